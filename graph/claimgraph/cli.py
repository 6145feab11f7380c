"""The command line: results on stdout, everything else on stderr.

Exit codes: 0 done, 1 findings (of commands that check), 2 could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from claimgraph.commands import COMMANDS
from claimgraph.commands.queries import LISTS
from claimgraph.commands.shared import shown_error
from claimgraph.errors import ClaimGraphError

EPILOG = (
    "examples:\n  claimgraph read briefing.txt\n  claimgraph claims briefing.txt --relying-on 5"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest:
        parser.exit(2, f"{_misfit(options.command, rest)}\n")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("claimgraph: stopped", file=sys.stderr)
        return 130
    except (ClaimGraphError, OSError) as error:
        print(f"claimgraph {options.command}: {shown_error(error)}", file=sys.stderr)
        return 2


def _misfit(command: str, rest: Sequence[str]) -> str:
    """Return what to say of arguments that a command does not take."""
    told = shown_error(ValueError(" ".join(rest)))
    return f"claimgraph {command}: does not take {told}; see claimgraph {command} --help"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="claimgraph",
        description="Which claims rely on which source: cited text as a graph to ask and draw.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        command: Any = LISTS.get(name) or import_module(f"claimgraph.commands.{name}")
        command.add_parser(commands)
        commands.choices[name].set_defaults(run=command.run)
    return parser


class _Version(argparse.Action):
    """Prints the version, which is looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"claimgraph {_version()}")
        parser.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("claimgraph")
    except PackageNotFoundError:  # a bare checkout
        return "(not installed)"
