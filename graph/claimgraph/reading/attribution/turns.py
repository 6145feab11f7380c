"""One turn of a talk: who speaks, and the sentences of it that state something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_past_only
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.places import Span

BREAK = regex(r"\n[ \t]*\n[ \t\n]*")
"""What parts paragraphs."""


class Turn(NamedTuple):
    """The words of one turn, sentence by sentence, and where its speaker and colon stand.

    ``speaker`` is None where nobody tells who it is. Below a question the sign of asking stands for
    the colon, and at a block quotation its first mark.
    """

    speaker: Span | None
    colon: Span
    said: tuple[Span, ...]


class Said:
    """The sentences of a text, found by place."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = [s for s in sentences if s.tokens]
        self._starts = [s.tokens[0].start for s in self.sentences]

    def between(self, begin: int, end: int) -> Sequence[Sentence]:
        """Return the sentences that begin between two places."""
        return self.sentences[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]

    def within(self, begin: int, begun: int, end: int) -> tuple[Span, ...]:
        """Return the words of each sentence that begins between two places, from ``begun`` on,
        without its stop; those that state nothing are left out."""
        near = self.between(begin, end)
        return tuple(span for one in near if (span := _stated(one, begun)))


def asks(sentence: Sentence) -> bool:
    """Whether a sentence ends in a sign of asking, perhaps in bold or quoted: "Who pays?**"."""
    ends = (t.text for t in reversed(sentence.tokens) if t.text not in '*_"”')
    return next(ends, "") == "?"


def _stated(sentence: Sentence, begun: int) -> Span | None:
    """Return the part of a turn that states something; None for a question or a label."""
    first = next((i for i, t in enumerate(sentence.tokens) if t.start >= begun), sentence.end)
    states = any(
        sentence.tag(i) in FINITE or is_past_only(sentence.lower(i))
        for i in range(first, sentence.end)
    )
    to_ask = sentence.lower(first) == "to" and sentence.lower(first + 1) == "ask"
    if not states or to_ask or asks(sentence):
        return None
    return sentence.tokens[first].start, sentence.tokens[sentence.end - 1].end
