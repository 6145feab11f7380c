"""Citation markers and links that show themselves, whatever the source list holds.

Numbers in brackets of every kind, footnotes, links and bare urls, and the tokens of chat exports.
Shapes that only a list can prove (superscripts, "(1)", glued numbers) are in ``unbracketed``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.compound_notes import with_opposed_apart
from claimgraph.reading.citations.identifiers import pandoc_keys, works_by_number
from claimgraph.reading.citations.legal import legal_marks
from claimgraph.reading.citations.marker_labels import (
    YEAR,
    Mark,
    Shape,
    expand,
    in_ranges,
    is_numbers,
    outside,
    shape_and_labels,
    with_pages,
    with_surroundings,
)
from claimgraph.reading.citations.markup_links import html_links, links_of_other_markup, page_links
from claimgraph.reading.citations.protected import CitationToken
from claimgraph.reading.citations.wider_marks import (
    autonumbered,
    in_parentheses,
    named_sources,
    raised_marks,
    site_marks,
    titles_with_addresses,
    with_keys,
)
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.layout.learned_labels import NOTHING_LEARNED, LearnedLabels
from claimgraph.reading.layout.lines import BACK
from claimgraph.reading.places import Hyperlink, Span
from claimgraph.urls import HINTS, find_urls, is_url, printed

_BRACKET = regex(r"[\[\]【】［］〔〕]")
_DESTINATION = regex(
    r"""\([ ]?<?((?:https?://|ftp://|www\.)
    (?:[^\s<>"()]|\((?:[^\s<>"()]|\([^\s<>"()]*\))*\))+)
    >?(?:[ \t]{1,4}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?[ ]?\)""",
    re.IGNORECASE | re.VERBOSE,
)
_INWARD = regex(
    r"\((?!https?://|ftp://|www\.|\#)(?:[a-z][a-z0-9+.-]{1,20}://|mailto:|\.{0,2}/)?[^()\s<>]{1,400}"
    r"(?:/|\.[a-z]{2,4}|\w)(?:[ ]\"[^\"\n]{0,200}\")?\)",
    re.IGNORECASE,
)
"""A destination that is no address of the web: another file, an application."""
_TO_NOTE = regex(
    r"#(?:footnote-|cite_note|fn[:-]?|_?ftn|ftnt|_?edn|bib|ref-|cite\.|CR\d|[BR]\d)[\w.-]{0,60}$"
)
_FROM_NOTE = regex(BACK + r"[\w:.-]{0,60}$")
"""The link to a note or an entry of the same page, and the one back to the text."""
_YEAR = regex(YEAR)
_PARAGRAPH = regex(r"0\d{2,3}")
"""The number of a paragraph, as patents print them: "[0014]"."""
_FRAGMENT = regex(r"\((?:#[^()\s]{0,300}|@ref|CITE)\)")
_PREFIX = regex(r"(?:citation|cite|source|ref|来源)[:：][ ]?", re.IGNORECASE)
_BEFORE_PLAIN = frozenset(' .,;!?”"]')
_AFTER_PLAIN = frozenset((" ", ".", ",", ";", "\n", "", ")", "["))
_RST = regex(r"#?[\w.-]{1,40}")
_LONGEST_URL = 2100
_CODE_AFTER = regex(r"[ ]?(?:[-+*/<>]?=(?!>)|[<>])[ ]?[\w\"'\[(]|\[[a-z_]\w{0,30}\]")
_CODE_BEFORE = regex(r"(?:\w*_\w*|\w\(\)|[\]])$")
_PROVISION = regex(rf"\b{any_of('place')}[ \xa0]?\d{{1,4}}$", re.IGNORECASE)
_OF_PROVISION = regex(r"\[[a-z]\]|\([a-z\d]{1,4}\)|[ ]of[ ](?:the|this|that)\b")
_MEASURED = regex(r"\d[ \xa0][a-z]$")


def find_marks(
    text: str,
    code: Sequence[Span],
    defined: frozenset[str],
    links: Sequence[Hyperlink] = (),
    learned: LearnedLabels = NOTHING_LEARNED,
    whole: Sequence[CitationToken] = (),
) -> list[Mark]:
    """Return the markers and links of a text in order; none lies inside another.

    Args:
        text: the whole text.
        code: spans of code, in order, where nothing is a marker.
        defined: labels that a line "[label]: url" defines, so that "[words][label]" is a link.
        links: links that the text does not spell out.
        learned: labels of the text's own lists.
        whole: notes and tokens that are markers as a whole.

    >>> [mark.labels for mark in find_marks("A [1][2], b [3-5]. C[^x] in [2025].", (), frozenset())]
    [('1',), ('2',), ('3', '4', '5'), ('x',), ('2025',)]
    """
    found = autonumbered(list(_bracketed(text, defined, learned)))
    found += [*in_parentheses(text, learned), *raised_marks(text, learned)]
    for finder in _FINDERS:
        found += finder(text)
    found = in_ranges(text, [*outside([*found, *map(_whole, whole)], code)])
    found = with_surroundings(text, with_keys(text, with_pages(text, found), code))
    found = [part for m in found for part in (with_opposed_apart(text, m) if m.labels[1:] else [m])]
    found = _with_links(text, found, links)
    return _with_urls(text, found, code) if any(hint in text for hint in HINTS) else found


_FINDERS: tuple[Callable[[str], Iterable[Mark]], ...] = (
    named_sources, legal_marks, page_links, links_of_other_markup, html_links, site_marks,
    titles_with_addresses, works_by_number,
)  # fmt: skip


def _bracketed(text: str, defined: frozenset[str], learned: LearnedLabels) -> list[Mark]:
    """Return what stands in brackets and is a marker or a link; an outer pair wins."""
    opened: list[int] = []
    found: list[Mark] = []
    closed_at = plain_from = -1
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if text[at] in "[【［〔":
            opened.append(at)
            continue
        if not opened:
            continue
        begin = opened.pop()
        plain = not learned and begin - 1 != closed_at and at - begin <= 5
        if plain and _stands_plain(text, begin, at):
            while found and found[-1].start >= begin:
                found.pop()
            found.append(Mark(begin, at + 1, "number", (str(int(text[begin + 1 : at])),)))
            continue
        mark = _bracket(text, begin, at, learned) if at - begin <= 1000 else None
        if mark is not None and begin - 1 == closed_at and mark.labels[:1] and mark.url is None:
            mark = _reference_link(mark, plain_from, begin, defined)
        if mark is None:
            closed_at, plain_from = at, begin
            continue
        while found and found[-1].start >= mark.start:
            found.pop()
        if found and _leads_to(text, found[-1], mark, defined):
            mark = replace(mark, start=found.pop().start)
        found.append(mark)
    return found


def _stands_plain(text: str, begin: int, close: int) -> bool:
    """Say whether brackets hold one number and nothing beside them makes it anything else."""
    return (
        text[begin + 1 : close].isdecimal()
        and text[begin] == "["
        and text[close + 1 : close + 2] in _AFTER_PLAIN
        and text[begin - 1 : begin] in _BEFORE_PLAIN
        and begin > 0
    )


def _leads_to(text: str, before: Mark, mark: Mark, defined: frozenset[str]) -> bool:
    """Say whether "[^2^]" is the words of the link "[^2^][2]", which a line defines."""
    return (
        before.end == mark.start and defined.issuperset(mark.labels)
        and text.startswith("[^", before.start) and text.endswith("^]", before.start, before.end)
        and not text.startswith("[^", mark.start)
    )  # fmt: skip


def _reference_link(mark: Mark, begin: int, between: int, defined: frozenset[str]) -> Mark:
    """Return "[words][label]" as a link, when a line defines the label."""
    if mark.labels[0] not in defined or len(mark.labels) != 1:
        return mark
    return replace(mark, start=begin, shape="link", words=(begin + 1, between - 1))


def _bracket(text: str, begin: int, close: int, learned: LearnedLabels) -> Mark | None:
    """Return what a pair of brackets is; None when it is neither marker nor link."""
    inner = text[begin + 1 : close]
    if _PARAGRAPH.fullmatch(inner) and (begin == 0 or text[begin - 1] == "\n"):
        return Mark(begin, close + 1, "editorial")
    start = begin - 1 if text[begin - 1 : begin] == "\\" else begin
    if text[start - 1 : start] == "!":
        return None  # an image
    bare = inner.replace("\\", "").strip("[] ")
    if bare[:5] == "^http" and is_url(bare[1:]):
        return Mark(start, close + 1, "linked", (), printed(bare[1:]))
    shape, labels = _read(bare, learned)
    destination = _destination(text, close + 1)
    if destination is not None:
        url, end = destination
        noted = _TO_NOTE.search(url)
        if noted and shape in ("number", "name") and not _YEAR.fullmatch(bare):
            return Mark(start, end, shape, labels)
        if _FROM_NOTE.search(url):
            return Mark(start, end, "editorial")
        if noted:
            return Mark(close + 1, end, "editorial")  # "[Orr, 2019](…#ref-orr)": words that cite
        if shape in ("number", "name"):
            return Mark(start, end, "linked", labels, url)
        prefix = _PREFIX.match(text, begin + 1, close)
        return Mark(start, end, "link", (), url, (prefix.end() if prefix else begin + 1, close))
    if (inside := _FRAGMENT.match(text, close + 1)) and _FROM_NOTE.search(inside[0][1:-1]):
        return Mark(start, inside.end(), "editorial")
    if shape is None and (inward := _INWARD.match(text, close + 1)):
        return Mark(start, inward.end(), "editorial", words=(begin + 1, close))
    if bare in ("#", "*") and text.startswith("]_", close):
        return Mark(start, close + 2, "name", (bare + "_",))
    if text.startswith("]_", close) and _RST.fullmatch(bare) and not bare.isdecimal():
        return Mark(start, close + 2, "name", (bare.lstrip("#"),))
    if shape in ("number", "name", "token") and (inside := _FRAGMENT.match(text, close + 1)):
        return Mark(start, inside.end(), shape, labels)
    if shape is None or (bare[:1].isdecimal() and _in_code(text, begin, close)):
        return None
    rst = text[close + 1 : close + 2] == "_" and not text[close + 2 : close + 3].isalnum()
    end = close + 1 + rst
    start -= text[start - 1 : start] == "^"  # raised, as Pandoc has it: "^[1][2]^"
    end += text[end : end + 1] == "^" and not text[end + 1 : end + 2].isalnum()
    return Mark(start, end, shape, labels)


def _read(bare: str, learned: LearnedLabels) -> tuple[Shape | None, tuple[str, ...]]:
    """Return what words in brackets are: a label of the text's own lists, or of a known shape."""
    if learned and (labels := learned.read(bare)):
        return "name", labels
    if "@" in bare and (keys := pandoc_keys(bare)):
        return "key", keys
    return shape_and_labels(bare)


def _in_code(text: str, begin: int, close: int) -> bool:
    """Say whether a number in brackets is an index or a subsection: "row_ids[0]", "a[1] = 2",
    "section 4[2] of the Act"."""
    if begin == 0 or text[begin - 1].isspace() or text[begin - 1] in '.!?,;”"’)。':
        return False
    before, after = text[max(0, begin - 40) : begin], text[close + 1 : close + 40]
    if before[-1].isdecimal() and _PROVISION.search(before) and _OF_PROVISION.match(after):
        return True
    named = before[-1] != "]" and ("_" in before or before[-1] == ")")
    named = named and _CODE_BEFORE.search(before) is not None
    lone = before[-1].islower() and not before[-2:-1].isalnum() and not _MEASURED.search(before)
    return named or lone or _CODE_AFTER.match(after) is not None


def _destination(text: str, at: int) -> tuple[str, int] | None:
    """Return the url in parentheses that begins here, and where the parentheses end."""
    found = _DESTINATION.match(text, at, at + _LONGEST_URL)
    return (printed(found[1]), found.end()) if found else None


def _whole(token: CitationToken) -> Mark:
    """Return a token or a note as a marker; the tag that opens a cited stretch is none."""
    shape: Shape = "editorial" if token.silent else "note" if token.note else "token"
    return Mark(token.start, token.end, shape, token.labels, note=token.note)


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
    return outside([*marks.values(), *added], ())


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
