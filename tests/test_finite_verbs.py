"""Words that are nouns and verbs: which is the verb is settled by the clause."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.reading.lang.en import verb_groups as verb_groups_module
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import Tagged, VerbGroup, tokenize
from claimgraph.reading.lang.en.verb_groups import verb_groups

VERBS = (
    "Loose tiles >cause falls on the stairs",
    "Most clinics still >use paper forms",
    "The council >plans a toll",
    "The military >votes to leave",
    "Those who work from home >save fuel",
    "They only >account for a tenth of the catch",
    "It also >limits the catch",
    "This >makes the harbour safer than firms that save a wide range of costs",
    "A yard that >focuses on one boat",
    "Parks that >result from the plan",
    "Skippers of Orr, Tarland, >gather in the hall",
    "One ruler, usually a hereditary ruler, >holds political power",
    "This notice, however, >needs to be read",
    "The board, in turn, >supplies water to towns",
    "The cost of mending each net >declines .",
    "The fish landed at the new quay >comes from the north",
    "The crew does whatever >needs to be done",
    "Small shops >face higher rents than large ones",
    "Ferries >charge extra for bicycles",
    "Nets >supply a third of the catch",
    "Moths and other insects >visit the flowers",
    "Wards in the north >report fewer cases",
    "Drivers over 70 >pay less",
    "Skippers who race >need a licence",
    "The ferry >needs new engines",
    "The by-law >limits opening hours to ten a day",
    "A wet spring >slows growth",
    "The kiln >supplies heat to nine houses",
    "This is a habit that >bears more weight than it should",
    "Yards that >try to save fuel were few",
    "If a lack of care >causes damage to the hull, the yard pays",
    "While members of the crew >vote for a captain, the ship waits",
    "The grant >covers two thirds of the price",
)
NO_VERBS = {"falls", "forms", "rents", "charge", "engines", "growth", "heat", "shops", "checks"}
NOUNS = (
    "The harbour board reports a rise in tariff claims",
    "Canal trade talks ended",
    "The port strikes hurt exports",
    "Human rights group meetings were held in Velmar",
    "Mills need help and support services",
)


def verbs_of(sentence: str) -> list[str]:
    found = Sentence(tokenize(sentence))
    return [t.text for t, tag in zip(found.tokens, found.tags, strict=True) if tag == "VERB"]


@pytest.mark.parametrize("sentence", VERBS)
def test_a_clause_that_lacks_a_verb_has_the_word_that_agrees_and_is_most_often_one(
    sentence: str,
) -> None:
    before, _, after = sentence.partition(">")
    verb = after.split()[0]
    assert verb in verbs_of(before + after)
    assert NO_VERBS.isdisjoint({*verbs_of(before + after)} - {verb})


@pytest.mark.parametrize("sentence", NOUNS)
def test_nouns_stay_nouns_beside_a_verb(sentence: str) -> None:
    nouns = {"claims", "talks", "strikes", "support", "group", "trade", "exports", "rise"}
    assert nouns.isdisjoint(verbs_of(sentence))


def test_a_verb_is_found_again_behind_and() -> None:
    assert verbs_of("The tax penalizes thrift and then slows trade.") == ["penalizes", "slows"]
    assert verbs_of("It opened before trade talks in Velmar.") == []


def test_present_statements_are_told_apart() -> None:
    kb = cg.parse(
        "The plan cuts costs, and small firms face fewer checks [1].\n\n[1] https://e.org/a"
    )
    assert [c.text for c in kb.claims()] == [
        "The plan cuts costs.",
        "Small firms face fewer checks.",
    ]


def test_a_cause_does_not_speak() -> None:
    kb = cg.parse("The mill's many losses are explained by damp [1].\n\n[1] https://e.org/a")
    (claim,) = kb.claims()
    assert claim.text == "The mill's many losses are explained by damp."
    assert not kb.voicings(claim)


@given(
    st.lists(
        st.sampled_from(
            [
                "work",
                "plans",
                "cause",
                "report",
                "and",
                ",",
                "rents",
                "the",
                "old",
                "face",
                "up",
                "in",
            ]
        )
    )
)
def test_any_words_get_a_class_each(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    assert len(Sentence(tokens).tags) == len(tokens)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("**Bottom line:** Yards keep spare nets.", "Yards keep spare nets."),
        ("**Cost.** The quay costs 40 million euros.", "The quay costs 40 million euros."),
        ("Result: 12 houses burned down.", "12 houses burned down."),
        ("Why it matters: Two thirds of the water comes from the lake.",
         "Two thirds of the water comes from the lake."),
        ("**Slow Leaks**: The tank loses a litre a day.", "The tank loses a litre a day."),
        ("**Boats/Cars**: Full support.", "Boats/Cars: Full support."),
        ("He had one rule: Never lie to the board.", "He had one rule: Never lie to the board."),
        ("Cost: 40 million euros a year.", "Cost: 40 million euros a year."),
    ],
)  # fmt: skip
def test_a_label_before_a_sentence_is_not_in_the_claim(text: str, claim: str) -> None:
    assert [c.text for c in cg.parse(f"{text[:-1]} [1].\n\n[1] https://e.org/a").claims()] == [
        claim
    ]


def test_clauses_behind_relative_clauses_are_told_apart() -> None:
    text = "Crews who work at night save an hour, and they rest more. The nets that fell were old."
    claims = [c.text for c in cg.parse(text).claims()]
    assert claims == ["Crews who work at night save an hour.", "They rest more.",
                      "The nets that fell were old."]  # fmt: skip


def test_many_clauses_are_looked_at_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    real = verb_groups

    def counted(words: Sequence[Tagged]) -> list[VerbGroup]:
        nonlocal looked
        looked += len(words)
        return real(words)

    monkeypatch.setattr(verb_groups_module, "verb_groups", counted)
    tokens = tokenize("the plans, and work, and face, and " * 500)
    Sentence(tokens)
    assert 0 < looked <= 3 * len(tokens)


@pytest.mark.parametrize(
    "text",
    [
        "The tool lets crews make charts, boards, calendars, and gallery views for one voyage.",
        "Waxed ropes, dyed nets, bright floats, and carved oak draw the eye.",
        "The aim is balancing rights and pay with the goals of fostering growth and keeping peace.",
        "The board should ask for skill, patience, and care that lasts.",
        "The rules require steady checking, training, and repair.",
    ],
)
def test_lists_of_things_are_not_taken_for_clauses(text: str) -> None:
    assert [c.text for c in cg.parse(text).claims()] == [text]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The crew work at night and pay the bill.", 1),
        ("The staff work in shifts and clean the halls.", 1),
        ("Norway and Sweden share data and plan joint tests.", 2),
        ("The yard closes mills and moves the staff.", 2),
    ],
)
def test_a_second_verb_gets_a_subject_that_it_agrees_with(text: str, claims: int) -> None:
    assert len(cg.parse(text).claims()) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Of the 412 samples taken in May, 39 contained lead above the legal limit.",
        "Of the ten wells, nine leaked oil.",
        "In 2010, Danes played the Swedes in the final of the cup.",
        "Stage 3 represents a major turning point in the disease.",
        "Fig. 16 shows convergence rates with time refinement.",
        "But in practice, that separation is rarely clean.",
        "The stability of care after surgery significantly impacts recovery.",
        "Such events now span nearly every major port of the coast.",
        "Ada Lund, Jon Orr and Ida Falk reprise their roles from the first film.",
    ],
)
def test_a_sentence_whose_verb_looks_like_a_noun_is_a_claim(text: str) -> None:
    assert {s.aside for s in cg.parse(text).sentences()} == {None}


def test_several_things_behind_a_number_are_no_verb() -> None:
    assert [e.name for e in cg.parse("Phase 3 trials of the pill in Kenya.").events()] == []
    assert [c.text for c in cg.parse("Of the ten ships, three damaged ones sank.").claims()] == [
        "Of the ten ships, three damaged ones sank."
    ]


def test_a_degree_counts_nothing() -> None:
    text = "According to Orr’s book “Bread”, dough above 26 °C ferments quickly."
    assert [c.text for c in cg.parse(text).claims()] == ["Dough above 26 °C ferments quickly."]
