"""Lists of actors as one would print them: no storms, works and awards, one entry for each."""

from __future__ import annotations

import pytest

import claimgraph as cg


def actors(text: str) -> dict[str, str | None]:
    return {actor.name: actor.kind for actor in cg.parse(text, language="en").actors()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a thing is also called
        ("Typhoon Velmaro, known locally as Tindo, hit Orr. Tindo killed nine.", {"Orr": None}),
        ("The operation, known locally as Hilvac, began in May. Hilvac ended soon.", {}),
        # works, awards, holidays, orders and cases
        ("She wrote a song, and her only hit, Gecen Otrus, was sold.", {}),
        ("The Booker judges met before Eid Al Adha and the Union Budget.", {}),
        ("They blamed the Movement Control Order.", {}),
        ("The Teutonic Order left.", {"Teutonic Order": "organisation"}),
        ("The Federal Court's ruling in Ang Mei Lee stands.", {"Federal Court": "organisation"}),
        ("They won the CAF Champions League.", {}),
        ("The winners go into the AFC Champions League Two.", {}),
        ("Odetta, the 2021 storm that hit us, killed ten. Homes were lost to Odetta.", {}),
        ("They told the NHC, the storm hit us.", {"NHC": None}),
        ("It left the deck of the Velmivia with the OSV Berenia and the submersible Al Gore.",
         {}),
        ("A protein that they name Aurivex is rare. Aurivex glows.", {}),
        ("A fund that they call Aurivex is rare.", {"Aurivex": None}),
        ("He used VelmFolder to model it; the data are in GenVelm and on Zenovo.", {}),
        ("It was repeated in Swivma, of which there are two species of Swivma.", {}),
        ("Hyundai builds the Velmo Electric and sells the Air EV.", {"Hyundai": "organisation"}),
        ("He launched the Velmo Foundation.", {"Velmo Foundation": "organisation"}),
        ("Proton launched the e.MAS 7.", {"Proton": "organisation"}),
        ("She wrote the zarzuela Nina de Velm; her Misa Velmaca was first performed in May.", {}),
        ("Reports on Velmok were made.", {"Velmok": None}),
        ("A Wing Lovong II crashed, but Charles II did not.", {"Charles II": "person"}),
        ("She won the Premio Gunnar Velm; the Supvay of 1903 is a mask.", {}),
        ("He worked on the Velmollo self-driving platform.", {}),
        ("It came out under the title Velmonde el río calla.", {}),
        # whoever has the trade of a state is no state
        ("Ambro, a British security firm, left.", {"Ambro": "organisation"}),
        ("British security is at risk.", {"United Kingdom": "country"}),
    ],
)  # fmt: skip
def test_things_are_no_actors(text: str, expected: dict[str, str | None]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He told the Peace and Security Council on ORBOM's budget.",
         {"Peace and Security Council": "organisation"}),
        ("The Council on OPEC met.", {"Council on OPEC": "organisation"}),
        ("She left the Velish Democratic Party for Accord.",
         {"Velish Democratic Party": "organisation"}),
        ("The Party for Freedom left.", {"Party for Freedom": "organisation"}),
        ("The Velm Residents' Forum argued.", {"Velm Residents' Forum": "organisation"}),
        ("A cruise from the Velm Institute to the Orr Port began.",
         {"Velm Institute": "organisation", "Orr Port": "place"}),
        ("The Committee to Protect Writers met.", {"Committee to Protect Writers": "organisation"}),
        ("Arrows FC reached the final on Friday.", {"Arrows FC": "organisation"}),
        ("Ann Lind of Messrs Lim, Chong & Yeo spoke.",
         {"Ann Lind": "person", "Lim, Chong & Yeo": "organisation"}),
    ],
)  # fmt: skip
def test_names_end_where_they_end(text: str, expected: dict[str, str | None]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who holds somebody's office
        ("Velmo spoke through its secretary, Abogun Kole Omolvu.",
         {"Velmo": None, "Abogun Kole Omolvu": "person"}),
        ("Jo Lind's lawyer, Kehvin Adesiyar, said so.",
         {"Jo Lind": "person", "Kehvin Adesiyar": "person"}),
        ("Jo Lind, Director, Campaign for Tea, told us.", {"Jo Lind": "person"}),
        ("Jo Lind, a miner with Velmo Gold, left.", {"Jo Lind": "person", "Velmo Gold": None}),
        ("Carla Lind, a miner, sued.", {"Carla Lind": "person"}),
        # a team or duo that "who" follows
        ("They met Velando Pirates, who won.", {"Velando Pirates": None}),
        ("They met Ann Rivers, who won.", {"Ann Rivers": "person"}),
        ("The prize went to Kim Hee-sun.", {"Kim Hee-sun": "person"}),
        ("The Nile Post reports it.", {"Nile Post": "organisation"}),
        ("Peru's Fleet Command had two boats.",
         {"Peru": "country", "Fleet Command": "organisation"}),
        ("Some analysts, such as Velvecon and Emprio Conselas, doubt it.",
         {"Velvecon": None, "Emprio Conselas": None}),
        ("Leaders such as Kanako Orda and Sango Relma met.",
         {"Kanako Orda": "person", "Sango Relma": "person"}),
        ("It has 600 staff at its Segumbo headquarters.", {}),
        ("Xi unveiled the plan.", {"Xi": None}),
        ("They saw the Brighton striker, who left.", {"Brighton": "organisation"}),
        ("They saw the Brighton manager.", {"Brighton": "place"}),
        ("Prince MBO left.", {"MBO": "person"}),
        ("The ship departed Velmosia.", {"Velmosia": "place"}),
        ("Relief for Umm al-Velm came. Umm Kalthum sang.",
         {"Umm al-Velm": "place", "Umm Kalthum": "person"}),
        ("He ordered Gia Lai to clear the coast.", {"Gia Lai": "place"}),
        ("It is built under licence from Ann Lind.", {"Ann Lind": "organisation"}),
        ("The Friends of Castle Meadow met at the Museo Nacional de Velm.",
         {"Friends of Castle Meadow": "organisation", "Museo Nacional de Velm": "organisation"}),
        ("Friends of Jo Lind say so.", {}),
        ("It resulted in Velmok using the army.", {"Velmok": None}),
        ("They lived in Velmok using stoves.", {"Velmok": "place"}),
        # somebody is called like a town
        ("It was Jo George. Then George left, and George sang with George in George.",
         {"Jo George": "person"}),
        ("David Liang Chong-ho left. She worked at Liang's house. Liang left.",
         {"David Liang Chong-ho": "person"}),
    ],
)  # fmt: skip
def test_people_bodies_and_towns_are_told_apart(text: str, expected: dict[str, str | None]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joko Velmodo, more commonly known as Jokvi, won. Jokvi sang.", {"Joko Velmodo"}),
        ("Weibo, known as Norway's answer to Twitter, sank. Norway mourned.",
         {"Weibo", "Norway", "Twitter"}),
        ("Tengku Azmar bin Tengku Ibor sued. Mr Azmar won. Tengku Azmar wept.",
         {"Tengku Azmar bin Tengku Ibor"}),
        ("Azmar Lind won. Azmar Lind Maria Bek and Azmar Lind bin Ibor wept.",
         {"Azmar Lind", "Azmar Lind Maria Bek", "Azmar Lind bin Ibor"}),
        ("Shares of Velmo Pumps & Valves rose. Velmo Pumps lists.", {"Velmo Pumps & Valves"}),
        ("Brandt & Brandt sued Brandt.", {"Brandt & Brandt", "Brandt"}),
        ("Clementina Quivon de Arzebo sang. Quivon left.", {"Clementina Quivon de Arzebo"}),
        ("Al Velmy won. As Velmy are known, they lost.", {"Al Velmy"}),
        ("The Akufo-Lind Government fell, but Akufo-Lind said no.",
         {"Akufo-Lind Government", "Akufo-Lind"}),
        ("Velstar Norway is a lender. It has 1.5 million users in Norway.",
         {"Velstar Norway", "Norway"}),
    ],
)  # fmt: skip
def test_each_is_listed_once(text: str, expected: set[str]) -> None:
    assert set(actors(text)) == expected
