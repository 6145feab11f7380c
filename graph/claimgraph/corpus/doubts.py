"""What is lost and what is in question in a corpus, by supposition and by its notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimgraph.analysis.notices import passages_in_doubt, up_to, whole
from claimgraph.corpus.logic import numbers
from claimgraph.engines import Engine
from claimgraph.errors import AmbiguousName, UnknownNode
from claimgraph.model import Notice
from claimgraph.tables.contract import number
from claimgraph.triples import iri

_NAMED_BY = {"sources": ("id", "url", "title"), "passages": ("id",)}
NOTHING = numbers(())


@dataclass(frozen=True)
class Doubts:
    """Queries of the nodes lost, and of those in question."""

    lost: str
    asked: str = NOTHING


def named(engine: Engine, table: str, names: Sequence[str], base: str) -> list[int]:
    """Return the numbers of the nodes that some names mean, in the order of the names.

    Raises:
        UnknownNode: a name means nothing.
        AmbiguousName: it means several nodes.
    """
    if not names:
        return []
    known = _ids(engine, table.removesuffix("s"), names, base)
    if len(known) == len(set(names)):
        return [known[name] for name in names]
    listed = ", ".join(engine.text(name) for name in dict.fromkeys(names))
    keys = _NAMED_BY[table]
    asked = " OR ".join(f"{key} IN ({listed})" for key in keys)
    rows = engine.rows(f"SELECT node, {', '.join(keys)} FROM {table} WHERE {asked}")
    return [_only(table.removesuffix("s"), name, rows) for name in names]


def _ids(engine: Engine, noun: str, names: Sequence[str], base: str) -> dict[str, int]:
    """Return the numbers of those names that are ids: found by number, as ``ids`` is sorted."""
    wanted = set(names)
    listed = ", ".join(str(number(iri(name, base))) for name in sorted(wanted))
    query = f"SELECT id, node FROM ids WHERE node IN ({listed}) AND noun = {engine.text(noun)}"
    return {name: node for name, node in engine.rows(query) if name in wanted}


def _only(noun: str, name: str, rows: Iterable[tuple[Any, ...]]) -> int:
    found = {row[0]: row[1] for row in rows if name in row[1:]}
    exact = [node for node, key in found.items() if key == name]
    if exact or len(found) == 1:
        return int((exact or list(found))[0])
    if found:
        raise AmbiguousName(noun, name, sorted(found.values()))
    raise UnknownNode(noun, name)


def doubts(
    engine: Engine, base: str, sources: Sequence[str], passages: Sequence[str], as_of: object
) -> Doubts:
    """Return what is lost or in question: by the notices up to a date, and by supposition."""
    named(engine, "passages", passages, base)  # refuses unknown ones
    held = up_to(_notices(engine), None if as_of is None else str(as_of))
    cut, doubted = passages_in_doubt(held)
    cut |= dict.fromkeys(passages, "withdrawn")
    kinds = whole(held)
    gone = [s for s, reasons in kinds.items() if "withdrawn" in reasons]
    open_ones = [s for s, reasons in kinds.items() if set(reasons) - {"withdrawn"}]
    lost = [
        numbers([*named(engine, "sources", sources, base), *named(engine, "sources", gone, base)])
    ]
    asked = [numbers(named(engine, "sources", open_ones, base))]
    lost += _spread(engine, cut)
    asked += _spread(engine, doubted) + _unstated(engine, [*cut, *doubted])
    return Doubts(_union(lost), _union(asked))


def _notices(engine: Engine) -> list[Notice]:
    rows = engine.rows("SELECT id, source, kind, date, passages FROM notices")
    return [
        Notice.model_validate(
            {"id": i, "source": s, "kind": kind, "date": date, "passages": tuple(passages)}
        )
        for i, s, kind, date, passages in rows
    ]


def _spread(engine: Engine, passages: Mapping[str, str]) -> list[str]:
    """Return queries of what shares words with passages: evidence, and claims made in them."""
    if not passages:
        return []
    cut = f"SELECT document, begins, ends FROM passages WHERE id IN ({_texts(engine, passages)})"
    meets = "p.document = x.document AND p.begins < x.ends AND p.ends > x.begins"
    shares = f"JOIN ({cut}) x ON {meets}"
    return [
        "SELECT g.node FROM grounds g JOIN passages p ON g.node = p.node "
        f"{shares} WHERE g.kind = 'words'",
        f"SELECT c.node FROM claims c JOIN passages p ON c.passage = p.id {shares}",
    ]


def _unstated(engine: Engine, passages: Sequence[str]) -> list[str]:
    """Return the query of unstated words of the sources that passages are taken from."""
    if not passages:
        return []
    return [
        "SELECT t.unstated AS node FROM texts t JOIN documents d ON t.document = d.node "
        "JOIN passages p ON p.document = d.id "
        f"WHERE p.id IN ({_texts(engine, passages)})"
    ]


def _texts(engine: Engine, names: Iterable[str]) -> str:
    return ", ".join(engine.text(name) for name in names)


def _union(queries: Iterable[str]) -> str:
    listed = " UNION ALL ".join(f"SELECT q.node FROM ({query}) q" for query in queries)
    return f"SELECT DISTINCT node FROM ({listed}) u"
