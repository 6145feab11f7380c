"""What two workers gain in reading: generated documents into tables, one process against two.

    PYTHONPATH=graph:benchmarks:tests python benchmarks/reading_workers.py --documents 20000
    PYTHONPATH=graph:benchmarks:tests python benchmarks/reading_workers.py --documents 4000 --paired
    PYTHONPATH=graph:benchmarks:tests python benchmarks/reading_workers.py --ways one spark

Ways: ``one`` process, ``two`` processes of DuckDB's engine, ``spark`` on a master and two workers.
For each it prints wall time, the CPU time of the parent and of each worker, and the CPU time of the
longest path, which is that of the parent and of the busier worker: what an idle machine would take.
Of Spark's driver, whose JVM compiles beside its work, the parent is the Python process alone.
The tables of all ways must be the same.

--paired is for a busy machine: one and two start at the same moment, so that each process has the
same share of the machine, and when two are done it counts how far one has come.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from claimgraph import engines
from claimgraph.corpus import read_corpus
from claimgraph.tables import TABLES

SENTENCES = (
    "The port of {a} handled {n} barges in {m} [1].",
    "Prices of grain rose by {k} percent, the {a} council said [2].",
    "Nobody in {a} was hurt.",
    "About {n} people left the valley of {a} by {m} [1][3].",
)
TOWNS = ("Northport", "Eastvale", "Millbrook", "Harrow Bay", "Stonefield", "Westmere")
MONTHS = ("January", "March", "June", "September")
CLAIMS = 8
"""Claims of one document."""


def main() -> None:
    """Print what each way takes, and how the others compare with one process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--ways", nargs="+", choices=list(WAYS), default=["one", "two"])
    parser.add_argument("--paired", action="store_true", help="for a machine with other work")
    parser.add_argument("--folder", default=tempfile.gettempdir())
    parser.add_argument("--way", help=argparse.SUPPRESS)
    options = parser.parse_args()
    texts = documents(Path(options.folder), options.documents)
    if options.way:
        with tempfile.TemporaryDirectory(dir=options.folder) as place:
            print(json.dumps(WAYS[options.way](texts, Path(place))), flush=True)
    elif options.paired:
        _pair(options)
    else:
        _compare({way: _run(options, way) for way in options.ways})


def documents(folder: Path, count: int) -> Path:
    """Write generated documents unless they are there; return their folder."""
    texts = folder / f"claimgraph-documents-{count}"
    if not texts.exists():
        made = Path(tempfile.mkdtemp(dir=folder))
        for n in range(count):
            made.joinpath(f"{n:07}.txt").write_text(_document(n), encoding="utf-8")
        made.rename(texts)
    return texts


def _document(n: int) -> str:
    random = np.random.default_rng(n)
    lines = [
        SENTENCES[random.integers(4)].format(
            a=TOWNS[random.integers(6)], n=random.integers(10, 9999),
            m=MONTHS[random.integers(4)], k=random.integers(1, 60),
        )
        for _ in range(CLAIMS)
    ]  # fmt: skip
    listed = [f"{i}. Report {n * i % 997}: https://example.org/{n * i % 997}" for i in (1, 2, 3)]
    return f"Document {n}. " + " ".join(lines) + "\n\n" + "\n".join(listed) + "\n"


# -- comparing -----------------------------------------------------------------------------------


def _command(options: argparse.Namespace, way: str) -> list[str]:
    given = ["--documents", str(options.documents), "--folder", options.folder]
    return [sys.executable, __file__, "--way", way, *given]


