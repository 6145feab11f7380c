"""What a worker and its owner both see at any moment, without a word between them."""

from __future__ import annotations

import mmap
import tempfile
import threading
import time
from typing import IO

_SIZE = mmap.PAGESIZE
_SINCE, _CALLED, _TURN, _REVOKED, _BEGUN = range(5)
MOST = 32
"""How many things may be lent to one worker at once; each has its place behind ``_BEGUN``."""


class Clock:
    """Since when a worker is at work, on which of the things lent to it, and whether its owner
    calls it back: memory that both share.

    Args:
        file: the descriptor of a file as ``shared`` makes it; may be closed afterwards.

    >>> with shared() as file:
    ...     clock = Clock(file.fileno())
    >>> clock.begin()
    >>> clock.at_work() < 60
    True
    >>> clock.done()
    >>> clock.at_work() is None
    True

    A worker turns from one thing to the next, until its owner takes back all but the one at hand:

    >>> clock.lend(3)
    >>> clock.turn(1)
    True
    >>> clock.revoke(), clock.turn(2), [clock.begun(number) for number in range(3)]
    (1, False, [False, True, False])
    """

    def __init__(self, file: int) -> None:
        # Native doubles are read and written whole, so neither side sees half of one.
        self._seen = memoryview(mmap.mmap(file, _SIZE)).cast("d")
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Say that work begins now."""
        self._seen[_SINCE] = time.monotonic()

    def done(self) -> None:
        """Say that no work is at hand."""
        self._seen[_SINCE] = 0.0

    def at_work(self) -> float | None:
        """Return for how many seconds work has gone on; None where there is none."""
        since = self._seen[_SINCE]
        return time.monotonic() - since if since else None

    def call(self, urgency: float) -> None:
        """Call the worker back: 1, others wait as well; 2, at once; 0, no more."""
        self._seen[_CALLED] = urgency

    def called(self) -> float:
        """Return how urgently the worker is called back."""
        return self._seen[_CALLED]

    # -- several things lent at once -------------------------------------------------------------

    def lend(self, count: int) -> None:
        """Say, before a worker has them, that so many things are lent and none is begun."""
        self.done()
        self._seen[_TURN], self._seen[_REVOKED] = -1.0, 0.0
        for number in range(count):
            self._seen[_BEGUN + number] = 0.0

    def turn(self, number: int) -> bool:
        """Say that one of them is next; False where it has been taken back: leave it alone."""
        self._seen[_TURN] = number
        self._fence()
        if self._seen[_REVOKED]:
            return False
        self._seen[_BEGUN + number] = 1.0
        return True

    def revoke(self) -> int:
        """Take back all but the one whose turn it is; return its number, -1 where there is none."""
        self._seen[_REVOKED] = 1.0
        self._fence()
        return int(self._seen[_TURN])

    def begun(self, number: int) -> bool:
        """Whether the worker has turned to one of them."""
        return bool(self._seen[_BEGUN + number])

    def _fence(self) -> None:
        """Have what was written seen by the other side before anything more is read.

        Each writes and then reads what the other writes: one of them at least must see it. To take
        a lock is what Python has for that.
        """
        with self._lock:
            pass


def shared() -> IO[bytes]:
    """Return a file without a name that holds the memory of one clock."""
    file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # reason: the caller closes it
    file.truncate(_SIZE)
    return file
