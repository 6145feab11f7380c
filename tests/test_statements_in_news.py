"""Claims of sentences as newsrooms write them: nothing torn, nothing told of the wrong thing."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimgraph as cg


def claims(text: str) -> list[str]:
    return [claim.text for claim in cg.parse(text).claims()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # a year closes its date and does not open a name
            "On May 3, 2024 Orrfleet added five ferries to its timetable and told crews to wait.",
            [
                "On May 3, 2024 Orrfleet added five ferries to its timetable.",
                "Orrfleet told crews to wait.",
            ],
        ),
        ("In 2023 Orrwater ordered the yard to close.", ["Orrwater ordered the yard to close."]),
        (  # "five ferries", not "ferries to"
            "Orrfleet added nine flaws to its list on Monday.",
            ["Orrfleet added nine flaws to its list on Monday."],
        ),
        (
            "The board added it to the list on Monday, citing costs, and the vote is in June.",
            [
                "The board added it to the list on Monday.",
                "The board cited costs.",
                "The vote is in June.",
            ],
        ),
        (
            "The mayor told The Orr Post there is no money for the pier.",
            ["There is no money for the pier."],
        ),
        (
            "The auditor said that the books are sound but could not say who kept them.",
            [
                "The auditor said that the books are sound but could not say who kept them.",
                "The books are sound.",
            ],
        ),
        (
            "Shares rose after the bank said it would buy bonds, and after Lund paused the levy.",
            [
                "Shares rose after the bank said it would buy bonds, and after Lund paused the "
                "levy.",
                "It would buy bonds.",
            ],
        ),
        (
            "No cause, cost or further detail was stated by any paper.",
            ["No cause, cost or further detail was stated by any paper."],
        ),
        (
            "The thieves sold 40 letters said to have come from the castle.",
            ["The thieves sold 40 letters said to have come from the castle."],
        ),
        (
            "Divers found more than 50 shells scattered across the bay.",
            ["Divers found more than 50 shells scattered across the bay."],
        ),
        (
            "Prices settled into what traders now describe as a slow decline.",
            [
                "Prices settled into what traders now describe as a slow decline.",
                "Traders now describe something as a slow decline.",
            ],
        ),
        (
            "The map echoes the survey Lund made in April 1950.",
            ["The map echoes the survey Lund made in April 1950."],
        ),
    ],
)
def test_reports_are_neither_torn_nor_made_up(text: str, told: list[str]) -> None:
    assert [claim for claim in claims(text) if claim in told] == told
    extra = set(claims(text)) - set(told)
    assert not {claim for claim in extra if len(claim) < len(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The pier belongs to the fishers, which is precisely why nobody will mend it.",
        "The storm is still ahead of us, which is good news for the crews.",
        "The yard is being rebuilt, which is worth noting.",
        "The board issued two notices on Monday, covering bread and salt.",
        "The paper counts it as the fourth fire seen this month.",
        "They allow forged logins later; apply the fix and restart the pump.",
        "The crew sold a chart of a yard built years earlier, on June 10.",
        "The study draws on old maps and loosely inspired models.",
        "Buyers may ask for proof, stamps, and controlled exposure of prices.",
        "The firm trimmed its outlook to 9 million in sales and adjusted EPS of 2.",
        "The mill was small but claimed to be the best.",
        "Limits are strict — the N-port and Lund windows were both three days.",
        "The club has emerged as the firm selling the most boats.",
        "The case rests on letters, reuse of old maps, and repeated use of false names.",
    ],
)
def test_what_may_be_told_of_all_before_it_stays_with_it(text: str) -> None:
    assert claims(text) == [text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The town is small but thought to be old.",
            ["The town is small.", "The town is thought to be old."],
        ),
        (
            "Orr's index fell between 5% and 6%, Lund's index fell 3% and Tarn lost 2%.",
            [
                "Orr's index fell between 5% and 6%.",
                "Lund's index fell 3%.",
                "Tarn lost 2%.",
            ],
        ),
        ("Moves labelled early were reported on Monday.", None),
        ("No paper printed this week stated one for May.", None),
        (
            "The pier has a long history, dating back to 1900.",
            ["The pier has a long history.", "The pier dates back to 1900."],
        ),
        (
            "The yard has sold boats for years, dating back to 1900.",
            ["The yard has sold boats for years.", "The yard dates back to 1900."],
        ),
        ("This gap suggests that while views are kind, strict tests find flaws.", None),
        ("A clerk named Orr said the mill burned.", ["The mill burned."]),
        (
            "Ann Lund returns in May. The injury that stopped her and forced a delay has healed.",
            [
                "Ann Lund returns in May.",
                "The injury that stopped Ann Lund and forced a delay has healed.",
            ],
        ),
        (
            "Thieves took ASP.NET keys. The tool runs on VB.NET.",
            ["Thieves took ASP.NET keys.", "The tool runs on VB.NET."],
        ),
    ],
)
def test_subjects_and_verbs_are_those_of_the_sentence(text: str, told: list[str] | None) -> None:
    assert claims(text) == (told or [text])


def test_the_number_of_a_flaw_is_no_author_and_year() -> None:
    text = (
        "The flaw QVE-2026-50522 was mended in July.\n\n## Sources\n\n"
        "- QVE-2026-50522 record. https://example.org/a\n- Orr, A. 2026. Flaws. https://example.org/b"
    )
    kb = cg.parse(text)
    assert [claim.text for claim in kb.claims()] == ["The flaw QVE-2026-50522 was mended in July."]
    assert not list(kb.all(cg.Marker))


@pytest.mark.parametrize("raised", ["{}", "<sup>{}</sup>"])
def test_powers_units_and_charges_cite_nothing(raised: str) -> None:
    signs = str.maketrans("123+", "¹²³⁺") if raised == "{}" else {}
    up = {n: raised.format(n).translate(signs) for n in ("2", "3", "2+")}
    text = (
        f"The bay has 5 km{up['2']} and 10{up['3']} seals. It holds Ca{up['2+']}.\n\n"
        "## References\n\n1. Orr report. https://example.org/a\n"
        "2. Lund report. https://example.org/b\n3. Tarn. https://example.org/c\n"
    )
    kb = cg.parse(text)
    assert [c.text for c in kb.claims()] == ["The bay has 5 km² and 10³ seals.", "It holds Ca²⁺."]
    assert not list(kb.all(cg.Marker))


def test_masses_and_negative_powers_cite_nothing() -> None:
    text = "Traps hold ²⁴²Pu at 5 mol⁻¹.\n\n## Sources\n\n" + "".join(
        f"- https://example.org/{n}\n" for n in range(1, 5)
    )
    kb = cg.parse(text)
    assert not list(kb.all(cg.Marker))


def test_a_month_is_no_author() -> None:
    text = (
        "In July 2026 the mill burned. The rule holds (May, 1976).\n\n## Sources\n\n"
        "- July 2026. Fire log. https://example.org/a\n"
        "- May, R. 1976. Simple rules. https://example.org/b\n"
    )
    kb = cg.parse(text)
    assert [marker.exact for marker in kb.all(cg.Marker)] == ["(May, 1976)"]
    assert [claim.text for claim in kb.claims()] == [
        "In July 2026 the mill burned.",
        "The rule holds.",
    ]


def test_the_lead_in_of_a_point_is_no_claim() -> None:
    text = "- **Early signs.** The gums bleed.\n- **Late signs.** Teeth fall out.\n"
    assert claims(text) == ["The gums bleed.", "Teeth fall out."]


def test_orders_are_advice() -> None:
    kb = cg.parse("The dam leaks. Deploy better pumps in May to drain the yard.")
    assert [claim.kind for claim in kb.claims()] == ["fact", "normative"]


def test_a_dot_that_opens_a_name_keeps_its_space() -> None:
    text = "The keys lie in plain .env files without a .gitignore."
    assert claims(text) == [text]


def test_lines_without_a_verb_make_no_claim_unless_they_are_cited() -> None:
    text = (
        "Main card at Orr Hall, 8 PM\n\nLetters published by the Orr club\n\n"
        "Rankings movement. Lund rose to fourth.\n\n"
        "- Nine ferries in service\n\nA cut of 40 posts [1].\n\n[1] Post. https://example.org/a\n"
    )
    kb = cg.parse(text)
    told = [claim.text for claim in kb.claims()]
    assert told == ["Lund rose to fourth.", "Nine ferries in service", "A cut of 40 posts."]
    assert "Main card" not in " ".join(told)
    labels = {p.exact for p in kb.all(cg.Passage) if p.aside == "fragment"}
    assert labels == {"Rankings movement."}


def test_the_heads_of_a_table_on_a_page_are_no_claim(tmp_path: Path) -> None:
    page = tmp_path / "scores.html"
    page.write_text(
        "<h1>Scores</h1><p>The match was drawn.</p><table><tr><th>Result so far</th>"
        "<th>Bout of the night</th></tr><tr><td>Lund beat Orr in May.</td><td>Final</td></tr>"
        "</table>",
        encoding="utf-8",
    )
    told = [claim.text for claim in cg.read(page).claims()]
    assert told == ["The match was drawn.", "Lund beat Orr in May. | Final"]
