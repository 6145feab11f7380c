"""Verbs that a clause or an aside parts from their subject: "News that he had died spread fast".

They stand where a noun, adjective or participle often does.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_past,
    is_past_only,
    is_third_person,
    lemmas,
    parts_of_speech,
)
from claimgraph.reading.lang.en.lexicon import (
    FORMS_OF_BE,
    REPORTING_NOUNS,
    SAME_IN_PAST,
    SELDOM_PASSIVE,
    TELLING,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.tokens import FINITE, HEADS, Tag, Tagged, Token, VerbGroup
from claimgraph.reading.lang.word_lists import word_list

TOLD = REPORTING_NOUNS | word_list("en/tagging.txt", "nouns that a clause tells of")
_AUXILIARY = frozenset({"AUX", "MODAL", "ADV", "NOT"})
_TAKEN_FOR = frozenset({"NOUN", "ADJ"})
DESCRIBING = frozenset({"NOUN", "NAME", "NUM", "DET", "POSS", "ADJ", "PREP", "CONJ", "ADV"})
_FIRST = 12
"""Words of a sentence within which such a clause opens."""
_FAR, _COUNTED = 25, ["NUM", "ADJ"]
_OPENS_CLAUSE = frozenset({"DET", "POSS", "PRON", "NAME", "NOUN", "NUM", "ADJ"})
"""Classes that open a clause behind "that"; a relative clause mostly opens with its verb."""


def settle_awaited(tokens: Sequence[Token], tags: list[Tag]) -> None:
    """Make a verb of a word right behind a clause whose noun has none: "Evidence that it is safe
    remains thin"."""
    that = next((i for i, t in enumerate(tokens[:_FIRST]) if i and t.lower == "that"), 0)
    if not that or tags[that] != "SUB" or not FINITE.isdisjoint(tags[:that]):
        return
    if tokens[that - 1].lower not in TOLD and tokens[that - 1].lower.removesuffix("s") not in TOLD:
        return
    at = _clause_end(tokens, tags, that + 1)
    if not 0 < at < len(tags) or tags[at] not in _TAKEN_FOR or not FINITE.isdisjoint(tags[at:]):
        return
    word, one = tokens[at].lower, tokens[that - 1].lower in TOLD
    if word in SAME_IN_PAST or (is_past(word) and not is_base_form(word)):
        tags[at] = "PAST"
    elif lemmas(word, "VERB") and (is_third_person(word) if one else is_base_form(word)):
        tags[at] = "VERB"


def _clause_end(tokens: Sequence[Token], tags: Sequence[Tag], start: int) -> int:
    """Return where a clause ends that needs no more words, behind "he had died" or "it was unfair";
    0 where it may go on."""
    verb = end = next((i for i in range(start, len(tags)) if tags[i] in FINITE), start)
    while end < len(tags) and tags[end] in _AUXILIARY:
        end += 1
    if verb == start or end == len(tags):
        return 0
    if tags[end] in ("PAST", "VERB"):
        return end + 1
    state = tags[end] in _TAKEN_FOR and "ADJ" in parts_of_speech(tokens[end].lower)
    return end + 1 if state and tokens[verb].lower in FORMS_OF_BE else 0


def settle_counted(tokens: Sequence[Token], tags: list[Tag]) -> None:
    """Make a verb of what some do of those they are of: "Of the ten wells, nine leaked oil"."""
    comma = next((i for i, t in enumerate(tokens[:_FAR]) if t.text == ","), len(tokens))
    if tokens and tokens[0].lower in ("of", "among") and tags[comma + 1 : comma + 3] == _COUNTED:
        done = bool(lemmas(tokens[comma + 2].lower, "VERB"))
        tags[comma + 2] = "PAST" if done and tags[comma + 4 : comma + 5] != ["AUX"] else "ADJ"


def tells(tokens: Sequence[Token], tags: Sequence[Tag], i: int) -> bool:
    """Whether a word would say something: "data held by Orr show that it", "claims to show"."""
    if i + 2 >= len(tokens) or TELLING.isdisjoint(lemmas(tokens[i].lower, "VERB")):
        return False
    if tokens[i + 1].lower == "that":
        return tags[i + 2] in _OPENS_CLAUSE
    return tags[i + 1] == "TO"


