"""The printed lines of a PDF page: letters with their places, put together line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_void_p, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any

from claimgraph.patterns import regex

_SAME_LINE = 0.7
"""How far letters of one line may stand above each other, in sizes of the larger."""
_BACK = 0.6
"""How far a letter may stand left of where the one before it began, in sizes, on one line."""
_RAISED, _SMALLER, _LIFTED = 0.1, 0.92, 0.25
_BOLD = re.compile(rb"bold|black|heavy|demi", re.I)
_CONTROL = regex(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Glyph:
    """A letter: where it begins, in points from the foot of the page; how large; whether bold."""

    letter: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True)
class Row:
    """The letters of one printed line, with the height of most of them above the foot."""

    glyphs: tuple[Glyph, ...]
    y: float
    size: float

    def raised(self, glyph: Glyph) -> bool:
        """Whether a letter is a superscript of this line: raised, and most often smaller."""
        lift = (glyph.y - self.y) / self.size if self.size else 0
        return lift > (_RAISED if glyph.size < _SMALLER * self.size else _LIFTED)

    @property
    def text(self) -> str:
        """The letters in order."""
        return "".join(glyph.letter for glyph in self.glyphs)


def rows(page: Any) -> Iterator[Row]:
    """Yield the lines of a page of ``pypdfium2`` in the order in which they were written."""
    line: list[Glyph] = []
    for glyph in _glyphs(page):
        if line and glyph.letter != " " and not _goes_on(line, glyph):
            yield from _row(line)
            line = []
        line.append(glyph)
    yield from _row(line)


def _goes_on(line: list[Glyph], glyph: Glyph) -> bool:
    last = next((g for g in reversed(line) if g.letter != " "), line[-1])
    size = max(last.size, glyph.size)
    return abs(glyph.y - last.y) <= _SAME_LINE * size and glyph.x >= last.x - _BACK * size


def _row(line: list[Glyph]) -> Iterator[Row]:
    words = [glyph for glyph in line if glyph.letter.strip()]
    if words:
        (y, size), _ = Counter((round(g.y, 1), round(g.size, 1)) for g in words).most_common(1)[0]
        largest = max(words, key=lambda g: g.size)
        if size < _SMALLER * largest.size:  # more small letters than large ones: a note's list
            y, size = round(largest.y, 1), round(largest.size, 1)
        yield Row(tuple(line), y, size)


def _glyphs(page: Any) -> Iterator[Glyph]:
    from pypdfium2 import raw

    text = page.get_textpage()
    fonts = _Fonts(raw)
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    high = 0
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = 0x10000 + ((high & 0x3FF) << 10) + (code & 0x3FF), 0
        letter = _letter(code, raw.FPDFText_IsHyphen(text, i) == 1)
        if not letter or (letter.isspace() and letter != " "):
            continue
        raw.FPDFText_GetCharOrigin(text, i, byref(x), byref(y))
        raw.FPDFText_GetLooseCharBox(text, i, byref(box))
        size = box.top - box.bottom
        if size <= 0 and letter != " ":
            size = raw.FPDFText_GetFontSize(text, i)
        yield Glyph(letter, x.value, y.value, size, fonts.bold(text, i))


def _letter(code: int, hyphen: bool) -> str:
    if hyphen:
        return "-"
    letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    if _CONTROL.match(letter) or code >= 0x100000:
        return ""
    return " " if letter in "\xa0\t" and letter else letter


class _Fonts:
    """Tells whether a letter is bold, asking once for each run of letters."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.run: int | None = None
        self.is_bold = False

    def bold(self, text: Any, i: int) -> bool:
        run = self.raw.FPDFText_GetTextObject(text, i)
        place = cast(run, c_void_p).value
        if place is not None and place != self.run:
            self.run, self.is_bold = place, self._named_bold(run)
        return self.is_bold

    def _named_bold(self, run: Any) -> bool:
        font = self.raw.FPDFTextObj_GetFont(run)
        name = create_string_buffer(128)
        self.raw.FPDFFont_GetBaseFontName(font, name, len(name))
        return bool(_BOLD.search(name.value)) or self.raw.FPDFFont_GetWeight(font) >= 600
