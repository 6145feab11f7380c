"""What minutes, laws, licences, judgments and reports of inquiries state, and what they do not."""

from __future__ import annotations

import pytest

import claimgraph as cg
from claimgraph.intake.html import from_html


def told(text: str) -> list[str]:
    return [claim.text for claim in cg.parse(text, language="en").claims()]


def put(text: str) -> dict[str, tuple[str, str | None, str | None]]:
    """Return the claims of a text, each with its kind, its modality and its polarity."""
    claims = cg.parse(text, language="en").claims()
    return {claim.text: (claim.kind, claim.modality, claim.polarity) for claim in claims}


# -- where sentences end ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The board thanked Ms. Varga for her work.",
        "The clerk read out a letter of Cllr. Moss.",
        "The fee was set under Sch. 2 of the order.",
        "The rule follows from ss. 4 and 5 of the code.",
        "I refer the hon. Member to my reply of 9 January.",
    ],
)
def test_a_stop_behind_a_title_or_before_a_number_ends_no_sentence(sentence: str) -> None:
    assert told(f"It rained in Velm. {sentence} It stayed wet.") == [
        "It rained in Velm.", sentence, "It stayed wet.",
    ]  # fmt: skip


def test_a_minister_who_answers_is_not_cut_at_an_abbreviation() -> None:
    text = "Mr Orr: The pier was rebuilt in May. I refer the hon. Member to the list of works."
    assert told(text)[1:] == ["I refer the hon. Member to the list of works."]


def test_the_year_of_a_date_that_a_line_breaks_is_no_point_of_a_list() -> None:
    text = (
        "1. The claim was filed with the registry of the court on the 18th December,\n"
        "2013. Orr Mills asked for 4,000 euros on foot of letters it had in the\n"
        "spring of a year.\n"
    )
    assert told(text) == [
        "The claim was filed with the registry of the court on the 18th December, 2013.",
        "Orr Mills asked for 4,000 euros on foot of letters it had in the spring of a year.",
    ]


def test_a_number_below_a_line_that_is_complete_counts_a_point() -> None:
    assert told("The list of ships:\n2013. The Orr sank off Velm.\n2014. The Lind was sold.") == [
        "The Orr sank off Velm.", "The Lind was sold.",
    ]  # fmt: skip


# -- numbers of paragraphs and points --------------------------------------------------------------


def test_numbers_of_paragraphs_that_count_up_are_no_words_of_them() -> None:
    text = (
        "1 At about six in the morning a wagon left the rails.\n\n"
        "2 The cause was that a bar broke. It was old.\n\n"
        "3 No one was hurt in the accident."
    )
    assert told(text) == [
        "At about six in the morning a wagon left the rails.", "The cause was that a bar broke.",
        "It was old.", "No one was hurt in the accident.",
    ]  # fmt: skip


def test_a_count_by_itself_is_a_word_of_its_sentence() -> None:
    text = "12 Norwegian ships were in the port.\n\nThe other 3 Danish ships had left it by then."
    assert told(text)[0] == "12 Norwegian ships were in the port."


@pytest.mark.parametrize(
    ("glued", "claim"),
    [
        ("1.2Police work is done in the open.", "Police work is done in the open."),
        ("(b)The gate was shut in May.", "The gate was shut in May."),
        ("3D printing was shown at the fair.", "3D printing was shown at the fair."),
        ("II.1.4) Short account: The board seeks a builder.", "The board seeks a builder."),
        ("NOTE Steel coated with zinc lasts longer.", "Steel coated with zinc lasts longer."),
    ],
)
def test_a_number_that_a_page_of_laws_glues_to_its_words_is_none_of_them(
    glued: str, claim: str
) -> None:
    assert told(f"It rained in Velm.\n\n{glued}") == ["It rained in Velm.", claim]


