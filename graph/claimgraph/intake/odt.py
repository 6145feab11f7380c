"""Writes down the text of an .odt file, of LibreOffice for instance, with its notes at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from claimgraph.errors import UnreadableInput
from claimgraph.intake.html import from_parts
from claimgraph.intake.limits import DEFAULT, ReadLimits
from claimgraph.intake.page import Page
from claimgraph.intake.parts import number_in
from claimgraph.intake.published import iso_day
from claimgraph.intake.unfolding import unpacked_parts
from claimgraph.intake.xml_parts import Scribe, get, parse, tag, words_in

_LEFT_OUT = frozenset({
    "tracked-changes", "annotation", "annotation-end", "table-of-content", "alphabetical-index",
    "table-index", "illustration-index", "sequence-decls", "user-field-decls", "variable-decls",
    "forms", "desc", "title", "hidden-text", "hidden-paragraph", "covered-table-cell", "image",
    "object", "settings",
})  # fmt: skip
"""What is not the text: changes that were taken back, comments, lists of contents."""
_AS = {"p": "p", "table": "table", "table-row": "tr", "table-cell": "td"}
_PLACES = frozenset({"bookmark", "bookmark-start", "reference-mark", "reference-mark-start"})
_ENTRY = "ref-"
"""How Pandoc calls the sections that hold an entry of a bibliography each."""


def from_odt(data: bytes, name: str = "", limits: ReadLimits = DEFAULT) -> Page:
    """Return the text and the links of an .odt file.

    Raises:
        UnreadableInput: the file is damaged or protected.
        LimitExceeded: it unpacks to more than it may.
    """
    held = unpacked_parts(data, name, limits.unpacked)
    if b":encryption-data" in held.get("META-INF/manifest.xml", b""):
        raise UnreadableInput(f"{name or 'the file'}: it is protected; save it without a password")
    if "content.xml" not in held:
        raise UnreadableInput(f"{name or 'the file'}: an .odt without content.xml; save it anew")
    root = parse(held["content.xml"], name)
    told = [parse(held[part], name) for part in ("styles.xml",) if part in held]
    writer = _Writer([root, *told])
    writer.inner(next((e for e in root.iter() if e.tag == _TEXT), root))
    writer.write_notes()
    page = from_parts(writer.parts)
    title, day = _stated(parse(held["meta.xml"], name)) if "meta.xml" in held else ("", None)
    dated = "first and last day of work" if day else ""
    return replace(page, title=title or None, published=day, dated_by=dated)


_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"


def _stated(root: Any) -> tuple[str, str | None]:
    """Return the title of a file, and the day on which it was both begun and last saved."""
    said = {
        tag(e): words_in(e) for e in root.iter() if tag(e) in ("title", "creation-date", "date")
    }
    made, saved = said.get("creation-date", ""), said.get("date", "")
    day = iso_day(made[:10]) if made[:10] == saved[:10] and made != saved else None
    return said.get("title", ""), day


class _Writer(Scribe):
    def __init__(self, roots: list[Any]) -> None:
        super().__init__()
        self.notes: dict[str, list[tuple[str, Any]]] = {"footnote": [], "endnote": []}
        self.raised: dict[str, str] = {}  # style → sup or sub
        self.hidden: set[str] = set()
        self.parents: dict[str, str] = {}
        self.numbered: set[str] = set()
        self.lists: list[str] = []
        for root in roots:
            for style in root.iter():
                self._learn(style)

    def _learn(self, style: Any) -> None:
        kind, name = tag(style), get(style, "name")
        if kind == "style":
            self.parents[name] = get(style, "parent-style-name")
            for said in style:
                position = get(said, "text-position")
                if position and not position.startswith("0"):
                    self.raised[name] = "sub" if position.startswith(("sub", "-")) else "sup"
                if get(said, "display") == "none":
                    self.hidden.add(name)
        elif kind == "list-style" and any(tag(one).endswith("number") for one in style[:1]):
            self.numbered.add(name)

    def element(self, element: Any) -> None:
        kind, style = tag(element), get(element, "style-name")
        if kind in _LEFT_OUT or style in self.hidden or get(element, "display") == "none":
            return
        if kind in ("note", "note-ref"):
            self._marker(element, kind)
        elif kind == "h" or (kind == "p" and "Title" in (style, self.parents.get(style))):
            level = number_in(get(element, "outline-level"), 1)
            self.wrap(f"h{min(max(level, 1), 6)}", element)
        elif kind == "span" and style in self.raised:
            self.wrap(self.raised[style], element)
        elif kind in ("list", "list-item", "list-header"):
            self._list(element, kind, style)
        elif kind == "a":
            self.wrap("a", element, href=get(element, "href").partition("|")[0])
        elif kind == "section":
            name = get(element, "name")
            self.wrap("div", element, id=name, class_="csl-entry" * name.startswith(_ENTRY))
        elif kind == "table-header-rows":
            self._heads(element)
        elif kind in _PLACES:
            self.put("span", "", id=get(element, "name"))
        elif kind in ("s", "tab"):
            self.words(" ")
        elif kind == "line-break":
            self.begin("br")
            self.end("br")
        elif kind in _AS:
            self.wrap(_AS[kind], element)
        else:
            self.inner(element)

    def _heads(self, element: Any) -> None:
        """Write the rows that name the columns."""
        at = len(self.parts)
        self.inner(element)
        for i in range(at, len(self.parts)):
            if self.parts[i].name == "td":
                self.parts[i] = self.parts[i]._replace(name="th")

    def _list(self, element: Any, kind: str, style: str) -> None:
        if kind != "list":
            self.wrap("li", element, value=get(element, "start-value"))
            return
        self.lists.append(style or (self.lists[-1] if self.lists else ""))
        self.wrap("ol" if self.lists[-1] in self.numbered else "ul", element)
        self.lists.pop()

    def _marker(self, element: Any, kind: str) -> None:
        """Write the marker of a note; its words come at the end."""
        told = get(element, "note-class")
        name = f"{told}-{get(element, 'id') or get(element, 'ref-name')}"
        label = words_in(element)
        if kind == "note":
            inside = {tag(one): one for one in element}
            label = words_in(inside.get("note-citation"))
            self.notes.setdefault(told, []).append((name, inside.get("note-body")))
        self.begin("sup")
        self.put("a", label or "*", href=f"#{name}")
        self.end("sup")

    def write_notes(self) -> None:
        """Write the notes, those at the foot of pages first; a note can hold others."""
        self.begin("ol")
        for name, body in self._pending():
            self.begin("li", id=name)
            if body is not None:
                self.inner(body)
            self.end("li")
        self.end("ol")

    def _pending(self) -> Iterator[tuple[str, Any]]:
        for held in self.notes.values():
            at = 0
            while at < len(held):
                yield held[at]
                at += 1
