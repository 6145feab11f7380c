"""Random support graphs as plain lists, and what stands in them by brute force."""

from __future__ import annotations

import random
from dataclasses import dataclass

from claimgraph.support import RuleIndex


@dataclass(frozen=True)
class Drawn:
    """A random graph as plain lists: who cites, infers and copies whom, circles included."""

    sources: int
    claims: int
    citations: list[tuple[int, int]]
    inferences: list[tuple[int, list[int]]]
    copies: list[tuple[int, int]]

    @classmethod
    def at_random(cls, rng: random.Random) -> Drawn:
        sources, claims = rng.randint(1, 7), rng.randint(1, 12)
        return cls(
            sources,
            claims,
            [
                (rng.randrange(claims), rng.randrange(sources))
                for _ in range(rng.randint(0, claims))
            ],
            [
                (
                    rng.randrange(claims),
                    sorted({rng.randrange(claims) for _ in range(rng.randint(1, 3))}),
                )
                for _ in range(rng.randint(0, 2 * claims))
            ],
            sorted(
                {
                    (rng.randrange(sources), rng.randrange(sources))
                    for _ in range(rng.choice([0, 0, 1, 3]))
                }
            ),
        )

    def index(self) -> RuleIndex:
        return RuleIndex.build(
            sources=self.sources,
            claims=self.claims,
            citations=([c for c, _ in self.citations], [s for _, s in self.citations]),
            conclusions=[c for c, _ in self.inferences],
            premises=(
                [i for i, (_, premises) in enumerate(self.inferences) for _ in premises],
                [p for _, premises in self.inferences for p in premises],
            ),
            copies=([c for c, _ in self.copies], [u for _, u in self.copies]),
        )

    def rules(self) -> list[tuple[int, list[int]]]:
        first = self.sources
        copying = {c: [u for k, u in self.copies if k == c] for c, _ in self.copies}
        cited = [(first + c, [s]) for c, s in self.citations]
        return (
            list(copying.items())
            + cited
            + [(first + c, [first + p for p in ps]) for c, ps in self.inferences]
        )

    def standing(self, gone: set[int]) -> set[int]:
        """Return what stands, by applying every rule until nothing changes."""
        copies = {c for c, _ in self.copies}
        stands = {s for s in range(self.sources) if s not in copies and s not in gone}
        while True:
            found = {h for h, body in self.rules() if h not in gone and set(body) <= stands}
            if found <= stands:
                return stands
            stands |= found
