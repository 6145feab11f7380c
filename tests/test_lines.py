"""Which lines of briefings, digests and reports are statements, and how those are told."""

from __future__ import annotations

import pytest

import claimgraph as cg
from claimgraph.intake.html import from_html


def texts(text: str) -> list[str]:
    return [claim.text for claim in cg.parse(text, language="en").claims()]


def cited(text: str) -> dict[str, list[str | None]]:
    kb = cg.parse(text, language="en")
    return {claim.text: [s.url for s in _backing(kb, claim.id)] for claim in kb.claims()}


def _backing(kb: cg.ClaimGraph, claim: str) -> list[cg.Source]:
    found = [kb[c.source] for c in kb.citations() if c.claim == claim]
    return [source for source in found if isinstance(source, cg.Source)]


@pytest.mark.parametrize(
    "line",
    [
        "Council Approves Harbour Plan After Long Debate",
        "Ferry Sinks Off Velm Coast",
        "Two Held Over Raid on Bank",
        "Orr Bank Head Ada Lind to Retire",
        "Mayor to Resign in May",
        "Lind Meets Rask in Oslo",
        "The Mayor May Resign Over Costs",
        "Oil Firm Found Liable for Spill",
    ],
)
def test_headlines_with_a_capital_for_every_word_are_statements(line: str) -> None:
    assert texts(f"- {line}\n- Rain fell in Velm.") == [line, "Rain fell in Velm."]


@pytest.mark.parametrize(
    "line",
    [
        "Energy & Permitting Daily Digest",
        "Accidental Explosion in Velm, Victory in Orr",
        "Lessons learned",
        "Sources of the review",
        "Ways to save water",
        "Groups active in June 2026",
        "Figures as of 3 PM · pages refresh every hour",
        "Using slash commands to automate common prompts",
        "Faster delivery times through better cranes",
        "Less anger and fewer rows based on pay",
        'A "peer review" method that uses two ships to test each other in wind and in rain',
    ],
)
def test_lines_that_only_label_are_no_statements(line: str) -> None:
    assert texts(f"- {line}\n- Rain fell in Velm.") == ["Rain fell in Velm."]


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("Impact: Raises fears over ferry jobs", ["This raises fears over ferry jobs."]),
        ("**Context:** Follows a ban on nets.", ["This follows a ban on nets."]),
        ("May cost the port 30 jobs.", ["This may cost the port 30 jobs."]),
        ("Raises costs; the port will pay them", ["This raises costs.", "The port will pay them."]),
        ("Plans to cut tax failed.", ["Plans to cut tax failed."]),
        ("Hopes rise for the crew.", ["Hopes rise for the crew."]),
        ("Reports suggest the mill has shut.", ["The mill has shut."]),
        ("Reports suggest the mill shut.", ["Reports suggest the mill shut."]),  # or the shut mill
    ],
)
def test_points_that_leave_out_their_subject_are_sentences(line: str, claims: list[str]) -> None:
    assert texts(f"## Ferries\n\n- {line}\n") == claims


def test_what_was_put_in_for_the_subject_is_recorded() -> None:
    (claim,) = cg.parse("## Ferries\n\n- Impact: Raises fears over ferry jobs\n").claims()
    assert claim.note == "put in: “this” (the subject)"


def test_a_point_in_bold_above_points_of_its_own_is_their_heading() -> None:
    text = (
        "- **Council Closes Old Bridge**\n    - The council closed the old bridge on Friday.\n"
        "    - Buses take another way.\n- **Fares rose.**\n    - A ticket costs 3 crowns.\n"
    )
    kb = cg.parse(text)
    assert [c.text for c in kb.claims()] == [
        "The council closed the old bridge on Friday.", "Buses take another way.", "Fares rose.",
        "A ticket costs 3 crowns.",
    ]  # fmt: skip
    assert kb.sentences()[0].aside == "heading"


def test_a_headline_is_told_once_where_its_summary_says_the_same() -> None:
    again = "- Ferry Sinks Off Velm Coast\n    - A ferry sank off the coast of Velm at noon.\n"
    assert texts(again) == ["A ferry sank off the coast of Velm at noon."]
    more = "- Ferry With 40 Aboard Sinks Off Velm\n    - A ferry sank off Velm at noon on Friday.\n"
    assert texts(more)[0] == "Ferry With 40 Aboard Sinks Off Velm"
    titled = "Council Sells Old Ferry Line — The council sold its old ferry line in May.\n"
    assert texts(titled) == ["The council sold its old ferry line in May."]
    dashed = "The council shuts the old bridge — The council shut the old bridge on Monday.\n"
    assert texts(dashed) == ["The council shut the old bridge on Monday."]


def test_nobody_speaks_in_a_headline_that_is_told_again() -> None:
    text = (
        "### Orr announces loan of 3 million crowns\n\n"
        "The town of Orr signed a loan of 3 million crowns in May.\n"
    )
    assert texts(text) == ["The town of Orr signed a loan of 3 million crowns in May."]


def test_a_line_that_says_when_and_by_whom_parts_no_headline_from_its_text() -> None:
    text = (
        "It rained in Velm, and the port was shut for a day.\n\n"
        "Port Board Names Pilots\n\nHarbour Post · 3 May 2026\n\n"
        "The board of the port chose four pilots out of a list of ninety.\n"
    )
    assert "Port Board Names Pilots" not in " ".join(texts(text))


def test_who_said_a_quotation_behind_a_dash_is_no_word_of_it() -> None:
    text = (
        '> "We will not vote for the plan." — Ada Lind\n\n'
        '> "The plan was made in haste." — [Velm Post](https://a.example/1)\n\n'
        '> "The port sleeps." — Bo Rask, per [Velm Post](https://a.example/1)\n'
    )
    assert cited(text) == {
        "We will not vote for the plan.": [],
        '"The plan was made in haste."': ["https://a.example/1"],
        "The port sleeps.": ["https://a.example/1"],
    }


def test_a_line_of_links_to_papers_states_nothing() -> None:
    text = (
        "The board met in May.\n\n"
        "**Coverage:** [Velm Post](https://a.example/1), [Orr Mail](https://b.example/2), Daily\n\n"
        "Rain fell on [the port](https://c.example/3).\n"
    )
    assert texts(text) == ["The board met in May.", "Rain fell on the port."]


def test_a_label_in_bold_before_a_dash_is_no_statement_of_its_own() -> None:
    text = (
        "- **No harbour fees** - The port charges nothing for boats.\n"
        "- **Fares rose** - A ticket is 3 crowns.\n"
    )
    assert texts(text) == [
        "The port charges nothing for boats.", "Fares rose.", "A ticket is 3 crowns.",
    ]  # fmt: skip


def test_what_is_denied_without_a_verb_is_a_sentence() -> None:
    text = "## Port\n\n- No risk of floods due to the dam.\n- No fees or fines for small boats\n"
    assert texts(text) == [
        "There is no risk of floods due to the dam.", "There are no fees or fines for small boats.",
    ]  # fmt: skip


def test_lines_whose_verb_may_be_a_noun_stay() -> None:
    assert texts("## Port\n\n- All cranes function in wind and rain\n- Rain fell.\n") == [
        "All cranes function in wind and rain", "Rain fell.",
    ]  # fmt: skip


def test_rows_of_labels_are_no_statements() -> None:
    text = (
        "| Tool | Use | Note |\n|---|---|---|\n| Orrit | Maps | Free of charge |\n"
        "| Velmo | Charts | It costs 30 crowns |\n"
    )
    assert texts(text) == ["Velmo – Use: Charts; Note: It costs 30 crowns"]


def test_rows_with_figures_are_told_even_in_few_words() -> None:
    text = "| Group | Share |\n|---|---|\n| Bakers | 9% |\n| Others | None |\n"
    assert texts(text) == ["Bakers – Share: 9%"]


