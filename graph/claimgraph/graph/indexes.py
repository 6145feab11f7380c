"""Indexes of a graph: each is built once, when it is first asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import TypeVar, cast

from claimgraph.model import (
    NOUNS,
    Citation,
    Claim,
    Document,
    Node,
    Passage,
    Reference,
    Source,
    Status,
    Voicing,
)
from claimgraph.nodes.order import handles, source_numbers
from claimgraph.nodes.status import sentence_of, statuses
from claimgraph.patterns import regex
from claimgraph.urls import sites

L = TypeVar("L", Citation, Voicing)
N = TypeVar("N", bound=Node)


class Indexes:
    """The indexes of nodes held by id, in reading order."""

    def __init__(self, held: Mapping[str, Node]) -> None:
        self._held = held
        self._handles: dict[type[Node], dict[str, str]] = {}
        self._ranks: dict[str, dict[str, int]] = {}

    @cached_property
    def by_noun(self) -> dict[type[Node], tuple[Node, ...]]:
        """The nodes of each noun."""
        grouped: dict[type[Node], list[Node]] = defaultdict(list)
        for noun, nodes in groupby(self._held.values(), type):  # in a graph they lie together
            grouped[noun].extend(nodes)
        return {noun: tuple(nodes) for noun, nodes in grouped.items()}

    def all(self, noun: type[N]) -> tuple[N, ...]:
        """Return the nodes of one noun."""
        return cast("tuple[N, ...]", self.by_noun.get(noun, ()))

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each node in reading order."""
        return {key: rank for rank, key in enumerate(self._held)}

    def rank_of(self, noun: str) -> Mapping[str, int]:
        """Return the place of each node of one noun among them; of what is no noun, nothing."""
        if noun not in NOUNS:
            return {}
        if noun not in self._ranks:
            self._ranks[noun] = {n.id: rank for rank, n in enumerate(self.all(NOUNS[noun]))}
        return self._ranks[noun]

    @cached_property
    def handles(self) -> dict[str, str]:
        """The short name of each node."""
        return {
            key: handle for noun in self.by_noun for key, handle in self.handles_of(noun).items()
        }

    def handles_of(self, noun: type[Node]) -> dict[str, str]:
        """Return the short name of each node of one noun."""
        if noun not in self._handles:
            numbers: dict[str, int] = {}
            if noun is Source:
                numbers = source_numbers(self.all(Reference), len(self.all(Document)))
            self._handles[noun] = handles(self.all(noun), numbers)
        return self._handles[noun]

    @cached_property
    def by_handle(self) -> dict[str, str]:
        """The node of each short name."""
        return {handle: key for key, handle in self.handles.items()}

    @cached_property
    def by_name(self) -> dict[str, dict[str, list[str]]]:
        """For each noun, its nodes by folded name: label, alias, title, url or origin."""
        names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for node in self._held.values():
            for name in {folded(name) for name in spoken(node)}:
                names[node.noun][name].append(node.id)
        return names

    @cached_property
    def by_maker(self) -> dict[str, list[str]]:
        """The sources by who made them, folded: what an entry opens with or is labelled, a site."""
        found: dict[str, list[str]] = defaultdict(list)
        for reference in self.all(Reference):
            for name in makers_of_entry(reference.exact, reference.name):
                found[name].append(reference.source)
        for source in self.all(Source):
            for name in makers_of_source(source.publisher, source.url):
                found[name].append(source.id)
        return {name: list(dict.fromkeys(sources)) for name, sources in found.items()}

    @cached_property
    def references(self) -> dict[int, list[Reference]]:
        """The entries of source lists by their number."""
        grouped: dict[int, list[Reference]] = defaultdict(list)
        for node in self._held.values():
            if isinstance(node, Reference) and node.number is not None:
                grouped[node.number].append(node)
        return grouped

    @cached_property
    def numbers(self) -> dict[str, tuple[int, ...]]:
        """The numbers of each source, in its document or documents."""
        numbers: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, references in self.references.items():
            for reference in references:
                numbers[reference.source].append((self.rank[reference.id], number))
        return {source: tuple(n for _, n in sorted(found)) for source, found in numbers.items()}

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """The status of each claim."""
        nodes: list[Node] = [*self.all(Claim), *self.all(Citation), *self.all(Voicing)]
        return statuses(nodes)

    @cached_property
    def citations(self) -> dict[str, tuple[Citation, ...]]:
        """The citations of each claim, shown ones first."""
        grouped = self._by_claim(Citation)
        return {c: tuple(sorted(g, key=lambda x: not x.asserted)) for c, g in grouped.items()}

    @cached_property
    def carried(self) -> dict[str, int]:
        """How many claims rely on each source."""
        claims: dict[str, set[str]] = defaultdict(set)
        for claim, citations in self.citations.items():
            for citation in citations:
                if citation.asserted:
                    claims[citation.source].add(claim)
        return {source: len(found) for source, found in claims.items()}

    @cached_property
    def voicings(self) -> dict[str, tuple[Voicing, ...]]:
        """The voicings of each claim."""
        return {claim: tuple(found) for claim, found in self._by_claim(Voicing).items()}

    def _by_claim(self, noun: type[L]) -> dict[str, list[L]]:
        grouped: dict[str, list[L]] = defaultdict(list)
        for node in self.all(noun):
            grouped[node.claim].append(node)
        return grouped

    @cached_property
    def claims_by_sentence(self) -> dict[str, list[str]]:
        """The claims that stand in each sentence."""
        spans = [node for node in self._held.values() if isinstance(node, Passage)]
        parents = {p.id: p.part_of for p in spans}
        sentences = {p.id for p in spans if "sentence" in p.roles}
        grouped: dict[str, list[str]] = defaultdict(list)
        for node in self._held.values():
            if isinstance(node, Claim):
                sentence = sentence_of(node.passage, parents, sentences)
                if sentence is not None:
                    grouped[sentence].append(node.id)
        return grouped


_OPENING = regex(
    r"[\W\d_]{0,8}([^\W\d_][^,.:;\"“”«»–—()\n]{1,60}?)[ ]?(?=[,.:;\"“«–—(])[,.:;–—]?\s?"
)
"""What an entry opens with: its author or publisher, before the first stop or quotation."""


def makers_of_entry(exact: str, name: str | None) -> set[str]:
    """Return who made a source by an entry of a list: what it opens with, or is labelled; folded.

    >>> makers_of_entry("Coast Mail, “Dam leaks”, 4 March 2024.", None)
    {'coast mail'}
    """
    opening = _OPENING.match(exact)
    return {folded(one) for one in (name, opening and opening[1]) if one}


def makers_of_source(publisher: str | None, url: str | None) -> set[str]:
    """Return who made a source by its publisher and its site, folded."""
    return {folded(one) for one in (publisher, *(sites(url) if url else ())) if one}


def called(named: Sequence[str], made: Sequence[str]) -> list[str]:
    """Return the sources that a name means, of those called so and those made by one called so.

    A title goes before a maker, unless it is the maker's name as well.
    """
    if named and set(named).isdisjoint(made):
        return list(named)
    return list(dict.fromkeys([*named, *made]))


def spoken(node: Node) -> set[str]:
    """Return what people call a node: label, alias, title, url or origin."""
    told = {getattr(node, field, None) for field in ("title", "url", "origin")} - {None}
    return {node.label, *getattr(node, "aliases", ()), *told}


def folded(name: str) -> str:
    """Return a name as people compare names: in any case, with or without its article.

    >>> folded("The Netherlands")
    'netherlands'
    """
    return name.casefold().removeprefix("the ")
