"""Finds the notes of an HTML page: which links are markers, and where the note of each begins.

A link and the place it leads to prove each other: the note is an item of a list or a block of its
own, or begins with a link that leads back to the marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from claimgraph.intake.asides import find_asides
from claimgraph.intake.parts import BLOCKS, Part, Survey, fragment, words_of
from claimgraph.patterns import regex

_ITEMS = frozenset({"li", "dt", "dd", "aside"})
"""Elements that are a note when a number leads to them."""
_BLOCKS = frozenset({"p", "div", "td", "tr", "section", "footer"})
"""Elements that may as well be a section that a number refers to."""
_NOTED = regex(r"note|ref|cit|bib|fn|\bs?CR\d", re.I)
_LABEL = regex(
    r"\(?\[?\s?(?:(?:foot|end)note\s)?((?:note|nb|n|fn)?\s?\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,3})\s?[\])]?",
    re.I,
)
_BACK = regex(
    "[\\^↑↩⤴⏎↵↖⬆▲\ufe0e\ufe0f\\s]+|\\[?(?:back|return|zurück|retour|go back|jump (?:up|back)"
    "(?: to.{0,20})?|(?:back|return) to (?:text|content|top|article))\\]?",
    re.I,
)
_YEAR = regex(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.", re.I)
_ENTRY_CLASSES = frozenset({"ltx_bibitem", "csl-entry", "citation"})
_ENTRY_ROLES = frozenset({"doc-biblioentry", "listitem"})
_COMMENT = regex(r"#?cmnt(?:_ref)?\d+")
"""How Google Docs names the comments of those who worked on a text."""
_BEHIND_LABEL = regex(r"\s*[.:)]\s+")
"""What is left of "1. Lund" where the link "1" leads back and is left out."""
_TAGS_OF_LABELS = frozenset({"sup", "span", "b", "strong", "a"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST, _NAMES = 80, 4


class _At(NamedTuple):
    """Where an element stands: its block, whether it begins it, and the names it goes by.

    ``outer`` is the block around, when a block begins that; ``raised`` says that it is superscript.
    """

    block: int
    leads: bool
    names: tuple[str, ...]
    outer: int
    raised: bool


@dataclass(frozen=True)
class _Link:
    """A link to a place of the page, the label it prints ("" for none) and what stands there."""

    part: int
    place: str
    words: str
    label: str
    at: _At
    owner: int


def find_notes(parts: list[Part], seen: Survey, owners: dict[str, int]) -> None:
    """Write down in ``seen`` the markers, the notes, and the words that name entries."""
    places = _places(parts)
    links = list(_links(parts, seen, owners, places))
    back = _back_links(links)
    for link in links:
        note = _note_of(parts, link, places, back)
        if link.part in back or note is None:
            continue
        if link.label and _is_marker(parts, link, note, back):
            _, place = seen.notes.setdefault(note, (link.label, link.place))
            seen.markers[link.part] = (link.label, place)
    inside = _inside(parts, seen)
    for link in links:
        if link.part not in seen.markers and link.part not in back:
            _name(parts, seen, link)
    _leave_out(parts, seen, back, inside)
    _leave_out_comments(parts, seen, places)
    _find_labels(parts, seen)
    find_asides(parts, seen)


def _places(parts: list[Part]) -> dict[int, _At]:
    """Return where each link and each named element stands."""
    found: dict[int, _At] = {}
    open_: list[tuple[str, bool]] = []  # name, whether it is a block
    raised = 0
    starts, empty = [0], [True]
    for i, part in enumerate(parts):
        if part.kind == "words":
            empty[-1] = empty[-1] and not part.name.strip(" \t\r\n\f[(\xa0")
        elif part.kind == "start":
            block = part.name in BLOCKS or part.name in ("td", "th")
            if block:
                starts.append(i)
                empty.append(True)
            open_.append((part.attributes.get("id") or part.attributes.get("name") or "", block))
            names = tuple(name for name, _ in open_[-_NAMES:] if name)
            if part.name == "a" or open_[-1][0]:
                outer = starts[-2] if block and empty[-2] else -1
                found[i] = _At(starts[-1], empty[-1], names, outer, raised > 0)
            raised += part.name == "sup"
        elif open_:
            _, block = open_.pop()
            raised -= part.name == "sup"
            if block and len(starts) > 1:
                starts.pop()
                filled = not empty.pop()
                empty[-1] = empty[-1] and not filled
    return found


def _links(
    parts: list[Part], seen: Survey, owners: dict[str, int], places: dict[int, _At]
) -> Iterator[_Link]:
    for i, part in enumerate(parts):
        if part.kind != "start" or part.name != "a":
            continue
        place = fragment(part.attributes.get("href", ""), seen.address)
        if place in owners and owners[place] != i and not _COMMENT.fullmatch(place):
            words = words_of(parts, i, seen.ends[i])
            found = _LABEL.fullmatch(words)
            label = found.group(1) if found and not _BACK.fullmatch(words) else ""
            label = label or _name_in_brackets(parts, seen, owners[place], words)
            yield _Link(i, place, words, label, places[i], owners[place])


def _name_in_brackets(parts: list[Part], seen: Survey, owner: int, words: str) -> str:
    """Return the name of an entry, such as "Ort07", where it and the link print it in brackets."""
    if (
        words[:1] != "["
        or words[-1:] != "]"
        or len(words) > _LONGEST
        or not _is_entry(parts[owner])
    ):
        return ""
    begins = words_of(parts, owner, min(seen.ends[owner], owner + 12))
    return words[1:-1] if begins.startswith(words) or begins == words[1:-1] else ""


def _back_links(links: list[_Link]) -> set[int]:
    """Return the links that lead back, of each two that lead to each other.

    That is the one that begins its block, as a note does, and else the one that comes later.
    """
    by_name: dict[str, _Link] = {}
    for link in links:
        for name in link.at.names:
            by_name.setdefault(name, link)
    back = set()
    for link in links:
        other = by_name.get(link.place)
        if other is None or other is link or other.place not in link.at.names:
            continue
        if link.at.leads == other.at.leads:
            back.add(max(link.part, other.part))
        else:
            back.add(link.part if link.at.leads else other.part)
    return back


def _is_marker(parts: list[Part], link: _Link, note: int, back: set[int]) -> bool:
    """Say whether a link that prints a label leads to a note, rather than to a section."""
    if _YEAR.fullmatch(link.label) or _HEADINGS.intersection(
        part.name for part in parts[note : note + 3] if part.kind == "start"
    ):
        return False
    if parts[note].name in _ITEMS or link.owner in back:
        return True
    if link.words[0] in "[(" or link.at.raised:
        return True
    owner = parts[link.owner].attributes
    named = (owner.get(key, "")[:400] for key in ("id", "name", "class", "role"))
    return any(_NOTED.search(name) for name in named)


def _note_of(parts: list[Part], link: _Link, places: dict[int, _At], back: set[int]) -> int | None:
    """Return the element that is the note a link leads to; None when there is none.

    A place within a block is that of a note where the block begins or leads back with it.
    """
    at = places.get(link.owner)
    if parts[link.owner].name in _ITEMS:
        return link.owner
    if parts[link.owner].name in _BLOCKS:
        within = at is not None and at.outer >= 0 and parts[at.outer].name in ("li", "dd")
        return at.outer if at and within else link.owner
    led = at is not None and (at.leads or link.owner in back)
    return at.block if at and led and at.block != link.at.block else None


def _inside(parts: list[Part], seen: Survey) -> bytearray:
    """Return for each part whether it is in a note (1)."""
    inside, end = bytearray(len(parts)), -1
    for i in range(len(parts)):
        if i in seen.notes:
            end = max(end, seen.ends[i])
        inside[i] = i < end
    return inside


def _name(parts: list[Part], seen: Survey, link: _Link) -> None:
    """Take words that lead to an entry, such as "Holm 1999", for what names it."""
    owner = parts[link.owner]
    named = _is_entry(owner) or (owner.name == "li" and _YEAR.search(link.words))
    if named and link.words and len(link.words) <= _LONGEST and not _BACK.fullmatch(link.words):
        seen.references[link.part] = link.place
        seen.places[link.owner] = link.place


def _is_entry(owner: Part) -> bool:
    """Say whether an element says of itself that it is an entry of a bibliography."""
    classes = owner.attributes.get("class", "")[:400].split()
    stated = not _ENTRY_CLASSES.isdisjoint(classes) or owner.attributes.get("role") in _ENTRY_ROLES
    return stated or owner.name == "cite" or (owner.name == "dt" and "label" in classes)


def _leave_out(parts: list[Part], seen: Survey, back: set[int], inside: bytearray) -> None:
    """Leave out the links from notes back to their markers."""
    targets = {
        part.attributes["id"] for part in parts
        if part.kind == "start" and "id" in part.attributes and part.name in ("sup", "a", "span")
    }  # fmt: skip
    for i, part in enumerate(parts):
        if part.kind != "start" or part.name != "a" or i in seen.markers or i in seen.references:
            continue
        href = part.attributes.get("href", "")
        place = fragment(href, seen.address)
        signs = "#" in href and _BACK.fullmatch(words_of(parts, i, seen.ends[i]) or "^")
        if inside[i] and (signs or place in targets):
            seen.skipped[i] = "back link"
    seen.skipped |= dict.fromkeys((i for i in back if inside[i]), "back link")


def _leave_out_comments(parts: list[Part], seen: Survey, places: dict[int, _At]) -> None:
    """Leave out what people who worked on a text remarked on it."""
    for i, at in places.items():
        if _COMMENT.fullmatch(parts[i].attributes.get("href", "")):
            begins = at.leads and at.block and _COMMENT.fullmatch(parts[i].attributes.get("id", ""))
            seen.skipped[at.block if begins else i] = "comments" if begins else "back link"


def _find_labels(parts: list[Part], seen: Survey) -> None:
    """Find the notes that print their label; an element that is nothing else is left out."""
    for start, (label, _) in seen.notes.items():
        i, end = start + 1, min(seen.ends[start], start + 12)
        while i < end and (parts[i].kind != "words" or not parts[i].name.strip()):
            tag = parts[i].kind == "start" and parts[i].name in _TAGS_OF_LABELS
            if i in seen.skipped:
                i = seen.ends[i]
            elif tag and words_of(parts, i, seen.ends[i]).strip("[]().: ") == label:
                seen.skipped[i] = "back link"
                break
            i += 1
        else:
            if i < end and i - start > 2 and _BEHIND_LABEL.match(parts[i].name):
                parts[i] = parts[i]._replace(name=_BEHIND_LABEL.sub("", parts[i].name))
            opening = parts[i].name.split(None, 1)[:1] if i < end else []
            if opening and opening[0].strip("[]().:") == label and len(parts[i].name.split()) > 1:
                seen.printed.add(start)
