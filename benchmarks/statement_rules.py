"""Prints the statements that each less than sure rule cuts off or puts a name into, to be judged.

    python benchmarks/statement_rules.py TEXT [TEXT ...] > CUT.tsv

Each TEXT is a text file, or a file of JSON lines with a "text". The columns are rule, statement and
the sentence that it was cut from. The cases, and those that were right, are counted in
``claimgraph/reading/statements/precision.tsv``, from which the confidence of a cut comes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from claimgraph.model import Document
from claimgraph.reading.pipeline import run, stages
from claimgraph.reading.statements.words import UNSURE
from claimgraph.reading.text import Text

BEFORE = 60
"""Code points before a name that are printed with a statement it is put into."""


def main(paths: list[str]) -> None:
    """Print what the rules cut off in some files."""
    for path in paths:
        for text in texts(Path(path)):
            for row in cut_off(text):
                print(*row, sep="\t")


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file."""
    if path.suffix != ".jsonl":
        yield path.read_text(encoding="utf-8")
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def cut_off(words: str) -> Iterator[tuple[str, str, str]]:
    """Yield rule, statement and sentence of each that a less than sure rule cut or put words in."""
    text = Text(Document(text=words, language="en"))
    run(stages("en"), text)
    for statement in text.statements:
        start, end = statement.sentence
        sentence = " ".join(words[start:end].split())
        if statement.construction in UNSURE:
            yield statement.construction, statement.text, sentence
        for put_in in statement.inserted:
            if put_in.confidence < 1:
                since = max(0, put_in.start - BEFORE)
                context = " ".join(words[since:end].split())
                yield put_in.ground, statement.text, context


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python benchmarks/statement_rules.py TEXT [TEXT ...]")
    main(sys.argv[1:])
