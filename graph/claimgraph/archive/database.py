"""The SQLite file of an archive: opening it, reading rows, and what goes wrong, said plainly."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

from claimgraph.errors import ArchiveDamaged, ArchiveProblem


class Database:
    """One connection, which threads share in turn; a Path is a file, None keeps all in memory."""

    def __init__(self, file: Path | None, *, read_only: bool = False) -> None:
        self.mutex = threading.RLock()  # threads share one connection, and see only whole writes
        self.connection = _connect(file, read_only)

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return all rows that a query gives.

        Raises:
            ArchiveProblem: the file is closed.
            ArchiveDamaged: it cannot be read any more.
        """
        try:
            with self.mutex:
                return self.connection.execute(query, values).fetchall()
        except sqlite3.OperationalError:  # such as a full disk
            raise
        except sqlite3.ProgrammingError as error:
            raise ArchiveProblem("the archive is closed; open it again") from error
        except sqlite3.DatabaseError as error:
            raise ArchiveDamaged(f"the ledger is damaged: {error}; restore a backup") from error


def unopened(file: Path | None, error: sqlite3.Error) -> ArchiveProblem:
    """Return what to say of a ledger that cannot be opened; a full disk is not damage."""
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR_SHMSIZE"):
        return ArchiveProblem(f"{file}: the disk is full; make room, then open it ({error})")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return ArchiveProblem(f"{file}: the ledger cannot be opened here: {error}")
    return ArchiveDamaged(f"{file}: the ledger cannot be read: {error}")


def _connect(file: Path | None, read_only: bool) -> sqlite3.Connection:
    if read_only and file is not None:
        uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, check_same_thread=False)
    name = ":memory:" if file is None else str(file)
    db = sqlite3.connect(name, check_same_thread=False)  # one writer lock keeps threads apart
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA cache_size = -65536")  # 64 MB: terms are looked up all over the file
    except sqlite3.Error:
        db.close()
        raise
    return db
