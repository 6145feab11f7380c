"""Urls in running text: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimgraph.patterns import regex
from claimgraph.reading.lang.tables import every_row

_URL = regex(
    r"(?i:https?://|ftp://|(?<![\w.@/])www\.(?=[\w-]{1,63}\.)|(?<!\w)doi:[ ]?(?=10\.\d))"
    r"(?:[^\s<>\"“”„«»|`^{}（）【】《》「」『』，。；！？、：\u3400-\u9fff\u3040-\u30ff]"
    r"|(?<=[/=_])[\u3400-\u9fff\u3040-\u30ff]{1,60}){2,2048}"
)
_HEADS = regex(r"://|[wW]{3}\.|[dD][oO][iI]:")
_SCHEME = regex(r"(?:https?|ftp)$", re.IGNORECASE)
_TRAILING = ".,;:!?'’…*~\\"
_ESCAPED = regex(r"\\([\\_~*\-.&()#+=\[\]])")
_PAIRS = {")": "(", "]": "["}
HINTS = ("://", "www.", "WWW.", "doi:", "DOI:")
"""A text without any of these holds no url."""


def find_urls(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each url between two offsets, sentence punctuation left out.

    >>> text = "See https://example.org/a_(b), or (https://example.org/c)."
    >>> [text[a:b] for a, b in find_urls(text)]
    ['https://example.org/a_(b)', 'https://example.org/c']
    """
    end = len(text) if end is None else end
    for begin in _heads(text, start, end):
        found = _URL.match(text, begin, end) if begin >= start else None
        if found is None:
            continue
        stop = found.start() + _length(found[0])
        if text[stop - 1] == "_" == text[found.start() - 1 : found.start()]:
            stop -= 1  # emphasis
        if not text[found.start() : stop].endswith("://"):  # brackets and stops were all it had
            yield found.start(), stop
        start = max(stop, found.start() + 4)


def _heads(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where urls may begin, in order: at their scheme, at "www." and at "doi:"."""
    for found in _HEADS.finditer(text, start, end):
        sign = found[0]
        if sign != "://":
            yield found.start()
        elif scheme := _SCHEME.search(text, max(start, found.start() - 5), found.start()):
            yield scheme.start()


def _length(url: str) -> int:
    """Return how much of the characters that could be a url is one."""
    if ")" in url or "]" in url:
        open_ones: list[str] = []
        for at, sign in enumerate(url):
            if sign in "([":
                open_ones.append(sign)
            elif sign in ")]":
                if open_ones and open_ones.pop() == _PAIRS[sign]:
                    continue
                url = url[:at]
                break
    return len(url.rstrip(_TRAILING))


def printed(url: str) -> str:
    """Return a url without the backslashes of Markdown and with its scheme.

    >>> printed("www.example.org/a\\\\_b")
    'https://www.example.org/a_b'
    """
    url = _ESCAPED.sub(r"\1", url) if "\\" in url else url
    if url[:4].lower() == "www.":
        return "https://" + url
    scheme, sign, rest = url.partition(":")
    return scheme.lower() + sign + rest.lstrip(" ")


def is_url(words: str) -> bool:
    """Say whether some words are one url and nothing else."""
    found = _URL.match(words)
    return found is not None and found.end() >= len(words.rstrip())


_DATED = regex(r"\d{4}|\d{1,2}[./-]\d{1,2}|\d{1,2}[月年日]|\d[ ][^\W\d]{3}|[^\W\d]{3}\.?[ ]\d")
_LONGEST = 70


def access_date(words: str) -> re.Match[str] | None:
    """Return what says when a page was seen, at the end of some words; None when nothing does.

    >>> access_date("Der Brand, Zugriff am Februar 22, 2031").start()
    10
    >>> access_date("He accessed the site") is None
    True
    """
    at = max(0, len(words) - _LONGEST)
    found = _pattern().search(words, at) if _says_when(words[at:]) else None
    return found if found and _DATED.search(found[0]) else None


def _says_when(words: str) -> bool:
    """Whether words for "seen on" and a date stand there: few entries need the whole pattern."""
    lower = words.lower()
    return bool(_DATED.search(words)) and any(one in lower for one in _phrases())


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(row[2].lower() for row in every_row("access_dates.tsv"))


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
