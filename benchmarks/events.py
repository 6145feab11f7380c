"""Prints how far the reader of events agrees with the cases of ``tests/cases/events.txt``.

    python benchmarks/events.py [--wrong]

The rules were made on one half ("tune"); the other ("report") is only measured. Who, where, when
and status are judged for the events that were found. ``--wrong`` lists what differs.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from event_cases import cases, measure  # the cases stand with the tests

ASPECTS = ("event", "who", "where", "when", "status")


def main(*, wrong: bool) -> None:
    """Print precision and recall of each aspect, half by half."""
    for half in ("tune", "report"):
        chosen = list(cases(half))
        score = measure(chosen)
        print(f"{half}: {len(chosen)} texts")
        for aspect in ASPECTS:
            print(
                f"  {aspect:7} precision {score.precision(aspect):.2f}, "
                f"recall {score.recall(aspect):.2f} ({score.wanted[aspect]})"
            )
        for line in score.wrong if wrong else ():
            print(f"    {line}")


if __name__ == "__main__":
    main(wrong="--wrong" in sys.argv)
