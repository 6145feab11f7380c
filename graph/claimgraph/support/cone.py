"""The dependency cone of a node: all that it can rest on, and the sets that hold it up.

A set of sources is a number here, one bit for each: sets are small and compared often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claimgraph.support.rule_index import RuleIndex


@dataclass(frozen=True)
class Cone:
    """The rules under one node, in the order in which nodes came to stand; ``nodes[-1]`` is it.

    ``players`` are the grounds that can be taken away, by their place in ``nodes``; bit ``i`` of a
    set means ``players[i]``. The ``free`` need no rule; those that are not players stand.
    """

    nodes: tuple[int, ...]
    players: tuple[int, ...]
    rules: tuple[tuple[int, tuple[int, ...]], ...]
    free: tuple[int, ...]

    @classmethod
    def under(
        cls, index: RuleIndex, node: int, players: int, lost: Iterable[int] = frozenset()
    ) -> Cone:
        """Return the cone of a node.

        Args:
            index: the rules.
            node: the node at its top.
            players: how many of the first grounds can be taken away.
            lost: nodes that are gone anyhow.
        """
        gone = frozenset(lost)
        found = _below(index, node, gone)
        place = {key: at for at, key in enumerate(found)}
        rules = [
            (
                place[int(index.heads[rule])],
                tuple(place[m] for m in index.bodies.row(rule).tolist()),
            )
            for key in found
            for rule in _standing(index, key, gone)
        ]
        grounds = tuple(place[key] for key in found if key < players)
        free = [
            place[key]
            for key in found
            if key < index.grounds and key not in gone and not index.rules.row(key).size
        ]
        return cls(tuple(found), grounds, tuple(rules), tuple(free))

    @property
    def everyone(self) -> int:
        """The set of all players."""
        return (1 << len(self.players)) - 1

    def members(self, group: int) -> frozenset[int]:
        """Return a set of players as the nodes of the index."""
        return frozenset(self.nodes[self.players[bit]] for bit in bits(group))

    def stands(self, group: int) -> bool:
        """Return whether the node stands when, of the players, only this set does."""
        return self._proofs(group)[len(self.nodes) - 1] is not None

    def proof(self, group: int) -> int:
        """Return players of a standing set that hold the node up; not always as few as possible."""
        proofs = self._proofs(group)
        found, waiting, seen = 0, [len(self.nodes) - 1], {len(self.nodes) - 1}
        while waiting:
            node = waiting.pop()
            found |= self._bit.get(node, 0)
            for member in proofs[node] or ():
                if member not in seen:
                    seen.add(member)
                    waiting.append(member)
        return found

    def least(self, group: int) -> int:
        """Return a minimal set that holds the node up, within one that does."""
        found = self.proof(group)
        for bit in bits(found):
            if self.stands(found & ~(1 << bit)):
                found = self.proof(found & ~(1 << bit))
        return found

    def _proofs(self, group: int) -> list[tuple[int, ...] | None]:
        """Return the body that each node first stood on, None for those that do not stand."""
        present = {self.players[bit] for bit in bits(group)}
        proofs: list[tuple[int, ...] | None] = [None] * len(self.nodes)
        missing = [len(body) for _, body in self.rules]
        waiting = [n for n in self.free if n not in self._bit or n in present]
        for node in waiting:
            proofs[node] = ()
        for node in waiting:  # grows while it is walked
            for rule in self._uses[node]:
                missing[rule] -= 1
                head, body = self.rules[rule]
                absent = head in self._bit and head not in present
                if not missing[rule] and proofs[head] is None and not absent:
                    proofs[head] = body
                    waiting.append(head)
        return proofs

    @cached_property
    def _bit(self) -> dict[int, int]:
        return {node: 1 << bit for bit, node in enumerate(self.players)}

    @cached_property
    def _uses(self) -> list[list[int]]:
        uses: list[list[int]] = [[] for _ in self.nodes]
        for rule, (_, body) in enumerate(self.rules):
            for member in body:
                uses[member].append(rule)
        return uses


def bits(group: int) -> Iterator[int]:
    """Yield the players of a set, lowest first."""
    while group:
        lowest = group & -group
        yield lowest.bit_length() - 1
        group ^= lowest


def _below(index: RuleIndex, node: int, gone: frozenset[int]) -> list[int]:
    """Return the nodes a node can rest on and itself, those that stood first in front."""
    seen, waiting = {node}, [node]
    while waiting:
        for rule in _standing(index, waiting.pop(), gone):
            for member in index.bodies.row(rule).tolist():
                if member not in seen:
                    seen.add(member)
                    waiting.append(member)
    seen.discard(node)
    return [*sorted(seen, key=lambda key: (int(index.levels[key]), key)), node]


def _standing(index: RuleIndex, node: int, gone: frozenset[int]) -> list[int]:
    """Return the rules of a node that nothing gone breaks."""
    if node in gone:
        return []
    return [
        rule
        for rule in index.rules.row(node).tolist()
        if index.grades[rule] and gone.isdisjoint(index.bodies.row(rule).tolist())
    ]
