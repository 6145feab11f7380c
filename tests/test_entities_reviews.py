"""Names in reviews, papers, scores and letters: goods, works and layout are nobody."""

from __future__ import annotations

import pytest

import claimgraph as cg


def actors(text: str) -> dict[str, str | None]:
    return {actor.name: actor.kind for actor in cg.parse(text, language="en").actors()}


@pytest.mark.parametrize(
    "text",
    [
        "The screen draws 40W and refreshes at 120Hz on a 4K panel.",
        "Charge it by USB-C; the MacBooks and the Apple Watch did not mind.",
        "The film roles include Harbour Junction (2010), Stoker (2013) and Bell (2014).",
        "His best known part is in the period drama Marlow Abbey.",
        "They played 1972’s Harbour Street from start to end.",
        "Their jam “Cold Water,” closed the night.",
        "Training helps (Lindqvist, Boras, & Nutley, 2009; Rueda et al., 2012).",
        "The dislike of Roman Catholicism grew among Anglo-American settlers.",
        "She spoke of the Ann Lund Justice in Lending Act.",
        "Uh, it broke. Hey Siri, it said.",
        "Of them 15 percent were Hispanic.",
        "Four teams from there will join the field.",
        "The index, the Nikkei 225 (N225), declined 0.3%.",
        "Part XVII was read aloud.",
        "The test was hypersensitivity scanning, or HS. HS is quick.",
        "Needs of Intensive Care Units (ICUs) grew.",
        "The prison was dubbed the “Velmar Hilton”.",
        "It made its debut at the Velmar Auto Show.",
        "The engine gives 540 Nm of torque.",
    ],
)
def test_goods_works_measures_and_layout_name_nobody(text: str) -> None:
    assert actors(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Duke of Sussex left. John Falk, 2nd Earl of Clare, stayed.",
         {"Duke of Sussex": "person", "John Falk": "person"}),
        ("Vice President Ford was sworn in.", {"Ford": "person"}),
        ("Lund, a Booker Prize-winner, was there.", {"Lund": None}),
        ("Chelsea Lund spoke for Adu \"Tip\" Lee.",
         {"Chelsea Lund": "person", "Adu \"Tip\" Lee": None}),
        ("The former ambassador to Ukraine Marie Lund left.",
         {"Ukraine": "country", "Marie Lund": "person"}),
        ("American Kevin King and Australian Timothy Weeks were freed.",
         {"Kevin King": "person", "Timothy Weeks": "person"}),
        ("Singer-guitarists Tom Johnston and Ann Lund will tour.",
         {"Tom Johnston": "person", "Ann Lund": "person"}),
        ("She told The Hollywood Reporter so.", {"Hollywood Reporter": "organisation"}),
        ("Jo Lund, the attorney for the Western District of New York, rose.",
         {"Jo Lund": "person", "Western District of New York": "place"}),
        ("He heads the Division of Student Affairs.",
         {"Division of Student Affairs": "organisation"}),
        ("Tested by: John Milbank RRP: 24 pounds", {"John Milbank": "person"}),
        ("The suspect, of Hope, and Victor N. Burton, 57, of Hawes, were held.",
         {"Victor N. Burton": "person", "Hawes": "place"}),
        ("Ann Lund works at the University of Miami, who studied it.",
         {"Ann Lund": "person", "University of Miami": "organisation"}),
        ("Ann Lund, a strategist at Miller Tabor, said so.",
         {"Ann Lund": "person", "Miller Tabor": "organisation"}),
        ("All Muslims who can travel do.", {"Muslims": None}),
        ("It is in Velark stores now.", {"Velark": None}),
        ("Velark is the largest town on the island.", {"Velark": "place"}),
        ("The senator for Velark North, Ahmad Lawal, rose. Lawal left.",
         {"Velark North": None, "Ahmad Lawal": "person"}),
        ("Visit Business Insider for more.", {"Business Insider": "organisation"}),
        ("Rep. Ada Lund, R-W.Va., visited the border.", {"Ada Lund": "person"}),
        ("She was the Director of Media and Communications of a Velark Tour event.", {}),
        ("We met at the Velburg Conference in May.", {}),
    ],
)  # fmt: skip
def test_names_are_cut_where_they_end(text: str, expected: dict[str, str | None]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("The case of Patrick Carling Jr. went on. Pat Carling denied it. Carling left.",
         "Patrick Carling Jr.", "Pat Carling"),
        ("Sierra Velark Corp. won. Sierra Velark Corporation was glad.",
         "Sierra Velark Corporation", "Sierra Velark Corp."),
        ("Taylor Hale sang. Back to Taylor now.", "Taylor Hale", "Taylor"),
        ("A dispute with Scooter Braun went on. Braun’s lawyers called.", "Scooter Braun", "Braun"),
        ("Velark Beauty opened a shop. Sales at Velark rose, Velark said.",
         "Velark Beauty", "Velark"),
        ("He managed FC Porto and Inter Milan. He said Porto beat them.", "FC Porto", "Porto"),
        ("She sat on the House Intelligence Committee. The Intelligence Committee met.",
         "House Intelligence Committee", "Intelligence Committee"),
        ("The Los Angeles Lakers won. The Lakers lead.", "Los Angeles Lakers", "Lakers"),
        ("Matthew Goode\n\nMatthew William Goode (born 1978) acts. Goode sings.",
         "Matthew William Goode", "Goode"),
    ],
)  # fmt: skip
def test_one_bearer_of_several_names_is_one_actor(text: str, name: str, alias: str) -> None:
    found = {actor.name: actor.aliases for actor in cg.parse(text, language="en").actors()}
    assert alias in found[name]
    assert alias not in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lund met Anna Lund.", {"Ann Lund", "Anna Lund"}),
        ("The Velark Showroom opened, and the owner of Velark was there.",
         {"Velark Showroom", "Velark"}),
        ("The Velark Zorbo 2, which is new, is Velark’s best.", {"Velark"}),
        ("Texas Supreme Court judges left. The Supreme Court ruled in May.",
         {"Texas Supreme Court", "Supreme Court"}),
    ],
)  # fmt: skip
def test_two_bearers_are_not_joined(text: str, names: set[str]) -> None:
    assert set(actors(text)) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DL Devaro Lawrence had a sack. QB Ann Lund threw.",
         {"Devaro Lawrence": "person", "Ann Lund": "person"}),
        ("They sang “Long Train Home,” “Cold Water,” and “Velm Grove.”", {}),
        ("They played the albums Harbour Street and The Mate.", {}),
        ("Vela's chief executive Masayo Son told them.", {"Vela": None, "Masayo Son": "person"}),
        ("Jo Lund of the Ohio Department of Health and Human Services spoke.",
         {"Jo Lund": "person", "Ohio Department of Health and Human Services": "organisation"}),
        ("Ann Lund, chairwoman of the Joint Chiefs of Staff, left.",
         {"Ann Lund": "person", "Joint Chiefs of Staff": "organisation"}),
        ("Ann Lund met Joe Orr and BBC Radio Wales.",
         {"Ann Lund": "person", "Joe Orr": "person", "BBC Radio Wales": None}),
    ],
)  # fmt: skip
def test_positions_songs_and_services_are_told_from_names(
    text: str, expected: dict[str, str | None]
) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orrdata founder and co-CEO Mark Lund left.",
         {"Orrdata": "organisation", "Mark Lund": "person"}),
        ("China’s ambassador to Britain Liu Xiaming said so.",
         {"China": "country", "United Kingdom": "country", "Liu Xiaming": "person"}),
        ("It is the subject of a U.S. Securities and Exchange Commission inquiry.",
         {"U.S. Securities and Exchange Commission": "organisation"}),
        ("Pittsburgh center Jo Orr left, the Pittsburgh Post-Gazette said.",
         {"Pittsburgh": "place", "Jo Orr": "person",
          "Pittsburgh Post-Gazette": "organisation"}),
        ("The Kilmar futures fell.", {}),
    ],
)  # fmt: skip
def test_envoys_boards_and_papers_are_told_apart(
    text: str, expected: dict[str, str | None]
) -> None:
    assert actors(text) == expected
