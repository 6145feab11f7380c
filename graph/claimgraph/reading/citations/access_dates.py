"""The day on which a page was seen, which bibliographies print and no title ends in."""

from __future__ import annotations

import re
from functools import cache

from claimgraph.reading.lang.tables import every_row

_DIGIT = re.compile(r"\d")
_LONGEST = 70


def access_date(words: str) -> re.Match[str] | None:
    """Return what says when a page was seen, at the end of some words; None when nothing does.

    >>> access_date("Der Brand, Zugriff am Februar 22, 2031").start()
    10
    >>> access_date("He accessed the site") is None
    True
    """
    at = max(0, len(words) - _LONGEST)
    return _pattern().search(words, at) if _DIGIT.search(words, at) else None


@cache
def _pattern() -> re.Pattern[str]:
    before = "|".join(sorted((re.escape(r[2]) for r in _rows("before")), key=len, reverse=True))
    after = "|".join(re.escape(row[2]) for row in _rows("after"))
    end = r"[\s.,;:)\]）。，、\\\[<*(]*$"
    return re.compile(
        rf"(?:^|[\s,.;:(\[（，。、])(?:(?:{before})[\s:：]{{0,3}}[^\n;“”\"<>()\[\]（）]{{0,18}}\d"
        rf"[^\n;“”\"<>()\[\]（）]{{0,24}}?|\d{{1,4}}[^\n;，]{{0,18}}?[ ]?(?:{after})){end}",
        re.IGNORECASE,
    )


def _rows(place: str) -> list[list[str]]:
    return [row for row in every_row("access_dates.tsv") if row[1] == place]
