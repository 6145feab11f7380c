"""``claimgraph dump``: a whole archive into one file."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from claimgraph.commands.printing import print_json
from claimgraph.commands.shared import command


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "dump", "write a whole archive to one file", file=False)
    parser.add_argument(
        "place", metavar="PLACE", help="the archive's folder, or the URL of an endpoint"
    )
    parser.add_argument("output", metavar="FILE", help="where to: .nq, .trig or .jsonld")


def run(options: argparse.Namespace) -> int:
    """Write the file."""
    from claimgraph.archive import Archive

    with Archive(options.place, read_only="://" not in options.place) as archive:
        path = archive.dump(options.output)
        print(f"saved {path}", file=sys.stderr)
        if options.json:
            print_json({"file": path, "documents": len(archive)})
    return 0
