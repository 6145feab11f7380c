"""One sentence as tokens with their word classes, each found once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import pairwise
from typing import Any, Protocol, TypeVar

from claimgraph.memory import made_once
from claimgraph.reading.lang.en.closed_classes import CLOSED
from claimgraph.reading.lang.en.dictionary import is_word, lemmas
from claimgraph.reading.lang.en.finite_verbs import with_verbs
from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.lexicon import BE, CALENDAR, ROLES
from claimgraph.reading.lang.en.tagging import tag as classes_of
from claimgraph.reading.lang.en.tokens import Tag, Token, is_titled, padded, token_of
from claimgraph.reading.places import within

Range = tuple[int, int]
"""Tokens from the first to the last, the last excluded."""

_LONGEST_BRACKET = 80
"""Tokens of what stands in brackets behind a sentence, such as a link with its address."""


Found = TypeVar("Found")


class Placed(Protocol):
    """Something with a place in the text (code points, end excluded)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Sentence:
    """A sentence as tokens with their classes.

    ``names`` holds the offsets at which tokens of names start; ``tags`` are the classes, where they
    are known already. ``made`` is what stages make of the sentence, by what they ask for: several
    ask for the same one after another.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        names: frozenset[int] = frozenset(),
        tags: Sequence[Tag] | None = None,
    ) -> None:
        self.tokens = tokens
        self.tags = with_verbs(tokens, classes_of(tokens, names)) if tags is None else tags
        self.made: dict[Hashable, Any] = {}
        self._names = names

    @classmethod
    def named(cls, tokens: Sequence[Token], names: Iterable[Placed], headline: int = 0) -> Sentence:
        """Return the sentence of some tokens in which some names are known.

        Up to ``headline`` (a place in the text) every word has its capital, which tells nothing.
        """
        starts = [token.start for token in tokens]
        spans = ((name.start, name.end) for name in names)
        found = frozenset(starts[i] for i in within(starts, spans))
        if not headline:
            return cls(tokens, found)
        plain = [_lowered(tokens, i, found) if t.start < headline else t
                 for i, t in enumerate(tokens)]  # fmt: skip
        return cls(tokens, found, with_verbs(plain, classes_of(plain, found)))

    def part(self, start: int, end: int) -> Sentence:
        """Return the words from start to end (code points), classed as they are in the sentence."""
        if not self.tokens or (start <= self.tokens[0].start and self.tokens[-1].start < end):
            return self
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return Sentence(self.tokens[first:last], self._names, self.tags[first:last])

    def beginning_in(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the places of the tokens that begin within some spans of the text."""
        return frozenset(within(self._starts, spans))

    @made_once
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @made_once
    def end(self) -> int:
        """Where the words end: before the last stop and any citation markers."""
        end = self._bracket_behind_stop(len(self.tokens))
        while (
            end and not self.tokens[end - 1].is_word and self.tokens[end - 1].text not in "\"”’'»%)"
        ):
            start = self.marker_start(end)
            end = start if start is not None else end - 1
        return end

    def _bracket_behind_stop(self, end: int) -> int:
        """Return where a bracket behind the last stop begins: "It sank. (Post)"; else the end."""
        if not end or self.tokens[end - 1].text != ")":
            return end
        depth = 0
        for i in range(end - 1, max(0, end - _LONGEST_BRACKET), -1):
            text = self.tokens[i].text
            depth += (text == ")") - (text == "(")
            if not depth:
                return i if self.tokens[i - 1].text in ".!?" else end
        return end

    def marker_start(self, end: int) -> int | None:
        """Return where a marker such as "[3]" begins that ends here; None when none does."""
        if not end or self.tokens[end - 1].text != "]":
            return None
        for i in range(end - 2, max(-1, end - 8), -1):
            if self.tokens[i].text == "[":
                return i
        return None

    @made_once
    def lower(self) -> Callable[[int], str]:
        """Gives a token in lower case by its number; nothing outside the sentence."""
        return padded([token.lower for token in self.tokens], "")

    @made_once
    def words(self) -> frozenset[str]:
        """Its words in lower case: what rules that need a certain word look for first."""
        return frozenset([token.lower for token in self.tokens])

    @made_once
    def tag(self) -> Callable[[int], Tag]:
        """Gives the class of a token by its number; a mark outside the sentence."""
        return padded(self.tags, "MARK")

    @made_once
    def _titles(self) -> list[Token]:
        return [token for token in self.tokens if is_titled(token.text)]

    def in_title(self, at: int) -> bool:
        """Whether a place in the text is within the quoted title of a work."""
        return any(title.start <= at < title.end for title in self._titles)

    def is_be(self, i: int) -> bool:
        """Whether a token is a form of "to be", not the ending of "Lund's" or within a name."""
        return self.lower(i) in BE and self.tag(i) not in ("POSS", "NAME")

    def verb_lemmas(self, i: int) -> tuple[str, ...]:
        """Return the base forms of a verb."""
        return lemmas(self.lower(i), "VERB")

    def names_role(self, i: int) -> bool:
        """Whether a word is a title or office."""
        return self.lower(i) in ROLES


