"""The block of facts about a text that Markdown files begin with, as static sites read it.

It is YAML between lines of "---", or TOML between lines of "+++". Facts of one line each are read
here, so that no YAML library is needed.
"""

from __future__ import annotations

from typing import NamedTuple

from claimgraph.patterns import regex

_BLOCK = regex(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_FACT = regex(r"([A-Za-z_][\w-]{0,40})[ \t]*[:=](?:[ \t]+(\S.{0,600}))?[ \t]*")
_WITHIN = (" ", "\t", "-", "#", "[", "]", "}")
"""What a line begins with that goes on with the fact above it, or says nothing."""
_MOST_LINES = 200


class FrontMatter(NamedTuple):
    """Where a text begins behind its front matter, and what that states, by key in lower case."""

    end: int
    facts: dict[str, str]


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter of a text; None when it has none.

    >>> front_matter("---\\ntitle: Tolls\\ndate: 2031-05-02\\n---\\nThey rose.")
    FrontMatter(end=38, facts={'title': 'Tolls', 'date': '2031-05-02'})
    """
    opened = _BLOCK.match(text)
    if opened is None:
        return None
    closing = (opened[1], "..." if opened[1] == "---" else "+++")
    facts: dict[str, str] = {}
    at = opened.end()
    for _ in range(_MOST_LINES):
        if at >= len(text):
            break
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip()
        if line in closing:
            return FrontMatter(min(end + 1, len(text)), facts) if facts else None
        if fact := _FACT.fullmatch(line):
            facts.setdefault(fact[1].lower(), fact[2] or "")
        elif line and not (facts and line.startswith(_WITHIN)) and line[:1] != "#":
            return None  # words: the text begins with a rule, and this is no front matter
        at = end + 1
    return None
