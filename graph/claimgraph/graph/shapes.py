"""Methods that give a graph another shape: triples, an rdflib Graph, a NetworkX graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph import rdf
from claimgraph.model import Node

if TYPE_CHECKING:
    import networkx as nx
    import rdflib


class Shapes:
    """Other shapes of everything held, none of which loses anything."""

    base: str
    _held: dict[str, Node]

    def to_triples(self) -> Iterator[rdf.Triple]:
        """Yield everything held as plain triples, shortcuts included."""
        return rdf.to_triples(self._held.values(), self.base)

    def to_rdf(self) -> rdflib.Graph:
        """Return everything held as an rdflib Graph, prefixes bound, shortcuts included."""
        from claimgraph.rdf.rdflib import to_rdflib

        return to_rdflib(self.to_triples())

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return everything held as a NetworkX MultiDiGraph with typed nodes and edges.

        >>> graph = cg.example("eastern-flank").to_networkx()
        >>> sorted(set(kind for _, kind in graph.nodes(data="kind")))[:3]
        ['actor', 'citation', 'claim']
        """
        from claimgraph.graph.networkx import to_networkx

        return to_networkx(self._held.values())
