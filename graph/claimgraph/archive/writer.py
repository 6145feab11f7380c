"""Carrying out a write: announced in the ledger, made in the store, confirmed in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from claimgraph.archive.places import Place
from claimgraph.archive.writing import Plan, Planner, batch_hash
from claimgraph.parts import Part


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
        """Add many graphs in large batches; the store reads while the next text is made."""
        done = Written()
        waiting = iter(graphs)
        while (batch := self._batch(waiting)) is not None:
            done |= batch
        return done

    def _batch(self, graphs: Iterator[tuple[Iterable[Part], Container[str]]]) -> Written | None:
        """Add graphs until a batch is full; None when none was left."""
        self._place.check()
        batch, loading, done = Plan(), self._place.store.loading(), None
        try:
            for parts, held in graphs:
                one = Plan(batch=batch)
                self._planner.add(one, parts, held)
                done = (done or Written()) | self._told(one)
                if one.dropped or one.forgotten:  # what a damaged version left is taken out first
                    self._commit(one)
                    continue
                with self._place.careful():
                    loading.add(one.text())
                batch.join(one)
                if loading.size >= self._place.store.batch:
                    break
            if batch:
                self._carry_out(batch, loading.finish)
        except BaseException:
            loading.abort()
            raise
        return done

    def _commit(self, plan: Plan) -> None:
        self._place.check()
        if plan:
            self._carry_out(plan, lambda: self._place.store.write(plan.change()))

    def _carry_out(self, plan: Plan, write: Callable[[], None]) -> None:
        entries = plan.entries()
        with self._place.careful():
            batch = self._place.ledger.begin(entries, batch_hash(entries))
            write()
            if self._durable:
                self._place.store.flush()
            self._place.ledger.finish(batch, durable=self._durable)

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
