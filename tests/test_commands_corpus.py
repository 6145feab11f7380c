"""``claimgraph corpus``: files to tables to answers, from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
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
    assert main(["corpus", "read", place, str(texts), "--workers", "1", "--json"]) == 2
    found = json.loads(capsys.readouterr().out)
    assert found["documents"] == 1
    assert found["failures"][0]["path"].endswith("b.txt")
    assert len(cg.tables.read(place).claims(relying_on=1)) == 1


def test_links_out_of_a_folder_are_read_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, elsewhere = tmp_path / "texts", tmp_path / "elsewhere.txt"
    texts.mkdir()
    elsewhere.write_text("It hailed [1].\n\n1. Hail: https://example.org/hail\n")
    texts.joinpath("a.txt").write_text("It rained [1].\n\n1. Rain: https://example.org/rain\n")
    texts.joinpath("out.txt").symlink_to(elsewhere)
    texts.joinpath("in.txt").symlink_to(texts / "a.txt")
    read = ["corpus", "read", "--workers", "1"]
    assert main([*read, str(tmp_path / "inside"), str(texts)]) == 0
    assert "--follow-links" in capsys.readouterr().err
    assert main([*read, "--follow-links", str(tmp_path / "all"), str(texts)]) == 0
    sources = [
        {source.title for source in cg.tables.read(str(tmp_path / place)).sources()}
        for place in ("inside", "all")
    ]
    assert sources == [{"Rain"}, {"Rain", "Hail"}]


def test_losses_and_origins_are_printed(tables: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "without", tables, "source-s1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    counts = {"falls": 2, "in question": 0, "survives": 1, "untouched": 0, "unsupported": 0}
    assert found["counts"] == counts
    assert [(row["outcome"], row["hops"]) for row in found["claims"]] == [
        ("falls", 1),
        ("falls", 2),
        ("survives", 1),
    ]
    assert main(["corpus", "without", tables, "source-s1"]) == 0
    assert capsys.readouterr().out.startswith("2 falls, 0 in question, 1 survives")
    assert main(["corpus", "origins", tables, "--json", "--limit", "1"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["citations"], row["origins"]) == (2, 1)


def test_claims_and_sources_are_listed(tables: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "claims", tables, "Source s2", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert main(["corpus", "claims", tables, "source-s7", "--limit", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "3 claims rest on it"
    assert main(["corpus", "sources", tables, "--json", "--limit", "1"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["source"], row["cited_by"], row["only_source"], row["alone"]) == (
        "source-s1",
        2,
        1,
        2,
    )


def test_an_archive_is_read_into_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kb = cg.example("harbour-audit")
    with cg.Archive(tmp_path / "news.db") as archive:
        archive.add(kb)
    assert main(["corpus", "read", str(tmp_path / "t"), str(tmp_path / "news.db")]) == 0
    assert capsys.readouterr().out == "1 documents read, 0 set aside\n"
    assert cg.tables.read(tmp_path / "t") == kb


def test_export_writes_a_new_folder_only(
    tables: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quads = tmp_path / "quads"
    assert main(["corpus", "export", tables, str(quads)]) == 0
    assert (quads / "part-0.txt").read_text().count("#reliesOn> ") == 3
    assert main(["corpus", "export", tables, str(quads)]) == 2
    assert "the folder exists" in capsys.readouterr().err
    assert main(["corpus", "without", tables, "--save", str(tmp_path)]) == 2
    assert quads.exists()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["corpus", *arguments]) == 2
    return capsys.readouterr().err


def test_mistakes_are_told_with_the_next_step(
    tables: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    near = refused(capsys, "without", tables, "Sorce s1")
    assert "no source is called 'Sorce s1'; did you mean 'Source s1'" in near
    assert "`claimgraph corpus read`" in refused(capsys, "origins", str(tmp_path / "nowhere"))
    assert "holds no contract.json" in refused(capsys, "origins", str(tmp_path))
    tmp_path.joinpath("half.parts").mkdir()
    assert "is not finished; read the same" in refused(capsys, "origins", str(tmp_path / "half"))
    assert "2026-13-45x" in refused(capsys, "without", tables, "--as-of", "2026-13-45x")
    assert "DuckDB: " in refused(capsys, "origins", tables, "--memory", "lots")


def test_a_folder_that_lacks_a_part_is_refused(
    tables: str, capsys: pytest.CaptureFixture[str]
) -> None:
    note = Path(tables) / "contract.json"
    told = note.read_text()
    note.write_text(told.replace('"version": 2', '"version": 7'))
    assert "of version 7; this claimgraph reads 2: write" in refused(capsys, "origins", tables)
    note.write_text(told)
    part = Path(tables) / "citations" / "part-0.parquet"
    whole = part.read_bytes()
    part.write_bytes(whole[:-9])
    assert "citations is damaged" in refused(capsys, "origins", tables)
    part.unlink()
    assert "citations has 0 rows and should have 3" in refused(capsys, "origins", tables)


def test_a_missing_engine_names_its_extra(
    tables: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert "pip install 'claimgraph[duckdb]'" in refused(capsys, "origins", tables)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    spark = refused(capsys, "origins", tables, "--engine", "spark")
    assert "pip install 'claimgraph[spark]'" in spark


def test_a_pipe_gets_no_progress(tables: str) -> None:
    command = [sys.executable, "-m", "claimgraph", "corpus", "without", tables, "source-s1"]
    env = {**os.environ, "PYTHONPATH": str(Path(cg.__file__).parents[1])}
    done = subprocess.run(command, capture_output=True, check=True, env=env)
    assert done.stdout.startswith(b"2 falls, 0 in question, 1 survives")
    assert done.stderr == b""