@pytest.mark.parametrize(
    "points",
    [
        "(a) name the yard; and\n\n(b) give the date of the visit.",
        "(a)\n\nname the yard; and\n\n(b)\n\ngive the date of the visit.",
        "a\n\nname the yard; and\n\nb\n\ngive the date of the visit.",
        "(a)name the yard; and\n\n(b)give the date of the visit.",
    ],
)
def test_points_are_read_with_their_lead_in_however_their_letters_are_set(points: str) -> None:
    assert told(f"A licence shall—\n\n{points}") == [
        "A licence shall name the yard.", "A licence shall give the date of the visit.",
    ]  # fmt: skip


def test_a_line_that_a_dash_leaves_open_states_nothing_by_itself() -> None:
    assert told("It rained in Velm.\n\nA licence shall not allow the work to be done—") == [
        "It rained in Velm."
    ]


# -- duties, definitions, decisions ----------------------------------------------------------------


def test_duties_and_definitions_are_no_facts() -> None:
    found = put(
        "The operator shall keep a log of each voyage. No ship shall leave without a pilot. "
        'In this licence "vessel" means any boat or ship. '
        "This order shall come into force on 1 May 2031. We shall publish the list in May. "
        "The permit was changed in 2029."
    )
    assert [kind for kind, _, _ in found.values()] == [
        "normative", "normative", "normative", "fact", "fact", "fact",
    ]  # fmt: skip


def test_what_a_participle_tells_of_the_subject_is_not_what_the_sentence_denies_or_plans() -> None:
    found = put(
        "Members elected in May shall serve for two years. "
        "Matters not covered by these rules shall be referred to the chair. "
        "There being no further business, the chair closed the meeting. "
        "Matters raised in May were not settled."
    )
    assert [(modality, polarity) for _, modality, polarity in found.values()] == [
        ("planned", "positive"), ("planned", "positive"), ("asserted", "positive"),
        ("asserted", "negative"),
    ]  # fmt: skip


def test_what_is_moved_or_resolved_is_no_fact() -> None:
    assert put("RESOLVED: That the minutes of 3 May be signed as a true record.") == {
        "The minutes of 3 May be signed as a true record.": ("normative", "asserted", "positive")
    }
    assert put("AGREED that the report be noted.") == {
        "AGREED that the report be noted.": ("normative", "asserted", "positive")
    }
    assert put("It was resolved that the new charges apply from May.").popitem()[1][0] == "fact"


def test_what_is_to_be_noted_is_stated() -> None:
    assert put("It should be noted that the first plan was not drawn up by the town.") == {
        "The first plan was not drawn up by the town.": ("fact", "asserted", "negative")
    }


def test_what_a_law_deems_is_said_by_nobody() -> None:
    text = "This act is deemed necessary for the port, and this act shall be in force at once."
    kb = cg.parse(text)
    assert len(kb.claims()) == 2
    assert not [voice for claim in kb.claims() for voice in kb.voicings(claim)]


def test_what_stands_between_a_duty_and_its_object_is_not_described_by_it() -> None:
    line = "Each member shall send, in the last week of their term, a report on the work."
    assert told(line) == [line]
    line = "The notice shall give the day, hour and subject of the meeting."
    assert told(line) == [line]


def test_a_motion_that_is_proposed_and_seconded_stays_whole() -> None:
    line = "It was proposed by Cllr Orr and seconded by Cllr Lund that the plan be refused."
    assert told(line) == [line]


def test_what_a_resolution_decides_is_told_of_the_body_that_it_names_once() -> None:
    text = (
        "The Harbour Council,\n\nRecalling its plan of May 2029,\n\n"
        "1. Decides to shut the gate;\n\n2. Demands that it stay shut;\n\n"
        "3. Condemns the raid of 11 June, which killed four men."
    )
    kb = cg.parse(text)
    assert [claim.text for claim in kb.claims()] == [
        "The Harbour Council decides to shut the gate.",
        "The Harbour Council demands that it stay shut.",
        "The Harbour Council condemns the raid of 11 June, which killed four men.",
    ]
    assert "The Harbour Council" in (kb.claims()[0].note or "")
    assert told("*The Port Board,*\n\n1. Deplores the loss of the pier.") == [
        "The Port Board deplores the loss of the pier."
    ]
    assert told("The Harbour Council met in May.\n\n1. Raises fears over jobs.") == [
        "The Harbour Council met in May.", "This raises fears over jobs.",
    ]  # fmt: skip


