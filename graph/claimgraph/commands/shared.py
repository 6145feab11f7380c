"""What the commands share: opening a graph, and printing an answer as text or JSON."""

from __future__ import annotations

import argparse
import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.errors import LimitExceeded

if TYPE_CHECKING:
    from claimgraph.archive import Archive
    from claimgraph.archive.archive import Durability
    from claimgraph.graph import ClaimGraph
    from claimgraph.intake import ReadLimits
    from claimgraph.model import Node
    from claimgraph.reading import ClaimSize
    from claimgraph.results import Result

CLAIM_SIZES = ("statement", "sentence")
"""What a claim may be made of: ``reading.ClaimSize``, whose import is too slow for ``--help``."""


def command(commands: Any, name: str, says: str, *, file: bool = True) -> argparse.ArgumentParser:
    """Add a command that reads a text or a saved graph, with ``--json``."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says)
    if file:
        parser.add_argument(
            "file",
            help="cited text, a saved graph (.ttl .trig .nq .jsonld), an archive, or - for stdin",
        )
        add_reading(parser)
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    return parser


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add what says how a text is read, and how much of it."""
    add_claims(parser)
    add_read_limits(parser)


def add_claims(parser: argparse.ArgumentParser) -> None:
    """Add what says of what claims are made where a text is read."""
    parser.add_argument(
        "--claims",
        choices=CLAIM_SIZES,
        default="statement",
        help="make a claim of each statement of a text, or of each whole sentence (statement); a "
        "saved graph keeps the claims it has",
    )


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
        type=fraction,
        default=0.0,
        metavar="SHARE",
        help="leave out links less sure than this, 0 to 1",
    )


def counted_links(options: argparse.Namespace) -> dict[str, Any]:
    """Return what ``add_counting`` asked for, as keyword arguments."""
    return {"counting": options.counting, "min_confidence": options.min_confidence}


def add_limits(parser: argparse.ArgumentParser, seconds: float = 30.0) -> None:
    """Add what ends a query that takes too much."""
    parser.add_argument(
        "--timeout",
        type=_limit,
        default=seconds,
        metavar="SECONDS",
        help=f"end a query after so long ({seconds:g}; 0 for no limit)",
    )
    parser.add_argument(
        "--max-rows",
        type=_limit,
        default=100_000,
        metavar="ROWS",
        help="with more rows there is an error, not the first ones (100000; 0 for no limit)",
    )


def add_read_limits(parser: argparse.ArgumentParser) -> None:
    """Add what says how much a file that is read may be."""
    parser.add_argument(
        "--at-most",
        type=_read_limit,
        action="append",
        default=[],
        dest="limits",
        metavar="WHAT=NUMBER",
        help="how much a text may be: size or unpacked (bytes), characters, lines",
    )


def _read_limit(value: str) -> tuple[str, int]:
    """Return what is limited and how much it may be, for argparse."""
    from claimgraph.intake.limits import NAMES

    name, _, number = value.partition("=")
    if name not in NAMES or not (number.isascii() and number.isdecimal() and len(number) < 16):
        known = ", ".join(f"{one}=NUMBER" for one in NAMES)
        raise argparse.ArgumentTypeError(f"{value!r} is not one of {known}")
    return name, int(number)


def read_limits(options: argparse.Namespace) -> ReadLimits:
    """Return what ``add_read_limits`` asked for."""
    from claimgraph.intake.limits import ReadLimits

    return ReadLimits(**dict(options.limits))


def limits(options: argparse.Namespace) -> dict[str, Any]:
    """Return what ``add_limits`` asked for, as keyword arguments."""
    return {
        "timeout": options.timeout or None,
        "max_rows": int(options.max_rows) or None,
    }


def _limit(value: str) -> float:
    """Return a number from 0 on, for argparse."""
    number = float(value)
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"{value} is not a number from 0 on")
    return number


def add_published(parser: argparse.ArgumentParser) -> None:
    """Add what says when a text came out."""
    parser.add_argument(
        "--published",
        metavar="DATE",
        help='the day the text came out, as in 2026-03-11; "yesterday" is counted from it',
    )


def open_graph(
    name: str,
    only_citations: bool = False,
    published: str | None = None,
    claims: ClaimSize = "statement",
    limits: ReadLimits | None = None,
) -> ClaimGraph:
    """Return the graph of a file, loaded or read by its ending, or that of a whole archive."""
    from claimgraph import files
    from claimgraph.intake.limits import ReadLimits

    how: Any = {"only_citations": only_citations, "published": published, "claims": claims}
    how["limits"] = limits = limits or ReadLimits()
    if name == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, "standard input is closed; send a text to it")
        data = sys.stdin.buffer.read(limits.size + 1)
        return files.read_bytes(data, **how)
    if (held := open_archive(name)) is not None:
        with held:
            return held.get(*held)
    path = Path(name)
    if path.suffix.lower() in files.SUFFIXES:
        return files.load(path)
    return files.read(path, **how)


