"""How many independent origins a claim has: declared copies, one page, one title, text, figures."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import combinations

import pytest

import claimgraph as cg
from claimgraph.analysis.similarity import (
    TITLE,
    Title,
    figures_share,
    near_titles,
    overlapping,
    runs,
    text_share,
    title_share,
)
from claimgraph.sketch import sketch

STORY = (
    "The harbour authority of Lindhaven said on Monday that the ferry to the outer islands would "
    "stop for three weeks while divers examine the damaged pier, and that mail would go by air."
)


def citing(*sources: cg.Source, more: tuple[cg.Document, ...] = ()) -> cg.ClaimGraph:
    kb = cg.ClaimGraph(sketch("c1"))
    cites = [cg.Citation(claim=kb["c1"].id, source=s.id, basis="curated") for s in sources]
    return kb.with_nodes(*sources, *cites, *more)


def test_ten_outlets_with_one_wire_story_are_one_origin_and_one_more_makes_two() -> None:
    ten = " | ".join(f"s{n}" for n in range(1, 11))
    copies = "; ".join(f"s{n} <- s99" for n in range(1, 11))
    wire = cg.ClaimGraph(sketch(f"c1 <- {ten}; {copies}")).origins("c1")
    assert (len(wire), wire.citations) == (1, 10)
    assert wire[0].root.title == "Source s99"
    assert repr(wire).startswith("<Origins of c1: 10 citations, 1 origin>")
    both = cg.ClaimGraph(sketch(f"c1 <- {ten} | s50; {copies}")).origins("c1")
    assert len(both) == 2
    assert [len(origin.sources) for origin in both] == [10, 1]


def test_outlets_that_declare_nothing_collapse_on_their_titles() -> None:
    title = "Ferry to the outer islands stops for three weeks"
    outlets = [
        cg.Source(
            url=f"https://paper{n}.example.org/{n}", title=f"{title} - Paper {'ABCDEFGHIJ'[n]}"
        )
        for n in range(10)
    ]
    other = cg.Source(url="https://other.example.org/x", title="Divers find cracks in the old pier")
    found = citing(*outlets).origins("c1")
    assert len(found) == 1
    assert {c.ground for c in found[0].collapses} == {"same title"}
    assert len(citing(*outlets, other).origins("c1")) == 2


def test_one_page_under_several_urls() -> None:
    pages = [
        cg.Source(url="https://www.example.org/story/?utm_source=mail"),
        cg.Source(url="http://m.example.org/story/amp#top"),
        cg.Source(url="https://example.org/story?page=2"),
    ]
    found = citing(*pages).origins("c1")
    assert [len(origin.sources) for origin in found] == [2, 1]
    assert found[0].collapses[0].ground == "same page"


def test_texts_and_figures_that_agree() -> None:
    def held(name: str, text: str) -> tuple[cg.Source, cg.Document]:
        url = f"https://{name}.example.org/"
        return cg.Source(url=url, title=name), cg.Document(text=text, origin=url)

    one, two, three = held("a", STORY), held("b", f"{STORY} More soon."), held("c", "Ferries run.")
    found = citing(one[0], two[0], three[0], more=(one[1], two[1], three[1])).origins("c1")
    assert len(found) == 2
    assert found[0].collapses[0].ground == "same text"
    assert found[0].collapses[0].share == 1

    table = [held("d", "Deaths 12, hurt 40, missing 7."), held("e", "We count 12, then 40, and 7.")]
    nodes: list[cg.Passage | cg.Figure] = []
    for _, document in table:
        for word in ("12", "40", "7"):
            at = document.text.index(word)
            nodes.append(document.cut(at, at + len(word)))
            nodes.append(
                cg.Figure(document=document.id, value=Decimal(word), mentioned_in=(nodes[-1].id,))
            )
    kb = citing(*(source for source, _ in table), more=tuple(d for _, d in table))
    found = kb.with_nodes(*nodes).origins("c1")
    assert len(found) == 1
    assert found[0].collapses[0].ground == "same figures"


def test_a_copy_of_two_works_adds_nothing_and_takes_nothing_away() -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1 | s2 | s3; s3 <- s1 & s2; c2 <- s3; c3 <- c1 | s4"))
    assert [len(kb.origins(c)) for c in ("c1", "c2", "c3")] == [2, 1, 3]
    round_about = cg.ClaimGraph(sketch("c1 <- s1 | s2; s1 <- s2; s2 <- s1"))
    assert len(round_about.origins("c1")) == 1


def test_a_claim_without_sources_has_no_origin() -> None:
    kb = cg.ClaimGraph(sketch("c1; c2 <~ s1"))
    assert len(kb.origins("c1")) == 0
    assert len(kb.origins("c2")) == 0
    assert len(kb.origins("c2", counting="candidates")) == 1
    assert "0 citations, 0 origins" in kb.origins("c1")._repr_html_()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Bridge reopens after long repair", "Bridge reopens after long repair | Daily", True),
        ("BRIDGE reopens after long repair", "Bridge Reopens After Long Repair", True),
        ("Storm cuts power to 40 homes", "Storm cuts power to 90 homes", False),
        ("Kestrel says it won the match", "Falcon says it won the match", False),
        ("Report", "Report", False),  # too little to tell
        ("", "", False),
    ],
)
def test_titles(first: str, second: str, same: bool) -> None:
    one, other = Title.of(first), Title.of(second)
    assert (title_share(one, other) >= TITLE) is same
    assert title_share(one, other) == title_share(other, one)


def test_no_pair_of_near_titles_is_missed() -> None:
    rng = random.Random(9)
    for _ in range(200):
        titles = [
            Title.of(" ".join(rng.choices("abcdefgh", k=rng.randint(0, 9))))
            for _ in range(rng.randint(0, 9))
        ]
        alike = {
            (a, b)
            for a, b in combinations(range(len(titles)), 2)
            if title_share(titles[a], titles[b]) >= TITLE
        }
        assert alike <= set(near_titles(titles))


def test_pairs_that_overlap() -> None:
    assert list(overlapping([{1, 2}, {3}, {2, 3}, set()])) == [(0, 2), (1, 2)]


def test_short_texts_and_few_figures_tell_nothing() -> None:
    assert text_share(runs("a b c d"), runs("a b c d")) == 0
    assert figures_share(["1", "2"], ["1", "2"]) == 0
    assert figures_share(["1", "2", "3", "4"], ["4", "3", "2", "1"]) == 0.25
