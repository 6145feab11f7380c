"""A page of HTML as a flat list of parts, and what a look over them found.

A part is a start tag, an end tag or words, so that nothing recurses however deep elements nest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from claimgraph.patterns import regex

BLOCKS = frozenset({
    "p", "div", "aside", "section", "article", "main", "ul", "ol", "dl", "dt", "dd", "blockquote",
    "figure", "figcaption", "address", "table", "center", "details", "summary", "fieldset",
    "header", "hgroup", "form", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "li", "tr",
    "caption", "body",
})  # fmt: skip
LINE_ONLY = frozenset({"li", "dt", "dd", "tr", "caption", "summary", "body"})
"""Blocks that end a line, and no paragraph."""
INLINE_CODE = frozenset({"code", "kbd", "samp", "tt"})
STRUCK = frozenset({"del", "s", "strike"})
"""Elements whose words somebody took back: they are shown, crossed out, and claim nothing."""


_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPT = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_UNSAFE = regex(r"[\s<>\"]")

_LONGEST_TERM = 8
"""Parts of the longest term of a list of descriptions."""


class Part(NamedTuple):
    """One part of a page: "start" or "end" of an element, or "words"."""

    kind: str
    name: str
    attributes: dict[str, str] = {}  # noqa: RUF012  # shared on purpose and never written to


@dataclass
class Survey:
    """What a look over the page found, by index of the part where an element starts.

    ``markers`` and ``notes`` hold the label and the name of the note's place, ``references`` the
    place of the entry that a link's words name, ``places`` the names of what stands at a part.
    ``asides`` are notes whose words stand within the text, to be printed beside it.
    """

    ends: dict[int, int] = field(default_factory=dict)
    skipped: dict[int, str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    note_lists: set[int] = field(default_factory=set)
    markers: dict[int, tuple[str, str]] = field(default_factory=dict)
    notes: dict[int, tuple[str, str]] = field(default_factory=dict)
    references: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    asides: dict[int, tuple[str, str]] = field(default_factory=dict)
    printed: set[int] = field(default_factory=set)
    title: str | None = None
    address: str = ""
    scope: tuple[int, int] | None = None


def tokenise(markup: str) -> list[Part]:
    """Return the parts of a page in order; malformed markup never fails."""
    from lxml import etree  # here, so that plain text is read without it

    parser = etree.HTMLParser(target=_Collector(), encoding="utf-8", huge_tree=True)
    parser.feed(_SHUT.sub(r"\1 >", markup).encode("utf-8"))
    return parser.close()  # type: ignore[no-any-return]  # what _Collector.close returns


_SHUT = regex(r"(<(?:script|style)\b[^<>]{0,300})/>(?=\s{0,40}[^<\s])", re.IGNORECASE)
"""A script that its tag shuts and code follows: a browser reads on to where the script ends."""


class _Collector:
    """Takes the parser's events as they come, so that no tree is built and nothing recurses."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    def start(self, tag: str, attributes: Any) -> None:
        self.parts.append(Part("start", tag.lower(), dict(attributes)))

    def end(self, tag: str) -> None:
        self.parts.append(Part("end", tag.lower()))

    def data(self, words: str) -> None:
        self.parts.append(Part("words", words))

    def comment(self, words: str) -> None:
        """Leave comments out."""

    def close(self) -> list[Part]:
        return self.parts


def formula(image: Part) -> str:
    """Return the formula that an image shows, as code; "" for any other image."""
    shown = _STYLED.sub(r"\1", image.attributes.get("alt", "").strip())
    return f"`{shown}`" if shown and "math" in image.attributes.get("class", "") else ""


_STYLED = regex(r"^\{\\(?:display|text)style (.*)\}$")


def behind_term(parts: list[Part], i: int) -> bool:
    """Whether a description stands right behind its term, which is no label, name or question."""
    words = ""
    for part in reversed(parts[max(0, i - _LONGEST_TERM) : i]):
        if part.kind == "words":
            words = part.name.strip() + words
        elif part.kind == "start" and part.name == "dt":
            entry = "label" in part.attributes.get("class", "")
            return len(words) > 2 and not entry and words[0].isalpha() and words[-1] not in "?.!,;"
        elif part.kind == "end" and part.name in BLOCKS - {"dt"}:
            return False
    return False


def letters(parts: list[Part], start: int, end: int) -> int:
    """Return how many characters of words stand between two parts."""
    return sum(len(p.name.strip()) for p in parts[start:end] if p.kind == "words")


def is_prose(parts: list[Part], start: int, end: int) -> bool:
    """Whether a preformatted element is a page of plain text: sentences, and few signs of code."""
    near = parts[start : min(end, start + _LONGEST_PRE // 10)]
    words = "".join(p.name for p in near if p.kind == "words")[:_LONGEST_PRE]
    return len(_SENTENCE.findall(words)) >= _FEWEST and 30 * len(_CODE.findall(words)) < len(words)


_LONGEST_PRE, _FEWEST = 20_000, 6
"""Letters of a preformatted element that are looked at, and sentences that make it prose."""
_SENTENCE, _CODE = regex(r"[a-z]{2}[ \n]+[a-z]{2,}\.\s+[A-Z]"), regex(r"[{}=;<>]")


def words_of(parts: list[Part], start: int, end: int, limit: int = 40) -> str:
    """Return the first words between two parts, white space collapsed."""
    found = (p.name for p in parts[start : min(end, start + limit)] if p.kind == "words")
    return " ".join("".join(found)[:400].split())


def number_in(printed: str | None, otherwise: int) -> int:
    """Return the number that an attribute holds, or another where it holds none."""
    try:
        number = int(printed or "")
    except ValueError:
        return otherwise
    return number if 0 <= number < 1_000_000 else otherwise


def script_digits(tag: str, digits: str) -> str:
    """Return numbers as superscripts of Unicode, or subscripts; "" for anything but numbers.

    >>> script_digits("sup", "12"), script_digits("sub", "x")
    ('¹²', '')
    """
    if any(sign not in "0123456789+-, " for sign in digits):
        return ""
    return digits.translate(_SUPERSCRIPT if tag == "sup" else _SUBSCRIPT)


def fragment(href: str, address: str = "") -> str:
    """Return the place a link within the page leads to, or "" for any other link.

    >>> fragment("#n1"), fragment("https://a.example/x#n1", "https://a.example/x")
    ('n1', 'n1')
    """
    before, hash_, place = href.partition("#")
    same = before in ("", address) or (before[:1] == "/" and address.endswith(before))
    return place if hash_ and same else ""


def host(url: str) -> str:
    """Return the host of a url in lower case, without "www."; "" when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def unwrapped(url: str) -> str:
    """Return the address inside one of Google's redirects, as Google Docs writes into its exports.

    >>> unwrapped("https://www.google.com/url?q=https://a.example/t&sa=D&ust=1")
    'https://a.example/t'
    """
    if not url.startswith(("https://www.google.", "http://www.google.")) or "/url?" not in url:
        return url
    try:
        asked = parse_qs(urlsplit(url).query)
    except ValueError:
        return url
    inner = (asked.get("q") or asked.get("url") or [""])[0]
    return inner if inner.startswith(("http://", "https://")) else url


def quoted(url: str) -> str:
    """Return a url whose blanks, quotation marks and angle brackets are percent-encoded.

    >>> quoted("https://a.example/rain fall")
    'https://a.example/rain%20fall'
    """
    return _UNSAFE.sub(_percent, url)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode())
