"""Propagation of a loss through the rules, touching only what it reaches.

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

from claimgraph.support.csr import ONE, CompressedRows, Flags, Ints, distinct, ints

if TYPE_CHECKING:
    from claimgraph.support.rule_index import RuleIndex


_NOBODY = ints(())
FEW = 8
"""Below so many nodes and rules a step is done one by one: an array's fixed cost is greater."""


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

    def rule(self, index: RuleIndex, node: int) -> int:
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


def lose(index: RuleIndex, withdrawn: Ints) -> Loss:
    """Return what the loss of some nodes does; those that never stood lose nothing."""
    slots = np.empty(max(index.nodes, index.heads.size), dtype=np.int32)
    withdrawn = distinct(withdrawn, slots)
    withdrawn = withdrawn[index.levels[withdrawn] >= 0]
    lost = np.zeros(index.nodes, dtype=bool)
    dead = np.zeros(index.heads.size, dtype=bool)
    others, blows, hit, touched = _topple(index, withdrawn, lost, dead, slots)
    raised, on = _raise(index, withdrawn, others, lost, slots)
    if raised.size:
        fell = lost[others]
        others, blows = others[fell], blows[fell]
        used = index.uses[np.concatenate([withdrawn, others])]
        touched = index.heads[used[index.grades[used] > 0]]
    survivors = distinct(touched[~lost[touched]], slots)
    return Loss(
        withdrawn,
        np.concatenate([withdrawn, others]),
        np.concatenate([np.full_like(withdrawn, -1), _causes(index, blows, lost)]),
        survivors,
        _witnesses(index, survivors, dead, slots, (raised, on)),
        hit,
        raised,
        on,
    )


def _topple(
    index: RuleIndex, withdrawn: Ints, lost: Flags, dead: Flags, slots: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """Mark what has no firm rule left, and the firm rules hit.

    Return who falls, nearest first, the rule that each lost last, the rules hit, and the heads of
    all rules that stood and used what fell.
    """
    gone = np.zeros(index.nodes, dtype=np.int32)
    lost[withdrawn] = True
    down, blows, hit, touched = [_NOBODY], [_NOBODY], [_NOBODY], [_NOBODY]
    front = withdrawn
    while front.size:
        if front.size < FEW:
            marks, found = (gone, lost, dead), (down, blows, hit, touched)
            front = _topple_few(index, front.tolist(), marks, found)
        used = index.uses[front]
        grades = index.grades[used]
        touched.append(index.heads[used[grades == 1]])
        used = distinct(used[(grades == 2) & ~dead[used]], slots)
        dead[used] = True
        hit.append(used)
        heads = index.heads[used]
        touched.append(heads)
        np.add.at(gone, heads, ONE)
        fell = (gone[heads] == index.firm[heads]) & ~lost[heads]
        heads, used = heads[fell], used[fell]
        slots[heads] = used
        last = slots[heads] == used
        front = heads[last]
        lost[front] = True
        down.append(front)
        blows.append(used[last])
    return tuple(np.concatenate(parts) for parts in (down, blows, hit, touched))  # type: ignore[return-value]  # four of them


def _topple_few(
    index: RuleIndex,
    front: list[int],
    marks: tuple[Ints, Flags, Flags],
    found: tuple[list[Ints], list[Ints], list[Ints], list[Ints]],
) -> Ints:
    """Topple rule by rule as long as few are hit; return from whom ``_topple`` goes on."""
    gone, lost, dead = marks
    rows, fell, blows, hit, touched = index.uses, [], [], [], []
    while front and len(used := _uses(rows, front)) < FEW:
        front = []
        for rule in used:
            grade, head = index.grades.item(rule), index.heads.item(rule)
            if grade and not dead.item(rule):
                touched.append(head)
                if grade == 1:
                    continue
                dead[rule] = True
                hit.append(rule)
                gone[head] += ONE
                if gone.item(head) == index.firm.item(head) and not lost.item(head):
                    lost[head] = True
                    front.append(head)
                    blows.append(rule)
        fell += front
    for parts, fresh in zip(found, (fell, blows, hit, touched), strict=True):
        parts.append(ints(fresh))
    return ints(front)


def _uses(rows: CompressedRows, front: list[int]) -> list[int]:
    """Return the first rules that use some nodes, up to FEW for each node."""
    used = []
    for node in front:
        start, end = rows.starts.item(node), rows.starts.item(node + 1)
        used += rows.items[start : min(end, start + FEW)].tolist()
    return used


def _raise(
    index: RuleIndex, withdrawn: Ints, down: Ints, lost: Flags, slots: Ints
) -> tuple[Ints, Ints]:
    """Unmark what other rules still hold up; return it and the rule that raised each."""
    soft = down[index.soft[down]]
    if not soft.size:
        return _NOBODY, _NOBODY
    barred = np.zeros(index.nodes, dtype=bool)
    barred[withdrawn] = True
    missing = np.zeros(index.heads.size, dtype=np.int32)  # one more than it is; 0 is not counted
    ready = index.rules[soft]
    ready = ready[index.grades[ready] == 1]
    missing[ready] = _count_lost(index, ready, lost) + ONE
    ready = ready[missing[ready] == 1]
    raised, on = [_NOBODY], [_NOBODY]
    while ready.size:
        heads = index.heads[ready]
        slots[heads] = ready
        front = heads[(slots[heads] == ready) & lost[heads]]
        raised.append(front)
        on.append(slots[front])
        used = index.uses[front]
        heads = index.heads[used]
        used = used[(index.grades[used] > 0) & lost[heads] & ~barred[heads]]
        fresh = distinct(used[missing[used] == 0], slots)
        missing[fresh] = _count_lost(index, fresh, lost) + ONE
        lost[front] = False
        np.subtract.at(missing, used, ONE)
        ready = distinct(used[missing[used] == 1], slots)
        ready = ready[lost[index.heads[ready]]]
    return np.concatenate(raised), np.concatenate(on)


def _count_lost(index: RuleIndex, rules: Ints, lost: Flags) -> Ints:
    if not rules.size:
        return rules
    sizes = index.bodies.sizes(rules)
    members = lost[index.bodies[rules]]
    return np.add.reduceat(members, np.cumsum(sizes) - sizes, dtype=np.int32)


def _causes(index: RuleIndex, blows: Ints, lost: Flags) -> Ints:
    """Return a fallen member of each firm rule lost: it is lower than the rule's head."""
    causes = index.bodies.items[index.bodies.starts[blows]]
    joint = np.flatnonzero(index.bodies.sizes(blows) > 1)
    if joint.size:
        members = index.bodies[blows[joint]]
        owners = np.repeat(joint, index.bodies.sizes(blows[joint]))
        fell = lost[members]
        causes[owners[fell][::-1]] = members[fell][::-1]
    return causes


def _witnesses(
    index: RuleIndex, survivors: Ints, dead: Flags, slots: Ints, again: tuple[Ints, Ints]
) -> Ints:
    """Return for each survivor a firm rule that was not hit, or the rule that raised it again."""
    rules = index.rules[survivors]
    rules = rules[(index.grades[rules] == 2) & ~dead[rules]][::-1]
    slots[index.heads[rules]] = rules
    slots[again[0]] = again[1]
    return slots[survivors]
