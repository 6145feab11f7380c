"""A page of HTML as a flat list of parts, and what a look over them found.

A part is a start tag, an end tag or words, so that nothing recurses however deep elements nest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

BLOCKS = frozenset({
    "p", "div", "aside", "section", "article", "main", "ul", "ol", "dl", "dt", "dd", "blockquote",
    "figure", "figcaption", "address", "table", "center", "details", "summary", "fieldset",
    "header", "hgroup", "form", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "li", "tr",
    "caption", "body",
})  # fmt: skip


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


def words_of(parts: list[Part], start: int, end: int, limit: int = 40) -> str:
    """Return the first words between two parts, white space collapsed."""
    found = (p.name for p in parts[start : min(end, start + limit)] if p.kind == "words")
    return " ".join("".join(found)[:400].split())


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
