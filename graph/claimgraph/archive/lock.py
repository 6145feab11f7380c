"""One process at a time: a lock file that says who holds an archive."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import time
from datetime import UTC, datetime
from pathlib import Path

from claimgraph.errors import ArchiveLocked, MissingExtra

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # reason: said to the user when a lock is wanted


COPYING = "copying"
"""What a process does that only makes a copy; others wait for it instead of being refused."""
_PATIENCE = 10.0
_MOMENT = 0.2
"""Seconds in which whoever has just taken it says what for."""


class Lock:
    """The right to write to a folder, or to read it along with others, until released.

    The system takes it back when the process ends, however it ends.

    Raises:
        ArchiveLocked: another process holds it; the message names its id, host and since when.
    """

    def __init__(self, file: Path, *, shared: bool = False, copying: bool = False) -> None:
        if fcntl is None:
            raise MissingExtra("a system with flock, such as Linux or macOS", "archive")
        self._handle = _handle(file, shared)
        _HELD.add(self)
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        began = time.monotonic()
        while not self._taken(kind):
            holder = os.pread(self._handle, 500, 0).decode("utf-8", "replace").strip()
            patience = _PATIENCE if COPYING in holder else _MOMENT
            if time.monotonic() - began < patience:
                time.sleep(0.02)
                continue
            self.release()
            raise ArchiveLocked(
                f"{file.parent} is open in {holder or 'another process'}; "
                "close it there, or ask that process"
            ) from None
        self._sign(COPYING if copying else "reading" if shared else "writing")

    def _taken(self, kind: int) -> bool:
        try:
            fcntl.flock(self._handle, kind | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _sign(self, doing: str) -> None:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        line = f"process {os.getpid()} on {socket.gethostname()}, {doing} since {since}\n"
        with contextlib.suppress(OSError):  # a full disk must not keep anyone out
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, line.encode(), 0)

    def release(self) -> None:
        """Give the right back."""
        _HELD.discard(self)
        os.close(self._handle)


_HELD: set[Lock] = set()


def _handle(file: Path, shared: bool) -> int:
    """Open a lock file, made where that is allowed; readers need not be allowed."""
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        if not shared or error.errno not in (errno.EACCES, errno.EROFS, errno.EPERM):
            raise
    there = (
        file if file.exists() else file.parent
    )  # where nobody may write, nobody need be kept out
    return os.open(there, os.O_RDONLY | os.O_CLOEXEC)


def _let_go() -> None:
    """Close a forked child's handles, so that the lock ends with the process that took it."""
    for lock in _HELD:
        os.close(lock._handle)
    _HELD.clear()


if fcntl is not None:
    os.register_at_fork(after_in_child=_let_go)
