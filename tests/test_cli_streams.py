"""The command line where its streams are closed or full: no traceback, and honest codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic_core import SchemaError

import claimgraph as cg
from claimgraph import cli
from claimgraph.commands.printing import safe_json

TEXT = "The bridge at Orrin was closed in May [1].\n\n1. Bridge log: https://example.org/bridge\n"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
STOPPED = """
import os, signal, sys, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
from claimgraph.cli import main
threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
sys.exit(main(sys.argv[1:]))
"""
"""Runs a command that is sent what Ctrl-C sends, a second after it began."""
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only some systems have it")


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    folder.joinpath("a.md").write_text(TEXT)
    program = f'"{sys.executable}" -m claimgraph '
    return subprocess.run(
        ["sh", "-c", program + command], cwd=folder, capture_output=True, text=True, timeout=100
    )


@FULL
@pytest.mark.parametrize("command", ["--version", "check --rules", "sources a.md"])
def test_output_that_cannot_be_written_is_an_error_of_one_line(
    command: str, tmp_path: Path
) -> None:
    done = shell(f"{command} > /dev/full", tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "No space left" in done.stderr


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("check a.md >&-", "standard output is closed"),
        ("--help >&-", "standard output is closed"),
        ("sources - <&-", "standard input is closed"),
        ("sparql a.md - <&-", "standard input is closed"),
    ],
)
def test_a_closed_stream_is_an_error_of_one_line(command: str, told: str, tmp_path: Path) -> None:
    done = shell(command, tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_with_closed_errors_the_answer_still_comes(tmp_path: Path) -> None:
    done = shell("sources a.md 2>&-", tmp_path)
    assert done.returncode == 0
    assert "Bridge log" in done.stdout


def test_a_fault_of_ours_is_not_taken_for_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tmp_path.joinpath("a.md").write_text(TEXT)
    monkeypatch.setattr(cg.ClaimGraph, "report", lambda *_: int("x"))
    assert cli.main(["check", str(tmp_path / "a.md")]) == 2
    told = capsys.readouterr().err
    assert "a fault of claimgraph itself: ValueError" in told
    assert "Traceback" not in told
    monkeypatch.setenv(cli.TRACEBACK, "1")
    assert cli.main(["check", str(tmp_path / "a.md")]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_a_query_has_the_columns_that_it_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tmp_path.joinpath("a.md").write_text(TEXT)
    query = "SELECT ?c { ?c a cg:Claim }"
    assert cli.main(["sparql", str(tmp_path / "a.md"), query]) == 0
    assert capsys.readouterr().out.split() == ["c", "c1"]


def test_a_warning_is_one_line_without_lines_of_code(tmp_path: Path) -> None:
    done = shell('sparql a.md "SELECT (1/0 AS ?x) {}"', tmp_path)
    assert done.returncode == 0
    told = done.stderr.splitlines()[0]
    assert told.startswith("claimgraph: warning: ?x could not be computed in 1 of 1 rows: ")
    assert ".py" not in done.stderr


@pytest.mark.parametrize("character", ["\x7f", "\x85", "\x9b", "\u202e", "\u2066"])
def test_json_holds_nothing_that_a_terminal_obeys(character: str) -> None:
    value = {"a": f"x{character}y"}
    assert character not in safe_json(value)
    assert json.loads(safe_json(value)) == value


@pytest.mark.parametrize("command", ["check -q", "check -q --json", "check -q --sarif", "read"])
def test_a_file_whose_name_is_not_utf_8_is_read_like_any_other(
    command: str, tmp_path: Path
) -> None:
    name = b"b\xff.md"
    try:
        tmp_path.joinpath(os.fsdecode(name)).write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes no such name")
    done = shell(f"{command} b*.md", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "fault" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("command", "made"),
    [
        (["read", "long.md", "-o", "k.ttl"], "k.ttl"),
        (["check", "--sarif", "long.md", "long.md"], None),
        (["page", "long.md", "-o", "p.html"], "p.html"),
        (["archive", "add", "place", "long.md"], None),
        (["plot", "long.md", "-o", "p.png"], "p.png"),
        (["load", "place", "many.nq"], None),
        (["corpus", "read", "tables", "long.md", "long.md"], "tables"),
        (["sparql", "a.md", CROSS], None),
    ],
)
def test_ctrl_c_ends_a_command_with_one_line_and_nothing_half_written(
    command: list[str], made: str | None, tmp_path: Path
) -> None:
    tmp_path.joinpath("a.md").write_text(TEXT)
    tmp_path.joinpath("long.md").write_text("The quay at Orrin sank by 4 cm in May [1]. " * 60_000)
    if "many.nq" in command:
        lines = (f'<urn:a{n}> <urn:b> "{n}" <urn:g{n % 9}> .\n' for n in range(600_000))
        tmp_path.joinpath("many.nq").write_text("".join(lines))
    before = os.listdir(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED, *command],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        out, told = running.communicate(timeout=100)
    assert running.returncode == 130, told
    assert told.splitlines()[-1:] == ["claimgraph: stopped"], told
    assert "Traceback" not in told
    assert not out
    assert made is None or not tmp_path.joinpath(made).exists()
    kept = {"archive": {"place"}, "load": {"place"}, "corpus": {"tables.parts"}}
    assert {*os.listdir(tmp_path)} - {*before} <= kept.get(command[0], set())


STOPPED_WITHIN = """
import os, signal, sys
from claimgraph import cli
from claimgraph.archive import archive
signal.signal(signal.SIGINT, signal.default_int_handler)
def stopped(items, *_, **__):
    for number, item in enumerate(items):
        if number == 2: os.kill(os.getpid(), signal.SIGINT)
        yield item
