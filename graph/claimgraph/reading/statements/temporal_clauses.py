"""Temporal clauses: "He left after losing the vote" states that he lost the vote, and left."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import parts_of_speech
from claimgraph.reading.lang.en.lexicon import CONDITIONAL
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.statements.conjugation import verbalised
from claimgraph.reading.statements.phrases import SPANS, subject
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    cut,
    is_hedged,
    open_places,
    tense_of,
    trimmed,
)

_AT_ONCE = frozenset({"shortly", "soon", "immediately", "just", "right"})
_INSIDE = frozenset({"SUB", "REL", "TO", "ING"})


def after_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "He left after losing the vote" or "After Orr sold it, the mill closed" in two.

    "After" takes what it opens for a fact, as "before" and "until" do not.
    """
    w, main = clause.words, clause.main
    found = subject(clause, main) if main else None
    if main is None or found is None or main.form == "modal" or tense_of(w, main) != "past":
        return None
    if is_hedged(w) or any(negates(x.lower) or x.lower in CONDITIONAL for x in w):
        return None  # "has not been seen after leaving", "reportedly sank after"
    who = w[slice(*found)]
    if w[0].lower == "after":
        commas = [i for i in open_places(w, 2, main.start) if w[i].text == ","]
        if len(commas) != 1 or commas[0] != found[0] - 1:
            return None
        said = _earlier(w[1 : commas[0]], who)
        return cut(clause, w[found[0] :], said) if said else None
    for i in open_places(w, main.end, len(w) - 2):
        if w[i].lower != "after":
            continue
        said = _earlier(w[i + 1 :], who)
        within = any(
            w[k].tag in _INSIDE and not (w[k].lower == "as" and w[k + 1].tag == "DET")
            for k in range(main.end, i)
        )
        if said is None or within:
            return None
        end = i - (w[i - 1].lower in _AT_ONCE)
        measured = w[end - 1].lower.removesuffix("s") in _SPANS  # "two days after", "only after"
        return None if measured else cut(clause, trimmed(w[:end]), said)
    return None


_SPANS = SPANS | {"second", "long", "only", "even"}
_LOOSE = frozenset({"due", "because"})


def _earlier(told: Sequence[Word], who: Sequence[Word]) -> tuple[Word, ...] | None:
    """Return what came first as a sentence: "he lost the vote" for "losing the vote"."""
    if any(x.text == "," or x.lower in _LOOSE for x in told):
        return None
    if told[0].lower == "being" and told[1].tag == "PAST":
        return verbalised(who, told[1:], "past")  # "after being sacked": was sacked
    if told[0].tag == "ING":
        named = len(told) > 1 and told[1].tag in ("NOUN", "ADJ")
        if named and "ADJ" in parts_of_speech(told[0].lower):
            return None  # "after disappointing results"
        return verbalised(who, told, "past")
    inner = Clause(tuple(told))
    found = subject(inner, inner.main) if inner.main else None
    if inner.main is None or found is None or found[0] or inner.main.form == "modal":
        return None
    before = told[: inner.main.start]
    timed = any(x.lower.removesuffix("s") in SPANS for x in before)
    if timed and any(x.tag == "CONJ" for x in before):
        return None  # "scored after nine minutes and Orr doubled the lead"
    plain = told[0].lower not in SUBJECT_PRONOUNS and len(inner.groups) == 1
    return tuple(told) if plain and tense_of(told, inner.main) == "past" else None
