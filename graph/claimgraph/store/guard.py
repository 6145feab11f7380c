"""Queries that would leave the machine or crash the parser are refused before they run."""

from __future__ import annotations

import re

from claimgraph.errors import InvalidQuery

MAX_DEPTH = 200
"""Deepest nesting of brackets a query may have; beyond some thousands the parser dies."""

QUOTED = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|' r"'''(?:[^'\\]|\\.|'(?!''))*'''|"
    r'"(?:[^"\\\n]|\\.)*"|' r"'(?:[^'\\\n]|\\.)*'|"
    r"<[^<>\"{}|^`\\\x00-\x20]*>"
)  # fmt: skip
"""What holds no words of SPARQL: strings and IRIs."""
_TOKENS = re.compile(rf"{QUOTED}|\#[^\n]*|[?$]\w+|[\w.-]*:[\w.%-]*|\w+|[{{}}()\[\]]", re.S)


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
