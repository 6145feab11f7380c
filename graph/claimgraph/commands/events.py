"""``claimgraph events``: what happens in a text or graph."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.shared import add_published, command, open_holder, show


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "events", "list the events that claims are about")
    parser.add_argument("--involving", metavar="ACTOR", help="this actor acts in it or takes part")
    for name, says in (
        ("during", "all of it lies in this year, month or day, as in 2026-03"),
        ("after", "it begins after this year, month or day"),
        ("before", "it ends before this year, month or day"),
    ):
        parser.add_argument(f"--{name}", metavar="DATE", help=says)
    add_published(parser)
    parser.add_argument("--document", metavar="NAME", help="told in this document")


def run(options: argparse.Namespace) -> int:
    """List the events that pass all filters."""
    kb = open_holder(options.file, options.published)
    found = kb.events(
        involving=options.involving,
        during=options.during,
        after=options.after,
        before=options.before,
        document=options.document,
    )
    show(found, options.json)
    return 0
