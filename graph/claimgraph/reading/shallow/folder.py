"""The short word lists of a language, ``lang/XX/reading.txt``, and the words of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple, get_args

from claimgraph.model import ActorKind, Comparator
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
    not_alone: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    legal_forms: frozenset[str]
    bodies: frozenset[str]
    long_bodies: frozenset[str]
    fields: frozenset[str]
    particles: frozenset[str]
    name_particles: frozenset[str]
    place_prepositions: frozenset[str]
    pronouns: Mapping[str, str]
    articles: frozenset[str]
    reporting: tuple[str, ...]
    sources: tuple[str, ...]
    views: tuple[str, ...]
    denials: frozenset[str]
    no_cues: frozenset[str]
    comparators: Mapping[str, Comparator]
    number_words: Mapping[str, int]
    change_verbs: tuple[str, ...]
    multipliers: Mapping[str, int]
    units: Mapping[str, str]
    not_counted: frozenset[str]
    passed_over: frozenset[str]
    numbered: frozenset[str]
    before_clocks: tuple[str, ...]
    behind_speakers: tuple[str, ...]
    no_given_names: frozenset[str]
    capital_heads: frozenset[str]
    body_adjectives: frozenset[str]
    no_complements: frozenset[str]
    body_nouns: frozenset[str]
    place_nouns: frozenset[str]
    field_offices: frozenset[str]
    thing_nouns: frozenset[str]
    people_endings: frozenset[str]
    aims: frozenset[str]
    verb_endings: frozenset[str]
    address: frozenset[str]
    capital_articles: frozenset[str]
    countries: Mapping[str, str]
    places: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    name_adjectives: frozenset[str]
    named_heads: frozenset[str]

    @property
    def nouns_are_capital(self) -> bool:
        """Whether a capital letter says nothing of a word but that it is a noun."""
        return self.tag == "de"

    def is_title(self, word: str) -> bool:
        """Whether a word stands before a person's name, such as "Frau" and "CDU-Politiker"."""
        parts = {word, word.rpartition("-")[2], word.partition("-")[0], f"{word.rstrip('.')}."}
        return not parts.isdisjoint(self.titles)

    def changes(self, before: str) -> bool:
        """Whether a verb of change and "from" stand before a number: "passe de 18 à 22"."""
        words = before.lower().split()
        return words[-1:] in _FROM and any(w in self.change_verbs for w in words[-6:-1])

    def territory(self, name: str) -> str | None:
        """Return the code of a country (ISO 3166-1) or part of the world (digits) by its name."""
        return self.countries.get(name) or look_up(f"{self.tag}/data/countries.tsv", name)


@cache
def folder(language: str) -> Folder:
    """Return the folder of a language by its tag; ``SHALLOW`` names those there are.

    >>> folder("fr").months["février"], folder("de").units["prozent"]
    (2, '%')
    """
    file = f"{language}/reading.txt"
    days, months = word_list(file, "weekdays"), _months(file)
    units = {**word_pairs(file, "units"), **word_pairs(file, "measured in time")}
    return Folder(
        tag=language,
        months=months,
        openers=word_list(file, "no names") | {w.capitalize() for w in (*months, *days)},
        not_alone=_words(file, "no names alone"),
        titles=word_list(file, "titles"),
        heads=word_list(file, "organisation heads"),
        legal_forms=word_list(file, "legal forms"),
        bodies=word_list(file, "organisations"),
        long_bodies=frozenset(phrase_list(file, "organisations of several words")),
        fields=_words(file, "fields of bodies"),
        particles=word_list(file, "particles"),
        name_particles=word_list(file, "particles") - word_list(file, "articles"),
        place_prepositions=word_list(file, "place prepositions"),
        pronouns=word_pairs(file, "pronouns"),
        articles=word_list(file, "articles"),
        reporting=phrase_list(file, "reporting verbs"),
        sources=phrase_list(file, "according to"),
        views=optional_phrases(file, "in the view of"),
        denials=word_list(file, "denials"),
        no_cues=word_list(file, "no cues"),
        comparators=_comparators(file),
        number_words=_number_words(file),
        change_verbs=tuple(_words(file, "verbs of change")),
        multipliers={w: int(n) for w, n in word_pairs(file, "multipliers").items()},
        units={word.replace("_", " "): code for word, code in units.items()},
        not_counted=word_list(file, "not counted"),
        passed_over=_words(file, "passed over"),
        numbered=word_list(file, "numbered"),
        before_clocks=optional_phrases(file, "before clock times"),
        behind_speakers=phrase_list(file, "behind speakers"),
        no_given_names=word_list(file, "no given names"),
        capital_heads=_words(file, "heads with a capital"),
        body_adjectives=_words(file, "adjectives of bodies"),
        no_complements=_words(file, "no complements"),
        body_nouns=_words(file, "nouns of bodies"),
        place_nouns=_words(file, "nouns of places"),
        field_offices=_words(file, "offices of a field"),
        thing_nouns=_words(file, "nouns of things"),
        verb_endings=_words(file, "ends of past forms"),
        aims=_words(file, "aims of bodies"),
        people_endings=_words(file, "ends of words for people"),
        address=_words(file, "forms of address"),
        capital_articles=_words(file, "articles with a capital"),
        countries=phrase_pairs(file, "more countries"),
        places=frozenset(phrase_list(file, "more places")),
        indefinite=_words(file, "indefinite articles"),
        determiners=_words(file, "determiners"),
        name_adjectives=_words(file, "adjectives of names"),
        named_heads=_words(file, "heads of names"),
    )


