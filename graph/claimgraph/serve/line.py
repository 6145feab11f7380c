"""A connection as a worker reads from it and writes to it."""

from __future__ import annotations

import os
import select
import time

from claimgraph.serve import wire
from claimgraph.workers.clock import Clock
from claimgraph.workers.lending import KEEP, LEND

_LARGEST = 1 << 20
"""Bytes of the largest request that is read here."""
_CHUNK = 1 << 14
"""Bytes read at once; the system's allocator takes longer over twice as many."""
_REST = 0.05
"""Seconds in which the rest of a request has to follow its beginning, as others may wait."""
_NEXT, _MOMENT = 10, 0.001
"""How many moments a worker waits for the next request, which it then answers without a hop, and
the seconds of a moment."""


def coming(poll: select.poll, clock: Clock) -> list[int]:
    """Return the connections on which something comes soon, or none.

    Who is called back waits only for a moment.
    """
    for _ in range(_NEXT):
        if found := poll.poll(_MOMENT * 1000):
            return [connection for connection, _ in found]
        if clock.called():
            break
    return []


class Line:
    """A connection, what to do with it, and the bytes that this is about.

    These are what was read from it since the last whole request, or what is to be written to it.
    """

    def __init__(self, connection: int, read: bytes) -> None:
        self.connection, self.rest, self.begun = connection, read, False
        self.then = LEND if read else KEEP

    def message(self) -> wire.Message | None:
        """Return the request that arrives; None where it is not one that is read here."""
        message = wire.Message()
        message.feed(self.rest)
        until = time.monotonic() + _REST
        while not message.whole:
            held, left = len(self.rest), until - time.monotonic()
            if not message.usual or held > _LARGEST or left <= 0 or not self.more(left):
                return None
            message.feed(self.rest[held:])
        return message if message.usual else None

    def write(self, data: bytes) -> bytes | None:
        """Write an answer; return what there is no room for now, None where nobody reads it."""
        self.rest = b""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self.connection, view) :]
        except BlockingIOError:
            return bytes(view)
        except OSError:
            return None
        return b""

    def more(self, seconds: float) -> bool:
        """Read what comes in time; False where nothing does, or nothing ever will."""
        if seconds:
            poll = select.poll()
            poll.register(self.connection, select.POLLIN)
            if not poll.poll(seconds * 1000):
                return False
        try:
            chunk = os.read(self.connection, _CHUNK)
        except OSError:
            chunk = b""
        self.rest += chunk
        return bool(chunk)
