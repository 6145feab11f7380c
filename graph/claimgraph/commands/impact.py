"""``claimgraph impact``: what falls when sources are withdrawn, what survives and why."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from claimgraph.commands.printing import print_json, print_rows
from claimgraph.commands.shared import (
    add_counting,
    command,
    counted_links,
    number_or_name,
    open_holder,
    read_limits,
)


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "impact", "tell what falls if sources fall, what survives and why")
    parser.add_argument(
        "--without",
        metavar="SOURCE",
        action="append",
        default=[],
        type=number_or_name,
        help="suppose this source withdrawn (number in the list, id, title or url); repeatable",
    )
    parser.add_argument(
        "--without-passage",
        metavar="ID",
        action="append",
        default=[],
        help="suppose these words withdrawn (a passage's id or handle); repeatable",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="count notices on sources until this date; all of them"
    )
    parser.add_argument(
        "--all", action="store_true", help="list every claim, untouched and unsupported ones too"
    )
    add_counting(parser)


def run(options: argparse.Namespace) -> int:
    """Print each claim that is touched, with the path that explains it."""
    found = open_holder(options.file, claims=options.claims, limits=read_limits(options)).without(
        sources=options.without,
        passages=options.without_passage,
        as_of=options.as_of,
        **counted_links(options),
    )
    rows = found.rows()
    if options.json:
        print_json({"withdrawn": found.withdrawn, "summary": found.summary, "claims": rows})
        return 0
    print(found.summary)
    if not found.withdrawn:
        print("to withdraw a source, name it: --without SOURCE", file=sys.stderr)
    asked = {claim["id"] for claim in found.unresolved.rows()}
    touched = [
        r for r in rows if r["outcome"] in ("falls", "in question", "survives") or r["id"] in asked
    ]
    print_rows(rows if options.all else touched)
    return 0
