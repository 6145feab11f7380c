"""From the store back to nodes: whole documents, or single nodes in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from claimgraph import rdf
from claimgraph.archive.units import SHARED
from claimgraph.errors import ArchiveProblem
from claimgraph.model import NOUNS, Node, Source, links, targets
from claimgraph.nodes.order import in_order
from claimgraph.nodes.partition import within
from claimgraph.rdf.vocabulary import FIELDS, ONTOLOGY, expand
from claimgraph.results import AT_ONCE
from claimgraph.store import Quad, Store

Item = TypeVar("Item", covariant=True)
LISTS = FIELDS["reference"]["source"].iri
_LABELLED = {p.iri for fields in FIELDS.values() for p in fields.values() if p.how == "agent"}
_FOLLOWING = {
    FIELDS[noun][field].iri
    for noun, cls in NOUNS.items()
    if noun != "source" and not {"document", "claim"} & {noun, *links(cls)}
    for field, link in links(cls).items()
    if link.noun == "source"
}
"""Properties by which shared nodes other than sources say something of a source."""


class Lazy(Sequence[Item], Generic[Item]):
    """So many items, put in order and read when they are looked at.

    Args:
        count: how many.
        order: returns their keys, in order; called once, when an item is first looked at.
        read: returns the items of some keys, in the same order.

    >>> squares = Lazy(3, lambda: ["1", "2", "3"], lambda keys: [int(k) ** 2 for k in keys])
    >>> len(squares), squares[1], list(squares)
    (3, 4, [1, 4, 9])
    """

    def __init__(
        self,
        count: int,
        order: Callable[[], Sequence[str]],
        read: Callable[[Sequence[str]], Sequence[Item]],
    ) -> None:
        self._count, self._order, self._read = count, order, read

    @cached_property
    def _keys(self) -> Sequence[str]:
        return self._order()

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Lazy[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Lazy[Item]:
        if isinstance(index, slice):
            return Lazy(len(range(self._count)[index]), lambda: self._keys[index], self._read)
        return self._read([self._keys[index]])[0]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Item]:
        for start in range(0, self._count, AT_ONCE):
            yield from self._read(self._keys[start : start + AT_ONCE])


class Reader:
    """Reads nodes out of a store."""

    def __init__(self, store: Store, base: str) -> None:
        self._store, self._base = store, base

    # -- whole documents ------------------------------------------------------------------------

    def documents(self, graphs: Iterable[str], *, everything: bool = False) -> list[Node]:
        """Return all nodes of some documents, without links that leave them.

        With ``everything`` come the sources, too, to which no document leads.
        """
        nodes = self._everything(graphs) if everything else self.with_leaving(graphs)
        return within(nodes, {node.id for node in nodes})

    def with_leaving(self, graphs: Iterable[str]) -> list[Node]:
        """Return all nodes of some documents, links to other documents included."""
        own = [quad for graph in graphs for quad in self._store.match(graph=graph)]
        return self.build([*own, *self.shared_by(own)])

    def _everything(self, graphs: Iterable[str]) -> list[Node]:
        return self.build(q for graph in (*graphs, SHARED) for q in self._store.match(graph=graph))

    def shared(self, subject: str) -> list[rdf.Triple]:
        """Return what is held of one shared thing."""
        return [rdf.Triple(*q[:3]) for q in self._store.match(subject, graph=SHARED)]

    def shared_by(self, own: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the quads of all that some quads share with other documents, all the way up."""
        waiting = _named(own)
        seen: set[str] = set()
        while waiting:
            subject = waiting.pop()
            if subject in seen:
                continue
            seen.add(subject)
            found = list(self._store.match(subject, graph=SHARED))
            yield from found
            waiting |= _named(found)
            waiting |= set(self.followers(subject)) if found else set()

    def followers(self, subject: str) -> Iterator[str]:
        """Yield the shared nodes that say something of a source."""
        for predicate in _FOLLOWING:
            for quad in self._store.match(predicate=predicate, value=subject, graph=SHARED):
                yield quad.subject

    # -- single nodes ---------------------------------------------------------------------------

    def answer(self, ids: Iterable[str]) -> Lazy[Any]:
        """Return nodes by their ids, in reading order, each read when it is looked at."""
        wanted = list(dict.fromkeys(ids))
        held: dict[str, Node] = {}

        def order() -> list[str]:
            if (claims := self._claims_in_order(wanted)) is not None:
                return claims
            found = self.nodes(wanted)
            held.update((node.id, node) for node in found)
            return [node.id for node in found]

        def read(keys: Sequence[str]) -> list[Node]:
            held.update((node.id, node) for node in self.load(k for k in keys if k not in held))
            return _picked(held, keys)

        return Lazy(len(wanted), order, read)

    def lazily(self, ids: Sequence[str]) -> Lazy[Any]:
        """Return nodes by their ids, in this order, each read when it is looked at."""
        return self.ordered(len(ids), lambda: ids)

    def ordered(self, count: int, order: Callable[[], Sequence[str]]) -> Lazy[Any]:
        """Return so many nodes by their ids, which are found when one is looked at."""

        def read(keys: Sequence[str]) -> list[Node]:
            held = {node.id: node for node in self.load(keys)}
            return _picked(held, keys)

        return Lazy(count, order, read)

    def iri(self, node: str) -> str:
        """Return the IRI of a node's id."""
        return rdf.iri(node, self._base)

    def told(self, node: str, predicate: str) -> list[str]:
        """Return what the store tells of a node by one property, ids of nodes among it."""
        return [self.short(str(q.object)) for q in self._store.match(self.iri(node), predicate)]

    def short(self, iri: str) -> str:
        """Return the id of a node by its IRI."""
        return iri.removeprefix(self._base)

    def nodes(self, ids: Iterable[str]) -> list[Node]:
        """Return nodes by their ids, in reading order; ids that nothing answers to are left out."""
        wanted = dict.fromkeys(ids)
        held = {node.id: node for node in self.load(wanted)}
        listings = self._listings(n.id for n in held.values() if isinstance(n, Source))
        held |= {node.id: node for node in self.load(listings)}
        places = {p for n in held.values() for p in _places(n)} - held.keys()
        held |= {node.id: node for node in self.load(sorted(places))}
        return [node for node in in_order(held).values() if node.id in wanted]

    def _claims_in_order(self, ids: list[str]) -> list[str] | None:
        """Return ids in reading order, if all of them are claims'; their passages say it."""
        found: list[tuple[str, int, int, str]] = []
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            named = " ".join(f"<{rdf.iri(one, self._base)}>" for one in some)
            for d, s, e, c in self._store.stream(_PLACES % named):
                found.append((str(d), int(s or 0), int(e or 0), str(c)))
            if len(found) != start + len(some):
                return None
        return [place[3].removeprefix(self._base) for place in sorted(found)]

    def load(self, ids: Iterable[str]) -> list[Node]:
        """Return nodes by their ids, in no particular order."""
        subjects = [rdf.iri(one, self._base) for one in ids]
        quads = self._store.describe(subjects)
        labelled = {q.object for q in quads if q.predicate in _LABELLED}
        named = self._store.describe(sorted(n for n in labelled if isinstance(n, str)))
        return self.build([*quads, *named])

    def _listings(self, sources: Iterable[str]) -> list[str]:
        """Return the ids of the entries that list some sources."""
        found = (
            quad.subject
            for source in sources
            for quad in self._store.match(predicate=LISTS, value=rdf.iri(source, self._base))
        )
        return [one.removeprefix(self._base) for one in found]

    def build(self, quads: Iterable[Quad]) -> list[Node]:
        """Return the nodes that some quads describe."""
        held = (rdf.Triple(*quad[:3]) for quad in quads)
        return rdf.from_triples(held, self._base)


