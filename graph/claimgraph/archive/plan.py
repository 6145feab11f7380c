"""Planning a write: what an archive adds, drops and forgets so that it holds some documents."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from claimgraph import rdf
from claimgraph.archive.ledger import Entry, Ledger
from claimgraph.archive.load import Reader
from claimgraph.archive.units import SHARED, Unit, digest, shared_node, unit, units
from claimgraph.errors import VersionConflict
from claimgraph.memory import uncollected
from claimgraph.model import Node, merged
from claimgraph.nodes.partition import Part, is_own, split, with_leaving, within
from claimgraph.store import Change, EndpointStore, Store, parse_rdf


@dataclass
class Plan:
    """One write in the making: the units it leaves behind, and what it takes away."""

    units: dict[str, Unit] = field(default_factory=dict)
    dropped: dict[str, None] = field(default_factory=dict)
    forgotten: dict[str, None] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    batch: Plan | None = None
    """The larger write that this one becomes part of, or comes after."""

    def put(self, unit: Unit) -> None:
        """Have a unit held."""
        self.units[unit.iri] = unit

    def planned(self, iri: str) -> Unit | None:
        """Return the unit under an IRI, in this write or in one not yet in the ledger."""
        found = self.units.get(iri)
        return found if found or self.batch is None else self.batch.planned(iri)

    def __bool__(self) -> bool:
        return bool(self.units or self.dropped or self.forgotten)

    def change(self) -> Change:
        """Return what the store has to do."""
        return Change(tuple(self.dropped), tuple((SHARED, s) for s in self.forgotten), self.text())

    def text(self) -> bytes:
        """Return what is added, what is shared first."""
        ordered = sorted(self.units.values(), key=lambda unit: unit.entry.kind, reverse=True)
        return b"".join(held.text for held in ordered)

    def facts(self) -> dict[str, bytes]:
        """Return the encoded facts of the documents, by IRI."""
        return {iri: held.facts for iri, held in self.units.items() if held.facts is not None}

    def join(self, part: Plan) -> None:
        """Take a part in; the texts of its documents are on their way and need not be kept."""
        for iri, held in part.units.items():
            self.units[iri] = held if held.entry.kind == "shared" else held._replace(text=b"")

    def entries(self) -> list[Entry]:
        """Return what the ledger has to say afterwards."""
        kept = [held.entry for held in self.units.values()]
        gone = [Entry(i, "document", 0, b"") for i in self.dropped if i not in self.units]
        gone += [Entry(i, "shared", 0, b"") for i in self.forgotten if i not in self.units]
        return kept + gone


class Made(NamedTuple):
    """A document to be held: its units, and its nodes where they have to be compared."""

    units: list[Unit]
    """The document's own, then those of all it shares."""
    nodes: Callable[[], tuple[Iterable[Node], Container[str]]]
    """Its own nodes, and the ids of all that came along; of links to it they say all."""


@uncollected()
def made(parts: Iterable[Part], held: Container[str], base: str) -> list[Made]:
    """Return documents as units; ``held`` are the ids of all that came along."""
    return [Made(list(units(p, base)), lambda p=p: (p.own, held)) for p in parts]  # type: ignore[misc]  # bound now


def batch_hash(entries: Iterable[Entry]) -> bytes:
    """Return one hash over what a batch leaves behind."""
    return digest(sorted(e.iri.encode() + b" " + e.hash for e in entries))


