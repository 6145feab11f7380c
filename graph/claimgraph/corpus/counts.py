"""Counts over a corpus: claims with one source only, and how much each source bears."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from claimgraph.corpus.sql import citing_sql
from claimgraph.engines import Engine
from claimgraph.questions import Counting

_COUNTED = {
    "status": ("claims", "status"),
    "kind": ("claims", "kind"),
    "basis": ("citations", "basis"),
}
"""What the aggregates count: by which column of which table."""


class Load(NamedTuple):
    """What one source bears: claims that cite it, that cite no other, and that fall with it alone.

    ``alone`` is what ``ClaimGraph.load_bearing`` calls so.
    """

    source: str
    cited_by: int
    only_source: int
    alone: int
    title: str | None


def single_source(engine: Engine, counting: Counting, min_confidence: float) -> dict[str, str]:
    """Return the claims that rely on one source and on no other, each with that source."""
    query = (
        "SELECT c.id, s.id FROM (SELECT claim, MIN(source) AS source FROM "
        f"({citing_sql(counting, min_confidence)}) d "
        "GROUP BY claim HAVING COUNT(DISTINCT source) = 1) o "
        "JOIN claims c ON c.node = o.claim JOIN sources s ON s.node = o.source"
    )
    return dict(sorted(engine.rows(query)))


def loads(
    engine: Engine,
    top: int,
    counting: Counting,
    min_confidence: float,
    alone: Callable[[int], int],
) -> Iterator[Load]:
    """Yield what the sources bear that most claims cite.

    Args:
        engine: where the tables are.
        top: how many sources.
        counting: which links count.
        min_confidence: how sure they must be.
        alone: how many claims fall with the source of a number.
    """
    direct = citing_sql(counting, min_confidence)
    only = (
        f"SELECT MIN(source) AS source FROM ({direct}) e "
        "GROUP BY claim HAVING COUNT(DISTINCT source) = 1"
    )
    query = (
        "SELECT s.node, s.id, s.title, d.claims, COALESCE(a.claims, 0) FROM "
        f"(SELECT source, COUNT(DISTINCT claim) AS claims FROM ({direct}) x GROUP BY source) d "
        "JOIN sources s ON s.node = d.source LEFT JOIN "
        f"(SELECT source, COUNT(*) AS claims FROM ({only}) y GROUP BY source) a "
        f"ON a.source = d.source ORDER BY d.claims DESC, s.id LIMIT {int(top)}"
    )
    for node, source, title, claims, single in engine.rows(query):
        yield Load(source, claims, single, alone(node), title)


def aggregates(engine: Engine) -> dict[str, dict[str, int]]:
    """Return the claims by status and by kind, and the citations by basis."""
    return {
        name: dict(sorted(engine.rows(f"SELECT {column}, COUNT(*) FROM {table} GROUP BY {column}")))
        for name, (table, column) in _COUNTED.items()
    }
