"""SPARQL and named questions on a holder of nodes, with answers as nodes and plain values."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph import rdf
from claimgraph.errors import InvalidQuery, UnknownNode
from claimgraph.model import Node
from claimgraph.progress import working
from claimgraph.questions.queries import PARAMETERS, question, questions, written
from claimgraph.questions.sparql_rows import Row, encodable, literal, plain
from claimgraph.rdf.vocabulary import DATA, ONTOLOGY
from claimgraph.results import Result

if TYPE_CHECKING:
    from claimgraph.store import Limits, Table

Name = str | int | Node
"""How a node is named: a source's number in its document, an id, a handle, a name, or the node."""


class Asking(ABC):
    """Says how to run SPARQL, how a name becomes ids, and how ids become nodes."""

    base: str = DATA

    @abstractmethod
    def _select(self, query: str) -> Table:
        """Run a SPARQL query over everything held."""

    @abstractmethod
    def _run(self, query: str, limits: Limits | None) -> Table:
        """Run somebody's SPARQL query, in a process of its own where it has limits."""

    @abstractmethod
    def _resolve(self, noun: str, name: Name, document: Name | None = None) -> tuple[str, ...]:
        """Return the ids of the nodes of a noun that a name means; raise UnknownNode for none."""

    @abstractmethod
    def _nodes(self, ids: Iterable[str]) -> Sequence[Any]:
        """Return nodes by their ids, in reading order."""

    @abstractmethod
    def _row(self, node: Node) -> Mapping[str, object]:
        """Return a node as a row for people."""

    def _columns(self, noun: str) -> tuple[str, ...]:
        """Return the columns of the rows of a noun (plural), as far as they are known."""
        return ()

    # -- SPARQL ---------------------------------------------------------------------------------

    @working("asking")
    def sparql(
        self,
        query: str,
        *,
        document: Name | None = None,
        timeout: float | None = None,
        max_rows: int | None = None,
        **bindings: Any,
    ) -> Result[Row]:
        """Run SPARQL with the prefixes bound; rows hold node ids and plain Python values.

        Ctrl-C ends the waiting. With ``timeout`` or ``max_rows`` the query runs in a process of its
        own, which is ended for good when it takes too long or too much; that process stays for the
        next such query. Use them for queries that you did not write.

        A number beyond what SPARQL computes, within a condition or an order, too, is an error, as
        rows would be missing: ``xsd:double(STR(?v))`` takes larger ones. A value that the query
        does not get for another reason, such as a division by 0, is None, and a warning
        (``Uncomputed``) tells how many rows lack it. A server elsewhere tells only of the values
        it answers with.

        A value never becomes part of a query's words: where a query has ``VALUES ?x { UNDEF }``, an
        argument ``x`` is bound, as ``ask`` binds it.

        Args:
            query: a SELECT, ASK, CONSTRUCT or DESCRIBE. FROM names graphs held here; nothing else
                is ever read or asked.
            timeout: seconds it may take.
            max_rows: rows it may have; with more there is an error, not the first ones.
            document: whose numbers are meant, where a binding names a source by its number.
            bindings: values for the query's parameters.

        >>> kb = cg.example("eastern-flank")
        >>> kb.sparql("SELECT (COUNT(?c) AS ?n) { ?c a cg:Claim }")[0]["n"] == len(kb.claims())
        True
        >>> title = "SELECT ?t { VALUES ?source { UNDEF } ?source schema:headline ?t }"
        >>> kb.sparql(title, source=5)[0]["t"] == kb["s5"].title
        True

        Raises:
            InvalidQuery: the query cannot run; line, column and caret say where it breaks. Or a
                number is too large to compute with.
            LimitExceeded: it was ended; ``limit`` says for what.
        """
        if not isinstance(query, str):
            raise InvalidQuery(f"sparql takes a query as a str, not {type(query).__name__}")
        if bindings:
            query = written("the query", query).bind(**self._bound(bindings, document))
        table = self._run(encodable(query), _limits(timeout, max_rows))
        from claimgraph.questions.uncomputed import warn_of_uncomputed  # loads the store

        warn_of_uncomputed(query, table)
        return self._rows(table)

    def _bound(self, bindings: Mapping[str, Any], document: Name | None) -> dict[str, Any]:
        return {p: self._bind(p, v, document) for p, v in bindings.items() if v is not None}

    def _rows(self, table: Table) -> Result[Row]:
        rows = [
            Row({c: self._value(v) for c, v in zip(table.columns, row, strict=True)})
            for row in table.rows
        ]
        return Result(rows, lambda row: row, "rows", table.columns)

    @working("asking")
    def ask(
        self,
        name: str | Path,
        /,
        *,
        document: Name | None = None,
        timeout: float | None = None,
        max_rows: int | None = None,
        **bindings: Any,
    ) -> Result[Row]:
        """Ask a question of ``ontology/queries/`` by name, or one of your own by path.

        A binding for a parameter that is called like a noun takes whatever names such a node.
        ``timeout`` and ``max_rows`` are those of ``sparql``.

        >>> cg.example("eastern-flank").ask("claims-per-source", source=5).rows()[0]["number"]
        5

        Raises:
            UnknownNode: no such question, or a binding names nothing.
            LimitExceeded: it was ended; ``limit`` says for what.
        """
        asked = question(name)
        query = asked.bind(**self._bound(bindings, document))
        try:
            rows = self._rows(self._run(query, _limits(timeout, max_rows)))
        except InvalidQuery as error:
            if name in questions():
                raise
            raise type(error)(f"{name}: {error}") from error.__cause__
        return Result(sorted(rows, key=self._place), lambda row: row, "rows", rows.columns)

    def _place(self, row: Row) -> tuple[int, ...]:
        """Return where a row stands in reading order; rows alike keep the order of the query."""
        return ()

    def _bind(self, parameter: str, value: Any, document: Name | None = None) -> Any:
        if parameter in NOUN_PARAMETERS:
            return self._iris(parameter, value, document)
        if parameter in _CONCEPTS:
            return ONTOLOGY + checked(parameter, value)
        return literal(value)

    def _value(self, value: str | rdf.Literal | None) -> Any:
        if isinstance(value, rdf.Literal):
            return plain(value)
        return None if value is None else self._short(value)

    def _short(self, iri: str) -> str:
        return iri.removeprefix(self.base).removeprefix(ONTOLOGY)

    def _ids(
        self, name: str, column: str, parameter: str = "", value: Any = None, scope: Any = None
    ) -> Collection[str]:
        """Return the ids that a question gives in a column, with one parameter bound, or none.

        A holder that answers without SPARQL returns a tuple, in reading order.
        """
        bound = {parameter: self._bind(parameter, value, scope)} if parameter else {}
        return set(map(self._short, self._column(question(name).bind(**bound), column)))

    def _both(self, name: str, first: str, second: str) -> Iterable[tuple[str, str]]:
        """Return the ids in two columns of a question that is asked of everything."""
        table = self._select(question(name).text)
        one, other = (table.columns.index(column) for column in (first, second))
        rows = ((row[one], row[other]) for row in table.rows)
        return [
            (self._short(a), self._short(b))
            for a, b in rows
            if isinstance(a, str) and isinstance(b, str)
        ]

    def _column(self, query: str, name: str) -> list[str]:
        """Return the IRIs in one column of a query of ours; a holder may know a faster way."""
        table = self._select(query)
        index = table.columns.index(name)
        return [str(row[index]) for row in table.rows if row[index] is not None]

    def _result(self, noun: str, everything: str, *found: Collection[str] | None) -> Result[Any]:
        """Return the nodes that pass all filters in use, as a Result.

        Args:
            noun: which nodes, plural.
            everything: the question that gives all of them.
            found: for each filter the ids that pass; None when it is not in use.
        """
        used = [ids for ids in found if ids is not None]
        if len(used) > 1:
            ids: Collection[str] = set.intersection(*map(set, used))
        else:
            ids = used[0] if used else self._ids(everything, noun[:-1])
        return Result(self._nodes(ids), self._row, noun, self._columns(noun))

    def _iris(self, noun: str, name: Name, document: Name | None = None) -> tuple[str, ...]:
        ids = self._resolve(noun, name, document)
        return tuple(rdf.iri(one, self.base) for one in ids)


NOUN_PARAMETERS = ("document", "source", "claim", "actor", "event", "figure")
_CONCEPTS = {name: told.choices for name, told in PARAMETERS.items() if told.choices}


def checked(parameter: str, value: object) -> str:
    """Return the value of a parameter, refused where it is none of its concepts.

    Raises:
        UnknownNode: the parameter takes a concept, and there is none such.
    """
    allowed = _CONCEPTS.get(parameter)
    if allowed is None:
        return str(value)
    if value not in allowed:
        raise UnknownNode(parameter, value, allowed)
    return str(value)


def _limits(timeout: float | None, max_rows: int | None) -> Limits | None:
    """Return what was asked for, None for no limit."""
    for name, value in (("timeout", timeout), ("max_rows", max_rows)):
        if value is not None and not (isinstance(value, (int, float)) and value > 0):
            raise InvalidQuery(f"{name}={value}: it has to be more than 0, or None for no limit")
    if timeout is None and max_rows is None:
        return None
    from claimgraph.store import Limits  # here, as most who ask a graph run no SPARQL

    return Limits(seconds=timeout, rows=max_rows)
