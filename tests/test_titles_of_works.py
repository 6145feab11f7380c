"""Titles of works: a quoted or italic title is one thing, whatever stands in it."""

from __future__ import annotations

import pytest

import claimgraph as cg


def read(text: str) -> tuple[list[str], set[str]]:
    """Return the claims of a text, and how sure or by whom they are put."""
    kb = cg.parse(text)
    return [claim.text for claim in kb.claims()], {str(claim.modality) for claim in kb.claims()}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The novel is called “Rye, Salt and Rope”, which sold 3 million copies.",
         ["The novel is called “Rye, Salt and Rope”.",
          "“Rye, Salt and Rope” sold 3 million copies."]),
        ("He wrote the songs “Home, Again”, “Rain” and “Fire, Water and Air”.",
         ["He wrote the songs “Home, Again”, “Rain” and “Fire, Water and Air”."]),
        ('In 1990 she directed "Come In, It\'s Open", a comedy about a hotel.',
         ['In 1990 she directed "Come In, It\'s Open".',
          '"Come In, It\'s Open" was a comedy about a hotel.']),
        ('The full title is "The Life of Ada Lund, Her Voyages, Letters and Thoughts".',
         ['The full title is "The Life of Ada Lund, Her Voyages, Letters and Thoughts".']),
        ("A poem called “He Left, She Stayed” made her known.",
         ["A poem called “He Left, She Stayed” made her known."]),
        ("His memoir “I Told You, Didn’t I” is read in schools.",
         ["“I Told You, Didn’t I” is his memoir.",
          "His memoir “I Told You, Didn’t I” is read in schools."]),
        ("The book *Rye, Salt and Rope* was banned in 1950.",
         ["Rye, Salt and Rope is a book.",
          "The book Rye, Salt and Rope was banned in 1950."]),
        ("Lund published the essay “Why We Left, and Who Stayed” in 2001, and the court banned it.",
         ["Lund published the essay “Why We Left, and Who Stayed” in 2001.",
          "The court banned it."]),
        ("The village was called Orr until 1919.", ["The village was called Orr until 1919."]),
    ],
)  # fmt: skip
def test_a_title_is_never_cut_and_never_said(text: str, claims: list[str]) -> None:
    assert read(text) == (claims, {"asserted"})


@pytest.mark.parametrize(
    "text",
    [
        "“We Will Rebuild, and Soon,” Orr said on Monday.",
        "The minister said “No Deal, No Talks” twice.",
        "The court called the article “A Lie”.",
        "The plan was called “a disaster” by the union.",
        "She wrote “No” on the ballot.",
    ],
)
def test_words_that_somebody_says_are_no_title(text: str) -> None:
    assert read(text)[1] == {"reported"}


def test_what_a_report_found_is_said_by_it_and_not_by_its_title() -> None:
    kb = cg.parse("The report, “Who Pays, Who Waits”, found that 40 percent of patients wait.")
    (claim,) = kb.claims(voiced_by="The report")
    assert claim.text.endswith("found that 40 percent of patients wait.")


