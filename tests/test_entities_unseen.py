"""Names as briefings, agency reports, answers and legal texts hold them: whole, of their kind."""

from __future__ import annotations

import pytest

import claimgraph as cg


def actors(text: str) -> dict[str, str | None]:
    return {actor.name: actor.kind for actor in cg.parse(text, language="en").actors()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China Velbank withdrew in March.", {"China Velbank": "organisation"}),
        ("He met Jo Burbank in Orr.", {"Jo Burbank": "person", "Orr": "place"}),
        ("A spokesperson for the Foreign, Commonwealth and Development Office left.",
         {"Foreign, Commonwealth and Development Office": "organisation"}),
        ("The Estonian Police and Border Guard Board held three men.",
         {"Estonian Police and Border Guard Board": "organisation"}),
        ("The Special Rapporteur on housing, Margaret Lund, left.", {"Margaret Lund": "person"}),
        ("Qinwen Zheng will miss the Madrid Open.", {"Qinwen Zheng": "person"}),
        ("Benfica midfielder João Neves left.",
         {"Benfica": "organisation", "João Neves": "person"}),
        ("His lawyer, Ada Nwosu SAN, appealed.", {"Ada Nwosu": "person"}),
        ("Ann Berg, PhD, signed it.", {"Ann Berg": "person"}),
        ("It follows resolution A/HRC/58/L.12 of May.", {}),
        ("Velmark, which makes lamps, sued.", {"Velmark": None}),
        ("Norway pledged US$6 million.", {"Norway": "country"}),
        ("Velmar Foods A/S (Nasdaq Copenhagen: VLM) sued.", {"Velmar Foods A/S": "organisation"}),
        ("He was held in Aníbal Bruno prison.", {"Aníbal Bruno": "place"}),
        ("The Mozambique Red Cross opened shelters.", {"Mozambique Red Cross": "organisation"}),
        ("The Nikkei fell 0.8%, while South Korea's Kospi lost 1.1%.", {"South Korea": "country"}),
        ("He was awarded the Long Service Order.", {}),
        ("She was born in 1937 in Unión Vela.", {"Unión Vela": "place"}),
        ("They flooded villages in West Java on Friday.", {"West Java": "place"}),
    ],
)  # fmt: skip
def test_names_are_whole_and_of_their_kind(text: str, expected: dict[str, str | None]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "*Reviewed by Siobhán Ní Dhomhnaill, MPharm.*",
        "*Compiled by the Night Desk.*",
        "(Reporting by Bo Lund; Editing by Ann Berg)",
        "No objection was raised to application 25/0047/FUL on Monday.",
        "They found a bug in OrbitMQ 3.8 through 4.1.",
        "Patients who take Warfarin should ask.",
        '"Paracetamol is safer," she says.',
        "It makes the Karipat and SpiceBox brands.",
        "It was read on an Illum NovaSek machine.",
        "The firm launched its PastaPresto Max oven line.",
    ],
)
def test_credits_medicines_and_products_are_no_actors(text: str) -> None:
    assert actors(text) == {}


def test_a_family_is_no_person() -> None:
    assert actors("The firm bought it from the Hallvik family.") == {"Hallvik": None}


def test_a_family_name_that_is_a_town_too_is_its_bearers() -> None:
    text = "A team led by Tomoko Arakawa knows why. Arakawa's group plans a test."
    assert actors(text) == {"Tomoko Arakawa": "person"}
    there = "A team led by Tomoko Arakawa knows why. It works in Arakawa."
    assert "place" in actors(there).values()


def test_the_last_part_of_a_name_with_a_birth_is_its_bearer() -> None:
    text = "**Nguyễn Thị Hồng Vân** (born 4 May 1951) is an architect. Vân moved to Hanoi."
    assert actors(text) == {"Nguyễn Thị Hồng Vân": "person", "Hanoi": "place"}
    assert len(cg.parse(text).actors()) == 2


def test_where_somebody_is_born_is_no_person() -> None:
    text = "Ann Ode was born in Thunvik, the child of a miller."
    assert actors(text) == {"Ann Ode": "person", "Thunvik": "place"}
