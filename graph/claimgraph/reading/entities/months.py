"""Tells a month from somebody's name: "in May" from "Jan Novak" and, once known, "May resigned"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import demonym, is_first_name, is_known_place, is_surname
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list

_BEFORE_MONTHS = word_list("en/entities.txt", "before months")
_BEFORE_VERBS = word_list("en/entities.txt", "before verbs")
_NO_NAMES = (
    lx.CALENDAR | lx.ORGANISATION_HEADS | lx.EVENT_HEADS | lx.DOCUMENT_HEADS | {"day", "holiday"}
)


def is_somebody(tokens: Sequence[Token], i: int, known: Collection[str]) -> bool:
    """Return whether a month's word is somebody's name here, or the beginning of one.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> is_somebody(tokenize("Jan Novak resigned in May."), 0, ())
    True
    """
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    counted = before is not None and before.text[0].isdecimal()
    spelt_out = tokens[i].lower in lx.MONTHS
    dated = before is not None and spelt_out and before.lower in _BEFORE_MONTHS
    if counted or dated or (after is not None and after.text[0].isdecimal()):
        return False
    if before is not None and is_surname(before.text) and is_first_name(tokens[i].text):
        return True  # Wang Jun
    borne = tokens[i].lower in lx.MONTHS and is_surname(tokens[i].text)
    if borne and before is not None and is_first_name(before.text):
        return True
    if after is None:
        return False
    if tokens[i].text in known and (after.text[0].islower() or after.lower in ("'s", "’s")):
        return after.lower in _BEFORE_VERBS or after.lower not in lx.FUNCTION_WORDS
    return is_first_name(tokens[i].text) and _is_family_name(after)


def _is_family_name(token: Token) -> bool:
    """Whether a word after a month can only be somebody's: "Novak", not "Reuters", not "German"."""
    if not token.is_capital or token.is_acronym or token.lower in _NO_NAMES:
        return False
    if demonym(token.text) or is_known_place(token.text):
        return False
    return is_surname(token.text) or not is_word(token.text)
