"""Numbers that belong together: ranges, tolerances, lists, compound units and conversions."""

from __future__ import annotations

import re
from decimal import Decimal

from claimgraph.model import Comparator
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.quantities.drafts import QuantityDraft
from claimgraph.reading.quantities.measures import MINUS, measure
from claimgraph.reading.quantities.money import money_scale
from claimgraph.reading.quantities.numerals import numeral
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens
from claimgraph.reading.quantities.spelled import SCALES
from claimgraph.reading.quantities.units import FOOT

_TILDES = ("~", "∼")
_DASHES = (*MINUS, "—", *_TILDES)
_LOWER: frozenset[Comparator] = frozenset({"moreThan", "atLeast"})
_UPPER: frozenset[Comparator] = frozenset({"lessThan", "atMost"})
_ONE_SIDED = _LOWER | _UPPER
_CHANGES = phrase_list("en/quantities.txt", "beginnings of verbs of change")
"""How verbs of change begin; after one, "from 5 to 10" is two figures, not a range."""
_CLAUSE = 8
"""Tokens looked back over for a verb of change."""


def extended(tokens: QuantityTokens, draft: QuantityDraft) -> QuantityDraft:
    """Return a draft joined with the number after it, where the two state one figure."""
    for join in (_feet_and_inches, _tolerance, _range, _two_bounds, _compound):
        if (joined := join(tokens, draft)) is not None:
            return joined
    return draft


# -- ranges ----------------------------------------------------------------------------------------


def _range(tokens: QuantityTokens, low: QuantityDraft) -> QuantityDraft | None:
    """Read "5 to 10", "5–10", "between 5 and 10", "8- to 16-metre", "two or three"."""
    opening = _opening(tokens, low)
    at = low.end + (tokens[low.end].text == "-" and tokens.word(low.end + 1) == "to")
    joint = tokens[at]
    if opening and tokens.word(low.start - 2) in ("up", "down"):
        return None  # "up from 3% to 5%" is two figures
    words = {"between": ("and", "to", "&"), "from": ("to",), "": ("to",)}[opening]
    alternative = joint.lower == "or" and low.bare
    if joint.lower not in words and joint.text not in _DASHES and not alternative:
        return None
    high = _high(tokens, low, at + 1)
    millions = high is not None and high.numeral.scale == 10**6
    if millions and low.unit and low.unit.code == "m" and (short := in_money(tokens, low.number)):
        low.value, low.numeral, low.unit = short.value, short.numeral, None  # "1m to 2m Swedes"
    tilde = high is not None and high.start == at and joint.text in _TILDES
    if (
        high is None
        or (high.start <= at and not tilde)
        or not _one_unit(low, high)
        or low.numeral.vague
        or (low.bare and low.numeral.share and _is_money(high))
    ):
        return None  # "fell by a third to £9m" is two figures
    scaled = _shared_scale(tokens, low, high)
    if alternative and high.value - scaled != 1:
        return None
    if not _ascending(tokens, low, scaled, high, opening, at):
        return None
    start = low.start - bool(opening) if tokens.word(low.start - 1) == opening else low.start
    return _between(low, high, start, scaled, high.value)


def _high(tokens: QuantityTokens, low: QuantityDraft, at: int) -> QuantityDraft | None:
    """Read the high end; behind a sum of money, "m" is a million: "€2m–3m"."""
    return (in_money(tokens, at) if _is_money(low) else None) or measure(tokens, at)


def _is_money(draft: QuantityDraft) -> bool:
    return draft.unit is not None and draft.unit.family == "money"


def in_money(tokens: QuantityTokens, at: int) -> QuantityDraft | None:
    """Read a number with the scale of a sum right behind it, its currency left out: "3m"."""
    found = numeral(tokens, at)
    scaled = money_scale(tokens, found) if found and not tokens[found.end].spaced else None
    if scaled is None or scaled.scale == 1:
        return None
    return QuantityDraft(at, at, scaled.end, scaled.value, scaled)


