"""From text to structure: the blocks, source lists, markers and sentences of a text, as offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimgraph.model import Aside
from claimgraph.reading.citations.attached import find_attached
from claimgraph.reading.citations.clusters import cites
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.markers import Mark, code_spans, find_marks
from claimgraph.reading.citations.page import EDGES, LEAD_IN, Page, SourceList
from claimgraph.reading.citations.reference_lists import find_lists
from claimgraph.reading.citations.resolve import Binder, plausible
from claimgraph.reading.citations.unbracketed import (
    author_year_keys,
    author_year_marks,
    proven_marks,
    tagged_marks,
)
from claimgraph.reading.hyperlinks import Hyperlink
from claimgraph.reading.layout.blocks import Block, blocks
from claimgraph.reading.sentences.masking import masked
from claimgraph.reading.sentences.non_claims import reasons
from claimgraph.reading.sentences.segmentation import Sentence, sentences

_CITING = frozenset(("number", "name", "linked", "token", "proven"))


@dataclass(frozen=True, slots=True)
class Structure:
    """What a text is made of; offsets only, no nodes yet.

    ``reasons`` says why a sentence makes no claim, for those that make none.
    """

    blocks: Sequence[Block]
    lists: Sequence[SourceList]
    sentences: Sequence[Sentence]
    reasons: Sequence[Aside | None]
    binder: Binder


def structure(text: str, language: str | None, links: Sequence[Hyperlink] = ()) -> Structure:
    """Return the structure of a text."""
    found = blocks(text)
    page = _page(text, found, links)
    lists = find_lists(page)
    marks = _with_proven(text, page, lists)
    page.marks = _by_block(page.blocks, marks)
    lists = sorted([*lists, *find_attached(page)], key=lambda one: one.start)
    _join_pointers(page)
    binder = Binder(lists, _zero_based(page, lists), _names(text, lists))
    said = list(_sentences(page, language or "en"))
    return Structure(page.blocks, lists, said, list(reasons(page, said)), binder)


def _page(text: str, found: Sequence[Block], links: Sequence[Hyperlink]) -> Page:
    code = [(b.start, b.end) for b in found if b.kind in ("code", "html")]
    code = sorted([*code, *code_spans(text)])
    defined = frozenset(
        b.label for b in found if b.style == "num" and ":" in text[b.start : b.body]
    )
    marks = find_marks(text, code, defined, links)
    return Page(text, found, _by_block(found, marks))


def _by_block(found: Sequence[Block], marks: Iterable[Mark]) -> list[list[Mark]]:
    """Return the marks of each block."""
    held: list[list[Mark]] = [[] for _ in found]
    at = 0
    for mark in marks:
        while at < len(found) and found[at].end <= mark.start:
            at += 1
        if at < len(found) and found[at].start <= mark.start and mark.end <= found[at].end:
            held[at].append(mark)
    return held


def _with_proven(text: str, page: Page, lists: Sequence[SourceList]) -> list[Mark]:
    """Return the marks that are plausible, and those that only a list proves."""
    labels = _defined(lists)
    marks = plausible(text, [m for held in page.marks for m in held], labels)
    if not lists:
        return marks
    start, numbers = max(one.start for one in lists), frozenset(n for n in labels if n.isdecimal())
    marks = _merged(marks, tagged_marks(text, start, numbers))
    body = [m for m in marks if m.start < start and m.shape in _CITING]
    if any(labels.intersection(m.labels) for m in body):
        return marks
    more = proven_marks(text, start, numbers)
    return _merged(marks, more or [*author_year_marks(text, start, _names(text, lists))])


def _names(text: str, lists: Iterable[SourceList]) -> dict[str, list[Entry]]:
    """Return the entries of unnumbered lists by author and year."""
    unnumbered = (one for one in lists if one.numbering == "order")
    return author_year_keys((entry for one in unnumbered for entry in one.entries), text)


def _merged(marks: Sequence[Mark], more: Sequence[Mark]) -> list[Mark]:
    """Return all marks in order; where two overlap the wider one stays."""
    kept: list[Mark] = []
    for mark in sorted([*marks, *more], key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _defined(lists: Iterable[SourceList]) -> frozenset[str]:
    labels = set()
    for one in lists:
        for place, entry in enumerate(one.entries, start=1):
            label = entry.label or str(place)
            labels.add(str(int(label)) if label.isdecimal() else label)
    return frozenset(labels)


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
            page.blocks[before] = replace(page.blocks[before], end=block.end)
            page.marks[before] = [*page.marks[before], *page.marks[index]]
            page.used.add(index)
        else:
            before = index


def _only_markers(page: Page, index: int) -> bool:
    block, marks = page.blocks[index], page.marks[index]
    if not any(m.shape in _CITING for m in marks):
        return False
    led = LEAD_IN.match(page.text, block.start, block.end)
    at = led.end() if led else block.start
    for mark in marks:
        if page.text[at : max(at, mark.start)].strip(EDGES):
            return False
        at = mark.end
    return not page.text[at : block.end].strip(EDGES)


def _sentences(page: Page, language: str) -> Iterator[Sentence]:
    held = [[] if i in page.used else cites(page.text, marks) for i, marks in enumerate(page.marks)]
    mask = masked(page.text, (cite for one in held for cite in one))
    for index, block in enumerate(page.blocks):
        if index not in page.used and block.kind != "rule":
            yield from sentences(page.text, mask, block, index, held[index], language)
        elif index in page.used:
            yield from _unlisted(page, index)


def _unlisted(page: Page, index: int) -> Iterator[Sentence]:
    """Yield a block of a list region that is no entry, such as its heading or a note in it."""
    block = page.blocks[index]
    if index in page.loose and block.kind != "rule":
        yield Sentence(block.start, block.end, index)
