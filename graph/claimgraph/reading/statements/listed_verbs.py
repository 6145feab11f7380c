"""Verbs of a list, or behind an aside, that were taken for nouns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_plural,
    is_third_person,
    verb_share,
)
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.statements.words import Word

_OBJECTS = ("DET", "POSS", "PRON", "NUM", "PREP")


def aside_before(w: Sequence[Word], comma: int) -> bool:
    """Whether a comma closes what another one opened with "who" or "which"."""
    return any(w[k].tag == "REL" and w[k - 1].text == "," for k in range(1, comma - 1))


def listed_verb(w: Sequence[Word], i: int) -> bool:
    """Whether a noun behind a comma is a verb: "is owned by the state, houses a museum and has"."""
    if w[i - 1].text != ",":
        return False
    if _told_of(w, i) and verb_share(w[i].lower) >= _OFTEN:
        return True
    opens = w[i + 1].tag in ("DET", "POSS", "NUM") or (w[i + 1].tag == "ADJ" and _told_of(w, i))
    if not opens or not is_third_person(w[i].lower):
        return False
    return any(
        x.tag == "CONJ" and (y.tag in FINITE or (y.tag == "NOUN" and is_third_person(y.lower)))
        for x, y in zip(w[i + 1 :], w[i + 2 :], strict=False)
    )


def _told_of(w: Sequence[Word], i: int) -> bool:
    """Whether verbs that end alike stand before a word and behind "and": "needs …, bans … and".

    A modal before it, as in "will run …, carry … and cut", goes with base forms.
    """
    ends = is_third_person if is_third_person(w[i].lower) else is_base_form
    if ends is is_base_form and not is_base_form(w[i].lower):
        return False
    before = any(
        (x.tag == "VERB" and ends(x.lower) and y.tag != "TO")
        or (x.tag == "MODAL" and ends is is_base_form)
        for y, x in pairwise(w[:i])
    )
    return before and any(
        x.tag == "CONJ"
        and ((y.tag == "VERB" and ends(y.lower)) or y.lower in _ALSO_ENDS[ends is is_third_person])
        for x, y in pairwise(w[i:])
    )


_OFTEN = 0.6
"""How often a word that may be the verb of a list must be a verb elsewhere."""


_ALSO_ENDS = (("are", "have", "do"), ("is", "has", "does"))
"""What agrees with several, and with one."""


def second_verb(w: Sequence[Word], i: int) -> bool:
    """Whether a noun behind "and" is a verb: "retired in 2016 and lives in Bergen"."""
    often = w[i - 1].tag == "ADV" and w[i - 2].tag == "CONJ" and is_third_person(w[i].lower)
    if often and w[i + 1].tag not in FINITE:
        return True  # "and often goes unnoticed"
    joined = w[i - 1].tag == "CONJ" and (
        w[i - 2].tag in ("NUM", "ADV")
        or (w[i - 2].text == "," and w[i + 1].tag == "TO")
        or w[i + 1].tag in ("DET", "POSS", "PRON", "NUM")
        or (
            w[i + 1].tag == "PREP"
            and i + 2 < len(w)
            and w[i + 2].tag == "ING"
            and not is_plural(w[i - 2].lower)  # "high rates and delays in obtaining"
        )
        or (w[i + 1].tag == "ADV" and i + 2 < len(w) and w[i + 2].lower in ("on", "with"))
    )
    joined = joined or (  # "is native to Orr and feeds on roots"
        w[i - 1].tag == "CONJ"
        and w[i - 2].tag == "NAME"
        and w[i + 1].tag == "PREP"
        and verb_share(w[i].lower) >= _OFTEN
    )
    listed = w[i - 1].tag == "CONJ" and any(
        w[k - 1].text == "," and w[k].tag == "NOUN" and is_third_person(w[k].lower)
        and w[k + 1].tag in ("DET", "POSS", "NUM")
        for k in range(1, i - 1)
    )  # fmt: skip
    return (
        (joined or listed)
        and is_third_person(w[i].lower)
        and (w[i + 1].tag in _OBJECTS or w[i + 1].tag in ("TO", "ADV"))
    )


def resumed(w: Sequence[Word]) -> int:
    """Return where a clause goes on behind an aside: "The plan, drawn up in May, ends in June".

    The aside is a participle or a relative clause right behind the subject, and the first word
    behind it ends as a verb does. 0 where nothing is like that.
    """
    comma = next((i for i, x in enumerate(w[:25]) if x.text == ","), 0)
    if not comma or comma + 2 >= len(w) or w[comma + 1].tag not in ("PAST", "REL"):
        return 0
    if any(x.tag in FINITE or x.tag in ("CONJ", "SUB", "TO") for x in w[:comma]):
        return 0
    at = next((i + 1 for i in range(comma + 2, len(w) - 2) if w[i].text == ","), 0)
    if not at or w[at].tag != "NOUN" or w[at].held or not w[at].text.islower():
        return 0
    if any(x.tag == "CONJ" for x in w[comma:at]) or not is_third_person(w[at].lower):
        return 0
    if any(w[k].text == "," and w[k + 1].tag in FINITE for k in range(at, len(w) - 1)):
        return 0  # "founded by banks, funds in Orr and two brothers, grew"
    follows = w[at + 1]
    opens = follows.tag in (*_OBJECTS, "TO", "ADV", "ADJ", "NAME")
    return at if opens and follows.lower != "of" else 0


def series(w: Sequence[Word]) -> list[int]:
    """Return the verbs of a list whose last one is known: "It stores ice, cools air and makes …".

    The first stands behind the subject, others behind commas; all end as the last one does.
    """
    last = next((i for i in range(3, len(w) - 1) if w[i].tag in FINITE), 0)
    if (
        not last
        or w[last - 1].tag != "CONJ"
        or w[last].tag != "VERB"
        or not is_third_person(w[last].lower)
    ):
        return []
    commas = [i for i in range(last - 1) if w[i].text == ","]
    if not commas or any(x.tag in ("SUB", "REL", "CONJ") for x in w[: last - 1]):
        return []
    first = [
        i for i in range(1, commas[0] - 1)
        if w[i].tag == "NOUN" and w[i].text.islower() and is_third_person(w[i].lower)
        and w[i - 1].tag in ("NOUN", "NAME", "ADV", "PRON")
    ]  # fmt: skip
    others = [i + 1 for i in commas]
    alike = all(w[i].tag == "NOUN" and is_third_person(w[i].lower) for i in others)
    return [first[0], *others] if len(first) == 1 and alike else []
