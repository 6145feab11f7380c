"""Whose a participle is: the subject's, or that of the noun right before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.lexicon import ROLES, SELDOM_PASSIVE
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.phrases import AMOUNTS, dated, is_year, subject
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import Clause, Word

_HONOURING = frozenset({"thank", "honour", "honor", "praise", "congratulate", "greet"})
_MOVED = word_list("en/statements.txt", "moved by")


def holder(clause: Clause, at: int, end: int | None, main: VerbGroup) -> Sequence[Word] | None:
    """Return what a participle is said of: the subject, or the noun right before it."""
    w = clause.words
    found = subject(clause, main)
    if found is None or end is None:
        return None
    before = at < main.start and (found[1] == at - 1 or (found[0] == end + 1 and _is_timed(w, at)))
    if not at or before:
        who = w[found[0] : found[1]]
        if at and any(x.text == "," for x in who):
            return None  # "The guild, a club of bakers and millers, sued in May, lost and"
        either = at and w[at].tag == "PAST" and who[-1].tag == "NAME" and _is_of_a_name(who)
        return None if either else who
    if at < main.start:
        return None
    if main.form == "be" and _is_result(w, main, found[0], at):
        return None
    thanked = _HONOURING & set(lemmas(w[main.head].lower, "VERB"))
    if thanked and w[main.end].tag == "NAME" and SELDOM_PASSIVE & set(lemmas(w[at].lower, "VERB")):
        return None  # "thanked Ada Lund, retiring after 31 years": who retires is not sure
    amount = (w[at - 2].tag == "NUM" and not is_year(w[at - 2])) or w[at - 2].lower in AMOUNTS
    moves = main.end < len(w) and w[main.end].tag in ("NUM", "PREP", "ADV", "TO", "MARK")
    amount |= moves and w[at + 1].lower == "by" and bool(set(lemmas(w[at].lower, "VERB")) & _MOVED)
    told = w[main.end].lower if main.end < len(w) else ""
    is_one = main.form == "be" and told in ("a", "an", "the", "one")  # "was a poet, best known for"
    joined = any(x.tag == "CONJ" and y.tag != "PAST" for x, y in pairwise(w[at:]))
    if is_one and joined and w[at - 2].tag == "NAME":
        return None  # "is a plan of Orr, drawn in 1954, and of Lund": of which is not sure
    return w[found[0] : found[1]] if w[at].tag in ("ING", "AUX") or amount or is_one else None


def _is_timed(w: Sequence[Word], at: int) -> bool:
    """Whether only a time opens a sentence before a participle: "In May, warned by Orr, they"."""
    plain = all(x.tag in ("PREP", "DET", "ADJ", "NUM", "NAME", "NOUN") for x in w[: at - 1])
    return plain and w[0].tag == "PREP" and dated(w[at - 2 : at - 1])


def _is_result(w: Sequence[Word], main: VerbGroup, who: int, at: int) -> bool:
    """Whether a participle tells of what "that" goes on with: "it was the fleet, enlarged by
    grants, that sank"."""
    cleft = any(x.text == "," and y.lower in ("that", "who") for x, y in pairwise(w[at:]))
    return w[who].lower == "it" and main.end < at and (cleft or w[main.end].tag == "ADJ")


def _is_of_a_name(who: Sequence[Word]) -> bool:
    """Whether what is done may be done to the name within: "the merger of Orr, bought in May"."""
    of = next((i for i, x in enumerate(who) if x.tag == "PREP"), 0)
    return of > 0 and who[of - 1].tag == "NOUN" and who[of - 1].lower not in ROLES


def is_usual(w: Sequence[Word], main: VerbGroup, who: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether a clause tells what things of a kind do, and a participle not when."""
    kind = not any(x.tag in ("DET", "POSS", "NAME", "PRON") for x in who)
    return kind and tense_of(w, main) == "present" and not any(map(is_year, told))
