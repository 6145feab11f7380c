"""What the command line says when something is wrong: its own words, and no name of Python."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph import cli, intake
from claimgraph.commands import COMMANDS
from claimgraph.commands.shared import GRAPHS, TEXTS

TEXT = """# Quay

The quay at Morvo sank by 4 cm [1]. A ferry ran aground in June [2].

1. Morvo Gazette: https://example.org/quay
2. Ferry log: https://example.org/ferry
"""
PYTHON = re.compile(
    r"\w\(|\bcg\.|\bkb\.|\b[a-z]+(?:_[a-z]+)+\b|\b(?:during|after|document|as_of)=|"
    r"\b[A-Z][a-z]+[A-Z]\w+: |\bWritten: |pydantic|invalid (?:count|fraction|int|float)|a fault of"
)
"""Calls, names with underscores, keyword arguments, classes: of no use to who types commands."""
Asked = Callable[..., tuple[int, str]]


@pytest.fixture
def ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Asked:
    """Run a command in a folder of small files; return its exit code and what it says."""
    tmp_path.joinpath("quay.md").write_text(TEXT)
    tmp_path.joinpath("empty").mkdir()
    cg.save(cg.parse(TEXT), tmp_path / "quay.ttl")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        try:
            code = cli.main(arguments)
        except SystemExit as error:
            code = int(error.code or 0)
        return code, capsys.readouterr().err

    return run


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("read|the quay sank", "a text itself goes to standard input"),
        ("read|empty", "a folder, and not an archive; name a file in it"),
        ("read|quay.md|--published|yesterday", "write 2026, 2026-03 or 2026-03-11"),
        ("read|quay.md|--published|2026-13-45", "month must be in 1..12"),
        ("events|quay.md|--during|tomorrow", "'tomorrow' is not a date"),
        ("impact|quay.md|--as-of|soon", "'soon' is not a date"),
        ("ask|claims|quay.md|--max-rows|many", "many is not a number from 0 on"),
        ("support|quay.md|--limit|many", "many is not a whole number"),
        ("support|quay.md|--limit|inf", "inf is not a whole number"),
        ("plot|quay.md|--depth|1.5", "1.5 is not a whole number"),
        ("impact|quay.md|--min-confidence|much", "much is not between 0 and 1"),
        ("plot|quay.md|--dpi|90000", "take fewer dots per inch"),
        ("edit|quay.ttl|attach|c1|2|-o|b.ttl", "needs --by NAME, --why REASON"),
        ("edit|quay.ttl|attach|c1", "needs -o GRAPH, SOURCE, --by NAME, --why REASON"),
        ("edit|quay.ttl|undo", "edit undo needs -o GRAPH"),
        ("ask|quay.md|claims-cited-twice", "claims-cited-twice: No such file"),
        ("ask|quay.md|sources-unused", "claimgraph ask sources-unused quay.md"),
        ("sparql|SELECT ?s { ?s ?p ?o }|quay.md", "the file comes before the query"),
        ("edit|quay.ttl|attach|c1|2|--by|A|--why|b|--at|soon|-o|b.ttl", "with its zone"),
        ("load|place|quay.md", "try .ttl, .trig, .nq"),
        ("archive|backup|http://127.0.0.1:9/|b", "only an archive on disk can be backed up"),
        ("archive|list|empty", "empty is not an archive"),
        ("check|quay.md|--select|nonsense", "`claimgraph check --rules` lists them"),
        ("corpus|claims|empty|1", "`claimgraph corpus read` makes such folders"),
    ],
)
def test_what_is_wrong_is_said_in_words_of_the_command_line(
    ask: Asked, arguments: str, says: str
) -> None:
    code, told = ask(*arguments.split("|"))
    assert code == 2
    assert says in told
    assert not PYTHON.search(told.replace("http://", "")), told


@pytest.mark.parametrize(
    "arguments", ["read|quay.md", "page|quay.md", "plot|quay.md", "archive|add|place|quay.md"]
)
def test_what_was_done_is_said_without_names_of_python(ask: Asked, arguments: str) -> None:
    code, told = ask(*arguments.split("|"))
    assert code == 0
    assert told
    assert not PYTHON.search(told), told


def test_another_version_is_named_with_the_option_that_takes_it(ask: Asked) -> None:
    edited = ("edit", "quay.ttl", "attach", "c1", "2", "--by", "A", "--why", "b", "-o", "new.ttl")
    assert ask(*edited)[0] == 0
    assert ask("archive", "add", "place", "quay.ttl")[0] == 0
    code, told = ask("archive", "add", "place", "new.ttl")
    assert (code, PYTHON.search(told)) == (2, None)
    assert "only replacing puts this one in its place" in told
    assert ask("archive", "add", "place", "new.ttl", "--replace")[0] == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_help_speaks_of_options_and_files(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main([name, "--help"])
    assert not re.search(r"\bkb\.|\bcg\.|\w\(\)", capsys.readouterr().out)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_exit_codes_mean(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main([*([name] if name != "corpus" else [name, "without"]), "--help"])
    assert "exit codes: 0" in capsys.readouterr().out or name in ("serve", "mcp")  # until Ctrl-C


def test_help_names_the_endings_of_files_that_are_taken() -> None:
    assert set(GRAPHS.split()) == set(intake.GRAPH_ENDINGS)
    assert {intake.ENDINGS[ending] for ending in TEXTS.split()} == set(intake.ENDINGS.values())


@pytest.mark.parametrize("name", ["serve", "mcp"])
def test_a_server_without_its_extra_says_what_to_install(
    ask: Asked, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [
        one for one in sys.modules if one.startswith(("claimgraph.serve.", "claimgraph.agents"))
    ]:
        monkeypatch.delitem(sys.modules, module)
    for package in ("agents", "serve"):  # what an earlier test imported is found there too
        monkeypatch.delattr(cg, package, raising=False)
    monkeypatch.setitem(sys.modules, "httptools", None)
    code, told = ask(name, "quay.md")
    assert (code, f"pip install 'claimgraph[{name}]'" in told) == (2, True), told


def test_no_edits_and_nothing_withdrawn_are_said(ask: Asked) -> None:
    assert ask("edit", "quay.ttl", "list") == (0, "0 edits\n")
    assert "--without SOURCE" in ask("impact", "quay.md")[1]


def test_a_query_that_finds_nothing_is_told_which_terms_do_not_exist(ask: Asked) -> None:
    mistaken = "SELECT ?claim { ?claim cg:relieson ?source }"
    assert ask("sparql", "quay.md", mistaken) == (
        0,
        "0 rows\nclaimgraph sparql: the ontology has no cg:relieson; did you mean cg:reliesOn?\n",
    )
    _, silent = ask("sparql", "quay.md", "SELECT ?claim { ?claim cg:status cg:matched }")
    assert silent == "0 rows\n"
