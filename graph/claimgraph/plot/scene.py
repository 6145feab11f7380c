"""What a picture shows: the nodes as three columns of items, and the edges between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from claimgraph.errors import AmbiguousName, UnknownNode
from claimgraph.graph import ClaimGraph
from claimgraph.model import Actor, Claim, Event, Figure, Node, Source
from claimgraph.plot.labels import label_of, source_tags
from claimgraph.questions import Name

EntityKind = Literal["actor", "event", "figure"]
ENTITIES: tuple[EntityKind, ...] = ("actor", "event", "figure")
_NAMED = ("source", "actor", "event", "claim", "figure")


@dataclass(frozen=True)
class Item:
    """One node of a picture; ``look`` is its glyph and colour: a claim's status, or its kind."""

    id: str
    label: str
    look: str


@dataclass(frozen=True)
class Edge:
    """A line from a source to a claim, or from a claim to an entity."""

    start: str
    end: str
    style: str


@dataclass(frozen=True)
class Scene:
    """Three columns in reading order, and the edges between neighbours."""

    sources: tuple[Item, ...] = ()
    claims: tuple[Item, ...] = ()
    entities: tuple[Item, ...] = ()
    left: tuple[Edge, ...] = ()
    right: tuple[Edge, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, column by column."""
        return (*self.sources, *self.claims, *self.entities)

    @cached_property
    def _at(self) -> dict[str, tuple[int, int]]:
        """The column and the place of each item, by id."""
        columns = (self.sources, self.claims, self.entities)
        return {
            item.id: (number, place)
            for number, column in enumerate(columns)
            for place, item in enumerate(column)
        }

    @cached_property
    def _edges_of(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """The places of the left and of the right edges of each claim; each edge has one."""
        left: dict[str, list[int]] = defaultdict(list)
        right: dict[str, list[int]] = defaultdict(list)
        for place, edge in enumerate(self.left):
            left[edge.end].append(place)
        for place, edge in enumerate(self.right):
            right[edge.start].append(place)
        return left, right

    def _edges(self, claims: Iterable[str]) -> tuple[list[Edge], list[Edge]]:
        """Return the edges of some claims on both sides, in the order they are held."""
        wanted = set(claims)
        left, right = (
            [edges[place] for place in sorted(p for c in wanted for p in places.get(c, ()))]
            for edges, places in zip((self.left, self.right), self._edges_of, strict=True)
        )
        return left, right

    def keep(self, ids: Collection[str]) -> Scene:
        """Return the part of the scene that some ids span."""
        held = sorted(self._at[one] for one in set(ids) if one in self._at)
        columns = (self.sources, self.claims, self.entities)
        sources, claims, entities = (
            tuple(columns[number][place] for column, place in held if column == number)
            for number in range(3)
        )
        left, right = (
            tuple(edge for edge in edges if edge.start in ids and edge.end in ids)
            for edges in self._edges(claim.id for claim in claims)
        )
        return Scene(sources, claims, entities, left, right)

    def of_claims(self, claims: Collection[str]) -> Scene:
        """Return some claims with all that they touch."""
        left, right = self._edges(claims)
        return self.keep({*claims, *(e.start for e in left), *(e.end for e in right)})

    def relabel(self, labels: dict[str, str]) -> Scene:
        """Return the scene with other labels."""
        return replace(
            self,
            sources=tuple(replace(i, label=labels[i.id]) for i in self.sources),
            claims=tuple(replace(i, label=labels[i.id]) for i in self.claims),
            entities=tuple(replace(i, label=labels[i.id]) for i in self.entities),
        )


def scene_of(kb: ClaimGraph, kinds: Collection[EntityKind] = ENTITIES) -> Scene:
    """Return everything a layered picture of a graph shows.

    All sources and claims are in it, and the actors, events and figures that a claim names.
    """
    left = tuple(dict.fromkeys(_citations(kb)))
    right = tuple(e for e in dict.fromkeys(_entity_edges(kb)) if kb[e.end].noun in kinds)
    named = {e.end for e in right}
    tags = source_tags(kb)

    def items(*nouns: type[Node]) -> tuple[Item, ...]:
        nodes = [node for noun in nouns for node in kb.all(noun)]
        return tuple(Item(n.id, label_of(n, tags), _look(kb, n)) for n in nodes)

    entities = tuple(i for i in items(Actor, Event, Figure) if i.id in named)
    return Scene(items(Source), items(Claim), entities, left, right)


def _look(kb: ClaimGraph, node: Node) -> str:
    return kb.status(node) if isinstance(node, Claim) else node.noun


def _citations(kb: ClaimGraph) -> Iterator[Edge]:
    """Yield one edge per claim and source, a candidate only where no citation is asserted."""
    asserted = {(c.source, c.claim) for c in kb.citations() if c.asserted}
    for citation in kb.citations():
        pair = (citation.source, citation.claim)
        if pair in asserted:
            yield Edge(*pair, "cites")
        else:
            yield Edge(*pair, "candidate")


def _entity_edges(kb: ClaimGraph) -> Iterator[Edge]:
    """Yield one edge per claim and entity; who says a claim is not also shown as named by it."""
    for claim in kb.all(Claim):
        speakers = [v.actor for v in kb.voicings(claim) if v.actor is not None]
        yield from (Edge(claim.id, actor, "voices") for actor in speakers)
        yield from (Edge(claim.id, a, "mentions") for a in claim.mentions if a not in speakers)
        yield from (Edge(claim.id, event, "about") for event in claim.about)
        yield from (Edge(claim.id, figure, "figures") for figure in claim.figures)


def focus(kb: ClaimGraph, scene: Scene, around: Name, depth: int) -> Scene:
    """Return the part of a scene within ``depth`` edges of a node.

    Raises:
        UnknownNode: ``around`` names nothing the picture shows.
    """
    start = resolve(kb, around)
    reached, frontier = {start}, {start}
    neighbours = _neighbours(scene)
    for _ in range(depth):
        frontier = {n for node in frontier for n in neighbours[node]} - reached
        reached |= frontier
    return scene.keep(reached)


def resolve(kb: ClaimGraph, name: Name) -> str:
    """Return the id that a name means: a source's number, an id, a handle, a label, or the node."""
    if isinstance(name, Node):
        name = name.id
    if isinstance(name, int):
        return kb._resolve("source", name)[0]
    if name in kb:
        return kb[name].id
    for noun in _NAMED:
        try:
            return kb._resolve(noun, name)[0]
        except AmbiguousName:
            raise
        except UnknownNode:
            continue
    raise UnknownNode("node", name, [n.label for c in (Source, Actor, Event) for n in kb.all(c)])


def _neighbours(scene: Scene) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for edge in (*scene.left, *scene.right):
        found[edge.start].append(edge.end)
        found[edge.end].append(edge.start)
    return found
