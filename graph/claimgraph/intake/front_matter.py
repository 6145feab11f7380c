"""The block of facts about a text that Markdown files begin with, as static sites read it.

It is YAML between lines of "---", or TOML between lines of "+++". Only two facts are looked for, so
one line each is read here and no YAML library is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimgraph.intake.published import iso_day

_BLOCK = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_FACT = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*(\S.{0,600})?")
_TITLES = ("title",)
_DATES = ("date", "published", "publishdate", "pubdate", "datepublished", "date_published",
          "publication_date")  # fmt: skip
_MOST_LINES = 200


@dataclass(frozen=True)
class FrontMatter:
    """What a text says of itself before it begins, and where it does begin."""

    end: int
    title: str | None = None
    published: str | None = None


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter of a text; None when it has none.

    Args:
        text: the whole text.

    >>> front_matter("---\\ntitle: Tolls\\ndate: 2031-05-02\\n---\\nThey rose.")
    FrontMatter(end=38, title='Tolls', published='2031-05-02')
    """
    opened = _BLOCK.match(text)
    if opened is None:
        return None
    facts: dict[str, str] = {}
    at, lines = opened.end(), 0
    while at < len(text) and lines < _MOST_LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip()
        if line in (opened.group(1), "..." if opened.group(1) == "---" else "+++"):
            return _front_matter(facts, min(end + 1, len(text))) if facts else None
        fact = _FACT.fullmatch(line)
        if fact:
            facts.setdefault(fact.group(1).lower(), _plain(fact.group(2) or ""))
        elif line and not line.startswith((" ", "\t", "-", "#", "[", "]", "}")):
            return None  # words: the text begins with a rule, and this is no front matter
        at, lines = end + 1, lines + 1
    return None


def _front_matter(facts: dict[str, str], end: int) -> FrontMatter:
    title = next((facts[key] for key in _TITLES if facts.get(key)), None)
    days = (iso_day(facts[key]) for key in _DATES if key in facts)
    return FrontMatter(end, title, next((day for day in days if day), None))


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
