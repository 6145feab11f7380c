"""``claimgraph loops``: circular sourcing, and where to cut it; exit code 1 when there is some."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.shared import add_counting, command, counted_links, open_graph, show


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "loops", "find claims and sources that rest on themselves")
    add_counting(parser)


def run(options: argparse.Namespace) -> int:
    """Print each loop with its earliest member and the link to cut."""
    found = open_graph(options.file).loops(**counted_links(options))
    show(found, options.json)
    return 1 if found else 0
