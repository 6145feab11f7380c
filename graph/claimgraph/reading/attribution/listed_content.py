"""Whose words the points of a list are, as its lead-in says: "Critics say: – it leaks"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.reading.attribution.context import verb_frames
from claimgraph.reading.lang.en.dictionary import is_third_person, lemmas
from claimgraph.reading.lang.en.lexicon import (
    DOCUMENT_HEADS,
    KIN,
    ORGANISATION_HEADS,
    ROLES,
    SPEAKING_THINGS,
)
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.places import Span

_MOST = 14
"""Tokens of the longest lead-in that only says who speaks."""
_TAIL = frozenset({"that", "this", "following", "the"})
_HELPING = frozenset({"have", "has", "had", "also"})
_THIRD = frozenset({"he", "she", "they", "some", "others", "many", "most"})
_NOBODY = frozenset({"PRON", "DET", "EX", "REL", "SUB", "PREP", "TO", "ADV"})
"""Classes of words that do not name who speaks when they stand alone: "You find:", "This says:"."""
_SPEAKERS = (
    ROLES | KIN | ORGANISATION_HEADS | DOCUMENT_HEADS
    | SPEAKING_THINGS
)  # fmt: skip
_ACCORDING = ["according", "to"]


class LeadIn(NamedTuple):
    """Who is said to say what stands in the points below, by which word (code points)."""

    source: Span
    cue: Span
    verb: str


def lead_in(words: Sentence) -> LeadIn | None:
    """Return who says what the points below a line tell; None where the line says something else.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> found = lead_in(Sentence(tokenize("Critics of the plant argue that:")))
    >>> found.source, found.verb
    ((0, 20), 'argue')
    """
    if len(words.tokens) > _MOST or words.lower(len(words.tokens) - 1) in (".", "?", "!"):
        return None
    told = [i for i, token in enumerate(words.tokens) if token.is_word]
    if [words.lower(i) for i in told[:2]] == _ACCORDING:
        bare = len(told) > 2 and FINITE.isdisjoint(words.tags[i] for i in told)
        return _led(words, told[2:], told[:2], "accord") if bare else None
    that = bool(told) and words.lower(told[-1]) == "that"
    while told and words.lower(told[-1]) in _TAIL:
        told.pop()
    told = told[1:] if told and words.lower(told[0]) == "what" else told
    return _said(words, told, that=that) if len(told) > 1 else None


def _said(words: Sentence, told: Sequence[int], *, that: bool) -> LeadIn | None:
    """Return who speaks where the last word is a verb of saying and no other has a subject.

    Some verbs say only with ``that`` behind them: "Orr submitted that:".
    """
    *who, at = told
    frames, verb = verb_frames(words.lower(at)), lemmas(words.lower(at), "VERB")
    bent = words.tag(at) in FINITE or (words.tag(at) == "NOUN" and is_third_person(words.lower(at)))
    plain = words.tag(at) == "NOUN" and words.lower(at) in verb and words.lower(at - 1)[-1:] == "s"
    cue = at
    while who and (words.lower(who[-1]) in _HELPING or words.tag(who[-1]) == "ADV"):
        cue = who.pop()
    others = not FINITE.isdisjoint(words.tags[i] for i in who) or "NOT" in words.tags
    says = "that" in frames or (that and "thatonly" in frames)
    if not says or others or not (bent or plain) or not who:
        return None
    opens = words.tag(who[0]) in (_NOBODY if len(who) == 1 else _NOBODY - {"DET", "PRON"})
    opens = opens or words.tag(who[-1]) == "TO"  # "Things to note:"
    opens = opens and words.lower(who[0]) not in _THIRD
    broken = at - who[0] > len(told) - 1  # "Losses (as reported)"
    if opens or broken or (words.tag(at) == "PAST" and cue == at and not _speaks(words, who)):
        return None
    return _led(words, who, range(cue, at + 1), verb[0] if verb else "")


def _speaks(words: Sentence, who: Sequence[int]) -> bool:
    """Whether somebody is named who speaks: "the auditors found", but not "faults found"."""
    head = next((a for a, b in pairwise(who) if words.tag(b) == "PREP"), who[-1])
    named = words.tag(head) in ("NAME", "PRON")
    return named or not _SPEAKERS.isdisjoint(lemmas(words.lower(head), "NOUN"))


def _led(words: Sentence, who: Sequence[int], cue: Sequence[int], verb: str) -> LeadIn:
    source = words.tokens[who[0]].start, words.tokens[who[-1]].end
    return LeadIn(source, (words.tokens[cue[0]].start, words.tokens[cue[-1]].end), verb)
