"""Look-ups in sorted tables: the rows a filter gives, from the row groups that can hold them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.errors import UnreadableInput
from claimgraph.tables.lookup import Lookup

pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
ENDS = st.sampled_from([-(2**63), 2**63 - 1, 0])
keys = st.integers(-20, 20) | ENDS


def save(place: Path, name: str, held: list[int], group: int) -> list[tuple[int, str]]:
    rows = [(key, f"{name} {n}") for n, key in enumerate(held)]
    table = pa.table({"told": [row[1] for row in rows], "key": pa.array(held, pa.int64())})
    pq.write_table(table, place / f"{name}.parquet", row_group_size=group)
    return rows


@given(
    st.lists(st.lists(keys, max_size=40).map(sorted), max_size=3),
    st.sets(keys, max_size=6),
    st.integers(1, 7),
)
def test_a_look_up_is_a_filter(files: list[list[int]], wanted: set[int], group: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        rows = [
            row for n, held in enumerate(files) for row in save(Path(place), f"f{n}", held, group)
        ]
        found = list(Lookup(Path(place), "key").rows(wanted, "told", "key"))
    assert found == [(told, key) for key, told in rows if key in wanted]


def test_a_file_that_is_not_sorted_is_refused(tmp_path: Path) -> None:
    save(tmp_path, "f", [3, 1, 2], 10)
    with pytest.raises(UnreadableInput, match="is not sorted by key"):
        list(Lookup(tmp_path, "key").rows([2], "told"))
