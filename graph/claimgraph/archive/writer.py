"""Carrying out a write: announced in the ledger, made in the store, confirmed in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from claimgraph.archive.places import Place
from claimgraph.archive.writing import Plan, Planner, batch_hash
from claimgraph.parts import Part

BATCH = 64 << 20
"""How many bytes of N-Quads a batch of many documents holds."""


@dataclass(frozen=True)
class Written:
    """What a write did: the ids of documents added, replaced or removed, and left as they were."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    def __or__(self, other: Written) -> Written:
        """Return what both did."""
        return Written(
            self.added + other.added,
            self.replaced + other.replaced,
            self.removed + other.removed,
            self.unchanged + other.unchanged,
        )

    def __repr__(self) -> str:
        groups = [(len(getattr(self, name)), name) for name in self.__dataclass_fields__]
        told = [f"{n} document{'s' * (n != 1)} {name}" for n, name in groups if n]
        return f"<Written: {', '.join(told) or 'nothing'}>"


class Writer:
    """Writes to one place; one thread at a time holds a writer."""

    def __init__(self, place: Place, base: str, durable: bool) -> None:
        self._place, self._base, self._durable = place, base, durable
        self._planner = Planner(place.store, place.ledger, base)

    def write(self, into: Callable[[Planner, Plan], None]) -> Written:
        """Plan one write and carry it out."""
        plan = Plan()
        into(self._planner, plan)
        written = self._told(plan)
        self._commit(plan)
        return written

    def write_many(self, graphs: Iterable[tuple[Iterable[Part], Container[str]]]) -> Written:
        """Add many graphs: while one batch is on its way to the disk, the next is prepared."""
        plan, done, on_its_way = Plan(), Written(), None
        with ThreadPoolExecutor(1) as worker:
            try:
                for parts, held in graphs:
                    self._planner.add(plan, parts, held)
                    if plan.size >= BATCH:
                        done |= self._told(plan)
                        on_its_way = self._send(worker, plan, on_its_way)
                        plan = Plan(previous=plan)
                done |= self._told(plan)
                on_its_way = self._send(worker, plan, on_its_way)
            finally:
                _await(on_its_way)
        return done

    def _send(
        self, worker: ThreadPoolExecutor, plan: Plan, before: Future[None] | None
    ) -> Future[None]:
        _await(before)
        plan.previous = None  # it has arrived; the ledger knows it
        return worker.submit(self._commit, plan)

    def _commit(self, plan: Plan) -> None:
        if not plan:
            return
        place = self._place
        place.check()
        try:
            entries = plan.entries()
            batch = place.ledger.begin(entries, batch_hash(entries))
            place.store.write(plan.change())
            if self._durable:
                place.store.flush()
            place.ledger.finish(batch, durable=self._durable)
        except (OSError, place.ledger.Error) as error:
            raise place.failed(error) from error

    def _told(self, plan: Plan) -> Written:
        """Return in terms of documents what a plan does."""
        documents = [u.iri for u in plan.units.values() if u.entry.kind == "document"]
        held = {iri for iri in plan.dropped if (e := self._place.ledger.entry(iri)) and not e.lost}
        return Written(
            added=self._ids(i for i in documents if i not in held),
            replaced=self._ids(i for i in documents if i in held),
            removed=self._ids(i for i in held if i not in plan.units),
            unchanged=tuple(plan.unchanged),
        )

    def _ids(self, iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(iri.removeprefix(self._base) for iri in iris)


def _await(writing: Future[None] | None) -> None:
    if writing is not None:
        writing.result()
