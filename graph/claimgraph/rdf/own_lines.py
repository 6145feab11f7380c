"""N-Quads lines that ``nquads`` wrote, back to nodes: cut apart, not parsed.

Nothing is checked here but what the nodes check themselves. Whoever reads lines in this way writes
the nodes again and compares the text: where it is the same, all was read as it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from claimgraph.model import NOUNS, Node, holds_several
from claimgraph.rdf.from_nodes import WIKIDATA
from claimgraph.rdf.terms import LABEL, RDF_TYPE
from claimgraph.rdf.vocabulary import FIELDS, ONTOLOGY, TYPES, class_iri, expand


def nodes_of(text: bytes, graph: str, base: str, labels: Mapping[str, str]) -> list[Node]:
    """Return the nodes that the lines of a named graph describe.

    Args:
        text: the lines.
        graph: its IRI, in which all lines end.
        base: of the ids.
        labels: what shared things are called, by their IRIs as written.

    Raises:
        ValueError, LookupError: they are not lines of ours.
    """
    read = _readers(base, labels)
    cut = -len(f" <{graph}> .")
    found: list[tuple[type[Node], dict[str, Any]]] = []
    ends: dict[str, str] = {}
    for subject, said in _subjects(text.decode(), cut):
        noun = next((n for p, o in said if p == _TYPE and (n := _NOUNS.get(o))), None)
        if noun is None:
            continue
        fields: dict[str, Any] = {"id": read["link"](subject)}
        table = _fields_of(noun)
        for predicate, written in said:
            field = table.get(predicate)
            if field is None:
                if predicate in _INVERSE:
                    ends[read["link"](written)] = fields["id"]
                continue
            value = read[field.how](written)
            if value is None:
                continue  # a type that is the noun's
            fields[field.name] = (*fields.get(field.name, ()), value) if field.several else value
        found.append((NOUNS[noun], fields))
    for cls, fields in found:
        if (name := _INVERSE_OF.get(cls.noun)) is not None:
            fields[name] = ends[fields["id"]]
    return [cls(**fields) for cls, fields in found]


def labels_of(text: bytes, graph: str) -> dict[str, str]:
    """Return what the subjects of some lines are called, by their IRIs as written."""
    cut, found = -len(f" <{graph}> ."), {}
    for subject, said in _subjects(text.decode(), cut):
        for predicate, written in said:
            if predicate == _LABELLED:
                found[subject] = _words(written)
    return found


def _subjects(text: str, cut: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return of each subject the predicates and objects, all as they are written."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    said: list[tuple[str, str]] = []
    last = ""
    for line in sorted(text.split("\n")[:-1]):
        subject, predicate, rest = line.split(" ", 2)
        if subject != last:
            said = []
            found.append((subject, said))
            last = subject
        said.append((predicate, rest[:cut]))
    return found


class _Field(NamedTuple):
    """A field as lines hold it."""

    name: str
    how: str
    several: bool


@cache
def _fields_of(noun: str) -> dict[str, _Field]:
    """Return the fields of a noun by their predicates as written."""
    return {
        _TYPE if prop.how == "type" else f"<{prop.iri}>": _Field(
            name, prop.how, holds_several(NOUNS[noun], name)
        )
        for name, prop in FIELDS[noun].items()
        if prop.how != "inverse"
    }


def _readers(base: str, labels: Mapping[str, str]) -> dict[str, Callable[[str], Any]]:
    """Return what reads an object, by the shape of its property."""
    first, skipped = "<" + base, len(base) + 1

    def link(written: str) -> str:
        return written[skipped:-1] if written.startswith(first) else written[1:-1]

    return {**_READERS, "link": link, "agent": labels.__getitem__}


def _words(written: str) -> str:
    text = written[1:-1]
    return _ESCAPED.sub(_character, text) if "\\" in text else text


def _typed(written: str) -> str:
    return written[1 : written.index('"', 1)]


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1][1:], 16)) if len(escape[1]) > 1 else _CHARACTERS[escape[1]]


_ESCAPED = re.compile(r"\\(u[0-9A-F]{4}|.)")
_CHARACTERS = dict(zip('\\"nrtbf', '\\"\n\r\t\b\f', strict=True))
_TYPES = {f"<{expand(term)}>": value for value, term in TYPES.items()}
_READERS: dict[str, Callable[[str], Any]] = {
    "concept": lambda written: written[len(ONTOLOGY) + 1 : -1],
    "type": _TYPES.get,
    "item": lambda written: written[len(WIKIDATA) + 1 : -1],
    "string": _words,
    **dict.fromkeys(("integer", "decimal", "url", "date", "moment"), _typed),
}
_TYPE, _LABELLED = f"<{RDF_TYPE}>", f"<{LABEL}>"
_NOUNS = {f"<{class_iri(noun)}>": noun for noun in NOUNS}
_INVERSE_OF = {
    noun: name for noun, of in FIELDS.items() for name, p in of.items() if p.how == "inverse"
}
_INVERSE = {f"<{FIELDS[noun][name].iri}>" for noun, name in _INVERSE_OF.items()}
