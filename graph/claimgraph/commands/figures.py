"""``claimgraph figures``: the figures of a text or graph, filtered."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.shared import command, open_holder, show


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "figures", "list the figures that claims state")
    parser.add_argument("--unit", help="in this unit: a code such as EUR, or a counted noun")
    parser.add_argument("--of", metavar="CLAIM", help="stated by this claim")
    parser.add_argument("--document", metavar="NAME", help="stated in this document")


def run(options: argparse.Namespace) -> int:
    """List the figures that pass all filters."""
    kb = open_holder(options.file)
    found = kb.figures(unit=options.unit, of=options.of, document=options.document)
    show(found, options.json)
    return 0
