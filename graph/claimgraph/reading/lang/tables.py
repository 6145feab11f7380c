"""Tables that scripts/build_lexicon compiles: read as they are, and searched by bisection.

A table is text: a head of comments, an empty line, then one row a word, sorted by its bytes. It is
never parsed as a whole, so that opening one costs no more than reading the file.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from functools import cache, lru_cache

_REMEMBERED = 50_000
"""How many looked-up words are kept at hand."""
_WINDOW = 4096
"""Bytes in which a search for the row is quicker than more bisection."""


@lru_cache(_REMEMBERED)
def look_up(table: str, word: str) -> str | None:
    """Return what a table's row of a word says; None when the table has no such row.

    Args:
        table: the path of the file below reading/lang, such as "en/data/words.tsv".
        word: the whole key of the row; case counts.

    >>> look_up("en/data/demonyms.tsv", "Dutch")
    'Netherlands'
    """
    if "\t" in word:
        return None  # a tab ends the word of a row
    rows = _rows(table)
    wanted = word.encode("utf-8", "surrogatepass") + b"\t"
    low, high = 0, len(rows)  # each the start of a row, or the end
    while high - low > _WINDOW:
        start = rows.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = rows.index(b"\n", start)
        if rows.startswith(wanted, start):
            return rows[start + len(wanted) : end].decode()
        if rows[start:end] < wanted:
            low = end + 1
        else:
            high = start
    start = rows.find(b"\n" + wanted, max(0, low - 1), high) + 1
    if not start and not rows.startswith(wanted):
        return None
    return rows[start + len(wanted) : rows.index(b"\n", start)].decode()


@cache
def share(package: str, rule: str) -> float:
    """Return how often a rule proves right, 0 to 1, as counted in the ``precision.tsv`` of a room.

    One right and one wrong case are added (the rule of succession), as few cases prove little; a
    rule of which no case was seen is right half of the time.

    Args:
        package: the room, such as "claimgraph.reading.temporal".
        rule: the name of the rule, the first cell of its row.

    Raises:
        LookupError: the table has no such rule.

    >>> room = "claimgraph.reading.temporal"
    >>> share(room, "tense") > share(room, "month")
    True
    """
    table = pkgutil.get_data(package, "precision.tsv") or b""
    for line in table.decode().splitlines():
        name, *counts = line.split("\t")
        if name == rule and len(counts) == 2:
            return round((int(counts[1]) + 1) / (int(counts[0]) + 2), 2)
    raise LookupError(f"precision.tsv of {package} has no rule {rule!r}")


def every_row(table: str) -> Iterator[list[str]]:
    """Yield each row of a small table as its cells.

    >>> next(row for row in every_row("en/data/demonyms.tsv") if row[1] == "Norway")
    ['Norwegian', 'Norway']
    """
    for row in _rows(table).decode().splitlines():
        yield row.split("\t")


@cache
def citation_words(use: str) -> tuple[str, ...]:
    """Return the words of all languages that have a use in citations, longer ones first.

    >>> "siehe auch" in citation_words("see")
    True
    """
    return tuple(sorted(_by_use().get(use, ()), key=lambda words: (-len(words), words)))


@cache
def _by_use() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for _, use, words in every_row("citation_words.tsv"):
        found.setdefault(use, set()).add(words)
    return found


@cache
def any_of(use: str) -> str:
    """Return the pattern of any of these words; a stop at their end may be missing.

    >>> re.match(any_of("place"), "Kap. 3")[0]
    'Kap.'

    Raises:
        LookupError: no words have this use.
    """
    words = citation_words(use)
    if not words:
        raise LookupError(f"reading/lang/citation_words.tsv has no words for {use!r}")
    spelled = (re.escape(w).replace(r"\ ", r"[ \xa0]") for w in words)
    parts = (f"{w}?" if w.endswith(r"\.") else w for w in spelled)
    return "(?i:" + "|".join(parts) + ")"


@cache
def _rows(table: str) -> bytes:
    """Return the rows of a table; also from a zip, where a cluster's workers have the package."""
    data = pkgutil.get_data(__package__, table)
    assert data is not None  # every loader that Python ships can read files
    return data.partition(b"\n\n")[2]
