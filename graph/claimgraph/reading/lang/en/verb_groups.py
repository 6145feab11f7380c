"""Verb groups of a stretch of tagged words: which are finite, and which clause each belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from claimgraph.reading.lang.en.connectives import MADE_SOMETHING, REPORTING
from claimgraph.reading.lang.en.dictionary import is_participle_only, is_past_only, lemmas
from claimgraph.reading.lang.en.tagging import Tag
from claimgraph.reading.lang.word_lists import word_list

_AFTER_PARTICIPLES = word_list("en/connectives.txt", "after participles")


class Tagged(Protocol):
    """A word with its class."""

    @property
    def lower(self) -> str: ...
    @property
    def tag(self) -> Tag: ...


Form = Literal["present", "past", "be", "have", "do", "modal"]
"""How a group begins: a finite full verb, or the auxiliary that stands first."""
BE = word_list("en/connectives.txt", "be")
HAVE = word_list("en/connectives.txt", "have")
_NOT_FINITE = word_list("en/connectives.txt", "not finite")
_CAUSING = word_list("en/connectives.txt", "causing")
_MEASURES = word_list("en/connectives.txt", "measures")
_BESIDE = ("ADV", "NOT")
_NOMINAL = ("NOUN", "NAME", "NUM", "PRON")


class VerbGroup(NamedTuple):
    """A finite verb with its auxiliaries: words from ``start`` to ``end``, the verb at ``head``.

    ``opener`` is the place of the "that", "because" or "who" whose clause it belongs to; None in
    a main clause.
    """

    start: int
    head: int
    end: int
    form: Form
    opener: int | None = None


def verb_groups(w: Sequence[Tagged]) -> list[VerbGroup]:
    """Return the finite verb groups of some words, in order; linear."""
    found: list[VerbGroup] = []
    opener: int | None = None
    i = 0
    while i < len(w):
        if _opens(w, i):
            opener = i
        elif w[i].tag == "MARK" and w[i].lower in ";:":
            opener = None
        group = _group_at(w, i, opener)
        if group is None:
            i += 1
            continue
        found.append(group)
        opener, i = None, group.end
    return _without_participles(w, found)


def _opens(w: Sequence[Tagged], i: int) -> bool:
    """Whether a word opens a clause of its own: not "as chairman", "before closing"."""
    if w[i].tag == "REL":
        return True
    if w[i].tag != "SUB" and not (w[i].lower in ("since", "until", "till") and w[i].tag == "PREP"):
        return False
    if i + 1 < len(w) and w[i + 1].lower == "then":
        return False  # "since then"
    for j in range(i + 1, min(i + 25, len(w))):
        if w[j].tag in ("AUX", "MODAL", "VERB") or (w[j].tag == "PAST" and j > i + 1):
            return w[j].lower not in _NOT_FINITE
        if w[j].tag in ("MARK", "SUB", "REL", "TO") and w[j].lower not in ("-", "$", "€", "£"):
            return False
        if w[j].tag == "ING" and j == i + 1:
            return j + 1 < len(w) and w[j + 1].tag in ("AUX", "MODAL")
        if w[j].tag == "CONJ" and j + 1 < len(w) and w[j + 1].tag in ("PAST", "VERB", "AUX"):
            return False  # "as a player and did": what follows goes on with the main clause
    return False


def _group_at(w: Sequence[Tagged], i: int, opener: int | None) -> VerbGroup | None:
    """Return the finite group that begins here."""
    here, word = w[i].tag, w[i].lower
    if here == "MODAL":
        return _grown(w, i, "modal", opener)
    if here == "AUX":
        if word in _NOT_FINITE or (i and w[i - 1].tag in ("TO", "MODAL")):
            return None
        form: Form = "be" if word in BE else "have" if word in HAVE else "do"
        return _grown(w, i, form, opener)
    if here == "PAST" and not is_participle_only(word):
        return VerbGroup(i, i, i + 1, "past", opener)
    if here == "VERB" and not _infinitive(w, i):
        return VerbGroup(i, i, i + 1, "present", opener)
    return None


def _infinitive(w: Sequence[Tagged], i: int) -> bool:
    """Whether a base form belongs to a "to" or modal before it: "to plan and build"."""
    base = w[i].lower in lemmas(w[i].lower, "VERB")
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
        return any(w[k].tag in ("TO", "MODAL") for k in range(max(0, j - 25), j))
    return False


def _made_to(w: Sequence[Tagged], i: int) -> bool:
    """Whether somebody is helped, let or seen to do this: "helped them find their bags"."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if w[j].tag in ("PAST", "VERB", "ING"):
            return bool(set(lemmas(w[j].lower, "VERB")) & _CAUSING)
        if w[j].tag not in ("PRON", "DET", "POSS", "ADJ", "NOUN", "NAME", "NUM"):
            return False
    return False


