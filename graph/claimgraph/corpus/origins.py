"""Independent origins of every claim: the grounds of ``ClaimGraph.origins``, in SQL.

Sources that one claim rests on are joined when one copies the other, when they are one page, and
when their titles, texts or figures are nearly the same.
"""

from __future__ import annotations

from typing import NamedTuple

from claimgraph.corpus import sql
from claimgraph.corpus.similarity import near_titles, same_words
from claimgraph.corpus.sql import Progress, citing_sql, counting_sql
from claimgraph.engines import Engine
from claimgraph.questions import Counting


class OriginCount(NamedTuple):
    """How many citations a claim has, those of its premises too, and how many origins."""

    claim: str
    citations: int
    origins: int


def clusters(engine: Engine, name: str, progress: Progress) -> list[tuple[str, ...]]:
    """Return the sources joined by a chain of declared copies or equal pages, sorted."""
    pages = (
        "SELECT page, MIN(node) AS node FROM sources WHERE page IS NOT NULL "
        "GROUP BY page HAVING COUNT(*) > 1"
    )
    edges = (
        "SELECT node AS a, needs AS b FROM derivations WHERE kind = 'copy' UNION ALL "
        f"SELECT s.node, p.node FROM sources s JOIN ({pages}) p ON s.page = p.page"
    )
    sql.components(engine, name, edges, progress)
    found: dict[int, list[str]] = {}
    query = f"SELECT o.root, s.id FROM {name} o JOIN sources s ON s.node = o.node"
    for root, source in engine.rows(query):
        found.setdefault(root, []).append(source)
    engine.drop(name, f"{name}_new")
    return sorted(tuple(sorted(group)) for group in found.values())


def origins(
    engine: Engine, name: str, counting: Counting, min_confidence: float, progress: Progress
) -> list[OriginCount]:
    """Return the counts of every claim that cites, itself or through its premises.

    Args:
        engine: where the tables are.
        name: the stem of the tables that are made, and gone afterwards.
        counting: which links count.
        min_confidence: how sure they must be.
        progress: told of each step.
    """
    names = ("below", "cited", "held", "up", "roots", "rooted", "titled", "joined", "labels")
    tables = {one: f"{name}_{one}" for one in names}
    try:
        _cite(engine, tables, counting, min_confidence, progress)
        _copy(engine, tables, progress)
        _join(engine, tables, progress)
        return sorted(OriginCount(*row) for row in engine.rows(_COUNTS.format(**tables)))
    finally:
        for made in tables.values():
            engine.drop(made, f"{made}_new")


def _cite(
    engine: Engine,
    tables: dict[str, str],
    counting: Counting,
    min_confidence: float,
    progress: Progress,
) -> None:
    """Make tables of which claim rests on which source, by which claim that cites it."""
    follows = (
        "(SELECT DISTINCT node, needs FROM derivations WHERE kind = 'inference' "
        f"AND {counting_sql(counting, min_confidence)})"
    )
    sql.pairs(engine, tables["below"], follows, progress)
    direct = citing_sql(counting, min_confidence)
    engine.make(tables["cited"], _CITED.format(direct=direct, **tables))
    engine.make(tables["held"], "SELECT DISTINCT claim, source FROM {cited}".format(**tables))


def _copy(engine: Engine, tables: dict[str, str], progress: Progress) -> None:
    """Make tables of the works that each source copies in the end."""
    copies = "(SELECT DISTINCT node, needs FROM derivations WHERE kind = 'copy')"
    sql.pairs(engine, tables["up"], copies, progress)
    engine.make(tables["roots"], _ENDS.format(**tables))
    engine.grow(tables["roots"], _ROUND.format(**tables))
    engine.grow(tables["roots"], _ORIGINALS.format(**tables))
    engine.make(tables["rooted"], _ROOTED.format(**tables))


def _join(engine: Engine, tables: dict[str, str], progress: Progress) -> None:
    """Make tables of which sources of a claim are one, and label them with the least of them."""
    joined, labels = tables["joined"], tables["labels"]
    engine.make(tables["titled"], _TITLED.format(**tables))
    engine.make(joined, " UNION ALL ".join(q.format(**tables) for q in (_COPIED, _PAGES, _TITLES)))
    engine.grow(joined, _NEAR.format(near=near_titles(engine.explode), **tables))
    for pairs in same_words(engine, tables["held"]):
        engine.grow(joined, _PAIRS.format(pairs=pairs, **tables))
    ends = f"SELECT claim, a AS source FROM {joined} UNION ALL SELECT claim, b FROM {joined}"
    engine.make(
        labels, f"SELECT DISTINCT claim, source, source AS root, 1 AS moved FROM ({ends}) e"
    )
    moved, turn = 1, 0
    while moved:
        turn += 1
        engine.make(labels, _LABELS.format(**tables))
        moved = engine.rows(f"SELECT COUNT(*) FROM {labels} WHERE moved = 1")[0][0]
        progress(f"origins: round {turn}, {moved:,} sources joined")


