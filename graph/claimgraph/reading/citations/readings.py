"""The readings of one text: its blocks, marks and lists made for each kind of hypothesis."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.citations.author_page import (
    author_page_keys,
    author_page_marks,
    beside_led,
    in_links,
    marks_again,
    with_unlisted,
)
from claimgraph.reading.citations.author_year import author_year_keys, author_year_marks
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.gathering import NUMBERED
from claimgraph.reading.citations.hypotheses import Kind, Reading, ReadingChoice, choose, weigh
from claimgraph.reading.citations.marked_text import MarkedText, SourceList
from claimgraph.reading.citations.marker_labels import Mark, plausible
from claimgraph.reading.citations.markers import find_marks
from claimgraph.reading.citations.protected import CitationToken, code_spans, tokens
from claimgraph.reading.citations.reference_lists import find_lists
from claimgraph.reading.citations.repeated_sources import with_repeated, with_works
from claimgraph.reading.citations.resolve import folded
from claimgraph.reading.citations.unbracketed import (
    marks_of_lost_list,
    marks_of_raised_list,
    proven_marks,
    tagged_marks,
)
from claimgraph.reading.citations.wider_marks import lettered_marks, referred_marks
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.layout.blocks import Block, blocks
from claimgraph.reading.layout.headings import front_matter
from claimgraph.reading.layout.learned_labels import LearnedLabels
from claimgraph.reading.places import Hyperlink

CITING = frozenset(("number", "name", "linked", "token", "proven", "note", "key"))
"""Shapes of markers that cite; a link in the words may only mention."""


_AGAIN = regex(r"[(\[](?:[Ii]bid|ibíd|ivi|[Ee]bd|idem|[Ii]d\.|там же|同上)")
"""How a marker begins that may name again what the one before it cites."""
Maker = Callable[[Sequence[Reading]], Reading]
_chosen: dict[str, ReadingChoice] = {}
"""The last text that was read without help, and the choice of its reading."""


def choice_of(text: str) -> ReadingChoice:
    """Return how the reading of a text is chosen; the report on a text that was just read asks."""
    return _chosen.get(text) or read_citations(text)[1]


def read_citations(
    text: str, links: Sequence[Hyperlink] = (), forced: str | None = None
) -> tuple[Reading, ReadingChoice]:
    """Return how the citations of a text are read, and how that reading was chosen.

    >>> reading, choice = read_citations("It fell [Ort07].\\n\\n[Ort07] I. Ortega. Kilns. 2007.")
    >>> choice.chosen, [mark.labels for mark in reading.marks][:1]
    ('learned', [('Ort07',)])
    """
    whole, front = tokens(text), front_matter(text)
    spans = sorted([*((t.start, t.end) for t in whole), *([(0, front.end)] if front else [])])
    found, learned = blocks(text, spans)
    first = _marked(text, found, links, learned, whole)
    makers: list[tuple[Kind, Maker]] = []
    if learned or any(block.style == "key" for block in found):
        makers.append(("learned", partial(_reading, "learned", first)))
        plain = partial(_plainly, text, spans, links, whole)
        makers.append(("printed", plain))
    else:
        makers.append(("printed", partial(_reading, "printed", first)))
    if any(block.style in NUMBERED for block in found):
        makers.append(("loose", partial(_reading, "loose", first)))
    makers.append(("links", partial(_links, first)))
    if forced is not None and forced not in {kind for kind, _ in makers}:
        makers.append((forced, partial(_reading, forced, first)))  # type: ignore[arg-type]
    reading, choice = choose(makers, forced)
    if forced is None and not links:
        _chosen.clear()
        _chosen[text] = choice
    return reading, choice


def _plainly(
    text: str,
    spans: Sequence[tuple[int, int]],
    links: Sequence[Hyperlink],
    whole: Sequence[CitationToken],
    made: Sequence[Reading] = (),
) -> Reading:
    """Read with the labels that every text may have, and none learned from its lists."""
    found, learned = blocks(text, spans, learning=False)
    return _reading("printed", _marked(text, found, links, learned, whole))


def _links(laid_out: MarkedText, made: Sequence[Reading]) -> Reading:
    """Return the reading without source lists: what others take for entries is left over."""
    reading = _reading("links", laid_out)
    entries = max((one.grounds.entries for one in made), default=0)
    grounds = reading.grounds._replace(leftovers=max(entries, reading.grounds.leftovers))
    return reading._replace(grounds=grounds)


def _reading(kind: Kind, laid_out: MarkedText, made: Sequence[Reading] = ()) -> Reading:
    """Return the reading of a kind; marked texts are not shared, as lists take up their blocks."""
    marked = MarkedText(laid_out.text, laid_out.blocks, laid_out.marks, lenient=kind == "loose")
    lists = (
        []
        if kind == "links"
        else with_works(with_repeated(_called_notes(marked), marked.text), marked.text)
    )
    marks = _with_proven(marked, lists)
    return Reading(kind, marked, lists, marks, weigh(marked, lists, marks))


def _called_notes(marked: MarkedText) -> list[SourceList]:
    """Return the source lists; where there is one, "[note 2]" in the text is its entry 2."""
    found = find_lists(marked)
    noted = {label for label in marked.labels if _NOTE.fullmatch(label)}
    if len(found) != 1 or not noted or any(n.isdecimal() for n in marked.cited(found[0].taken)):
        return found  # where numbers cite, too, another list of notes was lost
    names = {label.rpartition(" ")[2]: label for label in noted}
    entries = tuple(
        entry._replace(also=(*entry.also, names[entry.label])) if entry.label in names else entry
        for entry in found[0].entries
    )
    return [found[0]._replace(entries=entries)]


_NOTE = regex(rf"{any_of('note')} \d{{1,3}}", re.IGNORECASE)


def _marked(
    text: str,
    found: Sequence[Block],
    links: Sequence[Hyperlink],
    learned: LearnedLabels,
    whole: Sequence[CitationToken],
) -> MarkedText:
    """Return a text with its marks by block; none are looked for in code."""
    code = [(b.start, b.end) for b in found if b.kind in ("code", "html")]
    code = sorted([*code, *code_spans(text)])
    defined = frozenset(
        b.label for b in found if b.style in ("num", "key") and ":" in text[b.start : b.body]
    )
    marks = find_marks(text, code, defined, links, learned, whole)
    return MarkedText(text, found, by_block(found, marks))


def by_block(found: Sequence[Block], marks: Iterable[Mark]) -> list[list[Mark]]:
    """Return the marks of each block."""
    held: list[list[Mark]] = [[] for _ in found]
    at = 0
    for mark in marks:
        while at < len(found) and found[at].end <= mark.start:
            at += 1
        if at < len(found) and found[at].start <= mark.start and mark.end <= found[at].end:
            held[at].append(mark)
    return held


def _with_proven(marked: MarkedText, lists: Sequence[SourceList]) -> list[Mark]:
    """Return the marks that are plausible, and those that only a list proves."""
    text, labels = marked.text, _defined(lists)
    printed = {folded(entry.label) for one in lists for entry in one.entries} - {""}
    marks = plausible(text, [m for held in marked.marks for m in held], frozenset(printed))
    marks = _without_paragraph_numbers(marked, marks, printed)
    if not lists:
        lost = marks_of_lost_list(text)
        plain = sum(mark.shape in CITING for mark in marks)
        return _merged(marks, lost) if len(lost) > 4 * plain else marks
    numbers = frozenset(n for n in labels if n.isdecimal())
    start = max(one.start for one in lists)
    if len(text) - max(marked.blocks[i].end for one in lists for i in one.taken) > min(
        one.start for one in lists
    ):
        start = len(text)  # the lists stand first
    marks = _merged(marks, tagged_marks(text, start, numbers))
    marks = _merged(marks, [*referred_marks(text, start, numbers)])
    marks = _merged(marks, lettered_marks(text, start, labels))
    if raised := frozenset(n for n in labels if n.isdigit()) - numbers:
        marks = _merged(marks, marks_of_raised_list(text, start, raised))
    body = [m for m in marks if m.start < start and m.shape in CITING]
    cited = labels & {folded(label) for m in body for label in m.labels}
    marks = _merged(marks, proven_marks(text, start, numbers, cited & numbers))
    if names := names_of(text, lists, marks):
        dated = list(author_year_marks(text, start, names))
        found = beside_led(marks, with_unlisted(text, start, dated, names))
        marks = _merged(in_links(marks, found), found)
        if not any(m.shape in CITING - {"note"} and m.start < start for m in marks):
            marks = _merged(marks, [*author_page_marks(text, start, names)])
    if _AGAIN.search(text):
        again = marks_again(text, start, [m for m in marks if m.shape in CITING], names)
        marks = _merged([*again], marks)
    return marks


def _without_paragraph_numbers(
    marked: MarkedText, marks: list[Mark], printed: Set[str]
) -> list[Mark]:
    """Return the marks; numbers that only count paragraphs, as courts print them, cite nothing.

    They count up from one paragraph to the next, and some paragraph cites with a number that does
    not stand before a sentence, too; of numbers that no list prints two are enough.
    """
    led = [
        (block, held)
        for index, (block, held) in enumerate(zip(marked.blocks, marked.marks, strict=True))
        if block.style == "num" and block.kind == "prose" and index not in marked.used
        and held and held[0].start == block.start and held[0].labels == (block.label,)
    ]  # fmt: skip
    numbers = [int(block.label) for block, _ in led if block.label.isdecimal()]
    counted = len(numbers) == len(led) and all(b == a + 1 for a, b in pairwise(numbers))
    cites = any(
        mark.shape == "number"
        and not _SENTENCE_ENDS.search(marked.text, mark.start - 2, mark.start)
        for _, held in led
        for mark in held[1:]
    )
    fewest = 2 if printed.isdisjoint(map(str, numbers)) else _FEWEST_PARAGRAPHS
    if len(led) < fewest or not counted or not cites:
        return marks
    starts = {block.start for block, _ in led}
    return [replace(m, shape="editorial", labels=()) if m.start in starts else m for m in marks]


_FEWEST_PARAGRAPHS = 3
_SENTENCE_ENDS = regex(r"[.!?] ")


def names_of(
    text: str, lists: Iterable[SourceList], marks: Sequence[Mark]
) -> dict[str, list[Entry]]:
    """Return the entries of lists by author and year, and by author alone.

    They are those of lists without numbers, and of lists whose numbers no marker before them has.
    """
    entries: list[Entry] = []
    first = {folded(label): mark.start for mark in reversed(marks) for label in mark.labels}
    for one in lists:
        cited = any(first.get(folded(e.label), one.start) < one.start for e in one.entries)
        if one.numbering == "order" or (one.numbering == "printed" and not cited):
            entries += one.entries
    return author_page_keys(entries, text) | author_year_keys(entries, text) if entries else {}


def _merged(marks: Sequence[Mark], more: Sequence[Mark]) -> list[Mark]:
    """Return all marks in order; where two overlap the wider one stays."""
    if not more:
        return list(marks)
    kept: list[Mark] = []
    for mark in sorted([*marks, *more], key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _defined(lists: Iterable[SourceList]) -> frozenset[str]:
    labels: set[str] = set()
    for one in lists:
        for place, entry in enumerate(one.entries, start=1):
            labels.update(folded(name) for name in (entry.label or str(place), *entry.also))
    return frozenset(labels)
