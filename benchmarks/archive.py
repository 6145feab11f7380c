"""What an archive costs: writing, memory, asking, losing, each beside bare Oxigraph in one run.

    python benchmarks/archive.py [10000 100000 1000000]

Prints ratios, as times depend on the machine. Writing is one ``add_many`` of model objects that are
made on the way; beside it, Oxigraph bulk-loads one N-Quads file of the same quads. By the clock,
making the objects counts against us; of CPU time it is left out, and so is importing the library.
For asking, each of 1,000 sources is asked of both in turn. Each step runs in a process of its own,
so that peak memory is its own.
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
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

import pyoxigraph as ox
from corpus import Corpus

import claimgraph as cg
from claimgraph import rdf
from claimgraph.questions.queries import question

ASKED = 1_000
LOADED_UP_TO, RDFLIB_UP_TO = 100_000, 10_000

Figures = dict[str, float]


def main() -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("claims", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--step", choices=STEPS, help="one step only, in this process")
    parser.add_argument("--only", nargs="+", choices=STEPS, help="only these steps, at any size")
    parser.add_argument("--folder", type=Path, help="where the step finds what others made")
    options = parser.parse_args()
    if options.step:
        assert cg.Archive  # loaded before any time begins
        print(json.dumps(STEPS[options.step](Corpus(options.claims[0]), options.folder)))
        return
    for claims in options.claims:
        with tempfile.TemporaryDirectory() as folder:
            measure(claims, Path(folder), options.only or usual(claims))


def usual(claims: int) -> list[str]:
    """Return the steps that do not take too long at one size."""
    most = {"load": LOADED_UP_TO, "rdflib": RDFLIB_UP_TO}
    return [step for step in STEPS if claims <= most.get(step, claims)]


def measure(claims: int, folder: Path, steps: Collection[str]) -> None:
    """Run some steps for one size and print what they find."""
    found: Figures = {}
    for step in steps:
        command = [sys.executable, __file__, str(claims), "--step", step, "--folder", str(folder)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found |= json.loads(done.stdout)
        print(f"{step}: {done.stdout.strip()}", file=sys.stderr, flush=True)
    show(claims, found)


def show(claims: int, found: Figures) -> None:
    """Print what was measured at one size."""
    print(f"{claims:,} claims, {found['quads']:,} quads")
    ours, bare = Spent(*found["ours"]), Spent(*found["bare"])  # type: ignore[misc]  # from JSON
    told = {
        "writing: speed in bare bulk_load's, by CPU time": bare.cpu / ours.cpu,
        "writing: the same by the clock, objects made on the way": bare.clock / ours.clock,
        "writing: CPU µs a claim": ours.cpu / claims * 1e6,
        "writing: peak memory in bare bulk_load's": ours.peak / bare.peak,
        "writing: peak memory, MiB": ours.peak,
    }
    if "load" in found:
        load = Spent(*found["load"])  # type: ignore[misc]  # from JSON
        told |= {
            "loading a dump: speed in bare bulk_load's, by CPU time": bare.cpu / load.cpu,
            "loading a dump: peak memory in bare bulk_load's": load.peak / bare.peak,
            "loading a dump: peak memory, MiB": load.peak,
        }
    for name, value in (told | {k: v for k, v in found.items() if ":" in k}).items():
        print(f"  {name:<64}{value:>12,.2f}")
    sys.stdout.flush()


class Spent(NamedTuple):
    """Seconds by the clock, of CPU in all threads, and the most memory in MiB.

    CPU time says more on a busy machine.
    """

    clock: float
    cpu: float
    peak: float

    @classmethod
    def now(cls) -> Spent:
        """Return what has passed so far."""
        times = os.times()
        return cls(time.perf_counter(), times.user + times.system, peak())

    def since(self, start: Spent) -> Spent:
        """Return what passed in between."""
        return Spent(self.clock - start.clock, self.cpu - start.cpu, self.peak)


def write(corpus: Corpus, folder: Path) -> dict[str, object]:
    """Write everything as one would."""
    made = 0.0

    def documents() -> Iterator[cg.ClaimGraph]:
        nonlocal made
        waiting = iter(corpus)
        while True:
            start = time.thread_time()
            kb = next(waiting, None)
            made += time.thread_time() - start
            if kb is None:
                return
            yield kb

    start = Spent.now()
    with cg.Archive(folder / "archive") as archive:
        archive.add_many(documents(), progress=False)
        quads = archive._site.ledger.quads()
    spent = Spent.now().since(start)
    return {"ours": spent._replace(cpu=spent.cpu - made), "quads": quads}


def bare(corpus: Corpus, folder: Path) -> dict[str, object]:
    """Bulk-load the same quads with Oxigraph alone."""
    command = [sys.executable, "-c", _DUMP, str(folder)]  # apart, as it takes memory of its own
    subprocess.run(command, check=True)
    start = Spent.now()
    store = ox.Store(str(folder / "bare"))
    store.bulk_load(path=str(folder / "all.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    return {"bare": Spent.now().since(start)}


_DUMP = """
import sys, pyoxigraph as ox
store = ox.Store.read_only(sys.argv[1] + "/archive/store")
store.dump(sys.argv[1] + "/all.nq", ox.RdfFormat.N_QUADS)
"""


def load(corpus: Corpus, folder: Path) -> dict[str, object]:
    """Load a dump into an archive."""
    command = [sys.executable, "-c", _OWN_DUMP, str(folder)]
    subprocess.run(command, check=True)
    start = Spent.now()
    with cg.Archive(folder / "loaded") as archive:
        archive.load(folder / "dump.nq", progress=False)
    return {"load": Spent.now().since(start)}


_OWN_DUMP = """
import sys, claimgraph as cg
with cg.Archive(sys.argv[1] + "/archive", read_only=True) as archive:
    archive.dump(sys.argv[1] + "/dump.nq", progress=False)
