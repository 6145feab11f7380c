"""Whose child somebody is, and what they were the first to be, told beside what they did."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import be
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.antecedents import is_person
from claimgraph.reading.statements.phrases import is_year, subject
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    supplied,
)

_RANKS = frozenset({"first", "only", "last", "second", "third"})
_DESCENT = word_list("en/statements.txt", "descent")
BIRTHS = _DESCENT | _RANKS
"""Words of which a clause must hold one to tell it."""
_ENDS_HEAD = frozenset({"PREP", "PRON", "SUB", "REL", "TO", "PAST", "ING", "MARK", "CONJ"})
_WHERE = frozenset({"in", "at", "on", "near"})


def descent(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "She was born in Orr, the daughter of a smith" in two: whose daughter she was."""
    w, main = clause.words, clause.main
    found = subject(clause, main) if main else None
    if main is None or found is None:
        return None
    who = w[found[0] : found[1]]
    if who[-1].lower not in ("he", "she") and who[-1].tag != "NAME":
        return None
    opening = w[: found[0] - 1] if found[0] > 3 and w[found[0] - 1].text == "," else ()
    if opening and _opens_with_descent(opening):
        verb = supplied(be(tense_of(w, main), plural=False), "AUX", "verb", w[0].start)
        return cut(clause, w[found[0] :], (*borrowed(who, "subject"), *verb, *opening))
    for comma in open_places(w, main.end + 1, len(w) - 3):
        head = next((i for i in range(comma + 2, len(w)) if w[i].tag in _ENDS_HEAD), len(w))
        child = head < len(w) and w[head].lower == "of" and w[head - 1].lower in _DESCENT
        if w[comma].text != "," or not (child or _is_first(w[comma + 1 : head])):
            continue
        at = comma - 1
        while w[at].tag == "NAME" or w[at].text == ",":
            at -= 1  # "in Orr, Kent"
        beside = is_year(w[comma - 1]) or (at < comma - 1 and w[at].lower in _WHERE)
        if not beside or any(g.start > comma for g in clause.groups):
            return None
        verb = supplied("was", "AUX", "verb", w[comma].start)
        return cut(clause, w[:comma], (*borrowed(who, "subject"), *verb, *w[comma + 1 :]))
    return None


def _opens_with_descent(opening: Sequence[Word]) -> bool:
    """Whether words before a subject tell whose child somebody is: "The son of a smith, he"."""
    of = next((i for i, x in enumerate(opening) if x.lower == "of"), 0)
    plain = not any(x.text == "," or x.tag in ("VERB", "PAST", "AUX", "MODAL") for x in opening)
    return of > 1 and plain and opening[of - 1].lower in _DESCENT and opening[0].tag == "DET"


def _is_first(told: Sequence[Word]) -> bool:
    """Whether words tell what somebody was the first to be: "its first woman", "the youngest"."""
    ranked = len(told) > 2 and told[1].lower in BIRTHS
    return ranked and told[0].lower in ("its", "their", "the") and is_person(told)
