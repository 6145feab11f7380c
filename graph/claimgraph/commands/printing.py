"""An answer printed as text or JSON, and an error told: nothing that a terminal would obey."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimgraph.errors import LimitExceeded
from claimgraph.invisible import CLASS
from claimgraph.patterns import regex

if TYPE_CHECKING:
    from claimgraph.archive import Archive
    from claimgraph.graph import ClaimGraph
    from claimgraph.model import Node
    from claimgraph.results import Result


def show(
    result: Result[Any],
    as_json: bool,
    kb: ClaimGraph | Archive | None = None,
    *,
    words: bool = True,
) -> None:
    """Print the rows of an answer: aligned columns, or a JSON array; say so when there are none.

    Columns show ids of nodes of ``kb``, a graph, as its handles; JSON keeps the ids. An archive has
    no handles. With ``words`` a column tells those of a node that a row names, where no other does.
    """
    if as_json:
        print_json(result.rows())
    else:
        rows = result.shown(None)
        print_rows(rows if kb is None else _short(rows, kb, words))
    if not result:
        print(repr(result)[1:-1], file=sys.stderr)


def _short(
    rows: Sequence[Mapping[str, object]], kb: ClaimGraph | Archive, words: bool
) -> Sequence[Mapping[str, object]]:
    """Return rows with handles for ids, and the words of the first node that is not a document."""
    from claimgraph.graph import ClaimGraph

    if isinstance(kb, ClaimGraph):
        return [_with_words(row, kb, kb.handle, words) for row in rows]
    if not words or not rows or "text" in rows[0]:
        return rows
    named = kb.named(value for row in rows for value in row.values() if isinstance(value, str))
    return [_with_words(row, named, lambda node: node.id, words) for row in rows]


def _with_words(
    row: Mapping[str, object],
    nodes: Mapping[str, Node],
    handle: Callable[[Node], str],
    words: bool,
) -> Mapping[str, object]:
    named = {name: nodes[v] for name, v in row.items() if isinstance(v, str) and v in nodes}
    text = next((node.label for node in named.values() if node.noun != "document"), "")
    said = not words or "text" in row or text in row.values()
    short = dict(row) | {name: handle(node) for name, node in named.items()}
    return short if said else short | {"text": text}


def print_rows(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows as aligned columns, whole, with nothing a terminal would obey."""
    from claimgraph.results import table_lines

    for line in table_lines(rows, limit=10_000):
        print(line.removeprefix("  "))


def print_json(value: object) -> None:
    """Print a value as JSON, with what a terminal would obey written as escapes."""
    print(safe_json(value))


def safe_json(value: object) -> str:
    """Return a value as JSON, in which what hides or reorders words is written as escapes.

    >>> safe_json(chr(0x9B) + "31m")
    '"\\\\u009b31m"'
    """
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    return _ESCAPED.sub(lambda found: json.dumps(found[0])[1:-1], text)


_ESCAPED = regex(f"(?!\n)[{CLASS}\ud800-\udfff]")
"""What JSON leaves as it is, though a terminal may obey it or no stream takes it; legal in strings.
"""


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def summary(value: object) -> str:
    """Return what a graph, or what was written, tells of itself in a line.

    >>> summary(cg.parse("It rained in Oslo."))
    '1 claim, 0 sources, 1 actor, 0 events, 0 figures'
    """
    return repr(value)[1:-1].partition(": ")[2]


_ALLOWING = {
    "seconds": "--timeout SECONDS",
    "rows": "--max-rows ROWS",
    **{one: f"--at-most {one}=NUMBER" for one in ("size", "unpacked", "characters", "lines")},
}
"""What allows more on the command line, by what was limited."""


def shown_error(error: Exception) -> str:
    """Return an error's message, its control characters made visible."""
    if isinstance(error, OSError) and error.strerror:
        message = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    else:
        message = str(error)
    if isinstance(error, IsADirectoryError):
        message += ": a folder, and not an archive; name a file in it"
    if isinstance(error, LimitExceeded):
        allowing = _ALLOWING.get(error.limit)
        more = ", or allow more"
        message = f"{message}, with {allowing}" if allowing else message.removesuffix(more)
    return "".join(
        c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in message
    )
