"""Statements beside the main one: "amid fears of war", "with one mill closing", "after losing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import Tense, be, lemmas, parts_of_speech
from claimgraph.reading.lang.en.lexicon import CONDITIONAL, DAYS, JUDGING
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.conjugation import verbalised
from claimgraph.reading.statements.participles import CLAUSAL
from claimgraph.reading.statements.phrases import (
    SPANS,
    has_noun,
    is_phrase,
    subject,
    without_brackets,
)
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    borrowed,
    cut,
    is_hedged,
    open_places,
    plural,
    supplied,
    trimmed,
)

_AT_ONCE = frozenset({"shortly", "soon", "immediately", "just", "right"})
_INSIDE = frozenset({"SUB", "REL", "TO", "ING"})
_SPANS = SPANS | {"second", "long", "only", "even"}
_LOOSE = frozenset({"due", "because"})
_TOLD_OF = frozenset({"called", "named", "titled", "entitled", "compared", "dubbed"})
_ENDING = word_list("en/statements.txt", "ending before")
_STATES = frozenset({"missing", "pending"})
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
    """Cut "It reported sales of 40m, up 6% from May": by how much what is told has changed."""
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
        counted = any(x.tag == "NUM" or x.text in "$€£¥" for x in who[:1])  # which are no sum
        if counted or not has_noun(who) or any(x.tag in CLAUSAL or x.text == "," for x in who):
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


def measured(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Orr is a town in Kent with a population of 4,200" in two: it has this population."""
    w, main = clause.words, clause.main
    if main is None or main.form != "be" or w[main.head].tag != "AUX":
        return None
    for at in open_places(w, main.end + 2, len(w) - 4):
        noun = at + 2 + (w[at + 2].tag == "ADJ")
        if w[at].lower != "with" or w[at + 1].lower not in ("a", "an") or noun > len(w) - 3:
            continue
        told, found = w[main.end : at], subject(clause, main)
        link = next((i for i, x in enumerate(told) if x.tag == "PREP"), len(told))
        one = told[0].lower in ("a", "an") and all(x.tag in _PLACED for x in told[link:])
        end = next((i for i in open_places(w, noun, len(w)) if w[i].text == ","), len(w))
        if w[noun].lower not in _SIZES or w[noun + 1].lower != "of" or not one or found is None:
            return None  # "is a village in the district of Velm with a population of"
        has = supplied("had" if tense_of(w, main) == "past" else "has", "VERB", "verb", w[at].start)
        said = (*without_brackets(borrowed(w[slice(*found)], "subject")), *has, *w[at + 1 : end])
        return cut(clause, trimmed((*w[:at], *w[end:])), said)
    return None


_SIZES = frozenset({"population", "area", "capacity", "length", "height", "elevation", "depth"})
_PLACED = frozenset({"PREP", "NAME", "DET", "ADJ", "MARK"})


def with_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of ", with A doing B" that ends a clause."""
    w, main = clause.words, clause.main
    if main is None or main.form == "modal":
        return None  # "It would pay half, with the town paying the rest"
    for at in open_places(w, main.end, len(w) - 3):
        if w[at].lower != "with":
            continue
        verb = next((i for i in open_places(w, at + 2, len(w)) if _turns(clause, i)), None)
        if verb is None or (w[at - 1].text != "," and w[verb].lower != "being"):
            continue
        if any(g.opener is not None and g.end <= at for g in clause.groups) or _ends(w, at):
            return None  # "One idea is that it melts, with lakes forming"
        said = [_absolute(w, *part, main) for part in _absolutes(clause, at + 1)]
        whole = [part for part in said if part]
        return cut(clause, trimmed(w[:at]), *whole) if whole and all(said) else None
    return None


def _ends(w: Sequence[Word], at: int) -> bool:
    """Whether a mark ends what "with" opens: "with rain hampering aid; it says that"."""
    return any(x.text in ";:–—" and not x.held for x in w[at:])


def _absolutes(clause: Clause, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield where what "with" opens begins, its participle and its end, each time that a noun with
    its own participle follows: "with A closing, B left open and C sold"."""
    w = clause.words
    verb = next(i for i in open_places(w, start + 1, len(w)) if _turns(clause, i))
    for at in open_places(w, verb + 1, len(w) - 2):
        joint = w[at].text == "," or w[at].tag == "CONJ"
        if not joint or w[at + 1].tag == "CONJ" or at < verb:
            continue
        inner = (i for i in open_places(w, at + 2, len(w)) if w[i].text == "," or _turns(clause, i))
        other = next(inner, 0)
        if other and w[other].text != "," and is_phrase(w[at + 1 : other]):
            apart = w[at - 1].text == ","
            if apart and w[other].tag == "PAST":
                return  # ", with A erased, and B fell": the last is no part of it
            yield start, verb, at - apart
            start, verb = at + 1, other
    yield start, verb, len(w)


