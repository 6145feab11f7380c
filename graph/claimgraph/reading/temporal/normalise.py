"""What days the words that say when mean, read in order from the day a text came out.

Nothing is guessed: where two readings are open ("last Monday" on a Wednesday, a month without a
tense to show its year) the words stay without a date.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from claimgraph.reading.temporal import calendar, relative
from claimgraph.reading.temporal.calendar import (
    FAIR,
    LIKELY,
    WEAK,
    WHICH,
    Bearings,
    Period,
    Read,
    Reader,
)
from claimgraph.reading.temporal.expressions import TimeExpression, month_number

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first months of the seasons north of the equator, as meteorologists count them."""
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


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

    def __init__(self, published: str | None = None, *, south: bool = False) -> None:
        full = published is not None and len(published) == 10
        self.today = date.fromisoformat(published) if published and full else None
        self.latest: Period | None = None
        self._south = south

    def is_to_come(self, iso: str | None) -> bool:
        """Whether a date (ISO 8601) lies after the day the text came out."""
        return bool(self.today and iso and iso > self.today.isoformat())

    def read(
        self, words: TimeExpression, forward: bool | None = None, *, in_order: bool = False
    ) -> When:
        """Return what some words mean.

        Args:
            words: the words, in reading order from call to call.
            forward: whether they tell of what is still to come; None when that is open.
            in_order: whether they open a line of a timeline.
        """
        try:
            found = self._read(
                words, Bearings(self.today, self.latest, forward, in_order, self._south)
            )
        except (ValueError, OverflowError):  # a day that no calendar has
            found = None
        if found is None:
            return When(words.start, words.end)
        return When(words.start, words.end, *found)

    def _read(self, words: TimeExpression, bearings: Bearings) -> Read:
        """Return the period that words of time mean, and how sure it is; None where it is open."""
        found = _READERS[words.kind](words, bearings)
        if found is None:
            return None
        period, confidence = found
        if words.relation == "until" and confidence is not None and bearings.forward is False:
            return None  # "was closed until Monday": one gone by, or the next
        self.latest = period if period.start and period.end else self.latest
        bounded = calendar.bounded(period, words.relation)
        return (bounded, confidence) if bounded else None


# -- days, months, quarters, seasons, years and decades ------------------------------------------


def _date(words: TimeExpression, bearings: Bearings) -> Read:
    """Return the day, month or year that a date means; without a year, the likely one."""
    parts = words.parts
    month = words.month if "m" in parts else None
    day = words.number("d") if "d" in parts else None
    if "y" in parts:
        return _exactly(calendar.iso(int(parts["y"]), month, day), None)
    year = bearings.year_of(month, day or 1) if month else None
    if "yr" in parts:
        year = _of_year(parts["yr"], bearings)
    return _exactly(calendar.iso(year, month, day), LIKELY) if year else None


def _of_year(which: str, bearings: Bearings) -> int | None:
    """Return the year of "in June last year"."""
    return bearings.today.year + WHICH[which.lower()] if bearings.today else None


def _exactly(iso: str | None, confidence: float | None) -> Read:
    return (calendar.exactly(iso), confidence) if iso else None


