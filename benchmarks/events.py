"""Prints how far the reader of events agrees with the cases of ``tests/cases/events.txt``.

    python benchmarks/events.py [--wrong] [--rules]

The rules were made on one half ("tune"); the other ("report") is only measured. Who, where, when
and status are judged for the events that were found. ``--wrong`` lists what differs; ``--rules``
prints instead how often each way to find an event or to work out its day is right, in the half that
is only measured: rule, cases, right. Those of days are ``reading/temporal/precision.tsv``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from event_cases import cases, measure, rules  # the cases stand with the tests

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


def print_rules() -> None:
    """Print each rule with its cases and how many of them were right."""
    for rule, (count, right) in sorted(rules(cases("report")).items()):
        print(rule, count, right, sep="\t")


if __name__ == "__main__":
    print_rules() if "--rules" in sys.argv else main(wrong="--wrong" in sys.argv)
