"""Orders of three columns with few crossings: barycentres, adjacent swaps, then sifting.

The layer-by-layer sweep is that of Sugiyama, Tagawa and Toda (1981), the swaps those of Gansner et
al. (1993, the layout of Graphviz dot), the sifting that of Matuszewski, Schönfeld and Molitor
(1999). All is deterministic.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random

Pair = tuple[str, str]
_SIFTED = 160
"""Columns longer than this are not sifted: it compares every pair."""
_STARTS = 10
_SWEEPS = 24


def crossings(first: Sequence[str], second: Sequence[str], edges: Iterable[Pair]) -> int:
    """Return how many pairs of edges between two columns cross.

    >>> crossings(["a", "b"], ["x", "y"], [("a", "y"), ("b", "x")])
    1
    """
    row_a, row_b = _rows(first), _rows(second)
    ends = [b for _, b in sorted((row_a[a], row_b[b]) for a, b in edges)]
    seen: list[int] = []
    count = 0
    for end in ends:
        count += len(seen) - bisect_left(seen, end + 1)
        insort(seen, end)
    return count


def arrange(
    left: Sequence[str],
    middle: Sequence[str],
    right: Sequence[str],
    left_edges: Sequence[Pair],
    right_edges: Sequence[Pair],
    *,
    keep_middle: bool,
) -> tuple[list[str], list[str], list[str]]:
    """Return the three columns in an order with few crossings.

    Edges run left → middle and middle → right. With ``keep_middle`` only the outer columns move.
    """
    sides = _Sides(left_edges, right_edges)
    if keep_middle or len(middle) > 4 * _SIFTED:
        return sides.outer(left, middle, right)
    return min(
        (sides.swept(left, start, right) for start in _starts(middle)),
        key=lambda columns: sides.count(*columns),
    )


def _starts(middle: Sequence[str]) -> Iterable[list[str]]:
    """Yield the reading order, then shuffles of it, fewer for long columns."""
    random = Random(0)
    yield list(middle)
    for _ in range(_STARTS if len(middle) <= _SIFTED else 1):
        yield random.sample(list(middle), len(middle))


class _Sides:
    """The edges of a picture, looked up from either end."""

    def __init__(self, left: Sequence[Pair], right: Sequence[Pair]) -> None:
        self.left, self.right = left, right
        self.of_left = _grouped(left)
        self.of_right = _grouped((b, a) for a, b in right)
        self.to_left = _grouped((b, a) for a, b in left)
        self.to_right = _grouped(right)

    def count(self, left: list[str], middle: list[str], right: list[str]) -> int:
        return crossings(left, middle, self.left) + crossings(middle, right, self.right)

    def outer(
        self, left: Sequence[str], middle: Sequence[str], right: Sequence[str]
    ) -> tuple[list[str], list[str], list[str]]:
        rows = [(self.of_left, _rows(middle))], [(self.of_right, _rows(middle))]
        return _settled(left, rows[0]), list(middle), _settled(right, rows[1])

    def swept(
        self, left: Sequence[str], middle: Sequence[str], right: Sequence[str]
    ) -> tuple[list[str], list[str], list[str]]:
        best = self.outer(left, middle, right)
        fewest = self.count(*best)
        columns, stale = best, 0
        for _ in range(_SWEEPS):
            beside = [(self.to_left, _rows(columns[0])), (self.to_right, _rows(columns[2]))]
            columns = self.outer(columns[0], _settled(columns[1], beside), columns[2])
            count = self.count(*columns)
            stale = 0 if count < fewest else stale + 1
            if count < fewest:
                best, fewest = columns, count
            if stale > 3 or not fewest:
                break
        return best


_Beside = Sequence[tuple[Mapping[str, list[str]], Mapping[str, int]]]
"""For each neighbouring column: the neighbours of a node, and their rows."""


def _settled(column: Sequence[str], beside: _Beside) -> list[str]:
    """Return one column in an order with few crossings towards its neighbours, which stay."""
    ends = {node: [sorted(rows[n] for n in to[node]) for to, rows in beside] for node in column}
    ordered = _by_barycentre(column, ends)
    cost = _pair_cost(ends)
    _swap(ordered, cost)
    if len(ordered) <= _SIFTED:
        _sift(ordered, cost)
    return ordered


def _by_barycentre(column: Sequence[str], ends: Mapping[str, list[list[int]]]) -> list[str]:
    """Return nodes by the mean row of their neighbours; a node without any keeps its place."""
    means: dict[str, float] = {}
    last = -1.0
    for node in column:
        flat = [row for side in ends[node] for row in side]
        last = means[node] = sum(flat) / len(flat) if flat else last
    return sorted(column, key=means.__getitem__)


_Cost = Callable[[str, str], int]


def _pair_cost(ends: Mapping[str, list[list[int]]]) -> _Cost:
    """Return how many crossings two nodes make when the first stands above the second."""
    known: dict[Pair, int] = {}

    def cost(above: str, below: str) -> int:
        found = known.get((above, below))
        if found is None:
            found = sum(
                sum(len(a) - bisect_left(a, row + 1) for row in b)
                for a, b in zip(ends[above], ends[below], strict=True)
            )
            known[above, below] = found
        return found

    return cost


def _swap(column: list[str], cost: _Cost) -> None:
    """Swap neighbours while that removes crossings."""
    for _ in range(len(column)):
        moved = False
        for i in range(len(column) - 1):
            if cost(column[i + 1], column[i]) < cost(column[i], column[i + 1]):
                column[i], column[i + 1] = column[i + 1], column[i]
                moved = True
        if not moved:
            return


def _sift(column: list[str], cost: _Cost) -> None:
    """Move each node to its best place, until none gains."""
    for _ in range(6):
        gained = False
        for node in list(column):
            place = column.index(node)
            best = _best_place(column, place, cost)
            if best != place:
                column.insert(best, column.pop(place))
                gained = True
        if not gained:
            return


def _best_place(column: list[str], place: int, cost: _Cost) -> int:
    """Return where a node makes the fewest crossings, with the rest as it is."""
    node, best, least = column[place], place, 0
    for step in (-1, 1):
        change, index = 0, place + step
        while 0 <= index < len(column):
            other = column[index]
            pair = cost(node, other) - cost(other, node)
            change += pair if step < 0 else -pair
            if change < least:
                least, best = change, index
            index += step
    return best


def _rows(column: Sequence[str]) -> dict[str, int]:
    return {node: row for row, node in enumerate(column)}


def _grouped(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for start, end in pairs:
        found[start].append(end)
    return found
