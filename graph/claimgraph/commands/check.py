"""``claimgraph check``: the gate before cited text goes out; one line for each finding."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimgraph.commands.printing import safe_json, shown_error
from claimgraph.commands.shared import (
    CLAIM_SIZES,
    FOUND,
    GRAPHS,
    TEXTS,
    add_read_limits,
    number_or_name,
    open_graph,
    read_limits,
)
from claimgraph.errors import ClaimGraphError
from claimgraph.progress import tracked

if TYPE_CHECKING:
    from claimgraph.intake import ReadLimits
    from claimgraph.intake.file_positions import FilePositions
    from claimgraph.questions import Name
    from claimgraph.report import Report, Seen
    from claimgraph.report.sarif import Checked

SAYS = "report what is wrong with the citations of a text"
EPILOG = f"""\
--select and --ignore take codes (CG101), beginnings of codes (CG1), names, or ALL

{FOUND}
"""
_COLOURS = {"error": "31", "warning": "33", "note": "36"}
_IN_PLACE = ("text/plain", "text/markdown", "text/x-rst")
_FOUND_AGAIN = ("text/html", "text/x-wiki", "application/json")
"""What files hold whose words can be found in them again, although their text is an extract."""


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "check",
        help=SAYS,
        description=SAYS,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=f"cited text ({TEXTS}), a saved graph ({GRAPHS}), or - for standard input",
    )
    for name, says in (("select", "check these rules only"), ("ignore", "leave these rules out")):
        parser.add_argument(f"--{name}", metavar="RULES", action="append", default=[], help=says)
    parser.add_argument(
        "--sources",
        metavar="FOLDER",
        help="full texts of the sources, in files named by number (1.txt, 2.html), to look for "
        "quotations and figures in",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON instead of lines")
    form.add_argument(
        "--sarif", action="store_true", help="print SARIF 2.1.0 for code review tools"
    )
    parser.add_argument(
        "--voices",
        action="store_true",
        help="also read who says what: then words of somebody (CG203) are no "
        "uncited claims (CG201); starts slower",
    )
    parser.add_argument(
        "--claims",
        choices=CLAIM_SIZES,
        help="check each sentence (the default), or each statement that a sentence makes (the "
        "default with --voices), which reads the text in full",
    )
    add_read_limits(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="print findings only")
    parser.add_argument("--rules", action=_ListRules, nargs=0, help="list the rules and exit")


class _ListRules(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from claimgraph.report import RULES

        for rule in RULES.values():
            print(f"{rule.code}  {rule.name:16}  {rule.severity:7}  {rule.says}")
        parser.exit(0)


def run(options: argparse.Namespace) -> int:
    """Check every file, print the findings on stdout and how each file was read on stderr."""
    try:
        checks, failed, chosen = _checked(options)
    except Exception as error:
        if options.sarif:  # whoever takes it has to hear that nothing was checked
            _print_sarif([], {"": shown_error(error)})
        raise
    if options.json:
        _print_json(chosen)
    elif options.sarif:
        checked = [
            c for name, report in chosen.items() for c in _places(name, report, checks[name])
        ]
        _print_sarif(checked, {name: shown_error(why) for name, why in failed.items()})
    else:
        _print_lines(chosen)
    if not options.quiet:
        for name, report in chosen.items():
            _explain(name, report, checks[name])
    for name, why in failed.items():
        told = shown_error(why)
        print(f"claimgraph check: {told if name in told else f'{name}: {told}'}", file=sys.stderr)
    return 2 if failed else 1 if any(chosen.values()) else 0


def _checked(
    options: argparse.Namespace,
) -> tuple[dict[str, _Check], dict[str, Exception], dict[str, Report]]:
    """Return what ``_checks`` does, and what is asked for of each report."""
    from claimgraph.report import Choice

    choice = Choice(_split(options.select), _split(options.ignore))
    checks, failed = _checks(list(dict.fromkeys(options.files)), options)
    return checks, failed, {name: check.report.chosen(choice) for name, check in checks.items()}


def _checks(
    names: list[str], options: argparse.Namespace
) -> tuple[dict[str, _Check], dict[str, Exception]]:
    """Return the check of each file, and of several what is wrong with those that cannot be read.

    Raises:
        ClaimGraphError: the only file cannot be read.
        OSError: it is not there.
    """
    checks: dict[str, _Check] = {}
    failed: dict[str, Exception] = {}
    for name in tracked(names, "files", shown=len(names) > 1):
        try:
            checks[name] = _check(name, options)
        except (ClaimGraphError, OSError) as error:
            if len(names) == 1 and not options.sarif:
                raise
            failed[name] = error
    return checks, failed


def _split(wishes: Iterable[str]) -> tuple[str, ...]:
    return tuple(w for wish in wishes for part in wish.split(",") if (w := part.strip()))


class _Check(NamedTuple):
    """The report on a file, the texts of its documents, and where their words stand in the file."""

    report: Report
    texts: dict[str, str]
    origins: FilePositions | None = None


def _check(name: str, options: argparse.Namespace) -> _Check:
    from claimgraph import files
    from claimgraph.model import Document

    limits = read_limits(options)
    piped = sys.stdin.buffer.read(limits.size + 1) if name == "-" else None
    how: Any = {
        "only_citations": not (options.voices or options.claims == "statement"),
        "claims": options.claims or "statement",
        "limits": limits,
    }
    kb = open_graph(name, **how) if piped is None else files.read_bytes(piped, **how)
    texts = {document.id: document.text for document in kb.all(Document)}
    folder = options.sources
    report = kb.report(_source_texts(Path(folder)) if folder else None)
    origins = _origins(name, piped, report, limits)
    return _Check(_in_file(report, origins) if origins else report, texts, origins)


def _origins(
    name: str, piped: bytes | None, report: Report, limits: ReadLimits
) -> FilePositions | None:
    """Return where the words of a page stand in its file; None where the text is the file's own."""
    if any(d.media_type not in _FOUND_AGAIN for d in report.documents) or not report.documents:
        return None
    if piped is None and Path(name).suffix.lower() in GRAPHS.split():
        return None
    from claimgraph.intake import take_in
    from claimgraph.intake.file_positions import FilePositions

    data = piped if piped is not None else Path(name).read_bytes()
    taken = take_in(data, name, limits=limits)
    if taken.source is None:
        return None
    return FilePositions(taken.source, taken.text, taken.media_type)


