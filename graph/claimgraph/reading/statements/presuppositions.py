"""What a sentence takes for granted of a name: "the film Boat (1972)" is a film, and of 1972.

This holds however the sentence is put, so that it is told beside what the sentence states. So is
"the union's decision to strike": the union decided so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import be, is_base_form, lemmas
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_known_place,
    is_person_noun,
    is_place,
    is_province,
)
from claimgraph.reading.lang.en.lexicon import DECIDING, REPORTING, ROLES
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup, is_titled
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.appositions import KIN
from claimgraph.reading.statements.phrases import IN_TITLES, has_noun, is_year, phrase_start
from claimgraph.reading.statements.tenses import description_tense, tense_of
from claimgraph.reading.statements.words import (
    UNSURE,
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    supplied,
)
from claimgraph.reading.statements.works import (
    KINDS_OF_WORKS,
    LONGEST,
    PROFESSIONS,
    UNFIT,
    is_of_kind,
    of_works,
    of_year,
)

_SETTLEMENTS = word_list("en/statements.txt", "settlements")
_KINDS = PROFESSIONS | _SETTLEMENTS | KINDS_OF_WORKS
_PERSONS = ROLES | KIN
_PLAIN = frozenset({"ADJ", "NOUN"})
_WHERE = frozenset({"in", "from", "at", "near", "to"})
_TWO_PLACES = frozenset({"NAME", ","})
_TWO = 2
"""The names of a place and the one that it lies in."""


def presupposed(clause: Clause) -> list[Clause]:
    """Return what a sentence takes for granted of the names in it."""
    w, main = clause.words, clause.main
    if main is None:
        return []
    named = () if _KINDS.isdisjoint(clause.signs) else _named(clause, main)
    places = clause.signs >= _TWO_PLACES and not _WHERE.isdisjoint(clause.signs)
    placed = _placed(w) if places else ()
    said = cut(clause, *named, *of_works(clause, main), *placed)
    return [replace(part, final=True, construction="presupposed") for part in said]


def _named(clause: Clause, main: VerbGroup) -> Iterator[Sequence[Word]]:
    """Yield what a noun right before a name says: "actor Jon Lund", "the village of Orr"."""
    w = clause.words
    for i in range(1, len(w)):
        kind = i - 2 if w[i - 1].lower == "of" else i - 1
        noun = w[kind].lower
        person, place, work = (noun in x for x in (PROFESSIONS, _SETTLEMENTS, KINDS_OF_WORKS))
        if not (person or place or work) or place != (kind < i - 1) or w[kind].held:
            continue
        if kind and not w[kind].text.islower():
            continue  # "the Velm Film Festival"
        end = _name_end(w, i, title=work)
        start = _kind_start(w, kind, bare=person)
        if end is None or start is None or (person and _tells(clause, i, end)):
            continue
        if work and w[0].tag == "PREP" and main.start == end:
            continue  # "In his memoir Orr tells of it": whose book it is
        bare = end < len(w) and _is_bare(w[end])
        if work and (bare or (noun == "single" and w[kind - 1].lower == "a")):
            continue  # "a single SQLite file", "a novel Bayesian method"
        yield is_of_kind(w[i:end], w[start : kind + 1], tense_of(w, main) if person else "present")
        yield from of_year(w, i, end)


def _name_end(w: Sequence[Word], i: int, *, title: bool) -> int | None:
    """Return where the name or quoted title that begins here ends; None without one."""
    if title and is_titled(w[i].text):
        return i + 1
    if w[i].tag == "QUOTE" and title:
        near = range(i + 2, min(i + LONGEST, len(w)))
        close = next((k for k in near if w[k].tag == "QUOTE"), 0)
        return close + 1 if close and w[i + 1].text[0].isupper() else None
    end = at = i
    while at < min(len(w), i + LONGEST) and not w[at].held:
        named = w[at].text[0].isupper() if title else w[at].tag == "NAME"
        if not named and not (title and end > i and w[at].lower in IN_TITLES):
            break
        at += 1
        end = at if named else end
    follows = w[end].lower if end < len(w) else ""
    broken = follows in ("'s", "’s") or (follows == "(" and not is_year(w[end + 1]))
    return end if end > i and not broken else None  # not "Jon (Joe) Lund"


def _is_bare(word: Word) -> bool:
    """Whether a word is a noun, or no verb that agrees with one thing: "file", not "files"."""
    return word.tag == "NOUN" or (word.tag == "VERB" and is_base_form(word.lower))


def _tells(clause: Clause, start: int, end: int) -> bool:
    """Whether a name is of who speaks: "said actor Jon Lund", "according to actor Jon Lund"."""
    w, main = clause.words, clause.main
    near = [*w[max(0, start - 6) : start], *w[end : end + 3]]
    verbs = [x.lower for x in near if x.tag in FINITE] + ([w[main.head].lower] if main else [])
    says = any(not REPORTING.isdisjoint(lemmas(verb, "VERB")) for verb in verbs)
    return says or any(x.lower == "according" for x in near)


def _kind_start(w: Sequence[Word], kind: int, *, bare: bool) -> int | None:
    """Return where the words begin that tell of what kind something is, without an article; None
    where it is one of several that words set apart, as in "her first film Boat"."""
    start = kind
    while start and w[start - 1].tag in _PLAIN and not w[start - 1].held:
        if w[start - 1].text[0].isupper() and not demonym(w[start - 1].text):
            break
        start -= 1
    if any(x.lower in UNFIT or x.lower.endswith("est") for x in w[start : kind + 1]):
        return None
    opening = start
    while opening and w[opening - 1].tag in ("NAME", "NUM") and not bare:
        opening -= 1  # "the Velm film Boat"
    before = w[opening - 1] if opening else None
    if before is not None and before.lower in ("the", "a", "an"):
        acts = w[kind].lower in _SETTLEMENTS and (opening < 2 or w[opening - 2].tag != "PREP")
        return None if acts else start  # "the town of Orr sued"
    if before is not None and before.tag == "POSS" and before.lower not in ("'s", "’s"):
        return opening - 1
    opens = before is None or before.tag in (
        "PREP",
        "PAST",
        "VERB",
        "MARK",
        "NAME",
        "POSS",
    )
    return start if bare and opens and (before is None or not before.held) else None


def _placed(w: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield in which place another is: "born in Orr, Kent, England"."""
    for i in range(1, len(w)):
        names = list(_places(w, i + 1)) if w[i].lower in _WHERE and w[i].tag == "PREP" else []
        if len(names) < _TWO:
            continue
        end = names[-1][1]
        end += end < len(w) and w[end].text == ","
        follows = [x.tag for x in w[end : end + 2]]
        again = follows[:1] == ["CONJ"] and follows[-1] in FINITE  # "in Orr, Kent, and left"
        if not again and not {"CONJ", "NAME", *FINITE}.isdisjoint(follows[:1]):
            continue  # "in Orr, Kent and Velm", "in Orr, Kent won"
        for (a, b), (c, d) in pairwise(names):
            inner, outer = (" ".join(x.text for x in w[s:e]) for s, e in ((a, b), (c, d)))
            known = is_known_place(outer) or is_province(outer)
            if country(inner) or inner in outer or not known:
                break
            verb = supplied("is in", "AUX", "verb", w[c].start)
            yield (*borrowed(w[a:b], "antecedent"), *verb, *w[c:d])


