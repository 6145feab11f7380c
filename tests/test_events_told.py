"""Events as a text tells them: labelled by whole words, once each, dated by the text's own head."""

from __future__ import annotations

import pytest

import claimgraph as cg
from claimgraph.reading.temporal.calendar import published_in
from claimgraph.reading.temporal.expressions import time_expressions
from claimgraph.reading.temporal.normalise import Clock


def names(text: str) -> list[str]:
    return [event.name for event in cg.parse(text, language="en").events()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Velmar cut its growth forecast to 1.5–2.5% from 3%.",
         "Velmar cut its growth forecast to 1.5–2.5% from 3%"),
        ("The coating raised the boiling point by 1.1–1.4 °C, they write.",
         "The coating raised the boiling point by 1.1–1.4 °C"),
        ("Divers were searching for four missing sailors in Port Ora.",
         "Divers were searching for four missing sailors in Port Ora"),
        ("The glacier lost almost half of its ice between 1990 and 2010.",
         "The glacier lost almost half of its ice"),
        ("The Supreme Court ruled in Vantongeren v. Ostland on Monday.",
         "The Supreme Court ruled in Vantongeren v. Ostland"),
        ("A storm that rose shortly before dawn on Friday sank the ferry.",
         "A storm sank the ferry"),
        ("Eva Lund lost her appeal against a 20-year sentence.",
         "Eva Lund lost her appeal against a 20-year sentence"),
        ("Jan Orr pleaded not guilty.", "Jan Orr pleaded not guilty"),
        ("Prison guards in Narva arrested two smugglers.",
         "Prison guards in Narva arrested two smugglers"),
    ],
)  # fmt: skip
def test_a_label_has_whole_words(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "In a study published last month in *Vela Letters*, the group describes the method.",
        "Satellite images released on Friday show the damage.",
        "Posted by Dr. Ana Ruiz in Oceans",
        "The shop employed 40 people.",
        "The fund helps those who had lost their homes.",
    ],
)
def test_what_becomes_of_a_text_or_only_describes_is_no_event(text: str) -> None:
    assert names(text) == []


def test_a_headline_and_its_sentence_are_one_event() -> None:
    text = "Port chief jailed for fraud\n\nA court on Tuesday sentenced the port chief, Ada Obi."
    assert names(text) == ["A court sentenced the port chief"]
    other = "Two men arrested in Leeds\n\nPolice arrested five men in York on Tuesday."
    assert len(names(other)) == 2


def test_a_fire_and_what_it_destroyed_are_one_event() -> None:
    assert names("A fire that broke out on Monday destroyed the mill.") == [
        "A fire destroyed the mill"
    ]


def test_somebody_is_born_once() -> None:
    text = "Ann Ora (born 4 May 1951) is a painter. Ora was born in Thun, the child of Eva Lund."
    assert len(names(text)) == 1


def test_who_reports_takes_no_part() -> None:
    kb = cg.parse("The Warne burst its banks in Orr on Tuesday, the Rivers Agency reported.")
    assert [event.participants for event in kb.events()] == [()]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("# Harbour brief — Thursday, 12 March 2026", "2026-03-12"),
        ("Daily update, March 3, 2026", "2026-03-03"),
        ("OSLO, May 3, 2025 (Agency) — The port shut.", "2025-05-03"),
        ("Brussels, 14 May 2025. The Council met.", "2025-05-14"),
        ("Status as of 06:00, 17 October 2025", "2025-10-17"),
        ("*Posted by Dr. Ana Ruiz on 8 July 2025 in Oceans*", "2025-07-08"),
        ("By Ann Ora, 3 June 2011, 14:00", "2011-06-03"),
        ("Last updated: 2026-02-03 10:00 UTC", "2026-02-03"),
        ("Treaty of Orr, 24 July 1923", None),
        ("The Great Fire (3 June 1911)", None),
        ("Ann Ora (3 May 1924 – 6 May 1999) was a painter.", None),
        ("He published his book on 3 May 1999 in Paris.", None),
        ("The quay burned on 12 March 2026.", None),
        ("# Brief — 31 February 2026", None),
    ],
)  # fmt: skip
def test_the_head_of_a_text_may_say_when_it_came_out(head: str, day: str | None) -> None:
    assert published_in(f"{head}\n\nThe quay burned.") == day


