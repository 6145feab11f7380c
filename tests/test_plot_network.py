"""The node-link drawing: undirected, labels apart, and honest about what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

import graphs_for_plots as graphs
import matplotlib.pyplot as plt
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from measured import assert_legible

import claimgraph as cg
from claimgraph.plot.stress import Tile, arranged


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.mark.parametrize("size", [(12, 8), (6, 4)])
def test_the_briefing_has_no_overlapping_labels(size: tuple[int, int]) -> None:
    kb = cg.example("eastern-flank")
    ax = cg.plot.network(kb, size=size)
    for dpi in (72, 150):
        assert_legible(ax, dpi, edges=False)
    drawn = cg.plot.artists(ax)
    assert {c.id for c in kb.all(cg.Claim)} | {s.id for s in kb.all(cg.Source)} <= set(drawn)


@pytest.mark.parametrize("seed", range(8))
def test_generated_graphs_have_no_overlapping_labels(seed: int) -> None:
    assert_legible(cg.plot.network(graphs.made(seed)), edges=False)


def test_two_hundred_claims_stay_legible_and_the_rest_is_counted() -> None:
    ax = cg.plot.network(graphs.made(5, 200))
    assert_legible(ax, edges=False)
    words = " ".join(t.get_text() for t in ax.texts)
    assert "best connected of 340 nodes" in words
    assert len([i for i in cg.plot.artists(ax) if "-" in i]) <= 120


def test_what_has_no_room_for_a_label_is_counted() -> None:
    ax = cg.plot.network(graphs.made(5, 60), size=(4, 3))
    assert "no room for" in " ".join(t.get_text() for t in ax.texts)
    assert_legible(ax, edges=False)


def test_around_a_node() -> None:
    kb = graphs.harbour()
    mayor = kb.all(cg.Actor)[0]
    drawn = cg.plot.artists(cg.plot.network(kb, around=mayor, depth=1))
    assert mayor.id in drawn
    assert {i for i in drawn if i.startswith("claim-")} == {
        c.id for c in kb.claims(mentioning=mayor)
    }


@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=30))
def test_nodes_lie_on_the_page_and_apart(pairs: list[tuple[int, int]]) -> None:
    nodes = [str(n) for n in range(16)]
    edges = [(str(a), str(b)) for a, b in pairs if a != b]
    page = Tile(3, 2, 60, 40)
    placed = arranged(nodes, edges, page, (1.0, 1.0))
    places = np.array([placed[n] for n in nodes])
    assert (places >= (3, 2)).all()
    assert (places <= (63, 42)).all()
    far = np.linalg.norm(places[:, None] - places[None], axis=2) + 9 * np.eye(16)
    assert far.min() > 0.5
    assert placed == arranged(nodes, edges, page, (1.0, 1.0))


def test_near_in_the_graph_is_near_on_paper() -> None:
    path = nx.path_graph(12)
    nodes = [str(n) for n in path]
    placed = arranged(nodes, [(str(a), str(b)) for a, b in path.edges], Tile(0, 0, 60, 10), (1, 1))
    across = [placed[n][0] for n in nodes]
    assert across in (sorted(across), sorted(across, reverse=True))
