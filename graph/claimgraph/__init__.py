"""claimgraph turns cited text into a claim-source knowledge graph.

>>> import claimgraph as cg
>>> kb = cg.example("eastern-flank")
>>> [claim.text for claim in kb.claims(relying_on=4)][:1]
['Zelenskyy and Rutte have been actively discussing the framework for credible security guarantees for Ukraine.']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimgraph.errors import (
    AmbiguousName,
    BrokenLink,
    ClaimGraphError,
    ConflictingNodes,
    InvalidGraph,
    InvalidQuery,
    MissingExtra,
    SpanMismatch,
    SyntaxProblem,
    UnknownNode,
    UnreadableInput,
)
from claimgraph.files import example, load, parse, read, save
from claimgraph.graph import ClaimGraph
from claimgraph.model import (
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    Figure,
    Inference,
    Marker,
    Passage,
    Reference,
    Source,
    Voicing,
)
from claimgraph.resources import resource

if TYPE_CHECKING:
    from claimgraph import plot

_LAZY = ("plot",)
"""Names that load a heavy library; they are imported when first used."""


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return import_module(f"claimgraph.{name}")
    raise AttributeError(f"module 'claimgraph' has no attribute {name!r}")


__all__ = [
    "Actor",
    "AmbiguousName",
    "BrokenLink",
    "Citation",
    "Claim",
    "ClaimGraph",
    "ClaimGraphError",
    "ConflictingNodes",
    "Document",
    "Event",
    "Figure",
    "Inference",
    "InvalidGraph",
    "InvalidQuery",
    "Marker",
    "MissingExtra",
    "Passage",
    "Reference",
    "Source",
    "SpanMismatch",
    "SyntaxProblem",
    "UnknownNode",
    "UnreadableInput",
    "Voicing",
    "example",
    "load",
    "parse",
    "plot",
    "read",
    "resource",
    "save",
]
