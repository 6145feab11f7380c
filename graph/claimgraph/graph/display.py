"""How a graph shows itself: its census, the rows of its nodes, and the HTML of a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimgraph.model import Actor, Claim, Document, Event, Figure, Node, Passage, Source
from claimgraph.results import SHOWN, counted, html_table, own_cells, terse
from claimgraph.urls import site

if TYPE_CHECKING:
    from claimgraph.graph.graph import ClaimGraph
    from claimgraph.graph.indexes import Indexes

TEXTS = 3
"""Documents whose text a notebook shows."""
_CENSUS = (Claim, Source, Actor, Event, Figure)
_COLUMNS = {
    "claims": ("status", "modality", "proposed_by", "sources"),
    "sources": ("numbers", "claims", "publisher", "published", "site"),
    "sentences": ("state",),
    "actors": ("kind",),
    "events": ("status", "when"),
}
"""What a row tells of a noun between its id and its text."""


def census(kb: ClaimGraph) -> str:
    """Return in words how many nodes of each noun a graph holds.

    >>> census(cg.ClaimGraph())
    '0 claims, 0 sources, 0 actors, 0 events, 0 figures'
    """
    several = len(kb.all(Document))
    counts = [counted(len(kb.all(noun)), noun.noun + "s") for noun in _CENSUS]
    return ", ".join(([f"{several} documents"] if several > 1 else []) + counts)


def html(kb: ClaimGraph) -> str:
    """Return the HTML of a graph: census, first texts with their claims, sources, claims."""
    from claimgraph.render.highlights import plain_html

    shown, claims = kb.all(Document)[:TEXTS], kb.all(Claim)
    texts = (plain_html(d, kb, [c for c in claims if c.document == d.id], kb.status) for d in shown)
    sources = html_table(terse([kb._row(s) for s in kb.all(Source)[:SHOWN]]), caption="sources")
    table = html_table(terse([kb._row(c) for c in claims[:SHOWN]]), caption="claims")
    return (
        f"<p><b>{census(kb)}</b></p>{''.join(texts)}{sources}"
        f"<details><summary>Claims as a table</summary>{table}</details>"
    )


def columns(noun: str) -> tuple[str, ...]:
    """Return the columns of a table of one noun, in the plural."""
    return ("id", *_COLUMNS.get(noun, ()), "text")


def row(kb: ClaimGraph, node: Node, indexes: Indexes) -> Mapping[str, object]:
    """Return a node as a row: its handle, what is told of its noun, and its text."""
    cells: dict[str, object] = {"id": kb.handle(node)}
    match node:
        case Claim():
            cells["status"] = kb.status(node)
            cells |= own_cells(node)
            cells["sources"] = _relied_on(kb, node)
        case Source():
            cells["numbers"] = indexes.numbers.get(node.id, ())
            cells["claims"] = indexes.carried.get(node.id, 0)
            cells |= own_cells(node)
            linked = node.title and node.url and not cells["numbers"]
            cells["site"] = site(node.url or "") if linked else ""  # whose words may be "Reuters"
        case Passage() if "sentence" in node.roles:
            cells |= {"state": kb.state(node)}
        case _:
            cells |= own_cells(node)
    return cells | {"text": node.label}


def _relied_on(kb: ClaimGraph, claim: Claim) -> list[str]:
    shown = [kb.handle(c.source) for c in kb.citations(claim) if c.asserted]
    return list(dict.fromkeys(shown))
