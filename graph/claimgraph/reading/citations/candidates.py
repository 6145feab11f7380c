"""Candidates, never asserted: sources that may back a claim although no marker shows it.

A listed title that states a claim (``headlineMatch``), and the one source that a paragraph cites
(``paragraphScope``). Each says in its note what it rests on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from claimgraph.model import Citation, Claim, Reference, unchecked
from claimgraph.text_similarity import coverage, stems, weights, words_with

LEAST_SHARED = 3
"""Stems a claim and a title must share."""
LEAST_COVERED = 0.5
"""Share of a title's weight that a claim must state."""
BEFORE, AFTER, BLOCK = 0.6, 0.4, 0.5
"""How sure paragraph scope is: before the marker, after it, and under a block of sources."""
_MOST_POSTINGS, _MOST_COMPARED = 50, 10
"""How many titles may share a stem, and how many of those that share most stems are compared."""


def headline_matches(
    claims: Sequence[Claim], references: Sequence[Reference]
) -> Iterator[Citation]:
    """Yield the candidates whose listed title states an uncited claim; of equal ones the first."""
    titled = [r for r in references if r.title]
    titles = [stems(r.title or "") for r in titled]
    weight = weights(titles)
    postings: dict[str, list[int]] = defaultdict(list)
    for at, title in enumerate(titles):
        for stem in title:
            postings[stem].append(at)
    telling = {stem: held for stem, held in postings.items() if len(held) <= _MOST_POSTINGS}
    for claim in claims if titled else ():
        words = stems(claim.text)
        count = Counter(at for s in words if s in telling for at in telling[s])
        shared = {at: n for at, n in count.items() if n >= LEAST_SHARED}
        yield from _matches(claim, words, titled, titles, weight, shared)


def _matches(
    claim: Claim,
    words: frozenset[str],
    titled: Sequence[Reference],
    titles: Sequence[frozenset[str]],
    weight: Mapping[str, float],
    shared: Mapping[int, int],
) -> Iterator[Citation]:
    seen = set()
    for at in nsmallest(_MOST_COMPARED, shared, key=lambda at: (-shared[at], at)):
        covered = coverage(titles[at], words, weight)
        if covered < LEAST_COVERED or titled[at].source in seen:
            continue
        seen.add(titled[at].source)
        common = " ".join(words_with(titled[at].title or "", words))
        yield unchecked(
            Citation,
            claim=claim.id,
            source=titled[at].source,
            basis="headlineMatch",
            confidence=round(covered, 2),
            note=f"the title “{titled[at].title}” and this share: {common}",
        )


def scoped(
    claim: Claim, source: str, marker: str | None, confidence: float, reason: str
) -> Citation:
    """Return the candidate that a paragraph's source backs a claim of it."""
    return unchecked(
        Citation, claim=claim.id, source=source, basis="paragraphScope", marker=marker,
        confidence=confidence, note=reason,
    )  # fmt: skip