def _absolute(
    w: Sequence[Word], start: int, verb: int, end: int, main: VerbGroup
) -> Sequence[Word] | None:
    """Return "A closed" of "with A closing"; None where what is joined to it is not sure."""
    who, told = w[start:verb], w[verb:end]
    if any(x.tag == "CONJ" or x.text == "," for x in told) and not _goes_on(told):
        return None
    if any(x.tag == "TO" for x in who) or w[verb].lower in _TOLD_OF:
        return None  # "with a bill to close it left", "with a book called so"
    named = is_phrase(who) or (len(who) == 1 and who[0].tag == "ING")  # "with filming beginning"
    if not named or any(x.text == "," for x in who):
        return None
    return _turned(who, told, tense_of(w, main))


def _goes_on(told: Sequence[Word]) -> bool:
    """Whether what is joined to a participle is surely told of its noun: one more participle
    ("keeping a share and naming the head"), more names ("filmed in Orr, Velm and Brack") or what
    comes next ("accounting for 6%, followed by")."""
    joints = [i for i, x in enumerate(told[:-1]) if x.tag == "CONJ" or x.text == ","]
    second = told[joints[0] + 1]
    doing = second.tag == told[0].tag == "ING" and second.lower != "including"
    named = {"NAME", "CONJ", "MARK"}.issuperset(x.tag for x in told[joints[0] - 1 :])
    return (doing and len(joints) == 1) or named or second.lower == "followed"


def _turned(who: Sequence[Word], told: Sequence[Word], tense: Tense) -> tuple[Word, ...]:
    """Say "A doing B" as "A does B", in which A's own words stand; nothing when unsure."""
    said = verbalised(who, trimmed(told), tense)
    return () if said is None else (*(replace(x, ground=None) for x in said[: len(who)]),
                                    *said[len(who) :])  # fmt: skip


def _turns(clause: Clause, i: int) -> bool:
    """Whether a participle stands behind a noun, where it tells what that does."""
    w = clause.words
    before = w[i - 2] if w[i - 1].tag == "ADV" else w[i - 1]
    named = before.tag in ("NOUN", "NAME", "NUM") or w[i - 2].lower == "with"
    bare = i + 1 == len(w) and w[i].lower in _STATES  # "with a wheel missing"
    return (w[i].tag in ("ING", "PAST") or w[i].lower == "being") and named and not bare


def after_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "He left after losing the vote" or "After Orr sold it, the mill closed" in two.

    "After" takes what it opens for a fact, as "until" does not. "Before" with a participle does
    behind what ends nothing: "He studied in Orr before moving to Velm".
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
        before = w[i].lower == "before" and (w[i + 1].tag == "ING" or w[i + 1].lower == "being")
        if w[i].lower != "after" and not before:
            continue
        if before and set(lemmas(w[main.head].lower, "VERB")) & _ENDING:
            return None  # "died before finishing it"
        if w[i - 1].tag == "CONJ":
            return None  # "fell, and after the fire was rebuilt", which the fire was not
        said = _earlier(w[i + 1 :], who)
        within = any(
            w[k].tag in _INSIDE and not (w[k].lower == "as" and w[k + 1].tag == "DET")
            for k in range(main.end, i)
        )
        if said is None or within:
            return None
        end = i - (w[i - 1].lower in _AT_ONCE)
        measured = w[end - 1].lower.removesuffix("s") in _SPANS  # "two days after", "only after"
        measured = measured and not (before and any(x.lower == "for" for x in w[i - 3 : i]))
        return None if measured else cut(clause, trimmed(w[:end]), said)
    return None


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
