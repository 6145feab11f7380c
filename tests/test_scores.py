"""Contradictions with both sides, and truth discovery against plain readings of the papers."""

from __future__ import annotations

import math
import random
from decimal import Decimal

import numpy as np
import pytest

import claimgraph as cg
from claimgraph.analysis.scores import Method
from claimgraph.model import Claim, Node
from claimgraph.sketch import sketch
from claimgraph.support import truth_discovery
from claimgraph.support.csr import ints

METHODS: tuple[Method, ...] = ("crh", "truthfinder", "sums", "average-log")


def votes(rng: random.Random) -> truth_discovery.Votes:
    """Random votes: every source picks at most one value of each object."""
    count = rng.randint(1, 6)
    objects = [n for n in range(rng.randint(1, 5)) for _ in range(rng.randint(1, 3))]
    pairs = []
    for source in range(count):
        for about in sorted(set(objects)):
            if rng.random() < 0.7:
                values = [v for v, o in enumerate(objects) if o == about]
                pairs.append((source, rng.choice(values)))
    return truth_discovery.Votes(
        ints([s for s, _ in pairs]),
        ints([v for _, v in pairs]),
        np.array([rng.choice([1.0, 0.5]) for _ in pairs]),
        ints(objects),
        count,
    )


def by_hand(ballot: truth_discovery.Votes, method: str, rounds: int) -> list[float]:
    """The trust of each source after some rounds, in plain Python, as the papers have it."""
    said = list(zip(ballot.sources.tolist(), ballot.values.tolist(), ballot.weights, strict=True))
    values = range(ballot.objects.size)
    own = {s: [v for t, v, _ in said if t == s] for s in range(ballot.count)}
    trust = [0.9 if method == "truthfinder" else 1.0] * ballot.count
    for _ in range(rounds):
        if method == "truthfinder":
            sigma = [sum(-math.log(1 - min(trust[s], 1 - 1e-12)) * w for s, u, w in said if u == v)
                     for v in values]  # fmt: skip
            rivals = [
                sum(sigma[u] for u in values if u != v and ballot.objects[u] == ballot.objects[v])
                for v in values
            ]
            belief = [1 / (1 + math.exp(-0.3 * (sigma[v] - 0.25 * rivals[v]))) for v in values]
            trust = [sum(belief[v] for v in own[s]) / max(len(own[s]), 1) for s in own]
            continue
        belief = [sum(trust[s] * w for s, u, w in said if u == v) for v in values]
        belief = [b / max(belief) if max(belief) else b for b in belief]
        trust = [
            sum(belief[v] for v in own[s])
            * (1 if method == "sums" else math.log(max(len(own[s]), 1)) / max(len(own[s]), 1))
            for s in own
        ]
        trust = [t / max(trust) if max(trust) else t for t in trust]
    return trust


@pytest.mark.parametrize(
    ("method", "run"),
    [
        ("sums", truth_discovery.sums),
        ("average-log", truth_discovery.average_log),
        ("truthfinder", truth_discovery.truthfinder),
    ],
)
def test_methods_are_their_papers_equations(method: str, run: object) -> None:
    rng = random.Random(1)
    for _ in range(60):
        ballot = votes(rng)
        found, _ = run(ballot)  # type: ignore[operator]  # one of the methods
        assert found.tolist() == pytest.approx(by_hand(ballot, method, 300), abs=2e-2)


