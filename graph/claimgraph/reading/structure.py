"""From text to structure: the blocks, source lists, markers and sentences of a text, as offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimgraph.model import Aside
from claimgraph.reading.citations.attached import find_attached
from claimgraph.reading.citations.clusters import Cite, cites
from claimgraph.reading.citations.hypotheses import ReadingChoice
from claimgraph.reading.citations.links import links_close, links_stand_apart
from claimgraph.reading.citations.list_evidence import by_parts
from claimgraph.reading.citations.marked_text import EDGES, MarkedText, SourceList, led_in
from claimgraph.reading.citations.readings import CITING, by_block, names_of, read_citations
from claimgraph.reading.citations.resolve import Binder, names_of_several
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.places import Hyperlink, Span
from claimgraph.reading.sentences.non_claims import reasons
from claimgraph.reading.sentences.segmentation import SentenceSpan, masked, sentences
from claimgraph.reading.sentences.table_rows import is_caption, names_sources

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
        """Return where markers and entries of lists stand, whose numbers are no figures.

        The words of a link may hold figures, as "rose [12%](https://a.example)" does.
        """
        cites = [cite for s in self.sentences for cite in s.cites]
        markers = {
            span for c in cites for m in c.marks
            for a, b in [(c.linked_words or (m.end, m.end))]
            for span in ((m.start, a), (b, m.end)) if span[0] < span[1]
        }  # fmt: skip
        return sorted(markers | {(e.start, e.end) for one in self.lists for e in one.entries})

    def with_figures(self) -> Iterator[Span]:
        """Yield the sentences whose numbers the text itself states."""
        for sentence, reason in zip(self.sentences, self.reasons, strict=True):
            if reason not in _NO_FIGURES:
                yield sentence.start, sentence.end


def markers_of_leads(text: str, found: Structure) -> dict[int, tuple[Cite, ...]]:
    """Return for each block the markers that stand beside it and back all of it.

    "The kelp has two effects: [3]" cites for the points below it, "Source: Kelp Board [3]" for what
    stands above it, and so does the caption of a table; unless these cite for themselves.
    """
    led: dict[int, tuple[Cite, ...]] = {}
    for sentence in found.sentences:
        block = found.blocks[sentence.block]
        if sentence.cites and (backed := _backed_beside(text, found.blocks, sentence)):
            led |= dict.fromkeys(backed, sentence.cites)
        if not sentence.cites or sentence.end < block.end or block.kind not in ("prose", "item"):
            continue
        behind = _at_colon(text, sentence)
        for n in range(sentence.block + 1, len(found.blocks)) if behind else ():
            point = found.blocks[n]
            if point.kind != "item" or (block.kind == "item" and point.indent <= block.indent):
                break
            led[n] = behind
    own = {sentence.block for sentence in found.sentences if sentence.cites}
    return {n: cites for n, cites in led.items() if n not in own}


def _backed_beside(text: str, blocks: Sequence[Block], sentence: SentenceSpan) -> list[int]:
    """Return the blocks that a line of sources or a caption is of: all rows of a table."""
    block = blocks[sentence.block]
    if sentence.start > block.start or block.kind not in ("prose", "item", "heading"):
        return []
    step = -1 if names_sources(text, sentence) else 1
    if step > 0 and not is_caption(text, block):
        return []
    rows: list[int] = []
    at = sentence.block + step
    while 0 <= at < len(blocks) and blocks[at].kind in ("row", "rule"):
        rows += [at] if blocks[at].kind == "row" else []
        at += step
    if rows or step > 0 or at < 0:
        return rows
    return [at] if blocks[at].kind in ("prose", "item") and not block.gap else []


def _at_colon(text: str, sentence: SentenceSpan) -> tuple[Cite, ...]:
    """Return the markers that stand at a colon at the end of a sentence, on either side of it."""
    held: list[Cite] = []
    end = sentence.end
    for cite in reversed(sentence.cites):
        if text[cite.end : end].strip(_AROUND_COLON) or cite.inline or cite.against:
            break
        held.insert(0, cite)
        end = cite.start
    around = text[end - 2 : end] + text[held[-1].end : sentence.end] if held else ""
    return tuple(held) if ":" in around or "：" in around else ()


_AROUND_COLON = EDGES + ":："


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
    marked, marks = reading.marked, reading.marks
    marked.marks = by_block(marked.blocks, marks)
    noted = [part for one in reading.lists for part in by_parts(marked, one, marks)]
    lists = sorted([*noted, *find_attached(marked)], key=lambda one: one.start)
    _join_pointers(marked)
    several = names_of_several(text, marks)
    binder = Binder(lists, _zero_based(marked, lists), names_of(text, lists, marks), several)
    every_mark = [m for held in marked.marks for m in held]
    apart, closing = links_stand_apart(text, every_mark), links_close(text, every_mark)
    said = list(_sentences(marked, language or "en", apart=apart, closing=closing))
    return Structure(marked.blocks, lists, said, list(reasons(marked, said)), binder, choice)


def _zero_based(marked: MarkedText, lists: Sequence[SourceList]) -> bool:
    unnumbered = any(one.numbering == "order" for one in lists)
    return unnumbered and any("0" in m.labels for held in marked.marks for m in held)


def _join_pointers(marked: MarkedText) -> None:
    """Give a line of nothing but markers to the block before it."""
    marked.blocks, marked.marks = list(marked.blocks), list(marked.marks)
    before = None
    for index, block in enumerate(marked.blocks):
        if index in marked.used or block.kind not in ("prose", "item", "row"):
            before = None if block.kind != "html" else before
            continue
        table = before is not None and marked.blocks[before].kind == "row"
        if before is not None and not table and _only_markers(marked, index):
            marked.blocks[before] = replace(marked.blocks[before], end=block.end)
            marked.marks[before] = [*marked.marks[before], *marked.marks[index]]
            marked.used.add(index)
        else:
            before = index


def _only_markers(marked: MarkedText, index: int) -> bool:
    """Whether a block holds markers and nothing else, perhaps behind "Sources:"."""
    block, marks = marked.blocks[index], marked.marks[index]
    if not any(m.shape in CITING for m in marks):
        return False
    led = led_in(marked.text, block.start, block.end)
    at = led.end() if led else block.start
    for mark in marks:
        if marked.text[at : max(at, mark.start)].strip(EDGES):
            return False
        at = mark.end
    return not marked.text[at : block.end].strip(EDGES)


def _sentences(
    marked: MarkedText, language: str, *, apart: bool, closing: bool
) -> Iterator[SentenceSpan]:
    """Yield the sentences of all blocks; of an entry of a list only what no list holds."""
    held = [
        [] if i in marked.used else cites(marked.text, marks, apart=apart, closing=closing)
        for i, marks in enumerate(marked.marks)
    ]
    mask = masked(marked.text, (cite for one in held for cite in one))
    for index, block in enumerate(marked.blocks):
        if index not in marked.used and block.kind != "rule":
            yield from sentences(marked.text, mask, block, index, held[index], language)
        elif index in marked.used:
            yield from _unlisted(marked, index)


def _unlisted(marked: MarkedText, index: int) -> Iterator[SentenceSpan]:
    """Yield a block of a list region that is no entry, such as its heading or a note in it."""
    block = marked.blocks[index]
    if index in marked.loose and block.kind != "rule":
        yield SentenceSpan(block.start, block.end, index)