def _opening(tokens: QuantityTokens, low: QuantityDraft) -> str:
    word = tokens.word(low.start - 1)
    return word if word in ("between", "from") else ""


def _one_unit(low: QuantityDraft, high: QuantityDraft) -> bool:
    """Whether the two ends are in one unit; a low end may leave it to the high end."""
    if high.bare:
        return low.bare or low.implied or _is_money(low)
    if low.noun and high.noun:
        return low.noun.noun == high.noun.noun
    return low.bare or (low.unit is not None and low.unit == high.unit)


def _shared_scale(tokens: QuantityTokens, low: QuantityDraft, high: QuantityDraft) -> Decimal:
    """Return the low end in the scale of the high end: "5 to 10 million", "40–50,000"."""
    scale = high.numeral.scale
    if (
        scale == 1
        and (low.bare or _is_money(low))
        and (short := _thousands(low, tokens[high.number].text))
    ):
        return low.value * short
    last = tokens.word(high.numeral.end - 1)
    if last in ("dozen", "hundred") and high.numeral.spelled and low.value < SCALES[last]:
        scale = SCALES[last]  # "between two and three dozen"
        return low.value * scale if low.value * scale <= high.value else low.value
    shares = low.numeral.scale == 1 and scale >= 1000 and low.value < 1000
    return low.value * scale if shares and low.value * scale <= high.value else low.value


