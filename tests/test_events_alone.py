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
        ("A tenant was held on suspicion of reckless driving and later freed on bail.",
         ["A tenant was held on suspicion of reckless driving",
          "A tenant was freed on bail"]),
        ("Velmar shares rose 4% in after-hours trading.",
         ["Velmar shares rose 4% in after-hours trading"]),
        ("Oil fell below $70 a barrel for the first time since May.",
         ["Oil fell below $70 a barrel"]),
        ("Ada Lund pulled one back on 70 minutes.", ["Ada Lund pulled one back on 70 minutes"]),
        ("About noon roughly 300 people were evacuated from Velm.",
         ["Roughly 300 people were evacuated from Velm"]),
        ("The pit became a park, which Queen Margaret opened in 1975.",
         ["Queen Margaret opened a park"]),
        ("A cook has been charged with murder.", ["A cook has been charged with murder"]),
        ("A pit beneath the lake of Orr was flooded in 1950.",
         ["A pit beneath the lake of Orr was flooded"]),
        ("Storm Olga left four people dead and 900 homes without power.",
         ["Storm Olga left four people dead and 900 homes without power"]),
        ("Wages rose 4.2% in the year to May.", ["Wages rose 4.2% in the year to May"]),
        ("Convoys due to arrive on Monday were turned back.",
         ["Convoys due to arrive on Monday were turned back"]),
        # whose it is: of who says so, or nobody's
        ("Velmar said on Monday it will shut its mill.", ["Velmar will shut its mill"]),
        ("Velmar said its sales had dropped 4%.", ["Velmar’s sales had dropped 4%"]),
        ("Its board resigned in May.", []),
        # "and" joins what is alike, so that a time and a name are apart
        ("Lund led after nine minutes and Karel Orr doubled the lead.",
         ["Karel Orr doubled the lead"]),
        # whatever begins on a day is an event
        ("Repairs began in April 2021 and cost $8 million.", ["Repairs began"]),
        # "by" and an amount or a time is no passive
        ("Pete Dunmoor won by a landslide in May.", ["Pete Dunmoor won by a landslide"]),
        ("The glaciers had long vanished by then.", ["The glaciers had long vanished"]),
        # none
        ("The court heard how the clerk kept two ledgers.", []),
        ("Orr leaves a son and two daughters.", []),
        ("He wants us to believe that closing 40 schools will save money.", []),
        ("Lund was blamed for delaying the order to close the port.", []),
        ("A doctor at the clinic said it had received 40 patients.", []),
        ("An agency quoted an unnamed officer.", []),
        ("Velmar had tried and failed to sell it.", []),
        ("The club had Lund sent off late on.", []),
        ("It is the third serious crash on this road.", []),
        ("Lund spoke in a six-hour debate.", []),
        ("It shows a picture of a man being handed a fine.", []),
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


def test_what_is_done_to_him_is_done_to_the_man_just_told_of() -> None:
    text = "Mayor Otto Lund flew home. Police held a 60-year-old man but released him on bail."
    assert not [name for name in names(text) if "released" in name and "Lund" in name]


def test_she_may_be_the_client_whom_her_lawyer_spoke_of() -> None:
    text = "Jane Orr, defending, said her client was ashamed. She had repaid £2,000."
    assert "Jane Orr had repaid £2,000" not in names(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The board votes on Thursday.", "planned"),
        ("Velmar will cut 40 jobs and shut a mill.", "planned"),
        ("Claim: A post says that Velm banned wood stoves.", "alleged"),
    ],
)
def test_what_is_arranged_or_only_claimed_has_not_happened(text: str, status: str) -> None:
    found = cg.parse(text, language="en").events()
    assert [event.status for event in found] == [status] * max(1, len(found))


def test_a_treaty_and_its_signing_are_one_event() -> None:
    assert len(names("The Treaty of Varn, signed on 2 June 1721, ended the siege.")) == 1


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A report sent to Orr Bank in May was lost.", "A report was sent to Orr Bank"),
        ("A man arrested in Velm on Monday was charged.", "A man was arrested in Velm"),
        ("The ship sailed to Orr and was burned.", "The ship sailed to Orr"),
    ],
)
def test_a_participle_behind_a_noun_is_told_as_done_to_it(text: str, first: str) -> None:
    assert first in [event.label for event in cg.parse(text, language="en").events()]


def test_who_goes_on_behind_a_clause_of_time_is_left_open() -> None:
    text = "She taught until the mob drove her out in 1933, and moved to Velm with two cases."
    labels = [event.label for event in cg.parse(text, language="en").events()]
    assert not any(label.startswith("The mob moved") for label in labels)
