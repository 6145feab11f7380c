"""Checks RDF from anywhere against the shipped SHACL shapes, before it is loaded.

``load`` already refuses nodes that do not fit together, one problem at a time; this lists all the
problems of a file at once. Our own shapes run, and those of others only when they are handed over:
in a process without network or files, with limits. Nothing is inferred, imported or run as script.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from typing import Any

import rdflib
from rdflib.namespace import RDF, SH

from claimgraph.errors import InvalidGraph, LimitExceeded, MissingExtra
from claimgraph.progress import working
from claimgraph.resources import resource
from claimgraph.results import Result
from claimgraph.workers import Job, Stopped, Worker

SHAPES = "ontology/shapes.ttl"
_MEMORY = 2 << 30
"""Bytes that shapes of others may take."""


@dataclass(frozen=True)
class Violation:
    """One broken rule: the node, the property, the value found, and the rule in words."""

    node: str
    path: str | None
    value: str | None
    message: str


@working("checking")
def validate(
    graph: rdflib.Graph, shapes: rdflib.Graph | None = None, *, timeout: float = 30.0
) -> Result[Violation]:
    """Return every place where RDF breaks the shapes; empty when it conforms.

    Args:
        graph: what to check.
        shapes: those of somebody else, in the place of ours; shapes that stand in ``graph`` are
            data and never run.
        timeout: in seconds, for shapes of others.

    >>> validate(cg.example("eastern-flank").to_rdf())
    <0 violations>

    Raises:
        MissingExtra: pyshacl is not installed, or this system cannot run shapes of others safely.
        LimitExceeded: shapes of others took more time, memory or depth than they may.
        InvalidGraph: shapes of others are no shapes, or cannot run.
    """
    if shapes is None:
        _import()
        ours = rdflib.Graph().parse(data=resource(SHAPES).read_text(encoding="utf-8"))
        found = _broken(graph, ours)
    else:
        found = _broken_aside(graph, shapes, timeout)
    columns = [field.name for field in fields(Violation)]
    return Result(found, vars, "violations", columns)


def _import() -> Any:
    try:
        import pyshacl
    except ImportError:
        raise MissingExtra("pyshacl", "shacl") from None
    return pyshacl


def _broken(graph: rdflib.Graph, shapes: rdflib.Graph) -> list[Violation]:
    _, report, _ = _import().validate(
        graph, shacl_graph=shapes, inference="none", advanced=False, js=False, do_owl_imports=False
    )
    if not isinstance(report, rdflib.Graph):
        raise InvalidGraph(f"the shapes cannot run: {report}")
    return sorted(_violations(report), key=lambda v: (v.node, v.path or "", v.message))


def _violations(report: rdflib.Graph) -> Iterator[Violation]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        yield Violation(
            node=str(report.value(result, SH.focusNode)),
            path=None if path is None else str(path),
            value=None if value is None else str(value),
            message=min(map(str, report.objects(result, SH.resultMessage)), default=""),
        )


# -- shapes of others ----------------------------------------------------------------------------


def _broken_aside(graph: rdflib.Graph, shapes: rdflib.Graph, timeout: float) -> list[Violation]:
    _import()
    both = json.dumps([g.serialize(format="nt") for g in (graph, shapes)]).encode()
    worker = Worker(Job(f"{__name__}:Checking", memory=_MEMORY))
    try:
        found = worker.ask({}, both, timeout)
    except Stopped as stopped:
        depth = stopped.signal == signal.SIGSEGV
        raise LimitExceeded("depth" if depth else "memory", 0 if depth else _MEMORY) from stopped
    finally:
        worker.end()
    return [Violation(*row) for row in json.loads(found.body)]


class Checking:
    """Checks graphs in a worker, which can open neither files nor connections by then."""

    def __init__(self) -> None:
        tried = rdflib.Graph().parse(data=_TRIED).serialize(format="nt")
        self({}, json.dumps([tried, tried]).encode())  # loads what is loaded when first used

    def __call__(self, _: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        """Return the violations of the one graph by the shapes of the other."""
        try:
            graph, shapes = (rdflib.Graph().parse(data=t, format="nt") for t in json.loads(body))
            found = _broken(graph, shapes)
        except (InvalidGraph, MemoryError):
            raise
        except Exception as error:  # of rdflib and pyshacl, whatever the shapes provoke
            raise InvalidGraph(f"the shapes cannot run: {type(error).__name__}: {error}") from error
        return {}, json.dumps([astuple(one) for one in found]).encode()


_TRIED = f"""
PREFIX sh: <{SH}>
<urn:s> a sh:NodeShape ; sh:targetNode <urn:s> ; sh:closed true ; sh:pattern "a" ;
  sh:property [ sh:path ( [ sh:inversePath <urn:p> ] [ sh:zeroOrMorePath <urn:p> ] ) ;
    sh:class <urn:c> ; sh:datatype <urn:d> ; sh:in ( 1 ) ; sh:uniqueLang true ] ;
  sh:sparql [ sh:select "SELECT $this {{ $this a ?c FILTER(regex(str(?c), 'Shape')) }}" ] .
"""
"""A graph and its shapes, none of which it fits."""
