"""Name resolution in a corpus: by the id of a node, or the url, title or maker of a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from claimgraph.engines import Engine
from claimgraph.errors import AmbiguousName, UnknownNode
from claimgraph.graph.indexes import called, folded, makers_of_entry, makers_of_source
from claimgraph.rdf import iri
from claimgraph.tables.contract import number
from claimgraph.tables.lookup import Lookup

_NAMED_BY = {"sources": ("id", "url", "title"), "passages": ("id",)}
_OPENING = 80
"""Characters of an entry in which it says who made its source."""
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
        if others := [name for name in dict.fromkeys(names) if name not in known]:
            rows = self._sources(others) if table == "sources" else {}
            known |= {name: self._only(table, name, rows.get(name, {})) for name in others}
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

    def _sources(self, names: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return the ids and numbers of the sources that each name means, as in a graph."""
        told = self._engine.rows(
            "SELECT node, id, title, url, publisher, NULL AS exact, NULL AS name FROM sources "
            f"WHERE {_any(self._called, names)} UNION ALL "
            "SELECT s.node, s.id, NULL, NULL, NULL, e.exact, e.name FROM entries e "
            f"JOIN sources s ON s.id = e.source WHERE {_any(self._listed, names)}"
        )
        number = {row[1]: int(row[0]) for row in told}
        found = {}
        for name in names:
            key = folded(name)
            exact = [row[1] for row in told if name in row[2:4]]
            named = [row[1] for row in told if key in {folded(one) for one in row[2:4] if one}]
            made = [row[1] for row in told if key in _makers(*row[3:])]
            found[name] = {one: number[one] for one in called(exact or named, made)}
        return found

    def _called(self, name: str) -> str:
        """Return the condition that a source may be called so, or made by somebody called so."""
        plain, key, full = map(self._engine.text, (name, folded(name), f"the {folded(name)}"))
        each = " OR ".join(
            f"{one} = {plain} OR LOWER({one}) IN ({key}, {full})"
            for one in ("title", "url", "publisher")
        )
        return f"{each} OR INSTR(LOWER(SPLIT_PART(url, '/', 3)), {key}) > 0"

    def _listed(self, name: str) -> str:
        """Return the condition that an entry may say so who made its source."""
        words = self._engine.text(folded(name))
        opening = f"LOWER(SUBSTRING(e.exact, 1, {_OPENING}))"
        return f"INSTR({opening}, {words}) > 0 OR INSTR(LOWER(e.name), {words}) > 0"

    def _only(self, table: str, name: str, found: Mapping[str, int]) -> int:
        if len(found) == 1:
            return next(iter(found.values()))
        noun = table.removesuffix("s")
        if found:
            raise AmbiguousName(noun, name, sorted(found))
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


def _any(condition: Callable[[str], str], names: Iterable[str]) -> str:
    """Return the condition that one of some names fits; an empty one fits nothing."""
    return " OR ".join(condition(name) for name in names if folded(name)) or "FALSE"


def _makers(
    url: str | None, publisher: str | None, exact: str | None, name: str | None
) -> set[str]:
    return makers_of_source(publisher, url) | makers_of_entry(exact or "", name)
