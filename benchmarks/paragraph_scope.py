"""Counts how often a sentence cites the one source that the other markers of its paragraph denote.

    python benchmarks/paragraph_scope.py TEXT [TEXT ...]

Each TEXT is a file that ``claimgraph read`` takes, or a file of JSON lines with a "text". A
sentence with a marker of its own is looked at as if it had none: where all other markers of its
paragraph denote one source, that source would be offered for it, and its own marker says whether
rightly. The counts are those of ``claimgraph/reading/citations/precision.tsv``. They are cautious:
who gives each sentence a marker does so most where the source changes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import claimgraph as cg

SHOWN = ("sameClause", "sameSentence", "oneOfSeveral")


def main(paths: list[str]) -> None:
    """Print the cases of some files, and those that were right."""
    found: Counter[tuple[str, bool]] = Counter()
    for path in map(Path, paths):
        for kb in graphs(path):
            found.update(cases(kb))
    for where in ("before", "after"):
        right = found[where, True]
        print(where, right + found[where, False], right, sep="\t")


def graphs(path: Path) -> Iterator[cg.ClaimGraph]:
    """Yield the graphs of a file, with one claim a sentence."""
    if path.suffix != ".jsonl":
        yield cg.read(path, only_citations=True)
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if text := json.loads(line).get("text"):
            yield cg.parse(text, only_citations=True)


def cases(kb: cg.ClaimGraph) -> Iterator[tuple[str, bool]]:
    """Yield where each sentence with a marker stands, and whether it cites what would be offered.

    >>> kb = cg.parse('''It rained [1]. The mill burned [1]. Orr left [1]. Lund came [2].
    ...
    ... [1] Post. https://a.example/1
    ... [2] Mail. https://a.example/2''', only_citations=True)
    >>> sorted(cases(kb))
    [('after', False)]
    """
    cited: dict[str, set[str]] = defaultdict(set)
    for citation in kb.citations():
        if citation.basis in SHOWN:
            cited[citation.claim].add(citation.source)
    paragraphs: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(kb.claims(), key=lambda c: kb[c.passage].start):
        passage = kb[claim.passage]
        while passage.part_of:
            passage = kb[passage.part_of]
        paragraphs[passage.id].append(claim.id)
    for claims in paragraphs.values():
        for at, claim in enumerate(claims):
            others = {n: cited[c] for n, c in enumerate(claims) if n != at and cited[c]}
            offered = set().union(*others.values()) if others else set()
            if cited[claim] and len(offered) == 1:
                where = "before" if min(others) > at else "after"
                yield where, offered <= cited[claim]


if __name__ == "__main__":
    main(sys.argv[1:])
