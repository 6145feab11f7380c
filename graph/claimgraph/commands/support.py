"""``claimgraph support``: which sets of sources hold a claim up, or how much each source bears."""

from __future__ import annotations

import argparse
from typing import Any

from claimgraph.commands.printing import print_json, print_rows
from claimgraph.commands.shared import (
    add_counting,
    command,
    count,
    counted_links,
    open_graph,
    read_limits,
)

COLUMNS = """Of the ranking, `lost alone` counts the claims that fall if only this source falls,
`more with another` how many more fall if the source under `which` falls, too, and `shapley` is
its fair share of all claims that stand."""


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands, "support", "list the sets of sources that hold a claim up, or rank the sources"
    )
    parser.description = f"{parser.description}. {COLUMNS}"
    parser.add_argument(
        "claim", metavar="CLAIM", nargs="?", help="its handle or id; without it, rank the sources"
    )
    parser.add_argument("--as-of", metavar="DATE", help="count notices on sources until this date")
    parser.add_argument(
        "--limit", type=count, default=1000, help="list this many sets of each kind at most (1000)"
    )
    parser.add_argument(
        "--samples", type=count, help="draw so many random orders for the Shapley values"
    )
    add_counting(parser)


def run(options: argparse.Namespace) -> int:
    """Print the sets of one claim, or the ranking of the sources."""
    kb = open_graph(options.file, claims=options.claims, limits=read_limits(options))
    chosen = counted_links(options) | {"as_of": options.as_of}
    if options.claim is None:
        loads = kb.load_bearing(samples=options.samples, **chosen)
        if options.json:
            print_json({"method": loads.method, "sources": loads.rows()})
        else:
            print_rows(loads.rows())
            print(loads.method)
        return 0
    found = kb.support(options.claim, limit=options.limit, **chosen)
    if options.json:
        more = {"more_holds": found.more_holds, "more_topples": found.more_topples}
        print_json({"complete": found.complete, **more, "sets": found.rows()})
    else:
        print(found.summary)
        print_rows(found.rows())
    return 0
