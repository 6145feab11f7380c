"""One disposable process: started, asked, and ended whenever its time is over."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claimgraph.errors import ClaimGraphError, LimitExceeded, MissingExtra
from claimgraph.workers.clock import Clock, shared
from claimgraph.workers.forkserver import AVAILABLE, Forked, ForkServer
from claimgraph.workers.frames import frame, raised, unframe

_START = "import sys, json; sys.path[:] = json.loads(sys.argv[2]); " + (
    "from claimgraph.workers.child import main; main()"
)
_ALLOCATING = {"MALLOC_TRIM_THRESHOLD_": str(16 << 20), "MALLOC_MMAP_THRESHOLD_": str(4 << 20)}
"""Has the allocator of Linux keep memory for the next job, where it would give back that of each.
"""
_READY = 60.0
"""Seconds in which a worker has to be ready, on the busiest of machines."""
_CHUNK = 1 << 20
PATIENT = 0.3
"""Seconds after which a job counts as long: it then leaves the processor to shorter ones."""


class Job(NamedTuple):
    """What a worker does: who handles it, and with what."""

    handler: str
    """``module:function``; called with ``arguments`` it returns what does the jobs: called with the
    header and the body of one, that returns those of the answer."""
    arguments: Mapping[str, Any] = {}  # a NamedTuple's default; nobody changes it
    memory: int = 2 << 30
    """Bytes it may take beyond those it starts with."""
    locked: bool = True
    """Whether it loses the right to open files and connections once it is ready."""
    lends: bool = False
    """Whether it is lent connections, up to ``clock.MOST`` at a time. Its handler's ``serve`` takes
    a header with the ``sizes`` of what was read from each, these bytes, the descriptors and a
    ``Clock``, and returns in ``lines`` what to do with each then (``lending.Returned``)."""
    forks: bool = False
    """Whether its handler is made once for all workers of a pool, which are forks of the process
    that made it; it must leave no thread behind. Only for those that lend, on Linux."""


class Reply(NamedTuple):
    """What a worker answered."""

    header: dict[str, Any]
    body: bytes


class Stopped(ClaimGraphError):
    """A worker ended before it answered; ``signal`` is the system's number for how."""

    def __init__(self, signal: int) -> None:
        self.signal = signal
        super().__init__(f"the worker was ended by signal {signal}")


