"""What a report holds: findings, each with its rule, its words and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from claimgraph.report.rules import RULES, Rule, Severity


@dataclass(frozen=True)
class Related:
    """Another place that a finding is about: its span in the same document, and what it is."""

    start: int
    end: int
    says: str


@dataclass(frozen=True)
class Finding:
    """One thing found in one document, by one rule, at one place.

    ``start`` and ``end`` are 0-based code points of the document's text, end excluded; ``line`` and
    ``column`` are 1-based. ``node`` is the id of the node it is about.
    """

    code: str
    message: str
    document: str
    start: int
    end: int
    line: int
    column: int
    words: str
    node: str
    related: tuple[Related, ...] = ()

    @property
    def rule(self) -> Rule:
        """The rule that found it."""
        return RULES[self.code]

    @property
    def name(self) -> str:
        """The name of the rule, such as "dangling-marker"."""
        return self.rule.name

    @property
    def severity(self) -> Severity:
        """How bad it is: error, warning, or note."""
        return self.rule.severity


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset, both counted from 1, in code points.

    >>> place("It rained.\\nIt poured.", 14)
    (2, 4)
    """
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
