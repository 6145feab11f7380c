"""Events: what happens, who takes part, where, when, and whether it has happened."""

from __future__ import annotations

import pytest

import claimgraph as cg
from claimgraph.model import Event
from claimgraph.reading.events.dates import dates_in
from claimgraph.reading.parse import read_text


def graph(text: str) -> cg.ClaimGraph:
    return cg.ClaimGraph(read_text(text, language="en"))


def told(kb: cg.ClaimGraph, event: Event) -> dict[str, object]:
    def names(ids: tuple[str, ...]) -> set[str]:
        return {kb[i].label for i in ids}

    return {
        "status": event.status, "agents": names(event.agents), "places": names(event.places),
        "participants": names(event.participants), "date": event.start_date,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("On 7 May 2023, Ghana signed a treaty with Togo in Accra.",
         "Ghana signed a treaty with Togo in Accra",
         {"status": "happened", "agents": {"Ghana"}, "participants": {"Togo"},
          "places": {"Accra"}, "date": "2023-05-07"}),
        ("Sweden announced the deployment of 40 medics to Chad.",
         "deployment of 40 medics to Chad",
         {"status": "planned", "agents": {"Sweden"}, "places": {"Chad"}}),
        ("Portugal will withdraw its soldiers from Mali.",
         "Portugal will withdraw its soldiers from Mali",
         {"status": "planned", "agents": {"Portugal"}}),
        ("Any attack on Kenya would be answered.", "attack on Kenya",
         {"status": "hypothetical", "participants": {"Kenya"}}),
        ("The 2019 Finnish parliamentary election was close.",
         "2019 Finnish parliamentary election", {"status": "happened", "date": "2019"}),
        ("Peru is evacuating two towns.", "Peru is evacuating two towns",
         {"status": "ongoing", "agents": {"Peru"}}),
    ],
)  # fmt: skip
def test_events(text: str, name: str, expected: dict[str, object]) -> None:
    kb = graph(text)
    found = {e.name: told(kb, e) for e in kb.events()}
    assert name in found
    assert {k: found[name][k] for k in expected} == expected


@pytest.mark.parametrize(
    "text", ["The weather was fine in May.", "Talks are hard.", "An election is a vote."]
)
def test_what_names_no_actor_is_no_event(text: str) -> None:
    assert list(graph(text).events()) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Norway condemned the Danish "provocation.', "Danish provocation"),
        ('Norway condemned the Danish "provocation" (in May.', "Danish provocation"),
        ("Norwegian President Dora Tal and the Danish Prime Minister Emma Roth have been openly "
         "discussing the outline for durable trade guarantees for Peru.",
         "discussing the outline for durable trade guarantees for Peru"),
    ],
)  # fmt: skip
def test_names_of_events_are_short_and_whole(text: str, name: str) -> None:
    assert [e.name for e in graph(text).all(Event)] == [name]


def test_two_mentions_of_one_event_are_one_node_when_sure() -> None:
    kb = graph(
        "Sweden announced the deployment of 40 medics to Chad. "
        "The Swedish government's decision to deploy 40 medics to Chad was praised."
    )
    (event,) = kb.events()
    assert len(event.mentioned_in) == 2
    assert {kb[a].label for a in event.agents} == {"Sweden", "Swedish government"}


def test_two_events_of_one_deed_stay_two() -> None:
    kb = graph("Ghana signed a treaty with Togo in 2019. Ghana signed a treaty with Mali in 2021.")
    assert len(kb.events()) == 2


def test_claims_are_about_the_events_they_tell() -> None:
    kb = graph("Ghana signed a treaty with Togo in Accra. It rained a lot that day.")
    (event,) = kb.events()
    assert [c.text for c in kb.claims(about=event)] == ["Ghana signed a treaty with Togo in Accra."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-28", ["2026-02-28"]),
        ("the 3rd of May", []),
        ("3rd May 2020", ["2020-05-03"]),
        ("Sept. 9, 2021", ["2021-09-09"]),
        ("in 2024, since 1999", ["2024", "1999"]),
        ("30 February 2020", []),
        ("last week, tomorrow, 2,024 people, route 2024", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert [d.iso for d in dates_in(text)] == expected
