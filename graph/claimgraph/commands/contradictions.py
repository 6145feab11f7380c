"""``claimgraph contradictions``: what cannot both hold, and who backs each side."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.shared import command, open_graph, show


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "contradictions", "list claims that cannot both hold, both sides")
    parser.add_argument("--of", metavar="CLAIM", help="only those of this claim")


def run(options: argparse.Namespace) -> int:
    """Print the contradictions; exit code 1 when there are some."""
    found = open_graph(options.file).contradictions(options.of)
    show(found, options.json)
    return 1 if found else 0
