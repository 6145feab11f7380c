"""Oxigraph in this process: in memory, or in a folder on disk (RocksDB)."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from claimgraph.errors import ArchiveDamaged, ArchiveProblem
from claimgraph.rdf import Literal, Quad
from claimgraph.rdf.vocabulary import DATA, PREFIXES
from claimgraph.store.answers import BOOLEAN
from claimgraph.store.aside import ANSWERING, Aside, complaint, not_answered
from claimgraph.store.base import Change, Store, Table, Term
from claimgraph.store.guard import guard
from claimgraph.store.interrupting import interruptible
from claimgraph.store.limits import Limits
from claimgraph.store.loading import Loading
from claimgraph.store.mistakes import query_problem
from claimgraph.store.terms import node, plain, plain_quad, term
from claimgraph.store.watching import watched
from claimgraph.workers import Job, Worker


class Oxigraph(Store):
    """What the store in memory and the one on disk share."""

    _store: ox.Store
    batch, largest_batch = 128 << 20, 1 << 30  # few and large loads leave few files to merge

    def loading(self, after: Loading | None = None) -> Loading:
        def read(path: str) -> None:
            # what is written at length comes from nodes, each id of which was checked as an IRI
            self._store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS, lenient=True)
            self._changed()

        return Loading(lambda text: self.write(Change(add=text)), read, after)

    def __len__(self) -> int:
        return len(self._store)

    def select(self, query: str) -> Table:
        return self._answer(query, watch=False)

    def _answer(self, query: str, *, watch: bool) -> Table:
        chosen = "FROM" in guard(query)  # FROM names graphs held; without it, all are asked
        told = watched(query) if watch else None
        try:
            found: Any = self._store.query(
                told.query if told else query,
                prefixes=PREFIXES,
                use_default_graph_as_union=not chosen,
                base_iri=DATA,
                custom_functions=told.functions if told else None,
            )
            answer = _table(found)
            return replace(answer, told=told.told()) if told else answer
        except SyntaxError as error:
            raise query_problem(query, str(error), complaint) from error
        except (RuntimeError, OSError) as error:  # such as a function that nobody defines
            raise not_answered(error) from error

    def run(self, query: str, limits: Limits | None = None) -> Table:
        if limits is None:
            return interruptible(lambda: self._answer(query, watch=True))
        return self._aside.run(query, limits)

    @cached_property
    def _aside(self) -> Aside:
        return Aside(self._worker)

    def _worker(self, memory: int) -> Worker:
        """Start a worker that holds what is held here now."""
        data = self._store.dump(format=ox.RdfFormat.N_QUADS) or b""
        worker = Worker(Job(ANSWERING, memory=memory + 8 * len(data)))
        worker.ask({"job": "load"}, data)
        return worker

    def _changed(self) -> None:
        """Have queries with limits see what was written."""
        if "_aside" in vars(self):
            self._aside.forget()

    def column(self, query: str, name: str) -> list[str]:
        with _reading():
            found: Any = self._store.query(query, use_default_graph_as_union=True)
            index = [variable.value for variable in found.variables].index(name)
            return [value.value for row in found if (value := row[index]) is not None]

    def stream(self, query: str) -> Iterator[tuple[str | None, ...]]:
        with _reading():
            found: Any = self._store.query(query, use_default_graph_as_union=True)
            for row in found:
                yield tuple(None if value is None else value.value for value in row)

    def match(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        where = ox.DefaultGraph() if graph == "" else node(graph)
        terms = node(subject), node(predicate), term(value)
        with _reading():
            yield from map(plain_quad, self._store.quads_for_pattern(*terms, where))

    def describe(self, subjects: Iterable[str]) -> list[Quad]:
        return [quad for subject in subjects for quad in self.match(subject)]

    def graphs(self) -> list[str]:
        with _reading():
            return sorted(graph.value for graph in self._store.named_graphs())

    def lines(self, graph: str) -> list[bytes]:
        name = ox.NamedNode(graph)
        with _reading():
            data = self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""
        tail = b" <" + graph.encode() + b"> ."
        return sorted(line[:-2] + tail for line in data.splitlines())

    def write(self, change: Change) -> None:
        try:
            if change.drop or change.forget:
                self._store.update(_update(change))
            else:
                self._store.load(change.add, ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise ArchiveDamaged(f"what was to be written is no RDF: {error}") from error
        finally:
            self._changed()


def _table(found: Any) -> Table:
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((Literal(str(bool(found)).lower(), BOOLEAN),),))
    if isinstance(found, ox.QueryTriples):
        rows = tuple(tuple(map(plain, triple)) for triple in found)
        return Table(("subject", "predicate", "object"), rows)
    columns = tuple(variable.value for variable in found.variables)
    return Table(columns, tuple(tuple(map(plain, row)) for row in found))


@contextmanager
def _reading() -> Iterator[None]:
    """Say of damage that it is damage; Oxigraph has several errors for it."""
    try:
        yield
    except (RuntimeError, OSError) as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> ArchiveDamaged:
    return ArchiveDamaged(f"the store is damaged; restore a backup, or load a dump ({error})")


def _update(change: Change) -> str:
    """Return a change as SPARQL: the operations of one request are one transaction."""
    steps = [f"DROP SILENT GRAPH {node(graph)}" for graph in change.drop]
    steps += [
        f"DELETE WHERE {{ GRAPH {node(graph)} {{ {node(subject)} ?p ?o }} }}"
        for graph, subject in change.forget
    ]
    if change.add:
        body = "".join(f"GRAPH {g} {{ {t} }}\n" for g, t in triples_by_graph(change.add).items())
        steps.append(f"INSERT DATA {{ {body} }}")
    return " ;\n".join(steps)


def triples_by_graph(nquads: bytes) -> dict[str, str]:
    """Return N-Quads as N-Triples, by the graph they stand in, written as ``<iri>``."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in nquads.decode().split("\n"):
        triple, mark, graph = line.rpartition(" <")
        if mark:
            found["<" + graph.removesuffix(" .")].append(triple + " .")
    return {graph: "\n".join(triples) for graph, triples in found.items()}


