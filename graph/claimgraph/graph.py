"""``ClaimGraph``: an immutable mapping of id to node, with the questions as methods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from claimgraph import triples
from claimgraph.analysis.methods import Analysis
from claimgraph.chains import Step, chain
from claimgraph.coverage import sentence_of, statuses, strongest
from claimgraph.errors import AmbiguousName, UnknownNode
from claimgraph.integrity import check, gather
from claimgraph.marks import plain_html
from claimgraph.model import (
    NOUNS,
    Actor,
    Aside,
    Citation,
    Claim,
    Document,
    Event,
    Figure,
    Marker,
    Node,
    Passage,
    Reference,
    Source,
    Status,
    Voicing,
)
from claimgraph.order import handles, in_order
from claimgraph.questions import Name, Row
from claimgraph.results import SHOWN, Result, counted, html_table
from claimgraph.store import MemoryStore, Table

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from claimgraph.report import Report

N = TypeVar("N", bound=Node)
_CENSUS = (Claim, Source, Actor, Event, Figure)


class ClaimGraph(Analysis, Mapping[str, Node]):
    """Claims, sources and all that ties them, from one or several documents.

    An immutable mapping from node id to node; short handles ("c13", "s5") work as keys too. Two
    graphs are equal when their nodes are.

    >>> kb = cg.example("eastern-flank")
    >>> kb["s5"].title
    'Tracking US and NATO support for Ukraine: A full breakdown'

    Raises:
        InvalidGraph: on construction, when nodes do not fit together: an id twice, a link that
            leads nowhere, or words that are not where their offsets say.
    """

    def __init__(self, nodes: Iterable[Node] = ()) -> None:
        held = gather(nodes)
        check(held)
        self._held = {node.id: node for node in in_order(held)}

    # -- a mapping ------------------------------------------------------------------------------

    def __getitem__(self, name: str) -> Node:
        found = self._held.get(name) or self._held.get(self._by_handle.get(name, ""))
        if found is None:
            raise UnknownNode("node", name, [*self._by_handle, *self._held])
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._held or name in self._by_handle

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __eq__(self, other: object) -> bool:
        return self._held == other._held if isinstance(other, ClaimGraph) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._held))

    def with_nodes(self, *nodes: Node) -> ClaimGraph:
        """Return a graph that holds these nodes too."""
        return ClaimGraph([*self._held.values(), *nodes])

    def changed(self, *, drop: Iterable[str] = (), add: Iterable[Node] = ()) -> Self:
        """Return a graph without the nodes of some ids, and with some others."""
        gone = set(drop)
        kept = [node for key, node in self._held.items() if key not in gone]
        return type(self)([*kept, *add])

    def __or__(self, other: ClaimGraph) -> ClaimGraph:
        """Return a graph of both; a source both cite becomes one node."""
        return ClaimGraph([*self._held.values(), *other._held.values()])

    # -- what is held ---------------------------------------------------------------------------

    def all(self, noun: type[N]) -> tuple[N, ...]:
        """Return all nodes of one noun, in reading order.

        >>> len(cg.example("eastern-flank").all(cg.Marker))
        5
        """
        return cast("tuple[N, ...]", self._by_noun.get(noun, ()))

    @property
    def document(self) -> Document:
        """The one document held.

        Raises:
            AmbiguousName: several are held; choose from ``all(Document)``.
        """
        documents = self.all(Document)
        if not documents:
            raise UnknownNode("document", "the document")
        if len(documents) > 1:
            raise AmbiguousName("document", "the document", [d.id for d in documents])
        return documents[0]

    def handle(self, node: Node | str) -> str:
        """Return the short name of a node: its noun's letter and its place in reading order."""
        return self._handles[node if isinstance(node, str) else node.id]

    def status(self, claim: Name) -> Status:
        """Return whether a claim is cited, matched, voiced or uncited."""
        return self._statuses[self._resolve("claim", claim)[0]]

    def sentences(self) -> Result[Passage]:
        """Return every sentence of the text, in reading order, with its state and its claims."""
        found = [p for p in self.all(Passage) if "sentence" in p.roles]
        return Result(found, self._row, "sentences")

    def state(self, sentence: Passage) -> Status | Aside:
        """Return the strongest status of a sentence's claims, or the reason why it has none."""
        claims = self._claims_by_sentence.get(sentence.id, [])
        if claims:
            return strongest(self._statuses[c] for c in claims)
        return sentence.aside or "fragment"

    def citations(self, claim: Name | None = None) -> tuple[Citation, ...]:
        """Return the citations of a claim, or all of them; shown ones first."""
        if claim is None:
            return self.all(Citation)
        return tuple(self._citations.get(self._resolve("claim", claim)[0], ()))

    def voicings(self, claim: Name) -> tuple[Voicing, ...]:
        """Return who says a claim inside the text."""
        return tuple(self._voicings.get(self._resolve("claim", claim)[0], ()))

    def chain(self, claim: Name) -> tuple[Step, ...]:
        """Return through whom a claim comes down to us: document, source, speaker, speaker.

        >>> kb = cg.example("eastern-flank")
        >>> print(" → ".join(map(str, kb.chain(kb.claims(voiced_by="Vance")[0]))))
        NATO eastern flank briefing → Europe must shoulder ... → Vance
        """
        found = self._held[self._resolve("claim", claim)[0]]
        assert isinstance(found, Claim)  # what resolves as one is one
        return chain(found, self._held, self.citations(found), self.voicings(found))

    def report(self, texts: Mapping[Name, str] | None = None) -> Report:
        """Return what the reader saw and decided, and what is wrong with the citations.

        Args:
            texts: the full text of sources, by number, id, title or url; quotations and figures of
                the claims that rely on them are then looked for in it.

        >>> kb = cg.parse("It rained [1]. It cleared up.\\n\\n[1] Rain: https://example.org/r")
        >>> [(finding.name, finding.words) for finding in kb.report()]
        [('uncited-claim', 'It cleared up.')]
        """
        from claimgraph.report import report

        named = {self._resolve("source", name)[0]: text for name, text in (texts or {}).items()}
        return report(self._held, named)

    # -- other shapes ---------------------------------------------------------------------------

    def to_triples(self) -> Iterator[triples.Triple]:
        """Yield everything held as plain triples, shortcuts included."""
        return triples.to_triples(self._held.values(), self.base)

    def to_rdf(self) -> rdflib.Graph:
        """Return everything held as an rdflib Graph, prefixes bound, shortcuts included."""
        from claimgraph.rdf import to_rdflib

        return to_rdflib(self.to_triples())

    @classmethod
    def from_rdf(cls, graph: rdflib.Graph) -> ClaimGraph:
        """Return the graph that an rdflib Graph or Dataset describes."""
        from claimgraph.rdf import from_rdflib

        return cls(triples.from_triples(from_rdflib(graph), cls.base))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return everything held as a NetworkX MultiDiGraph with typed nodes and edges.

        >>> graph = cg.example("eastern-flank").to_networkx()
        >>> sorted(set(kind for _, kind in graph.nodes(data="kind")))[:3]
        ['actor', 'citation', 'claim']
        """
        from claimgraph.network import to_networkx

        return to_networkx(self._held.values())

    @classmethod
    def from_networkx(cls, graph: nx.MultiDiGraph[str]) -> ClaimGraph:
        """Return the graph that ``to_networkx`` wrote."""
        from claimgraph.network import from_networkx

        return cls(from_networkx(graph))

    # -- for people -----------------------------------------------------------------------------

    def __repr__(self) -> str:
        return f"<ClaimGraph: {self._census()}>"

    def _census(self) -> str:
        several = len(self.all(Document))
        counts = [counted(len(self.all(n)), n.noun + "s") for n in _CENSUS]
        return ", ".join(([f"{several} documents"] if several > 1 else []) + counts)

    def _repr_html_(self) -> str:
        shown, claims = self.all(Document)[:3], self.all(Claim)
        texts = (
            plain_html(d, self._held, [c for c in claims if c.document == d.id], self.status)
            for d in shown
        )
        sources = html_table([self._row(s) for s in self.all(Source)[:SHOWN]], caption="sources")
        table = html_table([self._row(c) for c in claims[:SHOWN]], caption="claims")
        return (
            f"<p><b>{self._census()}</b></p>{''.join(texts)}{sources}"
            f"<details><summary>Claims as a table</summary>{table}</details>"
        )

    def _row(self, node: Node) -> Mapping[str, object]:
        row: dict[str, object] = {"id": self.handle(node)}
        match node:
            case Claim():
                row |= {"status": self.status(node), "sources": self._source_labels(node)}
            case Source():
                row |= {"numbers": self._numbers.get(node.id, []), "claims": self._carried(node)}
            case Passage() if "sentence" in node.roles:
                row |= {"state": self.state(node)}
            case Actor():
                row |= {"kind": node.kind}
        return row | {"text": node.label}

    def _source_labels(self, claim: Claim) -> list[str]:
        return [self.handle(c.source) for c in self.citations(claim) if c.asserted]

    def _carried(self, source: Source) -> int:
        return len({c.claim for c in self.all(Citation) if c.source == source.id and c.asserted})

    # -- how the questions are answered ---------------------------------------------------------

    def _select(self, query: str) -> Table:
        return self._store.select(query)

    def _nodes(self, ids: Iterable[str]) -> list[Any]:
        wanted = set(ids)
        if len(wanted) * 4 > len(self._held):
            return [node for key, node in self._held.items() if key in wanted]
        return [self._held[key] for key in sorted(wanted, key=self._rank.__getitem__)]

    def _resolve(self, noun: str, name: Name, document: Name | None = None) -> tuple[str, ...]:
        if isinstance(name, Node):
            name = name.id
        if isinstance(name, int):
            return (self._numbered(name, document),)
        found = self._held.get(name) or self._held.get(self._by_handle.get(name, ""))
        if found is not None and found.noun == noun:
            return (found.id,)
        named = self._names[noun].get(_spoken(name), ())
        if len(named) > 1:
            raise AmbiguousName(noun, name, named)
        if not named:
            raise UnknownNode(noun, name, self._known_names(noun))
        return tuple(named)

    def _numbered(self, number: int, document: Name | None) -> str:
        scope = None if document is None else self._resolve("document", document)[0]
        entries = [r for r in self.all(Reference) if scope in (None, r.document)]
        found = list(dict.fromkeys(r.source for r in entries if r.number == number))
        if len(found) > 1:
            raise AmbiguousName("source", number, found)
        if not found:
            raise UnknownNode("source", number, [r.number for r in entries if r.number is not None])
        return found[0]

    def _place(self, row: Row) -> tuple[int, ...]:
        return tuple(self._rank[v] for v in row.values() if isinstance(v, str) and v in self._rank)

    def _known_names(self, noun: str) -> list[str]:
        nodes = self.all(NOUNS[noun])
        labels = [node.label for node in nodes]
        aliases = [a for node in nodes if isinstance(node, Actor) for a in node.aliases]
        return [*labels, *aliases, *(self.handle(node) for node in nodes)]

    # -- indexes, each built once, when first asked for ------------------------------------------

    @cached_property
    def _store(self) -> MemoryStore:
        return MemoryStore(triples.to_nquads(self.to_triples()))

    @cached_property
    def _by_noun(self) -> dict[type[Node], tuple[Node, ...]]:
        grouped: dict[type[Node], list[Node]] = defaultdict(list)
        for node in self._held.values():
            grouped[type(node)].append(node)
        return {noun: tuple(nodes) for noun, nodes in grouped.items()}

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {key: rank for rank, key in enumerate(self._held)}

    @cached_property
    def _handles(self) -> dict[str, str]:
        return handles(self._held.values())

    @cached_property
    def _by_handle(self) -> dict[str, str]:
        return {handle: key for key, handle in self._handles.items()}

    @cached_property
    def _statuses(self) -> dict[str, Status]:
        return statuses(self._held.values())

    @cached_property
    def _names(self) -> dict[str, dict[str, list[str]]]:
        """For each noun, its nodes by folded name: label, alias, title or url."""
        names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for node in self._held.values():
            spoken = {node.label, *getattr(node, "aliases", ())}
            spoken |= {
                getattr(node, field, None) or node.label for field in ("title", "url", "origin")
            }
            for name in spoken:
                names[node.noun][_spoken(name)].append(node.id)
        return names

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = defaultdict(list)
        for reference in self.all(Reference):
            if reference.number is not None:
                numbers[reference.source].append(reference.number)
        return numbers

    @cached_property
    def _citations(self) -> dict[str, list[Citation]]:
        grouped: dict[str, list[Citation]] = defaultdict(list)
        for citation in sorted(self.all(Citation), key=lambda c: not c.asserted):
            grouped[citation.claim].append(citation)
        return grouped

    @cached_property
    def _voicings(self) -> dict[str, list[Voicing]]:
        grouped: dict[str, list[Voicing]] = defaultdict(list)
        for voicing in self.all(Voicing):
            grouped[voicing.claim].append(voicing)
        return grouped

    @cached_property
    def _claims_by_sentence(self) -> dict[str, list[str]]:
        spans = [*self.all(Passage), *self.all(Marker), *self.all(Reference)]
        parents = {p.id: p.part_of for p in spans}
        sentences = {p.id for p in spans if "sentence" in p.roles}
        grouped: dict[str, list[str]] = defaultdict(list)
        for claim in self.all(Claim):
            sentence = sentence_of(claim.passage, parents, sentences)
            if sentence is not None:
                grouped[sentence].append(claim.id)
        return grouped


def _spoken(name: str) -> str:
    """Return a name as people compare names: in any case, with or without its article."""
    return name.casefold().removeprefix("the ")