def test_the_heads_of_columns_are_put_into_a_row_and_recorded() -> None:
    text = "| Rank | Port | Cranes | Note |\n|--|--|--|--|\n| 1 | Velm | 12 | – |\n"
    kb = cg.parse(text)
    (claim,) = kb.claims()
    assert claim.text == "Velm – Cranes: 12; Rank: 1"
    assert [kb[p].label for p in claim.completed_by] == ["Cranes", "Rank"]
    assert texts("| Velm | 12 | 30 |\n| Orr | 9 | 31 |\n") == []  # of what, nothing says


@pytest.mark.parametrize(
    "line",
    [
        "Spokes maintained in Orr",
        "The Velm brothers, the men with the plan.",
        "Ada Lund at her yard, the place where she was born and grew up",
        "20 to 30 crowns on average, compared with 10 for a bus.",
        "Central vs. distributed storage",
        "Edited by Ada Lund.",
        "Generated from the minutes of the council.",
        "About 30 kinds of moss",
        "Free parking up to 10 hours a day",
        "Harbour and other costs",
        "Orr Foods (buyer), a dairy group based in Velm",
        "The Best Cranes for 2031",
        "High for the price; low for the share (sources differ: 38% in one, 41% in another).",
    ],
)
def test_lines_whose_verb_is_none_of_their_own_state_nothing(line: str) -> None:
    assert texts(f"The council met in Velm.\n\n- {line}\n- Rain fell.\n") == [
        "The council met in Velm.", "Rain fell.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "The eastern span fell into the river",
        "Governors bailed out banks (Orr, Velm)",
        "Both groups improved their aim",
        "Sales increased in May",
        "Sales of 3 million crowns",
        "Prices up 12% in May",
        "That is a rise of 9%, not 90%.",
    ],
)
def test_lines_that_tell_something_stay_claims(line: str) -> None:
    assert line in texts(f"The council met in Velm.\n\n- {line}\n- Rain drowned a field.\n")


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("Note: The bridge is shut.", "The bridge is shut."),
        ("**Important:** The bridge is shut.", "The bridge is shut."),
        ("💡 **Pro tip:** The bridge is shut.", "The bridge is shut."),
        ("- **Orr Group**: sales fell 3% in May", "Orr Group: sales fell 3% in May"),
        ("- **Orr Group**: tripled its sales", "Orr Group tripled its sales"),
        ("- **Costs**: prices of fish fell in May", "Prices of fish fell in May"),
    ],
)
def test_labels_are_left_out_and_names_are_kept(line: str, claim: str) -> None:
    assert claim in texts(f"The council met in Velm.\n\n{line}\n\nRain drowned a field.\n")


def test_what_a_text_only_tests_is_reported() -> None:
    kb = cg.parse("The council met.\n\n**Claim:** Crime in Velm has doubled.\n\nIt rose by 9%.\n")
    assert [c.modality for c in kb.claims() if "doubled" in c.text] == ["reported"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Talk to the harbour master first.", "normative"),
        ("Never start the crane in a storm.", "normative"),
        ("If you own a boat, keep it dry.", "normative"),
        ("We recommend a second crane.", "normative"),
        ("A second crane is a reasonable option for Velm.", "evaluation"),
        ("I love this crane.", "evaluation"),
        ("Use of cranes rose in May.", "fact"),
        ("Talk of a merger faded in May.", "fact"),
    ],
)
def test_orders_and_opinions_are_no_facts(text: str, kind: str) -> None:
    (claim,) = cg.parse(f"# Velm\n\n{text}\n").claims()
    assert claim.kind == kind


def test_where_more_is_to_be_found_is_no_claim() -> None:
    text = (
        "The port has nine cranes.\n\nSee Port Affairs for detailed analysis of tolls and fees.\n\n"
        "See [Port Affairs](https://a.example/1) for comprehensive analysis of tolls, and fees.\n"
    )
    assert texts(text) == ["The port has nine cranes."]


def test_open_tasks_are_no_statements_and_done_ones_lose_their_box() -> None:
    text = "- [ ] Draw the logo of the port\n- [x] The bridge was mended in May.\n"
    assert texts(text) == ["The bridge was mended in May."]


def test_a_count_in_a_paragraph_is_no_word_of_its_statement() -> None:
    assert texts("(1) The mill shut in May. (2) The dam broke in June.") == [
        "The mill shut in May.", "The dam broke in June.",
    ]  # fmt: skip


@pytest.mark.parametrize("link", ["[Source →]({})", "→ [Read more]({})", "[Velm Post]({})"])
def test_a_line_that_is_only_a_link_backs_the_paragraph_before(link: str) -> None:
    url = "https://velmpost.example/a"
    text = f"The line opened in May. It cost 3 crowns.\n\n{link.format(url)}\n\nRain fell on Orr.\n"
    assert cited(text) == {
        "The line opened in May.": [url], "It cost 3 crowns.": [url], "Rain fell on Orr.": [],
    }  # fmt: skip


def test_headlines_that_are_links_are_no_sources_of_those_before() -> None:
    text = (
        "- [Council Approves Harbour Plan](https://a.example/1)\n"
        "- [Ferry Sinks Off Velm Coast](https://b.example/2)\n"
    )
    assert cited(text) == {
        "Council Approves Harbour Plan": ["https://a.example/1"],
        "Ferry Sinks Off Velm Coast": ["https://b.example/2"],
    }


def test_points_without_any_verb_or_figure_state_nothing() -> None:
    text = "This covers:\n\n- Unpaid care of children.\n- Nurses and their roles.\n- Fares rose.\n"
    assert texts(text) == ["Fares rose."]


def test_a_sentence_in_bold_is_one_and_leads_in_none() -> None:
    text = "**The council of Velm sold its old ferry to Orr.** The deal drew anger in the port.\n"
    assert texts(text) == [
        "The council of Velm sold its old ferry to Orr.", "The deal drew anger in the port.",
    ]  # fmt: skip


def drawn(text: str) -> list[str]:
    kb = cg.parse(text, language="en")
    return [claim.text for claim in kb.claims() if any(i.claim == claim.id for i in _all(kb))]


def _all(kb: cg.ClaimGraph) -> list[cg.Inference]:
    return list(kb.all(cg.Inference))


def test_what_is_told_of_a_thing_named_before_follows_from_nothing() -> None:
    assert drawn("The port has nine new cranes. These cranes are built to lift trains.") == []
    assert drawn("The crew shut the gate so they can leave, and the dam rose.") == []
    assert drawn("The board closed nine schools. This policy is a burden on the town.") == []
    assert drawn("The board closed nine schools. This policy is fragile.") == []
    told = "This step is evidence that the town is poor."
    assert drawn(f"The board closed nine schools. {told}") == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The cranes lift trains. All this takes nine minutes.",
        "The dam leaks. The mill is old and therefore unsafe.",
        "Crews shut the gate, so that the dam rose.",
        "The port shut. This makes sense for Velm.",
        "Raise the toll. This would make the bridge pay.",
        "The port shut. This list was made by the mayor.",
        "The port shut. This post explains what follows.",
        "The port shut. This step is silly because boats sail.",
        "The shop has cranes from Orr, with prices of 30 to 90 crowns.",
    ],
)
def test_what_goes_with_a_thing_is_not_drawn_from_it(text: str) -> None:
    assert drawn(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "2. Use Your Harbour\n\nThe harbour of Velm has nine cranes, which lift trains and mills.",
        "Facebook Twitter Email Print",
        "Last updated on 20 May, 2031.",
        "Leave this field blank",
        "- [`Crane::lift`](https://docs.example/crane)",
        "- The mayor of Velm is due to appear at the harbour of…",
        "Orr AB et al. Cranes of the north. J Port Res. 2011;12(3):245–61.",
    ],
)
def test_what_is_of_the_page_is_no_claim(line: str) -> None:
    found = texts(f"The council met in Velm.\n\n{line}\n\nRain drowned a field.\n")
    cranes = ["The harbour of Velm has nine cranes, which lift trains and mills."]
    assert [t for t in found if t not in cranes] == [
        "The council met in Velm.", "Rain drowned a field.",
    ]  # fmt: skip


