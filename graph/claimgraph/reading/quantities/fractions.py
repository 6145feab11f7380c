"""Fractions as English prints them: "1/2", "2½", "half", "a third", "two and a half"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from claimgraph.reading.lang.word_lists import word_numbers
from claimgraph.reading.quantities.tokens import Tokens

LIMIT = 30
"""Numbers of more digits are serial numbers, not figures."""
EXACT = Context(prec=2 * LIMIT)
ROUNDED = Context(prec=10)
PARTS = word_numbers("en/numbers.txt", "parts")
PARTS |= {part + "s": n for part, n in PARTS.items() if not part.startswith("hal")}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the tokens: its value, where it ends, and how it is written."""

    value: Decimal
    end: int
    spelled: bool = False
    """Written in words."""
    scale: int = 1
    """The scale it is printed with, such as a million."""
    share: bool = False
    """A fraction below one, such as "half" or "two thirds"."""
    vague: bool = False
    """A number of tens, hundreds or thousands, as in "dozens of"."""
    loose: bool = False
    """A number that is meant as about so many, as in "a couple of"."""

    def times(self, factor: int, end: int) -> Numeral:
        """Return this number with a further scale, which ends at a token."""
        value = EXACT.multiply(self.value, Decimal(factor))
        share = self.share and value < 1
        return replace(self, value=value, end=end, scale=self.scale * factor, share=share)


def slashed(tokens: Tokens, at: int, value: Decimal) -> Numeral | None:
    """Read "1/2" and "1/40": a fraction below one; "9/11" and "24/7" are not read."""
    below = tokens[at + 2]
    glued = not tokens[at + 1].spaced and not below.spaced
    if tokens[at + 1].text not in ("/", "⁄") or below.kind != "number" or not glued:
        return None
    if below.text not in _DENOMINATORS or value >= int(below.text) or value != int(value):
        return None
    if tokens[at + 3].text == "/" or not value:
        return None
    return Numeral(EXACT.divide(value, Decimal(below.text)).normalize(ROUNDED), at + 3, share=True)


_DENOMINATORS = {str(n) for n in (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 40, 50, 60, 64, 100, 1000)}


def mixed(tokens: Tokens, at: int, whole: Decimal) -> Numeral | None:
    """Read what follows a whole number: "2 1/2", "2½", "2 and a half"."""
    if whole != int(whole):
        return None
    if tokens[at].kind == "number":
        below = tokens[at].text
        found = slashed(tokens, at, Decimal(below)) if below.isdecimal() else None
    elif tokens.word(at) == "and" and tokens.word(at + 1) in ("a", "one"):
        found = part(tokens, at + 1)
    else:
        found = glyph(tokens, at)
    return Numeral(whole + found.value, found.end) if found and found.share else None


def glyph(tokens: Tokens, at: int) -> Numeral | None:
    """Read one character that is a fraction: "½"."""
    text = tokens[at].text
    if len(text) != 1 or unicodedata.category(text) != "No":
        return None
    value = unicodedata.numeric(text)
    if not 0 < value < 1:
        return None
    return Numeral(ROUNDED.create_decimal_from_float(round(value, 15)), at + 1, share=True)


def part(tokens: Tokens, at: int) -> Numeral | None:
    """Read "half", "a half", "a third", "a quarter", "half a dozen"."""
    article = tokens.word(at) in ("a", "an")
    start = at + article
    word = tokens.word(start)
    below = PARTS.get(word) if not word.endswith("s") else None
    if below is None or (not article and below > 2):
        return None
    return Numeral(ROUNDED.divide(Decimal(1), Decimal(below)), start + 1, spelled=True, share=True)
