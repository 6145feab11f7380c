"""Finds the figures a text states, and the units that figures in lists and brackets share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from claimgraph.model import Comparator
from claimgraph.patterns import regex
from claimgraph.quantity import Comparison, Quantity
from claimgraph.reading.places import Span
from claimgraph.reading.quantities.designations import is_year
from claimgraph.reading.quantities.drafts import QuantityDraft
from claimgraph.reading.quantities.filters import figures_among
from claimgraph.reading.quantities.joins import extended, in_money
from claimgraph.reading.quantities.measurand import say_what
from claimgraph.reading.quantities.measures import measure
from claimgraph.reading.quantities.parts_and_wholes import say_parts, with_wholes
from claimgraph.reading.quantities.quantity_tokens import (
    QuantityTokens,
    asides,
    quantity_tokens,
    stretches,
)
from claimgraph.reading.quantities.spelled import SCALES, STARTS


class QuantitySpan(NamedTuple):
    """A figure where the text states it; offsets are code points of the text, end excluded.

    ``value`` is in whole units, ``upper`` the other end of a range. ``unit_code`` is ISO 4217 or
    UCUM ("1" for a share such as "a third of voters"), ``unit_text`` the counted noun,
    ``printed_unit`` the unit in the words of the text. With ``implied_unit`` the unit is not
    printed beside the number but taken from the figure before it. ``restates`` is the start of the
    figure that this one puts into another unit.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    comparator: Comparator = "equal"
    unit_code: str | None = None
    unit_text: str | None = None
    what: str | None = None
    printed_unit: str | None = None
    implied_unit: bool = False
    restates: int | None = None

    @property
    def unit(self) -> str | None:
        """The unit code, or the counted noun."""
        return self.unit_code or self.unit_text

    @property
    def quantity(self) -> Quantity:
        """The figure as an interval with a unit and a what."""
        return Quantity.stated(
            self.comparator, self.value, self.upper,
            unit_code=self.unit_code, unit_text=self.unit_text, what=self.what,
        )  # fmt: skip

    def compare(self, other: QuantitySpan) -> Comparison:
        """Return whether this figure entails, contradicts or is consistent with another."""
        return self.quantity.compare(other.quantity)


def find_quantities(
    text: str, start: int = 0, end: int | None = None, *, skip_spans: Iterable[Span] = ()
) -> list[QuantitySpan]:
    """Return the figures that ``text[start:end]`` states, in order.

    Dates, clock times, citation markers, labels ("Article 5"), ordinals and the like are no
    figures. ``skip_spans`` are stretches that hold none, such as markers of other shapes. Takes
    time linear in the length of the text.

    >>> text = "In 2022, at least 41 countries gave €3.5bn (US$3.8bn) in aid [5]."
    >>> for f in find_quantities(text):
    ...     print(f.comparator, f.value, f.unit, "of", f.what)
    atLeast 41 countries of countries
    equal 3500000000 EUR of aid
    equal 3800000000 USD of aid
    """
    end = len(text) if end is None else end
    skipped = list(skip_spans)
    if not any(_may_count(text, *span) for span in stretches(start, end, skipped)):
        return []  # most sentences have no number, and are not cut into tokens again
    tokens = quantity_tokens(text, start, end, [*skipped, *asides(text, start, end)])
    raw = [draft for draft in _drafts(tokens) if _fits(draft)]
    _share_units(tokens, raw)
    drafts = figures_among(tokens, raw)
    _mark_restated(tokens, drafts)
    say_what(tokens, drafts)
    say_parts(tokens, drafts)
    drafts = with_wholes(tokens, drafts, raw)
    return [_span(tokens, draft) for draft in drafts]


