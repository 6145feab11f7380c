"""Grounding: what stands and by which rules, computed once for a folder and kept beside it."""

from __future__ import annotations

from functools import cached_property
from itertools import count
from pathlib import Path

from claimgraph.corpus import sql
from claimgraph.corpus.sql import Progress, counting_sql
from claimgraph.engines import Engine
from claimgraph.questions import Counting
from claimgraph.tables.lookup import Lookup

GROUP = 8_192
"""Rows in a row group of the rules that stand: few, as they are looked up by what they need."""
MANY = 1_000
"""With more nodes than this in one step a look-up gives way to a job."""


class Grounding:
    """What stands when some links count.

    Attributes:
        nodes: name of the table of what stands (node, hop).
        rules: name of the rules that stand (node, needs, rule, size), sorted by what they need.
    """

    _serial = count(1)

    def __init__(
        self,
        engine: Engine,
        folder: Path,
        counting: Counting,
        min_confidence: float,
        progress: Progress,
    ) -> None:
        condition = counting_sql(counting, min_confidence)
        key = f"{counting}_{float(min_confidence)!r}".replace(".", "_").replace("-", "_")
        self._kept = folder / "grounded" / key
        self.nodes, self.rules = f"standing_{key}", f"live_{key}"
        if not (self._kept / "standing").exists():  # written last
            self._work_out(engine, condition, progress)
        engine.open(self.nodes, self._kept / "standing")
        engine.open(self.rules, self._kept / "live")

    def _work_out(self, engine: Engine, condition: str, progress: Progress) -> None:
        # A view of its own would need a statement that the engines do not share.
        rules = f"(SELECT node, needs, rule, size FROM derivations WHERE {condition})"
        headless = f"NOT EXISTS (SELECT 1 FROM {rules} d WHERE d.node = g.node)"
        name = f"ground_{next(self._serial)}"
        sql.stand(engine, name, rules, f"SELECT g.node FROM grounds g WHERE {headless}", progress)
        engine.save(sql.live(rules, name), self._kept / "live", GROUP)
        engine.save(f"SELECT node, hop FROM {name}", self._kept / "standing")
        engine.drop(name, f"{name}_new", f"{name}_hits", f"{name}_hits_new")

    def resting_on(self, node: int) -> set[int] | None:
        """Return all that rests on a node, it included; None when it comes to be many.

        The rules are read where they lie, not through the engine: a step reads only the row
        groups that hold what the step before found.
        """
        seen = front = {node}
        while front:
            if len(front) > MANY:
                return None
            front = {head for (head,) in self._by_need.rows(front, "node")} - seen
            seen = seen | front
        return seen

    @cached_property
    def _by_need(self) -> Lookup:
        return Lookup(self._kept / "live", "needs")
