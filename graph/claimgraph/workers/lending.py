"""Workers lent connections from an event loop: a worker answers its connections by itself.

Connections that many requests come over, one after the other, thus cost no hop between processes;
and a worker that has several of them seldom waits for one.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from typing import Any, NamedTuple

from claimgraph.errors import ClaimGraphError, LimitExceeded
from claimgraph.workers.clock import Clock
from claimgraph.workers.frames import frame, raised, unframe
from claimgraph.workers.worker import PATIENT, Reply, Stopped, Worker

KEEP, MORE, CLOSE, LEND = "keep", "more", "close", "lend"
"""What to do with a connection that comes back: read from it here; lend it again, as it was busy;
close it; or lend it again with what had been read, as nobody turned to it."""
SHORT_WAIT = 0.05
"""Seconds after which a worker that is still at work is not waited for."""
_LOOK = 0.25
"""Seconds between two looks at how long a worker is at work."""


class Returned(NamedTuple):
    """What is to be done with a connection that was lent, and the bytes that this is about."""

    then: str
    data: bytes = b""


class Loan:
    """A connection to be lent, with the bytes that were read from it.

    Args:
        connection: nobody else reads from it or writes to it until it has come back.
        body: what was read from it.
    """

    def __init__(self, connection: socket.socket, body: bytes) -> None:
        self.connection, self.body = connection, body
        self.back: asyncio.Future[Returned] = asyncio.get_running_loop().create_future()
        self.worker: Worker | None = None
        """Who has it."""
        self.since = 0.0
        """When it began to wait for one."""

    def end(self, returned: Returned | Exception) -> None:
        """Say what came of it; the first to say so is right."""
        if self.back.done():
            return
        if isinstance(returned, Exception):
            self.back.set_exception(returned)
        else:
            self.back.set_result(returned)


async def lend(
    worker: Worker, header: dict[str, Any], loans: Sequence[Loan], seconds: float | None
) -> Reply:
    """Lend connections to a worker; each loan is told what came of it.

    Args:
        worker: one that is ready.
        header: what it has to know.
        loans: up to ``clock.MOST``. Those that are ``MORE`` are told nothing: lend them again.
        seconds: how long the worker may be at work on one request.

    Returns:
        What else it says when it gives them back.

    Raises:
        LimitExceeded: a request took longer; the worker was ended.
        Stopped: the worker crashed.
        ClaimGraphError: what the handler raised.
    """
    answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
    if worker.clock:
        worker.clock.lend(len(loans))
    watch = _Watch(worker, loans, seconds, answer)
    try:
        sizes = [len(loan.body) for loan in loans]
        message = frame(
            header | {"seconds": seconds, "sizes": sizes}, b"".join(loan.body for loan in loans)
        )
        connections = [loan.connection.fileno() for loan in loans]
        socket.send_fds(worker.link, [message], connections)  # it is idle: there is room
        found = await answer
        if "failed" in found.header:
            raise raised(found.header["failed"])
    except TimeoutError:
        error = LimitExceeded("seconds", seconds or 0)
        _ended(worker, loans, error)
        worker.end()
        raise error from None
    except BaseException as error:
        told = error if isinstance(error, ClaimGraphError) else Stopped(0)
        _ended(worker, loans, told)
        if not isinstance(error, ClaimGraphError) or isinstance(error, Stopped):
            worker.end()
        raise
    finally:
        watch.stop()
    return _settled(loans, found)


def _settled(loans: Sequence[Loan], found: Reply) -> Reply:
    """Tell each what the worker says of it; return the rest of what it says."""
    start = 0
    for loan, (then, size) in zip(loans, found.header["lines"], strict=True):
        if then != MORE:
            loan.end(Returned(then, found.body[start : start + size]))
        start += size
    return Reply(found.header, found.body[start:])


def _ended(worker: Worker, loans: Sequence[Loan], error: Exception) -> None:
    """Tell each what came of it as a worker ended: the one at hand has the error.

    Where its answer was written already, or part of it was, it can only be closed.
    """
    clock = worker.clock
    if clock is None or (turn := clock.revoke()) < 0:
        for loan in loans:
            loan.end(error)
        return
    loans[turn].end(error if clock.at_work() else Returned(CLOSE))
    _take_back(clock, loans)


def _take_back(clock: Clock, loans: Sequence[Loan]) -> None:
    """Take back all connections of a worker but the one at hand, of which it may have read."""
    turn = clock.revoke()
    for number, loan in enumerate(loans):
        if number == turn:
            continue
        unread = loan.body and not clock.begun(number)
        loan.end(Returned(LEND if unread else KEEP))


class _Watch:
    """Reads what a worker says, and looks now and then how long it is at work."""

    def __init__(
        self,
        worker: Worker,
        loans: Sequence[Loan],
        seconds: float | None,
        answer: asyncio.Future[Reply],
    ) -> None:
        self._worker, self._loans, self._seconds, self._answer = worker, loans, seconds, answer
        self._data = bytearray()
        self._slow = self._alone = False
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
        if not self._alone and len(self._loans) > 1:
            left = SHORT_WAIT
            if clock and busy > SHORT_WAIT:
                self._alone = True
                _take_back(clock, self._loans)
        if busy > PATIENT and not self._slow:
            self._slow = True
            self._worker.slow()
        if self._seconds is not None:
            left = min(left, self._seconds - busy)
        if left > 0:
            self._timer = self._loop.call_later(left, self._look)
        elif not self._answer.done():
            self._answer.set_exception(TimeoutError())
