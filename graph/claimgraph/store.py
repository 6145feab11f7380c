"""Where triples live and SPARQL runs: the only module that knows Oxigraph.

Text in, text and plain terms out. Queries cannot leave the machine: SERVICE is refused before it
runs, and FROM only names graphs already held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from claimgraph.errors import InvalidQuery, SyntaxProblem
from claimgraph.triples import Literal, Triple
from claimgraph.vocabulary import DATA, PREFIXES

FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""The RDF formats that can be read, by name."""

MAX_DEPTH = 200
"""Deepest nesting of brackets a query or file may have; beyond some thousands the parser dies."""


@dataclass(frozen=True)
class Table:
    """The rows of a SELECT: column names, and one tuple of terms a row (None where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | Literal | None, ...], ...]


class MemoryStore:
    """Triples in memory with SPARQL 1.1 over them.

    >>> store = MemoryStore(['<urn:a> <urn:b> "c" .'])
    >>> store.select("SELECT ?o { <urn:a> <urn:b> ?o }").rows
    ((Literal(text='c', datatype='http://www.w3.org/2001/XMLSchema#string'),),)
    """

    def __init__(self, nquads: Iterable[str] = ()) -> None:
        self._store = ox.Store()
        self._store.bulk_load("".join(nquads).encode(), ox.RdfFormat.N_QUADS)

    def __len__(self) -> int:
        return len(self._store)

    def select(self, query: str) -> Table:
        """Run a SELECT (or ASK, as one row of one column) over all graphs together.

        Raises:
            InvalidQuery: it is no SPARQL, it is a CONSTRUCT or an update, or it asks other servers.
        """
        chosen = "FROM" in guard(query)  # FROM names graphs held; without it, all are asked
        try:
            found: Any = self._store.query(
                query, prefixes=PREFIXES, use_default_graph_as_union=not chosen, base_iri=DATA
            )
            if isinstance(found, ox.QueryBoolean):
                return Table(("answer",), ((Literal(str(bool(found)).lower(), _BOOLEAN),),))
            if isinstance(found, ox.QueryTriples):
                rows = tuple(tuple(map(_plain, triple)) for triple in found)
                return Table(("subject", "predicate", "object"), rows)
            columns = tuple(variable.value for variable in found.variables)
            return Table(columns, tuple(tuple(map(_plain, row)) for row in found))
        except SyntaxError as error:
            raise _query_problem(query, error) from error


_BOOLEAN = PREFIXES["xsd"] + "boolean"
_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|' r"'''(?:[^'\\]|\\.|'(?!''))*'''|"
    r'"(?:[^"\\\n]|\\.)*"|' r"'(?:[^'\\\n]|\\.)*'|"
    r"<[^<>\"{}|^`\\\x00-\x20]*>|\#[^\n]*|[?$]\w+|[\w.-]*:[\w.%-]*|\w+|[{}()\[\]]",
    re.S,
)  # fmt: skip


def guard(query: str) -> frozenset[str]:
    """Refuse a query that would leave the machine or crash the parser; return its bare words.

    >>> guard("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    Traceback (most recent call last):
    claimgraph.errors.InvalidQuery: SERVICE would query another server; only the data held here ...

    Raises:
        InvalidQuery: it holds SERVICE outside strings, IRIs and comments, or nests too deeply.
    """
    depth = 0
    words = set()
    for token in _TOKENS.findall(query):
        words.add(token.upper())
        if token.upper() == "SERVICE":
            raise InvalidQuery(
                "SERVICE would query another server; only the data held here is asked"
            )
        depth += (token in "{([") - (token in "})]")
        if depth > MAX_DEPTH:
            raise InvalidQuery(f"the query nests deeper than {MAX_DEPTH} brackets; simplify it")
    return frozenset(words)


def _query_problem(query: str, error: SyntaxError) -> InvalidQuery:
    place = re.search(r"(\d+):(\d+)", str(error))
    if not place:
        return InvalidQuery(f"this SPARQL cannot run: {error}")
    line, column = map(int, place.groups())
    lines = query.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    return InvalidQuery(str(SyntaxProblem(_reason(error), line=line, column=column, source=shown)))


def _reason(error: SyntaxError) -> str:
    return re.sub(r"^error at \d+:\d+: ", "", str(error))


def parse_rdf(text: str | bytes, format: str, name: str = "") -> Iterator[Triple]:
    """Yield the triples of RDF text, named graphs merged; all or nothing is the caller's to keep.

    Args:
        text: the RDF itself, never a path or url.
        format: a key of ``FORMATS``.
        name: what to call the text in errors.

    Raises:
        SyntaxProblem: the text breaks the rules of the format; line and column say where.
    """
    data = text.encode() if isinstance(text, str) else text
    data = data.removeprefix(b"\xef\xbb\xbf")  # a byte order mark is no part of the format
    _limit_depth(data, name)
    try:
        for quad in ox.parse(data, FORMATS[format], base_iri=DATA):
            yield Triple(_plain_iri(quad.subject), quad.predicate.value, _plain(quad.object) or "")
    except SyntaxError as error:
        raise _parse_problem(data, name, error) from error


def _limit_depth(data: bytes, name: str) -> None:
    depth = deepest = 0
    for byte in re.findall(rb"[{}\[\]()]|<<|>>", data):
        depth += 1 if byte in (b"{", b"[", b"(", b"<<") else -1
        deepest = max(deepest, depth)
    if deepest > 10 * MAX_DEPTH:
        raise SyntaxProblem(
            "brackets nest too deeply to be read safely", line=1, column=1, name=name
        )


def _parse_problem(data: bytes, name: str, error: SyntaxError) -> SyntaxProblem:
    line, column = error.lineno or 1, error.offset or 1
    lines = data.decode("utf-8", "replace").splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    return SyntaxProblem(str(error.msg), line=line, column=column, source=shown, name=name)


def write_rdf(nquads: Iterable[str], format: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Return N-Quads in another format, grouped by subject and sorted: same bytes twice."""
    parsed = ox.parse("".join(nquads).encode(), ox.RdfFormat.N_QUADS)
    quads: Sequence[Any] = sorted(set(parsed), key=_order)
    if format in ("turtle", "ntriples"):
        quads = list(dict.fromkeys(quad.triple for quad in quads))
    return (ox.serialize(quads, format=FORMATS[format], prefixes=dict(prefixes)) or b"").decode()


def _order(quad: Any) -> tuple[str, str, bool, str, str]:
    is_type = quad.predicate.value == PREFIXES["rdf"] + "type"
    subject = natural(quad.subject.value)
    return (str(quad.graph_name), subject, not is_type, quad.predicate.value, str(quad.object))


def natural(text: str) -> str:
    """Return a key that sorts numbers inside names by value, so #char=9 comes before #char=10."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(12), text)


def _plain(term: Any) -> str | Literal | None:
    match term:
        case None:
            return None
        case ox.Literal():
            return Literal(term.value, term.datatype.value)
        case _:
            return _plain_iri(term)


def _plain_iri(term: Any) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)
