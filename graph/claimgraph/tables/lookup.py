"""Look-ups by number in a sorted table: only the row groups that can hold a number are read.

An engine looks through the footers anew for every question; here they are read once, which makes
a question a matter of a few milliseconds at any size.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimgraph.errors import UnreadableInput
from claimgraph.tables.parquet import load_pyarrow

if TYPE_CHECKING:
    import pyarrow.parquet as pq

Numbers = NDArray[np.int64]
_LEAST, _MOST = np.iinfo(np.int64).min, np.iinfo(np.int64).max


class _Footer(NamedTuple):
    """A file, and the least and the most number that each of its row groups holds."""

    file: pq.ParquetFile
    least: Numbers
    most: Numbers

    def groups(self, numbers: Numbers) -> list[int]:
        """Return the row groups that can hold some of the numbers, which are sorted."""
        first = np.searchsorted(numbers, self.least, "left")
        last = np.searchsorted(numbers, self.most, "right")
        found: list[int] = np.flatnonzero(first < last).tolist()
        return found


class Lookup:
    """A folder of Parquet files whose row groups are sorted by a column of numbers.

    Args:
        folder: where the files are.
        key: the column that they are sorted by.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self._folder, self._key = folder, key

    def rows(self, numbers: Collection[int], *columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield the values of some columns in the rows whose key is one of the numbers.

        Raises:
            UnreadableInput: a file is not sorted as it should be.
            MissingExtra: pyarrow is not installed.
        """
        wanted = np.array(sorted(set(numbers)), dtype=np.int64)
        for footer in self._footers:
            if groups := footer.groups(wanted):
                yield from self._found(footer.file, groups, wanted, columns)

    def _found(
        self, file: pq.ParquetFile, groups: list[int], wanted: Numbers, columns: tuple[str, ...]
    ) -> Iterator[tuple[Any, ...]]:
        held = file.read_row_groups(groups, [self._key, *columns], use_threads=False)
        keys = held.column(self._key).to_numpy()
        places, start = [], 0
        for group in groups:
            end = start + file.metadata.row_group(group).num_rows
            places.append(start + self._places(keys[start:end], wanted))
            start = end
        found = held.select(columns).take(np.concatenate(places))
        return zip(*(found.column(name).to_pylist() for name in columns), strict=True)

    def _places(self, keys: Numbers, wanted: Numbers) -> Numbers:
        """Return the places, in one row group, of the keys that are wanted."""
        if (keys[1:] < keys[:-1]).any():
            raise UnreadableInput(f"{self._folder} is not sorted by {self._key}, as it should be")
        first = np.searchsorted(keys, wanted, "left")
        counts = np.searchsorted(keys, wanted, "right") - first
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        places: Numbers = np.repeat(first, counts) + within
        return places

    @cached_property
    def _footers(self) -> list[_Footer]:
        open_file = load_pyarrow("pyarrow.parquet").ParquetFile
        files = sorted(self._folder.glob("*.parquet"))
        return [self._footer(open_file(file, memory_map=True)) for file in files]

    def _footer(self, file: pq.ParquetFile) -> _Footer:
        place = file.schema_arrow.names.index(self._key)
        groups = range(file.metadata.num_row_groups)
        told = [file.metadata.row_group(n).column(place).statistics for n in groups]
        known = [(t.min, t.max) if t and t.has_min_max else (_LEAST, _MOST) for t in told]
        bounds = np.array(known, dtype=np.int64).reshape(-1, 2)
        return _Footer(file, bounds[:, 0], bounds[:, 1])
