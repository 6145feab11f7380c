"""A store behind a SPARQL 1.1 endpoint: query, update, and the graph store protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlencode, urlsplit

from claimgraph.errors import EndpointProblem, InvalidQuery, LimitExceeded, SyntaxProblem
from claimgraph.rdf import RDF_TYPE, Quad, Triple, object_text, to_nquads
from claimgraph.rdf.vocabulary import DATA, PREFIXES
from claimgraph.store.answers import table
from claimgraph.store.base import Change, Store, Table, Term
from claimgraph.store.credentials import without_password
from claimgraph.store.formats import parse_rdf
from claimgraph.store.guard import guard_for_others
from claimgraph.store.interrupting import interruptible
from claimgraph.store.limits import Limits
from claimgraph.store.oxigraph import triples_by_graph
from claimgraph.store.web import Address, Answer, Web

MOST = 1000
"""The most triples of one update; some servers refuse longer ones."""
DESCRIBED = 200
"""The most subjects of one query."""
_PROLOGUE = f"BASE <{DATA}>\n" + "".join(f"PREFIX {n}: <{i}>\n" for n, i in PREFIXES.items())
_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.9"
_GRAPHS = {
    "application/n-triples": "ntriples",
    "text/plain": "ntriples",
    "text/turtle": "turtle",
    "application/x-turtle": "turtle",
}


class EndpointStore(Store):
    """Quads behind a server; its default graph has to be the union of its named graphs.

    Credentials come from the environment variables CLAIMGRAPH_USER and CLAIMGRAPH_PASSWORD.
    """

    def __init__(self, address: Address) -> None:
        self._at, self._web = address, Web()

    @property
    def host(self) -> str:
        """The host and port asked."""
        return urlsplit(self._at.query).netloc

    def select(self, query: str) -> Table:
        return self.run(query)

    def run(self, query: str, limits: Limits | None = None) -> Table:
        words = interruptible(lambda: guard_for_others(query))
        accept = _TRIPLES if words & {"CONSTRUCT", "DESCRIBE"} else _RESULTS
        sent = _PROLOGUE + query
        if limits is None:
            return _table(self._query(sent, "FROM" not in words, accept))
        found = _table(self._query(sent, "FROM" not in words, accept, limits))
        if limits.rows is not None and len(found.rows) > limits.rows:
            raise LimitExceeded("rows", limits.rows)
        return found

    def column(self, query: str, name: str) -> list[str]:
        found = self._rows(query, {name})
        return [str(row[name]) for row in found if row[name] is not None]

    def match(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        s, p, o, g = (
            f"?{name}" if term is None else object_text(term)
            for name, term in zip("spog", (subject, predicate, value, graph), strict=True)
        )
        given = {"s": subject, "p": predicate, "o": value, "g": graph}
        asked = {name for name, term in given.items() if term is None}
        for row in self._rows(f"SELECT * {{ GRAPH {g} {{ {s} {p} {o} }} }}", asked):
            yield _quad(given | row)

    def describe(self, subjects: Iterable[str]) -> list[Quad]:
        waiting = iter(subjects)
        found: list[Quad] = []
        while some := list(islice(waiting, DESCRIBED)):
            values = " ".join(map(object_text, some))
            query = f"SELECT * {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            found += [_quad(row) for row in self._rows(query, set("spog"))]
        return found

    def _rows(self, query: str, columns: set[str]) -> list[dict[str, Any]]:
        """Return the rows of a query of our own, which has these columns."""
        table = _table(self._query(query))
        if table.rows and not columns <= set(table.columns):
            raise EndpointProblem(f"{self.host} answers with other columns than it was asked for")
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    def graphs(self) -> list[str]:
        return sorted(self.column("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "g"))

    def lines(self, graph: str) -> list[bytes]:
        held = (Triple(*quad[:3]) for quad in self._content(graph))
        return sorted(line[:-1].encode() for line in to_nquads(held, graph))

    def _content(self, graph: str) -> Iterable[Quad | Triple]:
        if self._at.graphs is None:
            return self.match(graph=graph)
        answer = self._web.send("GET", self._at.graphs, accept=_TRIPLES, graph=graph)
        if answer.status == 404:
            return ()
        return _triples(self._good(answer))

    def write(self, change: Change) -> None:
        added = {graph[1:-1]: text for graph, text in triples_by_graph(change.add).items()}
        for graph, subject in change.forget:
            self._update(f"DELETE WHERE {{ GRAPH <{graph}> {{ <{subject}> ?p ?o }} }}")
        for graph in change.drop:
            if graph not in added or self._at.graphs is None:
                self._drop(graph)
        for graph, text in added.items():
            self._put(graph, text, whole=graph in change.drop)

    def _drop(self, graph: str) -> None:
        if self._at.graphs is None:
            self._update(f"DROP SILENT GRAPH <{graph}>")
            return
        answer = self._web.send("DELETE", self._at.graphs, graph=graph)
        if answer.status != 404:
            self._good(answer)

    def _put(self, graph: str, text: str, whole: bool) -> None:
        if self._at.graphs is not None:
            method = "PUT" if whole else "POST"
            self._good(
                self._web.send(
                    method, self._at.graphs, body=text.encode(), kind="text/turtle", graph=graph
                )
            )
            return
        kind = f"<{graph}> <{RDF_TYPE}> "
        lines = text.split("\n")  # that it is a document comes last: until then it is not held
        waiting = iter(sorted(lines, key=lambda line: line.startswith(kind)))
        while some := list(islice(waiting, MOST)):
            self._update(f"INSERT DATA {{ GRAPH <{graph}> {{ {' '.join(some)} }} }}")

    def close(self) -> None:
        self._web.close()

    # -- the protocol ---------------------------------------------------------------------------

    def _query(
        self, query: str, union: bool = True, accept: str = _RESULTS, limits: Limits | None = None
    ) -> Answer:
        form = {"query": query} | ({"union-default-graph": "true"} if union else {})
        return self._good(self._post(self._at.query, form, accept, limits))

    def _update(self, update: str) -> None:
        self._good(self._post(self._at.update, {"update": update}, "*/*"))

    def _post(
        self, url: str, form: dict[str, str], accept: str, limits: Limits | None = None
    ) -> Answer:
        body = urlencode(form).encode()
        kind = "application/x-www-form-urlencoded"
        return self._web.send("POST", url, body=body, kind=kind, accept=accept, limits=limits)

    def _good(self, answer: Answer) -> Answer:
        if limit := answer.headers.get("claimgraph-limit"):  # one of ours
            raise _limit_exceeded(limit)
        if answer.status == 400:
            raise InvalidQuery(f"{self.host} cannot run this: {_said(answer)}")
        if not 200 <= answer.status < 300:
            raise EndpointProblem(f"{self.host} answers HTTP {answer.status}: {_said(answer)}")
        if limit := answer.headers.get("x-sparql-maxrows"):
            raise EndpointProblem(f"{self.host} cut the answer at {limit} rows; ask for less")
        return answer


def _limit_exceeded(told: str) -> LimitExceeded | EndpointProblem:
    name, _, allowed = told.partition(" ")
    try:
        return LimitExceeded(name, float(allowed))
    except (KeyError, ValueError):
        return EndpointProblem("the server ended the query; ask for less")


def _said(answer: Answer) -> str:
    text = " ".join(answer.body[:2000].decode("utf-8", "replace").split())
    return without_password(text)[:300] or "nothing more"


def _quad(terms: dict[str, Any]) -> Quad:
    return Quad(str(terms["s"]), str(terms["p"]), terms["o"], str(terms["g"] or ""))


def _table(answer: Answer) -> Table:
    if answer.type in _GRAPHS:
        return Table(("subject", "predicate", "object"), tuple(map(tuple, _triples(answer))))
    try:
        return table(answer.body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if answer.body.lstrip()[:1] == b"{" and isinstance(error, ValueError):
            told = f"the answer breaks off after {len(answer.body)} bytes; ask again, or for less"
            raise EndpointProblem(told) from error
        raise EndpointProblem(f"this is no answer to a query: {_said(answer)}") from error


def _triples(answer: Answer) -> list[Triple]:
    if answer.type not in _GRAPHS:
        raise EndpointProblem(f"the server answers in {answer.type}, not in Turtle or N-Triples")
    try:
        return list(parse_rdf(answer.body, _GRAPHS[answer.type]))
    except SyntaxProblem as error:
        raise EndpointProblem(f"the server's answer is broken: {error}") from error
