"""``claimgraph diff``: what changed between two versions; exit code 1 when anything did."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.printing import print_json, print_rows
from claimgraph.commands.shared import command, open_graph, read_limits

SAYS = "tell what changed in claims, figures and sources"
CHANGED = "exit codes: 0 nothing changed, 1 something changed, 2 could not run"


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "diff", SAYS, exits=CHANGED)
    parser.add_argument(
        "other", metavar="LATER", help="the later version: cited text or a saved graph"
    )
    parser.add_argument(
        "--words", action="store_true", help="also list where the words of each old claim stand now"
    )


def run(options: argparse.Namespace) -> int:
    """Print the changes, and where words are when asked."""
    old, new = (
        open_graph(name, claims=options.claims, limits=read_limits(options))
        for name in (options.file, options.other)
    )
    found = old.diff(new)
    if options.json:
        print_json({"changes": found.rows(), "words": found.anchors.rows()})
        return 1 if found.changes else 0
    print(found.summary)
    print_rows(found.rows())
    if options.words:
        print()
        print_rows(found.anchors.rows())
    return 1 if found.changes else 0
