"""What is told of somebody's life, each thing by itself: when, where, as what, with whom.

"She was born on 3 May 1961 in Bergen" states a day and a place; "her son Jon Lind" says who that
is. So does "The vote took place on Monday in Oslo" of what happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import be, lemmas
from claimgraph.reading.lang.en.lexicon import CALENDAR, VERB_PARTICLES
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.appositions import KIN
from claimgraph.reading.statements.phrases import dated, is_year, subject
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import (
    UNSURE,
    Clause,
    Word,
    borrowed,
    cut,
    supplied,
    trimmed,
)

_EVENTS = word_list("en/statements.txt", "life events")
_WITH_ROLE = frozenset({"serve", "work", "act"})
"""Verbs that are told with what somebody served as."""
_AT_ONCE = frozenset({"started", "began", "joined", "entered"})
_WITH_PLACE = frozenset({"live", "work", "train"})
_ADJUNCTS = word_list("en/statements.txt", "life adjuncts")
_TIMES = word_list("en/statements.txt", "times")
_BARRED = frozenset({"SUB", "REL", "MODAL", "AUX", "VERB", "ING", "NOT"})
_RANKS = frozenset({"first", "second", "third", "last", "only"})
_TURNS = word_list("en/statements.txt", "words that bind parts")
"""Words by which a part of a clause does not hold alone."""


def life_event(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "She graduated from Orr College in 1994 with honours" into what each phrase tells."""
    w, main = clause.words, clause.main
    if main is None or not _is_event(w, main):
        return None
    ruled = w[main.head].lower == "found" and w[main.end : main.end + 1]
    if ruled and ruled[0].tag == "PREP":
        return None  # "the court found for Orr in 2014"
    if main.form == "modal" or w[main.head].tag == "ING" or len(clause.groups) > 1:
        return None  # "was made curator in 1936, a post she held until 1961"
    if any(negates(x.lower) for x in w):
        return None  # "has not won since 1990" does not say that it has not won
    found = subject(clause, main)
    body = w[main.end :]
    if len(body) > 1 and body[0].lower in VERB_PARTICLES and body[1].tag == "PREP":
        return None  # "signed off on the sale on Friday"
    apposed = any(x.text == "," and y.lower in ("its", "their") for x, y in pairwise(body))
    if found is None or apposed or any(_turns(x) for x in (*body, *w[: found[0]])):
        return None  # "joined in 1990, its first head"
    if any(x.lower in _TURNS for x in w[found[1] : main.end]):
        return None
    ranked = any(x.lower in _RANKS and y.lower == "time" for x, y in pairwise(body))
    if ranked or any(x.lower == "as" and y.tag in ("PRON", "PAST") for x, y in pairwise(body)):
        return None  # "won for the first time since 1993"
    told, pieces = _pieces(w, main)
    if found[0] and len(trimmed(w[: found[0]])) != _time(w[: found[0]], 0):
        return None
    spent = any(w[a].lower in ("for", "since", "until") and _time(w, a) for a, _ in pieces)
    if spent and set(lemmas(w[main.head].lower, "VERB")) & _WITH_PLACE:
        return None  # nobody only "lived for 30 years"
    untimed = [(a, b) for a, b in pieces if _time(w, a) is None]
    if any(w[a].lower in ("until", "since") for a, _ in untimed):
        return None
    if w[main.head].lower in _AT_ONCE and any(w[a].lower == "from" for a, _ in pieces):
        return None  # "started as a clerk from 1963 to 1964": nobody starts for a year
    if any(_joins(w, i) for a, b in untimed for i in range(a, b)):
        return None
    if not pieces or len(pieces) + bool(found[0]) < 2 or any(w[a].text == "(" for a, _ in pieces):
        return None  # "was published on 3 May (65 FR 45)"
    last = pieces[-1][0]
    if _time(w, last) and any(x.tag == "PAST" and not x.held for x in w[told:last]):
        return None  # "released a map of a yard built years before, in May": which was in May?
    said = w[found[0] : told]
    again = borrowed(said, "subject")
    (a, b), *others = pieces
    late = [(*again, *trimmed(w[: found[0]]))] if found[0] else []
    return cut(clause, (*said, *trimmed(w[a:b])), *late,
               *((*again, *trimmed(w[c:d])) for c, d in others))  # fmt: skip


def _is_event(w: Sequence[Word], main: VerbGroup) -> bool:
    """Whether a verb tells a step of a life, or that something "took place" or "was held"."""
    verbs = set(lemmas(w[main.head].lower, "VERB"))
    if "take" in verbs:
        return [x.lower for x in w[main.end : main.end + 1]] == ["place"]
    return bool(verbs & _EVENTS) and ("hold" not in verbs or main.form == "be")


def _turns(word: Word) -> bool:
    """Whether a word opens another clause, or makes a part of its clause not hold alone."""
    return (word.tag in _BARRED and word.lower != "as") or word.lower in _TURNS


def _joins(w: Sequence[Word], i: int) -> bool:
    """Whether a conjunction joins more than two names, as "the Faculty of Law and Trade" does."""
    named = 0 < i < len(w) - 1 and w[i - 1].text[0].isupper() and w[i + 1].text[0].isupper()
    return w[i].tag == "CONJ" and not named


