"""``claimgraph plot``: draw a text or graph to a picture file."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimgraph.commands.printing import print_json, summary
from claimgraph.commands.shared import command, count, number_or_name, open_graph, read_limits
from claimgraph.writing import refuse_inputs, written_file

VIEWS = ("layered", "network", "impact", "matrix", "strip", "timeline", "origins")
FORMATS = (".png", ".svg", ".pdf")
CHOICES = {
    "fit": ("page", "grow", "pages"),
    "order": ("reading", "crossings"),
    "by": ("claim", "sentence"),
}
"""Options that only some views have, and what they take."""
_HELP = {
    "fit": "keep to the size, grow as high as needed, or fill several pages of a .pdf (layered)",
    "order": "order of the claims: as read, or with the fewest crossings (layered)",
    "by": "what a cell of the strip stands for (strip)",
}


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "plot", "draw sources, claims and entities to a picture")
    parser.add_argument(
        "-o", "--output", default="graph.png", help=".png, .svg or .pdf (graph.png)"
    )
    parser.add_argument("--view", choices=VIEWS, default="layered", help="which picture (layered)")
    parser.add_argument("--size", help="width x height in inches, as 12x8")
    parser.add_argument("--dpi", type=count, default=150, help="dots per inch of a .png (150)")
    for name, choices in CHOICES.items():
        parser.add_argument(f"--{name}", choices=choices, help=_HELP[name])
    parser.add_argument(
        "--around", type=number_or_name, help="draw what is near a node (layered, network)"
    )
    parser.add_argument(
        "--without",
        metavar="SOURCE",
        action="append",
        type=number_or_name,
        help="suppose this source withdrawn (impact); repeatable",
    )
    parser.add_argument("--depth", type=count, help="how many edges count as near (2)")
    parser.add_argument("--title", help="a title instead of the document's")
    parser.add_argument("--font", help="a font family, for scripts that the usual one lacks")


def run(options: argparse.Namespace) -> int:
    """Draw the picture and name its file."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    from claimgraph import plot

    arguments = _arguments(options, getattr(plot, options.view))
    written_file(options.output)
    refuse_inputs(options.output, [options.file])
    kb = open_graph(options.file, claims=options.claims, limits=read_limits(options))
    picture = getattr(plot, options.view)(kb, **arguments)
    try:
        plot.save(picture, options.output, dpi=options.dpi)
    finally:  # whoever calls this again and again does not keep every figure
        for axes in picture if isinstance(picture, list) else [picture]:
            pyplot.close(axes.get_figure(root=True))
    if options.json:
        print_json({"picture": options.output})
    else:
        print(options.output)
    print(f"drew {summary(kb)}", file=sys.stderr)
    return 0


def _arguments(options: argparse.Namespace, view: Callable[..., Any]) -> dict[str, Any]:
    """Return what the view is called with, of the options that were given."""
    from claimgraph.errors import UnreadableInput

    if Path(options.output).suffix.lower() not in FORMATS:
        raise UnreadableInput(f"--output {options.output}: write {', '.join(FORMATS)}")
    if options.fit == "pages" and not options.output.lower().endswith(".pdf"):
        raise UnreadableInput(f"--output {options.output}: --fit pages fills a .pdf")
    names = (*CHOICES, "around", "without", "depth", "title", "font")
    given = {name: value for name in names if (value := getattr(options, name)) is not None}
    for name in sorted(given.keys() - inspect.signature(view).parameters.keys()):
        raise UnreadableInput(f"--{name} is not for --view {options.view}")
    return given | ({"size": _size(options.size)} if options.size else {})


def _size(text: str) -> tuple[float, float]:
    from claimgraph.errors import UnreadableInput

    try:
        width, height = map(float, text.lower().split("x"))
        if not 0 < width < 1000 or not 0 < height < 1000:
            raise ValueError
    except ValueError:
        raise UnreadableInput(f"--size {text}: write width x height in inches, as 12x8") from None
    return width, height