class MemoryStore(Oxigraph):
    """Triples in memory with SPARQL 1.1 over them.

    >>> store = MemoryStore(['<urn:a> <urn:b> "c" .'])
    >>> store.select("SELECT ?o { <urn:a> <urn:b> ?o }").rows
    ((Literal(text='c', datatype='http://www.w3.org/2001/XMLSchema#string', language=''),),)
    """

    def __init__(self, nquads: Iterable[str] = ()) -> None:
        self._store = ox.Store()
        self._store.bulk_load("".join(nquads).encode(), ox.RdfFormat.N_QUADS)


class DiskStore(Oxigraph):
    """Triples in a folder; one process at a time may write to it.

    Raises:
        OSError: the folder cannot be opened: it is damaged, full, or in use.
    """

    def __init__(self, folder: str | os.PathLike[str], *, read_only: bool = False) -> None:
        self._path, self._read_only, self._process = os.fspath(folder), read_only, os.getpid()
        self._open: ox.Store | None
        self._open = ox.Store.read_only(self._path) if read_only else ox.Store(self._path)

    @property
    def _store(self) -> ox.Store:  # type: ignore[override]  # reason: of the disk, it can be closed
        """The store, as long as it is open here: what was asked for earlier may be read later.

        Raises:
            ArchiveProblem: it was closed, or this process is a fork of the one that opened it.
        """
        if self._open is None or self._process != os.getpid():
            why = (
                "closed" if self._open is None else "open in another process, forked into this one"
            )
            raise ArchiveProblem(f"{self._path} is {why}; open the archive again")
        return self._open

    def flush(self) -> None:
        self._store.flush()

    def optimize(self) -> None:
        """Merge the files of the store, so that questions read fewer of them."""
        self._store.optimize()

    def backup(self, folder: str | os.PathLike[str]) -> None:
        """Write a copy of the store, as it is at this moment, to a folder that does not exist."""
        self._store.backup(os.fspath(folder))

    def _worker(self, memory: int) -> Worker:
        if self._read_only:
            return _reading_worker(self._path, memory)
        beside = os.path.dirname(os.path.abspath(self._path))  # files can be shared within a disk
        with tempfile.TemporaryDirectory(prefix="snapshot-", dir=beside) as folder:
            self._store.flush()
            self.backup(copy := os.path.join(folder, "store"))
            return _reading_worker(copy, memory)  # which has opened all it needs

    def close(self) -> None:
        self._changed()
        self._open = None  # Oxigraph lets its files go when the last reference does


def _reading_worker(folder: str, memory: int) -> Worker:
    worker = Worker(Job(ANSWERING, {"folder": folder}, memory=memory))
    worker.ready()
    return worker
