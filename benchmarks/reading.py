"""Print how fast reading is, beside sentencex alone on the same text, and how it grows.

    python benchmarks/reading.py

The text is made here: paragraphs with markers before and after the stop, items, links and a list.
"Citations" is reading without actors, events, voices and figures; times are processor time, the
best of three runs; memory is what Python allocated at its peak while reading.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import sentencex

from claimgraph.reading import read_text

UNIT = (
    "## District {n}\n\n"
    "The council of district {n} raised the water price by {n} percent in May [1]. Residents had "
    "been told in March that it would stay as it was, and several went to court.[2] A judge is to "
    "hear them in autumn, while the works go on [1][3].\n\n"
    "- Pipes are replaced in {n} streets [2].\n"
    "- The pumping station ([plans](https://water.example.org/plans/{n})) opens next year.\n\n"
)
LIST = (
    "## Sources\n\n"
    "[1] Water prices: https://water.example.org/prices\n"
    "[2] Court news: https://court.example.com/water\n"
    "[3] Works in the districts: https://works.example.org/list\n"
)
SIZES = (20_000, 200_000, 2_000_000)


def text_of(size: int) -> str:
    """Return a cited text of about so many characters."""
    count = size // len(UNIT)
    return "".join(UNIT.format(n=n) for n in range(1, count + 1)) + LIST


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Return the best processor time of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def megabytes(work: Callable[[], object]) -> float:
    """Return the peak of what Python allocates meanwhile."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def row(text: str) -> str:
    """Return the figures for one text."""

    def read() -> object:
        return read_text(text, only_citations=True)

    alone = seconds(lambda: sentencex.segment("en", text))
    reading, peak, size = seconds(read), megabytes(read), len(text)
    columns = f"{size:>10,}  {alone:>11.4f}  {reading:>11.3f}  {reading / alone:>7.0f}"
    return f"{columns}  {reading / size * 1e6:>7.2f}  {peak:>3.0f}  {peak / size * 1e6:>5.0f}"


def main() -> None:
    """Print one row for each size."""
    print("characters  sentencex s  citations s    ratio  µs/char  MB  MB/MB")
    for size in SIZES:
        print(row(text_of(size)))


if __name__ == "__main__":
    main()
