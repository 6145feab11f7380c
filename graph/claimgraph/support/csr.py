"""Compressed sparse rows (CSR): many short lists of int32 in two flat arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
LIMIT = np.iinfo(np.int32).max
"""The most nodes, rules or links an index can number."""
ONE = np.int32(1)
"""Counting by a number of the array's own type is some 30 times faster in ``ufunc.at``."""


@dataclass(frozen=True, slots=True)
class CompressedRows:
    """Row ``i`` holds ``items[starts[i]:starts[i + 1]]``.

    >>> CompressedRows.group([1, 0, 1], [7, 8, 9], rows=3)[[1, 2]]
    array([7, 9], dtype=int32)
    """

    starts: Ints
    items: Ints

    @classmethod
    def group(cls, keys: ArrayLike, values: ArrayLike, rows: int) -> CompressedRows:
        """Return the values gathered under their keys (0 to rows - 1), in the order given."""
        keys, values = ints(keys), ints(values)
        return cls(starts(np.bincount(keys, minlength=rows)), values[order(keys)])

    def __getitem__(self, ids: ArrayLike) -> Ints:
        """Return the items of some rows, one row after the other."""
        return self.items[self.places(ints(ids))]

    def places(self, ids: Ints) -> Ints:
        """Return where the items of some rows stand in ``items``."""
        first, sizes = self.starts[ids], self.sizes(ids)
        ends = np.cumsum(sizes, dtype=np.int32)
        count = int(ends[-1]) if ends.size else 0
        return np.repeat(first - ends + sizes, sizes) + np.arange(count, dtype=np.int32)

    def sizes(self, ids: Ints) -> Ints:
        """Return how many items some rows hold."""
        return self.starts[ids + 1] - self.starts[ids]

    def row(self, key: int) -> Ints:
        """Return the items of one row."""
        return self.items[self.starts[key] : self.starts[key + 1]]

    @property
    def nbytes(self) -> int:
        """The memory held, in bytes."""
        return self.starts.nbytes + self.items.nbytes


def ints(values: ArrayLike) -> Ints:
    """Return values as an int32 array; none is copied when it is one already."""
    return np.asarray(values, dtype=np.int32)


def starts(sizes: ArrayLike) -> Ints:
    """Return where rows of these sizes begin, and where the last one ends."""
    sizes = np.asarray(sizes)
    found = np.zeros(sizes.size + 1, dtype=np.int32)
    np.cumsum(sizes, out=found[1:])
    return found


def order(keys: Ints) -> Ints:
    """Return the stable order that sorts the keys, by one sort of key and place together."""
    places = np.arange(keys.size, dtype=np.int64)
    if keys.size < 2 or bool(np.all(keys[1:] >= keys[:-1])):
        return places.astype(np.int32)
    places |= keys.astype(np.int64) << 32
    places.sort()
    return places.astype(np.int32)  # the low half


def distinct(ids: Ints, slots: Ints) -> Ints:
    """Return each id once, unsorted; ``slots`` is scratch as long as the ids are large."""
    places = np.arange(ids.size, dtype=np.int32)
    slots[ids] = places
    found: Ints = ids[slots[ids] == places]
    return found
