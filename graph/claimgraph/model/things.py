"""What claims are about: actors, events and figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import Field, model_validator

from claimgraph.model.fields import Amount, Date, Link, Ratio, Several, Text, Words
from claimgraph.model.grounds import Grounded
from claimgraph.model.kinds import ActorKind, Basis, Comparator, EventStatus

if TYPE_CHECKING:
    from claimgraph.quantity import Comparison, Quantity


class Named(Grounded):
    """Something the claims are about, with the passages that name it."""

    identity: ClassVar[tuple[str, ...]] = ("document", "name")

    document: Annotated[str, Link("document")]
    name: Words
    basis: Basis = "explicit"
    mentioned_in: Annotated[Several, Link("passage")] = ()

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class Actor(Named):
    """A person, organisation, country, place or group that acts, speaks or is acted upon.

    It is a named entity of one document, its mentions joined. ``kind`` is None where nothing in the
    text tells what the name names. ``basis`` says on what ground it is taken for an actor of its
    kind: "explicit" where the text's own words say so (a title, "the … Party"), "inferred" where
    lists of names or the words around do. ``confidence`` then is the share of names found in that
    way that are such actors, as measured. ``wikidata`` is an item id such as "Q37", given only when
    sure.
    """

    noun = "actor"
    identity = ("document", "kind", "name")

    kind: ActorKind | None = None
    aliases: Several = ()
    role: Text | None = None
    affiliation: Annotated[str | None, Link("actor")] = None
    acts_for: Annotated[str | None, Link("actor")] = None
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = None


class Event(Named):
    """Something that happens, is planned or is said to happen, that claims are about.

    Dates are ISO 8601, to the year, month or day, and bound when it is: equal ones for "in March",
    the first alone for "since 2019", the last alone for "by 2027". ``dated_by`` holds the words
    that say when, also where no date could be worked out from them. ``basis`` is "explicit" where a
    name says that it names an event ("the Orsk Conference"), else "inferred": ``confidence`` then
    is the share of events found in that way that a reader kept, label and all, as counted, and
    ``note`` says which way. A plan or a mere thought differs in ``status``, not in ground.
    """

    noun = "event"

    agents: Annotated[Several, Link("actor")] = ()
    participants: Annotated[Several, Link("actor")] = ()
    places: Annotated[Several, Link("actor")] = ()
    start_date: Date | None = None
    end_date: Date | None = None
    dated_by: Annotated[Several, Link("passage")] = ()
    date_basis: Basis | None = None
    """Explicit for a date in full, inferred for one worked out from another, as "on Tuesday" is."""
    date_confidence: Ratio | None = None
    status: EventStatus = "happened"

    @property
    def when(self) -> str | None:
        """The dates in words, such as "2026-03-02 to 2026-03-08", "from 2019" or "until 2027"."""
        start, end = self.start_date, self.end_date
        if start and end:
            return start if start == end else f"{start} to {end}"
        return f"from {start}" if start else f"until {end}" if end else None

    @model_validator(mode="after")
    def _dated(self) -> Self:
        inferred = self.date_basis == "inferred"
        if self.date_basis and not (self.start_date or self.end_date):
            raise ValueError(f"date_basis={self.date_basis!r}, but there is no date")
        if inferred != (self.date_confidence is not None):
            raise ValueError(
                f"date_confidence={self.date_confidence} does not fit "
                f"date_basis={self.date_basis!r}: inferred dates carry one, others none"
            )
        return self


class Figure(Grounded):
    """A quantity stated in the text: value, comparator, unit, and what is counted.

    ``what`` is the measurand. ``value`` is in whole units ("309 billion" is 309000000000);
    ``upper`` is the other end of a range. ``unit_code`` is ISO 4217 or UCUM ("EUR", "km", "%"),
    ``unit_text`` a counted noun. ``restates`` is the figure that this one puts into another unit,
    as in "5 km (3 miles)". ``basis`` is "inferred", with a confidence, where unit or ``what`` are
    taken from words that do not stand beside the number, as in "of whom 240".
    """

    noun = "figure"
    identity = ("document", "value", "upper", "comparator", "unit", "what", "mentioned_in")

    document: Annotated[str, Link("document")]
    value: Amount
    upper: Amount | None = None
    comparator: Comparator = "equal"
    unit_code: Text | None = None
    unit_text: Text | None = None
    what: Text | None = None
    basis: Basis = "explicit"
    restates: Annotated[str | None, Link("figure")] = None
    mentioned_in: Annotated[Several, Link("passage")] = ()

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if (self.comparator == "between") != (self.upper is not None):
            raise ValueError(f"upper={self.upper} does not fit comparator={self.comparator!r}")
        if self.upper is not None and self.upper < self.value:
            raise ValueError(f"upper={self.upper} is below value={self.value}")
        return self

    @property
    def unit(self) -> str | None:
        """The unit code, or the counted noun."""
        return self.unit_code or self.unit_text

    @property
    def printed_unit(self) -> str | None:
        """The unit as people write it: UCUM's "[mi_i]" is miles, and its "a" years."""
        return UNIT_WORDS.get(self.unit_code or "", self.unit)

    @property
    def quantity(self) -> Quantity:
        """The figure as an interval with a unit and a what."""
        from claimgraph.quantity import Quantity  # loaded where figures are compared

        return Quantity.stated(
            self.comparator,
            self.value,
            self.upper,
            unit_code=self.unit_code,
            unit_text=self.unit_text,
            what=self.what,
        )

    def compare(self, other: Figure) -> Comparison:
        """Return whether this figure entails, contradicts or is consistent with another, and why.

        >>> many = Figure(document="d", value=100, comparator="moreThan", unit_text="troops")
        >>> Figure(document="d", value=300, unit_text="troops").compare(many).verdict
        'entails'

        Raises:
            MissingExtra: the units differ and pint, which converts them, is not installed.
        """
        return self.quantity.compare(other.quantity)

    @property
    def label(self) -> str:
        """The figure in symbols, such as "≥ 309,000,000,000 EUR"; a share is "1/3"."""
        written = fraction if self.unit_code == SHARE else "{:,}".format
        value = "–".join(written(end) for end in (self.value, self.upper) if end is not None)
        return " ".join(filter(None, [COMPARATOR_SIGNS[self.comparator], value, self.printed_unit]))


