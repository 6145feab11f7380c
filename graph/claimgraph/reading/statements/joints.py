"""Joined verbs: where a joint is unsure, and what a second verb shares with the one before it.

Unsure are what is denied, whose deed it is, and where a list ends. Shared is the "was" of "was
charged and convicted".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_past_only,
    lemmas,
    verb_share,
)
from claimgraph.reading.lang.en.lexicon import (
    CONTRASTING,
    MADE_SOMETHING,
    MEASURES,
    REPORTING,
    SAME_IN_PAST,
    SELDOM_PASSIVE,
    TWO_OBJECTS,
)
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.objects import lacks_object, may_describe
from claimgraph.reading.statements.phrases import dated
from claimgraph.reading.statements.tenses import told_of_past
from claimgraph.reading.statements.words import (
    NOMINAL,
    Word,
    agreement,
    is_bare_verb,
    open_places,
    plural,
)

_NONE = word_list("en/statements.txt", "nothing")
_RELATIVE = frozenset({"REL", "SUB"})
_MOSTLY = 0.5
"""How often a word must be a verb elsewhere to be the verb of a list that was taken for a noun."""
_IN_TIMES = frozenset({"DET", "NUM", "ADJ", "NOUN"})


def behind_order(w: Sequence[Word], joint: int) -> bool:
    """Whether a clause before a joint tells somebody what to do: "…; apply the fix and restart"."""
    mark = next((k for k in range(joint - 1, 0, -1) if w[k].text in (";", ":", "—", "–")), None)
    return mark is not None and is_bare_verb(w[mark + 1]) and w[mark + 1].tag in ("VERB", "NOUN")


def shares_time(w: Sequence[Word], joint: int) -> bool:
    """Whether what ends a denial may tell of the first deed, too: "shook but did not fall when the
    quake came"."""
    bare = w[joint - 1].tag in ("PAST", "VERB") and w[joint].lower == "but"
    did = bare and w[joint + 1].lower in ("do", "does", "did", "is", "are", "was", "were")
    return did and w[joint + 2].tag == "NOT" and any(x.tag == "SUB" for x in w[joint + 4 :])


def denied(opening: Sequence[Word], shares: Sequence[Word]) -> bool:
    """Whether "no ship", "hardly any" or "has not sung" denies the second verb, too."""
    shared = any(negates(x.lower) and y.lower != "only" for x, y in pairwise(shares))
    return shared or any(x.lower in _NONE for x in opening)


def unsure_list(w: Sequence[Word], groups: Sequence[VerbGroup], start: int, i: int) -> bool:
    """Whether a joint is one of a list that cannot be cut: one with "or", as in "must be sold,
    scrapped or leased", or one that no comma could cut: "is a hall, built in 1909 and sold"."""
    if w[i].text == ",":
        joint = next((k for k in open_places(w, i, len(w) - 1) if w[k].tag == "CONJ"), i)
        return w[joint].lower in ("or", "nor")
    for comma in open_places(w, start, i):
        verb = comma + 2 if w[comma + 1].tag == "ADV" else comma + 1
        if w[comma].text != "," or verb >= i:
            continue
        third = w[verb].tag == "NOUN" and verb_share(w[verb].lower) >= _MOSTLY
        inner = any(g.start > comma and g.end < i and g.opener for g in groups)
        inner = inner or _is_aside(w, groups, verb, i)
        if (w[verb].tag in ("PAST", "VERB") or third) and not inner:
            return True
    return False


def _is_aside(w: Sequence[Word], groups: Sequence[VerbGroup], verb: int, joint: int) -> bool:
    """Whether commas set off what was done: "bought the mill, built in 1909, and moved there"."""
    aside = next((g for g in groups if g.start == verb), None)
    after = next((g for g in groups if g.start == joint + 1), None)
    closed = w[joint - 1].text == "," and all(x.text != "," for x in w[verb : joint - 1])
    told = aside is not None and after is not None and not may_describe(w, after)
    by = aside and [x.lower for x in w[aside.end : aside.end + 1]] == ["by"]
    by = by and aside is not None and may_describe(w, aside)
    return closed and told and aside is not None and (by or lacks_object(w, aside))


def closes_relative(
    w: Sequence[Word], before: Sequence[VerbGroup], opener: int, i: int, after: VerbGroup
) -> bool:
    """Whether commas set off a relative clause: "met Lind, with whom she had a son, and left"."""
    main = next((g for g in before if g.opener is None), None)
    comma = opener - 2 if w[opener - 1].tag == "PREP" else opener - 1
    described = w[opener].lower == "that" and w[opener - 1].tag == "NOUN"  # ", a plan that failed,"
    described = described and opener > 2 and w[opener - 2].tag == "DET"
    comma = opener - 3 if described else comma
    if main is None or main.form != "past" or after.form != "past" or len(before) != 2:
        return False
    parted = comma > main.end and w[comma].text == "," and w[i - 1].text == ","
    related = w[opener].tag == "REL" or described
    return parted and related and not any(x.text == "," for x in w[opener : i - 1])


