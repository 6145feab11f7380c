"""``claimgraph read``: turn cited text into a graph, show its claims, save it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from claimgraph.commands.printing import print_json, print_rows, summary
from claimgraph.commands.shared import GRAPHS, add_published, command, open_graph, read_limits


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "read", "read cited text and show every claim, status and source")
    add_published(parser)
    parser.add_argument("-o", "--output", metavar="GRAPH", help=f"also save it ({GRAPHS})")


def run(options: argparse.Namespace) -> int:
    """Print the claims on stdout and the census on stderr; save the graph where asked."""
    from claimgraph import files
    from claimgraph.results import counted

    if options.output:
        files.writable_format(Path(options.output))  # refused before the long work, not after it
    kb = open_graph(
        options.file,
        published=options.published,
        claims=options.claims,
        limits=read_limits(options),
    )
    claims, sources = kb.claims(), kb.sources()
    if options.json:
        told = {"claims": claims, "sources": sources, "sentences": kb.sentences()}
        print_json({name: result.rows() for name, result in told.items()})
    else:
        print_rows(claims.shown(None))
        print()
        print_rows(sources.shown(None))
    sys.stdout.flush()  # the account comes after the claims, also where both streams meet
    sentences = counted(len(kb.sentences()), "sentences")
    print(f"{summary(kb)}; {sentences} accounted for", file=sys.stderr)
    if options.output:
        print(f"saved {files.save(kb, options.output)}", file=sys.stderr)
    return 0
