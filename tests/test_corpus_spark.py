"""The jobs on a real Spark cluster: the answers of DuckDB, a worker lost or not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cluster import Cluster, need_spark
from test_corpus import drawn, ids, notices, quads

import claimgraph as cg
from claimgraph.corpus import Corpus
from claimgraph.corpus.reading import read_corpus
from claimgraph.model import Source
from claimgraph.sketch import sketch
from claimgraph.tables import TABLES, parquet

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("default"),  # pyspark's own warnings are not ours to mend
]
GRAPHS = 40


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    need_spark()
    held = Cluster(tmp_path_factory.mktemp("cluster"))
    yield held
    held.close()


@pytest.fixture(scope="module")
def session(cluster: Cluster) -> Iterator[Any]:
    held = cluster.session()
    yield held
    held.stop()


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[cg.ClaimGraph, Path]:
    chance = random.Random(9)
    kb = cg.ClaimGraph(n for g in range(GRAPHS) for n in drawn(chance, f"g{g}"))
    kb = kb.with_nodes(*notices(chance, kb))
    return kb, cg.tables.write(kb, tmp_path_factory.mktemp("batch") / "tables")


@pytest.fixture(scope="module")
def engine(session: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[cg.engines.Engine]:
    with cg.engines.Spark(session, tmp_path_factory.mktemp("work")) as held:
        yield held


def test_losses_agree_with_the_arrays(
    batch: tuple[cg.ClaimGraph, Path], engine: cg.engines.Engine
) -> None:
    kb, folder = batch
    chance = random.Random(1)
    sources = [s.id for s in kb.all(Source) if chance.random() < 0.4]
    wanted = kb.without(sources=sources)
    found = Corpus(folder, engine).without(sources=sources)
    assert found.falls == ids(wanted.falls)
    assert found.survives == ids(wanted.survives)
    assert found.candidates == ids(wanted.candidates)
    assert found.counts["unsupported"] == len(wanted.unsupported)


def test_the_other_jobs_agree_with_duckdb(
    batch: tuple[cg.ClaimGraph, Path], engine: cg.engines.Engine
) -> None:
    here, there = Corpus(batch[1], cg.engines.DuckDB(workers=1)), Corpus(batch[1], engine)
    source = here.load_bearing(1)[0].source
    for job in ("single_source", "origins", "clusters", "aggregates"):
        assert getattr(here, job)() == getattr(there, job)(), job
    assert here.load_bearing(1) == there.load_bearing(1)
    assert here.resting_on(source) == there.resting_on(source)
    here.close()


def test_exports_are_the_same_bytes(engine: cg.engines.Engine, tmp_path: Path) -> None:
    folder = cg.tables.write(cg.example("eastern-flank"), tmp_path / "tables")
    with Corpus(folder, cg.engines.DuckDB(workers=1)) as here:
        lines = sorted(_lines(here.export_nquads(tmp_path / "here")))
    assert lines == sorted(_lines(Corpus(folder, engine).export_nquads(tmp_path / "there")))


def _lines(folder: Path) -> list[bytes]:
    files = [file for file in folder.iterdir() if file.name.endswith(".txt")]
    return [line for file in files for line in file.read_bytes().split(b"\n") if line]


def test_texts_with_odd_characters_are_escaped_alike(
    engine: cg.engines.Engine, tmp_path: Path
) -> None:
    odd = "".join(map(chr, [*range(1, 40), 92, 127, 128, 0x2028, 0xFEFF, 0x1F600])) + "'\\n''"
    kb = cg.ClaimGraph([Source(id="source-odd", title=odd)])
    folder = cg.tables.write(kb, tmp_path / "tables")
    there = Corpus(folder, engine)
    with Corpus(folder, cg.engines.DuckDB(workers=1)) as here:
        assert quads(here, tmp_path / "a") == quads(there, tmp_path / "b")
    assert there.without(sources=odd).counts["falls"] == 0


def test_reading_on_the_cluster_gives_the_tables_of_one_machine(
    engine: cg.engines.Engine, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for n in range(4):
        texts.joinpath(f"{n}.txt").write_text(f"It rained [1].\n\n1. W: https://example.org/{n}\n")
    texts.joinpath("empty.txt").write_text("")
    with cg.engines.DuckDB(workers=1) as one:
        here = read_corpus(texts.iterdir(), tmp_path / "here", engine=one)
    there = read_corpus(texts.iterdir(), tmp_path / "there", engine=engine)
    assert here.failures == there.failures
    for table in TABLES:
        rows = [
            sorted(map(str, parquet.read_table(found.folder, table).to_pylist()))
            for found in (here, there)
        ]
        assert rows[0] == rows[1], table


def test_the_same_answer_through_connect(
    cluster: Cluster, batch: tuple[cg.ClaimGraph, Path], session: Any, tmp_path: Path
) -> None:
    import subprocess
    import sys

    session.stop()  # one core each: the cluster has room for one application
    kb, folder = batch
    source = kb.all(Source)[0].id
    port = cluster.connect_server()
    program = (
        "import sys, claimgraph as cg\n"
        "from pyspark.sql import SparkSession\n"
        "session = SparkSession.builder.remote(sys.argv[1]).getOrCreate()\n"
        "corpus = cg.corpus.Corpus(sys.argv[2], cg.engines.Spark(session, sys.argv[3]))\n"
        "lost = corpus.without(sources=sys.argv[4], counting='candidates', min_confidence=0.5)\n"
        "print(*lost.falls)\n"
    )
    given = [f"sc://127.0.0.1:{port}", str(folder), str(tmp_path), source]
    done = subprocess.run(  # a process that had a classic session cannot open a remote one
        [sys.executable, "-c", program, *given], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    wanted = kb.without(sources=source, counting="candidates", min_confidence=0.5)
    assert done.stdout.split() == ids(wanted.falls)


def test_a_worker_killed_in_mid_job_changes_nothing(tmp_path: Path) -> None:
    need_spark()
    place = tmp_path / "cluster"
    place.mkdir()
    cluster = Cluster(place)
    session = cluster.session()
    chain = "; ".join(f"c{n} <- c{n - 1} | s{n % 7 + 1}" for n in range(2, 30))
    kb = cg.ClaimGraph(sketch(f"c1 <- s1; {chain}; c31 <- c12 & c29; c32 <- c31"))
    folder = cg.tables.write(kb, tmp_path / "tables")
    told: list[str] = []

    def progress(line: str) -> None:
        told.append(line)
        if len(told) == 2:
            cluster.kill(cluster.workers[0])

    try:
        with cg.engines.Spark(session, tmp_path / "work") as engine:
            corpus = Corpus(folder, engine, progress=progress)
            found = corpus.without(sources=["source-s1", "source-s2", "source-s3"])
            assert found.falls == ids(kb.without(sources=[1, 2, 3]).falls)
        assert len(told) > 4
        cluster.wait(lambda: cluster.alive() == 1)
    finally:
        session.stop()
        cluster.close()
