"""Headlines that open a line: "**Bridge closed** — The council closed the bridge on Monday"."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"(?P<mark>\*\*|__|\*|_)(?P<words>[^*\n]{8,200}?)(?P=mark)"
    r"(?:[ ]?[*_]?\([^()\n]{1,40}\)[*_]?)?[ ]?[—–:][ ]+"
)
_WORD = re.compile(r"\w{3,}")
_SAME = 0.6
"""The share of a headline's words that its summary must repeat to say the same."""


def headline(text: str, start: int, end: int) -> tuple[tuple[int, int], int] | None:
    """Return where the words of a headline stand that opens a sentence, and where the rest begins.

    >>> headline("**Bridge closed for good** — The council shut it.", 0, 48)
    ((2, 24), 29)
    """
    found = _LEAD.match(text, start, end)
    return (found.span("words"), found.end()) if found else None


def repeats(headline: str, summary: str) -> bool:
    """Whether a summary says what its headline says: most words of that stand in it, in some form.

    >>> repeats("Council closes bridge", "The council closed the bridge on Monday.")
    True
    """
    words = [w[:5].lower() for w in _WORD.findall(headline)]
    said = {w[:5].lower() for w in _WORD.findall(summary)}
    return bool(words) and sum(w in said for w in words) >= _SAME * len(words)
