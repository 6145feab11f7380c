"""``claimgraph sparql``: any SPARQL query over a text or graph."""

from __future__ import annotations

import argparse
import os
import sys
from errno import EBADF
from pathlib import Path
from typing import Any

from claimgraph.commands.printing import show
from claimgraph.commands.shared import add_limits, command, limits, open_holder, read_limits
from claimgraph.errors import InvalidQuery, UnreadableInput


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "sparql", "run a SPARQL query; all prefixes are bound")
    parser.add_argument(
        "query", metavar="QUERY", help="the query, @FILE for a file that holds it, or - for stdin"
    )
    add_limits(parser)


def run(options: argparse.Namespace) -> int:
    """Run the query and print its rows."""
    query = options.query
    if "{" in options.file and os.path.isfile(query):
        raise InvalidQuery(f"the file comes before the query: claimgraph sparql {query} QUERY")
    if query == "-":
        query = _standard_input()
    elif query.startswith("@"):
        query = _read(Path(query[1:]))
    kb = open_holder(options.file, claims=options.claims, limits=read_limits(options))
    answer = kb.sparql(query, **limits(options))
    show(answer, options.json, kb, words=False)
    if not isinstance(answer, bool) and not len(answer):
        from claimgraph.store.mistakes import unknown_terms

        for told in unknown_terms(query):
            print(f"claimgraph sparql: {told}", file=sys.stderr)
    return 0


def _standard_input() -> str:
    if sys.stdin is None:
        raise OSError(EBADF, "standard input is closed; send a query to it")
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"standard input: byte {error.start} is not UTF-8 text") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: byte {error.start} is not UTF-8 text") from None
