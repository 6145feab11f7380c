"""Who is quoted, where the text leaves it out and a listed title with the same words tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from claimgraph.model import Actor, Node, Reference
from claimgraph.reading.entities.mentions import named_in
from claimgraph.reading.voices.attributions import find_voices

SURE = 0.6
"""How sure it is that who has the words in a title has them in the text."""
_LONGEST = 400
"""Code points of the longest title that is read."""
_FEWEST = 6
"""Letters of the shortest quoted words that are known again."""


class Titles:
    """The quotations in the titles of listed sources, with the actors that the titles give them to.

    >>> titles = Titles([
    ...     Actor(document="d", kind="person", name="Lind", id="lind"),
    ...     Reference(document="d", start=0, end=1, exact="x", source="s",
    ...               title="Bridge ‘a death trap’, Lind says")])
    >>> titles.speaker(["A death trap"]), titles.speaker(["a bargain"])
    ('lind', None)
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes

    def speaker(self, quoted: Iterable[str]) -> str | None:
        """Return the one actor who has some quoted words in a title; None where no one has."""
        found = {actor for words in quoted for actor in self._speakers.get(_letters(words), ())}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _speakers(self) -> dict[str, set[str]]:
        named = {
            name.casefold(): node.id
            for node in self._nodes
            if isinstance(node, Actor)
            for name in (node.name, *node.aliases)
        }
        found: dict[str, set[str]] = defaultdict(set)
        for title in {n.title for n in self._nodes if isinstance(n, Reference) and n.title}:
            for who, words in _told(title):
                if who.casefold() in named and len(words) >= _FEWEST:
                    found[words].add(named[who.casefold()])
        return found


def _told(title: str) -> Iterable[tuple[str, str]]:
    """Yield who has which quoted words in a title."""
    if len(title) > _LONGEST:
        return
    names = [[(n.start, n.end) for n in found] for found in named_in(title, [(0, len(title))])]
    for voice in find_voices(title, [(0, len(title))], names):
        for start, end in voice.source:
            for quote in voice.quotes:
                yield title[start:end], _letters(title[slice(*quote)])


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
