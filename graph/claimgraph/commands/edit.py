"""``claimgraph edit``: attach or detach one link, see the trail, undo the last edit."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.commands.printing import show
from claimgraph.commands.shared import command, number_or_name, open_graph, read_limits
from claimgraph.errors import InvalidQuery

if TYPE_CHECKING:
    from claimgraph.graph import ClaimGraph

ACTIONS = ("attach", "detach", "undo", "list")


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "edit", "attach or detach a citation in a saved graph, or undo it")
    parser.add_argument("action", choices=ACTIONS, help="what to do; list shows the edits so far")
    parser.add_argument("claim", metavar="CLAIM", nargs="?", help="its handle or id")
    parser.add_argument(
        "source", metavar="SOURCE", nargs="?", type=number_or_name, help="number, id, title or url"
    )
    parser.add_argument("--by", metavar="NAME", help="who attaches or detaches; needed for both")
    parser.add_argument("--why", metavar="REASON", help="for what reason; needed for both")
    parser.add_argument("--at", metavar="TIME", help="when (ISO 8601 with a zone); now")
    parser.add_argument(
        "-o",
        "--output",
        metavar="GRAPH",
        help="where to save the edited graph; only list needs none",
    )


def run(options: argparse.Namespace) -> int:
    """Edit the graph, save it where asked, and print the trail."""
    from claimgraph import files

    _complete(options)
    kb = open_graph(options.file, claims=options.claims, limits=read_limits(options))
    if options.action != "list":
        files.writable_format(Path(options.output))
        kb = kb.undo() if options.action == "undo" else _edited(kb, options)
        saved = files.save(kb, Path(options.output))
        print(f"saved {saved}", file=sys.stderr)
    show(kb.edits(), options.json)
    return 0


def _complete(options: argparse.Namespace) -> None:
    """Tell all that is missing at once, before anything is read."""
    needed = {} if options.action == "list" else {"output": "-o GRAPH"}
    if options.action in ("attach", "detach"):
        needed |= {"claim": "CLAIM", "source": "SOURCE", "by": "--by NAME", "why": "--why REASON"}
    missing = [shown for name, shown in needed.items() if getattr(options, name) is None]
    if missing:
        raise InvalidQuery(f"edit {options.action} needs {', '.join(missing)}")


def _edited(kb: ClaimGraph, options: argparse.Namespace) -> ClaimGraph:
    change = kb.attach if options.action == "attach" else kb.detach
    return change(options.claim, options.source, by=options.by, why=options.why, at=options.at)
