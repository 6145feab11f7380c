"""Copies of an archive as it was at a moment, to be read while others write to it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from claimgraph.archive import snapshot

_WATCHED = ("ledger.sqlite", "ledger.sqlite-wal")


class Snapshots:
    """Takes copies of an archive's folder; files are shared with it where the disk can do so.

    Args:
        archive: the folder.
    """

    def __init__(self, archive: str | os.PathLike[str]) -> None:
        self.archive = Path(archive)
        self._copied: tuple[tuple[int, int], ...] | None = None
        self._seen: tuple[tuple[int, int], ...] | None = None

    def take(self) -> Path:
        """Copy the archive as it is now and return the folder of the copy.

        Raises:
            ArchiveLocked: another process writes to it at this moment.
        """
        folder = self._folder()
        try:
            snapshot(self.archive, folder / "archive")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._copied = self._seen = self._state()
        return folder / "archive"

    def changed(self) -> bool:
        """Whether the archive has changed since the copy, and has come to rest since last asked."""
        before, self._seen = self._seen, self._state()
        return self._seen != self._copied and self._seen == before

    def forget(self, copy: Path) -> None:
        """Remove a copy; who has it open may go on reading."""
        shutil.rmtree(copy.parent, ignore_errors=True)

    def _folder(self) -> Path:
        """Return a new folder beside the archive, or elsewhere where that cannot be written."""
        name = f".{self.archive.name}-{os.getpid()}-"
        try:
            return Path(tempfile.mkdtemp(prefix=name, dir=self.archive.absolute().parent))
        except OSError:
            return Path(tempfile.mkdtemp(prefix=name))

    def _state(self) -> tuple[tuple[int, int], ...]:
        found = []
        for name in _WATCHED:
            try:
                told = (self.archive / name).stat()
                found.append((told.st_mtime_ns, told.st_size))
            except OSError:
                found.append((0, 0))
        return tuple(found)
