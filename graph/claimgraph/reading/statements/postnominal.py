"""Participles right behind a noun: "a wall built in 1909" states that the wall was built then."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.connectives import CONDITIONAL, SETTLED
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.participles import tense_of_participle, verbalised
from claimgraph.reading.statements.phrases import has_noun
from claimgraph.reading.statements.words import Clause, Word, cut, open_places, trimmed

_NOT_ONE = word_list("en/statements.txt", "not one")
_FOLLOWS = ("PREP", "TO", "ADV", "NUM")


def postnominal_participle(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "They showed a wall built in 1909" in two, where the participle ends the clause.

    What is said of "any wall built …" or of the walls of a plan is not said of one that is there.
    """
    w, main = clause.words, clause.main
    if main is None or any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w):
        return None
    if main.form == "modal" or any(x.tag == "NOT" for x in w):
        return None
    for i in open_places(w, main.end + 2, len(w) - 1):
        if w[i].tag != "PAST" or w[i - 1].tag not in ("NOUN", "NAME"):
            continue
        if not set(lemmas(w[i].lower, "VERB")) & SETTLED or w[i + 1].tag not in _FOLLOWS:
            continue
        start = _noun_start(w, i)
        who = w[start:i]
        if any(x.tag in ("SUB", "REL", "CONJ", "MARK") for x in w[main.end : i]):
            continue
        if any(x.lower in _NOT_ONE for x in who) or not has_noun(who):
            continue
        said = verbalised(who, w[i:], tense_of_participle(w, main, i))
        return cut(clause, trimmed(w[:i]), said, sure=0.85) if said else None
    return None


def _noun_start(w: Sequence[Word], end: int) -> int:
    """Return where the noun phrase right before a participle begins, without what it is of."""
    start = end
    while start and w[start - 1].tag in ("NOUN", "NAME", "NUM", "ADJ", "DET", "POSS"):
        start -= 1
    return start
