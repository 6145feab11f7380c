"""The command line: what each command prints, and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PATH, run, run_alone

import claimgraph as cg
from claimgraph.commands import COMMANDS

BRIEFING = str(cg.resource("data/eastern-flank/briefing.txt"))
GRAPH = str(cg.resource("data/eastern-flank/graph.ttl"))


def test_help_lists_every_command_and_each_has_help() -> None:
    listed = run("--help").stdout
    for name in COMMANDS:
        assert f"  {name}" in listed
        job = ("without",) if name == "corpus" else ()
        shown = run(name, *job, "--help").stdout
        assert "--json" in shown or name in ("serve", "mcp")  # servers print no result


def test_which_claims_rely_on_source_5_is_the_same_on_all_routes() -> None:
    kb = cg.read(BRIEFING)
    python = {c.text for c in kb.claims(relying_on=5)}
    assert any("309 billion euros" in text for text in python)
    query = """SELECT ?text { ?reference schema:position 5 ; biro:references ?source .
        ?claim cg:reliesOn ?source ; schema:text ?text }"""
    assert {row["text"] for row in kb.sparql(query)} == python
    found = json.loads(run_alone("claims", BRIEFING, "--relying-on", "5", "--json").stdout)
    assert {row["text"] for row in found} == python
    asked = json.loads(run_alone("sparql", BRIEFING, query, "--json").stdout)
    assert {row["text"] for row in asked} == python


@pytest.mark.parametrize("name", ["claims", "sources", "figures", "actors", "events"])
def test_lists_work_on_a_saved_graph_in_both_shapes(name: str) -> None:
    text, data = run(name, GRAPH), run(name, GRAPH, "--json")
    assert (text.returncode, data.returncode) == (0, 0), text.stderr + data.stderr
    assert len(text.stdout.splitlines()) == len(json.loads(data.stdout)) + 1


def test_read_accounts_on_stderr_and_saves(tmp_path: Path) -> None:
    saved = tmp_path / "kb.ttl"
    done = run("read", BRIEFING, "-o", str(saved))
    assert done.returncode == 0, done.stderr
    assert "13 sentences accounted for" in done.stderr
    assert cg.load(saved) == cg.read(BRIEFING)


def test_plot_writes_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "graph.png"
    done = run("plot", GRAPH, "-o", str(picture), "--size", "6x4", "--dpi", "72")
    assert done.stdout.strip() == str(picture), done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("view", ["network", "impact", "matrix", "strip", "timeline", "origins"])
def test_plot_draws_every_view(view: str, tmp_path: Path) -> None:
    picture = tmp_path / "view.svg"
    done = run("plot", GRAPH, "-o", str(picture), "--view", view)
    assert done.stdout.strip() == str(picture), done.stderr
    assert "<svg" in picture.read_text(encoding="utf-8")


def test_plot_fills_pages_and_draws_what_is_near(tmp_path: Path) -> None:
    picture = tmp_path / "pages.pdf"
    near = ["--around", "5", "--depth", "1", "--order", "crossings"]
    done = run("plot", GRAPH, "-o", str(picture), "--fit", "pages", "--size", "9x6", *near)
    assert picture.read_bytes().startswith(b"%PDF"), done.stderr


def test_questions_are_listed_and_asked() -> None:
    assert "claims-relying-on" in run("ask").stdout
    done = run("ask", "claims-per-source", GRAPH, "--bind", "source=5", "--json")
    assert [row["number"] for row in json.loads(done.stdout)] == [5]


def test_standard_input_is_read() -> None:
    text = "It rained [1].\n\n1. Weather: https://example.org/w\n"
    assert "It rained." in run_alone("claims", "-", stdin=text).stdout


BAD = [
    (["claims", "nowhere.txt"], "claimgraph claims: nowhere.txt: No such file"),
    (["claims", GRAPH, "--relying-on", "9"], "no source is called 9"),
    (["claims", GRAPH, "--status", "cites"], "did you mean 'cited'"),
    (["claims", GRAPH, "--voiced-by", "Vanse"], "did you mean 'Vance'"),
    (["sparql", GRAPH, "SELECT ?x {"], "line 1, column"),
    (["ask", "claims-rely", GRAPH], "did you mean"),
    (["ask", "claims-citing", GRAPH, "--bind", "source"], "write it as NAME=VALUE"),
    (["plot", GRAPH, "--size", "big"], "write width x height in inches"),
    (["plot", GRAPH, "--size", "infx2"], "write width x height in inches"),
    (["plot", GRAPH, "-o", "graph.doc"], "write .png, .svg, .pdf"),
    (["plot", GRAPH, "--fit", "pages"], "--fit pages fills a .pdf"),
    (["plot", GRAPH, "--view", "strip", "--fit", "grow"], "--fit is not for --view strip"),
    (["plot", GRAPH, "--around", "Vanse"], "did you mean"),
    (["plot", GRAPH, "--size", "2x2"], "25 claims need"),
    (["claims", sys.executable], "is not UTF-8"),
    (["nothing"], "`claimgraph --help` lists all of them"),
    (["claim", GRAPH], "did you mean 'claims'"),
]


@pytest.mark.parametrize(("arguments", "says"), BAD)
def test_bad_input_exits_2_with_one_clear_message(arguments: list[str], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [["nothing"], ["claims", GRAPH, "--relying-on", "9"]])
def test_a_process_of_its_own_prints_and_ends_the_same(arguments: list[str]) -> None:
    here, alone = run(*arguments), run_alone(*arguments)
    assert (alone.returncode, alone.stdout, alone.stderr) == (2, here.stdout, here.stderr)
    assert here.returncode == 2


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -m claimgraph ask | head -1'
    env = {**os.environ, "PYTHONPATH": PATH}
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=env)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("support", GRAPH, "--min-confidence", "7"), "7 is not between 0 and 1"),
        (("support", GRAPH, "--min-confidence", "nan"), "nan is not between 0 and 1"),
        (("support", GRAPH, "--limit", "-1"), "-1 is less than 1"),
        (("plot", GRAPH, "--dpi", "0"), "0 is less than 1"),
        (("claims", GRAPH, "--voiced-by", "5"), "no actor is called '5'; did you mean 'a5'?"),
        (("sources", GRAPH, "--of", "4"), "no claim is called '4'; did you mean 'c4'"),
        (("read", BRIEFING, "--at-most", "lines=3"), "allow more, with --at-most lines=NUMBER"),
        (("check", BRIEFING, "--at-most", "characters=9"), "with --at-most characters=NUMBER"),
        (("claims", BRIEFING, "--at-most", "pages=3"), "'pages=3' is not one of size=NUMBER"),
        (("read", GRAPH, "-o", "missing/kb.ttl"), "missing: there is no such folder"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_query_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "my.rq").write_bytes(b"\xff\xfe")
    done = run("sparql", GRAPH, f"@{tmp_path / 'my.rq'}")
    assert (done.returncode, "byte 0 is not UTF-8 text" in done.stderr) == (2, True)


def test_an_empty_answer_says_so_beside_the_answer() -> None:
    done = run("loops", GRAPH)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 loops\n")


def test_an_ending_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    for output, says in (("x.foo", "names no RDF format"), ("no/x.ttl", "no such folder")):
        done = run("read", "nowhere.txt", "-o", str(tmp_path / output))
        assert done.returncode == 2
        assert says in done.stderr


def test_questions_show_handles_to_people_and_ids_to_programs() -> None:
    done = run("ask", "claims-relying-on", GRAPH, "--bind", "source=5")
    head, first, *_ = done.stdout.splitlines()
    assert head.split() == ["claim", "source", "text"]
    assert first.split()[1] == "s5"
    assert "309 billion" in done.stdout
    asked = run("ask", "claims-relying-on", GRAPH, "--bind", "source=5", "--json")
    assert {row["source"] for row in json.loads(asked.stdout)} == {cg.load(GRAPH)["s5"].id}


def test_arguments_that_a_command_does_not_take_are_named_with_the_next_step() -> None:
    done = run("impact", GRAPH, "2")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "claimgraph impact: does not take 2; see claimgraph impact --help\n"


def test_events_are_dated_from_the_day_a_text_came_out(tmp_path: Path) -> None:
    text = "Ghana signed a treaty with Togo last week. Mali will hold an election in May."
    told = run("events", "-", "--published", "2026-03-11", "--during", "2026-03", stdin=text)
    assert "2026-03-02 to 2026-03-08" in told.stdout
    assert "election" not in told.stdout
    saved = tmp_path / "kb.ttl"
    run("read", "-", "--published", "2026-03-11", "-o", str(saved), stdin=text)
    assert [e.when for e in cg.load(saved).events(after="2026-03")] == ["2026-05"]
    wrong = run("events", "-", "--published", "soon", stdin=text)
    assert wrong.returncode != 0
    assert "published" in wrong.stderr
