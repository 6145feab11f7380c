"""The layered picture: legible at every size, the same twice, the caller's things left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import graphs_for_plots as graphs
import matplotlib
import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text
from measured import assert_legible, figure_of, overlaps, texts

import claimgraph as cg
from claimgraph.errors import DoesNotFit, UnknownNode
from claimgraph.plot.primitives import Edges
from claimgraph.plot.scene import EntityKind, scene_of

Order = Literal["reading", "crossings"]
EVENTS: tuple[EntityKind, ...] = ("event",)
ORDERS: tuple[Order, ...] = ("reading", "crossings")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def briefing() -> cg.ClaimGraph:
    return cg.example("eastern-flank")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("size", "least"), [((12, 8), 9.0), ((6, 4), 5.5)])
def test_the_briefing_is_legible_on_paper_and_on_screen(
    briefing: cg.ClaimGraph, order: Order, size: tuple[int, int], least: float
) -> None:
    ax = cg.plot.layered(briefing, order=order, size=size)
    for dpi in (72, 100, 150, 200):
        assert_legible(ax, dpi)
    assert _fontsize(ax) >= least


def test_a_part_of_a_scene_has_every_edge_between_what_is_kept(briefing: cg.ClaimGraph) -> None:
    whole = scene_of(briefing)
    for kept in (whole.items[::2], whole.items[::3], whole.sources, ()):
        ids = {item.id for item in kept}
        part = whole.keep(ids)
        assert {item.id for item in part.items} == ids
        for some, all_edges in ((part.left, whole.left), (part.right, whole.right)):
            assert list(some) == [e for e in all_edges if e.start in ids and e.end in ids]
    claims = {whole.claims[0].id, whole.claims[-1].id}
    touched = {e.start for e in whole.left if e.end in claims}
    touched |= {e.end for e in whole.right if e.start in claims}
    assert whole.of_claims(claims) == whole.keep(claims | touched)


def _fontsize(ax: Axes) -> float:
    return min(
        float(t.get_fontsize()) for t in ax.texts if (t.get_gid() or "").startswith("claim-")
    )


@pytest.mark.parametrize("size", [(12, 8), (6, 4)])
def test_every_kind_of_node_and_edge_is_drawn(size: tuple[int, int]) -> None:
    ax = cg.plot.layered(graphs.harbour(), size=size)
    assert_legible(ax)
    drawn = {c.get_gid(): c for c in ax.collections if isinstance(c, Edges)}
    assert set(drawn) == {"cites", "candidate", "mentions", "about", "figures", "voices"}
    assert len(drawn["cites"].ends) == 4
    shown = " ".join(t.get_text() for t in ax.texts)
    for words in (
        "cited (3)",
        "matched: ",
        "voiced: ",
        "uncited (1)",
        "source",
        "says it",
        "4 sources",
    ):
        assert words in shown


@pytest.mark.parametrize("seed", range(8))
def test_generated_graphs_are_legible(seed: int) -> None:
    ax = cg.plot.layered(graphs.made(seed), fit="grow", order=ORDERS[seed % 2])
    assert_legible(ax)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300))
def test_three_hundred_generated_graphs_are_legible(seed: int) -> None:
    kb = graphs.made(seed)
    assert_legible(cg.plot.layered(kb, fit="grow", order=ORDERS[seed % 2]), 72)
    try:
        ax = cg.plot.layered(kb, size=((6, 4), (12, 8))[seed % 2])
    except DoesNotFit:
        return
    assert_legible(ax, 100)


def test_the_check_of_legibility_can_fail() -> None:
    ax = cg.plot.layered(graphs.harbour())
    first, second = [t for t in ax.texts if (t.get_gid() or "").startswith("claim-")][:2]
    second.set_position(first.get_position())
    assert overlaps(texts(ax))


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_the_same_picture_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        cg.plot.save(cg.plot.layered(graphs.harbour()), tmp_path / f"{name}.{suffix}")
    first, second = ((tmp_path / f"{name}.{suffix}").read_bytes() for name in ("a", "b"))
    assert first == second


def test_svg_ids_are_the_nodes_and_unique(tmp_path: Path) -> None:
    kb = graphs.harbour()
    cg.plot.save(cg.plot.layered(kb), tmp_path / "a.svg")
    ids = re.findall(r'<g id="([^"]+)"', (tmp_path / "a.svg").read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids))
    assert {node.id for node in (*kb.all(cg.Claim), *kb.all(cg.Source))} <= set(ids)


def test_the_callers_axes_figures_and_settings_are_left_alone() -> None:
    settings = dict(matplotlib.rcParams)
    figure, (left, right) = plt.subplots(1, 2, figsize=(20, 8), layout="constrained")
    assert cg.plot.layered(graphs.harbour(), ax=left) is left
    assert plt.get_fignums() == [figure.number]
    assert plt.gcf() is figure
    assert not right.texts
    assert dict(matplotlib.rcParams) == settings
    assert_legible(left)


@pytest.mark.parametrize("style", ["dark_background", "seaborn-v0_8-darkgrid", "ggplot"])
def test_it_reads_in_the_styles_users_set(style: str) -> None:
    with plt.style.context(style):
        ax = cg.plot.layered(graphs.harbour())
        assert_legible(ax)


def test_artists_are_found_by_node_id() -> None:
    kb = graphs.harbour()
    found = cg.plot.artists(cg.plot.layered(kb))
    for node in (*kb.all(cg.Claim), *kb.all(cg.Source)):
        shown = " ".join(a.get_text() for a in found[node.id] if isinstance(a, Text))
        assert node.label in shown


def test_a_source_nobody_cites_is_drawn_too() -> None:
    kb = graphs.harbour()
    unused = kb.sources(unused=True)[0]
    assert unused.id in cg.plot.artists(cg.plot.layered(kb))


@pytest.mark.slow
def test_too_many_claims_for_a_page_name_the_height_they_need() -> None:
    kb = graphs.made(3, 50)
    with pytest.raises(
        DoesNotFit, match=r"50 claims need \d+\.\d in of height at 5\.5 pt"
    ) as caught:
        cg.plot.layered(kb, size=(12, 5))
    needed = caught.value.needed
    assert needed > 5
    assert_legible(cg.plot.layered(kb, size=(12, needed + 0.1)))
    with pytest.raises(DoesNotFit):
        cg.plot.layered(kb, size=(12, needed - 0.1))


def test_a_page_too_narrow_says_how_wide_it_should_be() -> None:
    with pytest.raises(DoesNotFit, match="of width"):
        cg.plot.layered(graphs.harbour(), size=(1, 8))


@pytest.mark.slow
def test_two_hundred_claims_grow_as_high_as_they_need() -> None:
    ax = cg.plot.layered(graphs.made(3, 200), fit="grow")
    assert figure_of(ax).get_size_inches()[1] > 8
    assert_legible(ax)


def test_pages_hold_every_claim_once_and_save_as_one_pdf(tmp_path: Path) -> None:
    kb = graphs.made(3, 30)
    pages = cg.plot.layered(kb, fit="pages", size=(9, 5))
    assert len(pages) > 1
    drawn = [i for page in pages for i in cg.plot.artists(page) if i.startswith("claim-")]
    assert drawn == [claim.id for claim in kb.all(cg.Claim)]
    sources = {i for page in pages for i in cg.plot.artists(page) if i.startswith("source-")}
    assert sources == {source.id for source in kb.all(cg.Source)}
    for page in pages:
        assert_legible(page)
    cg.plot.save(pages, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().count(b"/Type /Page ") == len(pages)
    with pytest.raises(ValueError, match=r"only a \.pdf holds"):
        cg.plot.save(pages, tmp_path / "a.png")


def test_pages_and_grow_make_figures_of_their_own() -> None:
    with pytest.raises(ValueError, match="leave ax out"):
        cg.plot.layered(graphs.harbour(), ax=plt.figure().add_subplot(), fit="grow")


def test_focus_draws_what_is_near(briefing: cg.ClaimGraph) -> None:
    near = cg.plot.artists(cg.plot.layered(briefing, around=5, depth=1))
    drawn = {i for i in near if i.startswith("claim-")}
    assert drawn == {c.id for c in briefing.claims(relying_on=5, counting="candidates")}
    by_name = cg.plot.artists(cg.plot.layered(briefing, around="s5", depth=1))
    assert set(near) == set(by_name)
    with pytest.raises(UnknownNode, match="did you mean"):
        cg.plot.layered(briefing, around="Zelensky")


def test_kinds_of_entities_can_be_left_out() -> None:
    kb = graphs.harbour()
    found = cg.plot.artists(cg.plot.layered(kb, kinds=EVENTS))
    assert {n.id for n in kb.all(cg.Event)} <= set(found)
    assert not {n.id for n in kb.all(cg.Actor)} & set(found)


@pytest.mark.parametrize("nodes", [[], [cg.Source(title="Alone")]])
def test_graphs_with_next_to_nothing_say_so(nodes: list[cg.Source]) -> None:
    ax = cg.plot.layered(cg.ClaimGraph(nodes))
    assert "0 claims" in " ".join(t.get_text() for t in ax.texts)
    assert_legible(ax)


def test_titles_are_the_documents_or_ones_own() -> None:
    kb = graphs.harbour()
    for title, shown in ((None, "The harbour of Elm"), ("Mine: $5", "Mine: $5"), ("", "4 sources")):
        assert cg.plot.layered(kb, title=title).texts[-1] is not None
        words = [t.get_text() for t in cg.plot.layered(kb, title=title).texts]
        assert shown in words
