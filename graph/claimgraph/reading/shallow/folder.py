"""The short word lists of a language: ``lang/XX/reading.txt``, as sets that rules look into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, get_args

from claimgraph.model import Comparator
from claimgraph.reading.lang.tables import look_up
from claimgraph.reading.lang.word_lists import optional_phrases, phrase_list, word_list, word_pairs

SHALLOW = ("de", "es", "fr", "pt")
"""The languages that have such a folder, by BCP 47 tag."""


class Folder(NamedTuple):
    """What is known of one language; words are lower case where the text's own case says nothing.

    ``multipliers`` are by word, ``units`` give a code of ISO 4217 or UCUM.
    """

    tag: str
    months: Mapping[str, int]
    openers: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    legal_forms: frozenset[str]
    bodies: frozenset[str]
    long_bodies: frozenset[str]
    fields: frozenset[str]
    particles: frozenset[str]
    place_prepositions: frozenset[str]
    pronouns: frozenset[str]
    articles: frozenset[str]
    reporting: tuple[str, ...]
    sources: tuple[str, ...]
    comparators: Mapping[str, Comparator]
    number_words: Mapping[str, int]
    multipliers: Mapping[str, int]
    units: Mapping[str, str]
    not_counted: frozenset[str]

    @property
    def nouns_are_capital(self) -> bool:
        """Whether a capital letter says nothing of a word but that it is a noun."""
        return self.tag == "de"

    def territory(self, name: str) -> str | None:
        """Return the code of a country (ISO 3166-1) or part of the world (digits) by its name."""
        return look_up(f"{self.tag}/data/countries.tsv", name)


@cache
def folder(language: str) -> Folder:
    """Return the folder of a language by its tag; ``SHALLOW`` names those there are.

    >>> folder("fr").months["février"], folder("de").units["prozent"]
    (2, '%')
    """
    file = f"{language}/reading.txt"
    spelled = (line.split() for line in phrase_list(file, "months"))
    days = word_list(file, "weekdays")
    months = {name: n for n, names in enumerate(spelled, 1) for name in names}
    units = {**word_pairs(file, "units"), **word_pairs(file, "measured in time")}
    return Folder(
        tag=language,
        months=months,
        openers=word_list(file, "no names") | {w.capitalize() for w in (*months, *days)},
        titles=word_list(file, "titles"),
        heads=word_list(file, "organisation heads"),
        legal_forms=word_list(file, "legal forms"),
        bodies=word_list(file, "organisations"),
        long_bodies=frozenset(phrase_list(file, "organisations of several words")),
        fields=frozenset(" ".join(optional_phrases(file, "fields of bodies")).split()),
        particles=word_list(file, "particles"),
        place_prepositions=word_list(file, "place prepositions"),
        pronouns=word_list(file, "pronouns"),
        articles=word_list(file, "articles"),
        reporting=phrase_list(file, "reporting verbs"),
        sources=phrase_list(file, "according to"),
        comparators=_comparators(file),
        number_words={w: int(n) for w, n in word_pairs(file, "number words").items()},
        multipliers={w: int(n) for w, n in word_pairs(file, "multipliers").items()},
        units={word.replace("_", " "): code for word, code in units.items()},
        not_counted=word_list(file, "not counted"),
    )


def _comparators(file: str) -> dict[str, Comparator]:
    """Return the comparator of each phrase: lines "some words: atLeast"."""
    known: dict[str, Comparator] = {name: name for name in get_args(Comparator)}
    pairs = (line.rpartition(": ") for line in phrase_list(file, "comparators"))
    return {phrase: known[value] for phrase, _, value in pairs}


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern of phrases, the longest first, whose blanks may be any."""
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
