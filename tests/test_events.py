"""Events: what happens, who takes part, where, when, and whether it has happened."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files

import pytest
from event_cases import cases, measure, when
from hypothesis import given, settings
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.model import Event
from claimgraph.reading.events.triggers import VERBS
from claimgraph.reading.lang.en.dictionary import inflected, lemmas
from claimgraph.reading.lang.en.tokens import tokenize
from claimgraph.reading.lang.word_lists import share
from claimgraph.reading.pipeline import read_text
from claimgraph.reading.temporal.expressions import may_open, time_expressions
from claimgraph.reading.temporal.normalise import Clock


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
        ("The gang is alleged to have smuggled rum.", "The gang is alleged to have smuggled rum",
         {"status": "alleged"}),
        ("Talks have been under way in Accra.", "Talks have been under way in Accra",
         {"status": "ongoing"}),
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
        ("No fewer than 12 people died.", "No fewer than 12 people died", {"status": "happened"}),
        ("The fire not only destroyed the mill, it killed two.",
         "The fire not only destroyed the mill", {"status": "happened"}),
        ("A ferry capsized off Togo.", "A ferry capsized off Togo", {"status": "happened"}),
        ("Ghana attacks Togo", "Ghana attacks Togo", {"status": "happened", "agents": {"Ghana"}}),
        ("The sale is scheduled for May and Ghana said it would sign a treaty with Togo.",
         "Ghana would sign a treaty with Togo", {"status": "planned", "participants": {"Togo"}}),
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
    "text",
    [
        "The weather was fine in May.",
        "Talks are hard.",
        "An election is a vote.",
        "Ghana did not sign the treaty.",
        "Ghana didn't sign the treaty.",
        "The treaty wasn’t signed in May.",
        "The attack never happened.",
        "The strike didn't take place.",
        "No strike took place.",
        "Neither dam burst.",
        "Not one ship sank.",
        "Hardly any ships sank.",
        "The dam almost burst in May.",
        "The treaty between Ghana and Togo covers fishing.",
        "The scandal raised questions in Togo.",
        "Trade plays a role in Ghana.",
        "Ghana rewards allies who attack Togo.",
        "Attack helicopters are dear.",
    ],
)
def test_states_rules_and_what_is_tied_to_nothing_are_no_events(text: str) -> None:
    assert list(graph(text).events()) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Norway condemned the Danish "provocation.', "Danish provocation"),
        ('Norway condemned the Danish "provocation" (in May.', "Danish provocation"),
        ("Norwegian President Dora Tal and the Danish Prime Minister Emma Roth have been openly "
         "discussing the outline for durable trade guarantees for Peru.",
         "Dora Tal and Emma Roth have been openly discussing the outline for durable trade "
         "guarantees for Peru"),
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Storm Petra makes landfall in Peru\n\nStorm Petra made landfall in Callao on Tuesday.",
         ["Storm Petra", "Storm Petra makes landfall in Peru"]),
        ("Quake kills 12 in Chile\n\nA magnitude 5.6 earthquake killed 12 people in northern Chile "
         "on Sunday. The quake struck at 2 a.m.", ["Quake kills 12 in Chile"]),
        ("Blast rocks Lima suburb\n\nAn explosion rocked a southern suburb of Lima on Tuesday.",
         ["Blast rocks Lima suburb"]),
        ("Ada Lund resigned as minister on Friday. Her resignation came hours before a vote.",
         ["Ada Lund resigned"]),
        ("A union called off a strike. The strike would have stopped all trains.",
         ["A union called off a strike"]),
        ("Police arrested four men. The arrests followed a raid on a flat in Lima.",
         ["Police arrested four men", "raid on a flat in Lima"]),
        ("Bomb kills 3 in Lima\n\nA bomb killed 3 people in Bogota on Monday.",
         ["Bomb kills 3 in Lima", "A bomb killed 3 people in Bogota"]),
    ],
)  # fmt: skip
def test_a_headline_and_what_takes_up_an_event_are_one_with_it(text: str, names: list[str]) -> None:
    assert [e.name for e in graph(text).events()] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By the time he left, the mill had burned down.", "The mill had burned down"),
        ("The moment it fell, fans stormed the pitch.", "Fans stormed the pitch"),
        ("At that time the mill burned.", "The mill burned"),
        ("EU ministers reached a deal.", "EU ministers reached a deal"),
        ("Rebels in Chad released 14 men.", "Rebels in Chad released 14 men"),
        ("Divers found a wreck that had lain there.", "Divers found a wreck"),
        ("An earthquake struck Lima.", "earthquake struck Lima"),
        ("The attack took place in Lima.", "attack took place"),
        ("At least 14 people died on Monday.", "At least 14 people died"),
        ("A search is under way for the crew.", "search is under way for the crew"),
        ("The bill narrowly passed on Monday.", "The bill narrowly passed"),
    ],
)
def test_the_main_clause_is_told_whatever_opens_it(text: str, name: str) -> None:
    assert [e.name for e in graph(text).events()] == [name]


def test_what_somebody_did_while_doing_it_is_no_subject() -> None:
    kb = graph("A driver who killed two men while looking at his phone has been jailed.")
    assert [e.name for e in kb.events()] == ["A driver killed two men", "A driver has been jailed"]
    assert not any("heard" in e.name for e in graph("A court heard Lund had left Oslo.").events())


def test_a_noun_that_shares_the_next_one_is_no_event() -> None:
    """Nobody calls a search what is a "search and rescue operation"."""
    for text in ("Search and rescue operations are under way.",
                 "Massive search and rescue operations took place in Lima."):  # fmt: skip
        assert "search" not in {e.name.lower() for e in graph(text).events()}
    kb = graph("The attack and rescue operations ended on Monday.")
    assert [e.name for e in kb.events()] == ["The attack and rescue operations ended"]


def test_two_events_of_one_deed_stay_two() -> None:
    kb = graph("Ghana signed a treaty with Togo in 2019. Ghana signed a treaty with Mali in 2021.")
    assert len(kb.events()) == 2


def test_claims_are_about_the_events_they_tell() -> None:
    kb = graph("Ghana signed a treaty with Togo in Accra. It rained a lot that day.")
    (event,) = kb.events()
    assert [c.text for c in kb.claims(about=event)] == ["Ghana signed a treaty with Togo in Accra."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # names read alone: pronouns, "who", "and" and participles have their subject put in
        ("Ada Lund opened a clinic in Bergen. She retired in 2004.",
         ["Ada Lund opened a clinic in Bergen", "Ada Lund retired"]),
        ("Born in Bergen in 1936, Ada Lund trained in Leeds.",
         ["Ada Lund was born in Bergen", "Ada Lund trained in Leeds"]),
        ("A clerk who stole £9,000 was jailed for a year.",
         ["A clerk stole £9,000", "A clerk was jailed for a year"]),
        ("The mill was burned by rebels in 1643 and rebuilt in 1650.",
         ["The mill was burned by rebels", "The mill was rebuilt"]),
        ("A goods train derailed near Velm, killing two guards.",
         ["A goods train derailed near Velm", "Two guards were killed"]),
        ("Tarvik Foods said it would close its bakery.",
         ["Tarvik Foods would close its bakery"]),
        ("The first bridge over the Velm was completed in 1711.",
         ["The first bridge over the Velm was completed"]),
        # verbs by their frame: words behind, passives of any noun, deeds of speech, results
        ("The memorial will be held in Oslo in May.", ["memorial"]),
        ("Version 5 is scheduled for October.", ["Version 5 is scheduled for October"]),
        ("Jo Brandt took over in May.", ["Jo Brandt took over"]),
        ("The clerk promised to look into it but sent for the guards.",
         ["The clerk sent for the guards"]),
        ("Floods have cut off roads and two crops have failed.",
         ["Floods have cut off roads", "Two crops have failed"]),
        ("The gate was put up in 1948, removed in 1951 and restored in 1990.",
         ["The gate was put up", "The gate was removed", "The gate was restored"]),
        ("The poet wrote a song about Dora Lind, which was banned in 1951.",
         ["A song about Dora Lind was banned"]),
        ("The hall passed to the Crown, was sold to a guild in 1398 and fell in 1404.",
         ["The hall was sold to a guild", "The hall fell"]),
        ("The team conducted the first inspection of the wreck in May.",
         ["The team conducted the first inspection of the wreck"]),
        ("The firm was fined for closing two schools.",
         ["The firm was fined", "The firm closed two schools"]),
        # what a figure is a part of, a forecast of one, and what a thing is for are none
        ("Exports make up a tenth of sales.", []),
        ("Orr Steel expects to save $90 million a year.", []),
        ("The town bought forts designed to resist cannon.", ["The town bought forts"]),
        ("The court overturned the conviction of a nurse who stole a van.",
         ["The court overturned the conviction of a nurse", "A nurse stole a van"]),
        ("At its peak in the 1830s it carried 90 tons and fired 40 men.", ["40 men were fired"]),
        ("The guild says in a report released on Tuesday that the mill is old.", []),
        ("A test can detect the poison.", []),
        ("A plan to replace the bell was dropped in May.",
         ["A plan to replace the bell was dropped"]),
        ("The mill was sold in 1988, which left the yard empty.", ["The mill was sold"]),
        ("A study that linked it to fever was withdrawn in 2010.", ["A study was withdrawn"]),
        ("Judges praised the plot, which deals with war, but were divided over its end in May.",
         ["Judges were divided over its end"]),
        ("Profits tripled to 4 million crowns.", ["Profits tripled to 4 million crowns"]),
        ("Cllr Dora Lind wants the old lease cancelled.", []),
        ("The town bought forts designed only to resist cannon.", ["The town bought forts"]),
        ("A protest by the bakers' guild was rejected.",
         ["A protest by the bakers' guild was rejected"]),
        ("The plan drew protests in Velm.", ["The plan drew protests in Velm"]),
        ("The duke had fallen out with the king.", ["The duke had fallen out with the king"]),
        ("Tarvik Foods reported a loss of 12 million euros.",
         ["Tarvik Foods reported a loss of 12 million euros"]),
        ("Mayor Jo Brandt announced 4 million euros for the docks.",
         ["Mayor Jo Brandt announced 4 million euros for the docks"]),
        ("300 kilograms of cocaine were found in a van.",
         ["300 kilograms of cocaine were found in a van"]),
        ("The council resolved to close the car park.",
         ["The council resolved to close the car park"]),
        ("The claim is due to be heard in March.", ["The claim is due to be heard"]),
        ("Tarvik Motors plans to begin shipping the arm in May.",
         ["Tarvik Motors plans to begin shipping the arm"]),
        # one happening told by a noun and a verb is one event
        ("A fire damaged the west wing in 2021.", ["A fire damaged the west wing"]),
        ("Many fairs were cancelled or delayed.", ["Many fairs were cancelled or delayed"]),
        # states, words and reduced participles are none
        ("The court heard that the ferry was late.", []),
        ("Patients who received aspirin had fewer strokes.", []),
    ],
)  # fmt: skip
def test_events_by_frame_have_names_that_read_alone(text: str, names: list[str]) -> None:
    assert [event.name for event in graph(text).events()] == names


def test_what_is_only_ever_named_as_known_is_an_event_when_named_twice() -> None:
    kb = graph("Lund praised the response to the floods. The floods were the worst in years.")
    assert [event.name for event in kb.events()] == ["floods"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The guard allegedly sold the keys to Bram Kovac.", "alleged"),
        ("The union claims the firm closed two mines in 2019.", "alleged"),
        ("Claims that a column had crossed the Velm were not confirmed.", "alleged"),
        ("The governor denied that drones had hit the depot.", "denied"),
        ("Lund said that a sale is being considered.", "hypothetical"),
        # nothing shows it, or few hold it to be so
        ("Nobody has shown the kegs leaked.", "alleged"),
        ("No survey has found that the drug killed patients.", "alleged"),
        ("There is little proof to suggest that the bank collapsed.", "alleged"),
        ("Few believe the ferry sank.", "alleged"),
        ("Doubts remain that the ferry sank.", "alleged"),
        ("We have seen no sign that the army withdrew from Kessel.", "alleged"),
        ("It is unlikely that the ferry sank.", "alleged"),
        ("It is not true that the mayor resigned.", "denied"),
        ("It is a myth that the queen fled.", "denied"),
        # it is so all the same
        ("The crew did not know that the ferry had sunk.", "happened"),
        ("Nobody told her that the mill had burned.", "happened"),
        ("There is no dispute that the tanker hit the pier.", "happened"),
        ("A few believe the ferry sank in May.", "happened"),
        ("Lind did not name the firm but said that the plant exploded.", "happened"),
        ("It is not clear why the bridge collapsed.", "happened"),
        ("It is unclear whether it was late; the dam burst on Monday.", "happened"),
    ],
)
def test_what_is_alleged_or_denied_is_marked_as_such(text: str, status: str) -> None:
    assert [event.status for event in graph(text).events()] == [status]


def test_doubt_covers_each_clause_behind_that_and_none_beside_it() -> None:
    kb = graph("Nobody has shown that Orr bribed the judge or that Lund hid the money.")
    assert [event.status for event in kb.events()] == ["alleged", "alleged"]
    kb = graph("There is no proof that the wells were poisoned, but the firm paid a fine.")
    assert [event.status for event in kb.events()] == ["alleged", "happened"]


@pytest.mark.parametrize(
    "text", ["No one knows who shot the guard.", "It is unclear whether any were damaged."]
)
def test_a_deed_of_whom_nobody_can_name_is_no_event(text: str) -> None:
    assert not graph(text).events()


# -- times ----------------------------------------------------------------------------------------

WEDNESDAY = "2026-03-11"


def meant(text: str, *, forward: bool | None = False, published: str | None = WEDNESDAY) -> str:
    """What the first words of a text that say when mean: "first/last", "?" when that is open."""
    clock = Clock(published)
    told = list(time_expressions(text))
    assert list(time_expressions(text, openings=may_open(tokenize(text)))) == told
    found = [clock.read(words, forward).period for words in told]
    if not found:
        return "-"
    period = found[-1]
    return "?" if period is None else f"{period.start or ''}/{period.end or ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-28", "2026-02-28/2026-02-28"),
        ("3rd May 2020", "2020-05-03/2020-05-03"),
        ("Tuesday, Sept. 9, 2021", "2021-09-09/2021-09-09"),
        ("in June 2024", "2024-06/2024-06"),
        ("since 1999", "1999/"),
        ("after March 2019", "2019-04/"),
        ("before 1 May 2020", "/2020-04-30"),
        ("by the end of 2027", "/2027"),
        ("in early 2024", "2024/2024"),
        ("the 1990s", "1990/1999"),
        ("from 2014 to 2018", "2014/2018"),
        ("in 2014–18", "2014/2018"),
        ("between 3 and 5 May 2025", "2025-05-03/2025-05-05"),
        ("May 3-5, 2025", "2025-05-03/2025-05-05"),
        ("between November and February 2025", "2024-11/2025-02"),
        ("the third quarter of 2025", "2025-07/2025-09"),
        ("the first half of 2025", "2025-01/2025-06"),
        ("Q4 2025", "2025-10/2025-12"),
        ("in the summer of 2024", "2024-06/2024-08"),
        ("30 February 2020", "?"),
        ("winter 2024", "?"),
        ("2,024 people, route 2024, she may march", "-"),
    ],
)
def test_dates_in_full(text: str, expected: str) -> None:
    assert meant(text, published=None) == expected


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("yesterday evening", "2026-03-10/2026-03-10", "2026-03-10/2026-03-10"),
        ("the day after tomorrow", "2026-03-13/2026-03-13", "2026-03-13/2026-03-13"),
        ("overnight", "2026-03-10/2026-03-11", "2026-03-10/2026-03-11"),
        ("on Tuesday", "2026-03-10/2026-03-10", "2026-03-17/2026-03-17"),
        ("on Wednesday", "2026-03-11/2026-03-11", "2026-03-11/2026-03-11"),
        ("late on Thursday night", "2026-03-05/2026-03-05", "2026-03-12/2026-03-12"),
        ("last Friday", "2026-03-06/2026-03-06", "2026-03-06/2026-03-06"),
        ("last Monday", "?", "?"),
        ("next Monday", "2026-03-16/2026-03-16", "2026-03-16/2026-03-16"),
        ("next Friday", "?", "?"),
        ("on Easter Monday", "?", "?"),
        ("on 20 March", "2025-03-20/2025-03-20", "2026-03-20/2026-03-20"),
        ("in May", "2025-05/2025-05", "2026-05/2026-05"),
        ("in March", "?", "?"),
        ("In March 20 people", "?", "?"),
        ("last week", "2026-03-02/2026-03-08", "2026-03-02/2026-03-08"),
        ("next month", "2026-04/2026-04", "2026-04/2026-04"),
        ("earlier this year", "2026/2026", "2026/2026"),
        ("by the end of the year", "/2026", "/2026"),
        ("two days ago", "2026-03-09/2026-03-09", "2026-03-09/2026-03-09"),
        ("a month ago", "2026-02/2026-02", "2026-02/2026-02"),
        ("more than two years ago", "?", "?"),
        ("over the past two weeks", "2026-02-25/2026-03-11", "2026-02-25/2026-03-11"),
        ("in the coming weeks", "?", "?"),
        ("within ten days", "?", "2026-03-11/2026-03-21"),
        ("in two weeks' time", "2026-03-23/2026-03-29", "2026-03-23/2026-03-29"),
        ("this summer", "2025-06/2025-08", "2026-06/2026-08"),
        ("last winter", "2025-12/2026-02", "2025-12/2026-02"),
        ("this weekend", "2026-03-07/2026-03-08", "2026-03-14/2026-03-15"),
        ("until Friday", "?", "/2026-03-13"),
        ("9000 years ago", "?", "?"),
        ("900 decades ago", "?", "?"),
    ],
)
def test_relative_dates(text: str, past: str, future: str) -> None:
    assert (meant(text, forward=False), meant(text, forward=True)) == (past, future)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 4 May 2025, the following day", "2025-05-05/2025-05-05"),
        ("in May 2025, two months later", "2025-07/2025-07"),
        ("in May 2025, two days later", "?"),
        ("in 2019, that year", "2019/2019"),
        ("the following day", "?"),
        ("on 4 May 2025, the following Monday", "2025-05-05/2025-05-05"),
        ("in 2019, on Tuesday", "2026-03-10/2026-03-10"),
        ("in 2019, in May", "?"),
    ],
)
def test_what_counts_from_the_last_date(text: str, expected: str) -> None:
    assert meant(text) == expected


@pytest.mark.parametrize("text", ["yesterday", "on Tuesday", "last week", "in May", "a year ago"])
def test_without_a_day_of_publication_relative_dates_stay_open(text: str) -> None:
    assert meant(text, published=None) == meant(text, published="2026") == "?"


@given(st.dates(date(1000, 1, 1), date(2999, 12, 1)), st.booleans())
def test_a_weekday_is_the_nearest_by_the_tense(today: date, forward: bool) -> None:
    near = [today + timedelta(days=n if forward else -n) for n in range(7)]
    tuesday = next(d for d in near if d.weekday() == 1).isoformat()
    found = meant("on Tuesday", forward=forward, published=today.isoformat())
    assert found == f"{tuesday}/{tuesday}"


@given(st.dates(date(1000, 2, 1), date(2099, 12, 31)))
def test_a_date_in_full_comes_back_in_every_form(day: date) -> None:
    forms = (day.isoformat(), f"{day:%d %B %Y}", f"{day:%B} {day.day}, {day.year}",
             f"{day.day}th of {day:%b} {day.year}")  # fmt: skip
    assert {meant(form) for form in forms} == {f"{day}/{day}"}


# -- times of events ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana signed a treaty on Tuesday.", "2026-03-10"),
        ("Ghana will sign a treaty on Tuesday.", "2026-03-17"),
        ("Ghana signs a treaty on Tuesday.", "2026-03-17"),
        ("Officials said on Monday that Ghana had signed a treaty.", "-"),
        ("Ghana, which grew fast in 2019, signed a treaty on Tuesday.", "2026-03-10"),
        ("On Tuesday, Ghana signed a treaty.", "2026-03-10"),
        ("Tuesday's attack on Ghana was condemned.", "2026-03-10"),
        ("Norway announced the deployment of 40 medics to Ghana on Tuesday.", "-"),
    ],
)
def test_a_time_goes_with_the_verb_of_its_clause(text: str, expected: str) -> None:
    kb = cg.parse(text, language="en", published=WEDNESDAY)
    assert [when(e) for e in kb.events()] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The river rose to 7 metres, its highest level since 1954.",
        "Profit fell to 21 million, down from 29 million in 2011.",
    ],
)
def test_the_time_of_what_is_compared_with_dates_nothing(text: str) -> None:
    [event] = graph(text).all(Event)
    assert event.start_date is None
    assert event.end_date is None


def test_an_event_keeps_the_words_that_say_when_and_on_what_ground() -> None:
    kb = cg.parse("Ghana signed a treaty with Togo last week.", language="en",
                  published=date(2026, 3, 11))  # fmt: skip
    (event,) = kb.events()
    assert [kb[p].label for p in event.dated_by] == ["last week"]
    assert event.date_basis == "inferred"
    assert event.date_confidence == share("claimgraph.reading.temporal", "tense")
    assert kb.document.published == "2026-03-11"
    (event,) = graph("Ghana signed a treaty with Togo in 2019.").events()
    assert (event.date_basis, event.date_confidence) == ("explicit", None)


def test_a_date_that_is_open_keeps_its_words() -> None:
    kb = graph("Ghana signed a treaty with Togo last week.")
    (event,) = kb.events()
    assert [kb[p].label for p in event.dated_by] == ["last week"]
    assert (event.start_date, event.end_date, event.date_basis) == (None, None, None)


def test_a_date_needs_its_ground() -> None:
    with pytest.raises(ValueError, match="inferred dates carry one"):
        Event(document="d", name="x", start_date="2026", date_basis="inferred")
    with pytest.raises(ValueError, match="there is no date"):
        Event(document="d", name="x", date_basis="explicit")


@pytest.mark.parametrize("published", ["yesterday", "2026-02-30", "11.03.2026"])
def test_a_day_of_publication_is_a_date(published: str) -> None:
    with pytest.raises(cg.UnreadableInput, match="published"):
        cg.parse("It rained in Vilnius [1].", published=published)


# -- the cases ------------------------------------------------------------------------------------


def test_each_listed_verb_is_known_as_a_verb() -> None:
    """A verb that no dictionary has is not read, whatever list it stands in."""
    pasts = {verb: inflected(verb, "VBD")[0] for verb in sorted(VERBS)}
    assert [verb for verb, past in pasts.items() if verb not in lemmas(past, "VERB")] == []


def test_there_are_cases_enough() -> None:
    halves = {half: sum(1 for _ in cases(half)) for half in ("tune", "report")}
    assert min(halves.values()) >= 30


def test_the_reader_agrees_with_the_half_it_was_not_made_on() -> None:
    score = measure(cases("report"))
    assert score.precision("event") >= 0.9
    assert score.recall("event") >= 0.85
    assert score.precision("when") >= 0.9
    assert score.precision("status") >= 0.9


VOCABULARY = """
    on Tuesday , the following day in March 20 2019 two weeks ago attack attacks attacked sent
    will to sign treaty a Ghana Togo and who which that was is being not if ; " ( ) talks of
    between 3 and 5 May last next by Mali since 's collapsed election would - earthquake hit hold
