"""Provenance chain of a claim: document, source, speaker, speaker quoted by a speaker."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from claimgraph.model import Actor, Citation, Claim, Document, Node, Passage, Source, Voicing

Level = Literal["document", "source", "speaker"]


@dataclass(frozen=True, slots=True)
class Step:
    """One layer of attribution: who or what tells, in which words, on what ground.

    ``depth`` counts from the document, 0; steps of one depth stand side by side, as two sources of
    one claim do. The ``node`` of a speaker whom the text only describes ("critics") is the passage
    that does so; it is None where nobody is told of. ``via`` is the citation or voicing that shows
    the step.
    """

    level: Level
    depth: int
    words: str
    node: Document | Source | Actor | Passage | None = None
    via: Citation | Voicing | None = None

    def __str__(self) -> str:
        return self.words


def chain(
    claim: Claim,
    held: Mapping[str, Node],
    citations: Sequence[Citation],
    voicings: Sequence[Voicing],
) -> tuple[Step, ...]:
    """Return the layers of a claim, outermost first, given its citations and voicings."""
    document = held[claim.document]
    assert isinstance(document, Document)  # its link was checked
    steps = [Step("document", 0, document.label, document)]
    cited = [c for c in citations if c.asserted]
    steps += [_source(held[c.source], c) for c in cited]
    depths: dict[str, int] = {}
    for voicing in voicings:
        for layer in reversed(_outwards(voicing, held, depths)):
            outer = depths.get(layer.within or "", 1 if cited else 0)
            depths[layer.id] = outer + 1
            steps.append(_speaker(layer, held, outer + 1))
    return tuple(steps)


def _source(source: Node, citation: Citation) -> Step:
    assert isinstance(source, Source)  # its link was checked
    return Step("source", 1, source.label, source, citation)


def _outwards(voicing: Voicing, held: Mapping[str, Node], told: Container[str]) -> list[Voicing]:
    """Return a voicing and those it is told in, innermost first, up to one that is told already."""
    layers: dict[str, Voicing] = {}
    current: Node | None = voicing
    while isinstance(current, Voicing) and current.id not in layers and current.id not in told:
        layers[current.id] = current
        current = held.get(current.within) if current.within else None
    return list(layers.values())


def _speaker(voicing: Voicing, held: Mapping[str, Node], depth: int) -> Step:
    named = held.get(voicing.actor or voicing.speaker or "")
    match named:
        case Actor():
            return Step("speaker", depth, named.label, named, voicing)
        case Passage():
            return Step("speaker", depth, named.exact, named, voicing)
    return Step("speaker", depth, "unnamed", None, voicing)
