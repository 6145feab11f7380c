"""``claimgraph sources``: the sources of a text or graph, filtered."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.shared import command, number_or_name, open_holder, show


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "sources", "list sources with the number of claims they carry")
    parser.add_argument("--of", metavar="CLAIM", help="the sources this claim relies on")
    parser.add_argument("--document", metavar="NAME", help="listed in this document")
    used = parser.add_mutually_exclusive_group()
    used.add_argument("--unused", action="store_true", default=None, help="no claim relies on them")
    used.add_argument(
        "--used", action="store_false", dest="unused", help="some claim relies on them"
    )


def run(options: argparse.Namespace) -> int:
    """List the sources that pass all filters."""
    of = options.of and number_or_name(options.of)
    kb = open_holder(options.file)
    show(kb.sources(of=of, unused=options.unused, document=options.document), options.json)
    return 0
