"""Participles beside a clause: "The bridge, built in 1909, fell" states when it was built."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.attribution.context import VERBS
from claimgraph.reading.lang.en.dictionary import is_past_only, lemmas, parts_of_speech
from claimgraph.reading.lang.en.lexicon import (
    MADE_SOMETHING,
    OF_THE_EVENT,
    OF_THE_OBJECT,
    POINTING_OUT,
    PREPOSITIONAL,
    REPORTING,
    STATIVE,
)
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.statements.conjugation import verbalised
from claimgraph.reading.statements.effects import befell, bequeaths
from claimgraph.reading.statements.holders import holder, is_usual
from claimgraph.reading.statements.joints import joint_before, opens_before
from claimgraph.reading.statements.objects import has_object
from claimgraph.reading.statements.phrases import INCLUDING, dated, is_year
from claimgraph.reading.statements.tenses import STILL, tense_of_participle
from claimgraph.reading.statements.words import (
    UNSURE,
    Clause,
    Word,
    agreement,
    cut,
    is_hedged,
    open_places,
    trimmed,
)  # fmt: skip

_NOT_OF_THE_SUBJECT = OF_THE_EVENT | OF_THE_OBJECT | (REPORTING - POINTING_OUT)


def participle_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of a participle behind a comma, or before the main clause."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for at in (i for i in open_places(w, 0, len(w) - 1) if not i or w[i - 1].text == ","):
        verb = at + 1 if w[at].tag == "ADV" or w[at].lower == "best" else at
        if verb + 2 > len(w) or (at + 2 == len(w) and "ADJ" in parts_of_speech(w[at - 2].lower)):
            continue  # "for small, endearing things"
        if not _is_participle(w, at, verb):
            continue
        if not (_is_verbal(w, verb) or bequeaths(w, main, verb)):
            continue
        if any(g.start == verb for g in clause.groups) or _in_list(w, main.end, at):
            continue
        listed = w[verb + 1].text == "," or _lists_doing(w, main, at)
        joint = w[verb + 1].tag == "CONJ" and w[verb + 2].tag != "ING"
        listed = listed or joint  # "causes fever, swelling and death"
        if w[verb].tag == "ING" and (listed or _opens_absolute(w, verb)):
            continue  # "monitoring, retraining, and validation": a list of nouns
        if at < main.start and _leads_to_pronoun(clause, main):
            return None  # "Painted in May, half burned in June, it was sold"
        if at > main.end and (_told_of_another(w, main.end, at) or joint_before(w, at)):
            continue
        last = next((g for g in reversed(clause.groups) if g.end <= at), None)
        related = last == main and any(x.tag == "REL" for x in w[main.end : at])
        if at > main.end and (related or opens_before(w, clause.groups, main.end, at)):
            continue  # "is run by Orr, whose board, of May, refused, calling it"
        within = last is not None and (last.opener is not None or _is_other(w, main, last))
        if at > main.end and (within or (last and befell(w, verb, last))):
            continue  # "when two tugs met, injuring three": that tells of the tugs
        end = _end(w, verb, main)
        who = holder(clause, at, end, main)
        if end is None or who is None:
            continue
        if w[at].tag == "PAST" and is_usual(w, main, who, w[at:end]):
            continue  # "Spasms, set off by a draught, arch the back": they are, or were
        supposed = w[verb].tag == "PAST" and any(x.tag == "MODAL" for x in w[: main.end])
        supposed = supposed and not _is_history(w[at:end], w[main.start])
        if at == 0 and (supposed or who[-1].lower in ("one", "you", "we")):
            continue  # "Untreated, it may kill", "Coming from Orr, one sees the keep first"
        if _is_mixed(w[at:end]) or (at > main.end and _resumes(w, at)):
            continue
        many = agreement(w, main) if who and at <= main.start else None
        said = verbalised(who, w[at:end], tense_of_participle(w, main, verb), many=many)
        if said is None or (main.form == "modal" and w[verb].tag == "ING"):
            continue  # "will close its plant, cutting 30 jobs": it has not cut them
        if w[verb].tag == "ING" and (is_hedged(w[: main.end]) or _accused_of(w, main.end, at)):
            continue
        kept = end if _is_apposed(w, at) else end + 1
        rest = (*w[: max(0, at - 1)], *w[kept:]) if end < len(w) else w[: max(0, at - 1)]
        second = _second_state(w, at, end)
        if second:
            first = said[: len(said) - (end - second)]
            still = w[second + 1].lower in STILL
            tense = "present" if still else tense_of_participle(w, main, second + 1)
            other = verbalised(who, w[second + 1 : end], tense, many=many)
            return cut(clause, trimmed(rest), first, other or (), sure=UNSURE["participle_clause"])
        return cut(clause, trimmed(rest), said, sure=UNSURE["participle_clause"])
    return None


def _is_participle(w: Sequence[Word], at: int, verb: int) -> bool:
    """Whether a verb, with the adverb before it, may be a participle: "built in", "having won"."""
    if at > 0 and w[verb].text[0].isupper():
        return False  # a name
    done = w[verb].tag == "PAST" and w[verb + 1].tag in ("DET", "POSS")
    done = done or (w[verb].tag == "PAST" and at > 0 and has_object(w, verb))
    if done and not set(lemmas(w[verb].lower, "VERB")) & MADE_SOMETHING:
        return False  # ", cut the fares": a participle has no object
    having = w[verb].lower == "having" and w[verb + 1].tag == "PAST"
    return having or w[verb].tag in ("PAST", "ING")


def _is_history(told: Sequence[Word], modal: Word) -> bool:
    """Whether a participle tells what has happened, not a condition: "Built in 1909, it will fall",
    but "Untreated, it will kill"."""
    named = any(x.tag == "PREP" and (y.tag == "NAME" or is_year(y)) for x, y in pairwise(told))
    return named and modal.lower == "will"


def _leads_to_pronoun(clause: Clause, main: VerbGroup) -> bool:
    """Whether a pronoun behind a comma has a verb of its own behind the first one."""
    w = clause.words
    return any(
        w[g.start - 1].lower in SUBJECT_PRONOUNS and w[g.start - 2].text == ","
        for g in clause.groups
        if g.start > main.end and g.opener is None
    )


def _is_mixed(told: Sequence[Word]) -> bool:
    """Whether participles of two kinds are joined: "begun in May and still going on", "scoring six
    goals and having four players sent off"."""
    for i, word in enumerate(told[:-2]):
        second = told[i + 2] if told[i + 1].tag == "ADV" else told[i + 1]
        if word.tag == "CONJ" and second.lower in _ITSELF:
            return True  # "founded in 1899 and itself the target of"
        counted = second.tag == "NUM" and "times" in [x.lower for x in told[i + 2 : i + 4]]
        if word.tag == "CONJ" and counted:
            return True  # "found in 1899 and about ten times the size of"
        if word.tag == "CONJ" and second.tag in ("ING", "AUX"):
            other = second.lower in ("having", "being") or told[0].tag == "PAST"
            if other and told[0].tag in ("ING", "PAST"):
                return True
    return False


