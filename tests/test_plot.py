"""Pictures: nothing overlaps, no edge runs through text, the same bytes twice, the caller's own left alone."""

from __future__ import annotations

import itertools
from pathlib import Path

import graphs_for_plots as graphs
import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

import claimgraph as cg
from claimgraph.plot.pen import Edges


@pytest.fixture(autouse=True)
def _closed() -> object:
    yield
    plt.close("all")


def texts(ax: Axes) -> dict[str, list[Bbox]]:
    """Return the boxes of the lines of each label in pixels, measured by the renderer; by gid or text."""
    found: dict[str, list[Bbox]] = {}
    for index, text in enumerate(ax.texts if ax.texts else ax.findobj(Text)):
        if text.get_visible() and text.get_text().strip():
            key = (text.get_gid() or f"#{index}").partition("|")[0]
            found.setdefault(key, []).append(text.get_window_extent())
    return found


def overlaps(labels: dict[str, list[Bbox]]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in itertools.combinations(labels, 2)
        if any(x.overlaps(y) for x in labels[a] for y in labels[b])
    ]


def sampled(ax: Axes) -> NDArray[np.float64]:
    """Return points along all edges, in pixels."""
    paths = [
        path for edges in ax.collections if isinstance(edges, Edges) for path in edges.get_paths()
    ]
    t = np.linspace(0, 1, 60)[:, None]
    points = [np.zeros((0, 2))]
    for path in paths:
        v = path.vertices
        points.append(v[0] + t * (v[1] - v[0]))
        points.append(
            (1 - t) ** 3 * v[1]
            + 3 * (1 - t) ** 2 * t * v[2]
            + 3 * (1 - t) * t**2 * v[3]
            + t**3 * v[4]
        )
    return ax.transData.transform(np.concatenate(points))


def through(ax: Axes, labels: dict[str, list[Bbox]]) -> list[str]:
    points = sampled(ax)
    return [
        key
        for key, boxes in labels.items()
        if any(((points > (b.x0, b.y0)) & (points < (b.x1, b.y1))).all(axis=1).any() for b in boxes)
    ]


def assert_legible(ax: Axes, dpi: float) -> None:
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.set_dpi(dpi)
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    labels = texts(ax)
    assert not overlaps(labels)
    assert not through(ax, labels)
    page = figure.bbox.padded(1)
    outside = [k for k, boxes in labels.items() for b in boxes if not _inside(b, page)]
    assert not outside


def _inside(box: Bbox, page: Bbox) -> bool:
    return page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1


@pytest.mark.parametrize("order", ["reading", "crossings"])
@pytest.mark.parametrize("size", [(12, 8), (6, 4)])
def test_no_label_overlaps_and_no_edge_runs_through_text(order: str, size: tuple[int, int]) -> None:
    ax = cg.plot.layered(graphs.harbour(), order=order, size=size)  # type: ignore[call-overload]  # both orders
    for dpi in (72, 100, 150, 200):
        assert_legible(ax, dpi)


@pytest.mark.parametrize("seed", range(12))
def test_generated_graphs_are_legible(seed: int) -> None:
    assert_legible(cg.plot.layered(graphs.made(seed), fit="grow"), 100)


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_the_same_picture_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        cg.plot.save(cg.plot.layered(graphs.harbour()), tmp_path / f"{name}.{suffix}")
    first, second = ((tmp_path / f"{name}.{suffix}").read_bytes() for name in ("a", "b"))
    assert first == second


def test_the_callers_axes_figures_and_settings_are_left_alone() -> None:
    settings = dict(matplotlib.rcParams)
    figure, (left, right) = plt.subplots(1, 2, figsize=(24, 8))
    assert cg.plot.layered(graphs.harbour(), ax=left) is left
    assert plt.get_fignums() == [figure.number]
    assert plt.gcf() is figure
    assert not right.texts
    assert dict(matplotlib.rcParams) == settings


def test_artists_are_found_by_node_id() -> None:
    kb = graphs.harbour()
    found = cg.plot.artists(cg.plot.layered(kb))
    for node in (*kb.all(cg.Claim), *kb.all(cg.Source)):
        shown = " ".join(a.get_text() for a in found[node.id] if isinstance(a, Text))
        assert node.label in shown
