"""Text with highlights: overlapping spans made well nested, and the plain form of a notebook."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claimgraph.invisible import shown_invisible
from claimgraph.model import Claim, Document, Marker, Node, Passage, Reference, Status
from claimgraph.render import markup

GLYPHS: dict[str, str] = {"cited": "●", "matched": "◐", "voiced": "◔", "uncited": "○"}
"""How full the circle is says how well a claim is backed; no status is told by colour alone."""
WORDS: dict[str, str] = {
    "cited": "a marker or a person names its source",
    "matched": "no marker, yet a listed title states it",
    "voiced": "only somebody’s words, no source",
    "uncited": "nobody is named for it",
}
"""What each status means, in words."""
_LINES: dict[str, tuple[str, str]] = {
    "cited": ("2px solid #114d59", "#e6f1ef"),
    "matched": ("2px dashed #728fe5", "#e9edfc"),
    "voiced": ("4px double #cc3300", "#fdeae3"),
    "uncited": ("2px dotted #332305", "#f9f2da"),
}
"""Underline and ground of each status."""
PRINTED = "The source list as printed"
SHOWN = 12_000
"""Code points of text shown in a notebook; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of text to highlight: offsets, what it marks, and the place of that in its list."""

    start: int
    end: int
    kind: str
    index: int = 0


class TextStep(NamedTuple):
    """One step through marked text: a mark opens or closes, or words pass (mark is None).

    ``first`` says that the mark begins here and does not go on from an earlier piece; ``height`` is
    how many claims stand inside one another within this piece.
    """

    mark: Highlight | None
    opens: bool = False
    first: bool = False
    height: int = 0
    words: str = ""


_NESTING = ("aside", "claim", "part", "quote", "cue", "speaker", "actor", "figure", "marker")
_RANK = {kind: rank for rank, kind in enumerate(_NESTING)}
"""Which of two marks on the same words stands outside."""


def _order(mark: Highlight) -> tuple[int, int, int, int]:
    return (mark.start, -mark.end, _RANK.get(mark.kind, 9), mark.index)


def steps(text: str, start: int, end: int, marks: Iterable[Highlight]) -> list[TextStep]:
    """Return the steps through ``text[start:end]``, well nested; crossing marks are cut in pieces.

    >>> crossing = [Highlight(0, 3, "x"), Highlight(2, 4, "y")]
    >>> [s.words or s.mark.kind for s in steps("abcd", 0, 4, crossing)]
    ['x', 'ab', 'x', 'y', 'x', 'c', 'x', 'd', 'y']
    """
    inside = sorted((m for m in marks if m.start < end and m.end > start), key=_order)
    cuts = sorted({start, end, *(p for m in inside for p in (m.start, m.end) if start < p < end)})
    found: list[TextStep] = []
    open_marks: list[Highlight] = []
    waiting = iter(inside)
    upcoming = next(waiting, None)
    for here, there in pairwise(cuts):
        opening: list[Highlight] = []
        while upcoming is not None and upcoming.start <= here:
            opening.append(upcoming)
            upcoming = next(waiting, None)
        found += _turn(open_marks, opening, here)
        found.append(TextStep(None, words=text[here:there]))
    found += [TextStep(mark) for mark in reversed(open_marks)]
    return _with_heights(found)


def _turn(open_marks: list[Highlight], opening: list[Highlight], here: int) -> Iterator[TextStep]:
    """Close what ends here, then open what begins; the mark that ends last is kept outermost."""
    keep = next((i for i, m in enumerate(open_marks) if m.end <= here), len(open_marks))
    if opening:
        longest = max(m.end for m in opening)
        keep = min(keep, next((i for i, m in enumerate(open_marks) if m.end < longest), keep))
    closed = open_marks[keep:]
    del open_marks[keep:]
    for mark in reversed(closed):
        yield TextStep(mark)
    again = [m for m in closed if m.end > here]
    for mark in sorted([*again, *opening], key=lambda m: (-m.end, *_order(m))):
        open_marks.append(mark)
        yield TextStep(mark, opens=True, first=mark.start == here)


def _with_heights(found: list[TextStep]) -> list[TextStep]:
    tallest = [0]
    for place in range(len(found) - 1, -1, -1):  # backwards, so a piece's inside is known
        mark = found[place].mark
        if mark is None:
            continue
        if not found[place].opens:
            tallest.append(0)
            continue
        height = tallest.pop()
        found[place] = found[place]._replace(height=height)
        tallest[-1] = max(tallest[-1], height + (mark.kind == "claim"))
    return found


class TextBlock(NamedTuple):
    """A line or paragraph of a text: its offsets and what it is (p, heading or reference)."""

    start: int
    end: int
    role: str


def blocks(document: Document, spans: Sequence[Passage]) -> list[TextBlock]:
    """Return the blocks of a text: its lines, except that no span is broken over two.

    A blank line is not a block unless a span begins in it.
    """
    whole = sorted((s.start, s.end) for s in spans)
    starts = [start for start, _ in whole]
    reach = _reach(whole)
    headings = {s.start for s in spans if "heading" in s.roles}
    entries = {s.start for s in spans if isinstance(s, Reference)}
    found, begin = [], 0
    for line_end in _line_ends(document.text):
        at = bisect_right(starts, line_end) - 1  # the last span that begins in or before this line
        if at >= 0 and reach[at] > line_end + 1:
            continue
        end = min(line_end + 1, len(document.text))
        words = document.text[begin:end]
        first = begin + len(words) - len(words.lstrip())
        if words.strip() or (at >= 0 and starts[at] >= begin):
            found.append(TextBlock(begin, end, _role(first, end, headings, entries)))
        begin = end
    return found


def _reach(whole: list[tuple[int, int]]) -> list[int]:
    reach, furthest = [], 0
    for _, end in whole:
        furthest = max(furthest, end)
        reach.append(furthest)
    return reach


def _line_ends(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield at
        at = text.find("\n", at + 1)
    yield len(text)


def _role(start: int, end: int, headings: set[int], entries: set[int]) -> str:
    bullet = range(start, min(end, start + 8))  # words begin after a bullet, a number or a "#"
    if any(place in headings for place in bullet):
        return "heading"
    return "reference" if any(place in entries for place in bullet) else "p"


def by_block(found: Sequence[TextBlock], marks: Iterable[Highlight]) -> list[list[Highlight]]:
    """Return the marks that touch each block."""
    starts = [block.start for block in found]
    grouped: list[list[Highlight]] = [[] for _ in found]
    for mark in marks:
        at = max(0, bisect_right(starts, mark.start) - 1)
        while at < len(found) and found[at].start < mark.end:
            grouped[at].append(mark)
            at += 1
    return grouped


def claim_marks(claims: Sequence[Claim], held: Mapping[str, Node]) -> list[Highlight]:
    """Return where each claim's words stand; ``index`` is its place among the claims."""
    spans = [held[claim.passage] for claim in claims]
    return [
        Highlight(span.start, span.end, "claim", place)
        for place, span in enumerate(spans)
        if isinstance(span, Passage)
    ]


