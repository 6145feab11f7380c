"""``claimgraph page``: write a text or graph as one annotated HTML page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from claimgraph.commands.printing import print_json, summary
from claimgraph.commands.shared import command, open_graph, read_limits
from claimgraph.errors import UnreadableInput
from claimgraph.writing import refuse_inputs, written_file

_HTML = (".html", ".htm", ".xhtml")


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "page", "write the annotated text as one HTML file, for any browser")
    parser.add_argument(
        "-o", "--output", metavar="PAGE", help="the file to write (named after the input)"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    parser.add_argument("--title", help="a title instead of the document's")


def run(options: argparse.Namespace) -> int:
    """Write the page and name its file."""
    from claimgraph import pages

    output = options.output or _named_after(options.file)
    refuse_inputs(output, [options.file])
    if written_file(output).exists() and not options.overwrite:
        raise UnreadableInput(f"{output} exists; --overwrite replaces it, -o names another file")
    kb = open_graph(options.file, claims=options.claims, limits=read_limits(options))
    path = pages.page(kb, output, title=options.title)
    print_json({"page": str(path)}) if options.json else print(path)
    print(f"wrote {path.stat().st_size:,} bytes: {summary(kb)}", file=sys.stderr)
    return 0


def _named_after(name: str) -> str:
    """Return the name of the page of a file, in the folder where the command runs."""
    if name == "-" or "://" in name:
        return "page.html"
    file = Path(name)
    stem = file.name if file.is_dir() else file.stem
    return f"{stem or 'page'}{'.page' if file.suffix.lower() in _HTML else ''}.html"
