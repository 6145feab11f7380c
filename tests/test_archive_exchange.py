"""Whole archives to files and back: the same documents, hashes and bytes."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from test_archive import SLOW, linked
from tqdm import tqdm
from writers import ROOT, made

import claimgraph as cg

ENDINGS = ("nq", "trig", "jsonld")


def hashes(archive: cg.Archive) -> dict[str, tuple[int, bytes]]:
    """What the ledger says of every document and everything shared, once it is verified."""
    told = archive.verify(progress=False)
    assert told.ok, told
    ledger = archive._site.ledger
    entries = [*ledger.entries("document"), *ledger.entries("shared")]
    return {entry.iri: (entry.quads, entry.hash) for entry in entries}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_dump_loads_with_the_same_hashes_and_dumps_to_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, ending: str
) -> None:
    @given(linked())
    @settings(SLOW, max_examples=3)
    def comes_back(kb: cg.ClaimGraph) -> None:
        folder = tmp_path_factory.mktemp("dump")
        archive = cg.Archive()
        archive.add(kb)
        first = archive.dump(folder / f"first.{ending}")
        with cg.Archive() as again:
            again.load(first)
            assert hashes(again) == hashes(archive)
            assert again.dump(folder / f"second.{ending}").read_bytes() == first.read_bytes()

    comes_back()


def test_a_source_that_nobody_names_comes_back(tmp_path: Path) -> None:
    kbs = [made(0), made(1)]
    archive = cg.Archive()
    archive.add(cg.ClaimGraph([*kbs[0].values(), cg.Source(url="urn:alone", title="Alone")]))
    archive.add(kbs[1])
    again = cg.Archive()
    again.load(archive.dump(tmp_path / "all.nq"))
    assert hashes(again) == hashes(archive)
    assert "Alone" in [source.title for source in again.sources()]


def test_a_dump_to_a_missing_folder_names_the_folder(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(FileNotFoundError, match="no such folder") as refused:
        cg.Archive().dump(missing / "all.nq")
    assert refused.value.filename == str(missing)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_and_memory_dump_the_same_bytes(
    tmp_path: Path, briefing: cg.ClaimGraph, ending: str
) -> None:
    held = cg.Archive()
    kbs = [briefing, cg.example("harbour-audit")]
    held.add_many(kbs, progress=False)
    with cg.Archive(tmp_path / "a", durability="fast") as archive:
        archive.add_many(reversed(kbs), progress=False)
        assert hashes(archive) == hashes(held)
        first = archive.dump(tmp_path / f"first.{ending}")
    second = held.dump(tmp_path / f"second.{ending}")
    assert first.read_bytes() == second.read_bytes()
    with cg.Archive(tmp_path / "b", durability="fast") as archive:
        assert len(archive.load(first).added) == 2
        assert hashes(archive) == hashes(held)
        assert len(archive.load(second).unchanged) == 2


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("cut.nq", b"<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:", r"cut\.nq, line 2, column"),
        ("cut.jsonld", b'[{"@id": "urn:a", ', r"cut\.jsonld, line 1"),
        ("odd.xyz", b"", "odd.xyz"),
    ],
)
def test_a_broken_file_leaves_the_archive_as_it_was(
    tmp_path: Path, briefing: cg.ClaimGraph, name: str, text: bytes, told: str
) -> None:
    archive = cg.Archive()
    archive.add(briefing)
    before = hashes(archive)
    (tmp_path / name).write_bytes(text)
    with pytest.raises(cg.UnreadableInput, match=told):
        archive.load(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        archive.load(tmp_path / "nowhere.nq")
    assert hashes(archive) == before


def test_a_dump_that_fails_leaves_no_file_behind(
    tmp_path: Path, briefing: cg.ClaimGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = cg.Archive()
    archive.add(briefing)
    old = archive.dump(tmp_path / "all.nq").read_bytes()

    def full(_: str) -> list[bytes]:
        raise OSError("no space left")

    monkeypatch.setattr(archive._site.store, "lines", full)
    with pytest.raises(OSError, match="no space"):
        archive.dump(tmp_path / "all.nq")
    assert [file.name for file in tmp_path.iterdir()] == ["all.nq"]
    assert (tmp_path / "all.nq").read_bytes() == old


@pytest.mark.parametrize("progress", [True, False])
def test_both_passes_over_a_file_can_show_a_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, progress: bool
) -> None:
    shown: list[str] = []

    class Bar(tqdm):  # type: ignore[type-arg]  # generic in its stubs only
        def __init__(self, items: Iterable[Any], **options: Any) -> None:
            shown.append(options["unit"])
            super().__init__(items, **options)

    archive = cg.Archive()
    archive.add(made(0))
    dump = archive.dump(tmp_path / "all.nq", progress=False)
    monkeypatch.setattr("tqdm.tqdm", Bar)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert cg.Archive().load(dump, progress=progress).added
    assert shown == ([" documents checked", " documents"] if progress else [])
    shown.clear()
    assert cg.Archive().load(archive.dump(tmp_path / "all.trig"), progress=progress).added
    assert [unit for unit in shown if unit != " documents"] == [" quads checked"] * progress


@pytest.mark.slow
def test_a_long_load_shows_a_bar_on_a_terminal_and_none_in_a_pipe(tmp_path: Path) -> None:
    archive = cg.Archive()
    archive.add_many((made(n) for n in range(4000)), progress=False)
    dump = archive.dump(tmp_path / "all.nq")
    shown = on_a_terminal("load", str(tmp_path / "a"), str(dump))
    assert "documents checked/s" in shown or "documents/s" in shown
    assert "/4000 [" in shown
    assert "4000 documents added" in shown
    done = subprocess.run(command("load", str(tmp_path / "b"), str(dump)), capture_output=True)
    assert done.stdout == b""
    assert done.stderr == f"{dump}: 4000 documents added\n".encode()


def command(*arguments: str) -> list[str]:
    run = f"import sys; sys.path.insert(0, {str(ROOT / 'graph')!r}); "
    run += "from claimgraph.cli import main; sys.exit(main(sys.argv[1:]))"
    return [sys.executable, "-c", run, *arguments]


def on_a_terminal(*arguments: str) -> str:
    """What a command shows on a terminal."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    process = subprocess.Popen(command(*arguments), stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # the other end was closed: Linux says EIO
        pass
    os.close(ours)
    assert process.wait() == 0, shown
    return shown.decode()
