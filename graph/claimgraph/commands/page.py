"""``claimgraph page``: write a text or graph as one annotated HTML page."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from claimgraph.commands.shared import command, open_graph, print_json


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "page", "write the annotated text as one HTML file, for any browser")
    parser.add_argument("-o", "--output", default="briefing.html", help="(briefing.html)")
    parser.add_argument("--title", help="a title instead of the document's")


def run(options: argparse.Namespace) -> int:
    """Write the page and name its file."""
    from claimgraph import pages

    kb = open_graph(options.file)
    path = pages.page(kb, options.output, title=options.title)
    print_json({"page": str(path)}) if options.json else print(path)
    print(f"wrote {path.stat().st_size:,} bytes: {repr(kb)[1:-1]}", file=sys.stderr)
    return 0
