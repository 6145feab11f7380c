"""YAML with the line of each key, so that errors in a curated file can name the place.

Every scalar is text, whatever it looks like, so that ``no`` stays "no" and ``0.90`` stays as
written; whoever takes a value gives it its type. A key given twice and an alias are refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from claimgraph.errors import InvalidGraph, MissingExtra, SyntaxProblem, nearest
from claimgraph.patterns import regex

T = TypeVar("T")


@dataclass(frozen=True)
class Value:
    """A scalar as written, and its line (from 1)."""

    text: str
    line: int


@dataclass(frozen=True)
class Listing:
    """A list, and its line (from 1)."""

    items: tuple[Tree, ...]
    line: int


@dataclass(frozen=True)
class YamlMapping:
    """A mapping: what each key holds, where, and how errors name the place.

    >>> entry = parse("name: Lithuania\\naliases: [Baltic nation]\\n", "graph.yaml")
    >>> entry.text("name"), entry.texts("aliases")
    ('Lithuania', ['Baltic nation'])
    """

    values: dict[str, Tree]
    line: int
    file: str = field(default="", compare=False)
    path: str = field(default="", compare=False)
    lines: dict[str, int] = field(default_factory=dict, compare=False)

    def problem(self, message: str, key: str = "") -> InvalidGraph:
        """Return an error that names the file, the line and the key."""
        place = ".".join(filter(None, [self.path, key])) or "the file"
        line = self.lines.get(key, self.line)
        return InvalidGraph(f"{self.file}, line {line}, {place}: {message}")

    def allow(self, keys: Iterable[str]) -> None:
        """Refuse a key that is not among some, and suggest the nearest."""
        known = sorted(keys)
        for key in self.values:
            if key not in known:
                raise self.problem(f"there is no such key; {advice(key, known)}", key)

    def choice(self, key: str, known: Iterable[str]) -> str:
        """Return a scalar that must be among some."""
        found, allowed = self.text(key), sorted(known)
        if found not in allowed:
            raise self.problem(f"{found!r} is unknown; {advice(found, allowed)}", key)
        return found

    def text(self, key: str) -> str:
        """Return a scalar that must be there, and not be empty."""
        value = self._of(key, Value)
        if not value.text:
            raise self.problem("is empty; give a value or drop the key", key)
        return value.text

    def texts(self, key: str) -> list[str]:
        """Return a list of scalars; of an absent key, nothing."""
        return [item.text for item in self._items(key, Value)]

    def entry(self, key: str) -> YamlMapping:
        """Return a mapping that must be there."""
        return self._of(key, YamlMapping)

    def entries(self, key: str) -> list[YamlMapping]:
        """Return a list of mappings; of an absent key, nothing."""
        return self._items(key, YamlMapping)

    def keyed(self, key: str) -> dict[str, YamlMapping]:
        """Return a mapping of names to mappings; of an absent key, nothing."""
        if key not in self.values:
            return {}
        section = self._of(key, YamlMapping)
        return {name: section.entry(name) for name in section.values}

    def _of(self, key: str, kind: type[T]) -> T:
        if key not in self.values:
            raise self.problem("is missing", key)
        return self._expect(self.values[key], kind, key)

    def _items(self, key: str, kind: type[T]) -> list[T]:
        if key not in self.values:
            return []
        return [self._expect(item, kind, key) for item in self._of(key, Listing).items]

    def _expect(self, found: Tree, kind: type[T], key: str) -> T:
        if not isinstance(found, kind):
            raise self.problem(f"should be {_NAMES[kind]}, not {_NAMES[type(found)]}", key)
        return found


Tree = Value | Listing | YamlMapping
_NAMES: dict[type[Any], str] = {
    Value: "a single value",
    Listing: "a list",
    YamlMapping: "a mapping of keys to values",
}


def advice(name: str, known: Iterable[str]) -> str:
    """Say which of the known names may have been meant.

    >>> advice("lithuana", ["lithuania", "poland"]), advice("r9", ["r1", "r2"])
    ("did you mean 'lithuania'?", 'known are r1, r2')
    """
    listed = list(known)
    near = " or ".join(map(repr, nearest(name, listed)))
    return f"did you mean {near}?" if near else f"known are {', '.join(listed) or 'none'}"


def parse(text: str, name: str) -> YamlMapping:
    """Return the mapping that YAML text holds.

    Args:
        text: the YAML itself, never a path.
        name: what errors call the file.

    Raises:
        MissingExtra: PyYAML is not installed.
        SyntaxProblem: the text is not YAML, or holds an alias or a key twice.
        InvalidGraph: it is something other than a mapping.
    """
    try:
        import yaml
    except ImportError:
        raise MissingExtra("PyYAML", "curate") from None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        tree = None if node is None else _Converter(text, name).tree(node, "")
    except yaml.MarkedYAMLError as error:
        raise _located(error, text, name) from error
    except yaml.YAMLError as error:
        raise SyntaxProblem(str(error), line=1, column=1, name=name) from error
    except RecursionError:
        raise SyntaxProblem("nests too deeply", line=1, column=1, name=name) from None
    if not isinstance(tree, YamlMapping):
        raise InvalidGraph(f"{name}, line 1, the file: should be a mapping of keys to values")
    return tree


class _Converter:
    """Turns PyYAML's nodes into entries; a node met twice is an alias."""

    def __init__(self, source: str, name: str) -> None:
        self._source, self._name = source, name
        self._met: set[int] = set()

    def tree(self, node: Any, path: str) -> Tree:
        if id(node) in self._met:
            raise self._problem("an alias (*name) stands for this; write it out", node)
        self._met.add(id(node))
        line = node.start_mark.line + 1
        match node.id:
            case "scalar":
                return Value(node.value, line)
            case "sequence":
                items = (self.tree(item, f"{path}[{n}]") for n, item in enumerate(node.value))
                return Listing(tuple(items), line)
            case _:
                return self._mapping(node, path, line)

    def _mapping(self, node: Any, path: str, line: int) -> YamlMapping:
        values: dict[str, Tree] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if key.id != "scalar":
                raise self._problem("a key should be a single value", key)
            if key.value in values:
                first = lines[key.value]
                raise self._problem(f"the key {key.value!r} is on line {first} already", key)
            values[key.value] = self.tree(value, f"{path}.{key.value}" if path else key.value)
            lines[key.value] = key.start_mark.line + 1
        return YamlMapping(values, line, self._name, path, lines)

    def _problem(self, message: str, node: Any) -> SyntaxProblem:
        return _marked(message, node.start_mark, self._source, self._name)


_LINE_ENDS = regex("\r\n|[\n\r\x85\u2028\u2029]")
"""What PyYAML counts as the end of a line."""


def _located(error: Any, text: str, name: str) -> SyntaxProblem:
    """Return a PyYAML error as ours: its reason, and the place it names."""
    mark = error.problem_mark or error.context_mark
    reason = " ".join(filter(None, [error.context, error.problem]))
    return _marked(reason, mark, text, name)


def _marked(message: str, mark: Any, text: str, name: str) -> SyntaxProblem:
    lines = _LINE_ENDS.split(text)
    shown = lines[min(mark.line, len(lines) - 1)]
    return SyntaxProblem(
        message, line=mark.line + 1, column=mark.column + 1, source=shown, name=name
    )
