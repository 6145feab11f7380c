"""``claimgraph mcp``: an archive as tools for agents."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from typing import Any

from claimgraph.commands.serve import TOKEN, add_served, address_of, door, opened
from claimgraph.errors import MissingExtra

SAYS = "offer an archive to agents as tools, over the Model Context Protocol"
EPILOG = f"""\
examples:
  claimgraph mcp news                      over standard input and output
  claimgraph mcp news --http --port 7900   over HTTP, at http://127.0.0.1:7900/mcp
  claimgraph mcp news --allow-reading      also a tool that reads a text into the archive

Over HTTP only this machine is answered, unless --listen names another address; then every request
has to bring the token of {TOKEN}, or the one printed at the start.
"""


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "mcp",
        help=SAYS,
        description=SAYS,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_served(parser, port=7879)
    parser.add_argument("--http", action="store_true", help="answer over HTTP, at /mcp")
    parser.add_argument(
        "--allow-reading", action="store_true", help="let agents read texts into the archive"
    )


def run(options: argparse.Namespace) -> int:
    """Answer until standard input ends, or until Ctrl-C."""
    try:
        from claimgraph import agents
    except ImportError as error:
        raise MissingExtra(str(error.name), "mcp") from error

    with ExitStack() as stack:
        if not options.http:
            agents.over_stdio(opened(options, stack), writing=options.allow_reading)
            return 0
        listening, access = door(options, stack)
        service = opened(options, stack)
        print(f"the tools: {address_of(listening, options.listen)}mcp", file=sys.stderr)
        if access.token:
            print(f"the token: {access.token}", file=sys.stderr)
        sys.stderr.flush()
        try:
            agents.over_http(service, access, listening, writing=options.allow_reading)
        finally:
            service.close()
    return 0
