"""Names of things by their numbers and codes: versions, models, stars, indexes of markets."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.heads import COMPANY_HEADS
from claimgraph.reading.entities.name_words import NameCandidate, Words
from claimgraph.reading.entities.predicates import acts
from claimgraph.reading.entities.small_words import ROMAN
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_past, is_word, lemmas
from claimgraph.reading.lang.en.gazetteer import (
    is_first_name,
    is_known_organisation,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.word_lists import word_list

_AFTER_VERSIONS = word_list("en/entities.txt", "after versions")
_NUMBER = regex(r"\d{1,4}(?:\.\d{1,2})*")
_COUNTED = word_list("en/entities.txt", "counted in games")
MOVES = word_list("en/entities.txt", "moves on markets")
_PLANETS = frozenset("bcdefgh")  # behind their star's name: "Vela 5 b"
BRANCHES = lx.ORGANISATION_HEADS | COMPANY_HEADS | lx.words("deepmind europe america asia")
"""Last words of companies named after a company."""


def is_version(s: Words, run: NameCandidate) -> bool:
    """Whether a number that nothing is counted by follows: "Vela 4.2", "Route 7"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    if after is None or not _NUMBER.fullmatch(after.text) or "of" in s.lower(run.first, run.last):
        return False
    if after.start != s.tokens[run.last - 1].end + 1 or after.text[0] == "0":
        return False
    text, last = s.text(run), s.tokens[run.last - 1]
    beyond = s.tokens[run.last + 1] if run.last + 1 < len(s.tokens) else None
    named = beyond is not None and beyond.is_capital and run.last - run.first == 1
    if named and "." in after.text and not is_place(text):
        return True  # Vela 3.5 Sonnet
    if is_place(text) or is_surname(last.text) or s.word(run.first - 1) in lx.PLACE_PREPOSITIONS:
        return False
    year = len(after.text) == 4 and after.text[:2] in ("19", "20")
    if year or "." not in after.text:
        return False  # a year, or points in a game
    return beyond is None or beyond.text in (".", ";", ")", ":") or beyond.lower in _AFTER_VERSIONS


def is_index(s: Words, run: NameCandidate) -> bool:
    """Return whether an article and a number of shares go with it: "the S&P 500".

    Or it rises or falls by a share, as in "the Nikkei fell 0.8%".
    """
    if _moves_on_markets(s, run) or s.word(run.last) == "futures":
        return True
    number, beyond = s.word(run.last), s.word(run.last + 1)
    if s.word(run.first - 1) != "the" or not number.isdecimal() or not 1 < len(number) < 5:
        return False
    last = s.tokens[run.last - 1]
    year = has_four_digits(number) and number[:2] in ("19", "20")
    named = last.is_acronym or is_known_organisation(s.text(run)) or not is_word(last.text)
    closed = beyond in lx.FUNCTION_WORDS or not beyond[:1].isalpha() or is_past(beyond)
    return named and closed and not year


def _moves_on_markets(s: Words, run: NameCandidate) -> bool:
    """Whether an article stands before and a share it moved by behind: "the Nikkei fell 0.8%"."""
    if run.last - run.first > 2 or s.word(run.first - 1) not in ("the", "'s", "’s"):
        return False
    amount, sign = s.word(run.last + 1), s.word(run.last + 2)
    return s.word(run.last) in MOVES and amount[:1].isdecimal() and sign in ("%", "percent", "per")


def is_designation(s: Words, run: NameCandidate) -> bool:
    """Whether letters and digits are mixed, or a number follows: "S-400", "GJ 486", "Vela 5"."""
    tokens = s.tokens[run.first : run.last]
    if any(_is_mixed(t.text) for t in tokens):
        if len(tokens) > 1 and tokens[-1].lower in BRANCHES:
            return False  # V2N Diagnostics
        return not (tokens[-1].text[-1].isdigit() and s.word(run.last) in ("says", "said"))
    counted = s.word(run.first - 1) in ("a", "an")  # a Vela Ora II
    if (
        len(tokens) > 1
        and tokens[-1].text in ROMAN
        and (counted or not is_first_name(tokens[0].text))
    ):
        return counted or not acts(s.tokens, run.last - 1)  # Artemis II flew
    lettered = len(tokens) == 2 and len(tokens[1].text) == 1
    if lettered and not is_first_name(tokens[0].text):
        return True
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    beyond = s.tokens[run.last + 1].text if run.last + 1 < len(s.tokens) else ""
    if after is not None and after.text in _PLANETS and not beyond[:1].isupper():
        return not is_first_name(tokens[0].text)
    if after is None or not _NUMBER.fullmatch(after.text) or len(tokens) > 2:
        return False
    if is_place(s.text(run)) or is_surname(tokens[-1].text) or is_first_name(tokens[0].text):
        return False
    if any(t.text.endswith(".") for t in tokens) or s.known.get(tokens[-1].text) == "person":
        return False
    noun = s.tokens[run.last + 1] if run.last + 1 < len(s.tokens) else None
    led = s.word(run.first - 1) in ("on", "aboard", "with", "the")
    closed = noun is None or noun.text in (".", ",", ";", ")", "which", "was", "is", "has", "had")
    if led and len(after.text) < 4 and closed:
        return True  # did not comment on Vela 26
    if noun is None or not noun.text[0].islower() or noun.lower in lx.FUNCTION_WORDS:
        return False
    counted = noun.lower in _COUNTED or s.word(run.first - 1) not in lx.DETERMINERS
    forms = lemmas(noun.lower, "NOUN")
    return bool(forms) and (noun.lower in forms or not counted)  # the Ariane 5 rocket(s)


def _is_mixed(word: str) -> bool:
    if word.isalpha() or word[0].isdigit():
        return False
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
