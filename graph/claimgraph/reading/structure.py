"""From text to structure: the blocks, source lists, markers and sentences of a text, as offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimgraph.model import Aside
from claimgraph.reading.citations.attached import find_attached
from claimgraph.reading.citations.clusters import cites, links_close, links_stand_apart
from claimgraph.reading.citations.hypotheses import ReadingChoice
from claimgraph.reading.citations.page import EDGES, LEAD_IN, Page, SourceList
from claimgraph.reading.citations.readings import CITING, by_block, names_of, read_citations
from claimgraph.reading.citations.resolve import Binder, names_of_several
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.places import Hyperlink, Span
from claimgraph.reading.sentences.non_claims import reasons
from claimgraph.reading.sentences.segmentation import SentenceSpan, masked, sentences

_NO_FIGURES = frozenset({"heading", "chatter", "contents", "boilerplate", "listing"})
"""Reasons of sentences whose figures are not the text's."""


class Structure(NamedTuple):
    """What a text is made of; offsets only, no nodes yet.

    ``reasons`` says why a sentence makes no claim, for those that make none; ``choice`` how the
    reading of its citations was chosen.
    """

    blocks: Sequence[Block]
    lists: Sequence[SourceList]
    sentences: Sequence[SentenceSpan]
    reasons: Sequence[Aside | None]
    binder: Binder
    choice: ReadingChoice

    def pointers(self) -> list[Span]:
        """Return where markers and entries of lists stand, whose numbers are no figures."""
        markers = {(m.start, m.end) for s in self.sentences for c in s.cites for m in c.marks}
        return sorted(markers | {(e.start, e.end) for one in self.lists for e in one.entries})

    def with_figures(self) -> Iterator[Span]:
        """Yield the sentences whose numbers the text itself states."""
        for sentence, reason in zip(self.sentences, self.reasons, strict=True):
            if reason not in _NO_FIGURES:
                yield sentence.start, sentence.end


def structure(
    text: str,
    language: str | None,
    links: Sequence[Hyperlink] = (),
    citations: str | None = None,
) -> Structure:
    """Return the structure of a text.

    Args:
        text: the whole text.
        language: BCP 47 tag; English rules are used when it is not known.
        links: links that the text does not spell out.
        citations: the kind of reading to take (``hypotheses.KINDS``); the best when not given.
    """
    reading, choice = read_citations(text, links, citations)
    page, marks = reading.page, reading.marks
    page.marks = by_block(page.blocks, marks)
    lists = sorted([*reading.lists, *find_attached(page)], key=lambda one: one.start)
    _join_pointers(page)
    several = names_of_several(text, marks)
    binder = Binder(lists, _zero_based(page, lists), names_of(text, lists), several)
    marked = [m for held in page.marks for m in held]
    apart, closing = links_stand_apart(text, marked), links_close(text, marked)
    said = list(_sentences(page, language or "en", apart=apart, closing=closing))
    return Structure(page.blocks, lists, said, list(reasons(page, said)), binder, choice)


def _zero_based(page: Page, lists: Sequence[SourceList]) -> bool:
    unnumbered = any(one.numbering == "order" for one in lists)
    return unnumbered and any("0" in m.labels for held in page.marks for m in held)


def _join_pointers(page: Page) -> None:
    """Give a line of nothing but markers to the block before it."""
    page.blocks, page.marks = list(page.blocks), list(page.marks)
    before = None
    for index, block in enumerate(page.blocks):
        if index in page.used or block.kind not in ("prose", "item", "row"):
            before = None if block.kind != "html" else before
            continue
        if before is not None and _only_markers(page, index):
            page.blocks[before] = page.blocks[before]._replace(end=block.end)
            page.marks[before] = [*page.marks[before], *page.marks[index]]
            page.used.add(index)
        else:
            before = index


def _only_markers(page: Page, index: int) -> bool:
    block, marks = page.blocks[index], page.marks[index]
    if not any(m.shape in CITING for m in marks):
        return False
    led = LEAD_IN.match(page.text, block.start, block.end)
    at = led.end() if led else block.start
    for mark in marks:
        if page.text[at : max(at, mark.start)].strip(EDGES):
            return False
        at = mark.end
    return not page.text[at : block.end].strip(EDGES)


def _sentences(page: Page, language: str, *, apart: bool, closing: bool) -> Iterator[SentenceSpan]:
    held = [
        [] if i in page.used else cites(page.text, marks, apart=apart, closing=closing)
        for i, marks in enumerate(page.marks)
    ]
    mask = masked(page.text, (cite for one in held for cite in one))
    for index, block in enumerate(page.blocks):
        if index not in page.used and block.kind != "rule":
            yield from sentences(page.text, mask, block, index, held[index], language)
        elif index in page.used:
            yield from _unlisted(page, index)


def _unlisted(page: Page, index: int) -> Iterator[SentenceSpan]:
    """Yield a block of a list region that is no entry, such as its heading or a note in it."""
    block = page.blocks[index]
    if index in page.loose and block.kind != "rule":
        yield SentenceSpan(block.start, block.end, index)
