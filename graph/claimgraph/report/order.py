"""CG107: an unnumbered list bound by order, where the words of a title speak against it."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.model import Reference, clip
from claimgraph.report.finding import Finding
from claimgraph.report.held import Held, entry


def doubtful(held: Held) -> Iterator[Finding]:
    """CG107: entries whose title what cites them does not state, while it states another's."""
    if held.by_author_and_year:
        return
    for binding in held.bindings.values():
        reference, rival = held.nodes[binding.reference], held.nodes.get(binding.rival or "")
        if not binding.disagrees or not isinstance(reference, Reference):
            continue
        if binding.basis != "listOrder":
            continue
        related = []
        message = f"{held.named(reference.source)} is bound by its place in the list"
        if isinstance(rival, Reference):
            title = rival.title or held.source(rival.source).label
            message += f", but what cites it states “{clip(title, 60)}”"
            related = [entry(rival)]
        span = (reference.start, reference.end)
        yield held.finding("CG107", message, reference, span, related)
