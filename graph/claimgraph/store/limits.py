"""What a query may use up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much a query may take; beyond it there is an error, never part of an answer.

    A query with limits runs in a process of its own, which is ended when it goes beyond them.

    >>> Limits(seconds=2, rows=1000)
    Limits(seconds=2, rows=1000, bytes=67108864, memory=2147483648)
    """

    seconds: float | None = None
    rows: int | None = None
    bytes: int = 64 << 20
    """Of the answer, written out."""
    memory: int = 2 << 30
    """Bytes of memory beyond what the data itself needs."""
