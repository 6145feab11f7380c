"""What is a part of what: "of the 500 polled, 240 agreed", "two of the 14 hostages"."""

from __future__ import annotations

from itertools import pairwise

from claimgraph.quantity.wording import PART
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.drafts import QuantityDraft
from claimgraph.reading.quantities.filters import figures_among, is_part
from claimgraph.reading.quantities.measurand import is_participle, plain, state
from claimgraph.reading.quantities.measures import measure
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens

_PLACES = word_list("en/quantities.txt", "prepositions of places")
"""Prepositions that set two counts side by side: "two cases in May and 15 in June"."""


def say_parts(tokens: QuantityTokens, drafts: list[QuantityDraft]) -> None:
    """Give bare numbers what was counted before them, and shares what they are of."""
    for first, second in pairwise(drafts):
        if not first.bare and second.bare and not (second.numeral.share or second.strength):
            _imply(tokens, first, second)
        elif _is_share(first) and first.noun is None and second.noun is not None:
            _share(tokens, first, second)


def _is_share(draft: QuantityDraft) -> bool:
    percent = draft.unit is not None and draft.unit.family == "share"
    return draft.numeral.share or percent


def _share(tokens: QuantityTokens, share: QuantityDraft, whole: QuantityDraft) -> None:
    """Say of a share what became of those it is of, and of these what they are: "30% of the 4,000
    votes were spoiled"."""
    between = [tokens.word(i) for i in range(share.end, whole.start)]
    if between[:1] == ["of"] and len(between) <= 2 and whole.noun is not None:
        share.what, whole.what = whole.what, plain(whole.noun.phrase)


def with_wholes(
    tokens: QuantityTokens, drafts: list[QuantityDraft], raw: list[QuantityDraft]
) -> list[QuantityDraft]:
    """Return figures with those that the counted noun of a draft holds: "half of the 240 homes".

    ``raw`` are all drafts, those that are no figures, too: "one of the two men".
    """
    found: list[QuantityDraft] = []
    for part in raw:
        whole = _whole_of(tokens, part)
        if whole is None or part.noun is None or not figures_among(tokens, [whole]):
            continue
        whole.what = plain(part.noun.phrase)
        found.append(whole)
        part.end = part.numeral.end
        if not part.numeral.share and part.what == whole.what:
            part.what = f"{PART}{whole.what}"
    return sorted([*drafts, *found], key=lambda draft: draft.start) if found else drafts


def _whole_of(tokens: QuantityTokens, part: QuantityDraft) -> QuantityDraft | None:
    """Return the count behind "of the" that a draft has stepped over to its noun."""
    of = part.numeral.end
    if part.noun is None or part.upper is not None or tokens.word(of) != "of":
        return None
    for at in range(of + 1, min(of + 3, part.noun.end)):
        whole = measure(tokens, at)
        if whole is not None and whole.start == at:
            same = whole.noun is not None and whole.noun.end == part.noun.end
            return whole if same and whole.value >= part.value else None
    return None


def _imply(tokens: QuantityTokens, first: QuantityDraft, second: QuantityDraft) -> None:
    """Give a bare number what was counted before it in the sentence, where that can be meant."""
    if _sentence_ends(tokens, first.end, second.start) or tokens.word(second.number - 1) == "=":
        return
    if tokens.word(second.start - 1) == "at":
        return  # "900 men fell; others put the losses at 40"
    parallel = tokens.word(first.end) == tokens.word(second.end) in _PLACES
    spans = first.noun is not None or tokens.word(first.start - 1) == "from"
    if spans and second.start == first.end + 1 and tokens.word(first.end) == "to":
        parallel = True  # not so "down 3% to 40,211"
    whole = second.value == int(second.value)  # "a follow-up of 4.6" counts no children
    part = first.noun is not None and (second.value <= first.value or _joined(tokens, second))
    part = part and whole and tokens.word(second.start - 1) != "with"
    if not (parallel or part):
        return
    what = _implied(tokens, first, second, parallel)
    second.unit, second.noun, second.implied = first.unit, first.noun, True
    second.what = what or second.what


def _implied(
    tokens: QuantityTokens, first: QuantityDraft, second: QuantityDraft, parallel: bool
) -> str | None:
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


def _joined(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a verb that goes on from the one before has a number as its object."""
    at = draft.start - 1
    return tokens.word(at - 1) == "and" and is_participle(tokens.word(at))


def _sentence_ends(tokens: QuantityTokens, start: int, end: int) -> bool:
    stops = (i for i in range(start, end) if tokens[i].text in (".", "!", "?"))
    return any(tokens[i + 1].text[:1].isupper() for i in stops)
