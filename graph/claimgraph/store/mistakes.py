"""What is wrong with a query that the parser refused, in a few words and at the right place.

Oxigraph's parser tries every alternative and names the furthest place that any of them reached, so
a long keyword tried at one word can hide the word behind it that really broke the query. With the
words set far apart no keyword reaches the next one: the second report tells the word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from claimgraph.errors import InvalidQuery, SyntaxProblem, line_at, nearest
from claimgraph.model import kinds
from claimgraph.patterns import regex
from claimgraph.rdf.vocabulary import PREFIXES
from claimgraph.resources import resource
from claimgraph.store.guard import QUOTED

_TOKENS = regex(
    rf"(?P<space>(?:\s|\#[^\n]*)+)|{QUOTED}|(?P<prefix>\w(?:[\w.-]*\w)?|):[\w.%-]*|"
    r"[?$]\w+|(?P<word>\w+)|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<quote>[\"'])|.",
    re.S,
)
_PLACE = regex(r"error at (\d+):(\d+): ")
_APART = " " * 24
"""Longer than any keyword."""
_LITERAL = regex(r'"((?:[^"\\]|\\.)+)"')
_LONGEST = 20_000
"""A longer query is made by a program, and is not looked through (code points)."""
_REASON = regex(r"(?:The )?SELECT [^,\]]* [^,\]]*|[A-Z][a-z]+ [a-z][^,\]]*|IRI [a-z][^,\]]*")
"""What the parser says in words, among the characters it expected."""
_KEYWORDS = (
    "ASK", "BASE", "BIND", "CONSTRUCT", "COUNT", "DESCRIBE", "DISTINCT", "EXISTS", "FILTER", "FROM",
    "GRAPH", "GROUP", "HAVING", "LIMIT", "MINUS", "NOT", "OFFSET", "OPTIONAL", "ORDER", "PREFIX",
    "REDUCED", "SELECT", "UNION", "VALUES", "WHERE",
)  # fmt: skip
_UPDATES = ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH")


class _Chunk(NamedTuple):
    """What stands between two spaces or brackets, and its offset in the query."""

    words: str
    start: int


def query_problem(query: str, error: str, again: Callable[[str], str]) -> InvalidQuery:
    """Return the error to raise for a query that its parser refused with ``error``.

    Args:
        query: the SPARQL.
        error: what the parser said.
        again: parses a query and returns what the parser says, "" when it is content.
    """
    place = _PLACE.match(error)
    if not place or len(query) > _LONGEST:
        return InvalidQuery(f"this SPARQL cannot run: {error[:200]}")
    reason = _REASON.search(error)
    if reason and reason[0] == "Prefix not found":
        if unknown := _unknown_prefix(query):
            return _at(query, *unknown)
    elif reason and "SELECT" in reason[0]:
        return InvalidQuery(f"this SPARQL cannot run: {reason[0]}")
    if unclosed := _unclosed(query, "quote"):
        return _at(query, *unclosed)
    return _at(query, *_unexpected(query, error, again))


def _at(query: str, offset: int, problem: str) -> InvalidQuery:
    line = query.count("\n", 0, offset) + 1
    column = offset - query.rfind("\n", 0, offset)
    shown = line_at(query, line)
    return InvalidQuery(str(SyntaxProblem(problem, line=line, column=column, source=shown)))


def _unknown_prefix(query: str) -> tuple[int, str] | None:
    """Return where a prefix stands that nobody declares, and what to do about it."""
    known, declares = set(PREFIXES), False
    for token in _TOKENS.finditer(query):
        name = token["prefix"]
        if name is not None and not declares and name not in known:
            near = nearest(name, sorted(known), 1)
            hint = f"did you mean {near[0]}:?" if near else f"bound are {', '.join(sorted(known))}."
            advice = f"{hint} To declare it, begin the query with PREFIX {name}: <its IRI>"
            return token.start(), f"the prefix {name}: is not declared; {advice}"
        if name is not None and declares:
            known.add(name)
        if token["space"] is None:
            declares = token[0].upper() == "PREFIX"
    return None


def _unclosed(query: str, what: str) -> tuple[int, str] | None:
    """Return where a "quote" or the last "open" bracket stands that nothing closes."""
    opened: list[int] = []
    for token in _TOKENS.finditer(query):
        if what == "quote" and token["quote"]:
            opened.append(token.start())
            break
        if what == "open" and token["open"]:
            opened.append(token.start())
        elif opened and token["close"]:
            opened.pop()
    return (opened[-1], f"the {query[opened[-1]]} here is never closed") if opened else None


def _unexpected(query: str, error: str, again: Callable[[str], str]) -> tuple[int, str]:
    """Return where the word stands that cannot stand there, and what could instead."""
    chunks = _chunks(query)
    said = again(_APART.join(["", *(chunk.words for chunk in chunks), ""]))
    reached = _PLACE.match(said)
    if not reached:  # the parser is content: it must have been the spacing
        chunk = _holding(chunks, _offset(query, error))
    else:
        chunk = _reached(chunks, int(reached[2]) - 1)
    if chunk is None:
        if unclosed := _unclosed(query, "open"):
            return unclosed
        return len(query.rstrip()), f"the query ends too early{_expected(said)}"
    if chunk.words.upper() in _UPDATES:
        return chunk.start, f"{chunk.words} would change the data; a query only reads it"
    near = nearest(chunk.words, _KEYWORDS, 1) if chunk.words.isalpha() else []
    if near and near[0] != chunk.words.upper():
        return chunk.start, f"{chunk.words} is no keyword; did you mean {near[0]}?"
    shown = chunk.words if len(chunk.words) <= 40 else chunk.words[:39] + "…"
    same = _holding(chunks, _offset(query, error)) == chunk
    return chunk.start, f"{shown} cannot stand here{_expected(error if same else said)}"


def _chunks(query: str) -> list[_Chunk]:
    found: list[_Chunk] = []
    joins = False
    for token in _TOKENS.finditer(query):
        if token["space"] is not None:
            joins = False
        elif joins and not token["open"] and not token["close"]:
            found[-1] = _Chunk(found[-1].words + token[0], found[-1].start)
        else:
            found.append(_Chunk(token[0], token.start()))
            joins = not token["open"] and not token["close"]
    return found


def _reached(chunks: list[_Chunk], place: int) -> _Chunk | None:
    """Return the chunk that a place in the spaced query belongs to; None behind the last."""
    at = 0
    for chunk in chunks:
        at += len(_APART)
        if place < at + len(chunk.words) + len(_APART):
            return chunk
        at += len(chunk.words)
    return None


def _offset(query: str, error: str) -> int:
    place = _PLACE.match(error)
    line, column = map(int, place.groups()) if place else (1, 1)
    before = sum(len(one) + 1 for one in query.split("\n")[: line - 1])
    return before + column - 1


def _holding(chunks: list[_Chunk], offset: int) -> _Chunk | None:
    return next((c for c in chunks if offset < c.start + len(c.words)), None)


def _expected(said: str) -> str:
    """Return the few signs that could stand there; a long list helps nobody."""
    signs = sorted(set(_LITERAL.findall(said)))
    return f"; expected {' or '.join(signs)}" if 0 < len(signs) <= 4 else ""


def unknown_terms(query: str) -> list[str]:
    """Return what to say of each term that is written as one of the ontology's and is none.

    Such a query runs and finds nothing, which looks like an answer.

    >>> unknown_terms("SELECT ?who { ?c cg:relieson ?s ; cg:status cg:cited ; cg:xyz ?who }")
    ['the ontology has no cg:relieson; did you mean cg:reliesOn?', 'the ontology has no cg:xyz']
    """
    known = set(_TERM.findall(resource("ontology/claimgraph.ttl").read_text(encoding="utf-8")))
    known |= {value for literal in vars(kinds).values() for value in kinds.choices(literal)}
    tokens = [m for m in _TOKENS.finditer(query[:_LONGEST]) if m["prefix"] == "cg"]
    written = dict.fromkeys(m[0].removeprefix("cg:") for m in tokens)
    told = []
    for term in written.keys() - known - {""}:  # "cg:" alone is declared
        near = nearest(term, sorted(known), 1)
        hint = f"; did you mean cg:{near[0]}?" if near else ""
        told.append(f"the ontology has no cg:{term}{hint}")
    return sorted(told)


_TERM = regex(r"\bcg:(\w+)")
