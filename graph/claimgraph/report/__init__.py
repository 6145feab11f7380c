"""Reports what the reader saw in a text and decided, and what is wrong with its citations.

Everything is computed from the nodes, so it works on a graph just read and on one loaded.
"""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict

from claimgraph.model import Document, Node
from claimgraph.nodes.partition import by_document
from claimgraph.progress import working
from claimgraph.report import claims, denials, figures, markers, quotes, readings
from claimgraph.report.finding import Finding, Related
from claimgraph.report.held import Held
from claimgraph.report.rules import RULES, Choice, Rule
from claimgraph.report.seen import Seen, seen
from claimgraph.results import Result, counted

CHECKS: tuple[Callable[[Held], Iterator[Finding]], ...] = (
    markers.dangling,
    markers.unused,
    markers.repeated_numbers,
    markers.repeated_sources,
    markers.disagreeing_links,
    markers.gaps,
    markers.out_of_order,
    readings.close,
    claims.unbacked,
    quotes.not_found,
    figures.differing,
    figures.not_found,
    denials.contradicted,
)
"""The functions that find something; each serves one rule or a few, named in its docstring."""


class Report(Result[Finding]):
    """The findings of a graph's documents in reading order, and what the reader saw of each.

    A sequence of ``Finding``; ``documents`` says of each document how it was read.
    """

    def __init__(self, findings: Sequence[Finding], documents: Sequence[Seen]) -> None:
        super().__init__(findings, _row, "findings")
        self.documents = tuple(documents)

    def chosen(self, choice: Choice) -> Report:
        """Return the report with only the findings of chosen rules."""
        return Report([f for f in self if choice.takes(f.rule)], self.documents)

    def to_json(self) -> str:
        """Return everything as JSON: ``{"documents": [...], "findings": [...]}``."""
        found = {
            "documents": [asdict(document) for document in self.documents],
            "findings": [_plain(finding) for finding in self],
        }
        return json.dumps(found, ensure_ascii=False, indent=2)

    def __repr__(self) -> str:
        about = [
            line
            for document in self.documents
            for line in (document.name, *(f"  {fact}" for fact in document.lines()))
        ]
        table = super().__repr__().split("\n")[1:]
        return "\n".join([f"<Report: {self._census()}>", *map(_shown, about), *table])

    def _repr_html_(self) -> str:
        facts = "".join(
            f"<h4><bdi>{html.escape(_shown(d.name))}</bdi></h4><ul>"
            + "".join(f"<li><bdi>{html.escape(_shown(x))}</bdi></li>" for x in d.lines())
            + "</ul>"
            for d in self.documents
        )
        return f"<section>{facts}{super()._repr_html_()}</section>"

    def _census(self) -> str:
        counts: Counter[str] = Counter(f.severity for f in self)
        kinds = ("error", "warning", "note")
        return ", ".join(counted(counts[kind], kind + "s") for kind in kinds)


@working("checking")
def report(nodes: Mapping[str, Node], texts: Mapping[str, str] | None = None) -> Report:
    """Return the report on a graph's nodes.

    Args:
        nodes: node id → node, such as a ``ClaimGraph``.
        texts: source id → full text of that source; with it, quotations and figures are looked for.

    >>> kb = cg.parse("It rained [1]. It cleared up.\\n\\n[1] Rain: https://example.org/r")
    >>> [(finding.name, finding.words) for finding in report(kb)]
    [('uncited-claim', 'It cleared up.')]
    """
    findings: list[Finding] = []
    documents = []
    for key, part in by_document(nodes).items():
        document = nodes.get(key or "")
        if not isinstance(document, Document):
            continue
        held = Held(document, part, texts)
        documents.append(seen(held))
        found = [finding for check in CHECKS for finding in check(held)]
        findings += sorted(found, key=lambda f: (f.start, f.code, f.end, f.message))
    return Report(findings, documents)


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _row(finding: Finding) -> Mapping[str, object]:
    return {
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "words": finding.words,
    }


def _plain(finding: Finding) -> dict[str, object]:
    return {"name": finding.name, "severity": finding.severity} | asdict(finding)


__all__ = ["RULES", "Choice", "Finding", "Related", "Report", "Rule", "Seen", "report"]
