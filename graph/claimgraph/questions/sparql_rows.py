"""Rows of SPARQL answers, and the plain Python values in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from claimgraph.rdf import XSD, Literal


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


def plain(literal: Literal) -> Any:
    """Return the Python value of a literal: str, int, Decimal, float or bool.

    >>> plain(Literal("309", "http://www.w3.org/2001/XMLSchema#integer"))
    309
    """
    kind = literal.datatype.rpartition("#")[2]
    return _PYTHON.get(kind, str)(literal.text)


_PYTHON: dict[str, Any] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "boolean": lambda text: text == "true",
}


def literal(value: object) -> Literal:
    """Return the literal of a Python value; what is neither a number nor a truth value is a string.

    >>> literal(5)
    Literal(text='5', datatype='http://www.w3.org/2001/XMLSchema#integer')
    """
    match value:
        case bool():
            return Literal(str(value).lower(), XSD + "boolean")
        case int():
            return Literal(str(value), XSD + "integer")
        case Decimal():
            return Literal(f"{value:f}", XSD + "decimal")
        case float():
            return Literal(repr(value), XSD + "double")
        case _:
            return Literal(str(value))
