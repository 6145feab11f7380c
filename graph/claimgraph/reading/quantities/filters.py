"""Numbers that are no figures: years, labels, scores, parts of names and of formulas."""

from __future__ import annotations

from claimgraph.reading.lang.en.lexicon import NUMBERED_NOUNS
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.bare import CLAUSE, stands_alone
from claimgraph.reading.quantities.designations import (
    is_glued,
    is_label,
    is_magnitude,
    is_named,
    is_year,
)
from claimgraph.reading.quantities.drafts import PHRASE_ENDS, QuantityDraft
from claimgraph.reading.quantities.numerals import is_number_word
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens


def figures_among(tokens: QuantityTokens, drafts: list[QuantityDraft]) -> list[QuantityDraft]:
    """Return the drafts that are figures; a list that starts with a label holds only labels."""
    kept: list[QuantityDraft] = []
    labelled = -1
    for draft in drafts:
        listed = all(tokens.word(i) in _LISTING for i in range(labelled, draft.start))
        if _may_be_decimals(tokens, draft):
            while kept and kept[-1].bare and kept[-1].end == draft.start - 1:
                kept.pop()
            continue
        numbered = is_label(tokens, draft) and not is_magnitude(tokens, draft)
        follows = draft.bare and not draft.numeral.share and labelled >= 0 and listed
        if numbered or follows:
            labelled = draft.end
        elif _is_figure(tokens, draft) or (kept and is_part(tokens, kept[-1], draft)):
            kept.append(draft)
    return kept


_LISTING = frozenset({",", "and", "or", "&", "-", "–", "to", "through"})


