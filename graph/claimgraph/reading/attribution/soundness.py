"""A last look at attributions: words that run on into the sentence's own predicate are nobody's."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.attribution.context import Draft
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.tagging import FINITE

_SHARES = frozenset({"cent", "percent", "%", "pc"})


def sound(sentence: Sentence, found: Sequence[Draft]) -> list[Draft]:
    """Return the attributions that a sentence can mean.

    "It fell on Monday, according to Orr, or on Friday, according to Lund" stays whole.
    """
    by_whom = [v for v in found if v.rule == "accordingTo"]
    held = [{sentence.lower(i) for part in v.content for i in range(*part)} for v in by_whom]
    doubled = any("according" in words and words & {"or", "but", "not"} for words in held)
    return [v for v in found if _is_sound(sentence, v) and not (doubled and v in by_whom)]


def _is_sound(sentence: Sentence, voice: Draft) -> bool:
    """Whether a sentence can mean that this is said.

    Not so: "an article claiming that the mill was empty was removed", "(the view) that 9 per cent
    found work was mended", and "the claim that he died in the keep is rejected", where nobody
    rejects the keep.
    """
    if voice.source and sentence.lower(voice.source[1] - 1) in _SHARES:
        return False
    if voice.rule == "passive" and _is_within(sentence, voice.content[0]):
        return False
    first, last = voice.source or (0, 0)
    active = first < last and voice.cue[0][0] > first
    related = active and sentence.lower(last) in ("who", "that", "which")
    if related and not _has_verb_beside(sentence, voice):
        return False  # "a man who accused the firm of fraud was sued"
    if voice.rule == "noun" and not _has_verb_beside(sentence, voice):
        return False  # "the idea that tea cures is rejected": the verb is the idea's
    return not any(_runs_on(sentence, part) for part in voice.content)


def _has_verb_beside(sentence: Sentence, voice: Draft) -> bool:
    """Whether a finite verb stands outside of what is said and of the words that say so."""
    inside = {i for part in (*voice.content, *voice.cue) for i in range(*part)}
    return any(tag in FINITE and i not in inside for i, tag in enumerate(sentence.tags))


def _runs_on(sentence: Sentence, part: Range) -> bool:
    """Whether words hold two predicates of one subject: "the mill was empty was removed"."""
    start, end = part
    first = next((i for i in range(start, end) if sentence.tag(i) in FINITE), None)
    if first is None or not sentence.is_be(first):
        return False
    before = [sentence.tag(i) for i in range(start, first)]
    if "NAME" in before[1:] or "DET" in before[1:] or {"REL", "SUB", "MARK"} & set(before):
        return False  # "the boat Orr is building was lost"
    for i in range(first + 1, end):
        if sentence.tag(i) in ("CONJ", "SUB", "REL", "TO", "PRON", "QUOTE"):
            return False
        if sentence.tag(i) == "MARK" and sentence.lower(i) not in ("(", ")"):
            return False
        if sentence.tag(i) in ("AUX", "MODAL") and sentence.lower(i) not in ("be", "been", "being"):
            return sentence.tag(i - 1) not in ("NAME", "DET")
    return False


def _is_within(sentence: Sentence, content: Range) -> bool:
    """Whether what a passive seems to tell of is the object of a preposition: no subject.

    "A plan for a link across the bay was rejected by parliament" rejects no bay, but "with towns
    being called upon" calls upon towns.
    """
    before = content[0] - 1
    return sentence.tag(before) == "PREP" and sentence.lower(before) != "with"
