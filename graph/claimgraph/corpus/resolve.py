"""Name resolution in a corpus: a name is the id of a node, or the url or title of a source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from claimgraph.engines import Engine
from claimgraph.errors import AmbiguousName, UnknownNode
from claimgraph.rdf import iri
from claimgraph.tables.contract import number
from claimgraph.tables.lookup import Lookup

_NAMED_BY = {"sources": ("id", "url", "title"), "passages": ("id",)}
_COMPARED, _LONG, _NEAR = 1_000_000, 100, 50
"""Names that an unknown one is compared with, characters of each, and how many are looked at."""


class NameResolver:
    """Looks names up: ids by their number where the tables lie, others through the engine."""

    def __init__(self, engine: Engine, folder: Path, base: str) -> None:
        self._engine, self._base = engine, base
        self._by_number = Lookup(folder / "ids", "node")

    def named(self, table: str, names: Sequence[str]) -> list[int]:
        """Return the numbers of the nodes that some names mean, in the order of the names.

        Raises:
            UnknownNode: a name means nothing; the nearest names are suggested.
            AmbiguousName: it means several nodes.
        """
        known = self._numbers(table.removesuffix("s"), names)
        if len(known) < len(set(names)):
            rows = self._rows(table, [name for name in names if name not in known])
            known |= {n: self._only(table, n, rows) for n in names if n not in known}
        return [known[name] for name in names]

    def ids(self, numbers: Iterable[int], noun: str) -> list[str]:
        """Return the ids of those numbers that are of a noun, sorted."""
        found = self._by_number.rows(set(numbers), "id", "noun")
        return sorted(name for name, kind in found if kind == noun)

    def _numbers(self, noun: str, names: Sequence[str]) -> dict[str, int]:
        """Return the numbers of those names that are ids."""
        wanted = {name: number(iri(name, self._base)) for name in names}
        found = set(self._by_number.rows(wanted.values(), "id", "noun"))
        return {name: place for name, place in wanted.items() if (name, noun) in found}

    def _rows(self, table: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
        listed = ", ".join(self._engine.text(name) for name in dict.fromkeys(names))
        keys = _NAMED_BY[table]
        asked = " OR ".join(f"{key} IN ({listed})" for key in keys)
        return self._engine.rows(f"SELECT node, {', '.join(keys)} FROM {table} WHERE {asked}")

    def _only(self, table: str, name: str, rows: Iterable[tuple[Any, ...]]) -> int:
        found = {row[0]: row[1] for row in rows if name in row[1:]}
        if len(found) == 1:
            return int(next(iter(found)))
        noun = table.removesuffix("s")
        if found:
            raise AmbiguousName(noun, name, sorted(found.values()))
        raise UnknownNode(noun, name, self._near(table, name))

    def _near(self, table: str, name: str) -> list[str]:
        """Return the names that differ least from one, of the first million."""
        wanted = self._engine.text(name[:_LONG].lower())
        held = " UNION ALL ".join(
            f"SELECT {key} AS said FROM {table} WHERE {key} IS NOT NULL" for key in _NAMED_BY[table]
        )
        query = (
            f"SELECT said FROM (SELECT said FROM ({held}) a LIMIT {_COMPARED}) b "
            f"ORDER BY LEVENSHTEIN(LOWER(SUBSTRING(said, 1, {_LONG})), {wanted}), said "
            f"LIMIT {_NEAR}"
        )
        return [said for (said,) in self._engine.rows(query)]
