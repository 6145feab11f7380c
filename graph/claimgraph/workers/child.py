"""What runs in a worker: one job after the other, with little of the machine to use up."""

from __future__ import annotations

import contextlib
import difflib  # noqa: F401  # an error names what is near, when no file can be opened any more
import json
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from claimgraph.errors import ClaimGraphError
from claimgraph.workers.clock import MOST, Clock
from claimgraph.workers.forkserver import forking
from claimgraph.workers.frames import Received, frame, receive

try:
    import resource
except ImportError:  # Windows, where no worker is started
    resource = None  # type: ignore[assignment]  # reason: see above

STACK = 512 << 20
"""Bytes of stack: Oxigraph's parser goes one deeper with each bracket. Only what is used is taken.
"""
_PROCESSORS = os.cpu_count() or 1
Answer = tuple[dict[str, Any], bytes]


def main() -> None:
    """Read the plan from the command line and do the jobs of standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner decides what Ctrl-C ends
    threading.stack_size(STACK)
    plan = json.loads(sys.argv[1])
    link = _silenced()
    if plan["forks"]:
        handler = _handler(plan, link)
        forking(link, lambda *given: _in_thread(_work, plan, handler, *given))
    else:
        _in_thread(_set_up, plan, link)


def _in_thread(work: Callable[..., None], *given: Any) -> None:
    """Work in a thread of its own, as only threads get the stack that was asked for."""
    thread = threading.Thread(target=work, args=given)
    thread.start()
    thread.join()


def _silenced() -> socket.socket:
    """Return what leads to the owner; what a library prints must not get among the answers."""
    link = socket.socket(fileno=os.dup(0))
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(quiet, stream)
    os.close(quiet)
    return link


def _handler(plan: dict[str, Any], link: socket.socket) -> Any:
    """Return what does the jobs, or tell the owner why there is none and end."""
    module, _, name = plan["handler"].partition(":")
    try:
        return getattr(import_module(module), name)(**plan["arguments"])
    except Exception as error:
        link.sendall(frame({"failed": _named(error)}))
        os._exit(0)


def _set_up(plan: dict[str, Any], link: socket.socket) -> None:
    _work(plan, _handler(plan, link), link.detach(), plan["clock"])


def _work(plan: dict[str, Any], handler: Any, linked: int, shared: int | None) -> None:
    link = socket.socket(fileno=linked)
    clock = None
    if shared is not None:
        clock = Clock(shared)
        os.close(shared)
    link.sendall(frame({"thread": threading.get_native_id()}))
    door = confine(plan["memory"], locked=plan["locked"], lends=clock is not None)
    while True:
        door.open()
        message = receive(link, door.close)
        if message is None:
            os._exit(0)
        link.sendall(frame(*_done(handler, message, clock)))


def _done(handler: Any, message: Received, clock: Clock | None) -> Answer:
    """Return what the handler makes of one job, or of connections that are lent to it."""
    header, body, lent = message
    limit_cpu(header.get("seconds"))
    try:
        answer: Answer
        answer = handler.serve(header, body, lent, clock) if lent else handler(header, body)
        return answer
    except MemoryError:
        os.abort()  # what is left of this process cannot be relied on
    except Exception as error:
        return {"failed": _named(error)}, b""
    finally:
        for one in lent:
            os.close(one)


def _named(error: Exception) -> dict[str, Any]:
    """Return an error as the owner of the worker can raise it again."""
    told = str(error) if isinstance(error, ClaimGraphError) else f"{type(error).__name__}: {error}"
    found = {"error": type(error).__name__, "message": told}
    kept = {name: value for name, value in vars(error).items() if isinstance(value, _PLAIN)}
    return found | {"fields": kept}


_PLAIN = (str, int, float, list, tuple)


class Door:
    """The right to have more files or connections open, which a process gives itself or not.

    Args:
        taken: how many numbers of files are taken, from 0 on; None where there is no limit.
    """

    def __init__(self, taken: int | None) -> None:
        self._taken = taken

    def open(self) -> None:
        """Let connections in."""
        if self._taken is not None:
            most = self._taken + MOST
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    def close(self, came: int) -> None:
        """Let nothing in: whatever runs now can open neither files nor connections.

        Args:
            came: how many are in, which have the next numbers. The limit is no lower than that, as
                poll takes no more connections than the limit is.
        """
        if self._taken is not None:
            resource.setrlimit(resource.RLIMIT_NOFILE, (self._taken + came, self._taken + MOST))


def confine(memory: int, *, locked: bool, lends: bool) -> Door:
    """Take from this process what a job does not need: files to write, and room beyond a limit.

    Args:
        memory: bytes it may take beyond what it has now.
        locked: take the right to open anything as well, so also to reach the network.
        lends: leave it the right to be lent connections, while no job runs.
    """
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    if (taken := _taken()) is not None:
        _lower(resource.RLIMIT_AS, taken + memory)
    if not locked:
        return Door(None)
    if not lends:
        _lower(resource.RLIMIT_NOFILE, 0)
        return Door(None)
    return Door(_first_free())


def _first_free() -> int:
    """Return the number from which on all numbers of files are free, those below it taken.

    A store that another writer adds to closes files and opens others, which leaves numbers free
    between those in use. They are filled: what is lent has the next numbers, and all of them.
    """
    try:
        last = max(map(int, os.listdir("/proc/self/fd")))
    except OSError:  # a system without it
        last = 0
    free = os.dup(0)
    while free < last:
        free = os.dup(0)
    os.close(free)
    return free


def _lower(which: int, limit: int) -> None:
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    with contextlib.suppress(ValueError, OSError):  # a system without this limit
        resource.setrlimit(which, (limit, limit))


def _taken() -> int | None:
    """Return the bytes of address space this process has; None where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[0]) * resource.getpagesize()
    except OSError:
        return None


def limit_cpu(seconds: float | None) -> None:
    """End this process when a job takes much more time than it has, should its owner be gone."""
    global _limited
    now = time.monotonic()
    if _limited[0] == seconds and now - _limited[1] < 1.0:
        return  # no more than a second for each processor has gone by, and there is room for it
    _limited = seconds, now
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    used = time.process_time()
    soft = hard if seconds is None else int(used + (seconds + 1) * _PROCESSORS) + 5
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


_limited: tuple[float | None, float] = (None, -1.0)
"""What ``limit_cpu`` was told last, and when."""
