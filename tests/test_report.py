"""The report: what the reader saw and decided, and what is wrong, computed from nodes alone."""

from __future__ import annotations

import json
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.errors import UnreadableInput
from claimgraph.files import dumps, loads
from claimgraph.reading.quantities import find_quantities
from claimgraph.report import RULES, Choice, Finding, Report
from claimgraph.report.held import author_and_year, same_url
from claimgraph.report.quotes import closest, holds, quotations
from claimgraph.report.same_fact import may_be_same_fact, same_fact

GOOD = (
    "Tolls rose by a tenth in March [1]. Ships left the harbour [2].\n\n"
    "[1] Tolls up: https://a.example/t\n[2] Ships leave: https://b.example/s\n"
)


def found(text: str, *codes: str) -> list[Finding]:
    report = cg.parse(text).report()
    return [f for f in report if f.code in codes]


def only(text: str, code: str) -> Finding:
    (finding,) = found(text, code)
    return finding


# -- markers and lists ---------------------------------------------------------------------------


def test_a_clean_text_has_no_findings() -> None:
    assert list(cg.parse(GOOD).report()) == []


def test_a_dangling_marker_is_found_where_it_stands() -> None:
    finding = only(GOOD.replace("harbour [2]", "harbour [2][7]"), "CG101")
    assert finding.words == "[7]"
    assert (finding.line, finding.column) == (1, 63)
    assert "from 1 to 2" in finding.message


def test_markers_without_any_list_dangle() -> None:
    findings = found("Tolls rose in March [1]. Ships left [2].", "CG101")
    assert [f.words for f in findings] == ["[1]", "[2]"]
    assert "no source list" in findings[0].message


def test_an_unused_source_is_found_at_its_entry() -> None:
    finding = only(GOOD + "[3] Docks: https://c.example/d\n", "CG102")
    assert "Docks" in finding.words
    assert finding.name == "unused-source"
    assert finding.severity == "warning"


def test_one_source_under_two_numbers_is_a_note() -> None:
    text = GOOD.replace("harbour [2]", "harbour [2][3]") + "[3] Again: https://a.example/t\n"
    finding = only(text, "CG104")
    assert "1, 3" in finding.message
    assert finding.severity == "note"
    assert [r.says for r in finding.related] == ["entry 1"]


def test_one_number_for_two_sources_is_found() -> None:
    finding = only(GOOD + "[2] Docks: https://c.example/d\n", "CG103")
    assert "Docks" in finding.message
    assert "Ships leave" in finding.message


def test_a_gap_in_the_numbers_is_a_note() -> None:
    text = GOOD.replace("[2]", "[5]")
    assert "skips 2 to 4" in only(text, "CG106").message


def test_a_linked_marker_that_leads_elsewhere_is_found() -> None:
    text = GOOD.replace("March [1]", "March [1](https://other.example/x)")
    finding = only(text, "CG105")
    assert "https://other.example/x" in finding.message
    assert found(GOOD.replace("March [1]", "March [1](https://a.example/t)"), "CG105") == []


def test_an_order_that_titles_speak_against_is_found() -> None:
    lines = ["Tolls in the strait rise by a tenth", "Ships leave the harbour of Port Ost"]
    text = (
        "Tolls in the strait rose by a tenth [1]. Ships left the harbour of Port Ost [2].\n\n"
        "- {}\n- {}\n"
    )
    assert found(text.format(*lines), "CG107") == []
    assert len(found(text.format(*reversed(lines)), "CG107")) == 2


def test_entries_found_by_author_and_year_are_not_bound_by_their_order() -> None:
    text = (
        "Ferry fares rose by a tenth in one survey (Lind, 2024). Ruiz (2022) doubts it.\n\n"
        "References\n\nLind, A. (2024). Harbours in winter. Port Letters, 4, 1-9.\n"
        "Ruiz, M. (2022). Ferry fares and surveys. Port Letters, 2, 3-8.\n"
    )
    assert found(text, "CG107") == []
    said = "\n".join(cg.parse(text).report().documents[0].lines())
    assert "markers: author and year × 2" in said
    assert "source list: 2 in it: no numbers, markers give author and year" in said


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("lind2024", ("lind", "2024")),
        ("lind2024b", ("lind", "2024b")),
        ("harbour board2011", ("harbour board", "2011")),
        ("lind & ruiz2024", ("lind & ruiz", "2024")),
        ("lindn.d.", ("lind", "n.d.")),
        ("lindinpress", ("lind", "inpress")),
        ("12", None),
        ("2024", None),
        ("note 3", None),
        ("rfc2119", None),
        ("england", None),
    ],
)
def test_a_label_of_author_and_year_is_told_from_others(
    label: str, named: tuple[str, str] | None
) -> None:
    assert author_and_year(label) == named


