"""One number with its unit or its counted noun, as a draft that later steps join and check.

English sets thousands apart with commas; many who write it as a second language, and translations,
set them apart with spaces or full stops and write a comma for the decimal point.
"""

from __future__ import annotations

from claimgraph.model import Comparator
from claimgraph.patterns import regex
from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.ages import is_age, is_some_age, read_age
from claimgraph.reading.quantities.drafts import Counted, QuantityDraft, counted
from claimgraph.reading.quantities.money import money_after, money_before, money_scale
from claimgraph.reading.quantities.numerals import (
    MONEY_SCALES,
    comparator_after,
    comparator_before,
    numeral,
    ratio,
    starts_number,
)
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens, decimal_comma
from claimgraph.reading.quantities.spelled import SCALES, STARTS, Numeral
from claimgraph.reading.quantities.units import YEAR, Unit, unit_after

MINUS = ("-", "−", "–", "‐")


def measure(tokens: QuantityTokens, at: int) -> QuantityDraft | None:
    """Return the number, unit and counted noun that start at a token; None when none do."""
    if not _may_start(tokens, at):
        return None
    if tokens[at].kind != "number" and (money := money_before(tokens, at)):
        return _sum(tokens, at, *money)
    sign, first = _sign(tokens, at)
    if (found := numeral(tokens, first)) is None:
        return None
    if _is_open(tokens, first, found) or is_some_age(tokens, found.end):
        return None
    found = ratio(tokens, _abbreviated(tokens, found))
    draft = QuantityDraft(at, at, found.end, sign * found.value, found)
    after = comparator_after(tokens, found.end)
    draft.end = after[1] if after else found.end
    _read_unit(tokens, draft)
    if (tokens.word(draft.end), tokens.word(draft.end + 1)) == ("below", "zero"):
        draft.value, draft.end = -draft.value, draft.end + 2
    _read_comparator(tokens, draft, after)
    return draft


def _may_start(tokens: QuantityTokens, at: int) -> bool:
    """Whether a figure may start at a token: a number, a sign, or a word that a number follows."""
    token = tokens[at]
    if token.kind != "word":
        return token.kind == "number" or (token.kind == "sign" and token.text not in _NEVER_FIRST)
    after = tokens[at + 1]
    if after.kind == "sign":
        stopped = after.text == "." and tokens[at + 2].kind != "gap"  # "Rs. 500"
        return after.text not in _NEVER_FIRST or starts_number(token.lower) or stopped
    if token.lower in ("a", "an"):
        return after.kind == "number" or after.lower in _AFTER_ARTICLE
    return after.kind == "number" or starts_number(token.lower)


_AFTER_ARTICLE = {*STARTS, *SCALES, "couple"}
"""Words that a number goes on with after "a": "a hundred", "a third", "a few"."""
_NEVER_FIRST = frozenset(",.;:()!?\"'“”‘’%")


def _sum(tokens: QuantityTokens, at: int, unit: Unit, first: int) -> QuantityDraft | None:
    """Read a number after its currency: "$3.5m", "US$1.02 million", "$10 dollars"."""
    found = numeral(tokens, first)
    if found is None or found.share or _is_open(tokens, first, found):
        return None
    found = money_scale(tokens, found)
    draft = QuantityDraft(at, at, found.end, found.value, found, unit, _words(tokens, at, first))
    if (again := money_after(tokens, found.end, found)) and again[0].family == "money":
        draft.unit, draft.end = again[0] if again[0].code else unit, again[2]
    _read_comparator(tokens, draft, None)
    return draft


def _sign(tokens: QuantityTokens, at: int) -> tuple[int, int]:
    """Return the sign of a number and where its digits start: "-5", "minus five", "+3"."""
    glued = not tokens[at + 1].spaced and tokens[at + 1].kind == "number"
    opens = tokens[at].spaced or tokens[at - 1].text in "([≥≤<>=~∼≈"
    if tokens[at].text in MINUS and glued and opens:
        return -1, at + 1
    if tokens.word(at) in ("minus", "negative"):
        return -1, at + 1
    return 1, at + (tokens[at].text == "+" and glued)


def _abbreviated(tokens: QuantityTokens, found: Numeral) -> Numeral:
    """Read the scale in "10k" and, before a counted noun, in "3m people" and "2B users"."""
    token, after = tokens[found.end], tokens[found.end + 1]
    if token.spaced or found.spelled or token.text not in ("k", "m", "M", "b", "B", "K"):
        return found
    if token.text == "K":
        many = after.text == "+" or counted(tokens, found.end + 1, found.value * 1000)
        return found.times(1000, found.end + 1) if many else found
    people = after.kind == "word" and counted(tokens, found.end + 1, found.value) is not None
    if token.text == "m" and _is_unit(tokens, found.end + 1):
        return found.times(MONEY_SCALES["m"], found.end + 1)
    sold = tokens.word(found.end - 2) in _SOLD  # "sold 3m burgers"
    crowd = sold or after.text in _CROWDS or demonym(after.text.removesuffix("s"))
    measured = token.text == "m" and not (people and crowd)
    scaled = token.text == "k" or (people and not measured)
    return found.times(MONEY_SCALES[token.lower], found.end + 1) if scaled else found


def _is_unit(tokens: QuantityTokens, at: int) -> bool:
    """Whether a unit in words follows, so that "m" before it is a million: "1.2m tonnes"."""
    unit = unit_after(tokens, at) if tokens[at].spaced and tokens[at].kind == "word" else None
    if unit is None:
        return False
    named = len(tokens[at].text) > 2 or unit[1] > at + 1  # "1.5m sq km"
    return named or tokens[at].text in ("km", "kg", "ha")


