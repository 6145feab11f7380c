"""What "who" and "which" stand for: the phrase before the comma, or a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.dictionary import is_past_only, is_plural, lemmas
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.lexicon import (
    CALENDAR,
    COLLECTIVES,
    ORGANISATION_HEADS,
    ROLES,
    SAYINGS,
)
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.phrases import is_phrase, phrase_start
from claimgraph.reading.statements.words import (
    NOMINAL,
    Clause,
    Word,
    open_places,
    plural,
    supplied,
)

_LATER = frozenset({"later", "earlier", "before", "after"})
_LEADS_TO_NAMES = frozenset({"VERB", "PAST", "AUX", "ADV"})


def antecedent(w: Sequence[Word], comma: int, person: bool, many: bool | None) -> Sequence[Word]:
    """Return the phrase before a comma that "who" or "which" stands for; empty when unsure."""
    start = phrase_start(w, comma)
    if start == 1 and w[0].tag == "ING" and w[1].tag == "NOUN" and w[comma - 1].tag == "NAME":
        start = 0  # "Rating agency Fitch, which"
    if any(x.tag == "CONJ" for x in w[start:comma]) and w[start - 1].text == "," and start:
        if not many:
            return ()  # of "A, B and C, which" the last alone or all may be meant
        while start > 1 and w[start - 1].text == "," and phrase_start(w, start - 1) < start - 1:
            start = phrase_start(w, start - 1)
    inner = (i for i in range(start + 1, comma) if w[i].tag in ("DET", "POSS"))
    start = next((i for i in inner if w[i].lower[-1] != "s" and w[i - 1].tag in NOMINAL), start)
    phrase = w[start:comma]
    if not person and phrase and (_is_day(phrase) or phrase[-1].lower in CALENDAR):
        return ()  # "a report of May, which", "left on 6 May 1847, which"
    if not many and any(x.tag == "CONJ" for x in phrase):
        return ()  # "the home of Orr and the yard, which has"
    if person and start and w[start - 1].text == "," and not is_person(phrase):
        return ()  # "a judge in Orr, the capital, who"
    if start and w[start - 1].lower in ("aged", "age"):
        return ()  # "Ada Lund, aged fourteen, who"
    if not person and _ends_participle(w, start):
        return ()
    within = start - 2 if start > 1 and w[start - 1].tag == "PREP" else 0
    within -= within > 0 and w[within].tag == "ADV"
    if within > 0 and w[within].text == ",":
        return ()  # "Lind, formerly of Orr, who"
    if not any(x.tag in NOMINAL for x in phrase) or (start and w[start - 1].lower == "than"):
        return ()  # "costs more than the bus, which" may mean either
    if start and w[start - 1].lower == "or":
        return ()  # "oak, or elm leaves, which"
    links = [i for i, x in enumerate(phrase) if x.tag == "PREP"]
    several = any(is_plural(x.lower) or x.tag == "CONJ" for x in phrase)
    if many and phrase[-1].tag == "NOUN" and not several:
        return ()  # "ways of thinking and acting, which contribute": the last noun is but one
    if not links:
        unlike = many is False and plural(phrase) and phrase[-1].text.islower()
        return () if not person and (unlike or _follows_noun(w, start, many)) else phrase
    return _part_meant(phrase, links, person, many)


def _ends_participle(w: Sequence[Word], start: int) -> bool:
    """Whether a phrase ends what a participle tells of the noun before it, which "which" may mean
    as well: "is a firm based in the south of Orr, which was sold"."""
    at = start - 1
    while at > 1 and w[at].tag in ("PREP", "DET", "ADJ", "NOUN"):
        at -= 1
    if at == start - 1 or at < 3 or w[at].tag != "PAST" or w[at - 1].tag != "NOUN":
        return False
    noun = phrase_start(w, at)
    return noun > 0 and w[noun].lower in ("a", "an") and w[noun - 1].tag in (*FINITE, "PREP")


def _part_meant(
    phrase: Sequence[Word], links: Sequence[int], person: bool, many: bool | None
) -> Sequence[Word]:
    """Return what is meant of a phrase with prepositions: all of it, or what follows the last."""
    head, last = phrase[: links[0]], phrase[links[-1] + 1 :]
    if _is_day(last):
        of = phrase[links[-1]].lower == "of"
        return phrase if of else phrase[: links[-1]]  # "the Act of 1847, which", "a hit in 2009,"
    if person and head and head[-1].tag == "NAME" and phrase[links[0]].lower == "of":
        return phrase  # "Ada Lind of the University of Orr, who"
    named = len(head) > 1 and head[-1].tag == "NAME" and phrase[links[0]].lower in ("of", "at")
    if named and not person and ORGANISATION_HEADS.isdisjoint(x.lower for x in head):
        return last  # "Ada Lind of Velm Capital, which"
    if many and not plural(head) and not plural(last) and last[-1].tag == "NAME":
        return last  # "his old rival for the Rovers, who have won"
    head_person, last_person = is_person(head), is_person(last)
    if head_person != last_person:
        if head_person and not person and len(links) > 1:
            return ()  # "patients with gout of the toe, which": the gout or the toe
        return phrase if head_person == person else last
    if person and head_person and last_person and phrase[links[-1]].lower == "by":
        return last  # "succeeded as mayor by his nephew, who"
    if person and not head_person and head and head[-1].lower not in COLLECTIVES:
        return last if last[-1].tag == "NAME" and head[-1].tag == "NOUN" else ()
    if many is not None and plural(head) != plural(last):
        return phrase if plural(head) == many else last
    return phrase if person and not any(phrase[i].lower == "of" for i in links) else ()


def _is_day(phrase: Sequence[Word]) -> bool:
    """Whether a phrase is a day, a month or a year."""
    return all(x.tag == "NUM" or x.lower in CALENDAR for x in phrase)


def _follows_noun(w: Sequence[Word], start: int, many: bool | None) -> bool:
    """Whether a phrase only tells of a noun before it that "which" may mean as well: "a song about
    Orr, which was banned"."""
    if start < 3 or w[start - 1].tag != "PREP":
        return False
    told = w[start - 2].tag == "ING" or (w[start - 2].tag == "PAST" and w[start - 1].lower == "by")
    end = start - 2 if told else start - 1  # "calling for a truce", "the terms set by the firms"
    if w[end - 1].tag not in ("NOUN", "NAME"):
        return False
    other = w[phrase_start(w, end) : end]
    return many is None or plural(other) == many


