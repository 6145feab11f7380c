"""The ledger: what an archive should hold, kept apart from the store that holds it.

An SQLite file beside the store. Each document, and each thing that documents share, has one entry:
its number of quads and the SHA-256 hash of its sorted N-Quads lines. A write is announced here
before it happens (*begun*), and confirmed after (*written* when the store has it, *durable* when
the disk has). Whatever is not durable at the next opening is compared with the store.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from claimgraph.archive.database import Database, unopened
from claimgraph.archive.index import DOCUMENTS, SCHEMA, TABLES, Index, in_runs
from claimgraph.archive.news import Noted
from claimgraph.errors import ArchiveDamaged

Kind = Literal["document", "shared"]
State = Literal["begun", "written", "durable", "aborted"]
VERSION, OLDER = 4, (1, 2, 3)
"""The layout of the ledger. Of an older layout the index is made anew; others are refused."""

_SCHEMA = """
CREATE TABLE entry (iri TEXT PRIMARY KEY, kind TEXT NOT NULL, quads INTEGER NOT NULL,
  hash BLOB NOT NULL, title TEXT, origin TEXT, batch INTEGER NOT NULL, lost INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE TABLE batch (id INTEGER PRIMARY KEY, at TEXT NOT NULL, state TEXT NOT NULL,
  entries INTEGER NOT NULL, quads INTEGER NOT NULL, hash BLOB NOT NULL);
CREATE TABLE change (batch INTEGER NOT NULL, iri TEXT NOT NULL, kind TEXT NOT NULL,
  quads INTEGER NOT NULL, hash BLOB NOT NULL, title TEXT, origin TEXT,
  PRIMARY KEY (batch, iri)) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Entry:
    """What the archive should hold under one IRI; no quads means nothing."""

    iri: str
    kind: Kind
    quads: int
    hash: bytes
    title: str | None = None
    origin: str | None = None
    lost: bool = False


@dataclass(frozen=True)
class Batch:
    """One write: when, how far it came, how many entries and quads it changed, and their hash."""

    id: int
    at: str
    state: State
    entries: int
    quads: int
    hash: bytes


class Ledger:
    """The entries and batches of one archive; a Path is a file, None keeps them in memory."""

    Error = sqlite3.Error

    def __init__(self, file: Path | None, *, read_only: bool = False) -> None:
        self._durable = True
        self.noted = Noted()
        try:
            self._database = Database(file, read_only=read_only)
            self._db, self._mutex = self._database.connection, self._database.mutex
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            self.unindexed = version in OLDER
            """Whether what is held has still to be brought into the index."""
            if version == 0 and not read_only:
                made = f"{_SCHEMA} {SCHEMA} PRAGMA user_version = {VERSION}"
                self._db.executescript(f"BEGIN; {made}; COMMIT")
                version = VERSION
            if self.unindexed and not read_only:
                self._db.executescript(f"BEGIN; {SCHEMA} COMMIT")
                version = VERSION
            if version == VERSION:
                self._db.execute(f"SELECT * FROM entry, batch, change, {', '.join(TABLES)} LIMIT 0")
        except sqlite3.Error as error:
            raise unopened(file, error) from error
        self.index: Index | None = Index(self._database)
        if version != VERSION and not (self.unindexed and read_only):
            raise ArchiveDamaged(f"{file}: ledger of layout {version}; this reads {VERSION}")

    # -- what should be held --------------------------------------------------------------------

    def entry(self, iri: str) -> Entry | None:
        """Return the entry of an IRI, None when nothing should be there."""
        found = self._database.rows(f"{_ENTRIES} WHERE iri = ?", iri)
        return _entry(found[0]) if found else None

    def entries(self, kind: Kind) -> list[Entry]:
        """Return the entries of a kind, in the order of their IRIs."""
        return list(
            map(_entry, self._database.rows(f"{_ENTRIES} WHERE kind = ? ORDER BY iri", kind))
        )

    def in_order(self, kind: Kind) -> Iterator[str]:
        """Yield the IRIs of a kind, in order, by the page; writes may come between pages."""
        after, size = "", 16
        query = "SELECT iri FROM entry WHERE kind = ? AND iri > ? ORDER BY iri LIMIT ?"
        while rows := self._database.rows(query, kind, after, size):
            yield from (iri for (iri,) in rows)
            after, size = rows[-1][0], min(size * 4, 1024)

    def some(self, kind: Kind, first: int, count: int) -> list[str]:
        """Return some IRIs of a kind, in order, from a place on."""
        query = "SELECT iri FROM entry WHERE kind = ? ORDER BY iri LIMIT ? OFFSET ?"
        return [iri for (iri,) in self._database.rows(query, kind, count, first)]

    def count(self, kind: Kind) -> int:
        """Return how many entries of a kind there are."""
        if kind == "document" and self.index is not None:
            lost = "SELECT COUNT(*) FROM entry WHERE lost AND kind = ?"
            return self.index.total(DOCUMENTS)[1] + int(self._database.rows(lost, kind)[0][0])
        return int(self._database.rows("SELECT COUNT(*) FROM entry WHERE kind = ?", kind)[0][0])

    def quads(self) -> int:
        """Return how many quads there should be in all."""
        return int(self._database.rows("SELECT COALESCE(SUM(quads), 0) FROM entry")[0][0])

    def batches(self) -> list[Batch]:
        """Return all batches, oldest first."""
        return [Batch(*row) for row in self._database.rows("SELECT * FROM batch ORDER BY id")]

    # -- writing --------------------------------------------------------------------------------

    def begin(self, entries: Iterable[Entry], digest: bytes) -> int:
        """Announce what a write will leave behind; return the id of its batch.

        On disk at once, also where other entries do not wait: the disk may have any part of the
        store before the ledger, and what nobody announced would be nobody's after a power cut.
        """
        held = list(entries)
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._waiting(), self._writing():
            done = self._db.execute(
                "INSERT INTO batch (at, state, entries, quads, hash) VALUES (?, 'begun', ?, ?, ?)",
                (at, len(held), sum(e.quads for e in held), digest),
            )
            batch = done.lastrowid or 0
            self._db.executemany(
                "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(batch, e.iri, e.kind, e.quads, e.hash, e.title, e.origin) for e in held],
            )
        return batch

    def finish(self, batch: int, *, durable: bool, facts: Mapping[str, bytes]) -> None:
        """Confirm a write: its entries hold from now on.

        Args:
            batch: its id.
            durable: whether the disk has what the store was given.
            facts: those of its documents, encoded, by IRI.
        """
        with self._writing():
            self._apply([(change, facts.get(change.iri)) for change in self.changes(batch)], batch)
            self._close(batch, "durable" if durable else "written")

    def settle(
        self, batch: int, outcome: Iterable[tuple[Entry, bool, bytes | None]], state: State
    ) -> None:
        """Record how an unfinished batch came out: what is held for each IRI, and if it is lost.

        The facts are those of a document that is held whole.
        """
        with self._writing():
            held = ((replace(entry, lost=lost), facts) for entry, lost, facts in outcome)
            self._apply(held, batch)
            self._close(batch, state)

    def all_durable(self) -> None:
        """Record that the disk has everything written so far."""
        with self._writing():
            self._db.execute(
                "DELETE FROM change WHERE batch IN (SELECT id FROM batch WHERE state = 'written')"
            )
            self._db.execute("UPDATE batch SET state = 'durable' WHERE state = 'written'")

    def unfinished(self) -> list[Batch]:
        """Return the batches of which it is not known that the disk has them, oldest first."""
        return [b for b in self.batches() if b.state in ("begun", "written")]

    def changes(self, batch: int) -> list[Entry]:
        """Return what a batch announced, as long as it is not durable."""
        query = "SELECT iri, kind, quads, hash, title, origin, 0 FROM change WHERE batch = ?"
        return list(map(_entry, self._database.rows(query, batch)))

    def reindex(self, held: Iterable[tuple[Entry, bytes]]) -> None:
        """Make the index anew, of some documents with their facts; whole or not at all."""
        with self._writing():
            if self.index is not None:
                self.index.clear()
                self.noted.forget()
                for some in in_runs(held):
                    self.index.put([(entry.iri, entry.hash, facts) for entry, facts in some])
            self._db.execute(f"PRAGMA user_version = {VERSION}")
            self.unindexed = False

    def _apply(self, held: Iterable[tuple[Entry, bytes | None]], batch: int) -> None:
        """Have entries held from now on, each with the facts of a document that is held whole."""
        for some in in_runs(held):
            self._index(some)
            gone = [(entry.iri,) for entry, _ in some if not entry.quads]
            self._db.executemany("DELETE FROM entry WHERE iri = ?", gone)
            self._db.executemany(
                "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(e.iri, e.kind, e.quads, e.hash, e.title, e.origin, batch, e.lost)
                 for e, _ in some if e.quads],
            )  # fmt: skip

    def _index(self, held: Iterable[tuple[Entry, bytes | None]]) -> None:
        """Bring entries into the index, and tell who listens."""
        whole: list[tuple[str, bytes, bytes]] = []
        for entry, facts in held:
            if entry.kind == "shared":
                self.noted.shared(entry.iri)
            elif self.index is not None and (facts is None or entry.lost or not entry.quads):
                self.noted.document(entry.iri, self.index.drop(entry.iri))
            elif facts is not None:
                whole.append((entry.iri, entry.hash, facts))
        if self.index is not None:
            before = self.index.put(whole)
            for iri, _, _ in whole:
                self.noted.document(iri, iri in before)

    def _close(self, batch: int, state: State) -> None:
        self._db.execute("UPDATE batch SET state = ? WHERE id = ?", (state, batch))
        if state in ("durable", "aborted"):
            self._db.execute("DELETE FROM change WHERE batch = ?", (batch,))

    # -- the file -------------------------------------------------------------------------------

    def faults(self) -> list[str]:
        """Return what SQLite finds wrong with the file itself."""
        try:
            found = [row[0] for row in self._db.execute("PRAGMA integrity_check(20)")]
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return [] if found == ["ok"] else found

    def sync(self, durable: bool) -> None:
        """Choose whether each entry waits for the disk."""
        self._durable = durable
        self._db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """What is written meanwhile waits for the disk, whatever was chosen."""
        durable = self._durable
        with self._mutex:
            self.sync(True)
            try:
                yield
            finally:
                self.sync(durable)

    def backup(self, file: Path) -> None:
        """Write a copy to a file."""
        target = sqlite3.connect(file)
        try:
            self._db.backup(target)
        finally:
            target.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._mutex, self._db:
            yield


_ENTRIES = "SELECT iri, kind, quads, hash, title, origin, lost FROM entry"


def _entry(row: Any) -> Entry:
    iri, kind, quads, digest, title, origin, lost = row
    return Entry(iri, kind, quads, digest, title, origin, bool(lost))
