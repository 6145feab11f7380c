"""A process that is set up once and forks workers: they start in moments and share what it holds.

Only on Linux, where a process can be told from a later one of the same number. It does no job
itself, so nothing that a stranger sends ever runs in it.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from typing import Any, NamedTuple

from claimgraph.errors import ClaimGraphError
from claimgraph.workers.frames import raised, unframe

AVAILABLE = sys.platform == "linux" and hasattr(os, "pidfd_open")
"""Whether this system has what it takes."""
_FORK = b"f"
_READY = 60.0
"""Seconds in which it has to be set up, on the busiest of machines."""
_LAST = 2.0
"""Seconds that its workers have to end, once they are told to."""
_CHUNK = 1 << 16
_STATUS = struct.Struct("i")
_ENDED = -signal.SIGKILL
"""How a worker is taken to have ended whose fork server is gone."""


# -- in the owner --------------------------------------------------------------------------------


class Gone(ClaimGraphError):
    """The process that forks workers has ended."""

    def __init__(self) -> None:
        super().__init__("the process that forks workers has ended; another one can be started")


class ForkServer:
    """Forks workers when asked, from any thread.

    Args:
        start: starts the process, given the descriptor of its end of a socket.
    """

    def __init__(self, start: Callable[[int], subprocess.Popen[bytes]]) -> None:
        self._link, theirs = socket.socketpair()
        with theirs:
            process = start(theirs.fileno())
        self._link.settimeout(_READY)
        self._lock = threading.Lock()
        owned = (process, self._link, self._lock, os.getpid())
        self.close = weakref.finalize(self, _close, *owned)
        """Ends it once its workers have ended; done of itself when nobody holds it any more."""

    def fork(self, link: int, clock: int) -> Forked:
        """Return a new worker.

        Args:
            link: the descriptor that it is to speak through.
            clock: that of its clock.

        Raises:
            Gone: the fork server has ended, maybe just now.
            ClaimGraphError: the handler cannot be set up; the error is that of the handler.
        """
        ours, theirs = os.pipe()
        try:
            with self._lock:
                if not self.close.alive:
                    raise Gone
                with contextlib.suppress(BrokenPipeError):  # it may have said why
                    socket.send_fds(self._link, [_FORK], [link, clock, theirs])
                return Forked(self._answered(), ours)
        except BaseException:
            os.close(ours)
            raise
        finally:
            os.close(theirs)

    def _answered(self) -> int:
        """Return the descriptor of the process that was forked."""
        data = bytearray()
        with contextlib.suppress(ConnectionError, TimeoutError):
            said, held, _, _ = socket.recv_fds(self._link, 1, 1)
            if said == _FORK:
                if not held:  # the worker ends, as nobody holds the other end of its link
                    raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
                return held[0]
            data += said
            while chunk := self._link.recv(_CHUNK):
                data += chunk
        if (found := unframe(data)) is not None:
            raise raised(found[0]["failed"])
        raise Gone


def _close(
    process: subprocess.Popen[bytes], link: socket.socket, lock: threading.Lock, owner: int
) -> None:
    if os.getpid() != owner:  # a forked child lets it be
        link.close()
        return
    with contextlib.suppress(OSError):
        link.shutdown(socket.SHUT_RDWR)  # whoever waits for a fork hears the end, and leaves
    with lock:
        link.close()  # nobody uses it now, so its number is nobody else's yet
    try:
        process.wait(_LAST)
    except subprocess.TimeoutExpired:
        process.kill()  # a worker that is still at work ends with its answer
        process.wait()


class Forked:
    """A worker that a fork server started; has what ``Worker`` needs of ``subprocess.Popen``.

    Args:
        process: a descriptor of the process.
        told: that of a pipe which says how it ended.
    """

    def __init__(self, process: int, told: int) -> None:
        self._process, self._told = process, told
        self._lock = threading.Lock()
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return how it ended, as ``subprocess.Popen`` does; None while it runs."""
        with self._lock:
            if self.returncode is None and _readable(self._process):
                self._ended()
            return self.returncode

    def kill(self) -> None:
        """End it."""
        with self._lock:
            if self.returncode is None:
                signal.pidfd_send_signal(self._process, signal.SIGKILL)

    def wait(self) -> int:
        """Return how it ended, once it has."""
        with self._lock:
            return self._ended() if self.returncode is None else self.returncode

    def _ended(self) -> int:
        told = os.read(self._told, _STATUS.size)
        self.returncode = found = _STATUS.unpack(told)[0] if told else _ENDED
        os.close(self._told)
        os.close(self._process)
        return found


def _readable(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))


# -- in the process that forks -------------------------------------------------------------------


class _Child(NamedTuple):
    number: int
    told: int


def forking(control: socket.socket, begin: Callable[[int, int], Any]) -> None:
    """Fork a worker whenever the owner asks, until it is gone and all of them have ended.

    Args:
        control: where the owner asks.
        begin: does what a worker does; called in the new process with its link and its clock.

    Raises:
        RuntimeError: the process has threads, which a fork would lose.
    """
    if len(os.listdir("/proc/self/task")) > 1:
        raise RuntimeError("a process with threads cannot fork workers")
    gc.collect()
    gc.freeze()  # so that no collection writes to the memory that all share
    poll = select.poll()
    poll.register(control, select.POLLIN)
    children: dict[int, _Child] = {}
    owned = True
    while owned or children:
        for ready, _ in poll.poll():
            if ready == control.fileno():
                owned = _forked(control, poll, children, begin)
            else:
                poll.unregister(ready)
                _reap(ready, children.pop(ready))
        if not owned:
            with contextlib.suppress(KeyError):
                poll.unregister(control)


def _forked(
    control: socket.socket,
    poll: select.poll,
    children: dict[int, _Child],
    begin: Callable[[int, int], Any],
) -> bool:
    """Fork one worker; False when the owner is gone."""
    asked, held, _, _ = socket.recv_fds(control, 1, 3)
    if not asked:
        return False
    link, clock, told = held
    number = os.fork()
    if not number:
        os.setsid()  # the system shares its time among sessions
        _keep_only(link, clock)
        begin(link, clock)
        os._exit(0)
    os.close(link)
    os.close(clock)
    process = os.pidfd_open(number)
    children[process] = _Child(number, told)
    poll.register(process, select.POLLIN)
    with contextlib.suppress(OSError):
        socket.send_fds(control, [_FORK], [process])
    return True


def _keep_only(*kept: int) -> None:
    """Close all descriptors but the standard ones and these: the others are of other workers."""
    last = 2
    for descriptor in (*sorted(kept), os.sysconf("SC_OPEN_MAX")):
        os.closerange(last + 1, descriptor)
        last = descriptor


def _reap(process: int, child: _Child) -> None:
    status = os.waitstatus_to_exitcode(os.waitpid(child.number, 0)[1])
    os.close(process)
    with contextlib.suppress(OSError):  # its owner is gone
        os.write(child.told, _STATUS.pack(status))
    os.close(child.told)