def resumes_subject(w: Sequence[Tagged], before: list[VerbGroup], i: int) -> bool:
    """Whether the verb of a clause in the subject stands right before: "Fears that it would burst
    proved unfounded"."""
    last = before[-1] if len(before) == 1 else None
    if last is None or last.form == "be":
        stated = last is not None and last.end == i - 1 and "ADJ" in parts_of_speech(w[i - 1].lower)
        last = last if stated else None  # "The claim that it was safe proved false"
    opener = last.opener if last is not None and i - last.end < 2 else None
    return opener is not None and opener > 0 and w[opener].lower == "that"


def is_awaited(
    w: Sequence[Tagged], before: Sequence[VerbGroup], following: Tag, after: VerbGroup | None
) -> bool:
    """Whether only a relative clause has a verb yet: "Men who saw the home in May found damp"."""
    opener = before[-1].opener if len(before) == 1 else None
    if not opener or w[opener].tag != "REL" or w[opener - 1].tag not in HEADS:
        return False
    last = after is None or (after.form == "past" and not is_past_only(w[after.head].lower))
    return last and following in ("NOUN", "NAME", *(["ADJ"] if after is None else []))


def awaits(w: Sequence[Tagged], last: VerbGroup) -> bool:
    """Whether a noun between "and" and a relative clause has no verb yet: "…, and the firm, which
    had denied it, paid"."""
    at = last.opener
    if at is None or w[at].tag != "REL" or w[at - 1].lower != ",":
        return False
    noun = at - 2
    while noun > 0 and w[noun].tag in (*HEADS, "DET", "ADJ", "POSS"):
        noun -= 1
    return 0 < noun < at - 2 and w[noun].tag == "CONJ" and w[noun - 1].lower == ","


def is_apposed(w: Sequence[Tagged], comma: int) -> bool:
    """Whether a description parts a subject from its verb: "that the coach, Ada Lind, had left"."""
    close = next((k for k in range(comma + 1, min(comma + 12, len(w) - 1)) if w[k].lower == ","), 0)
    tags = [x.tag for x in w[comma + 1 : comma + 3]]
    doing = tags in (["ING", "PREP"], ["PAST", "PREP"])  # ", built in May,"
    inner = w[comma + 1 + doing : close]
    plain = bool(inner) and all(x.tag in DESCRIBING for x in inner)
    return plain and w[comma - 1].tag in ("NOUN", "NAME") and w[close + 1].tag in FINITE


def behind_comma(w: Sequence[Tagged], i: int) -> bool:
    """Whether a comma stands before a word and its adverbs."""
    while i > 1 and w[i - 1].tag == "ADV":
        i -= 1
    return i > 0 and w[i - 1].lower == ","


def closes_aside(w: Sequence[Tagged], group: VerbGroup, after: VerbGroup | None) -> bool:
    """Whether a description parts a verb from the subject of its clause: "fell after the mayor, a
    friend of Orr, asked for help"."""
    if after is not None and behind_comma(w, after.start):
        return False
    comma = next((k for k in range(group.opener or 0, group.start) if w[k].lower == ","), 0)
    one = sum(w[k].lower == "," for k in range(comma, group.start)) == 2
    return bool(comma) and one and w[group.start - 1].lower == "," and is_apposed(w, comma)


def describes_twice(
    w: Sequence[Tagged], first: VerbGroup, second: VerbGroup, main: VerbGroup
) -> bool:
    """Whether two joined past forms tell of the noun before a verb: "A drug made in Orr and sold in
    Velm cut deaths"."""
    joined = w[second.start - 1].tag == "CONJ" and w[first.start - 1].tag == "NOUN"
    if not joined or main.opener is not None or w[main.start - 1].tag not in HEADS:
        return False
    between = (*w[first.end : second.start - 1], *w[second.end : main.start])
    if any(x.tag in ("CONJ", "SUB", "REL", "MARK") for x in between):
        return False
    return _is_done(w, first) and _is_done(w, second)


def _is_done(w: Sequence[Tagged], group: VerbGroup) -> bool:
    """Whether a past form before a preposition may be a participle."""
    verb = w[group.start].lower
    plain = group.form == "past" and group.opener is None and w[group.end].tag == "PREP"
    never = (WITHOUT_OBJECT | SELDOM_PASSIVE) & set(lemmas(verb, "VERB"))
    return plain and not never and not is_past_only(verb)
