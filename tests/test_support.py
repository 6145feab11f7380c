"""The analysis core against brute force: everything recomputed from scratch, in plain Python."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from drawn import Drawn
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.support import Loss, RuleIndex, propagation

GRAPHS = 2_500


def losses(seed: int, count: int) -> list[tuple[Drawn, RuleIndex, set[int], Loss]]:
    rng = random.Random(seed)
    found = []
    for _ in range(count):
        drawn = Drawn.at_random(rng)
        nodes = drawn.sources if rng.random() < 0.8 else drawn.sources + drawn.claims
        gone = set(rng.sample(range(nodes), rng.randint(0, nodes)))
        index = drawn.index()
        found.append((drawn, index, gone, index.lose(sorted(gone))))
    return found


def test_what_stands_and_falls_is_what_brute_force_says() -> None:
    circles = 0
    for drawn, index, gone, loss in losses(1, GRAPHS):
        before, after = drawn.standing(set()), drawn.standing(gone)
        circles += bool((index.grades == 1).any())
        assert set(np.flatnonzero(index.stands)) == before
        assert set(np.flatnonzero(index.standing(sorted(gone)))) == after
        assert sorted(loss.fallen.tolist()) == sorted(before - after)
    assert circles > GRAPHS / 10, "too few graphs with circles to test them"


def test_survivors_are_those_that_lost_a_support_and_still_stand() -> None:
    for drawn, _, gone, loss in losses(2, GRAPHS):
        before, after = drawn.standing(set()), drawn.standing(gone)
        broken = {h for h, body in drawn.rules() if set(body) <= before and not set(body) <= after}
        assert set(loss.survivors.tolist()) == broken & after


@pytest.mark.parametrize("few", [0, 3, 1000])
def test_a_loss_is_the_same_rule_by_rule_and_by_arrays(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for drawn, index, gone, loss in losses(5, GRAPHS // 5):
        monkeypatch.setattr(propagation, "FEW", few)
        again = index.lose(sorted(gone))
        monkeypatch.undo()
        assert sorted(again.fallen.tolist()) == sorted(loss.fallen.tolist())
        assert set(again.survivors.tolist()) == set(loss.survivors.tolist())
        assert set(again.hit.tolist()) == set(loss.hit.tolist())
        assert all(again.path(node)[-1] in gone for node in again.fallen.tolist()), drawn


def test_paths_of_the_fallen_end_at_what_was_withdrawn() -> None:
    for drawn, _, gone, loss in losses(3, GRAPHS):
        for node in loss.fallen.tolist():
            path = loss.path(node)
            assert len(set(path)) == len(path)
            assert path[-1] in gone
            assert all(n in loss.cause for n in path)
            rules = [(h, set(body)) for h, body in drawn.rules()]
            assert all(
                any(h == upper and lower in body for h, body in rules)
                for upper, lower in pairwise(path)
            )


def test_witnesses_hold_without_leaning_on_themselves() -> None:
    for drawn, index, gone, loss in losses(4, GRAPHS):
        after = drawn.standing(gone)
        witness = dict(zip(loss.survivors.tolist(), loss.witnesses.tolist(), strict=True))
        for node in witness:
            assert loss.rule(index, node) == witness[node]
            _follow(index, loss, node, after, frozenset(), drawn.sources)


def _follow(
    index: RuleIndex, loss: Loss, node: int, after: set[int], above: frozenset[int], sources: int
) -> None:
    assert node in after
    assert node not in above, "a witness leans on itself"
    rule = loss.rule(index, node)
    if rule < 0:
        assert node < sources
        return
    assert index.heads[rule] == node
    for member in index.bodies.row(rule).tolist():
        _follow(index, loss, member, after, above | {node}, sources)


@given(seed=st.integers(0, 2**32), data=st.data())
def test_withdrawing_more_never_revives(seed: int, data: st.DataObject) -> None:
    drawn = Drawn.at_random(random.Random(seed))
    sources = st.sets(st.integers(0, drawn.sources - 1))
    some, more = data.draw(sources), data.draw(sources)
    index = drawn.index()
    less, least = index.standing(sorted(some)), index.standing(sorted(some | more))
    assert not (least & ~less).any()
    assert (index.standing() == index.stands).all()


def test_a_circle_cannot_hold_itself_up() -> None:
    index = RuleIndex.build(
        sources=1,
        claims=3,
        citations=([0], [0]),
        conclusions=[0, 1, 2],
        premises=([0, 1, 2], [1, 0, 2]),
    )
    assert index.stands.tolist() == [True, True, True, False]
    assert index.standing([0]).tolist() == [False] * 4


def test_empty_and_bad_input() -> None:
    assert RuleIndex.build(sources=0, claims=0).standing().tolist() == []
    assert RuleIndex.build(sources=2, claims=1).lose([1, 1]).fallen.tolist() == [1]
    with pytest.raises(ValueError, match="needs a body"):
        RuleIndex.build(sources=1, claims=1, conclusions=[0])


def test_a_long_chain_is_followed_to_its_end() -> None:
    count = 3_000
    index = RuleIndex.build(
        sources=1,
        claims=count,
        citations=([0], [0]),
        conclusions=range(1, count),
        premises=(range(count - 1), range(count - 1)),
    )
    assert index.stands.all()
    assert index.lose([0]).fallen.size == count + 1
