"""Word lists, which anybody who knows a language can edit, and tables that a script compiles.

A language is a folder beside this module, named by its BCP 47 tag. A word list is a text file with
sections; each begins with its name in brackets on a line of its own. A line that begins with ``#``
is a comment: the first lines say what the file is, its source and its licence, those of a section
what its words mean.

A table has a head of comments, an empty line, then one row a word, sorted by its bytes.
scripts/build_lexicon makes it. It is searched by bisection and never parsed as a whole, so that
opening one costs no more than reading the file.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

_REMEMBERED = 50_000
"""How many looked-up words are kept at hand."""
_WINDOW = 4096
"""Bytes in which a search for the row is quicker than more bisection."""


@cache
def word_list(file: str, section: str) -> frozenset[str]:
    """Return the words of a section, parted by blanks and ends of lines in the file.

    >>> "mayor" in word_list("en/roles.txt", "roles")
    True

    Raises:
        LookupError: the file has no such section.
    """
    return frozenset(word for line in phrase_list(file, section) for word in line.split())


@cache
def phrase_list(file: str, section: str) -> tuple[str, ...]:
    """Return the lines of a section in their order: phrases, or words whose order counts.

    >>> phrase_list("en/calendar.txt", "weekdays")[:2]
    ('monday', 'tuesday')
    """
    if section not in _sections(file):
        raise LookupError(f"reading/lang/{file} has no section [{section}]")
    return _sections(file)[section]


def optional_phrases(file: str, section: str) -> tuple[str, ...]:
    """Return the lines of a section that not every language has; none where it is missing."""
    return _sections(file).get(section, ())


@cache
def word_table(file: str, section: str) -> Mapping[str, tuple[str, ...]]:
    """Return what a section says of each word: lines "word word: value value".

    A word on several lines has the values of all, in their order.

    >>> word_table("en/closed_classes.txt", "classes")["TO"]
    ('to',)
    """
    table: dict[str, tuple[str, ...]] = {}
    for line in phrase_list(file, section):
        words, _, values = line.partition(": ")
        for word in words.split():
            table[word] = (*table.get(word, ()), *values.split())
    return table


def word_pairs(file: str, section: str) -> dict[str, str]:
    """Return the one value that a section has for each word: lines "word word: value".

    >>> word_pairs("en/quantities.txt", "dimensions")["tall"]
    'height'
    """
    return {word: value for word, (value,) in word_table(file, section).items()}


def phrase_pairs(file: str, section: str) -> dict[str, str]:
    """Return the value that a section has for each phrase: lines "some words: value".

    >>> phrase_pairs("pt/reading.txt", "comparators")["mais de"]
    'moreThan'
    """
    pairs = (line.rpartition(": ") for line in phrase_list(file, section))
    return {phrase: value for phrase, _, value in pairs}


def word_numbers(file: str, section: str) -> dict[str, int]:
    """Return the whole number that a section has for each word: lines "word word: 12".

    >>> word_numbers("en/numbers.txt", "tens")["forty"]
    40
    """
    return {word: int(value) for word, value in word_pairs(file, section).items()}


@cache
def _sections(file: str) -> dict[str, tuple[str, ...]]:
    data = pkgutil.get_data(__package__, file)
    assert data is not None  # every loader that Python ships can read files
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in data.decode("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line.strip())
    return {section: tuple(lines) for section, lines in found.items()}


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
def counted(package: str, rule: str) -> tuple[int, int]:
    """Return the cases of a rule in the ``precision.tsv`` of a room, and in how many it was right.

    Args:
        package: the room, such as "claimgraph.reading.temporal".
        rule: the name of the rule, the first cell of its row.

    Raises:
        LookupError: the table has no such rule.

    >>> counted("claimgraph.reading.temporal", "counted")
    (8, 8)
    """
    table = pkgutil.get_data(package, "precision.tsv") or b""
    for line in table.decode().splitlines():
        name, *counts = line.split("\t")
        if name == rule and len(counts) == 2:
            return int(counts[0]), int(counts[1])
    raise LookupError(f"precision.tsv of {package} has no rule {rule!r}")


@cache
def share(package: str, rule: str) -> float:
    """Return how often a rule proves right, 0 to 1, by the cases that ``counted`` finds.

    One right and one wrong case are added (the rule of succession), as few cases prove little; a
    rule of which no case was seen is right half of the time.

    >>> room = "claimgraph.reading.temporal"
    >>> share(room, "tense") > share(room, "month")
    True
    """
    cases, right = counted(package, rule)
    return round((right + 1) / (cases + 2), 2)


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
