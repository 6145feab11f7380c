"""Nodes to table rows, and rows to nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from claimgraph.analysis.rule_base import unstated_words
from claimgraph.analysis.similarity import LEAST_WORDS, Title
from claimgraph.errors import IdCollision, InvalidGraph
from claimgraph.model import (
    NOUNS,
    Actor,
    Citation,
    Claim,
    Edit,
    Event,
    Figure,
    Inference,
    Node,
    Source,
    Voicing,
    node_id,
    problem,
)
from claimgraph.nodes.status import statuses
from claimgraph.quantity import what_key
from claimgraph.rdf import decimal_text, iri
from claimgraph.tables import contract
from claimgraph.tables.contract import NOUN_TABLES, RENAMED, TABLES
from claimgraph.tables.dependencies import Row, link_rows, texts_held
from claimgraph.urls import page_key

TableRows = dict[str, list[Row]]


def to_rows(nodes: Iterable[Node], base: str, *, whole: bool = True) -> TableRows:
    """Return the rows of every table, those of ``derivations`` in the order of what they need.

    Args:
        nodes: the nodes of a graph, or of some documents of a larger one.
        base: the base of their IRIs.
        whole: that this is all there is. If not, links may lead elsewhere, and which document
            holds the text of which source is left for ``merge`` to find out.

    Raises:
        IdCollision: two ids have one number.
    """
    held = list(nodes)
    numbers = Numbers(base)
    rows: TableRows = {table: [] for table in TABLES}
    status = statuses(held)
    for node in held:
        row = {"node": numbers[node.id]} | _plain(node) | _derived(node, status)
        if isinstance(node, Source):
            row["unstated"] = numbers.of(unstated_words(node.id))
        rows[NOUN_TABLES[node.noun]].append(row)
    rows |= link_rows(held, texts_held(held) if whole else {}, numbers)
    nouns = {node.id: node.noun for node in held}
    rows["ids"] = [
        {"node": place, "id": name, "noun": nouns.get(name, "unstated")}
        for name, place in sorted(numbers.items(), key=lambda item: item[1])
        if whole or name in nouns
    ]
    return rows


def to_nodes(noun: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Node]:
    """Yield the nodes of one noun's rows.

    Raises:
        InvalidGraph: a row makes no such node; the message names it and the column.
    """
    columns = [(c.name, c.field) for c in TABLES[NOUN_TABLES[noun]] if c.field]
    for row in rows:
        fields = {field: row[name] for name, field in columns}
        try:
            yield NOUNS[noun].model_validate(_tuples(fields))
        except ValueError as error:
            raise InvalidGraph(f"{row['id']} is not a valid {noun}: {problem(error)}") from error


class Numbers(dict[str, int]):
    """The number of each id, worked out when it is first asked for; no two ids share one."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        self._taken: dict[int, str] = {}

    def of(self, name: str) -> int:
        """Return the number of an id that need not be in use."""
        return contract.number(iri(name, self._base))

    def __missing__(self, name: str) -> int:
        place = self.of(name)
        known = self._taken.setdefault(place, name)
        if known != name:
            raise IdCollision(place, known, name)
        self[name] = place
        return place


def _plain(node: Node) -> Row:
    return {RENAMED.get(name, name): _cell(getattr(node, name)) for name in type(node).model_fields}


def _cell(value: object) -> object:
    if isinstance(value, Decimal):
        return decimal_text(value)
    return list(value) if isinstance(value, tuple) else value


def _tuples(fields: Row) -> Row:
    return {n: tuple(v) if isinstance(v, list) else v for n, v in fields.items()}


def _derived(node: Node, status: Mapping[str, str]) -> Row:
    match node:
        case Claim():
            return {"status": status[node.id], "confidence_text": _share(node.confidence)}
        case Citation() | Inference():
            return {"asserted": node.asserted, "confidence_text": _share(node.confidence)}
        case Voicing() | Actor() | Event():
            return {"confidence_text": _share(node.confidence)}
        case Edit():
            return {
                "confidence_text": _share(node.confidence),
                "agent": node_id("agent", node.by),
            }
        case Source():
            return {"page": page_key(node.url) if node.url else None} | _titled(node)
        case Figure():
            return {"confidence_text": _share(node.confidence), **_variable(node.what)}
    return {}


def _variable(what: str | None) -> Row:
    key = what_key(what or "")
    return {"variable": node_id("variable", key), "measures": key} if key else {}


def _titled(source: Source) -> Row:
    """Return what tells a title from others; nothing where it says too little to compare."""
    title = Title.of(source.title or "")
    if len(title.words) < LEAST_WORDS:
        return {"title_key": None, "title_words": None}
    named = " ".join(title.numbers)
    words = sorted(title.words)
    return {
        "title_key": f"{' '.join(words)}|{named}",
        "title_words": [f"{word}|{named}" for word in words],
    }


def _share(confidence: float | None) -> str | None:
    return None if confidence is None else decimal_text(Decimal(repr(confidence)))
