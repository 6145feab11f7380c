"""A graph as Parquet tables and back: without loss, numbered without collisions, open to others."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from strategies import graphs

import claimgraph as cg
from claimgraph.errors import IdCollision
from claimgraph.graph import ClaimGraph
from claimgraph.model import Citation, Claim, Document, Inference, Notice, Source
from claimgraph.sketch import sketch
from claimgraph.tables import TABLES, contract, folders, parquet

pytest.importorskip("pyarrow")
DOCS = Path(__file__).parents[1] / "docs" / "tables.md"


@given(graphs())
def test_a_graph_comes_back_equal(kb: ClaimGraph) -> None:
    with tempfile.TemporaryDirectory() as place:
        back = cg.tables.read(cg.tables.write(kb, Path(place) / "tables"))
    assert back == kb
    assert list(back) == list(kb)


def test_the_example_with_notices_and_edits_comes_back(tmp_path: Path) -> None:
    kb = cg.example("eastern-flank")
    kb = kb.with_nodes(Notice(source=kb["s1"].id, kind="disputed", date="2026-03"))
    claim, source = kb.claims(relying_on=5)[0], kb["s5"]
    kb = kb.detach(claim, source.id, by="Ana Kos", why="page 4 says otherwise")
    assert cg.tables.read(cg.tables.write(kb, tmp_path / "tables")) == kb


def rows(folder: Path) -> dict[str, list[str]]:
    """All rows of all tables, whatever their order."""
    return {t: sorted(map(str, parquet.read_table(folder, t).to_pylist())) for t in TABLES}


@pytest.fixture
def linked() -> cg.ClaimGraph:
    """Documents that rest on another's claims and words, and share sources and a notice."""
    told = Source(url="https://example.org/told", title="Told")
    first = Document(text="The bridge is shut. It opens in May.", origin=told.url)
    second = Document(text="The bridge is shut, says the paper.")
    shut, opens = first.cut(0, 19), first.cut(20, 36)
    says = second.cut(0, 35)
    claims = [
        Claim(document=first.id, passage=shut.id, text="The bridge is shut."),
        Claim(document=first.id, passage=opens.id, text="It opens in May."),
        Claim(document=second.id, passage=says.id, text="The bridge is shut."),
        Claim(document=second.id, passage=says.id, text="A paper says so."),
    ]
    claims[2] = claims[2].model_copy(update={"alternate_of": (claims[0].id,)})
    wire = Source(url="https://example.org/wire", title="Wire")
    copy = Source(url="https://example.org/copy", title="Copy", copy_of=(wire.id,))
    return cg.ClaimGraph(
        [
            first, second, shut, opens, says, told, wire, copy, *claims,
            Citation(claim=claims[0].id, source=copy.id, basis="curated"),
            Citation(claim=claims[2].id, source=told.id, basis="curated", evidence=(shut.id,)),
            Citation(claim=claims[3].id, source=told.id, basis="curated"),
            Inference(claim=claims[1].id, premises=(claims[0].id, claims[2].id), basis="curated"),
            Notice(source=told.id, kind="corrected", date="2026-02", passages=(shut.id,)),
        ]
    )  # fmt: skip


