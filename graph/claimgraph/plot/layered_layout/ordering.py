"""Crossing minimisation: orders of three columns with few edge crossings.

Each column in turn is sorted by barycentre (Sugiyama, Tagawa and Toda 1981) and then sifted: every
node is moved to its best place while the neighbouring columns stand still (Matuszewski, Schönfeld
and Molitor 1999). Starts come from the graph's spectrum; small graphs are shaken and settled again
while that helps. How many crossings a pair of nodes makes in either order is one matrix product.
Beside a long column that stays as it is, neighbours change places instead (Eades and Kelly 1986):
that costs what the edges cost, and no matrix. Deterministic.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pair = tuple[str, str]
Ints = NDArray[np.int64]
_PASSES = 8
_SWEEPS = 12
_SPECTRAL = 4
"""Starts taken from the spectrum of the graph, each also reversed by nature."""
_DENSE = 600
"""Nodes above which the spectrum is not computed."""
_WORK = 2_000_000
"""Bounds the shakes: their number times the square of the number of nodes."""
_SHAKES = 120
_SIFTED = 500_000_000
"""Most steps of the matrix product from which a column is sifted beside one that stays."""


def crossings(first: Sequence[str], second: Sequence[str], edges: Iterable[Pair]) -> int:
    """Return how many pairs of edges between two columns cross.

    >>> crossings(["a", "b"], ["x", "y"], [("a", "y"), ("b", "x")])
    1
    """
    return _count(_pair_costs(_joined(first, second, edges)))


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
    backwards = [(b, a) for a, b in left_edges]
    if keep_middle:
        return _beside(middle, left, backwards), list(middle), _beside(middle, right, right_edges)
    layers = _Layers(_joined(middle, left, backwards), _joined(middle, right, right_edges))
    found = layers.fewest(layers.outer(np.arange(len(middle))))
    return (
        [left[i] for i in found.left],
        [middle[i] for i in found.middle],
        [right[i] for i in found.right],
    )


def _beside(fixed: Sequence[str], column: Sequence[str], edges: Sequence[Pair]) -> list[str]:
    """Return a column in an order with few crossings beside one that stays as it is."""
    if len(column) ** 2 * len(fixed) <= _SIFTED:
        joined = _joined(fixed, column, edges).T
        order, _ = _settled(_pair_costs(joined), _by_barycentre(joined))
        return [column[i] for i in order]
    rank = {node: i for i, node in enumerate(fixed)}
    places: dict[str, list[int]] = defaultdict(list)
    for start, end in edges:
        places[end].append(rank[start])
    means, last = {}, -1.0
    for node in column:
        if node in places:  # one without edges stays behind the last
            places[node].sort()
            last = sum(places[node]) / len(places[node])
        means[node] = last
    return _switched(sorted(column, key=means.__getitem__), places)


def _switched(column: list[str], places: dict[str, list[int]]) -> list[str]:
    """Return a column in which no two neighbours cross less the other way round."""
    for _ in range(_PASSES):
        moved = False
        for place in range(1, len(column)):
            first, second = places[column[place - 1]], places[column[place]]
            if not first or not second or first[-1] <= second[0]:
                continue  # their edges do not cross
            if _crossing(first, second) > _crossing(second, first):
                column[place - 1 : place + 1] = column[place], column[place - 1]
                moved = True
        if not moved:
            break
    return column


def _crossing(first: list[int], second: list[int]) -> int:
    """Return how often the edges of two nodes cross, the first above, their ends in order."""
    return sum(bisect_left(second, place) for place in first)


@dataclass(frozen=True)
class _Orders:
    """An order of each column, and how many crossings they make."""

    left: Ints
    middle: Ints
    right: Ints
    count: int


@dataclass(frozen=True)
class _Layers:
    """The edges as two matrices: how many join each middle node to each left and right one."""

    left: Ints
    right: Ints

    def outer(self, middle: Ints, start: _Orders | None = None) -> _Orders:
        """Return the outer columns settled beside a middle one; by barycentre without a start."""
        given = (None, None) if start is None else (start.left, start.right)
        settled = []
        for edges, order in zip((self.left, self.right), given, strict=True):
            beside = edges[middle].T
            first = _by_barycentre(beside) if order is None else order
            settled.append(_settled(_pair_costs(beside), first))
        (left, above), (right, below) = settled
        return _Orders(left, middle, right, above + below)

    def swept(self, orders: _Orders) -> _Orders:
        """Return the best of some sweeps, and then of settling until nothing gains."""
        best = current = orders
        for _ in range(_SWEEPS):
            sides = self.left[:, current.left], self.right[:, current.right]
            start = _by_barycentre(np.hstack(sides), current.middle)
            middle, _ = _settled(_pair_costs(sides[0]) + _pair_costs(sides[1]), start)
            current = self.outer(middle)
            if current.count >= best.count:
                break
            best = current
        return self.settled(best)

    def settled(self, orders: _Orders) -> _Orders:
        """Return orders that no single move makes better."""
        while True:
            costs = _pair_costs(self.left[:, orders.left]) + _pair_costs(
                self.right[:, orders.right]
            )
            middle, _ = _settled(costs, orders.middle)
            moved = self.outer(middle, orders)
            if moved.count >= orders.count:
                return orders
            orders = moved

    def fewest(self, reading: _Orders) -> _Orders:
        """Return the best order found from several starts, shaken while the graph is small."""
        starts = [self.outer(middle) for middle in self._spectral()]
        best = min((self.swept(start) for start in (reading, *starts)), key=lambda o: o.count)
        nodes = sum(self.left.shape) + self.right.shape[1]
        random = np.random.default_rng(0)
        for number in range(min(_SHAKES, _WORK // max(1, nodes**2)) if best.count else 0):
            settle = self.settled if number % 4 else self.swept
            shaken = settle(self.outer(_shaken(best.middle, random)))
            if shaken.count <= best.count:
                best = shaken
        return best

    def _spectral(self) -> Iterator[Ints]:
        """Yield orders of the middle by the smoothest vibrations of the graph (Fiedler 1973)."""
        edges = np.hstack([self.left, self.right]).astype(float)
        rows, columns = edges.shape
        if not edges.any() or rows + columns > _DENSE:
            return
        weights = np.full((rows + columns, rows + columns), 1e-3)  # joins the components
        weights[:rows, rows:] += edges
        weights[rows:, :rows] += edges.T
        degrees = weights.sum(1)
        scale = 1 / np.sqrt(degrees)
        vectors = np.linalg.eigh(np.eye(len(degrees)) - scale[:, None] * weights * scale)[1]
        for vector in (vectors * scale[:, None]).T[1 : 1 + _SPECTRAL]:
            yield np.argsort(np.round(vector[:rows], 9), kind="stable")


def _joined(rows: Sequence[str], columns: Sequence[str], edges: Iterable[Pair]) -> Ints:
    """Return how many edges join each row to each column."""
    row, column = ({node: i for i, node in enumerate(nodes)} for nodes in (rows, columns))
    found = np.zeros((len(rows), len(columns)), dtype=np.int64)
    for start, end in edges:
        found[row[start], column[end]] += 1
    return found


def _pair_costs(edges: Ints) -> Ints:
    """Return how many crossings each pair of rows makes when the first stands above the second.

    ``edges`` has its columns in their order on the page.
    """
    before = np.cumsum(edges, axis=1) - edges
    return np.asarray(edges.astype(float) @ before.T.astype(float)).round().astype(np.int64)


def _count(costs: Ints) -> int:
    return int(np.triu(costs, 1).sum())


def _by_barycentre(edges: Ints, order: Ints | None = None) -> Ints:
    """Return rows by the mean place of their neighbours; one without any stays behind the last."""
    given = np.arange(len(edges)) if order is None else order
    degrees = edges.sum(1)
    places = edges @ (np.arange(edges.shape[1]) + 0.5) / np.maximum(degrees, 1)
    means = np.where(degrees > 0, places, np.nan)[given]
    last = np.maximum.accumulate(np.where(np.isnan(means), 0, np.arange(len(means))))
    means = np.nan_to_num(means[last] if len(means) else means, nan=-1.0)
    return np.asarray(given[np.argsort(means, kind="stable")])


def _settled(costs: Ints, order: Ints) -> tuple[Ints, int]:
    """Return rows sifted until none gains by moving, and how many crossings are left."""
    order = order.copy()
    gain = costs - costs.T
    for _ in range(_PASSES):
        moved = False
        for node in order.copy():
            place = int(np.flatnonzero(order == node)[0])
            row = gain[node, order]
            change = np.zeros(len(order), dtype=np.int64)
            change[:place] = np.cumsum(row[:place][::-1])[::-1]
            change[place + 1 :] = -np.cumsum(row[place + 1 :])
            best = int(change.argmin())
            if change[best] < 0:
                order = np.insert(np.delete(order, place), best, node)
                moved = True
        if not moved:
            break
    return order, _count(costs[np.ix_(order, order)])


def _shaken(order: Ints, random: np.random.Generator) -> Ints:
    """Return an order with some rows put elsewhere, or with a stretch of it turned round."""
    size = len(order)
    if random.random() < 0.5:
        low, high = sorted(random.integers(0, size + 1, 2))
        return np.concatenate([order[:low], order[low:high][::-1], order[high:]])
    chosen = random.choice(order, size=max(1, size // 6), replace=False)
    kept = order[~np.isin(order, chosen)]
    for node in chosen:
        kept = np.insert(kept, random.integers(0, len(kept) + 1), node)
    return kept
