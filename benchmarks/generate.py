"""Synthetic support graphs of any size, as plain arrays: the same seed gives the same graph.

Shaped like news: sources by Zipf popularity, one in twenty a copy of a more popular one; half of
the claims cite one or two sources, a third follows from claims of lower depth (one to three of
them, six deep at most) and half of those cite too, the rest has no support; one inference in a
hundred goes in a circle.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimgraph.support import RuleIndex

Ints = NDArray[np.int32]
DEPTH = 6
PER_SOURCE = 20
SEED = 20260301


@dataclass(frozen=True)
class Links:
    """Who cites, infers and copies whom; sources and claims each count from 0."""

    sources: int
    claims: int
    citations: tuple[Ints, Ints]
    conclusions: Ints
    premises: tuple[Ints, Ints]
    copies: tuple[Ints, Ints]

    def index(self) -> RuleIndex:
        """Return the index of these links, built in one pass."""
        return RuleIndex.build(
            sources=self.sources,
            claims=self.claims,
            citations=self.citations,
            conclusions=self.conclusions,
            premises=self.premises,
            copies=self.copies,
        )

    @property
    def count(self) -> int:
        """How many links there are: citations, premises and copies."""
        return self.citations[0].size + self.premises[0].size + self.copies[0].size


def links(claims: int, seed: int = SEED) -> Links:
    """Return the links of a graph with so many claims.

    >>> links(1000).count == links(1000).count > 1000
    True
    """
    random = np.random.default_rng(seed)
    sources = max(claims // PER_SOURCE, 2)
    derived = claims // 2 + np.arange(claims // 3, dtype=np.int32)
    citing = np.concatenate([np.arange(claims // 2, dtype=np.int32), derived[::2]])
    citing = np.concatenate([citing, citing[random.random(citing.size) < 0.4]])
    copying = np.flatnonzero(random.random(sources) < 1 / 20).astype(np.int32)
    copying = copying[copying > 0]
    return Links(
        sources,
        claims,
        (citing, _popular(random, sources, citing.size)),
        derived,
        _premises(random, claims, derived),
        (copying, (random.random(copying.size) ** 3 * copying).astype(np.int32)),
    )


def _popular(random: np.random.Generator, sources: int, count: int) -> Ints:
    """Draw sources by Zipf's law: the n-th is cited in proportion to 1 / n."""
    shares = np.cumsum(1 / np.arange(1, sources + 1))
    found = np.searchsorted(shares, random.random(count) * shares[-1])
    clipped: Ints = found.clip(0, sources - 1).astype(np.int32)
    return clipped


def _premises(random: np.random.Generator, claims: int, derived: Ints) -> tuple[Ints, Ints]:
    """Draw one to three premises from all claims of lower depth, or, rarely, from anywhere."""
    sizes = random.choice([1, 2, 3], derived.size, p=[0.5, 0.3, 0.2])
    inference = np.repeat(np.arange(derived.size, dtype=np.int32), sizes)
    depth = np.arange(derived.size) * DEPTH // max(derived.size, 1)
    below = claims // 2 + depth * derived.size // DEPTH
    premise = (random.random(inference.size) * below[inference]).astype(np.int32)
    around = random.random(inference.size) < 0.01
    premise[around] = random.integers(0, claims, int(around.sum()))
    return inference, premise