def open_archive(name: str) -> Archive | None:
    """Return the archive in a folder or behind a URL, to read; None when there is none."""
    if "://" not in name and not Path(name).is_dir():
        return None  # before anything of archives is loaded: it takes longer than a short text
    from claimgraph.archive import Archive, is_archive, is_url

    if is_url(name):
        return Archive(name)
    return Archive(name, read_only=True) if is_archive(name) else None


@contextmanager
def writing_archive(place: str, durability: Durability = "durable") -> Iterator[Archive]:
    """Open an archive to write; one that was made here goes when nothing could be written to it."""
    from claimgraph.archive import Archive, is_archive, is_url

    new = not is_url(place) and not is_archive(place)
    folder = Path(place)
    was_there = folder.exists()
    with Archive(place, durability=durability) as archive:
        try:
            yield archive
        except BaseException:
            new = new and not len(archive)
            raise
        else:
            new = False
        finally:
            archive.close()
            if new:
                for entry in [folder / "lock", *folder.glob("ledger.sqlite*")]:
                    entry.unlink(missing_ok=True)
                shutil.rmtree(folder / "store")
                if not was_there:
                    folder.rmdir()


def open_holder(
    name: str,
    published: str | None = None,
    claims: ClaimSize = "statement",
    limits: ReadLimits | None = None,
) -> ClaimGraph | Archive:
    """Return what answers questions: an archive as it lies, or the graph of a file."""
    return open_archive(name) or open_graph(name, published=published, claims=claims, limits=limits)


def require(names: Sequence[str]) -> None:
    """Look for all files before the first is read.

    Raises:
        FileNotFoundError: one is not there.
    """
    for name in names:
        if name != "-" and "://" not in name and not Path(name).exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)


def number_or_name(value: str) -> str | int:
    """Return a source's number as an int, any other name as it is."""
    return int(value) if value.isascii() and value.isdecimal() else value


def fraction(value: str) -> float:
    """Return a number from 0 to 1, for argparse."""
    number = float(value)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{value} is not between 0 and 1")
    return number


def count(value: str) -> int:
    """Return a whole number from 1 on, for argparse."""
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{value} is less than 1")
    return number


def show(
    result: Result[Any],
    as_json: bool,
    kb: ClaimGraph | Archive | None = None,
    *,
    words: bool = True,
) -> None:
    """Print the rows of an answer: aligned columns, or a JSON array; say so when there are none.

    Columns show ids of nodes of ``kb``, a graph, as its handles; JSON keeps the ids. An archive has
    no handles. With ``words`` a column tells those of a node that a row names, where no other does.
    """
    if as_json:
        print_json(result.rows())
    else:
        rows = result.shown(None)
        print_rows(rows if kb is None else _short(rows, kb, words))
    if not result:
        print(repr(result)[1:-1], file=sys.stderr)


def _short(
    rows: Sequence[Mapping[str, object]], kb: ClaimGraph | Archive, words: bool
) -> Sequence[Mapping[str, object]]:
    """Return rows with handles for ids, and the words of the first node that is not a document."""
    from claimgraph.graph import ClaimGraph

    if isinstance(kb, ClaimGraph):
        return [_with_words(row, kb, kb.handle, words) for row in rows]
    if not words or not rows or "text" in rows[0]:
        return rows
    named = kb.named(value for row in rows for value in row.values() if isinstance(value, str))
    return [_with_words(row, named, lambda node: node.id, words) for row in rows]


def _with_words(
    row: Mapping[str, object],
    nodes: Mapping[str, Node],
    handle: Callable[[Node], str],
    words: bool,
) -> Mapping[str, object]:
    named = {name: nodes[v] for name, v in row.items() if isinstance(v, str) and v in nodes}
    text = next((node.label for node in named.values() if node.noun != "document"), "")
    said = not words or "text" in row or text in row.values()
    short = dict(row) | {name: handle(node) for name, node in named.items()}
    return short if said else short | {"text": text}


def print_rows(rows: Sequence[Mapping[str, object]]) -> None:
    """Print rows as aligned columns, whole, with nothing a terminal would obey."""
    from claimgraph.results import table_lines

    for line in table_lines(rows, limit=10_000):
        print(line.removeprefix("  "))


def print_json(value: object) -> None:
    """Print a value as JSON, with what a terminal would obey written as escapes."""
    print(safe_json(value))


def safe_json(value: object) -> str:
    """Return a value as JSON, in which DEL, C1 and bidirectional controls are escapes.

    >>> safe_json(chr(0x9B) + "31m")
    '"\\\\u009b31m"'
    """
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_OBEYED = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What the JSON module leaves as it is and a terminal may obey; legal only inside strings."""


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


_ALLOWING = {
    "seconds": "--timeout SECONDS",
    "rows": "--max-rows ROWS",
    **{one: f"--at-most {one}=NUMBER" for one in ("size", "unpacked", "characters", "lines")},
}
"""What allows more on the command line, by what was limited."""


def shown_error(error: Exception) -> str:
    """Return an error's message, its control characters made visible."""
    if isinstance(error, OSError) and error.strerror:
        message = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    else:
        message = str(error)
    if isinstance(error, LimitExceeded) and error.limit in _ALLOWING:
        message += f", with {_ALLOWING[error.limit]}"
    return "".join(
        c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in message
    )
