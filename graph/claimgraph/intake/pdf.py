"""Writes down the text of a PDF: its lines as paragraphs, its footnotes as "[1]", its links.

A raised number is the marker "[1]" where a note of its page begins with it or it links to a place
in the file, and else such as "²". Notes of pages are listed at the end, in the order of the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from claimgraph.errors import LimitExceeded, MissingExtra, UnreadableInput
from claimgraph.intake.areas import Area, areas
from claimgraph.intake.glyphs import Glyph, Row, rows
from claimgraph.intake.limits import DEFAULT, ReadLimits
from claimgraph.intake.page import Page
from claimgraph.intake.pagenotes import Notes, body_size, notes_apart
from claimgraph.intake.pins import Pins
from claimgraph.intake.reflow import Line, reflow
from claimgraph.intake.running import without_running_lines
from claimgraph.intake.unfolding import check_streams
from claimgraph.patterns import regex

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BACK = regex("[↩↑⤴]\ufe0e?")
_NUMBERS = regex(r"\d{1,3}(?:\s?[,;]\s?\d{1,3})*")
_YEAR = regex(r"(?:1[5-9]|20)\d\d[a-z]?")
_UNIT = regex(r"\d[ \xa0]?(?:[kcmd]?m|ft|in|mi|yd)$")
_LARGER = 1.15
"""How much larger the letters of a heading are than those of the text."""


def from_pdf(data: bytes, name: str = "", limits: ReadLimits = DEFAULT) -> Page:
    """Return the text and the links of a PDF; a scan without a text layer has none.

    Raises:
        MissingExtra: pypdfium2 is not installed.
        UnreadableInput: the file is damaged, encrypted or holds no text.
        LimitExceeded: it unpacks to more than it may, or holds more letters.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        raise MissingExtra("pypdfium2", "pdf") from None
    check_streams(data, name, limits.unpacked)
    try:
        document = PdfDocument(data)
        try:
            pages, linked = _pages(document, limits)
            title = document.get_metadata_value("Title")
        finally:
            document.close()
    except PdfiumError as error:
        raise UnreadableInput(f"{name or 'the file'}: no readable PDF ({error})") from error
    if not any(pages):
        raise UnreadableInput(f"{name or 'the file'}: no text layer; run OCR on it first")
    return _Writer(linked).written(pages, title)


def _pages(document: Any, limits: ReadLimits) -> tuple[list[list[Row]], list[list[Area]]]:
    pages, linked, letters = [], [], 0
    for page in document:
        pages.append(list(rows(page)))
        linked.append(list(areas(document, page)))
        letters += sum(len(row.glyphs) for row in pages[-1])
        if letters > limits.characters:
            raise LimitExceeded("characters", limits.characters)
    return pages, linked


