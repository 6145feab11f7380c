"""Readings of citations that compete: which is taken, on what grounds, and how close it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.reading.citations.hypotheses import Grounds, Kind, Reading, choose
from claimgraph.reading.citations.marked_text import MarkedText
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.citations.readings import read_citations

counts = st.builds(Grounds, *[st.integers(0, 50)] * 8)


def reading(kind: Kind, grounds: Grounds) -> Reading:
    marks = [Mark(0, 1, "number", (kind,))] * grounds.bound
    return Reading(kind, MarkedText("", [], []), [], marks, grounds)


def maker(kind: Kind, grounds: Grounds) -> tuple[Kind, Callable[[Sequence[Reading]], Reading]]:
    return kind, lambda made: reading(kind, grounds)


@given(counts, st.integers(0, 200))
def test_a_score_is_a_share(grounds: Grounds, most: int) -> None:
    assert 0.0 <= grounds.score(most) <= 1.0


@given(counts)
def test_what_a_reading_leaves_open_never_helps_it(grounds: Grounds) -> None:
    for worse in (
        grounds._replace(dangling=grounds.dangling + 1),
        grounds._replace(leftovers=grounds.leftovers + 1),
        grounds._replace(gaps=grounds.gaps + 1),
        grounds._replace(odd=grounds.odd + 1),
    ):
        assert worse.score(100) <= grounds.score(100)


@given(counts)
def test_a_link_that_leads_to_its_entry_counts_for_more_than_a_number(grounds: Grounds) -> None:
    led = grounds._replace(led=grounds.led + 1).score(300)
    numbered = grounds._replace(bound=grounds.bound + 1).score(300)
    assert led >= numbered


def test_the_reading_that_explains_most_is_taken_and_the_second_is_named() -> None:
    found, choice = choose(
        [
            maker("learned", Grounds(bound=4, entries=4, dangling=2)),
            maker("printed", Grounds(bound=5, entries=5, dangling=2)),
        ]
    )
    assert found.kind == choice.chosen == "printed"
    assert choice.runner_up == "learned"
    assert choice.margin > 0
    assert not choice.close


def test_a_close_call_is_told() -> None:
    _, choice = choose(
        [
            maker("learned", Grounds(bound=20, entries=20, dangling=3)),
            maker("printed", Grounds(bound=21, entries=20, dangling=3)),
        ]
    )
    assert choice.close


def test_a_forced_reading_is_taken_and_is_no_close_call() -> None:
    makers = [
        maker("learned", Grounds(bound=1, entries=1, dangling=9)),
        maker("printed", Grounds(bound=9, entries=9)),
    ]
    found, choice = choose(makers, "learned")
    assert (found.kind, choice.forced, choice.close) == ("learned", True, False)


def test_a_reading_that_leaves_nothing_open_is_made_alone() -> None:
    text = "Tolls rose [1].\n\n[1] Tolls: https://a.example.com/t\n"
    _, choice = read_citations(text)
    assert (choice.chosen, choice.score, choice.runner_up) == ("printed", 1.0, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tolls rose [Lun12].\n\n[Lun12] T. Lund. Tolls. 2012.\n", "learned"),
        ("Tolls rose.1 Ships left.2\n\n1. Lund, Tolls, 12.\n2. Post, Ships, 14.\n", "loose"),
        ("Tolls rose ([a](https://a.example.com/t)).\n\n1. Pay.\n2. Leave.\n", "printed"),
    ],
)
def test_texts_are_read_in_the_way_that_explains_them(text: str, kind: str) -> None:
    assert read_citations(text)[1].chosen == kind


def test_steps_between_paragraphs_are_no_source_list() -> None:
    steps = "1. Pay the toll at the gate.\n2. Leave the harbour.\n"
    after = "The board met on Monday and again on Friday, " * 6 + "and then it rested."
    found, _ = read_citations(f"Tolls rose [1] and fell [2].\n\n{steps}\n{after}\n")
    assert not found.lists


@pytest.mark.parametrize(
    "words",
    ["here", "source", "link", "Read more", "tide.example", "www.tide.example", "↗", "🔗", "1"],
)
def test_words_of_a_link_that_tell_nothing_are_no_title(words: str) -> None:
    kb = cg.parse(f"The dam held ([{words}](https://www.tide.example/a)).")
    assert [(s.title, s.url) for s in kb.sources()] == [(None, "https://www.tide.example/a")]


def test_sources_that_links_call_the_same_are_told_apart() -> None:
    one = "The dam held ([Tide](https://www.tide.example/a))."
    other = "It fell ([Tide](https://tide.example/b)). It rose ([Tide](https://eb.example/c))."
    shown = [row["text"] for row in cg.parse(f"{one} {other}").sources().rows()]
    assert shown == ["https://www.tide.example/a", "https://tide.example/b", "https://eb.example/c"]
    kb = cg.parse(one)
    assert [(row["text"], row["site"]) for row in kb.sources().rows()] == [("Tide", "tide.example")]
    assert "tide.example" in str(kb.sources())
    with cg.Archive() as archive:
        archive.add(kb)
        archive.add(cg.parse("It fell ([Tide](https://eb.example/c))."))
        assert {row["site"] for row in archive.sources().rows()} == {"tide.example", "eb.example"}


def test_entries_of_a_list_need_no_site() -> None:
    shown = str(cg.parse("It rained [1].\n\n1. Rain: https://example.org/r").sources())
    assert "site" not in shown
