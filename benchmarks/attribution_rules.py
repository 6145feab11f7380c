"""Prints how often each rule that finds who says what is right, in texts no rule was made from.

    python benchmarks/attribution_rules.py

The texts are those of ``tests/cases/voices/unseen.txt``. A rule is right where speaker, reporting
words, content, style and mood are those that a person reads. The columns are rule, cases, right.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from claimgraph.model import Document
from claimgraph.reading.pipeline import run, stages
from claimgraph.reading.text import Text

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from voice_cases import cases, rows  # the cases stand with the tests


def main() -> None:
    """Print each rule with the voices it found and how many of them are right."""
    found, right = Counter[str](), Counter[str]()
    for words, expected in cases("unseen"):
        text = Text(Document(text=words, language="en"))
        run(stages("en"), text)
        rules = [v.rule for v in sorted(text.attributions, key=lambda v: v.cue[0])]
        for rule, row in zip(rules, rows(words), strict=False):
            found[rule] += 1
            right[rule] += row in expected
    for rule, count in sorted(found.items()):
        print(rule, count, right[rule], sep="\t")


if __name__ == "__main__":
    main()
