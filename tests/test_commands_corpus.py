"""``claimgraph corpus``: files to tables to answers, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.cli import main
from claimgraph.sketch import sketch

pytest.importorskip("duckdb")


@pytest.fixture
def tables(tmp_path: Path) -> str:
    kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- s1 | s2; c3 <- c1; s1 <- s7; s2 <- s7"))
    return str(cg.tables.write(kb, tmp_path / "tables"))


def test_files_are_read_and_bad_ones_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    texts.joinpath("a.txt").write_text("It rained [1].\n\n1. Rain: https://example.org/rain\n")
    texts.joinpath("b.txt").write_text("")
    place = str(tmp_path / "made")
    assert main(["corpus", "read", place, str(texts), "--workers", "1", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["documents"] == 1
    assert found["failures"][0]["path"].endswith("b.txt")
    assert len(cg.tables.read(place).claims(relying_on=1)) == 1


def test_losses_and_origins_are_printed(tables: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "without", tables, "source-s1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counts"] == {"falls": 2, "survives": 1, "untouched": 0, "unsupported": 0}
    assert [(row["outcome"], row["hops"]) for row in found["claims"]] == [
        ("falls", 1),
        ("falls", 2),
        ("survives", 1),
    ]
    assert main(["corpus", "without", tables, "source-s1"]) == 0
    assert capsys.readouterr().out.startswith("2 falls, 1 survives")
    assert main(["corpus", "origins", tables, "--json", "--limit", "1"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["citations"], row["origins"]) == (2, 1)


def test_export_and_mistakes(
    tables: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "export", tables, str(tmp_path / "quads")]) == 0
    assert (tmp_path / "quads" / "part-0.txt").read_text().count("#reliesOn> ") == 3
    assert main(["corpus", "without", tables, "nobody"]) == 2
    assert "no source is called 'nobody'" in capsys.readouterr().err
    assert main(["corpus", "origins", str(tmp_path)]) == 2
    assert "contract.json" in capsys.readouterr().err