def _places(w: Sequence[Word], at: int) -> Iterator[Range]:
    """Yield the names that commas part, from one on."""
    while at < len(w):
        end = at
        while end < len(w) and w[end].tag == "NAME" and not w[end].held:
            end += 1
        if end == at:
            return
        yield at, end
        if end >= len(w) - 1 or w[end].text != ",":
            return
        at = end + 1


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
        if not has_noun(who) or any(x.text in ",.;:–—" for x in w[i:]):
            continue
        verb = supplied(DECIDING[w[i].lower], "PAST", "inflection", w[i].start)
        verb = tuple(replace(x, end=w[i].end) for x in verb)
        whole = replace(clause, final=True)
        return (whole, *cut(clause, (*who, *verb, *w[i + 1 :]), sure=UNSURE["decided"]))
    return None


_GOING_ON = frozenset({"REL", "PAST", "ING", "DET", "NUM"})
"""Classes of words that tell more of a name behind a comma: ", 58, of Orr", "one of"."""


def office(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "His wife, Ada Lind, left" in two: that Ada Lind left, and that she was his wife."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for comma in [i for i in open_places(w, 2, len(w) - 1) if w[i].text == ","]:
        start, end = phrase_start(w, comma), comma + 1
        while end < len(w) and w[end].tag in ("NAME", "NOUN") and w[end].text[0].isupper():
            end += 1
        head = next((i for i in range(start, comma) if w[i].tag == "PREP"), comma)
        named, told = w[comma + 1 : end], w[start:comma]
        somebody = w[head - 1].lower in _PERSONS or is_person_noun(w[head - 1].lower)
        if not named or not told or not somebody:
            continue
        the = told[0].lower == "the" or any(x.tag == "POSS" for x in w[start:head])
        placed = is_place(" ".join(x.text for x in named)) or (head < comma and len(named) < 2)
        closed = end == len(w) or (w[end].text == "," and w[end + 1].tag not in ("CONJ", "NAME"))
        listed = start and w[start - 1].text in ",;:" and w[0].tag not in ("PREP", "ADV", "SUB")
        listed = listed or (start > 0 and w[start - 1].tag == "CONJ")
        listed = listed or any(x.tag == "CONJ" for x in told)  # "to six years and his wife, Ada,"
        opened = start > 0 and main.start > comma and w[start - 1].tag in ("PREP", "SUB")
        opened = opened or [x.lower for x in w[max(0, start - 2) : start]] == ["according", "to"]
        tense = description_tense(w, main, named, told)
        if not the or placed or not closed or listed or opened or tense is None or w[start].ground:
            continue
        verb = supplied(be(tense, plural=False), "AUX", "verb", w[comma].start)
        told_on = w[end + 1 : end + 2] and w[end + 1].tag in _GOING_ON
        aside = told_on and not any(g.start == end + 1 for g in clause.groups)
        rest = (*w[:start], *named, *w[end if aside else end + 1 :])
        said = (*borrowed(named, "antecedent"), *verb, *told)
        return cut(clause, rest, said, sure=UNSURE["who_it_is"])
    return None
