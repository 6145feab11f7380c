"""Actors, events and figures of an archive by the page, found as they are looked at.

Those that a text names come document by document, in reading order; those that none names come
after all of them, by their ids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby

from claimgraph.archive.facts import DATED, PARTED, TIED, Facts
from claimgraph.archive.index import Index

FEW = 256
"""Documents whose answers are gathered, rather than looked for among all."""


@dataclass(frozen=True)
class Listing(Collection[str]):
    """The nodes that one question gives, as ids; none is looked up before it is asked for.

    Args:
        index: where they are looked up.
        noun: actor, event or figure.
        question: its name.
        values: what is asked for: ids of this document's, units or names; none for all.
        by_name: whether they are names of what belongs to a document.
        homes: the only documents that count, by IRI; None for all.

    Of events in time the values are "during", "after" or "before" and a date.
    """

    index: Index
    noun: str
    question: str
    values: tuple[str, ...] = ()
    by_name: bool = False
    homes: tuple[str, ...] | None = None

    @property
    def _terms(self) -> list[str]:
        if self.question == DATED:
            return _years(self.index, *self.values)
        return [f"{self.question}{PARTED}{value}" for value in self.values or ("",)]

    @cached_property
    def spread(self) -> int:
        """In how many documents at most there are answers."""
        if self.homes is not None:
            return len(self.homes)
        return sum(self.index.total(term)[1] for term in self._terms)

    def documents(self) -> Iterator[str]:
        """Yield the documents that may have answers, in order."""
        if self.homes is not None:
            return iter(sorted(self.homes))
        found = merge(*(self.index.documents(term) for term in self._terms))
        return (document for document, _ in groupby(found))

    def ids(self, document: str, facts: Facts) -> set[str]:
        """Return the answers in one document."""
        if self.homes is not None and document not in self.homes:
            return set()
        values: Collection[str] = self.values
        if self.by_name:
            values = facts.called(TIED[self.question][1], self.values)
        return facts.nodes(self.question, self.noun, values)

    def __len__(self) -> int:
        if self.homes is None and self.question != DATED and len(self._terms) == 1:
            return self.index.total(self._terms[0])[0]
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __iter__(self) -> Iterator[str]:
        return nodes_of([self], self.index)

    def __contains__(self, node: object) -> bool:
        return any(node == one for one in self)


def _years(index: Index, parameter: str, day: str) -> list[str]:
    """Return the terms of the years in which events can begin or end that lie so in time."""
    year, before = day[:4], parameter == "before"
    stem = f"{DATED}{PARTED}{'ends' if before else 'starts'}{PARTED}"
    low = "" if before else year
    high = "9999" if parameter == "after" else year
    return index.terms(stem + low, stem + high)


def nodes_of(chosen: Sequence[Listing], index: Index) -> Iterator[str]:
    """Yield the ids of the nodes that all of some questions give, in reading order."""
    rarest, noun = min(chosen, key=lambda one: one.spread), chosen[0].noun
    placed = f"placed{PARTED}{noun}"  # of some nouns or texts there are none
    fewer = index.total(placed)[1] < rarest.spread
    for document in index.documents(placed) if fewer else rarest.documents():
        if (facts := index.facts(document)) is not None:
            found = _common(chosen, document, facts)
            yield from (one for one in facts.placed.get(noun, ()) if one in found)
    yield from _loose(chosen, index, rarest, noun)


def _loose(chosen: Sequence[Listing], index: Index, rarest: Listing, noun: str) -> Iterator[str]:
    """Yield those that no text names, by id."""
    everything = len(chosen) == 1 and rarest.question == f"{noun}s-in" and rarest.homes is None
    if everything:
        yield from (node for node, _ in index.loose(noun))
        return
    if rarest.spread > FEW:
        for node, document in index.loose(noun):
            facts = index.facts(document)
            if facts is not None and node in _common(chosen, document, facts):
                yield node
        return
    found: list[str] = []
    for document in rarest.documents():
        if (facts := index.facts(document)) is not None:
            here = _common(chosen, document, facts)
            found += [one for one in facts.loose.get(noun, ()) if one in here]
    yield from sorted(found)


def _common(chosen: Iterable[Listing], document: str, facts: Facts) -> set[str]:
    return set.intersection(*(one.ids(document, facts) for one in chosen))
