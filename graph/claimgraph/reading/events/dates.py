"""Dates that the text itself gives in full enough form, as ISO 8601 to the year, month or day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<{0}>1\d{{3}}|20\d\d)(?![\d-])"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = (
    r"\b(?P<yi>[12]\d{3})-(?P<mi>[01]\d)-(?P<di>[0-3]\d)\b",
    rf"\b{_DAY.format('da')}\s{_MONTH.format('ma')},?\s{_YEAR.format('ya')}",
    rf"\b{_MONTH.format('mb')}\s{_DAY.format('db')},?\s{_YEAR.format('yb')}",
    rf"\b{_MONTH.format('mc')},?\s{_YEAR.format('yc')}",
    rf"\b(?:in|since|during|by|until|of|from|before|after)\s{_YEAR.format('yd')}",
)
_DATE = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: its place (code points, end excluded) and its ISO 8601 form."""

    start: int
    end: int
    iso: str
    since: bool = False
    """Whether "since" or "from" stands before: something began then."""


def dates_in(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Return the absolute dates in a stretch of text; "last Monday" and the like are not read.

    >>> [d.iso for d in dates_in("on 3 March 2026, May 4, 2025, in June 2024 and in 2023")]
    ['2026-03-03', '2025-05-04', '2024-06', '2023']
    >>> dates_in("on 31 February 2026, last week, 2,024 votes")
    []
    """
    stop = len(text) if end is None else end
    found = (_mention(text, m) for m in _DATE.finditer(text, start, stop))
    return [d for d in found if d]


def _mention(text: str, match: re.Match[str]) -> DateMention | None:
    parts = {key[0]: value for key, value in match.groupdict().items() if value}
    year = int(parts["y"])
    month = _month(parts["m"]) if "m" in parts else None
    day = int(parts["d"]) if "d" in parts else None
    iso = _iso(year, month, day)
    if iso is None:
        return None
    before = text[max(0, match.start() - 8) : match.start() + 6].lower()
    return DateMention(match.start(), match.end(), iso, "since" in before)


def _month(word: str) -> int:
    return int(word) if word.isdecimal() else 1 + _MONTHS.index(word[:3].lower())


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    """Return the date as ISO 8601; None when there is no such day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    parts = [f"{year:04}", *(f"{p:02}" for p in (month, day) if p is not None)]
    return "-".join(parts)