def test_organisations_and_works_without_a_year_are_named_by_author_and_year_too() -> None:
    text = (
        "The pier fell (Harbour Board, 2011). Boats left (Lind, n.d.). Tolls rose (Ruiz, in press)."
        "\n\nReferences\n\nHarbour Board. (2011). The pier. Port Letters.\n\n"
        "Lind, A. (n.d.). The quay. Port Letters.\n\nRuiz, M. (in press). The toll. Port Letters.\n"
    )
    said = "\n".join(cg.parse(text).report().documents[0].lines())
    assert "markers: author and year × 3" in said
    assert "no numbers, markers give author and year" in said


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x", "http://www.a.example/x/", True),
        ("https://a.example/x?utm_source=y", "https://a.example/x#top", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example/x", "https://b.example/x", False),
        ("https://[bad", "https://[bad", True),
    ],
)
def test_urls_are_the_same_but_for_what_leads_to_no_other_page(
    one: str, other: str, same: bool
) -> None:
    assert same_url(one, other) is same


# -- claims, quotations, figures -----------------------------------------------------------------


def test_an_uncited_claim_is_found_with_its_sentence() -> None:
    finding = only(GOOD.replace("\n\n", " The docks are closed.\n\n", 1), "CG201")
    assert finding.words == "The docks are closed."


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The mayor said that the bridge is safe.", "only the words of “The mayor”"),
        ("Anna Lind denied that the bridge is closed.", "denied by Anna Lind"),
    ],
)
def test_a_claim_of_somebodys_words_is_found_with_who_said_it_and_how(
    sentence: str, says: str
) -> None:
    finding = only(f"{sentence} It rained [1].\n\n[1] Rain: https://a.example/r\n", "CG203")
    assert f"{says}; no source is cited" in finding.message


def test_that_nobody_says_it_is_said_only_where_voices_were_read() -> None:
    text = "The quay is open. It rained [1].\n\n[1] Rain: https://a.example/r\n"
    told = [cg.parse(text, only_citations=bare).report()[0].message for bare in (False, True)]
    assert told[0] == f"{told[1]} and nobody is said to claim it"


def test_a_quotation_is_looked_for_in_the_text_of_the_source() -> None:
    kb = cg.parse(GOOD.replace("rose by a tenth", "“rose very sharply”"))
    assert list(kb.report()) == []
    assert list(kb.report({1: "The tolls 'rose, very sharply'."})) == []
    (finding,) = kb.report({1: "It says that tolls rose sharply in March."})
    assert finding.code == "CG301"
    assert finding.words == "rose very sharply"


def test_a_quotation_that_differs_from_the_titles_is_found() -> None:
    text = GOOD.replace("Ships left", "The harbour is “emptying fast”, ships left").replace(
        "Ships leave", "‘The harbour is emptying very fast’, pilots say"
    )
    assert "emptying very fast" in only(text, "CG301").message
    assert found(text.replace("emptying very fast", "emptying fast"), "CG301") == []


def test_a_figure_against_the_title_is_found_and_an_agreeing_one_is_not() -> None:
    text = "The town sent 400 troops to the border [1].\n\n[1] Town sends {} troops to border: https://a.example/t\n"
    finding = only(text.format(300), "CG401")
    assert "400 troops" in finding.message
    assert "300 troops" in finding.message
    assert found(text.format(400), "CG401") == []
    assert found(text.format("at least 300"), "CG401") == []
    assert found(text.replace("troops to border: ", "ships to border: ").format(300), "CG401") == []


def test_a_figure_that_one_of_the_claims_figures_agrees_with_is_no_finding() -> None:
    text = (
        "The town raised its force from 100 troops to 300 troops [1].\n\n"
        "[1] Town sends 300 troops: https://a.example/t\n"
    )
    assert found(text, "CG401") == []


