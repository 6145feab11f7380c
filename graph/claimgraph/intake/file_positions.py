"""Where words of a text that was taken from a file stand in the file itself.

A page is read as its reader sees it, so offsets count in a text nobody has open. The words are the
same, though, and nearly always in the same order: each word is looked for in the file, together
with the one behind it, next to where the one before was found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimgraph.patterns import regex

_WORD = regex(r"[^\W_\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]")
_TAG = regex(r"<[^<>]{0,3000}>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});", re.I)
_ESCAPE = regex(r"\\(?:[bfnrt\"\\/]|u[0-9a-fA-F]{4})")
_FAR = 400
"""How many words on a word may be found that is not where it is awaited."""


class FilePositions:
    """Tells the line and column in a file of what stands at an offset of the text taken from it.

    >>> page = "<p>It rained.</p>\\n<p>It poured.</p>"
    >>> FilePositions(page, "It rained.\\n\\nIt poured.").place(12)
    (2, 4)
    """

    def __init__(self, source: str, text: str) -> None:
        self._lines = [0, *(found.end() for found in re.finditer("\n", source))]
        self._known: list[int] = []  # offsets in the text: where words begin, and where they end
        self._there: list[int] = []  # the same places in the file
        words = _words(_blanked(source))
        where: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, (word, _) in enumerate(words):
            where[word, _at(words, at + 1)].append(at)
            where["\n" + _at(words, at - 1), word].append(at)
        ours = _words(text)
        for i, at in _brought_near(list(_matched(ours, words, where)), ours, where):
            word, start = ours[i]
            self._known += [start, start + len(word)]
            self._there += [words[at][1], words[at][1] + len(word)]
        self._text, self._source = text, source

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column, from 1, of an offset: of the word there, or the nearest."""
        there = 0
        if self._known:
            at = min(bisect_left(self._known, offset), len(self._known) - 1)
            before = self._known[at - 1] if at else 0
            if at and offset - before < self._known[at] - offset:
                at -= "\n" not in self._text[before:offset]
            there = self._there[at]
            apart = self._known[at] - offset
            words = self._text[offset : self._known[at]]
            if apart > 0 and there >= apart and self._source.startswith(words, there - apart):
                there -= apart
        line = bisect_right(self._lines, there)
        return line, there - self._lines[line - 1] + 1


_Words = list[tuple[str, int]]
_Where = Mapping[tuple[str, str], list[int]]


def _matched(ours: _Words, words: _Words, where: _Where) -> Iterator[tuple[int, int]]:
    """Yield the words of the text, by place among its words, with their place among the file's."""
    cursor = 0
    for i, (word, _) in enumerate(ours):
        after = _at(ours, i + 1)
        awaited = _at(words, cursor) == word
        if awaited and _at(words, cursor + 1) == after:
            at = cursor
        else:
            found = _nearest(_places(ours, i, where), cursor)
            at = found if found is not None else cursor if awaited else -1
        if at >= 0:
            yield i, at
            cursor = at + 1


def _brought_near(
    pairs: list[tuple[int, int]], ours: _Words, where: _Where
) -> list[tuple[int, int]]:
    """Return the matches, each as near before the next one as its words stand in the file."""
    for n in range(len(pairs) - 2, -1, -1):
        (i, at), (_, following) = pairs[n], pairs[n + 1]
        if at + 1 < following:
            places = _places(ours, i, where)
            last = bisect_left(places, following) - 1
            if last >= 0 and places[last] > at:
                pairs[n] = i, places[last]
    return pairs


def _places(ours: _Words, i: int, where: _Where) -> Sequence[int]:
    """Return where a word stands in the file with the word behind it, or else with that before."""
    word = ours[i][0]
    behind = where.get((word, _at(ours, i + 1)), ())
    return behind or where.get(("\n" + _at(ours, i - 1), word), ())


def _words(text: str) -> _Words:
    return [(found.group(), found.start()) for found in _WORD.finditer(text)]


def _at(words: _Words, at: int) -> str:
    return words[at][0] if 0 <= at < len(words) else ""


def _nearest(places: Sequence[int], cursor: int) -> int | None:
    """Return the first of some places from the cursor on, or the one that is nearest."""
    if not places:
        return None
    after = bisect_left(places, cursor)
    if after < len(places) and (after == 0 or places[after] - cursor <= _FAR):
        return places[after]
    before = places[after - 1]
    if after == len(places) or cursor - before < places[after] - cursor:
        return before
    return places[after]


def _blanked(source: str) -> str:
    """Return a file's text with tags, entities and escapes blank, at the same offsets."""

    def blank(found: re.Match[str]) -> str:
        return " " * len(found.group())

    return _ESCAPE.sub(blank, _TAG.sub(blank, source))
