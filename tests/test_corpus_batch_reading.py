"""Files to tables on several workers: nothing lost, nothing twice, and on again after a stop."""

from __future__ import annotations

from pathlib import Path

import deadly
import pytest

import claimgraph as cg
from claimgraph.corpus import batch_reading
from claimgraph.corpus.batch_reading import read_corpus
from claimgraph.errors import IdCollision
from claimgraph.model import NOUNS, Node
from claimgraph.tables import TABLES, contract, parquet

pytest.importorskip("duckdb")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
TEXT = (
    "The council of Northport said on {n} May that {n}00 barges passed the lock [1]. Grain prices "
    "fell by {n} percent [2]. Nobody was hurt.\n\n1. Lock report {n}: https://example.org/lock/{n}"
    "\n2. {title}: https://example.org/prices\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Seven texts, two of them the same, one empty, one binary, and one path of no file."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(1, 7):
        text = TEXT.format(n=n, title=f"Price table, edition {n}")
        folder.joinpath(f"{n}.txt").write_text(text, encoding="utf-8")
    folder.joinpath("same.txt").write_bytes(folder.joinpath("3.txt").read_bytes())
    folder.joinpath("empty.txt").write_text("")
    folder.joinpath("binary.txt").write_bytes(bytes(range(256)) * 40)
    return [*sorted(folder.iterdir()), folder / "missing.txt"]


def rows(folder: Path) -> dict[str, list[str]]:
    return {t: sorted(map(str, parquet.read_table(folder, t).to_pylist())) for t in TABLES}


def test_files_become_tables_and_bad_ones_are_set_aside(files: list[Path], tmp_path: Path) -> None:
    told: list[str] = []
    found = read_corpus(
        files, tmp_path / "tables", engine=cg.engines.DuckDB(workers=1), progress=told.append
    )
    assert found.documents == 7
    assert sorted(Path(f.path).name for f in found.failures) == [
        "binary.txt",
        "empty.txt",
        "missing.txt",
    ]
    assert all(f.error and f.message for f in found.failures)
    assert "missing.txt" in (found.folder / "failures.json").read_text(encoding="utf-8")
    assert len(told) == 2
    wanted: dict[str, Node] = {}
    for file in files:
        if file.name not in ("binary.txt", "empty.txt", "missing.txt"):
            for node in cg.read(file).values():
                wanted.setdefault(node.id, node)  # the first file by name is kept
    kb = cg.tables.read(found.folder)
    assert {n.id: n for n in kb.values()} == wanted
    assert not (tmp_path / "tables.parts").exists()


@pytest.mark.slow
def test_several_workers_give_the_same_tables(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_reading, "BATCH", 3)
    one = read_corpus(files, tmp_path / "one", engine=cg.engines.DuckDB(workers=1))
    two = read_corpus(reversed(files), tmp_path / "two", engine=cg.engines.DuckDB(workers=2))
    assert rows(one.folder) == rows(two.folder)
    assert one.failures == two.failures


@pytest.mark.slow
def test_readers_that_die_lose_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with cg.engines.DuckDB(workers=2) as engine:
        assert_no_file_is_lost(engine, tmp_path, monkeypatch)


def assert_no_file_is_lost(
    engine: cg.engines.Engine, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file kills every reader and is set aside; two others kill one each, and are read.

    The run is stopped before the tables are whole; the next goes on from there.
    """
    texts = many(place / "texts", "07-unlucky", "15-unlucky")
    with cg.engines.DuckDB(workers=1) as here:
        wanted = rows(read_corpus(texts, place / "wanted", engine=here).folder)
    killer = texts[0].with_name("04-deadly.txt")
    killer.write_bytes(texts[0].read_bytes())
    monkeypatch.setattr(batch_reading, "read_batch", deadly.read_batch)

    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    told: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(batch_reading, "_merge", stops)
        with pytest.raises(KeyboardInterrupt):
            read_corpus([killer, *texts], place / "tables", engine=engine, progress=told.append)
    assert len(told) == 3
    found = read_corpus([killer, *texts], place / "tables", engine=engine, progress=told.append)
    assert len(told) == 3
    assert [(Path(f.path).name, f.error) for f in found.failures] == [
        ("04-deadly.txt", "WorkersFailed")
    ]
    assert rows(found.folder) == wanted


def many(folder: Path, *names: str) -> list[Path]:
    """Write more texts than one batch takes, some under names of their own."""
    folder.mkdir()
    named = {int(name[:2]): name for name in names}
    for n in range(20):
        text = TEXT.format(n=n, title=f"Price table, edition {n}")
        folder.joinpath(f"{named.get(n, f'{n:02}')}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def test_a_stopped_run_goes_on_where_it_was(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_reading, "BATCH", 3)
    engine = cg.engines.DuckDB(workers=1)
    read_batch = batch_reading.read_batch
    done: list[str] = []

    def stops(job: batch_reading.Job) -> str:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(job.name)
        return read_batch(job)

    monkeypatch.setattr(batch_reading, "read_batch", stops)
    with pytest.raises(KeyboardInterrupt):
        read_corpus(files, tmp_path / "tables", engine=engine)
    assert not (tmp_path / "tables").exists()
    files[0].write_text("It rained [1].\n\n1. Rain: https://example.org/rain\n")  # changed since
    again: list[str] = []

    def counts(job: batch_reading.Job) -> str:
        again.append(job.name)
        return read_batch(job)

    monkeypatch.setattr(batch_reading, "read_batch", counts)
    found = read_corpus(files, tmp_path / "tables", engine=engine)
    assert len(again) == 3  # the changed batch, and the two that were not reached
    monkeypatch.setattr(batch_reading, "read_batch", read_batch)
    fresh = read_corpus(files, tmp_path / "fresh", engine=engine)
    assert rows(found.folder) == rows(fresh.folder)


def test_ids_that_collide_across_files_are_refused(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_reading, "BATCH", 1)
    real = contract.number
    monkeypatch.setattr(contract, "number", lambda iri: 7 if "/document-" in iri else real(iri))
    with pytest.raises(IdCollision, match="both have the number 7"):
        read_corpus(files, tmp_path / "tables", engine=cg.engines.DuckDB(workers=1))
    assert not (tmp_path / "tables").exists()


def test_no_files_and_a_folder_in_the_way_are_refused(tmp_path: Path) -> None:
    with pytest.raises(cg.UnreadableInput, match="no files"):
        read_corpus([], tmp_path / "tables")
    with pytest.raises(FileExistsError, match="exists"):
        read_corpus([tmp_path / "a.txt"], tmp_path)


def test_every_noun_has_a_table() -> None:
    assert {contract.NOUN_TABLES[noun] for noun in NOUNS} <= set(TABLES)
