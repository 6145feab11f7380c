"""What a time is read against: the day a text came out, and the last date it gave.

A text itself says when it came out in its title, its dateline or a line below these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.tables import share
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.temporal import periods
from claimgraph.reading.temporal.expressions import MONTH, TimeExpression, month_number
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
            return periods.iso(int(parts["y"]), month, int(parts["d"]))
    return None


def _lines(text: str) -> Iterator[str]:
    head = text[:_HEAD].splitlines()
    filled = (line.strip(_MARKS) for line in head if line.strip())
    for _, line in zip(range(_LINES), filled, strict=False):
        yield line
