"""Participles right behind their noun: "a wall built in 1909" states when it was built."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.connectives import SETTLED
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.confidence import UNSURE
from claimgraph.reading.statements.participles import verbalised
from claimgraph.reading.statements.phrases import has_noun
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    cut,
    is_supposed,
    open_places,
    tense_of_participle,
    trimmed,
)

_ARTICLES = ("DET", "POSS", "NUM")
_COLLECTIVES = word_list("en/statements.txt", "collectives")
_NOT_ONE = word_list("en/statements.txt", "not one")
_FOLLOWS = ("PREP", "TO", "ADV")
_NOBODY = frozenset({"no", "neither", "nobody", "none"})


def postnominal_participle(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "They showed a wall built in 1909" in two, where the participle ends the clause.

    What is said of "any wall built …" or of the walls of a plan is not said of one that is there.
    """
    w, main = clause.words, clause.main
    if main is None or main.form == "modal":
        return None
    places = [
        i for i in open_places(w, main.end + 2, len(w) - 1)
        if w[i].tag == "PAST" and w[i - 1].tag in ("NOUN", "NAME")
    ]  # fmt: skip
    if not places or is_supposed(w) or any(negates(x.lower) or x.lower in _NOBODY for x in w):
        return None
    for i in places:
        if not set(lemmas(w[i].lower, "VERB")) & SETTLED or w[i + 1].tag not in _FOLLOWS:
            continue
        start = _noun_start(w, i)
        who = w[start:i]
        if len(who) > 2 and who[-1].tag == "NAME" and who[-2].tag == "NOUN":
            continue  # "the survey Orr made in May"
        if any(x.tag in ("SUB", "REL", "CONJ", "MARK") for x in w[main.end : i]):
            continue
        if any(x.lower in _NOT_ONE for x in who) or not has_noun(who):
            continue
        if w[i].lower == "based" and w[i + 1].lower in ("on", "upon"):
            continue  # "scales a load based on its history": that may tell of the scaling
        is_one = main.form == "be" and w[main.head].tag == "AUX"
        if is_one and w[start - 1].lower in ("of", "for") and who[0].tag not in _ARTICLES:
            continue  # "is a maker of meals based in Orr": that is told of the maker
        said = verbalised(who, w[i:], tense_of_participle(w, main, i))
        sure = UNSURE["postnominal_participle"]
        return cut(clause, trimmed(w[:i]), said, sure=sure) if said else None
    return None


def _noun_start(w: Sequence[Word], end: int) -> int:
    """Return where the noun phrase right before a participle begins, without what it is of."""
    start = end
    while start and w[start - 1].tag in ("NOUN", "NAME", "NUM", "ADJ", "DET", "POSS"):
        start -= 1
    if start > 1 and w[start - 1].lower == "of" and w[start - 2].lower in _COLLECTIVES:
        return _noun_start(w, start - 1)  # "a group of owners led by"
    if start > 1 and w[start - 1].tag == "PAST" and w[start - 2].tag in ("PREP", *_ARTICLES):
        return _noun_start(w, start - 1)  # "of frozen meals"
    return start