# -- what others put forward -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "modality"),
    [
        ("Residents raised two objections:", "reported"),
        ("The owner relies on the following grounds of appeal:", "reported"),
        ("The owner argues that:", "reported"),
        ("Orr Mills submitted that:", "reported"),
        ("Two things were done in May:", "asserted"),
    ],
)
def test_points_that_somebody_puts_forward_are_reported(lead: str, modality: str) -> None:
    found = put(f"{lead}\n\n(a) the road was left open at night;\n(b) the notice was sent late.")
    assert found == {
        "The road was left open at night.": ("fact", modality, "positive"),
        "The notice was sent late.": ("fact", modality, "positive"),
    }


# -- lines that state nothing ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the Meeting of the Council held in the Reading Room on 14 March 2028",
        "List of candidates elected on 3 May",
        "Powers to search persons in the course of a search of premises",
        "The Operator: Calder Recovery Limited",
        "Others Present: Peter Lund, Assistant Town Manager",
        "To receive any questions of which notice has been given.",
        "To consider and act on a plan for costs related to roads, and works related to it.",
        "To hear any member of the public who wishes to speak.",
        '"Tank", any box that is designed to hold oil.',
        "Hon. Members: Hear, hear.",
        "Motion by Brandt, second by Lund, to approve the plan as it was laid before them.",
        "Please see the action that the owner has been told to take.",
        "The Governments of Velm and of Orr, hereinafter referred to as the Parties,",
        "HAVE AGREED as follows.",
        "River Rescue (Standards) Act 2027",
        "An Act to make provision about river rescue; and for connected purposes.",
        "Governors present: Rosa Kern (Chair), Alan Tew, Jon Orr",
        "The matters of concern are as follows. –",
        "For large print, please contact the officer named above.",
        "Having regard to the Treaty on Ports, and in particular Article 7 thereof, Whereas:",
    ],
)
def test_titles_labels_and_aims_of_records_state_nothing(line: str) -> None:
    assert told(f"The dam was mended in May.\n\n{line}\n\nRain fell in Velm.") == [
        "The dam was mended in May.", "Rain fell in Velm.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "To rebuild the dam would cost $3 million.",
        "To cut costs, the board voted for the sale.",
        "To be elected, a member must live in Velm.",
        "Two men held over raid in Orr",
        "Council to close bridge",
        '"Orion", the ship that Lund built, sank in May.',
    ],
)
def test_sentences_and_headlines_that_look_like_them_are_claims(line: str) -> None:
    assert told(f"The dam was mended in May.\n\n{line}\n\nRain fell in Velm.")[1:-1] == [line]


def test_rows_are_told_by_what_numbers_them_and_not_by_heads_that_say_nothing() -> None:
    table = "| Item | Detail |\n|---|---|\n| Train | 6M41 to Orr |\n| Speed | 43 mph |"
    assert told(f"It rained in Velm.\n\n{table}") == ["It rained in Velm.", "Speed: 43 mph"]
    table = "| Item | Decision | Vote |\n|---|---|---|\n| 4 | Approved | 9 for, 2 against |"
    assert told(f"It rained in Velm.\n\n{table}") == [
        "It rained in Velm.", "Item 4 – Decision: Approved; Vote: 9 for, 2 against",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("recital", "claim"),
    [
        ("A. whereas the port was shut in May;", "The port was shut in May."),
        ("WHEREAS, the port was shut in May;", "The port was shut in May."),
    ],
)
def test_a_recital_is_told_without_what_counts_it(recital: str, claim: str) -> None:
    assert told(f"It rained in Velm.\n\n{recital}") == ["It rained in Velm.", claim]


