"""What a query would do, decided by the parser that runs it: nothing that leaves the machine.

A word in the text says little: ``service`` may stand in a string, an IRI, a comment or a name. So
the parser itself is asked: with another word of the same kind in its place everywhere, the query
still parses where it was text or a name, and breaks where it was the keyword.
"""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox

from claimgraph.errors import InvalidQuery
from claimgraph.patterns import regex
from claimgraph.rdf.vocabulary import DATA, PREFIXES

MAX_DEPTH = 200
"""Deepest nesting of brackets a query may have; beyond some thousands the parser dies."""
LONGEST = 1_000_000
"""Code points of the longest query that a person's process parses; each may cost a level."""

QUOTED = (
    r'"""(?:[^"\\]++|\\.|(?!""")")*"""|' r"'''(?:[^'\\]++|\\.|(?!''')')*'''|"
    r'"(?:[^"\\\n\r]|\\.)*+"|' r"'(?:[^'\\\n\r]|\\.)*+'|"
    r"<[^<>\"{}|^`\\\x00-\x20]*+>"
)  # fmt: skip
"""What holds no words of SPARQL: strings and IRIs."""
_TOKENS = regex(rf"{QUOTED}|\#[^\n\r]*+|[{{}}()\[\]]", re.S)
_NEVER = ox.Variable("claimgraph_never")
_NOTHING: dict[ox.Variable, Any] = {_NEVER: ox.NamedNode("urn:claimgraph:nothing")}
_ESCAPE = regex(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def guard(query: str, longest: int = LONGEST) -> frozenset[str]:
    """Refuse a query that would leave the machine or crash the parser; return what it is.

    Returns:
        "FROM", "CONSTRUCT" and "DESCRIBE", where they are keywords of the query. Nothing is told
        of a query that does not parse; running it says why.

    >>> guard("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    Traceback (most recent call last):
    claimgraph.errors.InvalidQuery: SERVICE would query another server; only the data held here ...
    >>> guard('SELECT * FROM <urn:g> { ?s ?service "from a service" }')
    frozenset({'FROM'})

    Raises:
        InvalidQuery: it would ask another server, it nests too deeply, or it is too long.
    """
    limit_nesting(query, longest)
    lower = query.lower()
    held = [word for word in ("service", "from", "construct", "describe") if word in lower]
    words = [word.upper() for word in held if _is_keyword(query, word)]
    if "SERVICE" in words:
        raise InvalidQuery("SERVICE would query another server; only the data held here is asked")
    return frozenset(words)


def guard_for_others(query: str) -> frozenset[str]:
    r"""Do what ``guard`` does for a query that another server parses, in its own way perhaps.

    Such a server may take ``\u0053`` for the letter before it looks for words, as the standard
    wants, and may know words that our parser does not: then any SERVICE is refused.
    """
    words = guard(query)
    for text in {query, _unescaped(query)}:
        if "service" not in text.lower():
            continue
        if not parses(text) or _is_keyword(text, "service"):
            raise InvalidQuery(
                "SERVICE would have this server query another one; if it only stands in a text or "
                "a name here, the query has words that are not SPARQL 1.1: leave them out"
            )
    return words


def limit_nesting(query: str, longest: int = LONGEST) -> None:
    """Refuse a query whose brackets nest so deeply that the parser would die.

    Raises:
        InvalidQuery: they do, or the query is too long to be sure.
    """
    if len(query) > longest:
        raise InvalidQuery(
            f"the query has {len(query)} characters, more than {longest}; "
            "with a timeout it runs in a process of its own"
        )
    if sum(map(query.count, "{([")) <= MAX_DEPTH:
        return
    depth = 0
    for token in _TOKENS.findall(query):
        depth += (token in "{([") - (token in "})]")
        if depth > MAX_DEPTH:
            raise InvalidQuery(f"the query nests deeper than {MAX_DEPTH} brackets; simplify it")


def _is_keyword(query: str, word: str) -> bool:
    """Whether a query that parses no longer does with another word in the place of this one."""
    if word not in query.lower():
        return False
    there = re.compile(word, re.IGNORECASE | re.ASCII)
    if not there.search(query):
        return False
    rest = _letters(len(word) - 2, query.lower())
    # The first two letters stay, as they may belong to an escape: in "\\from", or in %DEscribe.
    changed = there.sub(lambda found: found[0][:2] + rest, query)
    return not parses(changed) and parses(query)


def _letters(count: int, text: str) -> str:
    """Return so many letters that the text does not hold in this order."""
    number = 0
    while True:
        letters = "".join(chr(ord("a") + (number // 26**i + 9) % 26) for i in range(count))
        if letters not in text or number > 26**count:
            return letters
        number += 1


def parses(query: str) -> bool:
    """Whether Oxigraph's parser takes a query; nothing is run.

    A value for a variable that the query does not select is refused, after the parsing and before
    anything else.
    """
    try:
        ox.Store().query(query, prefixes=PREFIXES, base_iri=DATA, substitutions=_NOTHING)
    except SyntaxError:
        return False
    except RuntimeError:
        return True
    return True


def _unescaped(query: str) -> str:
    """Return a query with its code point escapes resolved, as the standard does before parsing."""
    return _ESCAPE.sub(_character, query)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return match[0] if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)
