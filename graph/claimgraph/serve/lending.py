"""Connections lent to workers while programs ask in SPARQL, and answered here otherwise."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, astuple

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from claimgraph.errors import ClaimGraphError
from claimgraph.serve import lane, refusals, wire
from claimgraph.serve.access import Access
from claimgraph.serve.service import Service
from claimgraph.store import limit_of
from claimgraph.workers import Stopped, Worker, awaiting

_BEGINNINGS = tuple(
    f"{method} {path}{end}".encode()
    for path in lane.PATHS
    for method, end in (("POST", " "), ("POST", "?"), ("GET", "?"))
)
_LARGEST = 64 << 10
"""Bytes that may have come with the beginning of a request: a message takes them at once."""


def lending(service: Service, access: Access) -> type[asyncio.Protocol]:
    """Return the protocol of a connection to a service: what uvicorn makes for each one."""
    told = {"limits": asdict(service.limits), "access": astuple(access)}

    class Lending(HttpToolsProtocol):
        """A connection that uvicorn answers, except while it is lent to a worker.

        Who reads from the connection is decided when a request begins on it. What is once
        answered here stays here, so that bytes of one request are never taken for another one.
        """

        kept = False
        worker: Worker | None = None
        timer: asyncio.TimerHandle | None = None

        def data_received(self, data: bytes) -> None:
            if self.timer is not None:
                self.timer.cancel()
            busy = self.limit_concurrency is not None and (
                len(self.connections) >= self.limit_concurrency
            )
            lent = data.startswith(_BEGINNINGS) and len(data) <= _LARGEST
            self.kept = self.kept or busy or not lent
            if self.kept:
                super().data_received(data)
                return
            self.transport.pause_reading()
            task = self.loop.create_task(self.lend(data))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

        async def lend(self, data: bytes) -> None:
            """Lend the connection to a worker, and go on with it afterwards."""
            try:
                async with service.worker() as worker:
                    if self.transport.is_closing():
                        return
                    self.worker = worker
                    connection = self.transport.get_extra_info("socket").fileno()
                    reply = await awaiting.lend(
                        worker, told, data, connection, service.limits.seconds
                    )
            except Stopped as stopped:
                self.refuse(limit_of(stopped, service.limits))
            except ClaimGraphError as error:
                self.refuse(error)
            else:
                self.go_on(reply.header["then"], reply.body)
            finally:
                self.worker = None

        def go_on(self, then: str, data: bytes) -> None:
            """Do with the connection what the worker says that gives it back."""
            if self.transport.is_closing():
                return
            if then == lane.TAKE:
                self.kept = True
                super().data_received(data)
                self.transport.resume_reading()
                return
            if data:
                self.kept = True  # a worker would write before what is still to be written here
                self.transport.write(data)
            if then == lane.CLOSE:
                self.transport.close()
                return
            self.timer = self.loop.call_later(self.timeout_keep_alive, self.transport.close)
            self.transport.resume_reading()

        def refuse(self, error: ClaimGraphError) -> None:
            """Say what ended a request, where none was answered by then, and close."""
            if self.transport.is_closing():
                return
            if self.worker is None or (self.worker.clock and self.worker.clock.at_work()):
                status, headers, text = refusals.told(error)
                headers["content-type"] = "text/plain; charset=utf-8"
                said = wire.response(status, headers.items(), text.encode(), keep=False)
                self.transport.write(said)
            self.transport.close()

        def shutdown(self) -> None:
            if self.worker is not None and self.worker.clock:
                self.worker.clock.call(awaiting.AT_ONCE)
            super().shutdown()

    return Lending