@dataclass(eq=False)
class Worker:
    """A process of our own that does one job at a time; whoever holds it may end it.

    Raises:
        MissingExtra: this system has no such limits, as on Windows.
        ClaimGraphError: the handler cannot be set up; the error is that of the handler.
    """

    job: Job
    server: ForkServer | None = field(default=None, repr=False)
    """Forks it; without one it is started anew."""
    link: socket.socket = field(init=False, repr=False)
    """Leads to it and comes from it."""
    clock: Clock | None = field(init=False, default=None, repr=False)
    """What it says while a connection is lent to it."""
    _process: subprocess.Popen[bytes] | Forked = field(init=False, repr=False)
    _thread: int = field(init=False, default=0)
    end: weakref.finalize[Any, Any] = field(init=False, repr=False)
    """Ends the process, at once; done of itself when nobody holds the worker any more."""

    def __post_init__(self) -> None:
        if os.name != "posix":
            raise MissingExtra("a system with rlimits, such as Linux or macOS", "serve")
        with ExitStack() as held:
            self.link, theirs = socket.socketpair()
            held.enter_context(theirs)
            clock = held.enter_context(shared()).fileno() if self.job.lends else None
            if clock is not None:
                self.clock = Clock(clock)
            try:
                if self.server is None or clock is None:
                    self._process = _started(self.job._replace(forks=False), theirs.fileno(), clock)
                else:
                    self._process = self.server.fork(theirs.fileno(), clock)
            except BaseException:
                self.link.close()
                raise
        self.link.setblocking(False)
        self.end = weakref.finalize(self, _end, self._process, self.link, os.getpid())

    def ready(self) -> None:
        """Return once it can be asked."""
        if not self._thread:
            header, _ = self._receive(time.monotonic() + _READY)
            if "failed" in header:
                self.end()
                raise raised(header["failed"])
            self._thread = header["thread"]

    def ask(self, header: dict[str, Any], body: bytes = b"", seconds: float | None = None) -> Reply:
        """Have one job done.

        However this ends but with an answer or an error of the handler's, the process is ended: by
        Ctrl-C, because its time is over, or because it crashed.

        Raises:
            LimitExceeded: it took longer than ``seconds``.
            Stopped: it crashed.
            ClaimGraphError: what the handler raised.
        """
        self.ready()
        started = time.monotonic()
        deadline = None if seconds is None else started + seconds
        try:
            self._send(frame(header | {"seconds": seconds}, body), deadline)
            answer = self._receive(deadline, patient=started + PATIENT)
        except TimeoutError:
            self.end()
            raise LimitExceeded("seconds", seconds or 0) from None
        except BaseException:
            self.end()
            raise
        if "failed" in answer.header:
            raise raised(answer.header["failed"])
        return answer

    def kill(self) -> None:
        """End the process while somebody else holds the worker, who hears that it has ended."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    @property
    def ended(self) -> bool:
        """Whether it was ended by us."""
        return not self.end.alive

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._process.poll() is None

    # -- the link -------------------------------------------------------------------------------

    def _send(self, data: bytes, deadline: float | None) -> None:
        view = memoryview(data)
        while view:
            _wait(self.link, select.POLLOUT, deadline)
            try:
                view = view[self.link.send(view[:_CHUNK]) :]
            except ConnectionError:
                raise self.stopped() from None

    def _receive(self, deadline: float | None, patient: float | None = None) -> Reply:
        data = bytearray()
        while (found := unframe(data)) is None:
            if patient is not None and not data:
                try:
                    early = patient if deadline is None else min(patient, deadline)
                    _wait(self.link, select.POLLIN, early)
                except TimeoutError:
                    self.slow()
                    patient = None
                    continue
            _wait(self.link, select.POLLIN, deadline)
            chunk = self.read()
            if not chunk:
                raise self.stopped()
            data += chunk
        if patient is None and self._thread:
            self.quick()
        return Reply(*found)

    def read(self) -> bytes:
        """Return bytes that it has sent; none when it has ended.

        Raises:
            BlockingIOError: there are none yet.
        """
        try:
            return self.link.recv(_CHUNK)
        except ConnectionError:
            return b""

    def slow(self) -> None:
        """Let shorter jobs go first from now on."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._thread, 10)

    def quick(self) -> None:
        """Take the usual turn again, or end: the system may not allow it."""
        try:
            os.setpriority(os.PRIO_PROCESS, self._thread, os.getpriority(os.PRIO_PROCESS, 0))
        except OSError:
            self.end()

    def stopped(self) -> Stopped:
        """End it, and return how it had ended before."""
        self.end()
        return Stopped(-(self._process.returncode or -signal.SIGKILL))


def fork_server(job: Job) -> ForkServer | None:
    """Return what forks workers for a job; None where it is not of that kind, or cannot be."""
    if not (job.forks and job.lends and AVAILABLE):
        return None
    return ForkServer(lambda link: _started(job, link, None))


def _started(job: Job, link: int, clock: int | None) -> subprocess.Popen[bytes]:
    plan = job._asdict() | {"arguments": dict(job.arguments), "clock": clock}
    return subprocess.Popen(
        [sys.executable, "-c", _START, json.dumps(plan), json.dumps(sys.path)],
        stdin=link, stdout=link, stderr=subprocess.DEVNULL, bufsize=0,
        start_new_session=True, pass_fds=() if clock is None else (clock,),
        env=_ALLOCATING | os.environ,
    )  # fmt: skip


def _end(process: subprocess.Popen[bytes] | Forked, link: socket.socket, owner: int) -> None:
    if os.getpid() != owner:  # a forked child lets it be
        return
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    link.close()
    process.wait()


def _wait(link: socket.socket, event: int, deadline: float | None) -> None:
    """Return once a link is ready; Ctrl-C gets through.

    Raises:
        TimeoutError: the deadline has passed.
    """
    poll = select.poll()
    poll.register(link, event)
    while True:
        left = None if deadline is None else (deadline - time.monotonic()) * 1000
        if left is not None and left <= 0:
            raise TimeoutError
        if poll.poll(left):
            return
