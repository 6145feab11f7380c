"""What an archive promises is kept through kills, damage, a full disk, threads and a power cut."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import threading
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from writers import WRITES, Held, Nursery, made

import claimgraph as cg
from claimgraph.archive.verify import LostData
from claimgraph.errors import ArchiveLocked

KILLS = 200
"""Kills of the whole suite; the short one does a few of them."""


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """Where writers come from."""
    held = Nursery()
    yield held
    held.close()


# -- kills ----------------------------------------------------------------------------------------


def check_kills(nursery: Nursery, folder: Path, write: str, kills: int) -> int:
    """Kill writers at random moments, from their opening on; return how many writes were done.

    The archive then opens, and holds what the finished writes leave, with or without the next one.
    """
    draw = random.Random(f"{write} {kills}")
    held: Held = {}
    first = done = 0
    for number in range(kills):
        durability = ("durable", "fast")[number % 2]
        with nursery.writing(folder, write, first, durability=durability) as writer:
            if number % 3:
                writer.wait_for(draw.randrange(5))
            time.sleep(draw.uniform(0, 0.2))
            writer.send(signal.SIGKILL)
            said = writer.finished()
        for one in said:
            held = WRITES[write].leaves(held, one)
        first, done = max([first, *(n + 1 for n in said)]), done + len(said)  # the last again
        after = WRITES[write].leaves(held, first)
        held = check_held(folder, [held, after], draw)
        check_backups(folder)
    return done


def check_held(folder: Path, possible: list[Held], draw: random.Random) -> Held:
    """Return which of the possible contents an archive has, to the letter."""
    with warnings.catch_warnings(), cg.Archive(folder) as archive:
        warnings.simplefilter("error")
        told = archive.verify(progress=False)
        assert told.ok, told
        held = {int(str(d.title).split()[1]): d.note for d in archive.documents()}
        assert held in possible
        touched = [n for n in held if len({str(p.get(n, 0)) for p in possible}) > 1]
        for one in {*touched, *draw.sample(sorted(held), min(2, len(held)))}:
            expected = made(one, held[one])
            assert archive.get(expected.document) == expected
        check_answers(archive, [made(number, note) for number, note in held.items()])
    return held


def check_answers(archive: cg.Archive, kbs: Iterable[cg.ClaimGraph]) -> None:
    """What the index answers is what the documents say, from the first to the last of them."""
    ordered = sorted(kbs, key=lambda kb: kb.document.id)
    claims = [claim.id for kb in ordered for claim in kb.claims()]
    assert len(archive) == len(ordered)
    assert len(archive.claims()) == len(claims)
    assert [c.id for c in (*archive.claims()[:30], *archive.claims()[-3:])] == (
        [*claims[:30], *claims[-3:]]
    )
    sources = {s.id: s.label for kb in ordered for s in kb.sources()}  # listed nowhere: by label
    by_label = sorted(sources, key=lambda source: (sources[source], source))
    assert [s.id for s in archive.sources()] == by_label
    for source in by_label[-3:]:
        relying = [c.id for kb in ordered if source in kb for c in kb.claims(relying_on=source)]
        assert len(archive.claims(relying_on=source)) == len(relying)
        assert [c.id for c in archive.claims(relying_on=source)[:30]] == relying[:30]
        assert len(archive.without(sources=source).falls) == len(relying)


def check_backups(folder: Path) -> None:
    """Every backup that is there is an archive; none of its files is of the archive's own life."""
    for copy in folder.parent.glob(f"{folder.name}-copy-*[0-9]"):
        number = int(copy.name.rpartition("-")[2])
        with cg.Archive(copy, read_only=True) as archive:
            assert archive.verify(progress=False).ok
            assert len(archive) == number + 1
        shutil.rmtree(copy)


@pytest.mark.parametrize("write", WRITES)
def test_a_kill_loses_nothing_and_leaves_nothing_in_part(
    nursery: Nursery, tmp_path: Path, write: str
) -> None:
    check_kills(nursery, tmp_path / "a", write, kills=2)


