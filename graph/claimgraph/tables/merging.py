"""Merges parts into one folder of tables: each node once, with what only the whole can tell.

Parts are written one after the other or at the same time, each by whoever has some documents at
hand. An engine joins them, out of core.
"""

from __future__ import annotations

from pathlib import Path

from claimgraph.engines.protocol import GROUP, Engine
from claimgraph.errors import IdCollision
from claimgraph.tables.contract import LINKS, TABLES, VERSION, Column
from claimgraph.tables.parquet import GROUPS, Contract

READ_FROM = Column("read_from", "string")
"""What a part says of each row besides: where it was read. Of two, the first by name is kept."""


def merge(engine: Engine, parts: Path, folder: Path, base: str) -> None:
    """Write the tables from parts, and their contract last.

    Args:
        engine: what joins them.
        parts: the folder that ``write_parts`` wrote them to, with ``READ_FROM``.
        folder: where the tables go.
        base: the base of the IRIs.

    Raises:
        IdCollision: two ids have one number.
    """
    for table in TABLES:
        engine.open(f"part_{table}", parts / table)
    rows = {
        table: _save(engine, table, folder, _nodes(table)) for table in TABLES if table not in LINKS
    }
    for table in ("texts", "ids", "grounds", "derivations", "mentions"):
        if table == "ids":
            _refuse_collisions(engine)
        query = _LINKED[table].format(explode=engine.explode, **_columns(table))
        rows[table] = _save(engine, table, folder, query)
    engine.drop(*(f"part_{table}" for table in TABLES))
    Contract(VERSION, base, {table: rows[table] for table in TABLES}).save(folder)


def _save(engine: Engine, table: str, folder: Path, query: str) -> int:
    """Write one table and open it under its name; return how many rows it has."""
    engine.save(query, folder / table, GROUPS.get(table, GROUP))
    engine.open(table, folder / table)
    return int(engine.rows(f"SELECT COUNT(*) FROM {table}")[0][0])


def _columns(table: str) -> dict[str, str]:
    return {"columns": ", ".join(column.name for column in TABLES[table])}


def _nodes(table: str) -> str:
    """Return the query of the nodes of a noun, each once."""
    return _ONCE.format(table=table, key="node", **_columns(table))


def _refuse_collisions(engine: Engine) -> None:
    found = engine.rows(
        f"SELECT node, MIN(id), MAX(id) FROM ({_IDS}) i "
        "GROUP BY node HAVING MIN(id) <> MAX(id) LIMIT 1"
    )
    if found:
        raise IdCollision(*found[0])


_ONCE = """
SELECT {columns} FROM (
  SELECT *, RANK() OVER (PARTITION BY {key} ORDER BY read_from) AS nth FROM part_{table}
) p WHERE nth = 1
"""
_IDS = """
SELECT node, id, noun FROM part_ids UNION ALL
SELECT s.unstated, s.id || '#unstated', 'unstated' FROM sources s
JOIN (SELECT DISTINCT source FROM texts) t ON t.source = s.node
"""
_LINKED = {
    "texts": """
SELECT d.node AS document, s.node AS source, s.unstated FROM documents d
JOIN sources s ON s.url = d.origin WHERE s.url <> '' UNION
SELECT d.node, s.node, s.unstated
FROM (SELECT source, {explode}(evidence) AS passage FROM citations) c
JOIN passages p ON p.id = c.passage JOIN documents d ON d.id = p.document
JOIN sources s ON s.id = c.source UNION
SELECT d.node, s.node, s.unstated
FROM (SELECT source, {explode}(passages) AS passage FROM notices) n
JOIN passages p ON p.id = n.passage JOIN documents d ON d.id = p.document
JOIN sources s ON s.id = n.source
""",
    "ids": f"SELECT DISTINCT {{columns}} FROM ({_IDS}) i ORDER BY node",
    "grounds": """
SELECT DISTINCT node, kind FROM part_grounds UNION ALL
SELECT DISTINCT unstated, 'unstated' FROM texts
""",
    "derivations": f"""
SELECT {{columns}} FROM (
  SELECT d.node, d.needs, d.rule, CASE WHEN t.source IS NULL THEN d.size ELSE 2 END AS size,
  d.kind, d.basis, d.asserted, d.confidence FROM (
    {_ONCE.format(table="derivations", key="rule", columns="*")}
  ) d LEFT JOIN (SELECT DISTINCT source FROM texts) t
  ON t.source = d.needs AND d.kind = 'citation' AND d.size = 1 UNION ALL
  SELECT d.node, t.unstated, d.rule, 2, d.kind, d.basis, d.asserted, d.confidence FROM (
    {_ONCE.format(table="derivations", key="rule", columns="*")}
  ) d JOIN (SELECT DISTINCT source, unstated FROM texts) t
  ON t.source = d.needs WHERE d.kind = 'citation' AND d.size = 1
) x ORDER BY needs, node, rule
""",
    "mentions": "SELECT DISTINCT {columns} FROM part_mentions",
}
"""The narrow tables. A citation that points out no words of a source whose text is held, wherever
that document was read, rests on words unstated too."""
