"""``claimgraph paragraphs``: what each rests on, or the text with ``{{citation needed}}``."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from claimgraph.commands.printing import show
from claimgraph.commands.shared import command, open_graph, read_limits

SAYS = "list paragraphs with their claims, those without a source, and single sources"


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "paragraphs", SAYS)
    parser.add_argument(
        "--single-source",
        action="store_true",
        help="only those whose claims all rest on one source",
    )
    parser.add_argument(
        "--citation-needed",
        action="store_true",
        help="print the text with {{citation needed}} behind each sentence without a source",
    )
    parser.add_argument("--document", metavar="NAME", help="of this document")


def run(options: argparse.Namespace) -> int:
    """Print the paragraphs, or the text of one document."""
    from claimgraph.results import Result, cell

    kb = open_graph(options.file, claims=options.claims, limits=read_limits(options))
    if options.citation_needed:
        text = kb.citation_needed(options.document)
        obeyed = sys.stdout.isatty()  # a terminal obeys control characters, a file keeps them
        print("\n".join(map(cell, text.split("\n"))) if obeyed else text)
        return 0
    found = kb.paragraphs(document=options.document)
    if options.single_source:
        alone = [one for one in found if one.single_source]
        found = Result(alone, lambda one: one.row(), "paragraphs")
    show(found, options.json)
    return 0
