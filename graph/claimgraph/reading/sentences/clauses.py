"""Claims of a sentence: one, or one for each clause where a marker shows where a clause ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.sentences.propositions import plain, stopped, words_between
from claimgraph.reading.sentences.segmentation import Sentence

_BOUNDARY = re.compile(
    r"[ ]?(?:;[ ]+(?:and |but |while |whereas |or )?"
    r"|,[ ]+(?:while|whereas|but|although|though|and|yet|so)[ ]+)"
)
_SUBJECT = re.compile(
    r"(?:the|a|an|this|that|these|those|it|he|she|they|we|others?|some|many|most|several|few|all|both"
    r"|its|their|his|her|there|no|each|every|one|more|\d[\d,.]*)[ ]|[A-Z\"“]"
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|could|may|might|must|shall|should|will"
    r"|would|says?|said|rose|fell|grew|found|won|lost|made|took|began|became|led|left|held|kept|put"
    r"|told|went|came|gave|got|saw|set|argues?|believes?|shows?|remains?|\w{3,}ed)\b",
    re.IGNORECASE,
)
"""Verb forms that make a clause, the commonest of English."""
_CLAUSES = re.compile(
    r"[,;][ ]+(?:while|whereas|but|although|though|and|yet|so)\b|;", re.IGNORECASE
)
_BOLD_LEAD_IN = re.compile(
    r"(?:(\*\*|__)[^*\n]{1,120}\1[ ]?[:：]|(\*\*|__)[^*\n]{1,120}[:：][ ]?\2)[ ]{0,3}"
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SHORTEST = 4
"""A clause of its own has at least so many words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A proposition: its words' span in the text, its text without markers, and its markers.

    ``own`` are the markers that follow its own words; ``shared`` those of the sentence that may be
    meant for another part of it.
    """

    start: int
    end: int
    text: str
    own: tuple[Cite, ...] = ()
    shared: tuple[Cite, ...] = ()


def clauses(text: str, sentence: Sentence) -> Iterator[Clause]:
    """Yield the propositions of a sentence.

    >>> words = "Prices rose in May [1], while wages fell in all regions [2]."
    >>> marks = (Cite(19, 22, ()), Cite(56, 59, ()))
    >>> [c.text for c in clauses(words, Sentence(0, len(words), 0, marks))]
    ['Prices rose in May.', 'Wages fell in all regions.']
    """
    cuts = list(_cuts(text, sentence))
    begin, bounds = _after_lead_in(text, sentence), []
    for end, following in cuts:
        bounds.append((begin, end))
        begin = following
    for start, end in [*bounds, (begin, sentence.end)]:
        held = [c for c in sentence.cites if start <= c.start < end]
        yield _clause(text, start, end, held, several=bool(cuts))


def _after_lead_in(text: str, sentence: Sentence) -> int:
    """Return where a sentence begins after a lead-in in bold, such as "**Cost**: it rose"."""
    led = _BOLD_LEAD_IN.match(text, sentence.start, sentence.end)
    if led is None or any(cite.start < led.end() for cite in sentence.cites):
        return sentence.start
    rest = text[led.end() : sentence.end]
    wide = _WIDE.search(rest) is not None
    return led.end() if (len(rest) >= 12 if wide else _stands(rest)) else sentence.start


def _cuts(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where a clause ends after its marker, and where the next begins, if both can stand."""
    begin = sentence.start
    if ":" in text[sentence.start : sentence.end] or len(sentence.cites) > 40:
        return
    for cite in sentence.cites:
        found = _BOUNDARY.match(text, cite.end, sentence.end)
        if cite.inline or found is None:
            continue
        left, right = text[begin : cite.start], text[found.end() : sentence.end]
        if (
            _stands(left)
            and _stands(right)
            and (
                ";" in found[0]
                or _SUBJECT.match(right)
                or found[0].strip(" ,") in ("while", "whereas")
            )
        ):
            yield cite.end, found.end()
            begin = found.end()


def _stands(words: str) -> bool:
    """Say whether words can be a sentence of their own."""
    first = words.split(None, 1)[0] if words.split() else ""
    return (
        len(words.split()) >= _SHORTEST
        and not first.endswith("ing")
        and FINITE.search(words) is not None
    )


def _clause(text: str, start: int, end: int, held: Sequence[Cite], several: bool) -> Clause:
    (begin, stop), trailing = words_between(text, start, end, held)
    proposition = stopped(plain(text, begin, stop, held), text[stop:end], several)
    joined = not several and _CLAUSES.search(text, begin, stop) is not None
    first = len(held) - trailing
    parted = any(not c.inline and not c.subject and c.start > begin for c in held[:first])
    is_own = [
        not (joined or parted) and (at >= first or cite.subject) for at, cite in enumerate(held)
    ]
    own = tuple(itertools.compress(held, is_own))
    shared = tuple(itertools.compress(held, (not one for one in is_own)))
    return Clause(begin, stop, _sentence_case(proposition, several), own, shared)


def _sentence_case(words: str, several: bool) -> str:
    return words[:1].upper() + words[1:] if several else words
