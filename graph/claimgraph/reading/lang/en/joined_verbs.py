"""Verbs joined to others that were taken for nouns: "share data and plan tests"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.connectives import REPORTING
from claimgraph.reading.lang.en.dictionary import is_base_form, is_past_only, lemmas, verb_share
from claimgraph.reading.lang.en.tagging import Tag
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list

_JOINED: dict[Tag, float] = {
    "DET": 0.25, "POSS": 0.25, "PRON": 0.45, "NUM": 0.45, "NAME": 0.45, "ADJ": 0.45,
    "NOUN": 0.7, "ING": 0.7, "ADV": 0.7,
}  # fmt: skip
"""How often a word joined to a verb must be one among its uses, by what stands behind it."""
_CITED = 0.3
"""The same for a word behind a marker, where each part has its own source."""


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


def settle_crowded(tokens: Sequence[Token], tags: list[Tag]) -> None:
    """Make nouns of verbs that stand before the verb of their clause: "Shares in Orr rose".

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> tags = ["NAME", "VERB", "PREP", "NAME", "AUX", "PAST"]
    >>> settle_crowded(tokenize("Orr shares in Velm were sold"), tags)
    >>> tags[1]
    'NOUN'
    """
    for i in range(1, len(tags) - 2):
        if tags[i] != "VERB" or tags[i - 1] not in _NOMINAL or tags[i + 1] not in _BEHIND_NOUN:
            continue
        told = tags[i - 1] == "NAME" and i > 1 and tags[i - 2] == "NOUN"  # "the plan Orr makes"
        bases = set(lemmas(tokens[i].lower, "VERB"))
        noun = verb_share(tokens[i].lower) <= _OFTEN and tokens[i].lower not in _SAME_IN_PAST
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
        return tokens[i].lower not in _NOT_FINITE and tags[i - 1] != "PRON"
    return tags[i] == "MODAL" or (tags[i] == "PAST" and is_past_only(tokens[i].lower))


_NOMINAL = frozenset({"NOUN", "NAME", "ADJ"})
_BEHIND_NOUN = frozenset({"PREP", "PAST"})
_WITHIN = frozenset({"NOUN", "NAME", "ADJ", "NUM", "PREP", "DET", "POSS", "ING"})
_BEFORE_CLAUSES = REPORTING | word_list("en/connectives.txt", "perceiving")
"""Verbs that a clause can follow without "that"."""
_SAME_IN_PAST = word_list("en/connectives.txt", "same in the past")
_OFTEN = 0.5
"""How often a word may be a verb among its uses, at most, to be the noun of a later verb."""
_NOT_FINITE = word_list("en/connectives.txt", "not finite")


def share(token: Token) -> float:
    """Return how often a word is a verb among its uses; 0 for one with a capital."""
    return verb_share(token.lower) if token.text.islower() else 0.0


def _is_cited(tokens: Sequence[Token], tags: Sequence[Tag], joint: int) -> bool:
    """Whether a marker closes before "and" or a comma: "bans tests [1], limits sales [2]"."""
    if joint > 1 and tags[joint] == "CONJ" and tokens[joint - 1].text == ",":
        joint -= 1
    parts = tags[joint] == "CONJ" or tokens[joint].text == ","
    return parts and joint > 0 and tokens[joint - 1].text == "]"
