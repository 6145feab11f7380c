"""Word lists: text files that anybody who knows a language can edit.

A language is a folder beside this module, named by its BCP 47 tag. A file has sections; each
begins with its name in brackets on a line of its own. A line that begins with ``#`` is a comment:
the first lines say what the file is, its source and its licence, those of a section what its words
mean.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache


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
