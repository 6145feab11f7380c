"""``claimgraph events``: what happens in a text or graph."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.shared import command, open_holder, show


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "events", "list the events that claims are about")
    parser.add_argument("--involving", metavar="ACTOR", help="this actor acts in it or takes part")
    parser.add_argument("--document", metavar="NAME", help="told in this document")


def run(options: argparse.Namespace) -> int:
    """List the events that pass all filters."""
    kb = open_holder(options.file)
    show(kb.events(involving=options.involving, document=options.document), options.json)
    return 0