_SOLD = word_list("en/quantities.txt", "sold in millions")
_CROWDS = word_list("en/quantities.txt", "crowds")
"""What is counted in millions and never measured in metres: "3m people"."""


def _read_unit(tokens: QuantityTokens, draft: QuantityDraft) -> None:
    start = draft.end
    if money := money_after(tokens, draft.end, draft.numeral):
        draft.unit, draft.numeral, draft.end = money
        draft.printed = _words(tokens, draft.numeral.end, draft.end)
        sign = -1 if draft.value < 0 else 1
        draft.value = sign * draft.numeral.value
    elif found := unit_after(tokens, _unit_place(tokens, draft)):
        draft.unit, draft.end = found
        draft.printed = _words(tokens, start, draft.end)
        read_age(tokens, draft)
    elif noun := _noun(tokens, draft):
        draft.noun, draft.end = noun, noun.end
    elif _is_strength(tokens, draft.end):
        draft.strength, draft.end = True, draft.end + tokens.hyphen(draft.end) + 1


def _words(tokens: QuantityTokens, start: int, end: int) -> str:
    """Return the words of a unit, without the hyphen or the brackets around them."""
    while tokens[start].text in ("-", "[", "{") and start < end - 1:
        start += 1
    end -= tokens[end - 1].text in ("]", "}")
    return tokens.printed(start, end)


def _unit_place(tokens: QuantityTokens, draft: QuantityDraft) -> int:
    """Return where the unit starts, past "a" in "half a kilo", "of a" in "a third of a mile", "of"
    in "hundreds of miles", and "(4)" in "4.2153(4) Å"."""
    at = draft.end
    if draft.numeral.vague and tokens.word(at) == "of":
        return at + 1  # "hundreds of kilometres"
    if draft.numeral.share and draft.numeral.spelled:
        of = tokens.word(at) == "of"
        if tokens.word(at + of) in ("a", "an"):
            return at + of + 1
    texts = [tokens[at + step] for step in range(3)]
    closed = texts[0].text == "(" and texts[1].kind == "number" and texts[2].text == ")"
    return at + 3 if closed and not texts[0].spaced else at


def _noun(tokens: QuantityTokens, draft: QuantityDraft) -> Counted | None:
    """Read the counted noun; "5-member" counts members, "5-star" describes."""
    at, found = draft.end, draft.numeral
    if tokens.word(draft.number - 1) == "to" and tokens.word(draft.number - 3) in ("aged", "ages"):
        return None  # "for children aged 5 to 12 opens"
    if tokens.hyphen(at):
        broken = found.value != int(found.value) and not found.share  # "a 0.3-point drop"
        counts = found.value >= 10 or broken
        compound = counts and tokens[at + 1].kind == "word" and not found.vague
        word = tokens[at + 1]
        if not compound or word.lower == "strong" or not word.text.islower():
            return None
        return Counted(word.text, word.text, at + 2)
    glued = not tokens[at].spaced and tokens[at].kind == "word"
    return None if glued else counted(tokens, at, draft.value)


def _is_strength(tokens: QuantityTokens, at: int) -> bool:
    """Whether a number says how many a body of people has: "300-strong", "300 strong"."""
    hyphen = tokens.hyphen(at)
    ends = hyphen or tokens[at + 1].kind in ("sign", "gap")
    return tokens.word(at + hyphen) == "strong" and ends


def _read_comparator(
    tokens: QuantityTokens, draft: QuantityDraft, after: tuple[Comparator, int] | None
) -> None:
    """Set the comparator from the words before the number, or else those after it."""
    duration = draft.unit is not None and draft.unit.family == "duration"
    duration = duration or (draft.noun is not None and draft.noun.noun.removesuffix("s") in _SPANS)
    if after is None and (after := comparator_after(tokens, draft.end)):
        draft.end = after[1]
    if before := comparator_before(tokens, draft.number, duration):
        draft.comparator, draft.start = before
    if after and draft.comparator in ("equal", "approximately"):
        draft.comparator = after[0]
    elif draft.numeral.vague and draft.comparator in ("equal", "approximately"):
        draft.comparator = "atLeast"
    elif draft.numeral.loose and draft.comparator == "equal":
        draft.comparator = "approximately"
    if tokens.word(draft.start - 1) == "of" and tokens.word(draft.start - 2) in _PARENTS:
        draft.noun = draft.noun or (_CHILDREN if draft.bare else None)
    if draft.bare and is_age(tokens, draft):
        draft.unit, draft.what, draft.implied = YEAR, "age", True


_SPANS = word_list("en/quantities.txt", "spans of time")
_PARENTS = word_list("en/quantities.txt", "parents")
_CHILDREN = Counted("children", "children", 0)

# -- signs between digits --------------------------------------------------------------------------

_SPACED = regex(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_IN_THOUSANDS = regex(r"[1-9]\d{0,2}\.\d00")
_SURELY_SPACED = regex(r"\d{1,3} (?:.*\b)?0\d\d")
_RANGING = frozenset({"to", "-", "–", "—"})
_JOINTS = _RANGING | {"and", "or"}
_LISTING = frozenset({"and", "or", "to", "&", ","})
_MULTIPLES = frozenset({"times", "point", "points"})


def _is_open(tokens: QuantityTokens, at: int, found: Numeral) -> bool:
    """Whether the digits at a token may as well be several numbers: "3,5" alone, "12 500" alone.

    What follows settles it: a list of numbers has "and" there, one number has a unit or a scale.
    """
    text = tokens[at].text
    if tokens[at].kind != "number" or not ({",", " ", "."} & set(text)):
        return False
    if _IN_THOUSANDS.fullmatch(text):  # "300.000 euros": sums and people have not three decimals
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
    spans = tokens[at + 1].lower in _RANGING and tokens[at + 2].kind == "number"
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
