"""What a job asks of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
GROUP = 61_440
"""Rows in a row group: enough that there are few to look through, few enough to skip the most."""


class Engine(Protocol):
    """Runs SQL over named tables, and functions over items; its tables are gone when it closes.

    A table that is made or grown has a twin ``<name>_new`` of the rows that came last.
    """

    name: str
    explode: str
    """The function that gives a row for each member of a list."""

    def open(self, name: str, folder: Path) -> None:
        """Give a folder of Parquet files a name."""

    def make(self, name: str, query: str) -> int:
        """Keep the rows of a query as a table, instead of what had its name; return how many."""

    def grow(self, name: str, query: str) -> int:
        """Add the rows of a query to a table; return how many."""

    def save(self, query: str, folder: Path, group: int = GROUP) -> None:
        """Write the rows of a query as a folder of Parquet files, which appears whole.

        ``group`` is the most rows that lie in a row group.
        """

    def write_lines(self, query: str, folder: Path) -> None:
        """Write a query's only column as a folder of text files, a line for each row."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""

    def drop(self, *names: str) -> None:
        """Forget tables."""

    def text(self, value: str) -> str:
        """Return text as a literal of SQL."""

    def spread(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield what a function makes of each item, on all workers, in any order.

        The function must be importable by name wherever workers run; what it raises is raised
        here. What a worker that dies had in hand is given to another, a few times.
        """

    def close(self) -> None:
        """Let go of all tables and files."""
