"""Whether the clause behind a joint has a subject of its own: "and in the end | the wall fell"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.lexicon import BE, BOUND_WORDS, SAME_IN_PAST, WITHOUT_OBJECT
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.statements.objects import may_describe
from claimgraph.reading.statements.phrases import (
    dated,
    is_phrase,
    names_time,
    opened,
    phrase_start,
    with_participle,
)
from claimgraph.reading.statements.words import (
    NOMINAL,
    SOME,
    Word,
    agreement,
    is_bare_verb,
    plural,
)

_ARTICLES = frozenset({"the", "a", "an", "another", "this", "these", "those", "every"})
_LATER = frozenset({"later", "earlier", "afterwards", "ago"})
_IN_OPENING = frozenset({"PREP", "DET", "POSS", "NUM", "ADJ", "NOUN", "NAME", "ADV", "PRON"})
"""Classes of words in a phrase that opens a clause."""
_TOLD = frozenset({"DET", "POSS", "NUM", "ADJ", "NOUN", "NAME", "PRON", "SUB"})
"""Classes of words that a verb has as its object, or that open it."""


def has_own_subject(
    w: Sequence[Word], i: int, group: VerbGroup, groups: Sequence[VerbGroup]
) -> bool:
    """Whether a clause that begins behind ``i`` has a subject before its verb."""
    end, mark, comma = group.start, w[i].text == ";", w[i - 1].text == ","
    if w[end - 1].lower == "there":
        return True
    if w[i + 1].tag == "ADV" and w[i + 2].text == ",":
        i += 2  # "; however, only one"
    if mark and w[i + 1].tag == "ING":  # "; moving it solves the problem"
        return agreement(w, group) is not True or plural(w[end - 1 : end])  # "; running costs are"
    while end > i + 1 and w[end - 1].tag in ("ADV", "NOT"):
        end -= 1
    if end > i + 1 and w[end - 1].text == ",":  # "and the driver, a man of 23, was fined"
        end = opened(w, end - 1) or end
    opens = w[end - 1].tag == "CONJ" or w[end - 1].lower in ("that", "who", "which")
    if comma and end == i + 2 and w[i + 1].tag == "ING" and group.form == "be":
        return True  # ", and filming was put off"
    if end <= i + 1 or opens or any(x.text in ";:" for x in w[i + 1 : end]):
        return False  # "between 2014 and 2023 and compared": what is joined has no subject
    start = max(
        i + 1, with_participle(w, groups, phrase_start(w[i + 1 : end], end - i - 1) + i + 1)
    )
    again = (k for k in range(end - 1, start, -1) if w[k].text in _ARTICLES)
    start = next((k for k in again if w[k - 1].tag in ("NOUN", "NAME")), start)  # "in Orr | a wall"
    if start >= end or not any(x.tag in NOMINAL for x in w[start:end]):
        return False
    if comma and _is_told_of(w, i, end):
        return True
    if w[i - 1].tag == "NUM" and all(x.tag == "NUM" for x in w[start:end]):
        return False  # "lines 2 and 3 show", "the 2011 and 2017 counts"
    opening = w[i + 1 : start]
    if opening and opening[0].tag == "PREP" and w[start].lower in SUBJECT_PRONOUNS:
        return not any(x.tag in ("REL", "CONJ", "SUB") for x in opening)  # "but in most it is"
    verb = w[group.start]
    base = w[end - 1].tag == "NOUN" and is_bare_verb(verb) and verb.lower not in SAME_IN_PAST
    several = plural(w[start:end]) or any(x.tag == "NUM" or x.lower in SOME for x in w[i + 1 : end])
    if (base or verb.lower in ("are", "were", "have")) and not several:
        listed = bool(opening) and opening[-1].tag == "CONJ"
        if mark and (w[end - 1].tag == "NAME" or w[end - 1].lower in SOME):
            return True  # teams are many: "only Orr have won more", "; all have recovered"
        return listed and all(x.tag in NOMINAL | {"DET", "CONJ", "MARK"} for x in opening)
    if any(x.tag in ("REL", "CONJ") for x in opening):
        return False
    if [x.lower for x in opening] == ["at"] and w[start].lower not in ("least", "most"):
        return False  # "and at nine left", but "and at least nine left"
    if mark and opening and opening[0].tag == "PREP":
        return True  # "; in local money the rise was 9%"
    if opening and opening[-1].text == ",":  # not "and a cat, its tail cut off by"
        named = opening[0].tag in NOMINAL | {"DET", "POSS"} or opening[0].lower == "of"
        return not named or not may_describe(w, group)
    placed = w[start].tag in ("DET", "POSS") and opening and _opens_clause(w, opening, group)
    return not opening or placed or _tells_when(opening)


def _is_told_of(w: Sequence[Word], i: int, end: int) -> bool:
    """Whether a subject with its relative clause stands behind a joint: "people who skip it"."""
    who = next((k for k in range(i + 2, end) if w[k].tag in ("REL", "SUB")), 0)
    if w[who].lower not in ("who", "that", "which") or w[who - 1].tag != "NOUN":
        return False
    plain = is_phrase(w[i + 1 : who]) and not any(x.text == "," for x in w[i + 1 : end])
    return plain and sum(x.tag in ("REL", "SUB", "CONJ") for x in w[i + 1 : end]) == 1


def _tells_when(opening: Sequence[Word]) -> bool:
    """Whether what stands before a subject is an adverb or a time: "by 1900 only the keep"."""
    if all(x.tag in ("ADV", "SUB", "NOT") or x.lower in BOUND_WORDS for x in opening):
        return True
    plain = all(x.tag in ("PREP", "DET", "NUM", "ADJ", "NOUN", "ADV") for x in opening)
    named = opening[0].tag == "PREP" and dated(opening)
    last = opening[-2] if opening[-1].lower in _LATER and len(opening) > 1 else opening[-1]
    return plain and (named or (opening[0].tag != "NOUN" and names_time(last)))


def _opens_clause(w: Sequence[Word], opening: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a phrase before a subject opens its clause: "in the end the wall was rebuilt", but
    not "in the mill the family owned", in which the clause tells of the mill."""
    first, last = opening[0], opening[-1]
    plain = all(x.tag in _IN_OPENING and not x.held for x in opening) and last.tag != "PREP"
    if not plain or first.tag != "PREP" or first.lower == "of":
        return False
    done = w[group.start].lower in BE and w[group.head].tag == "PAST"  # nothing is left to tell of
    rest = w[group.end : group.end + 2]
    told = any(x.tag in _TOLD for x in rest[:1]) and not any(map(names_time, rest))  # "a year ago"
    never = bool(WITHOUT_OBJECT & set(lemmas(w[group.head].lower, "VERB")))
    return done or never or told
