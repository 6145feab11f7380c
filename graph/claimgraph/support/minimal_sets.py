"""Minimal support sets of a node, and the minimal sets whose loss topples it (hitting sets).

The first are the why-provenance of the node (P. Buneman, S. Khanna, W.-C. Tan, ICDT 2001), the
second its minimal hitting sets (R. Reiter, Artificial Intelligence 32, 1987). Each family decides
the other, and both are found together: take a set that hits all holding sets known; when the node
survives its loss, what holds it up is a holding set not known yet ("dualize and advance": D.
Gunopulos, R. Khardon, H. Mannila, S. Saluja, H. Toivonen, R. S. Sharma, ACM TODS 28(2), 2003).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claimgraph.support.cone import Cone, bits

THROUGH = 64
"""Players through which a toppling set is sought when all sets are too many."""


@dataclass(frozen=True)
class Families:
    """Minimal sets, as bits of a cone's players.

    ``more_…`` says that there are others than those listed. When the search is not ``complete``
    there may be others, unless that is said.
    """

    holding: tuple[int, ...]
    toppling: tuple[int, ...]
    more_holding: bool = False
    more_toppling: bool = False
    complete: bool = True


def families(cone: Cone, limit: int) -> Families:
    """Return both families of a node, each smallest first; at most ``limit`` sets of each.

    Every set returned is minimal, also when there are more than could be listed.
    """
    if not cone.stands(cone.everyone):
        return Families((), ())
    search = _Search(cone, limit)
    complete = search.run()
    if not complete:
        search.list_some()
    holding, toppling = _ordered(search.holding), _ordered(search.toppling)
    more = len(holding) > limit, len(toppling) > limit
    return Families(holding[:limit], toppling[:limit], *more, complete)


def _ordered(sets: list[int]) -> tuple[int, ...]:
    return tuple(sorted(set(sets), key=lambda group: (group.bit_count(), list(bits(group)))))


@dataclass
class _Search:
    cone: Cone
    limit: int
    holding: list[int] = field(default_factory=list)
    toppling: list[int] = field(default_factory=list)

    def run(self) -> bool:
        """Find all sets of both kinds; return whether the search came to its end."""
        open_sets = [0]
        while open_sets:
            hitting = open_sets.pop()
            if self._topples(hitting):
                self.toppling.append(hitting)
            else:
                self.holding.append(self.cone.least(self.cone.everyone & ~hitting))
                open_sets = self._spread([*open_sets, hitting], self.holding[-1])
            if max(len(self.holding), len(self.toppling) + len(open_sets)) > 2 * self.limit:
                return False
        return True

    def _topples(self, lost: int) -> bool:
        return not self.cone.stands(self.cone.everyone & ~lost)

    def _spread(self, open_sets: list[int], found: int) -> list[int]:
        """Make every open set hit one more holding set too, and keep the minimal ones."""
        kept = [group for group in open_sets if group & found]
        known = [*kept, *self.toppling]
        for group in open_sets:
            if group & found:
                continue
            for bit in bits(found):
                grown = group | (1 << bit)
                if not any(other & grown == other for other in known):
                    kept.append(grown)
            if len(kept) + len(self.toppling) > 2 * self.limit:
                break
        return kept

    def list_some(self) -> None:
        """Find a set through each player, then walk depth first, which needs no room for them all.

        On the walk each member must be the only one to hit some known holding set (as in K.
        Murakami and T. Uno, Discrete Applied Mathematics 170, 2014): every set listed is minimal.
        """
        self.toppling = list({*self.toppling, *self._through_each()})
        waiting, steps = [(0, 0)], 0
        while waiting and len(self.toppling) <= self.limit and steps < 2 * self.limit:
            steps += 1
            lost, barred = waiting.pop()
            missed = next((held for held in self.holding if not held & lost), None)
            if missed is None and self._topples(lost):
                if lost not in self.toppling:
                    self.toppling.append(lost)
                continue
            if missed is None:
                missed = self.cone.least(self.cone.everyone & ~lost)
                self.holding.append(missed)
            for bit in bits(missed & ~barred):
                grown = lost | (1 << bit)
                if self._each_needed(grown):
                    waiting.append((grown, barred))
                barred |= 1 << bit

    def _through_each(self) -> Iterator[int]:
        """Yield a toppling set through each of some players: all is lost but its fellows."""
        for bit in range(min(len(self.cone.players), THROUGH)):
            held = next((held for held in self.holding if held >> bit & 1), None)
            if held is not None:
                lost = (self.cone.everyone & ~held) | 1 << bit
                for other in bits(lost):
                    if self._topples(lost & ~(1 << other)):
                        lost &= ~(1 << other)
                yield lost

    def _each_needed(self, lost: int) -> bool:
        alone = 0
        for held in self.holding:
            hit = held & lost
            if hit & (hit - 1) == 0:
                alone |= hit
        return alone == lost
