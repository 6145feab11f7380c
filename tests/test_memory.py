"""Reading leaves the garbage collector as it found it, and freed memory can be given back."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.memory import give_back

TEXT = "The ferry to Lunde runs daily [1].\n\n[1] Ferry plan: https://example.org/ferry\n"


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Start with the collector on, and leave it on."""
    gc.enable()
    yield
    gc.enable()


def test_the_collector_runs_again_after_texts_and_errors_in_threads() -> None:
    def read(text: str) -> bool:
        try:
            cg.parse(text)
        except cg.UnreadableInput:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, [TEXT, " ", TEXT, ""] * 5)) == [True, False] * 10
    assert gc.isenabled()


def test_a_collector_that_somebody_turned_off_stays_off() -> None:
    gc.disable()
    cg.parse(TEXT)
    assert not gc.isenabled()


def test_what_was_read_is_freed_without_a_collector() -> None:
    cg.parse(TEXT)
    gc.collect()
    gc.disable()
    before = len(gc.get_objects())
    for _ in range(20):
        cg.parse(TEXT)
    assert len(gc.get_objects()) - before < 200


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="another C library, which keeps little",
)
def test_memory_that_was_freed_below_what_is_held_is_given_back() -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

    blocks = [bytes(2_000) for _ in range(20_000)]
    held = blocks[::1_000]  # so that the C library does not give it back by itself
    del blocks
    before = resident()
    give_back()
    assert before - resident() > 20_000_000, len(held)
