"""Actors: who is named, as what, under which name, and where."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import lines_of, nodes_of

import claimgraph as cg
from claimgraph.model import Actor, ActorKind, Claim, Passage
from claimgraph.reading.entities import Mention, find_mentions
from claimgraph.reading.entities.names import names_in, reason
from claimgraph.reading.lang.en.tokens import tokenize


def mentions(text: str) -> list[Mention]:
    return find_mentions(text, lines_of(text))


def named(text: str) -> dict[str, str | None]:
    """Each name found, and its kind; None where nothing tells."""
    return {text[n.start : n.end]: n.kind for n in names_in(text)}


def actors(*lines: str) -> dict[str, Actor]:
    return {n.name: n for n in nodes_of(*lines) if isinstance(n, Actor)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holm met Erik.", {"Anna Holm": "person", "Erik": "person"}),
        ("He moved to Gdansk in May.", {"Gdansk": "place"}),
        ("The Ministry of Health and Social Care of Peru shut.",
         {"Ministry of Health and Social Care of Peru": "organisation"}),
        ("It voted for the Rural Workers Party twice.", {"Rural Workers Party": "organisation"}),
        ("The 2031 Norwegian parliamentary election is far off.",
         {"2031 Norwegian parliamentary election": "event"}),
        ("She fought in the Battle of Ljungby.", {"Battle of Ljungby": "event"}),
        ("The trade union TUX ( TUX ) and Burma agreed.",
         {"TUX": "organisation", "Burma": "country"}),
        ("Labour MP Gwen Price spoke.", {"Labour": "organisation", "Gwen Price": "person"}),
        ("Recently, Prime Minister J. R. Oduya resigned.", {"J. R. Oduya": "person"}),
        ("It sailed past Lake Mweru and Mount Elgon.",
         {"Lake Mweru": "place", "Mount Elgon": "place"}),
        ("King Olav V and Queen Sonja of Norway came.",
         {"Olav V": "person", "Sonja of Norway": "person"}),
        ("Okwui Brantz, a marine biologist at Kiel, dived.", {"Okwui Brantz": "person"}),
        ("The potter Sefa Mirulo sold a vase.", {"Sefa Mirulo": "person"}),
        ("Ng' Oduru and Mikel arap Soro spoke.",
         {"Ng' Oduru": "person", "Mikel arap Soro": "person"}),
        ("Velgrade Mining, Inc. shut a pit.", {"Velgrade Mining, Inc.": "organisation"}),
        ("Zenith Foods UK hired ten people.", {"Zenith Foods UK": "organisation"}),
        ("Velter Kroll analyst Ann Petrov was wary.", {"Velter Kroll": "organisation"}),
        ("It rained in Riga, and Faith Orudo won.", {"Riga": "place", "Faith Orudo": "person"}),
        ("Governor Ransa Abbey spoke.", {"Ransa Abbey": "person"}),
        ("The EU said no. EU leaders met.", {"EU": "organisation"}),
        ("WHO counts 300 cases a day.", {"WHO": "organisation"}),
        ("Kapitas ng Arawin met in Oslo.", {"Kapitas ng Arawin": None}),
        ("Tula Media invited her to speak.", {"Tula Media": "organisation"}),
        ("She sold a stake in Cafetos Veraluz.", {"Cafetos Veraluz": None}),
        ("Her father, Ahmad, is a tailor.", {"Ahmad": "person"}),
        ("Abu Tarek al-Zemir spoke.", {"Abu Tarek al-Zemir": "person"}),
        ("Air Nuvelia cancelled a flight.", {"Air Nuvelia": "organisation"}),
        ("The tug Onyota met vessel Zarvest.", {"Onyota": "thing", "Zarvest": "thing"}),
        ("They met Planning Minister Pol Scarry.", {"Pol Scarry": "person"}),
    ],
)  # fmt: skip
def test_names_and_their_kinds(text: str, expected: dict[str, str | None]) -> None:
    found = named(text)
    assert {k: found.get(k, "no name") for k in expected} == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He bought shares of Weston.", "Weston"),
        ("She keeps a shop in North Orrel, near El Quemado.", "North Orrel"),
        ("Shares of Tina rose by a third.", "Tina"),
    ],
)
def test_a_list_of_names_alone_makes_nobody_a_person(text: str, word: str) -> None:
    assert named(text).get(word) != "person"


@pytest.mark.parametrize(
    "text",
    [
        "It runs on Orbilex 4.2 and no other.", "A colony of Velutina nigrata was found.",
        "The wind blew from NW all day.", "The ruling in Orsova v. Brenn Mills was read.",
        "Lutheran priests met.",
    ],
)  # fmt: skip
def test_versions_species_points_and_cases_are_no_actors(text: str) -> None:
    assert actors(text) == {}


def test_what_a_text_uses_alone_is_a_surname_or_the_short_name_of_a_firm() -> None:
    found = actors(
        "Oskel Burkan scored twice.", "The crowd sang for Burkan.", "Halvorix Marine Ltd grew.",
        "It is a big year for Halvorix.", "J. B. Mowanga spoke.", "Then Mowanga left.",
    )  # fmt: skip
    kinds = {name: actor.kind for name, actor in found.items()}
    assert kinds == {
        "Oskel Burkan": "person", "Halvorix Marine Ltd": "organisation", "J. B. Mowanga": "person",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Recently the talks stalled.",
        "We'll see what happens. It’s late.",
        "The President and the Prime Minister met on Monday.",
        "In March it rained.",
        "What they want is not known.",
    ],
)
def test_capital_letters_alone_name_nobody(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New Zealand sent 30 doctors.", {"New Zealand": "country"}),
        ("South Korea and New Caledonia signed.",
         {"South Korea": "country", "New Caledonia": "country"}),
        ("West Bank towns were quiet.", {"West Bank": "place"}),
        ("Real Oviedo lost again.", {"Real Oviedo": "organisation"}),
        ("Jan Dvorak sued the city.", {"Jan Dvorak": "person"}),
        ("They met June Okafor in June.", {"June Okafor": "person"}),
        ("Veltrano closed its mill.", {"Veltrano": "organisation"}),
        ("Veltrano plans to leave.", {"Veltrano": None}),
        ("Veltrano fired rockets.", {"Veltrano": None}),
        ("Veltrano will acquire the firm.", {"Veltrano": "organisation"}),
        ("Lantern sold two mines.", {"Lantern": "organisation"}),
        ("Wanderers beat the league champions.", {"Wanderers": "organisation"}),
        ("Nice hosted the games.", {"Nice": "place"}),
        ("Grace felt ill.", {"Grace": "person"}),
        ("Real London rents fell.", {"London": "place"}),
        ("Storm Petra hit Bergen.", {"Storm Petra": "event", "Bergen": "place"}),
        ("Veltrano has been fined.", {"Veltrano": None}),
        ("Veltrano is planning a merger.", {"Veltrano": None}),
        ("August Wilson wrote plays.", {"August Wilson": "person"}),
        ("Carmaker Veltrano rose.", {"Veltrano": "organisation"}),
        ("New Zealanders left Perth.", {"Perth": "place"}),
    ],
)  # fmt: skip
def test_names_that_open_a_sentence(text: str, expected: dict[str, str | None]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peace talks matter.",
        "Mobile phones sold well.",
        "Desalination fell.",
        "Veltraning was approved. Veltraning will be launched.",
        "Charity workers left. Chance of rain fell.",
        "May Day parades began.",
        "Geoengineering won approval.",
        "Farmers sold two mines.",
        "Man sues bank.",
        "Inflation hit the poor.",
        "Cholera closed two schools and Ebola three.",
        "They spoke of Islam in Urdu, paid in Euro and left at Easter.",
        "May it last. In June it rained.",
    ],
)
def test_words_that_open_a_sentence_or_name_things_are_no_actors(text: str) -> None:
    assert named(text) == {}


def test_a_month_after_a_day_or_a_preposition_is_no_given_name() -> None:
    assert set(named("On 3 June Okafor left. In April Lindqvist came.")) == {"Okafor", "Lindqvist"}


def test_somebody_may_be_called_may() -> None:
    found = actors("Theresa May left in May.", "May spoke on 2 May.")
    assert set(found) == {"Theresa May"}
    assert len(found["Theresa May"].mentioned_in) == 2


def test_a_creed_may_be_somebodys_name() -> None:
    assert "Islam" in named("President Islam spoke.")


def test_a_name_known_from_within_a_sentence_is_one_where_it_opens_the_next() -> None:
    assert actors("Veltrano fell.") == {}
    assert set(actors("The price of Veltrano rose.", "Veltrano fell.")) == {"Veltrano"}


def test_shares_make_a_company() -> None:
    assert named("Ruvania's shares rose.") == {"Ruvania": "organisation"}


def test_a_title_in_small_letters_leaves_the_body_before_it_no_name() -> None:
    assert named("Council member Dora Tal resigned.") == {"Dora Tal": "person"}


def test_bodies_may_be_named_after_their_members() -> None:
    assert named("The Dockers' Union met.") == {"Dockers' Union": "organisation"}


def test_a_surname_goes_by_the_one_full_name_it_can_mean() -> None:
    found = actors("Minister Ines Kovac spoke.", "Kovac left early.")
    assert set(found) == {"Ines Kovac"}
    assert len(found["Ines Kovac"].mentioned_in) == 2
    assert "Kovac" in found["Ines Kovac"].aliases


def test_a_surname_two_people_bear_is_left_alone() -> None:
    found = actors("Ines Kovac met Boris Kovac.", "Kovac left early.")
    assert {"Ines Kovac", "Boris Kovac", "Kovac"} <= set(found)


def test_an_acronym_stands_for_the_name_it_is_defined_by() -> None:
    found = actors("The Northern Rail Authority (NRA) closed.", "The NRA reopened on Friday.")
    assert found["Northern Rail Authority"].aliases == ("NRA",)


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Joint Coastal Force (JCF) sailed.\nThe JCF is back.", "Joint Coastal Force", "JCF"),
        ("JCF (Joint Coastal Force) sailed.\nA JCF officer spoke.", "Joint Coastal Force", "JCF"),
        ("The Joint Coastal Force's (JCF's) ships left.\nThe JCF said no.",
         "Joint Coastal Force", "JCF"),
        ("The Rural Workers Party, or RWP, won.\nThe RWP rules.", "Rural Workers Party", "RWP"),
        ("The Croatian Fishing Council (HRV) met.\nThe HRV will vote.",
         "Croatian Fishing Council", "HRV"),
        ("The Joint Coastal Forces (JCFs) sailed.\nOne JCF stayed.", "Joint Coastal Forces", "JCF"),
    ],
)  # fmt: skip
def test_an_acronym_and_its_name_are_one_actor(text: str, name: str, short: str) -> None:
    found = actors(*text.split("\n"))
    bodies = {n: a for n, a in found.items() if a.kind in ("organisation", None)}
    assert set(bodies) == {name}
    assert any(alias.startswith(short) for alias in bodies[name].aliases)


def test_an_acronym_defined_twice_stands_for_neither() -> None:
    found = actors(
        "The Rural Women Party (RWP) and the Red Water Panel (RWP) met.", "The RWP is no more."
    )
    assert not any("RWP" in found[n].aliases for n in ("Rural Women Party", "Red Water Panel"))


def test_of_an_acronym_that_nothing_tells_of_the_kind_is_left_open() -> None:
    found = actors("They looked at XQR twice.", "A leader of the ZQT met VLK officials.")
    assert (found["XQR"].kind, found["XQR"].basis) == (None, "inferred")
    assert {found["ZQT"].kind, found["VLK"].kind} == {"organisation"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vortiga is a trade union.", "organisation"),
        ("It formed a coalition with Vortiga.", "organisation"),
        ("Vortiga members left.", "organisation"),
        ("She was a friend of Oruvan Veltich.", "person"),
        ("Oruvan Veltich studied law.", "person"),
        ("They saw Oruvan Veltich Marrow.", None),
    ],
)
def test_unknown_names_are_known_by_their_company(text: str, kind: str | None) -> None:
    assert [a.kind for a in actors(text).values()] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Weekly Harbour Notes\n\nThe quay in Bergen shut.", {"Bergen"}),
        ("**Key Points:** Rents in Bergen fell.", {"Bergen"}),
        ("By Ada Falk and Bo Lund\n\nRents in Bergen fell.", {"Bergen"}),
        ("TROMSO, May 3 (Nordpress) — Rents in Bergen fell.", {"Bergen"}),
        ("Rents in Bergen fell, see r/HarbourWatch, @HarbourWatch and Notes.pdf.", {"Bergen"}),
        ('They read "The Long Quay" in Bergen.', {"Bergen"}),
    ],
)
def test_layout_and_titles_of_works_name_nobody(text: str, expected: set[str]) -> None:
    assert {a.name for a in cg.parse(text).actors()} == expected


def test_a_label_that_is_a_name_is_one() -> None:
    found = {a.name: a.kind for a in cg.parse("**Veltrano Energy**: Sales rose.").actors()}
    assert found == {"Veltrano Energy": "organisation"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Milk and Egg Board met Norway and Sweden.",
         {"Milk and Egg Board", "Norway", "Sweden"}),
        ("Trinidad and Tobago voted.", {"Trinidad and Tobago"}),
        ("The Royal Borough of Alder and Moss sued.", {"Royal Borough of Alder and Moss"}),
        ("They sued the Vidal County Sheriff's Office.", {"Vidal County Sheriff's Office"}),
        ("He was taken to St. Olga's Hospital.", {"St. Olga's Hospital"}),
        ("Oslo-based Veltrano Lines and Falk-backed Bo Lund met.",
         {"Oslo", "Veltrano Lines", "Falk", "Bo Lund"}),
        ("Sen. Ada Falk (R-La.) and Rep. Bo Lund, D-Ohio, spoke.", {"Ada Falk", "Bo Lund"}),
        ("Sens. Ada Falk and Bo Lund spoke.", {"Ada Falk", "Bo Lund"}),
        ('Chief Robert "Bobby" Falk spoke.', {'Robert "Bobby" Falk'}),
        ("Vasko Region Head Anna Belova spoke.", {"Vasko Region", "Anna Belova"}),
        ("Chief Financial Officer Paulo Reyes spoke.", {"Paulo Reyes"}),
        ("Librarian Anna Holm spoke.", {"Anna Holm"}),
        ("She was Governor of the Harbour Monetary Agency.", {"Harbour Monetary Agency"}),
        ("The 30th Rifle Brigade left.", {"30th Rifle Brigade"}),
        ("They buy at McDonald's in Vidal Harbour, Vt., too.", {"McDonald's", "Vidal Harbour"}),
        ("The National Moss and Egg Center shut.", {"National Moss and Egg Center"}),
        ("She learnt from Anna Sen in Oslo.", {"Anna Sen", "Oslo"}),
        ("The Marine, Polar and Egg Agency grew.", {"Marine, Polar and Egg Agency"}),
        ("The US Egg and Moss Administration met.", {"US Egg and Moss Administration"}),
        ("The Office for Moss, Media and Egg met.", {"Office for Moss, Media and Egg"}),
        ("A. Vidal & Sons of Bergen shut.", {"A. Vidal & Sons", "Bergen"}),
        ("Chief Executive Jonas van der Holm left.", {"Jonas van der Holm"}),
        ("A raid was led by DC Anna Holm of Leeds.", {"Anna Holm", "Leeds"}),
        ("Sheikh Omar bin Tarik and Cllr Anna Holm met.", {"Omar bin Tarik", "Anna Holm"}),
        ("It fell at Saint Birgit's Chapel in Oslo.", {"Saint Birgit's Chapel", "Oslo"}),
        ("Hear it on Radio Norte and Radio 7 today.", {"Radio Norte", "Radio 7"}),
        ("The Reform Bloc of Igor Belov won.", {"Reform Bloc", "Igor Belov"}),
        ("Son Ha-joon and Omar Shah Durani left.", {"Son Ha-joon", "Omar Shah Durani"}),
        ("She said Women's Egg League games fell.", {"Women's Egg League"}),
        ("Avoid Holmgata Street on Saturdays.", {"Holmgata Street"}),
        ("It fell in Vidal do Norte and Oruva do Sul.", {"Vidal do Norte", "Oruva do Sul"}),
        ("The Court of Appeal for Egg ruled.", {"Court of Appeal for Egg"}),
        ("The Jonas & Anna Holm Foundation paid.", {"Jonas & Anna Holm Foundation"}),
        ("Fr Jonas Holm and climatologist Anna Vidal met.", {"Jonas Holm", "Anna Vidal"}),
        ("MLA Anna Vidal left.", {"Anna Vidal"}),
        ("The Rt Rev Jonas Holm and Datuk Omar Tarik met.", {"Jonas Holm", "Omar Tarik"}),
        ("She asked Soo-min Park of Bergen.", {"Soo-min Park", "Bergen"}),
        ("The Free Moss Forces of Omar Tarik left.", {"Free Moss Forces", "Omar Tarik"}),
        ("Cricket Norway fined him.", {"Cricket Norway"}),
        ("Sultan Omar Grand Mosque is shut.", {"Sultan Omar Grand Mosque"}),
        ("Lady Anna Hill gives 2.3 kW, no less.", {"Anna Hill"}),
    ],
)  # fmt: skip
def test_names_are_whole(text: str, expected: set[str]) -> None:
    assert set(named(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They took the drug Zantrexil twice.",
        "The bulk carrier Altamira sank.",
        "The coaster Anna Holm sank.",
        "The USS Harald Falk sailed.",
        "The S-700 battery fired.",
        "Breathing-aware cognitive scanning (BCS) works. BCS helps.",
        "Inflation, by the CPI, fell, and so did GDP.",
        "The Vela rover landed.",
        "They moved it from MySQL to PostgreSQL on Ubuntu.",
        "She left on the MS Bergholm.",
        "People with Falk's disease came, as Holm's theorem says.",
        "He hoped for the Golden Moss.",
        "Her book Cold Moss sold well, and so did a staging of Oruvan.",
        "It made a U-turn.",
        "The third XQV was cut to CCV+.",
        "Call XQV 8812045 today.",
        "They use the Oruvan 3 panels there.",
        "In the case of Holm v Vidal he lost.",
        "It cost DKK 40 and runs on OruvaDB and OruvaSQL.",
        "They gave him Matrex-M twice.",
        "He won the Danish Grand Prix.",
        "The dhow Anna Holm sank.",
        "It begins in the month of Ramadan.",
        "Ten-year notes and Follow-up talks eased.",
        "They sailed on the ketch Oruvan.",
    ],
)
def test_things_are_no_actors(text: str) -> None:
    assert actors(*text.split("\n")) == {}


def test_short_forms_of_a_company_are_the_company() -> None:
    found = actors(
        "Veltrano Freight Group cut jobs.", "Shares of Veltrano fell.", "Veltrano said no."
    )
    assert {n: a.kind for n, a in found.items()} == {"Veltrano Freight Group": "organisation"}
    assert found["Veltrano Freight Group"].aliases == ("Veltrano",)


def test_a_town_is_not_the_body_named_after_it() -> None:
    found = actors("The Bergen Rescue Force left Bergen.", "Rain fell in Bergen.")
    assert {n: a.kind for n, a in found.items()} == {
        "Bergen Rescue Force": "organisation", "Bergen": "place",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor, Oruvan Veltich, left.", "person"),
        ("They spoke to Oruvan Veltich, 41, at home.", "person"),
        ("The survey was led by Oruvan Veltich.", "person"),
        ("She is an analyst at Oruvan Veltich.", "organisation"),
        ("The drugmaker Oruvan grew.", "organisation"),
        ("They visited Oruvan.", "place"),
        ("Oruvan airport is shut.", "place"),
        ("The Oruvan administration fell.", "person"),
        ("She said Oruvan lost her seat.", "person"),
        ("She said Oruvan cut its forecast.", "organisation"),
        ("The City of Oruvan Police left.", "organisation"),
        ("They sat west of Oruvan.", "place"),
        ("She met the mayor of Oruvan.", "place"),
    ],
)
def test_the_words_around_tell_the_kind(text: str, kind: str) -> None:
    assert [a.kind for a in actors(text).values()] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "They came from the Tarvas.",
        "She published it in Oruvan Open.",
        "It was moved to OruvanQL and kept in OruvanQL.",
        "A fund led by Oruvan Air grew.",
        "They ate at Anna Cafe.",
        "She told Jonas TV of it.",
        "Georgian Moss won.",
        "They met at Moss House.",
        "They dined at Anna Modern.",
        "The Oruvans, who have two cups, left.",
        "The Sultan of Oruvan stripped him of his post.",
        "She wrote a piece on Moss Water.",
    ],
)
def test_a_kind_without_a_ground_is_left_open(text: str) -> None:
    assert {a.kind for a in actors(text).values()} <= {None}


def test_a_heads_word_may_be_the_family_name_of_who_speaks() -> None:
    assert {a.kind for a in actors("Barbara Castle said so.").values()} == {"person"}


def test_a_court_goes_by_the_name_with_its_country() -> None:
    assert set(actors("The U.S. Supreme Court met.", "Later the Supreme Court rose.")) == {
        "U.S. Supreme Court"
    }


def test_a_foundation_is_not_called_by_what_it_keeps() -> None:
    found = actors("The Oruvan Software Foundation met.", "They use Oruvan daily.")
    assert "Oruvan" not in found["Oruvan Software Foundation"].aliases


def test_what_the_text_shows_is_explicit_and_the_rest_says_how_sure() -> None:
    found = actors("Minister Ada Falk left Norway for the Harbour Workers Union.")
    assert {n: a.basis for n, a in found.items()} == {
        "Ada Falk": "explicit", "Norway": "inferred", "Harbour Workers Union": "explicit",
    }  # fmt: skip
    norway = found["Norway"]
    assert 0.5 < (norway.confidence or 0) < 1
    assert norway.note == "Taken for a country by a list of names."


def test_a_share_of_few_cases_says_so() -> None:
    table = (files("claimgraph.reading.entities") / "precision.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line[:1] != "#"]
    kinds = get_args(ActorKind)
    few = {(kind, rule) for kind, rule, cases, *_ in rows if kind in kinds and int(cases) < 20}
    told = {(k, r) for k, r, *_ in rows if k in kinds and "cases only" in reason(k, r)}
    assert told == few != set()


def test_citizens_do_not_act_for_their_country() -> None:
    found = actors("Danish officials met Danish students.")
    assert found["Danish officials"].acts_for == found["Denmark"].id
    assert found["Danish students"].acts_for is None


def test_a_title_alone_means_the_only_one_who_bears_it() -> None:
    one = find_mentions(text := "Minister Ada Falk came. The minister left.", [(0, 23), (24, 42)])
    assert [m.name for m in one if text[m.start : m.end] == "The minister"] == ["Ada Falk"]
    assert actors("Minister Ada Falk came.", "The minister left.")["Ada Falk"].aliases == ("Falk",)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ada Falk met Minister Bo Lund.\nThe minister left.",
        "Minister Ada Falk met Bo Lund.\nThe minister left.",
        "Minister Ada Falk came.\nThe minister of trade left.",
        "Minister Ada Falk came.\nThe minister question is open.",
        "Minister Ada Falk came.\nThe foreign minister left.",
        "Ada Falk came.\nThe minister left.",
    ],
)
def test_a_title_that_may_mean_another_is_left_alone(text: str) -> None:
    assert not [m for m in mentions(text) if "minister" in text[m.start : m.end]]


def test_adjectives_act_for_their_country() -> None:
    found = actors("Danish authorities wrote to the Japanese government.")
    assert found["Danish authorities"].acts_for == found["Denmark"].id
    assert found["Japanese government"].kind == "organisation"
    assert found["Denmark"].kind == "country"


def test_adjectives_of_culture_name_no_country() -> None:
    assert actors("She likes French cooking and Italian opera.") == {}


def test_spellings_of_a_country_are_one_actor() -> None:
    found = actors("The U.S. and the UK agreed.", "The United States left; Britain stayed.")
    assert set(found) == {"United States", "United Kingdom"}
    assert found["United States"].aliases == ("U.S.",)


def test_a_description_means_the_only_country_it_can() -> None:
    assert actors("Latvia voted.", "The Baltic nation is small.")["Latvia"].aliases == (
        "Baltic nation",
    )
    unsure = actors("Latvia met Estonia.", "The Baltic nation is small.")
    assert unsure["Latvia"].aliases == unsure["Estonia"].aliases == ()


def test_titles_are_roles_and_say_whom_one_belongs_to() -> None:
    found = actors("Finnish Foreign Minister Aino Laine met Omar Said, the mayor of Tunis.")
    assert (found["Aino Laine"].role, found["Aino Laine"].affiliation) == (
        "Foreign Minister", found["Finland"].id,
    )  # fmt: skip
    assert found["Omar Said"].role == "mayor of Tunis"


def test_claims_link_to_the_actors_they_name() -> None:
    nodes = nodes_of("Kenya won.", "Nobody came.")
    by_text = {n.text: n for n in nodes if isinstance(n, Claim)}
    kenya = next(n for n in nodes if isinstance(n, Actor))
    assert by_text["Kenya won."].mentions == (kenya.id,)
    assert by_text["Nobody came."].mentions == ()


def test_the_graph_of_a_text_is_whole() -> None:
    kb = cg.ClaimGraph(nodes_of("Ghana asked Togo for help.", "Togo said no."))
    assert [a.name for a in kb.actors()] == ["Ghana", "Togo"]
    assert len(kb.claims(mentioning="Togo")) == 2


WORDS = st.sampled_from([
    "Anna", "Holm", "the", "of", "and", "said", "Peru", "President", "Party", "Polish",
    "troops", "(", ")", ",", ".", "'s", "NATO", "2024", "election", "in", "War", "“", "”", "'",
    "é", "中", "\u202e", "Mr.", "U.S.", "to", "will", "not", "I",
])  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_mentions_are_ordered_and_stand_where_they_say(text: str) -> None:
    found = find_mentions(text, [(0, len(text))])
    assert found == sorted(found, key=lambda m: (m.start, m.end))
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        assert 0 <= mention.confidence <= 1


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_tokens_are_the_text_without_its_blanks(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_reading_twice_gives_the_same_nodes(text: str) -> None:
    if text.strip():
        assert nodes_of(text) == nodes_of(text)
        kb = cg.ClaimGraph(nodes_of(text))
        assert all(isinstance(kb[p], Passage) for a in kb.actors() for p in a.mentioned_in)


PIECES = st.sampled_from([
    "pro-", "Oslo", "-based", "Ada", "Falk", " ", "-", "said", ".", "'s", "\n", "**", ":", "(", ")",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_compounds_and_marks_are_read_without_error(text: str) -> None:
    if text.strip():
        kb = cg.parse(text)
        assert all(isinstance(kb[p], Passage) for a in kb.actors() for p in a.mentioned_in)
