"""Numbers in words: "a hundred and two", "two thirds", "dozens of", "a couple of"."""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from typing import NamedTuple

from claimgraph.reading.lang.word_lists import word_numbers
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens

LIMIT = 30
"""Numbers of more digits are serial numbers, not figures."""
EXACT = Context(prec=2 * LIMIT)
ROUNDED = Context(prec=10)
PARTS = word_numbers("en/numbers.txt", "parts")
PARTS |= {part + "s": n for part, n in PARTS.items() if not part.startswith("hal")}


class Numeral(NamedTuple):
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
        return self._replace(value=value, end=end, scale=self.scale * factor, share=share)


def slashed(tokens: QuantityTokens, at: int, value: Decimal) -> Numeral | None:
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


def mixed(tokens: QuantityTokens, at: int, whole: Decimal) -> Numeral | None:
    """Read what follows a whole number: "2 1/2", "2½", "2 and a half"."""
    if whole != int(whole):
        return None
    if tokens[at].kind == "number":
        below = tokens[at].text
        found = slashed(tokens, at, Decimal(below)) if below.isdecimal() else None
    elif half := _behind_and(tokens, at):
        found = half
    else:
        found = glyph(tokens, at)
    return Numeral(whole + found.value, found.end) if found and found.share else None


def glyph(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Read one character that is a fraction: "½"."""
    text = tokens[at].text
    if len(text) != 1 or unicodedata.category(text) != "No":
        return None
    value = unicodedata.numeric(text)
    if not 0 < value < 1:
        return None
    return Numeral(ROUNDED.create_decimal_from_float(round(value, 15)), at + 1, share=True)


def part(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Read "half", "a half", "a third", "a quarter", "half a dozen"."""
    article = tokens.word(at) in ("a", "an")
    start = at + article
    word = tokens.word(start)
    below = PARTS.get(word) if not word.endswith("s") else None
    if below is None or (not article and below > 2):
        return None
    return Numeral(ROUNDED.divide(Decimal(1), Decimal(below)), start + 1, spelled=True, share=True)


ONES = word_numbers("en/numbers.txt", "ones")
TENS = word_numbers("en/numbers.txt", "tens")
SCALES = word_numbers("en/numbers.txt", "scales")
MANY = word_numbers("en/numbers.txt", "many")
_SEVERAL = SCALES | MANY
STARTS = {*ONES, *TENS, *MANY, *PARTS, "a", "an", "several", "few", "minus", "negative"}
"""Words that a number may start with."""


def in_words(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Return the number in words that starts at a token, its scale left out, or None."""
    return next(filter(None, (read(tokens, at) for read in _READERS)), None)


def _spelled(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Read a number in words, such as "a hundred and two" or "three million, two hundred"."""
    total = current = 0
    first, smallest = at, 10**18
    end = at
    spanning = tokens.word(at - 1) == "between"
    if tokens.word(at) in ("a", "an"):
        if tokens.word(at + 1) not in SCALES:
            return None
        current, at = 1, at + 1
    while (step := _step(tokens, at, current, smallest)) is not None:
        if spanning and not total and tokens.word(at) == "and" and _other_end(tokens, at + 1):
            break
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
    if scale >= 1000 and count % scale == 0 and (half := _behind_and(tokens, end)):
        more = EXACT.multiply(count / scale + half.value, Decimal(scale))
        return Numeral(more, half.end, spelled=True, scale=scale)  # "a million and a half"
    return _fraction(tokens, end, count) or Numeral(count, end, spelled=True, scale=scale)


def _behind_and(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Read "and a half" and "-and-a-half" behind a whole number."""
    hyphen = tokens.hyphen(at)
    at += hyphen
    if tokens.word(at) != "and" or tokens.hyphen(at + 1) != hyphen:
        return None
    at += 1 + hyphen
    if tokens.word(at) not in ("a", "one") or tokens.hyphen(at + 1) != hyphen:
        return None
    below = PARTS.get(tokens.word(at + 1 + hyphen))
    if below is None or tokens.word(at + 1 + hyphen).endswith("s"):
        return None
    value = ROUNDED.divide(Decimal(1), Decimal(below))
    return Numeral(value, at + 2 + hyphen, spelled=True, share=True)


def _decimals(tokens: QuantityTokens, at: int) -> str:
    """Return the digits read out after "point", as in "one point five"."""
    digits = ""
    while len(digits) < LIMIT and 0 <= ONES.get(tokens.word(at), -1) < 10:
        digits, at = digits + str(ONES[tokens.word(at)]), at + 1
    return digits


def _step(
    tokens: QuantityTokens, at: int, current: int, smallest: int
) -> tuple[int, int, int] | None:
    """Return the next part of a spelled number: its value, its scale (1 for none), its end."""
    joined = tokens.word(at) in ("and", "&") or tokens[at].text == ","
    if joined:
        if not _continues(tokens, at, current, smallest):
            return None
        at += 1
    word = tokens.word(at)
    if word in ONES and (current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20)):
        ok = current % 100 == 0 or 0 < ONES[word] < 10
        return (ONES[word], 1, at + 1) if ok else None
    if word in TENS and current % 100 == 0:
        return TENS[word], 1, at + 1
    scale = SCALES.get(word)
    if scale is None or (current == 0 and (scale > 100 or smallest == 10**18 or joined)):
        return None
    if scale == 100 and current >= 100:
        return None
    return (0, scale, at + 1) if scale < smallest else None


def _continues(tokens: QuantityTokens, at: int, current: int, smallest: int) -> bool:
    """Whether "and" or a comma joins the parts of one number, not two numbers."""
    if current % 100 or (not current and smallest == 10**18):
        return False
    word = tokens.word(at + 1)
    if word not in ONES and word not in TENS:
        return False
    if tokens[at].text == ",":
        return any(tokens.word(at + step) == "hundred" for step in (2, 3))
    return not _another(tokens, at + 1, current, smallest)


def _another(tokens: QuantityTokens, at: int, current: int, smallest: int) -> bool:
    """Whether a number of its own stands behind "and": "two hundred and three hundred".

    It does not fit below what stands before "and".
    """
    scales = [SCALES[word] for word in _run(tokens, at) if word in SCALES]
    return (100 in scales and current > 0) or max(scales, default=0) >= smallest


def _other_end(tokens: QuantityTokens, at: int) -> bool:
    """Whether a span's other end starts here: "between two hundred and five thousand"."""
    run = _run(tokens, at)
    return not SCALES.keys().isdisjoint(run) and tokens.word(at + len(run)) != "and"


def _run(tokens: QuantityTokens, at: int) -> list[str]:
    """Return the words of numbers from a token on, and the hyphens between them."""
    found: list[str] = []
    while len(found) < _LONGEST:
        word = tokens.word(at + len(found))
        if not (word in ONES or word in TENS or word in SCALES or tokens.hyphen(at + len(found))):
            break
        found.append(word)
    return found


_LONGEST = 8
"""Tokens of the longest number of one scale: "three hundred sixty-five million"."""


def _fraction(tokens: QuantityTokens, at: int, count: Decimal) -> Numeral | None:
    """Read what makes a fraction of a spelled number: "two thirds", "two and a half"."""
    hyphen = tokens.hyphen(at)
    below = PARTS.get(tokens.word(at + hyphen))
    months = below == 4 and count == 2  # "two quarters of growth" are half a year
    if below and 0 < count < below and not months and tokens.word(at + hyphen) != "second":
        value = ROUNDED.divide(count, Decimal(below))
        return Numeral(value, at + hyphen + 1, spelled=True, share=True)
    found = mixed(tokens, at, count)
    return Numeral(found.value, found.end, spelled=True) if found else None


def _vague(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred": at least two of the scale."""
    at += (tokens.word(at), tokens.word(at + 1)) == ("a", "few")
    word = tokens.word(at)
    if word in ("several", "few") and tokens.word(at + 1) in _SEVERAL:
        scale = SCALES.get(tokens.word(at + 1)) or MANY[tokens.word(at + 1)] // 2
        return Numeral(Decimal(2 * scale), at + 2, spelled=True, vague=True)
    if word not in MANY or (word in ("scores", "tens") and tokens.word(at + 1) != "of"):
        return None
    value, end = MANY[word], at + 1
    if tokens.word(end) == "of" and tokens.word(end + 1) in MANY:
        value, end = value * MANY[tokens.word(end + 1)] // 2, end + 2
    return Numeral(Decimal(value), end, spelled=True, vague=True)


def _couple(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Read "a couple of": about two."""
    words = [tokens.word(at + step) for step in range(3)]
    if words != ["a", "couple", "of"]:
        return None
    return Numeral(Decimal(2), at + 3, spelled=True, loose=True)


_READERS = (_couple, _vague, _spelled, part, glyph)
