"""Typing of names that a text gives as examples: "firms such as X and Y", "cities like Z"."""

from __future__ import annotations

from claimgraph.reading.entities.context_rules import PLACE_NOUNS
from claimgraph.reading.entities.name_words import Judgement, NameCandidate, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.word_lists import word_list

_KIN = lx.words("daughters sons children brothers sisters grandchildren")
_JOINTS = lx.words(", and & or as like including")
_FARTHEST = 24
"""Tokens before a name among which the noun for all of the list is looked for."""
_BODIES = word_list("en/entities.txt", "bodies with examples")


def type_example(s: Words, run: NameCandidate) -> Judgement | None:
    """Return what a name is that stands in a list of examples, by the plural before the list."""
    if s.word(run.first - 1) not in _JOINTS:
        return None
    noun = s.word(_noun_before(s, run.first))
    if noun in _KIN:
        return "person", "apposed"  # their daughters, Ora and Bek
    if not noun.endswith("s"):
        return None
    if noun in _BODIES:
        return "organisation", "apposed"
    singular = f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]
    if singular in PLACE_NOUNS:
        return "place", "apposed"
    plain = singular in lx.ROLES or is_person_noun(singular)
    full = run.last - run.first > 1 and not s.tokens[run.first].is_acronym
    return ("person", "apposed") if plain and full else None


def _noun_before(s: Words, first: int) -> int:
    """Return where the noun before "such as" stands, only names and commas in between; or -1."""
    for i in range(first - 1, max(0, first - _FARTHEST), -1):
        token = s.tokens[i]
        if token.lower in ("as", "like", "including"):
            such = token.lower == "as" and s.word(i - 1) == "such"
            comma = s.word(i - 1 - such) == ","
            return i - 1 - such - comma if such or token.lower != "as" else -1
        if token.text in _KIN:
            return i if s.word(i + 1) == "," else -1
        joint = token.text in _JOINTS or token.lower in lx.PARTICLES
        if not (token.is_capital or joint):
            return -1
    return -1