def test_signs_of_boxes_and_names_before_verbs_are_told_apart() -> None:
    text = "The council met.\n\n> [!note] The gate is shut.\n\n**Orr Group:** Employs nine men.\n"
    assert texts(text)[1:] == ["The gate is shut.", "Orr Group employs nine men."]


@pytest.mark.parametrize(
    "text",
    [
        "`crane_lift` implements the nine steps.",
        "The dam (a work of Orr) leaks.",
        "Building nine cranes in the port would be useful.",
    ],
)
def test_verbs_behind_signs_and_brackets_are_seen(text: str) -> None:
    assert len(texts(f"# Velm\n\nThe council met in Velm. {text}\n")) == 2


def test_wrapped_lines_of_mails_and_quotations_are_one_sentence() -> None:
    text = (
        "Dear Ann,\n\nThe board met at noon. Most of its members had come by train from\n"
        "Velm, where the bridge is shut.\n\n> The flood is due Friday. The gates will be shut at\n"
        "> Orr two hours before.\n"
    )
    assert texts(text) == [
        "The board met at noon.",
        "Most of its members had come by train from Velm.",
        "In Velm, the bridge is shut.",
        "The flood is due Friday.",
        "The gates will be shut at Orr two hours before.",
    ]


def test_a_text_with_many_short_lines_shows_its_width_by_those_that_go_on() -> None:
    text = (
        "Harbour Papers\nVol. 3\nAnn Lund\nOrr College\nVelm\nKeywords: mud, crabs\n\n"
        "The mud flats of the bay were surveyed twice, in spring and in\n"
        "autumn. Crabs had left them by then, and so had most of the birds\n"
        "that feed on them. The survey took nine days (Lund and\n"
        "Orr led it). Storms cut it short in the second week of a very\nwet October.\n"
    )
    assert "The survey took nine days (Lund and Orr led it)." in texts(text)


MAIL = """From: Ann Lund <ann@velm.example>
To: Bo Orr <bo@orr.example>
Subject: Ferries stay in port
Date: Tue, 4 Feb 2031 10:12:00 +0100

Hello Bo,

thanks for the quick answer. The ferry lost a propeller on Monday.

Best wishes,
Ann

--
Ann Lund, Velm Harbour Board
This e-mail may contain confidential information. If you are not the intended
recipient, please delete it.

On Mon, 3 Feb 2031 at 17:40, Bo Orr wrote:

> The ferry sails on Friday.
"""


def test_the_form_of_a_mail_makes_no_claims() -> None:
    assert texts(MAIL) == ["The ferry lost a propeller on Monday.", "The ferry sails on Friday."]


def test_a_dash_line_and_a_field_alone_are_no_mail() -> None:
    text = "Date: The meeting was moved to Friday.\n\nThe mill burned.\n\n--\n\nThe dam broke."
    assert texts(text)[-2:] == ["The mill burned.", "The dam broke."]


@pytest.mark.parametrize(
    "line",
    [
        "Figure 2: Ferries in port, by month",
        "Table 1. Crabs (mean and range). Bars: counted twice.",
        "Lund, A., Orr, B., 2022. Mud of the western bay. Mar. Ecol. 40, 12–25.",
        "See Record at 112.",
        "For the railway bridge, see Tarn Viaduct.",
        "Contact our advisers or call 0800 555 010.",
        "4/ If you liked this, share the first post.",
        "3 thoughts on “Why ferries sink”",
        "How the port outgrew its town",
        "Go to comments",
        "Confidentiality notice: The contents of this message are for the addressee.",
    ],
)
def test_captions_works_and_calls_of_a_page_make_no_claims(line: str) -> None:
    assert texts(f"The mill burned.\n\n{line}\n\nThe dam broke.") == [
        "The mill burned.",
        "The dam broke.",
    ]


def test_a_sentence_in_a_caption_is_a_claim() -> None:
    assert "Crabs were found at nine sites." in texts(
        "The mill burned.\n\nFig. 3. Crabs were found at nine sites.\n\nThe dam broke."
    )


def test_terms_that_are_defined_are_claims() -> None:
    text = (
        "(1) ‘cell’ means any device that stores energy;\n\n(2) ‘maker’ means whoever sells cells."
    )
    assert texts(text) == [
        "‘cell’ means any device that stores energy.",
        "‘maker’ means whoever sells cells.",
    ]


def test_rows_of_bare_numbers_are_told_under_their_heads() -> None:
    text = "| Year | Demand |\n|---|---|\n| 2027 | 110 |\n| 2030 | 2029 |\n"
    assert texts(text) == ["Year 2027 – Demand: 110"]


def test_points_that_name_the_parts_of_a_text_are_its_contents() -> None:
    text = (
        "# Ferries\n\n1. Where we stand\n2. What broke\n\n## Where we stand\n\nNine ferries sail."
    )
    assert texts(text) == ["Nine ferries sail."]


def test_what_counts_a_point_is_no_word_of_its_claim() -> None:
    assert texts("2/ The river rose by 3 metres.\n\n3/7 The dam broke.") == [
        "The river rose by 3 metres.",
        "The dam broke.",
    ]
    typed = "The delay had two causes:\n\n  o  a builder went bankrupt in 2028;\n\n  o  a storm.\n"
    assert texts(typed) == [
        "A builder went bankrupt in 2028.",
        "The delay had two causes: a storm.",
    ]


def test_the_one_note_of_a_text_is_the_source_of_what_stands_before_its_number() -> None:
    text = "The state paid $90 million for it.1 The governor came.\n\n1 Ohio Board, Grant 2030-117."
    kb = cg.parse(text, language="en")
    (paid,) = (c for c in kb.claims() if "paid" in c.text)
    assert paid.text == "The state paid $90 million for it."
    assert [s.title for s in kb.sources(of=paid)] == ["Ohio Board, Grant 2030-117."]


def test_the_number_of_a_note_that_is_not_there_is_no_word() -> None:
    assert texts("Lund was minister for nine years.3 Orr followed her.")[-1] == "Orr followed her."


def test_a_word_broken_at_the_end_of_a_line_is_one_word_to_the_grammar() -> None:
    text = "Fees rose in May. The in-\ncrease was told to the care-\ntaker of the hall."
    assert texts(text)[1] == "The increase was told to the caretaker of the hall."
    assert "short- and" in texts("The short-\nand long-term loans were repaid in May.")[0]


@pytest.mark.parametrize(
    "text",
    [
        "The pool by the river in Sund stays shut until\nMarch.",
        "The pool by the river was shut because it is\nSund that pays.",
    ],
)
def test_a_line_that_no_phrase_ends_in_goes_on_in_the_next(text: str) -> None:
    assert texts(text) == [text.replace("\n", " ")]


def test_a_title_that_ends_in_a_preposition_stands_apart_from_its_text() -> None:
    text = "1. What the valve is and what it is used for\nThe valve shuts the main pipe."
    assert texts(text) == ["The valve shuts the main pipe."]


@pytest.mark.parametrize(
    "line",
    [
        "if the pump has been repaired twice",
        "Late repair of the north pier: a study in four ports",
        "A. Holm [1], B. Orr [2] and C. Moe [1]",
        "Former keeper Ada Lund on storms, pay and what she would change at once",
        "+44 1632 960 555 desk@mill.example",
        "The port does.",
        "**Aim:** To examine whether the mill was safe at night.",
        "Present: 11 members, 2 guests (list attached)",
    ],
)
def test_titles_names_conditions_and_answers_without_a_verb_state_nothing(line: str) -> None:
    assert texts(f"The mill stopped in May [1].\n\n{line}\n\n[1] Log of the mill") == [
        "The mill stopped in May."
    ]


def test_three_short_lines_are_a_list_and_no_wrapped_text() -> None:
    text = "Visitors\nHours: 9 a.m. to 5 p.m. daily\nTickets: $18 adults, $12 children\n"
    assert texts(f"{text}Members pay nothing.") == ["Members pay nothing."]


