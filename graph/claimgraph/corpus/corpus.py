"""``Corpus``: a folder of tables and an engine, with the jobs as methods."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Self

from claimgraph.corpus import counts, nquads, origins, sql
from claimgraph.corpus.counts import Load
from claimgraph.corpus.grounding import Grounding
from claimgraph.corpus.loss import CorpusLoss, Lost
from claimgraph.corpus.notices import LossQueries, loss_queries
from claimgraph.corpus.origins import OriginCount
from claimgraph.corpus.resolve import NameResolver
from claimgraph.corpus.sql import Progress
from claimgraph.engines import DuckDB, Engine
from claimgraph.progress import steps
from claimgraph.questions import Counting
from claimgraph.tables import TABLES, Contract, new_folder

Names = str | Iterable[str]


class Corpus:
    """A folder of tables, asked through an engine.

    Args:
        folder: what ``cg.tables.write`` or ``read_corpus`` wrote. On a cluster, all workers must
            reach it under this name.
        engine: ``DuckDB`` unless given.
        progress: told in a line of each step of a job; unless given, a terminal shows them.

    >>> import tempfile
    >>> from claimgraph.sketch import sketch
    >>> kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- s1 | s2; c3 <- c1; s1 <- s7"))
    >>> with tempfile.TemporaryDirectory() as place:
    ...     folder = cg.tables.write(kb, place + "/tables")
    ...     with cg.corpus.Corpus(folder) as corpus:
    ...         lost = corpus.without(sources="source-s7")
    ...         lost.counts
    {'falls': 2, 'in question': 0, 'survives': 1, 'untouched': 0, 'unsupported': 0}

    Raises:
        UnreadableInput: the folder holds no tables, is unfinished, or lacks a part.
        MissingExtra: the engine's library is not installed.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        engine: Engine | None = None,
        *,
        progress: Progress | None = None,
    ) -> None:
        self.folder = Path(folder)
        self.contract = Contract.of(folder)
        self.contract.check(folder)
        self.engine = engine or DuckDB()
        self._progress = progress
        self._serial = count(1)
        self._groundings: dict[tuple[Counting, float], Grounding] = {}
        self._names = NameResolver(self.engine, self.folder, self.contract.base)
        for table in TABLES:
            self.engine.open(table, self.folder / table)

    # -- what stands ----------------------------------------------------------------------------

    def ground(self, *, counting: Counting = "explicit", min_confidence: float = 0.0) -> int:
        """Work out what stands and by which rules, once; return how many nodes stand.

        The answer is kept beside the tables, and every other job starts from it.
        """
        standing = self._grounding(counting, min_confidence)
        return int(self.engine.rows(f"SELECT COUNT(*) FROM {standing.nodes}")[0][0])

    def _grounding(self, counting: Counting, min_confidence: float) -> Grounding:
        key = (counting, float(min_confidence))
        if key not in self._groundings:
            with self._told() as progress:
                self._groundings[key] = Grounding(self.engine, self.folder, *key, progress)
        return self._groundings[key]

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

        The same question as ``ClaimGraph.without``, with the same answer. Notices count too.

        Args:
            sources: ids, urls or titles of sources supposed withdrawn.
            passages: ids of passages supposed withdrawn.
            as_of: an ISO date; later notices do not count.
            counting: "candidates" lets title matches and paragraph scope hold a claim up.
            min_confidence: links that say how sure they are count from this on, 0 to 1.

        Raises:
            UnknownNode: a name means nothing; the nearest ones are suggested.
            InvalidQuery: as_of is not a date.
        """
        found = loss_queries(
            self.engine,
            self._names,
            sources=_listed(sources),
            passages=_listed(passages),
            as_of=as_of,
        )
        return self._loss(found, counting, min_confidence)

    def _loss(self, found: LossQueries, counting: Counting, min_confidence: float) -> CorpusLoss:
        def lose(query: str, chosen: Counting, least: float) -> Lost:
            held = self._grounding(chosen, least)
            name = f"loss_{next(self._serial)}"
            stood = f"SELECT l.node FROM ({query}) l JOIN {held.nodes} s ON l.node = s.node"
            with self._told() as progress:
                sql.lose(self.engine, name, held.rules, stood, progress)
            return Lost(name, held.nodes, held.rules)

        return CorpusLoss(self.engine, found, lose, counting, min_confidence)

    def resting_on(
        self, source: str, *, counting: Counting = "explicit", min_confidence: float = 0.0
    ) -> list[str]:
        """Return the ids of the claims that rest on a source, directly or not, sorted.

        For a source with few claims this is a look-up of some milliseconds at any size, past the
        engine: the tables are sorted for it. For one with many it is a job.

        Args:
            source: its id, url or title.
            counting: as for ``without``.
            min_confidence: as for ``without``.

        Raises:
            UnknownNode: there is no such source; the nearest ones are suggested.
        """
        (node,) = self._names.named("sources", [source])
        standing = self._grounding(counting, min_confidence)
        few = standing.resting_on(node)
        if few is not None:
            return self._names.ids(few, "claim")
        with self._name("reach") as name, self._told() as progress:
            sql.reach(self.engine, name, standing.rules, sql.numbers([node]), progress)
            query = f"SELECT c.id FROM claims c JOIN {name} r ON c.node = r.node"
            return sorted(row[0] for row in self.engine.rows(query))

    # -- counts ---------------------------------------------------------------------------------

    def single_source(
        self, *, counting: Counting = "explicit", min_confidence: float = 0.0
    ) -> dict[str, str]:
        """Return the claims that rely on one source and on no other, each with that source."""
        return counts.single_source(self.engine, counting, min_confidence)

    def origins(
        self, *, counting: Counting = "explicit", min_confidence: float = 0.0
    ) -> list[OriginCount]:
        """Return how many citations each claim has, and how many independent origins, by id.

        The same counts as ``ClaimGraph.origins`` of every claim that cites, itself or through its
        premises, on the same grounds. Of a source that several documents give the text of, the
        last by id counts. Texts and figures are compared where the call is made, not by the
        engine; only sources whose text is a document of the corpus have any.
        """
        with self._name("origins") as name, self._told() as progress:
            return origins.origins(self.engine, name, counting, min_confidence, progress)

    def clusters(self) -> list[tuple[str, ...]]:
        """Return the sources joined by a chain of declared copies or equal pages, sorted.

        Unlike ``origins`` it asks of no claim, and a copy of several works joins them all.
        """
        with self._name("clusters") as name, self._told() as progress:
            return origins.clusters(self.engine, name, progress)

    def load_bearing(
        self,
        top: int = 10,
        *,
        as_of: object = None,
        counting: Counting = "explicit",
        min_confidence: float = 0.0,
    ) -> list[Load]:
        """Return the sources that most claims cite, and how many claims fall with each alone.

        What notices say is lost already counts for none. ``ClaimGraph.load_bearing`` tries every
        source, and pairs, and gives Shapley values; here a loss is reckoned for ``top`` sources.

        Args:
            top: how many sources.
            as_of: as for ``without``.
            counting: as for ``without``.
            min_confidence: as for ``without``.
        """
        lost = loss_queries(self.engine, self._names, as_of=as_of).lost

        def falls(query: str) -> int:
            with self._loss(LossQueries(query), counting, min_confidence) as loss:
                return loss.counts["falls"]

        gone = falls(lost)

        def alone(node: int) -> int:
            return falls(f"{lost} UNION {sql.numbers([node])}") - gone

        return list(counts.loads(self.engine, top, counting, min_confidence, alone))

    def aggregates(self) -> dict[str, dict[str, int]]:
        """Return the claims by status and by kind, and the citations by basis."""
        return counts.aggregates(self.engine)

    def export_nquads(self, folder: str | os.PathLike[str], *, graphs: bool = False) -> Path:
        """Write everything as N-Quads, shortcuts included: a folder of text files, of any order.

        The same statements as ``ClaimGraph.to_triples``; every engine writes the same lines.

        Args:
            folder: where to; it must not exist.
            graphs: put each document in a graph of its own, as an archive does. ``Archive.load``
                reads the files, joined into one ``.nq``, without holding them in memory.

        Raises:
            FileExistsError: the folder exists.
        """
        target = new_folder(folder)
        listed = list(nquads.queries(self.contract.base, self.engine.explode, graphs=graphs))
        with self._told() as progress:
            progress(f"export: {len(listed)} kinds of statement")
            self.engine.write_lines(" UNION ALL ".join(listed), target)
        return target

    # -- how it is done -------------------------------------------------------------------------

    @contextmanager
    def _told(self) -> Iterator[Progress]:
        """Lend what is told of each step."""
        if self._progress:
            yield self._progress
            return
        with steps() as shown:
            yield shown

    @contextmanager
    def _name(self, stem: str) -> Iterator[str]:
        """Lend a table's name; the table is gone afterwards."""
        name = f"{stem}_{next(self._serial)}"
        try:
            yield name
        finally:
            self.engine.drop(name, f"{name}_new")

    def close(self) -> None:
        """Close the engine."""
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _listed(names: Names) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
