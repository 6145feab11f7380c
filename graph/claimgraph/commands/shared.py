"""What the commands share: their options, and opening what they are asked about."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimgraph.archive import Archive
    from claimgraph.archive.archive import Durability
    from claimgraph.graph import ClaimGraph
    from claimgraph.intake import ReadLimits
    from claimgraph.reading import ClaimSize

TEXTS = ".txt .md .html .wiki .rst .adoc .docx .odt .epub .pdf .nxml .json"
GRAPHS = ".ttl .trig .nq .nt .jsonld .rdf"
"""The endings of files, for ``--help``; those of ``intake.ENDINGS`` that have no other spelling."""
DONE = "exit codes: 0 done, 2 could not run (standard error says why)"
FOUND = "exit codes: 0 nothing found, 1 something found, 2 could not run (standard error says why)"
CLAIM_SIZES = ("statement", "sentence")
"""What a claim may be made of: ``reading.ClaimSize``, whose import is too slow for ``--help``."""


def command(
    commands: Any, name: str, says: str, *, file: bool = True, exits: str = DONE
) -> argparse.ArgumentParser:
    """Add a command that reads a text or a saved graph, with ``--json``."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=says, description=says, epilog=exits
    )
    if file:
        parser.add_argument(
            "file",
            metavar="FILE",
            help=f"cited text ({TEXTS}), a saved graph ({GRAPHS}), an archive's folder, "
            "or - for standard input",
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
        help="what becomes one claim: each statement that a sentence makes (the default), or the "
        "whole sentence; a saved graph keeps the claims it has",
    )


def add_counting(parser: argparse.ArgumentParser) -> None:
    """Add what says which links count."""
    parser.add_argument(
        "--counting",
        choices=("explicit", "candidates"),
        default="explicit",
        help="explicit (the default): links that a marker shows or a person accepted; "
        "candidates: also those that only a title or the paragraph suggests",
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
    number = _number(value)
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"{value} is not a number from 0 on")
    return number


def _number(value: str) -> float:
    """Return a number, or one that lies in no range."""
    try:
        return float(value)
    except ValueError:
        return float("nan")


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
    if path.suffix.lower() in files.GRAPH_ENDINGS:
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
    from shutil import rmtree

    from claimgraph.archive import Archive, is_archive, is_url
    from claimgraph.results import counted

    new = not is_url(place) and not is_archive(place)
    folder = Path(place)
    was_there = folder.exists()
    with Archive(place, durability=durability) as archive:
        try:
            yield archive
        except BaseException as error:
            kept = 0 if is_url(place) else len(archive)
            new = new and not kept
            if isinstance(error, KeyboardInterrupt) and kept:
                told = f"{place} holds {counted(kept, 'documents')}, each whole"
                print(f"{told}; the same command goes on from there", file=sys.stderr)
            raise
        else:
            new = False
        finally:
            archive.close()
            if new:
                for entry in [folder / "lock", *folder.glob("ledger.sqlite*")]:
                    entry.unlink(missing_ok=True)
                rmtree(folder / "store")
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
    """Return a source's number as an int, any other name ("007", too) as it is."""
    number = value.isascii() and value.isdecimal() and len(value) < 10
    return int(value) if number and str(int(value)) == value else value


def fraction(value: str) -> float:
    """Return a number from 0 to 1, for argparse."""
    number = _number(value)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{value} is not between 0 and 1")
    return number


def count(value: str) -> int:
    """Return a whole number from 1 on, for argparse."""
    number = _number(value)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{value} is less than 1")
    if not number.is_integer():
        raise argparse.ArgumentTypeError(f"{value} is not a whole number")
    return int(number)
