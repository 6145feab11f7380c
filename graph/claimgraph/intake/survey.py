"""Looks over a page before its text is written down: what is boilerplate, which links are notes.

An HTML page is here a flat list of parts (start tag, end tag, words), so that nothing recurses
however deep elements nest, and every pass is linear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

LEFT_OUT = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio",
    "video", "nav", "footer", "aside", "button", "select", "textarea", "dialog", "datalist", "map",
    "menu", "title",
})  # fmt: skip
"""Elements whose words are not the page's text."""
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar",
    "dialog", "alert", "alertdialog"
})  # fmt: skip
_CLASSES = frozenset({
    "mw-editsection", "mw-jump-link", "mw-cite-backlink", "mw-indicators", "navbox",
    "navbox-styles", "vertical-navbox", "toc", "catlinks", "printfooter", "noprint",
    "sistersitebox", "ambox", "sr-only", "visually-hidden", "screen-reader-text", "cookie-banner",
    "breadcrumb", "breadcrumbs", "social-share", "share-buttons"
})  # fmt: skip
"""Class names, mostly MediaWiki's, that mark what is on a page and not part of its text."""
BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "ul", "ol", "dl", "dt", "dd", "blockquote", "figure",
    "figcaption", "address", "table", "center", "details", "summary", "fieldset", "header",
    "hgroup", "form", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "li", "tr", "caption", "body"
})  # fmt: skip
_NOTE_ELEMENTS = frozenset({
    "li", "dd", "p", "div", "td", "tr", "aside", "section", "footer"
})  # fmt: skip
_LABEL = re.compile(
    r"\(?\[?\s?((?:note|nb|n|fn)?\s?\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,3})\s?[\])]?", re.I
)
_BACK = frozenset({
    "^", "↑", "↩", "↩︎", "⤴", "⏎", "↵", "back", "return"
})  # fmt: skip


class Part(NamedTuple):
    """One part of a page: "start" or "end" of an element, or "words"."""

    kind: str
    name: str
    attributes: dict[str, str] = {}  # noqa: RUF012  # shared on purpose and never written to


