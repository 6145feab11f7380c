"""Truth discovery: scores of sources and of what they say, each from how far the other is trusted.

Votes are pairs of a source and a value; values of one object exclude each other. Every vote weighs
what the caller says, less than 1 for a copy: copies that agree are not independent (X. L. Dong, L.
Berti-Équille, D. Srivastava, PVLDB 2(1), 2009). Scores rank; they are not probabilities.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimgraph.support.csr import Ints

Floats = NDArray[np.float64]
ROUNDS = 100
"""The most rounds; methods stop sooner, when no score moves by ``STILL`` or more."""
STILL = 1e-9
GAMMA, RHO, CONTRARY, START = 0.3, 0.5, -0.5, 0.9
"""TruthFinder's damping, weight of other values, what another value implies, and first trust."""


@dataclass(frozen=True)
class Votes:
    """Who says what: vote ``i`` is of ``sources[i]`` for ``values[i]``, and weighs something."""

    sources: Ints
    values: Ints
    weights: Floats
    objects: Ints
    count: int

    def to_values(self, scores: Floats) -> Floats:
        """Return for each value the weighed sum of its sources' scores."""
        shares = scores[self.sources] * self.weights
        return _total(self.values, shares, self.objects.size)

    def to_sources(self, scores: Floats) -> Floats:
        """Return for each source the sum of its values' scores."""
        return _total(self.sources, scores[self.values], self.count)

    def of_objects(self, scores: Floats) -> Floats:
        """Return for each value the sum over all values of its object."""
        return _total(self.objects, scores, self.objects.size)[self.objects]

    @property
    def sizes(self) -> Floats:
        """How many values each source votes for."""
        return np.bincount(self.sources, minlength=self.count).astype(np.float64)


def _total(keys: Ints, amounts: Floats, count: int) -> Floats:
    return np.bincount(keys, amounts, minlength=count).astype(np.float64)


Scores = tuple[Floats, Floats]
"""The scores of sources and of values, each between 0 and 1."""


def sums(votes: Votes) -> Scores:
    """Sums: a source scores what its values do, and they what their sources do, as hubs do.

    J. Pasternack, D. Roth, "Knowing what to believe (when you already know something)", COLING
    2010, after Hubs and Authorities (J. Kleinberg, JACM 46(5), 1999).
    """
    return _iterate(votes, np.ones(votes.count))


def average_log(votes: Votes) -> Scores:
    """Average·Log: a source scores the mean of its values, times the logarithm of their number.

    J. Pasternack, D. Roth, COLING 2010. A source with one value scores 0: one is not a record.
    """
    sizes = np.maximum(votes.sizes, 1)
    return _iterate(votes, np.log(sizes) / sizes)


def _iterate(votes: Votes, factors: Floats) -> Scores:
    trust = np.ones(votes.count)
    for _ in range(ROUNDS):
        belief = _scaled(votes.to_values(trust))
        found = _scaled(votes.to_sources(belief) * factors)
        if np.abs(found - trust).max(initial=0.0) < STILL:
            break
        trust = found
    return trust, belief if votes.count else np.zeros(votes.objects.size)


def _scaled(scores: Floats) -> Floats:
    largest = scores.max(initial=0.0)
    scaled: Floats = scores / largest if largest > 0 else scores
    return scaled


def truthfinder(votes: Votes) -> Scores:
    """TruthFinder: a value is wrong only when all its sources are; other values speak against it.

    X. Yin, J. Han, P. S. Yu, "Truth discovery with multiple conflicting information providers on
    the Web", KDD 2007, with its damping 0.3 and first trust 0.9.
    """
    trust = np.full(votes.count, START)
    belief = np.zeros(votes.objects.size)
    for _ in range(ROUNDS):
        support = votes.to_values(-np.log1p(-np.minimum(trust, 1 - 1e-12)))
        others = votes.of_objects(support) - support
        belief = 1 / (1 + np.exp(-GAMMA * (support + RHO * CONTRARY * others)))
        found = votes.to_sources(belief) / np.maximum(votes.sizes, 1)
        if np.abs(found - trust).max(initial=0.0) < STILL:
            break
        trust = found
    return trust, belief


def crh(votes: Votes) -> Scores:
    """CRH: truths are what weighed sources vote for; a source weighs less the more it misses them.

    Q. Li, Y. Li, J. Gao, B. Zhao, W. Fan, J. Han, "Resolving conflicts in heterogeneous data by
    truth discovery and source reliability estimation", SIGMOD 2014, with its 0-1 loss. The score
    shown for a source is the share of its values that are taken for true.
    """
    weight = np.ones(votes.count)
    belief = np.zeros(votes.objects.size)
    error = np.zeros(votes.count)
    for _ in range(ROUNDS):
        support = votes.to_values(weight)
        total = votes.of_objects(support)
        belief = np.divide(support, total, out=np.zeros_like(support), where=total > 0)
        best = np.zeros(votes.objects.max(initial=-1) + 1)
        np.maximum.at(best, votes.objects, belief)
        truth = (belief >= best[votes.objects] - 1e-12).astype(np.float64)
        error = 1 - votes.to_sources(truth) / np.maximum(votes.sizes, 1)
        missed = np.maximum(error, 1e-3)  # a source without error would weigh without end
        found = -np.log(missed / missed.sum()) if votes.count else weight
        if np.abs(found - weight).max(initial=0.0) < STILL:
            break
        weight = found
    return 1 - error, belief