def _grown(w: Sequence[Tagged], i: int, form: Form, opener: int | None) -> VerbGroup:
    """Return a group with the verbs that follow its first auxiliary."""
    head, end, j = i, i + 1, i + 1
    while j < len(w) and j - end < 4:
        if w[j].tag == "AUX" and w[j].lower in _NOT_FINITE | HAVE | {"be"}:
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


def _without_participles(w: Sequence[Tagged], found: list[VerbGroup]) -> list[VerbGroup]:
    """Leave out what is no finite verb: "built in 1909" of "The bridge built in 1909 fell"."""
    kept: list[VerbGroup] = []
    for n, group in enumerate(found):
        after = _next(w, found, n)
        if group.form == "present" and (_is_noun(w, kept, group) or _titled(w, group, after)):
            continue
        if not (group.form == "past" and _reduced(w, kept, group, after)):
            kept.append(group)
        elif after and group.opener is not None and after.opener is None:
            found[found.index(after)] = VerbGroup(
                after.start, after.head, after.end, after.form, group.opener
            )
    return kept


def _next(w: Sequence[Tagged], found: Sequence[VerbGroup], n: int) -> VerbGroup | None:
    """Return the group behind one, a second participle passed over: "led by X and held in May"."""
    after = found[n + 1] if n + 1 < len(found) else None
    later = found[n + 2] if n + 2 < len(found) else None
    if after is None or later is None or after.form != "past" or found[n].form != "past":
        return after
    aside = found[n].start and w[found[n].start - 1].lower == "," and _follows_link(w, found[n])
    joined = w[after.start - 1].tag == "CONJ" and _follows_link(w, after)
    return later if aside and joined and w[later.start - 1].lower == "," else after


def _follows_link(w: Sequence[Tagged], group: VerbGroup) -> bool:
    return group.end < len(w) and w[group.end].tag == "PREP"


def _is_noun(w: Sequence[Tagged], before: list[VerbGroup], group: VerbGroup) -> bool:
    """Whether a form is rather a noun: a verb of its clause stands before it already."""
    i = group.start
    if not before or w[i - 1].tag not in ("NOUN", "ADJ", "NUM", "NAME"):
        return False
    reporting = set(lemmas(w[before[-1].head].lower, "VERB")) & REPORTING
    return not reporting and not _parted(w, before[-1].end, i)


def _titled(w: Sequence[Tagged], group: VerbGroup, after: VerbGroup | None) -> bool:
    """Whether a form is the noun of "her films Boy and Girl have won": only names follow it."""
    if after is None or after.opener is not None or after.start == group.end:
        return False
    return all(w[k].tag in ("NAME", "NUM", "CONJ", "MARK", "DET", "PREP", "ADV") for k in
               range(group.end, after.start)) and w[group.end].tag == "NAME"  # fmt: skip