def test_points_are_objects_of_the_verb_that_leads_them_in() -> None:
    text = "The board must consult—\n\n(a) such firms as own ships, and\n\n(b) each town."
    assert told(text) == [
        "The board must consult such firms as own ships.", "The board must consult each town.",
    ]  # fmt: skip
    text = "We recommend that the board:\n\n1. Update the rules by May 2030.\n2. Sell the pier."
    assert told(text) == ["Update the rules by May 2030.", "Sell the pier."]


def test_what_a_clause_within_the_subject_denies_is_not_denied_of_it() -> None:
    line = "A person who keeps a boat which does not meet the rules commits an offence."
    assert put(line) == {line: ("fact", "asserted", "positive")}


@pytest.mark.parametrize(
    "line",
    [
        "“Area” shall mean the ports of Orr and Velm, and includes their piers.",
        "For each vote, the clerk shall count and announce the results to the town within a day.",
        "The rule covers firms, registered clubs and recognised unions.",
        "The breach was negligent but not deliberate.",
    ],
)
def test_definitions_duties_to_tell_and_nouns_with_a_participle_are_not_cut(line: str) -> None:
    kb = cg.parse(line)
    assert [claim.text for claim in kb.claims()] == [line]
    assert not kb.voicings(kb.claims()[0])


def test_what_stands_in_brackets_denies_nothing() -> None:
    line = (
        "In other cases (that is, where it is not related to a vote) the rule is read by the chair."
    )
    assert put(line) == {line: ("fact", "asserted", "positive")}


def test_lines_that_go_on_over_empty_ones_are_one_paragraph() -> None:
    text = (
        "The gate of the port was shut in May by\n\nthe mayor. It has not been opened\n\n"
        "since. The old pier near the mill is\n\nopen.\n\nRain fell in Velm.\n"
    )
    assert told(text) == [
        "The gate of the port was shut in May by the mayor.", "It has not been opened since.",
        "The old pier near the mill is open.", "Rain fell in Velm.",
    ]  # fmt: skip


def test_a_day_with_a_reference_behind_it_is_not_cut_off() -> None:
    line = "The rule was published on 26 July 2030 (65 FR 4584)."
    assert told(line) == [line]


def test_a_row_that_one_letter_names_is_told_with_its_head() -> None:
    table = "| Class | Load |\n|---|---|\n| A | 150 N |\n| B | 300 N |"
    assert told(table) == ["Class A – Load: 150 N", "Class B – Load: 300 N"]


def test_a_cell_with_several_paragraphs_is_a_text_and_no_cell() -> None:
    page = (
        "<html><body><main><table><tr><th>No.</th><th>Item</th></tr><tr><td>63.</td><td>"
        "<p><b>Minutes of the last meeting</b></p><p>To confirm the minutes of 9 May.</p>"
        "<p>Minutes:</p><p>The board shut the gate in May.</p><ul><li>Orr left.</li></ul></td></tr>"
        "</table></main></body></html>"
    )
    assert told(from_html(page).text) == ["The board shut the gate in May.", "Orr left."]


def test_a_noun_with_a_participle_is_no_headline_in_a_list() -> None:
    text = "The board took into account:\n\n(a) the harm caused to the town; and\n(b) the cost."
    assert told(f"It rained in Velm.\n\n{text}") == ["It rained in Velm."]


def test_what_is_listed_below_is_not_glued_to_its_list() -> None:
    assert told("The changes are listed below:\n\n- the test was revised;\n- Annex C was cut.") == [
        "The test was revised.", "Annex C was cut.",
    ]  # fmt: skip


def test_two_numbers_of_a_marker_make_no_recital_of_a_sentence() -> None:
    line = "Freezing: Frozen loaves keep for three months. [1, 2]"
    listed = "\n\n[1] https://a.example.org/1\n[2] https://a.example.org/2"
    assert told(f"It rained in Velm.\n\n{line}{listed}")[1:] == [
        "Freezing: Frozen loaves keep for three months."
    ]
