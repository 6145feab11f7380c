"""A worker asked from an event loop: nothing waits in a thread while the worker is at work."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from claimgraph.errors import LimitExceeded
from claimgraph.workers.frames import frame, unframe
from claimgraph.workers.pool import Pool
from claimgraph.workers.worker import PATIENT, Reply, Worker, raised

_CHUNK = 1 << 20
_WAITING = ThreadPoolExecutor(100, "claimgraph-waiting")
"""Threads for those who wait for a worker; each is started when it is needed."""


async def ask(pool: Pool, header: dict[str, Any], body: bytes, seconds: float | None) -> Reply:
    """Have one job done by a worker of a pool, as ``Pool.ask`` does.

    Raises:
        Busy: no worker came free in time.
    """
    worker = pool.idle()
    if worker is None:  # one has to be started or waited for, which a thread does
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(_WAITING, pool.ask, header, body, seconds)
    try:
        found = await _conversation(worker, frame(header | {"seconds": seconds}, body), seconds)
    except TimeoutError:
        worker.end()
        raise LimitExceeded("seconds", seconds or 0) from None
    except BaseException:
        worker.end()
        raise
    finally:
        pool.give_back(worker)
    if "failed" in found.header:
        raise raised(found.header["failed"])
    return found


async def _conversation(worker: Worker, message: bytes, seconds: float | None) -> Reply:
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Reply] = loop.create_future()
    data = bytearray()

    def readable() -> None:
        try:
            chunk = os.read(worker.out, _CHUNK)
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        data.extend(chunk)
        if answer.done():
            return
        if not chunk:
            answer.set_exception(worker.stopped())
        elif (found := unframe(data)) is not None:
            answer.set_result(Reply(*found))

    out = worker.out
    loop.add_reader(out, readable)
    patience = loop.call_later(PATIENT, worker.slow)
    began = loop.time()
    try:
        await _send(worker, message)
        if seconds is None:
            return await answer
        async with asyncio.timeout(max(0.0, began + seconds - loop.time())):
            return await answer
    finally:
        patience.cancel()
        loop.remove_reader(out)
        if loop.time() - began > PATIENT and not worker.ended:
            worker.quick()


async def _send(worker: Worker, message: bytes) -> None:
    """Write a message; a long one goes on when the worker has taken some of it."""
    view = memoryview(message)
    while view:
        try:
            view = view[os.write(worker.into, view[:_CHUNK]) :]
        except BlockingIOError:
            await asyncio.sleep(0.001)
        except BrokenPipeError:
            raise worker.stopped() from None