def has_own_subject(w: Sequence[Word], before: Sequence[VerbGroup]) -> bool:
    """Whether the last verb is not the main subject's: "the money he stole and spent", "said a
    man had left and died", "where roads are poor and raiders have burned and looted"."""
    for last, own in pairwise(before):
        at = own.start
        while at > last.end and w[at - 1].tag in ("ADV", "NOT"):
            at -= 1
        if own is before[-1] and any(x.lower in CONTRASTING for x in w[last.end : at]):
            return True  # "although the witnesses, two clerks, had left and come back"
        named = at > last.end and w[at - 1].tag in NOMINAL
        says = own is before[-1] or set(lemmas(w[last.head].lower, "VERB")) & REPORTING
        if named and says and (own is before[-1] or not _closed(w, last.end, at)):
            return True
    return False


def _closed(w: Sequence[Word], start: int, end: int) -> bool:
    """Whether a mark, opener or conjunction parts two verbs."""
    return any(x.tag in ("CONJ", "SUB", "REL") or x.text in ",;:" for x in w[start:end])


def past_aside(w: Sequence[Word], groups: Sequence[VerbGroup], i: int) -> int:
    """Return where a verb may stand behind "and": past an aside as in "and, after a year, left"."""
    if w[i + 1].tag == "PREP":  # "and within three years led"
        end = next((k for k in range(i + 2, len(w)) if w[k].tag not in _IN_TIMES), i + 1)
        named = any(x.tag == "NUM" for x in w[i + 2 : end]) and w[end].tag in ("PAST", "AUX")
        named = named and w[i + 2].lower not in ("least", "most")  # "and at least one man fled"
        named = named and not any(x.tag == "DET" for x in w[i + 3 : end])  # "by 1900 the yard"
        return end if named and w[end].lower not in ("to", "and") else i + 1
    if w[i + 1].text != ",":
        return i + 1
    close = next((k for k in range(i + 2, min(i + 18, len(w) - 1)) if w[k].text == ","), i)
    plain = close > i and not any(i < g.start < close for g in groups)
    return close + 1 if plain else i + 1


def resumes(w: Sequence[Word], before: Sequence[VerbGroup], i: int, after: VerbGroup) -> bool:
    """Whether a verb goes on with the main clause, as only its subject agrees with it: "he quit,
    tired of clubs that paid late, but was found"."""
    opener = before[-1].opener if before else None
    if opener is not None and closes_relative(w, before, opener, i, after):
        return True
    several = agreement(w, after)
    if opener is not None and w[opener].tag == "REL" and w[i - 1].text == ",":
        of = opener - (w[opener - 1].tag == "PREP")
        if several is not None and agreement(w, before[-1]) is (not several):
            return w[of - 1].text == ","  # "74 species, of which 51 are accepted, and is known"
    if opener is None or several is None or w[i - 1].text != "," or w[opener].tag not in _RELATIVE:
        return False
    main = next((g for g in before if g.opener is None), None)
    own = w[opener - 1 : opener]
    who = w[main.start - 1 : main.start] if main and main.start else ()
    one = any(x.tag in NOMINAL for x in who) and plural(who) == several
    return one and bool(own) and own[0].tag == "NOUN" and plural(own) != several


_HELD = word_list("en/statements.txt", "held to be")
_CLAIMING = frozenset({"claim", "allege"})


def opens_before(w: Sequence[Word], groups: Sequence[VerbGroup], start: int, at: int) -> bool:
    """Whether what stands between commas parts what "after" opens from its verb: "found in May
    after two clerks, working alone, said where"."""
    opener = next((i for i in range(at - 1, start, -1) if w[i].tag in _RELATIVE), 0)
    closed = any(w[i].text == "," and w[i + 1].tag in FINITE for i in range(at, len(w) - 1))
    inner = (g for g in groups if opener < g.start < at and not may_describe(w, g))
    return bool(opener) and closed and not any(inner)


def joint_before(w: Sequence[Word], at: int) -> int:
    """Return where "and" stands before an aside: "scarring lungs and, in rare cases, stopping"."""
    opening = next((i for i in range(at - 2, 0, -1) if w[i].text == ","), 0)
    return opening - 1 if opening and w[at - 1].text == "," and w[opening - 1].tag == "CONJ" else 0


