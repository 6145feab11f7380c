"""What words mean that count from a day: from the one a text came out, or the last it gave.

"Last" and "next" before a weekday may skip the one of this week; where that matters it is open.
"""

from __future__ import annotations

from datetime import date, timedelta

from claimgraph.reading.lang.en.lexicon import WEEKDAYS
from claimgraph.reading.temporal import calendar
from claimgraph.reading.temporal.calendar import (
    FAIR,
    LIKELY,
    SURE,
    WHICH,
    Bearings,
    Read,
    Reader,
    Unit,
    exact_to,
    unit_of,
)
from claimgraph.reading.temporal.expressions import TimeExpression

_OFF = {"before": -2, "yesterday": -1, "last": -1, "today": 0, "tomorrow": 1, "after": 2}
"""Days from today, by the first word: "before yesterday", "last night"."""


def _deictic(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "yesterday", "tonight", "the day after tomorrow" and "overnight", which is two days."""
    today = bearings.today
    if today is None:
        return None
    parts = {k: v.lower() for k, v in words.parts.items()}
    if parts.get("night") == "overnight":
        return calendar.days(today - timedelta(days=1), today), LIKELY
    word = parts.get("near") or parts.get("far") or parts.get("night") or "today"
    return _sure(bearings, _OFF.get(word.split()[0], 0), SURE)


def _sure(bearings: Bearings, days: int, confidence: float) -> Read:
    found = bearings.off(days)
    return (found, confidence) if found else None


def _weekday(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "on Tuesday": the nearest by the tense, today included."""
    today = bearings.today
    if today is None or not {"named", "odd"}.isdisjoint(words.parts):
        return None
    wanted = WEEKDAYS.index(words.parts["w"].lower())
    which = words.parts.get("which", "").lower().split()
    if "following" in which:
        return _weekday_after(wanted, bearings)
    if "of" in words.parts:
        days = wanted - today.weekday() + 7 * WHICH[words.parts["of"].lower()]
        return _sure(bearings, days, LIKELY)
    back, ahead = (today.weekday() - wanted) % 7, (wanted - today.weekday()) % 7
    if "last" in which or "past" in which:
        skips = "last" in which and 0 < back <= today.weekday()
        return None if skips else _sure(bearings, -(back or 7), LIKELY)
    if "next" in which or "coming" in which:
        skips = "next" in which and today.weekday() + ahead < 7
        return None if skips else _sure(bearings, ahead or 7, LIKELY)
    if bearings.forward is None:
        return None if back else _sure(bearings, 0, LIKELY)
    return _sure(bearings, ahead if bearings.forward else -back, LIKELY)


def _weekdays(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "from Monday to Wednesday": the nearest such days by the tense."""
    today = bearings.today
    if today is None or bearings.forward is None:
        return None
    first, last = (WEEKDAYS.index(words.parts[part].lower()) for part in ("w", "w2"))
    length = timedelta(days=(last - first) % 7)
    if bearings.forward:
        start = today + timedelta(days=(first - today.weekday()) % 7)
    else:
        start = today - timedelta(days=(today.weekday() - last) % 7) - length
    return calendar.days(start, start + length), LIKELY


def _weekday_after(wanted: int, bearings: Bearings) -> Read:
    day = bearings.latest.day if bearings.latest else None
    if day is None:
        return None
    return calendar.a_day(day + timedelta(days=(wanted - day.weekday()) % 7 or 7)), FAIR


def _unit(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "last week", "earlier this year" and "the end of the month"."""
    today = bearings.today
    if today is None:
        return None
    step, unit = WHICH[words.parts.get("which", "the").lower()], unit_of(words)
    weekend = words.kind == "weekend" or (unit == "weekend" and step == 0)
    if weekend and bearings.forward is None and today.weekday() < 5:
        return None
    if unit == "weekend" and step == 0 and bearings.forward is False and today.weekday() < 5:
        step = -1  # "this weekend" of what is over is the one just gone
    found = calendar.around(unit, calendar.shifted(today, step, unit))
    ends = words.parts.get("part", "").lower().startswith(_ENDS)
    if ends and bearings.forward is False and words.relation is None:
        return None  # "at the end of the month the bill was paid" is no month that still runs
    return found, LIKELY


_ENDS = ("late", "end", "the end", "close", "the close", "rest", "the rest")


def _ago(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "two days ago", "a year ago today"; "more than" and "about" leave the day open.

    So do "a decade ago", a round number, and "a week ago on Tuesday".
    """
    unit = unit_of(words)
    if not {"vague", "odd"}.isdisjoint(words.parts) or unit == "decade":
        return None
    if "today" in words.parts and bearings.today:
        return calendar.a_day(calendar.shifted(bearings.today, -words.number("n"), unit)), LIKELY
    return _from(bearings.today, -words.number("n"), unit, LIKELY)


def _open(words: TimeExpression, bearings: Bearings) -> Read:
    """Leave "recently" and "a few days ago" open."""
    return None


def _in_time(words: TimeExpression, bearings: Bearings) -> Read:
    return _from(bearings.today, words.number("n"), unit_of(words), FAIR)


def _from(day: date | None, count: int, unit: Unit, confidence: float) -> Read:
    if day is None:
        return None
    return calendar.around(exact_to(unit), calendar.shifted(day, count, unit)), confidence


def _span(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "over the past two weeks" and "in the coming month": up to today, or from it.

    How many "the coming weeks" are is open.
    """
    if "many" in words.parts and "n" not in words.parts:
        return None
    past = words.parts["which"].lower() in ("past", "last")
    return _stretch(words, bearings, -1 if past else 1)


def _within(words: TimeExpression, bearings: Bearings) -> Read:
    return _stretch(words, bearings, 1) if bearings.forward else None


def _stretch(words: TimeExpression, bearings: Bearings, sign: int) -> Read:
    today = bearings.today
    if today is None:
        return None
    other = calendar.shifted(today, sign * words.number("n"), unit_of(words))
    return calendar.days(*sorted((today, other))), FAIR


def _later(words: TimeExpression, bearings: Bearings) -> Read:
    if "vague" in words.parts:
        return None  # "nearly a year later"
    sign = -1 if words.parts["dir"].lower() == "earlier" else 1
    return _from_latest(sign * words.number("n"), unit_of(words), bearings)


def _anaphor(words: TimeExpression, bearings: Bearings) -> Read:
    """Read "the following day" and "that year"."""
    which = words.parts.get("which", "").lower()
    step = {"following": 1, "next": 1, "previous": -1}.get(which, 0)
    return _from_latest(step, unit_of(words), bearings)


def _from_latest(count: int, unit: Unit, bearings: Bearings) -> Read:
    """Count from the last date given; one vaguer than the unit is no ground to count from."""
    latest = bearings.latest
    if latest is None or latest.start is None or latest.start != latest.end:
        return None
    needed = {"month": 7, "quarter": 7, "year": 4, "decade": 4}.get(unit, 10)
    if len(latest.start) < needed:
        return None
    return _from(calendar.first_day(latest.start), count, unit, FAIR)


READERS: dict[str, Reader] = {
    "deictic": _deictic, "weekday": _weekday, "weekdays": _weekdays, "weekend": _unit,
    "unit": _unit, "unit_end": _unit, "ago": _ago,
    "vague": _open, "time": _in_time, "span": _span, "within": _within, "later": _later,
    "anaphor": _anaphor,
}  # fmt: skip
"""What reads each form of words that count from a day."""
