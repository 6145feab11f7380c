"""Layout of an undirected graph by stress majorisation.

Distances on paper follow distances in the graph (Gansner, Koren and North 2005, weights d⁻²); the
components share the page like the tiles of a treemap. Deterministic, and numpy alone: NetworkX's
kamada_kawai needs scipy, and so does its spring layout from 500 nodes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]
_ROUNDS = 150
_SETTLED = 1e-4
_NUDGES = 60


@dataclass(frozen=True)
class Tile:
    """A part of the page: left, top, width and height."""

    x: float
    y: float
    width: float
    height: float


def arranged(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], page: Tile, apart: tuple[float, float]
) -> dict[str, tuple[float, float]]:
    """Return a place on the page for each node, about ``apart`` from each other across and down.

    >>> places = arranged(["a", "b"], [("a", "b")], Tile(0, 0, 10, 5), (1, 1))
    >>> sorted(places)
    ['a', 'b']
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    rank = {node: number for number, node in enumerate(nodes)}
    parts = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), rank[part[0]]))
    placed: dict[str, tuple[float, float]] = {}
    for part, tile in _tiles(parts, page):
        for node, (x, y) in zip(part, _in_tile(_laid(graph, part), tile, apart), strict=True):
            placed[node] = (float(x), float(y))
    return placed


def _tiles(parts: list[list[str]], tile: Tile) -> Iterator[tuple[list[str], Tile]]:
    """Yield each part with its share of the tile, which is halved across its longer side."""
    if len(parts) == 1:
        yield parts[0], tile
    if len(parts) < 2:
        return
    weights = np.cumsum([len(part) for part in parts])
    middle = int(np.argmin(abs(weights[:-1] - weights[-1] / 2))) + 1
    share = float(weights[middle - 1] / weights[-1])
    x, y, width, height = tile.x, tile.y, tile.width, tile.height
    if width >= height:
        halves = (
            Tile(x, y, width * share, height),
            Tile(x + width * share, y, width * (1 - share), height),
        )
    else:
        halves = (
            Tile(x, y, width, height * share),
            Tile(x, y + height * share, width, height * (1 - share)),
        )
    yield from _tiles(parts[:middle], halves[0])
    yield from _tiles(parts[middle:], halves[1])


def _laid(graph: nx.Graph[str], part: list[str]) -> Places:
    """Return places whose distances follow those in the graph, the long side across."""
    far = _distances(graph, part)
    places = _scaled_by_eigenvectors(far)
    weight = 1 / np.where(far > 0, far, 1) ** 2
    np.fill_diagonal(weight, 0)
    inverse = np.linalg.pinv(np.diag(weight.sum(1)) - weight)
    for _ in range(_ROUNDS):
        apart = np.linalg.norm(places[:, None] - places[None], axis=2)
        pull = -weight * far / np.where(apart > 1e-9, apart, 1)
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(1))
        moved = inverse @ (pull @ places)
        change = float(np.abs(moved - places).max())
        places = moved
        if change < _SETTLED:
            break
    axes: Places = np.linalg.svd(places - places.mean(0), full_matrices=False)[2]
    return _upright((places - places.mean(0)) @ axes.T)


def _upright(places: Places) -> Places:
    """Return places with the farthest one on the positive side: an axis has no sign of its own."""
    far = places[np.abs(np.round(places, 6)).argmax(0), np.arange(places.shape[1])]
    return np.asarray(places * np.where(far < 0, -1.0, 1.0))


def _distances(graph: nx.Graph[str], part: list[str]) -> Places:
    row = {node: number for number, node in enumerate(part)}
    far = np.zeros((len(part), len(part)))
    for node, found in nx.all_pairs_shortest_path_length(graph.subgraph(part)):
        far[row[node], [row[other] for other in found]] = list(found.values())
    return far


def _scaled_by_eigenvectors(far: Places) -> Places:
    """Return the classical scaling to two dimensions, ties broken by a fixed jitter."""
    centred = far**2 - (far**2).mean(0)
    centred = -(centred - centred.mean(1)[:, None]) / 2
    values, vectors = np.linalg.eigh(centred)
    places = _upright(vectors[:, ::-1][:, :2]) * np.sqrt(np.maximum(values[::-1][:2], 0.01))
    if places.shape[1] < 2:
        places = np.hstack([places, np.zeros((len(places), 1))])
    jitter = np.random.default_rng(0).normal(scale=0.01, size=places.shape)
    return np.asarray(places + jitter)


def _in_tile(places: Places, tile: Tile, apart: tuple[float, float]) -> Places:
    """Return places stretched to a tile, then pushed apart where they are too close."""
    corner = np.array([tile.x, tile.y]) + np.array(apart)
    room = np.maximum([tile.width - 2 * apart[0], tile.height - 2 * apart[1]], 0.0)
    low, span = places.min(0), np.ptp(places, 0)
    shares = np.where(span > 1e-3, (places - low) / np.where(span > 1e-3, span, 1), 0.5)
    return _pushed(corner + shares * room, corner, corner + room, np.array(apart))


def _pushed(places: Places, low: Places, high: Places, apart: Places) -> Places:
    for _ in range(_NUDGES):
        gap = (places[:, None] - places[None]) / apart
        near = np.linalg.norm(gap, axis=2)
        np.fill_diagonal(near, 1)
        push = np.maximum(1 - near, 0) / np.maximum(near, 1e-6)
        step = (gap * push[..., None]).sum(1) * apart * 0.25
        if float(np.abs(step).max(initial=0)) < 1e-3:
            break
        places = np.clip(places + np.clip(step, -apart, apart), low, high)
    return places
