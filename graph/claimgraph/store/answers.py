"""What SPARQL answers, written and read: results in JSON, XML, CSV, TSV, and graphs."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyoxigraph as ox

from claimgraph.errors import LimitExceeded, WrongFormat
from claimgraph.rdf import STRING, Literal
from claimgraph.rdf.vocabulary import PREFIXES
from claimgraph.store.base import Table, Term
from claimgraph.store.limits import Limits

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""The formats of rows and of yes or no, by media type."""
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""The formats of triples, by media type."""
BOOLEAN = PREFIXES["xsd"] + "boolean"
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.S)
_CELLS = re.compile(rb'"[^"]*+"')


class Written(NamedTuple):
    """An answer as text in a format."""

    type: str
    body: bytes
    told: tuple[str, ...] = ()
    """As a ``Table`` has it."""


class _Sink(io.BytesIO):
    """Takes bytes up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._limit:
            raise LimitExceeded("bytes", self._limit)
        return super().write(data)


def written(found: Any, results: str | None, graph: str | None, limits: Limits) -> Written:
    """Return an answer of Oxigraph as text.

    Args:
        found: what its query returned.
        results: the media type for rows, and for yes or no; None where none is wanted.
        graph: the media type for triples.
        limits: how many rows and bytes it may have.

    Raises:
        LimitExceeded: it has more.
        WrongFormat: it is rows and triples are wanted, or the other way round.
    """
    sink = _Sink(limits.bytes)
    if isinstance(found, ox.QueryTriples):
        kind = _wanted(graph, "triples")
        rows = _counted(found, limits.rows)
        ox.serialize(rows, sink, format=GRAPHS[kind], prefixes=dict(PREFIXES))
        return Written(kind, sink.getvalue())
    kind = _wanted(results, "yes or no" if isinstance(found, ox.QueryBoolean) else "rows")
    found.serialize(sink, format=RESULTS[kind])
    body = sink.getvalue()
    if limits.rows is None or len(body) <= limits.rows or isinstance(found, ox.QueryBoolean):
        return Written(kind, body)  # a row takes a byte, at the least
    if _row_count(body, kind, limits.rows) > limits.rows:
        raise LimitExceeded("rows", limits.rows)
    return Written(kind, body)


def _wanted(kind: str | None, what: str) -> str:
    if kind is None:
        formats = ", ".join(GRAPHS if what == "triples" else RESULTS)
        raise WrongFormat(f"this query answers with {what}; ask for one of {formats}")
    return kind


def _counted(found: Iterable[Any], limit: int | None) -> Iterator[Any]:
    for number, one in enumerate(found, 1):
        if limit is not None and number > limit:
            raise LimitExceeded("rows", limit)
        yield one


def _row_count(body: bytes, kind: str, enough: int) -> int:
    """Return how many rows a text has; if they are not more than ``enough``, perhaps too many."""
    match kind:
        case "application/sparql-results+xml":
            return body.count(b"<result>") + body.count(b"<result/>")
        case "application/sparql-results+json":
            rows = body.partition(b'"bindings":[')[2]
            most = rows.count(b"},{") + 1
            return most if most <= enough else _STRINGS.sub(b"", rows).count(b"},{") + 1
        case "text/csv":
            most = body.count(b"\n") - 1
            return most if most <= enough else _CELLS.sub(b"", body).count(b"\n") - 1
        case _:
            return body.count(b"\n") - 1


def table(body: bytes) -> Table:
    """Return the rows of results in JSON.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, RecursionError: they are none.
    """
    held = json.loads(body)
    if "boolean" in held:
        truth = Literal(str(held["boolean"]).lower(), BOOLEAN)
        return Table(("answer",), ((truth,),))
    columns = tuple(held["head"]["vars"])
    rows = held["results"]["bindings"]
    if columns == ("__ASK_RETVAL",):  # Virtuoso's way to say it
        return Table(("answer",), ((Literal(str(bool(rows)).lower(), BOOLEAN),),))
    return Table(columns, tuple(tuple(_term(row.get(c)) for c in columns) for row in rows))


def _term(value: dict[str, Any] | None) -> Term | None:
    if value is None:
        return None
    if value["type"] == "uri":
        return str(value["value"])
    if value["type"] == "bnode":
        return f"_:{value['value']}"
    if value["type"] == "triple":
        return Literal(_written(value))
    return Literal(value["value"], value.get("datatype", STRING))


def _written(value: dict[str, Any]) -> str:
    """Return a term as N-Triples 1.2 writes it."""
    match value["type"]:
        case "triple":
            parts = (value["value"][name] for name in ("subject", "predicate", "object"))
            return f"<<( {' '.join(map(_written, parts))} )>>"
        case "uri":
            return f"<{value['value']}>"
        case "bnode":
            return f"_:{value['value']}"
    text = json.dumps(value["value"], ensure_ascii=False)
    if "xml:lang" in value:
        return f"{text}@{value['xml:lang']}"
    return f"{text}^^<{value['datatype']}>" if "datatype" in value else text
