"""What a worker and its owner both see at any moment, without a word between them."""

from __future__ import annotations

import mmap
import tempfile
import time
from typing import IO

_SIZE = mmap.PAGESIZE
_SINCE, _CALLED = 0, 1


class Clock:
    """Since when a worker is at work, and whether its owner calls it back: memory that both share.

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
    """

    def __init__(self, file: int) -> None:
        # Native doubles are read and written whole, so neither side sees half of one.
        self._seen = memoryview(mmap.mmap(file, _SIZE)).cast("d")

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


def shared() -> IO[bytes]:
    """Return a file without a name that holds the memory of one clock."""
    file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # reason: the caller closes it
    file.truncate(_SIZE)
    return file