def _run(options: argparse.Namespace, way: str) -> dict[str, Any]:
    done = subprocess.run(_command(options, way), check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(way, {name: value for name, value in found.items() if name != "tables"}, flush=True)
    return found


def _compare(found: dict[str, dict[str, Any]]) -> None:
    one = found.pop("one", None)
    for way, cost in found.items():
        if one is None:
            continue
        assert cost["tables"] == one["tables"], f"{way}: other tables"
        wall, path = (one[name] / cost[name] for name in ("wall s", "longest path s"))
        print(f"{way}: {wall:.2f} times as fast by the clock, {path:.2f} by CPU time; same tables")


def _pair(options: argparse.Namespace) -> None:
    command = partial(_command, options)
    with tempfile.TemporaryFile("w+") as told:
        one = subprocess.Popen(command("one"), stdout=subprocess.DEVNULL, stderr=told)
        try:
            _run(options, "two")
        finally:
            one.terminate()
            one.wait()
        told.seek(0)
        done, batches = map(int, told.read().splitlines()[-1].split(": ")[1].split(" of "))
    print(f"when two were done, one was at {done} of {batches}: {batches / done:.2f} times as fast")


# -- the ways ------------------------------------------------------------------------------------


def _one(texts: Path, place: Path) -> dict[str, Any]:
    with engines.DuckDB(workers=1) as engine:
        return _read(texts, place, engine, list)


def _two(texts: Path, place: Path) -> dict[str, Any]:
    log = place / "cpu"
    log.mkdir()
    with Counting(log, workers=2) as engine:
        return _read(texts, place, engine, lambda: [float(f.read_text()) for f in log.iterdir()])


def _spark(texts: Path, place: Path) -> dict[str, Any]:
    from cluster import Cluster

    cluster = Cluster(place)
    session = cluster.session(**{"spark.executor.memory": "1g"})
    driver = session.sparkContext._gateway.proc
    idle = [cluster.cpu(process) for process in (driver, *cluster.workers)]

    def used() -> list[float]:
        held = zip((driver, *cluster.workers), idle, strict=True)
        return [cluster.cpu(process) - at for process, at in held]

    try:
        with engines.Spark(session, place / "work") as engine:
            found = _read(texts, place, engine, lambda: used()[1:])
            found["driver's JVM s"] = round(used()[0], 1)
            return found
    finally:
        session.stop()
        cluster.close()


WAYS: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    "one": _one, "two": _two, "spark": _spark,
}  # fmt: skip


class Counting(engines.DuckDB):
    """DuckDB whose processes say what CPU time they have used."""

    def __init__(self, log: Path, workers: int) -> None:
        super().__init__(workers=workers)
        self._log = log

    def spread(self, work: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        """Yield what a function makes of each item."""
        return super().spread(partial(_counted, work, str(self._log)), items)


def _counted(work: Callable[[Any], Any], log: str, item: Any) -> Any:
    found = work(item)
    Path(log, str(os.getpid())).write_text(str(time.process_time()))
    return found


def _read(
    texts: Path, place: Path, engine: engines.Engine, workers: Callable[[], list[float]]
) -> dict[str, Any]:
    start, before = time.perf_counter(), time.process_time()
    found = read_corpus(texts.iterdir(), place / "tables", engine=engine, progress=_tell)
    wall, parent = time.perf_counter() - start, time.process_time() - before
    used = workers()
    tables = _digests(found.folder)
    shutil.rmtree(found.folder)
    return {
        "wall s": round(wall, 1), "documents": found.documents, "failures": len(found.failures),
        "parent s": round(parent, 1), "workers s": [round(cpu, 1) for cpu in sorted(used)],
        "longest path s": round(parent + max(used, default=0.0), 1), "tables": tables,
    }  # fmt: skip


def _digests(folder: Path) -> dict[str, list[str]]:
    """Return how many rows each table has, and a sum over their contents, in any order."""
    with engines.DuckDB() as engine:
        found = {}
        for table in TABLES:
            engine.open("t", folder / table)
            count, total = engine.rows("SELECT COUNT(*), SUM(CAST(hash(t) AS DECIMAL(38))) FROM t")[
                0
            ]
            found[table] = [str(count), str(total)]
    return found


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
