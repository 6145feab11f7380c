"""Similarity of sources: the measures by which two are taken for the same work.

Titles: the share of words in common (P. Jaccard, 1912), without a site's name at the end. Texts:
the share of the shorter one's runs of three words that the other holds (A. Broder, "On the
resemblance and containment of documents", 1997). Figures: the share of the shorter sequence found
in the other in the same order. Titles that name different numbers are different titles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from rapidfuzz.distance import LCSseq

from claimgraph.patterns import regex

TITLE, TEXT, FIGURES = 0.8, 0.5, 0.8
"""The least share, 0 to 1, from which titles, texts and figures count as the same."""
LEAST_WORDS, LEAST_RUNS, LEAST_FIGURES = 4, 20, 3
"""The fewest words of a title, runs of a text and figures in order that can tell anything."""
_WORD = regex(r"\w+")
_NUMBER = regex(r"\d+(?:[.,]\d+)*")
_SITE = regex(r"\s[-–—|]\s")


@dataclass(frozen=True)
class Title:
    """What tells one title from another: its words, and the numbers it names."""

    words: frozenset[str]
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, title: str) -> Title:
        """Return the words and numbers of a title, without a site's name."""
        line = _headline(title.casefold())
        return cls(frozenset(_WORD.findall(line)), tuple(sorted(_NUMBER.findall(line))))


def title_share(first: Title, second: Title) -> float:
    """Return the share of words that two titles have in common, 0 when they tell too little.

    >>> one = Title.of("Bridge to the island reopens - Daily Post")
    >>> title_share(one, Title.of("Bridge to the island reopens"))
    1.0
    >>> storm = Title.of("Storm leaves 40 homes without power")
    >>> title_share(storm, Title.of("Storm leaves 90 homes without power"))
    0.0
    """
    shorter = min(len(first.words), len(second.words))
    if first.numbers != second.numbers or shorter < LEAST_WORDS:
        return 0.0
    return len(first.words & second.words) / len(first.words | second.words)


def near_titles(titles: Sequence[Title]) -> Iterator[tuple[int, int]]:
    """Yield the pairs, by place, that can share enough: both have one of their rarest words.

    No pair is missed (prefix filtering: S. Chaudhuri, V. Ganti, R. Kaushik, "A primitive operator
    for similarity joins in data cleaning", ICDE 2006).
    """
    rarity = Counter(word for title in titles for word in title.words)
    seen: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for place, title in enumerate(titles):
        rarest = sorted(title.words, key=lambda word: (rarity[word], word))
        kept = rarest[: len(rarest) - ceil(TITLE * len(rarest)) + 1]
        near = {other for word in kept for other in seen[word, title.numbers]}
        yield from ((other, place) for other in sorted(near))
        for word in kept:
            seen[word, title.numbers].append(place)


def overlapping(groups: Sequence[Collection[Hashable]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs, by place, that have something in common."""
    seen: dict[Hashable, list[int]] = defaultdict(list)
    for place, members in enumerate(groups):
        distinct = set(members)
        near = {other for member in distinct for other in seen[member]}
        yield from ((other, place) for other in sorted(near))
        for member in distinct:
            seen[member].append(place)


def _headline(title: str) -> str:
    """Drop a site's name, four words at most, from the end of a title that says enough without."""
    parts = _SITE.split(title)
    if len(parts) > 1 and len(_WORD.findall(parts[-1])) <= 4:
        rest = title[: title.rindex(parts[-1])]
        if len(_WORD.findall(rest)) >= LEAST_WORDS:
            return rest
    return title


def runs(text: str) -> frozenset[int]:
    """Return the runs of three words of a text, hashed."""
    words = _WORD.findall(text.casefold())
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def text_share(first: frozenset[int], second: frozenset[int]) -> float:
    """Return the share of the shorter text's runs that the other holds, 0 when they are too few."""
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter >= LEAST_RUNS else 0.0


def figures_share(first: Sequence[str], second: Sequence[str]) -> float:
    """Return the share of the shorter sequence that stands in the other, in the same order."""
    shorter = min(len(first), len(second))
    return LCSseq.similarity(first, second) / shorter if shorter >= LEAST_FIGURES else 0.0
