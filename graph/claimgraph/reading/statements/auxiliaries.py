"""What a second verb shares with the one before it: the "was" of "was charged and convicted"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.connectives import MADE_SOMETHING, SELDOM_PASSIVE
from claimgraph.reading.lang.en.dictionary import is_base_form, is_past_only, lemmas
from claimgraph.reading.lang.en.verb_groups import VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.words import SAME_IN_PAST, Word, told_of_past

_HELD = word_list("en/statements.txt", "held to be")
_CLAIMING = frozenset({"claim", "allege"})
_TWO_OBJECTS = word_list("en/statements.txt", "two objects")
_MEASURES = word_list("en/connectives.txt", "measures")


def shared_words(w: Sequence[Word], last: VerbGroup, after: VerbGroup) -> Sequence[Word] | None:
    """Return what "was charged and convicted", "has built and run" share before the second verb."""
    same = w[after.head].lower in SAME_IN_PAST
    if after.form != "past" or (is_past_only(w[after.head].lower) and not same):
        return () if after.form != "present" or not _bare(w, after) else _modal(w, last)
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
        return told_of_past(w, last, after) if _passive(w, after) else ()
    return ()


def _has_two_objects(w: Sequence[Word], group: VerbGroup) -> bool:
    """Whether an object may follow the passive of a verb: "was named head"."""
    return not _TWO_OBJECTS.isdisjoint(lemmas(w[group.head].lower, "VERB"))


def _to_be(w: Sequence[Word], after: VerbGroup) -> bool:
    """Whether a past form tells what somebody or something is taken for: "assessed to be old"."""
    follows = [x.lower for x in w[after.end : after.end + 2]]
    return follows in (["to", "be"], ["to", "have"])


def _bare(w: Sequence[Word], after: VerbGroup) -> bool:
    return is_base_form(w[after.head].lower)


def _modal(w: Sequence[Word], last: VerbGroup) -> Sequence[Word] | None:
    if last.form == "modal" and w[last.head].tag == "VERB":
        return w[last.start : last.head]
    return ()


def _passive(w: Sequence[Word], after: VerbGroup) -> bool:
    """Whether a past form without an object is passive, as in "was arrested and charged with"."""
    follows = w[after.end] if after.end < len(w) else None
    if set(lemmas(w[after.head].lower, "VERB")) & SELDOM_PASSIVE:
        return False
    if any(x.lower in _MEASURES for x in w[after.end + 1 : after.end + 3]):
        return True  # "was suspended and dismissed a month later"
    if set(lemmas(w[after.head].lower, "VERB")) & MADE_SOMETHING:
        return True
    if follows is not None and follows.tag == "TO" and after.end + 1 < len(w):
        return w[after.end + 1].tag != "VERB"  # "was arrested and sentenced to six years"
    if follows is not None and follows.tag == "SUB":
        return follows.lower not in ("that", "if", "whether", "how", "what")
    return follows is None or follows.tag not in (
        "DET", "POSS", "PRON", "NAME", "NUM", "NOUN", "ADJ", "TO", "ING",
    )  # fmt: skip


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
