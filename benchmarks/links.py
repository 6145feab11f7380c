"""What questions over links cost a graph in memory, beside Oxigraph on the same quads.

    PYTHONPATH=graph:benchmarks python benchmarks/links.py [1000 10000 100000]

Prints ratios: the CPU time of the first question beside Oxigraph's ``bulk_load`` of the graph's
quads; the time of ``kb.claims(relying_on=…)`` beside the same query on bare Oxigraph, sources drawn
by popularity; and the memory of the graph that was asked beside one that holds the store, too.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pyoxigraph as ox
from corpus import Corpus

import claimgraph as cg
from claimgraph import rdf
from claimgraph.questions.queries import question

ASKED = 400


def main() -> None:
    """Measure each size and print a line for each."""
    for claims in map(int, sys.argv[1:] or ["1000", "10000"]):
        print(f"{claims:,} claims")
        for name, value in measure(claims).items():
            print(f"  {name:<66}{value:>10.3f}")


def measure(claims: int) -> dict[str, float]:
    """Return the figures of one size."""
    corpus, before = Corpus(claims), memory()
    kb = whole(corpus)
    source = next(c.source for c in kb.all(cg.Citation))
    first = cpu(lambda: kb.claims(relying_on=source))
    asked = memory() - before
    quads = "".join(rdf.to_nquads(kb.to_triples())).encode()
    store = ox.Store()
    gc.collect()
    loading = memory()
    load = cpu(lambda: store.bulk_load(quads, ox.RdfFormat.N_QUADS))
    held = memory() - loading
    found = {
        "first question on links: CPU, in that of bulk_load": first / load,
        "graph asked: bytes a claim": asked / claims,
        "graph asked: memory, in that of graph and store": asked / (asked + held),
    }
    return found | asking(kb, corpus, store)


def whole(corpus: Corpus) -> cg.ClaimGraph:
    """Return one graph of all documents."""
    nodes = {node.id: node for kb in corpus for node in kb.values()}
    return cg.ClaimGraph(nodes.values())


def asking(kb: cg.ClaimGraph, corpus: Corpus, store: ox.Store) -> dict[str, float]:
    """Time both for the same sources, in turn."""
    asked, random = question("claims-relying-on"), Random(1)
    ours, theirs = [], []
    for _ in range(ASKED):
        source = corpus.sources[corpus.popular(random)].id
        if source not in kb:
            continue
        text = asked.bind(source=rdf.iri(source, kb.base))

        def bare(query: str = text) -> list[str]:
            found = store.query(query)
            return [row["claim"].value for row in found]  # type: ignore[union-attr]  # a SELECT

        theirs.append(clock(bare))
        ours.append(clock(lambda source=source: kb.claims(relying_on=source)))  # type: ignore[misc]
        assert len(bare()) == len(kb.claims(relying_on=source))
    return {
        "claims(relying_on=…): p50, µs": statistics.median(ours) * 1e6,
        "claims(relying_on=…): p50, in bare Oxigraph's": (
            statistics.median(ours) / statistics.median(theirs)
        ),
    }


def cpu(call: Callable[[], object]) -> float:
    """Return the CPU seconds of a call, all threads together."""
    start = time.process_time()
    call()
    return time.process_time() - start


def clock(call: Callable[[], object]) -> float:
    """Return the seconds of a call by the clock."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def memory() -> int:
    """Return the memory of this process that is resident now, in bytes."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


if __name__ == "__main__":
    main()
