"""Many values made at little cost: no search for cycles, what follows from one kept in it, and
memory given back."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

_lock = threading.Lock()
_inside = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python's search for cycles off for the time of a block, in whatever thread it runs.

    The layers and nodes of a text hold no cycles: reference counts free them. Looking for cycles
    among them takes a tenth of the time a text takes to read and finds none.

    >>> import gc
    >>> with uncollected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    global _inside
    with _lock:
        paused = _inside > 0 or gc.isenabled()
        _inside += paused
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside -= paused
            if paused and not _inside:
                gc.enable()


def give_back() -> None:
    """Give memory that was freed back to the system, where the C library (glibc) keeps it.

    What threads freed that have ended is kept for threads to come, in pieces that those rarely use.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


Made = TypeVar("Made")


_set = object.__setattr__
"""Sets an attribute of a value, also of a frozen one."""


class made_once(Generic[Made]):  # noqa: N801  # used as a decorator
    """A property that is worked out when it is first asked for, and is an attribute from then on.

    As ``functools.cached_property``, for small values of which there are many: that one asks for
    the ``__dict__`` of the value, and from then on each attribute of it takes several times as long
    to read; and it holds a lock.

    >>> class Word:
    ...     @made_once
    ...     def length(self) -> int:
    ...         return print("counted") or 4
    >>> word = Word()
    >>> word.length + word.length
    counted
    8
    """

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make, self._name, self.__doc__ = make, make.__name__, make.__doc__

    def __get__(self, value: object, owner: type | None = None) -> Made:
        found = self._make(value)
        _set(value, self._name, found)
        return found
