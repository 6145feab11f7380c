"""Numbers as they are printed in English: digits, words, fractions, powers of ten, scales."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from claimgraph.reading.figures.tokens import Tokens


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

    def times(self, factor: int, end: int) -> Numeral:
        """Return this number with a further scale, which ends at a token."""
        value = _EXACT.multiply(self.value, Decimal(factor))
        share = self.share and value < 1
        return replace(self, value=value, end=end, scale=self.scale * factor, share=share)


LIMIT = 30
"""Numbers of more digits are serial numbers, not figures."""

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15, "dozen": 12,
    "lakhs": 10**5, "crores": 10**7,
}  # fmt: skip
SHORT_SCALES = {"bn": 10**9, "mn": 10**6, "mln": 10**6, "tn": 10**12, "trn": 10**12}
"""Abbreviations that are scales wherever they stand after a number."""
MONEY_SCALES = SHORT_SCALES | {
    "k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "mio": 10**6, "mill": 10**6,
}  # fmt: skip
"""Abbreviations that are scales of money; elsewhere some of them are units."""
_MANY = {
    "dozens": 24, "scores": 40, "tens": 20, "hundreds": 200, "thousands": 2000,
    "millions": 2 * 10**6, "billions": 2 * 10**9, "trillions": 2 * 10**12,
}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
          "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20,
          "hundredth": 100}  # fmt: skip
_PARTS |= {part + "s": n for part, n in _PARTS.items() if not part.startswith("hal")}
_STARTS = {*_ONES, *_TENS, *_MANY, *_PARTS, "a", "an", "several", "few", "minus", "negative"}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MINUS = ("-", "−", "–", "⁻")
_EXACT = Context(prec=2 * LIMIT)


def numeral(tokens: Tokens, at: int) -> Numeral | None:
    """Return the number that starts at a token, its scale included; None when none does."""
    token = tokens[at]
    if token.kind == "number":
        found = _digits(tokens, at)
    else:
        found = next(filter(None, (read(tokens, at) for read in _IN_WORDS)), None)
    return _scaled(tokens, found) if found and abs(found.value) < 10**LIMIT else None


def is_number_word(word: str) -> bool:
    """Whether a word in lower case is part of a number in words."""
    return word in _ONES or word in _TENS or word in _SCALES


def starts_number(word: str) -> bool:
    """Whether a number may start with a word in lower case."""
    return word in _STARTS or (len(word) == 1 and not word.isascii())


# -- digits ----------------------------------------------------------------------------------------


def _digits(tokens: Tokens, at: int) -> Numeral | None:
    text = tokens[at].text
    if len(text) > LIMIT or (len(text) > 1 and text[0] == "0" and text[1].isdecimal()):
        return None
    plain = "".join(c for c in text if c.isdecimal() or c == ".")
    if not plain.isascii():
        plain = "".join(c if c == "." else str(unicodedata.digit(c)) for c in plain)
    value = Decimal(plain)
    return (
        _power(tokens, at + 1, value)
        or _mixed(tokens, at + 1, value)
        or _slashed(tokens, at, value)
        or Numeral(value, at + 1)
    )


def _power(tokens: Tokens, at: int, value: Decimal) -> Numeral | None:
    """Read "× 10−5", "×10^5", "× 1019" (a superscript that lost its height) or "e-5"."""
    if tokens[at].text in ("×", "x", "·", "*") and tokens[at + 1].text.startswith("10"):
        at, exponent = at + 2, tokens[at + 1].text[2:]
    else:
        return None
    if not exponent:
        at += tokens[at].text == "^"
        sign = ""
        if tokens[at].text in _MINUS and not tokens[at].spaced:
            sign, at = "-", at + 1
        digits = tokens[at].text.translate(_SUPERSCRIPTS)
        if tokens[at].spaced or not digits.lstrip("-").isdecimal():
            return None
        exponent, at = sign + digits, at + 1
    if not exponent.lstrip("-").isdecimal() or abs(int(exponent[:5])) > LIMIT:
        return None
    return Numeral(value.scaleb(int(exponent)), at)


def _slashed(tokens: Tokens, at: int, value: Decimal) -> Numeral | None:
    """Read "1/2" and "1/40": a fraction below one; "9/11" and "24/7" are not read."""
    below = tokens[at + 2]
    glued = not tokens[at + 1].spaced and not below.spaced
    if tokens[at + 1].text not in ("/", "⁄") or below.kind != "number" or not glued:
        return None
    if below.text not in _DENOMINATORS or value >= int(below.text) or value != int(value):
        return None
    if tokens[at + 3].text == "/" or not value:
        return None
    return Numeral(
        _EXACT.divide(value, Decimal(below.text)).normalize(_ROUNDED), at + 3, share=True
    )


_DENOMINATORS = {str(n) for n in (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 40, 50, 60, 64, 100, 1000)}
_ROUNDED = Context(prec=20)


def _mixed(tokens: Tokens, at: int, whole: Decimal) -> Numeral | None:
    """Read what follows a whole number: "2 1/2", "2½", "2 and a half"."""
    if whole != int(whole):
        return None
    if tokens[at].kind == "number":
        part = _digits(tokens, at) if tokens[at + 1].text in ("/", "⁄") else None
    elif tokens.word(at) == "and" and tokens.word(at + 1) in ("a", "one"):
        part = _part(tokens, at + 1)
    else:
        part = _glyph(tokens, at)
    return Numeral(whole + part.value, part.end) if part and part.share else None


def _glyph(tokens: Tokens, at: int) -> Numeral | None:
    text = tokens[at].text
    if len(text) != 1 or unicodedata.category(text) != "No":
        return None
    value = unicodedata.numeric(text)
    if not 0 < value < 1:
        return None
    return Numeral(_ROUNDED.create_decimal_from_float(round(value, 15)), at + 1, share=True)


# -- words -----------------------------------------------------------------------------------------


def _spelled(tokens: Tokens, at: int) -> Numeral | None:
    """Read a number in words, such as "a hundred and two" or "three million, two hundred"."""
    total = current = 0
    first, smallest = at, 10**18
    end = at
    if tokens.word(at) in ("a", "an"):
        if tokens.word(at + 1) not in _SCALES:
            return None
        current, at = 1, at + 1
    while (step := _step(tokens, at, current, smallest)) is not None:
        value, scale, at = step
        if scale > 100 or scale == 12:
            total += max(current, 1) * scale
            current, smallest = 0, scale
        elif scale == 100:
            current = max(current, 1) * 100
        else:
            current += value
        end = at
        at += tokens.hyphen(at)
    if end == first:
        return None
    count, scale = Decimal(total + current), smallest if total else 1
    if tokens.word(end) == "point" and (decimals := _decimals(tokens, end + 1)):
        return Numeral(count + Decimal(f"0.{decimals}"), end + 1 + len(decimals), spelled=True)
    return _fraction(tokens, end, count) or Numeral(count, end, spelled=True, scale=scale)


def _decimals(tokens: Tokens, at: int) -> str:
    """Return the digits read out after "point", as in "one point five"."""
    digits = ""
    while len(digits) < LIMIT and 0 <= _ONES.get(tokens.word(at), -1) < 10:
        digits, at = digits + str(_ONES[tokens.word(at)]), at + 1
    return digits


def _step(tokens: Tokens, at: int, current: int, smallest: int) -> tuple[int, int, int] | None:
    """Return the next part of a spelled number: its value, its scale (1 for none), its end."""
    joined = tokens.word(at) in ("and", "&") or tokens[at].text == ","
    if joined:
        if not _continues(tokens, at, current, smallest):
            return None
        at += 1
    word = tokens.word(at)
    if word in _ONES and (current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20)):
        ok = current % 100 == 0 or 0 < _ONES[word] < 10
        return (_ONES[word], 1, at + 1) if ok else None
    if word in _TENS and current % 100 == 0:
        return _TENS[word], 1, at + 1
    scale = _SCALES.get(word)
    if scale is None or (current == 0 and (scale > 100 or smallest == 10**18 or joined)):
        return None
    if scale == 100 and current >= 100:
        return None
    return (0, scale, at + 1) if scale < smallest else None


def _continues(tokens: Tokens, at: int, current: int, smallest: int) -> bool:
    """Whether "and" or a comma joins the parts of one number, not two numbers."""
    if current % 100 or (not current and smallest == 10**18):
        return False
    word = tokens.word(at + 1)
    if word not in _ONES and word not in _TENS:
        return False
    if tokens[at].text == ",":
        return any(tokens.word(at + step) == "hundred" for step in (2, 3))
    return True


def _fraction(tokens: Tokens, at: int, count: Decimal) -> Numeral | None:
    """Read what makes a fraction of a spelled number: "two thirds", "two and a half"."""
    hyphen = tokens.hyphen(at)
    part = _PARTS.get(tokens.word(at + hyphen))
    if part and 0 < count < part and tokens.word(at + hyphen) != "second":
        value = _ROUNDED.divide(count, Decimal(part))
        return Numeral(value, at + hyphen + 1, spelled=True, share=True)
    mixed = _mixed(tokens, at, count)
    return Numeral(mixed.value, mixed.end, spelled=True) if mixed else None


def _part(tokens: Tokens, at: int) -> Numeral | None:
    """Read "half", "a half", "a third", "a quarter", "half a dozen"."""
    article = tokens.word(at) in ("a", "an")
    start = at + article
    word = tokens.word(start)
    part = _PARTS.get(word) if not word.endswith("s") else None
    if part is None or (not article and part > 2):
        return None
    return Numeral(_ROUNDED.divide(Decimal(1), Decimal(part)), start + 1, spelled=True, share=True)


def _vague(tokens: Tokens, at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred": at least two of the scale."""
    at += (tokens.word(at), tokens.word(at + 1)) == ("a", "few")
    word = tokens.word(at)
    if word in ("several", "few") and tokens.word(at + 1) in _SCALES | _MANY:
        scale = _SCALES.get(tokens.word(at + 1)) or _MANY[tokens.word(at + 1)] // 2
        return Numeral(Decimal(2 * scale), at + 2, spelled=True, vague=True)
    if word not in _MANY or (word in ("scores", "tens") and tokens.word(at + 1) != "of"):
        return None
    value, end = _MANY[word], at + 1
    if tokens.word(end) == "of" and tokens.word(end + 1) in _MANY:
        value, end = value * _MANY[tokens.word(end + 1)] // 2, end + 2
    return Numeral(Decimal(value), end, spelled=True, vague=True)


_IN_WORDS = (_vague, _spelled, _part, _glyph)

# -- scales ----------------------------------------------------------------------------------------


def _scaled(tokens: Tokens, found: Numeral) -> Numeral:
    """Read the scales after a number: "2.5 million", "half a million", "1.2bn"."""
    while abs(found.value) < 10**LIMIT and (step := _scale(tokens, found.end, found)):
        found = found.times(*step)
    return found


def _scale(tokens: Tokens, at: int, found: Numeral) -> tuple[int, int] | None:
    hyphen = tokens.hyphen(at)
    word = tokens.word(at + hyphen)
    if found.share and word in ("a", "of") and tokens[at].kind == "word":
        skip = 1 + (word == "of" and tokens.word(at + 1) == "a")
        factor = _SCALES.get(tokens.word(at + skip))
        return (factor, at + skip + 1) if factor else None
    if word in SHORT_SCALES:
        return SHORT_SCALES[word], at + hyphen + 1
    factor = _SCALES.get(word)
    return (factor, at + hyphen + 1) if factor else None
