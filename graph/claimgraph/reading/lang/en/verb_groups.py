"""Verb groups of a stretch of tagged words: which are finite, and which clause each belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimgraph.reading.lang.en.awaited_verbs import DESCRIBING, is_apposed
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_participle_only,
    is_third_person,
    lemmas,
)
from claimgraph.reading.lang.en.lexicon import BE, HAVE, NOT_FINITE, REPORTING
from claimgraph.reading.lang.en.reduced_clauses import without_participles
from claimgraph.reading.lang.en.tokens import (
    FINITE,
    FULL_VERBS,
    HEADS,
    Form,
    Tag,
    Tagged,
    Token,
    VerbGroup,
    has_four_digits,
)
from claimgraph.reading.lang.word_lists import word_list

_GOES_ON = NOT_FINITE | HAVE | {"be"}
"""Auxiliaries that stand behind another."""
_BEING = frozenset({"be", "been", "being"})
_CAUSING = word_list("en/connectives.txt", "causing")
SUBJECT_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
OBJECT_PRONOUNS = frozenset({"me", "him", "us", "them"})
"""Pronouns that are no subject; "her" may be a possessive."""
_OF_TIME = frozenset({"after", "before", "since", "until", "till"})
_DAYTIMES = frozenset({"noon", "midnight", "dawn", "dusk", "sunrise", "sunset", "half-time"})
MOMENTS = word_list("en/connectives.txt", "opening clauses of time")
_EACH = frozenset({"every", "each", "first", "last", "next"})
"""Words before "time" where it opens a clause."""
_OPENERS = frozenset({"REL", "SUB", "PREP"})
"""Classes of words that can open a clause."""
_TELLING = _OPENERS | FINITE | {"MARK"}
"""Classes of the words that verb groups are found by; "the moment" and the like open some, too."""
_SUBJECTS = frozenset({"PRON", "DET", "POSS", "NAME", "NOUN"})
_BESIDE = ("ADV", "NOT")
_SAYING = frozenset({"say", "think", "hope"})
"""Verbs that a clause follows and no thing."""


@dataclass(slots=True)
class TaggedWord:
    """A word in lower case with its class."""

    lower: str
    tag: Tag


def main_verb(tokens: Sequence[Token], tags: Sequence[Tag], clause: range) -> int | None:
    """Return the place of the full verb of a main clause; None where none was found."""
    words = [TaggedWord(tokens[i].lower, tags[i]) for i in clause]
    group = next((g for g in verb_groups(words) if g.opener is None), None)
    return None if group is None else clause.start + group.head


def holds_main(tokens: Sequence[Token], tags: Sequence[Tag]) -> bool:
    """Whether some verb of a few words is not of a relative clause within them."""
    words = zip(tokens, tags, strict=True)
    related = any(tag == "REL" or token.lower == "that" for token, tag in words)
    return not related or main_verb(tokens, tags, range(len(tokens))) is not None


def verb_groups(w: Sequence[Tagged]) -> list[VerbGroup]:
    """Return the finite verb groups of some words, in order; linear."""
    found: list[VerbGroup] = []
    opener: int | None = None
    past = 0
    for i in [i for i, x in enumerate(w) if x.tag in _TELLING or x.lower in MOMENTS]:
        if i < past:
            continue
        tag = w[i].tag
        if (tag in _OPENERS and _opens(w, i)) or (w[i].lower in MOMENTS and opens_when(w, i)):
            opener = i
        elif tag == "MARK" and w[i].lower in ";:":
            opener = None
        group = _group_at(w, i, opener) if tag in FINITE else None
        if group is not None:
            found.append(_related(w, group, found))
            opener, past = None, group.end
    return without_participles(w, found)


def _related(w: Sequence[Tagged], group: VerbGroup, before: Sequence[VerbGroup]) -> VerbGroup:
    """Return a verb as one of what is said of a noun before: "a pump that Orr says works"."""
    last = before[-1] if before else None
    told = last is not None and last.end == group.start and last.opener is not None
    if not told or last is None or before[0].opener is not None:
        return group
    says = not _SAYING.isdisjoint(lemmas(w[last.head].lower, "VERB"))
    return replace(group, opener=last.opener) if says else group


def _opens(w: Sequence[Tagged], i: int) -> bool:
    """Whether a word opens a clause of its own: not "as chairman", "before closing"."""
    if w[i].tag == "REL":
        return True
    if w[i].tag != "SUB" and not (w[i].lower in ("since", "until", "till") and w[i].tag == "PREP"):
        return False
    if w[i].lower == "as" and i and w[i - 1].lower == "such":
        return False  # "towns such as Orr remained"
    if w[i].lower == "as" and i + 2 < len(w) and w[i + 1].tag == "PAST" and w[i + 2].tag == "PREP":
        return False  # "as shown by huts found in May"
    if i + 1 < len(w) and (
        w[i + 1].lower in ("then", "of") or w[i + 1].tag == "CONJ" or _is_year(w, i + 1)
    ):
        return False  # "since then", "because of", "since 1975 volunteers have"
    joined = w[i].lower in _OF_TIME and i + 2 < len(w) and w[i + 2].tag == "CONJ"
    if joined and w[i + 1].lower in _DAYTIMES:
        return False  # "rose before noon and Lund fell"
    related = w[i].lower == "that" and i > 0 and w[i - 1].tag == "NOUN"
    if related and i + 1 < len(w) and w[i + 1].lower == ",":
        return True  # "a ring that, according to tradition, speaks"
    depth = 0
    for j in range(i + 1, min(i + 25, len(w))):
        if w[j].lower in ("(", ")") or depth:
            depth += (w[j].lower == "(") - (w[j].lower == ")")
            continue
        if w[j].tag in ("AUX", "MODAL", "VERB") or (
            w[j].tag == "PAST" and (j > i + 1 or w[i].lower == "that")
        ):
            return w[j].lower not in NOT_FINITE
        named = j > i + 1 and w[j - 1].tag in ("NOUN", "NAME")
        if named and w[j].lower in SUBJECT_PRONOUNS and w[i].lower in _OF_TIME:
            return False  # "after the war she taught"
        if w[j].tag == "TO" and w[i].lower == "that":
            continue  # "that its failure to do so made"
        if w[j].lower == "," and w[i].tag == "SUB" and is_apposed(w, j):
            return True
        if w[j].tag in ("MARK", "SUB", "REL", "TO") and w[j].lower not in ("-", "$", "€", "£"):
            return False
        if w[j].tag == "ING" and j == i + 1 and w[i].lower != "whereas":
            told = w[j + 1] if j + 1 < len(w) else w[j]
            third = told.tag == "VERB" and is_third_person(told.lower)
            return told.tag in ("AUX", "MODAL") or third  # "while buying builds equity"
        bare = w[i].lower == "as" and w[j].tag == "CONJ" and j + 1 < len(w)
        if bare and w[j + 1].lower in SUBJECT_PRONOUNS:
            return False  # "go in as a party and we come out as one"
        if w[j].tag == "CONJ" and j + 1 < len(w) and w[j + 1].tag in FINITE:
            return False  # "as a player and did": what follows goes on with the main clause
    return False


def opens_when(w: Sequence[Tagged], i: int) -> bool:
    """Return whether a noun of time opens a clause: "by the time he left", "the day he left, it".

    Not that of "in the morning he left", whose clause is the main one.
    """
    if i < 1 or i + 2 >= len(w) or w[i + 1].tag not in _SUBJECTS:
        return False
    the, before = w[i - 1].lower == "the", w[i - 2].lower if i > 1 else ""
    if w[i].lower == "time" and (w[i - 1].lower in _EACH or (the and before == "by")):
        return True
    if not the or before == "at":
        return False
    verbs = [j for j in range(i + 2, min(i + 30, len(w))) if w[j].tag in FINITE]
    again = verbs[0] + 1 if verbs else len(w)
    comma = next((j for j in range(again, len(w) - 1) if w[j].lower == ","), len(w) - 1)
    told = next((j for j in verbs if j > comma), None)
    main = told is not None and all(x.tag in DESCRIBING | _SUBJECTS for x in w[comma + 1 : told])
    starts = told is not None and comma + 1 < told and w[comma + 1].tag in _SUBJECTS
    reports = told is not None and not REPORTING.isdisjoint(lemmas(w[told].lower, "VERB"))
    return main and starts and not reports


def _is_year(w: Sequence[Tagged], i: int) -> bool:
    """Whether a number of four digits stands before a subject."""
    number = w[i].tag == "NUM" and has_four_digits(w[i].lower)
    return number and i + 1 < len(w) and w[i + 1].tag in (*HEADS, "DET", "POSS", "ADJ")


def _group_at(w: Sequence[Tagged], i: int, opener: int | None) -> VerbGroup | None:
    """Return the finite group that begins here."""
    here, word = w[i].tag, w[i].lower
    if here == "MODAL":
        return _grown(w, i, "modal", opener)
    if here == "AUX":
        if word in NOT_FINITE or (i and w[i - 1].tag in ("TO", "MODAL")):
            return None
        form: Form = "be" if word in BE else "have" if word in HAVE else "do"
        return _grown(w, i, form, opener)
    if here == "PAST" and not is_participle_only(word) and w[i - 1].lower not in _BEING:
        return VerbGroup(i, i, i + 1, "past", opener)
    if here == "VERB" and not _infinitive(w, i):
        return VerbGroup(i, i, i + 1, "present", opener)
    return None


def _infinitive(w: Sequence[Tagged], i: int) -> bool:
    """Whether a base form belongs to a "to" or modal before it: "to plan and build"."""
    base = is_base_form(w[i].lower)
    if not base:
        return False
    j = i - 1
    while j >= 0 and w[j].tag in ("ADV", "NOT"):
        j -= 1
    if j < 0 or w[j].tag in ("TO", "MODAL"):
        return True
    if _made_to(w, i):
        return True
    if w[j].tag == "CONJ" or w[j].lower == ",":
        return not _in_list(w, j) and any(_leads(w, k) for k in range(max(0, j - 25), j))
    return False


def _leads(w: Sequence[Tagged], k: int) -> bool:
    """Whether a "to" or modal stands before a verb: not "gave birth to two and raised them"."""
    return w[k].tag == "MODAL" or (w[k].tag == "TO" and w[k + 1].tag in ("VERB", "AUX", "ADV"))


def _in_list(w: Sequence[Tagged], conj: int) -> bool:
    """Whether "and" ends a list of verbs in the present: "open in May, learn to swim and leave"."""
    commas = [k for k in range(1, conj) if w[k].lower == "," and w[k + 1].tag == "VERB"]
    first = next((k for k in range(conj) if w[k].tag in ("VERB", "TO", "MODAL")), conj)
    return bool(commas) and w[conj].tag == "CONJ" and first < commas[0] and w[first].tag == "VERB"


def _made_to(w: Sequence[Tagged], i: int) -> bool:
    """Whether somebody is helped, let or seen to do this: "helped them find their bags"."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if w[j].tag in FULL_VERBS:
            return bool(set(lemmas(w[j].lower, "VERB")) & _CAUSING)
        joined = w[j].tag == "CONJ" and w[i - 1].tag == "NAME"  # "made Orr and Velm grow"
        if not joined and w[j].tag not in ("PRON", "DET", "POSS", "ADJ", "NOUN", "NAME", "NUM"):
            return False
    return False


def _grown(w: Sequence[Tagged], i: int, form: Form, opener: int | None) -> VerbGroup:
    """Return a group with the verbs that follow its first auxiliary."""
    head, end, j = i, i + 1, i + 1
    while j < len(w) and j - end < 4:
        if w[j].tag == "AUX" and w[j].lower in _GOES_ON:
            head, end = j, j + 1
        elif w[j].tag in ("PAST", "ING", "VERB") and _follows(w, head, j, form):
            return VerbGroup(i, j, j + 1, form, opener)
        elif w[j].tag not in _BESIDE:
            break
        j += 1
    return VerbGroup(i, head, end, form, opener)


def _follows(w: Sequence[Tagged], aux: int, verb: int, form: Form) -> bool:
    if w[verb].tag == "VERB":
        return form in ("modal", "do")
    return w[verb].tag == "PAST" or w[aux].lower in BE
