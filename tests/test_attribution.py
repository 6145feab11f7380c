"""Voices: who says what, in which words, how sure, and within whose words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import exact
from texts import nodes_of, read_sentences
from voice_cases import cases, right, rows

import claimgraph as cg
from claimgraph.model import Claim, Figure, Reference, Source, Voicing
from claimgraph.reading.attribution import Attribution
from claimgraph.reading.lang.en.quotations import quotations
from claimgraph.reading.lang.en.tagging import class_at
from claimgraph.reading.lang.en.tokens import Tag, Token
from claimgraph.reading.pipeline import read_text

Found = tuple[str, str, str]


def voices(text: str, *cuts: int) -> list[Attribution]:
    """The attributions of a text; it is one sentence, or several cut at these places."""
    bounds = [0, *cuts, len(text)]
    spans = [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in pairwise(bounds)]
    return list(read_sentences(text, spans).attributions)


def found(text: str, *cuts: int) -> list[Found]:
    """Speaker, cue and content of each attribution; parts are joined by " … "."""
    return [
        (
            " … ".join(text[a:b] for a, b in v.source),
            " … ".join(text[a:b] for a, b in v.cue),
            " … ".join(text[a:b] for a, b in v.content),
        )
        for v in voices(text, *cuts)
    ]


def graph(text: str) -> cg.ClaimGraph:
    return cg.ClaimGraph(read_text(text, language="en"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Tal said that prices fell.", ("Ms. Tal", "said that", "prices fell")),
        ("Ms. Tal said prices fell.", ("Ms. Tal", "said", "prices fell")),
        ("Ms. Tal said 25% of bakers had left.",
         ("Ms. Tal", "said", "25% of bakers had left")),
        ("Ms. Tal said a rise of $5 was too much.",
         ("Ms. Tal", "said", "a rise of $5 was too much")),
        ("The bakers said £40 had gone.", ("The bakers", "said", "£40 had gone")),
        ("Prices fell, Ms. Tal said.", ("Ms. Tal", "said", "Prices fell")),
        ("“Prices fell,” said Dora Tal, a baker.", ("Dora Tal", "said", "“Prices fell,”")),
        ("According to the bank, prices fell.", ("the bank", "According to", "prices fell")),
        ("Prices fell, according to the bank.", ("the bank", "according to", "Prices fell")),
        ("The bank told reporters on Friday that prices fell.",
         ("The bank", "told … that", "prices fell")),
        ("The plan was described by Danish officials as a gamble.",
         ("Danish officials", "was described by", "The plan … as a gamble")),
        ("It came after what Danish officials have described as a \"gamble.\"",
         ("Danish officials", "have described as", 'a "gamble."')),
        ("Reportedly, the mayor left.", ("", "Reportedly", "the mayor left")),
        ("The mayor, who leads the city, denied that he had left.",
         ("The mayor", "denied that", "he had left")),
        ("The union called for a new vote.", ("The union", "called for", "a new vote")),
        ("The judge asked whether anyone had paid.",
         ("The judge", "asked", "whether anyone had paid")),
        ("Dora Tal accused the bank of fraud.", ("Dora Tal", "accused … of", "the bank … fraud")),
        ("It was reported that the bridge fell.", ("", "was reported that", "the bridge fell")),
        ("The bridge is said to have fallen.", ("", "is said", "The bridge … to have fallen")),
        ("Officials made the claim that the bridge fell.",
         ("Officials", "claim that", "the bridge fell")),
        ("He vowed to build a bridge.", ("He", "vowed", "to build a bridge")),
        ("Dora Tal, 52, of Mill Road, Velm, admitted that she had lied.",
         ("Dora Tal", "admitted that", "she had lied")),
        ("Farmers need rain, according to a survey.",
         ("a survey", "according to", "Farmers need rain")),
        ("He first denied the theft but changed his plea.", ("He", "first denied", "the theft")),
    ],
)  # fmt: skip
def test_who_says_what(text: str, expected: Found) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(("text", "expected"), cases("seen"))
def test_cases_that_the_rules_were_written_with(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


def test_most_cases_that_nobody_looked_at_are_read_right_too() -> None:
    assert sum(right("unseen")) >= 45


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed in May and opened again in June.",
        "A report on the bridge is due.",
        "The claim form is on the table.",
        "He declined to comment.",
        "The state of the road is poor.",
        "Does the mayor say that the bridge is safe?",
        "Why had the mayor warned that prices would rise?",
    ],
)
def test_plain_statements_are_nobodys_words(text: str) -> None:
    assert found(text) == []


def test_a_cue_may_stand_in_the_middle_of_the_words() -> None:
    assert found('"If it rains," she added, "we will stop."') == [
        ("she", "added", '"If it rains," … "we will stop."')
    ]


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = '"It is late," Mr. Orr said. "We must go."'
    assert found(text, 27) == [("Mr. Orr", "said", '"It is late," … "We must go."')]
    across = '"It is late. We must go," Mr. Orr said.'
    assert found(across, 12) == [("Mr. Orr", "said", '"It is late. We must go,"')]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = (
        "“It is late,” Dora Tal said. “We must go.\n\n“The road is long.”\n\n“A new day,” it read."
    )
    kb = graph(text)
    said = [c.text for c in kb.claims(voiced_by="Dora Tal")]
    assert said == ["It is late.", "We must go.", "The road is long."]


def test_two_speakers_of_one_sentence_are_told_apart() -> None:
    text = "The mayor said the bridge was safe, but Dora Tal warned that it could fall."
    assert found(text) == [
        ("The mayor", "said", "the bridge was safe"),
        ("Dora Tal", "warned that", "it could fall"),
    ]


def test_words_within_words_know_whose_they_stand_in() -> None:
    outer, inner = voices("The mayor said that Dora Tal warned that the bridge could fall.")
    assert (outer.within, inner.within) == (None, 0)


@pytest.mark.parametrize(
    ("text", "style", "modality", "polarity"),
    [
        ('The mayor said: "It fell."', "direct", "reported", "positive"),
        ('The mayor said it had "quite simply" fallen.', "mixed", "reported", "positive"),
        ("The mayor said it had not fallen.", "indirect", "reported", "negative"),
        ("The mayor denied that it had fallen.", "indirect", "denied", "positive"),
        ("The mayor asked whether it had fallen.", "indirect", "asked", "positive"),
        ("The mayor promised that it would reopen.", "indirect", "planned", "positive"),
        ("The mayor says it could fall.", "indirect", "conditional", "positive"),
    ],
)
def test_how_a_thing_is_put(text: str, style: str, modality: str, polarity: str) -> None:
    kb = graph(text)
    (voicing,) = kb.all(Voicing)
    claim = kb[voicing.claim]
    assert isinstance(claim, Claim)
    assert (voicing.style, claim.modality, claim.polarity) == (style, modality, polarity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a ‘b c’ d"', ['"a ‘b c’ d"', "‘b c’"]),
        ("It’s the dogs’ bowl.", []),
        ("„So war es“, sagte er.", ["„So war es“"]),
        ('He said "one" and "two".', ['"one"', '"two"']),
        ('An open "quote ends\n\nhere with "this".', ['"this"']),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == expected


LIST = "\n\n[1] Bridge. https://example.org/bridge\n"


def test_a_claim_that_only_reports_becomes_what_is_reported() -> None:
    kb = graph("Dora Tal said that the bridge was unsafe [1]." + LIST)
    (claim,) = kb.claims()
    assert claim.text == "The bridge was unsafe."
    assert kb.status(claim) == "cited"
    assert [kb[v.cue or ""].label for v in kb.voicings(claim)] == ["said that"]
    assert kb.claims(voiced_by="Tal") == [claim]


def test_where_a_sentence_does_more_the_words_are_a_claim_of_their_own() -> None:
    kb = graph('The bridge closed, which Danish officials called a "disaster" [1].' + LIST)
    assert len(kb.claims()) == 2
    (said,) = kb.claims(voiced_by="Danish officials")
    assert kb.status(said) == "cited"


@pytest.mark.parametrize(
    "text",
    [
        "Nothing suggests that Dora Tal believed the quay was safe.",
        "There is no proof that Dora Tal knew the quay was unsafe.",
        "It was not shown that Dora Tal said the quay was safe.",
        "It could not be proved that she said the quay was safe.",
        "Few think that Dora Tal believed the quay was safe.",
    ],
)
def test_a_saying_that_nothing_shows_is_none(text: str) -> None:
    kb = cg.parse(text)
    assert [claim.text for claim in kb.claims()] == [text]
    assert kb.all(cg.Voicing) == ()


def test_a_saying_that_is_denied_voices_nothing_but_the_denial() -> None:
    (claim,) = cg.parse("The mayor denied that Dora Tal said the quay was safe.").claims()
    assert (claim.text, claim.modality) == ("Dora Tal said the quay was safe.", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not deny that Dora Tal said the quay was safe.",
        "He did not know that Dora Tal said the quay was safe.",
    ],
)
def test_a_saying_that_is_taken_for_a_fact_stays_one(text: str) -> None:
    (claim,) = cg.parse(text).claims(voiced_by="Dora Tal")
    assert claim.text == "The quay was safe."


@pytest.mark.parametrize(
    "text",
    [
        "A post falsely quoted Dora Tal as saying the quay was safe.",
        "Dora Tal was misquoted as saying that the quay was safe.",
    ],
)
def test_who_is_misquoted_says_nothing(text: str) -> None:
    kb = cg.parse(text)
    assert [claim.text for claim in kb.claims()] == [text]
    assert kb.all(cg.Voicing) == ()


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("False reports claimed that the quay was safe.", "denied"),
        ("Fake posts said that the quay was safe.", "denied"),
        ("Dora Tal lied when she said the quay was safe.", "denied"),
        ("Dora Tal's claim that the quay was safe is misleading.", "denied"),
        ("Dora Tal's claim that the quay was safe has been debunked.", "denied"),
        ("Dora Tal's claim that the quay was safe is not false.", "reported"),
        ("Wrong answers show that the quay was safe.", "reported"),
    ],
)
def test_what_the_text_calls_false_is_denied(text: str, modality: str) -> None:
    (claim,) = (c for c in cg.parse(text).claims() if c.text == "The quay was safe.")
    assert claim.modality == modality


def test_what_somebody_had_is_no_condition() -> None:
    kb = cg.parse("The guild said it would read the report but had no plans to move.")
    assert [(c.text, c.modality) for c in kb.claims()] == [
        ("It would read the report.", "planned"),
        ("It had no plans to move.", "reported"),
    ]


def test_quoted_words_of_a_noun_before_are_told_of_it() -> None:
    kb = cg.parse("The plan the mayor called “daft” was dropped.")
    assert [c.text for c in kb.claims(voiced_by="the mayor")] == [
        "The mayor called the plan “daft”."
    ]


def test_a_chain_leads_from_the_document_to_the_innermost_speaker() -> None:
    kb = graph("The mayor said that Dora Tal warned that the bridge could fall [1]." + LIST)
    (claim,) = kb.claims(voiced_by="Dora Tal")
    assert [(s.level, s.words) for s in kb.chain(claim)][1:] == [
        ("source", "Bridge"), ("speaker", "The mayor"), ("speaker", "Dora Tal"),
    ]  # fmt: skip


def test_a_pronoun_means_the_one_person_it_can() -> None:
    kb = graph("Dora Tal runs the bank. She said that prices fell.")
    (claim,) = kb.claims(voiced_by="Dora Tal")
    (voicing,) = kb.voicings(claim)
    assert (voicing.basis, kb[voicing.speaker or ""].label) == ("inferred", "She")
    assert voicing.confidence is not None


def test_a_speaker_may_be_named_between_commas() -> None:
    kb = graph("The engineer, Dora Tal, said that the bridge was safe.")
    (voicing,) = kb.all(Voicing)
    assert (kb[voicing.actor or ""].label, voicing.basis) == ("Dora Tal", "explicit")


@pytest.mark.parametrize(
    ("report", "speaks"),
    [
        ("A survey written by Dora Tal", True),
        ("A paper put out by Dora Tal", True),
        ("A survey commissioned by Dora Tal", False),
        ("A trial funded by Dora Tal", False),
        ("A memo seen by Dora Tal", False),
    ],
)
def test_who_paid_for_a_report_or_saw_it_does_not_speak_in_it(report: str, speaks: bool) -> None:
    kb = graph(f"{report} said that the quay was safe.")
    voicings = kb.all(Voicing)
    assert voicings
    assert any(voicing.actor for voicing in voicings) == speaks


def test_words_that_a_cue_breaks_off_are_one_voicing_of_several_passages() -> None:
    kb = graph('"We will," the minister said, "hold the line."')
    (voicing,) = kb.all(Voicing)
    assert spoken(kb, voicing) == ['"We will,"', '"hold the line."']
    assert [kb[quote].label for quote in sorted(voicing.quotes)] == ["We will", "hold the line."]
    assert kb.claims()[0].text == "We will hold the line."


@pytest.mark.parametrize(
    "text",
    [
        "No evidence supports the claim that the earth is hollow.",
        "The rumour that the mill had burned was untrue.",
        "Nobody said the pier was closed.",
        "Neither the port nor the union said when work would resume.",
        "She did not say when the ferry would sail.",
        "The clerk never claimed that the ballots were lost.",
        "If the guard had said the gate was open, we would have left.",
        "Had the guard said the gate was open, we would have left.",
        "The claim that frogs fall from clouds has been debunked.",
        "67 said they had no licence.",
    ],
)
def test_what_is_not_said_is_nobodys_claim(text: str) -> None:
    kb = graph(f"{text} [1].{LIST}")
    assert not kb.all(Voicing)
    assert [c.text for c in kb.claims()] == [text]


def test_nobody_in_particular_voices_nothing() -> None:
    kb = graph("It is believed that the fire began in the kitchen.")
    assert [(c.text, kb.status(c)) for c in kb.claims()] == [
        ("The fire began in the kitchen.", "uncited")
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "claim"),
    [
        ("Dora Tal, 54, a crane operator, said the gantry shook.", "Dora Tal", "The gantry shook."),
        ("As coach Dora Tal put it, “we were slow to every ball”.", "coach Dora Tal",
         "We were slow to every ball."),
        ("Per the union, twelve people walked out.", "the union", "Twelve people walked out."),
        ("ORRVIK: We never saw the report.", "ORRVIK", "We never saw the report."),
    ],
)  # fmt: skip
def test_speakers_in_further_orders(text: str, speaker: str, claim: str) -> None:
    kb = graph(text)
    (voicing,) = kb.all(Voicing)
    assert kb[voicing.speaker or ""].label == speaker
    assert kb[voicing.claim].label == claim


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("The pier, Dora Tal says, “was never sound”.", "Dora Tal", "The pier was never sound"),
        ("“It is over!” groaned Dora Tal, sitting down.", "Dora Tal", "It is over"),
        ("And from Mayor Dora Tal: “We will stay.”", "Mayor Dora Tal", "We will stay"),
        ("According to the Herald, citing two aides, the port will be sold.", "the Herald",
         "The port will be sold"),
        ("Dora Tal claimed – falsely, according to the court – that the pier was sound.",
         "Dora Tal", "The pier was sound"),
    ],
)  # fmt: skip
def test_words_parted_from_who_says_them(text: str, speaker: str, said: str) -> None:
    kb = graph(text)
    (voicing,) = kb.all(Voicing)
    assert kb[voicing.speaker or ""].label == speaker
    assert kb[voicing.claim].label.startswith(said)


@pytest.mark.parametrize(
    ("text", "speaker", "claim"),
    [
        ("The levy, says the guild, is dead.", "the guild", "The levy is dead."),
        ("The levy, said the guild, benefits the poor.", "the guild",
         "The levy benefits the poor."),
        ("The levy, the guild said on Monday, benefits the poor.", "the guild",
         "The levy benefits the poor."),
        ("The levy, according to the guild, benefits the poor.", "the guild",
         "The levy benefits the poor."),
        ("The vote, explained Ms Tal, takes place in May.", "Ms Tal",
         "The vote takes place in May."),
        ("It was, said the guild, a triumph.", "the guild", "It was a triumph."),
        ("The pact will, said Dora Tal, hold.", "Dora Tal", "The pact will hold."),
        ("The talks — the guild said — failed.", "the guild", "The talks failed."),
        ("Rents, the guild argues, plague the young.", "the guild", "Rents plague the young."),
        ("If rents rise, the guild warned, some bakers will leave.", "the guild",
         "If rents rise, some bakers will leave."),
        ("The minister said the mill needs repairs.", "The minister", "The mill needs repairs."),
    ],
)  # fmt: skip
def test_a_sentence_that_only_the_saying_parts_is_one_claim(
    text: str, speaker: str, claim: str
) -> None:
    kb = graph(text)
    (voicing,) = kb.all(Voicing)
    assert kb[voicing.speaker or ""].label == speaker
    assert [c.text for c in kb.claims()] == [claim]


def test_what_the_saying_parts_is_two_claims_where_it_holds_two_clauses() -> None:
    kb = graph("Sales fell 3%, the guild said, and costs rose 2%.")
    assert [c.text for c in kb.claims()] == ["Sales fell 3%.", "Costs rose 2%."]
    assert [kb[v.speaker or ""].label for v in kb.all(Voicing)] == ["the guild"] * 2


def test_a_link_behind_the_stop_is_no_part_of_what_is_said() -> None:
    kb = graph("The guild denied the charge. ([Herald](https://herald.example/a))")
    (claim,) = kb.claims()
    assert claim.text == "The guild denied the charge."
    assert len(kb.citations(claim.id)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Velm warns Orr over fish exports to Tarvik.",
        "The guild warned members about flour imports from Velm.",
        "The inquiry — the first of its kind, the court said — ended.",
    ],
)
def test_what_is_no_saying_of_a_clause_stays_whole(text: str) -> None:
    assert text in [c.text for c in graph(text).claims()]
    assert not graph(text).all(Voicing)


def test_a_second_speaker_ends_the_words_of_the_first() -> None:
    kb = graph("The audit found that 40 piers are unsafe, and its author, Dora Tal, warned us.")
    assert "40 piers are unsafe." in {c.text for c in kb.claims()}
    assert {v.speaker and kb[v.speaker].label for v in kb.all(Voicing)} >= {"The audit"}


def test_a_quotation_that_ends_in_an_infinitive_is_read() -> None:
    kb = graph("“I have nothing to add”, he said. She left.")
    assert [kb[v.claim].label for v in kb.all(Voicing)] == ["I have nothing to add."]


def test_a_label_in_capitals_is_not_a_speaker() -> None:
    assert not graph("WARNING: The road is closed and the bridge is down.").all(Voicing)


def test_each_sentence_of_a_quotation_is_a_claim_of_the_same_cue() -> None:
    kb = graph('"It is late," Dora Tal said. "We will go."')
    first, second = kb.claims(voiced_by="Dora Tal")
    assert [c.text for c in (first, second)] == ["It is late.", "We will go."]
    assert kb.voicings(first)[0].cue == kb.voicings(second)[0].cue
    assert spoken(kb, kb.voicings(second)[0]) == ['"We will go."']
    assert (first.modality, second.modality) == ("reported", "planned")


def spoken(kb: cg.ClaimGraph, voicing: Voicing) -> list[str]:
    """The exact words said, in the order of the text."""
    held = [p for p in kb.all(cg.Passage) if p.id in voicing.content]
    return [p.exact for p in sorted(held, key=lambda p: p.start)]


@pytest.mark.parametrize("words", ["A senior official", "the SENIOR official", "senior official"])
def test_a_speaker_who_is_only_described_is_found_and_is_no_actor(words: str) -> None:
    kb = graph("A senior official said that the drones were unarmed.")
    (claim,) = kb.claims(voiced_by=words)
    assert list(kb.actors()) == []
    step = kb.chain(claim)[-1]
    assert (step.level, step.words, step.node) == (
        "speaker", "A senior official", kb[kb.voicings(claim)[0].speaker or ""],
    )  # fmt: skip
    with pytest.raises(cg.UnknownNode):
        kb.claims(voiced_by="a junior official")


def test_an_archive_finds_described_speakers_too() -> None:
    archive = cg.Archive()
    archive.add(graph("Residents said that the well was dry."))
    assert [c.text for c in archive.claims(voiced_by="residents")] == ["The well was dry."]


def test_several_speakers_named_in_one_breath_each_voice_the_claim() -> None:
    kb = graph("Norway, Sweden and Denmark said that the strait was closed.")
    (claim,) = kb.claims()
    assert len(kb.voicings(claim)) == 3
    for name in ("Norway", "Sweden", "Denmark"):
        assert kb.claims(voiced_by=name) == [claim]
    assert {s.depth for s in kb.chain(claim) if s.level == "speaker"} == {1}


def test_a_listed_title_tells_who_is_quoted() -> None:
    text = (
        'Dora Tal runs the port. The towns are being called upon to pay a "fair share" [1].\n\n'
        "[1] Towns must pay ‘fair share’, Dora Tal says https://example.org/share\n"
    )
    kb = graph(text)
    (claim,) = kb.claims(voiced_by="Dora Tal")
    (voicing,) = kb.voicings(claim)
    assert (voicing.basis, voicing.speaker) == ("inferred", None)
    other = graph(text.replace("‘fair share’", "‘fare share’"))
    assert len(other.claims(voiced_by="Dora Tal")) == 0


def test_who_is_called_upon_in_a_clause_with_with_is_told_so() -> None:
    kb = graph(f"The plan changes the rules, with towns being called upon to pay more [1].{LIST}")
    (claim,) = (c for c in kb.claims() if "pay more" in c.text)
    (voicing,) = kb.voicings(claim)
    assert (claim.text, voicing.speaker) == ("Towns are being called upon to pay more.", None)


def test_a_remark_on_the_question_is_no_claim() -> None:
    kb = graph(f"Good question! The bridge is safe [1].{LIST}")
    assert [c.text for c in kb.claims()] == ["The bridge is safe."]


def test_a_pronoun_that_could_mean_two_is_left_as_it_is() -> None:
    kb = graph("Dora Tal met Emma Roth. She said that prices fell.")
    (voicing,) = kb.all(Voicing)
    assert voicing.actor is None
    assert kb[voicing.speaker or ""].label == "She"


def test_other_languages_come_back_as_they_are() -> None:
    full = read_text("Norge sa nei [1].", language="nb")
    assert full == read_text("Norge sa nei [1].", language="nb", only_citations=True)


def test_links_of_a_replaced_claim_go_on_to_its_heirs() -> None:
    kb = graph('The mayor said it was safe but added that it was "old" [1].' + LIST)
    assert {c.text for c in kb.claims()} == {"It was safe.", 'It was "old".'}
    assert all(kb.status(c) == "cited" for c in kb.claims())
    assert len(kb.all(Source)) == len(kb.all(Reference)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The town counted only 9 cracks and expects to reopen the bridge in autumn",
        "The council shut the bridge, adding that nobody was hurt",
        "The council, which met on Monday, shut the bridge, saying that it was unsafe",
        "Dora Tal resigned in May and later said that prices fell",
        "With 9 cracks found, the town expects to reopen the bridge",
        "Some 40 bakers said that prices fell",
    ],
)
def test_what_a_sentence_says_beside_what_it_reports_stays_a_claim(text: str) -> None:
    whole = {c.text for c in cg.parse(f"{text} [1].{LIST}", claims="sentence").claims()}
    assert f"{text}." in whole
    kb = graph(f"{text} [1].{LIST}")
    assert all(kb.status(c) == "cited" for c in kb.claims())
    held = {f for c in kb.claims() for f in c.figures}
    assert held == {f.id for f in kb.all(Figure)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("On 4 May 2029, the bank said that prices fell", "Prices fell."),
        ("Dora Tal, who won, said that prices fell", "Prices fell."),
        ("A study had warned of the leaks as early as 2029, the Orr Gazette reported",
         "A study had warned of the leaks as early as 2029."),
        ("The baker called it quiet", "The baker called it quiet."),
        ("According to Dora Tal, who runs the mill, “the wall is safe”", "The wall is safe."),
        ("According to the bank in Orr, where Tal works, prices fell", "Prices fell."),
        ("The mill now expects first flour in May, two weeks later than planned",
         "The mill now expects first flour in May, two weeks later than planned."),
        ("Norway condemned the “mistake” on Friday", "Norway condemned the “mistake” on Friday."),
        ("“A disgrace,” said Dora Tal", "“A disgrace,” said Dora Tal."),
        ("The baker said she never saw “the leak”", "She never saw “the leak”."),
    ],
)  # fmt: skip
def test_claims_of_reported_words_are_sentences_that_state_something(text: str, claim: str) -> None:
    kb = graph(f"{text} [1].{LIST}")
    assert {c.text for c in kb.claims()} == {claim}


HOSTILE = ["he said that ", '"he said, ', '"a" ', "reportedly ", "The talks, he said, ", "Peru, "]


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE)
def test_twice_the_text_is_twice_the_work(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def counted(tokens: Sequence[Token], i: int, tags: Sequence[Tag], *, named: bool) -> Tag:
        looked.append(i)
        return class_at(tokens, i, tags, named=named)

    monkeypatch.setattr("claimgraph.reading.lang.en.tagging.class_at", counted)
    work, size = [], []
    for count in (2, 4):  # both of several pieces, as a sentence is cut after some 2,500 characters
        looked.clear()
        nodes = read_text(words * (count * 2600 // len(words)), language="en")
        size.append(sum(len(n.exact) for n in nodes if isinstance(n, cg.Passage)))
        work.append(len(looked))
    assert work[1] <= 2.6 * work[0]
    assert size[1] <= 2.6 * size[0]


WORDS = st.sampled_from([
    "said", "that", "\"It", "fell", ",\"", ".", "Mr.", "Orr", "told", "she", "the", "mayor",
    "according", "to", ",", "warned", "described", "as", "by", "was", "reportedly", "“", "”",
    ";", "and", "but", "who", "what", "called", "for", "not", "will", "if", "claims", "(", ")",
    "[1]", "'", ":", "Peru",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_whatever_the_text_the_graph_is_whole_and_says_where(text: str) -> None:
    kb = cg.ClaimGraph(nodes_of(text))
    for voicing in kb.all(Voicing):
        assert voicing.cue in kb
        assert voicing.claim in kb
    for voice in voices(text):
        for start, end in (*voice.source, *voice.cue, *voice.content):
            assert 0 <= start < end <= len(text)
        assert voice.within is None or voice.within < len(voices(text))


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab \"'“”‘’\n.", max_size=80))
def test_quotations_are_well_nested(text: str) -> None:
    found = quotations(text)
    for a in found:
        for b in found:
            apart = a.end <= b.start or b.end <= a.start
            within = (a.start <= b.start and b.end <= a.end) or (
                b.start <= a.start and a.end <= b.end
            )
            assert apart or within


@pytest.mark.parametrize(
    "text",
    [
        "The union rejected the offer in May ([Harbour Post](https://post.example/a)).",
        "The firm threatened to claim 900 euros a day ([Orr's Weekly](https://orr.example/b)).",
    ],
)
def test_a_link_in_brackets_is_no_part_of_what_is_told(text: str) -> None:
    kb = cg.parse(text)
    assert [claim.text for claim in kb.claims()] == [text.partition(" (")[0] + "."]
    assert [kb.status(claim) for claim in kb.claims()] == ["cited"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Fares doubled, four drivers said.", "Fares doubled."),
        ("Two clerks said that the ledger burned.", "The ledger burned."),
    ],
)
def test_a_number_in_words_before_speakers_only_tells_who_they_are(text: str, claim: str) -> None:
    kb = cg.parse(f"{text}[1]\n\n[1] Ledger: https://example.org/l")
    assert [(one.text, one.modality) for one in kb.claims()] == [(claim, "reported")]


def test_each_sentence_of_a_turn_in_a_transcript_is_of_who_speaks() -> None:
    text = (
        "MS QUILL: The pump had failed twice. Mr Orr told us it was new.\n\n"
        "MR ORR: Did I? And you had not looked at it?\n\n"
        "MS QUILL: The invoice says so. It is dated 3 May.\n\n"
        "The Minister for Ports (Lena Kraus): The quay is safe."
    )
    kb = graph(text)
    told = {c.text: [kb[v.speaker or ""].label for v in kb.voicings(c.id)] for c in kb.claims()}
    assert told["The pump had failed twice."] == ["MS QUILL"]
    assert told["It is dated 3 May."] == ["MS QUILL"]
    assert told["The quay is safe."] == ["Lena Kraus"]
    assert not any("looked at" in words for words in told)  # a question


def _spoken(text: str) -> dict[str, list[str]]:
    kb = graph(text)
    return {c.text: [kb[v.speaker or ""].label for v in kb.voicings(c.id)] for c in kb.claims()}


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Q: {}?", "A: {}"), ("**{}?**", "{}"), ("### {}?", "{}"), ("{}?", "{}")],
)
def test_answers_of_an_interview_are_of_whom_the_text_interviews(
    question: str, answer: str
) -> None:
    turns = [("Is the weir safe", "I doubt it. The gate has rusted."),
             ("Who pays", "Nobody has paid us since May.")]  # fmt: skip
    lines = [line for q, a in turns for line in (question.format(q), answer.format(a))]
    text = "\n\n".join(
        ["# The weir", "Ada Lund keeps the weir at Sund. We spoke to her in June.", *lines,
         "The talk has been cut."]
    )  # fmt: skip
    told = _spoken(text)
    assert told["The gate has rusted."] == told["Nobody has paid us since May."] == ["Ada Lund"]
    assert told["The talk has been cut."] == []


def test_nobody_is_the_voice_where_a_text_names_two_or_asks_its_readers() -> None:
    asked = "Q: Is it safe?\nA: It has rusted.\n\nQ: Who pays?\nA: We pay."
    assert not any(_spoken(f"Ada Lund and Tom Orr keep the weir.\n\n{asked}").values())
    faq = "Ada Lund runs the zone.\n\nWho pays?\n\nWe pay.\n\nIs it safe?\n\nOur gates are safe."
    assert not any(_spoken(faq).values())


def test_turns_may_have_times_initials_and_lines_that_wrap() -> None:
    text = (
        "Interview with Ada Lund, keeper of the weir\n\n"
        "[00:12] TE: Is the weir safe?\n\n[00:15] AL: The gate has rusted. It was hung\nin May.\n\n"
        "[00:31] TE: Who pays?\n\n[00:40] AL: The town pays."
    )
    told = _spoken(text)
    assert told["It was hung in May."] == told["The town pays."] == ["Ada Lund"]


def test_written_answers_are_of_who_answers_them() -> None:
    text = (
        "Asked by Tess Venn (Lund): To ask the Minister, how many weirs have rusted.\n\n"
        "Answered by Hugh Orr on 6 March 2031: The Department holds no figures.\n\n"
        "Tess Venn: To ask the Minister, when they will be mended.\n\n"
        "Hugh Orr: Work has begun."
    )
    assert _spoken(text) == {
        "The Department holds no figures.": ["Hugh Orr"], "Work has begun.": ["Hugh Orr"],
    }  # fmt: skip


def test_questions_of_readers_are_not_told_and_their_answers_are_of_the_expert() -> None:
    text = (
        "Ask us: weirs. Ada Lund, keeper at Sund, answers.\n\n"
        "Question: My weir was built in 1925. Is it safe?\nAnswer: Its gate has rusted.\n\n"
        "Question: My neighbour says that it leaks.\nAnswer: All weirs leak in winter."
    )
    told = _spoken(text)
    assert told["Its gate has rusted."] == told["All weirs leak in winter."] == ["Ada Lund"]
    assert not any("1925" in words or words.startswith("Question") for words in told)


def test_a_seat_or_party_behind_a_name_opens_a_turn() -> None:
    told = _spoken(
        "Piers Gale (Holm) (Con): Three hundred homes were flooded.\n\n"
        "Carla Dunn: Work will start in April.\n\nPiers Gale (Holm) (Con): It is late."
    )
    assert told["Three hundred homes were flooded."] == ["Piers Gale"]


def test_turns_may_end_their_speaker_in_a_stop() -> None:
    told = _spoken(
        "Mr. KROLL. The quota was too high.\n\nSenator BIRCH. Who set it?\n\n"
        "Mr. KROLL. The ministry set it."
    )
    assert told["The ministry set it."] == ["Mr. KROLL"]


def test_a_name_with_a_role_labels_what_is_quoted_behind_it() -> None:
    told = _spoken('Harbour master Dora Tal: "We shut it in May. The gate had rusted."')
    assert told["The gate had rusted."] == ["Harbour master Dora Tal"]


def test_a_label_before_what_somebody_says_is_no_word_of_it() -> None:
    assert _spoken("BREAKING: The weir has burst, police say.") == {
        "The weir has burst.": ["police"]
    }


def test_labels_of_fields_are_no_speakers() -> None:
    text = "Location: The quay is shut.\nDate: It was in May.\nLocation: The pier is shut."
    assert not graph(text).all(Voicing)


def test_what_a_body_rejects_is_no_object_of_a_preposition() -> None:
    kb = cg.parse("A plan for a link across the bay was rejected by parliament.")
    assert [c.text for c in kb.claims()] == [
        "A plan for a link across the bay was rejected by parliament."
    ]


def test_quoted_sentences_of_nobody_named_are_not_what_the_text_says() -> None:
    kb = graph('Ada Lund shrugs. "It would seem so. His grant depends on there being eels."')
    (claim,) = [c for c in kb.claims() if "grant" in c.text]
    assert claim.modality == "reported"


@pytest.mark.parametrize(
    "who", ["Lund, Moe and Kask", "Lund, Moe, and Kask", "In a later study, Lund, Moe and Kask"]
)
def test_all_who_are_named_before_a_year_in_brackets_say_it(who: str) -> None:
    kb = cg.parse(
        f"{who} (2019) argued that rocks fall.\n\nReferences\n\n"
        "Lund, A., Moe, C., & Kask, D. (2019). Rocks of the coast. Harbour Studies, 5, 1-9.\n"
    )
    (claim,) = kb.claims()
    assert claim.text == "Rocks fall."
    names = {actor.id: actor.name for actor in kb.actors()}
    speakers = {names.get(voicing.actor or "") for voicing in kb.all(Voicing)}
    assert speakers == {"Lund", "Moe", "Kask"}


def told(text: str) -> dict[str, tuple[str | None, str]]:
    """How each claim of a text is put, and who is said to say it."""
    kb = cg.parse(text, language="en")
    return {
        c.text: (c.modality, " ".join(exact(kb, v.speaker) or "" for v in kb.voicings(c)))
        for c in kb.claims()
    }


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Critics say:", "Critics"),
        ("**Critics of the plant argue that:**", "Critics of the plant"),
        ("### What the union says", "the union"),
        ("The auditors have also found:", "The auditors"),
        ("According to the audit:", "the audit"),
    ],
)
def test_who_leads_a_list_in_says_what_its_points_state(lead: str, speaker: str) -> None:
    text = f"{lead}\n\n- The pumps leak in winter.\n- Costs doubled in May.\n\nThe plant is new."
    assert told(text) == {
        "The pumps leak in winter.": ("reported", speaker),
        "Costs doubled in May.": ("reported", speaker),
        "The plant is new.": ("asserted", ""),
    }


def test_points_in_bold_lead_in_what_stands_below_each() -> None:
    text = (
        "- **Supporters say**\n  - The plant saves coal.\n"
        "- **Critics say**\n  - The turbines harm seals.\n- **Costs**\n  - Costs rose in May.\n"
    )
    assert told(text) == {
        "The plant saves coal.": ("reported", "Supporters"),
        "The turbines harm seals.": ("reported", "Critics"),
        "Costs rose in May.": ("asserted", ""),
    }


@pytest.mark.parametrize(
    "lead",
    ["Faults found:", "Lessons learned", "Losses (as reported)", "What we know", "Things to note:"],
)
def test_labels_of_lists_name_nobody_who_speaks(lead: str) -> None:
    found = told(f"**{lead}**\n\n- The pumps leak in winter.\n- Costs doubled in May.")
    assert set(found.values()) == {("asserted", "")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police held a clerk accused of theft.",
         [("Police held a clerk accused of theft.", "asserted")]),
        ("A clerk accused of theft was held.",
         [("A clerk accused of theft was held.", "asserted")]),
        ("Some say the suit named Orr.", [("The suit named Orr.", "reported")]),
        ("Orr says the pit closed in May.", [("The pit closed in May.", "reported")]),
        ("FALSE: The pit closed in May.", [("The pit closed in May.", "denied")]),
        ("**Fake news:** The pit closed in May.", [("The pit closed in May.", "denied")]),
        ("What was claimed: The pit closed in May.", [("The pit closed in May.", "reported")]),
        ("“It was a kiln,” one potter said.", [("It was a kiln.", "reported")]),
        ("Orr called it “a mess” and left.",
         [("Orr called it “a mess”.", "reported"), ("Orr left.", "asserted")]),
        ("Imagine that the pit had closed.",
         [("Imagine that the pit had closed.", "conditional")]),
        ("The pit was supposed to close in May.",
         [("The pit was supposed to close in May.", "planned")]),
        ("The pit is going to close.", [("The pit is going to close.", "planned")]),
        ("Orr was going to school.", [("Orr was going to school.", "asserted")]),
        ("When asked if he would go, Orr nodded.",
         [("When asked if he would go, Orr nodded.", "asserted")]),
        ("If he goes, the pit will close.",
         [("If he goes, the pit will close.", "conditional")]),
    ],
)  # fmt: skip
def test_what_is_the_texts_own_and_how_it_is_put(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(c.text, c.modality) for c in graph(text).claims()] == expected


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("Experts found no data to suggest", False),
        ("Experts found nothing to suggest", False),
        ("The police have little to show", False),
        ("Lund did not use the rally to claim", False),
        ("Lund never took the stand to say", False),
        ("No firm took the stand to say", False),
        ("The paper retracted the claim", False),
        ("Lund used the rally to claim", True),
        ("Lund, who did not sign, used the rally to claim", True),
        ("Lund did not only write to warn", True),
    ],
)
def test_nobody_says_what_nothing_was_done_to_say(deed: str, said: bool) -> None:
    kb = cg.parse(f"{deed} that the dam had broken.")
    assert ("The dam had broken." in [claim.text for claim in kb.claims()]) is said


def test_what_a_relative_clause_says_ends_before_the_main_verb() -> None:
    kb = cg.parse("A film that claims to show that the dam broke in May is fake.")
    assert not [claim for claim in kb.claims() if claim.text.startswith("The dam broke")]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("McDonald's said that it lost money.", "McDonald's"),
        ("Moody's warned that it lost money.", "Moody's"),
        ("Emails sent by staff and seen by the Post reveal that it lost money.", "Emails"),
        ("Papers leaked in May and reviewed by Orr show that it lost money.", "Papers"),
        ("A friend of Lund's claimed that it lost money.", "A friend of Lund's"),
        ("A colleague of his said that it lost money.", "A colleague of his"),
        ("Moe left and was replaced by Lund, who said that it lost money.", "Lund"),
        ("It's said that it lost money.", ""),
    ],
)
def test_names_with_an_ending_and_texts_seen_by_others_speak(sentence: str, speaker: str) -> None:
    (voice,) = voices(sentence)
    said = [sentence[a:b] for a, b in voice.content]
    heard = " ".join(sentence[a:b] for a, b in voice.source)
    assert (said, heard.startswith(speaker), bool(heard)) == (
        ["it lost money"],
        True,
        bool(speaker),
    )


@pytest.mark.parametrize(
    "leaves_open",
    ["did not confirm or deny", "would neither confirm nor deny", "refused to confirm or deny"],
)
def test_nobody_denies_what_is_neither_confirmed_nor_denied(leaves_open: str) -> None:
    kb = cg.parse(f"Orr {leaves_open} that the base was hit.")
    assert [claim.text for claim in kb.claims()] == [kb.document.text]
    assert [event.status for event in kb.events()] == ["alleged"]


def test_who_denies_it_after_an_or_still_denies_it() -> None:
    kb = cg.parse("Orr met two or three people and denied that the base was hit.")
    assert ("The base was hit.", "denied") in [(c.text, c.modality) for c in kb.claims()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orr said that, according to Lund, the pump had failed.",
            {"The pump had failed.": "Lund"},
        ),
        ("Orr said that, in her view, the vote was unfair.",
         {"In Orr’s view, the vote was unfair.": "Orr"}),
        ("According to Lund, the pump had failed.", {"The pump had failed.": "Lund"}),
    ],
)  # fmt: skip
def test_words_set_in_behind_that_do_not_take_what_stands_before(
    text: str, expected: dict[str, str]
) -> None:
    kb = cg.parse(text)
    told = [(claim.text, voice) for claim in kb.claims() for voice in kb.voicings(claim)]
    heard = {words: kb[voice.actor].label for words, voice in told if voice.actor}
    assert heard == expected


def test_hearsay_between_commas_tells_of_a_participle_alone() -> None:
    kb = cg.parse("The clerk, reportedly fired in May, sued the bank.")
    assert ("The clerk was reportedly fired in May.", "reported") in [
        (claim.text, claim.modality) for claim in kb.claims()
    ]
    assert [e.status for e in kb.events() if "fired" in e.name] == ["alleged"]


def test_what_nobody_has_yet_confirmed_is_alleged() -> None:
    kb = cg.parse("Guards have yet to confirm that the tug sank.")
    assert [event.status for event in kb.events()] == ["alleged"]
