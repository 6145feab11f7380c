"""Clauses: whether a subject and its verb begin at a word."""

from __future__ import annotations

from claimgraph.reading.lang.en.dictionary import is_past_only
from claimgraph.reading.lang.en.lexicon import VERB_PARTICLES
from claimgraph.reading.lang.en.noun_phrases import INSIDE, NOMINAL
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.subjects import PERSONAL_PRONOUNS, tells_deed
from claimgraph.reading.lang.en.tokens import FINITE

_OPENING = INSIDE | {"PRON"}
_SUBJECT = NOMINAL | {"PRON", "DET"}
_NOT_ASIDE = frozenset({"AUX", "MODAL", "SUB", "REL"})


def _is_object(s: Sentence, start: int) -> bool:
    """Whether only adverbs stand between "it" and a comma, where its verb would be."""
    i = start + 1
    while s.tag(i) == "ADV" or s.lower(i) in VERB_PARTICLES:
        i += 1
    return i > start + 1 and s.lower(i) == ","


def begins_clause(s: Sentence, start: int) -> bool:
    """Whether a subject and a finite verb begin here."""
    i = start
    if s.tag(start) not in _OPENING and s.lower(start) not in ("there", "if", "when", "while"):
        return False
    if s.lower(start) == "there" and s.tag(start + 1) in ("AUX", "MODAL"):
        return True
    if start and (s.tag(start - 1), s.tag(start), s.tag(start + 1)) == ("PAST", "ADJ", "PREP"):
        return False  # "the man found dead in the lake was Orr"
    if s.lower(start) in _POINTING and (s.tag(start + 1) == "PREP" or _is_object(s, start)):
        return False  # "added it to the list", "wrote it down, in pencil, and sold it"
    i += s.tag(start) == "SUB"
    commas = 0
    while i < s.end and i - start < 30:
        here = s.tag(i)
        joined = s.tag(i - 1) == "CONJ"  # "troops and advanced systems" has no verb
        resumed = here == "PAST" and s.tag(i + 1) in ("DET", "POSS", "PRON")
        joined = joined or (here == "PAST" and s.tag(i - 1) == "ADV" and _ends_owner(s, i - 2))
        if joined and (resumed or here in ("AUX", "MODAL")):
            return False  # "denied the charges but changed her plea"
        if here in ("AUX", "MODAL") or (here in ("VERB", "PAST") and i > start and not joined):
            if s.lower(i) in _OF_ONE and _joins_another(s, start, i):
                return False  # "proposed a freeze and Orr has begun it"
            broken = commas == 1 and s.lower(i - 1) == ","  # "the mayor, is who will pay"
            closing = _past_participle(s, i) if broken and here == "PAST" else i
            if closing != i:
                commas, i = commas + 1, closing + 1
                continue
            return i > start and not broken and _holds_subject(s, start, i)
        if tells_deed(s, i):
            i += 2  # "the decision to drop the case had been taken"
            continue
        if here in ("MARK", "TO", "SUB", "REL") and s.tokens[i].text not in ",()*-‑":
            return False
        if s.lower(i) == "," and s.tag(0) == "SUB" and s.lower(0) != "that" and start > 1:
            return False  # "As Lind announced the date on Monday, Moe left"
        if s.lower(i) == ",":
            if not commas and s.lower(i + 1) in ("and", "but"):
                return False  # "expect rain, and the river may rise"
            if s.tag(i + 1) == "ING":
                return False  # "added a rule on Monday, citing costs, and the board agreed"
            closing = _past_relative(s, i)
            commas += 1 + (closing != i)
            i = closing
        i += 1
    return False


_POINTING = PERSONAL_PRONOUNS | {"this", "these", "those"}
_OF_ONE = frozenset({"is", "was", "has", "does"})


def _joins_another(s: Sentence, start: int, verb: int) -> bool:
    """Whether only what stands behind "and" can be the subject of a verb that tells of one."""
    joint = next((j for j in range(verb - 1, start, -1) if s.lower(j) == "and"), start)
    named = all(s.tag(j) in ("NAME", "PRON") for j in range(joint + 1, verb))
    return joint > start and joint + 1 < verb and named


def _ends_owner(s: Sentence, i: int) -> bool:
    """Whether a possessive stands here: "the firm's recently named chairman" has no verb."""
    return s.tag(i) == "POSS" and s.lower(i) in ("'s", "’s")


def _holds_subject(s: Sentence, start: int, end: int) -> bool:
    return any(s.tag(j) in _SUBJECT for j in range(start, end))


def _past_participle(s: Sentence, start: int) -> int:
    """Return the comma behind an aside with a verb behind it: "the mill, built in 1909, fell"."""
    if s.tag(start + 1) != "PREP" or is_past_only(s.lower(start)):
        return start
    joined = False  # "the cranes, ordered in May and due in June, will"
    for i in range(start + 2, min(start + 20, s.end)):
        joined |= s.tag(i) == "CONJ"
        if s.tag(i) in _NOT_ASIDE:
            return start
        if s.lower(i) == ",":
            resumes = s.tag(i + 1) in (("AUX", "MODAL") if joined else FINITE)
            return i if resumes else start
    return start


def _past_relative(s: Sentence, comma: int) -> int:
    """Return where a relative clause between commas ends: ", which took effect in May,"."""
    if s.tag(comma + 1) != "REL":
        return comma
    closing = (j for j in range(comma + 2, min(comma + 20, s.end)) if s.lower(j) == ",")
    return next(closing, comma)