def pairs(kind: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "cases" / "claims_and_titles.tsv").read_text("utf-8")
    found = (line.split("\t") for line in lines.splitlines() if line.startswith(kind + "\t"))
    return [(claim, title) for _, claim, title in found]


def contradicted(claim: str, title: str) -> bool:
    text = f"{claim.removesuffix('.')} [1].\n\nSources\n[1] {title}: https://a.example/t\n"
    report = cg.parse(text, only_citations=True).report()
    return any(finding.code == "CG401" for finding in report)


def test_a_title_that_may_speak_of_another_time_whole_or_deed_contradicts_nothing() -> None:
    assert [pair for pair in pairs("right") if contradicted(*pair)] == []


def test_titles_that_say_another_figure_of_the_same_are_found_where_the_words_allow() -> None:
    missed = [claim for claim, title in pairs("wrong") if not contradicted(claim, title)]
    assert missed == [
        "The ferry carried 90 passengers when it ran aground.",
        "The convoy had 55 trucks.",
    ]


OF_ONE_FACT = (
    ("The town sent equal to or more than 400 troops.", "Town sends 300 troops"),
    ("The fund lost USD 5 million on ships.", "Fund loses USD 6 million on ships | Quay Post"),
    ("Storms sank a total of 12 ships in Velm.", "Storms sink 14 ships in Velm"),
    ("The yard built one or more regional ice cutters.", "Yard builds two ice cutters"),
    ("Orr closed a dozen mills, Lund said.", "Orr closed ten mills, Lund said"),
    ("The dam holds on the order of a few tens of tonnes.", "Dam holds 20 tonnes"),
    ("Report 4: the town sent 400 troops.", "Report 4: Town sends 300 troops"),
)


def test_what_tells_of_one_fact_does_so_before_its_figures_are_read() -> None:
    told = [*OF_ONE_FACT, *((c, t) for c, t in pairs("wrong") if contradicted(c, t))]
    assert all(same_fact(c, find_quantities(c), t, find_quantities(t)) for c, t in told)
    assert [pair for pair in told if not may_be_same_fact(*pair)] == []
    assert not may_be_same_fact("Prices rose by 15 percent.", "Report 4")
    assert not may_be_same_fact("The mayor, Ada Lind, sent 400 troops.", "Mayor sends 300 troops")


def test_figures_are_looked_for_in_the_text_of_the_source() -> None:
    kb = cg.parse("At least 90 ships turned away [1].\n\n[1] Count: https://a.example/c\n")
    assert list(kb.report({1: "We counted 93 ships."})) == []
    (finding,) = kb.report({1: "We counted 12 ships."})
    assert (finding.code, finding.name) == ("CG402", "figure-not-found")


def test_texts_of_unknown_sources_are_an_error_that_suggests() -> None:
    with pytest.raises(cg.UnknownNode, match="no source is called 9"):
        cg.parse(GOOD).report({9: "x"})


QUOTED = [
    ("He said “one” and 'two', it’s «three» and \"four\".", ["one", "two", "three", "four"]),
    ("The ships' crews and the dogs' owners", []),
    ("‘It’s late’, she said", ["It’s late"]),
    ("„Spät“ und “unclosed", ["Spät"]),
    ("他说「天气好」。", ["天气好"]),
    ("a “b\nc” d", []),
]


@pytest.mark.parametrize(("text", "quotes"), QUOTED)
def test_quotations_are_found_and_apostrophes_are_not(text: str, quotes: list[str]) -> None:
    assert [text[a:b] for a, b in quotations(text)] == quotes


