"""Verbs that were taken for nouns, as their forms are both; whether a phrase agrees with a verb.

The one that opens a point without a subject ("Raises fears over jobs"), and those joined to other
verbs ("share data and plan tests").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_past_only,
    is_plural,
    is_third_person,
    lemmas,
    parts_of_speech,
    verb_share,
)
from claimgraph.reading.lang.en.lexicon import NOT_FINITE, REPORTING, SAME_IN_PAST, TELLING
from claimgraph.reading.lang.en.tokens import FINITE, HEADS, Tag, Token
from claimgraph.reading.lang.word_lists import word_list

_OFTEN, _MOSTLY = 0.5, 0.95
"""How often such a word must be a verb: before what verbs need, and before a preposition."""
_OBJECTS = frozenset({"DET", "POSS", "PRON", "NOUN", "ADJ", "NUM", "NAME", "TO", "SUB", "ING"})
_MAY_BE_VERB = 0.15
_TWO = 2
_LABEL = 8
"""Tokens within which the colon of a label stands."""


def settle_opening(tokens: Sequence[Token], tags: list[Tag]) -> None:
    """Make a verb of the word that opens some words, or what stands behind their label.

    It is one that is mostly a verb, in the third person, with an object behind it, where no other
    verb is one for sure: "Plans to cut tax failed" opens with a noun.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> words, tags = tokenize("Raises concerns for ferries"), ["NOUN", "VERB", "PREP", "NOUN"]
    >>> settle_opening(words, tags)
    >>> tags
    ['VERB', 'NOUN', 'PREP', 'NOUN']
    """
    for i in _openings(tokens):
        word, behind = tokens[i].lower, tokens[i + 1].lower
        if word == "may" and is_base_form(behind) and tokens[i + 1].text == behind:
            tags[i], tags[i + 1] = "MODAL", "VERB"
        if tags[i] not in ("NOUN", "VERB") or not is_third_person(word):
            continue
        often = _OFTEN if tags[i + 1] in _OBJECTS or tags[i + 1] == "VERB" else _MOSTLY
        if verb_share(word) < often or not _has_no_other(tokens, tags, i):
            continue
        tags[i] = "VERB"
        if tags[i + 1] == "VERB":
            tags[i + 1] = "NOUN"


def _openings(tokens: Sequence[Token]) -> list[int]:
    """Return the places of the first word and of that behind the colon of a label."""
    last = len(tokens) - 2
    first = next((i for i in range(min(3, len(tokens))) if tokens[i].is_word), last + 1)
    colon = next((i for i in range(first + 1, min(_LABEL, last)) if tokens[i].text == ":"), last)
    behind = next((i for i in range(colon + 1, min(colon + 4, last)) if tokens[i].is_word), last)
    return [i for i in (first, behind) if i < last]


def _has_no_other(tokens: Sequence[Token], tags: Sequence[Tag], i: int) -> bool:
    """Whether no verb of the clause agrees with the word that opens it, were that a noun."""
    behind = tokens[i + 1]
    if is_base_form(behind.lower) and verb_share(behind.lower) >= _MAY_BE_VERB:
        return False  # "Hopes rise for talks"
    for k in range(i + 1, len(tags)):
        if tags[k] in ("SUB", "REL"):
            return _finite_groups(tags[k:]) < _TWO  # "Claims that it fell were not confirmed"
        if tags[k] == "CONJ" or tokens[k].text in ";:.":
            return True
        if tags[k] in ("AUX", "MODAL", "PAST") or (
            tags[k] == "VERB" and tags[k - 1] != "TO" and is_base_form(tokens[k].lower)
        ):
            return False
    return True


def _finite_groups(tags: Sequence[Tag]) -> int:
    """Return how many verb groups of a clause and what follows it are finite."""
    plain = [tag for tag in tags if tag not in ("ADV", "NOT")]
    begins = (  # "that the ship sank were wrong": a full verb ends its group
        here in FINITE and (before not in FINITE or before in ("PAST", "VERB"))
        for before, here in pairwise(["MARK", *plain])
    )
    return sum(begins)


# -- joined to other verbs ----------------------------------------------------------------------

_JOINED: dict[Tag, float] = {
    "DET": 0.25, "POSS": 0.25, "PRON": 0.45, "NUM": 0.45, "NAME": 0.45, "ADJ": 0.45,
    "NOUN": 0.7, "ING": 0.7, "ADV": 0.7,
}  # fmt: skip
"""How often a word joined to a verb must be one among its uses, by what stands behind it."""
_CITED = 0.3
"""How often where a marker stands between the two, so that each part has its own source."""


def settle_joined(tokens: Sequence[Token], tags: list[Tag]) -> None:
    """Make verbs of what is joined to a verb of the same form.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> tags = ["PRON", "VERB", "NOUN", "CONJ", "NOUN", "DET", "NOUN"]
    >>> settle_joined(tokenize("They share data and plan a test"), tags)
    >>> tags[4]
    'VERB'
    """
    form: bool | None = None
    for i, tag in enumerate(tags):
        if tag in ("VERB", "AUX", "MODAL", "PAST", "REL", "SUB"):
            to_do = i > 0 and tags[i - 1] == "TO"
            form = is_base_form(tokens[i].lower) if tag == "VERB" and not to_do else None
        elif tag == "NOUN" and form is not None and i > 1 and i + 1 < len(tags):
            joint = i - 2 if tags[i - 1] == "ADV" else i - 1
            cited, needed = _is_cited(tokens, tags, joint), _JOINED.get(tags[i + 1])
            if needed is None or not (cited or tags[joint] == "CONJ"):
                continue
            likely = share(tokens[i]) >= (min(needed, _CITED) if cited else needed)
            if likely and is_base_form(tokens[i].lower) == form:
                tags[i] = "VERB"
    _settle_crowded(tokens, tags)


def _settle_crowded(tokens: Sequence[Token], tags: list[Tag]) -> None:
    """Make nouns of verbs that stand before the verb of their clause: "Shares in Orr rose".

    "Orr shares in Velm were sold" has one verb, "were".
    """
    for i in range(1, len(tags) - 2):
        if tags[i] != "VERB" or tags[i - 1] not in _BEFORE_NOUN or tags[i + 1] not in _BEHIND_NOUN:
            continue
        told = tags[i - 1] == "NAME" and i > 1 and tags[i - 2] == "NOUN"  # "the plan Orr makes"
        bases = set(lemmas(tokens[i].lower, "VERB"))
        noun = verb_share(tokens[i].lower) <= _SELDOM and tokens[i].lower not in SAME_IN_PAST
        if not told and noun and bases.isdisjoint(_BEFORE_CLAUSES):
            end = i + 1
            while end < len(tags) and _may_stand_between(tokens, tags, end):
                end += 1
            if end < len(tags) and _is_finite(tokens, tags, end):
                tags[i] = "NOUN"


def _may_stand_between(tokens: Sequence[Token], tags: Sequence[Tag], i: int) -> bool:
    """Whether a word may stand between the head of a subject and its verb, in the same clause."""
    participle = tags[i] == "PAST" and not is_past_only(tokens[i].lower)
    return tags[i] in _WITHIN or participle or tokens[i].text in "()"


def _is_finite(tokens: Sequence[Token], tags: Sequence[Tag], i: int) -> bool:
    """Whether a word begins a finite verb, not one that tells of the noun before it."""
    if tags[i] == "AUX":
        return tokens[i].lower not in NOT_FINITE and tags[i - 1] != "PRON"
    return tags[i] == "MODAL" or (tags[i] == "PAST" and is_past_only(tokens[i].lower))


_BEFORE_NOUN = frozenset({"NOUN", "NAME", "ADJ"})
_BEHIND_NOUN = frozenset({"PREP", "PAST"})
_WITHIN = frozenset({"NOUN", "NAME", "ADJ", "NUM", "PREP", "DET", "POSS", "ING"})
_BEFORE_CLAUSES = REPORTING | word_list("en/connectives.txt", "causing")
_BEFORE_CLAUSES |= word_list("en/connectives.txt", "perceiving")
"""Verbs that a clause can follow without "that"."""
_SELDOM = 0.5
"""How often a word may be a verb among its uses, at most, to be the noun of a later verb."""


def share(token: Token) -> float:
    """Return how often a word is a verb among its uses; 0 for one with a capital."""
    return verb_share(token.lower) if token.text.islower() else 0.0


def _is_cited(tokens: Sequence[Token], tags: Sequence[Tag], joint: int) -> bool:
    """Whether a marker closes before "and" or a comma: "bans tests [1], limits sales [2]"."""
    if joint > 1 and tags[joint] == "CONJ" and tokens[joint - 1].text == ",":
        joint -= 1
    parts = tags[joint] == "CONJ" or tokens[joint].text == ","
    return parts and joint > 0 and tokens[joint - 1].text == "]"


REACH = 30
"""Words that a subject or a clause without a verb has at most."""
PHRASE = HEADS | {"ADJ", "DET", "POSS", "ADV", "CONJ", "ING", "PREP"}
"""Classes of the words of a noun phrase and what it is joined to."""
ASIDE = HEADS | {"ADJ", "DET", "POSS", "ADV", "PREP"}
"""Classes of the words of an aside between commas."""
_APART = ",–—;:()"
VERBAL = frozenset({"VERB", "AUX", "MODAL", "PAST", "TO"})
_INSIDE = PHRASE | VERBAL


def _tag(tags: Sequence[Tag], i: int) -> Tag:
    return tags[i] if 0 <= i < len(tags) else "MARK"


def agrees(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int, base: bool) -> bool:
    """Whether the phrase before a word can be its subject: a plural before a base form."""
    first, last = _subject(tokens, tags, start, end)
    if first < last and tags[first] == "ING" and not base:
        return True  # "whereas adding hives helps"
    cut = next((k for k in range(first, last) if tags[k] == "PREP"), last)
    heads = (k for k in range(cut - 1, first - 1, -1) if tags[k] in HEADS)
    home = first < cut == last and may_be_noun(tokens, tags, cut - 1)  # "the council plans"
    head = cut - 1 if home else next(heads, None)
    if head is None:
        return False
    return base == is_plural_head(tokens, tags, head, tuple(t.lower for t in tokens[first:cut]))


def is_plural_head(
    tokens: Sequence[Token], tags: Sequence[Tag], head: int, phrase: tuple[str, ...] = ()
) -> bool:
    """Whether the head of a phrase, in its other words, takes a plural verb."""
    word = tokens[head].lower
    return (tags[head] == "NUM" and word not in ("one", "1")) or is_plural(word, phrase)


def _subject(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int) -> tuple[int, int]:
    """Return the words from the first to before the last of the phrase before a verb.

    A relative clause is passed over: "Parents who smoke harm their children".
    """
    last = end
    while last > start and tags[last - 1] == "ADV":
        last -= 1
    first = last
    while first > start:
        if tags[first - 1] in VERBAL:
            opener = first - 2
            while opener > start and tags[opener] in _INSIDE:
                opener -= 1
            if opener < start or tags[opener] != "REL":
                return last, last  # a verb of this clause stands before it
            first = last = opener
        elif (opening := aside(tokens, tags, start, first)) > start:
            if first == last and tags[start] != "CONJ":
                last = opening  # "the club, Orr Rovers, plays", not "…, and Orr (O) play"
            first = opening
        elif tags[first - 1] in PHRASE:
            first -= 1
        else:
            break
    while first < last and tags[first] == "CONJ":
        first += 1
    return first, last


def aside(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int) -> int:
    """Return where an aside opens that ends before a place: "(EV)", ", however,"; else 0."""
    sign = tokens[end - 1].text
    if sign == ")":
        return next((k for k in range(end - 2, start, -1) if tokens[k].text == "("), 0)
    if sign != "," or _tag(tags, end) not in ("NOUN", "ADV") or _tag(tags, end + 1) == "MARK":
        return 0
    opens = next((k for k in range(end - 2, start, -1) if tags[k] not in ASIDE), start)
    return opens if opens > start and tokens[opens].text == "," else 0


def parting_aside(tokens: Sequence[Token], tags: Sequence[Tag], end: int) -> int:
    """Return where the aside opens that ends at a mark and parts a subject from its verb; else 0.

    That is a relative clause, participles ("built in May and sold", "a mill built in May") or who
    says it: "The bill, said the mayor, cuts rents".
    """
    opens = next(
        (k for k in range(end - 1, max(0, end - REACH), -1) if tokens[k].text in _APART), 0
    )
    start = opens + 1
    if not opens or start >= end:
        return 0
    if tags[start] == "REL" or tokens[start].lower in ("according", "whose"):
        return opens
    inner = range(start, end)
    verbs = [k for k in inner if tags[k] in VERBAL and tags[k] != "TO" != tags[k - 1]]
    done = start + 2 if tags[start] == "DET" and tags[start + 1] == "NOUN" else start
    if _tag(tags, done) == "PAST" and _tag(tags, done + 1) in ("TO", "PREP", "ADV"):
        joined = all(tags[k] == "PAST" and tags[k - 1] == "CONJ" for k in verbs[1:])
        return opens if verbs[:1] == [done] and joined and tags[end + 1] != "CONJ" else 0
    said = (
        len(verbs) == 1
        and (verbs[0] in (start, end - 1) or tags[verbs[0] + 1] == "PREP")
        and not TELLING.isdisjoint(lemmas(tokens[verbs[0]].lower, "VERB"))
        and all(tags[k] in PHRASE for k in inner if k != verbs[0])
    )
    return opens if said else 0


def may_be_noun(tokens: Sequence[Token], tags: Sequence[Tag], i: int) -> bool:
    """Whether a word that was taken for an adjective can be a noun: "council", "home"."""
    return _tag(tags, i) == "ADJ" and "NOUN" in parts_of_speech(tokens[i].lower)
