"""Print how many reports of CG401 (a figure contradicts its source's title) are true.

    python benchmarks/contradicting.py [FILE]

Pairs of a claim and the title it cites stand in tests/cases/claims_and_titles.tsv, marked "wrong"
where the title contradicts the claim and "right" where both can be true.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import claimgraph as cg

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "cases" / "claims_and_titles.tsv"


def reported(claim: str, title: str) -> bool:
    """Return whether a claim that cites a source of this title is reported."""
    text = f"{claim.removesuffix('.')} [1].\n\nSources\n[1] {title}: https://a.example.org/1"
    found = cg.parse(text, only_citations=True).report()
    return any(finding.code == "CG401" for finding in found)


def main(file: Path = PAIRS) -> None:
    """Read the pairs and print what is reported of them."""
    counts: Counter[tuple[str, bool]] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, claim, title = line.split("\t")
            hit = reported(claim, title)
            counts[kind, hit] += 1
            if hit != (kind == "wrong"):
                print(f"{'reported' if hit else 'silent'} on {kind}: {claim} | {title}")
    true, false = counts["wrong", True], counts["right", True]
    print(f"wrong pairs reported: {true} of {true + counts['wrong', False]}")
    print(f"right pairs reported: {false} of {false + counts['right', False]}")
    print(f"reports that are true: {true / max(true + false, 1):.3f}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
