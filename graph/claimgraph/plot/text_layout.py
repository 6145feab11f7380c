"""Text layout of pictures: cleaned, measured without hinting, wrapped to a width.

Lengths are in ems of the font, so that one measure serves every size and resolution. Hinting is
off when a ``TextLine`` is drawn: at small sizes it makes text wider than any measure says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

ELLIPSIS = "…"
LONGEST = 2_000
"""Code points of the longest text that is drawn."""
_NO_BREAK_BEFORE = frozenset("、。，．！？：；）」』】》〉%‰ー…")
_BREAK_AFTER = frozenset("-/–—?&=_.")
_MARKS = 3
"""Combining marks kept on one letter; a taller pile would run into the line above."""
_NEAR = 12
"""Code points within which a cut moves back to the end of a word."""
_LONG = 16
"""Code points from which a word may be broken after a hyphen or a slash."""


def clean(text: str) -> str:
    """Return text on one line; a control, direction mark or private character is a �.

    What is longer than anybody reads in a picture is cut.

    >>> clean("a\\tb\\u202ec\\x00  d\\n")
    'a b�c� d'
    """
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + ELLIPSIS
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if character.isspace() or marks <= _MARKS:
            kept.append("\N{REPLACEMENT CHARACTER}" if _unprintable(character) else character)
    return " ".join("".join(kept).split())


@cache
def _unprintable(character: str) -> bool:
    return (
        not character.isspace()
        and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}
        and (
            character not in "\u200c\u200d"  # joiners shape Persian and Indic words
        )
    )


class TextLine(Text):
    """A line of text that is never read as maths and is drawn as wide as it was measured."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, parse_math=False, **kwargs)

    def draw(self, renderer: Any) -> None:
        """Draw the line without hinting."""
        with _Unhinted():
            super().draw(renderer)

    def get_window_extent(self, *args: Any, **kwargs: Any) -> Any:
        """Return the box of the line in pixels, measured as it is drawn."""
        with _Unhinted():
            return super().get_window_extent(*args, **kwargs)


class _Unhinted:
    """Turns hinting off while a line is measured or drawn, cheaper than a whole rc_context."""

    def __enter__(self) -> None:
        self._before = mpl.rcParams["text.hinting"]
        mpl.rcParams["text.hinting"] = "none"

    def __exit__(self, *error: object) -> None:
        mpl.rcParams["text.hinting"] = self._before


class Lettering:
    """One font, measured: widths in ems, and lines no wider than asked."""

    def __init__(self, family: tuple[str, ...], weight: str = "normal") -> None:
        self.family, self.weight = family, weight
        self._properties = FontProperties(family=list(family), weight=weight, size=100)
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the width of one line of text, in ems."""
        known = self._widths.get(text)
        if known is None:
            known = self._measure(text)
            self._widths[text] = known
        return known

    def _measure(self, text: str) -> float:
        if not text or text.isspace():
            return 0.32 * len(text)
        width, _, _ = text_to_path.get_text_width_height_descent(
            text, self._properties, ismath=False
        )
        return float(width) / 100

    @property
    def _space(self) -> float:
        return self.width("n n") - self.width("nn")

    def wrap(self, text: str, width: float, limit: int | None = None) -> tuple[str, ...]:
        """Return text as lines at most ``width`` ems wide, cut with "…" after ``limit`` lines.

        A word wider than a line is broken; scripts without spaces break between characters.
        """
        if limit == 1:
            return (self.fitted(text, width),)
        lines: list[str] = []
        line, used = "", 0.0
        for piece, spaced in self._pieces(text, width):
            gap = self._space if spaced and line else 0.0
            length = self.width(piece)
            if line and used + gap + length > width:
                self._widths.setdefault(line, used)
                lines.append(line)
                line, used, gap = "", 0.0, 0.0
                if limit is not None and len(lines) > limit:
                    break
            line += (" " if gap else "") + piece
            used += gap + length
        self._widths.setdefault(line, used)
        lines.append(line)
        if limit is not None and len(lines) > limit:
            lines = [*lines[: limit - 1], self._cut(lines[limit - 1], width)]
        return tuple(lines)

    def balance(self, text: str, width: float, count: int) -> tuple[str, ...]:
        """Return text in ``count`` lines, about equally long, none wider than ``width`` ems."""
        low, high = width * 0.4, width
        best = self.wrap(text, width)
        while high - low > 0.5:
            middle = (low + high) / 2
            lines = self.wrap(text, middle)
            if len(lines) <= count:
                best, high = lines, middle
            else:
                low = middle
        return best

    def fitted(self, text: str, width: float) -> str:
        """Return text on one line, cut with "…" where it is wider than ``width`` ems."""
        head = text[: _most_letters(width)]
        if head == text and self.width(text) <= width:
            return text
        return self._cut(text[: self._longest(head, width) + 1], width)

    def _cut(self, line: str, width: float) -> str:
        """Return a line with "…" at its end, no wider than asked; between words if one is near."""
        room = width - self.width(ELLIPSIS)
        kept = line if self.width(line) <= room else line[: self._longest(line, room)]
        space = kept.rfind(" ")
        if len(kept) < len(line) and line[len(kept)] != " " and space > len(kept) - _NEAR:
            kept = kept[:space]
        return kept.rstrip(" ,;:–-") + ELLIPSIS

    def _pieces(self, text: str, width: float) -> Iterator[tuple[str, bool]]:
        """Yield the unbreakable pieces of a text, and whether a space stands before each."""
        for word in text.split(" "):
            spaced = True
            for part in _breakable(word):
                for piece in self._fitting(part, width):
                    yield piece, spaced
                    spaced = False

    def _fitting(self, part: str, width: float) -> Iterator[str]:
        """Yield a part in pieces that fit a line, each at least one character and its marks."""
        start, most = 0, _most_letters(width)
        while start < len(part):
            rest = part[start : start + most + 1]  # measuring all the rest each time is quadratic
            if len(rest) <= 1 or (len(rest) <= most and self.width(rest) <= width):
                yield rest
                return
            count = self._longest(rest, width)
            yield part[start : start + count]
            start += count

    def _longest(self, part: str, width: float) -> int:
        """Return how many characters fit a width: by their own widths, then as they join."""
        count, used = 0, 0.0
        while count < len(part) and used + self.width(part[count]) <= width:
            used += self.width(part[count])
            count += 1
        while count > 1 and self._measure(part[:count]) > width:
            count -= 1
        count = max(1, count)
        while count < len(part) and unicodedata.combining(part[count]):
            count += 1
        return count


def _most_letters(width: float) -> int:
    """Return more letters than a width in ems holds: in text faces none is below 1/8 em."""
    return 8 + int(width * 8)


def _breakable(word: str) -> Iterator[str]:
    """Yield the parts of a word between which a line may break."""
    start = 0
    for index in range(1, len(word)):
        if _breaks_before(word, index):
            yield word[start:index]
            start = index
    yield word[start:]


def _breaks_before(word: str, index: int) -> bool:
    before, after = word[index - 1], word[index]
    if after in _NO_BREAK_BEFORE:
        return False
    if _wide(before) or _wide(after):
        return True
    return len(word) > _LONG and before in _BREAK_AFTER and after.isalnum()


@cache
def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and not unicodedata.combining(character)
