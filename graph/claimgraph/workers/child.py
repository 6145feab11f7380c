"""What runs in a worker: one job after the other, with little of the machine to use up."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from claimgraph.errors import ClaimGraphError
from claimgraph.workers.frames import frame, frames

try:
    import resource
except ImportError:  # Windows, where no worker is started
    resource = None  # type: ignore[assignment]  # reason: see above

STACK = 512 << 20
"""Bytes of stack: Oxigraph's parser goes one deeper with each bracket. Only what is used is taken.
"""
Handler = Callable[[dict[str, Any], bytes], tuple[dict[str, Any], bytes]]


def main() -> None:
    """Read the plan from the command line and do the jobs of standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner decides what Ctrl-C ends
    threading.stack_size(STACK)
    thread = threading.Thread(target=_work, args=(json.loads(sys.argv[1]),))
    thread.start()
    thread.join()


def _work(plan: dict[str, Any]) -> None:
    source, out = os.dup(0), os.dup(1)
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)  # what a library prints must not get among the answers
    os.close(quiet)
    module, _, name = plan["handler"].partition(":")
    try:
        handler: Handler = getattr(import_module(module), name)(**plan["arguments"])
    except Exception as error:
        _send(out, {"failed": _named(error)})
        os._exit(0)
    _send(out, {"thread": threading.get_native_id()})
    confine(plan["memory"], locked=plan["locked"])
    stream = os.fdopen(source, "rb")
    for header, body in frames(stream.read):
        limit_cpu(header.get("seconds"))
        try:
            answer, data = handler(header, body)
        except MemoryError:
            os.abort()  # what is left of this process cannot be relied on
        except Exception as error:
            answer, data = {"failed": _named(error)}, b""
        _send(out, answer, data)
    os._exit(0)


def _named(error: Exception) -> dict[str, Any]:
    """Return an error as the owner of the worker can raise it again."""
    told = str(error) if isinstance(error, ClaimGraphError) else f"{type(error).__name__}: {error}"
    found = {"error": type(error).__name__, "message": told}
    kept = {name: value for name, value in vars(error).items() if isinstance(value, _PLAIN)}
    return found | {"fields": kept}


_PLAIN = (str, int, float, list, tuple)


def _send(out: int, header: dict[str, Any], body: bytes = b"") -> None:
    view = memoryview(frame(header, body))
    while view:
        view = view[os.write(out, view) :]


def confine(memory: int, *, locked: bool) -> None:
    """Take from this process what a job does not need: files to write, and room beyond a limit.

    Args:
        memory: bytes it may take beyond what it has now.
        locked: take the right to open anything as well, so also to reach the network.
    """
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    if (taken := _taken()) is not None:
        _lower(resource.RLIMIT_AS, taken + memory)
    if locked:
        _lower(resource.RLIMIT_NOFILE, 0)


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
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    used = time.process_time()
    soft = hard if seconds is None else int(used + seconds * (os.cpu_count() or 1)) + 5
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
