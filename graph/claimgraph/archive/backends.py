"""Where an archive is kept: in memory, in a folder, or behind an endpoint."""

from __future__ import annotations

import ctypes
import os
import shutil
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from claimgraph.archive.ledger import Ledger
from claimgraph.archive.lock import Lock
from claimgraph.archive.server import ServerLedger
from claimgraph.archive.verify import recover
from claimgraph.errors import ArchiveDamaged, ArchiveProblem, EndpointProblem
from claimgraph.rdf.vocabulary import DATA
from claimgraph.store import Address, DiskStore, EndpointStore, MemoryStore, Store
from claimgraph.writing import usable_path

STORE, LEDGER, LOCK = "store", "ledger.sqlite", "lock"
"""What an archive's folder holds: the quads, what they should be, and who is using them."""


FULL = 64 << 20
"""With fewer bytes left than this, a disk is called full."""


@dataclass(eq=False)
class Backend:
    """A store with its ledger, and the lock on both where they lie on disk."""

    name: str
    store: Store
    ledger: Ledger
    lock: Lock | None = None
    problem: str = ""
    process: int = field(default_factory=os.getpid)

    @property
    def is_parents(self) -> bool:
        """Whether this process is a fork of the one that opened the place, which lies on disk."""
        return self.lock is not None and self.process != os.getpid()

    def refuse_child(self) -> None:
        """Refuse to work in a process that was forked: two would write to the files as one.

        Raises:
            ArchiveProblem: this is not the process that opened the place, which lies on disk.
        """
        if self.is_parents:
            raise ArchiveProblem(
                f"{self.name} was opened in process {self.process}, of which this one is a fork; "
                "open it again here, once it is closed there"
            )

    def check(self) -> None:
        """Refuse to go on after a write failed: only opening again shows how it came out.

        Raises:
            ArchiveProblem: a write failed.
        """
        if self.problem:
            raise ArchiveProblem(f"{self.name}: a write failed ({self.problem}); open it again")

    @contextmanager
    def careful(self) -> Iterator[None]:
        """Turn what goes wrong while writing into an error that says what to do.

        Raises:
            ArchiveProblem: the disk is full or fails.
        """
        try:
            yield
        except EndpointProblem:
            raise
        except (OSError, self.ledger.Error) as error:
            self.problem = str(error)
            free = shutil.disk_usage(self.name).free if self.lock else FULL
            room = f"the disk has {free >> 20} MiB left: make room, then " if free < FULL else ""
            raise ArchiveProblem(
                f"{self.name}: the write failed and what was held before is safe; {room}"
                f"close the archive and open it again ({error})"
            ) from error
        except BaseException as error:  # such as Ctrl-C: what was announced may be there or not
            if any(batch.state == "begun" for batch in self.ledger.unfinished()):
                self.problem = type(error).__name__
            raise

    def close(self, *, durable: bool = False) -> None:
        """Let go of the files, flushed first where asked; in a forked child, leave them alone."""
        if self.is_parents:
            return
        if durable and not self.problem:
            self.store.flush()
            self.ledger.all_durable()
        self.store.close()
        self.ledger.close()
        if self.lock:
            self.lock.release()


_ON_DISK: weakref.WeakSet[Backend] = weakref.WeakSet()


def _keep_in_child() -> None:
    """Have a forked child free nothing of its parent's: RocksDB and SQLite would end its files."""
    for backend in _ON_DISK:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(backend))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_keep_in_child)


def in_memory() -> Backend:
    """Return a place that is gone when the process ends."""
    return Backend("memory", MemoryStore(), Ledger(None))


def on_server(url: str, update: str | None, graphs: str | None, base: str) -> Backend:
    """Return a place behind a SPARQL endpoint; nothing is sent yet.

    Raises:
        EndpointProblem: a URL is none, or holds credentials.
    """
    store = EndpointStore(Address.of(url, update, graphs))
    return Backend(store.host, store, ServerLedger(store, base))


def is_url(place: str | os.PathLike[str]) -> bool:
    """Whether a place is a URL rather than a path; one of another scheme is refused later."""
    return isinstance(place, str) and "://" in place


def is_archive(path: str | os.PathLike[str]) -> bool:
    """Whether a path is the folder of an archive."""
    return not is_url(path) and (Path(path) / LEDGER).is_file()


def in_folder(
    path: str | os.PathLike[str],
    *,
    read_only: bool,
    durable: bool,
    base: str = DATA,
    copying: bool = False,
) -> Backend:
    """Open an archive's folder, made when it is not there.

    Raises:
        ArchiveLocked: another process has it open; the message names it.
        ArchiveDamaged: it cannot be read.
        ArchiveProblem: the folder holds something else.
        UnreadableInput: no folder can have this path.
    """
    folder = usable_path(path)
    _prepare(folder, read_only)
    if read_only and (_unclean(folder) or _unindexed(folder)):
        _bring_in_order(folder, base)
    lock = Lock(folder / LOCK, shared=read_only, copying=copying)
    try:
        ledger = Ledger(folder / LEDGER, read_only=read_only)
        ledger.sync(durable)
        store = _open_store(folder / STORE, read_only)
        if not read_only:
            recover(store, ledger, base)
    except BaseException:
        lock.release()
        raise
    backend = Backend(str(folder), store, ledger, lock)
    _ON_DISK.add(backend)
    return backend


def _prepare(folder: Path, read_only: bool) -> None:
    if is_archive(folder):
        return
    if read_only:
        raise ArchiveProblem(f"{folder} is not an archive; adding a document makes it one")
    if folder.exists() and not folder.is_dir():
        raise ArchiveProblem(f"{folder} is a file; an archive needs a folder of its own")
    if folder.is_dir() and any(entry.name != LOCK for entry in folder.iterdir()):
        raise ArchiveProblem(f"{folder} holds something else; an archive needs a folder of its own")
    folder.mkdir(parents=True, exist_ok=True)


def _bring_in_order(folder: Path, base: str) -> None:
    """Open a folder to write and close it, which ends what the last writer left open."""
    try:
        in_folder(folder, read_only=False, durable=True, base=base).close(durable=True)
    except PermissionError as error:
        raise ArchiveProblem(
            f"{folder}: whoever wrote last did not close it, and it may not be written here; "
            "open it once where it may, then read it"
        ) from error


def _unclean(folder: Path) -> bool:
    """Whether the last process that wrote did not close the archive."""
    log = folder / f"{LEDGER}-wal"
    return log.exists() and log.stat().st_size > 0


def _unindexed(folder: Path) -> bool:
    """Whether the archive has no index yet, as those of an earlier layout."""
    ledger = Ledger(folder / LEDGER, read_only=True)
    ledger.close()
    return bool(ledger.unindexed)


def _open_store(folder: Path, read_only: bool) -> DiskStore:
    try:
        return DiskStore(folder, read_only=read_only)
    except (OSError, RuntimeError) as error:  # what Oxigraph says of damage is either
        free = shutil.disk_usage(folder.parent).free
        if free < 1 << 20:
            raise ArchiveProblem(f"{folder}: the disk is full; make room, then open it") from error
        raise ArchiveDamaged(f"{folder} cannot be opened: {error}") from error