def _named(quads: Iterable[Quad]) -> set[str]:
    """Return the IRIs that quads name and do not describe."""
    held = list(quads)
    named = {q.object for q in held if isinstance(q.object, str) and q.predicate != _TYPE}
    others = (ONTOLOGY, "<<(")  # a triple within a triple is no name
    return {n for n in named if not n.startswith(others)} - {q.subject for q in held}


def _places(node: Node) -> tuple[str, ...]:
    """Return the passages that say where a node stands."""
    return next(
        (targets(node, f) for f in ("passage", "mentioned_in") if f in links(type(node))), ()
    )


_TYPE = expand("rdf:type")
_PLACES = (
    "SELECT ?d ?s ?e ?c { VALUES ?c { %s } "
    f"?c <{FIELDS['claim']['passage'].iri}> ?p . ?p <{FIELDS['passage']['document'].iri}> ?d ; "
    f"<{FIELDS['passage']['start'].iri}> ?s ; <{FIELDS['passage']['end'].iri}> ?e }}"
)


def _picked(held: Mapping[str, Node], keys: Iterable[str]) -> list[Node]:
    """Return nodes by their ids; a document may have been removed since the answer was given."""
    try:
        return [held[key] for key in keys]
    except KeyError as gone:
        raise ArchiveProblem(
            f"{gone.args[0]} has been removed from the archive since it was asked for; ask again"
        ) from None
