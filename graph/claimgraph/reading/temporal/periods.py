"""Stretches of the calendar: the day, week, month or year that holds a day, and steps between."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

Unit = Literal["day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade"]

_STEPS: dict[Unit, relativedelta] = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "weekend": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
}


class Period(NamedTuple):
    """From a first to a last day, each ISO 8601 to the year, month or day; None for an open end."""

    start: str | None
    end: str | None

    @property
    def day(self) -> date | None:
        """The day that it is; None when it is longer than one."""
        exact = self.start == self.end and self.start is not None and len(self.start) == 10
        return date.fromisoformat(self.start) if exact and self.start else None

    @property
    def year(self) -> int | None:
        """The year that all of it lies in; None when there is no such year."""
        same = self.start and self.end and self.start[:4] == self.end[:4]
        return int(self.start[:4]) if same and self.start else None


def exactly(iso: str) -> Period:
    """Return the period of one year, month or day.

    >>> exactly("2026-03")
    Period(start='2026-03', end='2026-03')
    """
    return Period(iso, iso)


def a_day(day: date) -> Period:
    """Return one day as a period."""
    return exactly(day.isoformat())


def days(first: date, last: date) -> Period:
    """Return the period from one day to another."""
    return Period(first.isoformat(), last.isoformat())


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Return a date as ISO 8601; None when there is no such day.

    >>> iso(2026, 2, 3), iso(2026, 2, 30)
    ('2026-02-03', None)
    """
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    parts = [f"{year:04}", *(f"{p:02}" for p in (month, day) if p is not None)]
    return "-".join(parts)


def months(year: int, first: int, last: int) -> Period:
    """Return the period from one month of a year to another; above 12 lies in the next year.

    >>> months(2025, 12, 14)
    Period(start='2025-12', end='2026-02')
    """
    ends = [(year + (m - 1) // 12, (m - 1) % 12 + 1) for m in (first, last)]
    return Period(*(f"{y:04}-{m:02}" for y, m in ends))


def shifted(day: date, count: int, unit: Unit) -> date:
    """Return the day some units later, or earlier when the count is below zero.

    Raises:
        ValueError, OverflowError: no calendar holds that day.

    >>> shifted(date(2026, 3, 31), -1, "month")
    datetime.date(2026, 2, 28)
    """
    return day + _STEPS[unit] * count


def around(unit: Unit, day: date) -> Period:
    """Return the unit that holds a day; weeks begin on Monday.

    >>> around("week", date(2026, 3, 11)), around("quarter", date(2026, 3, 11))
    (Period(start='2026-03-09', end='2026-03-15'), Period(start='2026-01', end='2026-03'))
    """
    monday = day - timedelta(days=day.weekday())
    match unit:
        case "day":
            return a_day(day)
        case "week":
            return days(monday, monday + timedelta(days=6))
        case "weekend":
            return days(monday + timedelta(days=5), monday + timedelta(days=6))
        case "fortnight":
            return days(monday, monday + timedelta(days=13))
        case "month":
            return exactly(f"{day.year:04}-{day.month:02}")
        case "quarter":
            first = (day.month - 1) // 3 * 3 + 1
            return months(day.year, first, first + 2)
        case "year":
            return exactly(f"{day.year:04}")
        case "decade":
            return decade(day.year)


def decade(year: int) -> Period:
    """Return the ten years that begin with a round one and hold a year."""
    first = year // 10 * 10
    return Period(f"{first:04}", f"{first + 9:04}")


def bounded(period: Period, relation: str | None) -> Period | None:
    """Return what lies "since", "until", "after" or "before" a period; the period without these.

    >>> bounded(exactly("2019"), "after")
    Period(start='2020', end=None)
    """
    match relation:
        case "since":
            return Period(period.start, None)
        case "until" | "by":
            return Period(None, period.end)
        case "after":
            return Period(_next(period.end, 1), None) if period.end else None
        case "before":
            return Period(None, _next(period.start, -1)) if period.start else None
    return period


def _next(text: str, step: int) -> str:
    """Return the year, month or day next to one."""
    units: dict[int, Unit] = {4: "year", 7: "month", 10: "day"}
    return shifted(first_day(text), step, units[len(text)]).isoformat()[: len(text)]


def first_day(text: str) -> date:
    """Return the first day of a year, month or day (ISO 8601)."""
    return date.fromisoformat((text + "-01-01")[:10])
