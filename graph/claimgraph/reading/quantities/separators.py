"""Whether commas and spaces inside printed digits make one number of them.

English sets thousands apart with commas; many who write it as a second language, and translations,
set them apart with spaces or full stops and write a comma for the decimal point.
"""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.quantities.counted_nouns import counted
from claimgraph.reading.quantities.money import money_after, money_before
from claimgraph.reading.quantities.spelled import SCALES, Numeral
from claimgraph.reading.quantities.tokens import QuantityTokens, decimal_comma
from claimgraph.reading.quantities.units import unit_after

_SPACED = regex(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_ROUND = regex(r"[1-9]\d{0,2}\.\d00")
_SURELY_SPACED = regex(r"\d{1,3} (?:.*\b)?0\d\d")
_SPANS = frozenset({"to", "-", "–", "—"})
_JOINTS = _SPANS | {"and", "or"}
_LISTING = frozenset({"and", "or", "to", "&", ","})
_MULTIPLES = frozenset({"times", "point", "points"})


def is_open(tokens: QuantityTokens, at: int, found: Numeral) -> bool:
    """Whether the digits at a token may as well be several numbers: "3,5" alone, "12 500" alone.

    What follows settles it: a list of numbers has "and" there, one number has a unit or a scale.
    """
    text = tokens[at].text
    if tokens[at].kind != "number" or not ({",", " ", "."} & set(text)):
        return False
    if _ROUND.fullmatch(text):  # "300.000 euros": sums and people have not three decimals
        return found.scale == 1 and _is_counted(tokens, at, found)
    if _SPACED.fullmatch(text):
        settled = _SURELY_SPACED.match(text) or _goes_on(tokens, at) or _is_paid(tokens, at)
        return not (settled or _has_word(tokens, at + 1))
    whole = decimal_comma(text)
    if whole and "." in whole and text[-4] == ",":  # "1.428,000": which sign parts thousands?
        return True
    if whole is None or "." in whole or not whole.isdecimal():
        return False
    if len(whole) == 4 and 1500 <= int(whole) < 2200:  # "In 2022,15 people": a space is missing
        return True
    return not (_goes_on(tokens, at) or _is_measured(tokens, at, found, whole))


def _goes_on(tokens: QuantityTokens, at: int) -> bool:
    """Whether a number on the other side of "to" or a dash is printed in the same way."""
    spans = tokens[at + 1].lower in _SPANS and tokens[at + 2].kind == "number"
    if spans and (tokens.word(at + 3) in SCALES or unit_after(tokens, at + 3)):
        return True  # "1,5 to 2 million"
    return any(
        tokens[joint].lower in _JOINTS and _alike(tokens[at].text, tokens[other].text)
        for joint, other in ((at + 1, at + 2), (at - 1, at - 2))
    )


def _alike(text: str, other: str) -> bool:
    if _SPACED.fullmatch(text):
        return _SPACED.fullmatch(other) is not None
    return decimal_comma(other) is not None


def _has_word(tokens: QuantityTokens, at: int) -> bool:
    """Whether a word or a unit that is no joint of a list follows on a number."""
    at += tokens.hyphen(at)
    return tokens[at].text in ("%", "€", "$", "£", "°") or (
        tokens[at].kind == "word" and tokens.word(at) not in _LISTING
    )


def _is_paid(tokens: QuantityTokens, at: int) -> bool:
    """Whether a currency stands before a number."""
    return any((money := money_before(tokens, i)) and money[1] == at for i in (at - 1, at - 2))


def _is_counted(tokens: QuantityTokens, at: int, found: Numeral) -> bool:
    """Whether a number is a sum of money or counts something."""
    paid = _is_paid(tokens, at) or money_after(tokens, found.end, found)
    measured = paid or unit_after(tokens, found.end)
    return bool(paid or (not measured and counted(tokens, found.end, found.value)))


def _is_measured(tokens: QuantityTokens, at: int, found: Numeral, whole: str) -> bool:
    """Whether a scale, unit or currency stands beside a number with a decimal comma."""
    if found.scale > 1 or money_after(tokens, found.end, found) or unit_after(tokens, found.end):
        return True
    listed = tokens.word(found.end) in _LISTING and tokens[found.end + 1].kind == "number"
    decimal = whole == "0" or _is_paid(tokens, at) or tokens.word(found.end) in _MULTIPLES
    return decimal and not listed
