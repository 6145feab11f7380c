"""Expressions of a query, each with the conditions under which it should have had a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.rdf.vocabulary import PREFIXES
from claimgraph.store.guard import QUOTED

TOKENS = regex(
    # In "?a<?b&&?c>?d" there is no IRI.
    rf"<(?=[?$\d(]|[^<>\s]*&&)|{QUOTED}|\#[^\n\r]*+|[?$]\w+|(?:[^\W\d][\w.-]*)?:(?:[\w:.%-]|\\.)*|[^\W\d]\w*|"
    r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|&&|\|\||!=|<=|>=|\^\^|@[\w-]+|\S",
    re.DOTALL,
)
_ARITHMETIC = frozenset("+-*/")
_COMPARING = frozenset({"<", ">", "<=", ">=", "!="})
AGGREGATES = frozenset({"AVG", "COUNT", "GROUP_CONCAT", "MAX", "MIN", "SAMPLE", "SUM"})
OF_NUMBERS = AGGREGATES | {
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


class Token(NamedTuple):
    """A word or sign of a query."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """Its text as keywords are compared."""
        return self.text.upper()


class Expression(NamedTuple):
    """An expression of a query.

    ``negated`` says that it stands under a "not", so that "no" for want of a value lets rows in.
    """

    tokens: Sequence[Token]
    negated: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the query."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the query."""
        return self.tokens[-1].end

    @property
    def alone(self) -> str:
        """The one variable that it is, or ""."""
        return (
            self.tokens[0].text if len(self.tokens) == 1 and self.tokens[0].text[0] in "?$" else ""
        )

    def text(self, query: str) -> str:
        """Return it as the query writes it."""
        return _text(query, self.tokens)

    def operands(self) -> Iterator[Expression]:
        """Yield what it joins by "or", "and" and "not", or itself."""
        tokens, negated = self.tokens, self.negated
        while len(tokens) > 2 and (tokens[0].text == "!" or _enclosed(tokens)):
            if tokens[0].text != "!":
                tokens = tokens[1:-1]
            elif _enclosed(tokens[1:]):
                tokens, negated = tokens[1:], not negated
            else:
                break
        parts = split(tokens, "||")
        if len(parts) == 1:
            parts = split(tokens, "&&")
        if len(parts) == 1:
            yield Expression(tokens, negated)
        else:
            for part in parts:
                if part:
                    yield from Expression(part, negated).operands()

    def computes(self) -> bool:
        """Whether it may have no value although all it needs is there."""
        if any(token.text == "{" for token in self.tokens):
            return False
        return self._arithmetic or (self._plain and self._compares) or bool(self._sides())

    @property
    def too_large(self) -> bool:
        """Whether only the size of a number can keep it from having a value."""
        if self._plain:
            return not any(t.text == "/" for t in self.tokens)
        return not self._arithmetic

    def given(self, query: str) -> str:
        """Return the condition that what it needs is there, and numbers are numbers."""
        if self._plain or self._arithmetic:
            return " && ".join(self._variables()) or "true"
        return " && ".join(is_number(f"({_text(query, side)})") for side in self._sides())

    def failed(self, query: str) -> str:
        """Return the condition that it has no value although it should have one."""
        return f"COALESCE(IF(({self.text(query)}), false, false), {self.given(query)})"

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
        return not quoted and self._words <= OF_NUMBERS | {"NOT", "IN"}

    @property
    def _signs(self) -> set[str]:
        before = ("(", *(token.word for token in self.tokens))
        return {
            token.word
            for last, token in zip(before, self.tokens, strict=False)
            if last not in _BEGIN  # COUNT(*), and the sign of a number
        }

    @property
    def _arithmetic(self) -> bool:
        return bool(self._signs & _ARITHMETIC or self._words & {"SUM", "AVG"})

    @property
    def _compares(self) -> bool:
        """Whether it asks what a number that is too large cannot answer.

        Such a number equals no other, so "=" and "IN" are wrong only under a "not".
        """
        asked = _COMPARING | {"NOT"} | ({"=", "IN"} if self.negated else set())
        return bool(self._signs & asked)

    def _sides(self) -> list[Sequence[Token]]:
        """Return the two sides that it compares where one is of numbers and the other may be."""
        at = next((n for n in top(self.tokens) if self.tokens[n].text in _COMPARING), None)
        if at is None or self._plain:
            return []
        sides = [Expression(self.tokens[:at]), Expression(self.tokens[at + 1 :])]
        names = any(len(s.tokens) == 1 and not s.alone and not s._plain for s in sides)
        held = all(s.tokens for s in sides) and any(s._plain for s in sides)
        return [side.tokens for side in sides] if held and not names else []

    def _variables(self) -> Iterator[str]:
        depth = inside = 0
        free: dict[str, None] = {}
        gathered: dict[str, None] = {}
        for last, token in zip((self.tokens[0], *self.tokens), self.tokens, strict=False):
            if token.text == "(":
                depth += 1
                inside = inside or (depth if last.word in AGGREGATES else 0)
            elif token.text == ")":
                inside = 0 if inside == depth else inside
                depth -= 1
            elif token.text[0] in "?$":
                (gathered if inside else free)[token.text] = None
        test = is_number if self._plain else "BOUND({})".format
        yield from map(test, free)
        yield from (f"SUM(IF({test(name)}, 0, 1)) = 0" for name in gathered)


def is_number(term: str) -> str:
    """Return the condition that a term is a number, of whatever size."""
    return f"DATATYPE({term}) IN ({_TYPES})"


def top(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the places that stand in no brackets."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text in "({[") - (token.text in ")}]")
        if not depth:
            yield place


def split(tokens: Sequence[Token], sign: str) -> list[Sequence[Token]]:
    """Return what stands between the signs that stand in no brackets."""
    ends = [n for n in top(tokens) if tokens[n].text == sign]
    return [tokens[a + 1 : b] for a, b in zip([-1, *ends], [*ends, len(tokens)], strict=True)]


def _enclosed(tokens: Sequence[Token]) -> bool:
    """Whether one pair of brackets holds all."""
    return tokens[0].text == "(" and next(top(tokens), -1) == len(tokens) - 1


def _text(query: str, tokens: Sequence[Token]) -> str:
    return query[tokens[0].start : tokens[-1].end]
