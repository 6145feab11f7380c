"""Circular sourcing: every constructed loop is found, and acyclic graphs stay silent."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np

import claimgraph as cg
from claimgraph.model import Node
from claimgraph.sketch import sketch
from claimgraph.support.components import components, shortest
from claimgraph.support.csr import ints


def work(name: str, published: str, sentence: str) -> list[Node]:
    """A source whose text is held, and the one claim that the text makes."""
    url = f"https://{name}.example.org/"
    document = cg.Document(text=f"{sentence} {name}.", origin=url)
    passage = document.cut(0, len(sentence))
    return [
        cg.Source(id=f"source-{name}", url=url, title=name, published=published),
        document,
        passage,
        cg.Claim(id=f"claim-{name}", document=document.id, passage=passage.id, text=sentence),
    ]


def cites(claim: str, source: str) -> cg.Citation:
    return cg.Citation(claim=f"claim-{claim}", source=f"source-{source}", basis="curated")


def test_a_fact_that_an_encyclopedia_took_from_a_paper_that_took_it_from_there() -> None:
    words = "The tower was finished in 1874."
    works = [*work("encyclopedia", "2008", words), *work("paper", "2011-05-02", words)]
    kb = cg.ClaimGraph([*works, cites("paper", "encyclopedia"), cites("encyclopedia", "paper")])
    (loop,) = kb.loops()
    assert loop.certain
    assert loop.earliest == kb["claim-encyclopedia"]
    assert loop.cut.link == cites("encyclopedia", "paper")
    assert loop.advice.endswith("which is later")
    assert str(loop).count("→") == 2
    assert not cg.ClaimGraph([*works, cites("paper", "encyclopedia")]).loops()


def test_works_that_cite_each_other_on_different_things_are_only_perhaps_a_loop() -> None:
    works = [*work("one", "2001", "It rained."), *work("two", "2002", "It snowed.")]
    kb = cg.ClaimGraph([*works, cites("one", "two"), cites("two", "one")])
    (loop,) = kb.loops()
    assert not loop.certain
    assert loop.cut.link == cites("one", "two")
    assert kb.loops().rows()[0]["same claim"] == "perhaps"


def test_alternates_and_copies_carry_a_loop_on() -> None:
    nodes = [*work("one", "2001", "It rained."), *work("two", "2002", "Rain fell.")]
    said = nodes[-1]
    assert isinstance(said, cg.Claim)
    nodes[-1] = said.model_copy(update={"alternate_of": ("claim-one",)})
    mirror = cg.Source(id="source-mirror", title="mirror", copy_of=("source-two",))
    kb = cg.ClaimGraph([*nodes, mirror, cites("one", "mirror"), cites("two", "one")])
    assert [loop.certain for loop in kb.loops()] == [True]


def test_without_dates_the_least_sure_link_is_cut() -> None:
    kb = cg.ClaimGraph(sketch("c1 <- c2; c2 <~ c3; c3 <- c1"))
    (loop,) = kb.loops(counting="candidates")
    assert loop.earliest is None
    assert loop.cut.tail == kb["c2"]
    assert not kb.loops()


def test_knots_are_cut_until_nothing_circles() -> None:
    kb = cg.ClaimGraph(sketch("c1 <- c2 | c3; c2 <- c1 | c3; c3 <- c1 | c3; s1 <- s2; s2 <- s1"))
    found = kb.loops()
    cut = {(loop.cut.tail.id, loop.cut.head.id) for loop in found}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for inference in kb.all(cg.Inference):
        graph.add_edges_from((inference.claim, premise) for premise in inference.premises)
    graph.add_edges_from((s.id, up) for s in kb.all(cg.Source) for up in s.copy_of)
    graph.remove_edges_from(cut)
    assert nx.is_directed_acyclic_graph(graph)
    assert len(kb.loops(limit=1)) == 1


def test_acyclic_graphs_stay_silent() -> None:
    rng = random.Random(1)
    for _ in range(60):
        lines = ["c1 <- s1"]
        for claim in range(2, 9):
            lines.append(f"c{claim} <- c{rng.randint(1, claim - 1)} | s{rng.randint(1, 4)}")
        lines += [f"s{n} <- s{rng.randint(n + 1, 6)}" for n in range(1, 5)]
        assert not cg.ClaimGraph(sketch("\n".join(lines))).loops()


def test_components_are_those_of_networkx() -> None:
    rng = np.random.default_rng(4)
    for _ in range(300):
        nodes = int(rng.integers(1, 12))
        tails, heads = (ints(rng.integers(0, nodes, rng.integers(0, 20))) for _ in range(2))
        heads = heads[: tails.size]
        tails = tails[: heads.size]
        graph = nx.DiGraph(zip(tails.tolist(), heads.tolist(), strict=True))
        expected = sorted(
            sorted(one)
            for one in nx.strongly_connected_components(graph)
            if len(one) > 1 or graph.has_edge(*[next(iter(one))] * 2)
        )
        assert components(nodes, tails, heads) == expected
        for knot in expected:
            edges = list(zip(tails.tolist(), heads.tolist(), strict=True))
            path = shortest(edges, knot[0])
            assert edges[path[0]][0] == knot[0] == edges[path[-1]][1]
