"""``claimgraph actors``: who acts, speaks or is acted upon in a text or graph."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.shared import command, open_holder, show


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "actors", "list the people, organisations, countries and groups")
    parser.add_argument("--in-claim", metavar="CLAIM", help="named by this claim")
    parser.add_argument("--voicing", metavar="CLAIM", help="who says this claim")
    parser.add_argument("--speaking", action="store_true", help="only those who say something")
    parser.add_argument("--document", metavar="NAME", help="named in this document")


def run(options: argparse.Namespace) -> int:
    """List the actors that pass all filters."""
    voicing = options.voicing or (True if options.speaking else None)
    kb = open_holder(options.file)
    found = kb.actors(in_claim=options.in_claim, voicing=voicing, document=options.document)
    show(found, options.json)
    return 0
