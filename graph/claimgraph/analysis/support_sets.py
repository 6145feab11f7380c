"""Support sets (why-provenance) of a claim, and how much of a graph each source bears."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from claimgraph.analysis.holder import Holder
from claimgraph.analysis.notices import losses
from claimgraph.analysis.reckoning import doubted
from claimgraph.analysis.rule_base import ONE_OF, RuleBase
from claimgraph.errors import InvalidQuery
from claimgraph.model import Claim, Notice, Source
from claimgraph.questions import Counting, Name
from claimgraph.results import Result, counted, table_lines
from claimgraph.support import RuleIndex
from claimgraph.support.cone import Cone
from claimgraph.support.csr import Ints, ints
from claimgraph.support.minimal_sets import families
from claimgraph.support.shapley import LARGEST, exact, hoeffding, reach, sampled

EXACT_CLAIMS = 20_000
"""The most standing claims for which Shapley values are exact."""
PAIRED = 50
"""How many sources, those that touch the most claims, are tried in pairs."""
CONFIDENCE = 0.95
"""The chance that all sampled values lie within their error."""

Sources = tuple[Source, ...]


@dataclass(frozen=True)
class SupportSets:
    """The minimal sets of sources that hold a claim up, and those whose loss topples it.

    ``more_holds`` and ``more_topples`` say that there are sets beyond those listed; there may be
    some when the search was not ``complete``. Where a marker means one of several works, only all
    of them hold the claim up for sure, and the loss of one may only put it in question: such a
    claim is ``open``.
    """

    claim: Claim
    holds: tuple[Sources, ...]
    topples: tuple[Sources, ...]
    more_holds: bool
    more_topples: bool
    complete: bool
    named: Callable[[str], str]
    open: bool = False

    @property
    def essential(self) -> Sources:
        """The sources whose loss alone topples the claim."""
        return tuple(group[0] for group in self.topples if len(group) == 1)

    def rows(self) -> list[dict[str, object]]:
        """Return each set as a plain row: what it does, how many sources it has, and which."""
        topples = "may topple it" if self.open else "topples it"
        sets = [("holds it up", g) for g in self.holds] + [(topples, g) for g in self.topples]
        return [
            {"set": does, "size": len(group), "sources": [self.named(s.id) for s in group]}
            for does, group in sets
        ]

    @property
    def summary(self) -> str:
        """One line: how many minimal sets hold the claim up and topple it."""
        if self.complete and not self.holds and not self.more_holds:
            return f"{self.named(self.claim.id)}: nothing that counts holds it up"
        holds = counted(len(self.holds), "minimal sets")
        hold = f"{self._bound(self.more_holds)}{holds} hold{'s' * (len(self.holds) == 1)} it up"
        one = "s" * (len(self.topples) == 1)
        does = "may topple it" if self.open else f"topple{one} it"
        topple = f"{self._bound(self.more_topples)}{len(self.topples)} {does}"
        return f"{self.named(self.claim.id)}: {hold}, {topple}"

    def _bound(self, more: bool) -> str:
        return "more than " if more else "" if self.complete else "at least "

    def __repr__(self) -> str:
        return "\n".join([f"<Support of {self.summary}>", *table_lines(self.rows())])

    def _repr_html_(self) -> str:
        body = Result(self.rows(), lambda row: row, "sets")._repr_html_()
        return f"<p>Support of {html.escape(self.summary)}</p>{body}"


def support_sets(
    kb: Holder,
    claim: Name,
    *,
    counting: Counting = "explicit",
    min_confidence: float = 0.0,
    as_of: object = None,
    limit: int = 1000,
) -> SupportSets:
    """Return all minimal sets that hold a claim up, and all that topple it, up to a limit."""
    rule_base = kb.rule_base
    index = rule_base.surely(counting, min_confidence)
    node = rule_base.number[kb.one("claim", claim)]
    cone = Cone.under(index, node, len(rule_base.sources), _lost(kb, as_of))
    found = families(cone, limit)

    def listed(groups: Sequence[int]) -> tuple[Sources, ...]:
        return tuple(tuple(rule_base.sources[n] for n in sorted(cone.members(g))) for g in groups)

    return SupportSets(
        rule_base.claims[node - rule_base.grounds],
        listed(found.holding),
        listed(found.toppling),
        found.more_holding,
        found.more_toppling,
        found.complete,
        kb.spoken,
        _rests_on_one_of_several(rule_base, cone),
    )


def _rests_on_one_of_several(rule_base: RuleBase, cone: Cone) -> bool:
    links = rule_base.open_links(cone.nodes).values()
    return any(link.basis == ONE_OF for found in links for link in found)


def _lost(kb: Holder, as_of: object) -> frozenset[int]:
    date = None if as_of is None else str(as_of)
    return frozenset(losses(kb.rule_base, kb.all(Notice), as_of=date).lost)


@dataclass(frozen=True)
class Load:
    """What one source bears: claims lost with it alone, or only when ``partner`` goes too.

    ``in_question`` more stand without it, though what their text rests them on may be lost.
    ``shapley`` is its share of all claims that stand, within ``error`` when it was sampled.
    """

    source: Source
    alone: int
    together: int
    partner: Source | None
    shapley: float
    error: float
    in_question: int = 0


class LoadBearing(Result[Load]):
    """Sources, those first that most claims fall with; ``method`` says how Shapley values came."""

    def __init__(self, loads: Sequence[Load], named: Callable[[str], str], method: str) -> None:
        self.method = method
        self._named = named
        super().__init__(loads, self._told, "sources")

    def _told(self, load: Load) -> Mapping[str, object]:
        return {
            "source": self._named(load.source.id),
            "lost alone": load.alone,
            "in question": load.in_question or "",
            "more with another": load.together or "",
            "which": self._named(load.partner.id) if load.partner else "",
            "shapley": f"{load.shapley:.2f}" + (f" ± {load.error:.2f}" if load.error else ""),
            "title": load.source.label,
        }

    def __repr__(self) -> str:
        return f"{super().__repr__()}\n  {self.method}"

    def _repr_html_(self) -> str:
        return f"{super()._repr_html_()}<p>{html.escape(self.method)}</p>"


def load_bearing(
    kb: Holder,
    *,
    counting: Counting = "explicit",
    min_confidence: float = 0.0,
    as_of: object = None,
    samples: int | None = None,
    seed: int = 0,
) -> LoadBearing:
    """Return the sources by what falls with them, alone and in pairs, with Shapley values."""
    if samples is not None and samples < 1:
        raise InvalidQuery(f"samples={samples} gives no estimate; take 1 or more")
    rule_base = kb.rule_base
    index = rule_base.indexed(counting, min_confidence).index
    players, lost = len(rule_base.sources), ints(sorted(_lost(kb, as_of)))
    gone = set(index.lose(lost).fallen.tolist())
    alone = {s: _lost_with(index, lost, s) - gone for s in range(players)}
    open_alone = [_in_question(rule_base, index, lost, s) for s in range(players)]
    touched = sorted(alone, key=lambda s: -_touches(index, s))[:PAIRED]
    partners = _partners(index, lost, touched, alone, gone)
    shares, errors, method = _shares(index, players, lost, samples, seed)
    loads = [
        Load(
            rule_base.sources[s],
            len(alone[s]),
            partners[s][0] if s in partners else 0,
            rule_base.sources[partners[s][1]] if s in partners else None,
            float(shares[s]),
            float(errors[s]),
            open_alone[s],
        )
        for s in range(players)
    ]
    loads.sort(key=lambda load: (-load.alone, -load.shapley, -load.together))
    return LoadBearing(loads, kb.spoken, method)


def _lost_with(index: RuleIndex, lost: Ints, *sources: int) -> set[int]:
    fallen = index.lose(np.append(lost, ints(sources))).fallen
    return set(fallen[fallen >= index.grounds].tolist())


def _in_question(rule_base: RuleBase, index: RuleIndex, lost: Ints, source: int) -> int:
    """Return how many claims the loss of one more source puts in question."""
    before, after = (
        set(doubted(rule_base, index.lose(gone), gone.tolist()))
        for gone in (lost, np.append(lost, ints([source])))
    )
    return len(after - before)


def _touches(index: RuleIndex, source: int) -> int:
    loss = index.lose([source])
    return loss.fallen.size + loss.survivors.size


def _partners(
    index: RuleIndex, lost: Ints, sources: list[int], alone: dict[int, set[int]], gone: set[int]
) -> dict[int, tuple[int, int]]:
    """Return for each source the most claims that only fall when another goes too, and which."""
    found: dict[int, tuple[int, int]] = {}
    for at, one in enumerate(sources):
        for other in sources[:at]:
            extra = len(_lost_with(index, lost, one, other) - gone - alone[one] - alone[other])
            for source, partner in ((one, other), (other, one)):
                if extra > found.get(source, (0, 0))[0]:
                    found[source] = (extra, partner)
    return found


def _shares(
    index: RuleIndex, players: int, lost: Ints, samples: int | None, seed: int
) -> tuple[Any, Any, str]:
    """Return Shapley values, their errors and how they came: exact where tables are small."""
    stands = np.flatnonzero(index.standing(lost)[index.grounds :]) + index.grounds
    if samples is None and stands.size <= EXACT_CLAIMS:
        gone = frozenset(lost.tolist())
        cones = [Cone.under(index, int(node), players, gone) for node in stands]
        if all(len(cone.players) <= LARGEST for cone in cones):
            return _sum_exact(cones, players), np.zeros(players), "Shapley values are exact."
    samples = samples or 1000
    shares = sampled(index, players, lost, samples, seed)
    reaches = ints([reach(index, source) for source in range(players)])
    method = (
        f"Shapley values are estimates from {samples} random orders; all lie within ± with "
        f"{CONFIDENCE:.0%} confidence (Hoeffding 1963)."
    )
    return shares, hoeffding(reaches, samples, CONFIDENCE), method


def _sum_exact(cones: list[Cone], players: int) -> Any:
    shares = np.zeros(players)
    for cone in cones:
        for player, value in zip(cone.players, exact(cone), strict=True):
            shares[cone.nodes[player]] += value
    return shares
