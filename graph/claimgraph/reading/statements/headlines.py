"""Headlines and points: whether they tell something without a verb, or what is told again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_plural
from claimgraph.reading.lang.en.lexicon import (
    BOUNDS,
    CALENDAR,
    FUNCTION_WORDS,
    ORGANISATION_HEADS,
    ROLES,
)
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span
from claimgraph.reading.statements.decomposition import is_sentence
from claimgraph.reading.statements.words import Word

_LEAD = regex(
    r"(?P<mark>\*\*|__|\*|_)(?P<words>[^*\n]{8,200}?)(?P=mark)"
    r"(?:(?:[ ]?[*_]?\([^()\n]{1,40}\)[*_]?)?(?:[ ]?[—–:]|[ ]-)[ ]+"
    r"|[ ][*_]?\([^()\n]{1,40}\)[*_]?[ ]+(?=[A-Z“\"]))"
)
_WORD = regex(r"\w{3,}")
_NUMBER = regex(r"\d[\d.,]*\b")
_SHORTEST = 3
"""Words of the shortest headline that may have a capital for each."""
_SAME = 0.6
"""The share of a headline's words that its summary must repeat to say the same."""


def headline(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """Return where the words of a headline stand that opens a sentence, and where the rest begins.

    >>> headline("**Bridge closed for good** — The council shut it.", 0, 48)
    ((2, 24), 29)
    """
    found = _LEAD.match(text, start, end)
    words = found["words"].split() if found else []
    if len(words) < _SHORTEST and all(word[0].isupper() for word in words):
        return None  # a name
    return (found.span("words"), found.end()) if found else None


def before_dash(text: str, words: Sequence[Word]) -> tuple[Span, int] | None:
    """Return the same of a headline that only a dash parts from its text; both are sentences."""
    dashes = [i for i, w in enumerate(words) if w.text in ("—", "–") and not w.held]
    if len(dashes) != 1:
        return None
    at = dashes[0]
    before, behind = words[:at], words[at + 1 :]
    if not behind or not behind[0].text[0].isupper() or behind[0].tag not in _OPENING:
        return None
    if not (is_sentence(before) and is_sentence(behind)):
        return None
    return (before[0].start, before[-1].end), behind[0].start


_OPENING = frozenset({"DET", "NAME", "NOUN", "ADJ", "NUM", "PRON"})


def repeats(headline: str, summary: str) -> bool:
    """Whether a summary says what its headline says: its figures, and most words in some form.

    A line with a full stop is a sentence, no headline: all of its words have to be said again.

    >>> repeats("Council closes bridge", "The council closed the bridge on Monday.")
    True
    """
    if not set(_NUMBER.findall(headline)) <= set(_NUMBER.findall(summary)):
        return False
    words = [w[:5] for w in _WORD.findall(headline.lower()) if w not in FUNCTION_WORDS]
    said = {w[:5] for w in _WORD.findall(summary.lower())}
    least = len(words) if headline.rstrip().endswith(".") else _SAME * len(words)
    return bool(words) and sum(w in said for w in words) >= least


def leaves_out_be(part: Sentence) -> bool:
    """Whether a verb without its "is" is the one of a headline: "Two held", "Mayor to resign"."""
    for i, tag in enumerate(part.tags):
        before, word = part.tag(i - 1), part.lower(i - 1)
        if tag in ("VERB", "AUX", "MODAL"):
            return False
        if tag == "TO" and part.tag(i + 1) == "VERB":
            first, said = part.lower(0), part.lower(1) == ":"  # "Council: bridge to reopen"
            acts = _is_actor(word) and word not in _DONE_WITH
            if part.lower(i - 1) in _ENACTED:
                return False  # "An Act to make provision about rescue"
            named = before == "NAME" and "by" not in [t.lower for t in part.tokens[:i]]
            return named or acts or (said and _is_actor(first))  # not "Motion by Orr to close it"
        if tag == "PAST" and i and before in ("NOUN", "NAME", "NUM"):
            several = before == "NOUN" and is_plural(word)
            parted = max((k for k in range(i) if part.tokens[k].text in ";:"), default=0)
            counted = "NUM" in part.tags[parted:i]
            bare = part.lower(i + 1) != "by" and part.tag(i + 1) not in ("NOUN", "ADJ", "ING")
            label = part.lower(i) in _IN_LABELS or _is_record(part)
            if part.tokens[0].text == "the" and part.tag(i + 1) in ("PREP", "TO"):
                return False  # "the harm caused to the town", a point of a list
            return bare and not label and (counted or not several)
    return False


def _is_record(part: Sentence) -> bool:
    """Whether a line is the title of a record: "Minutes of the meeting held on 3 May"."""
    first = int(part.tag(0) == "DET")
    return part.lower(first) in _RECORDS and part.lower(first + 1) == "of"


def _is_actor(word: str) -> bool:
    return word in ROLES or word in ORGANISATION_HEADS


_STATES = word_list("en/quantities.txt", "states of people")
_IN_LABELS = word_list("en/statements.txt", "participles of labels")
_RECORDS = word_list("en/statements.txt", "records")
_ENACTED = frozenset({"act", "bill", "ordinance", "measure"})
_DONE_WITH = frozenset({"power", "powers"})  # "Powers to search", of nations elsewhere


def pieces(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield the parts of a line between its colons and semicolons."""
    start = 0
    for i, word in enumerate(words):
        if word.text in (":", ";") and not word.held:
            yield words[start:i]
            start = i + 1
    yield words[start:]


def changes(part: Sentence) -> bool:
    """Whether a point tells an amount of something, or a change by one: "Sales of 3 million",
    "Prices up 12%"."""
    return has_amount(part) and any(
        part.tag(i + 1) == "NUM"
        and (
            part.lower(i) in CHANGES
            or (part.lower(i) == "of" and i < _NEAR and part.tag(i - 1) == "NOUN")
        )
        for i in range(1, len(part.tags) - 1)
    )


def has_value(part: Sentence, *, alone: bool = False) -> bool:
    """Whether a line gives what its label names an amount with its unit: "Price: £61 million".

    ``alone`` asks for one amount and nothing else but an aside in brackets.
    """
    colon = next(
        (i for i, token in enumerate(part.tokens[:_LONGEST_LABEL]) if token.text == ":"), 0
    )
    if not colon or not {"NOUN", "NAME"} & set(part.tags[:colon]):
        return False
    first = colon + 1
    while part.tokens[first : first + 1] and part.tokens[first].text in ("*", "_"):
        first += 1
    first += part.lower(first) in BOUNDS
    aside = next((i for i, t in enumerate(part.tokens) if t.text == "("), len(part.tokens))
    several = {"PREP", "CONJ"} & set(part.tags[first:aside]) or any(
        t.text in (",", ";") for t in part.tokens[first:aside]
    )
    named = part.lower(first) in _CURRENCIES or "NUM" not in part.tags[:colon]
    return named and is_amount(part, first) and not (alone and several)


def counts_people(part: Sentence) -> bool:
    """Whether a line counts those to whom something happened: "Three dead, 12 missing"."""
    return part.tag(0) == "NUM" and len(part.tokens) > 1 and part.lower(1) in _STATES


def is_amount(part: Sentence, first: int = 0) -> bool:
    """Whether the words from a place on are an amount with its unit: "£61 million", "94 kg"."""
    money = part.lower(first) in _CURRENCIES
    at = first + money
    if part.tag(at) != "NUM" or not has_amount(part):
        return False
    unit = part.tag(at + 1) in ("NOUN", "DET", "NUM") and part.lower(at + 1) not in CALENDAR
    return money or "," in part.lower(at) or unit


def has_amount(part: Sentence, fewest: int = 2) -> bool:
    """Whether a number that is no date stands there, among so many words."""
    words = [token for token in part.tokens if token.is_word]
    numbers = [
        i for i, token in enumerate(part.tokens)
        if part.tag(i) == "NUM" and token.text[0].isdecimal() and not YEAR.fullmatch(token.text)
        and not {part.lower(i - 1), part.lower(i + 1)} & CALENDAR
    ]  # fmt: skip
    return bool(numbers) and len(words) >= fewest


_LONGEST_LABEL = 9
"""Words and marks of the longest label of an amount."""
_CURRENCIES = frozenset({"$", "€", "£", "¥", "eur", "usd", "gbp", "chf", "us", "us$"})
_NEAR = 4
"""Words in which what a point is of must be named: "Sales of 3 million"."""
CHANGES = frozenset({"up", "down"})
YEAR = regex(r"(?:1[5-9]|20)\d\d")
