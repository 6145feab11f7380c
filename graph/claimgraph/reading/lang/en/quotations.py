"""Where words are quoted: straight, curly, angled and nested marks, also across sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from claimgraph.patterns import regex
from claimgraph.reading.places import Stretches

_MARKS = regex(r"’’|''|[“”„«»\"‘’']|\n[ \t]*\n")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_DOUBLED = ("’’", "''")
"""Two single marks that stand for the double one, as agencies write it."""
_LED = regex(r"[:,][ ]?$")
"""What stands before words that somebody says, also where the mark that closes them is lacking."""
_LONGEST = 6_000
_DEEPEST = 6
"""Marks that may stand open at once; earlier ones are taken as never closed."""


@dataclass(slots=True, unsafe_hash=True)
class Quotation:
    """Quoted words: where the opening mark stands, and where the closing one ends.

    One that ``goes_on`` ends with its paragraph, and the next paragraph opens with its mark again.
    """

    start: int
    end: int
    depth: int = 0
    goes_on: bool = False


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in order, outer before inner; apostrophes are not marks.

    >>> text = 'He said: "It’s ‘all over’ now."'
    >>> [text[q.start:q.end] for q in quotations(text)]
    ['"It’s ‘all over’ now."', '‘all over’']
    """
    found: list[Quotation] = []
    open_marks: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark in _DOUBLED:
            doubled = any(opening in '“"' for opening, _ in open_marks)
            mark, at = ("”", at + 1) if doubled else (mark[0], at)
        if mark.startswith("\n"):
            if open_marks and text[match.end() : match.end() + 4].lstrip()[:1] == open_marks[0][0]:
                found.append(Quotation(open_marks[0][1], at, goes_on=True))
            elif len(open_marks) == 1 and _LED.search(text[: open_marks[0][1]][-3:]):
                found.append(Quotation(open_marks[0][1], at))
            open_marks.clear()  # a quotation left open ends with its paragraph
        elif mark in "’'\"" or (open_marks and mark in _closers(open_marks)):
            _ambiguous(text, mark, at, open_marks, found)
        elif mark in _CLOSING:
            _open(text, mark, at, open_marks, found)
        del open_marks[:-_DEEPEST]
    if len(open_marks) == 1 and _LED.search(text[: open_marks[0][1]][-3:]):
        found.append(Quotation(open_marks[0][1], len(text.rstrip())))
    kept = [q for q in found if q.end - q.start > 2 and q.end - q.start <= _LONGEST]
    return sorted(kept, key=lambda q: (q.start, -q.end))


def _closers(open_marks: list[tuple[str, int]]) -> str:
    return "".join(_CLOSING.get(mark, mark + "”" * (mark == '"')) for mark, _ in open_marks)


def _ambiguous(
    text: str, mark: str, at: int, open_marks: list[tuple[str, int]], found: list[Quotation]
) -> None:
    """Take a mark that may close a quotation, open one, or be an apostrophe."""
    if mark in "’'" and _apostrophe(text, at, open_marks):
        return
    for depth in range(len(open_marks) - 1, -1, -1):
        opening, start = open_marks[depth]
        closes = mark in _CLOSING.get(opening, opening) or (opening in '“„"' and mark in '"”')
        if closes and not _opens(text, at, mark):
            found.append(Quotation(start, at + 1, depth))
            del open_marks[depth:]
            return
    if mark in "\"'" and (_opens(text, at, mark) or (mark == '"' and not open_marks)):
        _open(text, mark, at, open_marks, found)


def _open(
    text: str, mark: str, at: int, open_marks: list[tuple[str, int]], found: list[Quotation]
) -> None:
    """Open a quotation; one that is open and opens again behind a stop goes on in it."""
    again = len(open_marks) == 1 and open_marks[0][0] == mark and mark in '"“'
    before = text[max(0, at - 4) : at].rstrip()
    if again and before[-1:] in (".", "!", "?"):
        end = max(0, at - 4) + len(before)
        found.append(Quotation(open_marks[0][1], end, goes_on=True))
        open_marks.clear()
    open_marks.append((mark, at))


def _apostrophe(text: str, at: int, open_marks: list[tuple[str, int]]) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isalnum() and after.isalnum():
        return True
    awaited = any(opening in "‘'" for opening, _ in open_marks)
    return before.isalnum() and not awaited


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether a straight mark stands as an opening one: a gap or bracket before, none after."""
    if mark not in "\"'":
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([{—–-“‘") and not after.isspace()


def outermost(text: str) -> Stretches:
    """Return where quotations stand that are in no other.

    >>> outermost('He said: "It is “late”."')[0]
    (9, 24)
    """
    return Stretches((q.start, q.end) for q in quotations(text) if q.depth == 0)


class Quotations:
    """The quotations of a text, found by place."""

    def __init__(self, text: str) -> None:
        self._text, self._found = text, quotations(text)
        self.going_on = frozenset(q.end for q in self._found if q.goes_on)
        self._starts = [q.start for q in self._found]
        self._reach = list(accumulate((q.end for q in self._found), max))

    def across(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that share words with a stretch of text."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [q for q in self._found[first:last] if q.end > start]

    def going_on_to(self, at: int) -> tuple[tuple[int, int], ...]:
        """Return where the paragraphs stand whose quotation goes on with the one that begins here.

        >>> quoted = Quotations("“It fell.\\n\\n“Nobody saw it,” Lund said.")
        >>> quoted.going_on_to(11), quoted.going_on_to(0)
        (((0, 9),), ())
        """
        parts: list[tuple[int, int]] = []
        for n in range(bisect_left(self._starts, at) - 1, -1, -1):
            q = self._found[n]
            if q.depth == 0 and (not q.goes_on or not self._text[q.end : at].isspace()):
                break
            if q.depth == 0:
                parts.append((q.start, q.end))
                at = q.start
        return tuple(reversed(parts))
