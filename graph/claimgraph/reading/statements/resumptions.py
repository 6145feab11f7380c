"""A noun behind a comma that takes up what was told: "She won, a result that pleased them"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.statements.conjugation import verbalised
from claimgraph.reading.statements.phrases import has_noun
from claimgraph.reading.statements.tenses import tense_of_participle
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    cut,
    open_places,
    trimmed,
)

_ANY_ONE = frozenset({"a", "an"})
_FOLLOWS = ("PREP", "TO", "ADV")


def resumed(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "She won in Orr, a result that pleased them" in two: "the result pleased them".

    What a noun behind a comma takes up, a name or all that was told, need not be known for that.
    """
    w, main = clause.words, clause.main
    if main is None or _ANY_ONE.isdisjoint(clause.signs) or clause.supposed:
        return None
    for comma in open_places(w, main.end, len(w) - 4):
        if w[comma].text != "," or w[comma + 1].lower not in _ANY_ONE:
            continue
        end = next((i for i in range(comma + 2, len(w)) if w[i].tag not in ("NOUN", "ADJ")), 0)
        if not end or w[end - 1].tag != "NOUN" or any(x.text == "," for x in w[end:]):
            return None  # one of several things: "has a hall, a mill that was sold, and a yard"
        the = replace(w[comma + 1], text="the", lower="the", ground="inflection")
        said = _of_noun(clause, (the, *w[comma + 2 : end]), end)
        return cut(clause, trimmed(w[:comma]), said) if said else None
    return None


def _of_noun(clause: Clause, noun: Sequence[Word], at: int) -> Sequence[Word] | None:
    """Return what a relative clause tells of the noun right before it as a sentence."""
    w = clause.words
    if clause.main and w[at].tag == "PAST" and w[at + 1].tag in _FOLLOWS:
        done = all(g.opener is not None or g.start <= at for g in clause.groups)
        done = done and all(x.tag != "CONJ" for x in w[at:])
        return verbalised(noun, w[at:], tense_of_participle(w, clause.main, at)) if done else None
    linked = w[at].tag == "PREP" and w[at + 1].lower in ("which", "whom")
    start = at + linked + (w[at].lower in ("that", "which", "who") or linked)
    own = next((g for g in clause.groups if g.start >= start), None)
    contact = own is not None and own.end == len(w) and w[start].tag in ("DET", "NAME")
    pronoun = contact or w[start].lower in SUBJECT_PRONOUNS  # "a charge the firm denies"
    later = (g for g in clause.groups if own and g.start > own.start)
    within = all(g.opener is not None or w[g.start - 1].tag == "CONJ" for g in later)
    if own is None or not within or (start == at and not pronoun):
        return None
    verbs = {
        i for g in clause.groups if g.opener and g.opener > own.end for i in range(g.start, g.end)
    }
    rest = (x for i, x in enumerate(w[own.end :], own.end) if i not in verbs and not x.held)
    if any(x.tag in ("PAST", "AUX", "MODAL") for x in rest):
        return None  # "she fell, a man who asked not to be named told Orr"
    between = w[start : own.start]
    whole = own.end == len(w)
    follows = w[own.end].tag if not whole else "MARK"
    if linked and has_noun(between):
        free = whole or follows in ("PREP", "SUB", "ADV")
        return (*w[start : own.end], w[at], *noun, *w[own.end :]) if free else None
    if linked or not has_noun(between):
        return None if linked else (*noun, *w[start:])
    object_ = follows in ("PREP", "ADV", "ADJ", "NUM", "MARK") and w[own.head].tag in (
        "PAST",
        "VERB",
    )
    return (*w[start : own.end], *noun, *w[own.end :]) if object_ else None
