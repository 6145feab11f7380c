"""``ClaimGraph``: an immutable mapping of id to node, with the questions as methods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

from claimgraph import rdf
from claimgraph.analysis.api import Analysis
from claimgraph.analysis.versions import Versions
from claimgraph.errors import AmbiguousName, UnknownNode
from claimgraph.graph import display
from claimgraph.graph.indexes import Indexes
from claimgraph.graph.relations import Relations
from claimgraph.graph.reports import Reports
from claimgraph.graph.resolve import NameResolver
from claimgraph.graph.shapes import Shapes
from claimgraph.memory import uncollected
from claimgraph.model import (
    Aside,
    Citation,
    Claim,
    Document,
    Node,
    Passage,
    Source,
    Status,
    Voicing,
    clip,
    merged,
)
from claimgraph.nodes.integrity import check, check_links, gather
from claimgraph.nodes.order import edited, in_order, only_ends
from claimgraph.nodes.status import strongest
from claimgraph.questions import NOUN_PARAMETERS, Name, Questions, Row, checked
from claimgraph.results import Result

if TYPE_CHECKING:
    from claimgraph.nodes.provenance import Step
    from claimgraph.store import Limits, MemoryStore, Table

N = TypeVar("N", bound=Node)


class ClaimGraph(Analysis, Versions, Reports, Shapes, Questions, Mapping[str, Node]):
    """Claims, sources and all that ties them, from one or several documents.

    An immutable mapping from node id to node; short handles ("c13", "s5") work as keys too. Two
    graphs are equal when their nodes are. Its questions (``claims``, ``sources``, ``sparql`` …) are
    in ``claimgraph.questions``, its analyses (``without``, ``support`` …) in
    ``claimgraph.analysis.api``, differences and edits in ``claimgraph.analysis.versions``, reports
    and other shapes of it in ``reports`` and ``shapes`` beside this module.

    >>> kb = cg.example("eastern-flank")
    >>> kb["s5"].title
    'Tracking US and NATO support for Ukraine: A full breakdown'

    Raises:
        InvalidGraph: on construction, when nodes do not fit together: an id twice, a link that
            leads nowhere, or words that are not where their offsets say.
    """

    def __init__(self, nodes: Iterable[Node] = (), foreign: Iterable[rdf.Quad] = ()) -> None:
        held = gather(nodes)
        with uncollected():  # nodes hold no cycles
            check(held)
            self._hold(in_order(held), foreign)

    def _hold(self, held: dict[str, Node], foreign: Iterable[rdf.Quad]) -> None:
        """Hold nodes that fit together, in reading order."""
        self._held = held
        self._foreign = tuple(foreign)
        self._indexes = Indexes(self._held)
        self._names = NameResolver(self._held, self._indexes)
        self._relations = Relations(self._held, self._indexes)

    # -- a mapping ------------------------------------------------------------------------------

    def __getitem__(self, name: str) -> Node:
        found = self._names.node(name)
        if found is None:
            raise UnknownNode("node", name, [*self._indexes.by_handle, *self._held])
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._held or name in self._indexes.by_handle

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def values(self) -> ValuesView[Node]:
        """Return a view of the nodes, in reading order."""
        return self._held.values()

    def __eq__(self, other: object) -> bool:
        return self._held == other._held if isinstance(other, ClaimGraph) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._held))

    def __reduce__(self) -> tuple[type[Self], tuple[list[Node], tuple[rdf.Quad, ...]]]:
        return type(self), (list(self._held.values()), self._foreign)  # the rest is built again

    def with_nodes(self, *nodes: Node) -> Self:
        """Return a graph that holds these nodes too; ``changed`` can put one in another's place."""
        return self.changed(add=nodes)

    def changed(self, *, drop: Iterable[str] = (), add: Iterable[Node] = ()) -> Self:
        """Return a graph without the nodes of some ids or handles, and with some others.

        >>> kb = cg.example("eastern-flank")
        >>> claim = kb.claims()[0]
        >>> other = kb.changed(drop=[claim.id], add=[claim.but(kind="evaluation")])
        >>> other.claims()[0].kind
        'evaluation'

        Raises:
            UnknownNode: what is to be dropped is not held.
        """
        gone, new = {self[name].id for name in drop}, list(add)
        if only_ends(self._held, gone, new):  # nothing else has to be checked or sorted again
            check_links(new, self._held)
            found = type(self).__new__(type(self))
            with uncollected():
                held = edited(self._held, self._indexes.by_noun, gone, new)
                found._hold(held, self._foreign)
            return found
        kept = [node for key, node in self._held.items() if key not in gone]
        return type(self)([*kept, *new], self._foreign)

    def __or__(self, other: ClaimGraph) -> Self:
        """Return a graph of both; a source both cite becomes one node.

        Where they tell a source differently, the first is right; what each list prints stays with
        its References.

        >>> one = cg.parse("It rained [1].\\n\\n[1] Rain: https://example.org/r")
        >>> other = cg.parse("It poured [1].\\n\\n[1] Heavy rain: https://example.org/r")
        >>> [source.title for source in (one | other).sources()]
        ['Rain']

        Raises:
            ConflictingNodes: both hold one document, or anything else, told in two ways.
        """
        if not isinstance(other, ClaimGraph):
            return NotImplemented
        known = {n.id: n for n in self.all(Source)}
        joined = {s.id: merged(known[s.id], s) for s in other.all(Source) if s.id in known}
        nodes = (*self._held.values(), *other._held.values())
        foreign = rdf.both(self._foreign, other._foreign)
        return type(self)((joined.get(node.id, node) for node in nodes), foreign)

    # -- what is held ---------------------------------------------------------------------------

    def all(self, noun: type[N]) -> tuple[N, ...]:
        """Return all nodes of one noun, in reading order.

        >>> len(cg.example("eastern-flank").all(cg.Marker))
        5
        """
        return self._indexes.all(noun)

    @property
    def document(self) -> Document:
        """The one document held.

        Raises:
            UnknownNode: none is held.
            AmbiguousName: several are held; choose from ``all(Document)``.
        """
        documents = self.all(Document)
        if not documents:
            raise UnknownNode("document", "the document")
        if len(documents) > 1:
            told = (f"{self.handle(d)} “{clip(d.label, 40)}”" for d in documents)
            raise AmbiguousName("document", "the document", [d.id for d in documents], told)
        return documents[0]

    def handle(self, node: Node | str) -> str:
        """Return the short name of a node: its noun's letter and its place in reading order.

        Raises:
            UnknownNode: it is not held.
        """
        held = self[node.id if isinstance(node, Node) else node]
        return self._indexes.handles_of(type(held))[held.id]

    def status(self, claim: Name) -> Status:
        """Return whether a claim is cited, matched, voiced or uncited."""
        return self._indexes.statuses[self._resolve("claim", claim)[0]]

    def sentences(self) -> Result[Passage]:
        """Return every sentence of the text, in reading order, with its state and its claims."""
        found = [p for p in self.all(Passage) if "sentence" in p.roles]
        return Result(found, self._row, "sentences", self._columns("sentences"))

    def state(self, sentence: Name) -> Status | Aside:
        """Return the strongest status of a sentence's claims, or the reason why it has none."""
        found = self._held[self._resolve("passage", sentence)[0]]
        assert isinstance(found, Passage)  # what resolves as one is one
        claims = self._indexes.claims_by_sentence.get(found.id, [])
        if claims:
            return strongest(self._indexes.statuses[c] for c in claims)
        return found.aside or "fragment"

    def citations(self, claim: Name | None = None) -> tuple[Citation, ...]:
        """Return the citations of a claim, or all of them; shown ones first."""
        if claim is None:
            return self.all(Citation)
        return self._indexes.citations.get(self._resolve("claim", claim)[0], ())

    def voicings(self, claim: Name) -> tuple[Voicing, ...]:
        """Return who says a claim inside the text."""
        return self._indexes.voicings.get(self._resolve("claim", claim)[0], ())

    def chain(self, claim: Name) -> tuple[Step, ...]:
        """Return through whom a claim comes down to us: document, source, speaker, speaker.

        >>> kb = cg.example("eastern-flank")
        >>> print(" → ".join(map(str, kb.chain(kb.claims(voiced_by="Vance")[0]))))
        NATO eastern flank briefing → Europe must shoulder ... → Vance
        """
        from claimgraph.nodes.provenance import chain

        found = self._held[self._resolve("claim", claim)[0]]
        assert isinstance(found, Claim)  # what resolves as one is one
        return chain(found, self._held, self.citations(found), self.voicings(found))

    # -- for people -----------------------------------------------------------------------------

    def __repr__(self) -> str:
        return f"<ClaimGraph: {display.census(self)}>"

    def _repr_html_(self) -> str:
        return display.html(self)

    def _row(self, node: Node) -> Mapping[str, object]:
        return display.row(self, node, self._indexes)

    def _columns(self, noun: str) -> tuple[str, ...]:
        return display.columns(noun)

    # -- how the questions are answered ---------------------------------------------------------

    def _select(self, query: str) -> Table:
        return self._store.select(query)

    def _run(self, query: str, limits: Limits | None) -> Table:
        return self._store.run(query, limits)

    def _ids(
        self, name: str, column: str, parameter: str = "", value: Any = None, scope: Any = None
    ) -> Collection[str]:
        bound = None
        if parameter in NOUN_PARAMETERS:
            (bound,) = self._resolve(parameter, value, scope)
        elif parameter:
            bound = checked(parameter, value)
        found = self._relations.answer(name, column, parameter, bound)
        return super()._ids(name, column, parameter, value, scope) if found is None else found

    def _both(self, name: str, first: str, second: str) -> Iterable[tuple[str, str]]:
        return self._relations[name]

    def _nodes(self, ids: Iterable[str]) -> list[Any]:
        if isinstance(ids, tuple):  # a relation's answer, in reading order
            return [self._held[key] for key in ids]
        wanted = set(ids)
        if len(wanted) * 4 > len(self._held):
            return [node for key, node in self._held.items() if key in wanted]
        return [self._held[key] for key in sorted(wanted, key=self._indexes.rank.__getitem__)]

    def _resolve(self, noun: str, name: Name, document: Name | None = None) -> tuple[str, ...]:
        return self._names.resolve(noun, name, document)

    def _place(self, row: Row) -> tuple[int, ...]:
        rank = self._indexes.rank
        return tuple(rank[v] for v in row.values() if isinstance(v, str) and v in rank)

    @cached_property
    def _store(self) -> MemoryStore:
        from claimgraph.rdf.nquads import all_lines
        from claimgraph.store import MemoryStore  # here, as it loads Oxigraph and workers

        nodes = all_lines(self._held.values(), None, self.base)
        return MemoryStore([*nodes, *rdf.quad_text(self._foreign)])