def test_a_noun_below_a_heading_that_asks_is_no_statement() -> None:
    assert not texts("## Where it was sold\n\nShops and stalls between May and June for about €35.")
    assert texts("## Where it stood\n\nThe mill burned in May.") == ["The mill burned in May."]
    assert texts("What happened?\n\nThe mill burned.") == ["The mill burned."]


def test_a_noun_that_answers_a_question_is_no_statement() -> None:
    text = "Which boats may enter?\n\nBoats built before 1990 and boats registered in Sund.\n\nAll."
    assert not texts(text)


def test_points_that_give_what_their_label_names_an_amount_are_statements() -> None:
    text = (
        "## Facts\n\n- **Price:** £61 million, paid in cash\n- Trains served: 88 a week\n"
        "- Deaths: about 9,000 since May\n- Opened: 1974\n- Phone: 020 7946 0991\n"
        "- Section 2: 14 rules\n"
    )
    assert texts(text) == [
        "Price: £61 million, paid in cash", "Trains served: 88 a week",
        "Deaths: about 9,000 since May",
    ]  # fmt: skip


def test_plain_words_of_a_heading_in_capitals_name_nobody() -> None:
    kb = cg.parse("WHO IS SERVED\n\nThe plant serves the town of Velm and the port of Orr.")
    assert "WHO" not in {actor.name for actor in kb.actors()}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("PORT ELLERY, Maine — The mill, the last of 14, sold its final loaf.",
         "The mill, the last of 14, sold its final loaf."),
        ("*Sund, 9 July 2031* — Four mills shut, according to a report.", "Four mills shut."),
        ("- Shelter – 6,400 families lack tents.", "6,400 families lack tents."),
        ("4   The mill has doubled its costs.", "The mill has doubled its costs."),
        ("b   It should shut.", "It should shut."),
        ("A) Keep both mills at work.", "Keep both mills at work."),
        ("**Findings:** The mills saved 4 tonnes of oil.", "The mills saved 4 tonnes of oil."),
        ("> ★★☆☆☆ The zip of the bag broke twice.", "The zip of the bag broke twice."),
    ],
)  # fmt: skip
def test_datelines_labels_before_dashes_and_counts_are_no_words_of_a_claim(
    text: str, claim: str
) -> None:
    assert texts(text) == [claim]


def test_a_label_stays_where_what_stands_behind_it_is_no_clause() -> None:
    text = "- Cholera: 12 suspected cases in Velm, none confirmed [1]\n\n[1] Log of the camp"
    assert texts(text) == ["Cholera: 12 suspected cases in Velm, none confirmed"]


def test_a_question_in_bold_is_no_lead_in_of_its_answer() -> None:
    assert texts("1. **What happened?** The dam at Velm burst.") == ["The dam at Velm burst."]


def test_directives_of_restructured_text_are_no_words_of_it() -> None:
    text = (
        ".. note:: The gate was shut in May.\n\n.. list-table:: Gates of the port\n   :widths: 1 2"
    )
    assert texts(text) == ["The gate was shut in May."]


def test_a_sentence_behind_a_label_counts_as_one() -> None:
    assert texts("Why it matters: Two in three of the boats that call at Sund use it.") == [
        "Two in three of the boats that call at Sund use it."
    ]


def test_a_word_broken_at_the_end_of_a_line_is_whole() -> None:
    text = "The crane was shipped by a carpen-\nter and took a ten-\nyear lease."
    told = " ".join(texts(text))
    assert "carpenter" in told
    assert "ten-year" in told


@pytest.mark.parametrize("joint", [" ", "\n", "\n> "])
def test_who_is_named_behind_a_quotation_says_it(joint: str) -> None:
    quote = (
        '> "We were nine minutes from disaster."'
        if ">" in joint
        else '"We were nine minutes from disaster."'
    )
    kb = cg.parse(f"The mill burned.\n\n{quote}{joint}— Karl Lund, control room\n", language="en")
    said = next(c for c in kb.claims() if "nine" in c.text)
    assert said.text == "We were nine minutes from disaster."
    (voicing,) = kb.voicings(said)
    assert "exact='Karl Lund'" in repr(kb[voicing.speaker or ""])


def test_a_label_in_bold_is_no_word_of_what_somebody_says() -> None:
    text = (
        "- **Upside:** The board will vote in May, two clerks said.\n"
        "- **Owner:** Orr AG, which bought it."
    )
    assert not any("*" in one or "Upside" in one for one in texts(text))


def test_a_month_before_a_day_supposes_nothing() -> None:
    (claim,) = cg.parse("May 22: Danmar publishes its results", language="en").claims()
    assert claim.modality == "asserted"


def test_numbered_points_under_a_heading_are_no_sources_where_the_text_defines_their_numbers() -> (
    None
):
    text = (
        "The mill burned [1]. The dam broke [2].\n\n## Decisions\n\n1. We will leave Velm in May.\n"
        "2. The dam stays.\n\n[1]: https://example.org/1\n[2]: https://example.org/2\n"
    )
    kb = cg.parse(text, language="en")
    assert {s.url for s in kb.sources()} == {"https://example.org/1", "https://example.org/2"}
    assert "The dam stays." in {c.text for c in kb.claims()}


def test_works_before_the_number_of_a_page_back_what_cites_them() -> None:
    text = (
        "Meadows store carbon (Lund, 2013;\nOrr et al., 2024). Nets harm them (Lund, 2013).\n\n"
        "Lund, C., 2013. Blue carbon. Estuaries 36, 1–9.\n"
        "Orr, S., Bay, H., Lim, T., 2024. Meadows as nurseries. Fish Res. 88, 77–90.\n\n212\n"
    )
    assert len(cg.parse(text, language="en").sources()) == 2


@pytest.mark.parametrize("marker", ["[1]", "【1】", "【1†source】", "[^1]"])
@pytest.mark.parametrize("bullet", ["", "- "])
def test_a_line_that_begins_with_the_marker_of_the_words_before_it_goes_on(
    marker: str, bullet: str
) -> None:
    entry = "[^1]: Mill closes" if "^" in marker else "1. Mill closes"
    text = (
        f"{bullet}The mill by the river of Velm was shut in May\n{marker}, and it burned down in"
        f" June.\n\nSources:\n{entry}\n"
    )
    kb = cg.parse(text)
    assert [claim.text for claim in kb.claims(relying_on=1)] == [
        "The mill by the river of Velm was shut in May."
    ]
    assert [claim.text for claim in kb.claims(status="uncited")] == ["It burned down in June."]


def test_notes_in_small_letters_below_a_line_without_a_stop_are_a_list() -> None:
    kb = cg.parse(
        "The mill shut in May [1] and burned in June [2].\n\nSources for what is said above\n"
        "[1] the minutes of the board\n[2] the notice of the harbour\n"
    )
    assert [source.title for source in kb.sources()] == [
        "the minutes of the board",
        "the notice of the harbour",
    ]


def test_entries_that_begin_with_a_token_in_lens_brackets_are_one_each() -> None:
    kb = cg.parse(
        "The mill shut in May【1†source】. It burned in June【2†L3-L9】.\n\n### Sources\n"
        "【1†source】 Mill closes, Harbour Times\n【2†L3-L9】 Fire at the mill\n"
        "【3†source】 Storms of the north\n"
    )
    assert [source.title for source in kb.sources()] == [
        "Mill closes, Harbour Times",
        "Fire at the mill",
        "Storms of the north",
    ]
    assert [claim.text for claim in kb.claims(relying_on=2)] == ["It burned in June."]
    assert not [finding for finding in kb.report() if finding.code == "CG101"]


@pytest.mark.parametrize(
    ("words", "aside"),
    [
        ("But not everyone agrees.", "chatter"),
        ("It’s complicated.", "chatter"),
        ("The picture is more nuanced.", "chatter"),
        ("This page is for general information only and is not medical advice.", "boilerplate"),
    ],
)
@pytest.mark.parametrize("only_citations", [True, False])
def test_what_only_leads_on_or_warns_the_reader_is_no_claim(
    words: str, aside: str, only_citations: bool
) -> None:
    text = f"The dam of Orr leaks. {words} The council met."
    kb = cg.parse(text, only_citations=only_citations)
    assert [s.aside for s in kb.sentences()] == [None, aside, None]


CHAT = """[14/05/2031, 08:02:11] Lena: The council has shut the market
[14/05/2031, 08:03:40] Tariq: They found asbestos in the hall. 14 stalls are affected
[14/05/2031, 08:05:19] Lena: This message was deleted
"""


def test_messages_of_a_chat_are_said_by_who_sent_them() -> None:
    kb = cg.parse(CHAT, language="en")
    told = [c.text for c in kb.claims()]
    assert told[:3] == [
        "The council has shut the market.",
        "They found asbestos in the hall.",
        "14 stalls are affected.",
    ]
    assert all(kb.voicings(c) for c in kb.claims()[:3])


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("- 🚭 **Sales:** Retail sales fell in May.", "Retail sales fell in May."),
        ("1. *Substitution.* Users turned to other pipes.", "Users turned to other pipes."),
        ("2.1 This Agreement begins on 1 July 2031.", "This Agreement begins on 1 July 2031."),
        ("Quota\n:   Norway introduced it in 1990.", "Norway introduced it in 1990."),
        ("⚠️ The dam may fail.", "The dam may fail."),
    ],
)
def test_labels_numbers_and_pictures_before_a_sentence_are_no_words_of_it(
    line: str, claim: str
) -> None:
    assert claim in texts(f"The mill burned.\n\n{line}\n\nIt rained in Velm.\n")


@pytest.mark.parametrize(
    "line",
    [
        "Cost of goods sold        1,210       1,175",
        "See Note 4 to the consolidated statements.",
        "See annex B for a list of sites.",
        "![Boxes show quartiles.](co2.png){#fig-co2}",
        "Send us a tip.",
        "- [Opinion: Why we still need coal](https://a.example/coal)",
    ],
)
def test_rows_pointers_and_titles_make_no_claims(line: str) -> None:
    assert texts(f"The mill burned.\n\n{line}\n\nIt rained in Velm.\n") == [
        "The mill burned.",
        "It rained in Velm.",
    ]


def test_a_title_that_asks_says_nothing() -> None:
    assert texts("# What the census tells us about mud\n\nIt rained in Velm.") == [
        "It rained in Velm."
    ]


def test_the_link_of_a_headline_backs_what_is_told_below_it() -> None:
    text = "- **[Leak shuts beach](https://a.example/1)** – *The Post*: A leak shut a beach.\n"
    assert cited(text) == {"The Post: A leak shut a beach.": ["https://a.example/1"]}


def test_a_decimal_that_opens_a_point_is_no_count() -> None:
    assert texts("Mains:\n\n- 3.1 GWh are being built in Velm.") == [
        "3.1 GWh are being built in Velm."
    ]


def test_numbered_points_of_a_sentence_are_no_sources_beside_notes_in_brackets() -> None:
    text = (
        "The county paid 4,120 grants [1].\n\nTwo towns received most of it:\n\n"
        "1. Marlow\n2. Teno\n\n"
        "[1] County Treasurer, Report 2030.\n"
    )
    kb = cg.parse(text, language="en")
    assert [s.title for s in kb.sources()] == ["County Treasurer, Report 2030."]
    assert "Two towns received most of it: Teno." in {c.text for c in kb.claims()}


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("Keep any coupons from lot 7.", ["Keep any coupons from lot 7."]),
        ("Return broken valves to the depot.", ["Return broken valves to the depot."]),
        ("Visit our site for a map.", []),
        ("If you have trouble with a refund, fill in the form below.", []),
        ("Learn more at orrpumps.example.", []),
        ("Page last updated: 4 May 2031 – Added the lot number.", []),
        ("Signed .................... Clerk      Date ..............", []),
        ("Moved by Orr, seconded by Lund.", []),
        ("VI.2 The contract is divided into lots: no", []),
        ("VI.3 The pumps were made in Velm.", ["The pumps were made in Velm."]),
        ("At least three pump projects in mines.", []),
        ("**41** — boats that wait off Velm.", []),
        ("ACTION: Clerk to ask for a second bid.", ["Clerk to ask for a second bid."]),
    ],
)
def test_what_a_form_asks_or_a_page_calls_for_is_no_claim(line: str, claims: list[str]) -> None:
    text = f"The council met in Velm.\n\n{line}\n\nRain drowned a field.\n"
    assert [t for t in texts(text) if t not in ("The council met in Velm.",
                                                "Rain drowned a field.")] == claims  # fmt: skip


@pytest.mark.parametrize("order", ["Keep any coupons from lot 7.", "Return broken valves to Orr."])
def test_a_bare_verb_before_its_object_is_an_order(order: str) -> None:
    (claim,) = cg.parse(f"# Velm\n\n{order}\n").claims()
    assert claim.kind == "normative"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("- **May 2031:** the ferry stopped", ["May 2031: the ferry stopped"]),
        ("**2019**: The mill burned in Velm.", ["2019: The mill burned in Velm."]),
        ("- **Storms** – only 9 of 30 days were calm", ["Only 9 of 30 days were calm"]),
        ("Can we go?\n\nNo, but you can call.", ["You can call."]),
        ("Is it safe?\n\nYes, the crane is safe.", ["The crane is safe."]),
        ("What is it?\n\nA salt found in rivers and lakes.", []),
        ("Who won?\n\nA crane fell in May.", ["A crane fell in May."]),
        ("Two dead, 9 missing.", ["Two dead, 9 missing."]),
        ("Average rent: £104.", ["Average rent: £104."]),
        ("It rained.\n\nTime to build: 36 months", ["It rained.", "Time to build: 36 months"]),
        ("The fee is £9.\n\nAt sea: 12 boats, 3 rafts", ["The fee is £9."]),
        ("- Velm, except the harbour", []),
        ("Moved by BL. Carried by nine votes.", []),
        ("It was moved by BL. Two men left.", ["It was moved by BL.", "Two men left."]),
        ("It cost £9; running costs are up.", ["It cost £9.", "Running costs are up."]),
        ("Two men were hurt; all have recovered.", ["Two men were hurt.", "All have recovered."]),
    ],
)  # fmt: skip
def test_labels_and_answers_keep_what_is_told(text: str, claims: list[str]) -> None:
    assert texts(text) == claims


def test_what_an_answer_says_is_put_as_it_stands_behind_yes_or_no() -> None:
    (claim,) = cg.parse("# Velm\n\nCan we go?\n\nNo, but you can call.\n").claims()
    assert claim.polarity == "positive"


def test_tables_are_told_where_their_corner_is_empty_or_their_cells_are_days() -> None:
    table = "|  | 2031 | 2030 |\n|---|---|---|\n| Boats sold | 64 | 61 |\n"
    assert texts(f"Velm sells boats.\n\n{table}")[1:] == ["Boats sold – 2031: 64; 2030: 61"]
    table = "| Step | Plan | Now |\n|---|---|---|\n| Cable laid | Oct 2030 | May 2031 |\n"
    assert texts(f"Velm lays cable.\n\n{table}")[1:] == [
        "Cable laid – Plan: Oct 2030; Now: May 2031"
    ]


def test_a_description_stands_behind_its_term_in_one_line() -> None:
    page = (
        "<p>Orr recalls a lamp.</p><dl><dt>Hazard</dt><dd>The shade can melt.</dd>"
        "<dt>Lamps:</dt><dd>About 4,200 sold</dd><dt>Is it safe?</dt><dd>It is safe.</dd></dl>"
    )
    found = from_html(page).text
    assert found.splitlines()[2:] == [
        "Hazard: The shade can melt.", "Lamps: About 4,200 sold", "Is it safe?", "It is safe.",
    ]  # fmt: skip
    assert texts(found) == [
        "Orr recalls a lamp.", "The shade can melt.", "Lamps: About 4,200 sold", "It is safe.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Storm Watch: Be ready: The sluice is shut at noon.", ["The sluice is shut at noon."]),
        ("- Missed trains: Guests may wait for hours.", ["Guests may wait for hours."]),
        ("- Bycatch: A fish caught by mistake.\n- Two boats sank.", ["Two boats sank."]),
        ("Orr & Hove Harbour Council\n\nThe fee is £9.", ["The fee is £9."]),
        ("Change locks if you lose a key.", ["Change locks if you lose a key."]),
        ("Stop using it if the lamp smokes.", ["Stop using it if the lamp smokes."]),
        ("Fees apply in zones A to F. Students pay half.",
         ["Fees apply in zones A to F.", "Students pay half."]),
        ("The club has 12,000 names — it needs 15,000.",
         ["The club has 12,000 names.", "It needs 15,000."]),
        ("Here are the main points of the report.", []),
        ("Refunds: guests get £9 a day.", ["Guests get £9 a day."]),
        ("Rain fell. Fought off the rival Ada Lund to take the prize.", ["Rain fell."]),
        ("TOWN OF VELM - SELECT BOARD\n\nThe fee is £9.", ["The fee is £9."]),
        ("Rain fell. Please note that estimates from kin are void.",
         ["Rain fell.", "Please note that estimates from kin are void."]),
        ("For enquiries, contact Ada Lund, +000 555 0147.", []),
        ("Rain fell.\n\nMaps and notes: maps.example", ["Rain fell."]),
    ],
)  # fmt: skip
def test_labels_calls_and_addresses_are_no_statements(text: str, claims: list[str]) -> None:
    assert texts(text) == claims


def test_a_line_behind_the_points_of_a_list_is_none_of_them() -> None:
    points = "- cracks in the hull.\n- leaks.\nParts of a boat\n\n- The hull is steel.\n"
    text = f"Neglect can lead to:\n\n{points}"
    assert texts(text)[-1] == "The hull is steel."
    assert "Neglect can lead to Parts of a boat." not in texts(text)


def test_points_below_because_are_told_with_it() -> None:
    text = "Bids may fail because:\n\n- only one yard bids\n- of doubts about the price\n"
    assert texts(text) == [
        "Bids may fail because only one yard bids.",
        "Bids may fail because of doubts about the price.",
    ]


def test_rows_of_two_cells_without_heads_tell_an_amount() -> None:
    table = (
        "| | |\n|---|---|\n| People affected | 412,000 |\n| Lamp posts | 73 |\n| Owner | Velm |\n"
    )
    assert texts(f"A storm hit Velm.\n\n{table}")[1:] == [
        "People affected: 412,000",
        "Lamp posts: 73",
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The rule applies when:\n\n- the fee is paid\n- the crane is safe\n", []),
        ("Rebates depend on:\n\n- whether the roof leaks\n- the sum the council set aside.\n",
         ["Rebates depend on whether the roof leaks.",
          "Rebates depend on the sum the council set aside."]),
        ("- IT/Radio: The crew has deployed two masts.", ["The crew has deployed two masts."]),
        ("Orr/Velm (6 May 2031) - The ferry is late.", ["The ferry is late."]),
        ("Please note that the bids of kin are void.", ["The bids of kin are void."]),
        ("Learn about tides and storms by going to the Tides page.", []),
        ("To get a permit you must show a licence.", ["To get a permit you must show a licence."]),
    ],
)  # fmt: skip
def test_what_holds_only_together_is_not_told_and_openings_are_left_out(
    text: str, claims: list[str]
) -> None:
    assert texts(text) == claims


@pytest.mark.parametrize("order", ["Be careful on the quay.", "Before you sign please read it."])
def test_what_asks_for_care_is_an_order(order: str) -> None:
    (claim,) = cg.parse(f"# Velm\n\n{order}\n").claims()
    assert claim.kind == "normative"


def test_a_sentence_is_no_headline_of_the_next_that_names_the_same() -> None:
    first = "Its customers include Orr, Lund and Moe."
    text = f"{first}\n\nThe winners were Ada Lund in 2001, Jon Orr in 2005 and Moe Lind in 2009."
    assert "Its customers include Moe." in [c.text for c in cg.parse(text).claims()]


@pytest.mark.parametrize(
    "line",
    [
        "Estimated reading time: 4 minutes",
        "Your email address will not be published.",
        "Save my name and email in this browser for the next time I comment.",
        "Moved Cr Ada Lind, seconded Cr Jo Orr",
        "Short film: Here is a view of how the lock works.",
        "Harbour Watch is not responsible for the opinions of its guests.",
        "The forms for the new berths can be found here.",
        "2For more information on the tolls, see these slides.",
        "Welcome to your source for harbour news from every coast of the north.",
        "Credit: Ada Lind/Orr Pictures.",
        '"Hail the Old Harbour"',
    ],
)
def test_what_pages_say_of_themselves_is_no_claim(line: str) -> None:
    assert texts(f"# Velm\n\nThe mill burned.\n\n{line}\n\nIt rained.") == [
        "The mill burned.", "It rained.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Area\n| • Total | 268 km² |\n| • Water (%) | 1.6 |\nOutput\n| • 2030 census | 4,699 |\n",
         ["Area – Total: 268 km²", "Area – Water (%): 1.6", "Output – 2030 census: 4,699"]),
        ("| Trade (gross) | 2030 estimate |\n| • Per head | $40,266 |\n",
         ["Trade (gross) – Per head: $40,266"]),
        ("It rained.\n\n| • Total | 268 km² |\n", ["It rained."]),
    ],
)  # fmt: skip
def test_rows_with_the_sign_of_a_point_are_of_what_stands_above(
    text: str, claims: list[str]
) -> None:
    assert [one for one in texts(text) if one != "Trade (gross): 2030 estimate"] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("You may need a permit if:\n\n· You moor at night.\n· The hull is made of steel.\n", []),
        ("Call the harbour if:\n- the mast breaks, or\n- you are lost\n",
         ["Call the harbour if the mast breaks.", "Call the harbour if you are lost."]),
        ("That Council:\n\n1. Receives the report.\n2. Approves the new pier.\n", []),
        ("To confirm the minutes of:\n(a) The meeting of the council of 5 July;\n"
         "(b) The special meeting of the harbour board of 9 July.\n\nThe minutes were lost.",
         ["The minutes were lost."]),
        ("The damage is wide, including:\n- Broken lines: Several lines have been brought down.\n",
         ["Several lines have been brought down."]),
        ("The port grew. - Fees rose by 5%. - Traffic fell by 3%.",
         ["The port grew.", "Fees rose by 5%.", "Traffic fell by 3%."]),
        ("Runoff: Water derived from rain and snow, such as that of roofs, yards and roads of a"
         " town that the ground does not take up; the flow that is left when a river has fallen,"
         " not counting what is held back by dams, weirs and other works. It feeds the mill.",
         ["It feeds the mill."]),
        ("2.3 Cllr Ada Lind left the hall and later wrote that it was cold.\n",
         ["Cllr Ada Lind left the hall.", "It was cold."]),
        ("The tool packs `.deb` and `.rpm` files as `<year>.<month>`. It is old.",
         ["The tool packs .deb and .rpm files as <year>.<month>.", "It is old."]),
        ("THE AUTHORS SHALL NOT BE LIABLE\nFOR ANY LOSS OF TRADE. THE LICENCE ENDS IF YOU BREACH"
         " IT.", ["THE AUTHORS SHALL NOT BE LIABLE FOR ANY LOSS OF TRADE.",
                  "THE LICENCE ENDS IF YOU BREACH IT."]),
        ("The board must file a copy (Rule 4(g)(2)).1 The crew then left.\n",
         ["The board must file a copy (Rule 4(g)(2)).", "The crew then left."]),
        ("It is a pact between the port board and the county crew called the Tide Team.",
         ["It is a pact between the port board and the county crew called the Tide Team."]),
        ("“Pick the ripest plums and leave the others. Also, there is a fair in May,” said Orr.",
         ["Pick the ripest plums and leave the others.", "There is a fair in May."]),
    ],
)  # fmt: skip
def test_points_terms_notices_and_quotations_of_pages(text: str, claims: list[str]) -> None:
    assert texts(text) == claims


def test_a_motion_is_a_demand_without_its_that() -> None:
    (claim,) = cg.parse("# Council\n\nThat the minutes of 9 July be confirmed.\n").claims()
    assert (claim.text, claim.kind) == ("The minutes of 9 July be confirmed.", "normative")


def test_a_question_that_is_a_link_is_no_claim() -> None:
    text = "The port fell.\n\n- [GUIDE: How do I moor?](https://example.org/moor)\n"
    assert texts(text) == ["The port fell."]


def test_running_text_ends_a_list_of_names_under_sources() -> None:
    text = (
        "Sources\nOrr Relief\n\nVELM\n\nHeavy rains have hit the coast since 19 July 2031 and the"
        " dam has failed. Over 16,000 people have been moved to camps. The army is helping them.\n"
    )
    assert "Over 16,000 people have been moved to camps." in texts(text)


def test_points_on_one_line_keep_their_own_markers() -> None:
    found = cited(
        "Trade - Sales rose by 7% [1] - Fees fell by 2% [2] - Costs grew by 5% [1]\n\n"
        "[1]: https://example.org/a\n[2]: https://example.org/b\n"
    )
    assert found == {
        "Sales rose by 7%": ["https://example.org/a"],
        "Fees fell by 2%": ["https://example.org/b"],
        "Costs grew by 5%": ["https://example.org/a"],
    }


@pytest.mark.parametrize(
    "line",
    [
        "Hospital and mortality rates by month of age.",
        "To find out what a weir of stone does to the fish of a river in spring.",
        "A notice intended to be read by the crew.",
        "This page contains references to products of our partners.",
        "The harbour was built in 1902 and the pier in...",
        "The toll can then be written as",
        "where the tide is the tide at noon and the wind is the wind at Velm",
        "See tidal basin.",
    ],
)
def test_nouns_purposes_and_cut_lines_are_no_claims(line: str) -> None:
    assert texts(f"# Velm\n\nThe mill burned.\n\n{line}\n\nIt rained.") == [
        "The mill burned.", "It rained.",
    ]  # fmt: skip


def test_an_article_below_a_line_of_navigation_is_text() -> None:
    first = "The dam of Velm broke on Monday, and the crews of three towns worked for two days."
    text = f"Categories\n\nNews\n\nBy Ada Lind: {first} {first}\n\n{first} {first}\n"
    assert "The dam of Velm broke on Monday." in texts(text)


def test_a_quotation_on_its_own_is_told_once() -> None:
    text = "The road is a risk, Ada Lind said.\n\n“Yesterday we shut two lanes of the road.”\n"
    assert texts(text) == ["The road is a risk.", "Yesterday we shut two lanes of the road."]


def test_what_somebody_wants_to_say_in_quotation_marks_is_no_chatter() -> None:
    text = "The road is a risk, Ada Lind said.\n\n“I want to say that we shut two lanes.”\n"
    assert "I want to say that we shut two lanes." in texts(text)


@pytest.mark.parametrize(
    "line",
    [
        "[Fix the lamp on the northern dock before the winter](https://a.example/1)",
        "[Add `--dry` to the planner of tides](https://a.example/1)",
        "[video] [Everything you wanted to ask about locks (and more)](https://a.example/1)",
        "Velm - [Harbour tools: use one lamp for both piers](https://a.example/1)",
        "Ada Lund's [Slow Boats Through a Fast Country](https://a.example/1)",
        "2031-05-02 | Orr (Velm, NO) | [Meetup of Pilots](https://a.example/1)",
        "2031-05-02 | Orr (Velm, NO) | Meetup of pilots",
    ],
)
def test_a_title_that_links_and_labels_between_bars_state_nothing(line: str) -> None:
    assert texts(f"- {line}\n- Rain fell in Velm.") == ["Rain fell in Velm."]


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("[Velm bank raises its rates](https://a.example/1)", "Velm bank raises its rates"),
        (
            "The pier [cracked in May of last year](https://a.example/1)",
            "The pier cracked in May of last year",
        ),
        (
            "The tool [drops the `seek` call](https://a.example/1) since May.",
            "The tool drops the seek call since May.",
        ),
    ],
)
def test_links_on_words_that_state_something_are_statements(line: str, claim: str) -> None:
    assert cited(f"- {line}\n- Rain fell in Velm.")[claim] == ["https://a.example/1"]


def test_points_under_a_heading_of_further_pages_only_say_where_to_look() -> None:
    pages = "- [Orr Pier](https://a.example/1), a film that shows how it fell\n"
    for heading in ("External links", "Further reading", "Related topics"):
        assert texts(f"The pier fell.\n\n## {heading}\n\n{pages}") == ["The pier fell."]


@pytest.mark.parametrize(
    "sentence",
    [
        "This became known as the Pier Revolt.",
        "This marked a sharp rise from 200 pilots in 2022.",
        "This points to a fault that all lamps share.",
        "The hearing before the High Court was held in May.",
        "So many lamps were burning in the harbour.",
        "The region accounts for about 40% of all lamps.",
    ],
)
def test_sentences_whose_first_words_look_like_others_are_claims(sentence: str) -> None:
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "line", ["The day before the court ruled in May.", "Death rates by age in towns."]
)
def test_nouns_with_a_full_stop_are_no_claims(line: str) -> None:
    assert texts(line) == []


def test_one_wide_line_hides_no_width_of_a_wrapped_text() -> None:
    wrapped = (
        "The pier of Velm was built in the year of the great flood, and it has stood\n"
        "there since, although the town that paid for it did not live to see it, as\n"
        "most of its people had moved inland by then to the farms along the river at\n"
        "and above the bend. The lamps came later, and keepers lit them by hand until\n"
        "1980 or so, but nobody knows who paid for them, and the town sold all of its\n"
        "boats that year to a firm from Orr.\n\n"
        "All the horns that hang in the tower of the old light were brought in crates\n"
        "(of tin) from Norway.\n\n"
    )
    wide = (
        "lamps and keepers of the pier, their pay " + "and that of their sons " * 3 + "\nkroner\n"
    )
    claims = " ".join(texts(wrapped + wide))
    assert "keepers lit them by hand until 1980" in claims
    assert "were brought in crates (of tin) from Norway." in claims


_LAMPS = "| Town | Lamps |\n|---|---|\n| Velm | 120 |\n| Orr | 30 |\n\n"
_NOTES = "\n[1] Lund. Lamps. https://a.example/1\n[2] Board. Yearbook. https://a.example/2\n"


def test_a_line_of_sources_below_a_table_backs_every_row_and_is_no_claim() -> None:
    both = {
        "Velm – Lamps: 120": ["https://a.example/2"],
        "Orr – Lamps: 30": ["https://a.example/2"],
    }
    for line in ("Source: Lamp Board, table 6.3 [2]", "Source: [2]", "Sources: Lamp Board [2]."):
        found = cited(f"The lamps are old [1].\n\n{_LAMPS}{line}\n{_NOTES}")
        assert found == {"The lamps are old.": ["https://a.example/1"], **both}
    linked = cited(f"{_LAMPS}*Source: [Lamp Board](https://a.example/2)*\n")
    assert linked == both


def test_a_row_with_its_own_marker_keeps_it_above_a_line_of_sources() -> None:
    rows = _LAMPS.replace("| 30 |", "| 30 [1] |")
    found = cited(f"{rows}Source: Lamp Board [2]\n{_NOTES}")
    assert found == {
        "Velm – Lamps: 120": ["https://a.example/2"],
        "Orr – Lamps: 30": ["https://a.example/1"],
    }


def test_the_caption_of_a_table_cites_for_its_rows() -> None:
    found = cited(f"Table 2: Lamps by town [2]\n\n{_LAMPS}The lamps are old [1].\n{_NOTES}")
    assert found["Orr – Lamps: 30"] == ["https://a.example/2"]


