"""Values that a query computes and does not get: SPARQL leaves them out without a word."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.store.base import Table
from claimgraph.store.guard import QUOTED

_COMMENT = r"\#[^\n\r]*+"
_NAMED = regex(
    rf"(?is){QUOTED}|{_COMMENT}|[?$]\w+|\bAS(?:\s|{_COMMENT})*+[?$](?P<name>\w+)",
)
_WHY = (
    "the number got too large, something was divided by 0, or a value is missing or of another "
    "kind; xsd:double(…) takes larger numbers, COALESCE(…) says what to take instead"
)


class Uncomputed(UserWarning):
    """A query computes a value that some rows have not: a sum that is too large, for instance."""


def computed(query: str) -> list[str]:
    """Return the variables that a query computes, in its order.

    >>> computed("SELECT (SUM(?v) AS ?all) { BIND('(1 AS ?no)' AS ?x) # AS ?comment")
    ['all', 'x']
    """
    return list(dict.fromkeys(found["name"] for found in _NAMED.finditer(query) if found["name"]))


def uncomputed(query: str, table: Table) -> str:
    """Say of which columns, computed by the query, some rows have no value; "" when all have one.

    Conditions that could not be computed are told, too.

    >>> uncomputed("SELECT (1/0 AS ?x) {}", Table(("x",), ((None,),))).partition(":")[0]
    '?x could not be computed in 1 of 1 rows'
    """
    told = list(_gaps(table, set(computed(query)))) or [
        f"“{words}” could not be computed for some rows, which may be missing or out of order"
        for words in table.told
    ]
    return f"{', '.join(told)}: {_WHY}" if told else ""


def warn_of_uncomputed(query: str, table: Table) -> None:
    """Warn whoever asks the holder, of what ``uncomputed`` tells."""
    if told := uncomputed(query, table):
        warnings.warn(Uncomputed(told), stacklevel=4)  # past sparql and its decorator


def _gaps(table: Table, names: set[str]) -> Iterator[str]:
    if not any(None in row for row in table.rows):
        return
    for place, name in enumerate(table.columns):
        missing = sum(row[place] is None for row in table.rows) if name in names else 0
        if missing:
            yield f"?{name} could not be computed in {missing} of {len(table.rows)} rows"
