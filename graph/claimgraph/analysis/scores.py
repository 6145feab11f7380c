"""Scores of sources by truth discovery, with copies discounted: ranks, not probabilities."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from claimgraph.analysis.holder import Holder
from claimgraph.analysis.origins import group
from claimgraph.analysis.propositions import Contradiction, contradicting, propositions
from claimgraph.analysis.rule_base import ONE_OF
from claimgraph.errors import UnknownNode
from claimgraph.model import Citation, Claim, Source, choices
from claimgraph.questions import Counting
from claimgraph.results import Result
from claimgraph.support import truth_discovery
from claimgraph.support.csr import ints

Method = Literal["crh", "truthfinder", "sums", "average-log"]
METHODS: dict[str, tuple[Callable[[truth_discovery.Votes], truth_discovery.Scores], str]] = {
    "crh": (truth_discovery.crh, "CRH (Li et al., SIGMOD 2014)"),
    "truthfinder": (truth_discovery.truthfinder, "TruthFinder (Yin, Han and Yu, KDD 2007)"),
    "sums": (truth_discovery.sums, "Sums (Pasternack and Roth, COLING 2010)"),
    "average-log": (truth_discovery.average_log, "Average·Log (Pasternack and Roth, COLING 2010)"),
}
"""The methods, each with the paper it comes from."""


@dataclass(frozen=True)
class Score:
    """The score of a source, 0 to 1, from how many claims; ``shared`` of them only as a copy.

    A claim whose marker means one of several works is a part of a vote for each of these.
    """

    source: Source
    score: float
    claims: int
    shared: int


class SourceScores(Result[Score]):
    """Scores of sources, best first; ``beliefs`` are those of claims, ``method`` is the paper."""

    def __init__(
        self,
        scores: Sequence[Score],
        beliefs: Mapping[str, float],
        method: str,
        named: Callable[[str], str],
    ) -> None:
        self.beliefs, self.method, self._named = beliefs, method, named
        super().__init__(scores, self._told, "scores")

    @property
    def caution(self) -> str:
        """What these figures are."""
        return f"Scores by {self.method}, copies discounted: they rank, they are not probabilities."

    def _told(self, score: Score) -> Mapping[str, object]:
        return {
            "source": self._named(score.source.id),
            "score": round(score.score, 3),
            "claims": score.claims,
            "shared": score.shared,
            "title": score.source.label,
        }

    def __repr__(self) -> str:
        return f"{super().__repr__()}\n  {self.caution}"

    def _repr_html_(self) -> str:
        return f"{super()._repr_html_()}<p>{html.escape(self.caution)}</p>"


def source_scores(
    kb: Holder,
    method: Method = "crh",
    *,
    counting: Counting = "explicit",
    min_confidence: float = 0.0,
) -> SourceScores:
    """Return the scores of all sources that say something, best first."""
    if method not in METHODS:
        raise UnknownNode("method", method, choices(Method))
    ballot = _Ballot.of(kb, counting, min_confidence)
    run, paper = METHODS[method]
    trust, belief = run(ballot.votes)
    scores = [
        Score(source, float(trust[n]), ballot.claims[n], ballot.shared[n])
        for n, source in enumerate(ballot.sources)
    ]
    scores.sort(key=lambda one: (-one.score, -one.claims))
    beliefs = {claim: float(belief[value]) for claim, value in ballot.values.items()}
    return SourceScores(scores, beliefs, paper, kb.spoken)


@dataclass(frozen=True)
class _Ballot:
    """Sources and the propositions they vote for; those that contradict exclude each other."""

    votes: truth_discovery.Votes
    sources: list[Source]
    values: dict[str, int]
    claims: list[int]
    shared: list[int]

    @classmethod
    def of(cls, kb: Holder, counting: Counting, min_confidence: float) -> _Ballot:
        said = propositions(kb.all(Claim))
        conflicts = list(contradicting(kb))
        meant = _votes(kb, said, conflicts, counting, min_confidence)
        pairs = list(meant)
        voters = sorted({source for source, _ in pairs}, key=kb.rule_base.number.__getitem__)
        place = {source: n for n, source in enumerate(voters)}
        sources = [kb.rule_base.sources[kb.rule_base.number[s]] for s in voters]
        weights = _weights(kb, sources, pairs)
        count = len(set(said.values())) + len(conflicts)
        objects = _objects(count, said, conflicts)
        votes = truth_discovery.Votes(
            ints([place[source] for source, _ in pairs]),
            ints([value for _, value in pairs]),
            np.array([w * meant[p] for p, w in zip(pairs, weights, strict=True)], np.float64),
            ints(objects),
            len(sources),
        )
        claims = Counter(place[source] for source, _ in pairs)
        shared = Counter(
            place[source] for (source, _), weight in zip(pairs, weights, strict=True) if weight < 1
        )
        counts = [[counted[n] for n in range(len(sources))] for counted in (claims, shared)]
        return cls(votes, sources, said, *counts)


def _votes(
    kb: Holder,
    said: Mapping[str, int],
    conflicts: Sequence[Contradiction],
    counting: Counting,
    min_confidence: float,
) -> dict[tuple[str, int], float]:
    """Return what sources vote for, and with what part of a vote.

    One that disputes a claim votes for its denial. Of works of which a marker means one, each has
    an equal part.
    """
    links = kb.rule_base.indexed(counting, min_confidence).links
    cites = [link for link in links if isinstance(link, Citation)]
    several = Counter((c.claim, c.marker) for c in cites if c.basis == ONE_OF)
    votes: dict[tuple[str, int], float] = {}
    for cite in cites:
        pair = cite.source, said[cite.claim]
        part = 1 / several[cite.claim, cite.marker] if cite.basis == ONE_OF else 1.0
        votes[pair] = max(part, votes.get(pair, 0.0))
    denials = len(set(said.values()))
    for number, one in enumerate(conflicts):
        if isinstance(one.first, Source):
            votes[one.first.id, denials + number] = 1.0
    return votes


def _objects(count: int, said: Mapping[str, int], conflicts: Sequence[Contradiction]) -> list[int]:
    """Return what each value is about: values that contradict each other are about one thing."""
    parent = list(range(count))

    def root(value: int) -> int:
        while parent[value] != value:
            parent[value] = parent[parent[value]]
            value = parent[value]
        return value

    denials = len(set(said.values()))
    for number, one in enumerate(conflicts):
        first = denials + number if isinstance(one.first, Source) else said[one.first.id]
        parent[root(first)] = root(said[one.second.id])
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(value), len(numbers)) for value in range(count)]


def _weights(
    kb: Holder, sources: Sequence[Source], pairs: Sequence[tuple[str, int]]
) -> list[float]:
    """Return what each vote weighs: votes of one origin for one value share a single vote."""
    origin = {s.id: n for n, found in enumerate(group(kb, sources)) for s in found.sources}
    together: dict[tuple[int, int], int] = defaultdict(int)
    for source, value in pairs:
        together[origin[source], value] += 1
    return [1 / together[origin[source], value] for source, value in pairs]
