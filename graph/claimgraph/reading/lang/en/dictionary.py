"""What English words can be, and their base forms."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from claimgraph.reading.lang.tables import look_up

_WORDS = "en/data/words.tsv"
_REMEMBERED = 50_000
"""How many words' answers are kept at hand."""


@lru_cache(_REMEMBERED)
def parts_of_speech(word: str) -> frozenset[str]:
    """Return what a lower-case English word can be: NOUN, VERB, ADJ, ADV, AUX; none when unknown.

    >>> sorted(parts_of_speech("report"))
    ['NOUN', 'VERB']
    """
    return frozenset(_base_forms(word.lower()))


def is_word(word: str) -> bool:
    """Return whether a word, lower-cased, is a plain English word rather than only a name.

    >>> is_word("Recent"), is_word("Vance")
    (True, False)
    """
    return bool(parts_of_speech(word.lower()))


@lru_cache(_REMEMBERED)
def lemmas(word: str, kind: Literal["VERB", "NOUN"]) -> tuple[str, ...]:
    """Return the base forms of a lower-case word as a verb or a noun.

    >>> lemmas("announced", "VERB")
    ('announce',)
    """
    return _base_forms(word).get(kind, ())


def _base_forms(word: str) -> dict[str, tuple[str, ...]]:
    """Return each part of speech that a word can be, with the base forms it then has."""
    found = {}
    for entry in (look_up(_WORDS, word) or "").split():
        kind, _, forms = entry.partition("=")
        found[kind] = tuple(forms.split("/")) if forms else (word,)
    return found
