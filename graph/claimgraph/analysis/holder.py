"""What the analyses need of whatever holds a graph: its nodes by noun, and short names for them.

``Holder`` is what all analyses read, and ``ClaimGraph`` is one. Loss analysis needs less, a
``LossHolder``, so that an archive can offer it without reading its nodes.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from claimgraph.errors import InvalidQuery
from claimgraph.model import (
    Citation,
    Claim,
    Document,
    Figure,
    Inference,
    Node,
    Notice,
    Passage,
    Source,
)
from claimgraph.questions import Name, Questions

if TYPE_CHECKING:
    from claimgraph.analysis.rule_base import RuleBase

N = TypeVar("N", bound=Node)
Resolve = Callable[[str, Name], tuple[str, ...]]
"""From a noun and a name to the ids that the name means; unknown names are refused."""


class LossHolder(Protocol):
    """What loss analysis reads: the rules, the notices, and what nodes are called."""

    base: str

    @property
    def rule_bases(self) -> Sequence[RuleBase]:
        """What rests on what, in parts: no claim of one rests on a claim of another."""

    def claims_at(self, places: Sequence[Sequence[int]]) -> Sequence[Claim]:
        """Return the claims at some places of each part, in reading order."""

    def _notices(self) -> Sequence[Notice]:
        """Return what became of sources."""

    def around(self, sources: Sequence[str], passages: Sequence[str]) -> LossHolder:
        """Return a holder of what a loss can reach, or this one where that is not less."""

    def nodes(self, ids: list[str]) -> list[Node]:
        """Return nodes by their ids, in reading order."""

    def handle(self, node: Node | str) -> str:
        """Return the short name of a node."""

    def spoken(self, node: str) -> str:
        """Return how a sentence names a node."""

    def named(self, noun: str, names: Name | Iterable[Name]) -> tuple[str, ...]:
        """Return the ids that one name or several mean, each once."""

    def one(self, noun: str, name: Name) -> str:
        """Return the one id that a name means."""


class Holder(Questions):
    """A holder of nodes that analyses can read; they never change it."""

    @abstractmethod
    def all(self, noun: type[N]) -> tuple[N, ...]:
        """Return all nodes of one noun, in reading order."""

    @abstractmethod
    def handle(self, node: Node | str) -> str:
        """Return the short name of a node."""

    @abstractmethod
    def changed(self, *, drop: Iterable[str] = (), add: Iterable[Node] = ()) -> Self:
        """Return a holder without the nodes of some ids, and with some others."""

    @cached_property
    def rule_base(self) -> RuleBase:
        """The numbers of sources, passages and claims, and the links between them."""
        from claimgraph.analysis.rule_base import RuleBase

        return RuleBase.of(
            sources=self.all(Source),
            claims=self.all(Claim),
            citations=self.all(Citation),
            inferences=self.all(Inference),
            passages=self.all(Passage),
            texts=self.documents_of_sources,
        )

    @property
    def rule_bases(self) -> Sequence[RuleBase]:
        """The rule base, as the one part of a graph in memory."""
        return (self.rule_base,)

    def claims_at(self, places: Sequence[Sequence[int]]) -> Sequence[Claim]:
        """Return the claims at some places in the row of claims."""
        return self.rule_base.some_claims(places[0])

    @cached_property
    def documents_of_sources(self) -> dict[str, frozenset[str]]:
        """For each document, the sources whose text it is known to hold."""
        from claimgraph.analysis.rule_base import source_documents

        return source_documents(
            self.all(Source),
            self.all(Citation),
            self.all(Notice),
            lambda passage: self._passages[passage].document,
            self.all(Document),
        )

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.all(Passage)}

    @cached_property
    def source_places(self) -> dict[str, int]:
        """The place of each source in reading order."""
        return dict(zip(map(attrgetter("id"), self.all(Source)), count(), strict=False))

    @cached_property
    def links_of_claims(self) -> dict[str, list[Citation | Inference]]:
        """What backs each claim: its citations, then its inferences, each in reading order."""
        found: dict[str, list[Citation | Inference]] = defaultdict(list)
        links: Iterator[Citation | Inference] = chain(self.all(Citation), self.all(Inference))
        for link in links:
            found[link.claim].append(link)
        return found

    @cached_property
    def source_texts(self) -> dict[str, str]:
        """The text of each source whose words are held, by source id; of several the last by id."""
        texts = {document.id: document.text for document in self.all(Document)}
        return {
            s: texts[d] for d, sources in sorted(self.documents_of_sources.items()) for s in sources
        }

    @cached_property
    def source_figures(self) -> dict[str, list[str]]:
        """The figures that each source's text states, in its order, by source id."""
        placed: dict[str, list[tuple[int, str]]] = defaultdict(list)
        told = [f for f in self.all(Figure) if f.document in self.documents_of_sources]
        spans = {span.id: span for span in self.all(Passage)} if told else {}
        for figure in told:
            for mention in figure.mentioned_in:
                place = spans[mention].start
                placed[figure.document].append((place, figure.label))
        return {
            source: [label for _, label in sorted(placed[document])]
            for document, sources in sorted(self.documents_of_sources.items())
            for source in sources
        }

    def _notices(self) -> Sequence[Notice]:
        return self.all(Notice)

    def around(self, sources: Sequence[str], passages: Sequence[str]) -> Self:
        """Return this graph: all of it is in memory."""
        return self

    def nodes(self, ids: list[str]) -> list[Node]:
        """Return nodes by their ids, in reading order."""
        return list(self._nodes(ids))

    def named(self, noun: str, names: Name | Iterable[Name]) -> tuple[str, ...]:
        """Return the ids that one name or several mean, each once.

        Raises:
            UnknownNode: a name means nothing; the nearest names are suggested.
        """
        return ids_named(self._resolve, noun, names)

    def one(self, noun: str, name: Name) -> str:
        """Return the one id that a name means.

        Raises:
            UnknownNode: it means nothing, or several nodes.
        """
        return one_named(self._resolve, noun, name)

    def spoken(self, node: str) -> str:
        """Return how a sentence names a node: "source 3", or its handle."""
        handle = self.handle(node)
        return f"source {handle[1:]}" if handle[0] == "s" and handle[1:].isdecimal() else handle


def ids_named(resolve: Resolve, noun: str, names: Name | Iterable[Name]) -> tuple[str, ...]:
    """Return the ids that one name or several mean, each once, by a holder's way to find them."""
    several = isinstance(names, Iterable) and not isinstance(names, (str, Node))
    listed: Any = names if several else (names,)
    return tuple(dict.fromkeys(one for name in listed for one in resolve(noun, name)))


def one_named(resolve: Resolve, noun: str, name: Name) -> str:
    """Return the one id that a name means, by a holder's way to find it.

    Raises:
        InvalidQuery: it means several nodes.
    """
    found = resolve(noun, name)
    if len(found) > 1:
        raise InvalidQuery(f"{name!r} names {len(found)} {noun}s; use an id")
    return found[0]
