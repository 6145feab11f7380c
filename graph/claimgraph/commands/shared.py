"""What the commands share: opening a graph, and printing an answer as text or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimgraph.archive import Archive
    from claimgraph.graph import ClaimGraph
    from claimgraph.results import Result


def command(commands: Any, name: str, says: str, *, file: bool = True) -> argparse.ArgumentParser:
    """Add a command that reads a text or a saved graph, with ``--json``."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says)
    if file:
        parser.add_argument(
            "file",
            help="cited text, a saved graph (.ttl .trig .nq .jsonld), an archive, or - for stdin",
        )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    return parser


def add_counting(parser: argparse.ArgumentParser) -> None:
    """Add what says which links count."""
    parser.add_argument(
        "--counting",
        choices=("explicit", "candidates"),
        default="explicit",
        help="candidates also counts title matches and paragraph scope",
    )
    parser.add_argument(
        "--min-confidence",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="leave out links less sure than this, 0 to 1",
    )


def counted_links(options: argparse.Namespace) -> dict[str, Any]:
    """Return what ``add_counting`` asked for, as keyword arguments."""
    return {"counting": options.counting, "min_confidence": options.min_confidence}


def open_graph(name: str, only_citations: bool = False) -> ClaimGraph:
    """Return the graph of a file, loaded or read by its ending, or that of a whole archive."""
    from claimgraph import files

    if name == "-":
        return files.read_bytes(sys.stdin.buffer.read(), only_citations=only_citations)
    if (held := open_archive(name)) is not None:
        with held:
            return held.get(*held)
    path = Path(name)
    if path.suffix.lower() in files.SUFFIXES:
        return files.load(path)
    return files.read(path, only_citations=only_citations)


def open_archive(name: str) -> Archive | None:
    """Return the archive in a folder or behind a URL, to read; None when there is none."""
    from claimgraph.archive import Archive, is_archive, is_url

    if is_url(name):
        return Archive(name)
    return Archive(name, read_only=True) if is_archive(name) else None


def open_holder(name: str) -> ClaimGraph | Archive:
    """Return what answers questions: an archive as it lies, or the graph of a file."""
    return open_archive(name) or open_graph(name)


def number_or_name(value: str) -> str | int:
    """Return a source's number as an int, any other name as it is."""
    return int(value) if value.isascii() and value.isdecimal() else value


def show(result: Result[Any], as_json: bool) -> None:
    """Print the rows of an answer: aligned columns, or a JSON array of objects."""
    if as_json:
        print_json(result.rows())
    else:
        print_rows(result.rows())


def print_rows(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows as aligned columns, whole, with nothing a terminal would obey."""
    from claimgraph.results import table_lines

    for line in table_lines(rows, limit=10_000):
        print(line.removeprefix("  "))


def print_json(value: object) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
