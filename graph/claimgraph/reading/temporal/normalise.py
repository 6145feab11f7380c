"""What days the words that say when mean, read in order from the day a text came out.

Nothing is guessed: where two readings are open ("last Monday" on a Wednesday, a month without a
tense to show its year) the words stay without a date.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from claimgraph.reading.temporal import absolute, periods, relative
from claimgraph.reading.temporal.expressions import TimeExpression
from claimgraph.reading.temporal.periods import Period
from claimgraph.reading.temporal.reference_time import Bearings, Read

_READERS = {**absolute.READERS, **relative.READERS}


class When(NamedTuple):
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
        if words.relation == "until" and confidence is not None and bearings.forward is False:
            return None  # "was closed until Monday": one gone by, or the next
        self.latest = period if period.start and period.end else self.latest
        bounded = periods.bounded(period, words.relation)
        return (bounded, confidence) if bounded else None
