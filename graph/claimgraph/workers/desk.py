"""The connections that wait to be answered, shared out among the workers of a pool."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from claimgraph.errors import ClaimGraphError
from claimgraph.workers.clock import MOST
from claimgraph.workers.lending import CLOSE, KEEP, LEND, SHORT_WAIT, Loan, Returned, lend
from claimgraph.workers.pool import Busy, Pool
from claimgraph.workers.worker import Worker

_ROOM = 64 << 10
"""Bytes lent with connections at once: the link of an idle worker has room for them."""
OTHERS_WAIT, AT_ONCE = 1.0, 2.0
"""How urgently a worker is called back from connections: soon, or after the answer at hand."""


class Desk:
    """Lends connections to the workers of a pool, who came first first, and evenly.

    Args:
        pool: of workers that are lent connections.
        seconds: how long a worker may be at work on one request.
        told: called with the worker, the header and the rest of the body of what one says when it
            gives connections back.
    """

    def __init__(
        self,
        pool: Pool,
        seconds: float | None,
        told: Callable[[Worker, dict[str, Any], bytes], object] = lambda *_: None,
    ) -> None:
        self._pool, self._seconds, self._told = pool, seconds, told
        self._header: dict[str, Any] = {}
        self._waiting: deque[Loan] = deque()
        self._lent: dict[Worker, Sequence[Loan]] = {}
        self._rounds: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._retired = False

    async def lend(self, loan: Loan, header: dict[str, Any]) -> Returned:
        """Have a worker answer on a connection, and return what is to be done with it then.

        Args:
            loan: the connection.
            header: what a worker has to know, of whichever connection.

        Raises:
            Busy: none came free in time.
            LimitExceeded: a request took too long; the worker was ended.
            Stopped: the worker crashed.
            ClaimGraphError: what the handler raised.
        """
        self._header = header
        self._queue(loan)
        self._hand_out()
        return await loan.back

    def retire(self) -> None:
        """Have all connections come back, and lend none again; callable from any thread."""
        self._retired = True
        self._call_back(AT_ONCE)

    def _call_back(self, urgency: float) -> None:
        for worker in tuple(self._lent):
            if worker.clock and not worker.ended and worker.clock.called() < urgency:
                worker.clock.call(urgency)

    # -- who is next -----------------------------------------------------------------------------

    def _queue(self, loan: Loan) -> None:
        loan.worker, loan.since = None, time.monotonic()
        self._waiting.append(loan)

    def _hand_out(self) -> None:
        """Lend what waits to the workers that are ready; call the others back for the rest."""
        while self._waiting and (worker := self._pool.idle()) is not None:
            self._lend_to(worker)
        if self._waiting:
            self._call_back(OTHERS_WAIT)
        if self._waiting and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SHORT_WAIT, self._look)

    def _look(self) -> None:
        """See to those who wait for long; have more workers started while some work for long."""
        self._timer = None
        patient = time.monotonic() - self._pool.patience
        while self._waiting and self._waiting[0].since < patient:
            loan = self._waiting.popleft()
            busy = Busy("all workers are at work; ask again later")
            loan.end(busy if loan.body else Returned(KEEP))
        if self._waiting:
            self._pool.grow(len(self._long_at_work()))
            self._hand_out()

    def _lend_to(self, worker: Worker) -> None:
        loans = self._share()
        if not loans:
            self._pool.give_back(worker)
            return
        for loan in loans:
            loan.worker = worker
        if worker.clock:
            worker.clock.call(OTHERS_WAIT if self._waiting else 0.0)
        self._lent[worker] = loans
        if self._retired:  # by another thread, since it was looked at
            self._call_back(AT_ONCE)
        task = asyncio.get_running_loop().create_task(self._round(worker, loans))
        self._rounds.add(task)
        task.add_done_callback(self._rounds.discard)

    def _share(self) -> list[Loan]:
        """Return what the next worker gets of those who wait: as many as each of the others has."""
        long = self._long_at_work()
        others = [loans for worker, loans in self._lent.items() if worker not in long]
        share = -(-(len(self._waiting) + sum(map(len, others))) // self._pool.usual)
        found: list[Loan] = []
        size = 0
        while self._waiting and len(found) < min(share, MOST):
            size += len(self._waiting[0].body)
            if found and size > _ROOM:
                break
            loan = self._waiting.popleft()
            if loan.connection.fileno() < 0:
                loan.end(Returned(CLOSE))
            elif self._retired:
                loan.end(Returned(LEND if loan.body else KEEP))
            else:
                found.append(loan)
        return found

    def _long_at_work(self) -> set[Worker]:
        """Return the workers that do not soon come back; more of the others would answer no more.

        Each has caches of its own, so two for each processor answer less than one does.
        """
        busy = {worker: worker.clock.at_work() for worker in self._lent if worker.clock}
        return {w for w, seconds in busy.items() if seconds is not None and seconds > SHORT_WAIT}

    async def _round(self, worker: Worker, loans: Sequence[Loan]) -> None:
        """Lend connections to a worker, and settle what it says of each."""
        try:
            found = await lend(worker, self._header, loans, self._seconds)
            self._told(worker, found.header, found.body)
            for loan in loans:
                if not loan.back.done():  # it was busy, and is more likely than others to be so
                    loan.body = b""
                    if self._retired:
                        loan.end(Returned(KEEP))
                    else:
                        self._queue(loan)
        except ClaimGraphError:
            pass  # those whom it is about have been told
        finally:
            del self._lent[worker]
            self._pool.give_back(worker)
            self._hand_out()
