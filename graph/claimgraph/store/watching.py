"""Numbers that a query cannot compute: SPARQL drops their rows, or sorts them wrongly, unasked.

A condition that cannot be computed counts as "no" in SPARQL, whatever the cause. So a query is
asked with its expressions made to tell when they have no value although all their numbers are
numbers: ``COALESCE((?a * ?b > 5), IF(…numbers…, tell(0), 1/0))``. Its answer stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyoxigraph as ox

from claimgraph.errors import InvalidQuery
from claimgraph.patterns import regex
from claimgraph.rdf.vocabulary import PREFIXES
from claimgraph.store.guard import QUOTED, parses

_TELL = ox.NamedNode("urn:claimgraph:uncomputed")
_TOKENS = regex(
    # In "?a<?b&&?c>?d" there is no IRI.
    rf"<(?=[?$\d(]|[^<>\s]*&&)|{QUOTED}|\#[^\n\r]*+|[?$]\w+|(?:[^\W\d][\w.-]*)?:(?:[\w:.%-]|\\.)*|[^\W\d]\w*|"
    r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|&&|\|\||!=|<=|>=|\^\^|@[\w-]+|\S",
    re.DOTALL,
)
_ARITHMETIC = frozenset("+-*/")
_COMPARING = frozenset({"<", ">", "<=", ">=", "!="})
_AGGREGATES = frozenset({"AVG", "COUNT", "GROUP_CONCAT", "MAX", "MIN", "SAMPLE", "SUM"})
_OF_NUMBERS = _AGGREGATES | {
    "ABS",
    "CEIL",
    "DISTINCT",
    "FLOOR",
    "ROUND",
    "XSD:DECIMAL",
    "XSD:INTEGER",
}
_BEGIN = _COMPARING | {"(", ",", "=", "&&", "||", "!", "DISTINCT"}
_INTEGERS = (
    "integer decimal double float int long short byte nonNegativeInteger positiveInteger "
    "negativeInteger nonPositiveInteger unsignedInt unsignedLong unsignedShort unsignedByte"
)
_TYPES = ", ".join(f"<{PREFIXES['xsd']}{name}>" for name in _INTEGERS.split())
_ENDS = frozenset({"LIMIT", "OFFSET", "VALUES", "HAVING", "}"})


class _Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        return self.text.upper()


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
    for number, place in enumerate(places):
        before, behind = place.around(number)
        put += [(place.start, number, before), (place.end, -number, behind)]
    parts, last = [], 0
    for where, _, text in sorted(put, key=lambda one: one[:2]):
        parts += [query[last:where], text]
        last = where
    changed = "".join([*parts, query[last:]])
    if not parses(changed):
        return None
    said = [(" ".join(query[p.start : p.end].split()), p.too_large) for p in places]
    return Watched(changed, said)


class _Place(NamedTuple):
    """An expression of a query, or the key by which it sorts."""

    tokens: Sequence[_Token]
    key: bool = False

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def _words(self) -> set[str]:
        return {t.word for t in self.tokens if t.text[0].isalpha() or ":" in t.text} - {
            "TRUE",
            "FALSE",
        }

    @property
    def _plain(self) -> bool:
        """Whether all it holds are numbers, so that its variables have to be."""
        quoted = any(t.text[0] in "\"'<" and len(t.text) > 2 for t in self.tokens)
        return not quoted and self._words <= _OF_NUMBERS

    @property
    def too_large(self) -> bool:
        """Whether only the size of a number can keep it from having a value."""
        return self._plain and not any(t.text == "/" for t in self.tokens)

    @property
    def alone(self) -> str:
        """The one variable that it is, or ""."""
        return (
            self.tokens[0].text if len(self.tokens) == 1 and self.tokens[0].text[0] in "?$" else ""
        )

    def computes(self) -> bool:
        """Whether it may have no value although all it needs is there."""
        before = ("(", *(token.word for token in self.tokens))
        signs = {
            token.text
            for last, token in zip(before, self.tokens, strict=False)
            if last not in _BEGIN  # COUNT(*), and the sign of a number
        }
        if signs & _ARITHMETIC or self._words & {"SUM", "AVG"}:
            return True
        return self._plain and bool(signs & _COMPARING)

    def around(self, number: int) -> tuple[str, str]:
        """Return what is written before and behind it."""
        tell = f"{_TELL}({number})"
        if self.alone:
            odd = f"{_is_number(self.alone)} && !isNumeric({self.alone})"
            return f"(COALESCE(IF({odd}, {tell}, 1/0), ", "))"  # a name has no datatype
        return "COALESCE((", f"), IF({' && '.join(self._given()) or 'true'}, {tell}, 1/0))"

    def _given(self) -> Iterator[str]:
        """Yield conditions: what it needs is there, and numbers are numbers."""
        depth = inside = 0
        free: dict[str, None] = {}
        gathered: dict[str, None] = {}
        for last, token in zip((self.tokens[0], *self.tokens), self.tokens, strict=False):
            if token.text == "(":
                depth += 1
                inside = inside or (depth if last.word in _AGGREGATES else 0)
            elif token.text == ")":
                inside = 0 if inside == depth else inside
                depth -= 1
            elif token.text[0] in "?$":
                (gathered if inside else free)[token.text] = None
        test = _is_number if self._plain else "BOUND({})".format
        yield from map(test, free)
        yield from (f"SUM(IF({test(name)}, 0, 1)) = 0" for name in gathered)


def _is_number(name: str) -> str:
    return f"DATATYPE({name}) IN ({_TYPES})"


class _Walk:
    """Finds the expressions of a query: conditions, computed columns and keys of sorting."""

    def __init__(self, query: str) -> None:
        found = (_Token(m[0], *m.span()) for m in _TOKENS.finditer(query) if m[0][0] != "#")
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
                key = sorting and place > until and last not in _OF_NUMBERS
                yield from self._bracket(place, last, key)
                until = max(until, self._closing[place]) if sorting else until
            elif sorting and place > until and token.text[0] in "?$":
                yield _Place([token], key=True)
            elif last in ("FILTER", "HAVING") and token.word not in ("EXISTS", "NOT"):
                yield from self._call(place)

    def _bracket(self, place: int, last: str, key: bool) -> Iterator[_Place]:
        if place in self._named:
            yield from _computing([self._tokens[place + 1 : self._named[place]]])
        elif key or last in {"FILTER", "HAVING"} | _AGGREGATES:
            yield from self._inside(self._tokens[place + 1 : self._closing[place]], last, key)

    @staticmethod
    def _inside(inner: Sequence[_Token], last: str, key: bool) -> Iterator[_Place]:
        top = list(_top(inner))
        if last in _AGGREGATES:
            begin = 1 if inner and inner[0].word == "DISTINCT" else 0
            end = next((n for n in top if inner[n].text == ";"), len(inner))
            yield from _computing([inner[begin:end]], alone=last in ("MAX", "MIN"))
        elif key:
            yield from _computing([inner], alone=True)
        else:
            ends = [n for n in top if inner[n].text == "&&"]
            cuts = zip([-1, *ends], [*ends, len(inner)], strict=True)
            parts = [inner[a + 1 : b] for a, b in cuts]
            joined = any(inner[n].text == "||" for n in top)
            yield from _computing([inner] if joined else parts)

    def _call(self, place: int) -> Iterator[_Place]:
        """Yield a condition that is a function without brackets around it."""
        if (end := self._closing.get(place + 1)) is not None:
            yield from _computing([self._tokens[place : end + 1]])


def _top(tokens: Sequence[_Token]) -> Iterator[int]:
    """Yield the places that stand in no brackets."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text in "({[") - (token.text in ")}]")
        if not depth:
            yield place


def _computing(parts: Iterable[Sequence[_Token]], *, alone: bool = False) -> Iterator[_Place]:
    for tokens in parts:
        if not tokens or any(token.text == "{" for token in tokens):
            continue
        place = _Place(tokens)
        if place.computes() or (alone and place.alone):
            yield place