def _in_file(report: Report, origins: FilePositions) -> Report:
    """Return a report whose lines and columns are those of the file."""
    from claimgraph.report import Report

    found = []
    for finding in report:
        line, column = origins.place(finding.start)
        found.append(replace(finding, line=line, column=column))
    return Report(found, report.documents)


def _source_texts(folder: Path) -> dict[Name, str]:
    from claimgraph.intake import take_in

    files = sorted(f for f in folder.iterdir() if f.is_file() and not f.name.startswith("."))
    return {number_or_name(f.stem.lstrip("0")): take_in(f.read_bytes(), str(f)).text for f in files}


# -- printing ------------------------------------------------------------------------------------


def _print_lines(chosen: dict[str, Report]) -> None:
    from claimgraph.results import cell

    coloured = _coloured()
    for name, report in chosen.items():
        for found in report:
            code = (
                f"\x1b[1;{_COLOURS[found.severity]}m{found.code}\x1b[0m" if coloured else found.code
            )
            print(f"{cell(name)}:{found.line}:{found.column}: {code} {cell(found.message)}")


def _coloured() -> bool:
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _print_json(chosen: dict[str, Report]) -> None:
    found = [{"file": name} | json.loads(report.to_json()) for name, report in chosen.items()]
    print(safe_json(found))


def _print_sarif(checked: Iterable[Checked], failed: Mapping[str, str]) -> None:
    from importlib.metadata import PackageNotFoundError, version

    from claimgraph.report.sarif import to_sarif

    try:
        ours = version("claimgraph")
    except PackageNotFoundError:  # a bare checkout
        ours = "0"
    print(safe_json(to_sarif(list(checked), ours, failed)))


def _places(name: str, report: Report, check: _Check) -> list[Checked]:
    from claimgraph.report.sarif import Checked

    find = check.origins.span if check.origins else None
    return [
        Checked(name, check.texts[d.document], _in_place(name, d), _of(report, d), find)
        for d in report.documents
    ]


def _of(report: Report, document: Seen) -> Any:
    return tuple(finding for finding in report if finding.document == document.document)


def _in_place(name: str, document: Seen) -> bool:
    """Whether the document's lines are those of the file it was read from."""
    return document.media_type in _IN_PLACE and Path(name).suffix.lower() not in GRAPHS.split()


def _explain(name: str, report: Report, check: _Check) -> None:
    """Print on stderr how a file was read, and what was found and left out."""
    from claimgraph.results import cell, counted

    lines = [cell(name)]
    for document in report.documents:
        lines += [f"  {cell(fact)}" for fact in document.lines()]
        if check.origins:
            lines.append("  lines and columns are those of the file, where its words are found")
        elif document.media_type not in _IN_PLACE:
            lines.append("  lines and columns count in the text taken from the file")
    left = len(check.report) - len(report)
    counts = Counter(finding.severity for finding in report)
    found = ", ".join(counted(n, kind + "s") for kind, n in counts.items()) or "nothing"
    others = f" ({left} more by rules not selected)" if left else ""
    print(*lines, f"  found {found}{others}", sep="\n", file=sys.stderr)
