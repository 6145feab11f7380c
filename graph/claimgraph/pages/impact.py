"""What falls when one source is withdrawn, for each source of a page.

A claim stands while one of its supports stands: a source it relies on, or all premises of one of
its inferences together. A copy stands while what it copies stands. A circle holds nothing up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimgraph.graph import ClaimGraph
from claimgraph.model import Citation, Claim, Inference, Source

Option = frozenset[str]
"""Nodes that together hold a claim up: one source, or all premises of one inference."""


@dataclass(frozen=True)
class Loss:
    """What the loss of one source does, as places of claims and of sources in a page's lists."""

    falls: tuple[int, ...]
    """They stood, and no support is left."""
    survives: tuple[int, ...]
    """They lose a support, and another still stands."""
    candidates: tuple[int, ...]
    """Nothing asserted is lost, but the source was a candidate for them."""
    sources: tuple[int, ...]
    """The source itself, and the copies that go with it."""


def losses(kb: ClaimGraph, sources: Sequence[Source], claims: Sequence[Claim]) -> dict[str, Loss]:
    """Return what each source's loss does, by source id."""
    places = {source.id: place for place, source in enumerate(sources)}
    shown = {claim.id: place for place, claim in enumerate(claims)}
    support = _Support(kb)
    found = {}
    for source in sources:
        gone = support.copies(source.id)
        touched = support.touched_by(gone)
        standing = support.standing(touched, gone)
        falls = {c for c in touched if c in support.stood and c not in standing}
        kept = {c for c in standing if support.loses(c, gone | falls)}
        hoped = {c for s in gone for c in support.hoped[s]} - falls - kept
        found[source.id] = Loss(
            falls=_in_order(shown, falls),
            survives=_in_order(shown, kept),
            candidates=_in_order(shown, hoped),
            sources=_in_order(places, gone),
        )
    return found


def _in_order(places: Mapping[str, int], ids: set[str]) -> tuple[int, ...]:
    return tuple(sorted(places[i] for i in ids if i in places))


class _Support:
    """The AND-OR graph of a knowledge graph: each claim's options, and who needs what."""

    def __init__(self, kb: ClaimGraph) -> None:
        self.options: dict[str, set[Option]] = defaultdict(set)
        self.needed_by: dict[str, set[str]] = defaultdict(set)
        self.hoped: dict[str, set[str]] = defaultdict(set)
        self.copied_by: dict[str, set[str]] = defaultdict(set)
        for citation in kb.all(Citation):
            self._add_citation(citation)
        for inference in kb.all(Inference):
            if inference.asserted:
                self._add(inference.claim, frozenset(inference.premises))
        for source in kb.all(Source):
            for upstream in source.copy_of:
                self.copied_by[upstream].add(source.id)
        self.claims = {claim.id for claim in kb.all(Claim)}
        self.stood: set[str] = set()
        self.stood = self.standing(set(self.options), frozenset())

    def _add_citation(self, citation: Citation) -> None:
        if citation.asserted:
            self._add(citation.claim, frozenset({citation.source}))
        else:
            self.hoped[citation.source].add(citation.claim)

    def _add(self, claim: str, option: Option) -> None:
        self.options[claim].add(option)
        for need in option:
            self.needed_by[need].add(claim)

    def copies(self, source: str) -> set[str]:
        """Return a source and all that copy it, however far down."""
        return _closure({source}, self.copied_by)

    def touched_by(self, gone: set[str]) -> set[str]:
        """Return the claims whose support leads to a lost source."""
        return _closure(gone, self.needed_by) - gone

    def standing(self, touched: set[str], gone: set[str] | frozenset[str]) -> set[str]:
        """Return which of the touched claims stand: the least fixed point, the rest as it stood."""
        standing: set[str] = set()
        pending = list(touched)
        while pending:
            claim = pending.pop()
            if claim in standing or not any(
                all(self._holds(need, touched, standing, gone) for need in option)
                for option in self.options[claim]
            ):
                continue
            standing.add(claim)
            pending += self.needed_by[claim] & touched
        return standing

    def _holds(
        self, need: str, touched: set[str], standing: set[str], gone: set[str] | frozenset[str]
    ) -> bool:
        if need in touched:
            return need in standing
        if need in self.claims:
            return need in self.stood
        return need not in gone

    def loses(self, claim: str, gone: set[str]) -> bool:
        """Return whether a claim loses one of its options."""
        return any(option & gone for option in self.options[claim])


def _closure(start: set[str], onward: Mapping[str, set[str]]) -> set[str]:
    found, pending = set(start), list(start)
    while pending:
        fresh = onward.get(pending.pop(), set()) - found
        found |= fresh
        pending += fresh
    return found
