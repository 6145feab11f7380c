"""Workers lent connections from an event loop: a worker answers its connection by itself.

A connection that many requests come over, one after the other, thus costs no hop between processes.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections import deque
from typing import Any

from claimgraph.errors import LimitExceeded
from claimgraph.workers.frames import frame, raised, unframe
from claimgraph.workers.pool import Busy, Pool
from claimgraph.workers.worker import PATIENT, Reply, Worker

_SHORT_WAIT = 0.05
"""Seconds after which a worker that is still at work is worth another one to those who wait."""
_LOOK = 0.25
"""Seconds between two looks at how long a worker is at work."""
OTHERS_WAIT, AT_ONCE = 1.0, 2.0
"""How urgently a worker is called back from a connection: soon, or after the answer at hand."""


class Desk:
    """Gives out the workers of a pool to connections, who came first first.

    Args:
        pool: of workers that are lent connections.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._lent: set[Worker] = set()

    async def take(self) -> Worker:
        """Return a worker that is ready, to be given back.

        Raises:
            Busy: none came free in time.
        """
        worker = None if self._waiting else self._pool.idle()
        if worker is None:
            worker = await self._queued()
        self._lent.add(worker)
        if worker.clock:
            worker.clock.call(OTHERS_WAIT if self._waiting else 0.0)
        return worker

    def give_back(self, worker: Worker) -> None:
        """Let the next one have a worker."""
        self._lent.discard(worker)
        while self._waiting and not worker.ended and worker.alive:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(worker)
                return
        self._pool.give_back(worker)

    def call_back(self, urgency: float = AT_ONCE) -> None:
        """Have the connections that are lent now come back; callable from any thread."""
        for worker in tuple(self._lent):
            if worker.clock and not worker.ended:
                worker.clock.call(urgency)

    def _long_at_work(self) -> int:
        """Return how many workers do not soon come back; more of the others would answer no more.

        Each has caches of its own, so two for each processor answer less than one does.
        """
        busy = (worker.clock.at_work() for worker in self._lent if worker.clock)
        return sum(seconds is not None and seconds > _SHORT_WAIT for seconds in busy)

    async def _queued(self) -> Worker:
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        self.call_back(OTHERS_WAIT)
        found = None
        try:
            async with asyncio.timeout(self._pool.patience):
                while found is None:
                    if (await asyncio.wait({place}, timeout=_SHORT_WAIT))[0]:
                        found = place.result()
                    elif (found := self._pool.idle()) is None:
                        self._pool.grow(self._long_at_work())
            return found
        except TimeoutError:
            raise Busy("all workers are at work; ask again later") from None
        finally:
            with contextlib.suppress(ValueError):
                self._waiting.remove(place)
            if found is None and place.done() and not place.cancelled():
                self.give_back(place.result())
            place.cancel()


async def lend(
    worker: Worker, header: dict[str, Any], body: bytes, connection: int, seconds: float | None
) -> Reply:
    """Lend a connection to a worker, and return what it says when it gives it back.

    Args:
        worker: one that is ready.
        header: what it has to know.
        body: what was read from the connection.
        connection: the descriptor; nobody else reads from it or writes to it meanwhile.
        seconds: how long the worker may be at work on one request.

    Raises:
        LimitExceeded: a request took longer; the worker was ended.
        Stopped: the worker crashed.
        ClaimGraphError: what the handler raised.
    """
    answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
    if worker.clock:
        worker.clock.done()
    watch = _Watch(worker, seconds, answer)
    try:
        message = frame(header | {"seconds": seconds}, body)
        socket.send_fds(worker.link, [message], [connection])  # it is idle: there is room
        found = await answer
    except TimeoutError:
        watch.stop()
        worker.end()
        raise LimitExceeded("seconds", seconds or 0) from None
    except BaseException:
        watch.stop()
        worker.end()
        raise
    watch.stop()
    if "failed" in found.header:
        raise raised(found.header["failed"])
    return found


class _Watch:
    """Reads what a worker says, and looks now and then how long it is at work."""

    def __init__(
        self, worker: Worker, seconds: float | None, answer: asyncio.Future[Reply]
    ) -> None:
        self._worker, self._seconds, self._answer = worker, seconds, answer
        self._data = bytearray()
        self._slow = False
        self._loop = answer.get_loop()
        self._link = worker.link.fileno()
        self._loop.add_reader(self._link, self._read)
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.cancel()
        self._loop.remove_reader(self._link)
        if self._slow and not self._worker.ended:
            self._worker.quick()

    def _read(self) -> None:
        try:
            chunk = self._worker.read()
        except BlockingIOError:
            return
        self._data += chunk
        if self._answer.done():
            return
        if not chunk:
            self._loop.remove_reader(self._link)  # its number may soon be that of another
            self._answer.set_exception(self._worker.stopped())
        elif (found := unframe(self._data)) is not None:
            self._answer.set_result(Reply(*found))

    def _look(self) -> None:
        clock, left = self._worker.clock, _LOOK
        busy = (clock and clock.at_work()) or 0.0
        if busy > PATIENT and not self._slow:
            self._slow = True
            self._worker.slow()
        if self._seconds is not None:
            left = min(left, self._seconds - busy)
        if left > 0:
            self._timer = self._loop.call_later(left, self._look)
        elif not self._answer.done():
            self._answer.set_exception(TimeoutError())
