"""What an archive promises is kept through kills, damage, a full disk, threads and a power cut."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import claimgraph as cg
from claimgraph.archive.checking import LostData
from claimgraph.errors import ArchiveLocked

ROOT = Path(__file__).parents[1]
KILLS = 200
"""Kills of the whole suite; the short one does a few of them."""
WRITER = """
import os, sys
sys.path[:0] = [{graph!r}, {tests!r}]
import claimgraph as cg
from test_archive_durability import made
archive = cg.Archive({folder!r}, durability={durability!r})
print("open", flush=True)
first = int(sys.argv[1])
for number in range(first, first + 100_000):
    {write}
    print(number, flush=True)
"""
ADD = "archive.add(made(number))"
REPLACE = "archive.replace(made(number % 5, str(number)))"
MANY = "archive.add_many([made(3 * number), made(3 * number + 1), made(3 * number + 2)])"


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


@contextmanager
def writing(folder: Path, write: str, first: int = 0, durability: str = "durable") -> Iterator[Any]:
    """A process that writes until it is killed, and prints the number of each finished write."""
    code = WRITER.format(
        graph=str(ROOT / "graph"), tests=str(ROOT / "tests"), folder=str(folder), write=write,
        durability=durability,
    )  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(first)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()  # type: ignore[union-attr]  # asked for above


def killed(folder: Path, write: str, after: float, first: int, durability: str) -> list[int]:
    """Kill a writer some seconds after it opened; return the writes it said were done."""
    with writing(folder, write, first, durability) as process:
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        return [int(line) for line in process.stdout if line.endswith("\n")]


def check_kills(folder: Path, kills: int, seed: int) -> None:
    """Kill a writer again and again; all it said was done is there, and nothing in part."""
    draw = random.Random(seed)
    done: set[int] = set()
    first = 0
    for number in range(kills):
        durability = ("durable", "fast")[number % 2]
        write = ADD if number % 4 < 3 else MANY
        said = killed(folder, write, draw.uniform(0, 0.4), first, durability)
        per = 1 if write == ADD else 3
        done |= {per * n + k for n in said for k in range(per)}
        first = max([first, *said]) * per + 10
        with cg.Archive(folder) as archive:
            assert archive.verify(progress=False).ok, archive.verify(progress=False)
            held = {int(str(d.title).split()[1]) for d in archive.documents()}
            assert done <= held
            for one in sorted(held - done)[-3:] + sorted(done)[-1:]:
                assert archive.get(made(one).document) == made(one)


def test_a_kill_loses_nothing_and_leaves_nothing_in_part(tmp_path: Path) -> None:
    check_kills(tmp_path / "a", kills=6, seed=1)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path: Path) -> None:
    for part in range(10):  # a fresh archive now and then keeps each opening short
        check_kills(tmp_path / str(part), kills=KILLS // 10, seed=part)


def test_a_killed_replace_leaves_one_version_or_the_other(tmp_path: Path) -> None:
    draw = random.Random(3)
    first = 0
    for _ in range(4):
        said = killed(tmp_path / "a", REPLACE, draw.uniform(0.1, 0.5), first, "durable")
        with cg.Archive(tmp_path / "a") as archive:
            assert archive.verify(progress=False).ok
            for document in archive.documents():
                note = int(document.note or 0)
                assert archive.get(document) == made(note % 5, str(note))
                last = max((n for n in said if n % 5 == note % 5), default=note)
                assert note >= last
        first = (max([first, *said]) // 5 + 2) * 5


def test_a_process_elsewhere_is_named(tmp_path: Path) -> None:
    with writing(tmp_path / "a", ADD) as process:
        with pytest.raises(ArchiveLocked, match=rf"open in process {process.pid} on \S+, writing"):
            cg.Archive(tmp_path / "a")
        with pytest.raises(ArchiveLocked):
            cg.Archive(tmp_path / "a", read_only=True)
    cg.Archive(tmp_path / "a").close()


def test_four_threads_of_read_and_write_lose_no_step(tmp_path: Path) -> None:
    with cg.Archive(tmp_path / "a", durability="fast") as archive:
        document = made(0, "0", claims=2)
        archive.add(document)

        def step(kb: cg.ClaimGraph) -> cg.ClaimGraph:
            return made(0, str(int(kb.document.note or 0) + 1), claims=2)

        def run() -> None:
            for _ in range(100):
                archive.change(document.document, step)

        threads = [threading.Thread(target=run) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert archive.get(document.document).document.note == "400"
        assert archive.verify(progress=False).ok


def flipped(folder: Path, draw: random.Random) -> Path:
    """Flip one bit of a byte in the newest log of a store that has something in it."""
    logs = [file for file in (folder / "store").glob("*.log") if file.stat().st_size]
    newest = max(logs, key=lambda file: file.name)
    data = bytearray(newest.read_bytes())
    place = draw.randrange(len(data))
    data[place] ^= 1 << draw.randrange(8)
    newest.write_bytes(data)
    return newest


def test_a_flipped_byte_in_the_newest_log_is_reported_every_time(tmp_path: Path) -> None:
    with writing(tmp_path / "a", f"{ADD}\n    if number == 30: os._exit(9)", 0, "fast") as process:
        process.wait()  # it ended without closing, so that the log holds what it wrote
    draw = random.Random(5)
    for copy in range(20):
        shutil.copytree(tmp_path / "a", tmp_path / str(copy))
        flipped(tmp_path / str(copy), draw)
        with pytest.warns(LostData, match="adding those documents again"):
            archive = cg.Archive(tmp_path / str(copy))
        with archive:
            told = archive.verify(progress=False)
            assert not told
            lost = [p.partition(":")[0] for p in told.problems]
            assert lost
    # what was lost can be added again
    with cg.Archive(tmp_path / "0") as archive:
        archive.add_many(made(n) for n in range(31) if made(n).document.id in archive)
        assert archive.verify(progress=False).ok, archive.verify(progress=False)


def test_damage_to_the_ledger_is_no_silence_either(tmp_path: Path) -> None:
    with cg.Archive(tmp_path / "a") as archive:
        archive.add_many([made(0), made(1)])
    ledger = tmp_path / "a" / "ledger.sqlite"
    data = ledger.read_bytes()
    entry = data.index(b"https://kg.example/document-")
    ledger.write_bytes(data[: entry + 40] + b"x" + data[entry + 41 :])
    with cg.Archive(tmp_path / "a") as archive:
        assert len(archive.verify(progress=False).problems) >= 2
    ledger.write_bytes(b"nothing" * 1000)
    with pytest.raises(cg.ArchiveProblem, match="cannot be read"):
        cg.Archive(tmp_path / "a")


def test_a_full_disk_is_said_clearly_and_the_archive_opens_again(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting a small file system takes root")
    try:
        _fill(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _add_until_full(archive: cg.Archive, held: list[int]) -> None:
    for number in range(100_000):
        archive.add(made(number, claims=200))
        held.append(number)


def _fill(folder: Path) -> None:
    held: list[int] = []
    archive = cg.Archive(folder / "a")
    with pytest.raises(cg.ArchiveProblem, match=r"what was held before is safe.*make room"):
        _add_until_full(archive, held)
    assert len(archive.claims(document=f"Log {held[0]}")) == 200
    with pytest.raises(cg.ArchiveProblem, match="open it again"):
        archive.add(made(0, "new"))
    archive.close()
    subprocess.run(["mount", "-o", "remount,size=64m", str(folder)], check=True)
    with cg.Archive(folder / "a") as again:
        told = again.verify(progress=False)
        assert told.ok, told
        assert {f"Log {n}" for n in held} <= {str(d.title) for d in again.documents()}
        assert again.add(made(10**6)).added


@pytest.mark.slow
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """The writer's file system is an image; a copy of it, taken mid-write, is what a cut leaves."""
    image, folder = tmp_path / "disk.img", tmp_path / "disk"
    folder.mkdir()
    with image.open("wb") as stream:
        stream.truncate(256 << 20)
    made_up = subprocess.run(["mkfs.ext4", "-q", str(image)], capture_output=True)
    if made_up.returncode or not _mounted(image, folder):
        pytest.skip("mounting an image takes root, mkfs.ext4 and a loop device")
    try:
        counted = 0
        for cut in range(50):
            acknowledged = _cut(image, folder, tmp_path / "cut.img", cut)
            _check_cut(tmp_path / "cut.img", tmp_path / "after", acknowledged)
            counted += len(acknowledged)
        assert counted > 50
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _mounted(image: Path, folder: Path) -> bool:
    done = subprocess.run(["mount", "-o", "loop", str(image), str(folder)], capture_output=True)
    return done.returncode == 0


def _cut(image: Path, folder: Path, copy: Path, number: int) -> list[int]:
    """Stop a writer, copy the image as the disk has it, and return what it had acknowledged."""
    shutil.rmtree(folder / "a", ignore_errors=True)
    os.sync()
    with writing(folder / "a", ADD) as process:
        time.sleep(random.Random(number).uniform(0.1, 0.8))
        process.send_signal(signal.SIGSTOP)
        copy.write_bytes(image.read_bytes())  # what reached the device, not what is in memory
        process.send_signal(signal.SIGKILL)
        return [int(line) for line in process.stdout if line.endswith("\n")]


def _check_cut(image: Path, folder: Path, acknowledged: list[int]) -> None:
    folder.mkdir(exist_ok=True)
    assert _mounted(image, folder)
    try:
        if not acknowledged and not (folder / "a" / "ledger.sqlite").exists():
            return
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with cg.Archive(folder / "a") as archive:
                told = archive.verify(progress=False)
                assert told.ok, told
                held = {int(str(d.title).split()[1]) for d in archive.documents()}
                assert set(acknowledged) <= held
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
