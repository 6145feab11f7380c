"""Numbers that are years, names or labels: "in 1281", "F-16", "Article 5", "Group of Seven"."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.lexicon import NUMBERED_NOUNS
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.drafts import PHRASE_ENDS, QuantityDraft
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens
from claimgraph.reading.quantities.spelled import ONES, in_words

VERBAL = ("ed", "ing")
"""Ends of verbs, as far as no list is needed."""
_JOINING = ("-", "‐", "‑", "/", "_", ".", "(", "^", "–", "\\", ":", "'", "′", "’")
_INNER_CAPITAL = regex(r"[a-z]{2}[A-Z]")
_GIVERS = word_list("en/quantities.txt", "verbs of giving")
"""Verbs after whose object a number counts: "gave Ukraine 31 tanks"."""
_PLACING = word_list("en/quantities.txt", "prepositions of placing")


def is_glued(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Return whether a number is part of a longer name or formula: "F-16", "t(39)", "3D"."""
    first, before = tokens[draft.number], tokens[draft.number - 1]
    printed_currency = draft.unit is not None and draft.unit.family == "money"
    if not first.spaced and before.kind in ("word", "number") and not printed_currency:
        return True
    if not first.spaced and before.text in _JOINING and not draft.listed:
        inner = tokens[draft.number - 2]
        if not before.spaced and inner.kind in ("word", "number"):
            return True
    if not first.spaced and before.text == ")":
        return True
    last, after = tokens[draft.end - 1], tokens[draft.end]
    if is_designation(tokens, draft) or _is_on_a_map(tokens, draft):
        return True
    if last.text == "s" and not last.spaced and "." not in first.text:
        named = before.text[:1].isupper() and before.lower not in PHRASE_ENDS  # "Boeing 737s"
        return named or after.lower == "of"  # "1,000s of users"
    if draft.bare and not after.spaced and after.kind == "word" and last.kind == "number":
        return True
    beyond = tokens[draft.end + 1]
    runs_on = after.text in _JOINING and not after.spaced and not beyond.spaced
    return draft.bare and runs_on and (beyond.kind == "number" or after.text in "-/_")


