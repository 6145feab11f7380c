"""Who says what in orders and frames of speech that reporters use, and what says nothing."""

from __future__ import annotations

from functools import partial

import pytest

import claimgraph as cg


def worded(kb: cg.ClaimGraph, text: str, passage: str) -> str:
    """Return the words of a passage."""
    place = kb[passage]
    assert isinstance(place, cg.Passage)
    return text[place.start : place.end]


def voices(text: str) -> list[tuple[str | None, str]]:
    """Return who says what, speakers by their words."""
    kb = cg.parse(text, language="en")
    words = partial(worded, kb, text)
    return [
        (words(voice.speaker) if voice.speaker else None, " … ".join(map(words, voice.content)))
        for voice in kb.all(cg.Voicing)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The clerk said there was no fire.", "The clerk", "there was no fire"),
        ("Flint resigned on Monday, having announced her plan to go.", "Flint", "her plan to go"),
        ("Velmar Foods SpA (BIT: VLM) said on Monday it had sold the mill.",
         "Velmar Foods SpA", "it had sold the mill"),
        ("Prosecutors said the 58-year-old let the ships through.",
         "Prosecutors", "the 58-year-old let the ships through"),
        ("Ola Berg, a reef ecologist who was not involved, cautions that it is rare.",
         "Ola Berg", "it is rare"),
        ("In the words of one trader, the market is dead.", "one trader", "the market is dead"),
        ("In Kett's words, the market is dead.", "Kett", "the market is dead"),
        ("The clerks long believed that the mill was safe.",
         "The clerks", "the mill was safe"),
        ("The firm denies carrying arms and has sued the paper.", "The firm", "carrying arms"),
        ("He denies hacking and will stand trial.", "He", "hacking"),
        ("The town agreed to pay victims, and more than 400 people have been paid.",
         "The town", "to pay victims"),
        ("Some sites claim that the pill killed 200 people, but no deaths were found.",
         "Some sites", "the pill killed 200 people"),
        ("The clerk said the dam had failed but Moe disagreed.",
         "The clerk", "the dam had failed"),
        ("Rebels seize airport: army spokesman", "army spokesman", "Rebels seize airport"),
        ("The council rejected the claim.", "The council", "the claim"),
        ('The union rejected the offer as "an insult".', "The union", 'the offer as "an insult"'),
        ('The clerk said Orr was "considering its options".',
         "The clerk", 'Orr was "considering its options"'),
    ],
)  # fmt: skip
def test_orders_of_speech(text: str, speaker: str, content: str) -> None:
    assert voices(text) == [(speaker, content)]


def test_two_who_both_say_it_say_it() -> None:
    kb = cg.parse("Eva Lund and Ola Moe both said the dam had failed.", language="en")
    said = {kb[voice.actor].label for voice in kb.all(cg.Voicing) if voice.actor}
    assert said == {"Eva Lund", "Ola Moe"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("He plans to appeal, Sadiq said outside the court.", ["He plans to appeal."]),
        ("The clerk confirmed the dam had failed, Reuters reported, citing Ida Lund.",
         ["The clerk confirmed the dam had failed.", "The dam had failed."]),
    ],
)  # fmt: skip
def test_words_of_saying_are_no_part_of_what_is_said(text: str, claims: list[str]) -> None:
    kb = cg.parse(text, language="en")
    assert [c.text for c in kb.claims() if "Reuters" not in c.text] == claims


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


@pytest.mark.parametrize(
    "text",
    [
        "The county is probing Orr, adding to a row of troubles that have made it a pariah.",
        "Webb was jailed for threatening the girl.",
        "At no point did we say Tara could not sing.",
        "The diagnosis was later confirmed by lab testing.",
        "Campaigns have been pressing the boundaries to get attention.",
        "The clip had been changed to show him failing, when, in fact, he responded quickly.",
        "The figures cited to be sound were old.",
        "It suggests that costs rose.",
    ],
)
def test_what_only_looks_like_a_saying(text: str) -> None:
    assert voices(text) == []


