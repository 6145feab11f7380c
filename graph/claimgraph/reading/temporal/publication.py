"""The day a text itself says that it came out: in its title, its dateline or a line below these."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.temporal import periods
from claimgraph.reading.temporal.expressions import MONTHS

_LINES, _HEAD = 8, 1500
"""Lines and code points at the beginning of a text in which the day is looked for."""
_MONTH = (
    r"(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|ober|ember)?\.?"
)
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
            month = int(parts["n"]) if parts.get("n") else MONTHS.index(parts["m"].lower()) + 1
            return periods.iso(int(parts["y"]), month, int(parts["d"]))
    return None


def _lines(text: str) -> Iterator[str]:
    head = text[:_HEAD].splitlines()
    filled = (line.strip(_MARKS) for line in head if line.strip())
    for _, line in zip(range(_LINES), filled, strict=False):
        yield line
