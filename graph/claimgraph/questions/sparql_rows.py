"""Rows of SPARQL answers, and the plain Python values in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from claimgraph.errors import InvalidQuery
from claimgraph.patterns import regex
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

    What is not written as its datatype asks, or has more digits than Python prints, stays a str.

    >>> plain(Literal("309", "http://www.w3.org/2001/XMLSchema#integer"))
    309
    """
    kind = literal.datatype.rpartition("#")[2]
    if kind not in _PYTHON:
        return literal.text
    written, value = _PYTHON[kind]
    fits = len(literal.text) <= _MOST_DIGITS and written.fullmatch(literal.text)
    return value(literal.text) if fits else literal.text


_MOST_DIGITS = 4_000
"""Python neither reads nor prints whole numbers of more than 4,300 digits."""
_PYTHON: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    "integer": (regex(r"[+-]?[0-9]+"), int),
    "decimal": (regex(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"), Decimal),
    "double": (
        regex(r"[+-]?(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|INF)|NaN"),
        float,
    ),
    "boolean": (regex("true|false|1|0"), lambda text: text in ("true", "1")),
}


def literal(value: object) -> Literal:
    """Return the literal of a Python value; what is neither a number nor a truth value is a string.

    >>> literal(5)
    Literal(text='5', datatype='http://www.w3.org/2001/XMLSchema#integer', language='')
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
            return Literal(encodable(str(value)))


def encodable(text: str) -> str:
    """Return a text as it is.

    Raises:
        InvalidQuery: it holds half a surrogate pair, which no store and no file can hold.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InvalidQuery(f"character {error.start} is half a surrogate pair") from None
    return text
