"""Events of reviews, reports and opinion: labels that read alone, and what is no happening."""

from __future__ import annotations

import pytest

import claimgraph as cg


def told(text: str) -> dict[str, str]:
    return {event.name: event.status for event in cg.parse(text, language="en").events()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Orr defeated Gov. Ann Lund in a state Trump won by 30 points.",
         ["Orr defeated Gov. Ann Lund"]),
        ("Firms have experimented with niche streaming services.",
         ["Firms have experimented with niche streaming services"]),
        ("The price of a pad has dropped to Black Friday levels.",
         ["The price of a pad has dropped to Black Friday levels"]),
        ("A number of farmers from Leeds, Hull, and Velm came to hospitals to donate blood.",
         ["A number of farmers came to hospitals to donate blood"]),
        ("The canner Velark, based in Cesena, provided freezers for the museum.",
         ["The canner Velark provided freezers for the museum"]),
        ("Jordan blocked the Rukban crossing point.",
         ["Jordan blocked the Rukban crossing point"]),
        ("Lund, who led the study published in the Orr Journal, left.",
         ["Lund left"]),
        ("The haze led to canceled flights and created a public problem.",
         ["The haze created a public problem"]),
        ("In March Tarn Foods scrapped its dividend, sending its shares down 9%.",
         ["Tarn Foods scrapped its dividend", "Tarn Foods sent its shares down 9%"]),
        ("Pell, 61, who ran it, was fined, and the talks planned for June in Velm were cancelled.",
         ["Pell was fined", "The talks planned for June in Velm were cancelled"]),
        ("The ferry had been shut since a barge hit a pier on 28 April.",
         ["A barge hit a pier"]),
        ("The lineage belonged to a group that died out about 9,000 years ago.",
         ["A group died out"]),
        ("Moe, who had not scored since May, replaced Lund with ten minutes left and scored.",
         ["Moe replaced Lund"]),
        ("The maker of tents reported a net loss of 81 million crowns for the quarter.",
         ["The maker of tents reported a net loss of 81 million crowns for the quarter"]),
        ("Tarn would shut its plant at Mos by the end of the year, and move production to Vell.",
         ["Tarn would shut its plant at Mos", "Tarn would move production to Vell"]),
        ("The board voted 9 to 4 on Monday to refuse permission for a marina.",
         ["The board voted 9 to 4 to refuse permission for a marina"]),
    ],
)  # fmt: skip
def test_labels_are_whole(text: str, names: list[str]) -> None:
    found = told(text)
    assert [name for name in names if name not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "Removing tariffs imposed during the row is a condition.",
        "Enter Velmark to throw down the gauntlet.",
        "Banning most rallies has closed off a peaceful avenue.",
        "They are apps that move money, which is then carried out by partners.",
        "They voted for control of the council.",
        "At no time did the board shut the mill, and at no time was the mill sold.",
        "Scientists have not yet detected water there.",
        "I needn’t have worried about the bikes.",
        "The bikes needn't have been sold.",
        "The car goes on sale.",
        "It was a World Cup-style event.",
        "The film is one of the “Star Wars” series.",
        "The company’s recently named chair wrote an email.",
        "It has a more aggressively contoured bumper.",
        "I did my part, played well and left.",
    ],
)
def test_what_is_no_happening_or_does_not_read_alone_is_left_out(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("On that day it is alleged Orr robbed the bank in Velm.", "alleged"),
        ("Lund hopes the board will close the mill.", "hypothetical"),
        ("He moved that all work be suspended.", "hypothetical"),
    ],
)
def test_what_is_only_said_hoped_or_moved_is_marked(text: str, status: str) -> None:
    assert list(told(text).values()) == [status]


def parts(text: str) -> tuple[set[str], set[str]]:
    kb = cg.parse(text, language="en")
    names = {actor.id: actor.name for actor in kb.actors()}
    (event,) = kb.events()
    return {names[a] for a in event.agents}, {names[a] for a in event.places}


def test_actors_joined_before_markers_all_take_part() -> None:
    assert parts("Germany [1] and Italy [2] signed the pact.")[0] == {"Germany", "Italy"}
    three = "Ann Lee [1], Jo Orr [2] and Bo Falk [3] founded the club in 1990."
    assert parts(three)[0] == {"Ann Lee", "Jo Orr", "Bo Falk"}


def test_a_land_before_a_war_is_where_it_is() -> None:
    agents, places = parts("Lund spoke of the Ukraine conflict.")
    assert (agents, places) == (set(), {"Ukraine"})


def test_one_label_told_twice_is_one_event() -> None:
    text = (
        "A video shows how a girl was rescued by police in Velm.\n\n"
        "News: a girl was rescued by police in Velm.\n"
    )
    assert list(told(text)) == ["A girl was rescued by police in Velm"]


def test_a_numbered_festival_is_the_festival() -> None:
    text = "The Velark Light Festival opened in May. It is the 7th Velark Light Festival."
    named = [name for name in told(text) if name.endswith("Velark Light Festival")]
    assert len(named) == 1


def test_who_does_the_next_deed_takes_no_part_in_this_one() -> None:
    text = "Brandon Lund scored for the side and Linus Orr stopped 22 shots."
    kb = cg.parse(text, language="en")
    (event,) = (event for event in kb.events() if event.name.startswith("Brandon Lund"))
    assert event.participants == ()