def test_days_are_counted_from_the_day_at_the_head() -> None:
    kb = cg.parse(
        "# Harbour brief — Thursday, 12 March 2026\n\nPolice arrested a diver on Tuesday. "
        "Soldiers shelled Orr overnight on 9 March."
    )
    assert [event.when for event in kb.events()] == ["2026-03-10", "2026-03-09"]
    assert kb.document.published is None  # what is read is not what was given


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in the first week of May", "2025-05-01", "2025-05-07"),
        ("in the last week of February 2024", "2024-02-23", "2024-02-29"),
        ("from Monday to Wednesday", "2026-03-09", "2026-03-11"),
        ("over the weekend", "2026-03-07", "2026-03-08"),
        ("overnight on 4 March", "2026-03-04", "2026-03-04"),
    ],
)  # fmt: skip
def test_stretches_of_days(text: str, first: str, last: str) -> None:
    (words,) = time_expressions(text)
    period = Clock("2026-03-12").read(words, forward=False).period
    assert period == (first, last)


def test_what_is_asked_is_open() -> None:
    (event,) = cg.parse("He would not say whether the men had been shot.").events()
    assert event.status == "hypothetical"


def test_since_when_a_party_rules_is_not_when_it_won() -> None:
    (event,) = cg.parse("The ruling Front, in power since 1966, had won 12 seats.").events()
    assert event.when is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # "that" tells of the noun right before it, and of what was done to whom
        ("Divers raised six men from the hull of a trawler that sank on Monday.",
         ["Divers raised six men from the hull of a trawler", "A trawler sank"]),
        ("Kett drew the sword that wounded Orr.",
         ["Kett drew the sword", "The sword wounded Orr"]),
        ("Kett was given a crest by the king – an honour that was revoked in 1660.",
         ["Kett was given a crest by the king", "An honour was revoked"]),
        # a clause behind "and" is not part of what stands before it
        ("A barge collided with a ferry and 31 sailors drowned.",
         ["A barge collided with a ferry", "31 sailors drowned"]),
        ("Police detained four men and were searching for nine others.",
         ["Police detained four men", "Police were searching for nine others"]),
        ("Two other clerks were suspended.", ["Two other clerks were suspended"]),
        ("Kett had passed convoy lists to the gang and was paid 9,000 pounds.",
         ["Kett had passed convoy lists to the gang", "Kett was paid 9,000 pounds"]),
        ("A man was arrested on suspicion of dangerous driving.",
         ["A man was arrested on suspicion of dangerous driving"]),
        ("A charge that the goats could not swim was rejected by the judge.",
         ["A charge was rejected by the judge"]),
        ("Income dropped to 3 million crowns from 4 million crowns a year earlier.",
         ["Income dropped to 3 million crowns from 4 million crowns"]),
        # a noun of happening and what it does are one; one bare word for what is known is none
        ("An inquiry cleared the mayor in 1940.", ["An inquiry cleared the mayor"]),
        ("The strike was claimed by a militia on Monday.", []),
        ("A fundraising concert will be held in May.", ["fundraising concert"]),
        ("The clerks threw stones at police, who fired tear gas.",
         ["The clerks threw stones at police", "Police fired tear gas"]),
        ("The yard had rejected two earlier bids.", ["The yard had rejected two earlier bids"]),
        ('"I have won two races," said Arr.', []),
        ("The murals were painted over in 1938.", ["The murals were painted over"]),
        ("Schools will stay closed until Monday.", []),
        ("Judge Eva Moss said he had robbed the bank.", ["The bank was robbed"]),
        # what is done to nothing
        ("Pilots recorded no such loss.", []),
    ],
)  # fmt: skip
def test_names_of_events_hold_their_own_words_alone(text: str, names: list[str]) -> None:
    assert [e.name for e in cg.parse(text, language="en").events()] == names


@pytest.mark.parametrize(
    "text",
    [
        "Orr Castle, built in 1921 near Velm, is empty.",
        "Ada Lund was cleared of fraud but convicted of theft.",
        "Ada Lund was born in Bergen.",
        "Ada Lund was caught in May and hanged in June.",
    ],
)
def test_whom_something_is_done_to_does_not_do_it(text: str) -> None:
    assert not any(event.agents for event in cg.parse(text, language="en").events())


def test_a_place_of_the_next_clause_is_not_that_of_the_event() -> None:
    kb = cg.parse("If rebels attack the dam, the road to Oslo would be open.", language="en")
    assert not any(event.places for event in kb.events())


