"""Processes that write to an archive until they are killed, and what must then be held.

Run as a script it is a nursery: it has imported everything, and forks a writer for each line that
it reads. Between ``forked PID`` and ``ended`` stand the numbers of the writes that are done.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import claimgraph as cg
from claimgraph.store import DiskStore, loading

ROOT = Path(__file__).parents[1]
Held = Mapping[int, str | None]
"""The numbers of the documents held, with the note of each."""


def made(number: int, note: str | None = None, claims: int = 20) -> cg.ClaimGraph:
    """A document of some claims that cite a source of its own and one that all share."""
    sentences = [f"Crane {number} lifted load {n}." for n in range(claims)]
    document = cg.Document(text=" ".join(sentences), title=f"Log {number}", note=note)
    sources = [
        cg.Source(url="https://example.org/port", title="The port's log"),
        cg.Source(url=f"https://example.org/crane/{number}", title=f"Crane {number}"),
    ]
    nodes: list[cg.model.Node] = [document, *sources]
    place = 0
    for n, sentence in enumerate(sentences):
        words = document.cut(place, place + len(sentence), roles=("sentence",))
        claim = cg.Claim(document=document.id, passage=words.id, text=sentence)
        tie = cg.Citation(claim=claim.id, source=sources[n % 2].id, basis="curated")
        nodes += [words, claim, tie]
        place += len(sentence) + 1
    return cg.ClaimGraph(nodes)


# -- writes, and what each leaves behind ----------------------------------------------------------


@dataclass(frozen=True)
class Write:
    """The write of a number, and what is held after it; doing it twice is doing it once."""

    do: Callable[[cg.Archive, int], object]
    leaves: Callable[[Held, int], Held]


def _add_many(archive: cg.Archive, number: int) -> None:
    loading.GATHERED = 1000  # so that little text takes the way of much: through a pipe
    archive.add_many((made(3 * number + k) for k in range(3)), progress=False)


def _add_and_remove(archive: cg.Archive, number: int) -> None:
    document = made(number // 2 - number % 2 * 2)
    if number % 2 == 0:
        archive.add(document)
    elif document.document.id in archive:
        archive.remove(document.document)


def _after_add_and_remove(held: Held, number: int) -> Held:
    one = number // 2 - number % 2 * 2
    others = {key: note for key, note in held.items() if key != one}
    return others if number % 2 else others | {one: None}


def _load(archive: cg.Archive, number: int) -> None:
    file = cg.save(made(number), Path(_folder(archive) + f"-{number}.nq"))
    archive.load(file, progress=False)


def _backup(archive: cg.Archive, number: int) -> None:
    archive.add(made(number))
    copy = backup_of(_folder(archive), number)
    if not copy.exists():
        archive.backup(copy)


def backup_of(folder: str | Path, number: int) -> Path:
    """Where the backup of a write goes."""
    return Path(f"{folder}-copy-{number}")


def _folder(archive: cg.Archive) -> str:
    return archive._site.name


def _with(*numbers: int) -> dict[int, str | None]:
    return dict.fromkeys(numbers)


WRITES: Mapping[str, Write] = {
    "add": Write(lambda archive, n: archive.add(made(n)), lambda held, n: {**held, **_with(n)}),
    "add_many": Write(_add_many, lambda held, n: {**held, **_with(3 * n, 3 * n + 1, 3 * n + 2)}),
    "replace": Write(
        lambda archive, n: archive.replace(made(n % 5, str(n))),
        lambda held, n: {**held, n % 5: str(n)},
    ),
    "remove": Write(_add_and_remove, _after_add_and_remove),
    "load": Write(_load, lambda held, n: {**held, **_with(n)}),
    "backup": Write(_backup, lambda held, n: {**held, **_with(n)}),
}


# -- processes ------------------------------------------------------------------------------------


class Writer:
    """One process that writes."""

    def __init__(self, pid: int, told: IO[str]) -> None:
        self.pid, self._told = pid, told
        self._done: list[int] = []
        self._ended = False

    def opened(self) -> None:
        """Return once it has the archive open."""
        self.wait_for(0)

    def wait_for(self, writes: int) -> None:
        """Return once it has the archive open and has said that some writes are done."""
        for _ in range(writes + 1):
            self._hear()

    def _hear(self) -> None:
        line = self._told.readline()
        self._ended = line in ("ended\n", "")
        if line.strip().isdecimal():
            self._done.append(int(line))

    def send(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if not self._ended:
            os.kill(self.pid, number)

    def finished(self) -> list[int]:
        """Return the writes it said were done, once it has ended."""
        while not self._ended:
            self._hear()
        return self._done


class Nursery:
    """Forks writers that need not import anything."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(ROOT / "graph"), str(ROOT / "tests")])
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=os.environ | {"PYTHONPATH": path},
        )  # fmt: skip

    @contextmanager
    def writing(self, folder: Path, write: str, first: int = 0, **more: Any) -> Iterator[Writer]:
        """A writer that begins at a number; it is killed at the latest when the block ends."""
        asked = {"folder": str(folder), "write": write, "first": first} | more
        told, asking = self._process.stdout, self._process.stdin
        assert told is not None
        assert asking is not None
        asking.write(json.dumps(asked) + "\n")
        asking.flush()
        writer = Writer(int(told.readline().removeprefix("forked ")), told)
        try:
            yield writer
        finally:
            writer.send(signal.SIGKILL)
            writer.finished()

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def _tell(line: str) -> None:
    """Print a line in one piece: a kill between words and line end would hide that of the next."""
    os.write(1, f"{line}\n".encode())


def _serve() -> None:
    """Fork a writer for each line, one after the other."""
    cg.Archive().add(made(0))  # imports what is imported at the first write
    for line in sys.stdin:
        asked = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _tell(f"forked {os.getpid()}")
            _write(**asked)
        os.waitpid(pid, 0)
        _tell("ended")


def _write(
    folder: str, write: str, first: int, durability: Any = "durable", last: int = 10**6,
    batch: int | None = None, file: str | None = None,
) -> None:  # fmt: skip
    """Write until killed, or up to a last number and then end without closing anything."""
    os.environ["TMPDIR"] = str(Path(folder).parent)
    if batch:
        DiskStore.batch = batch
    archive = cg.Archive(folder, durability=durability)
    _tell("open")
    if file:
        archive.load(file, progress=False)
    for number in range(first, last + 1) if write else ():
        WRITES[write].do(archive, number)
        _tell(str(number))
    os._exit(9)


if __name__ == "__main__":
    _serve()
