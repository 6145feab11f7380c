"""``claimgraph archive``: keep many documents in one folder, or behind a SPARQL endpoint."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from claimgraph.commands.printing import print_json, print_rows, show, summary
from claimgraph.commands.shared import (
    add_reading,
    command,
    open_graph,
    read_limits,
    require,
    writing_archive,
)
from claimgraph.errors import InvalidQuery

if TYPE_CHECKING:
    from claimgraph.archive import Archive

ACTIONS = ("add", "list", "get", "remove", "verify", "backup")
EPILOG = """\
actions:
  add PLACE FILE ...         hold the documents of texts and saved graphs
  list PLACE                 list the documents held
  get PLACE DOCUMENT ...     print documents as Turtle, or save them with -o
  remove PLACE DOCUMENT ...  drop documents
  verify PLACE               read everything and compare it with what was acknowledged
  backup PLACE FOLDER        write a copy to a new folder: an archive, to open where it lies

examples:
  claimgraph archive add news briefing.txt answers/*.md
  claimgraph claims news --relying-on https://example.org/report
  claimgraph archive backup news news-2031-06-12

A server is asked for with the user and password in CLAIMGRAPH_USER and CLAIMGRAPH_PASSWORD.

exit codes: 0 done, 1 a difference (verify), 2 could not run (standard error says why)
"""


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = command(commands, "archive", "keep many documents in one place", file=False)
    parser.epilog, parser.formatter_class = EPILOG, argparse.RawDescriptionHelpFormatter
    parser.add_argument("action", choices=ACTIONS, metavar="ACTION", help=", ".join(ACTIONS))
    parser.add_argument(
        "place", metavar="PLACE", help="the archive's folder, or the URL of an endpoint"
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="files, documents or a folder")
    parser.add_argument(
        "--replace", action="store_true", help="add: put new versions in place of those held"
    )
    parser.add_argument(
        "--fast",
        action="store_true",
        help="add: do not wait for the disk; a power cut may take the last writes",
    )
    parser.add_argument("-o", "--output", metavar="GRAPH", help="get: save here")
    add_reading(parser)


def run(options: argparse.Namespace) -> int:
    """Do what was asked for."""
    _check(options)
    from claimgraph.archive import Archive

    if options.action == "add":
        with writing_archive(options.place, "fast" if options.fast else "durable") as archive:
            return _add(archive, options)
    reading = options.action in ("list", "get", "verify")
    with Archive(
        options.place,
        read_only=reading and "://" not in options.place,
    ) as archive:
        action: Any = globals()[f"_{options.action}"]
        code: int = action(archive, options)
        return code


def _check(options: argparse.Namespace) -> None:
    wanted = {"list": 0, "verify": 0, "backup": 1}.get(options.action)
    if wanted is None and not options.names:
        what = "file" if options.action == "add" else "document"
        raise InvalidQuery(f"which {what}s? archive {options.action} PLACE {what.upper()} ...")
    if wanted is not None and len(options.names) != wanted:
        names = "a new folder" if wanted else "nothing more"
        raise InvalidQuery(f"archive {options.action} takes the place and {names}")
    if options.action == "add":
        require(options.names)


def _add(archive: Archive, options: argparse.Namespace) -> int:
    graphs = (
        open_graph(name, claims=options.claims, limits=read_limits(options))
        for name in options.names
    )
    if options.replace:
        for kb in graphs:
            print(summary(archive.replace(kb)), file=sys.stderr)
        return 0
    print(summary(archive.add_many(graphs)), file=sys.stderr)
    return 0


def _list(archive: Archive, options: argparse.Namespace) -> int:
    show(archive.documents(), options.json)
    return 0


def _get(archive: Archive, options: argparse.Namespace) -> int:
    from claimgraph import files

    kb = archive.get(*options.names)
    if options.output:
        print(f"saved {files.save(kb, options.output)}", file=sys.stderr)
    elif options.json:
        print(files.dumps(kb, "jsonld"), end="")
    else:
        print(files.dumps(kb, "turtle"), end="")
    return 0


def _remove(archive: Archive, options: argparse.Namespace) -> int:
    print(summary(archive.remove(*options.names)), file=sys.stderr)
    return 0


def _verify(archive: Archive, options: argparse.Namespace) -> int:
    found = archive.verify()
    if options.json:
        print_json({"documents": found.documents, "quads": found.quads, "problems": found.problems})
    else:
        print_rows([{"problem": problem} for problem in found.problems])
        print(f"{found.documents} documents, {found.quads} quads read", file=sys.stderr)
    return 0 if found else 1


def _backup(archive: Archive, options: argparse.Namespace) -> int:
    print(f"saved {archive.backup(options.names[0])}", file=sys.stderr)
    return 0
