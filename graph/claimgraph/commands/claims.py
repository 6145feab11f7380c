"""``claimgraph claims``: the claims of a text or graph, filtered."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.shared import command, number_or_name, open_holder, show

FILTERS = {
    "relying-on": "backed by this source (number in the list, id, title or url)",
    "citing": "a marker in the text shows this source",
    "only-source": "relies on this source and no other",
    "voiced-by": "said by this actor inside the text",
    "mentioning": "names this actor",
    "about": "is about this event",
    "document": "stands in this document",
}


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "claims", "list claims with their status and sources")
    for name, says in FILTERS.items():
        parser.add_argument(f"--{name}", metavar="NAME", type=number_or_name, help=says)
    parser.add_argument(
        "--counting",
        choices=("explicit", "candidates"),
        default="explicit",
        help="candidates also counts title matches and paragraph scope in --relying-on",
    )
    parser.add_argument("--status", metavar="STATUS", help="cited, matched, voiced or uncited")
    parser.add_argument("--kind", metavar="KIND", help="fact, evaluation, normative or linkage")


def run(options: argparse.Namespace) -> int:
    """List the claims that pass all filters."""
    names = [name.replace("-", "_") for name in FILTERS]
    chosen = {name: getattr(options, name) for name in (*names, "counting", "status", "kind")}
    show(open_holder(options.file).claims(**chosen), options.json)
    return 0
