"""Queries that would leave the machine or crash the parser are refused before they run."""

from __future__ import annotations

import re

from claimgraph.errors import InvalidQuery, SyntaxProblem

MAX_DEPTH = 200
"""Deepest nesting of brackets a query may have; beyond some thousands the parser dies."""

_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|' r"'''(?:[^'\\]|\\.|'(?!''))*'''|"
    r'"(?:[^"\\\n]|\\.)*"|' r"'(?:[^'\\\n]|\\.)*'|"
    r"<[^<>\"{}|^`\\\x00-\x20]*>|\#[^\n]*|[?$]\w+|[\w.-]*:[\w.%-]*|\w+|[{}()\[\]]",
    re.S,
)  # fmt: skip


def guard(query: str) -> frozenset[str]:
    """Refuse a query that would leave the machine or crash the parser; return its bare words.

    >>> guard("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    Traceback (most recent call last):
    claimgraph.errors.InvalidQuery: SERVICE would query another server; only the data held here ...

    Raises:
        InvalidQuery: it holds SERVICE outside strings, IRIs and comments, or nests too deeply.
    """
    depth = 0
    words = set()
    for token in _TOKENS.findall(query):
        words.add(token.upper())
        if token.upper() == "SERVICE":
            raise InvalidQuery(
                "SERVICE would query another server; only the data held here is asked"
            )
        depth += (token in "{([") - (token in "})]")
        if depth > MAX_DEPTH:
            raise InvalidQuery(f"the query nests deeper than {MAX_DEPTH} brackets; simplify it")
    return frozenset(words)


def query_problem(query: str, error: SyntaxError) -> InvalidQuery:
    """Return the error to raise for a query that its parser refused."""
    place = re.search(r"(\d+):(\d+)", str(error))
    if not place:
        return InvalidQuery(f"this SPARQL cannot run: {error}")
    line, column = map(int, place.groups())
    lines = query.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    return InvalidQuery(str(SyntaxProblem(_reason(error), line=line, column=column, source=shown)))


def _reason(error: SyntaxError) -> str:
    return re.sub(r"^error at \d+:\d+: ", "", str(error))
