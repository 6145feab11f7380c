"""An archive in hands that did not open it: forked children, closers, readers, full disks."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from writers import made

import claimgraph as cg
from claimgraph.cli import main
from claimgraph.errors import ArchiveProblem, EndpointProblem

FORKED = """
import os, signal, sys
import claimgraph as cg
from writers import made
archive = cg.Archive(sys.argv[1])
archive.add(made(0))
before = archive.documents()
if not (child := os.fork()):
    signal.alarm(20)
    refused = 0
    for use in (
        lambda: archive.add(made(1)),
        lambda: archive.claims(),
        lambda: archive.verify(progress=False),
        lambda: list(before),
    ):
        try:
            use()
        except cg.ClaimGraphError as error:
            refused += "open" in str(error)
    archive.close()
    os._exit(refused)
_, status = os.waitpid(child, 0)
print(os.waitstatus_to_exitcode(status))
archive.add(made(2))
print(archive.verify(progress=False).ok, len(archive))
"""


def run(code: str, *arguments: str) -> list[str]:
    paths = [str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only some systems fork")
def test_a_forked_child_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    assert run(FORKED, str(tmp_path / "a")) == ["4", "True", "2"]
    with cg.Archive(tmp_path / "a") as archive:
        assert archive.verify(progress=False).ok


HOLDING = """
import os, sys, time
import claimgraph as cg
archive = cg.Archive(sys.argv[1])
if not (child := os.fork()):
    time.sleep(60)
    os._exit(0)
archive.close()
with cg.Archive(sys.argv[1]) as again:
    print(len(again))
os.kill(child, 9)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only some systems fork")
def test_a_child_that_lives_on_holds_no_lock(tmp_path: Path) -> None:
    assert run(HOLDING, str(tmp_path / "a")) == ["0"]


def test_what_is_asked_after_closing_says_so(tmp_path: Path) -> None:
    archive = cg.Archive(tmp_path / "a")
    archive.add_many((made(n) for n in range(20)), progress=False)
    documents, claims = archive.documents(), archive.claims()
    reader = iter(archive)
    next(reader)
    archive.close()
    for ask in (
        lambda: list(documents),
        lambda: list(claims),
        lambda: list(reader),
        archive.claims,
    ):
        with pytest.raises(ArchiveProblem, match="closed"):
            ask()


def test_a_backup_into_the_archive_itself_is_refused(tmp_path: Path) -> None:
    with cg.Archive(tmp_path / "a") as archive:
        archive.add(made(0))
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(ArchiveProblem, match="itself"):
            archive.backup(tmp_path / "a" / "copy")
        assert sorted(tmp_path.rglob("*")) == before


def test_an_archive_is_read_where_nobody_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system is asked to refuse, as root may write anywhere."""
    folder = tmp_path / "a"
    with cg.Archive(folder) as archive:
        archive.add(made(0))
    (folder / "lock").unlink()
    opened = os.open

    def refusing(path: str, flags: int, *more: int) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path, flags, *more)

    monkeypatch.setattr(os, "open", refusing)
    with cg.Archive(folder, read_only=True) as archive:
        assert len(archive.claims()) == len(made(0).claims())
    with pytest.raises(PermissionError):
        cg.Archive(folder)


@pytest.mark.parametrize("there", [False, True])
def test_a_load_that_is_refused_leaves_no_archive(there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    if there:
        folder.mkdir()
    bad = tmp_path / "bad.ttl"
    bad.write_text("<a> <b")
    assert main(["load", str(folder), str(bad)]) == 2
    assert main(["archive", "add", str(folder), str(bad)]) == 2
    assert folder.exists() == there
    assert not there or not list(folder.iterdir())


def test_a_load_that_is_refused_leaves_what_was_held(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("<a> <b")
    cg.Archive(tmp_path / "a").close()
    assert main(["load", str(tmp_path / "a"), str(bad)]) == 2
    with cg.Archive(tmp_path / "a") as archive:
        assert len(archive) == 0


def test_what_the_ledger_does_not_know_is_mended_by_adding_it_again(tmp_path: Path) -> None:
    """Such as a forked child wrote with an earlier release."""
    with cg.Archive(tmp_path / "a") as archive:
        archive.add(made(0))
        written = archive._site.ledger.entries("document")[0].iri
        archive._site.ledger._db.execute("DELETE FROM entry")
        index = archive._site.ledger.index
        assert index is not None  # an archive on disk has one
        index.clear()
        archive._site.ledger._db.commit()
        told = archive.verify(progress=False)
        assert any("add it again" in problem for problem in told.problems)
        archive.add(made(0, "another version"))
        assert archive.verify(progress=False).ok
        assert archive._site.ledger.entries("document")[0].iri == written


@pytest.mark.parametrize(
    "place", ["a\0b", "\ud800", "http://[", "http://[::1", "http://a:b/sparql"]
)
def test_a_place_that_is_neither_a_path_nor_a_url_is_refused(place: str) -> None:
    with pytest.raises((cg.UnreadableInput, EndpointProblem), match="is not"):
        cg.Archive(place)


def test_a_source_that_nothing_cites_is_not_lost(tmp_path: Path) -> None:
    kb = cg.parse("It rained [1].\n\n1. Rain: https://example.org/a", only_citations=True)
    loose = cg.Source(url="https://example.org/b", title="Read, and not cited")
    said = cg.Notice(source=loose.id, kind="corrected", date="2026-01-01")
    kb = kb.with_nodes(loose, said)
    with cg.Archive(tmp_path / "first") as first:
        first.add(kb)
        assert first.get(*first) == kb
        first.dump(tmp_path / "all.nq")
        with cg.Archive(tmp_path / "second") as second:
            second.load(tmp_path / "all.nq")
            assert second.get(*second) == kb
        other = cg.parse("It snowed [1].\n\n1. Snow: https://example.org/c", only_citations=True)
        first.add(other)
        assert loose.id not in first.get(other.document)
        assert first.get(*first) == kb.with_nodes(*other.values())
        assert first.sources(unused=True) == [loose]