def _is_apposed(w: Sequence[Word], at: int) -> bool:
    """Whether a comma before a participle closes a description: "Its head, Jon Lund, ousted in"."""
    return w[0].tag in ("DET", "POSS", "NAME") and any(
        w[k].text == "," and w[k - 1].tag in ("NOUN", "NAME") and w[k + 1].tag in ("DET", "NAME")
        for k in range(1, at - 2)
    )


def _resumes(w: Sequence[Word], at: int) -> bool:
    """Whether a verb of the main clause follows: "and in May, having won, sold the yard"."""
    for i in open_places(w, at, len(w) - 2):
        here, after = w[i + 1], w[i + 2]
        told = here.tag in ("AUX", "MODAL", "VERB") or is_past_only(here.lower)
        told = told or (here.tag == "PAST" and after.tag in ("DET", "POSS", "PRON"))
        if w[i].text == "," and told and not any(x.tag in _OPENS for x in w[at:i]):
            return True
    return False


_ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
_OPENS = frozenset({"CONJ", "SUB", "REL"})


def _is_other(w: Sequence[Word], main: VerbGroup, last: VerbGroup) -> bool:
    """Whether a clause of another subject stands before a participle: "it said output fell, …"."""
    return last != main and not any(x.tag == "CONJ" for x in w[main.end : last.start])


def _opens_absolute(w: Sequence[Word], verb: int) -> bool:
    """Whether an -ing describes a noun that does something: "operating income nearly doubling"."""
    at = verb + 1
    while at < len(w) and w[at].tag in ("NOUN", "ADJ", "ADV"):
        at += 1
    return at > verb + 1 and at < len(w) and w[at].tag == "ING"


def _lists_doing(w: Sequence[Word], main: VerbGroup, at: int) -> bool:
    """Whether a participle is one of several: "the first sign is burning, tingling or itching"."""
    if INCLUDING.intersection(lemmas(w[main.head].lower, "VERB")):
        return True  # "her duties include training staff, answering letters and"
    joined = any(x.tag == "CONJ" and y.tag == "ING" for x, y in pairwise(w[at:]))
    return joined and w[at - 2].tag == "ING" and main.end >= at - 2


