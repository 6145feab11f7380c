"""IRIs, literals and statements, and how N-Triples writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimgraph.errors import InvalidGraph
from claimgraph.rdf.vocabulary import DATA, expand

XSD = expand("xsd:")
RDF_TYPE, LABEL = expand("rdf:type"), expand("rdfs:label")
STRING = XSD + "string"
MAX_LITERAL = (16 << 20) - 1024
"""The longest literal, in bytes as written: readers refuse a longer one, so we do not write it."""


class Literal(NamedTuple):
    """A literal: its lexical form, its datatype's IRI, and the tag of its language, if any."""

    text: str
    datatype: str = STRING
    language: str = ""
    """A BCP 47 tag; "--ltr" or "--rtl" after it is the direction, as RDF 1.2 has it."""


class Triple(NamedTuple):
    """A statement; subject and predicate are IRIs, the object an IRI or a Literal.

    A blank node is "_:" and its label; a triple that stands in another is written as N-Triples
    does, "<<( … )>>".
    """

    subject: str
    predicate: str
    object: str | Literal


class Quad(NamedTuple):
    """A statement and the named graph it stands in ("" for the default graph)."""

    subject: str
    predicate: str
    object: str | Literal
    graph: str = ""


def iri(node: str, base: str = DATA) -> str:
    """Return the IRI of a node id; an id that is an absolute IRI stays as it is.

    >>> iri("claim-1")
    'https://kg.example/claim-1'
    """
    return node if "://" in node or node.startswith("urn:") else base + node


def to_nquads(triples: Iterable[Triple], graph: str | None = None) -> Iterator[str]:
    """Yield triples as N-Quads lines, in one named graph or in the default graph."""
    tail = f" {object_text(graph)} .\n" if graph else " .\n"
    for subject, predicate, value in triples:
        yield f"{object_text(subject)} <{predicate}> {object_text(value)}{tail}"


def quad_text(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield quads as N-Quads lines, each in its own graph."""
    for quad in quads:
        yield from to_nquads([Triple(*quad[:3])], quad.graph or None)


_SURELY_SHORT = 1 << 20
"""Code points of a text of which nothing has to be counted."""


def check_length(literal: Literal) -> None:
    """Refuse a text that no reader of RDF could read again.

    Raises:
        InvalidGraph: it is longer than parsers take.
    """
    if len(literal.text) > _SURELY_SHORT:
        object_text(literal)


def is_quoted(value: str | Literal) -> bool:
    """Whether an object is a triple that stands in another."""
    return isinstance(value, str) and value.startswith("<<(")


def is_blank(value: str | Literal) -> bool:
    """Whether an object is a blank node, or a triple that may hold some."""
    return isinstance(value, str) and value.startswith(("_:", "<<("))


def object_text(value: str | Literal) -> str:
    """Return an IRI, a blank node, a literal or a triple as N-Triples writes it."""
    if isinstance(value, Literal):
        suffix = "" if value.datatype == STRING else f"^^<{value.datatype}>"
        if value.language:
            suffix = f"@{value.language}"
        text = _escaped(value.text)
        if len(text) * 4 > MAX_LITERAL < len(text.encode()):
            raise InvalidGraph("a text is longer than the 16 MiB that RDF readers take; split it")
        return f'"{text}"{suffix}'
    return value if is_blank(value) else f"<{value}>"


def _escaped(text: str) -> str:
    for plain, written in _COMMON:
        if plain in text:
            text = text.replace(plain, written)
    return text if text.isprintable() else text.translate(_RARE)


_COMMON = [(c, "\\" + short) for c, short in zip('\\"\n\r\t\b\f', '\\"nrtbf', strict=True)]
_RARE = {code: f"\\u{code:04X}" for code in (*range(32), 127, 0xFFFE, 0xFFFF)}