def test_a_quotation_between_double_single_marks_is_whole() -> None:
    found = voices("“It was a trick,’’ Jan Lund, head of Orr Fact, told the BBC. “It is wrong.”")
    assert set(found) == {("Jan Lund", "“It was a trick,’’"), ("Jan Lund", "“It is wrong.”")}


@pytest.mark.parametrize("said", ['"It sank," said Ora Lund.', "Ora Lund said that it had sunk."])
def test_a_paragraph_of_quoted_words_goes_on_with_whoever_spoke(said: str) -> None:
    kb = cg.parse(f'{said}\n\n"It was bad. We cried."\n\n"No," said Moe. "It was not."')
    told = [v for v in kb.all(cg.Voicing) if v.basis == "inferred"]
    assert {kb[v.actor or ""].label for v in told} == {"Ora Lund"}
    assert {kb[v.claim].label for v in told} == {"It was bad.", "We cried."}
    assert all(v.confidence is not None and v.confidence < 1 for v in told)


def test_a_quotation_without_a_speaker_before_it_is_nobodys() -> None:
    kb = cg.parse('The ferry sank.\n\n"It was bad. We cried."')
    assert not list(kb.all(cg.Voicing))


def test_a_question_is_answered_by_somebody_else_in_the_next_paragraph() -> None:
    kb = cg.parse('"Did it sink?" said Ora Lund.\n\n"It did. We saw it."')
    told = {kb[v.claim].label: kb[v.actor or ""].label for v in kb.all(cg.Voicing)}
    assert told == {"Did it sink?": "Ora Lund"}


def test_a_quotation_with_a_saying_within_goes_on_with_its_speaker() -> None:
    kb = cg.parse('"It was bad," Ora Lund said. "Moe told us that the dam held."')
    told = {(kb[v.claim].label, kb[v.actor or ""].label) for v in kb.all(cg.Voicing)}
    assert ("Moe told us that the dam held.", "Ora Lund") in told
    assert ("The dam held.", "Moe") in told


def test_a_pronoun_means_nobody_where_whoever_spoke_is_told_of_too() -> None:
    """Only Lund is named in the paragraph, but Orr spoke last, and neither opens a sentence."""
    kb = cg.parse(
        "Ada Orr said that the pier was safe.\n\nThe hall was full, as a letter from Mr Moe had "
        "asked for the help of Ora Lund.\n\nThen she told the court that it held."
    )
    told = {kb[v.claim].label: v.actor for v in kb.all(cg.Voicing)}
    assert told["It held."] is None


@pytest.mark.parametrize(
    "before",
    [
        "The town was quiet. Sam Lund came. “She left,” he said.",  # "he" and "she" both speak
        "The town was quiet. The books of Sam Lund were sold.",  # named as whose they are
        "The town was quiet. “We met Sam Lund,”",  # named in what is said
    ],
)
def test_a_pronoun_means_nobody_who_is_only_named_aside(before: str) -> None:
    kb = cg.parse(f"{before}\n\n“It is late,” she said.")
    told = {kb[v.claim].label: v.actor for v in kb.all(cg.Voicing)}
    assert told["It is late."] is None


