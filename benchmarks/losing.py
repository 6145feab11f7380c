"""What ``archive.without`` of the most cited source costs right after an add, as archives grow.

    PYTHONPATH=graph:benchmarks python benchmarks/losing.py [1000 4000]

Prints, for each number of documents (of eight claims), the CPU milliseconds of the first answer,
and of the answers after one document more each, the median of some; and how many claims fall, as an
answer that names more claims cannot cost less than to name them.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from corpus import Corpus

import claimgraph as cg

EACH, ADDED = 8, 16


def main() -> None:
    """Measure each size and print a line for each."""
    for documents in map(int, sys.argv[1:] or ["1000", "4000"]):
        with tempfile.TemporaryDirectory() as folder:
            falls, first, after = measure(documents, Path(folder))
        print(
            f"{documents:,} documents: first {first:.1f} ms, after an add {after:.2f} ms, "
            f"{falls:,} claims fall: {after / falls * 1e3:.2f} µs each",
            flush=True,
        )


def measure(documents: int, folder: Path) -> tuple[int, float, float]:
    """Return how many claims fall, and the milliseconds of the first and of later answers."""
    corpus = Corpus((documents + ADDED) * EACH, each=EACH)
    waiting, source = iter(corpus), corpus.sources[0].id
    with cg.Archive(folder / "archive", durability="fast") as archive:
        archive.add_many(islice(waiting, documents), progress=False)
        first = cpu(lambda: len(archive.without(sources=source).falls))
        took = []
        for kb in waiting:
            archive.add(kb)
            took.append(cpu(lambda: len(archive.without(sources=source).falls)))
        falls = len(archive.without(sources=source).falls)
    return falls, first, statistics.median(took)


def cpu(call: Callable[[], object]) -> float:
    """Return the CPU milliseconds of a call."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1e3


if __name__ == "__main__":
    main()
