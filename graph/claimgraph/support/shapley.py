"""How much each source bears: its Shapley value in the game of how many claims a set holds up.

A source's value is what it adds, on average over all orders in which sources could come in (L. S.
Shapley, 1953): claims that several can hold up alone are shared among them, and the values of all
sources sum to the claims that stand. Exact values come from the truth table of each claim; on large
graphs orders are sampled (J. Castro, D. Gómez, J. Tejada, Computers & Operations Research 36,
2009), with the error bound of W. Hoeffding, JASA 58, 1963, theorem 2, for all sources at once.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claimgraph.support.cone import Cone
from claimgraph.support.csr import Ints, distinct, ints
from claimgraph.support.rule_index import RuleIndex

Floats = NDArray[np.float64]
LARGEST = 14
"""The most sources under one claim for which its truth table, 2^14 bits, is drawn."""


def exact(cone: Cone) -> list[float]:
    """Return the Shapley value of each player for one node: the chance that it is the pivot."""
    count = len(cone.players)
    table = _table(cone)
    if count == 1:
        return [float(table == 2)]
    values = []
    for bit in range(count):
        with_it = table & _variable(bit, count)
        pivotal = with_it & ~((table << (1 << bit)) & _variable(bit, count))
        values.append(
            sum(
                (pivotal & _of_size(size, count)).bit_count()
                / (count * math.comb(count - 1, size - 1))
                for size in range(1, count + 1)
            )
        )
    return values


def _table(cone: Cone) -> int:
    """Return whether the node stands for every set of players: bit ``s`` for the set ``s``."""
    count = len(cone.players)
    everything = (1 << (1 << count)) - 1
    own = {node: _variable(bit, count) for bit, node in enumerate(cone.players)}
    tables = [0] * len(cone.nodes)
    for node in cone.free:
        tables[node] = own.get(node, everything)
    changed = True
    while changed:  # one round and a check, unless a circle needs more
        changed = False
        for head, body in cone.rules:
            found = own.get(head, everything)
            for member in body:
                found &= tables[member]
            if found & ~tables[head]:
                tables[head] |= found
                changed = True
    return tables[-1]


@lru_cache(maxsize=4096)
def _variable(bit: int, count: int) -> int:
    """Return the truth table of one player: the sets, of all ``2 ** count``, that hold it."""
    block = ((1 << (1 << bit)) - 1) << (1 << bit)
    width = 1 << (bit + 1)
    while width < 1 << count:
        block |= block << width
        width *= 2
    return block


@lru_cache(maxsize=1024)
def _of_size(size: int, count: int) -> int:
    """Return the sets of one size, of ``count`` players."""
    if size < 0 or size > count:
        return 0
    if count == 0:
        return 1
    without, with_it = _of_size(size, count - 1), _of_size(size - 1, count - 1)
    return without | with_it << (1 << (count - 1))


def sampled(index: RuleIndex, players: int, lost: Ints, samples: int, seed: int) -> Floats:
    """Return the estimated Shapley value of the first grounds, from random orders of arrival."""
    random = np.random.default_rng(seed)
    arrivals = _Arrivals(index)
    total = np.zeros(players)
    for _ in range(samples):
        order = random.permutation(players)
        times = np.full(index.nodes, -1, dtype=np.int32)
        times[order] = np.arange(players)
        times = arrivals.run(times, lost)[index.grounds :]
        pivots = order[times[(times >= 0) & (times < _NEVER)]]
        total += np.bincount(pivots, minlength=players)
    values: Floats = total / samples
    return values


_NEVER = np.iinfo(np.int32).max


class _Arrivals:
    """When each node comes to stand: a rule with its last member, a node with its first rule."""

    def __init__(self, index: RuleIndex) -> None:
        self._index = index
        alive = ints(np.flatnonzero(index.grades))
        levels = index.levels[index.heads[alive]]
        ordered = alive[np.argsort(levels, kind="stable")]
        cuts = np.flatnonzero(np.diff(np.sort(levels))) + 1
        self._waves = [self._wave(rules) for rules in np.split(ordered, cuts) if rules.size]

    def _wave(self, rules: Ints) -> tuple[Ints, Ints, Ints, Ints]:
        """Return the members of some rules, where each rule begins, and each head and its first."""
        sizes = self._index.bodies.sizes(rules)
        heads = self._index.heads[rules]
        first = np.flatnonzero(np.diff(heads, prepend=-1))
        return self._index.bodies[rules], np.cumsum(sizes) - sizes, heads[first], ints(first)

    def run(self, times: Ints, lost: Ints) -> Ints:
        """Return the arrival of every node, given that of the grounds; ``lost`` never arrive."""
        own = times.copy()
        copies = self._index.rules.starts[1:] > self._index.rules.starts[:-1]
        times[copies] = _NEVER
        times[self._index.levels < 0] = _NEVER
        own[lost] = times[lost] = _NEVER
        while True:  # one round and a check, unless a circle needs more
            before = times.copy()
            for members, begins, heads, first in self._waves:
                arrived = np.maximum.reduceat(times[members], begins)
                soonest = np.minimum.reduceat(arrived, first)
                times[heads] = np.minimum(times[heads], np.maximum(soonest, own[heads]))
            if np.array_equal(before, times):
                return times


def reach(index: RuleIndex, ground: int) -> int:
    """Return how many claims could depend on a ground: those that some path leads to."""
    seen = np.zeros(index.nodes, dtype=bool)
    slots = np.empty(index.nodes, dtype=np.int32)
    front = ints([ground])
    seen[front] = True
    found = 0
    while front.size:
        used = index.uses[front]
        heads = index.heads[used[index.grades[used] > 0]]
        front = distinct(heads[~seen[heads]], slots)
        seen[front] = True
        found += int((front >= index.grounds).sum())
    return found


def hoeffding(reaches: Ints, samples: int, confidence: float) -> Floats:
    """Return how far each sampled value can be off, all at once, with this confidence."""
    spread = math.log(2 * max(reaches.size, 1) / (1 - confidence)) / (2 * max(samples, 1))
    return reaches.astype(np.float64) * math.sqrt(spread)
