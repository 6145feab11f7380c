"""claimgraph turns cited text into a claim-source knowledge graph.

>>> import claimgraph as cg
>>> kb = cg.example("eastern-flank")
>>> len(kb.sentences())
13

Names are loaded when they are first used, so that importing the package costs little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimgraph import corpus, errors, plot
    from claimgraph import engines as engines
    from claimgraph import tables as tables
    from claimgraph.archive import Archive
    from claimgraph.errors import (
        ArchiveProblem,
        ClaimGraphError,
        DoesNotFit,
        InvalidGraph,
        InvalidQuery,
        MissingExtra,
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
        Notice,
        Passage,
        Reference,
        Source,
        Voicing,
    )
    from claimgraph.pages import page, show
    from claimgraph.resources import resource

_HOMES = {
    "archive": "Archive",
    "errors": (
        "ArchiveProblem ClaimGraphError DoesNotFit InvalidGraph InvalidQuery MissingExtra "
        "UnknownNode UnreadableInput"
    ),
    "files": "example load parse read save",
    "graph": "ClaimGraph",
    "model": (
        "Actor Citation Claim Document Event Figure Inference Marker Notice Passage Reference "
        "Source Voicing"
    ),
    "pages": "page show",
    "resources": "resource",
}
"""Each module that has public names, and those names; its other errors are in ``cg.errors``."""
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_MODULES = ("corpus", "engines", "errors", "plot", "tables")
"""Modules reached as attributes; ``engines`` and ``tables`` are for those who run ``corpus``."""


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"claimgraph.{name}")
    if name in _HOME:
        value = getattr(import_module(f"claimgraph.{_HOME[name]}"), name)
        globals()[name] = value
        return value
    module = import_module(__name__)  # so that a traceback suggests the nearest name
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=module)


def __dir__() -> list[str]:
    return sorted([*__all__, *globals()])


__all__ = [
    "Actor",
    "Archive",
    "ArchiveProblem",
    "Citation",
    "Claim",
    "ClaimGraph",
    "ClaimGraphError",
    "Document",
    "DoesNotFit",
    "Event",
    "Figure",
    "Inference",
    "InvalidGraph",
    "InvalidQuery",
    "Marker",
    "MissingExtra",
    "Notice",
    "Passage",
    "Reference",
    "Source",
    "UnknownNode",
    "UnreadableInput",
    "Voicing",
    "corpus",
    "errors",
    "example",
    "load",
    "page",
    "parse",
    "plot",
    "read",
    "resource",
    "save",
    "show",
]
