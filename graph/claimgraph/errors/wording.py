"""How an error tells of what was near: known names, a line of the input, words cut to length."""

from __future__ import annotations

from collections.abc import Iterable

_PART = 4
"""A shorter part of a name could be of any."""


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return the known names most like a mistyped or shortened one, best first.

    >>> nearest("relying", ["relying_on", "status", "kind"])
    ['relying_on']
    >>> nearest("Post", ["Bridge opens late - Harbour Post", "Tolls"])
    ['Bridge opens late - Harbour Post']
    """
    from difflib import get_close_matches

    folded = {k.casefold(): k for k in known}
    wanted = name.casefold()
    matches = get_close_matches(wanted, folded, n=count, cutoff=0.55)
    parts = [k for k in folded if len(wanted) >= _PART and wanted in k]
    return [folded[m] for m in dict.fromkeys([*matches, *parts])][:count]


def line_at(text: str, number: int) -> str:
    """Return a line of a text by its number from 1, as parsers count: only a newline ends one."""
    lines = text.split("\n")
    return lines[min(number, len(lines)) - 1].removesuffix("\r")


def shorten(text: str, limit: int = 60) -> str:
    """Return a text, its end left out where it is long."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def window(source: str, column: int, width: int = 100) -> tuple[str, int]:
    """Cut a long line to a window around the column; return it and where the caret goes."""
    start = max(0, column - 1 - width // 2)
    shown = source[start : start + width]
    return "".join(c if c.isprintable() else " " for c in shown), column - 1 - start
