"""Numbers as they are printed in English, and the words and signs that bound them.

Digits, words, fractions, powers of ten, scales; "at least", "nearly", "or more", "≥".
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import get_args

from claimgraph.model import Comparator
from claimgraph.reading.lang.word_lists import phrase_pairs, word_list
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens, decimal_comma
from claimgraph.reading.quantities.spelled import (
    LIMIT,
    ONES,
    SCALES,
    STARTS,
    TENS,
    Numeral,
    in_words,
    mixed,
    slashed,
)

SHORT_SCALES = {"bn": 10**9, "mn": 10**6, "mln": 10**6, "tn": 10**12, "trn": 10**12}
"""Abbreviations that are scales wherever they stand after a number."""
MONEY_SCALES = SHORT_SCALES | {
    "k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "mio": 10**6, "mill": 10**6,
}  # fmt: skip
"""Abbreviations that are scales of money; elsewhere some of them are units."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISES = frozenset("^⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MINUS = ("-", "−", "–", "⁻")


def numeral(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Return the number that starts at a token, its scale included; None when none does."""
    token = tokens[at]
    found = _digits(tokens, at) if token.kind == "number" else in_words(tokens, at)
    return _scaled(tokens, found) if found else None


def is_number_word(word: str) -> bool:
    """Whether a word in lower case is part of a number in words."""
    return word in ONES or word in TENS or word in SCALES


def ratio(tokens: QuantityTokens, found: Numeral) -> Numeral:
    """Return "five out of eight", "one in five" and "2 of every 9" as the fraction they state."""
    out_of = (tokens.word(found.end), tokens.word(found.end + 1)) == ("out", "of")
    at = found.end + 1 + out_of
    every = tokens.word(at) == "every"
    if (
        not out_of
        and tokens.word(found.end) != "in"
        and not (every and tokens.word(at - 1) == "of")
    ):
        return found
    whole = numeral(tokens, at + every)
    if whole is None or whole.scale > 1 or not 0 < found.value < whole.value <= 1000:
        return found
    said = out_of or found.spelled or whole.value <= 10 or whole.value % 10 == 0
    if not said or found.value != int(found.value):  # "batted .432 in 24 games"
        return found
    share = (found.value / whole.value).quantize(Decimal(10) ** -10).normalize()
    return Numeral(share, whole.end, found.spelled, share=True)


def starts_number(word: str) -> bool:
    """Whether a number may start with a word in lower case."""
    return word in STARTS or (len(word) == 1 and not word.isascii())


def _digits(tokens: QuantityTokens, at: int) -> Numeral | None:
    """Read a number in digits: "1,5", "2½", "3/4", "10⁶"; none that begins with a zero: "007"."""
    text = tokens[at].text
    if len(text) > LIMIT or (len(text) > 1 and text[0] == "0" and text[1].isdecimal()):
        return None
    if (whole := decimal_comma(text)) is not None:
        text = whole.replace(".", "") + "." + text[len(whole) + 1 :]
    plain = "".join(c for c in text if c.isdecimal() or c == ".")
    if not plain.isascii():
        plain = "".join(c if c == "." else str(unicodedata.digit(c)) for c in plain)
    value = Decimal(plain)
    return (
        _power(tokens, at + 1, value)
        or mixed(tokens, at + 1, value)
        or slashed(tokens, at, value)
        or Numeral(value, at + 1)
    )


def _power(tokens: QuantityTokens, at: int, value: Decimal) -> Numeral | None:
    """Read "× 10−5", "× 1019" (a superscript that lost its height), "e-5", "10⁶" and "10^6"."""
    if tokens[at].text in ("×", "x", "·", "*") and tokens[at + 1].text.startswith("10"):
        at, exponent = at + 2, tokens[at + 1].text[2:]
        return _raised(value, exponent, at) if exponent else _to_the(tokens, at, value)
    # The note of a figure is raised, too: only of ten one knows that it is a power.
    if value == 10 and (tokens[at].text[:1] in _RAISES):
        return _to_the(tokens, at, Decimal(1))
    return _floating(tokens, at, value)


def _to_the(tokens: QuantityTokens, at: int, value: Decimal) -> Numeral | None:
    """Return a number times ten to the power that starts at a token: "−5", "^5", "⁻⁵"."""
    at += tokens[at].text == "^"
    sign = ""
    if tokens[at].text in _MINUS and not tokens[at].spaced:
        sign, at = "-", at + 1
    digits = tokens[at].text.translate(_SUPERSCRIPTS)
    if tokens[at].spaced or not digits.lstrip("-").isdecimal():
        return None
    return _raised(value, sign + digits, at + 1)


def _raised(value: Decimal, exponent: str, end: int) -> Numeral | None:
    """Return a number times a power of ten; one beyond all figures stays so, and is none."""
    if not exponent.lstrip("-").isdecimal():
        return None
    return Numeral(value.scaleb(max(-_BEYOND, min(_BEYOND, int(exponent[:6])))), end)


_BEYOND = 10 * LIMIT


def _floating(tokens: QuantityTokens, at: int, value: Decimal) -> Numeral | None:
    """Read "1.5e12" and "3e-5"."""
    mark = tokens[at].text
    if tokens[at].spaced or mark[:1] not in ("e", "E"):
        return None
    sign, exponent, end = "", mark[1:] or tokens[at + 1].text, at + 1 + (len(mark) == 1)
    if exponent in _MINUS:
        sign, exponent, end = "-", tokens[end].text, end + 1
    if not exponent.isdecimal() or tokens[end - 1].spaced:
        return None
    return _raised(value, sign + exponent, end)


# -- scales ----------------------------------------------------------------------------------------


def _scaled(tokens: QuantityTokens, found: Numeral) -> Numeral:
    """Read the scales after a number: "2.5 million", "half a million", "1.2bn"."""
    while abs(found.value) < 10**LIMIT and (step := _scale(tokens, found.end, found)):
        found = found.times(*step)
    return found


def _scale(tokens: QuantityTokens, at: int, found: Numeral) -> tuple[int, int] | None:
    """Return by what a number is multiplied, and where that ends: "2 million", "5K likes"."""
    hyphen = tokens.hyphen(at)
    word = tokens.word(at + hyphen)
    if found.share and word in ("a", "of") and tokens[at].kind == "word":
        skip = 1 + (word == "of" and tokens.word(at + 1) == "a")
        factor = SCALES.get(tokens.word(at + skip))
        return (factor, at + skip + 1) if factor else None
    if word in SHORT_SCALES:
        return SHORT_SCALES[word], at + hyphen + 1
    counted = tokens[at + 1].text.islower() and tokens.word(at + 1).endswith("s")
    if tokens[at].text == "K" and not tokens[at].spaced and counted:
        return 1000, at + 1  # "5K likes"; "a 77K bath" is cold
    factor = SCALES.get(word)
    return (factor, at + hyphen + 1) if factor else None


_SIGNS: dict[str, Comparator] = {
    ">": "moreThan", "<": "lessThan", "≥": "atLeast", "≤": "atMost", "⩾": "atLeast",
    "⩽": "atMost", "≧": "atLeast", "≦": "atMost", "~": "approximately", "∼": "approximately",
    "≈": "approximately", "≃": "approximately", "≅": "approximately", "=": "equal",
}  # fmt: skip
_OR_EQUAL: dict[str, Comparator] = {">": "atLeast", "<": "atMost"}

_COMPARATORS: dict[str, Comparator] = {name: name for name in get_args(Comparator)}
_Index = dict[str, list[tuple[tuple[str, ...], Comparator]]]


def _index(section: str, key: int) -> _Index:
    """Return the phrases of a section by their last (-1) or first (0) word, longest first."""
    index: _Index = {}
    for phrase, comparator in phrase_pairs("en/quantities.txt", section).items():
        words = tuple(phrase.split())
        index.setdefault(words[key], []).append((words, _COMPARATORS[comparator]))
    for found in index.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return index


_ENDING = _index("bounds before numbers", -1)
_STARTING = _index("bounds behind numbers", 0)


def comparator_before(
    tokens: QuantityTokens, at: int, duration: bool = False
) -> tuple[Comparator, int] | None:
    """Return the comparator that ends just before a token, and where it starts.

    ``duration`` says that the number counts units of time, when "over" often means "during".
    """
    found = _before(tokens, at, duration)
    if found and found[0] in ("equal", "approximately"):  # "at least about", "below ~"
        bound = _before(tokens, found[1], duration)
        return bound if bound and bound[0] not in ("equal", "approximately") else found
    return found


def _before(tokens: QuantityTokens, at: int, duration: bool) -> tuple[Comparator, int] | None:
    """Return the bound before a number, and where it begins: "more than 40", "no more than 40"."""
    if found := _sign_before(tokens, at):
        return found
    if tokens[at - 1].text == "." and tokens.word(at - 2) in _SHORT:
        at -= 1
    elif tokens.word(at - 1) == "c":  # "c." is circa, "C" is Celsius and much else
        return None
    for words, comparator in _ENDING.get(tokens.word(at - 1), ()):
        start = at - len(words)
        begun = tokens.word(start) == words[0]  # few are, and the others need no further look
        if not begun or tuple(tokens.word(i) for i in range(start, at)) != words:
            continue
        if words in (("above",), ("below",)) and tokens.word(start - 1) == "the":
            return None  # "the above two steps"
        if words == ("around",) and tokens.word(start - 1) in _BUILT:
            return None  # "built around four questions"
        if comparator == "moreThan" and len(words) == 1 and _is_denied(tokens, start):
            return "atMost", start
        during = words == ("over",) and duration
        if during and tokens.word(start - 1) not in _DURATIONS_OVER:
            return None
        return comparator, start
    return None


def _is_denied(tokens: QuantityTokens, at: int) -> bool:
    """Whether a verb of exceeding is denied: "did not exceed 5", "cannot have exceeded 5"."""
    at -= tokens.word(at - 1) in ("have", "has", "had")
    word = tokens.word(at - 1)
    return word in ("not", "never", "cannot") or word.endswith(("n't", "n’t"))


_SHORT = word_list("en/quantities.txt", "abbreviations of bounds")
_BUILT = word_list("en/quantities.txt", "built around")
_DURATIONS_OVER = word_list("en/quantities.txt", "durations over")
"""Words before "over" when "over two years" says more than two, not during."""


def comparator_after(tokens: QuantityTokens, at: int) -> tuple[Comparator, int] | None:
    """Return the comparator that starts at a token, and where it ends: "or more", "+"."""
    if tokens[at].text == "+" and not tokens[at].spaced and tokens[at + 1].kind != "number":
        return "atLeast", at + 1
    start = at + tokens.hyphen(at)
    for words, comparator in _STARTING.get(tokens.word(start), ()):
        end = start + len(words)
        if tuple(tokens.word(i) for i in range(start, end)) == words:
            return None if _goes_on(tokens, end) else (comparator, end)
    return None


def _goes_on(tokens: QuantityTokens, at: int) -> bool:
    """Whether "or more" and the like bound the number after them: "or more than 5"."""
    return tokens.word(at) in ("than", "a", "an") or numeral(tokens, at) is not None


def _sign_before(tokens: QuantityTokens, at: int) -> tuple[Comparator, int] | None:
    sign = tokens[at - 1].text
    if sign == "=" and tokens[at - 2].text in _OR_EQUAL and not tokens[at - 1].spaced:
        return _OR_EQUAL[tokens[at - 2].text], at - 2
    return (_SIGNS[sign], at - 1) if sign in _SIGNS else None