def test_what_one_is_accused_of_is_alleged() -> None:
    kb = cg.parse(
        "Viktor Sand is accused of ordering the murder of a rival in Oslo.", language="en"
    )
    assert [event.status for event in kb.events()] == ["alleged"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The dam failed late on Monday.", "2026-03-09"),
        ("The dam failed early Tuesday.", "2026-03-10"),
        ("The dam failed overnight on 4 March.", "2026-03-04"),
        ("The dam failed last year.", "2025"),
        ("The dam collapsed at 7.30am on Saturday.", "2026-03-07"),
        ("The dam collapsed on Tuesday last week.", "2026-03-03"),
        ("The dam collapsed a year ago today.", "2025-03-11"),
        ("The dam collapsed this time last year.", None),
        ("The dam collapsed a week ago on Tuesday.", None),
        ("The dam collapsed on Monday week.", None),
        ("The dam collapsed a decade ago.", None),
        ("The gate was closed until Monday.", None),
        ("It is the worst since 1987, when a dam collapsed. The dam was rebuilt two years later.",
         "1989"),
        ("In May 2025 prices were high. The dam was rebuilt two years later.", None),
        ("KARST, March 9 (Meridian) — A gallery collapsed on Saturday.", "2026-03-07"),
        ("Lund was suspended in May 2023 and was charged the following January.", "2024-01"),
        ("Rebels seized a barracks that was bombed in 2021. On 4 March the army burned it.",
         "2026-03-04"),
        ("Police detained two smugglers from 20 homes on Sunday.", "2026-03-08"),
        ("A moon struck the planet about a million years ago.", None),
        ("Talks between the two sides are due to resume on Thursday.", "2026-03-12"),
    ],
)  # fmt: skip
def test_a_day_that_is_not_sure_is_not_given(text: str, when: str | None) -> None:
    kb = cg.parse(text, language="en", published="2026-03-11")
    assert kb.events()[-1].start_date == when


def test_the_leader_of_a_revolt_is_not_the_revolt() -> None:
    kb = cg.parse("The leader of the revolt fled to Bavaria.", language="en")
    assert [event.name for event in kb.events()] == ["The leader of the revolt fled to Bavaria"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # whom "he" can only mean is named
        ("Moe Webb confessed on Monday. He took the car to a field.",
         ["Moe Webb took the car to a field"]),
        ("Jo Kett met Al Orr in May. He was sacked after a run of losses.",
         ["Jo Kett met Al Orr"]),
        # of an unsettled one, a deed with an object reads alone as a passive
        ("They arranged a tent for the guests on Monday.", ["A tent was arranged for the guests"]),
        ('"He’s taught me so much and I’m grateful," said Moe Webb.', []),
        ('"It struck me as odd," said Moe Webb.', []),
        # no deeds
        ("Moe Webb admitted to threatening the clerk.", []),
        ("Moe Webb was very moved by the gift.", []),
        ("The fear of being sent back from Orr kept Moe Webb away.", []),
        ("How likely is a conviction of Moe Webb in Norway?", []),
        ("The decision to drop the case was taken on Monday in Orr by Moe Webb.", []),
    ],
)  # fmt: skip
def test_names_that_a_reader_understands_alone(text: str, names: list[str]) -> None:
    assert [e.name for e in cg.parse(text, language="en").events()] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # two ways to say who did it must agree, or it is nobody's deed
        ("Moe's father was a smith and her mother, once a nun, turned to farming in Orr.", []),
        ("Lund has identified two moons, odd cases when a rock is caught by a star and torn apart.",
         ["Lund has identified two moons"]),
        ("Three Harbour Watch (HW) units, four crews and two boats were sent to Orr.",
         ["Three Harbour Watch units, four crews and two boats were sent to Orr"]),
        ("One was freed on Monday.", []),
        # what "which", "whom" and "that" stand for
        ("The ship which the navy sank in 1942 was found on Monday.",
         ["The navy sank the ship", "The ship was found"]),
        ("Guards met a man whom a court had freed in May.",
         ["Guards met a man", "A court had freed a man"]),
        ("The treaty that the two sides signed in 1921 was never ratified.",
         ["The two sides signed the treaty"]),
        # "to do" behind a past form makes no participle of it
        ("A judge granted the union's motion to block the sale.",
         ["A judge granted the union's motion to block the sale"]),
        ("The panel denied the clerk's bid to add a charge.",
         ["The panel denied the clerk's bid to add a charge"]),
        ("The clerk denied the charge.", []),
        # phrases between the words of a verb
        ("A team has for the first time discovered a wreck.", ["A team has discovered a wreck"]),
        ("The mayor was on Monday charged with fraud.", ["The mayor was charged with fraud"]),
        ("The plant is in a town hit by floods.", ["A town hit by floods"]),
        # nouns and participles that look like verbs
        ("The step came after the firm made a 5% cut in May.", ["The firm made a 5% cut"]),
        ("The locally printed notes and coins aided the rebels.",
         ["The locally printed notes and coins aided the rebels"]),
        ("The number of people displaced since July stands at 140.", []),
        ("A fire broke out.", ["Fire broke out"]),
    ],
)  # fmt: skip
def test_who_does_what_is_told_or_left_out(text: str, names: list[str]) -> None:
    kb = cg.parse(text, language="en")
    assert [e.name[:1].upper() + e.name[1:] for e in kb.events()] == names


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("1899 - Jo Kett founds the Orr Company.", "1899"),
        ("1899: Jo Kett founds the Orr Company.", "1899"),
        ("- **1899** – Jo Kett founded the Orr Company.", "1899"),
        ("1899, the Orr Company was founded.", "1899"),
        ("May 1984 – Jo Kett sells the mill.", "1984-05"),
        ("1837:\nJo Kett and Al Moe form the Orr Company.", "1837"),
        ("In 1649, Charles I is beheaded.", "1649"),
        ("1965\nDec 31: Moe is overthrown.", "1965-12-31"),
        ("9:42 a.m. Police close the bridge.", None),
    ],
)
def test_the_present_of_a_timeline_is_the_past(text: str, when: str | None) -> None:
    (event,) = cg.parse(text, language="en", published="2026-03-11").events()
    assert (event.status, event.start_date) == ("happened", when)
    assert not event.name[0].isdigit()


