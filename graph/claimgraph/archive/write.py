"""Carrying out a write: announced in the ledger, made in the store, confirmed in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimgraph.archive.backends import Backend
from claimgraph.archive.ledger import Entry
from claimgraph.archive.plan import Made, Plan, Planner, batch_hash
from claimgraph.results import counted
from claimgraph.store import Loading


@dataclass(frozen=True)
class Written:
    """What a write did: the ids of documents added, replaced or removed, and left as they were.

    ``changed`` are the ids of what documents share, such as sources, and now says something else.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @classmethod
    def of(cls, parts: Sequence[Written]) -> Written:
        """Return what all parts did."""
        names = cls.__dataclass_fields__
        ids = ((one for part in parts for one in getattr(part, name)) for name in names)
        return cls(*(tuple(dict.fromkeys(group)) for group in ids))

    def __repr__(self) -> str:
        names = [name for name in self.__dataclass_fields__ if getattr(self, name)]
        told = [f"{counted(len(getattr(self, n)), _things(n))} {n}" for n in names]
        return f"<Written: {', '.join(told) or 'nothing'}>"


def _things(change: str) -> str:
    return "shared nodes" if change == "changed" else "documents"


class _Flying(NamedTuple):
    """A batch that the store is writing, and its number in the ledger."""

    plan: Plan
    loading: Loading
    number: int


class Writer:
    """Writes to one place; one thread at a time holds a writer."""

    def __init__(self, place: Backend, base: str, durable: bool) -> None:
        self._place, self._base, self._durable = place, base, durable
        self._planner = Planner(place.store, place.ledger, base)
        self._flying: _Flying | None = None

    def write(self, into: Callable[[Planner, Plan], None]) -> Written:
        """Plan one write and carry it out."""
        plan = Plan()
        into(self._planner, plan)
        written = self._told(plan)
        self._commit(plan)
        return written

    def write_many(self, graphs: Iterable[list[Made]]) -> Written:
        """Add many graphs in large batches; the store writes one while the next text is made.

        A batch is whole on the disk before the next one can be; no more than two are on their way.
        Each is as large as all before it, within the store's bounds: every load into a store that
        holds much has it merge files, so few and large ones cost less.
        """
        told: list[Written] = []
        waiting = iter(graphs)
        store, done, size = self._place.store, 0, 1
        try:
            while size:
                size = self._batch(waiting, told, min(max(store.batch, done), store.largest_batch))
                done += size
        finally:
            self._settle()
        return Written.of(told)

    def _batch(self, graphs: Iterator[list[Made]], told: list[Written], full: int) -> int:
        """Add graphs until a batch is full; return its bytes, 0 where no graph was left."""
        self._place.check()
        before, flying = (self._flying.plan, self._flying.loading) if self._flying else (None, None)
        batch, loading, one = Plan(batch=before), self._place.store.loading(flying), None
        try:
            for documents in graphs:
                one = Plan(batch=batch)
                self._planner.add(one, documents)
                told.append(self._told(one))
                if one.dropped or one.forgotten:  # what a damaged version left is taken out
                    break
                with self._place.careful():
                    loading.add(one.text())
                batch.join(one)
                if loading.size >= full:
                    break
            self._launch(batch, loading)
        except BaseException:
            loading.abort()
            raise
        if one and (one.dropped or one.forgotten):
            self._settle()
            self._commit(one)
        return max(loading.size, 1) if one is not None else 0

    def _launch(self, batch: Plan, loading: Loading) -> None:
        """Announce a batch and let the store write it, once the one before is settled."""
        self._settle()
        batch.batch = None
        if batch:
            entries = batch.entries()
            with self._place.careful():
                number = self._place.ledger.begin(entries, batch_hash(entries))
                loading.end()
            self._flying = _Flying(batch, loading, number)

    def _settle(self) -> None:
        """Wait for the batch on its way, and confirm it."""
        flying, self._flying = self._flying, None
        if flying:
            with self._place.careful():
                flying.loading.finish()
                self._confirm(flying.number, flying.plan)

    def _commit(self, plan: Plan) -> None:
        self._place.check()
        if plan:
            entries = plan.entries()
            with self._place.careful():
                number = self._place.ledger.begin(entries, batch_hash(entries))
                self._place.store.write(plan.change())
                self._confirm(number, plan)

    def _confirm(self, batch: int, plan: Plan) -> None:
        if self._durable:
            self._place.store.flush()
        self._place.ledger.finish(batch, durable=self._durable, facts=plan.facts())

    def _told(self, plan: Plan) -> Written:
        """Return in terms of documents what a plan does."""
        shared = [u.entry for u in plan.units.values() if u.entry.kind == "shared"]
        documents = [u.iri for u in plan.units.values() if u.entry.kind == "document"]
        held = {iri for iri in plan.dropped if (e := self._place.ledger.entry(iri)) and not e.lost}
        return Written(
            added=self._ids(i for i in documents if i not in held),
            replaced=self._ids(i for i in documents if i in held),
            removed=self._ids(i for i in held if i not in plan.units),
            unchanged=tuple(plan.unchanged),
            changed=self._ids(new.iri for new in shared if self._differs(new)),
        )

    def _differs(self, new: Entry) -> bool:
        known = self._place.ledger.entry(new.iri)
        return known is not None and not known.lost and known.hash != new.hash

    def _ids(self, iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(iri.removeprefix(self._base) for iri in iris)