"""


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_words_are_read_and_every_event_is_where_it_says(words: list[str]) -> None:
    text = " ".join(["Ghana", *words])
    kb = cg.parse(text, language="en", published=WEDNESDAY)
    for event in kb.events():
        assert event.mentioned_in
        for passage in (*event.mentioned_in, *event.dated_by):
            span = kb[passage]
            assert isinstance(span, cg.Passage)
            assert text[span.start : span.end] == span.exact
        assert (event.when is None) == (event.date_basis is None)
        assert event.when is None or event.dated_by


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Officers cautioned a boy in Holm.", ["Officers cautioned a boy in Holm"]),
        ("The chamber adjourned at noon.", ["The chamber adjourned at noon"]),
        ("Villagers repaired the dam near Oradi.", ["Villagers repaired the dam near Oradi"]),
        ("Shares of Tarvik slid 4% on Monday.", ["Shares of Tarvik slid 4%"]),
    ],
)
def test_a_verb_of_no_list_tells_of_an_event_by_its_frame(text: str, events: list[str]) -> None:
    assert [event.name for event in cg.parse(text, language="en").events()] == events


@pytest.mark.parametrize(
    "text",
    [
        "The brand became popular in Norway.",
        "The treaty regulates fishing off Norway.",
        "The coast of Chile stretches 4,000 km.",
        "Critics in Oslo praised the film.",
        "No entries were returned for Riga.",
        "Analysts polled by Tarvik Data were unsure.",
        "The article was published in full.",
    ],
)
def test_states_judgements_and_parts_of_the_text_are_not_events(text: str) -> None:
    assert not cg.parse(text, language="en").events()


def test_a_noun_of_action_with_what_it_is_done_to_is_an_event() -> None:
    kb = cg.parse("The restoration of the chapel in Riga ended in May 2031.", language="en")
    assert [event.name for event in kb.events()] == ["restoration of the chapel in Riga"]


def _counted() -> dict[str, tuple[int, int]]:
    table = (files("claimgraph.reading.events") / "precision.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line[:1] != "#"]
    return {rule: (int(cases), int(right)) for rule, cases, right in rows}


@pytest.mark.parametrize(
    ("text", "rule", "note"),
    [
        ("Ghana signed a treaty with Togo.", "listedVerb", "a verb of happening"),
        ("The crew downed tools in Orr.", "otherVerb", "the frame of its verb"),
        ("The pilot made a landing at Orsk.", "lightVerb", "the object of a light verb"),
        ("The rehearsal was held in Orr in May.", "verbByObject", "the object of its verb"),
        ("The barge ran aground off Orr.", "phrasalVerb", "a set phrase"),
        ("Ghana plans to sign the treaty.", "infinitive", "an infinitive"),
        ("A storm hit the port, killing two sailors.", "participle", "a participle"),
        ("Talks in Geneva resumed on Monday.", "noun", "a noun of happening"),
        ("The replacement of the roof began.", "nounOfAction", "a noun made from a verb"),
        ("2019: Opens a plant in Lodz.", "datedLine", "a line that opens with its date"),
    ],
)
def test_an_event_is_as_sure_as_its_rule_was_counted_to_be(text: str, rule: str, note: str) -> None:
    event = graph(text).events()[-1]
    cases, right = _counted()[rule]
    assert event.basis == "inferred"
    assert event.confidence == round((right + 1) / (cases + 2), 2)
    few = f" The rule was counted in {cases} cases only." if cases < 20 else ""
    assert event.note == f"Told by {note}.{few}"


def test_every_rule_of_events_was_counted() -> None:
    assert all(0 < right <= cases for cases, right in _counted().values())
    assert len(_counted()) == 11


def test_an_event_told_twice_is_as_sure_as_the_surest_rule() -> None:
    (event,) = graph("# Police arrest Ora Falk\n\nPolice arrested Ora Falk in Orr.").events()
    cases, right = _counted()["listedVerb"]
    assert len(event.mentioned_in) == 2
    assert event.confidence == round((right + 1) / (cases + 2), 2)


def test_a_name_that_says_it_names_an_event_is_explicit() -> None:
    [named] = [e for e in graph("Norway sent ships to the Battle of Varn.").events()
               if e.name == "Battle of Varn"]  # fmt: skip
    assert (named.basis, named.confidence, named.note) == ("explicit", None, None)
