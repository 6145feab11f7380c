"""What a time is read against: the day a text came out, and the last date it gave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from claimgraph.reading.lang.tables import share
from claimgraph.reading.temporal import periods
from claimgraph.reading.temporal.expressions import TimeExpression
from claimgraph.reading.temporal.periods import Period, Unit

SURE, LIKELY, FAIR, WEAK = (
    share("claimgraph.reading.temporal", rule) for rule in ("counted", "tense", "month", "season")
)
"""How sure a reading is: counted in days, by the tense, to the month, by a season's months."""
WHICH = {"last": -1, "this": 0, "next": 1, "the": 0}

Read = tuple[Period, float | None] | None
"""The days that words mean and how sure that is, None where the text says all; None when open."""


class Bearings(NamedTuple):
    """The day a text came out, the last date it gave, and whether what is told lies ahead."""

    today: date | None = None
    latest: Period | None = None
    forward: bool | None = None

    def off(self, days: int) -> Period | None:
        """Return the day so many days from the one the text came out."""
        return periods.a_day(self.today + timedelta(days=days)) if self.today else None

    def year_of(self, month: int, day: int = 1) -> int | None:
        """Return the year of a day whose year is not given: the nearest by the tense.

        A date in another time just before means that the text tells of that time.
        """
        if self.today is None or self.forward is None or self._tells_of_another_time():
            return None
        here = date(self.today.year, month, min(day, 28))
        if self.forward:
            return self.today.year + (here < self.today)
        return self.today.year - (here > self.today)

    def _tells_of_another_time(self) -> bool:
        """Whether the last date given is years from the day the text came out."""
        told = self.latest.year if self.latest else None
        return bool(self.today and told and abs(told - self.today.year) > 1)


Reader = Callable[[TimeExpression, Bearings], Read]


def unit_of(words: TimeExpression) -> Unit:
    """Return the unit that words count in; parts of the day count as days."""
    unit = words.parts["u"].lower()
    return "day" if unit in ("morning", "afternoon", "evening", "night") else unit  # type: ignore[return-value]  # the forms allow no other


def exact_to(unit: Unit) -> Unit:
    """Return how exact a count of units is: fortnights to the week, quarters to the month."""
    coarser: dict[Unit, Unit] = {
        "fortnight": "week", "weekend": "week", "quarter": "month", "decade": "year",
    }  # fmt: skip
    return coarser.get(unit, unit)
