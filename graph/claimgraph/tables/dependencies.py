"""The tables of dependencies: which node needs which, as numbers, computed from the nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimgraph.analysis.rule_base import source_documents, unstated_words
from claimgraph.model import Citation, Claim, Document, Inference, Node, Notice, Passage, Source

Row = dict[str, Any]
Numbered = Mapping[str, int]
Texts = Mapping[str, frozenset[str]]
"""For each document, the sources whose text it is known to hold."""


def texts_held(nodes: Sequence[Node]) -> Texts:
    """Return which documents hold the text of which sources, among some nodes."""
    by_noun: dict[type[Node], list[Any]] = defaultdict(list)
    for node in nodes:
        by_noun[type(node)].append(node)
    home = {passage.id: passage.document for passage in by_noun[Passage]}
    return source_documents(
        by_noun[Source],
        by_noun[Citation],
        by_noun[Notice],
        home.__getitem__,
        by_noun[Document],
    )


def link_rows(nodes: Sequence[Node], texts: Texts, numbers: Numbered) -> dict[str, list[Row]]:
    """Return the rows of grounds, derivations, mentions and texts.

    Args:
        nodes: what they follow from; links may lead to nodes that are not among them.
        texts: which documents hold the text of which sources.
        numbers: the number of every id.
    """
    read = frozenset(source for held in texts.values() for source in held)
    derived = [row for node in nodes for row in _derived(node, read, numbers)]
    return {
        "grounds": list(_grounds(nodes, read, numbers)),
        "derivations": sorted(derived, key=lambda row: (row["needs"], row["node"], row["rule"])),
        "mentions": [row for node in nodes for row in _mentions(node, numbers)],
        "texts": [
            {"document": numbers[d], "source": numbers[s], "unstated": numbers[unstated_words(s)]}
            for d, sources in texts.items()
            for s in sorted(sources)
        ],
    }


def _grounds(nodes: Sequence[Node], read: frozenset[str], numbers: Numbered) -> Iterator[Row]:
    found: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, Source):
            found[node.id] = "source"
        elif isinstance(node, Citation):
            found |= dict.fromkeys(node.evidence, "words")
    found |= {unstated_words(source): "unstated" for source in sorted(read)}
    for name, kind in found.items():
        yield {"node": numbers[name], "kind": kind}


def _derived(node: Node, read: frozenset[str], numbers: Numbered) -> Iterator[Row]:
    """Yield the rows of one rule: what stands, and each thing that it needs."""
    match node:
        case Source():
            head, body, kind = node.id, node.copy_of, "copy"
        case Citation():
            unsaid = node.source in read and not node.evidence
            words = (unstated_words(node.source),) if unsaid else node.evidence
            head, body, kind = node.claim, (node.source, *words), "citation"
        case Inference():
            head, body, kind = node.claim, node.premises, "inference"
        case _:
            return
    shared = {
        "node": numbers[head],
        "rule": numbers[node.id],
        "size": len(body),
        "kind": kind,
        "basis": None if isinstance(node, Source) else node.basis,
        "asserted": isinstance(node, Source) or node.asserted,
        "confidence": None if isinstance(node, Source) else node.confidence,
    }
    for member in body:
        yield shared | {"needs": numbers[member]}


def _mentions(node: Node, numbers: Numbered) -> Iterator[Row]:
    if isinstance(node, Claim):
        named = {"actor": node.mentions, "event": node.about, "figure": node.figures}
        for noun, ids in named.items():
            for one in ids:
                yield {"claim": numbers[node.id], "node": numbers[one], "noun": noun}
