"""A figure being read: what is known of one number so far."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimgraph.model import Comparator
from claimgraph.reading.quantities.counted_nouns import Counted
from claimgraph.reading.quantities.spelled import Numeral
from claimgraph.reading.quantities.units import Unit


@dataclass(slots=True)
class QuantityDraft:
    """A figure being read: where it stands in the tokens, and what is known of it so far."""

    start: int
    """The comparator before it, or else the number."""
    number: int
    """The sign, currency or number it starts with."""
    end: int
    value: Decimal
    numeral: Numeral
    unit: Unit | None = None
    printed: str | None = None
    """The unit as the text prints it."""
    noun: Counted | None = None
    upper: Decimal | None = None
    comparator: Comparator = "equal"
    what: str | None = None
    implied: bool = False
    """Whether the unit is taken from another figure, not printed beside this one."""
    listed: bool = False
    """Whether it follows on another number of the same list."""
    listed_unit: bool = False
    """Whether its unit is that of a number behind it in the list."""
    beyond: int | None = None
    """Where the text goes on after a conversion in brackets."""
    strength: bool = False
    """Whether it says how many a body of people has: "a 300-strong crowd"."""
    restates: int | None = None
    """The place in the text of the figure it puts into another unit."""

    @property
    def bare(self) -> bool:
        """Whether nothing says what the number counts."""
        return self.unit is None and self.noun is None