class _Writer:
    """Writes the rows of all pages down as one text."""

    def __init__(self, linked: Sequence[Sequence[Area]]) -> None:
        self.linked, self.pins = linked, Pins()
        self.wanted = {area.place for page in linked for area in page if area.place}
        self.starts: dict[int, list[tuple[float, str]]] = {}
        for place in sorted(self.wanted):
            self.starts.setdefault(place[0], []).append((place[1], _named(place)))

    def written(self, pages: list[list[Row]], title: str) -> Page:
        kept, dropped = without_running_lines(pages)
        size = body_size(kept)
        apart = [notes_apart(page, size) for page in kept]
        lines = [
            line
            for number, (page, notes) in enumerate(zip(kept, apart, strict=True))
            for line in self._lines(page[: notes.first], number, notes, size)
        ]
        text = reflow(lines)
        listed = [
            self._note(label, note, number)
            for number, notes in enumerate(apart)
            for label, note in notes.listed
        ]
        if listed:
            text += "\n\n## Notes\n\n" + "\n".join(listed)
        text, links = self.pins.taken_out(text)
        left_out = {"running heads and feet": dropped} if dropped else {}
        return Page(text, links, title.strip() or None, left_out)

    def _lines(self, page: Sequence[Row], number: int, notes: Notes, size: float) -> Iterator[Line]:
        for row in page:
            words = self._placed(row, number) + self._words(row, number, notes)
            level = _heading(row, size)
            if level and words.strip():
                words = "#" * level + " " + words.strip()
            yield Line(" ".join(words.split()), row.y, row.size)

    def _note(self, label: str, note: Sequence[Row], number: int) -> str:
        """Return a note of a page as one line that begins with its label in brackets."""
        empty = Notes(0, ())
        first = note[0].glyphs[_length(note[0], label) :]
        lines = [replace(note[0], glyphs=first), *note[1:]]
        words = reflow([Line(self._words(row, number, empty).strip()) for row in lines])
        said = " ".join(words.split())
        return f"{self.pins.place(f'note {number} {label}')}[{label}] {said}"

    def _placed(self, row: Row, number: int) -> str:
        """Return the marks of the places, linked to in the file, that begin with this row."""
        waiting = self.starts.get(number, [])
        reached = [(y, name) for y, name in waiting if row.y <= y]
        if not reached:
            return ""
        self.starts[number] = [one for one in waiting if one not in reached]
        return "".join(self.pins.place(name) for _, name in reached)

    def _words(self, row: Row, number: int, notes: Notes) -> str:
        """Return the words of a row; markers and links are marked."""
        pieces: list[str] = []
        for run, area in _runs(row, self.linked[number]):
            before = "".join(pieces)
            words = self._run(run, row, area, before, notes, number)
            if row.raised(run[0]) and before.endswith(" "):
                pieces[-1] = pieces[-1].rstrip()
            pieces.append(words)
        return "".join(pieces)

    def _run(
        self, run: list[Glyph], row: Row, area: Area | None, before: str, notes: Notes, number: int
    ) -> str:
        words = "".join(glyph.letter for glyph in run)
        bare = words.strip()
        if row.raised(run[0]) and _NUMBERS.fullmatch(bare):
            labels = notes.split(re.split(r"\s?[,;]\s?", bare))
            if not _UNIT.search(before.rstrip()) and all(x in notes.labels for x in labels):
                return "".join(self.pins.link(f"[{x}]", place=f"note {number} {x}") for x in labels)
            if area and area.url is None:
                return self.pins.link(f"[{bare}]", place=_named(area.place))
            return words.translate(_SUPERSCRIPT)
        if row.raised(run[0]) and bare in notes.labels:
            return self.pins.link(f"[{bare}]", place=f"note {number} {bare}")
        if area is None or not bare:
            return words
        return self._linked(words, area)

    def _linked(self, words: str, area: Area) -> str:
        bare = words.strip()
        if area.url is None and not (_NUMBERS.fullmatch(bare.strip("[]")) or _YEAR.search(bare)):
            return _BACK.sub("", words)
        left = words[: len(words) - len(words.lstrip())]
        right = words[len(words.rstrip()) :]
        place = "" if area.url else _named(area.place)
        return left + self.pins.link(bare, area.url, place) + right


def _runs(row: Row, linked: Sequence[Area]) -> Iterator[tuple[list[Glyph], Area | None]]:
    """Yield the letters of a row in runs of one height and one link."""
    run: list[Glyph] = []
    state: object = None
    within: Area | None = None
    for glyph in row.glyphs:
        area = next((a for a in linked if a.holds(glyph.x, glyph.y, glyph.size)), None)
        if glyph.letter == " ":
            area = area or within
        here = (glyph.letter != " " and row.raised(glyph), area)
        if run and here != state:
            yield run, within
            run = []
        run.append(glyph)
        state, within = here, area
    if run:
        yield run, within


def _length(row: Row, label: str) -> int:
    """Return how many letters of a row its label and the sign behind it take up."""
    after = row.text.find(label) + len(label)
    rest = row.text[after:]
    return after + len(rest) - len(rest.lstrip(" .)]:"))


def _named(place: tuple[int, float] | None) -> str:
    return f"place {place[0]} {place[1]}" if place else ""


def _heading(row: Row, size: float) -> int:
    """Return the level of a heading; 0 for any other row."""
    words = "".join(g.letter for g in row.glyphs if not row.raised(g)).strip()
    letters = [glyph for glyph in row.glyphs if glyph.letter.isalpha()]
    if not letters or len(words) > 120 or words.endswith((".", ",", ";", ":")) or size <= 0:
        return 0
    ratio = row.size / size
    if ratio > _LARGER:
        return 1 if ratio > 1.6 else 2
    return 3 if ratio > 0.97 and all(glyph.bold for glyph in letters) else 0