def _days(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "between 3 and 5 May"."""
    first, last, stated = words.number("d"), words.number("d2"), words.parts.get("y")
    year = int(stated) if stated else bearings.year_of(words.month, first)
    if year is None or first > last:
        return None
    start, end = (calendar.iso(year, words.month, day) for day in (first, last))
    return (Period(start, end), None if stated else LIKELY) if start and end else None


def _dates(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "from 28 April to 3 May": the first day may lie in the year before."""
    first = words.month, words.number("d")
    last = month_number(words.parts["m2"]), words.number("d2")
    stated = words.parts.get("y2")
    year = int(stated) if stated else bearings.year_of(*last)
    if year is None:
        return None
    begins = int(words.parts.get("y") or year - (first > last))
    start, end = calendar.iso(begins, *first), calendar.iso(year, *last)
    return (Period(start, end), None if stated else LIKELY) if start and end else None


def _bare_month(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "in March": the nearest by the tense; the month that runs would be "this month"."""
    if "yr" in words.parts:
        year = _of_year(words.parts["yr"], bearings)
        return _exactly(calendar.iso(year, words.month), LIKELY) if year else None
    which = words.parts.get("which", "").lower()
    if which == "the following":
        return _month_after(words.month, bearings)
    today = bearings.today
    if today is None or (words.month == today.month and which != "this"):
        return None
    forward = {"last": False, "next": True}.get(which, bearings.forward)
    other = Bearings(today, bearings.latest, forward)
    year = today.year if which == "this" else other.year_of(words.month)
    return _exactly(calendar.iso(year, words.month), FAIR) if year else None


def _month_after(month: int, bearings: Bearings) -> Read:
    """Read "the following January": the first behind the last time given."""
    told = bearings.latest.start if bearings.latest else None
    if told is None or bearings.latest is None or told[:7] != (bearings.latest.end or "")[:7]:
        return None
    same = len(told) > 4 and month > int(told[5:7])
    return _exactly(calendar.iso(int(told[:4]) + (not same), month), FAIR)


def _months(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "between November and March 2025": the first month may lie in the year before."""
    first, last = words.month, month_number(words.parts["m2"])
    stated = words.parts.get("y2") or words.parts.get("y")
    year = int(stated) if stated else bearings.year_of(last)
    if year is None:
        return None
    begins = int(words.parts.get("y") or year - (first > last))
    if words.listed and (first % 12 + 1 != last or begins != year):
        return None  # "in May and August"
    found = Period(calendar.iso(begins, first), calendar.iso(year, last))
    return found, None if stated else FAIR


def _week_of(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "in the first week of May": its first seven days, or its last."""
    year = int(words.parts["y"]) if "y" in words.parts else bearings.year_of(words.month)
    if year is None:
        return None
    number = _ORDINALS.get(words.parts["n"].lower())
    ends = date(year + words.month // 12, words.month % 12 + 1, 1)
    first = date(year, words.month, 7 * number - 6) if number else ends - timedelta(days=7)
    return calendar.days(first, first + timedelta(days=6)), FAIR


def _years(words: TimeExpression, bearings: Bearings) -> Read:
    first, last = words.parts["y"], words.parts["y2"]
    last = first[: 4 - len(last)] + last  # "2014-18"
    if "slash" in words.parts and int(last) != int(first) + 1:
        return None  # "2016/03" may be a month
    return (Period(first, last), None) if first < last else None


def _years_listed(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "in 2007 and 2008"; "in 2014 and 2016" is no stretch of time."""
    first, last = words.parts["y"], words.parts["y2"]
    return (Period(first, last), None) if int(last) == int(first) + 1 else None


def _decade(words: TimeExpression, bearings: Bearings) -> Read:
    year = int(words.parts["y"])
    if year % 100:
        return calendar.decade(year), None
    if year >= 1900 or "of" in words.parts:
        return None  # "the 2000s", "the early 1800s": ten years or a hundred
    return Period(str(year), str(year + 99)), None


def _part(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "the third quarter of 2025" and "the first half of last year"."""
    year, confidence = _some_year(words, bearings)
    count = {"quarter": 4, "half": 2}[words.parts["what"].lower()]
    number = _ORDINALS.get(words.parts["n"].lower(), count)
    if year is None or number > count:
        return None
    length = 12 // count
    return calendar.months(year, (number - 1) * length + 1, number * length), confidence


def _some_year(words: TimeExpression, bearings: Bearings) -> tuple[int | None, float | None]:
    """Return a year given as it is, or as "last year"."""
    if "y" in words.parts:
        return int(words.parts["y"]), None
    today = bearings.today
    return (today.year + WHICH[words.parts["which"].lower()] if today else None), LIKELY


def _quarter(words: TimeExpression, bearings: Bearings) -> Read:
    number = words.number("n")
    return calendar.months(int(words.parts["y"]), 3 * number - 2, 3 * number), None


def _season(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "last summer": the nearest that is over, or that runs or is to come."""
    today = bearings.today
    if today is None or bearings.south:
        return None
    first = _SEASONS[words.parts["s"].lower()]
    years = range(max(1, today.year - 2), min(9998, today.year + 3))
    over = [y for y in years if date(y, first, 1) + timedelta(days=92) <= today]
    rest = [y for y in years if y not in over]
    running = date(rest[0], first, 1) <= today
    which = words.parts["which"].lower()
    back = which == "last" or (which == "this" and bearings.forward is False and not running)
    year = over[-1] if back else rest[running and which == "next"]
    return calendar.months(year, first, first + 2), WEAK


def _season_of(words: TimeExpression, bearings: Bearings) -> Read:
    first, year = _SEASONS[words.parts["s"].lower()], int(words.parts["y"])
    over = words.parts.get("y2")  # "the winter of 2023-24"
    if bearings.south or (first == 12) != bool(over and int(over) == (year + 1) % 100):
        return None  # the winter of a year may begin in it or end in it
    return calendar.months(year, first, first + 2), WEAK


_READERS: dict[str, Reader] = {
    "iso": _date, "day": _date, "day_after": _date, "month_year": _date, "year": _date,
    "lead": _date,
    "dates": _dates, "dates_after": _dates, "days": _days, "days_after": _days,
    "month": _bare_month, "months": _months,
    "week_of": _week_of,
    "years": _years, "years_joined": _years, "years_listed": _years_listed, "decade": _decade,
    "part": _part,
    "quarter": _quarter, "season": _season, "season_year": _season_of, **relative.READERS,
}  # fmt: skip
"""What reads each form of words that say when: a part of the calendar, or counted from a day."""
