"""Citation markers and links that show themselves, whatever the source list holds.

Numbers in brackets of every kind, footnotes, links and bare urls, and the tokens of chat exports.
Shapes that only a list can prove (superscripts, "(1)", glued numbers) are in ``proven``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimgraph.reading.citations.labels import Shape, expand, is_numbers, shape_and_labels
from claimgraph.reading.citations.urls import HINTS, find_urls, printed
from claimgraph.reading.hyperlinks import Hyperlink

Span = tuple[int, int]

_BRACKET = re.compile(r"[\[\]【】［］〔〕]")
_TOKEN = re.compile(
    r":?contentReference\[oaicite:(\d{1,4})\](?:\{index=\d{1,4}\})?"
    r"|\ue200cite((?:\ue202?turn\d{1,4}[a-z]{1,12}\d{1,4}){1,20})\ue201?"
    r"|(?<![\w])cite((?:turn\d{1,4}(?:search|news|view|fetch|academia|image|forecast|file)\d{1,4}){1,20})"
)
_TURN = re.compile(r"turn\d{1,4}[a-z]{1,12}\d{1,4}")
_DESTINATION = re.compile(
    r"""\([ ]?<?((?:https?://|ftp://|www\.)
    (?:[^\s<>"()]++|\((?:[^\s<>"()]++|\([^\s<>"()]*+\))*+\))++)
    >?(?:[ \t]{1,4}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?[ ]?\)""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_URL = 2100
_CODE_AFTER = re.compile(r"[ ]?(?:[-+*/<>]?=(?!>)|[<>])[ ]?[\w\"'\[(]|\[[a-z_]\w{0,30}\]")
_CODE_BEFORE = re.compile(r"(?:\w*_\w*|\w\(\)|[\]])$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker or link in the text: what it spans, the labels it prints, where it leads.

    ``words`` is the span of a link's words; ``shape`` how it shows itself; ``target`` the offset of
    the entry it leads to, where an extractor knows.
    """

    start: int
    end: int
    shape: Shape
    labels: tuple[str, ...] = ()
    url: str | None = None
    words: Span | None = None
    target: int | None = None


def find_marks(
    text: str, code: Sequence[Span], defined: frozenset[str], links: Sequence[Hyperlink] = ()
) -> list[Mark]:
    """Return the markers and links of a text in order; none lies inside another.

    Args:
        text: the whole text.
        code: spans of code, in order, where nothing is a marker.
        defined: labels that a line "[label]: url" defines, so that "[words][label]" is a link.
        links: links that the text does not spell out.

    >>> [mark.labels for mark in find_marks("A [1][2], b [3-5]. C[^x] in [2025].", (), frozenset())]
    [('1',), ('2',), ('3', '4', '5'), ('x',), ('2025',)]
    """
    found = list(_bracketed(text, defined))
    found += _tokens(text)
    found = _outside(found, code)
    found = _with_links(text, found, links)
    if any(hint in text for hint in HINTS):
        found = _with_urls(text, found, code)
    return found


def _bracketed(text: str, defined: frozenset[str]) -> list[Mark]:
    """Return what stands in brackets and is a marker or a link; an outer pair wins."""
    opened: list[int] = []
    found: list[Mark] = []
    closed_at = plain_from = -1
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if bracket[0] in "[【［〔":
            opened.append(at)
            continue
        if not opened:
            continue
        begin = opened.pop()
        mark = _bracket(text, begin, at) if at - begin <= 1000 else None
        if mark is not None and begin - 1 == closed_at and mark.labels[:1] and mark.url is None:
            mark = _reference_link(mark, plain_from, begin, defined)
        if mark is None:
            closed_at, plain_from = at, begin
            continue
        while found and found[-1].start >= mark.start:
            found.pop()
        found.append(mark)
    return found


def _reference_link(mark: Mark, begin: int, between: int, defined: frozenset[str]) -> Mark:
    """Return "[words][label]" as a link, when a line defines the label."""
    if mark.labels[0] not in defined or len(mark.labels) != 1:
        return mark
    return replace(mark, start=begin, shape="link", words=(begin + 1, between - 1))


def _bracket(text: str, begin: int, close: int) -> Mark | None:
    """Return what a pair of brackets is; None when it is neither marker nor link."""
    inner = text[begin + 1 : close]
    start = begin - 1 if text[begin - 1 : begin] == "\\" else begin
    if text[start - 1 : start] == "!":
        return None  # an image
    bare = inner.replace("\\", "").strip("[] ")
    shape, labels = shape_and_labels(bare)
    destination = _destination(text, close + 1)
    if destination is not None:
        url, end = destination
        if shape in ("number", "name"):
            return Mark(start, end, "linked", labels, url)
        return Mark(start, end, "link", (), url, (begin + 1, close))
    if shape is None or (shape == "number" and _in_code(text, begin, close)):
        return None
    end = close + 1
    if text[end : end + 1] == "_" and not text[end + 1 : end + 2].isalnum():
        end += 1  # reStructuredText
    if text[start - 1 : start] == "^" == text[end : end + 1]:
        start, end = start - 1, end + 1  # raised, as Pandoc has it
    return Mark(start, end, shape, labels)


def _in_code(text: str, begin: int, close: int) -> bool:
    """Say whether a number in brackets is an index, as in "row_ids[0]" or "a[1] = 2"."""
    if text[begin - 1 : begin].isspace() or begin == 0:
        return False
    before, after = text[max(0, begin - 40) : begin], text[close + 1 : close + 40]
    named = _CODE_BEFORE.search(before) is not None and before[-1] != "]"
    return named or _CODE_AFTER.match(after) is not None


def _destination(text: str, at: int) -> tuple[str, int] | None:
    """Return the url in parentheses that begins here, and where the parentheses end."""
    if text[at : at + 1] != "(":
        return None
    found = _DESTINATION.match(text, at, at + _LONGEST_URL)
    return (printed(found[1]), found.end()) if found else None


def _tokens(text: str) -> Iterator[Mark]:
    if "oaicite" not in text and "cite" + "turn" not in text and "\ue200" not in text:
        return
    for token in _TOKEN.finditer(text):
        turns = tuple(_TURN.findall(token[2] or token[3] or ""))
        yield Mark(token.start(), token.end(), "token", turns or (token[1],))


def _outside(found: list[Mark], code: Sequence[Span]) -> list[Mark]:
    """Return the marks in order without those in code or inside others."""
    kept: list[Mark] = []
    spans = iter(code)
    span = next(spans, None)
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        while span is not None and span[1] <= mark.start:
            span = next(spans, None)
        inside = span is not None and span[0] < mark.end
        if not inside and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _with_links(text: str, found: list[Mark], links: Sequence[Hyperlink]) -> list[Mark]:
    """Return the marks with what an extractor knows of the links they were."""
    if not links:
        return found
    marks = {(mark.start, mark.end): mark for mark in found}
    added = []
    for link in links:
        start, end = link.start, link.end
        inside = [m for m in (marks.get((start, end)), marks.get((start - 1, end + 1))) if m]
        if inside:
            key = (inside[0].start, inside[0].end)
            shape: Shape = "linked" if link.url else inside[0].shape
            marks[key] = replace(inside[0], url=link.url, target=link.target, shape=shape)
        elif link.url or link.target is not None:
            added.append(_hyperlink(text, link))
    return _outside([*marks.values(), *added], ())


def _hyperlink(text: str, link: Hyperlink) -> Mark:
    words = text[link.start : link.end].strip("[]() ")
    labels = expand(words) if is_numbers(words) else ()
    shape: Shape = "linked" if labels else "link"
    span = (link.start, link.end)
    return Mark(link.start, link.end, shape, labels, link.url, span, link.target)


def _with_urls(text: str, found: list[Mark], code: Iterable[Span]) -> list[Mark]:
    """Return the marks and the bare urls between them."""
    taken = sorted([*((m.start, m.end) for m in found), *code])
    urls, at = [], 0
    for start, end in find_urls(text):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            if text[start - 1 : start] == "<" and text[end : end + 1] == ">":
                start, end = start - 1, end + 1
            url = printed(text[start:end].strip("<>"))
            urls.append(Mark(start, end, "url", (), url))
    return sorted([*found, *urls], key=lambda m: m.start) if urls else found


def code_spans(text: str) -> list[Span]:
    """Return the spans of inline code, such as `rows[0]`."""
    if "`" not in text:
        return []
    return [found.span() for found in re.finditer(r"(`{1,2})(?!`)[^`\n]{1,200}\1(?!`)", text)]
