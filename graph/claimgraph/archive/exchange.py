"""Whole archives to files and back, a document at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Container, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from claimgraph.archive.dumps import Dump, NotOurs
from claimgraph.archive.load import Reader
from claimgraph.archive.plan import Made, made
from claimgraph.archive.units import SHARED
from claimgraph.errors import UnreadableInput
from claimgraph.files import GRAPH_ENDINGS, file_format
from claimgraph.graph import ClaimGraph
from claimgraph.model import Document, Node
from claimgraph.nodes.integrity import check, gather
from claimgraph.nodes.partition import Part, is_own, split, within
from claimgraph.rdf import iri
from claimgraph.store import FileStore, Quad, Store, dataset_start, graph_text
from claimgraph.writing import replacing

DATASETS = ("nquads", "trig", "jsonld")
"""The formats that keep documents apart."""


def dump(store: Store, graphs: Iterable[str], path: Path, format: str | None) -> Path:
    """Write some documents, and all that documents share, to a file."""
    fitting = [ending for ending, kind in GRAPH_ENDINGS.items() if kind in DATASETS]
    format = format or file_format(path, fitting)
    if format not in DATASETS:
        known = ", ".join(fitting)
        raise UnreadableInput(f"{path.name}: {format} does not keep documents apart; try {known}")
    write = _json_writer if format == "jsonld" else _plain_writer
    with replacing(path) as stream:
        write(stream, format, (store.lines(graph) for graph in _all(graphs)))
    return path


def _all(graphs: Iterable[str]) -> Iterator[str]:
    yield SHARED
    yield from graphs


def _plain_writer(stream: BinaryIO, format: str, graphs: Iterable[list[bytes]]) -> None:
    stream.write(dataset_start(format))
    for lines in graphs:
        stream.write(graph_text(lines, format))


def _json_writer(stream: BinaryIO, format: str, graphs: Iterable[list[bytes]]) -> None:
    between = b"[\n"
    for lines in graphs:
        if text := graph_text(lines, format):
            stream.write(between + text)
            between = b",\n"
    stream.write(b"\n]\n" if between == b",\n" else b"[]\n")


@contextmanager
def opened(
    path: Path, format: str | None, base: str, progress: bool
) -> Iterator[Iterable[list[Made]]]:
    """Read a file to its end; then yield its documents, each checked."""
    format = format or file_format(path)
    if format == "nquads":
        with suppress(NotOurs), closing(Dump(path, base, progress=progress)) as dump:
            yield dump
            return
    with tempfile.TemporaryDirectory(prefix="claimgraph-") as folder:
        store = FileStore(Path(folder) / "store", path, format, kept=SHARED, progress=progress)
        try:
            yield _Documents(store, base)
        finally:
            store.close()


class _Documents:
    """The documents of a file, with their number; what is shared and nobody names goes with one."""

    def __init__(self, store: FileStore, base: str) -> None:
        self._store, self._base = store, base

    def __len__(self) -> int:
        return len(self._store.graphs()) + 1

    def __iter__(self) -> Iterator[list[Made]]:
        reader = Reader(self._store, self._base)
        reached: set[str] = set()
        waiting: list[Quad] = []
        for own in self._pieces():
            if waiting:
                yield self._made(reader, waiting)
            shared = list(reader.shared_by(own))
            reached |= {quad.subject for quad in shared}
            waiting = own + shared
        if waiting:
            waiting += self._unreached(reached)
            yield self._made(reader, waiting)

    def _made(self, reader: Reader, quads: list[Quad]) -> list[Made]:
        return made(*_parts(reader.build(quads), quads[0].graph, self._base), self._base)

    def _pieces(self) -> Iterator[list[Quad]]:
        yield from self._store.pieces()
        if loose := list(self._store.match(graph="")):
            yield loose

    def _unreached(self, reached: Container[str]) -> Iterator[Quad]:
        """Yield what is shared and no document leads to; the last takes it along."""
        for quad in self._store.match(graph=SHARED):
            if quad.subject not in reached:
                yield quad


def _parts(nodes: list[Node], graph: str, base: str) -> tuple[list[Part], Container[str]]:
    """Return the document of a named graph; a graph of several must stand by itself."""
    homes = [node for node in nodes if isinstance(node, Document)]
    if [iri(home.id, base) for home in homes] != [graph]:
        kb = ClaimGraph(nodes)
        return split(kb), kb
    held = gather(nodes)
    check(gather(within(nodes, held)))
    own = tuple(node for node in nodes if is_own(node))
    shared = tuple(node for node in nodes if not is_own(node))
    return [Part(homes[0], own, shared)], held