def _thousands(low: QuantityDraft, high: str) -> int | None:
    """Return the thousands that the low end leaves to the high end; None when it leaves none.

    In "40–50,000" the ends are near each other once both are thousands; "1–50,000" is as printed.
    """
    groups = re.fullmatch(r"(\d{1,3})((?:[, \u00a0\u2009\u202f]000)+)", high)
    if groups is None or low.numeral.scale > 1 or low.numeral.spelled:
        return None
    near = low.value < int(groups[1]) <= _NEAR * low.value
    return 1000 ** (len(groups[2]) // 4) if near else None


_NEAR = 4
"""How many times the low end the high end may be in a range such as "5–20,000"."""


def _ascending(
    tokens: QuantityTokens,
    low: QuantityDraft,
    scaled: Decimal,
    high: QuantityDraft,
    opening: str,
    at: int,
) -> bool:
    """Whether two numbers are the ends of a range, not a score, a change or a pair of labels."""
    joint = tokens[at].text
    share = low.bare and tokens.word(low.start - 1) in ("by", "of")  # fell by 3 to 5 percent
    if joint == "to" and opening != "between" and not share and _changes(tokens, low.start):
        return False
    if scaled >= high.value:
        return bool(scaled > high.value and low.unit and (scaled < 0 or opening == "between"))
    lengths = tuple(len(tokens[i].text) for i in (low.number, high.number))
    score_or_phone = high.value < 10 or (lengths == (3, 4) and not tokens[at].spaced)
    return not (low.bare and high.bare and score_or_phone and joint in MINUS)


def _changes(tokens: QuantityTokens, at: int) -> bool:
    """Whether a verb of change stands before in the clause: "rose from 4 to 6"."""
    for step in range(1, _CLAUSE + 1):
        token = tokens[at - step]
        if token.kind == "gap" or token.text in ".;:":
            return False
        if token.lower.startswith(_CHANGES):
            return True
    return False


def _between(
    low: QuantityDraft, high: QuantityDraft, start: int, value: Decimal, upper: Decimal
) -> QuantityDraft:
    """Return two figures as one that reaches from the lower to the upper: "4 to 6 km"."""
    value, upper = min(value, upper), max(value, upper)
    numeral = high.numeral if high.numeral.scale > low.numeral.scale else low.numeral
    return QuantityDraft(
        start,
        low.number,
        high.end,
        value,
        numeral,
        high.unit or low.unit,
        high.printed or low.printed,
        high.noun or low.noun,
        upper,
        "between",
        high.what,
    )


def _tolerance(tokens: QuantityTokens, draft: QuantityDraft) -> QuantityDraft | None:
    """Read "25 ± 3 °C" as the interval it states."""
    signs = [tokens[draft.end + step].text for step in range(3)]
    length = 1 if signs[0] == "±" else 3 if signs == ["+", "/", "-"] else 0
    reach = measure(tokens, draft.end + length) if length else None
    if reach is None or not _one_unit(draft, reach):
        return None
    low, high = draft.value - reach.value, draft.value + reach.value
    return _between(draft, reach, draft.number, low, high) if reach.value > 0 else None


def _two_bounds(tokens: QuantityTokens, first: QuantityDraft) -> QuantityDraft | None:
    """Read "more than 10 and less than 20" as one range."""
    if first.comparator not in _ONE_SIDED or tokens.word(first.end) not in ("and", "but"):
        return None
    for at in range(first.end + 2, first.end + 8):
        second = measure(tokens, at)
        if second is None:
            continue
        low, high = (first, second) if first.comparator in _LOWER else (second, first)
        fits = low.comparator in _LOWER and high.comparator in _UPPER and low.value < high.value
        if not fits or second.start != first.end + 1 or not _one_unit(first, second):
            return None
        joined = _between(low, high, first.start, low.value, high.value)
        joined.number, joined.end = first.number, second.end
        return joined
    return None


# -- compound units --------------------------------------------------------------------------------

_PARTS = {
    ("[ft_i]", "[in_i]"): 12, ("[lb_av]", "[oz_av]"): 16, ("[stone_av]", "[lb_av]"): 14,
    ("h", "min"): 60, ("min", "s"): 60,
}  # fmt: skip


def _feet_and_inches(tokens: QuantityTokens, draft: QuantityDraft) -> QuantityDraft | None:
    """Read 5'4" and 5′ 4″ as feet and inches."""
    at = draft.end
    inches, mark = tokens[at + 1], tokens[at + 2]
    feet = draft.bare and tokens[at].text in ("'", "’", "′") and not tokens[at].spaced
    closed = mark.text in ('"', "”", "″") and not mark.spaced
    if not (feet and closed and inches.text.isdecimal() and len(inches.text) < 3):
        return None
    angle = tokens[draft.number - 1].text == "°"  # 21'03" behind 2°
    if angle or int(inches.text) > 11 or draft.value != int(draft.value):
        return None
    draft.value += (Decimal(inches.text) / 12).quantize(Decimal(10) ** -10).normalize()
    draft.unit, draft.printed, draft.end = FOOT, tokens.printed(at, at + 3), at + 3
    return draft


def _compound(tokens: QuantityTokens, whole: QuantityDraft) -> QuantityDraft | None:
    """Read "5 feet 2 inches", "2 hours and 30 minutes", "3 dollars 50 cents" as one figure."""
    if whole.unit is None or whole.what or whole.comparator == "between":
        return None
    at = whole.end + (tokens.word(whole.end) == "and")
    comma = tokens[whole.end].text == "," and tokens[whole.end].kind == "sign"
    if comma and (part := measure(tokens, at + 1)) and _codes(whole, part) in _PARTS:
        at += 1  # "2 pounds, 3 ounces"
    feet = whole.unit.code == "[ft_i]"
    at += feet and tokens.hyphen(at)  # "5-foot-10"
    part = measure(tokens, at)
    if part is None or part.start < at:
        return None
    money = whole.unit.family == "money" and tokens[whole.number].kind != "sign"
    cents = money and part.unit is not None and part.unit.family == "cents"
    inches = feet and part.bare and tokens.word(whole.end) != "and"
    each = 100 if cents else 12 if inches else _PARTS.get(_codes(whole, part))
    if each is None or not 0 <= part.value < each or whole.value != int(whole.value):
        return None
    whole.value += (part.value / each).quantize(Decimal(10) ** -10).normalize()
    whole.end, whole.what = part.end, part.what
    return whole


def _codes(whole: QuantityDraft, part: QuantityDraft) -> tuple[str, str]:
    return tuple(str(d.unit.code) if d.unit else "" for d in (whole, part))  # type: ignore[return-value]  # of two