@pytest.mark.parametrize(
    ("text", "when", "status"),
    [
        ("As of 2 March, the army is providing aid to Orr.", "2026-03-02", "ongoing"),
        ("In 2030, the ban takes effect.", "2030", "planned"),
        ("Lund was charged over fires dating back to July 2015.", None, "happened"),
        ("The mayor was on Monday charged with fraud.", "2026-03-09", "happened"),
        ("Some 80 people were ordered to leave their homes.", None, "happened"),
    ],
)
def test_what_runs_so_far_and_what_dates_back(text: str, when: str | None, status: str) -> None:
    (event,) = cg.parse(text, language="en", published="2026-03-11").events()
    assert (event.start_date, event.status) == (when, status)


def test_an_accident_is_the_crash_told_of() -> None:
    text = "A train derailed in Orr. Lund saw the accident. It rained before the accident."
    assert [e.name for e in cg.parse(text).events()] == ["A train derailed in Orr"]
    assert len(cg.parse(text.replace("derailed", "stood still")).events()) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the object of a light verb is the deed
        ("The pilot made an emergency landing at Orsk.",
         ["The pilot made an emergency landing at Orsk"]),
        ("The board took a vote on the levy.", ["The board took a vote on the levy"]),
        ("Ora Finn gave a speech in Kett in 1919.", ["Ora Finn gave a speech in Kett"]),
        ("Police made two arrests.", ["Police made two arrests"]),
        ("The party suffered a defeat in Orr.", ["The party suffered a defeat in Orr"]),
        ("The union reached an accord and a truce with the port.",
         ["The union reached an accord and a truce with the port"]),
        ("The team set a course record.", ["The team set a course record"]),
        # what names no deed, and what is so as a rule
        ("The mill made steady progress.", []),
        ("The clerk took care of the files.", []),
        ("The firm makes an offer to each guest.", []),
        ("The fog made a landing impossible to plan.", []),
        # deeds of speech
        ("Ora Reyes accused the mayor of lying.", ["Ora Reyes accused the mayor of lying"]),
        ("The crew declared an emergency.", ["The crew declared an emergency"]),
        ("The sign recommends a mask.", []),
        # a verb with its particle, or with a bare noun, and set phrases
        ("The miners drove out the tax men.", ["The miners drove out the tax men"]),
        ("The barge caught fire.", ["The barge caught fire"]),
        ("The dam gave way.", ["The dam gave way"]),
        ("The offices cover limited ground.", []),
    ],
)  # fmt: skip
def test_deeds_are_told_by_light_verbs_speech_and_particles(text: str, names: list[str]) -> None:
    assert [e.name for e in cg.parse(text, language="en").events()] == names


def test_dated_lines_tell_events_without_a_subject() -> None:
    text = (
        "2019: Opens a plant in Lodz.\n2020: Sold to Kamm Holding.\n2021 – Founded a school.\n"
        "March 2022: Named supplier of the year.\n2023: Strike.\n2024: First shipment to Japan.\n"
        "2025: Begins making lifts.\n2026: Has 400 workers.\n"
    )
    found = cg.parse(text, language="en").events()
    assert [(e.name, e.start_date) for e in found] == [
        ("Opens a plant in Lodz", "2019"),
        ("Sold to Kamm Holding", "2020"),
        ("Founded a school", "2021"),
        ("Named supplier of the year", "2022-03"),
        ("Strike", "2023"),
        ("First shipment to Japan", "2024"),
        ("Begins making lifts", "2025"),
    ]
    assert {e.status for e in found} == {"happened"}
