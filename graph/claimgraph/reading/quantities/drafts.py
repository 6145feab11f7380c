"""A figure being read, and what its number counts: the noun beside it.

English marks a counted noun by its plural, and closes a noun phrase with one of a closed class of
words (prepositions, auxiliaries, pronouns, conjunctions); no dictionary of nouns is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from claimgraph.model import Comparator
from claimgraph.reading.lang.en.dictionary import is_third_person, parts_of_speech
from claimgraph.reading.lang.word_lists import phrase_list, word_list
from claimgraph.reading.quantities.numerals import is_number_word
from claimgraph.reading.quantities.quantity_tokens import QuantityToken, QuantityTokens, word_set
from claimgraph.reading.quantities.spelled import MANY, Numeral
from claimgraph.reading.quantities.units import Unit


class Counted(NamedTuple):
    """A counted noun, the whole phrase it heads, and where the phrase ends."""

    noun: str
    phrase: str
    end: int


@dataclass(slots=True)
class QuantityDraft:
    """A figure being read: where it stands in the tokens, and what is known of it so far."""

    start: int
    """The comparator before it, or else the number."""
    number: int
    """The sign, currency or number it starts with."""
    end: int
    value: Decimal
    numeral: Numeral
    unit: Unit | None = None
    printed: str | None = None
    """The unit as the text prints it."""
    noun: Counted | None = None
    upper: Decimal | None = None
    comparator: Comparator = "equal"
    what: str | None = None
    implied: bool = False
    """Whether the unit is taken from another figure, not printed beside this one."""
    listed: bool = False
    """Whether it follows on another number of the same list."""
    listed_unit: bool = False
    """Whether its unit is that of a number behind it in the list."""
    beyond: int | None = None
    """Where the text goes on after a conversion in brackets."""
    strength: bool = False
    """Whether it says how many a body of people has: "a 300-strong crowd"."""
    restates: int | None = None
    """The place in the text of the figure it puts into another unit."""

    @property
    def bare(self) -> bool:
        """Whether nothing says what the number counts."""
        return self.unit is None and self.noun is None


LONGEST = 5
"""Words that may stand between a number and the end of the noun it counts."""

PHRASE_ENDS = word_list("en/quantities.txt", "ends of noun phrases")
"""Words that no noun phrase after a number goes on past."""
_PLURALS = word_list("en/quantities.txt", "plurals")
_NOT_PLURAL = phrase_list("en/quantities.txt", "endings of singulars")
_SINGULAR_S = word_list("en/quantities.txt", "singulars in s")


STATES = word_list("en/quantities.txt", "states of people")
"""What became of people: "12 dead" counts them by it, "12 injured men" by the noun."""


def counted(tokens: QuantityTokens, at: int, value: Decimal) -> Counted | None:
    """Return the noun that a number counts, which ends just before a token; None when none does."""
    start = _into(tokens, at)
    state = tokens.word(start) in STATES
    words = _phrase(tokens, start + state)
    if value == 1 and words:
        if is_third_person(tokens.word(words[0])) and len(words) > 1:
            return None  # "as one heads south"
        words = _without_verb(tokens, words)
    heads = [i for i in words if is_plural(tokens[i].text)]
    if value == 1 and heads and heads[-1] != words[-1]:
        heads = []  # "one data release"
    if heads:
        head = heads[0]
        while head + 1 in heads and not _has_object(tokens, head + 1, value):  # "sports cars"
            head += 1
    elif state:
        return Counted(tokens.word(start), tokens.word(start), start + 1)
    elif value == 1 and words:
        head = words[-1] if len(words) <= 3 else words[0]
        if is_adverb(tokens.word(head)) or parts_of_speech(tokens.word(head)) == {"ADJ"}:
            return None  # "two were hurt, 1 critically"
    else:
        return None
    return Counted(tokens[head].text, tokens.printed(start, head + 1), head + 1)


def _without_verb(tokens: QuantityTokens, words: list[int]) -> list[int]:
    """Return a noun phrase without the past form that ends it: "one pilot called"."""
    while len(words) > 1 and parts_of_speech(tokens.word(words[-1])) == {"VERB"}:
        words = words[:-1]  # "one missile struck"
    while len(words) > 1 and tokens.word(words[-1]).endswith("ed"):
        if tokens.word(words[-1]).endswith(("eed", "bed")) or tokens.word(words[-1]) in _ED_NOUNS:
            break
        words = words[:-1]
    return words


def is_adverb(word: str) -> bool:
    """Whether a word in lower case says how, and names nothing.

    >>> is_adverb("critically"), is_adverb("family")
    (True, False)
    """
    return word.endswith("ly") and not parts_of_speech(word) & {"NOUN", "ADJ"}


_ED_NOUNS = word_list("en/quantities.txt", "nouns in ed")


def _has_object(tokens: QuantityTokens, at: int, value: Decimal) -> bool:
    """Whether what looks like a plural is a verb: "each of 12 judges serves a term"."""
    after = tokens[at + 1]
    return value < 1 or after.kind == "number" or after.lower in ("a", "an", *_DETERMINERS)


def _into(tokens: QuantityTokens, at: int) -> int:
    """Step into "of the", "of its 30": the counted noun is inside; and past "of them"."""
    if tokens.word(at) != "of":
        return at
    if tokens.word(at + 1) == "them":
        return at + 2  # "nine of them children"
    at += 1
    while tokens.word(at) in _DETERMINERS or tokens[at].kind == "number":
        at += 1
    return at + is_number_word(tokens.word(at))  # "two of nine members"


_DETERMINERS = word_list("en/quantities.txt", "determiners")


def _phrase(tokens: QuantityTokens, at: int) -> list[int]:
    """Return the places of the words of the noun phrase that starts at a token."""
    places: list[int] = []
    while len(places) < LONGEST:
        token = tokens[at]
        if token.kind == "number" and _numbers_a_name(tokens, at):
            at += 1
            continue
        closed = closes(token) and not tokens.hyphen(at + 1)
        if token.kind != "word" or closed or is_number_word(token.lower):
            break
        places.append(at)
        at += 1
        while tokens.hyphen(at) and tokens[at + 1].kind != "gap":  # "first-aid stations"
            at += 2
            places[-1] = at - 1
    return places


def closes(token: QuantityToken) -> bool:
    """Whether no noun phrase goes on past a word; "US" is a name, "us" is none."""
    return token.lower in PHRASE_ENDS and token.text != "US"


def _numbers_a_name(tokens: QuantityTokens, at: int) -> bool:
    """Whether a number is part of the name of what is counted, as in "18 Leopard 2 tanks"."""
    named = tokens[at - 1].kind == "word" and tokens[at - 1].text[0].isupper()
    return named and len(tokens[at].text) < 4 and tokens[at + 1].text.islower()


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    lower = word.lower()
    if lower in _PLURALS:
        return True
    return (
        len(lower) > 2
        and lower.endswith("s")
        and ((word[0].isupper() and lower.endswith("is")) or not lower.endswith(_NOT_PLURAL))
        and lower not in PHRASE_ENDS
        and lower not in _SINGULAR_S
        and lower not in MANY
    )


def rate(tokens: QuantityTokens, at: int) -> tuple[str, int]:
    """Read "per night", "a share": a rate is not a count of the same thing."""
    word = tokens.word(at + 1)
    if tokens.word(at) == "per" and tokens[at + 1].kind == "number":
        end = at + 2 + (tokens[at + 2].kind == "word" and tokens.word(at + 2) not in PHRASE_ENDS)
        return f" per {tokens.printed(at + 1, end)}", end  # "4.1 per 100,000 people"
    article = tokens.word(at) in ("a", "an")
    ends = tokens[at + 2].kind in ("sign", "gap") and not tokens.hyphen(at + 2)
    per = tokens.word(at) in ("per", "each") or (article and (word in _TIMES or ends))
    apart = article and tokens.word(at + 2) in _AGO  # "£34m a year earlier"
    if not per or apart or tokens[at + 1].kind != "word" or word in PHRASE_ENDS:
        return "", at
    end = at + 2 + (word in _BEFORE_TIMES and tokens[at + 2].kind == "word")
    while tokens.hyphen(end):  # "per megawatt-hour"
        end += 2
    return f" per {tokens.printed(at + 1, end)}", end


_AGO = word_set("ago earlier before later after")
_BEFORE_TIMES = word_set("square cubic single individual")
_TIMES = word_list("en/quantities.txt", "times")
