"""How the cost of every question, analysis, report, page and picture grows with the graph.

    PYTHONPATH=graph:benchmarks python benchmarks/growth.py [1000 10000 100000] [--only NAME ...]

Prints CPU milliseconds at each size and the exponent between the last two: 1.0 is in proportion to
the claims, 2.0 to their square. Each is asked of a graph that was asked nothing before, so an index
that is made on the way counts; of a few runs the least is told, after one that loads what is
needed. What took longer than a minute is not asked of larger graphs. Rows in brackets are peers:
what other libraries alone take for the row above, with all they need at hand.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import math
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
from corpus import Corpus

import claimgraph as cg
from claimgraph.files import dumps
from claimgraph.rdf.nquads import all_lines

LIMIT = 60.0
"""Seconds after which something is not asked of larger graphs."""
RUNS, ENOUGH = 3, 3.0
"""How often something is asked, and the seconds after which it is not asked again."""
STEEP = 1.1
"""Exponents above this are marked."""


@dataclass(frozen=True)
class Peer:
    """What another library does: what it has at hand when its time begins, and its work."""

    at_hand: Callable[[cg.ClaimGraph], Any]
    work: Callable[[Any], object]

    def __call__(self, ready: object) -> object:
        """Do the work."""
        return self.work(ready)


Asked = Callable[[Any], object]


def main() -> None:
    """Measure all at each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("claims", nargs="*", type=int, default=[500, 2000])
    parser.add_argument("--only", nargs="+", help="those whose names hold one of these words")
    options = parser.parse_args()
    chosen = {
        name: call
        for name, call in ASKED.items()
        if not options.only or any(word in name for word in options.only)
    }
    nodes = {claims: _nodes(claims) for claims in options.claims}
    few = _nodes(100)
    print(f"{'':<36}" + "".join(f"{claims:>12,}" for claims in options.claims) + "    exponent")
    for name, call in chosen.items():
        took: list[float] = []
        _cpu(call, cg.ClaimGraph(few))
        for claims in options.claims:
            if not took or took[-1] < LIMIT:
                took.append(_least(call, nodes[claims]))
        told = "".join(f"{seconds * 1e3:>12,.1f}" for seconds in took)
        print(f"{name:<36}{told}    {_exponent(options.claims, took)}", flush=True)


def _nodes(claims: int) -> list[cg.model.Node]:
    """Return the nodes of one graph of all documents of a corpus."""
    return list({node.id: node for kb in Corpus(claims) for node in kb.values()}.values())


def _least(call: Asked, nodes: list[cg.model.Node]) -> float:
    took: list[float] = []
    while len(took) < RUNS and sum(took) < ENOUGH:
        took.append(_cpu(call, cg.ClaimGraph(nodes)))
    return min(took)


def _cpu(call: Asked, kb: cg.ClaimGraph) -> float:
    ready = call.at_hand(kb) if isinstance(call, Peer) else kb
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        call(ready)
        return time.process_time() - start
    finally:
        gc.enable()


def _exponent(sizes: list[int], took: list[float]) -> str:
    if len(took) < 2:
        return "-"
    found = math.log(took[-1] / took[-2]) / math.log(sizes[len(took) - 1] / sizes[len(took) - 2])
    return f"{found:.2f}{'  steep' if found > STEEP else ''}"


def _some(kb: cg.ClaimGraph) -> str:
    """Return a claim that is cited, as the first of them all."""
    return kb.all(cg.Citation)[0].claim


def _source(kb: cg.ClaimGraph) -> str:
    return kb.all(cg.Citation)[0].source


def _page(kb: cg.ClaimGraph) -> object:
    with tempfile.TemporaryDirectory() as folder:
        return cg.page(kb, Path(folder) / "page.html")


def _ready_graph(kb: cg.ClaimGraph) -> tuple[list[Any], list[Any]]:
    graph = kb.to_networkx()
    edges = graph.edges(keys=True, data=True)
    return [(n, dict(d)) for n, d in graph.nodes(data=True)], [(*e[:3], dict(e[3])) for e in edges]


def _bare_loop(ready: tuple[list[Any], list[Any]]) -> object:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in ready[0]:
        graph.add_node(node, **attributes)
    for start, end, key, attributes in ready[1]:
        graph.add_edge(start, end, key, **attributes)
    return graph


def _silently(call: Callable[[cg.ClaimGraph], object]) -> Callable[[cg.ClaimGraph], object]:
    def run(kb: cg.ClaimGraph) -> object:
        with contextlib.redirect_stderr(io.StringIO()):
            return call(kb)

    return run


ASKED: dict[str, Asked] = {
    "claims(relying_on=)": lambda kb: kb.claims(relying_on=_source(kb)),
    "claims(status=)": lambda kb: kb.claims(status="cited"),
    "claims(voiced_by=)": lambda kb: kb.claims(voiced_by=kb.all(cg.Actor)[0]),
    "claims(mentioning=)": lambda kb: kb.claims(mentioning=kb.all(cg.Actor)[0]),
    "sources(of=)": lambda kb: kb.sources(of=_some(kb)),
    "sources(unused=True)": lambda kb: kb.sources(unused=True),
    "figures(unit=)": lambda kb: kb.figures(unit="EUR"),
    "figures(conflicting=True)": lambda kb: list(kb.figures(conflicting=True)),
    "actors(voicing=True)": lambda kb: kb.actors(voicing=True),
    "events()": lambda kb: kb.events(),
    "sentences()": lambda kb: kb.sentences(),
    "sparql": lambda kb: kb.sparql("SELECT (COUNT(?c) AS ?n) { ?c a cg:Claim }"),
    "  (bulk_load of the same quads)": Peer(
        lambda kb: "".join(all_lines(kb.values(), None)).encode(),
        lambda text: ox.Store().bulk_load(text, ox.RdfFormat.N_QUADS),
    ),
    "ask claims-per-source": lambda kb: kb.ask("claims-per-source"),
    "repr": repr,
    "_repr_html_": lambda kb: kb._repr_html_(),
    "without": lambda kb: repr(kb.without(sources=_source(kb))),
    "support": lambda kb: kb.support(_some(kb)),
    "load_bearing(samples=20)": lambda kb: kb.load_bearing(samples=20),
    "origins": lambda kb: kb.origins(_some(kb)),
    "loops": lambda kb: kb.loops(),
    "contradictions": lambda kb: kb.contradictions(),
    "source_scores": lambda kb: kb.source_scores(),
    "diff": lambda kb: kb.diff(kb.changed(drop=[kb.all(cg.Citation)[0].id])),
    "report": lambda kb: kb.report(),
    "dumps turtle": lambda kb: dumps(kb, "turtle"),
    "dumps trig": lambda kb: dumps(kb, "trig"),
    "dumps jsonld": lambda kb: dumps(kb, "jsonld"),
    "to_networkx": lambda kb: kb.to_networkx(),
    "  (to_networkx, bare loop)": Peer(_ready_graph, _bare_loop),
    "to_rdf": lambda kb: kb.to_rdf(),
    "page": _page,
    "plot.layered, on pages": lambda kb: cg.plot.layered(kb, fit="pages"),
    "plot.impact": lambda kb: cg.plot.impact(kb),
    "plot.matrix": cg.plot.matrix,
    "plot.strip": cg.plot.strip,
    "plot.timeline": cg.plot.timeline,
    "archive of one graph": _silently(lambda kb: cg.Archive().add(kb)),
}
"""What is asked, by name."""


if __name__ == "__main__":
    main()
