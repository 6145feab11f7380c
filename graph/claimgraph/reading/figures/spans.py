"""Finds the figures a text states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claimgraph.model import Comparator
from claimgraph.quantity import Comparison, Quantity
from claimgraph.reading.figures.asides import asides
from claimgraph.reading.figures.joins import extended, mark_restated, share_units
from claimgraph.reading.figures.measured import measured
from claimgraph.reading.figures.measures import Draft, measure
from claimgraph.reading.figures.plausible import is_figure
from claimgraph.reading.figures.tokens import Span, Tokens, tokenize


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """A figure where the text states it; offsets are code points of the text, end excluded.

    ``value`` is in whole units, ``upper`` the other end of a range. ``unit_code`` is ISO 4217 or
    UCUM, ``unit_text`` the counted noun. With ``implied_unit`` the unit is not printed beside the
    number but taken from the figure before it. ``restates`` is the start of the figure that this
    one puts into another unit.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    comparator: Comparator = "equal"
    unit_code: str | None = None
    unit_text: str | None = None
    what: str | None = None
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

    def compare(self, other: FigureSpan) -> Comparison:
        """Return whether this figure entails, contradicts or is consistent with another."""
        return self.quantity.compare(other.quantity)


def find_figures(
    text: str, start: int = 0, end: int | None = None, *, skip_spans: Iterable[Span] = ()
) -> list[FigureSpan]:
    """Return the figures that ``text[start:end]`` states, in order.

    Dates, clock times, citation markers, labels ("Article 5"), ordinals and the like are no
    figures. ``skip_spans`` are stretches that hold none, such as markers of other shapes. Takes
    time linear in the length of the text.

    >>> for f in find_figures("In 2022, at least 41 countries gave €3.5bn (US$3.8bn) in aid [5]."):
    ...     print(f.comparator, f.value, f.unit, "of", f.what)
    atLeast 41 countries of countries
    equal 3500000000 EUR of aid
    equal 3800000000 USD of aid
    """
    end = len(text) if end is None else end
    tokens = tokenize(text, start, end, [*skip_spans, *asides(text, start, end)])
    drafts = [draft for draft in _drafts(tokens) if _fits(draft)]
    share_units(tokens, drafts)
    drafts = [draft for draft in drafts if is_figure(tokens, draft)]
    for draft in drafts:
        draft.what = measured(tokens, draft)
    mark_restated(tokens, drafts)
    _imply_nouns(tokens, drafts)
    return [_span(tokens, draft) for draft in drafts]


def _drafts(tokens: Tokens) -> list[Draft]:
    found: list[Draft] = []
    at = 0
    while at < len(tokens):
        draft = measure(tokens, at) if tokens[at].kind != "gap" else None
        if draft is None:
            at += 1
            continue
        draft = extended(tokens, draft)
        found.append(draft)
        at = max(draft.end, at + 1)
    return found


def _fits(draft: Draft) -> bool:
    """Whether the values fit the model: at most 30 digits before and after the point."""
    values = [draft.value] if draft.upper is None else [draft.value, draft.upper]
    return all(abs(v) <= 10**30 and int(v.as_tuple().exponent) >= -30 for v in values)


def _imply_nouns(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give a bare number the noun counted before it in the sentence: "of whom 240", "with 8"."""
    for first, second in zip(drafts, drafts[1:], strict=False):
        if first.noun is None or not second.bare or second.numeral.share:
            continue
        if second.value <= first.value and not _sentence_ends(tokens, first.end, second.start):
            second.noun, second.implied = first.noun, True
            second.what = first.noun.phrase


def _sentence_ends(tokens: Tokens, start: int, end: int) -> bool:
    return any(
        tokens[i].text in (".", "!", "?") and tokens[i + 1].text[:1].isupper()
        for i in range(start, end)
    )


def _span(tokens: Tokens, draft: Draft) -> FigureSpan:
    unit, noun = draft.unit, draft.noun
    return FigureSpan(
        start=tokens[draft.start].start,
        end=tokens[draft.end - 1].end,
        value=_plain(draft.value),
        upper=None if draft.upper is None else _plain(draft.upper),
        comparator=draft.comparator,
        unit_code=unit.code if unit else None,
        unit_text=noun.noun if noun else unit.text if unit else None,
        what=draft.what,
        implied_unit=draft.implied,
        restates=draft.restates,
    )


def _plain(value: Decimal) -> Decimal:
    """Drop trailing zeros and exponents, so that equal values print alike."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
