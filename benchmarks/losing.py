"""What ``archive.without`` of the most cited source costs right after an add, as archives grow.

    PYTHONPATH=graph:benchmarks python benchmarks/losing.py [1000 4000]

Prints, for each number of documents (of eight claims), the CPU milliseconds of the first answer,
and of those after one document more each, the median of some: how many claims fall, the first 20 of
them, and the line that counts the claims of all documents by outcome.
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
from claimgraph.analysis.impact import Impact

EACH, ADDED = 8, 16


ASKED: dict[str, Callable[[Impact], object]] = {
    "count": lambda lost: len(lost.falls),
    "20 claims": lambda lost: list(lost.falls[:20]),
    "summary": lambda lost: lost.summary,
}


def main() -> None:
    """Measure each size and print a line for each."""
    for documents in map(int, sys.argv[1:] or ["1000", "4000"]):
        with tempfile.TemporaryDirectory() as folder:
            falls, took = measure(documents, Path(folder))
        told = "; ".join(f"{name} {first:.1f}, {after:.2f}" for name, first, after in took)
        print(f"{documents:,} documents, {falls:,} claims fall; first and after an add, ms: {told}")
        sys.stdout.flush()


def measure(documents: int, folder: Path) -> tuple[int, list[tuple[str, float, float]]]:
    """Return how many claims fall, and the milliseconds of the first and of later answers."""
    corpus = Corpus((documents + ADDED * len(ASKED)) * EACH, each=EACH)
    waiting, source = iter(corpus), corpus.sources[0].id
    found = []
    with cg.Archive(folder / "archive", durability="fast") as archive:
        archive.add_many(islice(waiting, documents), progress=False)
        for name, asked in ASKED.items():

            def answer(asked: Callable[..., object] = asked) -> object:
                return asked(archive.without(sources=source))

            first, took = cpu(answer), []
            for kb in islice(waiting, ADDED):
                archive.add(kb)
                took.append(cpu(answer))
            found.append((name, first, statistics.median(took)))
        falls = len(archive.without(sources=source).falls)
    return falls, found


def cpu(call: Callable[[], object]) -> float:
    """Return the CPU milliseconds of a call."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1e3


if __name__ == "__main__":
    main()