def _may_be_decimals(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number with a scale may be the decimals of the one before: "2, 75 million"."""
    at = draft.start
    comma, whole, before = tokens[at - 1], tokens[at - 2], tokens[at - 3]
    digits = tokens[at].text.isdecimal() and len(tokens[at].text) < 3
    if not digits or draft.numeral.scale < 1000 or comma.text != "," or comma.spaced:
        return False
    small = whole.kind == "number" and whole.text.isdecimal() and len(whole.text) < 4
    listed = before.text == "," or tokens.word(draft.numeral.end) in _LISTING
    return small and not listed and before.lower not in NUMBERED_NOUNS


def _is_figure(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number states how much or how many."""
    if is_magnitude(tokens, draft):
        return True
    if is_glued(tokens, draft) or tokens.word(draft.number - 1) == "per":
        return False
    if draft.strength:
        return True
    if is_year(tokens, draft) or is_named(tokens, draft) or _is_in_place(tokens, draft):
        return False
    if _is_spread(tokens, draft):
        return False
    if draft.unit is not None and _is_resolution(tokens, draft):
        return False
    if draft.unit is not None:
        return not (_is_some_day(tokens, draft) or _is_time_apart(tokens, draft))
    of = draft.noun is not None or tokens.word(draft.end) == "of"
    if draft.numeral.share and (draft.numeral.spelled or of):
        return _is_share(tokens, draft)
    if draft.value == 1 and draft.numeral.spelled:
        return _counts_one(tokens, draft)
    if draft.noun is not None:
        return not _is_determined(tokens, draft)
    return stands_alone(tokens, draft)


def is_part(tokens: QuantityTokens, whole: QuantityDraft, part: QuantityDraft) -> bool:
    """Whether a bare number is a part of the figure before: "Of the 500 polled, 240 agreed"."""
    if part.start - whole.end > CLAUSE:
        return False
    at = whole.start - 1
    at -= tokens.word(at) in ("the", "these", "those", "its", "their")
    opening = tokens[at - 1]
    opened = opening.kind == "gap" or opening.text in _OPENSCLAUSE or opening.lower == "out"
    between = [tokens[i].text for i in range(whole.end, part.start)]
    apart = between[-1:] == [","] and between.count(",") == 1
    counts = whole.noun is not None and part.bare and part.value <= whole.value
    return counts and apart and opened and tokens.word(at) == "of"


_OPENSCLAUSE = frozenset('.;(,“"')


# -- parts of something else -----------------------------------------------------------------------


def _is_in_place(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number counts parts of a thread, houses or years: "2/6 Next,", "4 Oak Lane"."""
    part = draft.numeral.share and not draft.numeral.spelled
    opens = tokens[draft.number - 1].kind == "gap"
    if part and opens and tokens.word(draft.numeral.end) != "of":
        return True
    if tokens[draft.numeral.end].text in _ERAS or _is_hour(tokens, draft):
        return True
    at = draft.numeral.end
    while at < draft.numeral.end + 3 and tokens[at].kind == "word" and tokens[at].text[0].isupper():
        at += 1
    house = draft.unit is None and draft.numeral.scale == 1 and at > draft.numeral.end + 1
    return house and tokens.word(at - 1).rstrip(".") in _STREETS


def _is_hour(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number is an hour of some zone: "1359 Atlantic Daylight Time", "0930 GMT"."""
    hour = tokens[draft.number].text
    if not hour.isdecimal() or len(hour) != len("0930") or hour > "2400":
        return False
    at = draft.numeral.end
    while (
        at < draft.numeral.end + 3 and tokens[at].text[:1].isupper() and tokens[at].text != "Time"
    ):
        at += 1
    return tokens[at].text == "Time" or tokens[draft.numeral.end].text in _ZONES


_ZONES = {z for z in word_list("en/calendar.txt", "time zones") if z[2:].isupper()} | {"hrs"}
"""Time zones; those of two letters are also "1500 CT scans", and words may head a name."""
_ERAS = frozenset({"BC", "BCE", "AD", "CE"})
_STREETS = word_list("en/quantities.txt", "streets")


# -- numbers without a unit ------------------------------------------------------------------------


def _is_share(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether "half", "a third" and the like are a share of something, or a number in digits."""
    after = tokens.word(draft.numeral.end)
    article = draft.numeral.spelled and tokens.word(draft.number) in ("a", "an")
    noun = draft.noun is not None and not article  # "a third aircraft" is one more
    phrase = noun or draft.comparator != "equal" or after in ("of", "the", "its")
    before = tokens.word(draft.number - 1)
    if draft.numeral.spelled and before in ("first", "second", "third", "final", "latter", "other"):
        return False
    if draft.value.as_tuple().digits == (5,) and draft.numeral.spelled:
        stated = draft.comparator != "equal" or before == "by"
        return stated or after in ("of", "the", "its", "their", "all")
    return phrase or not article or before == "by"


def _is_some_day(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether "one day" says when, not how long."""
    once = (tokens.word(draft.number), tokens.word(draft.number + 1)) == ("one", "day")
    perhaps = tokens.word(draft.start) in ("perhaps", "maybe")
    free = draft.start == draft.number and tokens.word(draft.start - 1) not in _LONG
    return once and (free or perhaps)


_HEAT = word_list("en/quantities.txt", "heat")


def _is_spread(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number says how far others lie apart: "67 years (+/-8.8 years)"."""
    signs = [tokens[draft.number - step].text for step in (1, 2, 3)]
    return signs[0] == "±" or signs == ["-", "/", "+"]


def _is_resolution(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether what looks like kelvins is none: "a 4K screen", "the 5K", "122K" in a table."""
    last, near = tokens[draft.end - 1], range(draft.start - CLAUSE, draft.end + CLAUSE)
    glued = last.text == "K" and not last.spaced
    return glued and not any(tokens.word(i) in _HEAT for i in near)


def _is_time_apart(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether "three years earlier" says when; "three years earlier than planned" says how much."""
    apart = tokens.word(draft.end) in _APART and tokens.word(draft.end + 1) != "than"
    return apart and draft.unit is not None and draft.unit.family == "duration"


_APART = word_list("en/quantities.txt", "after durations")
_LONG = word_list("en/quantities.txt", "before durations")


def _counts_one(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether "one" is the number, not the pronoun or "one day"."""
    if draft.comparator not in ("equal", "approximately"):
        among = (tokens.word(draft.start), tokens.word(draft.number + 1)) == ("within", "of")
        return not among  # "within one of the parks"
    before, after = tokens.word(draft.number - 1), _whole(tokens.word(draft.number + 1))
    if before in ("only", "just") and after == "of" and draft.noun is not None:
        inner = range(draft.number + 2, draft.noun.end)  # "only one of the eight lifeboats"
        return any(tokens[i].kind == "number" or is_number_word(tokens.word(i)) for i in inner)
    if after in ("back", "another") or draft.noun is None or before in _PRONOUN_ONE:
        return False
    if after.endswith("ed") or after in PHRASE_ENDS:
        return False
    if before == "at" and draft.noun.noun in _MOMENTS:
        return False  # "at one point"
    if before in _JOINED_TO and after.endswith("ing") and draft.end - draft.number > 2:
        return False  # "a school like it, but one offering free tuition"
    return tokens.hyphen(draft.number + 1) is False and draft.noun.noun.islower()


def _whole(word: str) -> str:
    """Return a word without a verb that is contracted with it: "that's"."""
    return word.replace("’", "'").partition("'")[0]


_JOINED_TO = frozenset({"but", "and", ",", "–", "—", "-"})
_MOMENTS = word_list("en/quantities.txt", "moments")
_PRONOUN_ONE = word_list("en/quantities.txt", "pronoun one")


def _is_determined(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a counted noun is named before the number, as in "the first two years"."""
    return tokens.word(draft.start - 1) in ("first", "last", "next", "top") and draft.value < 10
