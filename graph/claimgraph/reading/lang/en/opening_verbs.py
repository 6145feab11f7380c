"""The verb by which a point opens whose subject is left out: "Raises fears over jobs"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import is_base_form, is_third_person, verb_share
from claimgraph.reading.lang.en.tagging import FINITE, Tag
from claimgraph.reading.lang.en.tokens import Token

_OFTEN, _MOSTLY = 0.5, 0.95
"""How often such a word must be a verb: before what verbs need, and before a preposition."""
_OBJECTS = frozenset({"DET", "POSS", "PRON", "NOUN", "ADJ", "NUM", "NAME", "TO", "SUB", "ING"})
_MAY_BE_VERB = 0.15
_TWO = 2
_LABEL = 8
"""Tokens within which the colon of a label stands."""


def settle_opening(tokens: Sequence[Token], tags: list[Tag]) -> None:
    """Make a verb of the word that opens some words, or what stands behind their label.

    It is one that is mostly a verb, in the third person, with an object behind it, where no other
    verb is one for sure: "Plans to cut tax failed" opens with a noun.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> words, tags = tokenize("Raises concerns for ferries"), ["NOUN", "VERB", "PREP", "NOUN"]
    >>> settle_opening(words, tags)
    >>> tags
    ['VERB', 'NOUN', 'PREP', 'NOUN']
    """
    for i in _openings(tokens):
        word, behind = tokens[i].lower, tokens[i + 1].lower
        if word == "may" and is_base_form(behind) and tokens[i + 1].text == behind:
            tags[i], tags[i + 1] = "MODAL", "VERB"
        if tags[i] not in ("NOUN", "VERB") or not is_third_person(word):
            continue
        often = _OFTEN if tags[i + 1] in _OBJECTS or tags[i + 1] == "VERB" else _MOSTLY
        if verb_share(word) < often or not _has_no_other(tokens, tags, i):
            continue
        tags[i] = "VERB"
        if tags[i + 1] == "VERB":
            tags[i + 1] = "NOUN"


def _openings(tokens: Sequence[Token]) -> list[int]:
    """Return the places of the first word and of that behind the colon of a label."""
    last = len(tokens) - 2
    first = next((i for i in range(min(3, len(tokens))) if tokens[i].is_word), last + 1)
    colon = next((i for i in range(first + 1, min(_LABEL, last)) if tokens[i].text == ":"), last)
    behind = next((i for i in range(colon + 1, min(colon + 4, last)) if tokens[i].is_word), last)
    return [i for i in (first, behind) if i < last]


def _has_no_other(tokens: Sequence[Token], tags: Sequence[Tag], i: int) -> bool:
    """Whether no verb of the clause agrees with the word that opens it, were that a noun."""
    behind = tokens[i + 1]
    if is_base_form(behind.lower) and verb_share(behind.lower) >= _MAY_BE_VERB:
        return False  # "Hopes rise for talks"
    for k in range(i + 1, len(tags)):
        if tags[k] in ("SUB", "REL"):
            return _finite_groups(tags[k:]) < _TWO  # "Claims that it fell were not confirmed"
        if tags[k] == "CONJ" or tokens[k].text in ";:.":
            return True
        if tags[k] in ("AUX", "MODAL", "PAST") or (
            tags[k] == "VERB" and tags[k - 1] != "TO" and is_base_form(tokens[k].lower)
        ):
            return False
    return True


def _finite_groups(tags: Sequence[Tag]) -> int:
    """Return how many verb groups of a clause and what follows it are finite."""
    verbal = [tag in FINITE for tag in tags if tag not in ("ADV", "NOT")]
    return sum(here and not before for before, here in pairwise([False, *verbal]))