def _may_count(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds what every number does: a digit, a sign such as "½", or a word."""
    if _DIGIT.search(text, start, end):
        return True
    words = _WORDS.findall(text[start:end].lower())
    signed = any(len(word) == 1 and not word.isascii() for word in words)
    return signed or not _NUMBER_WORDS.isdisjoint(words)


_DIGIT = regex(r"\d")
_WORDS = regex(r"\w+")
_NUMBER_WORDS = frozenset((STARTS | set(SCALES) | {"couple"}) - {"a", "an"})
"""Words of numbers; "a" and "an" begin one only before another such word: "a million"."""


def _drafts(tokens: QuantityTokens) -> list[QuantityDraft]:
    """Return the drafts of all figures of a text, from left to right."""
    found: list[QuantityDraft] = []
    at = 0
    while at < tokens.size:
        draft = measure(tokens, at) if tokens[at].kind != "gap" else None
        if draft is None:
            at += 1
            continue
        draft = extended(tokens, draft)
        if found and draft.start < found[-1].end:  # those words belong to the figure before
            draft.start = draft.number
        found.append(draft)
        at = max(draft.end, at + 1)
    return found


def _fits(draft: QuantityDraft) -> bool:
    """Whether the values fit the model: at most 30 digits before and after the point."""
    values = [draft.value] if draft.upper is None else [draft.value, draft.upper]
    return all(abs(v) <= 10**30 and int(v.as_tuple().exponent) >= -30 for v in values)


def _span(tokens: QuantityTokens, draft: QuantityDraft) -> QuantitySpan:
    """Return a draft as the span that other rooms read."""
    unit = draft.unit
    return QuantitySpan(
        start=tokens[draft.start].start,
        end=tokens[draft.end - 1].end,
        value=_plain(draft.value),
        upper=None if draft.upper is None else _plain(draft.upper),
        comparator=draft.comparator,
        unit_code=unit.code if unit else "1" if draft.numeral.share else None,
        unit_text=_unit_text(draft),
        what=draft.what,
        printed_unit=draft.printed or (None if draft.implied else _unit_text(draft)),
        implied_unit=draft.implied,
        restates=draft.restates,
    )


def _unit_text(draft: QuantityDraft) -> str | None:
    """Return the counted noun, or the words of a unit without a code; a share counts nothing."""
    if draft.noun is not None and not draft.numeral.share:
        return draft.noun.noun
    return draft.unit.text if draft.unit else None


def _plain(value: Decimal) -> Decimal:
    """Drop trailing zeros and exponents, so that equal values print alike."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


# -- lists and conversions -------------------------------------------------------------------------


def _share_units(tokens: QuantityTokens, drafts: list[QuantityDraft]) -> None:
    """Give the numbers of a list the unit printed after the last: "50 and 100 ms", "4 × 5 mm"."""
    for left, right in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        between = [tokens.word(i) for i in range(left.end, right.start)]
        part = left.numeral.share and left.numeral.spelled  # "cut it by a third, to 0.8 seconds"
        listed = between and set(between) <= _LISTING and not part
        if not {"×", "x"}.isdisjoint(between) and right.unit and right.unit.family != "length":
            continue  # "5 x 700 ml"
        if set(between) == {","} and not right.listed_unit:
            continue  # "an odds ratio of 1.08, 95% CI" are two
        spans = left.upper is not None and right.upper is None  # "36% are 35-54, and 30% are"
        if left.bare and right.unit and listed and not (spans or is_year(tokens, left)):
            if right.unit.family != "money":
                left.unit, left.printed = right.unit, right.printed
                left.listed_unit = True
            right.listed = True
    for left, right in pairwise(drafts):
        _share_of_change(tokens, left, right)
        joint = tokens.word(left.end)
        listed = joint == "," and tokens.word(right.end) in (",", "and", "or")  # "aged 4, 7 and 9"
        joined = right.bare and (joint in ("and", "or") or listed) and left.end == right.start - 1
        if joined and left.what == "age" and left.implied:
            right.unit, right.what, right.implied = left.unit, left.what, True


_LISTING = frozenset({",", "and", "or", "to", "×", "x", "by", "&", "/"})


def _share_of_change(tokens: QuantityTokens, left: QuantityDraft, right: QuantityDraft) -> None:
    """Give the bare end of a change what the other end has: "from 3 to 5 million units", "to 1.2
    billion euros from 300 million"."""
    joint = tokens.word(left.end)
    opening = {"to": "from", "from": "to"}.get(joint)
    if right.start != left.end + 1 or not opening or tokens.word(left.start - 1) != opening:
        return
    if joint == "from" and left.unit and left.unit.family == "money":
        short = in_money(tokens, right.number)
        if short:
            right.value, right.numeral, right.end = short.value, short.numeral, short.end
        if short or right.bare:
            right.unit, right.printed, right.implied = left.unit, left.printed, True
    scale = right.numeral.scale
    open_ = left.bare or left.listed_unit
    if joint == "to" and open_ and left.numeral.scale == 1 and not left.numeral.share:
        paid = right.unit if right.unit and right.unit.family == "money" else None
        if left.bare and (right.noun or paid) and not is_year(tokens, left):
            left.noun, left.unit, left.implied = right.noun, paid, True
        if scale >= 1000 and left.value < 1000:
            left.value *= scale
            left.numeral = left.numeral._replace(scale=scale)


def _mark_restated(tokens: QuantityTokens, drafts: list[QuantityDraft]) -> None:
    """Mark figures in brackets that put the figure before them into another unit."""
    origin: QuantityDraft | None = None
    for first, second in pairwise(drafts):
        if first.restates is None:
            origin = first
        if first.unit is None or second.unit is None or first.unit.code == second.unit.code:
            continue
        between = [tokens[i].text for i in range(first.end, second.start)]
        opened = "(" in between and len(between) <= 4
        goes_on = first.restates is not None and between in ([";"], [","], ["or"], [",", "or"])
        if origin and (opened or goes_on) and first.unit.family == second.unit.family:
            _restate(tokens, origin, second)


def _restate(tokens: QuantityTokens, first: QuantityDraft, second: QuantityDraft) -> None:
    """Mark a figure that says another again in brackets: "5 miles (8 km)"."""
    closing = (i for i in range(second.end, second.end + 3) if tokens[i].text in (")", ";", ","))
    if (end := next(closing, None)) is None:
        return
    first.beyond = end + 1
    second.restates = tokens[first.start].start
    if second.comparator == "equal" and first.comparator != "between":
        second.comparator = first.comparator
