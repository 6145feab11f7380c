"""``claimgraph origins``: how many independent origins each claim has."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.printing import print_json, print_rows
from claimgraph.commands.shared import add_counting, command, counted_links, open_graph, read_limits


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "origins", "count independent origins instead of citations")
    parser.add_argument(
        "claim", metavar="CLAIM", nargs="?", help="its handle or id; without it, count for all"
    )
    add_counting(parser)


def run(options: argparse.Namespace) -> int:
    """Print the origins of one claim with their grounds, or the counts of every claim."""
    from claimgraph.model import Claim

    kb = open_graph(options.file, claims=options.claims, limits=read_limits(options))
    chosen = counted_links(options)
    if options.claim is not None:
        found = kb.origins(options.claim, **chosen)
        if options.json:
            print_json({"citations": found.citations, "origins": found.rows()})
        else:
            print(found.summary)
            print_rows(found.rows())
        return 0
    counts = [kb.origins(claim, **chosen) for claim in kb.all(Claim)]
    rows: list[dict[str, object]] = [
        {"id": one.claim, "citations": one.citations, "origins": len(one), "text": claim.text}
        for one, claim in zip(counts, kb.all(Claim), strict=True)
    ]
    print_json(rows) if options.json else print_rows(rows)
    return 0
