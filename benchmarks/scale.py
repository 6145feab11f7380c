"""What batch work on tables costs: generated folders of any size, on DuckDB.

    PYTHONPATH=graph:benchmarks python benchmarks/scale.py --claims 1000000 10000000 --memory 1GB

Each run is a process of its own. Its answers are compared with those of ``claimgraph.support`` on
the same graph: the number of claims that fall and survive, and the sum of their numbers.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from generate import links

from claimgraph import engines
from claimgraph.corpus import Corpus
from claimgraph.engines.protocol import GROUP
from claimgraph.rdf.vocabulary import DATA
from claimgraph.tables import TABLES, VERSION, Contract
from claimgraph.tables.contract import number
from claimgraph.tables.parquet import GROUPS, schema

CHUNK = 1_000_000


def main() -> None:
    """Print a line for each run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[])
    parser.add_argument("--memory", nargs="+", default=[None], help="limits for DuckDB; - for none")
    parser.add_argument("--folder", default=tempfile.gettempdir(), help="where folders are kept")
    parser.add_argument("--origins", action="store_true", help="count the origins of claims too")
    parser.add_argument("--job", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job:
        print(json.dumps(_JOBS[options.job](options)))
    else:
        for claims in options.claims:
            write(_place(options, claims), claims)
            wanted = _run(options, "arrays", claims=claims)
            for memory in options.memory:
                found = _run(options, "tables", claims=claims, memory=memory)
                assert found["answer"] == wanted["answer"]
                if options.origins:
                    _run(options, "origins", claims=claims, memory=memory)


def _run(options: argparse.Namespace, job: str, **given: Any) -> dict[str, Any]:
    command = [sys.executable, __file__, "--job", job, "--folder", options.folder]
    for name, value in given.items():
        command += [f"--{name}", str(value)] if value is not None else []
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(job, given, found, flush=True)
    return found


def _place(options: argparse.Namespace, claims: int) -> Path:
    return Path(options.folder) / f"claimgraph-scale-{claims}"


# -- the folder ----------------------------------------------------------------------------------


def numbered(noun: str, count: int) -> np.ndarray[Any, Any]:
    """Return the numbers of the ids noun-0, noun-1 …"""
    ids = (number(f"{DATA}{noun}-{n}") for n in range(count))
    return np.fromiter(ids, dtype=np.int64, count=count)


def mixed(numbers: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return 64-bit numbers that look drawn, each from one number (splitmix64, a bijection)."""
    x = numbers.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (x ^ (x >> np.uint64(31))).astype(np.int64)


def write(folder: Path, claims: int) -> None:
    """Write the tables that the jobs read; only the numbers of rules are not those of ids."""
    if folder.exists():
        return
    drawn = links(claims)
    sources = numbered("source", drawn.sources)
    nodes = numbered("claim", claims)
    rules = drawn.sources + claims
    citing, cited = drawn.citations
    inference, premise = np.unique(np.stack(drawn.premises), axis=1)  # one premise counts once
    sizes = np.bincount(inference, minlength=drawn.conclusions.size)
    copying, copied = drawn.copies
    head = np.concatenate([sources[copying], nodes[citing], nodes[drawn.conclusions[inference]]])
    needs = np.concatenate([sources[copied], sources[cited], nodes[premise]])
    rule = np.concatenate(
        [sources[copying], mixed(rules + np.arange(citing.size)),
         mixed(rules + citing.size + inference.astype(np.int64))]
    )  # fmt: skip
    size = np.concatenate([np.ones(copying.size + citing.size, dtype=np.int64), sizes[inference]])
    kind = np.repeat(["copy", "citation", "inference"], [copying.size, citing.size, inference.size])
    order = np.argsort(needs, kind="stable")
    rows = {
        "derivations": _chunks(
            node=head[order], needs=needs[order], rule=rule[order], size=size[order],
            kind=kind[order], asserted=np.ones(order.size, dtype=bool),
        ),
        "grounds": _chunks(node=sources, kind=np.repeat("source", sources.size)),
        "sources": _named(sources, "source"),
        "claims": _named(nodes, "claim"),
        "ids": _ids(sources, nodes),
    }  # fmt: skip
    counts = {}
    for table in TABLES:
        folder.joinpath(table).mkdir(parents=True)
        counts[table] = _put(folder / table / "part-0.parquet", table, rows.get(table, iter(())))
    Contract(VERSION, DATA, counts).save(folder)


def _chunks(**columns: np.ndarray[Any, Any]) -> Iterator[dict[str, Any]]:
    total = len(next(iter(columns.values())))
    for start in range(0, total, CHUNK):
        yield {name: values[start : start + CHUNK] for name, values in columns.items()}


def _named(nodes: np.ndarray[Any, Any], noun: str) -> Iterator[dict[str, Any]]:
    for start in range(0, len(nodes), CHUNK):
        held = nodes[start : start + CHUNK]
        ids = [f"{noun}-{n}" for n in range(start, start + len(held))]
        yield {"node": held, "id": ids, "text" if noun == "claim" else "title": ids}


def _ids(sources: np.ndarray[Any, Any], nodes: np.ndarray[Any, Any]) -> Iterator[dict[str, Any]]:
    both = np.concatenate([sources, nodes])
    order = np.argsort(both)
    for start in range(0, order.size, CHUNK):
        held = order[start : start + CHUNK].tolist()
        nouns = ["source" if n < sources.size else "claim" for n in held]
        ids = [f"source-{n}" if n < sources.size else f"claim-{n - sources.size}" for n in held]
        yield {"node": both[held], "id": ids, "noun": nouns}


def _put(file: Path, table: str, chunks: Iterator[dict[str, Any]]) -> int:
    wanted, total = schema(TABLES[table]), 0
    with pq.ParquetWriter(file, wanted, compression="zstd") as writer:
        for chunk in chunks:
            length = len(next(iter(chunk.values())))
            arrays = [
                pa.array(chunk[f.name], f.type) if f.name in chunk else pa.nulls(length, f.type)
                for f in wanted
            ]
            writer.write_table(
                pa.Table.from_arrays(arrays, schema=wanted), row_group_size=GROUPS.get(table, GROUP)
            )
            total += length
    return total


# -- the jobs ------------------------------------------------------------------------------------


def withdrawn(sources: int) -> list[int]:
    """Return the middling sources that are withdrawn: 4 for each 1,000."""
    return list(range(sources // 1000, sources, 250))[: max(sources // 250, 1)][:1000]


def arrays(options: argparse.Namespace) -> dict[str, Any]:
    """Return the answer of the arrays, and what it cost."""
    claims = options.claims[0]
    drawn = links(claims)
    start = time.process_time()
    index = drawn.index()
    loss = index.lose(withdrawn(drawn.sources))
    cpu = time.process_time() - start
    nodes = numbered("claim", drawn.claims)
    groups = [g[g >= drawn.sources] - drawn.sources for g in (loss.fallen, loss.survivors)]
    answer = [[len(g), int(nodes[g].astype(object).sum()) if len(g) else 0] for g in groups]
    return {"answer": answer, **cost(cpu, claims)}


def _tables(options: argparse.Namespace) -> dict[str, Any]:
    claims = options.claims[0]
    engine = _engine(options)
    folder = _place(options, claims)
    shutil.rmtree(folder / "grounded", ignore_errors=True)
    wall, start = time.perf_counter(), time.process_time()
    with Corpus(folder, engine) as held:
        held.ground()
        grounded = time.perf_counter() - wall
        answer = losses(held)
        found = {
            "answer": answer,
            "ground s": round(grounded, 1),
            "wall s": round(time.perf_counter() - wall, 1),
            **cost(time.process_time() - start, claims),
        }
        return found | {"first look-up ms": _first(held), "resting ms": _lookups(held)}


def losses(held: Corpus) -> list[list[int]]:
    """Return how many claims fall and survive the loss, and the sums of their numbers."""
    sources = [f"source-{n}" for n in withdrawn(held.contract.rows["sources"])]
    with held.without(sources=sources) as loss:
        rows = [
            held.engine.rows(_SUM.format(table=loss._outcomes, outcome=outcome))[0]
            for outcome in ("falls", "survives")
        ]
    return [[count, int(total or 0)] for count, total in rows]


_SUM = "SELECT COUNT(*), SUM(CAST(node AS DECIMAL(38, 0))) FROM {table} WHERE outcome = '{outcome}'"


def _first(held: Corpus) -> float:
    """Return the CPU milliseconds of the first look-up, which reads the footers of the tables."""
    used = time.process_time()
    held.resting_on(f"source-{held.contract.rows['sources'] // 2 + 1}")
    return round((time.process_time() - used) * 1e3, 1)


def _lookups(held: Corpus) -> list[tuple[int, float, float]]:
    """Return how many claims rest on some sources, and wall and CPU milliseconds to say which."""
    sources = held.contract.rows["sources"]
    found = []
    for place in (sources // 100, sources // 30, sources // 10, sources // 4, sources // 2):
        times, cpu = [], []
        for _ in range(15):
            start, used = time.perf_counter(), time.process_time()
            claims = held.resting_on(f"source-{place}")
            times.append((time.perf_counter() - start) * 1e3)
            cpu.append((time.process_time() - used) * 1e3)
        found.append((len(claims), round(min(times), 1), round(min(cpu), 1)))
    return found


def cost(cpu: float, claims: int) -> dict[str, float]:
    """Return what a job cost: CPU seconds in all, microseconds a claim, peak memory."""
    status = Path("/proc/self/status").read_text()  # ru_maxrss starts at that of the parent
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    return {"cpu s": round(cpu, 1), "µs a claim": round(cpu / claims * 1e6, 2), "MB": round(peak)}


def _origins(options: argparse.Namespace) -> dict[str, Any]:
    claims = options.claims[0]
    start = time.process_time()
    with Corpus(_place(options, claims), _engine(options)) as held:
        found = held.origins()
    fewer = sum(one.origins < one.citations for one in found)
    return {"counted": len(found), "fewer": fewer, **cost(time.process_time() - start, claims)}


def _engine(options: argparse.Namespace) -> engines.DuckDB:
    memory = None if options.memory[0] in (None, "-") else options.memory[0]
    return engines.DuckDB(memory_limit=memory, workers=2, work=options.folder)


_JOBS = {"arrays": arrays, "tables": _tables, "origins": _origins}

if __name__ == "__main__":
    main()