@pytest.mark.slow
@pytest.mark.parametrize("write", WRITES)
def test_two_hundred_kills(nursery: Nursery, tmp_path: Path, write: str) -> None:
    each = KILLS // len(WRITES) + 1
    parts = 3  # a fresh archive now and then keeps each opening short
    done = [
        check_kills(nursery, tmp_path / str(part), write, each // parts + 1)
        for part in range(parts)
    ]
    assert sum(done) > each // 2


@pytest.mark.parametrize("stopped", ["write", "finish"])
def test_a_stop_in_mid_write_is_found_out_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    """Ctrl-C before or after the store has it; earlier versions of it wait for the disk too."""
    archive = cg.Archive(tmp_path / "a", durability="fast")
    for note in ("first", "second"):
        archive.replace(made(0, note))
    site = archive._site

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(site.store if stopped == "write" else site.ledger, stopped, stop)
    with pytest.raises(KeyboardInterrupt):
        archive.replace(made(0, "third"))
    monkeypatch.undo()
    with pytest.raises(cg.ArchiveProblem, match=r"a write failed .KeyboardInterrupt.; open it"):
        archive.add(made(1))
    archive.close()
    with warnings.catch_warnings(), cg.Archive(tmp_path / "a") as again:
        warnings.simplefilter("error")
        told = again.get(made(0).document).document.note
        assert told == ("second" if stopped == "write" else "third")
        assert again.verify(progress=False).ok
        assert {batch.state for batch in again.batches()} <= {"durable", "aborted"}


def test_a_process_elsewhere_is_named(nursery: Nursery, tmp_path: Path) -> None:
    with nursery.writing(tmp_path / "a", "add") as writer:
        writer.opened()
        told = rf"open in process {writer.pid} on {socket.gethostname()}, writing since 20\d\d-"
        with pytest.raises(ArchiveLocked, match=told):
            cg.Archive(tmp_path / "a")
        with pytest.raises(ArchiveLocked):
            cg.Archive(tmp_path / "a", read_only=True)
    cg.Archive(tmp_path / "a").close()


@pytest.mark.slow
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


@pytest.mark.slow
def test_four_threads_of_a_hundred_writes_keep_the_index_true(tmp_path: Path) -> None:
    """Each thread adds documents and removes every fifth; who reads meanwhile sees whole ones."""
    with cg.Archive(tmp_path / "a", durability="fast") as archive:

        def write(first: int) -> None:
            for number in range(first, first + 100):
                archive.add(kb := made(number, claims=2))
                if number % 5 == 4:
                    archive.remove(kb.document)

        threads = [threading.Thread(target=write, args=(n * 100,)) for n in range(4)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            try:
                homes = [claim.document for claim in archive.claims()[:40]]
            except cg.ArchiveProblem:  # one was removed before it was read
                continue
            assert {homes.count(home) for home in homes[:-1]} <= {1, 2}
            assert len(archive.claims()) % 2 == 0
        for thread in threads:
            thread.join()
        check_answers(archive, [made(n, claims=2) for n in range(400) if n % 5 != 4])
        assert archive.verify(progress=False).ok
    with cg.Archive(tmp_path / "a", read_only=True) as again:
        check_answers(again, [made(n, claims=2) for n in range(400) if n % 5 != 4])


def test_backups_beside_a_writer_are_archives_that_can_take_its_place(tmp_path: Path) -> None:
    with cg.Archive(tmp_path / "a", durability="fast") as archive:
        numbers = iter(range(12))

        def write() -> None:
            for number in numbers:
                archive.add(made(number, claims=4))

        writer = threading.Thread(target=write)
        writer.start()
        copies: list[Path] = []
        while writer.is_alive():
            copies.append(archive.backup(tmp_path / f"copy-{len(copies)}"))
        writer.join()
    held = [0]
    for copy in copies:
        with cg.Archive(copy, read_only=True) as archive:
            assert archive.verify(progress=False).ok
            assert set(archive) == {made(n, claims=4).document.id for n in range(len(archive))}
            held.append(len(archive))
    assert held == sorted(held)
    shutil.rmtree(tmp_path / "a")
    copies[-1].rename(tmp_path / "a")  # the archive was lost: its backup takes its place
    with cg.Archive(tmp_path / "a") as archive:
        archive.add_many((made(n, claims=4) for n in range(14)), progress=False)
        assert len(archive) == 14
        assert archive.verify(progress=False).ok


def test_a_backup_that_fails_leaves_nothing_and_the_archive_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cg.Archive(tmp_path / "a") as archive:
        archive.add(made(0))

        def full(_: Path) -> None:
            raise OSError("no space left")

        monkeypatch.setattr(archive._site.ledger, "backup", full)
        with pytest.raises(cg.ArchiveProblem, match=r"the archive is as it was \(no space left"):
            archive.backup(tmp_path / "b")
        monkeypatch.undo()
        assert [file.name for file in tmp_path.iterdir()] == ["a"]
        assert archive.add(made(1)).added
        assert archive.backup(tmp_path / "b").is_dir()


def flipped(folder: Path, draw: random.Random) -> Path:
    """Flip one bit of a byte in the newest log of a store that has something in it."""
    logs = [file for file in (folder / "store").glob("*.log") if file.stat().st_size]
    newest = max(logs, key=lambda file: file.name)
    flip(newest, draw)
    return newest


def flip(file: Path, draw: random.Random) -> None:
    data = bytearray(file.read_bytes())
    place = draw.randrange(len(data))
    data[place] ^= 1 << draw.randrange(8)
    file.write_bytes(data)


def test_a_flipped_byte_in_the_newest_log_is_reported_every_time(
    nursery: Nursery, tmp_path: Path
) -> None:
    with nursery.writing(tmp_path / "a", "add", last=6, durability="fast") as writer:
        assert len(writer.finished()) == 7  # it ended without closing, so the log holds all
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
        archive.add_many(made(n) for n in range(7) if made(n).document.id in archive)
        assert archive.verify(progress=False).ok, archive.verify(progress=False)


@pytest.mark.parametrize("file", ["store/*.sst", "ledger.sqlite"])
def test_a_flipped_byte_elsewhere_is_reported_or_changes_nothing(tmp_path: Path, file: str) -> None:
    """Files have parts that nobody reads; what is read is as it was, or an error."""
    kbs = [made(n, claims=5) for n in range(5)]
    with cg.Archive(tmp_path / "a") as archive:
        archive.add_many(kbs, progress=False)
        archive.optimize()
        cited, sources = list(archive.claims(status="cited")), list(archive.sources())
    draw, reported = random.Random(7), 0
    for number in range(16):
        copy = tmp_path / str(number)
        shutil.copytree(tmp_path / "a", copy)
        flip(draw.choice(sorted(copy.glob(file))), draw)
        try:
            with cg.Archive(copy, read_only=True) as archive:
                for kb in kbs:
                    archive.get(kb.document)
                if archive.verify(progress=False):
                    assert all(archive.get(kb.document) == kb for kb in kbs)
                    assert list(archive.claims(status="cited")) == cited
                    assert list(archive.sources()) == sources
                else:
                    reported += 1
        except cg.ArchiveProblem:
            reported += 1
    assert reported > 1


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
        kept = {str(document.title) for document in again.documents()}
        numbers = [int(title.split()[1]) for title in kept]
        check_answers(again, [made(number, claims=200) for number in numbers])
        assert again.add(made(10**6)).added


@pytest.mark.slow
def test_a_power_cut_loses_nothing_that_was_acknowledged(nursery: Nursery, tmp_path: Path) -> None:
    """The writer's file system is an image; a copy of it, taken mid-write, is what a cut leaves."""
    counted = 0
    with image_mounted(tmp_path) as disk:
        for cut in range(50):
            write = ["add", "add_many", "replace", "remove", "load"][cut % 5]
            said = cut_power(nursery, tmp_path, disk, write, "durable", cut)
            held: Held = {}
            for one in said:
                held = WRITES[write].leaves(held, one)
            after = WRITES[write].leaves(held, len(said))
            with after_the_cut(tmp_path) as folder:
                if said or (folder / "ledger.sqlite").exists():
                    check_held(folder, [held, after], random.Random(cut))
            counted += len(said)
    assert counted > 50


@pytest.mark.slow
def test_a_power_cut_in_fast_writes_is_told_document_by_document(
    nursery: Nursery, tmp_path: Path
) -> None:
    """What is not there is named, but for the last write, which counts as never made."""
    with image_mounted(tmp_path) as disk:
        for cut in range(12):
            write = ["add", "add_many", "load"][cut % 3]
            said = cut_power(nursery, tmp_path, disk, write, "fast", cut)
            held: Held = {}
            for one in said[:-1]:
                held = WRITES[write].leaves(held, one)
            begun = held
            for one in (*said[-1:], len(said)):
                begun = WRITES[write].leaves(begun, one)
            with after_the_cut(tmp_path) as folder:
                if held or (folder / "ledger.sqlite").exists():
                    check_told(folder, [made(n) for n in held], [made(n) for n in begun])


def check_told(folder: Path, kbs: list[cg.ClaimGraph], begun: list[cg.ClaimGraph]) -> None:
    """Each document is there whole, or named by ``verify``.

    Once all that was begun is added again, the last writes with it, everything is as it was.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", LostData)
        archive = cg.Archive(folder)
    with archive:
        told = " ".join(archive.verify(progress=False).problems)
        for kb in kbs:
            if kb.document.id not in told:
                assert archive.get(kb.document) == kb
        archive.add_many(begun, progress=False)
        assert archive.verify(progress=False).ok, archive.verify(progress=False)


@contextmanager
def image_mounted(folder: Path) -> Iterator[Path]:
    """A file system of its own, in an image; skips, and says why, where there can be none."""
    image, disk = folder / "disk.img", folder / "disk"
    disk.mkdir()
    with image.open("wb") as stream:
        stream.truncate(256 << 20)
    for command in (
        ["mkfs.ext4", "-q", str(image)],
        ["mount", "-o", "loop", str(image), str(disk)],
    ):
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            why = getattr(error, "stderr", "") or error
            pytest.skip(f"a power cut needs root, e2fsprogs and a loop device: {why}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def cut_power(
    nursery: Nursery, folder: Path, disk: Path, write: str, durability: str, number: int
) -> list[int]:
    """Stop a writer, copy the image as the disk has it, and return the writes it had said done."""
    shutil.rmtree(disk / "a", ignore_errors=True)
    os.sync()
    with nursery.writing(disk / "a", write, durability=durability) as writer:
        draw = random.Random(number)
        writer.wait_for(draw.randrange(5))
        time.sleep(draw.uniform(0, 0.3))
        writer.send(signal.SIGSTOP)
        shutil.copyfile(folder / "disk.img", folder / "cut.img")  # not what is in memory
        writer.send(signal.SIGKILL)
        return writer.finished()


@contextmanager
def after_the_cut(folder: Path) -> Iterator[Path]:
    """The archive as it is found when the power is back."""
    place = folder / "after"
    place.mkdir(exist_ok=True)
    mount = ["mount", "-o", "loop", str(folder / "cut.img"), str(place)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield place / "a"
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
