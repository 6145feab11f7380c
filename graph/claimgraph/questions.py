"""The grammar of questions: plural noun + keyword filters, a sequence in reading order.

``Questions`` is shared by everything that holds a graph. Each filter is one question of
``ontology/queries/``; filters combine by intersection. A holder says how to run SPARQL, how a name
becomes ids, and how ids become nodes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, overload

from claimgraph import triples
from claimgraph.conflicts import Conflict, conflicts
from claimgraph.errors import UnknownNode
from claimgraph.model import Actor, Claim, ClaimKind, Event, Figure, Node, Source, Status, choices
from claimgraph.queries import question
from claimgraph.results import Result
from claimgraph.store import Table
from claimgraph.vocabulary import DATA, ONTOLOGY

Counting = Literal["explicit", "candidates"]
Name = str | int | Node
"""How a node is named: a source's number in its document, an id, a handle, a name, or the node."""


class Row(Mapping[str, Any]):
    """One row of a SPARQL answer: column to plain value (node ids, str, int, Decimal, bool)."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def __getitem__(self, column: str) -> Any:
        return self._values[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(tuple(self._values.items()))

    def __repr__(self) -> str:
        return f"Row({self._values!r})"


class Questions(ABC):
    """The questions that a graph in memory and an archive on disk answer alike."""

    base: str = DATA

    @abstractmethod
    def _select(self, query: str) -> Table:
        """Run a SPARQL query over everything held."""

    @abstractmethod
    def _resolve(self, noun: str, name: Name, document: Name | None = None) -> tuple[str, ...]:
        """Return the ids of the nodes of a noun that a name means; raise UnknownNode for none."""

    @abstractmethod
    def _nodes(self, ids: Iterable[str]) -> Sequence[Any]:
        """Return nodes by their ids, in reading order."""

    @abstractmethod
    def _row(self, node: Node) -> Mapping[str, object]:
        """Return a node as a row for people."""

    # -- SPARQL ---------------------------------------------------------------------------------

    def sparql(self, query: str) -> Result[Row]:
        """Run SPARQL with the prefixes bound; rows hold node ids and plain Python values.

        >>> kb = cg.example("eastern-flank")
        >>> kb.sparql("SELECT (COUNT(?c) AS ?n) { ?c a cg:Claim }")[0]["n"] == len(kb.claims())
        True

        Raises:
            InvalidQuery: the query cannot run; line, column and caret say where it breaks.
        """
        table = self._select(query)
        rows = [
            Row({c: self._value(v) for c, v in zip(table.columns, row, strict=True)})
            for row in table.rows
        ]
        return Result(rows, lambda row: row, "rows")

    def ask(
        self, name: str | Path, /, *, document: Name | None = None, **bindings: Any
    ) -> Result[Row]:
        """Ask a question of ``ontology/queries/`` by name, or one of your own by path.

        A binding for a parameter that is called like a noun takes whatever names such a node.

        >>> cg.example("eastern-flank").ask("claims-per-source", source=5).rows()[0]["number"]
        5

        Raises:
            UnknownNode: no such question, or a binding names nothing.
        """
        asked = question(name)
        bound = {p: self._bind(p, v, document) for p, v in bindings.items() if v is not None}
        rows = self.sparql(asked.bind(**bound))
        return Result(sorted(rows, key=self._place), lambda row: row, "rows")

    def _place(self, row: Row) -> tuple[int, ...]:
        """Return where a row stands in reading order; rows alike keep the order of the query."""
        return ()

    def _bind(self, parameter: str, value: Any, document: Name | None = None) -> Any:
        if parameter in _NOUN_PARAMETERS:
            return self._iris(parameter, value, document)
        if parameter in _CONCEPTS:
            return ONTOLOGY + _checked(parameter, value)
        return triples.Literal(str(value))

    def _value(self, value: str | triples.Literal | None) -> Any:
        if isinstance(value, triples.Literal):
            kind = value.datatype.rpartition("#")[2]
            return _PYTHON.get(kind, str)(value.text)
        return None if value is None else self._short(value)

    def _short(self, iri: str) -> str:
        return iri.removeprefix(self.base).removeprefix(ONTOLOGY)

    # -- the grammar ----------------------------------------------------------------------------

    def claims(
        self,
        *,
        relying_on: Name | None = None,
        counting: Counting = "explicit",
        citing: Name | None = None,
        only_source: Name | None = None,
        status: Status | None = None,
        voiced_by: Name | None = None,
        mentioning: Name | None = None,
        about: Name | None = None,
        kind: ClaimKind | None = None,
        document: Name | None = None,
    ) -> Result[Claim]:
        """Return the claims that pass all filters.

        Args:
            relying_on: backed by this source: a marker shows it, or a person accepted the link.
            counting: "candidates" also counts title matches and paragraph scope in ``relying_on``.
            citing: a marker in the text shows this source.
            only_source: relies on this source and no other.
            status: cited, matched, voiced or uncited.
            voiced_by: said by this actor inside the text.
            mentioning: names this actor.
            about: is about this event.
            kind: fact, evaluation, normative or linkage.
            document: stands in this document; also says whose source numbers are meant.

        >>> kb = cg.example("eastern-flank")
        >>> kb.claims(relying_on=5) == kb.claims(citing=5)
        True

        Raises:
            UnknownNode: a filter names nothing; the nearest names are suggested.
        """
        relying = f"claims-relying-on{_counting_suffix(counting)}"
        found = [
            self._ids(relying, "claim", document, source=relying_on),
            self._ids("claims-citing", "claim", document, source=citing),
            self._ids("claims-only-source", "claim", document, source=only_source),
            self._ids("claims-with-status", "claim", document, status=status),
            self._ids("claims-voiced-by", "claim", document, actor=voiced_by),
            self._ids("claims-mentioning", "claim", document, actor=mentioning),
            self._ids("claims-about", "claim", document, event=about),
            self._ids("claims-of-kind", "claim", document, kind=kind),
            self._ids("claims-in", "claim", None, document=document),
        ]
        return self._result("claims", found, "claims-in", "claim")

    def sources(
        self,
        *,
        of: Name | None = None,
        counting: Counting = "explicit",
        unused: bool | None = None,
        document: Name | None = None,
    ) -> Result[Source]:
        """Return the sources that pass all filters.

        Args:
            of: this claim relies on them.
            counting: "candidates" also counts title matches and paragraph scope in ``of``.
            unused: True for those that no claim relies on, False for those that some claim does.
            document: listed in this document.
        """
        relying = f"claims-relying-on{_counting_suffix(counting)}"
        usage = {None: None, True: "sources-unused", False: "sources-used"}[unused]
        found = [
            self._ids(relying, "source", document, claim=of),
            self._ids("sources-in", "source", None, document=document),
            self._ids(usage, "source", None) if usage else None,
        ]
        return self._result("sources", found, "sources", "source")

    @overload
    def figures(
        self, *, unit: str | None = ..., of: Name | None = ..., document: Name | None = ...
    ) -> Result[Figure]: ...
    @overload
    def figures(self, *, conflicting: Literal[True]) -> Result[Conflict]: ...
    def figures(
        self,
        *,
        unit: str | None = None,
        of: Name | None = None,
        document: Name | None = None,
        conflicting: bool = False,
    ) -> Result[Any]:
        """Return the figures that pass all filters, or the pairs that cannot both hold.

        Args:
            unit: an ISO 4217 or UCUM code, or a counted noun, as in "EUR" or "troops".
            of: stated by this claim.
            document: stated in this document.
            conflicting: return pairs of figures of one thing whose bounds exclude each other, over
                everything held; stands alone.

        >>> [figure.label for figure in cg.example("eastern-flank").figures(unit="EUR")]
        ['≥ 309,000,000,000 EUR']
        """
        if conflicting:
            return self._conflicting_figures()
        found = [
            self._ids("figures-with-unit", "figure", document, unit=unit),
            self._ids("figures-of", "figure", document, claim=of),
            self._ids("figures-in", "figure", None, document=document),
        ]
        return self._result("figures", found, "figures-in", "figure")

    def _conflicting_figures(self) -> Result[Conflict]:
        found = conflicts(self.figures())
        return Result(list(found), _conflict_row, "conflicting pairs")

    def actors(
        self,
        *,
        in_claim: Name | None = None,
        voicing: Name | bool | None = None,
        document: Name | None = None,
    ) -> Result[Actor]:
        """Return the actors that pass all filters.

        Args:
            in_claim: named by this claim.
            voicing: who says this claim; True for all who say anything.
            document: named in this document.
        """
        speaking = None if isinstance(voicing, bool) else voicing
        found = [
            self._ids("claims-mentioning", "actor", document, claim=in_claim),
            self._ids("claims-voiced-by", "actor", document, claim=speaking),
            self._ids("claims-voiced-by", "actor", None) if voicing is True else None,
            self._ids("actors-in", "actor", None, document=document),
        ]
        return self._result("actors", found, "actors-in", "actor")

    def events(
        self, *, involving: Name | None = None, document: Name | None = None
    ) -> Result[Event]:
        """Return the events that pass all filters.

        Args:
            involving: this actor acts in it, takes part, or is its place.
            document: told in this document.
        """
        found = [
            self._ids("events-involving", "event", document, actor=involving),
            self._ids("events-in", "event", None, document=document),
        ]
        return self._result("events", found, "events-in", "event")

    def _ids(self, name: str, column: str, scope: Name | None, **filters: Any) -> set[str] | None:
        """Return the ids a question gives in a column; None when its filter is not in use."""
        if filters and all(value is None for value in filters.values()):
            return None
        bound = {p: self._bind(p, v, scope) for p, v in filters.items()}
        return set(map(self._short, self._column(question(name).bind(**bound), column)))

    def _column(self, query: str, name: str) -> list[str]:
        """Return the IRIs in one column of a query of ours; a holder may know a faster way."""
        table = self._select(query)
        index = table.columns.index(name)
        return [str(row[index]) for row in table.rows if row[index] is not None]

    def _result(
        self, noun: str, found: list[set[str] | None], everything: str, column: str
    ) -> Result[Any]:
        used = [ids for ids in found if ids is not None]
        ids = set.intersection(*used) if used else self._ids(everything, column, None) or set()
        return Result(self._nodes(ids), self._row, noun)

    def _iris(self, noun: str, name: Name, document: Name | None = None) -> tuple[str, ...]:
        ids = self._resolve(noun, name, document)
        return tuple(triples.iri(one, self.base) for one in ids)


def _conflict_row(pair: Conflict) -> Mapping[str, object]:
    first, second, reason = pair
    return {"what": first.what, "first": first.label, "second": second.label, "reason": reason}


_NOUN_PARAMETERS = ("document", "source", "claim", "actor", "event", "figure")
_CONCEPTS = {"status": choices(Status), "kind": choices(ClaimKind)}
_PYTHON: dict[str, Any] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "boolean": lambda text: text == "true",
}


def _checked(parameter: str, value: object) -> str:
    allowed = _CONCEPTS[parameter]
    if value not in allowed:
        raise UnknownNode(parameter, value, allowed)
    return str(value)


def _counting_suffix(counting: str) -> str:
    if counting not in choices(Counting):
        raise UnknownNode("counting", counting, choices(Counting))
    return "-counting-candidates" if counting == "candidates" else ""
