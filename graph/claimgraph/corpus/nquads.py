"""The tables as N-Quads, in SQL: the mapping is that of ``claimgraph.rdf.vocabulary``.

Every query gives one column of lines. They say what ``claimgraph.rdf`` says of the same nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimgraph.model import ASSERTED, EXPLICIT
from claimgraph.rdf import LABEL, RDF_TYPE, XSD
from claimgraph.rdf.vocabulary import FIELDS, ONTOLOGY, TYPES, Property, class_iri, expand
from claimgraph.tables.contract import NOUN_TABLES, RENAMED, TABLES, Column

SHARED = "urn:claimgraph:shared"
"""The graph in which an archive keeps what documents share."""
_CONCEPT = f"'<{ONTOLOGY}' || v || '>'"
_CONTROLS = (*range(8), 11, *range(14, 32), 127)
_TYPED = {"integer": "integer", "decimal": "decimal", "url": "anyURI", "moment": "dateTime"}
_SHORTCUTS = {
    "citation": [
        ("cg:reliesOn", "asserted", "claim", "source"),
        ("prov:wasDerivedFrom", "asserted", "claim", "source"),
        ("cito:cites", f"basis IN ({', '.join(repr(b) for b in sorted(EXPLICIT))})", "claim",
         "source"),
    ],
    "inference": [("prov:wasDerivedFrom", "asserted", "claim", "premises")],
    "voicing": [("prov:wasAttributedTo", "1 = 1", "claim", "actor")],
    "edit": [
        ("prov:generated", "action = 'attach'", "id", "citation"),
        ("prov:invalidated", "action = 'detach'", "id", "citation"),
    ],
    "source": [("prov:wasDerivedFrom", "1 = 1", "id", "copy_of")],
    "figure": [("schema:variableMeasured", "1 = 1", "id", "variable")],
}  # fmt: skip
"""The triples beside the nodes: property, when, and the columns of subject and object."""
assert EXPLICIT <= ASSERTED  # so that what is cited is relied on


def queries(base: str, explode: str, *, graphs: bool = False) -> Iterator[str]:
    """Yield queries of all lines.

    Args:
        base: the base of the IRIs.
        explode: what makes a row for each member of a list.
        graphs: put each document in a graph of its own, and what they share in another, as an
            archive does; everything is in the default graph otherwise.
    """
    for noun, fields in FIELDS.items():
        yield from _Lines(noun, base, explode, graphs).all(fields)
    shared = f" <{SHARED}>" if graphs else ""
    yield _named("figures", "variable", "measures", base, shared)
    yield _named("edits", "agent", "editor", base, shared)


@dataclass(frozen=True)
class _Lines:
    """The lines of one noun."""

    noun: str
    base: str
    explode: str
    graphs: bool

    def all(self, fields: Mapping[str, Property]) -> Iterator[str]:
        subject = _iri("s", self.base)
        yield self._query("id", "1 = 1", subject, RDF_TYPE, f"'<{class_iri(self.noun)}>'")
        for field, prop in fields.items():
            yield self._field(RENAMED.get(field, field), prop)
        for term, when, start, target in _SHORTCUTS.get(self.noun, ()):
            line = (subject, expand(term), _iri("v", self.base))
            yield self._query(target, when, *line, start=start)
        if self.noun == "claim":
            yield self._query("status", "1 = 1", subject, expand("cg:status"), _CONCEPT)

    def _field(self, column: str, prop: Property) -> str:
        """Return the query of one field's lines."""
        if prop.how == "agent":
            column = "agent"
        elif column == "confidence":
            column = "confidence_text"
        subject, target = _iri("s", self.base), _target(prop, self.base)
        if prop.how == "inverse":
            subject, target = _iri("v", self.base), subject
        predicate = RDF_TYPE if prop.how == "type" else prop.iri
        return self._query(column, "1 = 1", subject, predicate, target)

    def _query(
        self, column: str, when: str, subject: str, predicate: str, target: str, start: str = "id"
    ) -> str:
        """Return the query of a line for each value v of a column, and s, where it starts."""
        several = any(c.name == column and c.kind == "strings" for c in self._columns)
        value = f"{self.explode}({column})" if several else column
        home = f", {self._home} AS home" if self.graphs else ""
        rows = f"SELECT {start} AS s, {value} AS v{home} FROM {self._table} WHERE {when}"
        graph = f"' ' || {_iri('home', self.base)} || " if self.graphs else ""
        line = f"{subject} || ' <{predicate}> ' || {target} || {graph}' .'"
        return f"SELECT {line} AS line FROM ({rows}) r WHERE v IS NOT NULL"

    @property
    def _columns(self) -> tuple[Column, ...]:
        return TABLES[NOUN_TABLES[self.noun]]

    @property
    def _table(self) -> str:
        """Where the rows are, with the document that those belong to who only name a claim."""
        table = NOUN_TABLES[self.noun]
        if not self.graphs or self._home != "claim_home":
            return table
        homes = "SELECT id AS claim_id, document AS claim_home FROM claims"
        return f"{table} JOIN ({homes}) c ON claim = claim_id"

    @property
    def _home(self) -> str:
        """The column of the document that a row belongs to."""
        names = {column.name for column in self._columns}
        if self.noun == "document":
            return "id"
        shared = "claim_home" if "claim" in names else f"'{SHARED}'"
        return "document" if "document" in names else shared


