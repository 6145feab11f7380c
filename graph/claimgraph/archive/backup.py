"""A copy of an archive in a folder of its own, whole or not there at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from claimgraph.archive.backends import LEDGER, STORE, Backend, in_folder
from claimgraph.errors import ArchiveProblem
from claimgraph.store import DiskStore


def backup(place: Backend, folder: Path) -> Path:
    """Write a copy of a place on disk to a folder that does not exist yet; nobody writes meanwhile.

    It is made beside, as ``….unfinished``, and takes its name when the disk has all of it.

    Raises:
        ArchiveProblem: the folder exists, the place is not on disk, or the copy cannot be written.
    """
    if not isinstance(place.store, DiskStore):
        raise ArchiveProblem("only an archive on disk can be backed up; a dump holds the same")
    if folder.exists():
        raise ArchiveProblem(f"{folder} exists; name a folder that does not")
    if folder.resolve().is_relative_to(Path(place.name).resolve()):
        raise ArchiveProblem(f"{folder} lies in the archive itself; name a folder outside of it")
    place.check()
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)  # what a killed backup left
        _fill(unfinished, place.store, place)
        os.rename(unfinished, folder)
        _sync(folder.parent)
    except (OSError, place.ledger.Error) as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise ArchiveProblem(
            f"{folder}: the backup failed, and the archive is as it was ({error})"
        ) from error
    return folder


def snapshot(archive: Path, folder: Path) -> None:
    """Write a copy of an archive on disk that nobody writes to at this moment.

    A process that wants to write meanwhile waits for it. The copy may be lost with the power.

    Raises:
        ArchiveLocked: another process writes to it.
    """
    place = in_folder(archive, read_only=True, durable=False, copying=True)
    try:
        folder.mkdir(parents=True)
        assert isinstance(place.store, DiskStore)  # what is in a folder is on disk
        place.store.backup(folder / STORE)
        place.ledger.backup(folder / LEDGER)
    finally:
        place.close()


def _fill(folder: Path, store: DiskStore, place: Backend) -> None:
    folder.mkdir(parents=True)
    store.flush()
    store.backup(folder / STORE)
    place.ledger.backup(folder / LEDGER)
    for one in (*folder.rglob("*"), folder):
        _sync(one)


def _sync(file: Path) -> None:
    """Return once the disk has a file, or the names in a folder."""
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
