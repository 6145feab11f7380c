"""Minimal sets that hold a claim up or topple it, and Shapley values, against enumeration."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from drawn import Drawn

import claimgraph as cg
from claimgraph.model import Notice
from claimgraph.sketch import sketch
from claimgraph.support import RuleIndex
from claimgraph.support.cone import Cone
from claimgraph.support.csr import ints
from claimgraph.support.minimal_sets import families
from claimgraph.support.shapley import exact, sampled

Sets = set[frozenset[int]]


def subsets(count: int) -> Iterator[frozenset[int]]:
    for size in range(count + 1):
        yield from map(frozenset, combinations(range(count), size))


def least(found: list[frozenset[int]]) -> Sets:
    return {one for one in found if not any(other < one for other in found)}


def cases(
    seed: int, count: int
) -> Iterator[tuple[Drawn, RuleIndex, int, dict[frozenset[int], bool]]]:
    """Yield graphs, a claim of each, and whether it stands for every set of sources kept."""
    rng = random.Random(seed)
    for _ in range(count):
        drawn = Drawn.at_random(rng)
        node = drawn.sources + rng.randrange(drawn.claims)
        sources = set(range(drawn.sources))
        stands = {kept: node in drawn.standing(sources - kept) for kept in subsets(drawn.sources)}
        yield drawn, drawn.index(), node, stands


def test_both_families_are_what_enumeration_finds() -> None:
    held = 0
    for drawn, index, node, stands in cases(1, 700):
        cone = Cone.under(index, node, drawn.sources)
        found = families(cone, 1000)
        sources = frozenset(range(drawn.sources))
        holding = least([kept for kept, up in stands.items() if up])
        toppling = least([sources - kept for kept, up in stands.items() if not up])
        if not stands[sources]:
            assert found.holding == found.toppling == ()
            continue
        held += 1
        assert {cone.members(group) for group in found.holding} == holding
        assert {cone.members(group) for group in found.toppling} == toppling
        assert found.complete
    assert held > 100


def test_shapley_values_are_what_the_definition_says() -> None:
    for drawn, index, node, stands in cases(2, 300):
        count = drawn.sources
        cone = Cone.under(index, node, count)
        values = dict(zip((cone.nodes[p] for p in cone.players), exact(cone), strict=True))
        for source in range(count):
            orders = (
                math.factorial(len(kept)) * math.factorial(count - len(kept) - 1)
                * (stands[kept | {source}] - stands[kept])
                for kept in subsets(count)
                if source not in kept
            )  # fmt: skip
            expected = sum(orders) / math.factorial(count)
            assert values.get(source, 0.0) == pytest.approx(expected)


def test_sampled_values_lie_near_the_exact_ones_and_sum_to_what_stands() -> None:
    rng = random.Random(3)
    for _ in range(15):
        drawn = Drawn.at_random(rng)
        index = drawn.index()
        total = np.zeros(drawn.sources)
        for node in range(drawn.sources, index.nodes):
            cone = Cone.under(index, node, drawn.sources)
            if index.stands[node]:
                for player, value in zip(cone.players, exact(cone), strict=True):
                    total[cone.nodes[player]] += value
        found = sampled(index, drawn.sources, ints([]), samples=1500, seed=1)
        assert found.sum() == pytest.approx(total.sum())
        assert found == pytest.approx(total, abs=0.35)


def pairs(count: int, *, joint: bool) -> cg.ClaimGraph:
    """A claim on ``count`` pairs of sources: one of each pair is needed, or one whole pair."""
    numbers = range(count)
    if joint:
        lines = [f"c{2 * n + 2} <- s{2 * n + 1}; c{2 * n + 3} <- s{2 * n + 2}" for n in numbers]
        lines += [f"c1 <- c{2 * n + 2} & c{2 * n + 3}" for n in numbers]
    else:
        lines = [f"c{n + 2} <- s{2 * n + 1} | s{2 * n + 2}" for n in numbers]
        lines.append("c1 <- " + " & ".join(f"c{n + 2}" for n in numbers))
    return cg.ClaimGraph(sketch("\n".join(lines)))


@pytest.mark.parametrize("joint", [True, False])
def test_too_many_sets_are_bounded_and_said(joint: bool) -> None:
    found = pairs(12, joint=joint).support("c1", limit=50)
    many, few = (found.topples, found.holds) if joint else (found.holds, found.topples)
    assert len(many) <= 50
    assert {len(group) for group in many} == {12}
    assert {len(group) for group in few} == {2}
    assert not found.complete
    assert "more than 50" in repr(found) or "at least 50" in repr(found)


def test_a_claim_without_support_has_no_sets() -> None:
    found = cg.ClaimGraph(sketch("c1; c2 <- c3; c3 <- c2; s1")).support("c2")
    assert found.holds == found.topples == ()
    assert repr(found) == "<Support of c2: nothing that counts holds it up>"


def test_sources_lost_already_hold_nothing_up() -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- c1"))
    told = kb.with_nodes(Notice(source=kb["s1"].id, kind="withdrawn", date="2026-03-01"))
    assert [s.title for s in kb.support("c1").topples[0]] == ["Source s1", "Source s2"]
    assert [s.title for s in told.support("c1").essential] == ["Source s2"]
    assert not told.support("c1", as_of="2026-02").essential
    assert {load.source.title: load.alone for load in told.load_bearing()} == {
        "Source s1": 0,
        "Source s2": 2,
    }


def test_load_is_ranked_alone_and_in_pairs() -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- s1 | s2; c3 <- s3; c4 <- s9; s9 <- s3"))
    found = kb.load_bearing()
    assert [(kb.handle(x.source), x.alone, x.together) for x in found[:1]] == [("s3", 2, 0)]
    pair = next(x for x in found if kb.handle(x.source) == "s1")
    assert (pair.together, pair.partner) == (2, kb["s2"])
    assert sum(x.shapley for x in found) == pytest.approx(4)
    assert "exact" in repr(found)
    near = kb.load_bearing(samples=400, seed=5)
    assert "Hoeffding" in near.method
    for load in near:
        true = next(x.shapley for x in found if x.source == load.source)
        assert abs(load.shapley - true) <= load.error
    with pytest.raises(cg.InvalidQuery):
        kb.load_bearing(samples=0)


def test_what_a_loss_only_puts_in_question_is_counted_apart() -> None:
    kb = cg.parse(
        "Eels climb (Moe, 1999). They sleep (Vik, 2004). They eat snails (Moe, 1999).\n\n"
        "References\n\nMoe, C. (1999). Eels. Pond Press.\nMoe, C. (1999). Snails. Pond Press.\n"
        "Vik, D. (2004). Ponds. Pond Press.\n"
    )
    loads = {kb.handle(load.source): load for load in kb.load_bearing()}
    assert [(loads[s].alone, loads[s].in_question) for s in ("s1", "s2", "s3")] == [
        (0, 2), (0, 2), (1, 0)
    ]  # fmt: skip
    assert [loads[s].together for s in ("s1", "s2", "s3")] == [2, 2, 0]
    for handle, load in loads.items():
        assert load.in_question == len(kb.without(sources=handle).in_question)
