"""Writes down the text of an HTML page as a reader sees it, and where its links lead.

Headings begin with "#", list items with "- " or their number, rows of data stand between bars.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from claimgraph.intake.asides import spelled
from claimgraph.intake.page import Page
from claimgraph.intake.parts import (
    BLOCKS,
    INLINE_CODE,
    LINE_ONLY,
    Part,
    Survey,
    behind_term,
    formula,
    host,
    is_prose,
    letters,
    number_in,
    quoted,
    script_digits,
    tokenise,
    unwrapped,
    words_of,
)
from claimgraph.intake.published import published
from claimgraph.intake.sheet import IMPRINT, Sheet
from claimgraph.intake.survey import survey
from claimgraph.patterns import regex

_WEB, _PAGES = regex(r"(?i:https?|ftp)://[^\s<>\"]+"), regex(r":[\w.,;–-]{1,30}")
_WORDLESS = frozenset(
    {"title", "script", "style", "back link", "mw-cite-backlink", "mw-editsection", "navbox-styles"}
)  # never counted as left out: nothing in it is meant to be read
_LONGEST_NOTE = 5000  # letters of a note whose paragraphs are put on one line


def from_html(markup: str) -> Page:
    """Return the text and the links of an HTML page.

    A link to a note on the page is written as a marker, "[1]", and the note begins with the same.

    >>> page = from_html('<p>It rained.<sup><a href="#n1">1</a></sup></p><ol><li id="n1">Post</ol>')
    >>> print(page.text)
    It rained.[1]
    <BLANKLINE>
    [1] Post
    """
    return from_parts(tokenise(markup))


def from_parts(parts: list[Part]) -> Page:
    """Return the text and the links of a page taken apart."""
    parts = spelled(parts)
    seen = survey(parts)
    writer = _Writer(parts, seen)
    writer.write()
    shown = (writer.sheet.text(), writer.sheet.links(), seen.title, dict(+writer.left_out))
    return Page(*shown, *published(parts), stated=writer.sheet.stated())


@dataclass
class _List:
    number: int | None  # of the next item; None for bullets
    sources: bool  # a list of notes: its numbers stand in brackets


class _Writer:
    """Walks the parts once and writes them to a sheet."""

    def __init__(self, parts: list[Part], seen: Survey) -> None:
        self.parts, self.seen, self.sheet = parts, seen, Sheet()
        self.left_out: Counter[str] = Counter()
        self.lists: list[_List] = []
        self.preformatted, self.fence, self.wrote_asides = 0, "", False
        self.rows: list[list[str] | None] = []
        self.links: list[bool] = []
        self.at = self.note_end = -1

    def write(self) -> None:
        start, end = self.seen.scope or (0, len(self.parts))
        self._count_outside(start, end)
        self._write(start, end)
        for begin, (label, place) in self.seen.asides.items():
            if start <= begin < end:
                self._write_aside(begin, label, place)

    def _write_aside(self, begin: int, label: str, place: str) -> None:
        """Write a note that the page prints beside its text, at the end."""
        if not self.wrote_asides:
            self.sheet.end_block()
            self.sheet.begin("## ")
            self.sheet.put("Notes")
            self.sheet.end_block()
        self.wrote_asides = True
        self.sheet.begin(f"[{label}] ")
        self.sheet.place(place)
        self._write(begin + 1, self.seen.ends[begin])
        self.sheet.forget_sign()
        self.sheet.end_line()

    def _write(self, start: int, end: int) -> None:
        i = start
        while i < end:
            self.at = i
            if i in self.seen.skipped:
                i = self._leave_out(i)
                continue
            part = self.parts[i]
            if part.kind == "words":
                self._words(part.name)
            elif part.kind == "start":
                i = self._start(i, part)
                continue
            else:
                self._end(part.name)
            i += 1

    def _leave_out(self, i: int) -> int:
        end = self.seen.ends[i]
        why = self.seen.skipped[i]
        if why not in _WORDLESS:
            self.left_out[why] += letters(self.parts, i, end)
        return end + 1

    def _count_outside(self, start: int, end: int) -> None:
        outside = 0
        i = 0
        while i < len(self.parts):
            if i == start:
                i = end
                continue
            if i in self.seen.skipped:
                i = self._leave_out(i) if not start < i < end else self.seen.ends[i] + 1
                continue
            part = self.parts[i]
            outside += len(part.name.strip()) if part.kind == "words" else 0
            i += 1
        if outside:
            self.left_out["outside the main part"] += outside

    def _words(self, words: str) -> None:
        (self.sheet.put if self.preformatted else self.sheet.words)(words)

    def _start(self, i: int, part: Part) -> int:
        """Begin an element; return the index of the part to go on with."""
        self._place(i)
        name = part.name
        if i in self.seen.asides:
            self._mark(*self.seen.asides[i])
            return self.seen.ends[i] + 1
        if name == "a":
            return self._anchor(i, part)
        if name in ("sup", "sub"):
            return self._script(i, name)
        if name in BLOCKS:
            self._begin_block(i, part)
        elif name == "br":
            self.sheet.put("\n") if self.preformatted else self.sheet.end_line()
        elif name in ("q", "img"):
            self.sheet.put("“" if name == "q" else formula(part))
        elif name == "span" and "ltx_bibblock" in part.attributes.get("class", ""):
            self.sheet.words(" ")  # LaTeXML sets its label and its lines apart by style alone
        elif name in INLINE_CODE and not self.preformatted:
            self.sheet.put("`")
        return i + 1

    def _begin_block(self, i: int, part: Part) -> None:
        name, sheet = part.name, self.sheet
        told = name == "dd" and i not in self.seen.notes and behind_term(self.parts, i)
        sheet.go_on() if told else self._break(name)
        if name in ("ul", "ol"):
            number = number_in(part.attributes.get("start"), 1) if name == "ol" else None
            self.lists.append(_List(number, i in self.seen.note_lists))
        elif name == "li":
            self._begin_item(i, part)
        elif name == "tr":
            self.rows.append([] if i in self.seen.rows else None)
            if self.rows[-1] is not None:
                sheet.begin_row()
        elif name == "pre":
            self.preformatted += 1
            self.fence = "" if is_prose(self.parts, i, self.seen.ends[i]) else "```"
            sheet.put(f"{self.fence}\n")
        elif len(name) == 2 and name[0] == "h" and name[1].isdecimal():
            sheet.begin("#" * int(name[1]) + " ")
        if name != "li" and i in self.seen.notes:
            sheet.begin(self._label(i))
        if i in self.seen.notes and letters(self.parts, i, self.seen.ends[i]) < _LONGEST_NOTE:
            self.note_end = self.seen.ends[i]

    def _label(self, i: int) -> str:
        """Return what a note begins with: its label in brackets, or nothing where it prints one."""
        return "" if i in self.seen.printed else f"[{self.seen.notes[i][0]}] "

    def _begin_item(self, i: int, part: Part) -> None:
        within = self.lists[-1] if self.lists else _List(None, False)
        number, depth = within.number, max(len(self.lists) - 1, 0)
        if number is not None:
            number = number_in(part.attributes.get("value"), number)
            within.number = number + 1
        if i in self.seen.notes:
            self.sheet.begin(self._label(i), depth)
        elif number is None:
            self.sheet.begin("- ", depth)
        else:
            self.sheet.begin(f"[{number}] " if within.sources else f"{number}. ", depth)

    def _place(self, i: int) -> None:
        named = (self.seen.notes.get(i, ("", ""))[1], self.seen.places.get(i, ""))
        for place in filter(None, named):
            self.sheet.place(place)
        if stated := self.parts[i].attributes.get(IMPRINT):
            self.sheet.state(*(said or None for said in stated.split("\n")))

    def _anchor(self, i: int, part: Part) -> int:
        href = part.attributes.get("href", "").strip()
        if i in self.seen.markers:
            return self._marker(i)
        if i in self.seen.references:
            self.links.append(True)
            self.sheet.open_link(place=self.seen.references[i])
            return i + 1
        href = unwrapped(href)
        ours = host(self.seen.address)  # a link within the page's own site cites nothing
        leads = bool(_WEB.match(href)) and not (ours and host(href) == ours)
        self.links.append(leads)
        if leads:
            self.sheet.open_link(url=quoted(href))
        return i + 1

    def _marker(self, i: int) -> int:
        self._mark(*self.seen.markers[i])
        return self.seen.ends[i] + 1

    def _mark(self, label: str, place: str) -> None:
        """Write the marker of a note; one of several in a pair of brackets is a bare number."""
        self.sheet.open_link(place=place)
        self.sheet.put(label if self.sheet.in_brackets() else f"[{label}]")
        self.sheet.close_link()

    def _script(self, i: int, name: str) -> int:
        """Write a superscript or subscript that is a number in such digits; go into any other.

        A page that stands raised behind a marker, ": 12", is put right behind it.
        """
        end = self.seen.ends[i]
        if located := _PAGES.fullmatch("".join(words_of(self.parts, i, end).split())):
            self.sheet.put(located.group())
            return end + 1
        inner = self.parts[i + 1 : min(end, i + 4)]
        alone = end == i + 2 and inner[0].kind == "words"
        if alone and (raised := script_digits(name, inner[0].name.strip())):
            self.sheet.put(raised)
            return end + 1
        return i + 1

    def _end(self, name: str) -> None:
        sheet = self.sheet
        if name == "a":
            if self.links and self.links.pop():
                sheet.close_link()
        elif name in ("td", "th") and self.rows and (cells := self.rows[-1]) is not None:
            cells.append(name)
            sheet.end_cell()
        elif name in ("td", "th"):
            sheet.end_line()
        elif name in BLOCKS:
            self._end_block(name)
        elif name == "q":
            sheet.put("”")
        elif name in INLINE_CODE and not self.preformatted:
            sheet.put("`")

    def _end_block(self, name: str) -> None:
        sheet = self.sheet
        if name in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif name == "pre" and self.preformatted:
            self.preformatted -= 1
            sheet.put(f"\n{self.fence}")
        elif name == "tr" and self.rows and (cells := self.rows.pop()) is not None:
            sheet.end_row(headings=0 if "td" in cells else len(cells))
        elif name == "li" or name[0] == "h":
            sheet.forget_sign()
        self._break(name)

    def _break(self, name: str) -> None:
        """End the line, or the paragraph; the items of a list, and all of a note, stay together."""
        if self.at < self.note_end:
            self.sheet.words(" ")
        elif name in LINE_ONLY or self.lists:
            self.sheet.end_line()
        else:
            self.sheet.end_block()