def _target(prop: Property, base: str) -> str:
    match prop.how:
        case "link" | "inverse" | "agent":
            return _iri("v", base)
        case "concept":
            return _CONCEPT
        case "item":
            return f"'<{expand('wd:')}' || v || '>'"
        case "type":
            cases = " ".join(f"WHEN '{v}' THEN '<{expand(term)}>'" for v, term in TYPES.items())
            return f"CASE v {cases} END"
        case "date":
            kinds = f"CASE LENGTH(v) WHEN 4 THEN '{XSD}gYear' WHEN 7 THEN '{XSD}gYearMonth' "
            return f"{_quoted('v')} || '^^<' || {kinds} ELSE '{XSD}date' END || '>'"
        case _ if prop.how in _TYPED:
            return f"{_quoted('CAST(v AS STRING)')} || '^^<{XSD}{_TYPED[prop.how]}>'"
    return _quoted("v")


def _named(table: str, node: str, label: str, base: str, graph: str) -> str:
    """Return the query of the names of nodes that several others share."""
    rows = f"SELECT DISTINCT {node} AS s, {label} AS v FROM {table} WHERE {node} IS NOT NULL"
    line = f"{_iri('s', base)} || ' <{LABEL}> ' || {_quoted('v')} || '{graph} .'"
    return f"SELECT {line} AS line FROM ({rows}) r"


def _iri(column: str, base: str) -> str:
    """Return the IRI of an id; an id that is an absolute IRI stays as it is."""
    absolute = f"{column} LIKE '%://%' OR {column} LIKE 'urn:%'"
    return f"CASE WHEN {absolute} THEN '<' || {column} || '>' ELSE '<{base}' || {column} || '>' END"


_SHORT = {34: "CHR(34)", 8: "'b'", 9: "'t'", 10: "'n'", 12: "'f'", 13: "'r'"}
"""The escapes of canonical N-Triples that have a letter."""


def _quoted(value: str) -> str:
    """Return text as a quoted literal, escaped; CHR, as engines read backslashes differently."""
    found = f"REPLACE({value}, CHR(92), CHR(92) || CHR(92))"
    for code, letter in _SHORT.items():
        found = f"REPLACE({found}, CHR({code}), CHR(92) || {letter})"
    for code in _CONTROLS:
        found = f"REPLACE({found}, CHR({code}), CHR(92) || 'u{code:04X}')"
    for code in (0xFFFE, 0xFFFF):  # as they are: for Spark, CHR ends at 255
        found = f"REPLACE({found}, '{chr(code)}', CHR(92) || 'u{code:04X}')"
    return f"CHR(34) || {found} || CHR(34)"
