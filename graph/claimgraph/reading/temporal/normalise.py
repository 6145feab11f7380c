"""What days the words that say when mean, read in order from the day a text came out.

Nothing is guessed: where two readings are open ("last Monday" on a Wednesday, a month without a
tense to show its year) the words stay without a date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claimgraph.reading.temporal import absolute, periods, relative
from claimgraph.reading.temporal.expressions import TimeExpression
from claimgraph.reading.temporal.periods import Period, Unit

SURE, LIKELY, FAIR, WEAK = 0.95, 0.9, 0.8, 0.6
"""How sure a reading is: counted in days, by the tense, to the month, by a season's months."""
WHICH = {"last": -1, "this": 0, "next": 1, "the": 0}

Read = tuple[Period, float | None] | None
"""The days that words mean and how sure that is, None where the text says all; None when open."""


@dataclass(frozen=True, slots=True)
class Bearings:
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


_READERS = {**absolute.READERS, **relative.READERS}


@dataclass(frozen=True, slots=True)
class When:
    """Words that say when, and the days they mean; no period where that is open.

    ``confidence`` is None where the text gives the date in full.
    """

    start: int
    end: int
    period: Period | None = None
    confidence: float | None = None


class Clock:
    """Reads the times of one text in order: the day it came out, and the last date it gave.

    >>> from claimgraph.reading.temporal.expressions import time_expressions
    >>> clock = Clock("2026-03-11")
    >>> for words in time_expressions("on Tuesday, the following day, last Monday, in the 1990s"):
    ...     print(clock.read(words, forward=False).period)
    Period(start='2026-03-10', end='2026-03-10')
    Period(start='2026-03-11', end='2026-03-11')
    None
    Period(start='1990', end='1999')
    """

    def __init__(self, published: str | None = None) -> None:
        full = published is not None and len(published) == 10
        self.today = date.fromisoformat(published) if published and full else None
        self.latest: Period | None = None

    def is_to_come(self, iso: str | None) -> bool:
        """Whether a date (ISO 8601) lies after the day the text came out."""
        return bool(self.today and iso and iso > self.today.isoformat())

    def read(self, words: TimeExpression, forward: bool | None = None) -> When:
        """Return what some words mean.

        Args:
            words: the words, in reading order from call to call.
            forward: whether they tell of what is still to come; None when that is open.
        """
        try:
            found = self._read(words, Bearings(self.today, self.latest, forward))
        except (ValueError, OverflowError):  # a day that no calendar has
            found = None
        if found is None:
            return When(words.start, words.end)
        return When(words.start, words.end, *found)

    def _read(self, words: TimeExpression, bearings: Bearings) -> Read:
        found = _READERS[words.kind](words, bearings)
        if found is None:
            return None
        period, confidence = found
        self.latest = period if period.start and period.end else self.latest
        bounded = periods.bounded(period, words.relation)
        return (bounded, confidence) if bounded else None
