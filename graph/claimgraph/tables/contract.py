"""Which tables there are, and which columns each has: data that writer, reader and jobs share."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from claimgraph.model import NOUNS, Node

VERSION = 2
"""The version of the contract; a folder of another version is refused."""
Kind = Literal["int64", "string", "strings", "double", "boolean"]

RENAMED = {"start": "begins", "end": "ends", "order": "place", "by": "editor", "at": "moment"}
"""Fields whose name is a word of SQL, and what their column is called."""
NOUN_TABLES = {noun: noun + "s" for noun in NOUNS} | {"reference": "entries"}
"""The table of each noun; "references" is a word of SQL."""


@dataclass(frozen=True)
class Column:
    """A column: its name and type, and the field of the noun that it holds, if it holds one."""

    name: str
    kind: Kind
    field: str | None = None


def _kind(annotation: object) -> Kind:
    """Return the type of column that holds a field; decimals are text, which is exact."""
    parts = _parts(annotation)
    if any(getattr(part, "__origin__", part) is tuple for part in parts):
        return "strings"
    if Decimal in parts:
        return "string"
    return "int64" if int in parts else "double" if float in parts else "string"


def _parts(annotation: object) -> list[object]:
    """Return a type and those it is a union or an annotation of."""
    if getattr(annotation, "__origin__", None) is tuple:
        return [tuple]
    return [annotation, *(part for arg in get_args(annotation) for part in _parts(arg))]


def _noun_columns(noun: str, cls: type[Node]) -> tuple[Column, ...]:
    fields = cls.model_fields.items()
    held = [Column(RENAMED.get(name, name), _kind(f.annotation), name) for name, f in fields]
    return (Column("node", "int64"), *held, *_DERIVED.get(noun, ()))


_DERIVED = {
    "claim": (Column("status", "string"), Column("confidence_text", "string")),
    "citation": (Column("asserted", "boolean"), Column("confidence_text", "string")),
    "inference": (Column("asserted", "boolean"), Column("confidence_text", "string")),
    "voicing": (Column("confidence_text", "string"),),
    "actor": (Column("confidence_text", "string"),),
    "event": (Column("confidence_text", "string"),),
    "edit": (Column("confidence_text", "string"), Column("agent", "string")),
    "source": (
        Column("page", "string"),
        Column("title_key", "string"),
        Column("title_words", "strings"),
        Column("unstated", "int64"),
    ),
    "figure": (
        Column("confidence_text", "string"),
        Column("variable", "string"),
        Column("measures", "string"),
    ),
}
"""Columns that follow from the fields, so that SQL need not work them out; readers skip them."""

LINKS: dict[str, tuple[Column, ...]] = {
    "ids": (Column("node", "int64"), Column("id", "string"), Column("noun", "string")),
    "grounds": (Column("node", "int64"), Column("kind", "string")),
    "derivations": (
        Column("node", "int64"),
        Column("needs", "int64"),
        Column("rule", "int64"),
        Column("size", "int64"),
        Column("kind", "string"),
        Column("basis", "string"),
        Column("asserted", "boolean"),
        Column("confidence", "double"),
    ),
    "mentions": (Column("claim", "int64"), Column("node", "int64"), Column("noun", "string")),
    "texts": (Column("document", "int64"), Column("source", "int64"), Column("unstated", "int64")),
}
"""Narrow tables of numbers, that jobs join; they follow from the nouns."""

TABLES: dict[str, tuple[Column, ...]] = {
    NOUN_TABLES[noun]: _noun_columns(noun, cls) for noun, cls in NOUNS.items()
} | LINKS
"""Every table, and its columns in their order."""


def number(iri: str) -> int:
    """Return the number of a node: 64 bits of BLAKE2b over its IRI, signed, big end first.

    >>> number("https://kg.example/claim-1")
    -1091839042356281455
    """
    return int.from_bytes(hashlib.blake2b(iri.encode(), digest_size=8).digest(), signed=True)
