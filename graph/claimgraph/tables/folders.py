"""Graphs and archives as folders of tables, and back."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from claimgraph.engines import DuckDB, Engine
from claimgraph.graph import ClaimGraph
from claimgraph.model import NOUNS, Document, Node
from claimgraph.nodes.partition import within
from claimgraph.progress import tracked
from claimgraph.rdf import warn_of
from claimgraph.rdf.vocabulary import DATA
from claimgraph.tables.contract import NOUN_TABLES, TABLES, VERSION
from claimgraph.tables.merging import READ_FROM, merge
from claimgraph.tables.parquet import Contract, new_folder, read_table, write_parts
from claimgraph.tables.records import TableRows, to_nodes, to_rows

AT_ONCE = 50_000
"""How many rows of an archive are in memory before they are written."""


class Documents(Protocol):
    """What gives its documents one after the other, such as an ``Archive``."""

    base: str

    def __len__(self) -> int:
        """Return how many there are."""

    def by_document(self) -> Iterator[list[Node]]:
        """Yield the nodes of each document, links to other documents included."""


def write(
    kb: Mapping[str, Node] | Documents,
    folder: str | os.PathLike[str],
    *,
    engine: Engine | None = None,
    progress: bool = True,
) -> Path:
    """Write a graph or an archive as a folder of Parquet tables, and return the folder.

    The folder appears whole or not at all. An archive is read a document at a time; memory stays
    bounded, as the engine joins on disk what the documents share.

    Args:
        kb: a graph, anything else that maps ids to nodes, or an ``Archive``. What no node of it
            holds is left out with a warning.
        folder: where to; it must not exist.
        engine: what joins the documents of an archive; ``DuckDB`` unless given.
        progress: show a bar on a terminal while an archive takes more than a second.

    >>> import tempfile
    >>> kb = cg.example("eastern-flank")
    >>> with tempfile.TemporaryDirectory() as place:
    ...     cg.tables.read(cg.tables.write(kb, place + "/tables")) == kb
    True

    Raises:
        FileExistsError: the folder exists.
        IdCollision: two ids have one number.
        MissingExtra: pyarrow, or for an archive duckdb, is not installed.
    """
    with _appearing(new_folder(folder)) as made:
        if isinstance(kb, Mapping):
            base = str(getattr(kb, "base", DATA))
            warn_of(getattr(kb, "foreign", ()), "tables hold only nodes; left out")
            rows = to_rows(kb.values(), base)
            write_parts(rows, made, "part-0")
            Contract(VERSION, base, {name: len(held) for name, held in rows.items()}).save(made)
        else:
            _write_documents(kb, made, engine, progress)
    return Path(folder)


def read(folder: str | os.PathLike[str]) -> ClaimGraph:
    """Return the graph that a folder of tables holds, every link and span checked.

    As in ``Archive.get``, links to documents that are not there are left out.

    Raises:
        UnreadableInput: the folder is none of ours, or a table lacks a column.
        InvalidGraph: its nodes do not fit together.
        MissingExtra: pyarrow is not installed.
    """
    base = Contract.of(folder).base
    nodes = [
        node
        for noun in NOUNS
        for node in to_nodes(noun, read_table(Path(folder), NOUN_TABLES[noun]).to_pylist())
    ]
    kb = ClaimGraph(within(nodes, {node.id for node in nodes}))
    if base != kb.base:
        kb.base = base
    return kb


def _write_documents(held: Documents, made: Path, engine: Engine | None, progress: bool) -> None:
    parts = made / ".parts"
    documents = tracked(held.by_document(), "documents", shown=progress, total=len(held))
    for number, rows in enumerate(_batches(documents, held.base)):
        write_parts(rows, parts, f"part-{number:06}", (READ_FROM,))
    with nullcontext(engine) if engine else closing(DuckDB()) as joins:
        merge(joins, parts, made, held.base)
    shutil.rmtree(parts)


def _batches(documents: Iterable[list[Node]], base: str) -> Iterator[TableRows]:
    """Yield the rows of documents, several together; at least once, so that no table is missing."""
    rows: TableRows = {table: [] for table in TABLES}
    for nodes in documents:
        home = next(node.id for node in nodes if isinstance(node, Document))
        for table, found in to_rows(nodes, base, whole=False).items():
            rows[table] += [row | {READ_FROM.name: home} for row in found]
        if sum(map(len, rows.values())) > AT_ONCE:
            yield rows
            rows = {table: [] for table in TABLES}
    yield rows


@contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """Lend a folder beside the target, which it becomes if nothing goes wrong."""
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:40]}."))
    try:
        yield made
        made.chmod(0o755)
        os.rename(made, target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
