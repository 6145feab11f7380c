"""Answers of an archive by the page: claims found document by document, as they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby, islice
from typing import overload

from claimgraph.archive.facts import NAMED, PARTED, Facts
from claimgraph.archive.index import CLAIMS, Index
from claimgraph.archive.ledger import Ledger
from claimgraph.archive.load import Reader
from claimgraph.archive.paging import FIRST
from claimgraph.model import Claim, Document
from claimgraph.results import AT_ONCE


@dataclass(frozen=True)
class Chosen(Collection[str]):
    """The claims that one question gives, as ids; none is looked up before it is asked for.

    Args:
        index: where they are looked up.
        question: its name; "claims-in" for all claims of some documents.
        values: what is asked for: ids, concepts, words or names.
        by_name: whether they are names of what belongs to a document.
        homes: the only documents that count, by IRI; None for all.
    """

    index: Index
    question: str
    values: tuple[str, ...] = ()
    by_name: bool = False
    homes: tuple[str, ...] | None = None

    @property
    def _terms(self) -> list[str]:
        return [f"{self.question}{PARTED}{value}" for value in self.values]

    @property
    def everything(self) -> bool:
        """Whether it is asked for all claims of all documents."""
        return self.question == "claims-in" and self.homes is None

    @cached_property
    def spread(self) -> int:
        """In how many documents at most there are answers."""
        if self.homes is not None:
            return len(self.homes)
        if self.everything:
            return self.index.total(CLAIMS)[1]
        return sum(self.index.total(term)[1] for term in self._terms)

    def documents(self) -> Iterator[str]:
        """Yield the documents that may have answers, in order."""
        if self.homes is not None:
            return iter(sorted(self.homes))
        if self.everything:
            return self.index.every_document()
        found = merge(*(self.index.documents(term) for term in self._terms))
        return (document for document, _ in groupby(found))

    def places(self, facts: Facts) -> Collection[int]:
        """Return the places of the answers among the claims of one document."""
        if self.question == "claims-in":
            return range(len(facts.claims))
        values: Iterable[str] = self.values
        if self.by_name:
            values = facts.called(NAMED[self.question], self.values)
        return facts.places(self.question, values)

    def __len__(self) -> int:
        if self.everything:
            return self.index.total(CLAIMS)[0]
        if self.homes is None and len(self.values) == 1:
            return self.index.total(self._terms[0])[0]
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __iter__(self) -> Iterator[str]:
        return claims_of([self], self.index)

    def __contains__(self, claim: object) -> bool:
        return any(claim == one for one in self)


def claims_of(chosen: Sequence[Chosen], index: Index) -> Iterator[str]:
    """Yield the ids of the claims that all of some questions give, in reading order."""
    for document in min(chosen, key=lambda one: one.spread).documents():
        facts = index.facts(document)
        if facts is not None and all(_home(one, document) for one in chosen):
            yield from (facts.claims[place] for place in _common(chosen, facts))


def _home(chosen: Chosen, document: str) -> bool:
    return chosen.homes is None or document in chosen.homes


def _common(chosen: Sequence[Chosen], facts: Facts) -> list[int]:
    found = set(chosen[0].places(facts))
    for one in chosen[1:]:
        found &= set(one.places(facts))
    return sorted(found)


def holds(chosen: Sequence[Chosen], index: Index, reader: Reader) -> Callable[[object], bool]:
    """Return what tells whether a node is one of the claims that all of some questions give."""

    def held(claim: object) -> bool:
        if not isinstance(claim, Claim):
            return False
        home = reader.iri(claim.document)
        facts = index.facts(home)
        return (
            facts is not None
            and claim.id in facts.own
            and all(_home(one, home) for one in chosen)
            and any(facts.claims[place] == claim.id for place in _common(chosen, facts))
            and list(reader.lazily([claim.id])) == [claim]
        )

    return held


class Documents(Sequence[Document]):
    """The documents of an archive in the order of their ids, read as they are looked at."""

    def __init__(self, ledger: Ledger, reader: Reader) -> None:
        self._ledger, self._reader = ledger, reader

    @cached_property
    def _count(self) -> int:
        return self._ledger.count("document")

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Document]:
        waiting, size = self._ledger.in_order("document"), FIRST
        while some := list(islice(waiting, size)):
            yield from self._read(some)
            size = min(size * 4, AT_ONCE)

    def __contains__(self, document: object) -> bool:
        if not isinstance(document, Document):
            return False
        return self._read([self._reader.iri(document.id)]) == [document]

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, int):
            place = range(len(self))[index]
            (found,) = self._some(range(place, place + 1))
            return found
        start, stop = index.start or 0, index.stop
        if index.step in (None, 1) and stop is not None and 0 <= start <= stop:
            return self._some(range(start, stop))
        return self._some(range(len(self))[index])

    def _some(self, wanted: range) -> Sequence[Document]:
        """Return the documents at some places, as far as there are any, read when looked at."""
        if not wanted:
            return ()
        first, last = min(wanted[0], wanted[-1]), max(wanted[0], wanted[-1])
        some = self._ledger.some("document", first, last + 1 - first)
        ids = [some[place - first] for place in wanted if place - first < len(some)]
        return self._reader.lazily([self._reader.short(one) for one in ids])

    def _read(self, iris: Sequence[str]) -> list[Document]:
        ids = [self._reader.short(one) for one in iris]
        held = {node.id: node for node in self._reader.load(ids)}
        return [one for key in ids if isinstance(one := held.get(key), Document)]
