"""Where words of a text that was taken from a file stand in the file itself.

A page is read as its reader sees it, so offsets count in a text nobody has open. The words are the
same, though, and nearly always in the same order: each word is looked for in the file, together
with the one behind it, next to where the one before was found. Signs that touch a word are looked
for beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimgraph.intake.shown_markup import ShownMarkup
from claimgraph.patterns import regex

_WORD = regex(r"[^\W_\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]")
_BLANK = regex(r"\s")
_FAR = 400
"""How many words on a word may be found that is not where it is awaited."""

Place = tuple[int, int]
"""A line and a column, both counted from 1, in code points."""


class FilePositions:
    """Tells the line and column in a file of what stands at an offset of the text taken from it.

    >>> page = "<p>It rained.</p>\\n<p>It <b>poured</b> &hellip;</p>"
    >>> where = FilePositions(page, "It rained.\\n\\nIt poured …", "text/html")
    >>> where.place(12), where.span(12, 23)
    ((2, 4), ((2, 4), (2, 29)))
    """

    def __init__(self, source: str, text: str, kind: str) -> None:
        self._lines = [0, *(found.end() for found in re.finditer("\n", source))]
        self._text = text
        self._shown = shown = ShownMarkup(source, kind)
        self._words: list[tuple[int, int]] = []  # offset and length of each word that was found
        self._there: list[int] = []  # where it was found among what is seen of the file
        words = _words(shown.text)
        where: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, (word, _) in enumerate(words):
            where[word, _at(words, at + 1)].append(at)
            where["\n" + _at(words, at - 1), word].append(at)
        ours = _words(text)
        behind = _behind(shown.notes, [start for _, start in words])
        for i, at in _brought_near(list(_matched(ours, words, where, behind)), ours, where):
            word, start = ours[i]
            self._words.append((start, len(word)))
            self._there.append(words[at][1])
        self._starts = [start for start, _ in self._words]
        self._found: dict[int, dict[int, int]] = {}

    def place(self, offset: int) -> Place:
        """Return where what begins at an offset begins, or the next on its line that is found."""
        after, before = self._after(offset), self._before(offset)
        if after is not None and (before is None or "\n" not in self._text[offset : after[0]]):
            return self._place(self._shown.begins(after[1]))
        return self._place(self._shown.ends(before[1]) if before else 0)

    def span(self, start: int, end: int) -> tuple[Place, Place]:
        """Return where what stands between two offsets begins and ends, the end excluded."""
        begins, last = self.place(start), self._before(end)
        ends = self._place(self._shown.ends(last[1])) if last and last[0] >= start else begins
        return begins, max(begins, ends)

    def _place(self, there: int) -> Place:
        line = bisect_right(self._lines, there)
        return line, there - self._lines[line - 1] + 1

    def _after(self, offset: int) -> tuple[int, int] | None:
        """Return the first sign from an offset on that is found, and where it is seen."""
        word = bisect_right(self._starts, offset) - 1
        if word >= 0 and offset < sum(self._words[word]):
            return offset, self._there[word] + offset - self._starts[word]
        signs = self._signs(word)
        if (sign := min((s for s in signs if s >= offset), default=None)) is not None:
            return sign, signs[sign]
        if word + 1 < len(self._words):
            return self._starts[word + 1], self._there[word + 1]
        return None

    def _before(self, offset: int) -> tuple[int, int] | None:
        """Return the last sign before an offset that is found, and where it is seen."""
        word = bisect_left(self._starts, offset) - 1
        if word >= 0 and offset <= sum(self._words[word]):
            return offset - 1, self._there[word] + offset - 1 - self._starts[word]
        signs = self._signs(word)
        if (sign := max((s for s in signs if s < offset), default=None)) is not None:
            return sign, signs[sign]
        if word >= 0:
            length = self._words[word][1]
            return self._starts[word] + length - 1, self._there[word] + length - 1
        return None

    def _signs(self, word: int) -> dict[int, int]:
        """Return the signs behind a word and before the next one that are found beside them."""
        if word not in self._found:
            last, following = word >= 0, word + 1 < len(self._words)
            start = sum(self._words[word]) if last else 0
            end = self._starts[word + 1] if following else len(self._text)
            blanks = [found.start() for found in _BLANK.finditer(self._text, start, end)]
            signs: dict[int, int] = {}
            if last:
                line_end = self._text.find("\n", start, end)
                behind = range(start, line_end if line_end >= 0 else end)
                signs |= self._beside(behind, self._there[word] + self._words[word][1], 1)
            if following and (blanks or not last):
                before = range(end - 1, blanks[-1] if blanks else -1, -1)
                signs |= self._beside(before, self._there[word + 1] - 1, -1)
            self._found[word] = signs
        return self._found[word]

    def _beside(self, offsets: range, there: int, step: int) -> Iterator[tuple[int, int]]:
        """Yield those signs that follow one another in the file, but for notes and blanks."""
        places = self._reachable(there, step)
        for offset in offsets:
            for at in places if not self._text[offset].isspace() else ():
                if self._shown.text[at] == self._text[offset]:
                    yield offset, at
                    places = self._reachable(at + step, step)
                    break

    def _reachable(self, there: int, step: int) -> list[int]:
        """Return the places at which the next sign may stand."""
        places = (there, self._shown.past(there, step))
        return [at for at in places if 0 <= at < len(self._shown.text)]


_Words = list[tuple[str, int]]
_Where = Mapping[tuple[str, str], list[int]]


def _behind(notes: Sequence[tuple[int, int]], starts: Sequence[int]) -> dict[int, int]:
    """Return which word stands behind the notes that begin with a word."""
    found: dict[int, int] = {}
    for note in reversed(notes):
        first, last = (bisect_left(starts, place) for place in note)
        found[first] = found.get(last, last)
    return found


def _matched(
    ours: _Words, words: _Words, where: _Where, behind: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the words of the text, by place among its words, with their place among the file's."""
    cursor = 0
    for i, (word, _) in enumerate(ours):
        after = _at(ours, i + 1)
        for at in (behind.get(cursor, cursor), cursor):
            if (awaited := _at(words, at) == word) and _at(words, at + 1) == after:
                break
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