class Planner:
    """Compares what is to be held with what is held, by the ledger where it can."""

    def __init__(self, store: Store, ledger: Ledger, base: str) -> None:
        self._store, self._ledger, self._base = store, ledger, base
        self._reader = Reader(store, base)

    # -- adding ---------------------------------------------------------------------------------

    def add(self, plan: Plan, new: Iterable[Made]) -> None:
        """Plan to hold some documents.

        Args:
            plan: the write they become part of.
            new: the documents.

        Raises:
            VersionConflict: another version of one is held, or planned; the plan is as it was.
        """
        documents = list(new)
        conflicts = [one.units[0].iri for one in documents if not self._fits(plan, one)]
        if conflicts:
            raise VersionConflict([iri.removeprefix(self._base) for iri in conflicts])
        for one in documents:
            document, *shared = one.units
            if self._known(plan, document.iri) is None:
                if self._has_remains(document.iri):
                    plan.dropped[document.iri] = None
                plan.put(document)
            else:
                plan.unchanged.append(document.iri.removeprefix(self._base))
            for thing in shared:
                self._share(plan, thing)

    def _fits(self, plan: Plan, new: Made) -> bool:
        document = new.units[0]
        known = self._known(plan, document.iri)
        if known is None or known.hash == document.entry.hash:
            return True
        if plan.planned(document.iri):
            return False
        mine, held = new.nodes()
        own = [n for n in self._reader.with_leaving([document.iri]) if is_own(n)]
        return {n.id: n for n in within(own, held)} == {n.id: n for n in mine}

    def _known(self, plan: Plan, iri: str) -> Entry | None:
        if planned := plan.planned(iri):
            return planned.entry
        entry = self._ledger.entry(iri)
        return None if entry is None or entry.lost else entry

    def _share(self, plan: Plan, new: Unit) -> None:
        """Plan to hold something shared: what is held of it stays, what is new is added."""
        known = self._known(plan, new.iri)
        if known is None:
            if self._has_remains(new.iri, shared=True):
                plan.forgotten[new.iri] = None
            plan.put(new)
        elif known.hash != new.entry.hash:
            both = self._both(self._before(plan, new.iri), new)
            if both.entry != known:
                plan.put(both)

    def _has_remains(self, iri: str, *, shared: bool = False) -> bool:
        """Whether something that is not held is there: lost in part, or unknown to the ledger."""
        if self._ledger.entry(iri):
            return True
        if isinstance(self._store, EndpointStore):  # its ledger is the store itself
            return False
        where = (iri, SHARED) if shared else (None, iri)
        return any(True for _ in self._store.match(where[0], graph=where[1]))

    def _before(self, plan: Plan, iri: str) -> Unit:
        held = rdf.to_nquads(self._reader.shared(iri), SHARED)
        return plan.planned(iri) or unit(iri, "shared", held)

    def _both(self, first: Unit, second: Unit) -> Unit:
        """Return what either says; where they differ, the first is right."""
        nodes = [self._node(first), self._node(second)]
        if nodes[0] is None or nodes[1] is None:
            return first  # the name of a thing, first come
        return shared_node(merged(nodes[0], nodes[1]), self._base)

    def _node(self, held: Unit) -> Node | None:
        found = parse_rdf(held.text, "nquads")
        return next(iter(rdf.from_triples(found, self._base)), None)

    # -- replacing and removing -----------------------------------------------------------------

    def replace(self, plan: Plan, held: Mapping[str, Node]) -> None:
        """Plan to hold these versions of the documents of a graph, whatever was held before."""
        parts = [self._keep_leaving(part, held) for part in split(held)]
        homes = [rdf.iri(part.document.id, self._base) for part in parts]
        self.remove(plan, homes)
        for part in parts:
            document, *shared = units(part, self._base)
            entry = self._ledger.entry(document.iri)
            if entry and not entry.lost and entry.hash == document.entry.hash:
                del plan.dropped[document.iri]
                plan.unchanged.append(part.document.id)
            else:
                plan.put(document)
            for one in shared:
                self._share_anew(plan, one)

    def _keep_leaving(self, part: Part, held: Mapping[str, Node]) -> Part:
        home = rdf.iri(part.document.id, self._base)
        if self._ledger.entry(home) is None:
            return part
        old = [node for node in self._reader.with_leaving([home]) if is_own(node)]
        return part._replace(own=tuple(with_leaving(part.own, old, held)))

    def _share_anew(self, plan: Plan, new: Unit) -> None:
        """Plan a shared thing's new version; what other documents rest on is not taken away."""
        known = self._known(plan, new.iri)
        if known is None or known.hash == new.entry.hash:
            plan.forgotten.pop(new.iri, None)
            if known is None:
                plan.put(new)
            return
        alone = new.iri in plan.forgotten and new.iri not in plan.units
        before = self._before(plan, new.iri)
        plan.forgotten[new.iri] = None
        plan.put(new if alone else self._both(new, before))

    def remove(self, plan: Plan, homes: Iterable[str]) -> None:
        """Plan to drop some documents and what only they share."""
        gone = set(homes)
        plan.dropped |= dict.fromkeys(home for home in homes if self._ledger.entry(home))
        mine = [quad for home in plan.dropped for quad in self._store.match(graph=home)]
        used = {quad.subject for quad in self._reader.shared_by(mine)}
        kept = {s for s in used if self._used_by_others(s, gone, used)}
        while reached := {up for s in kept for up in self._goes_with(s)} & (used - kept):
            kept |= reached
        plan.forgotten |= dict.fromkeys(sorted(used - kept))

    def _used_by_others(self, subject: str, gone: set[str], used: set[str]) -> bool:
        incoming = self._store.match(value=subject)
        return any(
            quad.graph not in gone if quad.graph != SHARED else quad.subject not in used
            for quad in incoming
        )

    def _goes_with(self, subject: str) -> Iterator[str]:
        """Yield what a shared thing names, and what is said of it."""
        for quad in self._store.match(subject, graph=SHARED):
            if isinstance(quad.object, str):
                yield quad.object
        yield from self._reader.followers(subject)