def told(text: str) -> list[tuple[str, str, list[str]]]:
    """Return each claim with how it is put and the words that name who says it."""
    kb = cg.parse(text, language="en")
    words = partial(worded, kb, text)
    return [
        (c.text, str(c.modality), sorted(words(v.speaker) for v in kb.voicings(c) if v.speaker))
        for c in kb.claims()
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # what is said ends before who reports that it was said
        ("The ferry clerk denied that any boat was late, Orr Radio reported on 9 May.",
         [("The ferry clerk denied that any boat was late.", "reported", ["Orr Radio"]),
          ("Any boat was late.", "denied", ["The ferry clerk"])]),
        ("The foxes hunted at night and left the shore, the team found.",
         [("The foxes hunted at night.", "reported", ["the team"]),
          ("The foxes left the shore.", "reported", ["the team"])]),
        ("The plan was backed by five of nine members, two clerks who had seen it said, while four "
         "wanted a vote.",
         [("The plan was backed by five of nine members.", "reported",
           ["two clerks who had seen it"]),
          ("Four wanted a vote.", "asserted", [])]),
        ("The van is capable, the driver said, of 90 miles an hour.",
         [("The van is capable of 90 miles an hour.", "reported", ["the driver"])]),
        # the speaker is whole
        ("The vats were empty, a local clerk who asked not to be named told the Herald.",
         [("The vats were empty.", "reported", ["a local clerk who asked not to be named"])]),
        ("A poll carried out by Velm Research found that 40% would vote for Lund.",
         [("40% would vote for Lund.", "planned", ["A poll carried out by Velm Research"])]),
        ("Tolls cut traffic by a fifth, in one widely cited estimate (Orr, 2023).",
         [("Tolls cut traffic by a fifth, in one widely cited estimate (Orr, 2023).",
           "asserted", [])]),
        # works that a marker cites
        ('As the Orr Board (2025) notes, "no one tide fits all piers."',
         [("No one tide fits all piers.", "reported", ["the Orr Board"])]),
        ("Lund (2019) notes that the piers were old.",
         [("The piers were old.", "reported", ["Lund"])]),
        ('As Moe et al. (2020) put it, "the sand was lost".',
         [("The sand was lost.", "reported", ["Moe et al"])]),
        ("Moe et al. (2019) found that most piers were old, and Orr et al. (2020) argued that the "
         "sand was to blame.",
         [("Most piers were old.", "reported", ["Moe et al"]),
          ("The sand was to blame.", "reported", ["Orr et al"])]),
        ("The loss, the third in a year, reflects higher costs, the mill said.",
         [("The loss is the third in a year.", "reported", ["the mill"]),
          ("The loss reflects higher costs.", "reported", ["the mill"])]),
        ("The sand sank by 2%, the authors report.",
         [("The sand sank by 2%.", "reported", ["the authors"])]),
        ("A pill may help, according to a trial published in May, but nurses said it was late.",
         [("A pill may help.", "conditional", ["a trial"]),
          ("It was late.", "reported", ["nurses"])]),
        ("Shade cools piers by 2 °C, according to a review (Li et al.), but trees need water.",
         [("Shade cools piers by 2 °C.", "reported", ["a review"]),
          ("Trees need water.", "asserted", [])]),
        # what is said ends before what others say of it, and before a further saying
        ("Critics say the rule was shaped by the mills, a charge the guild rejects.",
         [("The rule was shaped by the mills.", "reported", ["Critics"])]),
        ("Several deaths have been reported; the mill was shut in May.",
         [("Several deaths have been reported.", "reported", []),
          ("The mill was shut in May.", "asserted", [])]),
        ("A loaf cost 60 crowns, the bakers said, and traders reported that no boats had come.",
         [("A loaf cost 60 crowns.", "reported", ["the bakers"]),
          ("No boats had come.", "reported", ["traders"])]),
        # a list behind "according to" is no description of a name
        ("According to the NHS, young children, people with asthma and the old should stay in.",
         [("Young children, people with asthma and the old should stay in.", "reported",
           ["the NHS"])]),
        ("According to Ada Lund, mayor of Orr, police and fire crews came.",
         [("Police and fire crews came.", "reported", ["Ada Lund"])]),
        # one that is said of somebody else's words is put as it is said
        ("Two have asked for keys since May, Lund said.",
         [("Two have asked for keys since May.", "reported", ["Lund", "Two"])]),
        ("The panel recommends that adults drink less.",
         [("The panel recommends that adults drink less.", "reported", ["The panel"])]),
        # deeds done by words
        ("The minister confirmed the sale on Monday.",
         [("The minister confirmed the sale on Monday.", "asserted", ["The minister"])]),
        ("The court rejected a complaint by the guild that its members were fined.",
         [("The court rejected a complaint by the guild that its members were fined.", "asserted",
           ["The court"]),
          ("Its members were fined.", "reported", ["the guild"])]),
        ("She persuaded the council to act.",
         [("She persuaded the council to act.", "asserted", [])]),
        # further words of the same speaker
        ("Critics argue that it is safe, and note that it was tested in May.",
         [("It is safe.", "reported", ["Critics"]),
          ("It was tested in May.", "reported", ["Critics"])]),
        ('The clerk told them that the shops stood empty and that "waiting is no answer".',
         [("The shops stood empty.", "reported", ["The clerk"]),
          ("Waiting is no answer.", "reported", ["The clerk"])]),
        ('"I thought they were from the works," said the cook.',
         [("I thought they were from the works.", "reported", ["the cook"]),
          ("They were from the works.", "reported", ["the cook"])]),
        # whether a speaker still is what the text calls them is not told
        ("Ada Lund, a nurse, called it a risk.",
         [("Ada Lund, a nurse, called it a risk.", "reported", ["Ada Lund"])]),
        ("Only one could sign her name.", [("Only one could sign her name.", "asserted", [])]),
    ],
)  # fmt: skip
def test_dense_prose_tells_who_says_what(text: str, rows: list[tuple[str, str, list[str]]]) -> None:
    assert told(text) == rows