def _accused_of(w: Sequence[Word], start: int, at: int) -> bool:
    """Whether a participle goes on with a list: "is accused of taking bribes, hiding them"."""
    doing = [i for i in range(start, at - 1) if w[i].tag == "PREP" and w[i + 1].tag == "ING"]
    listed = any(x.tag == "CONJ" and y.tag == "ING" for x, y in pairwise(w[at:]))
    return bool(doing) and (listed or any(w[i].lower == "of" for i in doing))


def _told_of_another(w: Sequence[Word], start: int, at: int) -> bool:
    """Whether something between the main verb and a participle may have done what that tells.

    So in a list behind a colon, in the next clause, behind ", with filming beginning in May" and
    "found it to be".
    """
    for i in range(start, at):
        listed = w[i].text in ":;" and not w[i].held
        beside = w[i].lower == "with" and w[i - 1].text == ","
        doing = beside and any(x.tag == "ING" for x in w[i + 2 : at])
        if listed or doing or (i > start and w[i].tag == "TO" and w[i + 1].lower == "be"):
            return True
    return False


def _second_state(w: Sequence[Word], at: int, end: int) -> int:
    """Return where "and" stands of "founded in 1974 and based in Orr", "made in 1974 and now used":
    the second is so still."""
    joint = next((i for i in open_places(w, at + 1, end - 2) if w[i].lower == "and"), 0)
    verb = joint + 1 + (w[joint + 1].lower in STILL)
    if not joint or w[at].tag != "PAST" or w[verb].tag != "PAST":
        return 0
    first, second = (set(lemmas(w[k].lower, "VERB")) & STATIVE for k in (at, verb))
    return joint if (second or verb > joint + 1) and not first else 0


CLAUSAL = frozenset({"SUB", "REL", "AUX", "MODAL", "VERB", "ING", "QUOTE"})


def _in_list(w: Sequence[Word], start: int, at: int) -> bool:
    """Whether a participle stands in a list of nouns: "for speed, grace, ball control"."""
    commas = [i for i in open_places(w, start, len(w)) if w[i].text == "," and i != at - 1]
    return bool(commas) and w[at + 1].tag in ("NOUN", "ADJ") and not dated(w[at + 1 : at + 2])


def _is_verbal(w: Sequence[Word], verb: int) -> bool:
    word = w[verb].lower
    base = set(lemmas(word, "VERB"))
    after = w[verb + 1 : verb + 2]
    plain = not after or (after[0].tag in ("NOUN", "ADJ", "CONJ", "MARK") and not dated(after))
    if plain and "ADJ" in parts_of_speech(word) and "become" not in base:
        return False
    if any(x.lower == "together" for x in after) or (
        word == "taking" and any(x.lower == "to" for x in w[verb:])
    ):
        return False  # "Taken together, …" leads over, "…, taking it to 37%" tells of an event
    if "represent" in base and any(x.tag == "NUM" for x in w[verb + 1 : verb + 5]):
        return False  # "sold 40 boats, representing 9% of all": the figure does
    if _is_inverted(w, verb, base):
        return False
    located = word == "based" and w[verb + 1].lower in ("in", "at", "near")
    if word in PREPOSITIONAL and not located:
        return False
    said = w[verb + 1].lower == "that" and w[verb + 1].tag == "SUB" and base & REPORTING
    return bool(said) or not (w[verb].tag == "ING" and base & _NOT_OF_THE_SUBJECT)


_WITH_OBJECT = frozenset({"tell", "obj", "so", "objbe"})
"""Frames of verbs of saying whose passive may have an object: "told the truth"."""


def _is_inverted(w: Sequence[Word], verb: int, base: set[str]) -> bool:
    """Whether a verb of saying stands before who says it: ", explained the mayor,"."""
    named = verb + 1 < len(w) and w[verb + 1].tag in ("DET", "NAME", "PRON", "POSS", "NUM")
    if base & MADE_SOMETHING and w[verb + 1 : verb + 2] and w[verb + 1].lower in ("a", "an"):
        return False  # "declared a reserve in 1998"
    frames = [VERBS[b] for b in base if b in VERBS] if w[verb].tag == "PAST" and named else []
    return any("that" in f and not f & _WITH_OBJECT for f in frames)


def _goes_on(w: Sequence[Word], comma: int) -> bool:
    """Whether the main clause goes on: ", calling it dear, but has left", ", and went home"."""
    told = w[comma + 2].tag in ("AUX", "MODAL") or is_past_only(w[comma + 2].lower)
    return w[comma + 1].tag == "CONJ" and told


def _end(w: Sequence[Word], verb: int, main: VerbGroup) -> int | None:
    """Return where a participle's words end; None when that is not sure."""
    if verb > main.end:
        joints = (i for i in open_places(w, verb, len(w) - 2) if w[i].text == ",")
        return next((i for i in joints if _goes_on(w, i)), len(w))
    commas = [i for i in open_places(w, verb, main.start) if w[i].text == ","]
    return commas[-1] if commas else None
