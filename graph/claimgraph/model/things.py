"""What claims are about: actors, events and figures."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from claimgraph.model.fields import Amount, Date, Link, Several, Words
from claimgraph.model.grounds import Grounded
from claimgraph.model.kinds import ActorKind, Basis, Comparator, EventStatus
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

    ``kind`` is None where nothing in the text tells what the name names. ``basis`` says on what
    ground it is taken for an actor of its kind: "explicit" where the text's own words say so (a
    title, "the … Party"), "inferred" where lists of names or the words around do. ``confidence``
    then is the share of names found in that way that are such actors, as measured. ``wikidata`` is
    an item id such as "Q37", given only when sure.
    """

    noun = "actor"
    identity = ("document", "kind", "name")

    kind: ActorKind | None = None
    aliases: Several = ()
    role: str | None = None
    affiliation: Annotated[str | None, Link("actor")] = None
    acts_for: Annotated[str | None, Link("actor")] = None
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = None


class Event(Named):
    """Something that happens, is planned or is said to happen, that claims are about.

    Dates are ISO 8601, to the year, month or day.
    """

    noun = "event"

    agents: Annotated[Several, Link("actor")] = ()
    participants: Annotated[Several, Link("actor")] = ()
    places: Annotated[Several, Link("actor")] = ()
    start_date: Date | None = None
    end_date: Date | None = None
    status: EventStatus = "happened"


class Figure(Grounded):
    """A quantity stated in the text: value, comparator, unit, and what is counted.

    ``value`` is in whole units ("309 billion" is 309000000000); ``upper`` is the other end of a
    range. ``unit_code`` is ISO 4217 or UCUM ("EUR", "km", "%"), ``unit_text`` a counted noun.
    ``restates`` is the figure that this one puts into another unit, as in "5 km (3 miles)".
    ``basis`` is "inferred", with a confidence, where unit or ``what`` are taken from words that do
    not stand beside the number, as in "of whom 240".
    """

    noun = "figure"
    identity = ("document", "value", "upper", "comparator", "unit", "what", "mentioned_in")

    document: Annotated[str, Link("document")]
    value: Amount
    upper: Amount | None = None
    comparator: Comparator = "equal"
    unit_code: str | None = None
    unit_text: str | None = None
    what: str | None = None
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
    def quantity(self) -> Quantity:
        """The figure as an interval with a unit and a what."""
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
        """The figure in symbols, such as "≥ 309,000,000,000 EUR"."""
        sign = COMPARATOR_SIGNS[self.comparator]
        value = f"{self.value:,}" + (f"–{self.upper:,}" if self.upper is not None else "")
        return " ".join(filter(None, [sign, value, self.unit]))


COMPARATOR_SIGNS: dict[str, str] = {
    "equal": "", "moreThan": ">", "atLeast": "≥", "lessThan": "<", "atMost": "≤",
    "approximately": "≈", "between": "",
}  # fmt: skip
