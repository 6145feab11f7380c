"""``claimgraph plot``: draw a text or graph to a picture file."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from claimgraph.commands.shared import command, open_graph, print_json

VIEWS = ("layered", "network")


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "plot", "draw sources, claims and entities to a picture")
    parser.add_argument(
        "-o", "--output", default="graph.png", help=".png, .svg or .pdf (graph.png)"
    )
    parser.add_argument("--view", choices=VIEWS, default="layered", help="layered unless given")
    parser.add_argument("--size", default="12x8", help="width x height in inches (12x8)")
    parser.add_argument("--dpi", type=int, default=150, help="dots per inch (150)")


def run(options: argparse.Namespace) -> int:
    """Draw the picture and name its file."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    from claimgraph import plot

    kb = open_graph(options.file)
    figure = plt.figure(figsize=_size(options.size), dpi=options.dpi)
    getattr(plot, options.view)(kb, ax=figure.add_axes((0.01, 0.01, 0.98, 0.98)))
    figure.savefig(options.output, dpi=options.dpi, metadata=_undated(options.output))
    if options.json:
        print_json({"picture": options.output})
    else:
        print(options.output)
    print(f"drew {repr(kb)[1:-1]}", file=sys.stderr)
    return 0


def _size(text: str) -> tuple[float, float]:
    from claimgraph.errors import UnreadableInput

    try:
        width, height = map(float, text.lower().split("x"))
    except ValueError:
        raise UnreadableInput(f"--size {text}: write width x height in inches, as 12x8") from None
    return width, height


def _undated(name: str) -> dict[str, None]:
    """Leave the date out of the file, so that the same graph gives the same bytes."""
    ending = name.lower().rpartition(".")[2]
    return {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(ending, {})