def test_she_is_nobody_whom_her_own_words_name() -> None:
    kb = cg.parse("Ada Lund runs the mill. Jo Moe was hurt in May, she said.", language="en")
    assert [kb[v.actor or ""].label for v in kb.all(cg.Voicing)] == ["Ada Lund"]


def test_letters_behind_a_name_are_no_part_of_the_sentence() -> None:
    kb = cg.parse("Her counsel, Ada Lund KC, told the court that she was ill.", language="en")
    assert [kb[v.actor or ""].label for v in kb.all(cg.Voicing)] == ["Ada Lund"]


def test_what_was_rejected_is_no_demand_of_the_text() -> None:
    [claim] = cg.parse("He rejected a submission that the term should be cut.").claims()
    assert claim.kind == "fact"


def test_one_whose_gender_is_open_gives_way_to_one_whose_is_known() -> None:
    text = "Peter Moe had been ill, the clerk Lo Orr told the jury. He denied causing the fire."
    kb = cg.parse(text, language="en")
    [denied] = (claim for claim in kb.claims() if claim.modality == "denied")
    assert [kb[v.actor or ""].label for v in kb.voicings(denied)] == ["Peter Moe"]


def test_a_quotation_left_open_is_whoever_closes_it_says() -> None:
    text = "“It was cold.\n\n“Nobody came. We left,” Ada Lund said.\n\n“It rains,” Jo Orr said."
    assert voices(text)[:2] == [
        ("Ada Lund", "“It was cold."),
        ("Ada Lund", "“Nobody came. We left,”"),
    ]
    assert voices(text)[-1] == ("Jo Orr", "“It rains,”")


def test_a_quotation_credited_below_is_not_of_whoever_spoke_before() -> None:
    text = "It was late, writes Ada Lund.\n“No one died.”\n– captain Jo Orr keeping it real"
    assert "No one died" not in [words.strip("“”.") for who, words in voices(text) if who]


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Critics say the law, if passed, could be used to gag bakers.",
         {"The law, if passed, could be used to gag bakers.": "conditional"}),
        ("Orr said the mill, in her view, was safe.",
         {"The mill, in Orr’s view, was safe.": "reported"}),
        ("The firm announced 300 jobs, but only 20 were created.",
         {"The firm announced 300 jobs.": "asserted", "Only 20 were created.": "asserted"}),
        ("The mayor promised parks, but only a road was built.",
         {"The mayor promised parks.": "planned", "Only a road was built.": "asserted"}),
        ("In a note posted on Monday, the group claimed responsibility for the fire.",
         {"In a note posted on Monday, the group claimed responsibility for the fire.":
          "asserted"}),
        ("In May the mill burned in Orr, she said.",
         {"In May the mill burned in Orr.": "reported"}),
        ("Orr promised to build roads, but only in the north.",
         {"Orr promised to build roads, but only in the north.": "planned"}),
    ],
)  # fmt: skip
def test_what_is_set_between_commas_or_against_what_is_said(text: str, put: dict[str, str]) -> None:
    assert {claim.text: str(claim.modality) for claim in cg.parse(text).claims()} == put
