"""Whether a past form has an object, or tells what was done to a noun: "He sold the mill, built in
1909"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import is_past_only, lemmas, parts_of_speech
from claimgraph.reading.lang.en.lexicon import (
    ATTRIBUTIVE,
    BE,
    CALENDAR,
    SAME_IN_PAST,
    SELDOM_PASSIVE,
    TIMELY,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.noun_phrases import OBJECTS
from claimgraph.reading.lang.en.tokens import VerbGroup, counts, words_of_bound
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.phrases import SPANS
from claimgraph.reading.statements.words import Word

_VERBS = ("PAST", "VERB")
_REASONS = frozenset({"because", "due", "owing", "thanks", "amid", "despite"})
COUNTED = SPANS | {"time"}
"""What is counted as time, and is no object."""
_OBJECTS = frozenset({"DET", "POSS", "PRON", "NAME"})
_NEEDY = word_list("en/statements.txt", "verbs that need an object")
_MAKING = word_list("en/statements.txt", "verbs of making")
_PARTICLES = frozenset({"on", "out", "up", "off", "over", "of", "for"})
"""Words behind a verb that may be a part of it: "built on her lead", "sent for him"."""


def has_object(w: Sequence[Word], verb: int) -> bool:
    """Whether a past form has an object: not "delayed three times", "aged 76", "born May 1"."""
    after = w[verb + 1 : verb + 3] if w[verb].lower != "born" else ()
    if after and after[0].tag == "NUM":
        things = len(after) > 1 and after[1].tag in ("NOUN", "ADJ")
        return things and after[1].lower.removesuffix("s") not in COUNTED
    return bool(after) and after[0].tag in _OBJECTS and after[0].lower not in CALENDAR


def lacks_object(w: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a past form has no object though its verb needs one: "built in 1909"."""
    verb = w[group.start].lower
    told = group.form == "past" or verb in SAME_IN_PAST
    if not told or is_past_only(verb) or not _NEEDY & set(lemmas(verb, "VERB")):
        return False
    if group.end == len(w):
        return True
    first, second, *_ = (*(x.lower for x in w[group.end : group.end + 2]), "")
    bare = w[group.end].tag in ("PREP", "MARK", "CONJ") and first not in _PARTICLES
    return bare and not words_of_bound(first, second)


def may_describe(w: Sequence[Word], after: VerbGroup) -> bool:
    """Whether a past form may be a participle: no object follows it, and it is done to things."""
    word = w[after.head].lower
    if after.form != "past" or is_past_only(word):
        return False
    follows = w[after.end] if after.end < len(w) else None
    state = follows is not None and follows.tag == "ADJ" and after.end + 1 == len(w)  # "left open"
    bare = follows is None or follows.tag in ("PREP", "ADV", "MARK", "TO")
    described = state or (bare and not counts(w, after.end))
    return described and (SELDOM_PASSIVE | WITHOUT_OBJECT).isdisjoint(lemmas(word, "VERB"))


def tells_what_was_done(w: Sequence[Word], main: VerbGroup) -> bool:
    """Whether a past form that is taken for the main verb tells what was done to a thing."""
    follows = w[main.end : main.end + 2]
    by = (
        len(follows) == 2 and follows[0].lower == "by" and follows[1].tag in ("DET", "NAME", "POSS")
    )
    doing = w[0].tag == "ING" and any(x.text == "," for x in w[main.end :])
    return may_describe(w, main) and (doing or (by and w[main.start - 1].tag == "NOUN"))


def is_participle(w: Sequence[Word]) -> bool:
    """Whether words before a verb tell what is done, not who does it: "buried in the papers"."""
    if len(w) < 3 or w[0].tag != "PAST" or w[1].tag not in ("PREP", "ADV"):
        return False
    return w[2].tag in ("DET", "POSS", "PREP", "NAME") and not any(x.text == "," for x in w)