SHARE = "1"
"""UCUM's unity, the unit of a share such as "a third of voters"."""


def fraction(share: Decimal) -> str:
    """Return a share as the fraction of small numbers that it is, or else as it is.

    >>> fraction(Decimal("0.3333333333")), fraction(Decimal("0.75")), fraction(Decimal("0.31"))
    ('1/3', '3/4', '0.31')
    """
    near = Fraction(share).limit_denominator(12)
    return str(near) if abs(near - Fraction(share)) < Fraction(1, 10**9) else f"{share:,}"


UNIT_WORDS: dict[str, str] = {
    SHARE: "", "a": "years", "mo": "months", "wk": "weeks", "d": "days", "h": "hours",
    "min": "minutes",
    "Cel": "°C", "[degF]": "°F", "[mi_i]": "miles", "[mi_i]/h": "mph", "[nmi_i]": "nautical miles",
    "[kn_i]": "knots", "[ft_i]": "feet", "[in_i]": "inches", "[yd_i]": "yards", "har": "hectares",
    "[acr_us]": "acres", "[lb_av]": "pounds", "[oz_av]": "ounces", "[ston_av]": "short tons",
    "[gal_us]": "gallons", "[gal_br]": "imperial gallons", "[bbl_us]": "barrels",
}  # fmt: skip
"""UCUM codes that people do not know, in words; others, such as km, are their own symbols."""
COMPARATOR_SIGNS: dict[str, str] = {
    "equal": "", "moreThan": ">", "atLeast": "≥", "lessThan": "<", "atMost": "≤",
    "approximately": "≈", "between": "",
}  # fmt: skip
