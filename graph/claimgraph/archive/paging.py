"""Answers of an archive by the page: nodes read as they are looked at, from the first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, overload

from claimgraph.archive.load import Reader
from claimgraph.results import AT_ONCE, none_at

FIRST = 20
"""Nodes read at once when all are gone through, at first; then more each time."""


class NodePages(Sequence[Any]):
    """Nodes of an archive, read as they are looked at.

    Args:
        ids: yields their ids, in order, from the first.
        count: says how many there are.
        reader: reads them.
        holds: says whether a node is one of them; None where all have to be gone through.
    """

    def __init__(
        self,
        ids: Callable[[], Iterator[str]],
        count: Callable[[], int],
        reader: Reader,
        holds: Callable[[object], bool] | None = None,
    ) -> None:
        self._ids, self._counted, self._reader, self._holds = ids, count, reader, holds

    @cached_property
    def _count(self) -> int:
        return self._counted()

    def __len__(self) -> int:
        return self._count

    def __bool__(self) -> bool:
        return any(True for _ in self._ids())

    def __iter__(self) -> Iterator[Any]:
        ids, size = self._ids(), FIRST
        while some := list(islice(ids, size)):
            yield from self._reader.lazily(some)
            size = min(size * 4, AT_ONCE)

    def __contains__(self, node: object) -> bool:
        return self._holds(node) if self._holds else super().__contains__(node)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Any]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            ahead = (index.start or 0) >= 0 and index.stop is not None and index.stop >= 0
            if ahead and (index.step or 1) > 0:
                ids = list(islice(self._ids(), index.start, index.stop, index.step))
            else:
                ids = list(self._ids())[index]
            return self._reader.lazily(ids)
        place = index + len(self) if index < 0 else index  # from the first none need be counted
        found = list(islice(self._ids(), place, place + 1)) if place >= 0 else []
        if not found:
            raise none_at(index, self, "nodes")
        (node,) = self._reader.lazily(found)
        return node


def counted(used: Sequence[Collection[str]], ids: Callable[[], Iterator[str]]) -> Callable[[], int]:
    """Return what counts the answers: of one question by itself, of several by going through."""
    return lambda: len(used[0]) if len(used) == 1 else sum(1 for _ in ids())
