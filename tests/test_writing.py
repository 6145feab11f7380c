"""Writing files: whole or not at all, and never over what they should not touch."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.cli import main
from claimgraph.writing import replacing

TEXT = "The bridge at Orrin was closed in May [1].\n\n1. Bridge log: https://example.org/bridge\n"


def graph(path: Path) -> None:
    cg.save(cg.parse(TEXT, only_citations=True), path.with_suffix(".ttl"))


def page(path: Path) -> None:
    cg.page(cg.parse(TEXT, only_citations=True), path.with_suffix(".html"))


def picture(path: Path) -> None:
    cg.plot.save(cg.plot.strip(cg.parse(TEXT, only_citations=True)), path.with_suffix(".svg"))


def dump(path: Path) -> None:
    archive = cg.Archive()
    archive.add(cg.parse(TEXT, only_citations=True))
    archive.dump(path.with_suffix(".nq"))


WRITERS: dict[Callable[[Path], None], str] = {
    graph: ".ttl", page: ".html", picture: ".svg", dump: ".nq",
}  # fmt: skip


@pytest.fixture(params=WRITERS, ids=lambda writer: writer.__name__)
def writer(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    chosen: Callable[[Path], None] = request.param
    return chosen


def test_a_pipe_is_refused_and_stays(writer: Callable[[Path], None], tmp_path: Path) -> None:
    pipe = (tmp_path / "out").with_suffix(WRITERS[writer])
    os.mkfifo(pipe)
    with pytest.raises(cg.UnreadableInput, match="device, pipe or socket"):
        writer(pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_behind_a_link_is_refused(writer: Callable[[Path], None], tmp_path: Path) -> None:
    link = (tmp_path / "out").with_suffix(WRITERS[writer])
    link.symlink_to("/dev/null")
    with pytest.raises(cg.UnreadableInput, match="device, pipe or socket"):
        writer(link)
    assert link.is_symlink()


def test_a_link_is_followed_and_the_mode_kept(
    writer: Callable[[Path], None], tmp_path: Path
) -> None:
    target = tmp_path / "target"
    target.write_text("old")
    target.chmod(0o600)
    link = (tmp_path / "out").with_suffix(WRITERS[writer])
    link.symlink_to(target)
    writer(link)
    assert link.is_symlink()
    assert target.read_text() != "old"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_new_file_has_the_mode_that_the_user_asks_new_files_to_have(
    writer: Callable[[Path], None], tmp_path: Path
) -> None:
    before = os.umask(0o077)
    try:
        writer(tmp_path / "out")
    finally:
        os.umask(before)
    (made,) = tmp_path.iterdir()
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_what_is_written_is_given_to_the_disk_before_it_takes_its_name(
    writer: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def told(what: str) -> Callable[..., None]:
        real = getattr(os, what)

        def call(*arguments: object) -> None:
            done.append(what)
            real(*arguments)

        return call

    for what in ("fsync", "replace"):
        monkeypatch.setattr(os, what, told(what))
    writer(tmp_path / "out")
    assert done == ["fsync", "replace", "fsync"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(file) as stream:
        stream.write(b"%d" % (1 // (len(file.name) - 5)))
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
    assert file.read_text() == "old"


def test_a_picture_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.png"
    file.write_text("old")
    ax = cg.plot.strip(cg.parse(TEXT, only_citations=True))
    monkeypatch.setattr(type(ax), "draw", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        cg.plot.save(ax, file)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.png"]
    assert file.read_text() == "old"


def test_links_in_a_circle_end_in_an_error_that_names_the_path(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").symlink_to(tmp_path / "b.ttl")
    (tmp_path / "b.ttl").symlink_to(tmp_path / "a.ttl")
    with pytest.raises(OSError, match=r"a\.ttl"):
        cg.save(cg.parse(TEXT, only_citations=True), tmp_path / "a.ttl")


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on file sizes is told apart here")
def test_a_full_disk_names_the_file_and_keeps_the_old(tmp_path: Path) -> None:
    file = tmp_path / "a.nq"
    file.write_text("old")
    code = (
        "import resource, signal, claimgraph as cg\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"kb = cg.parse({TEXT!r}, only_citations=True)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        f"cg.save(kb, {str(file)!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert f"'{file}'" in done.stderr.splitlines()[-1]
    assert file.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.nq"]


# -- the commands --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("log.md").write_text(TEXT)
    return tmp_path


def test_a_page_is_named_after_the_input(folder: Path) -> None:
    assert main(["page", "log.md"]) == 0
    assert folder.joinpath("log.html").is_file()


def test_a_page_of_a_web_page_is_not_written_over_it(folder: Path) -> None:
    folder.joinpath("web.html").write_text("<p>The bridge at Orrin was closed in May.</p>")
    assert main(["page", "web.html"]) == 0
    assert folder.joinpath("web.html").read_text().startswith("<p>")
    assert folder.joinpath("web.page.html").is_file()


def test_a_page_does_not_replace_a_file_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.joinpath("log.html").write_text("mine")
    assert main(["page", "log.md"]) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert folder.joinpath("log.html").read_text() == "mine"
    assert main(["page", "log.md", "--overwrite"]) == 0
    assert folder.joinpath("log.html").read_text() != "mine"


@pytest.mark.parametrize("command", ["page", "plot"])
def test_an_output_that_is_the_input_is_refused(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ending = {"page": "html", "plot": "svg"}[command]
    folder.joinpath(f"same.{ending}").hardlink_to(folder / "log.md")
    assert main([command, "log.md", "-o", f"same.{ending}"]) == 2
    assert "is the input" in capsys.readouterr().err
    assert folder.joinpath("log.md").read_text() == TEXT


def test_a_page_that_is_not_named_as_html_is_refused(folder: Path) -> None:
    cg.save(cg.read("log.md", only_citations=True), "log.ttl")
    before = folder.joinpath("log.ttl").read_bytes()
    with pytest.raises(cg.UnreadableInput, match="end its name in"):
        cg.page(cg.load("log.ttl"), "log.ttl")
    assert folder.joinpath("log.ttl").read_bytes() == before


@pytest.mark.parametrize(
    "name", ["n" * 240, "CON", "nul", "a b;c$(d)", "-o", "…", "a\nb", "\u202ea", "%2e%2e", "~"]
)
def test_odd_names_are_names_and_nothing_else(
    name: str, writer: Callable[[Path], None], tmp_path: Path
) -> None:
    writer(tmp_path / name)
    assert os.listdir(tmp_path) == [name + WRITERS[writer]]


@pytest.mark.parametrize("name", ["a\0b", "n" * 300, "\ud800"])
def test_a_name_that_no_file_can_have_is_refused_and_leaves_nothing(
    name: str, writer: Callable[[Path], None], tmp_path: Path
) -> None:
    with pytest.raises((cg.UnreadableInput, OSError)):
        writer(tmp_path / name)
    assert not os.listdir(tmp_path)


def test_no_folder_is_made_on_the_way(writer: Callable[[Path], None], tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        writer(tmp_path / "no" / ".." / "such" / "a")
    assert not os.listdir(tmp_path)


def test_no_name_comes_from_what_a_file_holds(folder: Path) -> None:
    title = "../../evil" + "t" * 300
    folder.joinpath("k.md").write_text(
        f"# {title}\n\nIt rained [1].\n\n1. CON ../x https://e.org/../y\n"
    )
    before = set(os.listdir(folder))
    for command in (["page", "k.md"], ["plot", "k.md"], ["read", "k.md", "-o", "k.ttl"]):
        assert main(command) == 0
    assert main(["page", "k.ttl", "--title", title]) == 2  # k.html is there
    assert set(os.listdir(folder)) - before == {"k.html", "graph.png", "k.ttl"}
