"""``claimgraph serve``: an archive as a SPARQL endpoint, and a page to ask in."""

from __future__ import annotations

import argparse
import errno
import os
import secrets
import socket
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.commands.shared import add_limits, add_reading, count, open_graph, read_limits
from claimgraph.errors import ArchiveProblem, MissingExtra

if TYPE_CHECKING:
    from claimgraph.serve import Access, Service

SAYS = "answer SPARQL and questions about an archive over HTTP, read-only"
TOKEN = "CLAIMGRAPH_TOKEN"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
EPILOG = f"""\
examples:
  claimgraph serve news
  claimgraph serve news --port 7900 --timeout 10

Only this machine is answered, unless --listen names another address; then every request has to
bring a token: that of {TOKEN}, or one that is made and printed at the start.
"""


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "serve",
        help=SAYS,
        description=SAYS,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_served(parser, port=7878)


def add_served(parser: argparse.ArgumentParser, port: int) -> None:
    """Add what is served, where, to whom and with which limits."""
    parser.add_argument(
        "archive", metavar="ARCHIVE", help="the archive's folder; or a text or graph, to try it"
    )
    add_reading(parser)
    parser.add_argument(
        "--listen",
        metavar="ADDRESS",
        default="127.0.0.1",
        help="where to answer (127.0.0.1)",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=port,
        metavar="PORT",
        help=f"answer at this port ({port}; 0 for any that is free)",
    )
    for name, says in (
        ("host-name", "another name by which this server may be called"),
        ("origin", "another site whose pages may ask, such as https://example.org"),
    ):
        parser.add_argument(f"--{name}", action="append", default=[], metavar="NAME", help=says)
    parser.add_argument(
        "--workers", type=count, default=12, help="how many queries may run at once (12)"
    )
    add_limits(parser, seconds=2.0)


def run(options: argparse.Namespace) -> int:
    """Answer until Ctrl-C."""
    try:
        from claimgraph.serve import run as answer  # by name, as the package imports it late
    except ImportError as error:
        raise MissingExtra(str(error.name), "serve") from error

    with ExitStack() as stack:
        listening, access = door(options, stack)
        service = opened(options, stack)
        url = address_of(listening, options.listen)
        token = f"?token={access.token}" if access.token else ""
        print(f"a page to ask in: {url}{token}", file=sys.stderr)
        print(f"the SPARQL endpoint: {url}query", file=sys.stderr, flush=True)
        answer(service, access, listening)
    return 0


def opened(options: argparse.Namespace, stack: ExitStack) -> Service:
    """Return what answers for the archive that is named."""
    from claimgraph.serve import Service
    from claimgraph.store import Limits

    limits = Limits(seconds=options.timeout or None, rows=int(options.max_rows) or None)
    archive = _archive(options, stack)
    return Service(archive, limits, workers=options.workers)


def door(options: argparse.Namespace, stack: ExitStack) -> tuple[socket.socket, Access]:
    """Return where to listen, and who is let in."""
    from claimgraph.serve import Access

    names = {*LOOPBACK, options.listen, *options.host_name}
    listening = stack.enter_context(_listening(options.listen, options.port))
    return listening, Access(tuple(names), tuple(options.origin), _token(options.listen))


def _archive(options: argparse.Namespace, stack: ExitStack) -> Path:
    """Return the folder of an archive; that of one made of a text or graph where it is one."""
    from claimgraph.archive import Archive, is_archive, is_url

    name = options.archive
    if is_url(name):
        raise ArchiveProblem(f"{name} is served already; name the folder of an archive")
    if is_archive(name):
        return Path(name)
    kb = open_graph(name, claims=options.claims, limits=read_limits(options))
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimgraph-")))
    with Archive(folder / "archive") as archive:
        archive.add(kb)
    return folder / "archive"


def _port(value: str) -> int:
    number = int(value)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{value} is not between 0 and 65535")
    return number


def _listening(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=200)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        why = "something else listens there; choose another port with --port, or 0 for any"
        raise OSError(error.errno, why, f"{address}:{port}") from None


def _token(address: str) -> str | None:
    """Return what each request has to bring; None where only this machine is answered."""
    given = os.environ.get(TOKEN)
    if given or address in LOOPBACK:
        return given or None
    return secrets.token_urlsafe(24)


def address_of(listening: socket.socket, address: str) -> str:
    """Return the url at which somebody is answered."""
    port = listening.getsockname()[1]
    shown = f"[{address}]" if ":" in address else address
    return f"http://{shown}:{port}/"
