"""The signs of a file that its reader sees: without tags, entities and escapes as what they mean.

Each sign knows its place in the file, so that what is found among them is found in the file.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from claimgraph.intake.kinds import HTML, JSON, WIKITEXT
from claimgraph.patterns import regex

_ENTITY = r"&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});?"
_TAG = r"</?[a-z](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>|<[a-z/!?][^<>]{0,3000}>"
_MARKUP = {
    HTML: regex(rf"<!--|{_TAG}|{_ENTITY}", re.I),
    WIKITEXT: regex(rf"<!--|{_TAG}|{_ENTITY}|\{{\{{|\}}\}}|'{{2,5}}|\[\[|\]\]", re.I),
    JSON: regex(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\(?:u[0-9a-fA-F]{4}|[\"\\/bfnrt])"),
}
_NAME = regex(r"</?([a-z][a-z0-9]*)", re.I)
_UNSEEN = frozenset({"script", "style"})
_WITHIN_WORDS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "nowiki", "q", "s", "samp", "small", "span", "strike", "strong", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
"""Elements that may begin and end within a word."""


_FAR = 1000
"""How many blanks and notes are looked past."""


class ShownMarkup:
    """What is seen of a file, as one text, and where each of its signs stands in the file.

    >>> seen = ShownMarkup("<p>Un<b>like</b>ly &amp; dry", HTML)
    >>> seen.text, seen.begins(seen.text.index("ly")), seen.ends(seen.text.index("&"))
    (' Unlikely & dry', 16, 24)
    """

    def __init__(self, source: str, kind: str) -> None:
        self._parts: list[str] = []
        self._at: list[int] = []  # where a part begins among what is seen
        self._from: list[int] = []  # where it begins in the file
        self._until: list[int] = []  # where it ends there, if it is one sign; else 0
        self.aside: list[tuple[int, int]] = []
        """Stretches of what is seen that are notes or templates, each outermost one."""
        self.notes: list[tuple[int, int]] = []
        """Those that are notes, which the text shows elsewhere."""
        self._length = 0
        self._open: list[int] = []  # where the outermost note or template began, and those in it
        self._write(source, kind)
        self.text = "".join(self._parts)
        self._aside_starts = [start for start, _ in self.aside]

    def begins(self, place: int) -> int:
        """Return where a sign that is seen begins in the file."""
        part = bisect_right(self._at, place) - 1
        return self._from[part] + (0 if self._until[part] else place - self._at[part])

    def ends(self, place: int) -> int:
        """Return where a sign that is seen ends in the file."""
        part = bisect_right(self._at, place) - 1
        return self._until[part] or self._from[part] + place - self._at[part] + 1

    def past(self, place: int, step: int) -> int:
        """Return the nearest place from here on, or back, that is no blank and in no note."""
        for _ in range(_FAR):
            if not 0 <= place < len(self.text):
                break
            nth = bisect_right(self._aside_starts, place) - 1
            if nth >= 0 and place < self.aside[nth][1]:
                place = self.aside[nth][1] if step > 0 else self.aside[nth][0] - 1
            elif self.text[place].isspace():
                place += step
            else:
                return place
        return -1

    def _write(self, source: str, kind: str) -> None:
        last = 0
        for start, end, words in _marks(source, kind):
            self._add(source[last:start], last)
            self._note(source[start:end])
            if words:
                self._add(words, start, end)
            last = end
        self._add(source[last:], last)

    def _add(self, words: str, start: int, end: int = 0) -> None:
        if words:
            self._parts.append(words)
            self._at.append(self._length)
            self._from.append(start)
            self._until.append(end)
            self._length += len(words)

    def _note(self, mark: str) -> None:
        """See whether a note or a template begins or ends here."""
        if mark == "{{" or (_name(mark) == "ref" and mark[1] != "/" and mark[-2] != "/"):
            self._open.append(self._length)
        elif self._open and (mark == "}}" or (_name(mark) == "ref" and mark[1] == "/")):
            start = self._open.pop()
            if not self._open:
                self.aside.append((start, self._length + (2 if mark == "}}" else 0)))
                self.notes += self.aside[-1:] if mark != "}}" else []


def _marks(source: str, kind: str) -> Iterator[tuple[int, int, str]]:
    """Yield the markup of a file: where it begins and ends, and what is seen of it."""
    pattern, at = _MARKUP[kind], 0
    lower = source.lower() if kind != JSON else ""
    unclosed: set[str] = set()  # what is looked for once only when it is not there
    while found := pattern.search(source, at):
        mark, end = found[0], found.end()
        closing = "-->" if mark == "<!--" else f"</{n}" if (n := _name(mark)) in _UNSEEN else ""
        if closing and mark[:2] != "</" and closing not in unclosed:
            there = lower.find(closing, end) if len(lower) == len(source) else -1
            if there < 0:
                unclosed.add(closing)
            else:
                end = there + 3 if closing == "-->" else there
        yield found.start(), end, _seen(mark)
        at = end


def _seen(mark: str) -> str:
    match mark[0]:
        case "&":
            return unescape(mark)
        case "\\":
            return str(json.loads(f'"{mark}"'))
        case "<":
            return "" if _name(mark) in _WITHIN_WORDS else " "
        case "{" | "}":
            return mark
        case _:
            return ""


def _name(mark: str) -> str:
    found = _NAME.match(mark)
    return found[1].lower() if found else ""
