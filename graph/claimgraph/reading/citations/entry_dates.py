"""Dates as entries of source lists print them, in many languages, as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import every_row, phrase_list

TITLE, DATE, OTHER_DATE, URL = "\x01", "\x02", "\x03", "\x04"
"""What stands for the title, the day of publication, other dates and addresses in an entry."""
STOP = r"(?<![ .][A-Z])(?<!^[A-Z])\.[ ]"
"""The end of a sentence of an entry, as no initial has it."""
_CENTURY = r"(?:1[4-9]|20)"
_YEAR = rf"(?P<y>{_CENTURY}\d\d)(?![\d/])"
_MONTH = r"(?P<m>[^\W\d_]{3,12})\b\.?"
_DAY = r"(?P<d>\d{1,2})"
_OF = r"(?:[ ](?:de|del|d['’]|of|di)[ ]|[ ])"
_OF_DIGITS = tuple(
    regex(form)
    for form in (
        rf"(?P<y>{_CENTURY}\d\d)(?P<s>[-/.])(?P<n>\d\d)(?P=s){_DAY}(?!\d)",
        rf"(?P<y>{_CENTURY}\d\d)[年년][ ]?(?P<n>\d{{1,2}})[月월][ ]?{_DAY}[日일]",
        rf"{_DAY}(?:\.|st|nd|rd|th|er|º|ª)?{_OF}{_MONTH},?{_OF}{_YEAR}(?:[ ]г\.)?",
        rf"{_DAY}(?P<s>[./-])[ ]?(?P<n>\d{{1,2}})(?P=s)[ ]?{_YEAR}",
        rf"(?P<y>{_CENTURY}\d\d)[a-z]?,?[ ]{_DAY}\.?{_OF}{_MONTH}",
        rf"(?P<y>{_CENTURY}\d\d)[a-z]?,?[ ]{_MONTH}[ ]{_DAY}(?!\d)(?:st|nd|rd|th)?",
        rf"(?P<y>{_CENTURY}\d\d)[a-z]?,?[ ]{_MONTH}(?![ ]\d)",
        rf"(?P<y>{_CENTURY}\d\d)-(?P<n>0[1-9]|1[0-2])(?![\d-])",
        rf"(?P<y>{_CENTURY}\d\d)(?![\d/])[a-z]?(?!\w)",
    )
)
_OF_MONTHS = tuple(
    regex(form)
    for form in (
        rf"{_MONTH}[ ]{_DAY}(?:st|nd|rd|th)?,?[ ]{_YEAR}",
        rf"(?P<a>[^\W\d_]{{3,12}})\.?[ ]?[–/-][ ]?{_MONTH},?[ ]{_YEAR}",
        rf"{_MONTH},?{_OF}{_YEAR}",
    )
)
"""The forms of dates that begin with a number and with a month; the first that fits is meant."""
_BEGINS = regex(
    rf"(?<![\w./:-])(?:(?P<of>\d\d?(?!\d)|{_CENTURY}\d\d(?!\d))"
    r"|(?P<m>[^\W\d_]{3,12})(?=\.?,?[ ](?:del?[ ])?\d|\.?[ ]?[–/-][ ]?[^\W\d_]{3}))"
)


class PrintedDate(NamedTuple):
    """A date and where it stands: ``iso`` is to the year, month or day."""

    start: int
    end: int
    iso: str


def dates_in(words: str) -> Iterator[PrintedDate]:
    """Yield the dates of an entry, in order.

    >>> [one.iso for one in dates_in("(2021, May 3) … 4. März 2019 … 06/2020 … 2018a … 03/04/2017")]
    ['2021-05-03', '2019-03-04', '2018', '2017']
    """
    at = 0
    while begins := _BEGINS.search(words, at):
        at = begins.end()
        if begins["m"] and begins["m"].casefold() not in months():
            continue
        for form in _OF_MONTHS if begins["m"] else _OF_DIGITS:
            if found := _read(form.match(words, begins.start())):
                yield found
                at = found.end
                break


def one_date(words: str) -> str | None:
    """Return the date that words are as a whole; None where they are anything else.

    >>> one_date("3 May 2031"), one_date("May 2031 or later")
    ('2031-05-03', None)
    """
    found = next(dates_in(words), None)
    return found.iso if found and (found.start, found.end) == (0, len(words)) else None


def _read(found: re.Match[str] | None) -> PrintedDate | None:
    """Return the date that a form found; None where its word is no month or no such day exists."""
    if found is None:
        return None
    parts = found.groupdict()
    if (first := parts.get("a")) is not None:  # "May–June 2021" is of no one month
        both = {first.casefold(), parts["m"].casefold()} <= months().keys()
        return PrintedDate(*found.span(), parts["y"]) if both else None
    month, day = parts.get("n"), parts.get("d")
    if name := parts.get("m"):
        month = str(months().get(name.casefold(), 0))
    if month == "0":
        return None
    if parts.get("s") in ("/", "-") and found.start("d") < found.start("y") and int(day or 0) <= 12:
        return PrintedDate(*found.span(), parts["y"])  # 03/04/2017 is of March or of April
    iso = "-".join([parts["y"], *(f"{int(part):02}" for part in (month, day) if part)])
    try:
        date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return None
    return PrintedDate(*found.span(), iso)


@cache
def months() -> Mapping[str, int]:
    """Return the number of each month by its names and abbreviations in lower case."""
    found = {word: int(number) for _, number, word in every_row("months.tsv")}
    named = phrase_list("en/calendar.txt", "months")
    listed = [" ".join(named).split()]
    listed += [[*phrase_list(f"{tag}/reading.txt", "months")] for tag in ("de", "fr", "es", "pt")]
    for one in listed:
        for number, words in enumerate(one, 1):
            found |= dict.fromkeys(words.split(), number)
    return found