def test_an_archive_gives_the_tables_of_its_graph(
    linked: cg.ClaimGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.setattr(folders, "AT_ONCE", 10)  # a part for each document
    kb = cg.ClaimGraph([*linked.values(), *cg.example("eastern-flank").values()])
    archive = cg.Archive()
    archive.add(kb)
    folder = cg.tables.write(archive, tmp_path / "archive")
    assert rows(folder) == rows(cg.tables.write(kb, tmp_path / "graph"))
    assert cg.tables.read(folder) == kb
    assert cg.tables.Contract.of(folder) == cg.tables.Contract.of(tmp_path / "graph")
    assert sorted(p.name for p in folder.iterdir()) == sorted([*TABLES, "contract.json"])


@given(graphs())
@settings(max_examples=8, deadline=None)
def test_any_archive_gives_the_tables_of_its_graph(kb: ClaimGraph) -> None:
    pytest.importorskip("duckdb")
    with tempfile.TemporaryDirectory() as place, cg.engines.DuckDB(workers=1) as engine:
        archive = cg.Archive()
        archive.add(kb)
        held = archive.get(*archive)
        folder = cg.tables.write(archive, Path(place) / "archive", engine=engine)
        assert rows(folder) == rows(cg.tables.write(held, Path(place) / "graph"))
        assert cg.tables.read(folder) == held


def test_links_to_documents_that_are_gone_are_left_out(
    linked: cg.ClaimGraph, tmp_path: Path
) -> None:
    pytest.importorskip("duckdb")
    archive = cg.Archive()
    archive.add(linked)
    archive.remove(linked.all(Document)[0])
    folder = cg.tables.write(archive, tmp_path / "tables")
    assert cg.tables.read(folder) == archive.get(*archive)


def test_an_empty_archive_is_a_folder_of_empty_tables(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    folder = cg.tables.write(cg.Archive(), tmp_path / "tables")
    assert len(cg.tables.read(folder)) == 0


def test_a_collision_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contract, "number", lambda iri: len(iri) % 3)
    with pytest.raises(IdCollision, match="both have the number"):
        cg.tables.write(cg.example("eastern-flank"), tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []


def test_a_collision_between_documents_is_refused(
    linked: cg.ClaimGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.setattr(folders, "AT_ONCE", 10)
    real = contract.number
    monkeypatch.setattr(contract, "number", lambda iri: 7 if "/document-" in iri else real(iri))
    archive = cg.Archive()
    archive.add(linked)
    with pytest.raises(IdCollision, match="both have the number 7"):
        cg.tables.write(archive, tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_never_overwritten(tmp_path: Path) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1"))
    cg.tables.write(kb, tmp_path / "tables")
    with pytest.raises(FileExistsError, match="exists"):
        cg.tables.write(kb, tmp_path / "tables")


def test_what_is_no_folder_of_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(cg.UnreadableInput, match=r"no contract\.json"):
        cg.tables.read(tmp_path)
    folder = cg.tables.write(cg.ClaimGraph(sketch("c1 <- s1")), tmp_path / "tables")
    note = folder / "contract.json"
    note.write_text(json.dumps(json.loads(note.read_text()) | {"version": 99}))
    with pytest.raises(cg.UnreadableInput, match="version 99"):
        cg.tables.read(folder)
    note.write_text("[]")
    with pytest.raises(cg.UnreadableInput, match="is not a contract of tables"):
        cg.tables.read(folder)


def test_derivations_are_sorted_by_what_they_need(tmp_path: Path) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- c1; c3 <- c1 & c2; s1 <- s3 & s4; c4 <~ s2"))
    folder = cg.tables.write(kb, tmp_path / "tables")
    rows = parquet.read_table(folder, "derivations").to_pylist()
    needs = [row["needs"] for row in rows]
    assert needs == sorted(needs)
    kinds = sorted((row["kind"], row["size"], row["asserted"]) for row in rows)
    assert kinds == [
        ("citation", 1, False),
        ("citation", 1, True),
        ("citation", 1, True),
        ("copy", 2, True),
        ("copy", 2, True),
        ("inference", 1, True),
        ("inference", 2, True),
        ("inference", 2, True),
    ]


def test_other_libraries_read_the_tables_as_they_are(tmp_path: Path) -> None:
    pandas, duckdb = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    kb = cg.example("eastern-flank")
    folder = cg.tables.write(kb, tmp_path / "tables")
    frame = pandas.read_parquet(folder / "claims")
    assert list(frame.text) == [claim.text for claim in kb.all(cg.Claim)]
    with duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT status, COUNT(*) FROM '{folder}/claims/*.parquet' GROUP BY 1 ORDER BY 1"
        ).fetchall()
    counted: dict[str, int] = {}
    for claim in kb.all(cg.Claim):
        counted[kb.status(claim)] = counted.get(kb.status(claim), 0) + 1
    assert found == sorted(counted.items())


def test_polars_reads_the_tables_as_they_are(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed; pip install polars")
    kb = cg.example("eastern-flank")
    folder = cg.tables.write(kb, tmp_path / "tables")
    for table, columns in TABLES.items():
        frame = polars.read_parquet(folder / table)
        assert frame.columns == [column.name for column in columns], table
        assert frame.rows() == [
            tuple(row.values()) for row in parquet.read_table(folder, table).to_pylist()
        ]
    claims = polars.scan_parquet(folder / "claims")
    cited = claims.filter(polars.col("status") == "cited").collect()
    assert sorted(cited["id"]) == sorted(claim.id for claim in kb.claims(status="cited"))


@pytest.mark.skipif(not DOCS.exists(), reason="docs/ is not shipped in the wheel")
def test_every_column_is_documented() -> None:
    page = DOCS.read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        section = page.split(f"\n## `{table}`", 1)[1].split("\n## ", 1)[0]
        told = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert told == [column.name for column in columns], table
