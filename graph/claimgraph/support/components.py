"""Strongly connected components of a directed graph over plain arrays, in linear time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

import numpy as np

from claimgraph.support.csr import ONE, CompressedRows, Ints, distinct, ints


def components(nodes: int, tails: Ints, heads: Ints) -> list[list[int]]:
    """Return the sets of nodes that reach each other, each sorted; single nodes only with a loop.

    What no circle can hold is peeled off in whole arrays; the rest is searched (R. E. Tarjan, SIAM
    J. Computing 1(2), 1972), without recursion.

    >>> components(4, ints([0, 1, 2, 3]), ints([1, 0, 1, 3]))
    [[0, 1], [3]]
    """
    kept = _peel(nodes, tails, heads)
    kept &= _peel(nodes, heads, tails)
    inner = kept[tails] & kept[heads]
    tails, heads = tails[inner], heads[inner]
    out = CompressedRows.group(tails, heads, nodes)
    looped = set(tails[tails == heads].tolist())
    found = _search(out, np.flatnonzero(kept).tolist())
    return sorted(sorted(one) for one in found if len(one) > 1 or one[0] in looped)


def _peel(nodes: int, tails: Ints, heads: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return the nodes left when those that nothing left leads to are taken away, in rounds."""
    out = CompressedRows.group(tails, heads, nodes)
    entering = np.bincount(heads, minlength=nodes).astype(np.int32)
    slots = np.empty(nodes, dtype=np.int32)
    kept = np.ones(nodes, dtype=bool)
    front = ints(np.flatnonzero(entering == 0))
    while front.size:
        kept[front] = False
        reached = out[front]
        np.subtract.at(entering, reached, ONE)
        front = distinct(reached[entering[reached] == 0], slots)
    return kept


def _search(out: CompressedRows, nodes: Iterable[int]) -> list[list[int]]:
    begins, items = out.starts.tolist(), out.items.tolist()
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    held: set[int] = set()
    found: list[list[int]] = []
    for root in nodes:
        if root in number:
            continue
        path = [(root, begins[root])]
        number[root] = low[root] = len(number)
        stack.append(root)
        held.add(root)
        while path:
            node, at = path.pop()
            if at < begins[node + 1]:
                path.append((node, at + 1))
                after = items[at]
                if after not in number:
                    number[after] = low[after] = len(number)
                    stack.append(after)
                    held.add(after)
                    path.append((after, begins[after]))
                elif after in held:
                    low[node] = min(low[node], number[after])
                continue
            if low[node] == number[node]:
                component: list[int] = []
                while not component or component[-1] != node:
                    component.append(stack.pop())
                held.difference_update(component)
                found.append(component)
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[node])
    return found


def shortest(edges: Sequence[tuple[int, int]], start: int) -> list[int]:
    """Return the edges, by their place, of a shortest circle through a node, if there is one."""
    out: dict[int, list[int]] = {}
    for place, (tail, _) in enumerate(edges):
        out.setdefault(tail, []).append(place)
    came: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for place in out.get(node, ()):
            head = edges[place][1]
            if head == start:
                return _back(edges, came, place, start)
            if head not in came:
                came[head] = place
                waiting.append(head)
    return []


def _back(
    edges: Sequence[tuple[int, int]], came: dict[int, int], last: int, start: int
) -> list[int]:
    path = [last]
    while edges[path[-1]][0] != start:
        path.append(came[edges[path[-1]][0]])
    return path[::-1]
