"""The command line: results on stdout, everything else on stderr.

Exit codes: 0 done, 1 findings (of commands that check), 2 could not run.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
import warnings
from collections.abc import Sequence
from errno import EBADF
from importlib import import_module
from typing import Any

from claimgraph.commands import COMMANDS, LISTED
from claimgraph.commands.printing import shown_error
from claimgraph.errors import ClaimGraphError, InvalidQuery, nearest
from claimgraph.errors.wording import shorten

EPILOG = """\
examples:
  claimgraph read briefing.txt
  claimgraph claims briefing.txt --relying-on 5
  claimgraph claims --help

words:
  claim   one statement of a text            source   a work that the text cites
  cited   a marker such as [5] backs it      voiced   only somebody in the text says so
  matched a title suggests a source          uncited  none of these

exit codes:
  0 done, nothing to report    2 could not run; standard error says why
  1 something was found (check, contradictions, loops), changed (diff) or damaged (archive verify)
"""

TRACEBACK = "CLAIMGRAPH_TRACEBACK"
"""The environment variable that has a fault of our own shown with its place."""


_COLLECT_AFTER = 200_000
"""New objects after which Python looks for cycles: modules and nodes make many and hold none."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _fill_closed_streams()
    # To look for plug-ins of pydantic in every installed package takes as long as a short text.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    usually = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER)
    atexit.register(gc.freeze)  # to look for cycles before the end takes a tenth of a short command
    name = "claimgraph"
    usual, warnings.formatwarning = warnings.formatwarning, _warned
    try:
        if sys.stdout is None:
            raise OSError(EBADF, "standard output is closed; send it to a file or to /dev/null")
        options = _options(arguments)
        name = f"claimgraph {options.command}"
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        _drop_output()
        return 0
    except KeyboardInterrupt:
        return _stopped()
    except Exception as error:
        return _stopped() if _is_stop(error) else _failed(name, error)
    finally:
        warnings.formatwarning = usual
        gc.set_threshold(*usually)


def _stopped() -> int:
    print("claimgraph: stopped", file=sys.stderr)
    return 130


def _failed(name: str, error: Exception) -> int:
    """Say on standard error why a command ended, and return its exit code."""
    if isinstance(error, (ClaimGraphError, OSError)):
        print(f"{name}: {shown_error(error)}", file=sys.stderr)
        _drop_output_that_cannot_go()
        return 2
    if os.environ.get(TRACEBACK):
        import traceback

        traceback.print_exception(error)
    told = f"{type(error).__name__}: {shown_error(error)}".rstrip(": ")
    print(f"{name}: a fault of claimgraph itself: {told}", file=sys.stderr)
    print(f"with {TRACEBACK}=1 set it says where; please report that", file=sys.stderr)
    return 2


def _is_stop(error: BaseException | None) -> bool:
    """Whether an error came of Ctrl-C, also where a library only names it."""
    ours = (ClaimGraphError, OSError)  # their words may be those of a user
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        if not isinstance(error, ours) and "KeyboardInterrupt" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _warned(message: Warning | str, *_: object, **__: object) -> str:
    """Return a warning as whoever uses a command reads it, without lines of our code."""
    told = message if isinstance(message, Exception) else UserWarning(message)
    return f"claimgraph: warning: {shown_error(told)}\n"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of a command; what argparse prints itself is written before it exits."""
    given = sys.argv[1:] if arguments is None else arguments
    asked = [name for name in given[:1] if name in COMMANDS]
    if given and not asked and not given[0].startswith("-"):
        near = nearest(given[0], COMMANDS)
        meant = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        named = shown_error(ValueError(repr(shorten(given[0]))))
        raise InvalidQuery(
            f"no command is called {named}; {meant}`claimgraph --help` lists all of them"
        )
    parser = _parser(asked or COMMANDS)
    try:
        options, rest = parser.parse_known_args(given)
    except SystemExit:
        sys.stdout.flush()
        raise
    if rest:
        parser.exit(2, f"{_misfit(options.command, rest)}\n")
    return options


def _fill_closed_streams() -> None:
    """Have no file that is opened later take the place of a stream that was closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115  # reason: it lives as long as we do


def _drop_output_that_cannot_go() -> None:
    """Write what is left, or drop it: the interpreter would fail on it again when it ends."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _drop_output()


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _misfit(command: str, rest: Sequence[str]) -> str:
    """Return what to say of arguments that a command does not take."""
    told = shown_error(ValueError(" ".join(rest)))
    return f"claimgraph {command}: does not take {told}; see claimgraph {command} --help"


def _parser(names: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of some commands: to make that of all takes as long as to read a page."""
    parser = argparse.ArgumentParser(
        prog="claimgraph",
        description="Which claims rely on which source: cited text as a graph to ask and draw.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in names:
        listed = name in LISTED
        home: Any = import_module(f"claimgraph.commands.{'queries' if listed else name}")
        command = home.LISTS[name] if listed else home
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
