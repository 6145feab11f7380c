"""A file of named graphs, asked one graph after the other without ever being held whole."""

from __future__ import annotations

import mmap
import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from claimgraph.errors import SyntaxProblem
from claimgraph.progress import tracked
from claimgraph.rdf import Quad
from claimgraph.rdf.vocabulary import DATA
from claimgraph.store.formats import FLAT, FORMATS, limit_depth
from claimgraph.store.oxigraph import Oxigraph
from claimgraph.store.parsing import parse_problem, plain_xml, reason, too_long
from claimgraph.store.terms import plain_quad

_DEFAULT = ox.DefaultGraph()


class FileStore(Oxigraph):
    """The quads of a file: read to its end at once, and those of one graph kept in a folder.

    The other graphs are read from the file again, when they are asked for. Where one of them does
    not stand in one piece, as every archive writes it, the folder holds everything.

    Args:
        folder: where the store may be; it does not exist yet.
        file: the file, in a format of ``FORMATS``.
        format: which one.
        kept: the graph that stays at hand, with the default graph.
        progress: show a bar on a terminal while the file is read to its end.

    Raises:
        SyntaxProblem: the file breaks the rules of its format; line and column say where.
    """

    def __init__(
        self, folder: str | os.PathLike[str], file: Path, format: str, *, kept: str,
        progress: bool = False,
    ) -> None:  # fmt: skip
        self._file, self._format = file, format
        self._kept = (ox.NamedNode(kept), _DEFAULT)
        self._given = self._checked()
        self._store = ox.Store(os.fspath(folder))
        self._names: dict[Any, None] = {}
        self._whole = True
        self._store.bulk_extend(self._survey(progress))
        if not self._whole:
            self._store.bulk_load(**self._given, format=FORMATS[format], base_iri=DATA)

    def graphs(self) -> list[str]:
        """Return the IRIs of the other named graphs, in the order of the file."""
        return [name.value for name in self._names]

    def pieces(self) -> Iterator[list[Quad]]:
        """Yield the quads of each of the other graphs."""
        if not self._whole:
            yield from (list(self.match(graph=graph)) for graph in self.graphs())
            return
        for graph, quads in groupby(self._parse(), lambda quad: quad.graph_name):
            if graph not in self._kept:
                yield list(dict.fromkeys(map(plain_quad, quads)))

    def close(self) -> None:
        del self._store

    def _survey(self, progress: bool) -> Iterator[Any]:
        """Go through everything, yield what is kept, and note which graphs there are."""
        every = tracked(self._parse(), "quads checked", shown=progress)
        for graph, quads in groupby(every, lambda quad: quad.graph_name):
            if graph in self._kept:
                yield from quads
                continue
            self._whole &= graph not in self._names
            self._names[graph] = None
            for _ in quads:
                pass

    def _parse(self) -> Iterator[Any]:
        try:
            yield from ox.parse(**self._given, format=FORMATS[self._format], base_iri=DATA)
        except SyntaxError as error:
            name = str(self._file)
            if error.lineno is None:
                data = self._given.get("input") or self._file.read_bytes()
                raise parse_problem(data, name, error) from error
            line, column = error.lineno, error.offset or 1
            raise SyntaxProblem(reason(error), line=line, column=column, name=name) from error
        except MemoryError as error:
            raise too_long(error) from error

    def _checked(self) -> dict[str, Any]:
        """Return how the parser is given the file, once it is known to be harmless."""
        with self._file.open("rb") as stream:
            if self._format == "rdfxml":
                return {"input": plain_xml(stream.read(), str(self._file))}
            marked = stream.read(len(BOM_UTF8)) == BOM_UTF8
            rest = stream.read() if marked else None
            if os.fstat(stream.fileno()).st_size:
                with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                    if self._format not in FLAT or data.find(b"<<") >= 0:
                        limit_depth(data, str(self._file))
        return {"path": self._file} if rest is None else {"input": rest}
