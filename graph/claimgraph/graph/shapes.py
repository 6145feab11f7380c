"""Methods to and from other shapes of a graph: triples, an rdflib Graph, a NetworkX graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self

from claimgraph import rdf
from claimgraph.model import Node
from claimgraph.progress import working

if TYPE_CHECKING:
    import networkx as nx
    import rdflib


class Shapes:
    """Other shapes of everything held, none of which loses anything."""

    base: str
    _held: dict[str, Node]
    _foreign: tuple[rdf.Quad, ...]

    if TYPE_CHECKING:  # how the graph that these are methods of is made

        def __init__(
            self, nodes: Iterable[Node] = (), foreign: Iterable[rdf.Quad] = ()
        ) -> None: ...

    @property
    def foreign(self) -> tuple[rdf.Quad, ...]:
        """The statements of other vocabularies that came with the nodes.

        No node holds them, so that only ``sparql`` finds them; files that are saved have them all.

        >>> import warnings
        >>> from claimgraph.files import loads
        >>> with warnings.catch_warnings(action="ignore"):
        ...     kb = loads('<urn:a> <http://xmlns.com/foaf/0.1/name> "Ann"@en .')
        >>> kb.foreign[0].object
        Literal(text='Ann', datatype='http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', ...)
        """
        return self._foreign

    def to_triples(self) -> Iterator[rdf.Triple]:
        """Yield everything held as plain triples, shortcuts included."""
        yield from rdf.to_triples(self._held.values(), self.base)
        yield from (rdf.Triple(*quad[:3]) for quad in self._foreign)

    def to_rdf(self) -> rdflib.Graph:
        """Return everything held as an rdflib Graph, prefixes bound, shortcuts included."""
        from claimgraph.rdf.rdflib import to_rdflib

        with working("converting"):
            return to_rdflib(self.to_triples())

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return everything held as a NetworkX MultiDiGraph with typed nodes and edges.

        >>> graph = cg.example("eastern-flank").to_networkx()
        >>> sorted(set(kind for _, kind in graph.nodes(data="kind")))[:3]
        ['actor', 'citation', 'claim']
        """
        from claimgraph.graph.networkx import to_networkx

        with working("converting"):
            return to_networkx(self._held.values(), self._foreign)

    @classmethod
    def from_rdf(cls, graph: rdflib.Graph) -> Self:
        """Return the graph that an rdflib Graph or Dataset describes.

        Read JSON-LD with ``cg.load``: rdflib 7.6 forgets the ids in maps that hold lists.
        """
        from claimgraph.rdf.rdflib import from_rdflib

        with working("converting"):
            return cls.from_quads(from_rdflib(graph))

    @classmethod
    def from_quads(cls, quads: Iterable[rdf.Quad]) -> Self:
        """Return the graph that plain statements describe; those of no node are ``foreign``.

        Foreign statements are counted in one ``UnreadTriples`` warning.
        """
        found = rdf.from_quads(quads, cls.base)
        kept = "kept as they are, for no noun holds them and only SPARQL finds them"
        rdf.warn_of(found.foreign, kept)
        return cls(*found)

    @classmethod
    def from_networkx(cls, graph: nx.MultiDiGraph[str]) -> Self:
        """Return the graph that ``to_networkx`` wrote."""
        from claimgraph.graph.networkx import from_networkx

        with working("converting"):
            return cls(*from_networkx(graph))