def test_the_words_of_a_title_act_for_nobody_and_nothing_happens_in_them() -> None:
    kb = cg.parse(
        "The film “The Judge Shot the Mayor” was shown in Velm. Orr sang “Bergen Burned Twice”."
    )
    assert {actor.name for actor in kb.actors()} == {"Velm", "Orr"}
    assert not [event.name for event in kb.events() if "urned" in event.name.split("“")[0]]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Gull: Queen of the Sea is a 2019 film directed by Ada Lind and written by Jon Moe.",
         ["Gull: Queen of the Sea is a 2019 film.",
          "Gull: Queen of the Sea was directed by Ada Lind.",
          "Gull: Queen of the Sea was written by Jon Moe."]),
        ("The Gull: A Life is a book by Jon Moe that was sold in Orr.",
         ["The Gull: A Life is a book by Jon Moe that was sold in Orr."]),
        ("Orr: The board is a club of old men.", ["Orr: The board is a club of old men."]),
        ("He sang in Gull (2002) and Gull 2: The tide is in (2004), also playing the harp.",
         ["He sang in Gull (2002) and Gull 2: The tide is in (2004), also playing the harp."]),
        ("She sang in Go! (1999), Run Fast (2000) and She's Home (2001).",
         ["She sang in Go! (1999).", "She sang in Run Fast (2000).",
          "She sang in She's Home (2001)."]),
        ("She sang in Catch Me If You Can (2002) and It Is Over (1999), and left.",
         ["She sang in Catch Me If You Can (2002) and It Is Over (1999).", "She left."]),
        ("Ada Lind, who wrote Dead Men Tell No Tales (2017) for Orr, was praised.",
         ["Ada Lind wrote Dead Men Tell No Tales (2017) for Orr.", "Ada Lind was praised."]),
        ("Hello, Orr! was her first film. We won! and we sang.",
         ["Hello, Orr! was her first film.", "We won!", "and we sang."]),
        ("After the end of “The Mill”, Ada Lind signed a deal and will continue to act.",
         ["After the end of “The Mill”, Ada Lind signed a deal.",
          "Ada Lind will continue to act."]),
        ("From plays like “Boat” to films like “Gull” and “The Mill,” her art turned darker.",
         ["From plays like “Boat” to films like “Gull” and “The Mill,” her art turned darker."]),
    ],
)  # fmt: skip
def test_a_title_with_marks_of_its_own_is_one_and_said_by_nobody(
    text: str, claims: list[str]
) -> None:
    assert read(text) == (claims, read(text)[1] - {"reported"})


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("In his book “Selling the Sea,” Lund argued that ports could be sold.",
         ["Ports could be sold."]),
        ("Moe studied law and established a firm called Moe and Orr Lawyers in May.",
         ["Moe studied law.", "Moe established a firm called Moe and Orr Lawyers in May."]),
        ("The name is “The Life of Orr, Letters and Thoughts (a draft)”, written in 1848.",
         ["The name is “The Life of Orr, Letters and Thoughts (a draft)”, written in 1848."]),
        ("In 1998 she wrote The Long Shore, a series about ports.",
         ["In 1998 she wrote The Long Shore.", "The Long Shore was a series about ports."]),
        ("Lund established a fund was missing.", ["A fund was missing."]),
        ("“The sea will be sold,” Lund argued.", ["The sea will be sold."]),
    ],
)  # fmt: skip
def test_what_names_a_work_or_firm_is_not_what_is_said(text: str, claims: list[str]) -> None:
    assert read(text)[0] == claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He made films such as Boat (1972) and Tug (1980), and left in 1990.",
         {"Boat is a film.", "Boat dates from 1972.", "Tug is a film.", "Tug dates from 1980."}),
        ("She is known for her roles in such films as Salt Road (1994) and Gull.",
         {"Salt Road is a film.", "Salt Road dates from 1994.", "Gull is a film."}),
        ("He was seen in the films Gull (2002) and The Tide (2004), and wrote.",
         {"Gull is a film.", "Gull dates from 2002.", "The Tide is a film.",
          "The Tide dates from 2004."}),
        ("She starred in Boat (2001), Murder on the Quay (2004), and sang.",
         {"Boat dates from 2001.", "Murder on the Quay dates from 2004."}),
        ("He had roles in The Pier (2013–2014), Salt (2015) and Home Run (since 2018).",
         {"Salt dates from 2015."}),
        ("He had roles in Salt (Orr, 2015) and Tug (Velm, 2017).", set()),
        ("Her later roles include Meg in Boat (2001) and Eva in Tug (2004).", set()),
        ("Tides are treated in Lind (2001) and Moe (2004).", set()),
        ("She starred in a play by Lind (2001) and Moe (2004).", set()),
        ("Her films are: Salt and Rye, Boat and Tug.", set()),
    ],
)  # fmt: skip
def test_a_list_tells_of_what_kind_and_year_works_are(text: str, told: set[str]) -> None:
    claims, _ = read(text)
    signs = (" is a film.", " dates from ")
    assert {claim for claim in claims if any(sign in claim for sign in signs)} == told
