"""Small texts read stage by stage, with sentences where a test says that they are."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.model import Document, Node
from claimgraph.reading.build import build
from claimgraph.reading.citations.hypotheses import Grounds, ReadingChoice
from claimgraph.reading.citations.resolve import Binder
from claimgraph.reading.english import STAGES
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.pipeline import CITATIONS, run
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.segmentation import SentenceSpan
from claimgraph.reading.structure import Structure
from claimgraph.reading.text import Text


def read_sentences(text: str, spans: Sequence[Span], published: str | None = None) -> Text:
    """Return a text read in full, whose sentences are these; each is a paragraph and a claim."""
    read = Text(Document(text=text, language="en", published=published))
    blocks = [Block("prose", start, end) for start, end in spans]
    sentences = [SentenceSpan(start, end, n) for n, (start, end) in enumerate(spans)]
    read.structure = Structure(
        blocks,
        [],
        sentences,
        [None] * len(spans),
        Binder([]),
        ReadingChoice("printed", 1.0, Grounds()),
    )
    run([stage for stage in (*CITATIONS, *STAGES["sentence"]) if stage.name != "structure"], read)
    return read


def lines_of(text: str) -> list[Span]:
    """Return where the lines of a text are, empty ones left out."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def nodes_of(*lines: str) -> list[Node]:
    """Return the nodes of a text whose every line is a sentence and a claim."""
    text = "\n".join(lines)
    return build(read_sentences(text, lines_of(text)))
