"""A graph as rows of the tables, and rows as nodes again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from claimgraph.analysis.ledger import Ledger, unstated_words
from claimgraph.analysis.likeness import LEAST_WORDS, Title, canonical
from claimgraph.coverage import statuses
from claimgraph.errors import IdCollision, InvalidGraph
from claimgraph.model import (
    NOUNS,
    Citation,
    Claim,
    Document,
    Edit,
    Figure,
    Inference,
    Node,
    Notice,
    Passage,
    Source,
    Voicing,
    node_id,
    problem,
)
from claimgraph.quantity import what_key
from claimgraph.tables import contract
from claimgraph.tables.contract import NOUN_TABLES, RENAMED, TABLES
from claimgraph.triples import decimal_text, iri

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def to_rows(nodes: Iterable[Node], base: str) -> Rows:
    """Return the rows of every table, those of ``derivations`` in the order of what they need.

    Raises:
        IdCollision: two ids have one number.
    """
    held = list(nodes)
    numbers = Numbers(base)
    rows: Rows = {table: [] for table in TABLES}
    status = statuses(held)
    for node in held:
        row = {"node": numbers[node.id]} | _plain(node) | _derived(node, status)
        if isinstance(node, Source):
            row["unstated"] = numbers.of(unstated_words(node.id))
        rows[NOUN_TABLES[node.noun]].append(row)
    ledger = _ledger(held)
    rows["derivations"] = sorted(
        _derivations(ledger, numbers), key=lambda row: (row["needs"], row["node"], row["rule"])
    )
    rows["grounds"] = [{"node": numbers[g], "kind": _ground(g, ledger)} for g in _grounds(ledger)]
    rows["mentions"] = list(_mentions(held, numbers))
    rows["texts"] = [
        {"document": numbers[d], "source": numbers[s], "unstated": numbers[unstated_words(s)]}
        for d, sources in ledger.texts.items()
        for s in sorted(sources)
    ]
    nouns = {node.id: node.noun for node in held}
    rows["ids"] = [
        {"node": place, "id": name, "noun": nouns.get(name, "unstated")}
        for name, place in sorted(numbers.items(), key=lambda item: item[1])
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
            raise InvalidGraph(f"{row['id']} is no {noun}: {problem(error)}") from error


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
            return {"status": status[node.id]}
        case Citation() | Inference():
            return {"asserted": node.asserted, "confidence_text": _share(node.confidence)}
        case Voicing():
            return {"confidence_text": _share(node.confidence)}
        case Edit():
            return {
                "confidence_text": _share(node.confidence),
                "agent": node_id("agent", node.by),
            }
        case Source():
            return {"page": canonical(node.url) if node.url else None} | _titled(node)
        case Figure(what=str(what)) if key := what_key(what):
            return {"variable": node_id("variable", key), "measures": key}
    return {}


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


def _ledger(held: list[Node]) -> Ledger:
    by_noun: dict[type[Node], list[Any]] = defaultdict(list)
    for node in held:
        by_noun[type(node)].append(node)
    return Ledger.of(
        sources=by_noun[Source],
        claims=by_noun[Claim],
        citations=by_noun[Citation],
        inferences=by_noun[Inference],
        notices=by_noun[Notice],
        passages=by_noun[Passage],
        documents=by_noun[Document],
    )


def _derivations(ledger: Ledger, numbers: Numbers) -> Iterator[Row]:
    for head, body, link in ledger.rules("candidates", 0.0):
        copies = isinstance(link, Source)
        shared = {
            "node": numbers[ledger.ids[head]],
            "rule": numbers[link.id],
            "size": len(body),
            "kind": "copy" if copies else link.noun,
            "basis": None if isinstance(link, Source) else link.basis,
            "asserted": isinstance(link, Source) or link.asserted,
            "confidence": None if isinstance(link, Source) else link.confidence,
        }
        for member in body:
            yield shared | {"needs": numbers[ledger.ids[member]]}


def _grounds(ledger: Ledger) -> tuple[str, ...]:
    return ledger.ids[: ledger.grounds]


def _ground(name: str, ledger: Ledger) -> str:
    if name in ledger.passages:
        return "words"
    return "unstated" if name.endswith("#unstated") else "source"


def _mentions(held: Iterable[Node], numbers: Numbers) -> Iterator[Row]:
    for claim in held:
        if isinstance(claim, Claim):
            named = {"actor": claim.mentions, "event": claim.about, "figure": claim.figures}
            for noun, ids in named.items():
                for one in ids:
                    yield {"claim": numbers[claim.id], "node": numbers[one], "noun": noun}
