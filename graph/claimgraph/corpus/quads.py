"""The tables as N-Quads, in SQL: the mapping is that of ``claimgraph.vocabulary``.

Every query gives one column of lines. They say what ``claimgraph.triples`` says of the same nodes,
in the default graph.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.model import ASSERTED, EXPLICIT
from claimgraph.tables.contract import NOUN_TABLES, RENAMED, TABLES
from claimgraph.triples import LABEL, RDF_TYPE, XSD
from claimgraph.vocabulary import FIELDS, ONTOLOGY, TYPES, Property, class_iri, expand

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


def queries(base: str, explode: str) -> Iterator[str]:
    """Yield queries of all lines; ``explode`` makes a row for each member of a list."""
    for noun, fields in FIELDS.items():
        table, lists = NOUN_TABLES[noun], _lists(noun)
        type_line = _line(_iri("id", base), RDF_TYPE, f"'<{class_iri(noun)}>'")
        yield f"SELECT {type_line} AS line FROM {table}"
        for field, prop in fields.items():
            column = RENAMED.get(field, field)
            yield _field(table, column, column in lists, prop, base, explode)
        for term, when, start, target in _SHORTCUTS.get(noun, ()):
            rows = _rows(table, target, target in lists, explode, f"{start} AS s", when)
            line = _line(_iri("s", base), expand(term), _iri("v", base))
            yield f"SELECT {line} AS line FROM {rows}"
    status = _line(_iri("id", base), expand("cg:status"), f"'<{ONTOLOGY}' || status || '>'")
    yield f"SELECT {status} AS line FROM claims"
    yield _shared("figures", "variable", "measures", base)
    yield _shared("edits", "agent", "editor", base)


def _lists(noun: str) -> set[str]:
    return {c.name for c in TABLES[NOUN_TABLES[noun]] if c.kind == "strings"}


def _field(table: str, column: str, several: bool, prop: Property, base: str, explode: str) -> str:
    """Return the query of one field's lines."""
    start = "id"
    if prop.how == "agent":
        column = "agent"
    elif column == "confidence":
        column = "confidence_text"
    rows = _rows(table, column, several, explode, f"{start} AS s")
    subject, target = _iri("s", base), _target(prop, base)
    if prop.how == "inverse":
        subject, target = _iri("v", base), _iri("s", base)
    predicate = RDF_TYPE if prop.how == "type" else prop.iri
    return f"SELECT {_line(subject, predicate, target)} AS line FROM {rows}"


def _rows(
    table: str, column: str, several: bool, explode: str, start: str, when: str = "1 = 1"
) -> str:
    """Return a subquery of s, where a statement starts, and v, its value; one row a value."""
    value = f"{explode}({column})" if several else column
    held = f"SELECT {start}, {value} AS v FROM {table} WHERE {when}"
    return f"(SELECT s, v FROM ({held}) h WHERE v IS NOT NULL) r"


def _target(prop: Property, base: str) -> str:
    match prop.how:
        case "link" | "inverse" | "agent":
            return _iri("v", base)
        case "concept":
            return f"'<{ONTOLOGY}' || v || '>'"
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


def _shared(table: str, node: str, label: str, base: str) -> str:
    """Return the query of the names of nodes that several others share."""
    line = _line(_iri("s", base), LABEL, _quoted("v"))
    rows = f"SELECT DISTINCT {node} AS s, {label} AS v FROM {table} WHERE {node} IS NOT NULL"
    return f"SELECT {line} AS line FROM ({rows}) r"


def _line(subject: str, predicate: str, target: str) -> str:
    return f"{subject} || ' <{predicate}> ' || {target} || ' .'"


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
    return f"CHR(34) || {found} || CHR(34)"