@dataclass
class Survey:
    """What a look over the page found, by index of the part where an element starts."""

    ends: dict[int, int] = field(default_factory=dict)
    skipped: dict[int, str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    note_lists: set[int] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    markers: dict[int, str] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    title: str | None = None
    address: str = ""
    scope: tuple[int, int] | None = None


def survey(parts: list[Part]) -> Survey:
    """Return what there is to know before writing a page's text down."""
    seen = Survey(ends=_ends(parts))
    owners = _owners(parts)
    _find_head(parts, seen, owners)
    _find_notes(parts, seen, owners)
    _find_boilerplate(parts, seen, owners)
    _find_rows(parts, seen)
    _find_note_lists(parts, seen)
    seen.scope = _scope(parts, seen, owners)
    return seen


def _ends(parts: list[Part]) -> dict[int, int]:
    ends: dict[int, int] = {}
    open_: list[int] = []
    for i, part in enumerate(parts):
        if part.kind == "start":
            open_.append(i)
        elif part.kind == "end" and open_:
            ends[open_.pop()] = i
    return ends | dict.fromkeys(open_, len(parts))


def _owners(parts: list[Part]) -> dict[str, int]:
    """Return the part at which each id or anchor name stands."""
    owners: dict[str, int] = {}
    for i, part in enumerate(parts):
        for key in ("id", "name") if part.name == "a" else ("id",):
            if part.kind == "start" and part.attributes.get(key):
                owners.setdefault(part.attributes[key], i)
    return owners


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
    return place if hash_ and before in ("", address) else ""


def _find_notes(parts: list[Part], seen: Survey, owners: dict[str, int]) -> None:
    """Find the links that are markers of notes, and the label of each note they lead to."""
    for i, part in _links(parts):
        place = fragment(part.attributes.get("href", ""), seen.address)
        if place not in owners:
            continue
        words = words_of(parts, i, seen.ends[i])
        label = _label(words)
        if label and (_is_note(parts, owners[place]) or words[0] in "[("):
            seen.markers[i] = label
            seen.notes.setdefault(place, label)
    for place, label in seen.notes.items():
        start = owners[place]
        opening = words_of(parts, start, seen.ends[start], limit=8).lstrip("[( ")
        after = opening.removeprefix(label)
        if parts[start].name == "a" or (after != opening and not after[:1].isalnum()):
            seen.printed.add(place)


def _links(parts: list[Part]) -> Iterator[tuple[int, Part]]:
    return ((i, p) for i, p in enumerate(parts) if p.kind == "start" and p.name == "a")


def _label(words: str) -> str:
    found = _LABEL.fullmatch(words)
    return found.group(1) if found and words.lower() not in _BACK else ""


def _is_note(parts: list[Part], start: int) -> bool:
    return parts[start].name in _NOTE_ELEMENTS


def _find_boilerplate(parts: list[Part], seen: Survey, owners: dict[str, int]) -> None:
    kept = _holders(parts, seen, {owners[place] for place in seen.notes})
    note_starts = {owners[place] for place in seen.notes}
    marker_places = {
        p.attributes["id"] for p in parts if p.kind == "start" and "id" in p.attributes
        and p.name in ("sup", "a", "span")
    }  # fmt: skip
    inside = 0
    for i, part in enumerate(parts):
        if part.kind != "start":
            continue
        if i in note_starts:
            inside = max(inside, seen.ends[i])
        why = _why_left_out(part)
        if why and i not in kept:
            seen.skipped[i] = why
        elif part.name == "a" and i < inside and i not in seen.markers:
            place = fragment(part.attributes.get("href", ""), seen.address)
            if place in marker_places:
                seen.skipped[i] = "back link"


def _holders(parts: list[Part], seen: Survey, wanted: set[int]) -> set[int]:
    """Return the elements that hold one of the wanted ones, and those themselves."""
    held: set[int] = set()
    open_: list[int] = []
    for i, part in enumerate(parts):
        if part.kind == "start":
            open_.append(i)
            if i in wanted:
                for j in reversed(open_):
                    if j in held:
                        break
                    held.add(j)
        elif part.kind == "end" and open_:
            open_.pop()
    return held


def _why_left_out(part: Part) -> str:
    attributes = part.attributes
    if part.name in LEFT_OUT:
        return part.name
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return "hidden"
    style = attributes.get("style", "")[:400].replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return "hidden"
    if attributes.get("role") in _ROLES:
        return attributes["role"]
    named = _CLASSES.intersection(attributes.get("class", "")[:400].split())
    return min(named) if named else ("toc" if attributes.get("id") == "toc" else "")


def _find_rows(parts: list[Part], seen: Survey) -> None:
    """Find table rows of two or more cells that hold nothing but words: rows of data."""
    open_: list[list[int]] = []  # start, cells, blocks
    for i, part in enumerate(parts):
        if part.name == "tr" and part.kind == "start":
            open_.append([i, 0, 0])
        elif part.name == "tr" and part.kind == "end" and open_:
            start, cells, blocks = open_.pop()
            if cells > 1 and not blocks:
                seen.rows.add(start)
            if open_:
                open_[-1][2] += 1
        elif open_ and part.kind == "start":
            open_[-1][1] += part.name in ("td", "th")
            open_[-1][2] += part.name in BLOCKS and part.name not in ("p", "div", "ul", "ol", "li")


def _find_note_lists(parts: list[Part], seen: Survey) -> None:
    """Find the lists that hold a note; all their items are entries of a source list."""
    open_: list[int] = []
    for i, part in enumerate(parts):
        if part.name in ("ol", "ul"):
            if part.kind == "start":
                open_.append(i)
            elif open_:
                open_.pop()
        elif part.name == "li" and part.attributes.get("id", "") in seen.notes and open_:
            seen.note_lists.add(open_[-1])


def _find_head(parts: list[Part], seen: Survey, owners: dict[str, int]) -> None:
    """Find the title and the address of the page: stated, or the one its links to itself share."""
    guesses: Counter[str] = Counter()
    base = ""
    for i, part in enumerate(parts):
        if part.kind != "start":
            continue
        href = part.attributes.get("href", "")
        if part.name == "title" and seen.title is None:
            seen.title = words_of(parts, i, seen.ends[i]) or None
        elif "://" not in href:
            continue
        elif part.name == "link" and part.attributes.get("rel") == "canonical":
            seen.address = href
        elif part.name == "base":
            base = href
        elif part.name == "a":
            address, _, place = href.partition("#")
            guesses[address] += place in owners
    guess, times = guesses.most_common(1)[0] if guesses else ("", 0)
    seen.address = seen.address or (guess if times else base)


def host(url: str) -> str:
    """Return the host of a url in lower case, without "www."; "" when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _scope(parts: list[Part], seen: Survey, owners: dict[str, int]) -> tuple[int, int] | None:
    """Return the one ``main`` or ``article`` of the page, if all its notes lie within."""
    for wanted in ("main", "article"):
        starts = [
            i for i, p in enumerate(parts)
            if p.kind == "start" and (p.name == wanted or p.attributes.get("role") == wanted)
        ]  # fmt: skip
        if len(starts) == 1:
            start, end = starts[0], seen.ends[starts[0]]
            if all(start < owners[place] < end for place in seen.notes) and words_of(
                parts, start, end, 400
            ):
                return start, end
    return None
