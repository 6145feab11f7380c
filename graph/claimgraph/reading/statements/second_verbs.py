"""Verbs joined by "and", "but" or a comma: "A rose and fell" states two things of one subject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_participle_only,
    is_past_only,
    lemmas,
    parts_of_speech,
    verb_share,
)
from claimgraph.reading.lang.en.lexicon import (
    ADDING,
    NOT_QUITE,
    REPORTING,
    REPORTING_NOUNS,
    TWO_OBJECTS,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.statements.joints import (
    behind_order,
    denied,
    has_own_subject,
    past_aside,
    resumes,
    shared_words,
    shares_time,
    unsure_list,
    without_not_only,
)
from claimgraph.reading.statements.naming import describes_noun, tells_of_clause
from claimgraph.reading.statements.objects import (
    is_adjective,
    lacks_object,
    may_describe,
    may_list_noun,
    shares_object,
)
from claimgraph.reading.statements.phrases import infinitive_start, subject, without_brackets
from claimgraph.reading.statements.words import (
    NOMINAL,
    Clause,
    Word,
    borrowed,
    cut,
    is_bare_verb,
    is_hedged,
    open_places,
    plural,
    trimmed,
)

_COUNTED = frozenset({"NUM", "DET", "POSS"})
_WHENEVER = frozenset({"when", "whenever", "once", "where"})
_NOT_QUITE = NOT_QUITE | {"virtually"}
_REFUSING = frozenset({"refuse", "threaten"})
_BEHIND_VERBS = frozenset({"DET", "POSS", "TO", "PREP", "PRON"})  # seldom right behind a noun
_BEHIND_PLANS = _BEHIND_VERBS | {"ADJ", "NUM", "NOUN", "ING"}


def joined_verbs(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "A rose and fell" in two, with the subject said again."""
    w, groups, first = clause.words, clause.groups, clause.main
    found = subject(clause, first) if first and not clause.supposed else None
    if first is None or found is None or tells_of_clause(w, found[0]):
        return None
    if first.form == "present" and any(x.lower in _WHENEVER for x in w[: found[0]]):
        return None  # "When it rains, the yard floods and …": the second holds only then, too
    frame = infinitive_start(w, first)
    bare = bool(frame) and not any(negates(x.lower) for x in w[first.start : first.end])
    bare = bare and _REFUSING.isdisjoint(lemmas(w[first.head].lower, "VERB"))
    for i in open_places(w, first.end, len(w) - 1):
        if w[i].text in ":;":
            return None  # "It moves heat: a fluid picks it up and gives it off"
        if bare and i > frame + 2 and _next_plan(w, frame, i):
            if w[i].text != "," and any(x.text == "," for x in w[frame:i]):
                return None  # "advised her to rest, drink water and sleep"
            again = without_brackets(borrowed(w[found[0] : frame + 1], "subject"))
            return cut(clause, trimmed(w[:i]), (*again, *trimmed(w[i + 1 :])))
        if frame and w[i].tag == "CONJ" and w[i].lower in ADDING and w[i + 1].tag == "TO":
            again = without_brackets(borrowed(w[found[0] : frame], "subject"))
            return cut(clause, trimmed(w[:i]), (*again, *trimmed(w[i + 1 :])))
        auxiliaries = _second_verb(w, i, groups)
        if auxiliaries is not None:
            start = i + 1
            if behind_order(w, i) or shares_time(w, i) or _may_be_sayings(w, first, start):
                return None
            if (w[start].text == "," or w[start].tag == "PREP") and auxiliaries:
                return None  # "was, after a year, sold": its words are not side by side
            if unsure_list(w, groups, first.end, i):
                return None
            if shares_object(w, i) or w[i - 1].lower == "born":
                continue  # "born and raised in Orr"
            last = next(g for g in reversed(groups) if g.end <= i)
            shares = w[last.start : last.end] if auxiliaries else ()
            if denied(w[max(0, found[0] - 1) : found[0] + 1], shares):
                return None  # "will not sing and dance": which of the two is denied is not sure
            many = plural(w[found[0] : found[1]])
            if auxiliaries and many and w[i].lower == "but" and is_bare_verb(w[last.head]):
                return None  # "they can sing but tire soon": they can, or they do
            if is_bare_verb(w[start]) and not (auxiliaries or many):
                return None  # "Ice and wet cloth (or snow) cool and relax": whose deed is not sure
            neither = w[found[1] - 1].lower == "neither"  # "Orr neither signed nor paid and left"
            if neither and w[i].lower not in ADDING:
                return None
            again = without_brackets(borrowed(w[found[0] : found[1] - neither], "subject"))
            almost = any(x.lower in _NOT_QUITE for x in w[found[1] : first.head])
            if almost or is_hedged(w[: found[0]]):
                return None  # "Perhaps he fell and …", "nearly sank and lost …"
            hedges = [x for x in w[found[1] : first.head] if is_hedged([x])]
            shared = borrowed((*hedges, *auxiliaries), "auxiliary")
            aside = w[start].text == ","  # "and, after a year, left"
            told, second = without_not_only(w[:i], w[start:] if aside else trimmed(w[start:]))
            if w[start].tag == "PREP":  # "and within three years led"
                verb = past_aside(w, groups, i)
                return cut(clause, trimmed(w[:i]), (*w[start:verb], *again, *w[verb:]))
            return cut(clause, trimmed(told), (*again, *shared, *second))
    return None


