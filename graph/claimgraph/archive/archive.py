"""``Archive``: many documents in one store, added, asked and removed as wholes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Self

from claimgraph import rdf
from claimgraph.archive import exchange
from claimgraph.archive.backends import Backend, in_folder, in_memory, is_url, on_server
from claimgraph.archive.backup import backup
from claimgraph.archive.plan import made
from claimgraph.archive.queries import ArchiveQueries
from claimgraph.archive.server import verify_server
from claimgraph.archive.verify import Verification, verify
from claimgraph.archive.write import Writer, Written
from claimgraph.errors import ArchiveProblem, UnknownNode
from claimgraph.graph import ClaimGraph
from claimgraph.nodes.partition import split
from claimgraph.progress import tracked, working
from claimgraph.questions import Name
from claimgraph.results import counted
from claimgraph.store import DiskStore, EndpointStore

Durability = Literal["durable", "fast"]


class Archive(ArchiveQueries):
    """Many documents, with the same questions as a ``ClaimGraph``.

    Args:
        place: a folder, made when it is not there; the URL of a SPARQL endpoint; or None, to keep
            everything in memory.
        durability: "durable" returns from a write once the disk has it; "fast" once the store has
            it, which a killed process survives and a power cut may not.
        read_only: several processes may then read the folder, as long as none writes.
        update: the URL for updates, where an endpoint has it in an unusual place.
        graphs: the URL of its graph store; without one, updates do all.

    A server's credentials come from the environment: CLAIMGRAPH_USER and CLAIMGRAPH_PASSWORD.

    >>> archive = Archive()
    >>> archive.add(cg.example("eastern-flank"))
    <Written: 1 document added>
    >>> archive.claims(status="cited") == cg.example("eastern-flank").claims(status="cited")
    True

    Raises:
        ArchiveLocked: another process has the folder open; the message names it.
        ArchiveDamaged: the folder cannot be read.
    """

    def __init__(
        self,
        place: str | os.PathLike[str] | None = None,
        *,
        durability: Durability = "durable",
        read_only: bool = False,
        update: str | None = None,
        graphs: str | None = None,
    ) -> None:
        if durability not in ("durable", "fast"):
            raise UnknownNode("durability", durability, ("durable", "fast"))
        self._durable, self._read_only = durability == "durable", read_only
        self._writing = threading.RLock()
        self._open: Backend | None
        if place is None:
            self._open = in_memory()
        elif is_url(place):
            self._open = on_server(str(place), update, graphs, self.base)
        else:
            self._open = in_folder(
                place, read_only=read_only, durable=self._durable, base=self.base
            )

    # -- writing --------------------------------------------------------------------------------

    def add(self, kb: ClaimGraph) -> Written:
        """Hold the documents of a graph; those held already, in the same version, stay as they are.

        Raises:
            VersionConflict: another version of one is held; nothing is written.
            InvalidGraph: the graph holds no document.
            ArchiveProblem: the disk is full or fails; what was held before is safe.
        """
        with self._writer() as writer:
            new = made(split(_told(kb)), kb, self.base)
            return writer.write(lambda planner, plan: planner.add(plan, new))

    def add_many(self, kbs: Iterable[ClaimGraph], *, progress: bool = True) -> Written:
        """Hold the documents of many graphs, written in large batches, each whole or not at all.

        A batch is on disk before the next but one begins; memory stays bounded. After an error or
        a crash the same call can be made again: what is held already stays as it is.

        Args:
            kbs: the graphs; read one after the other.
            progress: show a bar on a terminal when it takes more than a second.

        Raises:
            VersionConflict: another version of a document is held; earlier batches are kept.
        """
        with self._writer() as writer:
            shown = tracked(kbs, "documents", shown=progress)
            return writer.write_many(made(split(_told(kb)), kb, self.base) for kb in shown)

    def replace(self, kb: ClaimGraph) -> Written:
        """Hold these versions of the documents of a graph, whatever was held of them before.

        Links to documents that the graph does not hold are kept. What other documents also rest
        on, such as a source, keeps what they said of it.
        """
        with self._writer() as writer:
            return writer.write(lambda planner, plan: planner.replace(plan, _told(kb)))

    def change(self, document: Name, edit: Callable[[ClaimGraph], ClaimGraph]) -> Written:
        """Read a document, edit it and replace it, with no other thread's write in between.

        >>> archive = Archive()
        >>> _ = archive.add(kb := cg.example("harbour-audit"))
        >>> archive.change(kb.document, lambda kb: kb)
        <Written: 1 document unchanged>
        """
        with self._writing:
            return self.replace(edit(self.get(document)))

    def remove(self, *documents: Name) -> Written:
        """Drop documents, and the sources that only they list; links to them wait for their return.

        Raises:
            UnknownNode: no such document is held.
        """
        ids = [one for name in documents for one in self._resolve("document", name)]
        graphs = [rdf.iri(one, self.base) for one in ids]
        with self._writer() as writer:
            return writer.write(lambda planner, plan: planner.remove(plan, graphs))

    @contextmanager
    def _writer(self) -> Iterator[Writer]:
        """The one thread that writes."""
        if self._read_only:
            raise ArchiveProblem(f"{self._site.name} was opened to read; open it again to write")
        self._site.refuse_child()  # before the lock, which a thread of the parent may hold
        with self._writing:
            self._links = None
            yield Writer(self._site, self.base, self._durable)

    # -- care -----------------------------------------------------------------------------------

    def verify(self, *, progress: bool = True) -> Verification:
        """Read everything and compare it with the ledger: every document's quads and their hash.

        >>> Archive().verify()
        <Verification: 0 documents, 0 quads, all as the ledger says>
        """
        entries = self._site.ledger.entries("document")
        with self._writing:
            shown = tracked(entries, "documents", shown=progress)
            if isinstance(self._site.store, EndpointStore):
                return verify_server(self._site.store, self.base, shown)
            return verify(
                self._site.store,
                self._site.ledger,
                self.base,
                shown,
                mend=not self._read_only,
            )

    @working("writing")
    def backup(self, folder: str | os.PathLike[str]) -> Path:
        """Write a copy, as the archive is at this moment, to a folder that does not exist yet.

        Other threads' writes wait meanwhile. The copy is an archive: open it where it lies, or put
        it in the place of one that was lost.

        Raises:
            ArchiveProblem: the folder exists, the archive is not on disk, or the disk is full.
        """
        with self._writing:
            return backup(self._site, Path(folder))

    def dump(
        self, path: str | os.PathLike[str], *, format: str | None = None, progress: bool = True
    ) -> Path:
        """Write everything held to a file (.nq, .trig or .jsonld) and return its path.

        A named graph a document, and one for what documents share. The same archive gives the same
        bytes; the file appears whole or not at all.
        """
        shown = tracked(self._site.ledger.entries("document"), "documents", shown=progress)
        graphs = (entry.iri for entry in shown)
        return exchange.dump(self._site.store, graphs, Path(path), format)

    def load(
        self, path: str | os.PathLike[str], *, format: str | None = None, progress: bool = True
    ) -> Written:
        """Add all documents of a file: a dump, or any graph saved in a format that ``load`` reads.

        The file is read to its end before anything is added, and every document is checked.

        Raises:
            SyntaxProblem: the file breaks the rules of its format; line and column say where.
            InvalidGraph: a document's nodes do not fit together.
            VersionConflict: another version of a document is held; earlier batches are kept.
        """
        reading = exchange.opened(Path(path), format, self.base, progress)
        with self._writer() as writer, reading as graphs:
            return writer.write_many(tracked(graphs, "documents", shown=progress))

    @working("merging files")
    def optimize(self) -> None:
        """Merge the store's files after large loads, so that questions read fewer of them."""
        with self._writer():
            if isinstance(self._site.store, DiskStore):
                self._site.store.optimize()

    def close(self) -> None:
        """Let go of the folder; what was written fast is on disk then.

        Whoever asks meanwhile is told that the archive is closed. A forked child lets go of
        nothing: the folder is its parent's.
        """
        if self._open and self._open.is_parents:
            self._writing = threading.RLock()  # another thread may have held it at the fork
        with self._writing:
            if self._open:
                self._open.close(durable=not self._read_only)
            self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # -- for people -----------------------------------------------------------------------------

    def __repr__(self) -> str:
        if self._open is None:
            return "<Archive: closed>"
        documents = counted(len(self), "documents")
        return f"<Archive in {self._site.name}: {documents}>"


def _told(kb: ClaimGraph) -> ClaimGraph:
    """Return a graph; statements that come along and that an archive does not hold are told."""
    rdf.warn_of(kb.foreign, "an archive holds only nodes; left out")
    return kb
