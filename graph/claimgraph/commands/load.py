"""``claimgraph load``: a dump, or any saved graph, into an archive."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from claimgraph.commands.printing import print_json, summary
from claimgraph.commands.shared import GRAPHS, command, require, writing_archive


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "load", "load dumps and saved graphs into an archive", file=False)
    parser.add_argument(
        "place", metavar="PLACE", help="the archive's folder, or the URL of an endpoint"
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=f"saved graphs or dumps ({GRAPHS})"
    )


def run(options: argparse.Namespace) -> int:
    """Load each file, and tell on stderr what was added."""
    require(options.files)
    told = []
    with writing_archive(options.place) as archive:
        for file in options.files:
            written = archive.load(file)
            told.append({"file": file, "added": written.added, "unchanged": written.unchanged})
            print(f"{file}: {summary(written)}", file=sys.stderr)
    if options.json:
        print_json(told)
    return 0