"""


def loss(corpus: Corpus, folder: Path) -> Figures:
    """Withdraw a source and a passage, and say what reading the links took."""
    with cg.Archive(folder / "archive", read_only=True) as archive:
        before = peak()
        source, passage = corpus.sources[0].id, next(iter(corpus)).claims()[0].passage
        first = timed(lambda: archive.without(sources=source))
        return {
            "losing: reading the links, µs a claim": first / (corpus.count * 50),
            "losing: memory for the links, bytes a claim": (peak() - before)
            * 2**20
            / (corpus.count * 50),
            "losing: the most cited source, ms": timed(lambda: archive.without(sources=source))
            / 1e3,
            "losing: one passage, ms": timed(lambda: archive.without(passages=passage)) / 1e3,
        }


def ask(corpus: Corpus, folder: Path) -> Figures:
    """Ask which claims rely on a source, of the archive and of its store, in turn."""
    with cg.Archive(folder / "archive", read_only=True) as archive:
        return ask_both(archive, corpus)


def ask_both(archive: cg.Archive, corpus: Corpus) -> Figures:
    """Time both and compare their answers."""
    raw = archive._site.store._store  # type: ignore[attr-defined]  # the same store, bare
    asked = question("claims-relying-on")

    def bare(source: str) -> list[str]:
        text = asked.bind(source=rdf.iri(source))
        return [row["claim"].value for row in raw.query(text, use_default_graph_as_union=True)]

    ours: list[float] = []
    theirs: list[float] = []
    shown: list[float] = []
    for source in drawn(corpus):
        if not any(archive._site.store.match(rdf.iri(source))):
            continue  # nobody cites it
        bare(source)  # whoever asks first waits for the disk; neither shall
        theirs.append(timed(lambda s=source: bare(s)))  # type: ignore[misc]  # bound now
        ours.append(timed(lambda s=source: archive.claims(relying_on=s)))  # type: ignore[misc]
        if len(shown) < 100:
            shown.append(timed(lambda s=source: list(archive.claims(relying_on=s)[:20])))  # type: ignore[misc]
    found = archive.claims(relying_on=corpus.sources[0].id)
    assert sorted(rdf.iri(c.id) for c in found[:]) == sorted(bare(corpus.sources[0].id))
    return {
        "asking: p50, µs": at(ours, 50),
        "asking: p50, times bare Oxigraph's": at(ours, 50) / at(theirs, 50),
        "asking: p99, µs": at(ours, 99),
        "asking: p99, times bare Oxigraph's": at(ours, 99) / at(theirs, 99),
        "asking and reading the first 20 claims: p50, µs": at(shown, 50),
    }


def ask_rdflib(corpus: Corpus, folder: Path) -> Figures:
    """Ask the same of rdflib's memory store and of an archive in memory."""
    whole = cg.ClaimGraph({n.id: n for kb in corpus for n in kb.values()}.values())
    graph, archive = whole.to_rdf(), cg.Archive()
    archive.add(whole)
    asked = question("claims-relying-on")
    theirs: list[float] = []
    ours: list[float] = []
    for source in filter(whole.__contains__, islice(drawn(corpus), 200)):
        text = asked.bind(source=rdf.iri(source))
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


STEPS: dict[str, Callable[[Corpus, Path], object]] = {
    "write": write, "bare": bare, "load": load, "ask": ask, "loss": loss, "rdflib": ask_rdflib,
}  # fmt: skip


if __name__ == "__main__":
    main()