def _is_on_a_map(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number is how far north a place lies: "51.22 N, 33.40 E", "48° 51′ N"."""
    at = draft.numeral.end
    if tokens[at].text == "°" and tokens[_past_minutes(tokens, at + 1)].text in _WINDS:
        return True
    at += tokens[at].text == "°"
    if tokens[at].text not in ("N", "S"):
        return False
    at += 1 + (tokens[at + 1].text == ",")
    at += tokens[at].kind == "number"
    return tokens[at + (tokens[at].text == "°")].text in ("E", "W")


def _past_minutes(tokens: QuantityTokens, at: int) -> int:
    """Return where the minutes and seconds of an angle end."""
    while tokens[at].kind == "number" and tokens[at + 1].text in ("'", "’", "′", '"', "”", "″"):
        at += 2
    return at


_WINDS = frozenset("NSEW")


def is_magnitude(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Return whether a number is how strong a quake was: "a magnitude-6.8 quake"."""
    at = draft.number - 1
    at -= tokens[at].text in ("-", "‐", "‑") and not tokens[draft.number].spaced
    return draft.unit is None and tokens.word(at) == "magnitude" and draft.value < 10


def is_designation(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether what looks like a unit is a letter of a name: "two F-16s", "the Vela Air 4C"."""
    letter, after = tokens[draft.end - 1], tokens[draft.end]
    if draft.unit is None or len(letter.text) != 1 or not letter.text.isupper():
        return False
    if after.text == "-" and not after.spaced:
        return True
    before = tokens[draft.start - 1]
    named = before.kind == "word" and before.text[0].isupper() and before.lower not in PHRASE_ENDS
    inside = tokens[draft.start - 2].kind == "word"
    inside = inside and (draft.value < 15 or tokens.word(draft.start - 2) not in _PLACING)
    return named and inside and not letter.spaced


def is_label(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Return whether the word before a number is named by it: "Article 5", "Leopard 2 tanks"."""
    if draft.unit is not None and draft.unit.family in ("money", "share"):
        return False
    before, at = tokens[draft.start - 1], draft.start - 1
    if before.text in ("#", "№", "§", "@"):
        return True
    if before.text == "." and tokens.word(at - 1) in NUMBERED_NOUNS and not before.spaced:
        return True
    if before.kind != "word" or draft.start != draft.number or draft.numeral.scale > 1:
        return False
    if before.lower in NUMBERED_NOUNS:
        letter = tokens[draft.numeral.end].text  # "seat 14C" is no temperature
        glued = len(letter) == 1 and letter.isupper() and not tokens[draft.numeral.end].spaced
        return draft.unit is None or (glued and draft.end == draft.numeral.end + 1)
    return draft.unit is None and not draft.numeral.spelled and _is_name(tokens, at)


def _is_name(tokens: QuantityTokens, at: int) -> bool:
    """Whether a capitalised word inside a sentence is a name that a number completes."""
    word, before = tokens[at], tokens[at - 1]
    if _INNER_CAPITAL.search(word.text):
        return True  # in OrbitMQ 3.8
    capital = any(c.isupper() for c in word.text[:3])
    if not capital or word.lower in PHRASE_ENDS or word.lower.endswith(("'s", "’s")):
        return False
    if before.kind == "gap" or before.text in (".", "!", "?", ":"):
        return not word.lower.endswith(VERBAL)
    return before.lower not in _GIVERS and before.lower not in _PLACING


def is_named(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Return whether a number is part of a name: "the Group of Seven", "10 Downing Street"."""
    first, after = tokens[draft.number], tokens[draft.end]
    if draft.bare and after.lower == "de" and tokens[draft.end + 1].text[:1].isupper():
        return True  # Rua 25 de Abril
    inside = tokens[draft.number - 1].kind == "word" and first.text[:1].isupper()
    if draft.numeral.spelled and inside and first.kind == "word":
        return True
    named = draft.bare and after.kind == "word" and after.text[:1].isupper()
    return named and draft.start == draft.number and draft.numeral.scale == 1


# -- years -----------------------------------------------------------------------------------------


def is_year(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a plain number of four digits is a year: most of 1500 to 2199 are."""
    if draft.numeral.spelled:
        return _is_year_in_words(tokens, draft)
    text = tokens[draft.number].text
    plain = has_four_digits(text) and draft.numeral.value == int(text)
    if not plain or draft.unit is not None:
        return _is_early_year(tokens, draft)
    if not 1500 <= int(text) < 2200:
        return _is_early_year(tokens, draft)
    if draft.comparator in ("moreThan", "lessThan", "atLeast", "atMost"):
        if draft.bare and tokens.word(draft.start - 1) in _UNTIL:
            return True  # until at least 2028
        return tokens.word(draft.number - 1) in ("to", "within") and draft.bare
    before = tokens.word(draft.number - 1)
    round_count = draft.noun is not None and int(text) % 100 == 0 and before not in _DATING
    return not (round_count or before == "=")


def _is_early_year(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a bare number below 1500 is a year: "in 1281", "In 410, the city fell".

    In "successful in 125 (68%)" it is a count.
    """
    text, at = tokens[draft.number].text, draft.number - 1
    plain = draft.bare and text.isdecimal() and draft.numeral.value == int(text)
    if not plain or tokens[draft.end].text in ("(", "%") or draft.value >= 1500:
        return False
    if draft.comparator == "between":  # ruled from 1321 to 1323
        return len(text) == 4 and tokens.word(draft.start) == "from"
    opens = tokens[at - 1].kind == "gap" or tokens[at - 1].text in (".", "!", "?")
    return tokens.word(at) in _IN_YEARS and (len(text) == 4 or (len(text) == 3 and opens))


def _is_year_in_words(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether words tell a year: "nineteen ninety-one" by halves, "in two thousand and ten"."""
    before = tokens.word(draft.start - 1)
    if draft.unit is not None or not 10 <= draft.value < 100:
        counted = draft.value == 2000  # "ended in two thousand being moved"
        return draft.bare and not counted and 1100 <= draft.value < 2200 and before in _IN_YEARS
    later = in_words(tokens, draft.end) if tokens.word(draft.start) in _CENTURIES else None
    opens = later is not None and later.value >= 10 and not tokens.hyphen(later.end)
    return opens or before in _CENTURIES


_CENTURIES = {word for word, value in ONES.items() if value >= 10} | {"twenty"}
_IN_YEARS = frozenset({"in", "since", "until", "till"})
_UNTIL = frozenset({"until", "till", "by", "since", "before", "after", "from", "through"})
_DATING = word_list("en/quantities.txt", "before years")


def ends_years(tokens: QuantityTokens, draft: QuantityDraft) -> bool:
    """Whether a number is the end of a span of years: "in 1920 – 21"."""
    dash, year = tokens[draft.number - 1].text, tokens[draft.number - 2].text
    return dash in ("-", "–", "/") and has_four_digits(year) and len(tokens[draft.number].text) == 2
