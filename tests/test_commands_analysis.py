"""The analyses on the command line: text and JSON, exit codes, and a trail of edits in files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import claimgraph as cg
from claimgraph.cli import main
from claimgraph.sketch import sketch


@pytest.fixture
def graph(tmp_path: Path) -> str:
    kb = cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- c1 | s1; c3 <- s3; c3 <~ s2; c4; s1 <- s2"))
    return str(cg.save(kb, tmp_path / "graph.ttl"))


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(arguments) == code
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    return json.loads(told(capsys, *arguments, "--json", code=code))


def test_impact(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "impact", graph, "--without", "3")
    assert {row["id"]: row["outcome"] for row in found["claims"]} == {
        "c1": "untouched",
        "c2": "untouched",
        "c3": "falls",
        "c4": "unsupported",
    }
    shown = told(capsys, "impact", graph, "--without", "3")
    assert "c3 fell: its only support was source 3, withdrawn; candidate: source 2" in shown
    assert "c4" not in shown
    assert "c4 never had support" in told(capsys, "impact", graph, "--without", "3", "--all")
    counted = data(capsys, "impact", graph, "--without", "3", "--counting", "candidates")
    assert counted["claims"][2]["outcome"] == "survives"


def test_impact_lists_what_is_in_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "crops.md"
    text.write_text(
        "Sales of wheat [1] and of barley [2] fell in June. Rye was flat [1, 2].\n\n"
        "[1] Wheat: https://a.example.org/w\n[2] Barley: https://b.example.org/b\n"
    )
    found = data(capsys, "impact", str(text), "--without", "1")
    assert [row["outcome"] for row in found["claims"]] == ["in question", "survives"]
    assert "c1 is in question" in told(capsys, "impact", str(text), "--without", "1")


def test_support(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "support", graph, "c2")
    assert found["complete"]
    assert found["sets"][0] == {"set": "holds it up", "size": 1, "sources": ["source 2"]}
    ranked = data(capsys, "support", graph)
    assert ranked["sources"][0]["source"] == "source 2"
    assert "exact" in told(capsys, "support", graph)
    assert "1 minimal set holds it up" in told(capsys, "support", graph, "c2")


def test_origins_and_loops(graph: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert [row["origins"] for row in data(capsys, "origins", graph)] == [1, 1, 1, 0]
    assert "c1: 2 citations, 1 origin" in told(capsys, "origins", graph, "c1")
    assert data(capsys, "origins", graph, "c1")["citations"] == 2
    assert data(capsys, "loops", graph) == []
    round_about = cg.ClaimGraph(sketch("c1 <- c2 | s1; c2 <- c1"))
    file = str(cg.save(round_about, tmp_path / "loop.ttl"))
    assert "c2 follows from c1" in told(capsys, "loops", file, code=1)


def test_diff(graph: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert data(capsys, "diff", graph, graph)["changes"] == []
    other = cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- c1 | s1; c3 <- s4; c4; s1 <- s2; s3"))
    file = str(cg.save(other, tmp_path / "other.ttl"))
    found = data(capsys, "diff", graph, file, code=1)
    assert [change["change"] for change in found["changes"]] == ["source swapped"]
    assert "exact" in told(capsys, "diff", graph, file, "--words", code=1)


def test_contradictions_and_scores(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert data(capsys, "contradictions", graph) == []
    found = data(capsys, "scores", graph, "--method", "sums")
    assert "not probabilities" in found["caution"]
    assert len(found["scores"]) == 3


def test_edits_are_kept_in_the_file_and_undone(
    graph: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    edited, back = str(tmp_path / "edited.ttl"), str(tmp_path / "back.ttl")
    who = ("--by", "Ana Kos", "--why", "page 4 says otherwise")
    (row,) = data(capsys, "edit", graph, "detach", "c3", "3", *who, "-o", edited)
    assert (row["did"], row["who"], row["claim"]) == ("detach", "Ana Kos", "c3")
    assert data(capsys, "edit", edited, "list") == [row]
    assert data(capsys, "edit", edited, "undo", "-o", back) == []
    assert Path(back).read_bytes() == Path(graph).read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("impact", "{}", "--without", "77"),
        ("support", "{}", "c99"),
        ("impact", "{}", "--as-of", "soon"),
        ("edit", "{}", "detach", "c3", "3", "--by", "A", "--why", "B"),
        ("edit", "{}", "detach", "c3", "-o", "x.ttl"),
    ],
)
def test_what_cannot_run_says_why(
    graph: str, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([argument.format(graph) for argument in arguments]) == 2
    assert capsys.readouterr().err.startswith(f"claimgraph {arguments[0]}: ")


def notes() -> list[cg.ClaimGraph]:
    """Return two documents that give one flood two tolls, each with a source of its own."""
    return [
        cg.parse(
            f"The flood in Velmora killed {toll} people in March 2031 [1].\n\n"
            f"[1] {paper}, Flood toll: https://example.org/{number}",
            title=title,
        )
        for number, (toll, paper, title) in enumerate(
            [("300", "Velmora Herald", "Morning note"), ("450", "Coast Radio", "Evening note")]
        )
    ]


def test_contradictions_show_both_sides_with_document_and_source(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = str(tmp_path / "archive")
    with cg.Archive(folder) as archive:
        archive.add_many(notes())
        (found,) = archive.contradictions()
        assert archive.contradictions(found.first) == [found]
        (pair,) = archive.figures(conflicting=True).rows()
        whole = archive.get(*archive)
    assert (pair["first document"], pair["second document"]) == ("Morning note", "Evening note")
    assert "killed 450 people" in str(pair["second claim"])
    assert pair["first sources"] == ["Velmora Herald, Flood toll"]
    file = str(cg.save(whole, tmp_path / "whole.trig"))
    for place in (folder, file):
        lines = told(capsys, "contradictions", place, code=1).splitlines()
        first, second = lines[1:]
        assert all(w in first for w in ("killed 300 people", "Morning note", "Velmora Herald"))
        assert all(w in second for w in ("killed 450 people", "Evening note", "Coast Radio"))
        (row,) = data(capsys, "contradictions", place, code=1)
        assert (row["its document"], row["other document"]) == ("Morning note", "Evening note")
    assert row["one side"] == "c1"


def test_an_archive_lists_what_claims_dispute(tmp_path: Path) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- s2; c3"))
    claim = kb["c1"]
    assert isinstance(claim, cg.Claim)
    against = claim.model_copy(update={"disputes": (kb["c2"].id,)})
    with cg.Archive(tmp_path / "archive") as archive:
        archive.add(kb.changed(drop=[claim.id], add=[against]))
        (found,) = archive.contradictions()
        assert (found.ground, found.first.id, found.second.id) == (
            "disputes", claim.id, kb["c2"].id
        )  # fmt: skip
        assert not archive.contradictions(kb["c3"].id)
        with pytest.raises(cg.UnknownNode):
            archive.contradictions("claim-none")


def test_plot_draws_what_would_fall(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- s1 | s2; c3 <- s3"))
    file = str(cg.save(kb, tmp_path / "graph.ttl"))
    pictures = {}
    for without in ((), ("1",), ("1", "2")):
        picture = tmp_path / f"{len(without)}.svg"
        named = [word for one in without for word in ("--without", one)]
        told(capsys, "plot", file, "--view", "impact", *named, "-o", str(picture))
        pictures[without] = picture.read_text(encoding="utf-8")
    assert "If one source were withdrawn" in pictures[()]
    assert bars(pictures["1",]) == ["1 falls, 1 survives", "1 falls", "1 falls"]
    assert bars(pictures["1", "2"]) == ["2 fall", "1 falls"]
    assert main(["plot", file, "--view", "strip", "--without", "1"]) == 2
    assert "--without is not for --view strip" in capsys.readouterr().err


def bars(picture: str) -> list[str]:
    """Return what an SVG says of its bars, from the top; words drawn as shapes are comments."""
    return re.findall(r"<!-- (\d+ (?:fall|surv)[^>]*?) -->", picture)


PARTS = """# Rain

