"""Who says what in orders and frames of speech that reporters use, and what says nothing."""

from __future__ import annotations

import pytest

import claimgraph as cg


def voices(text: str) -> list[tuple[str | None, str]]:
    """Return who says what, speakers by their words."""
    kb = cg.parse(text, language="en")

    def words(passage: str) -> str:
        place = kb[passage]
        assert isinstance(place, cg.Passage)
        return text[place.start : place.end]

    return [
        (words(voice.speaker) if voice.speaker else None, " … ".join(map(words, voice.content)))
        for voice in kb.all(cg.Voicing)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The clerk said there was no fire.", "The clerk", "there was no fire"),
        ("Velmar Foods SpA (BIT: VLM) said on Monday it had sold the mill.",
         "Velmar Foods SpA", "it had sold the mill"),
        ("Prosecutors said the 58-year-old let the ships through.",
         "Prosecutors", "the 58-year-old let the ships through"),
        ("Ola Berg, a reef ecologist who was not involved, cautions that it is rare.",
         "Ola Berg", "it is rare"),
        ("In the words of one trader, the market is dead.", "one trader", "the market is dead"),
        ("Rebels seize airport: army spokesman", "army spokesman", "Rebels seize airport"),
        ("The council rejected the claim.", "The council", "the claim"),
        ('The union rejected the offer as "an insult".', "The union", 'the offer as "an insult"'),
        ('The clerk said Orr was "considering its options".',
         "The clerk", 'Orr was "considering its options"'),
    ],
)  # fmt: skip
def test_orders_of_speech(text: str, speaker: str, content: str) -> None:
    assert voices(text) == [(speaker, content)]


def test_a_passive_names_its_speaker_twice() -> None:
    found = voices('The group was accused by the mayor, Lena Ruiz, of "tourism".')
    assert [speaker for speaker, _ in found] == ["the mayor"]


def test_the_name_behind_an_owner_is_the_speaker() -> None:
    kb = cg.parse("Its owner, Nordvik AB, said on Thursday that it would sell.", language="en")
    assert [kb[voice.actor].label for voice in kb.all(cg.Voicing) if voice.actor] == ["Nordvik AB"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody in the ministry claimed that the tests had worked.",
        "Judge Ora rejected a request for a lighter sentence.",
        "The union rejected the offer.",
        "The minister knew it in April and said nothing.",
        "Velmar, which makes lamps, posted revenue of 18 million euros in May.",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert voices(text) == []


def test_whom_a_report_cites_is_no_content() -> None:
    found = voices("The convoy left, Reuters reported, citing two aides.")
    assert found == [("Reuters", "The convoy left")]
