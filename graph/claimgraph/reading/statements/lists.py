"""Lists: their items, a verb told once for several, and verbs that were taken for nouns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_plural,
    is_third_person,
    verb_share,
)
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.statements.naming import is_name_or_title
from claimgraph.reading.statements.phrases import dated, is_year
from claimgraph.reading.statements.words import (
    NOMINAL,
    Clause,
    Word,
    behind_marker,
    borrowed,
    cut,
    plural,
    trimmed,
)

_REST = frozenset({"more", "others", "many", "among", "other", "etc"})
_MOST = 16
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
    if not is_third_person(w[i].lower):
        return False
    often = w[i - 1].tag == "ADV" and w[i - 2].tag == "CONJ"
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
    comma = next((k for k in range(i - 3, 0, -1) if w[k].text == ","), 0)
    closes = w[i - 2].text == "," and w[comma + 1].tag == "REL"  # ", who ran, and trains in Orr"
    joined = joined or (closes and w[i - 1].tag == "CONJ" and verb_share(w[i].lower) >= _OFTEN / 2)
    listed = w[i - 1].tag == "CONJ" and any(
        w[k - 1].text == "," and w[k].tag == "NOUN" and is_third_person(w[k].lower)
        and w[k + 1].tag in ("DET", "POSS", "NUM")
        for k in range(1, i - 1)
    )  # fmt: skip
    return (joined or listed) and (w[i + 1].tag in _OBJECTS or w[i + 1].tag in ("TO", "ADV"))


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


def gapped(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Orr signed in May [1], Lund in June [2]", where a marker ends each and one verb is told.

    What stands behind a joint is who does it and what is set against the last phrase of the first.
    Where that phrase is not found, or what stands there may as well be a second object ("sold the
    yard in May [1], the pier in June [2]"), the words stay whole.
    """
    w, main = clause.words, clause.main
    if main is None or not main.start or clause.groups[-1].start > main.start:
        return None
    joints = [i for i in range(main.end + 1, len(w)) if _is_gap(w, i)]
    joints = [i for i in joints if i - 1 not in joints]
    if not joints:
        return None
    first = trimmed(w[: joints[0]])
    said = [trimmed(w[a:b]) for a, b in pairwise([*joints, len(w)])]
    parts = [_with_verb(first, main.start, main.end, part) for part in said]
    if any(part is None for part in parts) or len(first) <= main.end:
        return (replace(clause, final=True),)
    return cut(clause, first, *(part for part in parts if part))


def _is_gap(w: Sequence[Word], i: int) -> bool:
    """Whether a second subject without its verb stands behind a joint that a marker ends."""
    if w[i].text == "," or w[i].tag == "CONJ":
        at = i + 1 + (i + 1 < len(w) and w[i + 1].tag == "CONJ")
        return at < len(w) and behind_marker(w, i) and w[at].tag in _OPENING_GAPS
    return w[i].cited and w[i - 1].text == "," and w[i].tag in _OPENING_GAPS


_OPENING_GAPS = NOMINAL | {"DET", "POSS", "PREP", "ADV"}


def _with_verb(
    first: Sequence[Word], start: int, end: int, said: Sequence[Word]
) -> tuple[Word, ...] | None:
    """Return a subject and a phrase with the words of the first clause that part the like there."""
    if any(x.tag in (*FINITE, "CONJ", "REL", "SUB", "TO") or x.text == "," for x in said):
        return None
    if not said or said[0].tag in ("PREP", "ADV", "NUM"):
        again = _again(first, end, said)
        return None if again is None else (*borrowed(first[:again], "subject"), *said)
    at = next((i for i in range(1, len(said)) if _opens_phrase(said, i)), 0)
    subject, phrase = said[:at], said[at:]
    if not at:
        return None
    be = first[start].tag == "AUX" and plural(first[:start]) != plural(subject)
    like = None if be else _like(first, end, phrase)
    named = first[start - 1].tag == "NAME" == subject[-1].tag
    if like and like > end and not (named and all(x.tag != "NAME" for x in first[end:like])):
        return None
    return None if like is None else (*subject, *borrowed(first[start:like], "verb"), *phrase)


