"""``--claims``: the same text as statements or as whole sentences, on every command and view."""

from __future__ import annotations

import inspect
import json
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import matplotlib.pyplot as plt
import oracle
import pytest

import claimgraph as cg
from claimgraph import tables
from claimgraph.cli import main
from claimgraph.commands.shared import CLAIM_SIZES
from claimgraph.files import dumps, loads
from claimgraph.model import Passage
from claimgraph.reading import ClaimSize

TEXT = (
    "Orr Shipping, a ferry line in Lund, sold two ships in May and has hired 40 sailors [1]. "
    "“We need crews,” said Ida Lind, while the union called a strike [2].\n\n"
    "1. Ferry line sells ships: https://example.org/ships\n"
    "2. Union calls strike: https://example.org/strike\n"
)
SIZES = get_args(ClaimSize)


@pytest.fixture
def text(tmp_path: Path) -> str:
    file = tmp_path / "ferries.txt"
    file.write_text(TEXT)
    return str(file)


@pytest.fixture(scope="module", params=SIZES)
def kb(request: pytest.FixtureRequest) -> cg.ClaimGraph:
    return cg.parse(TEXT, claims=request.param)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Run a command that must end with a code, and return what it printed."""
    assert main(arguments) == code, capsys.readouterr().err
    return capsys.readouterr().out


def test_the_command_line_has_the_sizes_that_the_reader_has() -> None:
    assert SIZES == CLAIM_SIZES


@pytest.mark.parametrize("size", SIZES)
def test_a_text_is_read_as_asked_whether_from_a_file_or_standard_input(
    size: ClaimSize,
    text: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = [claim.text for claim in cg.parse(TEXT, claims=size).claims()]
    for name in (text, "-"):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(TEXT.encode())))
        rows = json.loads(asked(capsys, "claims", name, "--claims", size, "--json"))
        assert [row["text"] for row in rows] == expected


def test_sentences_are_fewer_than_statements() -> None:
    whole, fine = (len(cg.parse(TEXT, claims=size).claims()) for size in ("sentence", "statement"))
    assert whole < fine


COMMANDS: dict[str, list[str]] = {
    "read": ["read", "TEXT"],
    "claims": ["claims", "TEXT", "--relying-on", "1"],
    "contradictions": ["contradictions", "TEXT"],
    "loops": ["loops", "TEXT"],
    "ask": ["ask", "claims-relying-on", "TEXT", "--bind", "source=1"],
    "sparql": ["sparql", "TEXT", "SELECT ?c { ?c a cg:Claim }"],
    "impact": ["impact", "TEXT", "--without", "1"],
    "support": ["support", "TEXT"],
    "origins": ["origins", "TEXT"],
    "scores": ["scores", "TEXT"],
    "edit": ["edit", "TEXT", "list"],
    "diff": ["diff", "TEXT", "TEXT"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_that_reads_a_text_takes_the_option(
    name: str, text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[str] = []
    read = cg.files.read

    def noted(*arguments: object, claims: ClaimSize, **rest: object) -> cg.ClaimGraph:
        held.append(claims)
        return read(*arguments, claims=claims, **rest)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(cg.files, "read", noted)
    arguments = [text if word == "TEXT" else word for word in COMMANDS[name]]
    asked(capsys, *arguments, "--claims", "sentence")
    assert set(held) == {"sentence"}


def test_an_archive_and_tables_hold_what_was_asked_for(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("duckdb")
    archive, folder = str(tmp_path / "archive"), str(tmp_path / "tables")
    asked(capsys, "archive", "add", archive, text, "--claims", "sentence")
    asked(capsys, "corpus", "read", folder, text, "--workers", "1", "--claims", "sentence")
    expected = {claim.text for claim in cg.parse(TEXT, claims="sentence").claims()}
    with cg.Archive(archive, read_only=True) as held:
        assert {claim.text for claim in held.claims()} == expected
    assert {claim.text for claim in tables.read(folder).claims()} == expected


def test_a_saved_graph_keeps_the_claims_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = cg.save(cg.parse(TEXT), tmp_path / "kb.ttl")
    asked_for = (["claims", str(saved), "--json"], ["claims", str(saved), "--claims", "sentence"])
    fine, whole = (asked(capsys, *one, "--json") for one in asked_for)
    assert fine == whole


@pytest.mark.parametrize("size", SIZES)
def test_the_gate_finds_what_nothing_is_cited_for_in_either(
    size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bare.txt"
    file.write_text("The harbour closed in May, and the mayor sold the crane.\n")
    found = json.loads(
        asked(capsys, "check", str(file), "--claims", size, "--json", "--quiet", code=1)
    )
    codes = [finding["code"] for finding in found[0]["findings"]]
    assert codes == ["CG201"] * (2 if size == "statement" else 1)


# -- what is made of a graph works on either -----------------------------------------------------


def test_every_question_answers_as_the_nodes_do(kb: cg.ClaimGraph) -> None:
    for source in kb.sources():
        expected = {claim for claim, backed_by in oracle.relies(kb) if backed_by == source.id}
        assert {claim.id for claim in kb.claims(relying_on=source)} == expected
        rows = kb.ask("claims-relying-on", source=source)
        assert {row["claim"] for row in rows.rows()} == expected


def test_every_sentence_is_accounted_for(kb: cg.ClaimGraph) -> None:
    assert len(kb.sentences()) == 2
    held = {kb[claim.passage] for claim in kb.claims()}
    for sentence in kb.sentences():
        inside = [p for p in held if isinstance(p, Passage) and p.start >= sentence.start]
        assert any(passage.end <= sentence.end for passage in inside)


@pytest.mark.parametrize("view", ["layered", "network", "impact", "matrix", "strip", "timeline"])
def test_every_picture_is_drawn(kb: cg.ClaimGraph, view: str) -> None:
    draw = getattr(cg.plot, view)
    lost = {"without": 1} if "without" in inspect.signature(draw).parameters else {}
    draw(kb, **lost).figure.canvas.draw()
    plt.close("all")


def test_the_page_and_the_report_show_every_claim(kb: cg.ClaimGraph, tmp_path: Path) -> None:
    page = cg.page(kb, tmp_path / "page.html").read_text(encoding="utf-8")
    report = kb.report()
    assert all(kb.handle(claim) in page for claim in kb.claims())
    assert not [finding for finding in report if finding.severity == "error"]


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "jsonld"])
def test_it_comes_back_from_every_format(kb: cg.ClaimGraph, format: str) -> None:
    assert loads(dumps(kb, format), format) == kb


def test_it_comes_back_from_an_archive_and_from_tables(kb: cg.ClaimGraph, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    with cg.Archive(tmp_path / "archive") as archive:
        archive.add(kb)
        assert archive.get(kb.document.id) == kb
    assert tables.read(tables.write(kb, tmp_path / "tables")) == kb
