"""What each source's loss would do, as a page ships it: places in its lists, and why in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimgraph.analysis.impact import Impact
from claimgraph.graph import ClaimGraph
from claimgraph.model import Claim, Source


@dataclass(frozen=True)
class LossOutcome:
    """What the loss of one source does, beyond what notices have done already."""

    falls: tuple[int, ...]
    """The places of the claims that stood and no longer would."""
    survives: tuple[int, ...]
    """Those that would lose a support while another holds them up."""
    in_question: tuple[int, ...]
    """Those that would keep a support, while what their text rests them on may be lost."""
    candidates: tuple[int, ...]
    """Those of the fallen that a link nobody asserted would hold up."""
    paths: Mapping[int, str]
    """Why each of them falls, survives or is in question, in words."""
    sources: tuple[int, ...]
    """The places of the source itself and of the copies that go with it."""


def loss_outcomes(
    kb: ClaimGraph, sources: Sequence[Source], claims: Sequence[Claim]
) -> dict[str, LossOutcome]:
    """Return what each source's loss does, by source id."""
    shown = {claim.id: place for place, claim in enumerate(claims)}
    places = {source.id: place for place, source in enumerate(sources)}
    copies = _copies(kb)
    now = kb.without()
    fallen = {claim.id for claim in now.falls}
    told = {claim.id: now.path(claim) for claim in (*now.survives, *now.in_question)}
    return {
        source.id: _loss(
            kb.without(sources=source.id),
            (fallen, told),
            shown,
            tuple(sorted(places[i] for i in _with_copies(source.id, copies) if i in places)),
        )
        for source in sources
    }


def _loss(
    after: Impact,
    now: tuple[set[str], Mapping[str, str]],
    shown: Mapping[str, int],
    sources: tuple[int, ...],
) -> LossOutcome:
    fallen, told = now
    falls = [c for c in after.falls if c.id in shown and c.id not in fallen]
    changed, doubted = (
        [c for c in group if c.id in shown and after.path(c) != told.get(c.id)]
        for group in (after.survives, after.in_question)
    )
    hoped = {claim.id for claim in after.candidates}
    return LossOutcome(
        falls=tuple(shown[c.id] for c in falls),
        survives=tuple(shown[c.id] for c in changed),
        in_question=tuple(shown[c.id] for c in doubted),
        candidates=tuple(shown[c.id] for c in falls if c.id in hoped),
        paths={shown[c.id]: after.path(c).partition(" ")[2] for c in (*falls, *changed, *doubted)},
        sources=sources,
    )


def _copies(kb: ClaimGraph) -> dict[str, set[str]]:
    """Return the direct copies of each source."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in kb.all(Source):
        for upstream in source.copy_of:
            found[upstream].add(source.id)
    return found


def _with_copies(source: str, copies: Mapping[str, set[str]]) -> set[str]:
    found, pending = {source}, [source]
    while pending:
        fresh = copies.get(pending.pop(), set()) - found
        found |= fresh
        pending += fresh
    return found
