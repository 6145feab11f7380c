"""In which tense a clause tells, and a participle beside it: "Velm, based in Orr, said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.dictionary import Tense, lemmas
from claimgraph.reading.lang.en.lexicon import PLACE_HEADS, REPORTING, SAME_IN_PAST, STATIVE
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.statements.phrases import is_year
from claimgraph.reading.statements.words import Word, plural

_ENDS_HEAD = frozenset({"PREP", "PRON", "DET", "SUB", "REL", "TO", "PAST", "ING"})
_SAYING = frozenset({"say", "tell", "add", "claim", "state", "announce", "warn", "deny"})
STILL = frozenset({"now", "still", "currently", "today"})


def tense_of(words: Sequence[Word], group: VerbGroup) -> Tense:
    """Return the tense in which a clause tells."""
    first = words[group.start].lower.removesuffix("n't").removesuffix("n’t")
    if group.form == "past" or first in ("was", "were", "had", "did"):
        return "past"
    comma = next((i for i, x in enumerate(words[: group.start]) if x.text == ","), group.start)
    if first in SAME_IN_PAST and comma and not plural(words[:comma]):
        return "past"  # "The paper, citing aides, put the number at three"
    done = group.form == "have" and group.head > group.start  # "has built", not "has a mill"
    return "perfect" if done else "present"


def tense_of_participle(w: Sequence[Word], main: VerbGroup, verb: int) -> Tense:
    """Return the tense of a participle: what was done was done before a present main clause."""
    lasting = set(lemmas(w[verb].lower, "VERB")) & STATIVE or w[verb - 1].lower in STILL
    tense = "present" if lasting and _only_says(w, main) else tense_of(w, main)
    if w[verb].tag == "PAST":
        closing = (i for i in range(verb, len(w)) if w[i].text == "," or w[i].tag == "CONJ")
        stop = next(closing, len(w))
        if any(x.lower == "since" for x in w[verb:stop]):  # "listed in London since 1987"
            return "pluperfect" if tense == "past" else "perfect"
        dated = any(x.tag == "NUM" and len(x.text) == 4 for x in w[verb:stop])
        dated = dated or w[verb - 1].lower == "once"
        if tense != "past":
            return "present" if lasting and not dated else "past"
    return "present" if lasting and tense == "perfect" else tense


def description_tense(
    w: Sequence[Word], main: VerbGroup, named: Sequence[Word], told: Sequence[Word]
) -> Tense | None:
    """Return in which tense a description holds; None where the text does not tell.

    Who does a thing is what the text calls them at that time, "Lind, a baker, left in May"; who is
    only said to speak, "Lind, a baker, said", may be it still. A place stays what it is.
    """
    if tense_of(w, main) != "past":
        return "past" if "die" in lemmas(w[main.head].lower, "VERB") else "present"
    stop = next((i for i, x in enumerate(told) if i and x.tag in _ENDS_HEAD), len(told))
    if told[stop - 1].lower in PLACE_HEADS:
        return "present"
    says = not REPORTING.isdisjoint(lemmas(w[main.head].lower, "VERB"))
    return None if says and named[-1].tag == "NAME" else "past"


def told_of_past(w: Sequence[Word], last: VerbGroup, after: VerbGroup) -> Sequence[Word]:
    """Return "is", or "was" for what is no state: "is based in Orr and [was] founded in 1990"."""
    held, done = (set(lemmas(w[g.head].lower, "VERB")) & STATIVE for g in (last, after))
    be = {"is": "was", "are": "were"}.get(w[last.start].lower)
    if be is None or not held or done:
        return w[last.start : last.head]
    first = w[last.start]
    if any(x.lower == "since" for x in w[after.end :]):  # "is based in Orr and listed since 1987"
        have = "has" if be == "was" else "have"
        return (replace(first, text=have, lower=have), replace(first, text="been", lower="been"))
    return (replace(first, text=be, lower=be),)


def _only_says(w: Sequence[Word], main: VerbGroup) -> bool:
    """Whether a main clause tells of no time but when something was said: "Velm, based in Orr,
    said that sales fell"."""
    says = not _SAYING.isdisjoint(lemmas(w[main.head].lower, "VERB"))
    return says and main.form == "past" and not any(map(is_year, w))
