"""``claimgraph scores``: truth-discovery scores of the sources, which only rank them."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.printing import print_json, print_rows
from claimgraph.commands.shared import add_counting, command, counted_links, open_graph, read_limits

METHODS = ("crh", "truthfinder", "sums", "average-log")


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "scores", "rank the sources by how well their claims agree")
    parser.add_argument(
        "--method",
        choices=METHODS,
        default="crh",
        help="the algorithm of truth discovery that weighs agreement (crh)",
    )
    add_counting(parser)


def run(options: argparse.Namespace) -> int:
    """Print the scores, best first, and what they are."""
    found = open_graph(
        options.file, claims=options.claims, limits=read_limits(options)
    ).source_scores(options.method, **counted_links(options))
    if options.json:
        print_json({"caution": found.caution, "scores": found.rows(), "beliefs": found.beliefs})
    else:
        print_rows(found.rows())
        print(found.caution)
    return 0
