"""Statements that a phrase makes: "the union's decision to strike", "with one mill closing"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import Tense, be, is_past_only, is_third_person
from claimgraph.reading.lang.en.lexicon import DAYS, DECIDING, JUDGING
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.statements.conjugation import verbalised
from claimgraph.reading.statements.participles import CLAUSAL
from claimgraph.reading.statements.phrases import has_noun, is_phrase, phrase_start, subject
from claimgraph.reading.statements.words import (
    UNSURE,
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    plural,
    supplied,
    tense_of,
    trimmed,
)

_PERIODS = frozenset({"week", "month", "quarter", "year"})


def amid(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "A fell amid fears about B" in two: there were fears about B."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for i in open_places(w, main.end, len(w) - 2):
        if w[i].lower not in ("amid", "amidst"):
            continue
        if w[i].text[0].isupper():
            return None  # of a headline, which leaves articles out
        what = w[i + 1 :]
        if w[i + 1].lower in ("the", "this", "that", "all") and len(what) == 2:
            return None  # "amid the chaos"
        if not is_phrase(what) or any(x.tag in ("VERB", "PAST", "MARK") for x in what):
            return None
        tense = tense_of(w, main)
        word = be("past" if tense == "past" else "present", plural=plural(what))
        there = supplied("there " + word, "AUX", "verb", w[i].start)
        there = (replace(there[0], tag="EX"), *there[1:])
        return cut(clause, trimmed(w[:i]), (*there, *what))
    return None


def changed_by(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "It sold 40 ships, up 6% from May" in two: by how much what is told has changed."""
    w, main = clause.words, clause.main
    if main is None or w[main.head].tag not in ("PAST", "VERB"):
        return None
    for at in open_places(w, main.end + 1, len(w) - 2):
        if w[at].lower not in ("up", "down") or w[at - 1].text != "," or w[at + 1].tag != "NUM":
            continue
        end = next((i for i in open_places(w, at, len(w)) if w[i].text in ",;"), len(w))
        found = subject(clause, main)
        who = w[main.end : at - 1] if w[main.end].tag not in ("PREP", "TO", "ADV") else ()
        who = who[: _before_time(who)]  # when it was told is not what changed
        who = who or (w[found[0] : found[1]] if found else ())
        if not has_noun(who) or any(x.tag in CLAUSAL or x.text == "," for x in who):
            return None
        verb = supplied(be(tense_of(w, main), plural=plural(who)), "AUX", "verb", w[at].start)
        said = (*borrowed(who, "subject"), *verb, *w[at:end])
        return cut(clause, trimmed((*w[: at - 1], *w[end:])), said)
    return None


def _before_time(words: Sequence[Word]) -> int:
    """Return where a time at the end of a phrase begins: "revenue of 4bn | on Tuesday"."""
    end = len(words)
    if end > 2 and words[-1].lower in DAYS:
        end -= 1
        return end - (words[end - 1].lower == "on")
    near = end > 3 and words[-2].lower in ("last", "this")
    return end - 2 if near and words[-1].lower in _PERIODS else end


def judged(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "In a blow to the port, A left" in two: that A left, and that this was a blow."""
    w, main = clause.words, clause.main
    if main is None or len(w) < 6 or w[0].lower != "in" or w[1].lower not in ("a", "an"):
        return None
    comma = next((i for i in open_places(w, 2, main.start) if w[i].text == ","), None)
    noun = next((i for i in range(2, min(6, len(w))) if w[i].lower in JUDGING), None)
    if comma is None or noun is None or noun > comma:
        return None
    context = tuple(replace(x, ground="context") for x in w[comma:])
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
        verb = tuple(replace(x, end=w[i].end) for x in verb)
        whole = replace(clause, final=True)
        return (whole, *cut(clause, (*who, *verb, *w[i + 1 :]), sure=UNSURE["decided"]))
    return None


def with_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of ", with A doing B" behind a clause."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for at in open_places(w, main.end, len(w) - 3):
        if w[at].lower != "with":
            continue
        verb = next((i for i in open_places(w, at + 2, len(w) - 1) if _turns(clause, i)), None)
        if verb is None or (w[at - 1].text != "," and w[verb].lower != "being"):
            continue
        ends = [k for k in range(verb, len(w) - 2) if w[k].text == ","]
        behind = [w[k + 1 + (w[k + 1].tag == "CONJ")] for k in ends]
        if any(x.tag in {"TO"} | FINITE - {"PAST"} or is_third_person(x.lower) for x in behind):
            continue  # "told them, with the score standing at 2–0, to rest"
        who = w[at + 1 : verb]
        if any(x.tag == "TO" for x in who) or w[verb].lower in _TOLD_OF:
            continue  # "with a bill to close it left", "with a book called so"
        if not is_phrase(who) or not has_noun(who) or any(x.text == "," for x in who):
            continue
        halves = [(at + 1, verb, len(w))]
        second = _second_turn(clause, verb)
        if second:
            halves = [(at + 1, verb, second[0]), (second[0] + 1, second[1], len(w))]
        said = [_turned(w[a:b], w[b:c], tense_of(w, main)) for a, b, c in halves]
        if all(said):
            return cut(clause, trimmed(w[:at]), *said)
        return None
    return None


_TOLD_OF = frozenset({"called", "named", "titled", "entitled", "compared", "dubbed"})


def _turned(who: Sequence[Word], told: Sequence[Word], tense: Tense) -> tuple[Word, ...]:
    """Say "A doing B" as "A does B", in which A's own words stand; nothing when unsure."""
    said = verbalised(who, trimmed(told), tense)
    return () if said is None else (*(replace(x, ground=None) for x in said[: len(who)]),
                                    *said[len(who) :])  # fmt: skip


def _second_turn(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Return where "and" and the participle stand of "with A doing B and C doing D"."""
    w = clause.words
    for i in open_places(w, verb + 2, len(w) - 3):
        joins = w[i].tag == "CONJ" and w[i].lower in ("and", "but")
        if not joins or w[i + 1].tag in ("PREP", "ADV"):
            continue
        turns = [k for k in open_places(w, i + 2, len(w) - 1) if _turns(clause, k)]
        at = next((k for k in turns if w[k].tag == "ING"), next(iter(turns), 0))
        told = at and is_past_only(w[at].lower)  # "with A erased, and B fell"
        if at and not told and not any(x.tag in CLAUSAL for x in w[i + 1 : at]):
            return i, at
    return None


def _turns(clause: Clause, i: int) -> bool:
    """Whether a participle stands behind a noun, where it tells what that does."""
    w = clause.words
    before = w[i - 2] if w[i - 1].tag == "ADV" else w[i - 1]
    return (w[i].tag in ("ING", "PAST") or w[i].lower == "being") and before.tag in (
        "NOUN",
        "NAME",
        "NUM",
    )
