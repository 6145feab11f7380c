"""Work for processes that do not live through it; importable by name wherever they run."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from claimgraph.corpus import batch_reading
from claimgraph.errors import IdCollision
from claimgraph.reading import ClaimSize
from claimgraph.tables.records import TableRows

_read_batch, _read_one = batch_reading.read_batch, batch_reading._read_one


def read_batch(job: batch_reading.Job) -> str:
    """Read a batch, by a reader that some files kill."""
    batch_reading._read_one = read_one
    return _read_batch(job)


def read_one(
    path: str, only_citations: bool, claims: ClaimSize
) -> TableRows | batch_reading.Failure:
    """Read a file; "deadly" in its name kills the reader each time, "unlucky" the first time."""
    if "deadly" in path or ("unlucky" in path and _first(Path(path))):
        die()
    return _read_one(path, only_citations, claims)


def half(number: int) -> float:
    """Return half a number; 13 kills, 0 is refused."""
    if number == 13:
        die()
    if number == 0:
        raise IdCollision(7, "claim-1", "claim-2")
    return number / 2


def once(path: str) -> str:
    """Return a path, if not at the first time."""
    if _first(Path(path)):
        die()
    return path


def _first(path: Path) -> bool:
    mark = path.with_suffix(".seen")
    if mark.exists():
        return False
    mark.touch()
    return True


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
