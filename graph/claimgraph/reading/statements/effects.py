"""What was done to others by what happened: "The mill burned, killing three" and "forcing us out".

Neither the mill nor any other noun need have done it. So the part says what was undergone, which
holds whoever or whatever did it: "Three were killed", "We were forced out".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import (
    Tense,
    be,
    is_plural,
    lemmas,
    participle,
    parts_of_speech,
)
from claimgraph.reading.lang.en.lexicon import BOUND_WORDS, CONDITIONAL, REPORTING, REPORTING_NOUNS
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.phrases import has_noun
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import (
    NOMINAL,
    Clause,
    Word,
    cut,
    is_hedged,
    open_places,
    plural,
    supplied,
    trimmed,
)

_HARMING = word_list("en/statements.txt", "harming")
_BEFALLING = word_list("en/statements.txt", "befalling")
_BRINGING = word_list("en/statements.txt", "bringing about")
_LEADING_TO = word_list("en/statements.txt", "leading others to do")
_SHIFTING = frozenset({"bring", "raise", "lift", "push", "boost"})
_SHIFTED = frozenset({"to", "by", "from", "into", "above", "below"})
_STATES = frozenset({"ADJ", "PAST"})
_DONE = frozenset({"refuse", "fail", "begin", "start", "continue", "manage", "have", "come"})
"""Verbs whose "to" tells what was, or was not, done: "refused to pay"."""
_UNSAID = CONDITIONAL | {"that"}
_AS_SUBJECT = {"him": "he", "them": "they", "her": "she", "us": "we", "me": "I"}
_WITHIN = NOMINAL | {"DET", "POSS", "ADJ"}
_OPENS = frozenset({"DET", "POSS", "NUM", "PRON"})


def effect(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "The mill burned, killing three and leaving ten homeless" into what was done to whom."""
    w, main = clause.words, clause.main
    if main is None or is_hedged(w[: main.end]):
        return None
    for comma in open_places(w, main.end, len(w) - 2):
        if w[comma].text != "," or w[comma + 1].tag != "ING":
            continue
        before = [g for g in clause.groups if g.end <= comma]
        if not _is_effect(w, comma + 1, before[-1]) or not _is_told(w[:comma], before):
            continue
        tense = tense_of(w, before[-1])
        if "present" in (tense, tense_of(w, main)):
            return None  # "Movements slow down, causing falls": what causes them must be told
        said = [_undergone(w[a:b], tense) for a, b in _parts(w, comma + 1)]
        whole = [part for part in said if part]
        return cut(clause, trimmed(w[:comma]), *whole) if len(whole) == len(said) else None
    return None


def befell(w: Sequence[Word], verb: int, last: VerbGroup) -> bool:
    """Whether a participle tells what harm was done by something that befell its subject: "sank,
    killing two", "was shot down, killing two"."""
    harms = w[verb].tag == "ING" and not _HARMING.isdisjoint(lemmas(w[verb].lower, "VERB"))
    passive = last.form == "be" and w[last.head].tag == "PAST"
    return harms and (passive or not _BEFALLING.isdisjoint(lemmas(w[last.head].lower, "VERB")))


def bequeaths(w: Sequence[Word], main: VerbGroup, verb: int) -> bool:
    """Whether somebody leaves others behind: "He died in May, leaving a son"."""
    return w[verb].lower == "leaving" and "die" in lemmas(w[main.head].lower, "VERB")


def _is_effect(w: Sequence[Word], verb: int, last: VerbGroup) -> bool:
    bases = set(lemmas(w[verb].lower, "VERB"))
    return befell(w, verb, last) or bool(bases & (_BRINGING | _LEADING_TO | {"make", "leave"}))


def _is_told(before: Sequence[Word], groups: Sequence[VerbGroup]) -> bool:
    """Whether what has the effect is told as a fact: not "will close", "said it had closed"."""
    if any(negates(x.lower) or x.tag == "MODAL" or x.lower in _UNSAID for x in before):
        return False
    last, first = groups[-1], groups[0]
    says = not REPORTING.isdisjoint(lemmas(before[first.head].lower, "VERB"))
    if before[last.head].tag == "ING" or (says and len(groups) > 1):
        return False
    planned = any(x.tag == "TO" and y.tag in ("VERB", "AUX") for x, y in _pairs(before, last.end))
    return not planned or not _DONE.isdisjoint(lemmas(before[last.head].lower, "VERB"))


def _pairs(w: Sequence[Word], start: int) -> Iterator[tuple[Word, Word]]:
    return zip(w[start:], w[start + 1 :], strict=False)


def _parts(w: Sequence[Word], start: int) -> Iterator[tuple[int, int]]:
    """Yield where each of several participles begins and ends: "killing two, and injuring six"."""
    for at in open_places(w, start + 2, len(w) - 2):
        if w[at].tag == "CONJ" and w[at + 1].tag == "ING":
            yield start, at - (w[at - 1].text == ",")
            start = at + 1
        elif w[at].text == "," and w[at + 1].tag == "ING":
            yield start, at
            start = at + 1
    yield start, len(w)


