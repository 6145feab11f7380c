"""Markdown in the text of a page: emphasis, code, links, lists and tables, their signs hidden.

Nothing is taken out: signs stay in the page as hidden text, and what a link leads to is never a
link here. Patterns are linear: what may repeat excludes the sign that ends it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.render.highlights import Highlight, TextBlock

MARKDOWN = ("text/markdown", "text/plain")
"""Media types whose every sign is one of Markdown, as models and people write plain text, too."""
TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}
"""The element of each kind of mark; "sign" is hidden."""
_CODE = regex(r"`[^`\n]+`")
_URL = regex(r"(?:https?://|www\.)[^\s()<>]+")
_LINK = regex(
    r"!?\[([^\[\]\n]{1,500})\]\([^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,9}\)"
)
_STRONG = regex(r"\*\*[^\s*][^*\n]*\*\*|(?<![\w_])__[^\s_][^_\n]*__(?![\w_])")
_EMPHASIS = regex(r"(?<![*\w])\*[^\s*][^*\n]*\*(?![*\w])|(?<![\w_])_[^\s_][^_\n]*_(?![\w_])")
_OPENING = regex(r"[ \t]*(?:(#{1,6})[ \t]|([-*+•])[ \t]|(\d{1,3}[.)])[ \t]|(>)[ \t]?|(\|))")
_CELL = regex(r"(?<!\\)\|")
_LINE = frozenset("|-: \t")
"""What the line under the head of a table is made of."""


class Opening(NamedTuple):
    """What a line begins with: how long the signs are that are hidden, and what it is."""

    hidden: int = 0
    level: int = 0
    kind: str = ""


def opening(text: str, block: TextBlock) -> Opening:
    """Return the sign at the head of a line.

    >>> opening("## Rain", TextBlock(0, 7, "heading")), opening("- Rain", TextBlock(0, 6, "p"))
    (Opening(hidden=3, level=2, kind=''), Opening(hidden=2, level=0, kind='item'))
    """
    found = _OPENING.match(text, block.start, block.end)
    if found is None or (found[1] and block.role != "heading"):
        return Opening()
    if found[3]:
        return Opening(kind="numbered")
    if found[5] and _is_line(text, block):
        return Opening(block.end - block.start, kind="line")
    kind = "item" if found[2] else "quoted" if found[4] else "row" if found[5] else ""
    return Opening(found.end() - block.start, len(found[1] or ""), kind)


def _is_line(text: str, block: TextBlock) -> bool:
    """Whether a row is the line under the head of a table."""
    words = text[block.start : block.end]
    return "--" in words and _LINE.issuperset(words.strip())


def marks(text: str, block: TextBlock, *, written: bool = True) -> Iterator[Highlight]:
    """Yield what Markdown marks in a line, and its signs.

    Args:
        text: the text of the document.
        block: the line.
        written: whether the author wrote it as Markdown. The text of a web page, a Word file or a
            PDF has the signs of headings, points, rows and code only, as its reader sets them.
    """
    start, end = block.start, block.end
    begins = opening(text, block)
    if begins.hidden:
        yield Highlight(start, start + begins.hidden, "sign")
    if begins.kind == "row":
        yield from _cells(text, start + begins.hidden, end)
    code = [match.span() for match in _CODE.finditer(text, start, end)]
    for a, b in code:
        yield from _between(a, b, 1, "code")
    if not written:
        return
    opaque = _Spans([*code, *(match.span() for match in _URL.finditer(text, start, end))])
    for match in _LINK.finditer(text, start, end):
        if match.start() not in opaque:
            yield from _link(match)
    for pattern, width, kind in ((_STRONG, 2, "strong"), (_EMPHASIS, 1, "emphasis")):
        for match in pattern.finditer(text, start, end):
            if match.start() not in opaque and match.end() - 1 not in opaque:
                yield from _between(*match.span(), width, kind)


def _cells(text: str, start: int, end: int) -> Iterator[Highlight]:
    """Yield what parts the cells of a row; the bar that ends it is hidden."""
    for bar in _CELL.finditer(text, start, end):
        last = not text[bar.end() : end].strip()
        yield Highlight(bar.start(), bar.end(), "sign" if last else "bar")


def _between(start: int, end: int, width: int, kind: str) -> Iterator[Highlight]:
    yield Highlight(start, end, kind)
    yield Highlight(start, start + width, "sign")
    yield Highlight(end - width, end, "sign")


def _link(match: re.Match[str]) -> Iterator[Highlight]:
    """Hide where a link leads; a number keeps its brackets, as it is a marker."""
    after = match.end(1)
    if match[1].strip("^").isdecimal():
        yield Highlight(after + 1, match.end(), "sign")
    else:
        yield Highlight(match.start(), match.start(1), "sign")
        yield Highlight(after, match.end(), "sign")


class _Spans:
    """Stretches of text, to ask whether a place is in one."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._spans[at][1]
