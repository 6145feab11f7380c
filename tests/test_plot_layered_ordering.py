"""Orders of columns: crossings counted right, few of them left, nothing lost."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys

import graphs_for_plots as graphs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.plot.layered_layout import ordering
from claimgraph.plot.layered_layout.fit import ordered
from claimgraph.plot.layered_layout.ordering import Pair, arrange, crossings
from claimgraph.plot.scene import Scene, scene_of

ROWS, COLUMNS = list("abcdef"), list("uvwxyz")
pairs = st.lists(st.tuples(st.sampled_from(ROWS), st.sampled_from(COLUMNS)), max_size=20)


def crossed(first: list[str], second: list[str], edges: list[Pair]) -> int:
    """Count crossings pair by pair: the definition."""
    ends = [(first.index(a), second.index(b)) for a, b in edges]
    return sum((a - c) * (b - d) < 0 for i, (a, b) in enumerate(ends) for c, d in ends[i + 1 :])


@given(pairs, st.permutations(ROWS), st.permutations(COLUMNS))
def test_crossings_are_counted_as_defined(
    edges: list[Pair], first: list[str], second: list[str]
) -> None:
    assert crossings(first, second, edges) == crossed(first, second, edges)


@given(pairs, pairs, st.booleans())
def test_columns_keep_their_nodes_and_gain_no_crossings(
    right: list[Pair], left: list[Pair], keep: bool
) -> None:
    turned = [(b, a) for a, b in left]  # from the left column's letters to the middle's
    found = arrange(COLUMNS, ROWS, COLUMNS, turned, right, keep_middle=keep)
    assert [sorted(column) for column in found] == [COLUMNS, ROWS, COLUMNS]
    before = crossed(COLUMNS, ROWS, turned) + crossed(ROWS, COLUMNS, right)
    after = crossed(found[0], found[1], turned) + crossed(found[1], found[2], right)
    assert after <= before
    if keep:
        assert found[1] == ROWS
    assert found == arrange(COLUMNS, ROWS, COLUMNS, turned, right, keep_middle=keep)


def test_a_tree_has_no_crossings() -> None:
    left = [("s2", "a"), ("s1", "b"), ("s2", "c"), ("s1", "d")]
    columns = arrange(["s1", "s2"], list("abcd"), [], left, [], keep_middle=False)
    assert crossings(columns[0], columns[1], left) == 0


def told_in_order(claims: int) -> tuple[list[str], list[str], list[Pair]]:
    """Return claims, entities that a text names again near by, and two edges from each claim."""
    chance, entities = random.Random(claims), max(claims // 3, 1)
    edges = [
        (f"c{n}", f"e{min(max(round(n / 3 + chance.gauss(0, 8)), 0), entities - 1)}")
        for n in range(claims)
        for _ in range(2)
    ]
    return [f"c{n}" for n in range(claims)], [f"e{n}" for n in range(entities)], edges


def test_long_columns_have_hardly_more_crossings_than_sifted_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims, entities, edges = told_in_order(600)
    sifted = arrange([], claims, entities, [], edges, keep_middle=True)[2]
    monkeypatch.setattr(ordering, "_SIFTED", 0)
    switched = arrange([], claims, entities, [], edges, keep_middle=True)[2]
    assert sorted(switched) == sorted(entities)
    assert crossings(claims, switched, edges) <= 1.01 * crossings(claims, sifted, edges)
    assert crossings(claims, switched, edges) < 0.9 * crossings(claims, entities[::-1], edges)


def test_long_columns_cost_what_their_edges_cost() -> None:
    def steps(claims: int) -> int:
        asked, seen = told_in_order(claims), [0]

        def count(_frame: object, _event: str, _arg: object) -> None:
            seen[0] += 1

        sys.setprofile(count)
        try:
            arrange([], *asked[:2], [], asked[2], keep_middle=True)
        finally:
            sys.setprofile(None)
        return seen[0]

    assert steps(8_000) < 3 * steps(4_000)  # the cube would be 8 times


def ours(scene: Scene) -> int:
    return _count(
        scene, *([i.id for i in c] for c in (scene.sources, scene.claims, scene.entities))
    )


def _count(scene: Scene, left: list[str], middle: list[str], right: list[str]) -> int:
    return crossings(left, middle, [(e.start, e.end) for e in scene.left]) + crossings(
        middle, right, [(e.start, e.end) for e in scene.right]
    )


def dots(scene: Scene) -> int:
    """Return how many crossings Graphviz dot leaves in the same three columns."""
    names = {item.id: f"n{number}" for number, item in enumerate(scene.items)}
    columns = (scene.sources, scene.claims, scene.entities)
    lines = ["digraph { rankdir=LR; node [shape=box label=x]; r0 -> r1 -> r2 [style=invis]"]
    for rank, column in enumerate(columns):
        lines.append(f"{{rank=same; r{rank}; {'; '.join(names[i.id] for i in column)}}}")
    lines += [f"{names[e.start]} -> {names[e.end]}" for e in (*scene.left, *scene.right)]
    source = "\n".join([*lines, "}"])
    out = subprocess.run(
        ["dot", "-Tjson"], input=source, capture_output=True, text=True, check=True
    )
    places = {
        node["name"]: float(node["pos"].split(",")[1])
        for node in json.loads(out.stdout)["objects"]
        if "pos" in node
    }
    orders = [sorted((i.id for i in column), key=lambda n: places[names[n]]) for column in columns]
    return _count(scene, *orders)


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_the_briefing_has_no_more_crossings_than_dot_leaves() -> None:
    scene = scene_of(cg.example("eastern-flank"))
    assert ours(ordered(scene, keep_claims=False)) <= dots(scene)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_generated_graphs_have_no_more_crossings_than_dot_leaves() -> None:
    scenes = [scene_of(graphs.made(seed)) for seed in range(40)]
    found = [(ours(ordered(scene, keep_claims=False)), dots(scene)) for scene in scenes]
    assert sum(a for a, _ in found) <= sum(b for _, b in found)
    assert sum(a <= b for a, b in found) >= 38
