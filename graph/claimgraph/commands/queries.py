"""The commands that list the answer to one question: a row of ``LISTS`` for each.

A row names the method that is asked, the arguments of the command, and which of them are keywords
of the method. A command that prints more than a list has a module of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimgraph.commands.printing import show
from claimgraph.commands.shared import (
    DONE,
    FOUND,
    add_counting,
    add_published,
    command,
    number_or_name,
    open_graph,
    open_holder,
    read_limits,
)

if TYPE_CHECKING:
    from claimgraph.archive import Archive
    from claimgraph.graph import ClaimGraph
    from claimgraph.results import Result

Parser = argparse.ArgumentParser


@dataclass(frozen=True)
class ListCommand:
    """A command that prints what one method answers; it is named after the method.

    Attributes:
        method: of ``ClaimGraph`` and, where the answer is not a finding, of ``Archive``.
        help: what the command does, for ``--help``.
        add_arguments: adds the command's own arguments.
        keywords: the arguments that are passed to the method, parted by spaces.
        finding: whether an answer is a finding; the exit code is then 1.
        archives: whether an archive answers by itself; else it is read as one graph.
        shape: makes the answer into what people see of it; JSON has the rows as they are.
    """

    method: str
    help: str
    add_arguments: Callable[[Parser], None]
    keywords: str
    finding: bool = False
    archives: bool = True
    shape: Callable[[Result[Any]], Result[Any]] | None = None

    def add_parser(self, commands: Any) -> None:
        """Add the command."""
        exits = FOUND if self.finding else DONE
        self.add_arguments(command(commands, self.method, self.help, exits=exits))

    def run(self, options: argparse.Namespace) -> int:
        """Print the answer; return the exit code."""
        published = getattr(options, "published", None)
        opened = open_holder if self.archives else open_graph
        held = opened(
            options.file, published=published, claims=options.claims, limits=read_limits(options)
        )
        keywords = {name: getattr(options, name) for name in self.keywords.split()}
        found = getattr(held, self.method)(**keywords)
        shape = None if options.json else self.shape
        show(shape(found) if shape else found, options.json)
        if not found:
            _tell_left_out(held, self.method)
        return 1 if self.finding and found else 0


def _tell_left_out(held: ClaimGraph | Archive, nouns: str) -> None:
    """Say that texts in some languages were not searched for such things, where none is found."""
    from claimgraph.graph import ClaimGraph
    from claimgraph.model import Document
    from claimgraph.reading.pipeline import left_out

    if nouns in ("actors", "events", "figures") and isinstance(held, ClaimGraph):
        spoken = sorted({document.language or "en" for document in held.all(Document)})
        deaf = [language for language in spoken if nouns in left_out(language)]
        if deaf:
            said = f"{nouns} are not looked for in texts in {', '.join(deaf)} (BCP 47 tags)"
            print(said, file=sys.stderr)


def _claims(parser: Parser) -> None:
    for name, says in {
        "relying-on": "backed by this source (number in the list, id, title or url)",
        "citing": "a marker in the text shows this source",
        "only-source": "relies on this source and no other",
        "voiced-by": "said by this actor inside the text",
        "mentioning": "names this actor",
        "about": "is about this event",
        "document": "stands in this document",
    }.items():
        kind = number_or_name if "source" in says else str
        parser.add_argument(f"--{name}", metavar="NAME", type=kind, help=says)
    parser.add_argument(
        "--counting",
        choices=("explicit", "candidates"),
        default="explicit",
        help="what --relying-on counts; explicit (the default): links that a marker shows or a "
        "person accepted; candidates: also those that only a title or the paragraph suggests",
    )
    parser.add_argument("--status", metavar="STATUS", help="cited, matched, voiced or uncited")
    parser.add_argument(
        "--proposed-by", metavar="NAME", help="made by this program or model, not by the rules"
    )
    parser.add_argument(
        "--kind", metavar="KIND", help="fact, evaluation, normative, linkage or absence"
    )


def _sources(parser: Parser) -> None:
    parser.add_argument("--of", metavar="CLAIM", help="the sources this claim relies on")
    parser.add_argument("--document", metavar="NAME", help="listed in this document")
    used = parser.add_mutually_exclusive_group()
    used.add_argument("--unused", action="store_true", default=None, help="no claim relies on them")
    used.add_argument(
        "--used", action="store_false", dest="unused", help="some claim relies on them"
    )


def _figures(parser: Parser) -> None:
    parser.add_argument("--unit", help="in this unit: a code such as EUR, or a counted noun")
    parser.add_argument("--of", metavar="CLAIM", help="stated by this claim")
    parser.add_argument("--document", metavar="NAME", help="stated in this document")


def _actors(parser: Parser) -> None:
    parser.add_argument("--in-claim", metavar="CLAIM", help="named by this claim")
    parser.add_argument("--voicing", metavar="CLAIM", help="who says this claim")
    parser.add_argument(
        "--speaking", action=_Speaking, nargs=0, help="only those who say something"
    )
    parser.add_argument("--document", metavar="NAME", help="named in this document")


class _Speaking(argparse.Action):
    """Asks for all who say anything, unless those of one claim are asked for, before or after."""

    def __call__(self, _: Parser, options: argparse.Namespace, *__: object) -> None:
        options.voicing = options.voicing or True


def _events(parser: Parser) -> None:
    parser.add_argument("--involving", metavar="ACTOR", help="this actor acts in it or takes part")
    for name, says in {
        "during": "all of it lies in this year, month or day, as in 2026-03",
        "after": "it begins after this year, month or day",
        "before": "it ends before this year, month or day",
    }.items():
        parser.add_argument(f"--{name}", metavar="DATE", help=says)
    add_published(parser)
    parser.add_argument("--document", metavar="NAME", help="told in this document")


def _contradictions(parser: Parser) -> None:
    parser.add_argument("--of", metavar="CLAIM", dest="claim", help="only those of this claim")


def _by_side(found: Result[Any]) -> Result[Any]:
    """Return two rows for each contradiction, one a side, so that its words stay readable."""
    from claimgraph.results import Result

    sides = []
    for number, row in enumerate(found.rows(), 1):
        told = dict(zip(_SIDE, list(row.values())[:4], strict=True))
        other = dict(zip(_SIDE, list(row.values())[4:8], strict=True))
        sides += [{"pair": number, "reason": row["reason"], **told}]
        sides += [{"pair": number, "reason": "", **other}]
    return Result(sides, dict, "contradictions")


_SIDE = ("claim", "text", "document", "sources")

LISTS = {
    row.method: row
    for row in (
        ListCommand(
            "claims",
            "list claims with their status and sources",
            _claims,
            "relying_on counting citing only_source status kind voiced_by mentioning about "
            "proposed_by document",
        ),
        ListCommand(
            "sources",
            "list sources with the number of claims they carry",
            _sources,
            "of unused document",
        ),
        ListCommand("figures", "list the figures that claims state", _figures, "unit of document"),
        ListCommand(
            "actors",
            "list the people, organisations, countries and groups",
            _actors,
            "in_claim voicing document",
        ),
        ListCommand(
            "events",
            "list the events that claims are about",
            _events,
            "involving during after before document",
        ),
        ListCommand(
            "contradictions",
            "list claims that cannot both hold, both sides",
            _contradictions,
            "claim",
            finding=True,
            shape=_by_side,
        ),
        ListCommand(
            "loops",
            "find claims and sources that rest on themselves",
            add_counting,
            "counting min_confidence",
            finding=True,
            archives=False,
        ),
    )
}
"""The list commands by name."""