def _reduced(
    w: Sequence[Tagged], before: list[VerbGroup], group: VerbGroup, after: VerbGroup | None
) -> bool:
    """Whether a past form is a participle that describes the noun before it."""
    i = group.start
    if is_past_only(w[i].lower):
        return False
    if i == 0:
        return True
    j = i - 1
    while j > 0 and w[j].tag == "ADV":
        j -= 1
    following = w[i + 1].tag if i + 1 < len(w) else "MARK"
    if w[j].tag == "SUB" and w[j].lower != "that":
        return True  # "while chilled goods rose", "although built in 1909"
    if w[j].tag in _NOMINAL and _takes_object(w, i):
        return False  # "The firm closed two mills": a participle has no object
    if w[j].tag == "CONJ" and j and w[j - 1].tag == "PAST" and following == "NOUN":
        return not (before and before[-1].end == j)  # "trapped and injured passengers"
    resumes = after is not None and w[after.start - 1].lower == ","
    if w[j].tag == "CONJ" and not before and following == "PREP" and (resumes or _goes_on(w, i)):
        return True
    if w[j].tag == "CONJ":
        return w[0].tag == "PAST" and not before  # "Built in 1887 and damaged in 1944, …"
    if w[j].tag in ("PRON", "REL"):
        return False
    follows = w[i + 1].lower if i + 1 < len(w) else ""
    if w[j].tag in ("PREP", "DET", "POSS", "AUX"):
        return True
    previous = before[-1] if before else None
    if previous and not _parted(w, previous.end, i):
        reporting = set(lemmas(w[previous.head].lower, "VERB")) & REPORTING
        return follows == "by" or not (reporting and w[j].tag in _NOMINAL)
    if w[j].lower == ",":
        if any(g.opener is None for g in before):
            told = next(g for g in before if g.opener is None)
            is_one = told.form == "be" and w[told.head].tag == "AUX" and following == "PREP"
            return is_one or not _listed(w, i)
        if following == "PREP" and _goes_on(w, i):
            return True
        resumed = after is not None and after.opener is None and w[after.start - 1].lower == ","
        return resumed or not _subject_before(w, j)
    if follows == "by" and after is not None:
        return True
    if after is not None and after.opener is None and w[after.start - 1].lower == ",":
        return following == "PREP" and after.form != "past" and not _listed(w, i)
    return (
        after is not None
        and after.opener is None
        and not _parted(w, group.end, after.start)
        and not set(lemmas(w[i].lower, "VERB")) & REPORTING
        and after.form != "past"
    ) or (
        after is not None
        and after.opener is None
        and follows in _AFTER_PARTICIPLES
        and not _parted(w, group.end, after.start)
    )


def _goes_on(w: Sequence[Tagged], i: int) -> bool:
    """Whether a verb follows a comma later: "The gate, built by Orr and sold to Lund, fell"."""
    verbs = ("VERB", "AUX", "MODAL")
    return any(
        w[k].lower == "," and w[k + 1].tag in verbs for k in range(i + 1, min(i + 30, len(w) - 1))
    )


def _takes_object(w: Sequence[Tagged], i: int) -> bool:
    """Whether an object follows a past form, and it is not one as in "named a Fellow"."""
    after = w[i + 1 : i + 3]
    if not after or set(lemmas(w[i].lower, "VERB")) & MADE_SOMETHING:
        return False
    if after[0].tag in ("DET", "POSS", "PRON"):
        return True
    counted = after[0].tag == "NUM" and after[-1].tag == "NOUN"
    return counted and after[-1].lower not in _MEASURES


def _listed(w: Sequence[Tagged], verb: int) -> bool:
    """Whether a verb behind a comma is one of several: "left home, moved to Oslo and wrote"."""
    return any(
        w[k].tag == "CONJ" and k + 1 < len(w) and w[k + 1].tag in ("PAST", "ADV")
        for k in range(verb + 1, len(w))
    )


def _subject_before(w: Sequence[Tagged], comma: int) -> bool:
    return any(w[k].tag in _NOMINAL for k in range(comma))


def _parted(w: Sequence[Tagged], start: int, end: int) -> bool:
    """Whether a comma, conjunction or opener parts two verbs."""
    return any(
        w[k].tag in ("CONJ", "SUB", "REL") or w[k].lower in (",", ";", ":", "–", "—")
        for k in range(start, end)
    )
