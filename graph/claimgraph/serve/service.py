"""Who answers: workers over the newest copy of the archive, replaced when the archive changes."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from claimgraph.errors import ArchiveProblem, LimitExceeded
from claimgraph.serve.answers import Answers
from claimgraph.serve.lane import LANE
from claimgraph.serve.snapshots import Snapshots
from claimgraph.serve.wire import Answer
from claimgraph.store import Limits, Written, ask, ended_by_limits
from claimgraph.workers import Busy, Job, Pool, Stopped, Worker
from claimgraph.workers.desk import Desk
from claimgraph.workers.lending import Loan, Returned

T = TypeVar("T")
_WARM = max(2, os.cpu_count() or 1)
"""Workers that are ready for queries: one for each processor."""
_IN_MEMORY = 64 << 20
"""Bytes of the largest store that is copied into memory, once for all workers."""
ASKED = "claimgraph.serve.asked:Asked"
TEXTS, OF_TEXTS = "claimgraph.serve.asked:Texts", ("check", "read")


@dataclass(frozen=True)
class _Copy:
    """A copy of the archive, and those who answer over it."""

    folder: Path
    queries: Pool
    desk: Desk
    questions: Pool
    answers: Answers = field(default_factory=Answers)
    """Those that were asked for more than once, by the bytes of the request."""


class Service:
    """An archive asked by many at once, while others may write to it.

    Args:
        archive: its folder.
        limits: how much a query may take.
        workers: how many queries may run at once.
        patient: seconds that a question or a page may take.

    Raises:
        ArchiveLocked: somebody writes to the archive; ask again when that has ended.
    """

    def __init__(
        self,
        archive: str | os.PathLike[str],
        limits: Limits,
        *,
        workers: int = 12,
        patient: float = 60.0,
    ) -> None:
        self.limits, self._most, self._patient = limits, workers, patient
        self._snapshots = Snapshots(archive)
        self._places = threading.BoundedSemaphore(workers)
        self._refreshing = threading.Lock()
        self._readers: Pool | None = None
        self._late: dict[threading.Timer, _Copy] = {}
        self._copy = self._made()

    @property
    def version(self) -> str:
        """A name of the copy that answers now."""
        return self._copy.folder.parent.name

    def query(self, query: str, wanted: Mapping[str, Any], limits: Limits | None = None) -> Written:
        """Return the answer to a stranger's query, in the format that is wanted.

        Args:
            query: SPARQL.
            wanted: ``results`` and ``graph``, the media types; ``default_graph`` and
                ``named_graphs``, the graphs to ask, all of them where they are left out.
            limits: in the place of the service's own.

        Raises:
            LimitExceeded: it went beyond a limit.
            InvalidQuery: it cannot run.
            Busy: all workers are at work.
        """
        allowed = limits or self.limits
        sent = {**wanted, "limits": asdict(allowed)}
        pool = self._copy.queries
        if not self._places.acquire(timeout=pool.patience):
            raise Busy(f"{self._most} queries are at work; ask again later")
        try:
            return ended_by_limits(lambda: ask(pool.ask, query, sent, allowed), allowed)
        finally:
            self._places.release()

    async def lend(self, loan: Loan, header: dict[str, Any]) -> Returned:
        """Have a worker answer queries on a connection, over the newest copy.

        Args:
            loan: the connection.
            header: what a worker has to know.

        Raises:
            Busy: all workers are at work.
        """
        return await self._copy.desk.lend(loan, header)

    def given_before(self, request: bytes) -> Answer | None:
        """Return the answer that a request of the same bytes had, over the same copy."""
        return self._copy.answers.get(request)

    def _remember(self, worker: Worker, header: dict[str, Any], told: bytes) -> None:
        """Keep what a worker says was asked for again, if its copy is the newest.

        Args:
            worker: whose copy it is an answer of.
            header: in ``again`` the lengths of each request, of the head and of the body of its
                answer.
            told: these, one after the other.
        """
        copy = self._copy
        if worker.job is not copy.queries.job:
            return
        start = 0
        for lengths_of_one in header["again"]:
            parts = []
            for length in lengths_of_one:
                parts.append(told[start : start + length])
                start += length
            copy.answers.put(parts[0], Answer(*parts[1:]))

    def answer(self, job: str, **asked: Any) -> Any:
        """Return what one of the jobs of ``Asked`` or ``Texts`` answers."""
        pool = self._texts() if job in OF_TEXTS else self._copy.questions
        try:
            reply = pool.ask({"job": job}, json.dumps(asked).encode(), self._patient)
        except Stopped as stopped:
            raise LimitExceeded("memory", self.limits.memory) from stopped
        return json.loads(reply.body)

    def refresh(self) -> bool:
        """Answer from a new copy if the archive has changed and nobody writes to it now."""
        with self._refreshing:
            if not self._snapshots.changed():
                return False
            try:
                return self._renewed()
            except ArchiveProblem:  # somebody writes; the old copy answers until that has ended
                return False

    def changing(self, change: Callable[[Path], T]) -> T:
        """Have the archive changed, and answer from what it holds then."""
        with self._refreshing:
            done = change(self._snapshots.archive)
            self._renewed()
            return done

    def close(self) -> None:
        """End the workers and remove the copies."""
        for timer in self._late:
            timer.cancel()
        for copy in (self._copy, *self._late.values()):
            self._forget(copy)
        if self._readers:
            self._readers.close()

    def _texts(self) -> Pool:
        """Return those who read texts; the first one started takes seconds to load its tables."""
        with self._refreshing:
            if self._readers is None:
                self._readers = Pool(Job(TEXTS, {}, self.limits.memory, locked=False), most=2)
            return self._readers

    def _renewed(self) -> bool:
        old, self._copy = self._copy, self._made()
        old.desk.retire()
        late = threading.Timer(self._patient, self._forget, (old,))
        late.daemon = True  # those who ask the old copy at this moment still get their answer
        self._late = {timer: copy for timer, copy in self._late.items() if timer.is_alive()}
        self._late[late] = old
        late.start()
        return True

    def _made(self) -> _Copy:
        folder = self._snapshots.take()
        try:
            small = _size(folder / "store") <= _IN_MEMORY
            store = {"folder": str(folder / "store"), "copied": small}
            limited = Job(LANE, store, self.limits.memory, lends=True, forks=small)
            free = Job(ASKED, {"folder": str(folder)}, self.limits.memory, locked=False)
            queries = Pool(limited, most=self._most, warm=_WARM)
            desk = Desk(queries, self.limits.seconds, self._remember)
            return _Copy(folder, queries, desk, Pool(free, most=2))
        except BaseException:
            self._snapshots.forget(folder)
            raise

    def _forget(self, copy: _Copy) -> None:
        copy.queries.close()
        copy.questions.close()
        self._snapshots.forget(copy.folder)


def _size(folder: Path) -> int:
    return sum(entry.stat().st_size for entry in os.scandir(folder) if entry.is_file())