@given(st.text("“”‘’\"' ab\n", max_size=200))
def test_quotations_never_overlap_and_never_are_empty(text: str) -> None:
    spans = quotations(text)
    assert all(0 < a < b < len(text) for a, b in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@given(st.lists(st.sampled_from(["rain", "fell", "on", "us"]), min_size=1, max_size=9), st.data())
def test_words_of_a_text_are_found_in_it_whatever_is_left_out(
    words: list[str], data: st.DataObject
) -> None:
    a = data.draw(st.integers(0, len(words) - 1))
    b = data.draw(st.integers(a + 1, len(words)))
    text = ", ".join(words)
    assert holds(text, " ".join(words[a:b]).upper())
    assert holds(text, f"{words[a]} … {words[b - 1]}") or a == b - 1
    assert not holds(text, "snow")


def test_the_closest_words_are_those_in_the_order_of_the_quotation() -> None:
    text = "On Monday the tolls rose very sharply, said the pilot."
    assert closest(text, "tolls rose sharply") == "tolls rose very"
    assert closest(text, "nothing alike here") == ""


# -- the report ----------------------------------------------------------------------------------


def test_the_report_says_what_was_seen_and_decided(tmp_path: Path) -> None:
    file = tmp_path / "tolls.md"
    file.write_text(GOOD, encoding="utf-8")
    (seen,) = cg.read(file).report().documents
    assert seen.name == "tolls.md"
    assert seen.media_type == "text/markdown"
    assert seen.decision == "text/markdown: the ending .md"
    assert seen.claims == {"cited": 2}
    assert seen.markers == {"[n]": 2}
    assert seen.numbering == "1–2"
    assert [(e.label, e.ground, e.markers) for e in seen.entries] == [
        ("1", "its number is printed", 1),
        ("2", "its number is printed", 1),
    ]
    assert [e.overlap for e in seen.entries] == [1.0, 0.5]
    assert not any(e.disagrees for e in seen.entries)


def test_every_sentence_is_accounted_for() -> None:
    kb = cg.parse("# Tolls\n\n" + GOOD + "\nWhy did they rise?\n")
    (seen,) = kb.report().documents
    assert sum(seen.sentences.values()) == len(kb.sentences())
    assert sum(seen.claims.values()) == len(kb.claims())


def test_a_loaded_graph_gives_the_same_report() -> None:
    kb = cg.parse(
        "It “rained” 3 days [1][4]. Nobody knows.\n\n[1] 4 days: https://a.example/t\n[3] B"
    )
    assert len(kb.report()) > 2
    again = loads(dumps(kb, "trig"), "trig").report()
    assert list(again) == list(kb.report())
    assert again.documents == kb.report().documents


def test_several_documents_are_reported_each_at_its_own_lines() -> None:
    kb = cg.parse("One fell [9].") | cg.parse("\nTwo fell [8].")
    report = kb.report()
    assert {(f.words, f.line) for f in report if f.code == "CG101"} == {("[9]", 1), ("[8]", 2)}
    assert len(report.documents) == 2


def test_findings_stand_in_reading_order_at_their_words() -> None:
    kb = cg.example("eastern-flank")
    report = kb.report()
    assert len(report) > 0
    assert [f.start for f in report] == sorted(f.start for f in report)
    for finding in report:
        assert kb.document.text[finding.start : finding.end] == finding.words
        assert finding.node in kb


def test_a_report_prints_renders_and_becomes_json_and_a_table() -> None:
    report = cg.parse("<b>It</b> rained \x1b[31m here [7].").report()
    assert repr(report).startswith("<Report: 1 error, ")
    assert "\x1b" not in repr(report)
    markup = report._repr_html_()
    assert "<b>It" not in markup
    assert set(re.findall(r"<(\w+)", markup)) <= {
        "section", "h4", "bdi", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    data = json.loads(report.to_json())
    assert data["findings"][0]["code"] in RULES
    assert data["documents"][0]["media_type"] == "text/plain"
    assert list(report.to_frame()["code"]) == [f.code for f in report]


def test_a_report_is_a_sequence_and_slices() -> None:
    report = cg.parse("One [7]. Two [8].").report()
    assert len(report[:1]) == 1
    assert report[0] in report


# -- rules ---------------------------------------------------------------------------------------


def test_every_rule_is_documented_with_the_same_words() -> None:
    page = Path(__file__).parents[1] / "docs" / "rules.md"
    if not page.exists():
        pytest.skip("docs/ is not shipped in the wheel")
    rows = re.findall(
        r"^\| (CG\d+) \| (\S+) \| (\w+) \| (.+?) \| .+? \|$", page.read_text("utf-8"), re.M
    )
    assert rows == [(r.code, r.name, r.severity, r.says) for r in RULES.values()]


@pytest.mark.parametrize(
    ("select", "ignore", "taken"),
    [
        ((), (), {r.code for r in RULES.values() if r.severity != "note"}),
        (("ALL",), (), set(RULES)),
        (("CG1",), (), {c for c in RULES if c.startswith("CG1")}),
        (("CG1",), ("CG101",), {c for c in RULES if c.startswith("CG1")} - {"CG101"}),
        (("CG101",), ("CG1",), {"CG101"}),
        (("uncited-claim",), (), {"CG201"}),
        (("CG101",), ("CG101",), set()),
        ((), ("ALL",), set()),
        (("ALL",), ("CG2", "CG3", "CG4", "CG5"), {c for c in RULES if c.startswith("CG1")}),
    ],
)
def test_the_most_exact_wish_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], taken: set[str]
) -> None:
    assert Choice(select, ignore).taken == taken