def plain_html(
    document: Document,
    held: Mapping[str, Node],
    claims: Sequence[Claim],
    status: Callable[[Claim], Status],
) -> str:
    """Return a text with its claims marked, in semantic tags and inline styles only.

    Untrusted notebooks drop style sheets, scripts, pictures and frames; this stays readable there.
    """
    states = [status(claim) for claim in claims]
    spans = [n for n in held.values() if isinstance(n, Passage) and n.document == document.id]
    marks = claim_marks(claims, held)
    marks += [Highlight(s.start, s.end, "marker") for s in spans if isinstance(s, Marker)]
    found = blocks(document, [s for s in spans if not isinstance(s, Marker)])
    parts: list[str] = [_plain_legend(states)]
    listed: list[str] = []
    for block, inside in zip(found, by_block(found, marks), strict=True):
        if block.start > SHOWN:
            parts.append(f"<p>… and {len(document.text) - block.start:,} more characters</p>")
            break
        walked = steps(document.text, block.start, block.end, inside)
        words = "".join(_plain_step(step, states) for step in walked)
        (listed if block.role == "reference" else parts).append(f"<p dir='auto'>{words}</p>")
    if listed:
        parts.append(f"<details><summary>{PRINTED}</summary>{''.join(listed)}</details>")
    return "".join(parts)


def _plain_legend(states: Sequence[Status]) -> str:
    counts = Counter[str](states)
    shown = (
        f"<mark style='{_style(status)}'>{GLYPHS[status]} {counts[status]} {status}</mark>"
        for status in GLYPHS
    )
    return f"<p>{' '.join(shown)}</p>"


def _style(status: str, height: int = 0) -> str:
    line, ground = _LINES[status]
    room = f"padding-bottom:{height * 4}px" if height else ""
    return f"background:{ground};color:#1c1b19;border-bottom:{line};{room}"


def _plain_step(step: TextStep, states: Sequence[Status]) -> str:
    if step.mark is None:
        return markup.text(shown_invisible(step.words))
    if step.mark.kind == "marker":
        return "<b>" if step.opens else "</b>"
    if not step.opens:
        return "</mark>"
    state = states[step.mark.index]
    glyph = f"{GLYPHS[state]}\N{NO-BREAK SPACE}" if step.first else ""
    return f"<mark title='{state}' style='{_style(state, step.height)}'>{glyph}"
