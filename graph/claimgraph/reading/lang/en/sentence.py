"""One sentence as tokens with their word classes, each found once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.finite_verbs import with_verbs
from claimgraph.reading.lang.en.lexicon import ROLES
from claimgraph.reading.lang.en.tagging import Tag
from claimgraph.reading.lang.en.tagging import tag as classes_of
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list

Range = tuple[int, int]
"""Tokens from the first to the last, the last excluded."""

_BE = word_list("en/function_words.txt", "be")


class Placed(Protocol):
    """Something with a place in the text (code points, end excluded)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Sentence:
    """A sentence as tokens with their classes.

    ``names`` holds the offsets at which tokens of names start; ``tags`` are the classes, where they
    are known already.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        names: frozenset[int] = frozenset(),
        tags: Sequence[Tag] | None = None,
    ) -> None:
        self.tokens = tokens
        self.tags = with_verbs(tokens, classes_of(tokens, names)) if tags is None else tags
        self._names = names
        self._count = len(tokens)

    @classmethod
    def named(cls, tokens: Sequence[Token], names: Iterable[Placed]) -> Sentence:
        """Return the sentence of some tokens in which some names are known."""
        starts = [token.start for token in tokens]
        held = [(bisect_left(starts, n.start), bisect_left(starts, n.end)) for n in names]
        return cls(tokens, frozenset(at for first, last in held for at in starts[first:last]))

    def part(self, start: int, end: int) -> Sentence:
        """Return the words from start to end (code points), classed as they are in the sentence."""
        if not self.tokens or (start <= self.tokens[0].start and self.tokens[-1].start < end):
            return self
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return Sentence(self.tokens[first:last], self._names, self.tags[first:last])

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def end(self) -> int:
        """Where the words end: before the last stop and any citation markers."""
        end = len(self.tokens)
        while (
            end and not self.tokens[end - 1].is_word and self.tokens[end - 1].text not in "\"”’'»%)"
        ):
            start = self.marker_start(end)
            end = start if start is not None else end - 1
        return end

    def marker_start(self, end: int) -> int | None:
        """Return where a marker such as "[3]" begins that ends here; None when none does."""
        if not end or self.tokens[end - 1].text != "]":
            return None
        for i in range(end - 2, max(-1, end - 8), -1):
            if self.tokens[i].text == "[":
                return i
        return None

    def lower(self, i: int) -> str:
        """Return a token in lower case; nothing outside the sentence."""
        return self.tokens[i].lower if 0 <= i < self._count else ""

    def tag(self, i: int) -> Tag:
        """Return the class of a token; a mark outside the sentence."""
        return self.tags[i] if 0 <= i < self._count else "MARK"

    def is_be(self, i: int) -> bool:
        """Whether a token is a form of "to be"."""
        return self.lower(i) in _BE

    def verb_lemmas(self, i: int) -> tuple[str, ...]:
        """Return the base forms of a verb."""
        return lemmas(self.lower(i), "VERB")

    def names_role(self, i: int) -> bool:
        """Whether a word is a title or office."""
        return self.lower(i) in ROLES


class Sentences:
    """The sentences of a text in order, and any stretch of them.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "It rained. The river rose."
    >>> found = Sentences([Sentence(tokenize(text, 0, 10)), Sentence(tokenize(text, 11))])
    >>> [t.text for t in found.part((3, 9), (11, 20)).tokens]
    ['rained', 'The', 'river']
    """

    def __init__(self, held: Sequence[Sentence]) -> None:
        self._held = held
        self._full = [s for s in held if s.tokens]
        self._starts = [s.tokens[0].start for s in self._full]

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self._held)

    def part(self, *spans: tuple[int, int]) -> Sentence:
        """Return the words of some spans as one sentence, each with the class it has in its own."""
        parts = [s.part(*span) for span in spans for s in self._across(*span)]
        if len(parts) == 1:
            return parts[0]
        tokens = [token for part in parts for token in part.tokens]
        return Sentence(tokens, tags=[tag for part in parts for tag in part.tags])

    def _across(self, start: int, end: int) -> Sequence[Sentence]:
        """Return the sentences that begin before an end, from the one that holds a start."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self._full[first : bisect_left(self._starts, end)]