_CITED = """
SELECT DISTINCT d.claim, d.claim AS citing, d.source FROM ({direct}) d UNION ALL
SELECT DISTINCT b.a, d.claim, d.source FROM {below} b JOIN ({direct}) d ON d.claim = b.b
WHERE b.a <> b.b
"""
_ENDS = """
SELECT u.a AS source, s.id AS root FROM {up} u JOIN sources s ON s.node = u.b
WHERE NOT EXISTS (SELECT 1 FROM {up} c WHERE c.a = u.b)
"""
"""The works at the end of a chain of copies: those that copy nothing."""
_ROUND = """
SELECT x.a AS source, MIN(s.id) AS root
FROM (SELECT a, b FROM {up} UNION ALL SELECT DISTINCT a, a FROM {up}) x
JOIN sources s ON s.node = x.b
WHERE NOT EXISTS (SELECT 1 FROM {roots} r WHERE r.source = x.a) GROUP BY x.a
"""
"""Of copies in a circle, with no end, the one first by name."""
_ORIGINALS = """
SELECT DISTINCT u.b AS source, s.id AS root FROM {up} u JOIN sources s ON s.node = u.b
WHERE NOT EXISTS (SELECT 1 FROM {up} c WHERE c.a = u.b)
"""
"""What copies nothing and is copied is its own root."""
_ROOTED = """
SELECT h.claim, h.source, r.root, RANK() OVER (PARTITION BY h.claim ORDER BY z.size, s.id) AS place
FROM {held} h JOIN {roots} r ON r.source = h.source
JOIN (SELECT source, COUNT(*) AS size FROM {roots} GROUP BY source) z ON z.source = h.source
JOIN sources s ON s.node = h.source
"""
_COPIED = """
SELECT k.claim, k.source AS a, f.source AS b FROM (
  SELECT r.claim, r.source, MIN(r.root) AS root FROM {rooted} r
  JOIN (SELECT claim, root, MIN(place) AS place FROM {rooted} GROUP BY claim, root) f
  ON f.claim = r.claim AND f.root = r.root WHERE f.place < r.place GROUP BY r.claim, r.source
) k JOIN (
  SELECT claim, root, source, RANK() OVER (PARTITION BY claim, root ORDER BY place) AS nth
  FROM {rooted}
) f ON f.claim = k.claim AND f.root = k.root WHERE f.nth = 1
"""
"""A copy joins one source of those before it that share a root: the root first by name."""
_PAGES = """
SELECT h.claim, h.source AS a, m.source AS b FROM {held} h JOIN sources s ON s.node = h.source
JOIN (
  SELECT h.claim, s.page, MIN(h.source) AS source FROM {held} h JOIN sources s ON s.node = h.source
  WHERE s.page IS NOT NULL GROUP BY h.claim, s.page HAVING COUNT(*) > 1
) m ON m.claim = h.claim AND m.page = s.page WHERE h.source <> m.source
"""
_TITLED = """
SELECT h.claim, h.source, k.title FROM {held} h JOIN sources s ON s.node = h.source
JOIN (SELECT title_key, MIN(node) AS title FROM sources WHERE title_key IS NOT NULL
GROUP BY title_key) k ON k.title_key = s.title_key
"""
"""The titles of a claim's sources, each by the number of the first source that has it."""
_TITLES = """
SELECT t.claim, t.source AS a, m.source AS b FROM {titled} t JOIN (
  SELECT claim, title, MIN(source) AS source FROM {titled} GROUP BY claim, title HAVING COUNT(*) > 1
) m ON m.claim = t.claim AND m.title = t.title WHERE t.source <> m.source
"""
_NEAR = """
SELECT DISTINCT x.claim, x.source AS a, y.source AS b FROM {titled} x
JOIN ({near}) n ON n.a = x.title JOIN {titled} y ON y.claim = x.claim AND y.title = n.b
"""
_PAIRS = """
SELECT x.claim, x.source AS a, y.source AS b FROM {held} x
JOIN ({pairs}) p ON p.a = x.source JOIN {held} y ON y.claim = x.claim AND y.source = p.b
"""
_LABELS = """
SELECT l.claim, l.source, LEAST(l.root, COALESCE(m.root, l.root)) AS root,
CASE WHEN m.root < l.root THEN 1 ELSE 0 END AS moved
FROM {labels} l LEFT JOIN (
  SELECT e.claim, e.a AS source, MIN(o.root) AS root FROM (
    SELECT claim, a, b FROM {joined} UNION ALL SELECT claim, b, a FROM {joined}
  ) e JOIN {labels} o ON o.claim = e.claim AND o.source = e.b GROUP BY e.claim, e.a
) m ON m.claim = l.claim AND m.source = l.source
"""
_COUNTS = """
SELECT c.id, n.citations, n.sources - COALESCE(m.merged, 0) FROM (
  SELECT claim, COUNT(*) AS citations, COUNT(DISTINCT source) AS sources FROM {cited} GROUP BY claim
) n JOIN claims c ON c.node = n.claim LEFT JOIN (
  SELECT claim, COUNT(*) - COUNT(DISTINCT root) AS merged FROM {labels} GROUP BY claim
) m ON m.claim = n.claim
"""
