"""``claimgraph ask``: the named questions, shipped ones and the user's own."""

from __future__ import annotations

import argparse
import os
from typing import Any

from claimgraph.commands.printing import print_json, print_rows, show
from claimgraph.commands.shared import (
    add_limits,
    add_reading,
    command,
    limits,
    number_or_name,
    open_holder,
    read_limits,
)
from claimgraph.errors import InvalidQuery


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "ask", "ask a named question, or list them all", file=False)
    parser.add_argument(
        "question", metavar="QUESTION", nargs="?", help="its name, or the path of your own .rq file"
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="cited text, a saved graph, an archive's folder, or - for standard input",
    )
    parser.add_argument(
        "--bind", metavar="NAME=VALUE", action="append", default=[], help="such as source=5"
    )
    add_reading(parser)
    add_limits(parser)


def run(options: argparse.Namespace) -> int:
    """Ask the question, or list the questions when none is named."""
    from claimgraph.questions.queries import questions

    if options.question is None:
        return _list(options.json)
    if options.file is None:
        raise InvalidQuery(f"ask {options.question} FILE: name the text or graph to ask")
    if not os.path.exists(options.file) and options.file in questions():
        raise InvalidQuery(
            f"the question comes first: claimgraph ask {options.file} {options.question}"
        )
    kb = open_holder(options.file, claims=options.claims, limits=read_limits(options))
    own = options.question.endswith(".rq")  # the shipped ones are known to end
    answer = kb.ask(options.question, **_bindings(options.bind), **(limits(options) if own else {}))
    show(answer, options.json, kb)
    return 0


def _list(as_json: bool) -> int:
    from claimgraph.questions.queries import questions

    rows = [{"question": q.name, "asks": q.asks} for q in questions().values()]
    print_json(rows) if as_json else print_rows(rows)
    return 0


def _bindings(pairs: list[str]) -> dict[str, Any]:
    from claimgraph.questions.queries import PARAMETERS

    bindings: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise InvalidQuery(f"--bind {pair}: write it as NAME=VALUE, such as source=5")
        named = name in PARAMETERS and name != "source"
        bindings[name] = value if named else number_or_name(value)
    return bindings
