"""Who speaks in short talks and interviews, in posts, and in what is set off as a quotation."""

from __future__ import annotations

import pytest

import claimgraph as cg
from claimgraph.reading.pipeline import read_text


def spoken(text: str) -> dict[str, list[str | None]]:
    """Each claim with the words that name who says it; None where somebody unnamed does."""
    kb = cg.ClaimGraph(read_text(text, language="en"))
    return {
        c.text: [kb[v.speaker].label if v.speaker else None for v in kb.voicings(c.id)]
        for c in kb.claims()
    }


@pytest.mark.parametrize(
    ("text", "claim", "speaker"),
    [
        ("**Interviewer:** How old is the weir?\n\n**Ada Lund:** The weir was hung in 1925.",
         "The weir was hung in 1925.", "Ada Lund"),
        ("**Moderator:** We open with the weir.\n\nTom Orr: Who closed the gate?\n\n"
         "Ada Lund: The town closed it.", "The town closed it.", "Ada Lund"),
        ("Mr. KROLL. The ministry set the quota in May.\n\nMs. BIRCH. It was raised in June.",
         "It was raised in June.", "Ms. BIRCH"),
        ("MR. KROLL: The ministry set the quota.\n\nTHE CHAIR: Thank you. We move on.",
         "The ministry set the quota.", "MR. KROLL"),
        ("**Dame Piers Gale (Holm) (Con):** Three hundred homes were flooded.\n\n"
         "**The Minister for Ports (Lena Kraus):** The quay was closed in time.",
         "The quay was closed in time.", "Lena Kraus"),
        ("**Why was it shut?**\n\n**Ada Lund:** The gate had rusted.\n\n**Who paid?**\n\n"
         "**Ada Lund:** The town has paid.", "The town has paid.", "Ada Lund"),
        ("LUND: The gate had rusted.\n\nIt was hung in 1925.\n\nORR: Who hung it?\n\n"
         "LUND: The town did it.", "It was hung in 1925.", "LUND"),
    ],
)  # fmt: skip
def test_short_talks_have_speakers(text: str, claim: str, speaker: str) -> None:
    assert spoken(text)[claim] == [speaker]


def test_questions_in_bold_state_nothing() -> None:
    assert spoken(
        "**TR: You say that it fell. Who built it?**\n\n**PK:** The town built it in 1925."
    ) == {"The town built it in 1925.": ["PK"]}


def test_what_is_noted_between_turns_is_nobodys() -> None:
    told = spoken(
        "LUND: The gate had rusted.\n\n(The witness was shown a photograph.)\n\n"
        "ORR: Who hung it?\n\nLUND: The town hung it."
    )
    assert told["The town hung it."] == ["LUND"]
    assert not any(voices for claim, voices in told.items() if "photograph" in claim)


@pytest.mark.parametrize(
    "text",
    [
        "**Ada Lund:** She keeps the weir at Sund.\n\n**Tom Orr:** He runs the ferry.",
        "**Owner:** The firm bought it in May.\n\n**Cost:** The town paid for it.",
        "**Do you ship to Sund?**\n\nWe ship to all ports.\n\n**Who pays?**\n\nYour bank pays us.",
        "Q: How old is the weir?\n\nA: It was hung in 1925.\n\nQ: Who pays?\n\nA: The town pays.",
    ],
)
def test_lists_of_people_fields_and_common_questions_are_no_talks(text: str) -> None:
    told = spoken(text)
    assert told
    assert not any(told.values())


_ASKED = "**What went wrong?**\n\n{}The pumps failed.\n\n**Who was to blame?**\n\nThe yard was."


@pytest.mark.parametrize(
    ("lead", "first", "speaker"),
    [
        ("Ada Lund runs the ferry. She spoke to Tom Orr.", "", "Ada Lund"),
        ("*Ada Lund runs the ferry. We met her in June. Interview by Tom Orr*", "", "Ada Lund"),
        ("Tom Orr talked to Ada Lund about it.", "I was ill. ", None),  # either may ask
    ],
)
def test_the_lead_of_an_interview_tells_who_answers(
    lead: str, first: str, speaker: str | None
) -> None:
    told = spoken(f"{lead}\n\n{_ASKED.format(first)}")
    assert told["The pumps failed."] == [speaker]


def test_answers_of_somebody_whom_no_text_names_are_not_the_texts_own() -> None:
    told = spoken(
        "Q: Did you see the gate?\n\nA: I saw it. The gate had rusted.\n\n"
        "Q: Who told you?\n\nA: My brother told me."
    )
    assert told["The gate had rusted."] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("> The weir was hung in 1925.\n>\n> — Ada Lund, 2021\n\nIt rained.", "Ada Lund"),
        ("> The weir was hung in 1925.\n> -- [Ada Lund](https://example.org)\n\nIt rained.",
         "Ada Lund"),
        ("> *The weir was hung in 1925.*\n\n– Ada Lund, keeper\n\nIt rained.", "Ada Lund"),
        ("Ada Lund wrote in 2019:\n\n> The weir was hung in 1925.\n\nIt rained.", "Ada Lund"),
        ("On Monday the keeper told us:\n> The weir was hung in 1925.\n\nIt rained.", "the keeper"),
    ],
)  # fmt: skip
def test_a_block_quotation_is_of_whom_the_lines_beside_it_tell(text: str, speaker: str) -> None:
    told = spoken(text)
    assert told["The weir was hung in 1925."] == [speaker]
    assert told["It rained."] == []


def test_a_block_that_nobody_is_told_to_say_stays_the_texts_own() -> None:
    text = "The point is this:\n\n> The weir was hung in 1925.\n\n— and it has held.\n"
    assert not any(spoken(text).values())


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('@quay_watch wrote: "The gate is shut."', "quay_watch"),
        ("@quay_watch: The gate is shut.", "@quay_watch"),
        ("RT @quay_watch: The gate is shut.", "@quay_watch"),
    ],
)
def test_a_post_is_of_its_account_with_its_whole_name(text: str, speaker: str) -> None:
    assert spoken(text) == {"The gate is shut.": [speaker]}
