"""Numbers that a query cannot compute: SPARQL drops their rows, or sorts them wrongly, unasked.

A condition that cannot be computed counts as "no" in SPARQL, whatever the cause. So a query is
asked with its expressions made to tell when they have no value although all their numbers are
numbers: ``COALESCE((?a * ?b > 5), IF(…numbers…, tell(0), 1/0))``. Its answer stays the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyoxigraph as ox

from claimgraph.errors import InvalidQuery
from claimgraph.store.expressions import (
    AGGREGATES,
    OF_NUMBERS,
    TOKENS,
    Expression,
    Token,
    is_number,
    split,
    top,
)
from claimgraph.store.guard import parses

_TELL = ox.NamedNode("urn:claimgraph:uncomputed")
_ENDS = frozenset({"LIMIT", "OFFSET", "VALUES", "HAVING", "}"})


@dataclass
class Watched:
    """A query that tells of the numbers it cannot compute.

    Attributes:
        query: SPARQL, which needs ``functions`` to run.
    """

    query: str
    _words: Sequence[tuple[str, bool]] = ()
    _told: set[int] = field(default_factory=set)

    @property
    def functions(self) -> dict[ox.NamedNode, Any]:
        """What Oxigraph's query takes as its custom functions."""
        return {_TELL: self._tell}

    def _tell(self, number: Any) -> None:
        self._told.add(int(number.value))

    def told(self) -> tuple[str, ...]:
        """Return the expressions that could not be computed, perhaps for a division by 0.

        Raises:
            InvalidQuery: a number was too large.
        """
        found = [self._words[number] for number in sorted(self._told)]
        for words, too_large in found:
            if too_large:
                raise InvalidQuery(
                    f"a number is too large for SPARQL to compute “{words}”, and rows would be "
                    "missing or out of order; xsd:double(STR(…)) takes larger numbers, "
                    "COALESCE(…) says what to take instead"
                )
        return tuple(words for words, _ in found)


def watched(query: str) -> Watched | None:
    """Return a query that tells of what it cannot compute; None when it computes nothing.

    >>> import pyoxigraph
    >>> asked = watched("SELECT * { VALUES ?v { 9223372036854775807 } FILTER(?v + 1 > 5) }")
    >>> list(pyoxigraph.Store().query(asked.query, custom_functions=asked.functions))
    []
    >>> asked.told()
    Traceback (most recent call last):
    claimgraph.errors.InvalidQuery: a number is too large for SPARQL to compute “?v + 1 > 5”, ...
    """
    walk = _Walk(query)
    places = list(walk.places())
    if not places:
        return None
    put: list[tuple[int, int, str]] = []
    said: list[tuple[str, bool]] = []
    for order, place in enumerate(places):
        before, behind = place.around(query, len(said))
        put += [(place.whole.start, order, before), (place.whole.end, -order, behind)]
        said += [(" ".join(p.text(query).split()), p.too_large) for p in place.watched]
    parts, last = [], 0
    for where, _, text in sorted(put, key=lambda one: one[:2]):
        parts += [query[last:where], text]
        last = where
    changed = "".join([*parts, query[last:]])
    if not parses(changed):
        return None
    return Watched(changed, said)


class _Place(NamedTuple):
    """An expression of a query, or the key by which it sorts, and which of its parts to watch."""

    whole: Expression
    watched: Sequence[Expression]
    joined: bool

    def around(self, query: str, number: int) -> tuple[str, str]:
        """Return what is written before and behind it; its parts tell by numbers from this on."""
        tells = [f"{_TELL}({number + n})" for n in range(len(self.watched))]
        if alone := self.whole.alone:
            odd = f"{is_number(alone)} && !isNumeric({alone})"
            return f"(COALESCE(IF({odd}, {tells[0]}, 1/0), ", "))"  # a name has no datatype
        why = [p.failed(query) if self.joined else p.given(query) for p in self.watched]
        told = (f"IF({w}, {tell}, 1/0)" for w, tell in zip(why, tells, strict=True))
        return "COALESCE((", f"), {', '.join(told)})"


class _Walk:
    """Finds the expressions of a query: conditions, computed columns and keys of sorting."""

    def __init__(self, query: str) -> None:
        found = (Token(m[0], *m.span()) for m in TOKENS.finditer(query) if m[0][0] != "#")
        self._tokens = list(found)
        self._closing: dict[int, int] = {}
        self._named: dict[int, int] = {}
        opened: list[int] = []
        for place, token in enumerate(self._tokens):
            if token.text == "(":
                opened.append(place)
            elif token.text == ")" and opened:
                self._closing[opened.pop()] = place
            elif token.word == "AS" and opened:
                self._named[opened[-1]] = place

    def places(self) -> Iterator[_Place]:
        """Yield each expression that may have no value, an outer one before those in it."""
        sorting, until = False, -1
        for place, token in enumerate(self._tokens):
            last = self._tokens[place - 1].word if place else ""
            if token.word == "BY" and last == "ORDER":
                sorting, until = True, -1
            elif token.word in _ENDS:
                sorting = False
            elif token.text == "(" and place in self._closing:
                key = sorting and place > until and last not in OF_NUMBERS
                yield from self._bracket(place, last, key)
                until = max(until, self._closing[place]) if sorting else until
            elif sorting and place > until and token.text[0] in "?$":
                yield from _computing([[token]], alone=True)
            elif last in ("FILTER", "HAVING") and token.word not in ("EXISTS", "NOT"):
                yield from self._call(place)

    def _bracket(self, place: int, last: str, key: bool) -> Iterator[_Place]:
        if place in self._named:
            yield from _computing([self._tokens[place + 1 : self._named[place]]])
        elif key or last in {"FILTER", "HAVING"} | AGGREGATES:
            yield from self._inside(self._tokens[place + 1 : self._closing[place]], last, key)

    @staticmethod
    def _inside(inner: Sequence[Token], last: str, key: bool) -> Iterator[_Place]:
        if last in AGGREGATES:
            begin = 1 if inner and inner[0].word == "DISTINCT" else 0
            end = next((n for n in top(inner) if inner[n].text == ";"), len(inner))
            yield from _computing([inner[begin:end]], alone=last in ("MAX", "MIN"))
        elif key:
            yield from _computing([inner], alone=True)
        else:
            joined = len(split(inner, "||")) > 1
            yield from _computing([inner] if joined else split(inner, "&&"))

    def _call(self, place: int) -> Iterator[_Place]:
        """Yield a condition that is a function without brackets around it."""
        if (end := self._closing.get(place + 1)) is not None:
            yield from _computing([self._tokens[place : end + 1]])


def _computing(parts: Iterable[Sequence[Token]], *, alone: bool = False) -> Iterator[_Place]:
    for tokens in parts:
        if not tokens:
            continue
        whole = Expression(tokens)
        if alone and whole.alone:
            yield _Place(whole, [whole], joined=False)
            continue
        operands = list(whole.operands())
        if computing := [part for part in operands if part.computes()]:
            yield _Place(whole, computing, len(operands) > 1)