@pytest.mark.parametrize("wish", ["CG9", "uncited-claims", "cg101", "", "C"])
def test_an_unknown_rule_is_an_error(wish: str) -> None:
    with pytest.raises(cg.InvalidQuery, match="no rule is called"):
        Choice(select=(wish,))


def test_an_unknown_rule_suggests_the_nearest() -> None:
    with pytest.raises(cg.InvalidQuery, match="'uncited-claim'"):
        Choice(ignore=("uncited-claims",))


# -- CG501: what the source denies ---------------------------------------------------------------


def denied(claim: str, title: str, text: str | None = None) -> list[str]:
    kb = cg.parse(f"{claim} [1].\n\n[1] {title}: https://a.example/1\n", only_citations=True)
    report = kb.report({1: text} if text else None)
    return [finding.words for finding in report if finding.code == "CG501"]


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        ("The ferry was not stopped", "Ferry stopped | Quay Post"),
        ("The ferry stopped in May", "Ferry never stops in May"),
        ("Lund can’t open the lock", "Lund can open lock"),
        ("No barges sank", "Barges sank"),
        ("The board did not pay 400 euros", "Board pays 400 euros"),
    ],
)
def test_a_claim_that_its_title_denies_is_found(claim: str, title: str) -> None:
    assert denied(claim, title) == [claim]


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        ("The ferry was not stopped", "Ferry not stopped"),
        ("The ferry no longer stops", "Ferry stops"),
        ("The ferry has not stopped yet", "Ferry has stopped"),
        ("The ferry is not stopped", "The ferry was stopped"),
        ("Pilots said the ferry did not stop", "Ferry stops"),
        ("The ferry did not stop", "Did the ferry stop?"),
        ("The ferry did not stop in May", "Ferry stops in June"),
        ("Ferry 5 stopped", "Ferry No. 5 stopped"),
        ("Orr did not beat Lund", "Lund beats Orr"),
        ("It did not stop", "It stops"),
        ("Neither Lund nor Orr paid", "Lund Orr did not pay"),
    ],
)
def test_what_may_be_another_fact_is_no_denial(claim: str, title: str) -> None:
    assert denied(claim, title) == []


def test_a_claim_is_held_against_each_sentence_of_the_text_of_its_source() -> None:
    text = "We tried it in adults. The tablet did not lower the fever (table 2). It tasted well."
    assert denied("The tablet lowered the fever", "Trial", text) == []  # the table may be another
    text = text.replace(" (table 2)", "")
    assert denied("The tablet lowered the fever", "Trial", text) == ["The tablet lowered the fever"]
    both = text + " In a second group, the tablet lowered the fever. The tablet lowered the fever."
    assert denied("The tablet lowered the fever", "Trial", both) == []
    assert denied("Die Tablette senkt nicht", "Tablette senkt") == []


def test_chosen_findings_are_a_report() -> None:
    report = cg.parse("One [7]. Two is here.").report()
    chosen = report.chosen(Choice(select=("CG1",)))
    assert isinstance(chosen, Report)
    assert {f.code for f in chosen} == {"CG101"}
    assert chosen.documents == report.documents


# -- hostile -------------------------------------------------------------------------------------

