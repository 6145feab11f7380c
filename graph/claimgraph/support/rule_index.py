"""The rule index: what rests on what, as rules over plain arrays, and what stands at the start.

Grounds (sources, and the passages that citations quote) are numbered first, claims after them. A
node that is not a ground stands when *one* of its rules does; a rule stands when *all* of its body
does (Horn clauses; W. F. Dowling and J. H. Gallier, J. Logic Programming 1(3), 1984). A ground
without a rule stands by itself; one with a rule, a copy, stands while its originals do. What
stands is the least fixed point, so that a circle cannot hold itself up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from claimgraph.support.csr import (
    LIMIT,
    ONE,
    CompressedRows,
    Flags,
    Ints,
    distinct,
    ints,
    order,
    starts,
)
from claimgraph.support.propagation import Loss, lose

Pairs = tuple[ArrayLike, ArrayLike]
_NONE: Pairs = ((), ())


@dataclass(frozen=True)
class RuleIndex:
    """Rules over numbered nodes, and what stands when nothing is lost.

    Rule ``r`` makes ``heads[r]`` stand when all nodes of ``bodies.row(r)`` do; the rules of one
    node lie together. ``levels`` is when a node came to stand, -1 for never: a rule whose whole
    body came before its head is *firm* (``grades`` 2), another that stands is 1, one that does not
    is 0. ``firm`` counts the firm rules of a node; ``soft`` says that it has one of grade 1.

    >>> index = RuleIndex.build(sources=2, claims=2, citations=([0, 1], [0, 1]))
    >>> index.standing([0]).tolist()
    [False, True, False, True]
    """

    grounds: int
    heads: Ints
    bodies: CompressedRows
    rules: CompressedRows
    uses: CompressedRows
    levels: Ints
    grades: NDArray[np.int8]
    firm: Ints
    soft: Flags

    @classmethod
    def build(
        cls,
        *,
        sources: int,
        claims: int,
        citations: Pairs = _NONE,
        conclusions: ArrayLike = (),
        premises: Pairs = _NONE,
        copies: Pairs = _NONE,
    ) -> RuleIndex:
        """Return the index of plain arrays; sources and claims each count from 0.

        Args:
            sources: how many there are.
            claims: how many there are.
            citations: the claim and the source of each citation.
            conclusions: the claim each inference concludes.
            premises: an inference and one claim that it needs, for each premise.
            copies: a source and one that it copies, for each such link.
        """
        cited, citing = ints(citations[1]), ints(citations[0]) + np.int32(sources)
        by_inference = CompressedRows.group(premises[0], premises[1], np.size(conclusions))
        by_copy = CompressedRows.group(copies[0], copies[1], sources)
        copied = ints(np.flatnonzero(np.diff(by_copy.starts)))
        return cls.of(
            sources,
            sources + claims,
            np.concatenate([copied, citing, ints(conclusions) + np.int32(sources)]),
            np.concatenate(
                [by_copy.sizes(copied), np.ones_like(citing), np.diff(by_inference.starts)]
            ),
            np.concatenate([by_copy[copied], cited, by_inference.items + np.int32(sources)]),
        )

    @classmethod
    def of(
        cls, grounds: int, nodes: int, heads: ArrayLike, sizes: ArrayLike, body: ArrayLike
    ) -> RuleIndex:
        """Return the index of rules: their heads, the sizes of their bodies, the bodies in a row.

        Raises:
            ValueError: a body is empty, or there are too many nodes or links for int32.
        """
        heads, sizes, body = ints(heads), ints(sizes), ints(body)
        if max(nodes, body.size) >= LIMIT:
            raise ValueError(f"{nodes} nodes and {body.size} links; an index holds {LIMIT} of each")
        if sizes.size and sizes.min() < 1:
            raise ValueError("a rule needs a body; a ground stands without one")
        sorting = order(heads)
        bodies = CompressedRows(starts(sizes), body)
        bodies = CompressedRows(starts(sizes[sorting]), bodies[sorting])
        heads = heads[sorting]
        rules = CompressedRows(
            starts(np.bincount(heads, minlength=nodes)), ints(np.arange(heads.size))
        )
        owners = np.repeat(rules.items, sizes[sorting])
        uses = CompressedRows.group(bodies.items, owners, nodes)
        levels, missing = _settle(grounds, heads, bodies, rules, uses)
        grades = _grade(heads, bodies, levels, missing)
        firm = ints(np.bincount(heads[grades == 2], minlength=nodes))
        soft = np.zeros(nodes, dtype=bool)
        soft[heads[grades == 1]] = True
        return cls(grounds, heads, bodies, rules, uses, levels, grades, firm, soft)

    @property
    def nodes(self) -> int:
        """How many nodes there are, grounds first."""
        return self.levels.size

    @property
    def nbytes(self) -> int:
        """The memory the arrays hold, in bytes."""
        rows = self.bodies.nbytes + self.rules.nbytes + self.uses.nbytes
        flat = (self.heads, self.levels, self.grades, self.firm, self.soft)
        return rows + sum(array.nbytes for array in flat)

    @cached_property
    def stands(self) -> Flags:
        """Which nodes stand when nothing is lost."""
        return self.levels >= 0

    def lose(self, withdrawn: ArrayLike) -> Loss:
        """Return what the loss of some nodes takes with it, what survives it and on what."""
        return lose(self, ints(withdrawn))

    def standing(self, withdrawn: ArrayLike = ()) -> Flags:
        """Return which nodes stand once some are withdrawn."""
        found = self.stands.copy()
        found[self.lose(withdrawn).fallen] = False
        return found


def _settle(
    grounds: int, heads: Ints, bodies: CompressedRows, rules: CompressedRows, uses: CompressedRows
) -> tuple[Ints, Ints]:
    """Return the level of each node and how much of each rule's body does not stand.

    Nodes settle once all they could rest on has (A. B. Kahn, CACM 5(11), 1962); those in circles,
    or beyond one, come after, as soon as something settled holds them up.
    """
    levels = np.full(uses.starts.size - 1, -1, dtype=np.int32)
    missing = np.diff(bodies.starts)
    blocked = bodies.starts[rules.starts[1:]] - bodies.starts[rules.starts[:-1]]
    stands = (blocked == 0) & (np.arange(levels.size) < grounds)
    slots = np.empty(max(levels.size, heads.size), dtype=np.int32)
    front, level = ints(np.flatnonzero(blocked == 0)), 0
    while front.size:
        levels[front[stands[front]]] = level
        reached = heads[uses[front]]
        np.subtract.at(blocked, reached, ONE)
        _raise(uses[front[stands[front]]], heads, missing, stands)
        reached = reached[blocked[reached] == 0]
        front, level = distinct(reached, slots), level + 1
    front = ints(np.flatnonzero(stands & (levels < 0)))
    while front.size:
        levels[front] = level
        raised = _raise(uses[front], heads, missing, stands)
        front, level = distinct(raised, slots), level + 1
    return levels, missing


def _raise(used: Ints, heads: Ints, missing: Ints, stands: Flags) -> Ints:
    """Take one off what each used rule misses; return the heads that newly stand."""
    np.subtract.at(missing, used, ONE)
    raised: Ints = heads[used[missing[used] == 0]]
    raised = raised[~stands[raised]]
    stands[raised] = True
    return raised


def _grade(heads: Ints, bodies: CompressedRows, levels: Ints, missing: Ints) -> NDArray[np.int8]:
    if not heads.size:
        return np.zeros(0, dtype=np.int8)
    latest = np.maximum.reduceat(levels[bodies.items], bodies.starts[:-1])
    stands = missing == 0
    firm: NDArray[np.bool_] = stands & (latest < levels[heads])
    grades: NDArray[np.int8] = stands.astype(np.int8) + firm.astype(np.int8)
    return grades
