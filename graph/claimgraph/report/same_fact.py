"""Whether a claim and a title say the same of the same but for a figure, so that one is wrong.

Two figures that differ are a contradiction only where time, whole and predicate are the same.
That cannot be known from two lines of text unless they say nothing else that differs: each word
that one of them has and the other has not may name another time ("in 2010", "at first"), a part of
the whole ("in the first week", "each"), or another deed ("planned", "released"). So they are
compared word by word, in their base forms, and any word left over is reason to be silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.word_lists import phrase_pairs, word_list, word_table

if TYPE_CHECKING:
    from claimgraph.reading.quantities import QuantitySpan

_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)?")
SILENT = word_list("en/comparing.txt", "silent")
"""Words that headlines leave out, or that a negation brings along: none says another thing."""
_SILENT = SILENT | word_list("en/comparing.txt", "silent beside figures")
_ROLES = word_list("en/comparing.txt", "figure's role")
_NOW, _THEN = frozenset(("is", "are", "has", "have")), frozenset(("was", "were", "had"))
_PLANNED = frozenset(("will", "shall"))
SEGMENT = regex(r"\s[|–—-]\s|[|]|:\s|(?<=[a-z])\.\s")
_COMMA = regex(r"[,;:]\s")
_MOST_LETTERS = 600
_BEFORE, _BEHIND = 5, 8
"""How far from its number a word of a figure stands at most: "equal to or more than 30"."""
_CODE = 3
"""Letters of a currency's code, at most."""
_LEADING = word_list("en/quantities.txt", "before numbers").union(
    *(phrase.split() for phrase in phrase_pairs("en/quantities.txt", "bounds before numbers"))
)
_NUMBERS = frozenset(
    word
    for section in ("ones", "tens", "scales", "many", "parts")
    for word in word_table("en/numbers.txt", section)
)


def same_fact(
    claim: str, stated: Sequence[QuantitySpan], title: str, printed: Sequence[QuantitySpan]
) -> bool:
    """Return whether a claim and a title differ in nothing but one figure each.

    Args:
        claim: the words of the claim.
        stated: all figures of the claim, in order.
        title: the title of its source.
        printed: all figures of the title, in order.

    >>> from claimgraph.reading.quantities import find_quantities as find
    >>> def same(claim, title):
    ...     return same_fact(claim, find(claim), title, find(title))
    >>> same("The town sent 400 troops.", "Town sends 300 troops")
    True
    >>> same("In May, the town sent 400 troops.", "Town sends 300 troops")
    False
    """
    if max(len(claim), len(title)) > _MOST_LETTERS or len(stated) != len(printed):
        return False
    begin, end = _segment(title, printed)
    said, told = _Words(claim, 0, len(claim), stated), _Words(title, begin, end, printed)
    if not said.content or "?" in title or said.roles != told.roles or _of_two_times(said, told):
        return False
    around = _Words(title, 0, len(title), printed)
    return _all_among(told.content, said.content) and _all_among(said.content, around.content)


def may_be_same_fact(claim: str, title: str) -> bool:
    """Return whether a claim and a title may have all words but those of their figures in common.

    ``same_fact`` is false of all others. It needs no figures, which take long to find.

    >>> title = "Town sends 300 troops | Harbour News"
    >>> [may_be_same_fact(claim, title) for claim in ("The town sent 400 troops.", "It sent 400.")]
    [True, False]
    """
    if max(len(claim), len(title)) > _MOST_LETTERS or "?" in title:
        return False
    return _all_among(_beside_figures(claim), _words(title)) and any(
        _all_among(_beside_figures(part), _words(claim))
        for part in SEGMENT.split(title)
        if any(map(is_number, _words(part)))
    )


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    return tuple([_bare(word) for word in _WORD.findall(text)])


def _beside_figures(text: str) -> Iterator[str]:
    """Yield the words that are sure to be of no figure, as a comma or many words part them.

    Before its number a figure has only what bounds it and short codes: "at least USD 5".
    """
    for part in _COMMA.split(text):
        words = _words(part)
        numbers = [at for at, word in enumerate(words) if is_number(word)]
        for at, word in enumerate(words):
            leads = word in _LEADING or len(word) <= _CODE
            first, last = at - _BEHIND, at + _BEFORE if leads else at
            if word not in _SILENT and not any(first <= number <= last for number in numbers):
                yield word


def is_number(word: str) -> bool:
    """Whether a word in lower case holds a digit or is a word for a number, or a part of one."""
    return word in _NUMBERS or any(map(str.isdecimal, word))


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


class _Words:
    """The words of a text around its figures, in lower case."""

    def __init__(self, text: str, begin: int, end: int, figures: Sequence[QuantitySpan]) -> None:
        spans = [(f.start, f.end) for f in figures]
        found = [
            (m.group().lower(), any(a < m.end() and m.start() < b for a, b in spans), m.end())
            for m in _WORD.finditer(text, begin, end)
        ]
        self.all = frozenset(word for word, inside, _ in found if not inside)
        self.content = [
            _bare(word) for word, inside, _ in found if not inside and word not in _SILENT
        ]
        self.aimed = [
            word
            for (before, _, _), (word, inside, _) in pairwise(found)
            if before == "to" and not inside
        ]
        ends = {stop: word for word, _, stop in found}
        self.roles = [_role(text, start, ends) for start, _ in spans if begin <= start < end]


def _role(text: str, start: int, ends: dict[int, str]) -> str:
    """Return the word right before a figure when it says what the figure does there."""
    before = ends.get(len(text[:start].rstrip()), "")
    return before if before in _ROLES else ""


def _segment(title: str, printed: Sequence[QuantitySpan]) -> tuple[int, int]:
    """Return the part of a title in which its figures stand, without a site's name or a rubric."""
    first, last = printed[0].start, printed[-1].end
    cuts = [(m.start(), m.end()) for m in SEGMENT.finditer(title)]
    begin = max((after for _, after in cuts if after <= first), default=0)
    end = min((before for before, _ in cuts if before >= last), default=len(title))
    return begin, end


def _of_two_times(said: _Words, told: _Words) -> bool:
    """Whether one speaks of what was and the other of what is, or one of what is to come."""
    return now_and_then(said.all, told.all) or _planned(said, told) != _planned(told, said)


def now_and_then(one: Set[str], other: Set[str]) -> bool:
    """Whether the words of one text tell of what is, and those of the other of what was."""
    return bool((one & _THEN and other & _NOW) or (one & _NOW and other & _THEN))


def _planned(one: _Words, other: _Words) -> bool:
    """Whether a text tells of what is to come: "will send", or "to send" where another has sent."""
    if one.all & _PLANNED:
        return True
    return any(
        verb in lemmas(verb, "VERB")
        and (verb not in other.all or bool(other.all & _PLANNED))
        and any(verb in lemmas(word, "VERB") for word in other.all)
        for verb in one.aimed
    )


def _all_among(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether each word has a form in common with one of some others."""
    known = {form for word in others for form in forms(word)}
    return all(known & forms(word) for word in words)


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """Return a word and its base forms, as a verb and as a noun: "sends" and "send"."""
    found = {word, *lemmas(word, "VERB"), *lemmas(word, "NOUN")}
    return frozenset(found | {form[:-1] for form in found if form.endswith("ll")})  # enrol, enroll
