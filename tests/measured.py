"""Measures a picture with the renderer: label boxes, points along edges, and what meets what."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from claimgraph.plot.primitives import Edges

Points = NDArray[np.float64]


def texts(ax: Axes) -> dict[str, list[Bbox]]:
    """Return the boxes of each label's lines in pixels, by its gid or its place among texts."""
    found: dict[str, list[Bbox]] = {}
    for index, text in enumerate(ax.texts):
        if text.get_text().strip():
            key = (text.get_gid() or f"#{index}").partition("|")[0]
            found.setdefault(key, []).append(text.get_window_extent())
    return found


def overlaps(labels: dict[str, list[Bbox]]) -> list[tuple[str, str]]:
    """Return the pairs of labels that share some paper."""
    keys = [key for key, boxes in labels.items() for _ in boxes]
    box = np.array([b.extents for boxes in labels.values() for b in boxes]).reshape(-1, 4)
    low, high = box[:, :2], box[:, 2:]
    shared = ((low[:, None] < high[None]) & (low[None] < high[:, None])).all(axis=2)
    return [(keys[i], keys[j]) for i, j in np.argwhere(shared) if keys[i] < keys[j]]


def edge_points(ax: Axes) -> Points:
    """Return points along all edges, in pixels: 60 on each straight run and on each curve."""
    t = np.linspace(0, 1, 60)[:, None]
    runs = [np.zeros((0, 2))]
    for edges in (c for c in ax.collections if isinstance(c, Edges)):
        for path in edges.get_paths():
            v = np.asarray(path.vertices, dtype=float)
            runs.append(v[0] + t * (v[1] - v[0]))
            if len(v) == 5:
                one = 1 - t
                runs.append(
                    one**3 * v[1] + 3 * one**2 * t * v[2] + 3 * one * t**2 * v[3] + t**3 * v[4]
                )
    return np.asarray(ax.transData.transform(np.concatenate(runs)))


def crossed(ax: Axes, labels: dict[str, list[Bbox]]) -> list[str]:
    """Return the labels that an edge runs through."""
    points = edge_points(ax)

    def holds(box: Bbox) -> bool:
        inside = (points > (box.x0, box.y0)) & (points < (box.x1, box.y1))
        return bool(inside.all(axis=1).any())

    return [key for key, boxes in labels.items() if any(map(holds, boxes))]


def outside(ax: Axes, labels: dict[str, list[Bbox]]) -> list[str]:
    """Return the labels that leave the axes, give or take a pixel."""
    page = ax.get_window_extent().padded(1)
    return [
        key
        for key, boxes in labels.items()
        if any(b.x0 < page.x0 or b.y0 < page.y0 or b.x1 > page.x1 or b.y1 > page.y1 for b in boxes)
    ]


def assert_legible(ax: Axes, dpi: float = 100, *, edges: bool = True) -> None:
    """Assert that no label overlaps another or leaves the page, and no edge runs through one."""
    figure = figure_of(ax)
    figure.set_dpi(dpi)
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    labels = texts(ax)
    assert not overlaps(labels)
    assert not outside(ax, labels)
    if edges:
        assert not crossed(ax, labels)


def figure_of(ax: Axes) -> Figure:
    """Return the figure that axes stand on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure
