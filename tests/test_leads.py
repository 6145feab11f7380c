"""Points of lists: which need the sentence that leads them in, and which are let be."""

from __future__ import annotations

import pytest

import claimgraph as cg


def texts(text: str) -> list[str]:
    return [claim.text for claim in cg.parse(text, language="en").claims()]


def points(lead: str, *told: str) -> list[str]:
    return texts("\n".join([lead, "", *(f"- {one}" for one in told)]))


def test_a_point_without_a_verb_is_told_with_its_lead() -> None:
    found = points(
        "The audit found two gaps:", "no key to the safe;", "a log that nobody had read."
    )
    assert found == [
        "The audit found two gaps: no key to the safe.",
        "The audit found two gaps: a log that nobody had read.",
    ]


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("Buyers include:", "Buyers include mills in Velm."),
        ("The grant was spent on:", "The grant was spent on mills in Velm."),
        ("Two groups were hurt most:", "Two groups were hurt most: Mills in Velm."),
        ("The chief losers were:", "The chief losers were: Mills in Velm."),
    ],
)
def test_a_verb_or_preposition_takes_a_point_as_its_object(lead: str, told: str) -> None:
    assert points(lead, "Mills in Velm") == [told]


@pytest.mark.parametrize(
    "lead",
    [
        "Members must bring one of the following:",
        "Buyers pay for coal or:",
        "You will need several things:",
        "Bring the following things:",
        "This covers:",
        "The mayor was furious:",
        "Opening hours:",
    ],
)
def test_nothing_is_joined_where_the_lead_does_not_settle_it(lead: str) -> None:
    assert points(lead, "coal from the new mill") == []


def test_a_label_leads_in_what_a_marker_makes_a_claim() -> None:
    kb = cg.parse(
        "Effects:\n\n- damage of $14 million [1]\n- a long wait\n\n[1] Fund, https://example.org/a\n"
    )
    assert [c.text for c in kb.claims()] == ["Effects: damage of $14 million."]


def test_lines_right_below_a_colon_are_points_without_signs() -> None:
    text = (
        "The river broke the bridge in:\n\n1903, when a wall fell;\n2015, for a month\n\nIt is old."
    )
    assert texts(text)[:2] == [
        "The river broke the bridge in 1903, when a wall fell.",
        "The river broke the bridge in 2015, for a month.",
    ]


def test_a_point_with_a_label_and_a_sentence_of_its_own_is_not_joined() -> None:
    text = 'Two obstacles remain:\n\n- **Rules** – "ash" counts as waste in Velm [1].\n\n[1] https://example.org/a'
    assert not any("obstacles" in one for one in texts(text))


def test_alternatives_are_not_told_as_facts() -> None:
    assert points("The board banned sales of:", "coal from Velm, or", "peat from the moor") == []


def test_a_point_that_is_a_sentence_stands_by_itself() -> None:
    found = points("Two gaps were found:", "The safe had no key.", "raises fears of theft")
    assert found == ["The safe had no key.", "This raises fears of theft."]


def test_a_point_takes_the_markers_of_its_lead_unless_it_has_its_own() -> None:
    kb = cg.parse(
        "The audit found two gaps [1]:\n\n- a safe without a key;\n- a log of 1990 [2].\n\n"
        "[1] Audit, https://example.org/a\n[2] Log, https://example.org/b\n"
    )
    assert [[s.url for s in kb.sources(of=c, counting="candidates")] for c in kb.claims()] == [
        ["https://example.org/a"], ["https://example.org/a"], ["https://example.org/b"],
    ]  # fmt: skip


def test_how_a_lead_is_put_holds_for_its_points() -> None:
    text = "The plan would not create the following:\n\n- jobs in Velm\n"
    (claim,) = cg.parse(text, language="en").claims()
    assert (claim.modality, claim.polarity) == ("conditional", "negative")
    assert [text[slice(*map(int, p.split("=")[1].split(",")))] for p in claim.completed_by] == [
        "The plan would not create the following"
    ]


def test_deeper_points_are_led_in_by_the_point_above_them() -> None:
    text = "- The audit found two gaps:\n  - a safe without a key\n- The log was lost.\n"
    assert texts(text) == ["The audit found two gaps: a safe without a key.", "The log was lost."]


def test_enumerated_lines_are_points() -> None:
    text = (
        "(1) An owner of a dam must keep a record of—\n    (a) the level on each day,\n"
        "    (b) each visit.\n(2) The record must be kept for nine years.\n"
    )
    assert texts(text) == [
        "An owner of a dam must keep a record of the level on each day.",
        "An owner of a dam must keep a record of each visit.",
        "The record must be kept for nine years.",
    ]
    nested = "The main gaps were:\n(a) a safe;\n(i) without a key;\n(ii) without a lid;\n(b) a log."
    assert "The main gaps were: a log." in texts(nested)


def test_letters_within_running_text_begin_no_points() -> None:
    text = "The dam broke because (a) the wall was thin and\n(b) the river rose by 3 metres."
    assert len(texts(text)) < 3
    assert not any(one.startswith("The river") for one in texts(text))


def test_points_below_a_condition_are_what_it_holds_under() -> None:
    found = points(
        "Either side may end it if:", "the other is insolvent; or", "a bill is not paid."
    )
    assert found == [
        "Either side may end it if the other is insolvent.",
        "Either side may end it if a bill is not paid.",
    ]


def test_a_list_further_out_or_with_other_signs_is_another() -> None:
    text = "The owner is not liable for:\n    (a) noise;\n    (b) a loss.\n\n3. COSTS\n\nIt rained."
    assert not any("COSTS" in one for one in texts(text))


@pytest.mark.parametrize(
    "point", ["delays caused by the client", "Tumble bars, which we bought in 2026", "East Anglia"]
)
def test_phrases_that_look_like_sentences_or_orders_are_joined(point: str) -> None:
    lead = "The brands are:" if "bars" in point else "The board is to blame for:"
    assert [one.rstrip(".").lower() for one in points(lead, point)] == [
        f"{lead if 'bars' in point else lead.rstrip(':')} {point}".lower()
    ]


def test_a_noun_before_that_is_no_verb() -> None:
    assert points("Grants cover:", "pumps that cost less than $800") == [
        "Grants cover pumps that cost less than $800."
    ]


def test_bare_verbs_go_on_from_will_and_to() -> None:
    text = "From May the port will:\n- keep all 40 pilots\n- invest two million in a crane"
    assert texts(text) == [
        "From May the port will keep all 40 pilots.",
        "From May the port will invest two million in a crane.",
    ]


def test_a_point_without_a_word_is_let_be() -> None:
    assert points("The river broke the bridge in:", "1968", "2015, for a month") == [
        "The river broke the bridge in 2015, for a month."
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "You need not pay for bags used only for:",
        "Before you start, check:",
        "Watch for:",
        "Ask yourself whether:",
        "The dose is one of the following:",
    ],
)
def test_points_that_a_question_or_an_order_leads_in_are_not_told(lead: str) -> None:
    text = f"{lead}\n\n- unwrapped food sold in bulk\n- the lamp is full\n\nShops keep the bags."
    assert texts(text) == ["Shops keep the bags."]


def test_points_in_small_letters_below_a_heading_are_told() -> None:
    text = "## So far\n\n- the bridge is shut\n- two people died\n"
    assert [one.lower() for one in texts(text)] == ["the bridge is shut", "two people died"]
