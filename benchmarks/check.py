"""How long ``claimgraph check`` takes for an answer of 20 KB, start-up included.

    python benchmarks/check.py [FILE]

Prints the least processor and wall seconds of nine runs in fresh processes, for the check, for
importing what it needs, and for Python alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9


def answer() -> str:
    """Return a cited answer of about 21 KB: 250 claims with figures, 90 listed sources."""
    claim = "The harbour of town {0} took {1} ships in May, the pilots said [{0}]. "
    claims = [claim.format(n % 90, n % 90 + 100) for n in range(250)]
    listed = [f"[{n}] Town {n} has {n + 100} ships: https://a.example/{n}\n" for n in range(90)]
    body = "\n\n".join("".join(claims[i : i + 5]) for i in range(0, 250, 5))
    return f"# Harbours\n\n{body}\n\n## Sources\n\n{''.join(listed)}"


def least(command: list[str]) -> tuple[float, float]:
    """Return the least processor and wall seconds that a command takes in a process of its own."""
    processor, wall = [], []
    for _ in range(RUNS):
        before, began = os.times(), time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        after = os.times()
        wall.append(time.perf_counter() - began)
        user = after.children_user - before.children_user
        processor.append(user + after.children_system - before.children_system)
    return min(processor), min(wall)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder, "answer.md")
        if len(sys.argv) < 2:
            file.write_text(answer(), encoding="utf-8")
        python = sys.executable
        print(f"{file.name}: {file.stat().st_size:,} bytes; least of {RUNS} runs")
        for name, command in {
            "claimgraph check": [python, "-m", "claimgraph", "check", "-q", str(file)],
            "imports alone": [python, "-c", "import claimgraph.files, claimgraph.report"],
            "Python alone": [python, "-c", "pass"],
        }.items():
            processor, wall = least(command)
            print(f"{name:17} {processor:5.2f} s of processor  {wall:5.2f} s of wall clock")


if __name__ == "__main__":
    main()
