"""A call into Oxigraph that Ctrl-C can leave, and that has room for deep queries."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
STACK = 512 << 20
"""Bytes of stack of the thread: the parser goes one deeper with each bracket, and the longest query
that is let in has fewer than fit. The system gives only what is used.
"""
_starting = threading.Lock()


def interruptible(call: Callable[[], T]) -> T:
    """Return what a call returns or raises, made in another thread.

    Oxigraph cannot be stopped while it looks for the next row: after Ctrl-C it goes on in the
    background until it has one, or the process ends. A query with limits is ended for good.
    """
    held: list[T] = []
    failed: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            held.append(call())
        except BaseException as error:  # raised again where it was asked for
            _forget_frames(error)
            failed.append(error)
        finally:
            done.set()

    _start(threading.Thread(target=run, name="claimgraph-query", daemon=True))
    done.wait()
    if failed:
        raise failed[0]
    return held[0]


def _start(thread: threading.Thread) -> None:
    with _starting:
        usual = threading.stack_size(STACK)
        try:
            thread.start()
        except RuntimeError:  # so much address space is not to be had here
            threading.stack_size(usual)
            thread.start()
        finally:
            threading.stack_size(usual)


def _forget_frames(error: BaseException | None) -> None:
    """Let go of what an error's frames hold: Oxigraph's answers have to end in their thread."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
