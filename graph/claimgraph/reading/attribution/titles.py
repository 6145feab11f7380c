"""Who is quoted, where the text leaves it out and a listed title with the same words tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from claimgraph.model import Actor, Reference
from claimgraph.reading.attribution.detect import find_attributions
from claimgraph.reading.entities.mentions import named_in
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import tokenize

SURE = 0.6
"""How sure it is that who has the words in a title has them in the text."""
_LONGEST = 400
"""Code points of the longest title that is read."""
_FEWEST = 6
"""Letters of the shortest quoted words that are known again."""


class Titles:
    """The quotations in the titles of listed sources, with the actors that the titles give them to.

    >>> lind = Actor(document="d", kind="person", name="Lind", id="lind")
    >>> entry = Reference(document="d", start=0, end=1, exact="x", source="s",
    ...                   title="Bridge ‘a death trap’, Lind says")
    >>> titles = Titles([lind], [entry])
    >>> titles.speaker(["A death trap"]), titles.speaker(["a bargain"])
    ('lind', None)
    """

    def __init__(self, actors: Sequence[Actor], references: Sequence[Reference]) -> None:
        self._actors, self._references = actors, references

    def speaker(self, quoted: Iterable[str]) -> str | None:
        """Return the one actor who has some quoted words in a title; None where no one has."""
        found = {actor for words in quoted for actor in self._speakers.get(_letters(words), ())}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _speakers(self) -> dict[str, set[str]]:
        named = {
            name.casefold(): actor.id
            for actor in self._actors
            for name in (actor.name, *actor.aliases)
        }
        found: dict[str, set[str]] = defaultdict(set)
        for title in dict.fromkeys(r.title for r in self._references if r.title):
            for who, words in _told(title):
                if who.casefold() in named and len(words) >= _FEWEST:
                    found[words].add(named[who.casefold()])
        return found


def _told(title: str) -> Iterable[tuple[str, str]]:
    """Yield who has which quoted words in a title."""
    if len(title) > _LONGEST:
        return
    tokens = tokenize(title)
    [names] = named_in(title, [tokens])
    for voice in find_attributions(title, [Sentence.named(tokens, names)]):
        for start, end in voice.source:
            for quote in voice.quotes:
                yield title[start:end], _letters(title[slice(*quote)])


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