def test_crh_trusts_the_source_that_misses_least() -> None:
    """Of six things one is told by one who is right elsewhere, and denied by two who are not."""
    right = [(source, 2 * n) for source in (0, 1, 2) for n in range(5)] + [(0, 10)]
    wrong = [(source, 2 * n + 1) for source in (3, 4) for n in range(6)]
    pairs = right + wrong
    ballot = truth_discovery.Votes(
        ints([source for source, _ in pairs]),
        ints([value for _, value in pairs]),
        np.ones(len(pairs)),
        ints([n // 2 for n in range(12)]),
        5,
    )
    trust, belief = truth_discovery.crh(ballot)
    assert trust.tolist() == [1, 1, 1, 0, 0]
    assert belief[10] > belief[11]


@pytest.mark.parametrize("method", METHODS)
def test_scores_are_labelled_and_lie_between_0_and_1(method: Method) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- s2 | s3; c3 <- s3; c4; s4"))
    found = kb.source_scores(method)
    assert {kb.handle(score.source) for score in found} == {"s1", "s2", "s3"}
    assert all(0 <= score.score <= 1 for score in found)
    assert "not probabilities" in repr(found)
    assert len(cg.ClaimGraph([]).source_scores(method)) == 0


def test_copies_share_one_vote() -> None:
    """Five copies of one story do not outvote two independent sources."""
    lines = [
        "c1 <- s1",
        *(f"c1 <- s{n}" for n in range(2, 6)),
        *(f"s{n} <- s1" for n in range(2, 6)),
    ]
    lines += ["c2 <- s6 | s7"]
    kb = disputed(cg.ClaimGraph(sketch("\n".join(lines))), "c1", "c2")
    for method in METHODS[:3]:
        beliefs = kb.source_scores(method).beliefs
        assert beliefs[kb["c2"].id] > beliefs[kb["c1"].id]
    assert {score.shared for score in kb.source_scores()} == {0, 1}


def test_works_of_which_a_marker_means_one_share_a_vote() -> None:
    """Two works that one marker may mean do not outvote the one that denies the claim."""
    kb = cg.parse(
        "Eels climb (Moe, 1999). Eels never climb (Vik, 2004).\n\nReferences\n\n"
        "Moe, C. (1999). Eels. Pond Press.\nMoe, C. (1999). Snails. Pond Press.\n"
        "Vik, D. (2004). Ponds. Pond Press.\n"
    )
    beliefs = disputed(kb, "c1", "c2").source_scores("sums").beliefs
    assert beliefs[kb["c2"].id] >= beliefs[kb["c1"].id]
    assert {score.shared for score in kb.source_scores()} == {0}


def disputed(kb: cg.ClaimGraph, one: str, other: str) -> cg.ClaimGraph:
    claim = kb[one]
    assert isinstance(claim, Claim)
    changed = claim.model_copy(update={"disputes": (kb[other].id,)})
    return kb.changed(drop=[claim.id], add=[changed])


def test_disputes_are_listed_with_both_sides() -> None:
    kb = disputed(cg.ClaimGraph(sketch("c1 <- s1; c2 <- s2 | s3; c3")), "c1", "c2")
    (found,) = kb.contradictions()
    assert (found.first, found.second) == (kb["c1"], kb["c2"])
    assert [len(found.first_sources), len(found.second_sources)] == [1, 2]
    assert kb.contradictions("c2") == [found]
    assert not kb.contradictions("c3")
    against = cg.Source(id="source-x", title="X", disputes=(kb["c2"].id,))
    assert len(kb.with_nodes(against).contradictions("c2")) == 2


def test_figures_that_cannot_both_hold_are_listed_once() -> None:
    document = cg.Document(text="At least 300 boats came. Fewer than 200 boats came.")
    nodes: list[Node] = [document]
    for start, end, value, comparator in ((0, 24, 300, "atLeast"), (25, 51, 200, "lessThan")):
        passage = document.cut(start, end)
        figure = cg.Figure.model_validate(
            {
                "document": document.id,
                "value": Decimal(value),
                "comparator": comparator,
                "unit_text": "boats",
            }
        )
        nodes += [
            passage,
            figure,
            cg.Claim(
                document=document.id, passage=passage.id, text=passage.exact, figures=(figure.id,)
            ),
        ]
    kb = cg.ClaimGraph(nodes)
    (found,) = kb.contradictions()
    assert found.ground == "figures"
    assert {found.first.id, found.second.id} == {claim.id for claim in kb.all(cg.Claim)}
    assert "boats" in found.reason


def test_unknown_methods_are_named() -> None:
    with pytest.raises(cg.UnknownNode, match="sums"):
        cg.ClaimGraph([]).source_scores("summs")  # type: ignore[arg-type]  # a mistyped call
