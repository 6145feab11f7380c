"""Numbers with neither unit nor noun: whether they still state how much or how many."""

from __future__ import annotations

from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.designations import VERBAL, ends_years
from claimgraph.reading.quantities.drafts import PHRASE_ENDS, QuantityDraft
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens, decimal_comma
from claimgraph.reading.quantities.spelled import ONES

_PREDICATES = word_list("en/quantities.txt", "predicates")
"""Verbs that a number alone is the subject of: "300 were missing"."""
_BEFORE_NUMBERS = PHRASE_ENDS | word_list("en/quantities.txt", "verbs with a number")
CLAUSE = 30
"""Tokens that a clause takes."""
_OPENS = frozenset("=<>≥≤~≈:;—–±(")


def stands_alone(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number with no unit and no noun still states how much or how many."""
    if _numbers_an_item(tokens, draft) or _ends_a_list(tokens, draft):
        return False
    if _is_of_a_score(tokens, draft) or ends_years(tokens, draft) or _is_clock(tokens, draft):
        return False
    if tokens[draft.end].text in ("x", "×"):
        return False  # "5 x 700 ml"
    if "," in tokens[draft.number].text:  # no label has thousands
        return True
    bounded = draft.start < draft.number or draft.comparator not in ("equal", "between")
    if bounded or draft.numeral.scale >= 1000:
        return True
    before = tokens[draft.start - 1]
    hour = draft.numeral.spelled and before.lower == "at" and 0 < draft.value <= 12
    if hour and tokens[draft.end].kind != "word":
        return False  # "up at five,"
    if draft.numeral.spelled and before.lower == "the":
        return False  # "the two were alike" points at them
    if tokens.word(draft.end) in _PREDICATES:
        return True
    if draft.numeral.spelled:
        return _stands_in_words(tokens, draft)
    if before.kind == "word":
        named = before.lower in _BEFORE_NUMBERS or before.lower.endswith(VERBAL)
        score = tokens[draft.number + 1].text in ("-", "–") and before.lower not in _SPANNING
        named = named and not score  # took 5-32
        return named and not _closes_bracket(tokens, draft)
    if draft.comparator == "between":
        pages = before.text == ":" and tokens[draft.start - 2].text == ")"  # "92 (6): 1087–1101"
        return before.text not in ("(", ",") and not pages
    return before.text in _OPENS - {"("} and before.text != ":"


def _numbers_an_item(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number opens an item in running text: "1) the roof and 2) the walls"."""
    closed = tokens[draft.end].text == ")" and not tokens[draft.end].spaced
    opened = any(tokens[i].text == "(" for i in range(draft.start - CLAUSE, draft.start))
    return closed and not opened and draft.start == draft.number


_SPANNING = frozenset({"of", "from", "between", "to", "aged", "ages", "in", "is"})


def _is_of_a_score(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number is half of a score or of odds: "won 4 to 0", "the odds are 5 to 1"."""
    behind = tokens[draft.end + 1]
    number = behind.kind == "number" or (draft.numeral.spelled and behind.lower in ONES)
    opens = tokens.word(draft.end) == "to" and number
    falls = tokens.word(draft.start - 1) in ("from", "of") or draft.comparator != "equal"
    return _ends_a_score(tokens, draft) or (opens and not falls and draft.numeral.scale == 1)


def _is_clock(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a bare number behind "at" is an hour: "the train left at 11"."""
    ends = tokens[draft.end].kind in ("sign", "gap") or tokens.word(draft.end) == "and"
    hour = ends and tokens.word(draft.start - 1) == "at" and 0 < draft.value <= 24
    near = range(draft.start - _NEAR, draft.start - 1)
    return hour and any(tokens.word(i) in _TIMED for i in near)


_TIMED = word_list("en/quantities.txt", "timed deeds")
_NEAR = 6
"""Tokens before a number among which a deed stands that it times."""


def _ends_a_score(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number is what the loser has: "won 4 to 0", but not "fell from 40 to 30"."""
    first = draft.start - 2
    joined = tokens.word(draft.start - 1) == "to" and tokens[first].kind == "number"
    falls = tokens[first].text.isdecimal() and int(tokens[first].text) > draft.value
    small = draft.value < (1000 if falls else 100) and len(tokens[first].text) < 3 + falls
    return joined and small and tokens.word(first - 1) not in _SPANNING


def _ends_a_list(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number ends a list of labels set without spaces: "halls 4,5 and 8"."""
    joined = tokens.word(draft.start - 1) in ("and", "or", "&")
    return joined and decimal_comma(tokens[draft.start - 2].text) is not None


def _stands_in_words(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    before = tokens.word(draft.start - 1)
    if draft.value < 2 or before in _POINTING:
        return False
    return before in _ELLIPTIC or before.endswith(VERBAL) or draft.value > 20


_POINTING = word_list("en/quantities.txt", "pointers")
_ELLIPTIC = word_list("en/quantities.txt", "elliptic")


def _closes_bracket(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number is the tail of a reference in brackets, as in "(in 12)"."""
    return tokens[draft.start - 1].lower in ("in", "see") and tokens[draft.start - 2].text == "("
