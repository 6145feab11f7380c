"""The short word lists of a language, ``lang/XX/reading.txt``, and the words of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, get_args

from claimgraph.model import Comparator
from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import (
    look_up,
    optional_phrases,
    phrase_list,
    phrase_pairs,
    word_list,
    word_pairs,
)
from claimgraph.reading.places import Span

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
    passed_over: frozenset[str]
    numbered: frozenset[str]
    before_clocks: tuple[str, ...]
    behind_speakers: tuple[str, ...]
    no_given_names: frozenset[str]
    capital_heads: frozenset[str]

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
        fields=_words(file, "fields of bodies"),
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
        passed_over=_words(file, "passed over"),
        numbered=word_list(file, "numbered"),
        before_clocks=optional_phrases(file, "before clock times"),
        behind_speakers=phrase_list(file, "behind speakers"),
        no_given_names=word_list(file, "no given names"),
        capital_heads=_words(file, "heads with a capital"),
    )


def _comparators(file: str) -> dict[str, Comparator]:
    """Return the comparator of each phrase: lines "some words: atLeast"."""
    known: dict[str, Comparator] = {name: name for name in get_args(Comparator)}
    return {words: known[value] for words, value in phrase_pairs(file, "comparators").items()}


def _words(file: str, section: str) -> frozenset[str]:
    """Return the words of a section that not every language has."""
    return frozenset(" ".join(optional_phrases(file, section)).split())


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern of phrases, the longest first, whose blanks may be any."""
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)


_TOKEN = regex(r"[^\W\d_]+(?:[-’'.&][^\W\d_]+)*[’'.]?|\d+|[^\w\s]")
_ELIDED = regex(r"(?:[a-z]|qu|Qu|[A-Z](?=[’'][a-zà-ÿ]))[’'](?=\w)")
_OPENING_ELIDED = regex(r"[LDCJNSMTQ][’'](?=\w)")
BEGINNINGS = frozenset('.!?:…«»„“”"¿¡–—-•*(')
"""Signs behind which a word is capital for where it stands."""


class Token(NamedTuple):
    """A word or sign (code points, end excluded)."""

    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(text: str, span: Span) -> Iterator[Token]:
    """Yield the words and signs of a sentence, in order."""
    before = "."
    for match in _TOKEN.finditer(text, *span):
        start, word = match.start(), match[0]
        opening = before in BEGINNINGS and _OPENING_ELIDED.match(word)
        before = word
        if elided := opening or _ELIDED.match(word):
            yield Token(word[: elided.end()], start, start + elided.end())
            start, word = start + elided.end(), word[elided.end() :]
        if word[-1:] in ".’'" and len(word) > 1 and not _keeps_stop(word):
            yield Token(word[:-1], start, start + len(word) - 1)
            yield Token(word[-1], start + len(word) - 1, match.end())
        else:
            yield Token(word, start, match.end())


def _keeps_stop(word: str) -> bool:
    """Whether the stop behind a word is its own, as in "Sr." and "J."."""
    short = len(word) == 2 or (len(word) <= 4 and not word[:-1].isupper())
    return word[-1] == "." and (short or "." in word[:-1])