archive.tracked = stopped
sys.exit(cli.main(sys.argv[1:]))
"""
"""Runs a command that is sent what Ctrl-C sends, when part of a dump is written."""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["all.nq", "all.trig", "all.jsonld"])
def test_ctrl_c_within_a_dump_leaves_the_old_file_and_a_whole_archive(
    name: str, tmp_path: Path
) -> None:
    with cg.Archive(tmp_path / "place") as archive:
        archive.add_many(cg.parse(f"It rained {n} times [1].\n\n1. Rain {n}") for n in range(9))
    tmp_path.joinpath(name).write_text("old")
    command = [sys.executable, "-c", STOPPED_WITHIN, "dump", "place", name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=100)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.splitlines() == ["claimgraph: stopped"]
    assert sorted(os.listdir(tmp_path)) == [name, "place"]
    assert tmp_path.joinpath(name).read_text() == "old"
    with cg.Archive(tmp_path / "place") as archive:
        assert len(archive) == 9
        assert not archive.verify().problems


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_within_a_write_says_what_is_kept(tmp_path: Path) -> None:
    with cg.Archive(tmp_path / "place") as archive:
        archive.add_many(cg.parse(f"It rained {n} times [1].\n\n1. Rain {n}") for n in range(9))
    for name in ("a.md", "b.md", "c.md"):
        tmp_path.joinpath(name).write_text(f"{TEXT}\nSeen in {name}.\n")
    command = [sys.executable, "-c", STOPPED_WITHIN, "archive", "add", "place"]
    done = subprocess.run(
        [*command, "a.md", "b.md", "c.md"],
        cwd=tmp_path, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    assert done.returncode == 130
    assert done.stderr.splitlines() == [
        "place holds 9 documents, each whole; the same command goes on from there",
        "claimgraph: stopped",
    ]
    with cg.Archive(tmp_path / "place") as archive:
        assert len(archive) == 9
        assert not archive.verify().problems


def _named() -> None:
    raise SchemaError('Error building "literal" validator:\n  KeyboardInterrupt')


def _caused() -> None:
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt as stop:
        raise ValueError("no such row") from stop


@pytest.mark.parametrize("fail", [_named, _caused])
def test_what_a_library_makes_of_ctrl_c_is_no_fault(
    fail: Callable[[], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "_options", lambda _: fail())
    assert cli.main([]) == 130
    assert capsys.readouterr().err == "claimgraph: stopped\n"
