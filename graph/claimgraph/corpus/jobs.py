"""``Corpus``: a folder of tables and an engine, with the jobs as methods."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, Self

from claimgraph.corpus import logic, quads
from claimgraph.corpus.doubts import Doubts, doubts, named
from claimgraph.corpus.logic import Progress
from claimgraph.corpus.loss import CorpusLoss
from claimgraph.engines import DuckDB, Engine
from claimgraph.errors import UnknownNode
from claimgraph.model import choices
from claimgraph.questions import Counting
from claimgraph.tables import TABLES, Contract

Names = str | Iterable[str]


class Load(NamedTuple):
    """What one source bears: claims that cite it, cite it alone, and fall when it does."""

    source: str
    claims: int
    alone: int
    falls: int
    title: str | None


class OriginCount(NamedTuple):
    """How many sources a claim cites, and how many independent origins they have."""

    claim: str
    citations: int
    origins: int


def _quiet(_: str) -> None:
    """Tell nothing."""


class Corpus:
    """A folder of tables, asked through an engine.

    Args:
        folder: what ``cg.tables.write`` or ``read_corpus`` wrote. On a cluster, all workers must
            reach it under this name.
        engine: ``DuckDB`` unless given.
        progress: told in a line of each step of a job.

    >>> import tempfile
    >>> from claimgraph.sketch import sketch
    >>> kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- s1 | s2; c3 <- c1; s1 <- s7"))
    >>> with tempfile.TemporaryDirectory() as place:
    ...     folder = cg.tables.write(kb, place + "/tables")
    ...     with cg.corpus.Corpus(folder) as corpus:
    ...         lost = corpus.without(sources="source-s7")
    ...         lost.counts
    {'falls': 2, 'survives': 1, 'untouched': 0, 'unsupported': 0}

    Raises:
        UnreadableInput: the folder holds no tables, or is unfinished.
        MissingExtra: the engine's library is not installed.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        engine: Engine | None = None,
        *,
        progress: Progress = _quiet,
    ) -> None:
        self.folder = Path(folder)
        self.contract = Contract.of(folder)
        self.engine = engine or DuckDB()
        self._progress = progress
        self._serial = count(1)
        self._opened: set[str] = set()
        for table in TABLES:
            self.engine.open(table, self.folder / table)

    # -- what stands ----------------------------------------------------------------------------

    def ground(self, *, counting: Counting = "explicit", min_confidence: float = 0.0) -> int:
        """Work out what stands and by which rules, once; return how many nodes stand.

        The answer is kept beside the tables, and every other job starts from it.
        """
        standing, _ = self._grounded(counting, min_confidence)
        return self._number(f"SELECT COUNT(*) FROM {standing}")

    def _grounded(self, counting: Counting, min_confidence: float) -> tuple[str, str]:
        """Return the names of what stands and of the rules that do."""
        if counting not in choices(Counting):
            raise UnknownNode("counting", counting, choices(Counting))
        key = f"{counting}_{min_confidence!r}".replace(".", "_").replace("-", "_")
        standing, live = f"standing_{key}", f"live_{key}"
        if standing in self._opened:
            return standing, live
        kept = self.folder / "grounded" / key
        if not (kept / "standing").exists():  # written last
            self._ground(kept, _counted(counting, min_confidence))
        self.engine.open(standing, kept / "standing")
        self.engine.open(live, kept / "live")
        self._opened.add(standing)
        return standing, live

    def _ground(self, kept: Path, counted: str) -> None:
        engine = self.engine
        # A view of its own would need a statement that the engines do not share.
        rules = f"(SELECT node, needs, rule, size FROM derivations WHERE {counted})"
        headless = f"NOT EXISTS (SELECT 1 FROM {rules} d WHERE d.node = g.node)"
        start = f"SELECT g.node FROM grounds g WHERE {headless}"
        with self._names("ground") as name:
            logic.stand(engine, name, rules, start, self._progress)
            engine.save(logic.live(rules, name), kept / "live")
            engine.save(f"SELECT node, hop FROM {name}", kept / "standing")

    # -- losses ---------------------------------------------------------------------------------

    def without(
        self,
        *,
        sources: Names = (),
        passages: Names = (),
        as_of: object = None,
        counting: Counting = "explicit",
        min_confidence: float = 0.0,
    ) -> CorpusLoss:
        """Return what falls and what survives when sources or passages are withdrawn.

        The same question as ``ClaimGraph.without``, with the same answer; notices count too.

        Args:
            sources: ids, urls or titles of sources supposed withdrawn.
            passages: ids of passages supposed withdrawn.
            as_of: an ISO date; later notices do not count.
            counting: "candidates" lets title matches and paragraph scope hold a claim up.
            min_confidence: links that say how sure they are count from this on, 0 to 1.

        Raises:
            UnknownNode: a name means nothing.
            InvalidQuery: as_of is no date.
        """
        base = self.contract.base
        found = doubts(self.engine, base, _listed(sources), _listed(passages), as_of)
        return self._loss(found, counting, min_confidence)

    def _loss(self, found: Doubts, counting: Counting, min_confidence: float) -> CorpusLoss:
        def lose(query: str, chosen: Counting, least: float) -> tuple[str, str, str]:
            standing, live = self._grounded(chosen, least)
            name = f"loss_{next(self._serial)}"
            stood = f"SELECT l.node FROM ({query}) l JOIN {standing} s ON l.node = s.node"
            logic.lose(self.engine, name, live, stood, self._progress)
            return name, standing, live

        return CorpusLoss(self.engine, found, lose, counting, min_confidence)

    def resting_on(
        self, source: str, *, counting: Counting = "explicit", min_confidence: float = 0.0
    ) -> list[str]:
        """Return the ids of the claims that rest on a source, directly or not, sorted."""
        (node,) = named(self.engine, "sources", [source], self.contract.base)
        _, live = self._grounded(counting, min_confidence)
        few = logic.reach_few(self.engine, live, [node])
        if few is not None:
            listed = ", ".join(map(str, sorted(few)))
            return self._ids(f"SELECT id FROM ids WHERE node IN ({listed}) AND noun = 'claim'")
        with self._names("reach") as name:
            logic.reach(self.engine, name, live, logic.numbers([node]), self._progress)
            return self._ids(f"SELECT c.id FROM claims c JOIN {name} r ON c.node = r.node")

    # -- counts ---------------------------------------------------------------------------------

    def single_source(
        self, *, counting: Counting = "explicit", min_confidence: float = 0.0
    ) -> dict[str, str]:
        """Return the claims that rely on one source and on no other, each with that source."""
        query = (
            "SELECT c.id, s.id FROM (SELECT claim, MIN(source) AS source FROM "
            f"({_direct(counting, min_confidence)}) d "
            "GROUP BY claim HAVING COUNT(DISTINCT source) = 1) o "
            "JOIN claims c ON c.node = o.claim JOIN sources s ON s.node = o.source"
        )
        return dict(sorted(self.engine.rows(query)))

    def origins(
        self, *, counting: Counting = "explicit", min_confidence: float = 0.0
    ) -> list[OriginCount]:
        """Return for each claim that cites how many sources, and how many origins they have.

        Sources are one origin when a chain of declared copies or equal pages joins them.
        """
        with self._names("origin") as name:
            self._clusters(name)
            query = (
                "SELECT c.id, COUNT(DISTINCT d.source), COUNT(DISTINCT COALESCE(o.root, d.source)) "
                f"FROM ({_direct(counting, min_confidence)}) d JOIN claims c ON c.node = d.claim "
                f"LEFT JOIN {name} o ON o.node = d.source GROUP BY c.id"
            )
            return sorted(OriginCount(*row) for row in self.engine.rows(query))

    def clusters(self) -> list[tuple[str, ...]]:
        """Return the sources that are one origin, sorted, for every origin with several."""
        with self._names("origin") as name:
            self._clusters(name)
            query = f"SELECT o.root, s.id FROM {name} o JOIN sources s ON s.node = o.node"
            found: dict[int, list[str]] = {}
            for root, source in self.engine.rows(query):
                found.setdefault(root, []).append(source)
        return sorted(tuple(sorted(group)) for group in found.values())

    def _clusters(self, name: str) -> None:
        pages = (
            "SELECT page, MIN(node) AS node FROM sources WHERE page IS NOT NULL "
            "GROUP BY page HAVING COUNT(*) > 1"
        )
        edges = (
            "SELECT node AS a, needs AS b FROM derivations WHERE kind = 'copy' UNION ALL "
            f"SELECT s.node, p.node FROM sources s JOIN ({pages}) p ON s.page = p.page"
        )
        logic.components(self.engine, name, edges, self._progress)

    def load_bearing(
        self, top: int = 10, *, counting: Counting = "explicit", min_confidence: float = 0.0
    ) -> list[Load]:
        """Return the sources that most claims cite, and how many claims fall with each alone.

        Args:
            top: how many sources; a loss is reckoned for each.
            counting: as for ``without``.
            min_confidence: as for ``without``.
        """
        direct = _direct(counting, min_confidence)
        alone = (
            f"SELECT MIN(source) AS source FROM ({direct}) e "
            "GROUP BY claim HAVING COUNT(DISTINCT source) = 1"
        )
        query = (
            "SELECT s.node, s.id, s.title, d.claims, COALESCE(a.claims, 0) FROM "
            f"(SELECT source, COUNT(DISTINCT claim) AS claims FROM ({direct}) x GROUP BY source) d "
            "JOIN sources s ON s.node = d.source LEFT JOIN "
            f"(SELECT source, COUNT(*) AS claims FROM ({alone}) y GROUP BY source) a "
            f"ON a.source = d.source ORDER BY d.claims DESC, s.id LIMIT {int(top)}"
        )
        found = []
        for node, source, title, claims, single in self.engine.rows(query):
            with self._loss(Doubts(lost=logic.numbers([node])), counting, min_confidence) as loss:
                falls = loss.counts["falls"]
            found.append(Load(source, claims, single, falls, title))
        return found

    def aggregates(self) -> dict[str, dict[str, int]]:
        """Return the claims by status and by kind, and the citations by basis."""
        asked = {
            "status": ("claims", "status"),
            "kind": ("claims", "kind"),
            "basis": ("citations", "basis"),
        }
        return {
            name: dict(
                sorted(
                    self.engine.rows(f"SELECT {column}, COUNT(*) FROM {table} GROUP BY {column}")
                )
            )
            for name, (table, column) in asked.items()
        }

    def export_nquads(self, folder: str | os.PathLike[str]) -> Path:
        """Write everything as N-Quads, shortcuts included: a folder of text files, of any order.

        The same statements as ``ClaimGraph.to_triples``; every engine writes the same lines.
        """
        query = " UNION ALL ".join(quads.queries(self.contract.base, self.engine.explode))
        self.engine.write_lines(query, Path(folder))
        return Path(folder)

    # -- how it is done -------------------------------------------------------------------------

    def _ids(self, query: str) -> list[str]:
        return sorted(row[0] for row in self.engine.rows(query))

    def _number(self, query: str) -> int:
        return int(self.engine.rows(query)[0][0])

    @contextmanager
    def _names(self, stem: str) -> Iterator[str]:
        """Lend a table's name; the table is gone afterwards."""
        name = f"{stem}_{next(self._serial)}"
        try:
            yield name
        finally:
            self.engine.drop(name, f"{name}_new", f"{name}_hits", f"{name}_hits_new")

    def close(self) -> None:
        """Close the engine."""
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _counted(counting: Counting, min_confidence: float) -> str:
    """Return the condition under which a row of derivations counts."""
    asserted = "" if counting == "candidates" else "asserted AND "
    least = f"CAST({float(min_confidence)!r} AS DOUBLE)"
    return f"{asserted}(confidence IS NULL OR confidence >= {least})"


def _direct(counting: Counting, min_confidence: float) -> str:
    """Return the query of which claims cite which sources."""
    return (
        "SELECT d.node AS claim, d.needs AS source FROM derivations d JOIN grounds g "
        "ON d.needs = g.node WHERE d.kind = 'citation' AND g.kind = 'source' "
        f"AND {_counted(counting, min_confidence)}"
    )


def _listed(names: Names) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
