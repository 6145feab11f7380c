"""What figures measure that say so only through another: "of whom 240", "and injured 30"."""

from __future__ import annotations

from itertools import pairwise

from claimgraph.quantity.wording import PART
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.filters import is_part
from claimgraph.reading.quantities.measurand import is_participle, measured, state
from claimgraph.reading.quantities.measures import Draft
from claimgraph.reading.quantities.tokens import Tokens

_PLACES = word_list("en/quantities.txt", "prepositions of places")
"""Prepositions that set two counts side by side: "two cases in May and 15 in June"."""


def say_what(tokens: Tokens, drafts: list[Draft]) -> None:
    """Set what each figure measures, by its own words, then by those of the figure before it."""
    what: str | None = None
    for draft in drafts:
        if draft.restates is None and not (what and _ends_change(tokens, draft)):
            what = measured(tokens, draft)
        draft.what = what
    for first, second in pairwise(drafts):
        if not first.bare and second.bare and not (second.numeral.share or second.strength):
            _imply(tokens, first, second)


def _ends_change(tokens: Tokens, draft: Draft) -> bool:
    """Whether a figure is what another changes to: "rose from 5,000 to 8,000"."""
    at = draft.start - 1
    before = next((i for i in range(at - 1, at - 7, -1) if tokens[i].kind != "number"), at)
    return tokens.word(at) == "to" and "from" in [tokens.word(i) for i in range(before - 2, at)]


def _imply(tokens: Tokens, first: Draft, second: Draft) -> None:
    """Give a bare number what was counted before it in the sentence, where that can be meant."""
    if _sentence_ends(tokens, first.end, second.start) or tokens.word(second.number - 1) == "=":
        return
    parallel = tokens.word(first.end) == tokens.word(second.end) in _PLACES
    part = first.noun is not None and (second.value <= first.value or _joined(tokens, second))
    if not (parallel or part):
        return
    what = _implied(tokens, first, second, parallel)
    second.unit, second.noun, second.implied = first.unit, first.noun, True
    second.what = what or second.what


def _implied(tokens: Tokens, first: Draft, second: Draft, parallel: bool) -> str | None:
    """Return what the second of two figures counts: a part of the first, or others of the kind."""
    if first.noun is None:
        return None
    noun = first.noun.phrase
    if parallel:
        return noun
    became = tokens.word(second.start - 1) if _joined(tokens, second) else ""
    became = became or state(tokens, second, second.end).strip()
    if tokens.word(second.start - 1 - _joined(tokens, second)) == "and" and became:
        return f"{noun} {became}"
    if first.implied:
        return first.what
    whole = is_part(tokens, first, second) or tokens.word(second.start - 2) == "of"
    return f"{PART}{first.what if whole and first.what else noun}"


def _joined(tokens: Tokens, draft: Draft) -> bool:
    """Whether a verb that goes on from the one before has a number as its object."""
    at = draft.start - 1
    return tokens.word(at - 1) == "and" and is_participle(tokens.word(at))


def _sentence_ends(tokens: Tokens, start: int, end: int) -> bool:
    return any(
        tokens[i].text in (".", "!", "?") and tokens[i + 1].text[:1].isupper()
        for i in range(start, end)
    )
