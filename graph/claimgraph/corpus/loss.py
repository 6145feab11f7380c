"""``CorpusLoss``: what falls, what survives, and how far away, as tables of an engine."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from claimgraph.analysis.rule_base import INSIDE, ONE_OF
from claimgraph.corpus.notices import LossQueries
from claimgraph.engines import Engine
from claimgraph.questions import Counting
from claimgraph.tables import new_folder

Outcome = Literal["falls", "in question", "survives", "untouched", "unsupported"]


class Lost(NamedTuple):
    """The names of the tables of a loss: what fell, what stood before, and by which rules."""

    fallen: str
    standing: str
    rules: str


Lose = Callable[[str, Counting, float], Lost]
"""Reckons a loss."""


class CorpusLoss:
    """What a loss does to every claim of a corpus, with the outcomes of ``ClaimGraph.without``.

    Lists of claims are ids, sorted; ``rows`` and ``save`` tell more. It lives as its engine does.
    """

    def __init__(
        self,
        engine: Engine,
        found: LossQueries,
        lose: Lose,
        counting: Counting,
        min_confidence: float,
    ) -> None:
        self._engine, self._losses, self._lose = engine, found, lose
        self._chosen = (counting, min_confidence)
        self._fallen, self._standing, self._live = lose(found.lost, counting, min_confidence)
        self._made = [self._fallen]
        self._outcomes = f"{self._fallen}_outcomes"
        engine.make(self._outcomes, self._touched())

    def _touched(self) -> str:
        """Return the query of the claims that fall, survive or are in question, with their hop."""
        fallen = self._fallen
        hit = (
            f"SELECT r.node, MIN(f.hop) + 1 AS hop FROM {self._live} r "
            f"JOIN {fallen} f ON r.needs = f.node WHERE NOT EXISTS "
            f"(SELECT 1 FROM {fallen} g WHERE g.node = r.node) GROUP BY r.node"
        )
        return (
            f"SELECT c.node, 'falls' AS outcome, f.hop FROM claims c JOIN {fallen} f "
            "ON c.node = f.node UNION ALL "
            "SELECT c.node, CASE WHEN q.node IS NULL THEN 'survives' ELSE 'in question' END, "
            f"h.hop FROM claims c JOIN ({hit}) h ON c.node = h.node "
            f"LEFT JOIN ({self._doubted()}) q ON c.node = q.node"
        )

    def _doubted(self) -> str:
        """Return the query of claims with an open marker of which a work is lost.

        Of a marker that means one of several works any will do; of one inside the sentence all are.
        """
        gone = f"SELECT node FROM {self._fallen} UNION {self._losses.lost}"
        return (
            "SELECT DISTINCT p.node FROM (SELECT c.node, x.marker, x.basis FROM citations x "
            "JOIN claims c ON c.id = x.claim JOIN sources s ON s.id = x.source "
            f"LEFT JOIN ({gone}) g ON g.node = s.node WHERE x.marker IS NOT NULL "
            f"AND x.basis IN ('{INSIDE}', '{ONE_OF}') GROUP BY c.node, x.marker, x.basis "
            f"HAVING COUNT(g.node) > 0 AND (x.basis = '{ONE_OF}' OR COUNT(g.node) = COUNT(*))) p"
        )

    @cached_property
    def counts(self) -> dict[Outcome, int]:
        """How many claims have each outcome."""
        rows = self._engine.rows
        found: dict[str, int] = dict(
            rows(f"SELECT outcome, COUNT(*) FROM {self._outcomes} GROUP BY outcome")
        )
        falls, survives = found.get("falls", 0), found.get("survives", 0)
        open_ones = found.get("in question", 0)
        claims = rows("SELECT COUNT(*) FROM claims")[0][0]
        stood = rows(f"SELECT COUNT(*) FROM claims c JOIN {self._standing} s ON c.node = s.node")[
            0
        ][0]
        return {
            "falls": falls,
            "in question": open_ones,
            "survives": survives,
            "untouched": stood - falls - open_ones - survives,
            "unsupported": claims - stood,
        }

    @property
    def falls(self) -> list[str]:
        """The claims that stood and no longer do."""
        return self._of("falls")

    @property
    def survives(self) -> list[str]:
        """The claims that lost a support and still stand."""
        return self._of("survives")

    @property
    def in_question(self) -> list[str]:
        """The claims that stand, though what their text rests them on may be lost."""
        return self._of("in question")

    @property
    def unsupported(self) -> list[str]:
        """The claims that never had support that counts."""
        return self._ids(
            f"SELECT c.id FROM claims c WHERE NOT EXISTS "
            f"(SELECT 1 FROM {self._standing} s WHERE s.node = c.node)"
        )

    @cached_property
    def candidates(self) -> list[str]:
        """The fallen claims that advisory links would hold up, such as a title that matches."""
        return self._fell(self._fallen, but_not=self._again(self._losses.lost, "candidates", 0.0))

    @cached_property
    def unresolved(self) -> list[str]:
        """The other claims that stand, but not if all that is in question were lost as well."""
        doubted = f"SELECT node FROM {self._outcomes} WHERE outcome = 'in question'"
        worst = f"{self._losses.lost} UNION {self._losses.in_question} UNION {doubted}"
        found = self._fell(self._again(worst, *self._chosen), but_not=self._fallen)
        return sorted(set(found) - set(self.in_question))

    def rows(self, limit: int | None = None) -> list[dict[str, Any]]:
        """Return the claims that lost a support, nearest first: id, outcome, hops, text."""
        query = (
            "SELECT c.id, o.outcome, o.hop, c.text FROM "
            f"{self._outcomes} o JOIN claims c ON c.node = o.node ORDER BY o.outcome, o.hop, c.id"
        )
        found = self._engine.rows(query + ("" if limit is None else f" LIMIT {int(limit)}"))
        return [dict(zip(("id", "outcome", "hops", "text"), row, strict=True)) for row in found]

    def save(self, folder: str | Path) -> Path:
        """Write the claims that lost a support as Parquet: node, id, outcome, hops.

        Raises:
            FileExistsError: the folder exists.
        """
        target = new_folder(folder)
        query = (
            "SELECT c.node, c.id, o.outcome, o.hop AS hops "
            f"FROM {self._outcomes} o JOIN claims c ON c.node = o.node"
        )
        self._engine.save(query, target)
        return target

    def _of(self, outcome: Outcome) -> list[str]:
        return self._ids(
            f"SELECT c.id FROM claims c JOIN {self._outcomes} o ON c.node = o.node "
            f"WHERE o.outcome = '{outcome}'"
        )

    def _fell(self, fallen: str, *, but_not: str) -> list[str]:
        return self._ids(
            f"SELECT c.id FROM claims c JOIN {fallen} f ON c.node = f.node WHERE NOT EXISTS "
            f"(SELECT 1 FROM {but_not} o WHERE o.node = c.node)"
        )

    def _again(self, lost: str, counting: Counting, min_confidence: float) -> str:
        again = self._lose(lost, counting, min_confidence)
        self._made.append(again.fallen)
        return again.fallen

    def _ids(self, query: str) -> list[str]:
        return sorted(row[0] for row in self._engine.rows(query))

    def close(self) -> None:
        """Forget the tables of this loss."""
        for name in (*self._made, self._outcomes):
            self._engine.drop(name, f"{name}_new")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        told = ", ".join(f"{number:,} {outcome}" for outcome, number in self.counts.items())
        return f"<CorpusLoss: {told}>"