def remembered(rule: Callable[[Sentence, int], Found]) -> Callable[[Sentence, int], Found]:
    """Make a rule work out once what it says of a place in a sentence: many others ask for it."""

    @wraps(rule)
    def asked(s: Sentence, i: int) -> Found:
        try:
            return s.made[rule][i]  # type: ignore[no-any-return]  # what the rule has said before
        except KeyError:
            found = s.made.setdefault(rule, {})[i] = rule(s, i)
            return found

    return asked


def _lowered(tokens: Sequence[Token], i: int, names: frozenset[int]) -> Token:
    """Return a word of a headline as a sentence has it, without a capital that it has as such."""
    token = tokens[i]
    kept = token.start in names or token.is_acronym or not is_word(token.text)
    if kept or demonym(token.text) or (token.lower in CALENDAR and _dates(tokens, i)):
        return token
    return token_of(token.lower, token.start, token.end)


def _dates(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word of the calendar is one: "in May", "May 3", but not "the Mayor May Resign"."""
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return CLOSED.get(before) == "PREP" or after[:1].isdecimal() or tokens[i].lower != "may"


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
        self._parts: dict[tuple[tuple[int, int], ...], Sentence] = {}

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self._held)

    @made_once
    def inner_words(self) -> frozenset[str]:
        """The words that stand somewhere behind another word or a comma."""
        pairs = (pair for s in self._full for pair in pairwise(s.tokens))
        return frozenset([b.text for a, b in pairs if a.text[-1].isalpha() or a.text == ","])

    def part(self, *spans: tuple[int, int]) -> Sentence:
        """Return the words of some spans as one sentence, each with the class it has in its own.

        Stages ask for the same few words again and again: these are one sentence each time.
        """
        part = self._parts.get(spans)
        if part is None:
            part = self._parts[spans] = self._cut(spans)
        return part

    def behind(self, place: int) -> Sentence:
        """Return the words behind a place in its sentence, or the next one where none are left."""
        n = max(0, bisect_right(self._starts, place - 1) - 1)
        for here in self._full[n : n + 2]:
            if any(token.start >= place and token.text.isalpha() for token in here.tokens):
                return here.part(place, here.tokens[-1].end)
        return Sentence([])

    def _cut(self, spans: Iterable[tuple[int, int]]) -> Sentence:
        parts = [s.part(*span) for span in spans for s in self._across(*span)]
        if len(parts) == 1:
            return parts[0]
        tokens = [token for part in parts for token in part.tokens]
        return Sentence(tokens, tags=[tag for part in parts for tag in part.tags])

    def _across(self, start: int, end: int) -> Sequence[Sentence]:
        """Return the sentences that begin before an end, from the one that holds a start."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self._full[first : bisect_left(self._starts, end)]
