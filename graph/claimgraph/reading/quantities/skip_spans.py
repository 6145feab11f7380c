"""Stretches of text whose digits are not figures: dates, times, addresses, markers, versions."""

from __future__ import annotations

import re
import string
from functools import cache

from babel import Locale

from claimgraph.reading.quantities.tokens import Span


def asides(text: str, start: int, end: int) -> list[Span]:
    """Return the spans in ``text[start:end]`` that are surely no figures, in no order.

    >>> text = "On 5 May 2022 at 11:45, 300 troops [3] left (see https://example.org/7)."
    >>> [text[a:b] for a, b in sorted(asides(text, 0, len(text)))]
    ['5 May 2022', '11:45', '[3]', 'https://example.org/7).']
    """
    found = [m.span() for m in _ASIDE.finditer(text, start, end)]
    found += [m.span() for m in _dates().finditer(text, start, end)]
    if _ADDRESSED.search(text, start, end):
        found += [span for m in _CHUNK.finditer(text, start, end) if (span := _address(m))]
    return found


_LETTERS = string.ascii_letters
_CHUNK = re.compile(r"\S+")
_ADDRESSED = re.compile(r"\]\(|://|@|www\.|doi:|\d[-–/.]\d")
"""What each of the chunks that are addresses or chains of numbers holds."""
_SERIAL = re.compile(r"[(\[]?\d+([-–/.])\d+(?:\1\d+)+")


def _address(match: re.Match[str]) -> Span | None:
    """Return the url, e-mail address or chain of numbers in a chunk without white space."""
    chunk, start, end = match.group(), match.start(), match.end()
    if "](" in chunk:  # a link of Markdown; its words before "](" are text
        return start + chunk.index("]("), end
    if "://" in chunk:
        return start + len(chunk[: chunk.index("://")].rstrip(_LETTERS)), end
    if "@" in chunk or chunk.startswith(("www.", "doi:")) or _SERIAL.match(chunk):
        return start, end
    return None


_ASIDE = re.compile(
    r"""
    \[\^?\d{1,4}(?:\s{0,2}[,;–-]\s{0,2}\d{1,4}){0,40}\]       # [3], [^3], [1, 4–6]
  | 【[^】\n]{1,60}】
  | (?<![\w.])\d{1,3}(?:st|nd|rd|th)\b
  | (?<![\w.])(?:\d{2}|\d{4})['’]?s\b | (?<!\d)['’]\d{2}s?\b  # 1990s, '68
  | (?<![\w.,])\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[ap]m\b|[ap]\.m\.|UTC\b|GMT\b|[CE]E?S?T\b))?
  | (?<![\w.,])\d{1,2}(?:\.\d{2})?\s?(?:[ap]m\b|[ap]\.m\.|o['’]clock\b)
  | (?<![\w.,])\d{1,4}:\d{1,4}\b                              # odds and verses
  | \+\d[\d\s().-]{6,18}\d | \(\d{3}\)\s?\d{3}-\d{4}\b
  | (?<![\w.])v\d+(?:\.\d+)*\b
  | (?m:^[ \t>]{0,9}\(?\d{1,3}[.)](?=\s))                     # the number of a list item
  | (?m:^[ \t]{0,9}\#{1,6}[ \t]+\d+(?:\.\d+)*\.?(?=\s))       # the number of a heading
    """,
    re.VERBOSE,
)


@cache
def _dates() -> re.Pattern[str]:
    """Return the pattern of dates in English, month names after CLDR."""
    months = Locale("en").months["format"]
    names = {months[width][n] for width in ("wide", "abbreviated") for n in range(1, 13)} | {"Sept"}
    month = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    days = rf"{day}(?:\s?(?:[-–—/]|and|or|to)\s?{day}){{0,2}}"
    year = r"(?:\d{4})\b"
    return re.compile(
        rf"(?<![\w.,])(?:{days}\s(?:of\s)?{month}(?:,?\s{year})?"
        rf"|{month}\s{days}(?!\d|,\d{{3}}|\s(?:million|billion|percent|%))(?:\s?[-–—]\s?{month}\s{day})?"
        rf"(?:,?\s{year})?"
        rf"|{month},?\s{year}|{year}\s{month}"
        r"|\d{4}-\d{2}-\d{2}(?:T[\d:.]{2,15}Z?)?|\d{1,2}/\d{1,2}/\d{2,4})(?!\w)"
    )
