"""What an archive costs: writing, asking, memory, each beside bare Oxigraph in the same run.

    python benchmarks/archive.py [10000 100000 1000000]

Prints ratios, as times depend on the machine. For writing, model objects are made with the clock
stopped, 100,000 claims at a time, and go through ``add_many``; beside it, Oxigraph bulk-loads one
N-Quads file of the same quads. For asking, each of 1,000 sources is asked of both in turn. Each
size runs in a process of its own, so that peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pyoxigraph as ox
from corpus import CLAIMS, Corpus

import claimgraph as cg
from claimgraph import triples
from claimgraph.queries import question

CHUNK = 100_000 // CLAIMS
ASKED = 1_000
RDFLIB_UP_TO = 10_000


def main() -> None:
    """Measure each size in a process of its own and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("claims", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(options.one, Path(folder))))
        return
    for claims in options.claims:
        command = [sys.executable, __file__, "--one", str(claims)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        show(claims, json.loads(done.stdout))


def show(claims: int, found: dict[str, Any]) -> None:
    """Print what was measured at one size."""
    print(f"{claims:,} claims, {found.pop('quads'):,} quads")
    for name, value in found.items():
        print(f"  {name:<64}{value:>12,.2f}")
    sys.stdout.flush()


def measure(claims: int, folder: Path) -> dict[str, float]:
    """Return the figures of one size by name."""
    corpus = Corpus(claims)
    before = peak()
    spent = write(corpus, folder / "archive")
    after = peak()
    with cg.Archive(folder / "archive") as archive:
        quads = archive.verify(progress=False).quads
        archive.dump(folder / "all.nq", progress=False)
        raw = load_raw(folder / "all.nq", folder / "raw")
        (folder / "all.nq").unlink()
        return {
            "quads": quads,
            "writing: µs a claim, by the clock": spent.clock / claims * 1e6,
            "writing: speed as a part of bare bulk_load's, by the clock": raw.clock / spent.clock,
            "writing: speed as a part of bare bulk_load's, by CPU time": raw.cpu / spent.cpu,
            "writing: peak memory beyond the objects given, MiB": after - before,
            **ask(archive, corpus),
            **(ask_rdflib(corpus) if claims <= RDFLIB_UP_TO else {}),
        }


class Spent(NamedTuple):
    """Seconds by the clock, and of CPU in all threads; the latter says more on a busy machine."""

    clock: float
    cpu: float

    @classmethod
    def now(cls) -> Spent:
        """Return what has passed so far."""
        times = os.times()
        return cls(time.perf_counter(), times.user + times.system)

    def since(self, start: Spent) -> Spent:
        """Return what passed in between."""
        return Spent(self.clock - start.clock, self.cpu - start.cpu)


def write(corpus: Corpus, folder: Path) -> Spent:
    """Write everything as one would, objects made with the clock stopped."""
    parts = []
    with cg.Archive(folder) as archive:
        for chunk in chunks(corpus):
            start = Spent.now()
            archive.add_many(chunk, progress=False)
            parts.append(Spent.now().since(start))
        start = Spent.now()
    parts.append(Spent.now().since(start))
    return Spent(sum(p.clock for p in parts), sum(p.cpu for p in parts))


def chunks(corpus: Iterable[cg.ClaimGraph]) -> Iterator[list[cg.ClaimGraph]]:
    """Yield the documents some at a time."""
    documents = iter(corpus)
    while chunk := list(islice(documents, CHUNK)):
        yield chunk


def load_raw(file: Path, folder: Path) -> Spent:
    """Return what Oxigraph takes for the same quads."""
    start = Spent.now()
    store = ox.Store(str(folder))
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    return Spent.now().since(start)


def ask(archive: cg.Archive, corpus: Corpus) -> dict[str, float]:
    """Ask which claims rely on a source, of the archive and of its store, in turn."""
    raw = archive._site.store._store  # type: ignore[attr-defined]  # the same store, bare
    asked = question("claims-relying-on")

    def bare(source: str) -> list[str]:
        text = asked.bind(source=triples.iri(source))
        return [row["claim"].value for row in raw.query(text, use_default_graph_as_union=True)]

    ours: list[float] = []
    theirs: list[float] = []
    shown: list[float] = []
    held = {source.id for source in archive.sources()}
    for source in filter(held.__contains__, drawn(corpus)):
        theirs.append(timed(lambda s=source: bare(s)))  # type: ignore[misc]  # bound now
        ours.append(timed(lambda s=source: archive.claims(relying_on=s)))  # type: ignore[misc]
        if len(shown) < 100:
            shown.append(timed(lambda s=source: list(archive.claims(relying_on=s)[:20])))  # type: ignore[misc]
    found = archive.claims(relying_on=corpus.sources[0].id)
    assert sorted(triples.iri(c.id) for c in found[:]) == sorted(bare(corpus.sources[0].id))
    return {
        "asking: p50, µs": at(ours, 50),
        "asking: p50, times bare Oxigraph's": at(ours, 50) / at(theirs, 50),
        "asking: p99, µs": at(ours, 99),
        "asking: p99, times bare Oxigraph's": at(ours, 99) / at(theirs, 99),
        "asking and reading the first 20 claims: p50, µs": at(shown, 50),
    }


def ask_rdflib(corpus: Corpus) -> dict[str, float]:
    """Ask the same of rdflib's memory store and of an archive in memory."""
    whole = cg.ClaimGraph({n.id: n for kb in corpus for n in kb.values()}.values())
    graph, archive = whole.to_rdf(), cg.Archive()
    archive.add(whole)
    asked = question("claims-relying-on")
    theirs: list[float] = []
    ours: list[float] = []
    for source in filter(whole.__contains__, islice(drawn(corpus), 200)):
        text = asked.bind(source=triples.iri(source))
        theirs.append(timed(lambda t=text: list(graph.query(t))))  # type: ignore[misc]  # bound now
        ours.append(timed(lambda s=source: archive.claims(relying_on=s)))  # type: ignore[misc]
    return {"asking: p50, speed in rdflib's": at(theirs, 50) / at(ours, 50)}


def drawn(corpus: Corpus) -> Iterator[str]:
    """Draw the sources to ask for, by popularity."""
    random = Random(1)
    for _ in range(ASKED):
        yield corpus.sources[corpus.popular(random)].id


def timed(call: Callable[[], object]) -> float:
    """Return how many µs a call takes."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1e6


def at(values: list[float], percent: int) -> float:
    """Return a percentile."""
    return statistics.quantiles(values, n=100)[percent - 1]


def peak() -> float:
    """Return the most memory this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