def shared_words(w: Sequence[Word], last: VerbGroup, after: VerbGroup) -> Sequence[Word] | None:
    """Return what "was charged and convicted", "has built and run" share before the second verb."""
    same = w[after.head].lower in SAME_IN_PAST
    if same and last.form == "modal" and w[last.head].tag == "VERB":
        return _modal(w, last)  # "would close shops and cost jobs"
    if after.form != "past" or (is_past_only(w[after.head].lower) and not same):
        bare = after.form == "present" and is_base_form(w[after.head].lower)
        return _modal(w, last) if bare else ()
    if last.form == "modal" and last.head > last.start + 1 and w[last.head].tag == "PAST":
        return w[last.start : last.head]  # "should be started early and increased slowly"
    if last.form == "have" and w[last.head].tag == "PAST" and w[last.head - 1].lower == "been":
        return w[last.start : last.head] if _passive(w, after) else None
    if last.form == "have" and last.head > last.start:
        return w[last.start : last.start + 1] if w[last.head].tag == "PAST" else ()
    passive = last.form == "be" and w[last.head].tag == "PAST"
    if passive and after.end < len(w) and _has_two_objects(w, after):
        bare = w[after.end].tag in ("NOUN", "ADJ") or _has_two_objects(w, last)
        if bare or w[after.end].tag in ("DET", "POSS", "PRON", "NAME", "NUM"):
            return w[last.start : last.head] if bare else None  # "was built and named flagship"
    if last.form == "be" and w[last.head].tag == "AUX" and _to_be(w, after):
        verbs = set(lemmas(w[after.head].lower, "VERB"))
        if verbs & _HELD:
            return w[last.start : last.end]  # "is small but believed to be old"
        if verbs & _CLAIMING:
            return None  # "was small but claimed to be the best": by whom is not sure
    if not passive and after.end < len(w) and w[after.end].lower == "by":
        return None  # "is a ferry built by Orr and owned by Lund": the second tells of the ferry
    if last.form == "be" and w[last.head].tag == "PAST":
        if w[after.head].lower == "left" and _passive(w, after):  # gone, or left somewhere
            return () if dated(w[after.end : after.end + 2]) else None
        return told_of_past(w, last, after) if _passive(w, after) else ()
    return ()


def _has_two_objects(w: Sequence[Word], group: VerbGroup) -> bool:
    """Whether an object may follow the passive of a verb: "was named head"."""
    return not TWO_OBJECTS.isdisjoint(lemmas(w[group.head].lower, "VERB"))


def _to_be(w: Sequence[Word], after: VerbGroup) -> bool:
    """Whether a past form tells what somebody or something is taken for: "assessed to be old"."""
    follows = [x.lower for x in w[after.end : after.end + 2]]
    return follows in (["to", "be"], ["to", "have"])


def _modal(w: Sequence[Word], last: VerbGroup) -> Sequence[Word] | None:
    return w[last.start : last.head] if last.form == "modal" and w[last.head].tag == "VERB" else ()


def _passive(w: Sequence[Word], after: VerbGroup) -> bool:
    """Whether a past form without an object is passive, as in "was arrested and charged with"."""
    follows = w[after.end] if after.end < len(w) else None
    if set(lemmas(w[after.head].lower, "VERB")) & SELDOM_PASSIVE:
        return False
    if any(x.lower in MEASURES for x in w[after.end + 1 : after.end + 3]):
        return True  # "was suspended and dismissed a month later"
    if set(lemmas(w[after.head].lower, "VERB")) & MADE_SOMETHING:
        return True
    behind = [x.tag for x in w[after.end + 1 : after.end + 2]]
    if follows is not None and follows.lower in ("together", "back") and behind in _OWN_OBJECT:
        return False  # "was a port and brought back its ships"
    if follows is not None and follows.tag == "TO" and after.end + 1 < len(w):
        return w[after.end + 1].tag != "VERB"  # "was arrested and sentenced to six years"
    if follows is not None and follows.tag == "SUB":
        return follows.lower not in ("that", "if", "whether", "how", "what")
    return follows is None or follows.tag not in (
        "DET", "POSS", "PRON", "NAME", "NUM", "NOUN", "ADJ", "TO", "ING",
    )  # fmt: skip


_OWN_OBJECT = (["DET"], ["POSS"])


def without_not_only(
    first: Sequence[Word], second: Sequence[Word]
) -> tuple[Sequence[Word], Sequence[Word]]:
    """Return the halves of "has not only lied but also stolen" as each is stated: "has lied"."""
    at = next((i for i in range(1, len(first)) if first[i].lower == "only"
               and first[i - 1].lower == "not"), None)  # fmt: skip
    if at is None or (at > 1 and first[at - 2].lower in ("do", "does", "did")):
        return first, second
    also = bool(second) and second[0].lower == "also"
    return (*first[: at - 1], *first[at + 1 :]), second[1:] if also else second


def goes_on(words: Sequence[Word]) -> bool:
    """Whether the main verb follows that of a clause: "the claim that he died here is false"."""
    told = False
    for word in words:
        if told and word.tag in ("AUX", "MODAL"):
            return True
        if word.tag in ("SUB", "REL", "MARK", "CONJ"):
            told = False
        told = told or word.tag in ("PAST", "VERB")
    return False