def is_person(phrase: Sequence[Word]) -> bool:
    """Whether a phrase tells of somebody by what they are: "the baker"."""
    return any(
        x.lower in ROLES
        or x.lower in ("people", "man", "woman", "men", "women")
        or (x.tag == "NOUN" and is_person_noun(x.lower.removesuffix("s")))
        for i, x in enumerate(phrase)
        if not _is_in_body(phrase, i)
    )


def _is_in_body(phrase: Sequence[Word], i: int) -> bool:
    """Whether a word is one of the name of a body: the "General" of "the General Council"."""
    last = i
    while last + 1 < len(phrase) and phrase[last + 1].text[:1].isupper():
        last += 1
    return last > i and phrase[i].text[0].isupper() and phrase[last].lower in ORGANISATION_HEADS


def may_resume(w: Sequence[Word], groups: Sequence[VerbGroup], own: VerbGroup, end: int) -> bool:
    """Whether the end of a relative clause may be of the main one: "bought Orr, …, from Lund"."""
    for i in open_places(w, own.end, end - 1):
        bare = w[i].text == "," and w[i + 1].tag in FINITE and end == len(w)
        if bare and (w[i + 1].tag != "PAST" or is_past_only(w[i + 1].lower)):
            return True  # "a party, at which the mayor, who is ill, spoke"
        other = w[i].text == "," and w[i + 1].lower == "or" and w[i + 2 : i + 3]
        if other and w[i + 2].tag in ("NOUN", "NAME", "DET", "POSS") and end == len(w):
            return True  # "a drug of Lund, who won a prize, or another one"
        if w[i].text == "," and end == len(w) and all(x.tag in ("ADJ", "ADV") for x in w[i + 1 :]):
            return True  # "leaving the clerks, who had no pay, worse off"
        if w[i].text == "," and end == len(w) and _is_next_item(w, i + 1):
            return True  # "recall her temper, which was short, her hand, which …"
    for i in open_places(w, own.end, end - 2):
        joined = w[i + 1].tag == "CONJ"
        at = i + 2 if w[i + 1].tag == "PREP" else i + 1
        if w[i].tag == "CONJ" and w[at].lower in ("who", "which", "whose", "whom"):
            return True  # "who studied in Orr and who came home", "and without which it fails"
        at = i + 1 + joined
        later = (g for g in groups if g.start > i)
        if w[i].text != "," or end < len(w) or any(not _is_related(w, g) for g in later):
            continue
        inner = range(own.end, end)
        commas = sum(w[k].text == "," and w[k + 1].tag != "REL" for k in inner)
        if w[at].tag == "PREP" and (joined or w[at].lower in ("to", "from")):
            return True
        if joined and commas == 1 and w[at].tag in ("DET", "POSS", "NAME"):
            return True
    return False


