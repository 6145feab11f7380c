"""Which event a time dates, and which times date nothing."""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # no types are shipped
import re._parser as sre_parser  # type: ignore[import-not-found]  # no types are shipped
from collections.abc import Iterable
from typing import Any

import pytest

import claimgraph as cg
from claimgraph.reading.temporal.expressions import _FORMS as FORMS
from claimgraph.reading.temporal.expressions import _OPENERS as OPENERS

PUBLISHED = "2026-06-03"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a time within "since its birth in 1949" bounds the verb and is not its own
        ("Since its birth in 1949, the league has expelled two members.", (None, None)),
        ("After the riots in 2019, the council closed the port.", (None, None)),
        ("A tailor was hired prior to the vote on July 4 2024.", (None, None)),
        ("After the raid on Tuesday, police arrested two men.", ("2026-06-02", "2026-06-02")),
        ("After the February 2021 coup, activists closed a port.", (None, None)),
        # records and what a change starts from
        ("On a cold day, Holt became only the second player since 1900 to win.", (None, None)),
        ("The town grew from some 4,000 people in the 1830s to 300,000.", (None, None)),
        # years
        ("Lind visited Oslo in 2014 and 2016.", (None, None)),
        ("Lind visited Oslo in 2007 and 2008.", ("2007", "2008")),
        ("The council bought the quay in 2016/17.", ("2016", "2017")),
        ("The council bought the quay in 2016/2017.", ("2016", "2017")),
        ("The council bought the quay in 2016 fiscal year.", (None, None)),
        ("The mosque was built in the 1600s.", ("1600", "1699")),
        ("The mosque was built in the 1950s.", ("1950", "1959")),
        ("The mosque was built in the 1900s.", (None, None)),
        # datelines, brackets, and a day of which something is
        ("VELM, March 7 (Wire) - A tank crew killed a reporter in May.", ("2026-05", "2026-05")),
        ("Lind closed the mill in Velm (period 1995-2005).", (None, None)),
        ("Lind attacked the mill in an opinion from 19 July 2024.", (None, None)),
        # what stands between commas, and before "'s"
        ("Lee, a winner here in 2012, beat an odd opponent today.", ("2026-06-03", "2026-06-03")),
        ("Tension on the border has soared over last month's attack.", (None, None)),
        # months and days of another year
        ("The quay burned in June last year.", ("2025-06", "2025-06")),
        ("The quay burned on 5 June last year.", ("2025-06-05", "2025-06-05")),
        ("The quay burned at the end of June last year.", ("2025-06", "2025-06")),
        # days of the week that are not the nearest one
        ("The quay burned on that Saturday.", (None, None)),
        ("The quay burned on a Saturday.", (None, None)),
        ("The quay burned on Saturday.", ("2026-05-30", "2026-05-30")),
        # tenses that do not say on which side a day lies
        ("The rocket was set to launch on Friday.", (None, None)),
        ("The office has outlined a risk on Saturday.", (None, None)),
        ("The office has outlined a risk on Wednesday.", ("2026-06-03", "2026-06-03")),
        # from a day of one month to one of another, two months, and a month of some other year
        ("The quay burned from 28 April to 3 May 2024.", ("2024-04-28", "2024-05-03")),
        (
            "The quay burned between December 28, 2020 and January 3, 2021.",
            ("2020-12-28", "2021-01-03"),
        ),
        ("The quay burned in May and June 2024.", ("2024-05", "2024-06")),
        ("The quay burned in May and August 2024.", (None, None)),
        ("The quay burned in May or June.", (None, None)),
        ("The quay burned in May of 2020.", ("2020-05", "2020-05")),
        ("The quay burned in May of that year.", (None, None)),
        ("The quay burned in the year to May 2024.", (None, None)),
        # seasons: which year a winter is of, and none south of the equator
        ("The quay burned in the winter of 2010-11.", ("2010-12", "2011-02")),
        ("The quay burned in the winter of 2010.", (None, None)),
        ("The quay burned in the spring of 2010.", ("2010-03", "2010-05")),
        ("The quay in Sydney burned in the spring of 2010.", (None, None)),
        ("The quay in Auckland burned last winter.", (None, None)),
        ("The quay was built in the early 1800s.", (None, None)),
        ("The quay was closed on the Tuesday before.", (None, None)),
        ("Kett succeeded Moe as head of Orr in 1851, and moved to Velm in 1865.", ("1865", "1865")),
        # what still runs is no time of what is over
        ("The council paid the bill at the end of the month.", (None, None)),
    ],
)
def test_a_time_dates_what_it_goes_with(text: str, expected: tuple[str | None, str | None]) -> None:
    events = cg.parse(text, language="en", published=PUBLISHED).events()
    told = max(events, key=lambda event: len(event.label.split()))  # the other is a noun's
    assert (told.start_date, told.end_date) == expected


def test_a_noun_keeps_the_time_that_stands_before_it() -> None:
    events = cg.parse("Lind attacked the February 2026 report.", language="en").events()
    assert {e.label: e.start_date for e in events}["Lind attacked the February 2026 report"] is None


def _first_words(items: Iterable[tuple[Any, Any]]) -> set[tuple[str, bool]]:
    """Return how what some items of a parsed pattern match begins, and whether a word goes on."""
    begun = {("", True)}
    for op, value in items:
        begun = {
            (word + part, open_ and goes_on)
            for word, open_ in begun
            for part, goes_on in (_first_of(op, value) if open_ else {("", False)})
        }
    return begun


def _first_of(op: Any, value: Any) -> set[tuple[str, bool]]:
    if op is sre.LITERAL:
        return {(chr(value).lower(), True) if chr(value).isalpha() else ("", False)}
    if op is sre.IN:
        return {one for inner, held in value for one in _first_of(inner, held)}
    if op is sre.BRANCH:
        return {one for branch in value[1] for one in _first_words(branch)}
    if op is sre.SUBPATTERN:
        return _first_words(value[3])
    if op is sre.MAX_REPEAT:
        return _first_words(value[2]) | ({("", True)} if value[0] == 0 else set())
    return {("", op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT))}


@pytest.mark.parametrize("form", FORMS)
def test_words_that_say_when_are_looked_for_where_each_form_begins(form: str) -> None:
    """A form that begins with another word is never found: ``may_open`` passes that word over."""
    words = {word for word, _ in _first_words(sre_parser.parse(FORMS[form], re.IGNORECASE))}
    assert words
    assert all(word in OPENERS or len(word) < 2 for word in words)  # "q" of "Q3", digits


def test_the_year_of_a_measure_is_not_that_of_the_change() -> None:
    kb = cg.parse("Output fell to half of its level in 2019. The mill sold its fleet in 2019.")
    dates = {event.name: event.start_date for event in kb.events()}
    assert [date for name, date in dates.items() if name.startswith("Output")] == [None]
    assert "2019" in map(str, dates.values())
