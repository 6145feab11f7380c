"""Loss analysis on a real Spark cluster that loses a worker on the way, beside DuckDB and arrays.

    PYTHONPATH=graph:benchmarks:tests python benchmarks/spark_cluster.py --claims 2000000

A master and two workers of one core each start on this machine. ``ground`` and ``without`` run on
them, twice: whole, and with one worker killed, with its executor, as soon as the loss has made its
third hop. How many claims fall and survive, and the sums of their numbers, must be those of
``claimgraph.support`` and of DuckDB on the same graph.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cluster import Cluster
from scale import arrays, losses, write

from claimgraph import engines
from claimgraph.corpus import Corpus

KILLED_AT = 3
"""The hop of the loss at which a worker is killed."""
SETTINGS = {"spark.executor.memory": "2g", "spark.driver.memory": "1g"}


def main() -> None:
    """Print what each run takes, and compare the answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[2_000_000])
    parser.add_argument("--whole", action="store_true", help="only the run that loses no worker")
    parser.add_argument("--folder", default=tempfile.gettempdir(), help="where folders are kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as place:
        folder = Path(place) / "tables"
        write(folder, options.claims[0])
        wanted = arrays(options)
        print("arrays", wanted, flush=True)
        with engines.DuckDB(memory_limit="4GB", work=place) as engine:
            _told("duckdb", wanted["answer"], _run(folder, engine, lambda _: None))
        for kills in (False,) if options.whole else (False, True):
            _told("spark", wanted["answer"], _on_cluster(Path(place), folder, kills=kills))


def _told(name: str, wanted: Any, found: dict[str, Any]) -> None:
    assert found["answer"] == wanted, (name, found["answer"], wanted)
    print(name, found | {"answer": "the same"}, flush=True)


def _on_cluster(place: Path, folder: Path, *, kills: bool) -> dict[str, Any]:
    daemons = Path(tempfile.mkdtemp(dir=place))
    start = time.perf_counter()
    cluster = Cluster(daemons)
    session = cluster.session(**SETTINGS)
    started = time.perf_counter() - start
    killed: list[float] = []
    used: list[float] = []

    def progress(line: str) -> None:
        print(line, flush=True)
        if kills and not killed and line.startswith("loss") and f"hop {KILLED_AT}," in line:
            used.append(cluster.cpu(cluster.workers[0]))
            cluster.kill(cluster.workers[0])
            killed.append(round(time.perf_counter() - start - started, 1))

    try:
        with engines.Spark(session, daemons / "work") as engine:
            found = _run(folder, engine, progress)
        used += [cluster.cpu(w) for w in cluster.workers if w.poll() is None]
        alive = cluster.alive()
    finally:
        session.stop()
        cluster.close()
    return found | {
        "cluster s": round(started, 1), "workers CPU s": [round(cpu, 1) for cpu in used],
        "killed at s": killed, "workers alive at the end": alive,
    }  # fmt: skip


def _run(folder: Path, engine: Any, progress: Callable[[str], None]) -> dict[str, Any]:
    shutil.rmtree(folder / "grounded", ignore_errors=True)
    start, cpu = time.perf_counter(), time.process_time()
    held = Corpus(folder, engine, progress=progress)
    held.ground()
    grounded = time.perf_counter() - start
    answer = losses(held)
    return {
        "answer": answer, "ground s": round(grounded, 1),
        "without s": round(time.perf_counter() - start - grounded, 1),
        "this process CPU s": round(time.process_time() - cpu, 1),
    }  # fmt: skip


if __name__ == "__main__":
    main()
