"""One sentence as tokens with their word classes, each found once."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.lexicon import ROLES, words
from claimgraph.reading.lang.en.tagging import Tag, class_at
from claimgraph.reading.lang.en.tokens import Token

Range = tuple[int, int]
"""Tokens from the first to the last, the last excluded."""

_BE = words(
    "is are was were be been being 's 're isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t"
)


class Sentence:
    """A sentence as tokens with their classes."""

    def __init__(self, tokens: Sequence[Token], names: frozenset[int]) -> None:
        self.tokens = tokens
        self._names = names
        self._tags: list[Tag] = []
        self.end = self._body_end()

    def _body_end(self) -> int:
        """Return where the words end: before the last stop and any citation markers."""
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
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> Tag:
        """Return the class of a token; a mark outside the sentence."""
        return self._tagged(i + 1)[i] if 0 <= i < len(self.tokens) else "MARK"

    @property
    def tags(self) -> Sequence[Tag]:
        """The classes of all tokens."""
        return self._tagged(len(self.tokens))

    def _tagged(self, count: int) -> list[Tag]:
        """Return the classes of at least so many tokens; each is found when first asked for."""
        for i in range(len(self._tags), count):
            named = self.tokens[i].start in self._names
            self._tags.append(class_at(self.tokens, i, self._tags, named=named))
        return self._tags

    def is_be(self, i: int) -> bool:
        """Whether a token is a form of "to be"."""
        return self.lower(i) in _BE

    def verb_lemmas(self, i: int) -> tuple[str, ...]:
        """Return the base forms of a verb."""
        return lemmas(self.lower(i), "VERB")

    def names_role(self, i: int) -> bool:
        """Whether a word is a title or office."""
        return self.lower(i) in ROLES
