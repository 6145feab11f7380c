"""People's names, the pronoun a given name goes with, and nouns for people."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

from claimgraph.reading.lang.tables import look_up

_PEOPLE = "data/people.tsv"
_NOUNS = "en/data/person_nouns.tsv"
Gender = Literal["she", "he"]
_GIVEN = frozenset({"given", *get_args(Gender)})
_REMEMBERED = 20_000
"""How many words' answers are kept at hand."""


@lru_cache(_REMEMBERED)
def _kinds(name: str) -> frozenset[str]:
    """Return what a name is: family, given, or given and the pronouns it goes with."""
    return frozenset((look_up(_PEOPLE, name) or "").split())


def is_first_name(word: str) -> bool:
    """Return whether a word is a given name somewhere.

    >>> is_first_name("Jeremy"), is_first_name("Parliament")
    (True, False)
    """
    return not _GIVEN.isdisjoint(_kinds(word))


def is_surname(word: str) -> bool:
    """Return whether a word is a family name somewhere.

    >>> is_surname("Richardson"), is_surname("Parliament")
    (True, False)
    """
    return "family" in _kinds(word)


def is_person_noun(word: str) -> bool:
    """Return whether a lower-case noun is one for a person, by what they do or are.

    >>> is_person_noun("geologist"), is_person_noun("glacier")
    (True, False)
    """
    return look_up(_NOUNS, word) is not None


def gender(name: str) -> Gender | None:
    """Return the pronoun a given name goes with, when it goes with one only.

    >>> gender("Jeremy"), gender("Quill")
    ('he', None)
    """
    kinds = _kinds(name)
    found: list[Gender] = [pronoun for pronoun in get_args(Gender) if pronoun in kinds]
    return found[0] if len(found) == 1 else None
