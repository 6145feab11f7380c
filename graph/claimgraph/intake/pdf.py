"""Writes down the text of a PDF: its lines as paragraphs, its footnote links as "[1]", its links.

Raised small digits become "[1]" where they link to a place in the file, and else such as "²".
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimgraph.errors import MissingExtra, UnreadableInput
from claimgraph.intake.page import Page
from claimgraph.intake.reflow import Line, reflow, without_running_lines
from claimgraph.reading.hyperlinks import Hyperlink

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BACK = re.compile("[↩↑⤴]\ufe0e?")
_RAISED, _SMALLER = 0.1, 0.92
_OPEN = 0x100000
"""The first of the private characters that mark where links stand while lines are joined."""
_CLOSE = 0x10FFFD
_MARKS = re.compile(f"[{chr(_OPEN)}-{chr(_CLOSE)}]")


@dataclass(frozen=True)
class _Run:
    """Some letters of one line: where they begin, in points, and how large they are."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class _Area:
    """A rectangle that links: to a url, or to a place in the file."""

    left: float
    foot: float
    right: float
    top: float
    url: str | None

    def holds(self, run: _Run) -> bool:
        middle = run.y + run.size / 4
        return (
            self.left - 1 <= run.x < self.right - run.size / 10 and self.foot <= middle <= self.top
        )


def from_pdf(data: bytes, name: str = "") -> Page:
    """Return the text and the links of a PDF; a scan without a text layer has none.

    Raises:
        MissingExtra: pypdf is not installed.
        UnreadableInput: the file is damaged, encrypted, or holds no text.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        raise MissingExtra("pypdf", "pdf") from None
    urls: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [list(_lines(_runs(page), _areas(page), urls)) for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except Exception as error:  # what a damaged file makes a parser raise is not documented
        raise UnreadableInput(f"{name or 'the file'}: no readable PDF ({error})") from error
    if not any(line.text for lines in pages for line in lines):
        raise UnreadableInput(f"{name or 'the file'}: no text layer; run OCR on it first")
    lines, dropped = without_running_lines(pages)
    text, links = _unmarked(reflow(lines), urls)
    return Page(text, links, title or None, {"running heads and feet": dropped} if dropped else {})


def _runs(page: Any) -> list[_Run]:
    runs: list[_Run] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs((tm[0] * tm[3] - tm[1] * tm[2]) * (cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
        if text:
            runs.append(_Run(_MARKS.sub("", text), x, y, size * scale))

    page.extract_text(visitor_text=visit)
    return runs


def _areas(page: Any) -> list[_Area]:
    found = []
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        if annotation.get("/Subtype") != "/Link":
            continue
        action = annotation.get("/A")
        uri = action.get_object().get("/URI") if action else None
        url = str(uri) if uri and str(uri).startswith(("http://", "https://")) else None
        left, foot, right, top = (float(v) for v in annotation["/Rect"])
        found.append(_Area(min(left, right), min(foot, top), max(left, right), max(foot, top), url))
    return found


def _lines(runs: list[_Run], areas: list[_Area], urls: list[str]) -> Iterator[Line]:
    """Yield the lines of a page; links are marked with private characters and kept in urls."""
    pieces: list[str] = []
    largest = _Run("", 0, 0, 0)
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                yield Line("".join(pieces).strip(), largest.y, largest.size)
                pieces, largest = [], _Run("", 0, 0, 0)
            if text.strip():
                pieces.append(_shown(text, run, largest, areas, urls))
                largest = run if run.size > largest.size else largest
            else:
                pieces.append(text)
    yield Line("".join(pieces).strip(), largest.y, largest.size)


def _shown(text: str, run: _Run, before: _Run, areas: list[_Area], urls: list[str]) -> str:
    area = next((area for area in areas if area.holds(run)), None)
    raised = run.size < _SMALLER * before.size and run.y - before.y > _RAISED * before.size
    if raised and text.strip().isascii() and text.strip().isdecimal():
        return f"[{text.strip()}]" if area else text.translate(_SUPERSCRIPT)
    if area and area.url is None:
        return _BACK.sub("", text)
    if area and area.url and _OPEN + 2 * len(urls) + 1 < _CLOSE:
        urls.append(area.url)
        place = _OPEN + 2 * (len(urls) - 1)
        blank = text[: len(text) - len(text.lstrip())]
        return f"{blank}{chr(place)}{text.strip()}{chr(place + 1)}{' ' * text.endswith(' ')}"
    return text


def _unmarked(text: str, urls: list[str]) -> tuple[str, tuple[Hyperlink, ...]]:
    """Take the marks out of a text; return it, and the links they marked."""
    pieces, at, length = [], 0, 0
    starts: dict[int, int] = {}
    links = []
    for mark in _MARKS.finditer(text):
        pieces.append(text[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        number, closes = divmod(ord(mark.group()) - _OPEN, 2)
        if not closes:
            starts[number] = length
        elif starts.get(number, length) < length:
            links.append(Hyperlink(starts[number], length, url=urls[number]))
    return "".join(pieces) + text[at:], tuple(links)