def joined_objects(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "She won a prize in 1971 and a medal in 1975": each was won at its own time."""
    w, main = clause.words, clause.main
    if main is None or main.end >= len(w) or w[main.end].tag not in _OBJECT:
        return None
    found = subject(clause, main)
    for i in range(main.end + 2, len(w) - 2):
        if w[i].lower != "and" or w[i].held or w[i + 1].tag not in _OBJECT:
            continue
        before = any(k + (_time(w[:i], k) or 0) == i for k in range(max(main.end, i - 8), i))
        rest = w[i + 1 :]
        planned = any(x.tag == "TO" for x in w[main.end : i])  # "to ease in May and return in"
        if (
            planned
            or found is None
            or any(w[k].text == "," and is_year(w[k - 1]) for k in range(main.end, i - 1))
            or not before
            or any(x.tag in _BARRED and x.lower != "as" for x in rest)
        ):
            return None
        if not any(_time(rest, k) for k in range(len(rest))):
            return None
        again = borrowed(w[found[0] : main.end], "subject")
        return cut(clause, w[:i], (*again, *rest))
    return None


_OBJECT = frozenset({"DET", "POSS", "NUM", "NAME", "NOUN", "ADJ"})


def _pieces(w: Sequence[Word], main: VerbGroup) -> tuple[int, list[Range]]:
    """Return where what all parts share ends, and the phrases that each tell something.

    Phrases that are no times stay together, as one may tell of the other, but for "as a …".
    """
    starts = [i for i in range(main.end, len(w)) if _begins(w, i)]
    told = starts[0] if starts else len(w)
    found: list[Range] = []
    at = told
    while at < len(w):
        size = _time(w, at)
        if size is not None:
            found.append((at, at + size))
            at += size + (at + size < len(w) and w[at + size].text == ",")
            continue
        end = next(
            (i for i in range(at + 1, len(w))
             if _begins(w, i) and (_role(w, i) or _time(w, i) is not None)),
            len(w),
        )  # fmt: skip
        found.append((at, end))
        at = end
    role = bool(found) and w[found[0][0]].lower == "as"
    if role and set(lemmas(w[main.head].lower, "VERB")) & _WITH_ROLE:
        return found[0][1], found[1:]
    return told, found


def _begins(w: Sequence[Word], i: int) -> bool:
    """Whether a phrase begins here that tells when, where, as what or with whom."""
    return not w[i].held and w[i].lower in _ADJUNCTS and i + 1 < len(w) and w[i + 1].tag != "PREP"


def _role(w: Sequence[Word], i: int) -> bool:
    """Whether "as" tells what somebody was, not what "his work" was: "in Orr as a clerk"."""
    return w[i].lower == "as" and w[i - 1].tag in ("NAME", "NUM")


def _time(w: Sequence[Word], at: int) -> int | None:
    """Return how many words tell a time from here: "on 3 May 1961", "at the age of 81"."""
    if at >= len(w) or w[at].lower not in _ADJUNCTS:
        return None
    end = at + 1
    while end < len(w) and (
        w[end].tag == "NUM"
        or w[end].lower in CALENDAR
        or w[end].lower in _TIMES
        or (w[end].lower == "s" and w[end - 1].tag == "NUM")  # "the 1960s"
        or (w[end].text == "," and end + 1 < len(w) and is_year(w[end + 1]))
    ):
        end += 1
    while end > at + 1 and w[end - 1].tag in ("DET", "PREP", "TO", "CONJ", "SUB"):
        end -= 1
    if end < len(w) and w[end].text not in ",(" and w[end].lower not in _ADJUNCTS:
        return None  # "in 2010 films"
    words = w[at:end]
    aged = any(x.lower in ("age", "years", "months", "weeks", "century") for x in words)
    numbered = any(x.tag == "NUM" for x in words)
    return end - at if dated(words) or (aged and numbered) else None


def who_it_is(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Her son Jon Lind left" in two: that Jon Lind left, and that he is her son."""
    w, main = clause.words, clause.main
    if main is None or any(negates(x.lower) for x in w):
        return None
    for i in range(len(w) - 1):
        if w[i].held or w[i].lower not in KIN or w[i + 1].tag != "NAME" or w[i].ground:
            continue
        start = _whose(w, i)
        end = i + 1
        while end < len(w) and w[end].tag == "NAME":
            end += 1
        if start is None or (end < len(w) and w[end].lower in ("and", "'s", "’s")):
            continue
        tense = tense_of(w, main)
        named = w[i + 1 : end]
        word = be("present" if tense == "perfect" else tense, plural=False)
        verb = supplied(word, "AUX", "verb", w[i + 1].start)
        said = (*borrowed(named, "antecedent"), *verb, *w[start : i + 1])
        return cut(clause, (*w[:start], *w[i + 1 :]), said, sure=UNSURE["who_it_is"])
    return None


def _whose(w: Sequence[Word], kin: int) -> int | None:
    """Return where "her eldest" or "Lind's first" begins that stands before a relative."""
    start = kin
    while start and w[start - 1].tag in ("ADJ", "NUM", "NOUN") and w[start - 1].ground is None:
        start -= 1
    if not start or w[start - 1].tag != "POSS":
        return None
    start -= 1
    if w[start].lower not in ("'s", "’s"):
        return start
    named = start
    while named and w[named - 1].tag == "NAME":
        named -= 1
    return named if named < start else None
