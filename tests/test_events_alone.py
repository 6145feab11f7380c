"""Events whose names read alone: with whoever does it, to their end, and none that do not."""

from __future__ import annotations

import pytest

import claimgraph as cg


def names(text: str) -> list[str]:
    return [event.name for event in cg.parse(text, language="en").events()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who does it, from the sentence before where nobody else there can be meant
        ("Carla Brandt met Jane Orr in May. She won a prize.",
         ["Carla Brandt met Jane Orr", "A prize was won"]),
        ("Dr Otto Lund sat in the next room. Carla Brandt left school at 12. She won a prize.",
         ["Carla Brandt left school at 12", "Carla Brandt won a prize"]),
        ("Governor Ann Lund said it could open in 2030.", []),
        ("Brandt's promise to freeze rents came too late.", ["Brandt to freeze rents"]),
        ("The Charity Commission opened an inquiry in August.",
         ["The Charity Commission opened an inquiry"]),
        # to their end
        ("Shares of Velmar fell 3.2 per cent on Friday.", ["Shares of Velmar fell 3.2 per cent"]),
        ("A treasurer stole more than £212,000.", ["A treasurer stole more than £212,000"]),
        ("Oxfam distributed fishing kits to 500 families.",
         ["Oxfam distributed fishing kits to 500 families"]),
        ("The band cancelled Friday's show in Oslo.", ["The band cancelled Friday's show in Oslo"]),
        ("Velmar restored power to most of Oslo by 7am.",
         ["Velmar restored power to most of Oslo"]),
        # "by" and an amount or a time is no passive
        ("Pete Dunmoor won by a landslide in May.", ["Pete Dunmoor won by a landslide"]),
        ("The glaciers had long vanished by then.", ["The glaciers had long vanished"]),
        # none
        ("Patel declined to say how many units the firm had sold.", []),
        ("The fair fills the yard each year; the next is planned for 2028.", []),
    ],
)  # fmt: skip
def test_names_read_alone(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_bug_in_a_version_is_what_did_it() -> None:
    text = "Velmar fixed a bug in Orros 3.7 that drained the battery."
    assert "Orros 3.7 drained the battery" not in names(text)


def test_the_place_that_opens_a_sentence_is_that_of_its_first_clause() -> None:
    text = "In Oslo, the dyke held, but water entered the camp at Velden in May."
    (event,) = [e for e in cg.parse(text, language="en").events() if "entered" in e.name]
    assert "Oslo" not in [a.name for a in cg.parse(text).actors() if a.id in event.places]


def test_a_sentence_may_end_in_the_name_of_a_site() -> None:
    text = "Minister Ann Lund thanked Brandt on X. Brandt, 44, resigned in May."
    assert "Brandt resigned" in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carla Brandt was ill. The board suspended her licence in May.",
         "The board suspended Carla Brandt’s licence"),
        ("James Brandt read well. The producer Carla Lund hired him in May.",
         "The producer Carla Lund hired James Brandt"),
        ("Carla Brandt lost her seat.", "Carla Brandt lost her seat"),
    ],
)  # fmt: skip
def test_names_say_whom_and_whose(text: str, expected: str) -> None:
    assert expected in names(text)


def test_what_is_done_to_an_open_it_is_no_event() -> None:
    assert names("Some think that Bishop Brandt commissioned it.") == []


def test_a_verb_alike_in_past_and_present_tells_the_past_of_one() -> None:
    (event,) = cg.parse("The fuel firm Velmo shut its depot at Oslo.", language="en").events()
    assert event.status == "happened"


def test_a_storm_is_one_with_and_without_its_kind() -> None:
    text = "# Storm Isolde hits Oslo\n\nStorm Isolde tore roofs off on Friday. Isolde killed two."
    assert sum(name.removeprefix("Storm ") == "Isolde" for name in names(text)) == 1