def test_the_sign_of_a_note_below_a_table_is_no_word_of_it() -> None:
    notes = "** The figure for Orr leaves out the farms.\n\n† Lamps of the harbour were counted.\n"
    assert texts(_LAMPS + notes)[2:] == [
        "The figure for Orr leaves out the farms.",
        "Lamps of the harbour were counted.",
    ]


def test_a_label_before_a_fixed_space_is_no_word_of_the_claim() -> None:
    assert texts("**Answer:**\xa0The lamp of Velm is lit by gas.") == [
        "The lamp of Velm is lit by gas."
    ]


def test_code_within_a_sentence_keeps_its_signs() -> None:
    lines = {
        "The `max_size` and `?_next=` options were renamed `_limit` and `page_limit`.": (
            "The max_size and ?_next= options were renamed _limit and page_limit."
        ),
        "The old_login module is slow.": "The old_login module is slow.",
        "`__init__` is run _twice_ by the **loader**.": "__init__ is run twice by the loader.",
    }
    assert texts("\n\n".join(lines)) == list(lines.values())
    split = texts("The old_login module is slow and will be removed in May.")
    assert split == [
        "The old_login module is slow.",
        "The old_login module will be removed in May.",
    ]


def kinds(text: str) -> dict[str, str]:
    return {claim.text: claim.kind for claim in cg.parse(text, language="en").claims()}


def test_advice_behind_what_says_when_or_how_is_no_fact() -> None:
    advice = [
        "If you can only paint two walls, focus on these.",
        "If you use the ferry, run the pump test first.",
        "Instead of hiring a hall, use your garden for the party.",
        "Instead of inviting the whole street, scale back the list.",
        "In the menu, choose the new profile.",
        "Once installed, restart the machine.",
        "First, open the lid of the pump.",
        "Initiate a complete check focused on weak locks.",
        "Second factor: Enforce it for all accounts of the port.",
    ]
    facts = [
        "If prices fall, delay in the talks may follow.",
        "When the pump fails, water floods the mine.",
        "On Monday, put simply, the dam broke.",
        "For the third year, support from the state fell.",
        "Under the deal, cut by the lenders in May, fees fell.",
        "Like his other works, the story was published in parts.",
    ]
    found = kinds("\n\n".join([*advice, *facts]))
    assert {found[one] for one in advice} == {"normative"}
    assert {found[one] for one in facts} == {"fact"}


def test_a_row_of_a_table_of_tasks_is_no_fact() -> None:
    rows = "| Task | Owner | Due |\n|---|---|---|\n| Add all keys to the vault | Ada | 3 May |\n"
    assert set(kinds(rows).values()) == {"normative"}


def test_sentences_in_one_cell_are_not_joined_to_the_next_cell() -> None:
    rows = (
        "| Aspect | Trend | Experts |\n|---|---|---|\n"
        "| Leaks | **Rising.** Two pipes burst in May. | **Severe.** The pumps leak in rain. |\n"
    )
    assert texts(rows) == ["Two pipes burst in May.", "The pumps leak in rain."]


def test_no_is_an_answer_where_a_sentence_follows() -> None:
    found = texts("**Do small shops pay?** No. Small shops are exempt.")
    assert found == ["Small shops are exempt."]
    assert texts("Yes — the mill on the river is old.") == ["The mill on the river is old."]
    assert "No. 7 Squadron left Orr." in texts("It rained in May. No. 7 Squadron left Orr.")


def test_a_marker_behind_a_note_in_brackets_is_of_the_sentence_before_it() -> None:
    kb = cg.parse(
        "It will sink. (moderate confidence) [1] It was old.\n\n[1] https://a.example/1\n"
    )
    found = {claim.text: [s.url for s in kb.sources(of=claim)] for claim in kb.claims()}
    assert found == {"It will sink.": ["https://a.example/1"], "It was old.": []}


def test_an_adjective_before_a_name_and_its_noun_makes_no_work_of_the_name() -> None:
    found = texts("The queue runs inside a single Velmar file. Orr built a novel Bayesian method.")
    assert found == [
        "The queue runs inside a single Velmar file.",
        "Orr built a novel Bayesian method.",
    ]
    assert "Boat is a film." in texts("The film Boat opened in Oslo.")


def test_a_label_stays_before_a_participle_that_tells_of_it() -> None:
    lines = ["Start of service: delayed from 2028 to 2030", "Cause: Introduced in May by Orr."]
    points = "\n".join(f"- **{line.replace(':', ':**')} [1]" for line in lines)
    assert texts(f"{points}\n\n[1] https://a.example/1\n") == lines
    assert texts("- **Repairs:** Closed the gate early.") == ["Closed the gate early."]


def test_fields_of_data_are_no_claims_though_they_hold_addresses() -> None:
    data = '    {\n        "title": "Old Pier",\n        "url": "https://a.example/4.0/"\n    }'
    assert texts(f"It is set so:\n\n{data}\n\nThe pier is old.") == ["The pier is old."]


@pytest.mark.parametrize(
    "line",
    [
        "A power line nobody wants",
        "Inside:\n🐟 Why the farms close\n⚡ A power line nobody wants\n📊 Chart of the week",
        "The time it takes to fill a lock.",
        "The way it works.",
        "API: Degraded performance",
        "It depends.",
        "I'm an AI assistant; please verify important figures.",
        "We may earn a commission when you buy through links on this page.",
    ],
)
def test_nouns_that_a_clause_follows_and_words_of_the_page_state_nothing(line: str) -> None:
    assert texts(f"{line}\n\nThe next day they left the pier.") == [
        "The next day they left the pier."
    ]


def test_labels_of_newsletters_and_slides_are_no_words_of_a_claim() -> None:
    found = kinds(
        "What's next: The senate votes on a fund in June.\n\n"
        "Speaker notes: Stress that 27% of the water is lost.\n\n"
        "Report that bridges fell in May is false."
    )
    assert found == {
        "The senate votes on a fund in June.": "fact",
        "Stress that 27% of the water is lost.": "normative",
        "Report that bridges fell in May is false.": "fact",
    }


def test_a_question_in_the_first_cell_is_answered_by_the_next() -> None:
    rows = "| Question | Answer | Source |\n|---|---|---|\n| Who pays? | The port of Orr | [1] |\n"
    assert cited(f"{rows}\n[1] https://a.example/1\n") == {
        "Who pays? The port of Orr": ["https://a.example/1"]
    }


def test_a_sentence_in_brackets_ends_before_the_next_one() -> None:
    found = texts("The mill fell. (It was old by then.) The owner left Orr.")
    assert found[-1] == "The owner left Orr."


def test_a_decade_stays_before_what_happened_in_it() -> None:
    line = "1980s: The trade began to reach other ports."
    assert texts(f"- **{line.replace(':', '**:')}") == [line]


def test_verbs_behind_a_number_that_names_a_version_are_told() -> None:
    told = [
        "Firmware 3.2.1 enables automatic channel selection by default.",
        "Before that it worked fine for two years.",
    ]
    untold = ["Forecasts for the trade, shaped by weather, war and law.", "The plans of the mayor."]
    assert texts("\n\n".join([*told, *untold])) == told


def test_brackets_of_code_and_bars_of_cells_are_left_where_they_belong() -> None:
    assert texts("The `export()` call was removed.") == ["The export() call was removed."]
    rows = "| Study | Finding | No. |\n|---|---|---|\n| Orr | Lund said the carp sleeps. | [1] |\n"
    assert "The carp sleeps." in texts(f"{rows}\n[1] https://a.example/1\n")


@pytest.mark.parametrize(
    "line",
    ["It is unclear whether", 'By clicking "Post Your Answer", you agree to our terms of service.'],
)
def test_halves_of_sentences_and_terms_of_a_page_are_no_claims(line: str) -> None:
    assert texts(f"- Two boats sank.\n- {line}\n- One boat came back.") == [
        "Two boats sank.",
        "One boat came back.",
    ]