def is_adjective(w: Sequence[Word], last: VerbGroup, verb: int) -> bool:
    """Whether a participle rather describes a noun: "infection and associated injury"."""
    follows = w[verb + 1].tag if verb + 1 < len(w) else "MARK"
    word, before = w[verb].lower, w[verb - 1].lower
    if w[verb].tag != "PAST" or is_past_only(word):
        return False
    if follows == "NAME":
        noun = [x.tag for x in w[verb + 1 :] if x.tag != "NAME"][:1] == ["NOUN"]
        return word in ATTRIBUTIVE and (noun or w[verb + 1].text.isupper())  # "adjusted EPS of"
    manner = before.endswith("ly") and before not in TIMELY
    if follows == "NOUN" and _is_reason(w, verb - 1):
        return True  # "because of dirt and introduced carp"
    now = last.form in ("present", "modal")  # "draws on speech and loosely inspired models"
    describes = word in ATTRIBUTIVE or "ADJ" in parts_of_speech(word) or (now and manner)
    listed = verb > 1 and w[verb - 2].text == "," and not now  # ", and left school"
    many = [x.lower for x in w[verb + 1 : verb + 2]] in (["thousands"], ["hundreds"], ["people"])
    return follows in ("NOUN", "ADJ") and describes and not (listed or many)


def may_list_noun(w: Sequence[Word], i: int, verb: int) -> bool:
    """Whether a past form may describe the last noun of a list: "tools, raw wood and cut stone"."""
    follows = w[verb + 1].tag if verb + 1 < len(w) else "MARK"
    if w[verb].tag != "PAST" or is_past_only(w[verb].lower) or follows != "NOUN":
        return False
    at = i - 1
    while w[at].tag in ("NOUN", "ADJ"):
        at -= 1
    return at < i - 1 and w[at].text == "," and w[at - 1].tag == "NOUN"


def shares_object(w: Sequence[Word], joint: int) -> bool:
    """Whether a verb right before a joint lacks what the last one has: "built and sold a ship"."""
    first = w[joint - 1]
    if first.tag not in _VERBS or set(lemmas(first.lower, "VERB")) & WITHOUT_OBJECT:
        return False
    if joint > 1 and w[joint - 2].tag == "TO" and w[joint + 1].tag == "PAST":
        return False  # "agreed to meet, lifted the ban"
    verb = joint
    while verb < len(w) - 1 and (w[verb].text == "," or w[verb].tag in ("CONJ", "ADV", *_VERBS)):
        verb += 1
    made = {base.removeprefix("co-") for base in lemmas(first.lower, "VERB")} & _MAKING
    told = w[verb].tag in OBJECTS or (w[verb].tag == "PREP" and made)  # "wrote and starred in it"
    told = told and w[verb - 1].tag in _VERBS
    passive = any(x.lower in BE for x in w[max(0, joint - 3) : joint - 1])
    return bool(told and not passive) or w[verb].lower == "by"


def leaves_out_be(w: Sequence[Word], before: Sequence[VerbGroup], after: VerbGroup) -> bool:
    """Whether a participle shares its "was": "two bridges were destroyed and a school damaged"."""
    joint = next((k for k in range(after.start, 0, -1) if w[k].tag == "CONJ"), 0)
    found = w[joint - 1].tag == "PAST" and before[-1].end < joint and after.end == len(w)
    if found and after.form == "past":
        return True  # "found the house empty or sold and her books lost"
    last = next((g for g in reversed(before) if g.form != "past"), before[-1])
    passive = last.form in ("be", "have") and w[last.head].tag == "PAST"
    if not passive or after.form != "past" or is_past_only(w[after.head].lower):
        return False
    ends = after.end == len(w) or w[after.end].text == "," or w[after.end].lower == "by"
    return ends and (SELDOM_PASSIVE | WITHOUT_OBJECT).isdisjoint(
        lemmas(w[after.head].lower, "VERB")
    )


def _is_reason(w: Sequence[Word], joint: int) -> bool:
    """Whether bare nouns right before a joint tell why: "because of dirt and", "amid rain and"."""
    at = joint - 1
    while at > 0 and w[at].tag in ("NOUN", "ADJ"):
        at -= 1
    near = {w[at].lower, w[at - 1].lower if w[at].lower in ("of", "to") else ""}
    return at < joint - 1 and not _REASONS.isdisjoint(near)
