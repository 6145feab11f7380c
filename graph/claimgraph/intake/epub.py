"""Writes down the text of an .epub file: its chapters in reading order, as one page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from claimgraph.errors import UnreadableInput
from claimgraph.intake.html import from_parts
from claimgraph.intake.limits import DEFAULT, ReadLimits
from claimgraph.intake.page import Page
from claimgraph.intake.parts import Part, tokenise
from claimgraph.intake.unfolding import unpacked_parts
from claimgraph.intake.xml_parts import get, parse, tag, words_in

_READ = (".xml", ".opf", ".xhtml", ".html", ".htm")
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_ALONE = frozenset({"main", "article"})
"""Elements that tell the text of a page from what is around it; a book has one in each chapter."""


def from_epub(data: bytes, name: str = "", limits: ReadLimits = DEFAULT) -> Page:
    """Return the text and the links of an .epub file.

    Raises:
        UnreadableInput: the file is damaged or protected, or says nothing of its chapters.
        LimitExceeded: it unpacks to more than it may.
    """
    held = unpacked_parts(data, name, limits.unpacked, _READ)
    shown = name or "the file"
    root = parse(held[book], name) if (book := _book(held, name)) else None
    if root is None:
        raise UnreadableInput(f"{shown}: an .epub that does not say where its book is")
    chapters = [path for path in _chapters(root, posixpath.dirname(book)) if path in held]
    locked = held.get("META-INF/encryption.xml", b"").decode("utf-8", "replace")
    if any(path in locked for path in chapters):
        raise UnreadableInput(f"{shown}: its chapters are protected (DRM) and cannot be read")
    parts = list(_joined(held, chapters))
    page = from_parts(parts)
    title = words_in(next((e for e in root.iter() if tag(e) == "title"), None))
    return replace(page, title=title or None)


def _book(held: dict[str, bytes], name: str) -> str:
    """Return the path of the file that says what the book is made of; "" where none does."""
    container = held.get("META-INF/container.xml")
    stated = parse(container, name).iter() if container else ()
    return next((path for e in stated if (path := get(e, "full-path")) in held), "")


def _chapters(root: Any, folder: str) -> Iterator[str]:
    """Yield the paths of the chapters in the order in which one reads them."""
    items = {get(e, "id"): e for e in root.iter() if tag(e) == "item"}
    for place in root.iter():
        item = items.get(get(place, "idref")) if tag(place) == "itemref" else None
        if item is not None and get(item, "media-type") in _PAGES:
            yield posixpath.normpath(posixpath.join(folder, unquote(get(item, "href"))))


def _joined(held: dict[str, bytes], chapters: list[str]) -> Iterator[Part]:
    """Yield the parts of all chapters; names of places and links between them get the chapter."""
    number = {path: at for at, path in enumerate(chapters)}
    for path, at in number.items():
        page, within = held[path], 0
        encoding = "utf-16" if page[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
        for part in tokenise(page.decode(encoding, "replace")):
            if part.name == "body":
                within += 1 if part.kind == "start" else -1
            elif within > 0:
                yield _of_book(part, path, at, number) if part.kind != "words" else part


def _of_book(part: Part, path: str, at: int, number: dict[str, int]) -> Part:
    """Return a part of a chapter as one of the book."""
    kept = dict(part.attributes)
    for key in ("id", "name"):
        if kept.get(key):
            kept[key] = f"{at}-{kept[key]}"
    target, _, place = kept.get("href", "").partition("#")
    if "href" in kept and "://" not in target and not target.startswith("mailto:"):
        other = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
        chapter = number.get(other) if target else at
        kept["href"] = f"#{chapter}-{place}" if place and chapter is not None else ""
    return Part(part.kind, "section" if part.name in _ALONE else part.name, kept)