_FROM = (["de"], ["du"], ["del"], ["do"], ["da"], ["von"])


def _months(file: str) -> dict[str, int]:
    """Return the number of each month by its names, one month a line."""
    spelled = (line.split() for line in phrase_list(file, "months"))
    return {name: n for n, names in enumerate(spelled, 1) for name in names}


def _number_words(file: str) -> dict[str, int]:
    """Return the numbers in words; German ones of two parts, such as "zweiundzwanzig", too."""
    known = {word: int(value) for word, value in word_pairs(file, "number words").items()}
    pairs = (line.split(": ") for line in optional_phrases(file, "ones before tens"))
    ones = {word: int(value) for word, value in pairs}
    tens = {word: value for word, value in known.items() if 20 <= value < 100}
    return known | {f"{o}und{t}": a + b for o, a in ones.items() for t, b in tens.items()}


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


_BLANKS = (" ", "\xa0", "\n")


class Sentence:
    """The words and signs of one sentence, with what lists say of them."""

    def __init__(self, text: str, span: Span, words: Folder) -> None:
        self.text, self.words = text, words
        self.tokens = list(tokens_of(text, span))
        if words.nouns_are_capital:
            self.tokens = [self._without_genitive(token) for token in self.tokens]
        self.joined = [
            before.end == after.start or text[before.end : after.start] in _BLANKS
            for before, after in pairwise(self.tokens)
        ]

    def begins(self, at: int) -> bool:
        """Whether a word is capital because a sentence or a quotation begins with it."""
        return at == 0 or self.tokens[at - 1].text in BEGINNINGS

    def before(self, at: int) -> str:
        """Return the word right before a token, if there is one."""
        return self.tokens[at - 1].text if at and self.joined[at - 1] else ""

    def printed(self, first: int, end: int) -> str:
        """Return the words from a token to another, which is excluded."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def behind(self, end: int) -> str:
        """Return the text behind the token before one, up to a line's length."""
        start = self.tokens[end - 1].end
        return self.text[start : start + _LINE]

    def country(self, name: str) -> ActorKind | None:
        """Return whether a name is of a country, or of a place as large."""
        code = None if name in self.words.places else self.words.territory(name)
        return None if code is None else "place" if code.isdecimal() else "country"

    def place(self, name: str) -> str | None:
        """Return what kind of place has a name, by the lists of places."""
        return "known" if name in self.words.places else look_up("data/places.tsv", name)

    def _without_genitive(self, token: Token) -> Token:
        """Return a German token, that of a country or town without the "s" of its genitive."""
        stem = token.text[:-1]
        own = token.text[-1:] == "s" and token.is_capital and len(stem) > _SHORTEST
        own = own and not (self.country(token.text) or self.place(token.text))
        named = own and (self.country(stem) or stem in self.words.places or self._is_town(stem))
        return token._replace(text=stem, end=token.end - 1) if named else token

    def _is_town(self, name: str) -> bool:
        return look_up("data/places.tsv", name) == "known" and name[-2:] not in _NOT_GENITIVE


_LINE = 80
_SHORTEST, _NOT_GENITIVE = 3, ("en", "er")
"""Letters of the shortest name with a genitive; "Essens" and "Lagers" are rather of nouns."""
