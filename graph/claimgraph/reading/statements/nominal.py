"""Statements that a noun makes: "the union's decision to strike", "amid concerns about dams"."""

from __future__ import annotations

from dataclasses import replace

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.connectives import DECIDING, JUDGING
from claimgraph.reading.lang.en.dictionary import be
from claimgraph.reading.statements.phrases import has_noun, is_phrase, phrase_start
from claimgraph.reading.statements.words import (
    Clause,
    cut,
    open_places,
    plural,
    supplied,
    tense_of,
    trimmed,
)


def amid(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "A fell amid fears about B" in two: there were fears about B."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for i in open_places(w, main.end, len(w) - 2):
        if w[i].lower not in ("amid", "amidst"):
            continue
        what = w[i + 1 :]
        if not is_phrase(what) or any(x.tag in ("VERB", "PAST", "MARK") for x in what):
            return None
        tense = tense_of(w, main)
        word = be("past" if tense == "past" else "present", plural=plural(what))
        there = supplied("there " + word, "AUX", "verb", w[i].start)
        there = (there[0]._replace(tag="EX"), *there[1:])
        return cut(clause, trimmed(w[:i]), (*there, *what))
    return None


def judged(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "In a blow to the port, A left" in two: that A left, and that this was a blow."""
    w, main = clause.words, clause.main
    if main is None or len(w) < 6 or w[0].lower != "in" or w[1].lower not in ("a", "an"):
        return None
    comma = next((i for i in open_places(w, 2, main.start) if w[i].text == ","), None)
    noun = next((i for i in range(2, min(6, len(w))) if w[i].lower in JUDGING), None)
    if comma is None or noun is None or noun > comma:
        return None
    context = tuple(x._replace(ground="context") for x in w[comma:])
    whole = replace(clause, words=(*w[:comma], *context), final=True)
    return (whole, *cut(clause, trimmed(w[comma + 1 :])))


def decided(clause: Clause) -> tuple[Clause, ...] | None:
    """State beside "A comes after the union's decision to strike" that the union decided so."""
    w, main = clause.words, clause.main
    if main is None or any(negates(x.lower) for x in w):
        return None
    for i in open_places(w, main.end + 1, len(w) - 2):
        if w[i].lower not in DECIDING or w[i - 1].tag != "POSS" or w[i + 1].tag != "TO":
            continue
        start = phrase_start(w, i - 1)
        who = w[start : i - 1]
        if not has_noun(who) or any(x.text == "," for x in w[i:]):
            continue
        verb = supplied(DECIDING[w[i].lower], "PAST", "inflection", w[i].start)
        verb = tuple(x._replace(end=w[i].end) for x in verb)
        whole = replace(clause, final=True)
        return (whole, *cut(clause, (*who, *verb, *w[i + 1 :]), sure=0.9))
    return None
