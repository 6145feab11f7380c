"""Checks RDF from anywhere against the shipped SHACL shapes, before it is loaded.

``load`` already refuses nodes that do not fit together, one problem at a time; this lists all the
problems of a file at once. Only our own shapes run: no inference, no scripts, no imports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import rdflib
from rdflib.namespace import RDF, SH

from claimgraph.errors import MissingExtra
from claimgraph.resources import resource
from claimgraph.results import Result

SHAPES = "ontology/shapes.ttl"


@dataclass(frozen=True)
class Violation:
    """One broken rule: the node, the property, the value found, and the rule in words."""

    node: str
    path: str | None
    value: str | None
    message: str


def validate(graph: rdflib.Graph) -> Result[Violation]:
    """Return every place where RDF breaks the shapes; empty when it conforms.

    >>> validate(cg.example("eastern-flank").to_rdf())
    <0 violations>

    Raises:
        MissingExtra: pyshacl is not installed.
    """
    try:
        from pyshacl import validate as run_shacl
    except ImportError:
        raise MissingExtra("pyshacl", "shacl") from None
    shapes = rdflib.Graph().parse(data=resource(SHAPES).read_text(encoding="utf-8"))
    _, report, _ = run_shacl(
        graph, shacl_graph=shapes, inference="none", advanced=False, do_owl_imports=False
    )
    columns = [field.name for field in fields(Violation)]
    return Result(_violations(report), vars, "violations", columns)


def _violations(report: rdflib.Graph) -> Sequence[Violation]:
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        found.append(
            Violation(
                node=str(report.value(result, SH.focusNode)),
                path=None if path is None else str(path),
                value=None if value is None else str(value),
                message=str(report.value(result, SH.resultMessage)),
            )
        )
    return sorted(found, key=lambda v: (v.node, v.path or "", v.message))
