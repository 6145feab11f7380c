"""What the front matter of a Markdown file says of its text: title and day."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimgraph.intake.published import iso_day
from claimgraph.reading.layout import headings as layout

_DATES = ("date", "published", "publishdate", "pubdate", "datepublished", "date_published",
          "publication_date")  # fmt: skip


class FrontMatter(NamedTuple):
    """What a text says of itself before it begins, and where it does begin."""

    end: int
    title: str | None = None
    published: str | None = None


def front_matter(text: str) -> FrontMatter | None:
    """Return what the front matter of a text says; None when it has none.

    >>> front_matter("---\\ntitle: Tolls\\ndate: 2031-05-02\\n---\\nThey rose.")
    FrontMatter(end=38, title='Tolls', published='2031-05-02')
    """
    found = layout.front_matter(text)
    if found is None:
        return None
    facts = {key: _plain(value) for key, value in found.facts.items()}
    days = (iso_day(facts[key]) for key in _DATES if key in facts)
    return FrontMatter(found.end, facts.get("title") or None, next((d for d in days if d), None))


def _plain(value: str) -> str:
    """Return a value without its quotation marks, or without the remark behind it."""
    value = value.strip()
    for mark in "\"'":
        if value.startswith(mark):
            return value[1:].partition(mark)[0].strip()
    return value.partition(" #")[0].strip()


def blanked(text: str, end: int) -> str:
    """Return a text whose front matter is blank, so that all offsets and lines stay what they are.

    >>> blanked("---\\na: b\\n---\\nIt rained.", 13)
    '   \\n    \\n   \\nIt rained.'
    """
    return re.sub(r"[^\r\n]", " ", text[:end]) + text[end:]
