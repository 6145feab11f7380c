"""Prints how often each ground for taking a name as an actor proves right, in marked text.

    python benchmarks/grounds.py GOLD.jsonl

Each line of GOLD has a "text" and its "entities": start, end and type. A ground is right where the
marked text has that very name, of that kind; where the reader abstains from the kind, the name.
The last column is that of ``claimgraph.reading.entities.confidence``, the confidence of actors.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from claimgraph.model import Document
from claimgraph.reading.entities.confidence import SHOWN
from claimgraph.reading.pipeline import run, stages
from claimgraph.reading.text import Text

TYPES = {
    "person": "person", "organisation": "organization", "country": "place", "place": "place",
    "event": "event", "work": "misc",
}  # fmt: skip
Ground = tuple[str, str]


def main(path: str) -> None:
    """Print each ground with the names it found and the shares of names and of kinds right."""
    found, named, right = Counter[Ground](), Counter[Ground](), Counter[Ground]()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        marked = {(e["start"], e["end"]): e["type"] for e in record["entities"]}
        text = Text(Document(text=record["text"], language="en"))
        run(stages("en"), text)
        for name in (n for names in text.names for n in names):
            ground = (str(name.kind), name.basis)
            kind = marked.get((name.start, name.end))
            found[ground] += 1
            named[ground] += kind is not None
            right[ground] += kind is not None and name.kind in (None, *kinds(kind))
    print(f"{'kind':13}{'ground':16}{'names':>6}{'found':>7}{'right':>7}{'share':>7}")
    for ground, count in found.most_common():
        few = (right[ground] + 1) / (count + 2)  # the rule of succession: few cases prove little
        shares = f"{named[ground] / count:7.2f}{right[ground] / count:7.2f}{few:7.2f}"
        print(f"{ground[0]:13}{ground[1]:16}{count:6}{shares}{' shown' * (ground[1] in SHOWN)}")


def kinds(marked: str) -> list[str]:
    """Return our kinds that a type of the marked text stands for."""
    return [kind for kind, type_ in TYPES.items() if type_ == marked]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/grounds.py GOLD.jsonl")
    main(sys.argv[1])
