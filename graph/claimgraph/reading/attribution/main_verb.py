"""Which verb is that of the main clause of some words, with its auxiliaries and what denies it."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.attribution.context import verb_frames
from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.en.verb_groups import NOT_FINITE
from claimgraph.reading.lang.word_lists import word_list

_NEGATIONS = word_list("en/attribution.txt", "negations")
_OPENS_CLAUSE = frozenset({"neither", "none"})  # "said neither had been asked"
_OF_PHRASES = frozenset({"NOUN", "NAME", "PREP", "DET", "POSS", "ADJ", "NUM", "ING", "ADV"})
"""Classes of words that a participle is followed by up to the verb of what it tells of."""


def main_verb(sentence: Sentence) -> list[int]:
    """Return the tokens of the first finite verb outside of subordinate clauses."""
    led = sentence.tag(0) == "PAST"  # "Asked about it, Orr would not say"
    commas = (i for i, t in enumerate(sentence.tokens) if led and t.text == ",")
    subordinate, past, brackets = False, next(commas, 0), 0
    for i in range(len(sentence.tokens)):
        here = sentence.tag(i)
        brackets += (sentence.lower(i) == "(") - (sentence.lower(i) == ")")
        if brackets > 0 and sentence.lower(0) != "(":
            continue
        if here in ("SUB", "REL"):
            subordinate = True
        elif here in FINITE and i >= past and sentence.lower(i) not in NOT_FINITE:
            group = _verb_group(sentence, i)
            if not subordinate:
                return _behind_participle(sentence, group) or group
            subordinate, past = False, group[-1] + 1
    return []


def _behind_participle(sentence: Sentence, group: Sequence[int]) -> list[int]:
    """Return the verb behind a participle of its subject: "members elected in May shall serve"."""
    first = group[0]
    alone = len(group) == 1 and sentence.tag(first) == "PAST" and sentence.tag(first + 1) == "PREP"
    if not alone or sentence.tag(first - 1) not in ("NOUN", "NAME", "NOT"):
        return []
    for i in range(first + 1, len(sentence.tokens)):
        if sentence.tag(i) in ("AUX", "MODAL"):
            return _verb_group(sentence, i)
        if sentence.tag(i) not in _OF_PHRASES:
            break
    return []


def _verb_group(sentence: Sentence, first: int) -> list[int]:
    """Return a verb with the verbs, adverbs and negation that follow it."""
    group = [first]
    verbal = ("AUX", "MODAL", "NOT", "VERB", "PAST", "ADV", "ING")
    while sentence.tag(group[-1] + 1) in verbal:
        group.append(group[-1] + 1)
    after = group[-1] + 1
    of_others = sentence.lower(after) in _OPENS_CLAUSE and verb_frames(sentence.lower(group[-1]))
    denied = is_yet_to(sentence, after) or (denies(sentence.lower(after)) and not of_others)
    return [*group, after] if denied else group


def denies(word: str) -> bool:
    """Return whether a word in lower case denies."""
    return word in _NEGATIONS or negates(word)


def is_yet_to(sentence: Sentence, i: int) -> bool:
    """Whether words say that something has not been done: "has yet to publish a fix"."""
    return sentence.lower(i) == "yet" and sentence.lower(i + 1) == "to"
