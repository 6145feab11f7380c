"""Capitals of labels and lead-ins, which name nobody: "Key Points:"."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.words import NameCandidate, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_known_organisation,
    is_known_place,
)
from claimgraph.reading.lang.word_lists import word_list

_BODIES = lx.words("committee subcommittee commission tribunal court council ministry")
"""Heads of bodies that labels are not called by."""
_COMPOUND = regex(r"[A-Z]+(?:-[A-Z]+)+|[a-z]+-[A-Z]+")
_NUMERAL = regex(r"X{1,3}(?:IX|IV|V?I{1,3}|V)")
_SIDES = frozenset({"northern", "southern", "eastern", "western"})
_LONG = 7
"""Letters of names that may end as "Prism" does."""
_PEOPLE = regex(r"(?:wo)?m[ae]n$")
REGIONS = word_list("en/entities.txt", "regions of people")
"""Words before an adjective of people that make it one of a part of the world."""


def is_common(s: Words, run: NameCandidate) -> bool:
    """Return whether a common noun has its capital by custom: a Dutchman, Mr. Ranking Member."""
    words, text = s.lower(run.first, run.last), s.text(run)
    if len(words) == 2 and _is_of_people(s.tokens[run.last - 1].text):
        return words[0] in REGIONS or _is_of_people(s.tokens[run.first].text)
    if len(words) > 1:
        doctrine = len(words) == 2 and words[1].endswith("ism") and len(words[1]) > _LONG
        return doctrine and words[0] not in lx.ORGANISATION_HEADS  # Roman Catholicism
    if _NUMERAL.fullmatch(text):
        return True  # part XVII
    if "-" in text and demonym(text.rpartition("-")[2]):
        return True  # Anglo-American
    parts = text.split("-") if _COMPOUND.fullmatch(text) else []
    if parts and all(is_word(p.lower()) for p in (parts[:1] if parts[0].islower() else parts)):
        return True  # FRONT-RUNNER, pay-TV
    if words[0] in _SIDES or (words[0].endswith("ism") and len(text) > _LONG):
        return True  # "in Northern and central Ohio", "anti-Semitism"
    before = s.word(run.first - 1), s.word(run.first - 2)
    spoken_to = before[1] in ("mr", "mr.", "madam") or before[0] in ("mr.", "mr", "madam")
    office = s.word(run.last) in lx.ROLES and s.tokens[run.last].is_capital
    eve = words[0] in ("eve", "day") and (before[0] == "christmas" or before[1] == "year")
    called = spoken_to and office and is_word(text)
    return eve or called or is_of_a_people(text)


def is_of_a_people(word: str) -> bool:
    """Return whether a word is a man or woman of some land: "Dutchman".

    >>> is_of_a_people("Dutchman"), is_of_a_people("Goodman")
    (True, False)
    """
    land = _PEOPLE.sub("", word)
    return land != word and bool(demonym(land))


def _is_of_people(word: str) -> bool:
    """Whether a word is of a people: "American", "Americans"."""
    return bool(demonym(word) or demonym(word.removesuffix("s")))


def is_layout(s: Words, run: NameCandidate) -> bool:
    """Return whether plain words have their capitals from a label or lead-in: "Key Points:"."""
    if run.last > s.label:
        return False
    if any(t.is_capital for t in s.tokens[: run.first]):
        return True
    text = s.text(run)
    bold = s.word(run.last) == ":" and s.word(run.first - 1) == "*"
    known = is_known_place(text) and not is_word(text) and not bold
    if text in s.known or country(text) or is_known_organisation(text) or known:
        return False
    if text.isupper() and s.known.get(text.title()) == "person":
        return False
    words = s.tokens[run.first : run.last]
    if len(words) > 1 and words[-1].lower in _BODIES:
        return False  # Audit Committee: heard the minister
    return all(is_word(t.text) or not t.text.isalpha() or _is_plural_word(t.lower) for t in words)


def _is_plural_word(word: str) -> bool:
    return word.endswith("s") and is_word(word[:-1])