def _again(first: Sequence[Word], end: int, said: Sequence[Word]) -> int | None:
    """Return where the phrase begins, behind a verb, in whose place another tells of its subject.

    "Worked in Oslo in 1990 [1], in Bergen in 1994 [2]", "reached 81% [1] but only 54% inland [2]".
    """
    opens = next((x for x in said if x.tag != "ADV"), None)
    if opens is None or sum(x.tag == "NUM" for x in said if not is_year(x)) > 1:
        return None
    if opens.tag == "NUM":
        return end if end < len(first) and first[end].tag == "NUM" else None
    if opens.tag != "PREP" or said[0].tag == "ADV":
        return None
    places = [i for i in range(end, len(first)) if first[i].lower == opens.lower]
    if dated(said) and sum(x.tag == "PREP" for x in said) == 1:
        places = [i for i in places if dated(first[i : i + 3])]
    return places[0] if places else None


def _opens_phrase(w: Sequence[Word], i: int) -> bool:
    """Whether a phrase begins that is none of the subject: "in June", "32", "a week later"."""
    return w[i].lower != "of" and (
        w[i].tag in ("PREP", "NUM", "ADV") or (w[i].tag == "DET" and w[i - 1].tag in NOMINAL)
    )


def _like(first: Sequence[Word], end: int, phrase: Sequence[Word]) -> int | None:
    """Return where the phrase begins that another is set against, behind the verb; None if none."""
    behind = range(len(first) - 1, end - 1, -1)
    opens, timed = phrase[0], dated(phrase) or phrase[-1].lower in _LATER
    if opens.tag == "PREP" and not timed:
        return next((i for i in behind if first[i].lower == opens.lower), None)
    if opens.tag == "NUM" and not timed:
        return next((i for i in behind if first[i].tag == "NUM"), None)
    if first[-1].tag == "ADV" or first[-1].lower in _LATER:
        return len(first) - 1
    at = next((i for i in behind if first[i].tag == "PREP"), None)
    return at if timed and at is not None and dated(first[at:]) else None


_LATER = frozenset({"later", "earlier", "before", "after", "ago", "first", "last", "afterwards"})
"""Last words of what says when beside something else."""


def list_items(
    w: Sequence[Word], start: int, fits: Callable[[Sequence[Word]], bool], *, titles: bool = True
) -> list[tuple[int, int]] | None:
    """Return the items of a list that runs to the end; None when one of them does not fit.

    Where ``titles`` end in brackets, as films with their years do, only what stands behind brackets
    parts them: "The Salt and the Sea (1967)" is one.
    """
    closed = [i for i in range(start, len(w)) if titles and w[i].text == ")"]
    found, at = [], start
    joined = 0
    for i in range(start, len(w)):
        if w[i].held or not (w[i].text == "," or w[i].lower == "and"):
            continue
        if len(closed) > 1 and w[i - 1].text not in "),":
            continue
        joined += w[i].lower == "and"
        if i > at:
            found.append((at, i))
        at = i + 1
    if at < len(w):
        found.append((at, len(w)))
    if found and all(x.lower in _REST for x in w[slice(*found[-1])]):
        found.pop()
    alike = bool(found) and all(fits(w[a:b]) for a, b in found)
    one = joined == 1 or (joined > 1 and not titles)  # not "Salt and Rye, Boat and Tug"
    whole = one or len(found) == 1 or len(closed) > 1
    return found if alike and whole and len(found) < _MOST else None


def is_dated_name(words: Sequence[Word]) -> bool:
    """Whether an item is a name or title, perhaps with its year: "Lund in 2001"."""
    dated = len(words) > 2 and words[-2].lower == "in" and is_year(words[-1])
    return is_name_or_title(words[:-2] if dated else words)
