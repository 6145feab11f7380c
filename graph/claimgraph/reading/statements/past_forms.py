"""Past forms that may be participles: "Velm reported losses", but "losses reported in May"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import (
    is_participle_only,
    is_past_only,
    lemmas,
    parts_of_speech,
)
from claimgraph.reading.lang.en.lexicon import (
    BY_THEMSELVES,
    CALENDAR,
    SELDOM_PASSIVE,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.statements.headlines import YEAR
from claimgraph.reading.statements.words import Clause, Word

_OBJECTS = frozenset({"DET", "POSS", "NOUN", "NAME", "ADJ", "PRON", "NUM", "EX"})


def is_noun(words: Sequence[Word]) -> bool:
    """Whether "a" opens a noun with a participle that has no object: "A salt found in rivers"."""
    main = Clause(tuple(words)).main
    if words[0].lower not in ("a", "an") or main is None or main.form != "past":
        return False
    verb = words[main.head].lower
    alone = verb in BY_THEMSELVES or set(lemmas(verb, "VERB")) & (WITHOUT_OBJECT | SELDOM_PASSIVE)
    return main.head == main.start and not alone and not tells_in_past(words, main)


def tells_in_past(words: Sequence[Word], main: VerbGroup) -> bool:
    """Whether a form that may be a participle is the past of a verb, with its object or without."""
    verb = words[main.head]
    if main.head != main.start or is_past_only(verb.lower):
        return True
    if is_participle_only(verb.lower):
        return False  # "the harbour seen from Velm"
    if any(word.lower in ("vs", "versus") for word in words):
        return False  # "central vs. distributed storage"
    if main.start and main.end == len(words) and not parts_of_speech(words[main.start - 1].lower):
        return words[main.start - 1].text[0].isupper()  # "Lund left"
    return verb.lower in BY_THEMSELVES or has_object(words, main.end)


def has_object(words: Sequence[Word], at: int) -> bool:
    """Whether what stands behind a verb is its object, and no day: "bailed out banks"."""
    while at < len(words) and words[at].tag == "ADV":
        at += 1
    if at == len(words) or words[at].tag not in _OBJECTS:
        return False
    return words[at].lower not in CALENDAR and not YEAR.fullmatch(words[at].text)