It rained in Oslo [1]. The river rose [1]. The bridge closed [1].

## Roads

The road was closed [2]. Trains stopped [1].

Nobody was hurt. Ann Berg said that the trains would run.

## Sources

1. Rain: https://example.org/a
2. Road: https://example.org/b
"""


def test_paragraphs_tell_what_they_rest_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "rain.md"
    file.write_text(PARTS)
    rows = data(capsys, "paragraphs", str(file))
    assert [(r["heading"], r["claims"], r["uncited"], r["sources"]) for r in rows] == [
        ("Rain", 3, 0, 1), ("Roads", 2, 0, 2), ("Roads", 2, 1, 0),
    ]  # fmt: skip
    assert [row["single_source"] for row in rows] == ["Rain", None, None]
    assert len(data(capsys, "paragraphs", str(file), "--single-source")) == 1


def test_the_text_asks_for_citations_where_none_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "rain.md"
    file.write_text(PARTS)
    asked = "Nobody was hurt.{{citation needed}} Ann Berg"
    assert asked in "\n".join(
        told(capsys, "paragraphs", str(file), "--citation-needed").split("\n")
    )
    kb = cg.read(file)
    assert kb.citation_needed() == PARTS.replace(
        "hurt. Ann Berg", "hurt.{{citation needed}} Ann Berg"
    )
    assert kb.citation_needed(template="[?]").count("[?]") == 1


def test_a_language_in_which_no_actors_are_looked_for_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "rain.md"
    file.write_text("ओस्लो में बारिश हुई [1]। नदी बढ़ गई।\n\n1. Rain: https://example.org/a\n")
    assert main(["actors", str(file)]) == 0
    assert "actors are not looked for in texts in hi" in capsys.readouterr().err
    file.write_text("It rained [1].\n\n1. Rain: https://example.org/a\n")
    assert main(["actors", str(file)]) == 0
    assert "not looked for" not in capsys.readouterr().err
