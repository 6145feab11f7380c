"""How the cost of every question, analysis, report, page and picture grows with the graph.

    PYTHONPATH=graph:benchmarks python benchmarks/growth.py [1000 10000 100000] [--only NAME ...]
                                                            [--kinds questions shown ...] [--runs 1]

Prints CPU milliseconds at each size and the exponent between the last two: 1.0 is in proportion to
the claims, 2.0 to their square. Each is asked of a graph that was asked nothing before, so an index
that is made on the way counts; of a few runs the least is told, after one that loads what is
needed. What would take longer than a minute is not asked of larger graphs. Named questions are
asked of a store that is made, with their parameters bound; archives and folders of tables hold the
documents already, and what is served is told as the work of the process that answers. Rows in
brackets are peers: what other libraries alone take for the row above, with all they need at hand.

Once a graph outgrows the processor's caches, each step costs more. ``--calls`` tells whether there
are more steps, too: it counts thousands of calls of functions, which no cache and no other work on
the machine changes.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import networkx as nx
import pyoxigraph as ox
from corpus import Corpus

import claimgraph as cg
from claimgraph import tables
from claimgraph.corpus import Corpus as TableCorpus
from claimgraph.errors import DoesNotFit
from claimgraph.files import dumps, loads
from claimgraph.questions.queries import Question, questions
from claimgraph.rdf.nquads import all_lines
from claimgraph.rdf.shacl import validate
from claimgraph.serve.asked import Asked as Worker
from claimgraph.store import FORMATS

LIMIT = 60.0
"""Seconds; what would take longer, were its cost in proportion to the claims, is left out."""
RUNS, ENOUGH = 3, 3.0
"""How often something is asked, and the seconds after which it is not asked again."""
STEEP = 1.1
"""Exponents above this are marked."""


@dataclass(frozen=True)
class Ready:
    """What is asked with something at hand when its time begins."""

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
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each is asked, at most")
    parser.add_argument("--calls", action="store_true", help="count calls in the place of CPU time")
    options = parser.parse_args()
    chosen = {
        name: call
        for kind in options.kinds
        for name, call in KINDS[kind].items()
        if not options.only or any(word in name for word in options.only)
    }
    nodes = {claims: _nodes(claims) for claims in options.claims}
    few = _nodes(100)
    print(f"{'':<36}" + "".join(f"{claims:>12,}" for claims in options.claims) + "    exponent")
    for name, call in chosen.items():
        took: list[float] = []
        with contextlib.suppress(DoesNotFit):  # a picture that refuses so many claims
            _cpu(call, cg.ClaimGraph(few))
            for claims in options.claims:
                if not took or took[-1] * claims < LIMIT * options.claims[len(took) - 1]:
                    if options.calls:
                        took.append(_calls(call, cg.ClaimGraph(nodes[claims])) * 1e-6)
                    else:
                        took.append(_least(call, nodes[claims], options.runs))
        told = "".join(f"{seconds * 1e3:>12,.1f}" for seconds in took)
        print(f"{name:<36}{told}    {_exponent(options.claims, took)}", flush=True)


def _nodes(claims: int) -> list[cg.model.Node]:
    """Return the nodes of one graph of all documents of a corpus; each tenth claim has an event."""
    held = {node.id: node for kb in Corpus(claims) for node in kb.values()}
    found: list[cg.model.Node] = []
    for number, node in enumerate(held.values()):
        if isinstance(node, cg.Claim) and number % 10 == 0:
            event = cg.Event(
                document=node.document, name=f"closure {number}", mentioned_in=(node.passage,),
                agents=node.mentions, start_date=f"2031-0{number % 9 + 1}",
                end_date=f"2031-0{number % 9 + 1}", date_basis="explicit",
                dated_by=(node.passage,),
            )  # fmt: skip
            found += [event, node.model_copy(update={"about": (event.id,)})]
        else:
            found.append(node)
    return found


def _least(call: Asked, nodes: list[cg.model.Node], runs: int) -> float:
    took: list[float] = []
    while len(took) < runs and sum(took) < ENOUGH:
        took.append(_cpu(call, cg.ClaimGraph(nodes)))
    return min(took)


def _cpu(call: Asked, kb: cg.ClaimGraph) -> float:
    ready = call.at_hand(kb) if isinstance(call, Ready) else kb
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        call(ready)
        return time.process_time() - start
    finally:
        gc.enable()


def _calls(call: Asked, kb: cg.ClaimGraph) -> int:
    """Return how many calls of Python and C functions it takes."""
    ready = call.at_hand(kb) if isinstance(call, Ready) else kb
    counted = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        call(ready)
    finally:
        sys.setprofile(None)
    return counted


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


def _picture(draw: Callable[..., Any]) -> Callable[[cg.ClaimGraph], object]:
    """Draw a picture and save it."""

    def run(kb: cg.ClaimGraph) -> object:
        try:
            with tempfile.TemporaryDirectory() as folder:
                return cg.plot.save(draw(kb), Path(folder) / "picture.svg")
        finally:
            plt.close("all")  # pyplot keeps every figure

    return run


def _in_folder(call: Callable[[cg.ClaimGraph, Path], object]) -> Callable[[cg.ClaimGraph], object]:
    def run(kb: cg.ClaimGraph) -> object:
        with tempfile.TemporaryDirectory() as folder:
            return call(kb, Path(folder) / "made")

    return run


def _text(format: str) -> Callable[[cg.ClaimGraph], str]:
    return lambda kb: dumps(kb, format)


def _archive(kb: cg.ClaimGraph) -> cg.Archive:
    archive = cg.Archive()
    with contextlib.redirect_stderr(io.StringIO()):
        archive.add(kb)
    return archive


def _of_archive(call: Callable[[cg.Archive, cg.ClaimGraph], object]) -> Ready:
    return Ready(lambda kb: (_archive(kb), kb), lambda both: call(*both))


def _on_disk(call: Callable[[cg.Archive, Path], object]) -> Ready:
    """Ask an archive in a folder, with another folder at hand."""

    def at_hand(kb: cg.ClaimGraph) -> tuple[Any, ...]:
        folder = tempfile.TemporaryDirectory()  # goes with what is at hand
        archive = cg.Archive(Path(folder.name) / "archive", durability="fast")
        archive.add(kb)
        return archive, Path(folder.name), folder

    def work(ready: tuple[Any, ...]) -> None:
        with ready[0] as archive:
            call(archive, ready[1])

    return Ready(at_hand, work)


def _dumped(kb: cg.ClaimGraph) -> tuple[Any, ...]:
    folder = tempfile.TemporaryDirectory()  # goes with what is at hand
    return _archive(kb).dump(Path(folder.name) / "dump.nq", progress=False), folder


def _by_maker(archive: cg.Archive, kb: cg.ClaimGraph) -> object:
    """Have a source looked for by a name that nobody has, so that all are looked at."""
    with contextlib.suppress(cg.UnknownNode):
        return archive.without(sources="Coast Mail")
    return None


def _edited(kb: cg.ClaimGraph) -> cg.ClaimGraph:
    return kb.detach(_some(kb), _source(kb), by="A. Lind", why="misread")


def _losses(impact: Any, kb: cg.ClaimGraph) -> object:
    claim = _some(kb)
    return impact.outcome(claim), impact.path(claim), impact.witness(claim)


def _stored(kb: cg.ClaimGraph) -> cg.ClaimGraph:
    kb.sparql("SELECT * { } LIMIT 1")
    return kb


def _bound(kb: cg.ClaimGraph, asked: Question) -> dict[str, object]:
    """Return something for each parameter of a question; of what is in no graph here, nothing."""
    known: dict[str, object] = {
        "claim": _some(kb), "source": _source(kb), "actor": _some_actor(kb),
        "event": _some_event(kb), "document": _some_document(kb),
        "status": "cited", "kind": "fact", "unit": "EUR", "name": "Ada Lind",
        "words": "an official", "proposer": "a model",
        "during": "2031-03", "after": "2031-02", "before": "2031-05",
    }  # fmt: skip
    return {one: known[one] for one in asked.parameters if one in known}


def _some_actor(kb: cg.ClaimGraph) -> str:
    return kb.all(cg.Voicing)[0].actor or ""


def _some_event(kb: cg.ClaimGraph) -> str:
    return kb.all(cg.Event)[0].id


def _some_document(kb: cg.ClaimGraph) -> str:
    return kb.all(cg.Document)[0].id


def _of_worker(job: str, asked: Callable[[cg.ClaimGraph], dict[str, object]]) -> Ready:
    """Ask what a worker of the server answers, over an archive on disk."""

    def at_hand(kb: cg.ClaimGraph) -> tuple[Any, ...]:
        folder = tempfile.TemporaryDirectory()  # goes with what is at hand
        with cg.Archive(Path(folder.name) / "archive", durability="fast") as archive:
            archive.add(kb)
        worker = Worker(f"{folder.name}/archive")
        return worker, {"job": job}, json.dumps(asked(kb)).encode(), folder

    return Ready(at_hand, lambda ready: ready[0](*ready[1:3]))


def _of_tables(call: Callable[[TableCorpus, cg.ClaimGraph, Path], object]) -> Ready:
    """Ask a folder of tables, which nothing was asked before."""

    def at_hand(kb: cg.ClaimGraph) -> tuple[Any, ...]:
        folder = tempfile.TemporaryDirectory()
        return TableCorpus(tables.write(kb, Path(folder.name) / "tables")), kb, folder

    def work(ready: tuple[Any, ...]) -> None:
        with ready[0] as held:
            call(held, ready[1], Path(ready[2].name))

    return Ready(at_hand, work)


QUESTIONS: dict[str, Asked] = {
    "claims()": lambda kb: kb.claims()[:20],
    "claims(relying_on=)": lambda kb: kb.claims(relying_on=_source(kb)),
    "claims(relying_on=, candidates)": lambda kb: kb.claims(
        relying_on=_source(kb), counting="candidates"
    ),
    "claims(citing=)": lambda kb: kb.claims(citing=_source(kb)),
    "claims(only_source=)": lambda kb: kb.claims(only_source=_source(kb)),
    "claims(status=)": lambda kb: kb.claims(status="cited"),
    "claims(voiced_by=)": lambda kb: kb.claims(voiced_by=_some_actor(kb)),
    "claims(mentioning=)": lambda kb: kb.claims(mentioning=_some_actor(kb)),
    "claims(about=)": lambda kb: kb.claims(about=_some_event(kb)),
    "claims(kind=)": lambda kb: kb.claims(kind="fact"),
    "claims(proposed_by=False)": lambda kb: kb.claims(proposed_by=False),
    "claims(document=)": lambda kb: kb.claims(document=_some_document(kb)),
    "sources()": lambda kb: kb.sources(),
    "sources(of=)": lambda kb: kb.sources(of=_some(kb)),
    "sources(unused=True)": lambda kb: kb.sources(unused=True),
    "sources(document=)": lambda kb: kb.sources(document=_some_document(kb)),
    "figures(unit=)": lambda kb: kb.figures(unit="EUR"),
    "figures(of=)": lambda kb: kb.figures(of=_some(kb)),
    "figures(document=)": lambda kb: kb.figures(document=_some_document(kb)),
    "figures(conflicting=True)": lambda kb: list(kb.figures(conflicting=True)),
    "actors()": lambda kb: kb.actors(),
    "actors(in_claim=)": lambda kb: kb.actors(in_claim=_some(kb)),
    "actors(voicing=True)": lambda kb: kb.actors(voicing=True),
    "actors(document=)": lambda kb: kb.actors(document=_some_document(kb)),
    "events()": lambda kb: kb.events(),
    "events(involving=)": lambda kb: kb.events(involving=_some_actor(kb)),
    "events(during=)": lambda kb: kb.events(during="2031-03"),
    "events(after=, before=)": lambda kb: kb.events(after="2031-03", before="2031-05"),
    "events(document=)": lambda kb: kb.events(document=_some_document(kb)),
    "sentences()": lambda kb: kb.sentences(),
    "state(sentence)": lambda kb: kb.state(kb.all(cg.Claim)[0].passage),
    "status(claim)": lambda kb: kb.status(_some(kb)),
    "citations(claim)": lambda kb: kb.citations(_some(kb)),
    "voicings(claim)": lambda kb: kb.voicings(_some(kb)),
    "chain(claim)": lambda kb: kb.chain(_some(kb)),
    "handle(claim)": lambda kb: kb.handle(_some(kb)),
    "sparql": lambda kb: kb.sparql("SELECT (COUNT(?c) AS ?n) { ?c a cg:Claim }"),
    "  (bulk_load of the same quads)": Ready(
        lambda kb: "".join(all_lines(kb.values(), None)).encode(),
        lambda text: ox.Store().bulk_load(text, ox.RdfFormat.N_QUADS),
    ),
} | {
    f"ask {name}": Ready(_stored, lambda kb, asked=asked: kb.ask(asked.name, **_bound(kb, asked)))  # type: ignore[misc]  # bound now
    for name, asked in questions().items()
}

ANALYSES: dict[str, Asked] = {
    "without(sources=)": lambda kb: repr(kb.without(sources=_source(kb))),
    "without(passages=)": lambda kb: repr(kb.without(passages=kb.all(cg.Claim)[0].passage)),
    "without(as_of=)": lambda kb: repr(kb.without(sources=_source(kb), as_of="2031-03")),
    "without(candidates)": lambda kb: repr(
        kb.without(sources=_source(kb), counting="candidates", min_confidence=0.5)
    ),
    "without, rows and words": lambda kb: str(kb.without(sources=_source(kb)).falls.rows()),
    "support": lambda kb: kb.support(_some(kb)),
    "support(candidates, as_of=)": lambda kb: kb.support(
        _some(kb), counting="candidates", as_of="2031-03"
    ),
    "load_bearing(samples=20)": lambda kb: kb.load_bearing(samples=20),
    "origins": lambda kb: kb.origins(_some(kb)),
    "loops": lambda kb: kb.loops(),
    "contradictions": lambda kb: kb.contradictions(),
    "source_scores": lambda kb: kb.source_scores(),
    "diff": lambda kb: kb.diff(kb.changed(drop=[kb.all(cg.Citation)[0].id])),
    "report": lambda kb: kb.report(),
    "paragraphs": lambda kb: kb.paragraphs(),
    "citation_needed": lambda kb: kb.citation_needed(document=_some_document(kb)),
    "validate (SHACL)": Ready(lambda kb: kb.to_rdf(), lambda graph: validate(graph)),
    "ClaimGraph(nodes)": Ready(lambda kb: list(kb.values()), cg.ClaimGraph),
    "kb | other": Ready(
        lambda kb: (kb, next(iter(Corpus(50, seed=11)))), lambda both: both[0] | both[1]
    ),
    "kb | half of it": Ready(
        lambda kb: (kb, next(iter(Corpus(n := len(kb.claims()) // 2, seed=11, each=n)))),
        lambda both: both[0] | both[1],
    ),
    "outcome, path, witness": lambda kb: _losses(kb.without(sources=_source(kb)), kb),
    "detach": lambda kb: kb.detach(_some(kb), _source(kb), by="A. Lind", why="misread"),
    "attach": lambda kb: kb.attach(_some(kb), kb.all(cg.Source)[-1], by="A. Lind", why="found"),
    "undo": Ready(_edited, lambda kb: kb.undo()),
    "edits": Ready(_edited, lambda kb: kb.edits()),
    "with_nodes": lambda kb: kb.with_nodes(cg.Source(url="https://news.example/new")),
}

SHOWN: dict[str, Asked] = {
    "repr": repr,
    "_repr_html_": lambda kb: kb._repr_html_(),
    "claims().to_frame()": lambda kb: kb.claims().to_frame(),
    **{f"dumps {format}": _text(format) for format in FORMATS},
    "loads nquads": Ready(_text("nquads"), lambda text: loads(text, "nquads")),
    "loads turtle": Ready(_text("turtle"), lambda text: loads(text, "turtle")),
    "tables.write": _in_folder(lambda kb, place: tables.write(kb, place)),
    "to_networkx": lambda kb: kb.to_networkx(),
    "  (to_networkx, bare loop)": Ready(_ready_graph, _bare_loop),
    "from_networkx": Ready(lambda kb: kb.to_networkx(), cg.ClaimGraph.from_networkx),
    "to_rdf": lambda kb: kb.to_rdf(),
    "from_rdf": Ready(lambda kb: kb.to_rdf(), cg.ClaimGraph.from_rdf),
    "to_triples": lambda kb: list(kb.to_triples()),
    "claims().to_csv()": lambda kb: kb.claims().to_csv(),
    "page": _in_folder(lambda kb, place: cg.page(kb, place.with_suffix(".html"))),
    "plot.layered, on pages": lambda kb: cg.plot.layered(kb, fit="pages"),
    "plot.layered, saved": _picture(lambda kb: cg.plot.layered(kb, fit="grow")),
    "plot.network, saved": _picture(cg.plot.network),
    "plot.impact, saved": _picture(cg.plot.impact),
    "plot.matrix, saved": _picture(cg.plot.matrix),
    "plot.strip, saved": _picture(cg.plot.strip),
    "plot.timeline, saved": _picture(cg.plot.timeline),
    "plot.origins, saved": _picture(cg.plot.origins),
}

ARCHIVES: dict[str, Asked] = {
    "archive.add": lambda kb: _archive(kb),
    "archive.documents()[:20]": _of_archive(lambda archive, kb: list(archive.documents()[:20])),
    "archive.claims()[:20]": _of_archive(lambda archive, kb: list(archive.claims()[:20])),
    "archive.claims(relying_on=)[:20]": _of_archive(
        lambda archive, kb: list(archive.claims(relying_on=_source(kb))[:20])
    ),
    "archive.claims(voiced_by=)[:20]": _of_archive(
        lambda archive, kb: list(archive.claims(voiced_by="Ada Lind")[:20])
    ),
    "archive.actors()[:20]": _of_archive(lambda archive, kb: list(archive.actors()[:20])),
    "archive.sources()[:20]": _of_archive(lambda archive, kb: list(archive.sources()[:20])),
    "archive.figures()[:20]": _of_archive(lambda archive, kb: list(archive.figures()[:20])),
    "archive.events()[:20]": _of_archive(lambda archive, kb: list(archive.events()[:20])),
    "archive.without, first": _of_archive(
        lambda archive, kb: repr(archive.without(sources=_source(kb)))
    ),
    "archive.without(as_of=, candidates)": _of_archive(
        lambda archive, kb: repr(
            archive.without(sources=_source(kb), as_of="2031-03", counting="candidates")
        )
    ),
    "archive.without, by who made it": _of_archive(_by_maker),
    "archive.contradictions": _of_archive(lambda archive, kb: archive.contradictions()),
    "archive.ask": _of_archive(
        lambda archive, kb: archive.ask("claims-relying-on", source=_source(kb))
    ),
    "archive.sparql": _of_archive(
        lambda archive, kb: archive.sparql("SELECT (COUNT(?c) AS ?n) { ?c a cg:Claim }")
    ),
    "archive.named": _of_archive(lambda archive, kb: archive.named([_some(kb)])),
    "archive.by_document": _of_archive(lambda archive, kb: sum(map(len, archive.by_document()))),
    "archive.change": _of_archive(
        lambda archive, kb: archive.change(
            _some_document(kb),
            lambda one: one.detach(_some(kb), _source(kb), by="A. Lind", why="misread"),
        )
    ),
    "archive.replace": _of_archive(
        lambda archive, kb: archive.replace(archive.get(_some_document(kb)))
    ),
    "archive.remove": _of_archive(lambda archive, kb: archive.remove(_some_document(kb))),
    "archive.add_many": lambda kb: cg.Archive().add_many(Corpus(len(kb.claims())), progress=False),
    "archive.dump": _on_disk(lambda archive, folder: archive.dump(folder / "d.nq", progress=False)),
    "archive.load": Ready(_dumped, lambda ready: cg.Archive().load(ready[0], progress=False)),
    "archive.backup": _on_disk(lambda archive, folder: archive.backup(folder / "copy")),
    "archive.optimize": _on_disk(lambda archive, folder: archive.optimize()),
    "archive.get(document)": _of_archive(lambda archive, kb: archive.get(_some_document(kb))),
    "archive.verify": _of_archive(lambda archive, kb: archive.verify(progress=False)),
}

SERVED: dict[str, Asked] = {
    "serve: documents": _of_worker("documents", lambda kb: {}),
    "serve: claims-relying-on": _of_worker(
        "question",
        lambda kb: {"question": "claims-relying-on", "bindings": {"source": _source(kb)}},
    ),
    "serve: page of a document": _of_worker("page", lambda kb: {"document": _some_document(kb)}),
    "serve: without": _of_worker("without", lambda kb: {"source": _source(kb)}),
    "serve: why": _of_worker("why", lambda kb: {"claim": _some(kb)}),
}

BATCHES: dict[str, Asked] = {
    "corpus.ground": _of_tables(lambda held, kb, place: held.ground()),
    "corpus.without": _of_tables(lambda held, kb, place: held.without(sources=_source(kb)).falls),
    "corpus.resting_on": _of_tables(lambda held, kb, place: held.resting_on(_source(kb))),
    "corpus.single_source": _of_tables(lambda held, kb, place: held.single_source()),
    "corpus.origins": _of_tables(lambda held, kb, place: held.origins()),
    "corpus.clusters": _of_tables(lambda held, kb, place: held.clusters()),
    "corpus.load_bearing": _of_tables(lambda held, kb, place: held.load_bearing()),
    "corpus.aggregates": _of_tables(lambda held, kb, place: held.aggregates()),
    "corpus.export_nquads": _of_tables(lambda held, kb, place: held.export_nquads(place / "q")),
}

KINDS: dict[str, dict[str, Asked]] = {
    "questions": QUESTIONS, "analyses": ANALYSES, "shown": SHOWN, "archives": ARCHIVES,
    "served": SERVED, "batches": BATCHES,
}  # fmt: skip
"""What is asked, by name, of each kind."""


if __name__ == "__main__":
    main()
