"""The sweep: what the loss of some nodes takes with it, touching only what it reaches.

First everything falls that has no firm rule left; firm rules follow the levels, so nothing is kept
up by itself. Then what has another, complete rule is raised again, in rounds (delete and rederive:
A. Gupta, I. S. Mumick, V. S. Subrahmanian, SIGMOD 1993). Where no circle is near nothing needs to
be raised. Scratch arrays are never cleared: the cost is that of the links reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from claimgraph.support.rows import Flags, Ints, distinct, ints

if TYPE_CHECKING:
    from claimgraph.support.index import Support


_NOBODY = ints(())


@dataclass(frozen=True)
class Loss:
    """What a loss does: who falls and along which link, who survives and on which rule.

    ``causes`` names, for each of the ``fallen``, a fallen node that it rested on; following it ends
    at a withdrawn node, whose cause is -1. ``witnesses`` names, for each of the ``survivors``, who
    all lost a rule, a rule that still holds it up, never through itself. ``hit`` are the firm rules
    that broke on the way; the nodes ``raised`` fell for a moment and stand on the rules ``on`` now.
    """

    withdrawn: Ints
    fallen: Ints
    causes: Ints
    survivors: Ints
    witnesses: Ints
    hit: Ints
    raised: Ints
    on: Ints

    @cached_property
    def cause(self) -> dict[int, int]:
        """For each fallen node, a fallen node that it rested on; -1 for a withdrawn one."""
        return dict(zip(self.fallen.tolist(), self.causes.tolist(), strict=True))

    def path(self, node: int) -> list[int]:
        """Return the nodes from a fallen one down to the withdrawn one that took it along."""
        found = [node]
        while (below := self.cause[found[-1]]) >= 0:
            found.append(below)
        return found

    def rule(self, index: Support, node: int) -> int:
        """Return the rule that a standing node rests on now, -1 for a ground that needs none.

        Followed downwards it always ends at grounds.
        """
        if node in self._on:
            return self._on[node]
        rules = index.rules.row(node).tolist()
        return next((r for r in rules if index.grades[r] == 2 and r not in self._hit), -1)

    @cached_property
    def _on(self) -> dict[int, int]:
        return dict(zip(self.raised.tolist(), self.on.tolist(), strict=True))

    @cached_property
    def _hit(self) -> frozenset[int]:
        return frozenset(self.hit.tolist())


def lose(index: Support, withdrawn: Ints) -> Loss:
    """Return what the loss of some nodes does; those that never stood lose nothing."""
    slots = np.empty(max(index.nodes, index.heads.size), dtype=np.int32)
    withdrawn = distinct(withdrawn, slots)
    withdrawn = withdrawn[index.levels[withdrawn] >= 0]
    lost = np.zeros(index.nodes, dtype=bool)
    dead = np.zeros(index.heads.size, dtype=bool)
    down, hit = _topple(index, withdrawn, lost, dead, slots)
    again, on = _raise(index, down[withdrawn.size :], lost, slots)
    fallen = down[lost[down]] if again.size else down
    survivors = _touched(index, fallen, lost, slots)
    return Loss(
        withdrawn,
        fallen,
        _causes(index, fallen, lost, withdrawn.size),
        survivors,
        _witnesses(index, survivors, dead, slots, again, on),
        hit,
        again,
        on,
    )


def _topple(
    index: Support, withdrawn: Ints, lost: Flags, dead: Flags, slots: Ints
) -> tuple[Ints, Ints]:
    """Mark what has no firm rule left, and the firm rules hit; return both, nearest first."""
    gone = np.zeros(index.nodes, dtype=np.int32)
    lost[withdrawn] = True
    down, hit, front = [withdrawn], [_NOBODY], withdrawn
    while front.size:
        used = index.uses[front]
        used = used[(index.grades[used] == 2) & ~dead[used]]
        used = distinct(used, slots)
        dead[used] = True
        hit.append(used)
        heads = index.heads[used]
        np.add.at(gone, heads, 1)
        heads = heads[(gone[heads] == index.firm[heads]) & ~lost[heads]]
        front = distinct(heads, slots)
        lost[front] = True
        down.append(front)
    return np.concatenate(down), np.concatenate(hit)


def _raise(index: Support, down: Ints, lost: Flags, slots: Ints) -> tuple[Ints, Ints]:
    """Unmark what other rules still hold up; return it and the rule that raised each."""
    rules = index.rules[down]
    rules = rules[index.grades[rules] > 0]
    if not (index.grades[rules] == 1).any():
        return _NOBODY, _NOBODY
    missing = np.zeros(index.heads.size, dtype=np.int32)
    missing[rules] = _count_lost(index, rules, lost)
    again, on = [_NOBODY], [_NOBODY]
    ready = rules[missing[rules] == 0]
    while ready.size:
        heads = index.heads[ready]
        slots[heads] = ready
        front = heads[(slots[heads] == ready) & lost[heads]]
        lost[front] = False
        again.append(front)
        on.append(slots[front])
        used = index.uses[front]
        used = used[(missing[used] > 0) & lost[index.heads[used]]]
        np.subtract.at(missing, used, 1)
        ready = distinct(used[missing[used] == 0], slots)
    return np.concatenate(again), np.concatenate(on)


def _count_lost(index: Support, rules: Ints, lost: Flags) -> Ints:
    sizes = index.bodies.sizes(rules)
    members = lost[index.bodies[rules]]
    return np.add.reduceat(members, np.cumsum(sizes) - sizes, dtype=np.int32)


def _touched(index: Support, fallen: Ints, lost: Flags, slots: Ints) -> Ints:
    """Return the nodes that lost a rule and still stand."""
    used = index.uses[fallen]
    heads = index.heads[used[index.grades[used] > 0]]
    return distinct(heads[~lost[heads]], slots)


def _causes(index: Support, fallen: Ints, lost: Flags, withdrawn: int) -> Ints:
    """Return for each fallen node a fallen member of a firm rule of its own: one level down."""
    causes = np.full(fallen.size, -1, dtype=np.int32)
    others = fallen[withdrawn:]
    places = index.rules.places(others)
    owners = np.repeat(np.arange(others.size, dtype=np.int32), index.rules.sizes(others))
    firm = index.grades[places] == 2
    rules, owners = places[firm], owners[firm]
    members = index.bodies[rules]
    owners = np.repeat(owners, index.bodies.sizes(rules))
    down = lost[members]
    causes[withdrawn:][owners[down][::-1]] = members[down][::-1]
    return causes


def _witnesses(
    index: Support, survivors: Ints, dead: Flags, slots: Ints, again: Ints, on: Ints
) -> Ints:
    """Return for each survivor a firm rule that was not hit, or the rule that raised it again."""
    rules = index.rules[survivors]
    rules = rules[(index.grades[rules] == 2) & ~dead[rules]][::-1]
    slots[index.heads[rules]] = rules
    slots[again] = on
    return slots[survivors]
