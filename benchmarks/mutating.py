"""Read mutated documents of every kind, and print what they raise and how time grows.

    python benchmarks/mutating.py [COUNT] [--seed N] [--full]

A mutated document must give a graph or an error of ours; anything else is printed with the seed and
its bytes. ``--full`` also reads names, voices and figures. Then hostile texts of doubling sizes are
read: a ratio near 2 is linear time.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from mutations import mutated  # after the path is set

import claimgraph as cg  # after the path is set
from claimgraph.files import read_bytes  # after the path is set

HOSTILE = {
    "one marker": "[1]", "opened": "[", "links": "[a](", "notes": "[^1]: ", "bullets": "* ",
    "headings": "# x\n", "urls": "https://a.example/(", "superscripts": "¹", "rows": "| a ",
    "quotes": "“", "refs": "<ref>", "templates": "{{sfn|", "tags": "<div>",
    "years": "(Holm, 1999) ",
}  # fmt: skip
SIZES = (50_000, 100_000, 200_000)


def main() -> None:
    """Mutate, read, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    outcomes: Counter[str] = Counter()
    size, began, slowest = 0, time.process_time(), (0.0, 0, "")
    for number, (ending, data) in enumerate(mutated(options.count, options.seed)):
        size += len(data)
        start = time.process_time()
        try:
            read_bytes(data, f"a{ending}", only_citations=not options.full).report()
            outcomes["read"] += 1
        except cg.ClaimGraphError as error:
            outcomes[f"refused ({type(error).__name__})"] += 1
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            outcomes[
                f"FAULT {type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
            ] += 1
            Path(f"fault-{number}{ending}").write_bytes(data)
        slowest = max(slowest, (time.process_time() - start, len(data), f"{number}{ending}"))
    took = time.process_time() - began
    print(f"{options.count} documents, {size / 1e6:.1f} MB, {took:.0f} s of processor time")
    for outcome, times in outcomes.most_common():
        print(f"{times:7}  {outcome}")
    print(f"slowest: {slowest[0]:.2f} s for {slowest[1]:,} bytes ({slowest[2]})")
    for name, unit in HOSTILE.items():
        print(f"{name:13} " + "  ".join(grown(unit)))


def grown(unit: str) -> list[str]:
    """Return how long texts of one unit over and over take, and each time by the one before."""
    ending = ".wiki" if unit[:2] in ("{{", "<r") else ".html" if unit[0] == "<" else ".md"
    shown, before = [], 0.0
    for size in SIZES:
        data = (unit * (size // len(unit))).encode()
        start = time.process_time()
        with suppress(cg.ClaimGraphError):
            read_bytes(data, f"a{ending}", only_citations=True)
        took = time.process_time() - start
        shown.append(f"{took:6.2f} s" + (f" (×{took / before:.1f})" if before else ""))
        before = took
    return shown


if __name__ == "__main__":
    main()
