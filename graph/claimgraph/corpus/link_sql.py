"""Which links count, and which claims cite which sources: what several jobs ask in SQL."""

from __future__ import annotations

from claimgraph.errors import UnknownNode
from claimgraph.model import choices
from claimgraph.questions import Counting


def counting_sql(counting: Counting, min_confidence: float) -> str:
    """Return the condition under which a row of derivations counts.

    Raises:
        UnknownNode: there is no such way of counting.
    """
    if counting not in choices(Counting):
        raise UnknownNode("counting", counting, choices(Counting))
    asserted = "" if counting == "candidates" else "asserted AND "
    least = f"CAST({float(min_confidence)!r} AS DOUBLE)"
    return f"{asserted}(confidence IS NULL OR confidence >= {least})"


def citing_sql(counting: Counting, min_confidence: float) -> str:
    """Return the query of which claims cite which sources; a pair may come twice."""
    return (
        "SELECT d.node AS claim, d.needs AS source FROM derivations d JOIN grounds g "
        "ON d.needs = g.node WHERE d.kind = 'citation' AND g.kind = 'source' "
        f"AND {counting_sql(counting, min_confidence)}"
    )
