"""Which figures of a graph cannot both hold.

Figures are put together by what they measure, their unit and the names, numbers and days of the
claims that state them, so that only pairs that can contradict each other are looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, overload

from claimgraph.model import Figure
from claimgraph.nodes.context import Context
from claimgraph.quantity import Bounds, comparable


class Conflict(NamedTuple):
    """Two figures that cannot both hold, the lower one first, and why, in words."""

    first: Figure
    second: Figure
    reason: str


class Conflicts(Sequence[Conflict]):
    """Pairs of figures, of which each is told in words when it is looked at."""

    def __init__(self, figures: Sequence[Figure], pairs: Sequence[tuple[int, int]]) -> None:
        self._figures, self._pairs = figures, pairs

    @overload
    def __getitem__(self, index: int) -> Conflict: ...
    @overload
    def __getitem__(self, index: slice) -> Conflicts: ...
    def __getitem__(self, index: int | slice) -> Conflict | Conflicts:
        if isinstance(index, slice):
            return Conflicts(self._figures, self._pairs[index])
        first, second = (self._figures[place] for place in self._pairs[index])
        return Conflict(first, second, first.compare(second).reason)

    def __len__(self) -> int:
        return len(self._pairs)

    def among(self, chosen: Iterable[str]) -> Conflicts:
        """Return the pairs of which one figure at least is among some, by id."""
        ids = set(chosen)
        kept = [figure.id in ids for figure in self._figures]
        return Conflicts(self._figures, [p for p in self._pairs if kept[p[0]] or kept[p[1]]])


def conflicts(
    figures: Iterable[Figure], contexts: Mapping[str, Context | None] | None = None
) -> Conflicts:
    """Return the pairs of figures that contradict each other, lower values first.

    Figures are compared that measure the same thing (``what``, or the counted noun) in units that
    convert, and whose contexts fit; a figure and the one it restates are not compared. One that no
    claim states has no context, and is compared with all of its thing.

    Takes n log n steps for n figures, and one for each pair of those whose names, numbers and days
    are alike.

    >>> few, many = (Figure(document="d", value=n, unit_text="troops") for n in (300, 500))
    >>> [conflict.reason for conflict in conflicts([few, many])]
    ['300 and 500 have no value in common']

    Raises:
        MissingExtra: one thing is measured in several units and pint is not installed.
    """
    told = contexts or {}
    held = [f for f in figures if f.id not in told or told[f.id] is not None]
    around = [told.get(f.id) for f in held]
    pairs: list[tuple[int, int]] = []
    for group in comparable([figure.quantity for figure in held]):
        bounds = {one.place: one for one in group}
        found = {pair for pair in _pairs(group, around) if _fit(held, around, *pair)}
        pairs += sorted(found, key=lambda pair: _rank(bounds[pair[0]], bounds[pair[1]]))
    return Conflicts(held, pairs)


def _rank(lower: Bounds, higher: Bounds) -> tuple[object, ...]:
    """Return the place of a pair: by the lower end of the higher, then the upper of the lower."""
    return higher.bottom, higher.place, lower.top, lower.place


def _fit(held: Sequence[Figure], around: Sequence[Context | None], lower: int, higher: int) -> bool:
    first, second = held[lower], held[higher]
    one, other = around[lower], around[higher]
    restated = first.restates == second.id or second.restates == first.id
    return not restated and (one is None or other is None or one.fits(other))


# -- who is compared with whom --------------------------------------------------------------------


def _pairs(group: Sequence[Bounds], around: Sequence[Context | None]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one thing that are apart and may fit, some of them twice.

    Those that say nothing of their subject are compared with all; those with words and nothing
    else by their words; those with names, numbers or days where one's are among the other's.
    """
    silent: list[Bounds] = []
    worded: list[Bounds] = []
    blocks: dict[frozenset[str], list[Bounds]] = defaultdict(list)
    for bounds in group:
        context = around[bounds.place]
        if context and context.particulars:
            blocks[context.particulars].append(bounds)
        else:
            (worded if context and context.words else silent).append(bounds)
    yield from _apart(silent, group)
    yield from _apart(group, silent)
    for one, other in _nested(list(blocks)):
        yield from _apart(blocks[one], blocks[other])
        yield from _apart(blocks[other], blocks[one])
    if worded:
        yield from _by_words(worded, group, around)


def _nested(keys: Sequence[frozenset[str]]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield each pair of keys of which the second holds all of the first, each with itself too."""
    holding: dict[str, list[frozenset[str]]] = defaultdict(list)
    for key in keys:
        for name in key:
            holding[name].append(key)
    for key in keys:
        rarest = min((holding[name] for name in key), key=len)
        yield from ((key, other) for other in rarest if key <= other)


def _apart(lower: Sequence[Bounds], higher: Sequence[Bounds]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which all of the one lies below all of the other."""
    tops = sorted((bounds.top, bounds.place) for bounds in lower)
    ends = [top for top, _ in tops]
    for bounds in higher:
        for _, place in tops[: bisect_left(ends, bounds.above)]:
            yield place, bounds.place


def _by_words(
    worded: Sequence[Bounds], group: Sequence[Bounds], around: Sequence[Context | None]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are apart and can share more than half of the shorter one's words.

    They then share one of the rarer half of its words (prefix filtering, as for titles in
    ``analysis.similarity``), so only those that have one of these are looked at.
    """
    words = {one.place: found.words for one in group if (found := around[one.place])}
    having: dict[str, list[Bounds]] = defaultdict(list)
    for bounds in group:
        for word in words.get(bounds.place, ()):
            having[word].append(bounds)
    alone = {bounds.place for bounds in worded}
    for bounds in group:
        own = words.get(bounds.place, frozenset())
        rarest = sorted(own, key=lambda word: (len(having[word]), word))[: (len(own) + 1) // 2]
        near = {other.place: other for word in rarest for other in having[word]}
        for place, other in near.items():
            if (bounds.place in alone or place in alone) and len(words[place]) >= len(own):
                if bounds.top < other.above:
                    yield bounds.place, place
                elif other.top < bounds.above:
                    yield place, bounds.place