def _undergone(told: Sequence[Word], tense: Tense) -> tuple[Word, ...] | None:
    """Return "three were killed" of "killing three"; None where its object has no sure end."""
    aside = next((i for i in range(2, len(told) - 1) if _tells_of_some(told, i)), len(told))
    if aside < len(told):
        said = _undergone(told[:aside], tense)
        return (*said, *told[aside:]) if said else None
    verb, base = told[0], next(iter(lemmas(told[0].lower, "VERB")), "")
    if len(told) > 1 and told[1].lower in _PARTICLES:  # "wiping out 600 jobs"
        told = (verb, *told[2:], told[1])
    end = _object_end(told)
    who, rest = told[1:end], told[end:]
    if not has_noun(who) or any(x.text in ",;:–—" and not x.held for x in told):
        return None
    if rest and rest[-1].lower in _PARTICLES:
        rest = (rest[-1], *rest[:-1])
        return _passive(verb, who, rest, tense) if base in _HARMING else None
    first = rest[0] if rest else None
    if base == "make":
        return _made(verb, who, rest, tense) if first else None
    if first and first.tag == "TO" and len(rest) > 1 and rest[1].tag in ("VERB", "AUX"):
        return _passive(verb, who, rest, tense) if base in _LEADING_TO else None
    if base == "leave":
        left = first and (_is_state(first) or first.lower in ("without", "with"))
        return _passive(verb, who, rest, tense) if left else None
    shifts = base in _SHIFTING and first and first.lower in _SHIFTED
    behind = first and first.tag == "PREP" and (base in _HARMING - _BRINGING or shifts)
    told_that = first and first.lower == "that" and first.tag == "SUB" and _is_held(who[-1])
    if first is None or behind or told_that:
        return _passive(verb, who, rest, tense) if base in _HARMING | _BRINGING else None
    plain = first.tag == "PREP" and not any(x.tag in _CLAUSAL for x in rest)
    if not plain or base not in _BRINGING:
        return None
    return _passive(verb, told[1:], (), tense, many=plural(who))


def _tells_of_some(told: Sequence[Word], i: int) -> bool:
    """Whether an aside tells of some of those before it: ", among them a clerk"."""
    return told[i].text == "," and told[i + 1].lower in ("among", "including", "many", "most")


_PARTICLES = frozenset({"out", "down", "off", "away"})
_CLAUSAL = frozenset({"SUB", "REL", "TO", "AUX", "MODAL", "PAST", "ING", "ADV"})


def _is_held(noun: Word) -> bool:
    """Whether a clause may tell what somebody holds: "fears that it will sink"."""
    return not REPORTING_NOUNS.isdisjoint((noun.lower, noun.lower.removesuffix("s")))


def _object_end(told: Sequence[Word]) -> int:
    """Return where the object right behind a participle ends: "at least three of the men | in"."""
    at = 1
    while at < len(told) - 1 and (told[at].lower in BOUND_WORDS or told[at + 1].tag == "NUM"):
        at += 1
    while at < len(told):
        here, before = told[at], told[at - 1]
        inner = before.lower == "of" or before.tag == "CONJ" or here.lower in ("'s", "’s")
        if here.tag in _OPENS and before.tag in NOMINAL and not inner:
            break  # "making it | the largest"
        joins = here.tag == "CONJ" or here.lower == "of"
        if here.tag not in _WITHIN and not joins:
            break
        counted = before.tag == "NUM" and at + 1 < len(told) and told[at + 1].tag in NOMINAL
        if before.tag in NOMINAL and not counted and _is_state(here, before):
            break  # "leaving ten people | homeless"
        at += 1
    return at


def _is_state(word: Word, before: Word | None = None) -> bool:
    """Whether a word behind an object tells how that is left, though it be taken for a noun."""
    alike = word.tag == "NOUN" and (before is None or is_plural(before.lower))
    return word.tag in _STATES or (alike and "ADJ" in parts_of_speech(word.lower))


def _passive(
    verb: Word, who: Sequence[Word], rest: Sequence[Word], tense: Tense, *, many: bool | None = None
) -> tuple[Word, ...]:
    several = plural(who) or who[-1].lower in ("them", "us") if many is None else many
    aux = supplied(be(tense, plural=several), "AUX", "verb", verb.start)
    done = supplied(participle(verb.lower), "PAST", "inflection", verb.start)
    return (*_as_subject(who), *aux, *(replace(x, end=verb.end) for x in done), *rest)


def _made(
    verb: Word, who: Sequence[Word], rest: Sequence[Word], tense: Tense
) -> tuple[Word, ...] | None:
    """Return "she became the first" of "making her the first", or "it was made hard"."""
    if rest[0].tag in _STATES:
        return _passive(verb, who, rest, tense)
    named = rest[0].tag in ("DET", "POSS") or rest[0].lower == "one"
    if not named or tense != "past":
        return None
    said = supplied("became", "PAST", "inflection", verb.start)
    return (*_as_subject(who), *(replace(x, end=verb.end) for x in said), *rest)


def _as_subject(who: Sequence[Word]) -> tuple[Word, ...]:
    """Return an object as a subject: "he" for "him"."""
    form = _AS_SUBJECT.get(who[0].lower) if len(who) == 1 else None
    return (replace(who[0], text=form, lower=form.lower(), tag="PRON"),) if form else tuple(who)
