"""The calendar: its stretches, steps between them, and what a time is read against.

That is the day a text came out, which the text may say itself in its title, its dateline or a line
below these, and the last date it gave.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import phrase_list, share
from claimgraph.reading.temporal.expressions import MONTH, TimeExpression, month_number

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
    in_order: bool = False
    """Whether the words open a line of a timeline, whose year is that of the lines above."""
    south: bool = False
    """Whether the text tells of places south of the equator, where June may be in winter."""

    def off(self, days: int) -> Period | None:
        """Return the day so many days from the one the text came out."""
        return a_day(self.today + timedelta(days=days)) if self.today else None

    def year_of(self, month: int, day: int = 1) -> int | None:
        """Return the year of a day whose year is not given: the nearest by the tense.

        A date in another time just before means that the text tells of that time.
        """
        if self.in_order and self.latest and self.latest.year:
            told = self.latest.start or ""
            last = (int(told[5:7] or 1), int(told[8:10] or 1))
            return self.latest.year if (month, day) >= last else None
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


_LINES, _HEAD = 8, 1500
"""Lines and code points at the beginning of a text in which the day is looked for."""
# -- the day that a text says it came out -------------------------------------------------------

_MONTH = rf"(?P<m>{MONTH})"
_WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?,?\s)"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_DATES = (
    rf"{_WEEKDAY}?{_DAY}\s{_MONTH},?\s{_YEAR}",
    rf"{_WEEKDAY}?{_MONTH}\s{_DAY},?\s{_YEAR}",
    rf"{_YEAR}-(?P<n>\d\d)-(?P<d>\d\d)(?!\d)",
)
_CLOCK = r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,5}\)?)?)?"
_SAID = "|".join(map(re.escape, phrase_list("en/temporal.txt", "came out")))
_OF_NEWS = "|".join(map(re.escape, phrase_list("en/temporal.txt", "of news")))
_PLACE = r"[A-ZÀ-Þ][\w’'.-]*(?:,?\s[A-ZÀ-Þ][\w’'.-]*){0,4}"
_AROUND = (
    rf"(?:Date:\s)?<date>{_CLOCK}\W*$",
    rf"[^.!?\n]{{0,90}}(?:\s[—–-]+|\s?[|·])\s?<date>{_CLOCK}\W*$",
    rf"(?i:[^.!?\n]{{0,60}}\b(?:{_OF_NEWS})\b)[^.!?\n]{{0,30}}[,:]?\s<date>{_CLOCK}\W*$",
    rf"(?i:(?:(?:first|last|status|this \w+)\s)?(?:{_SAID})\b)[^!?\n]{{0,60}}?<date>(?!\w)",
    rf"By\s[^.!?\n]{{2,90}}[,|·—–-]\s<date>{_CLOCK}\W*$",
    rf"{_PLACE}(?:\s\([^()\n]{{2,30}}\))?(?:,|\s[—–-]+)?\s<date>(?:\s\([^()\n]{{2,30}}\))?(?:\s?[—–:-]+|\.)\s",
)  # fmt: skip
"""How a line that dates a text looks: the date alone or at the end of a title; behind "updated" or
a byline; a dateline."""
_LINE = tuple(regex(around.replace("<date>", date)) for around in _AROUND for date in _DATES)
_MARKS = " \t#*_>-—–|•"


def published_in(text: str) -> str | None:
    """Return the day (ISO 8601) that the head of a text gives as its own; None without one.

    >>> published_in("# Harbour brief — Thursday, 12 March 2026\\n\\nThe quay burned on Tuesday.")
    '2026-03-12'
    >>> published_in("The quay burned on 12 March 2026.") is None
    True
    """
    for line in _lines(text):
        if not any(c.isdigit() for c in line):
            continue
        found = next((m for form in _LINE if (m := form.match(line))), None)
        if found:
            parts = found.groupdict()
            month = month_number(parts.get("n") or parts["m"])
            return iso(int(parts["y"]), month, int(parts["d"]))
    return None


def _lines(text: str) -> Iterator[str]:
    head = text[:_HEAD].splitlines()
    filled = (line.strip(_MARKS) for line in head if line.strip())
    for _, line in zip(range(_LINES), filled, strict=False):
        yield line