HOSTILE = {
    "markers": "[1]" * 2_000,
    "quotes": "“'\"‘" * 20_000 + " fell [1].\n\n[1] “a” b: https://a.example",
    "apostrophes": "('a" * 20_000 + " fell [1].\n\n[1] “a” b: https://a.example",
    "denials": "The pier did not fall [1]. " * 3_000 + "\n\n[1] Pier falls: https://a.example",
    "figures": "1 2 3% $4 " * 5_000 + "[1].\n\n[1] 7 ships: https://a.example",
    "list": "It fell [1].\n\n"
    + "".join(f"[{i}] T{i}: https://a.example/{i}\n" for i in range(3_000)),
    "one number": "It fell [1].\n\n"
    + "".join(f"[1] T{i}: https://a.example/{i}\n" for i in range(3_000)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_reported_in_seconds(name: str) -> None:
    kb = cg.parse(HOSTILE[name])
    began = time.process_time()
    kb.report()
    assert time.process_time() - began < 8


def test_a_long_quotation_in_a_long_source_is_compared_in_seconds() -> None:
    source = "the rain fell on the harbour and " * 20_000
    began = time.process_time()
    closest(source, "the rain fell on the other harbour " * 20)
    assert time.process_time() - began < 8


_PIECES = st.sampled_from(
    [
        "It rained",
        " [1]",
        "[2]",
        " “so”",
        " 3 ships",
        ". ",
        "\n",
        "\n\n[1] A 4 ships: https://a.example\n",
    ]
)


@given(st.lists(_PIECES, max_size=20))
def test_any_text_gives_a_report_whose_words_are_in_place(pieces: list[str]) -> None:
    text = "Rain. " + "".join(pieces)
    kb = cg.parse(text)
    for finding in kb.report():
        assert text[finding.start : finding.end] == finding.words
        lines = text.split("\n")
        assert lines[finding.line - 1][finding.column - 1 :].startswith(
            finding.words.split("\n")[0]
        )


def test_a_claim_whose_marker_dangles_is_told_of_once() -> None:
    kb = cg.parse(
        "It rained. It poured [7]. Did it snow? [8]\n\n"
        "[1] Rain: https://example.org/r\n[2] Sun: https://example.org/s"
    )
    found = [(f.code, f.words) for f in kb.report() if f.code in ("CG101", "CG201")]
    assert found == [("CG201", "It rained."), ("CG101", "[7]"), ("CG101", "[8]")]


# -- how citations were read ---------------------------------------------------------------------


def test_a_reading_can_be_forced() -> None:
    text = "Tolls rose [tol21]. Ships left [shi22].\n\n[tol21] Tolls.\n[shi22] Ships. 2022.\n"
    learned, links = (cg.parse(text, citations=kind) for kind in ("learned", "links"))
    assert [r.name for r in learned.all(cg.Reference)] == ["tol21", "shi22"]
    assert not links.all(cg.Reference)


def test_an_unknown_reading_is_refused_by_name() -> None:
    with pytest.raises(UnreadableInput, match="there are printed, learned, loose, links"):
        cg.parse(GOOD, citations="magic")


def test_the_report_says_how_the_citations_were_read_and_what_came_second() -> None:
    whole = cg.parse("It fell [1].\n\n[1] Rain: https://a.example/r\n[2] Tea: https://a.example/t")
    open_ended = cg.parse(
        "It fell [3].\n\n[1] Rain: https://a.example/r\n[2] T: https://a.example/t"
    )
    (first,), (second,) = whole.report().documents, open_ended.report().documents
    assert first.reading.startswith(("1 of 1 markers", "read "))
    assert "markers that lead nowhere: 1" in second.reading
    assert "behind, by links alone" in second.reading
    assert f"citations: {second.reading}" in second.lines()


def test_how_citations_were_read_is_told_whatever_was_read_since() -> None:
    text = "It rained [1]. It cleared [7].\n\n[1] Rain in May: https://example.org/r\n"
    kb = cg.parse(text, only_citations=True)
    at_once = kb.report()
    cg.parse("It froze [2].\n\n[2] Frost: https://example.org/f\n", only_citations=True)
    cg.parse(text, only_citations=True, citations="links")  # forced: no choice to be told of
    later = kb.report()
    assert (later.documents, list(later)) == (at_once.documents, list(at_once))
    assert "read by numbers" in later.documents[0].reading
