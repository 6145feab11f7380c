"""Prints how often each rule that types a name proves right, in text where people marked the names.

    python benchmarks/entity_rules.py GOLD.jsonl [GOLD.jsonl ...] > PRECISION.tsv

Each line of GOLD has a "text" and its "entities": start, end and type (person, organization, place,
event or another). A rule is right where the marked text has that very name, of that kind; where it
leaves the kind open, the name; where it says that something is a thing or work, no marked person,
organisation or place; where an event or people, a mark of another kind than these. The columns are
kind, rule, cases, right: those of
``claimgraph/reading/entities/precision.tsv``, from which the confidence of actors comes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimgraph.model import Document
from claimgraph.reading.pipeline import run, stages
from claimgraph.reading.text import Text

TYPES = {
    "person": "person", "organisation": "organization", "country": "place", "place": "place",
    "event": "event",
}  # fmt: skip
ORGANIZATION = "organization"
ACTORS = ("person", ORGANIZATION, "place")
Rule = tuple[str, str]


def main(paths: list[str]) -> None:
    """Print each rule with the names it typed and how many it got right."""
    cases, right = Counter[Rule](), Counter[Rule]()
    for path in paths:
        for rule, is_right in judged(path):
            cases[rule] += 1
            right[rule] += is_right
    for rule, count in sorted(cases.items()):
        print(*rule, count, right[rule], sep="\t")


def judged(path: str) -> Iterator[tuple[Rule, bool]]:
    """Yield the rule behind each name found in a file, and whether it was right."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        marked = {(e["start"], e["end"]): e["type"] for e in record["entities"]}
        text = Text(Document(text=record["text"], language="en"))
        run(stages("en"), text)
        for name in (n for names in text.names for n in names):
            kind = marked.get((name.start, name.end))
            if name.kind in ("thing", "work"):
                right = kind not in ACTORS
            elif name.kind in ("event", "group"):  # other sets mark peoples and cups as "misc"
                right = kind not in (None, *ACTORS) or (name.kind, kind) == ("group", ORGANIZATION)
            else:
                right = kind is not None and name.kind in (None, *kinds(kind))
            yield (name.kind or "unknown", name.basis), right


def kinds(marked: str) -> list[str]:
    """Return our kinds that a type of the marked text stands for."""
    return [kind for kind, type_ in TYPES.items() if type_ == marked]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python benchmarks/entity_rules.py GOLD.jsonl [GOLD.jsonl ...]")
    main(sys.argv[1:])
