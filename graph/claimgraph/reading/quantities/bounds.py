"""The words and signs around a number that bound it: "at least", "nearly", "or more", "≥"."""

from __future__ import annotations

from claimgraph.model import Comparator
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.numerals import numeral
from claimgraph.reading.quantities.tokens import QuantityTokens

_PHRASES: dict[Comparator, str] = {
    "atLeast": """at least|at the least|no less than|not less than|no fewer than|not fewer than
        |a minimum of|minimum of|minimum|upwards of|upward of|as few as|as little as
        |more than or equal to|greater than or equal to|larger than or equal to
        |greater or equal to|greater or equal than|bigger or equal than|larger or equal than
        |more or equal than|higher or equal than|equal to or more than|equal to or greater than
        |equal or greater than|equal or more than|not below|not under|no lower than""",
    "atMost": """at most|at the most|no more than|not more than|no greater than|not greater than
        |a maximum of|maximum of|maximum|up to|as many as|as much as|as high as|as long as
        |not exceeding|not to exceed|not over|not above|no higher than|no longer than|within
        |less than or equal to|smaller than or equal to|lower than or equal to
        |fewer than or equal to
        |less or equal to|less or equal than|smaller or equal than|lower or equal than
        |equal to or less than|equal or less than|equal to or fewer than""",
    "moreThan": """more than|greater than|larger than|bigger than|higher than|longer than|older than
        |taller than|heavier than|deeper than|wider than|faster than|better than|over|above|beyond
        |in excess of|exceeding|exceeds|exceed|exceeded|surpassing|surpassed|surpasses|topping
        |topped|upper than""",
    "lessThan": """less than|fewer than|smaller than|lower than|shorter than|younger than
        |lighter than|cheaper than|slower than|under|below|beneath|short of""",
    "approximately": """about|around|roughly|approximately|approx|nearly|almost|some|circa|ca|c
        |close to|near|an estimated|estimated|estimated at|estimated to be|estimated to be worth
        |estimated to cost|estimated to total|estimated to have reached|on the order of
        |in the order of|in the region of|in the vicinity of|virtually|practically|perhaps|maybe
        |a rough|something like|an average of about|valued at about""",
    "equal": "exactly|precisely|equal to|equals|a total of|total of|a record|just|only|a mere",
}  # fmt: skip
_SIGNS: dict[str, Comparator] = {
    ">": "moreThan", "<": "lessThan", "≥": "atLeast", "≤": "atMost", "⩾": "atLeast",
    "⩽": "atMost", "≧": "atLeast", "≦": "atMost", "~": "approximately", "∼": "approximately",
    "≈": "approximately", "≃": "approximately", "≅": "approximately", "=": "equal",
}  # fmt: skip
_OR_EQUAL: dict[str, Comparator] = {">": "atLeast", "<": "atMost"}
_AFTER: dict[Comparator, str] = {
    "atLeast": """or more|or greater|or above|or over|or higher|or older|or longer|or better
        |or larger|or up|or upwards|and more|and above|and over|and older|and up|and upwards
        |plus|at least|at the least|at a minimum|minimum""",
    "atMost": """or less|or fewer|or under|or below|or lower|or younger|or shorter|or smaller
        |and under|and below|and younger|and less|at most|at the most|at a maximum|maximum""",
    "approximately": "or so|odd|ish|or thereabouts",
}

_Index = dict[str, list[tuple[tuple[str, ...], Comparator]]]


def _index(phrases: dict[Comparator, str], key: int) -> _Index:
    """Return the phrases by their last (-1) or first (0) word, longest first."""
    index: _Index = {}
    for comparator, listed in phrases.items():
        for phrase in listed.split("|"):
            words = tuple(phrase.split())
            index.setdefault(words[key], []).append((words, comparator))
    for found in index.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return index


_ENDING = _index(_PHRASES, -1)
_STARTING = _index(_AFTER, 0)


def comparator_before(
    tokens: QuantityTokens, at: int, duration: bool = False
) -> tuple[Comparator, int] | None:
    """Return the comparator that ends just before a token, and where it starts.

    ``duration`` says that the number counts units of time, when "over" often means "during".
    """
    found = _before(tokens, at, duration)
    if found and found[0] in ("equal", "approximately"):  # "at least about", "below ~"
        bound = _before(tokens, found[1], duration)
        return bound if bound and bound[0] not in ("equal", "approximately") else found
    return found


def _before(tokens: QuantityTokens, at: int, duration: bool) -> tuple[Comparator, int] | None:
    if found := _sign_before(tokens, at):
        return found
    if tokens[at - 1].text == "." and tokens.word(at - 2) in _SHORT:
        at -= 1
    elif tokens.word(at - 1) == "c":  # "c." is circa, "C" is Celsius and much else
        return None
    for words, comparator in _ENDING.get(tokens.word(at - 1), ()):
        start = at - len(words)
        if tuple(tokens.word(i) for i in range(start, at)) != words:
            continue
        if words in (("above",), ("below",)) and tokens.word(start - 1) == "the":
            return None  # "the above two steps"
        if words == ("around",) and tokens.word(start - 1) in _BUILT:
            return None  # "built around four questions"
        during = words == ("over",) and duration
        if during and tokens.word(start - 1) not in _DURATIONS_OVER:
            return None
        return comparator, start
    return None


_SHORT = word_list("en/quantities.txt", "abbreviations of bounds")
_BUILT = word_list("en/quantities.txt", "built around")
_DURATIONS_OVER = word_list("en/quantities.txt", "durations over")
"""Words before "over" when "over two years" says more than two, not during."""


def comparator_after(tokens: QuantityTokens, at: int) -> tuple[Comparator, int] | None:
    """Return the comparator that starts at a token, and where it ends: "or more", "+"."""
    if tokens[at].text == "+" and not tokens[at].spaced and tokens[at + 1].kind != "number":
        return "atLeast", at + 1
    start = at + tokens.hyphen(at)
    for words, comparator in _STARTING.get(tokens.word(start), ()):
        end = start + len(words)
        if tuple(tokens.word(i) for i in range(start, end)) == words:
            return None if _goes_on(tokens, end) else (comparator, end)
    return None


def _goes_on(tokens: QuantityTokens, at: int) -> bool:
    """Whether "or more" and the like bound the number after them: "or more than 5"."""
    return tokens.word(at) in ("than", "a", "an") or numeral(tokens, at) is not None


def _sign_before(tokens: QuantityTokens, at: int) -> tuple[Comparator, int] | None:
    sign = tokens[at - 1].text
    if sign == "=" and tokens[at - 2].text in _OR_EQUAL and not tokens[at - 1].spaced:
        return _OR_EQUAL[tokens[at - 2].text], at - 2
    return (_SIGNS[sign], at - 1) if sign in _SIGNS else None
