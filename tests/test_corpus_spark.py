"""What only a cluster shows: workers that die, that lack our code or a library; Spark Connect."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import deadly
import pytest
from cluster import Cluster
from test_corpus import ids
from test_corpus_batch_reading import assert_no_file_is_lost, many, rows

import claimgraph as cg
from claimgraph.corpus import Corpus, read_corpus
from claimgraph.sketch import sketch

pytestmark = [
    pytest.mark.slow,
    pytest.mark.spark,
    pytest.mark.filterwarnings("default"),  # pyspark's own warnings are not ours to mend
]


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    return many(tmp_path / "texts")


def test_a_worker_killed_in_mid_job_changes_nothing(
    cluster: Cluster, session: Any, tmp_path: Path
) -> None:
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
        cluster.replace(0)


def test_readers_that_die_lose_no_file(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.addArtifacts(deadly.__file__, pyfile=True)
    with cg.engines.Spark(session, tmp_path / "work") as engine:
        assert_no_file_is_lost(engine, tmp_path, monkeypatch)


PROGRAM = """\
import sys
from pyspark.sql import SparkSession
import claimgraph as cg

where, tables, source, texts, made, work = sys.argv[1:]
builder = SparkSession.builder
if where.startswith("sc:"):
    builder = builder.remote(where)
else:
    builder = builder.config(map=eval(where))
engine = cg.engines.Spark(builder.getOrCreate(), work)
if tables:
    corpus = cg.corpus.Corpus(tables, engine)
    lost = corpus.without(sources=source, counting="candidates", min_confidence=0.5)
    print(*lost.falls)
cg.corpus.read_corpus(texts.split("|"), made, engine=engine)
"""


def run(*given: object) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, as one process holds one session."""
    path = os.pathsep.join(p for p in sys.path if Path(p, "claimgraph").is_dir())
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, given)],
        env=os.environ
        | {"PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_same_answers_through_connect(
    cluster: Cluster, texts: list[Path], tmp_path: Path
) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- c1 & c3; c3 <- s2; c4 <~ s1; s1 <- s5"))
    tables = cg.tables.write(kb, tmp_path / "tables")
    port = cluster.connect_server()
    listed = "|".join(map(str, texts))
    made, work = tmp_path / "made", tmp_path / "work"
    done = run(f"sc://127.0.0.1:{port}", tables, "source-s5", listed, made, work)
    assert done.returncode == 0, done.stderr[-3000:]
    wanted = kb.without(sources="source-s5", counting="candidates", min_confidence=0.5)
    assert done.stdout.split() == ids(wanted.falls)
    assert rows(made) == rows(read_corpus(texts, tmp_path / "here").folder)


def test_a_library_that_workers_lack_is_named(
    cluster: Cluster, texts: list[Path], tmp_path: Path
) -> None:
    lacking = {"spark.executorEnv.PYTHONPATH": str(cluster.bare(lacking=("pydantic",)))}
    settings = {"spark.master": cluster.url, **cluster.settings(), **lacking}
    done = run(settings, "", "", texts[0], tmp_path / "made", tmp_path / "work")
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("claimgraph.errors.WorkersFailed: ")
    assert "cannot run claimgraph: No module named 'pydantic'; install on all workers" in last
    assert not (tmp_path / "made").exists()
