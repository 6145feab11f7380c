"""Queries with limits: run by a worker that holds what the store holds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

import pyoxigraph as ox

from claimgraph.errors import ArchiveDamaged, ClaimGraphError, InvalidQuery, LimitExceeded
from claimgraph.rdf.vocabulary import DATA, PREFIXES
from claimgraph.store.answers import Written, table, written
from claimgraph.store.base import Table
from claimgraph.store.formats import parse_rdf
from claimgraph.store.guard import guard
from claimgraph.store.limits import Limits
from claimgraph.store.mistakes import query_problem
from claimgraph.store.watching import watched
from claimgraph.workers import Stopped, Worker

JSON, TRIPLES = "application/sparql-results+json", "application/n-triples"
_LONGEST = 4 << 20
"""Code points of the longest query a worker takes; should its parser die, nobody minds."""
ANSWERING = f"{__name__}:Answering"
"""What a worker runs to answer queries."""


class Aside:
    """One worker, started when first asked; it starts again when the data has changed.

    Args:
        start: starts a worker that holds the data as it is now, given the bytes of memory a query
            may take.
    """

    def __init__(self, start: Callable[[int], Worker]) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._for: tuple[int, int] = (0, 0)

    def run(self, query: str, limits: Limits) -> Table:
        """Return the answer to a query.

        Raises:
            LimitExceeded: it went beyond a limit and was ended.
            InvalidQuery: it cannot run.
        """
        with self._lock:
            worker = self._ready(limits.memory)
            wanted = {"results": JSON, "graph": TRIPLES, "watch": True, "limits": asdict(limits)}
            found = ended_by_limits(lambda: ask(worker.ask, query, wanted, limits), limits)
        return read_answer(found)

    def forget(self) -> None:
        """Say that the data has changed."""
        with self._lock:
            if self._worker:
                self._worker.end()
            self._worker = None

    def _ready(self, memory: int) -> Worker:
        wanted = (os.getpid(), memory)  # a forked process must not share a worker
        if self._worker is None or self._for != wanted or not self._worker.alive:
            if self._worker and self._for[0] == wanted[0]:
                self._worker.end()
            self._worker, self._for = self._start(memory), wanted
        return self._worker


def read_answer(found: Written) -> Table:
    """Return the rows of an answer that a worker wrote as JSON, or as N-Triples."""
    if found.type == TRIPLES:
        rows = tuple(tuple(triple) for triple in parse_rdf(found.body, "ntriples"))
        return Table(("subject", "predicate", "object"), rows, found.told)
    return replace(table(found.body), told=found.told)


def ask(send: Callable[..., Any], query: str, wanted: Mapping[str, Any], limits: Limits) -> Written:
    """Have a worker answer a query; ``send`` is its ``ask``, or that of a pool."""
    reply = send({"job": "query", **wanted}, query.encode(), limits.seconds)
    return Written(reply.header["type"], reply.body, tuple(reply.header["told"]))


def ended_by_limits(call: Callable[[], Written], limits: Limits) -> Written:
    """Say of a worker that ended which limit it was."""
    try:
        return call()
    except Stopped as stopped:
        raise limit_of(stopped, limits) from stopped


def limit_of(stopped: Stopped, limits: Limits) -> LimitExceeded:
    """Return which limit ended a worker, by the signal that did."""
    if stopped.signal == signal.SIGSEGV:
        return LimitExceeded("depth", 0)
    if stopped.signal == signal.SIGXCPU:
        return LimitExceeded("seconds", limits.seconds or 0)
    return LimitExceeded("memory", limits.memory)


# -- in the worker -------------------------------------------------------------------------------


class Answering:
    """Answers queries over a store that nobody else changes.

    Args:
        folder: of the store on disk; without it there is one in memory, to be filled by a job.
        copied: into memory, where an answer takes half the time.
    """

    def __init__(self, folder: str | None = None, *, copied: bool = False) -> None:
        if folder is None:
            self._store = ox.Store()
        else:
            self._store = _copied(folder) if copied else ox.Store.read_only(folder)
        next(self._store.quads_for_pattern(None, None, None), None)  # opens what it needs

    def __call__(self, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        if header["job"] == "load":
            self._store.bulk_load(body, ox.RdfFormat.N_QUADS)
            return {}, b""
        found = self.answer(body.decode(), header, header, Limits(**header["limits"]))
        return {"type": found.type, "told": found.told}, found.body

    def answer(
        self, query: str, wanted: Mapping[str, Any], of: Mapping[str, Any], limits: Limits
    ) -> Written:
        """Return the answer to a query as text.

        Args:
            query: SPARQL.
            wanted: ``results`` and ``graph``, the media types; ``watch`` to be told of numbers that
                cannot be computed, which the standard passes over.
            of: ``default_graph`` and ``named_graphs``, the graphs to ask; all without them.
            limits: on rows and bytes; the others are up to the owner.

        Raises:
            ClaimGraphError: it has no answer, or one beyond the limits.
        """
        words = guard(query, _LONGEST)
        asked: dict[str, Any] = {"base_iri": DATA}
        default, named = of.get("default_graph"), of.get("named_graphs")
        if default is not None or named is not None:
            asked |= {"default_graph": _graphs(default), "named_graphs": _graphs(named)}
        elif "FROM" not in words:
            asked["use_default_graph_as_union"] = True
        try:
            watch = watched(query) if wanted.get("watch") else None
            if watch:
                query, asked["custom_functions"] = watch.query, watch.functions
            found = written(self._found(query, asked), wanted["results"], wanted["graph"], limits)
            return found._replace(told=watch.told()) if watch else found
        except SyntaxError as error:
            raise query_problem(query, str(error), complaint) from error
        except ClaimGraphError:
            raise
        except (RuntimeError, OSError) as error:
            raise not_answered(error) from error

    def _found(self, query: str, asked: dict[str, Any]) -> Any:
        """Run a query. Those that name prefixes are first taken to need none of ours.

        To hand these over takes a tenth of the time of a small query.
        """
        if "PREFIX" in query:
            try:
                return self._store.query(query, **asked)
            except SyntaxError:  # of ours, one may be missing
                pass
        return self._store.query(query, prefixes=PREFIXES, **asked)


def _copied(folder: str) -> ox.Store:
    """Return a store in memory with what one on disk holds.

    Another process reads the disk, as RocksDB starts threads and this one may have to be forked.
    """
    command = [sys.executable, "-c", _DUMP, folder]
    store = ox.Store()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as dumping:
        store.bulk_load(dumping.stdout, ox.RdfFormat.N_QUADS)
    if dumping.returncode:
        return ox.Store.read_only(folder)  # which says what is wrong with it
    return store


_DUMP = (
    "import sys, pyoxigraph as ox; "
    "ox.Store.read_only(sys.argv[1]).dump(sys.stdout.buffer, format=ox.RdfFormat.N_QUADS)"
)


def _graphs(names: list[str] | None) -> list[Any] | None:
    if names is None:
        return None
    try:
        return [ox.NamedNode(name) for name in names]
    except ValueError as error:
        raise InvalidQuery(f"a graph is named by an IRI: {error}") from None


def not_answered(error: Exception) -> Exception:
    """Return the error to raise for a query that parses and does not run."""
    if "Corruption" in str(error) or isinstance(error, OSError):
        return ArchiveDamaged(f"the store is damaged; restore a backup, or load a dump ({error})")
    return InvalidQuery(f"this SPARQL cannot run: {error}")


def complaint(query: str) -> str:
    """Return what the parser says of a query, "" when it is content."""
    try:
        ox.Store().query(query, prefixes=PREFIXES, base_iri=DATA)
    except SyntaxError as error:
        return str(error)
    return ""