def _may_be_sayings(w: Sequence[Word], first: VerbGroup, at: int) -> bool:
    """Whether a word may be a noun: "is dear, and claims that it works are false"."""
    told = first.form == "be" and w[at - 2].text == ","
    told = told and [x.lower for x in w[at + 1 : at + 2]] == ["that"]
    return told and w[at].lower.removesuffix("s") in REPORTING_NOUNS - {w[at].lower}


def _next_plan(w: Sequence[Word], frame: int, i: int) -> bool:
    """Whether a joint goes on with what is planned: "plans to close a mine, sell it and hire"."""
    later = any(x.tag in ("SUB", "REL", "TO", "ING") for x in w[frame + 1 : i])
    if later or not is_bare_verb(w[i + 1]) or shares_object(w, i):
        return False
    return w[i].lower == "and" or (w[i].text == "," and _list_of_plans(w, i + 1))


def _second_verb(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> Sequence[Word] | None:
    """Return the auxiliaries that a verb behind ``i`` shares; None when there is no such verb."""
    comma = w[i].text == ","
    if not comma and not (w[i].lower in ADDING and w[i].tag == "CONJ"):
        return None
    verb = past_aside(w, groups, i) if not comma else i + 1
    while verb < len(w) and w[verb].tag in ("ADV", "NOT"):
        verb += 1
    if w[i + 1].lower == "there" or verb >= len(w) or w[verb].held or w[verb].text[0].isupper():
        return None  # a capital begins a title: "All In, Protect the Boss"
    before = [g for g in groups if g.end <= i]
    after = next((g for g in groups if g.start >= verb), None)
    if before and describes_noun(w, verb, before[0].form):
        return None
    if before and after is not None and _says_more(w, before, i, after, verb):
        return ()
    if after is not None and after.start == verb and resumes(w, before, i, after):
        return ()
    if not before or before[-1].opener is not None or has_own_subject(w, before):
        return None
    last = before[-1]
    if _tells_in_quotes(w, last, i):
        return None
    planned = last.form == "modal" and w[last.head].tag == "VERB" and w[verb].tag == "VERB"
    if planned and comma and _list_of_plans(w, verb) and _at_once(w, last, i):
        return w[last.start : last.head]
    done = w[verb].tag == "PAST" and is_participle_only(w[verb].lower)
    told = done or (after is not None and after.start == verb)
    if comma:
        listed = _list_goes_on(w, groups, verb)
        things = w[i - 1].tag in NOMINAL and last.form != "be" and after is not None
        if things and after and (_both_may_describe(w, groups, after) or lacks_object(w, after)):
            return None  # "drew plates for a book, printed in 1804 and given to"
        if listed and _acts(w, last, verb):
            return ()  # "closed nine shops, opened two and sold the rest"
        if not (told and listed):
            return None
    adjective = w[i + 1].text != "," and is_adjective(w, last, verb)
    if adjective or may_list_noun(w, i, verb) or _may_be_done_to(w, last, i, verb):
        return None
    if after is not None and after.start == verb:
        acts = w[i].lower == "but" and last.form == "past" and after.form == "past"
        acts = acts and w[after.head].tag == "PAST" and verb == i + 1  # "fought but lost by two"
        return () if acts else shared_words(w, last, after) if after.opener is None else None
    if done and last.form == "be" and w[last.head].tag == "PAST":
        return w[last.start : last.head]  # "was made by Orr and written by Lund"
    if w[verb].tag == "ING" and last.form == "be" and w[last.head].tag == "ING" and not comma:
        if any(x.tag == "ING" for x in w[last.end : i]):
            return None  # "is weighing the aims of fostering growth and keeping peace"
        return w[last.start : last.head]
    if w[verb].tag in ("VERB", "NOUN") and last.form == "modal" and w[last.head].tag == "VERB":
        bare = is_base_form(w[verb].lower)
        opens = _BEHIND_PLANS if planned else _BEHIND_VERBS
        object_ = verb + 1 < len(w) and w[verb + 1].tag in opens
        object_ = object_ and (w[verb + 1].lower != "of" or verb_share(w[verb].lower) > 0.5)
        return w[last.start : last.head] if bare and object_ and _at_once(w, last, i) else None
    return None


def _both_may_describe(w: Sequence[Word], groups: Sequence[VerbGroup], after: VerbGroup) -> bool:
    """Whether a verb and all joined to it may be participles that tell of the noun before."""
    joined = [g for g in groups if g.start > after.start and _joined_at(w, g.start)]
    return all(may_describe(w, g) for g in (after, *joined))


def _may_be_done_to(w: Sequence[Word], last: VerbGroup, i: int, verb: int) -> bool:
    """Whether it is unsure if a past form tells of a deed: it may share "was", or what is planned.

    "Was born in 1960, taught in Orr": she taught, or was taught. "Was built but never sailed" and
    "was meant to open in May and cost 3 million": it may not have. "Survives being dried and cut".
    """
    word, follows = w[verb].lower, w[verb + 1].tag if verb + 1 < len(w) else "MARK"
    if w[verb].tag != "PAST":
        return False
    inner = w[last.end : i + 1]
    undergone = any(x.lower in ("be", "being", "been") and y.tag == "PAST"
                    for x, y in pairwise(inner))  # fmt: skip
    if undergone and not is_past_only(word):
        return True
    if is_base_form(word) and any(x.tag == "TO" for x in w[last.end : i]):
        return True
    if is_participle_only(word) or is_past_only(word):
        return False
    located = w[last.head].lower == "born" and follows == "PREP"  # "taught in Orr"
    if located and not TWO_OBJECTS.isdisjoint(lemmas(word, "VERB")):
        return True
    parted = w[i].lower == "but" and verb > i + 1 and w[verb - 1].lower != "not"
    alike = w[i - 1].tag == "ADJ" and w[i].lower == "and" and "ADJ" in parts_of_speech(word)
    is_so = (last.form == "be" and w[last.head].tag == "AUX") or w[last.head].lower == "been"
    bare = is_so and (follows == "MARK" or alike)  # "is large and disclosed"
    return bare or (last.form == "be" and parted)


def _acts(w: Sequence[Word], last: VerbGroup, verb: int) -> bool:
    """Whether a past form is what somebody did, not what was done: "was born, studied law"."""
    if w[verb].tag != "PAST" or verb + 1 >= len(w):
        return False
    if last.form == "past":
        return w[verb + 1].tag in _COUNTED
    base = set(lemmas(w[verb].lower, "VERB"))
    told = w[verb + 1].tag in _COUNTED | {"NOUN", "NAME"} and not base & TWO_OBJECTS
    return w[last.head].lower == "born" and bool(told or base & WITHOUT_OBJECT)


def _tells_in_quotes(w: Sequence[Word], last: VerbGroup, i: int) -> bool:
    """Whether the verb of what is said is quoted: "said he “left” and …", whose deed is unsure."""
    if not set(lemmas(w[last.head].lower, "VERB")) & REPORTING:
        return False
    verbs = (k for k in range(last.end, i) if w[k].held and w[k].tag in ("PAST", "VERB", "AUX"))
    return any(not x.held and x.tag in NOMINAL for x in w[last.end : next(verbs, last.end)])


def _says_more(
    w: Sequence[Word], before: Sequence[VerbGroup], i: int, after: VerbGroup, verb: int
) -> bool:
    """Whether a second verb of saying follows the words said: "asked how …, and found that …"."""
    if w[i - 1].text != "," or after.start != verb or before[-1].opener is None:
        return False
    first = next((g for g in before if g.opener is None), None)
    says = set(lemmas(w[after.head].lower, "VERB")) & REPORTING
    opens = after.end < len(w) and w[after.end].tag in ("SUB", "DET", "POSS", "NAME", "QUOTE")
    return first is not None and bool(says) and opens and after.opener is None


def _at_once(w: Sequence[Word], last: VerbGroup, i: int) -> bool:
    """Whether no infinitive stands between the main verb and ``i``, which might be joined."""
    return not any(w[k].tag in ("TO", "SUB", "REL", "ING") for k in range(last.end, i))


def _list_goes_on(w: Sequence[Word], groups: Sequence[VerbGroup], verb: int) -> bool:
    """Whether a verb behind a comma is followed by another one behind "and"."""
    done = (y for x, y in pairwise(w[verb:]) if x.tag == "CONJ" and y.tag == "PAST")
    joined = any(_joined_at(w, g.start) for g in groups if g.start > verb and g.opener is None)
    return joined or any(is_participle_only(y.lower) for y in done)


def _joined_at(w: Sequence[Word], verb: int) -> bool:
    """Whether a conjunction or comma stands before a verb and its adverbs."""
    before = verb - 1
    while w[before].tag in ("ADV", "NOT"):
        before -= 1
    return w[before].tag == "CONJ" or w[before].text == ","


def _list_of_plans(w: Sequence[Word], verb: int) -> bool:
    """Whether base forms go on behind "and": "will carry mail, run all year and cut costs"."""
    joints = (k for k in range(verb + 1, len(w) - 1) if w[k].tag == "CONJ")
    planned = any(w[k].lower in ADDING and is_bare_verb(w[k + 1]) for k in joints)
    return planned and is_base_form(w[verb].lower)