def resumes_list(
    w: Sequence[Word], groups: Sequence[VerbGroup], i: int, verb: int, comma: int
) -> bool:
    """Whether what stands behind a comma is of the main clause: one more object, or a time."""
    if any(g.start > i for g in groups):
        return False
    late = w[i + 1].tag == "NUM" and w[-1].lower in _LATER and len(w) - i < 6
    joint = w[i + 1].tag == "CONJ" and not any(x.tag == "CONJ" for x in w[verb:i])
    phrase = joint and is_phrase(w[i + 2 :]) and not any(x.text == "," for x in w[i + 2 :])
    return late or (phrase and phrase_start(w, comma) == verb)


def _is_next_item(w: Sequence[Word], start: int) -> bool:
    """Whether a thing begins that is told of by a relative clause of its own, or brought by "and"
    without a verb: ", her hand, which", ", and the loss of a man, who"."""
    joined = w[start].tag == "CONJ"
    at = start + joined
    if at >= len(w) or w[at].tag not in ("DET", "POSS", "NAME", "NOUN"):
        return False
    end = next((k for k in range(at, len(w)) if w[k].text == "," or w[k].tag in FINITE), len(w))
    plain = end == len(w) or w[end].text == ","
    return plain and end + 1 < len(w) and w[end + 1].tag == "REL"


def _is_related(w: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a verb is that of a relative clause behind a comma."""
    opener = group.opener or 0
    return w[opener].tag == "REL" and w[opener - 1].text == ","


def stands_for_all(verb: Word, found: Sequence[Word]) -> bool:
    """Whether "which" is what was told: "accused Orr of theft, which Orr denied"."""
    stand = set(lemmas(verb.lower, "VERB")) & _TAKING_A_STAND
    return bool(stand) and not any({x.lower, x.lower.removesuffix("s")} & SAYINGS for x in found)


_TAKING_A_STAND = word_list("en/statements.txt", "taking a stand")


def without_age(clause: Clause) -> Clause:
    """Return a clause without an age that parts a name from what is told of it: "Lind, 47, who"."""
    w = clause.words
    for i in open_places(w, 1, len(w) - 3):
        aged = w[i].text == "," and w[i + 1].tag == "NUM" and len(w[i + 1].text) < 4
        named = w[i - 1].tag in ("NAME", "NOUN")
        if aged and named and w[i + 2].text == "," and w[i + 3].tag == "REL":
            return replace(clause, words=(*w[:i], *w[i + 2 :]))
    return clause


def with_comma(clause: Clause) -> Clause:
    """Return a clause with the comma that "met Jon Lind who was a clerk" leaves out, or "at Orr
    College where she taught"."""
    w = clause.words
    who = [i for i in open_places(w, 2, len(w) - 2) if w[i].tag == "REL" or w[i].lower == "where"]
    if len(who) != 1 or w[who[0]].lower not in ("who", "where") or w[who[0] - 1].tag != "NAME":
        return clause
    at = start = who[0]
    while start and w[start - 1].tag == "NAME":
        start -= 1
    placed = w[at].lower == "where"
    before = w[start - 2] if placed and w[start - 1].lower == "the" else w[start - 1]
    verb = start - 1 - (w[start - 1].tag == "PREP" and w[start - 2].tag in _LEADS_TO_NAMES)
    told = w[verb].tag in _LEADS_TO_NAMES or w[start - 1].lower == "by"
    told = before.lower in ("in", "at", "to") if placed else told
    if not told or any(g.opener is None and g.start > at for g in clause.groups):
        return clause
    return replace(
        clause, words=(*w[:at], *supplied(",", "MARK", "inflection", w[at].start), *w[at:])
    )
