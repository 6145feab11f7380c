"""Connections lent to workers while programs ask in SPARQL, and answered here otherwise."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, astuple
from functools import partial
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from claimgraph.errors import ClaimGraphError
from claimgraph.serve import lane, refusals, wire
from claimgraph.serve.access import Access
from claimgraph.serve.service import Service
from claimgraph.store import limit_of
from claimgraph.workers import Stopped
from claimgraph.workers.desk import AT_ONCE
from claimgraph.workers.lending import CLOSE, LEND, Loan, Returned

_BEGINNINGS = tuple(
    f"{method} {path}{end}".encode()
    for path in lane.PATHS
    for method, end in (("POST", " "), ("POST", "?"), ("GET", "?"))
)
_LARGEST = wire.LONGEST_HEAD
"""Bytes that may have come with the beginning of a request: a message takes them at once."""


class _TooLong(Exception):
    """The head of a request is too long; its parser stops and uvicorn refuses the request."""


def lending(service: Service, access: Access) -> type[asyncio.Protocol]:
    """Return what uvicorn calls for each connection to a service: it makes its protocol."""
    made = partial(Lending, service, access)
    return cast("type[asyncio.Protocol]", made)  # uvicorn only calls it


class Lending(HttpToolsProtocol):
    """A connection that uvicorn answers, except while it is lent to a worker.

    Who reads from the connection is decided when a request begins on it. What is once
    answered here stays here, so that bytes of one request are never taken for another one.

    Args:
        service: whose workers answer.
        access: who may ask.
        of_server: what uvicorn knows of the server.
    """

    def __init__(self, service: Service, access: Access, **of_server: Any) -> None:
        super().__init__(**of_server)
        self._service = service
        self._told = {"limits": asdict(service.limits), "access": astuple(access)}
        self._kept = False
        self._head: int | None = None
        self._heads = 0
        self._loan: Loan | None = None
        self._timer: asyncio.TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """Take bytes that came: lend the connection, or answer them here."""
        if self._timer is not None:
            self._timer.cancel()
        lent = data.startswith(_BEGINNINGS) and len(data) <= _LARGEST
        self._kept = self._kept or self._crowded() or not lent
        if self._kept:
            self._take(data)
            return
        if (known := self._service.given_before(data)) is not None:
            self._write(wire.written(known, keep=True))
            self._wait()
            return
        self.transport.pause_reading()
        task = self.loop.create_task(self._lend(data))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def on_message_begin(self) -> None:
        """Begin to count how much comes of the head of a request."""
        self._head = self._heads = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Take part of the address, if it is not too long."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header, if there are not too many."""
        self._count(len(name) + len(value))
        super().on_header(name, value)

    def _count(self, size: int) -> None:
        self._heads += size
        if self._heads > _LARGEST:
            raise _TooLong

    def on_headers_complete(self) -> None:
        """Count no more."""
        self._head = None
        super().on_headers_complete()

    def _take(self, data: bytes) -> None:
        """Answer here what came; a head that does not end is refused before it fills memory."""
        super().data_received(data)
        if self._head is not None:
            self._head += len(data)
            if self._head > _LARGEST and not self.transport.is_closing():
                self.send_400_response("The head of the request is too long.")

    def shutdown(self) -> None:
        """Have a worker come back when it has answered, as the server ends."""
        if self._loan is not None and self._loan.worker and self._loan.worker.clock:
            self._loan.worker.clock.call(AT_ONCE)
        super().shutdown()

    def _crowded(self) -> bool:
        """Whether there are more connections than are answered; uvicorn refuses those."""
        most = self.limit_concurrency
        return most is not None and len(self.connections) >= most

    async def _lend(self, data: bytes) -> None:
        """Lend the connection to a worker, and go on with it afterwards."""
        limits = self._service.limits
        self._loan = loan = Loan(self.transport.get_extra_info("socket"), data)
        try:
            returned = await self._service.lend(loan, self._told)
        except Stopped as stopped:
            self._refuse(limit_of(stopped, limits))
        except ClaimGraphError as error:
            self._refuse(error)
        else:
            self._go_on(returned, data)
        finally:
            self._loan = None

    def _go_on(self, returned: Returned, lent: bytes) -> None:
        """Do with the connection what the worker says that gives it back."""
        then, data = returned
        if self.transport.is_closing():
            return
        if then == lane.TAKE:
            self._kept = True
            self._take(data)
            self.transport.resume_reading()
            return
        if then == LEND:
            self.data_received(lent)
            return
        if data:
            self._write(data)
        if then == CLOSE:
            self.transport.close()
            return
        self._wait()
        self.transport.resume_reading()

    def _write(self, data: bytes) -> None:
        """Write; what cannot be written at once keeps the connection here.

        A worker would write before what is still to be written here.
        """
        self.transport.write(data)
        self._kept = self._kept or self.transport.get_write_buffer_size() > 0

    def _wait(self) -> None:
        """Wait for the next request, and not for ever."""
        self._timer = self.loop.call_later(self.timeout_keep_alive, self.transport.close)

    def _refuse(self, error: ClaimGraphError) -> None:
        """Say what ended a request, where none was answered by then, and close."""
        if self.transport.is_closing():
            return
        status, headers, text = refusals.told(error)
        headers["content-type"] = "text/plain; charset=utf-8"
        said = wire.answer(status, tuple(headers.items()), text.encode())
        self.transport.write(wire.written(said, keep=False))
        self.transport.close()
