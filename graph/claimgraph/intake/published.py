"""The day a web page came out, where the page itself states it; never a day from its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from claimgraph.patterns import regex

if TYPE_CHECKING:
    from claimgraph.intake.parts import Part

_META = (
    "article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "citation_publication_date", "citation_online_date", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "publication_date", "og:published_time", "dc.date",
    "dcterms.date", "date",
)  # fmt: skip
"""Names under which a ``meta`` element states the day, the surest first."""
_STATES = {"datePublished", "pubdate"}
"""What marks a ``time`` element as the day of publication."""
_DATE = regex(r"\s*(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)|\s*(\d{4})(\d\d)(\d\d)(?!\d)")
_LINKED_DATA = regex(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')


def published(parts: Sequence[Part]) -> tuple[str | None, str]:
    """Return the day a page came out (ISO 8601) and where it says so; None when it does not."""
    stated: dict[str, str] = {}
    for name, value in _stated(parts):
        day = iso_day(value)
        if day:
            stated.setdefault(name, day)
    first = next((name for name in ("linked data", *_META, "time") if name in stated), "")
    return stated.get(first), f"meta {first}" if first in _META else first


def _stated(parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    for i, part in enumerate(parts):
        if part.kind != "start":
            continue
        get = part.attributes.get
        if part.name == "meta":
            name = get("property") or get("name") or get("itemprop") or ""
            yield name.lower(), get("content") or ""
        elif part.name == "time" and {get("itemprop"), *part.attributes} & _STATES:
            yield "time", get("datetime") or ""
        elif part.name == "script" and get("type") == "application/ld+json":
            words = parts[i + 1].name if i + 1 < len(parts) else ""
            found = {m[1] for m in _LINKED_DATA.finditer(words)}
            if len(found) == 1:  # several are of several works, of which the page is one
                yield "linked data", found.pop()


def iso_day(text: str) -> str | None:
    """Return the day that a date or a moment in ISO 8601 begins with; None when it has none.

    >>> iso_day("2026-03-11T08:00:00+01:00"), iso_day("20260311"), iso_day("11 March")
    ('2026-03-11', '2026-03-11', None)
    """
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
