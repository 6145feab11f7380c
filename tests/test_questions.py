"""One question, one definition: pyoxigraph = rdflib = a brute-force reading of the model."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle import ORACLE, relies, said
from strategies import graphs

import claimgraph as cg
from claimgraph.model import Comparator
from claimgraph.questions.queries import PARAMETERS, Question, question, questions
from claimgraph.rdf.vocabulary import ONTOLOGY, PREFIXES

SLOW = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def rows_of(kb: cg.ClaimGraph, name: str) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(_folded(v) for v in row.values()) for row in kb.ask(name))


def _folded(value: Any) -> Any:
    return value.rpartition("/")[2].rpartition("#")[2] if _foreign(value) else value


def _foreign(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://www.w", "https://schema"))


def rdflib_rows(kb: cg.ClaimGraph, asked: Question) -> Counter[tuple[Any, ...]]:
    from rdflib import Literal

    def plain(term: Any) -> Any:
        if term is None:
            return None
        if isinstance(term, Literal):
            kind = str(term.datatype or "").rpartition("#")[2]
            python = {"integer": int, "decimal": __import__("decimal").Decimal}
            return python.get(kind, str)(str(term))
        return _folded(str(term).removeprefix(kb.base).removeprefix(ONTOLOGY))

    found: Any = kb.to_rdf().query(asked.bind())
    return Counter(tuple(map(plain, row)) for row in found)


def test_every_question_has_an_oracle_and_the_other_way_round() -> None:
    assert set(ORACLE) == set(questions())


@pytest.mark.parametrize("name", questions())
def test_a_question_says_what_it_asks_and_declares_its_parameters(name: str) -> None:
    asked = question(name)
    assert asked.asks.endswith((".", "?"))
    assert "?" in asked.asks
    for parameter in asked.parameters:
        assert parameter in PARAMETERS
        assert f"?{parameter}" in asked.text.replace(f"VALUES ?{parameter}", "", 1)


@pytest.mark.parametrize("name", [name for name in questions() if question(name).parameters])
def test_a_bound_parameter_keeps_the_rows_that_have_its_value(
    briefing: cg.ClaimGraph, name: str
) -> None:
    rows = list(briefing.ask(name))
    for parameter in set(question(name).parameters) & set(rows[0] if rows else ()):
        value = rows[0][parameter]
        assert list(briefing.ask(name, **{parameter: value})) == [
            row for row in rows if row[parameter] == value
        ]


@pytest.mark.slow
@given(graphs())
@SLOW
def test_all_questions_equal_brute_force_in_both_engines(kb: cg.ClaimGraph) -> None:
    for name, oracle in ORACLE.items():
        expected = Counter(tuple(_folded(v) for v in row) for row in oracle(kb))
        assert rows_of(kb, name) == expected, name
        assert rdflib_rows(kb, question(name)) == expected, name


@given(graphs(most=1), st.data())
@SLOW
def test_filters_combine_and_come_in_reading_order(kb: cg.ClaimGraph, data: Any) -> None:
    claims, sources = list(kb.all(cg.Claim)), list(kb.all(cg.Source))
    actors, pairs, voices = list(kb.all(cg.Actor)), relies(kb), said(kb)
    chosen: dict[str, Any] = {}
    expected = claims
    if sources and data.draw(st.booleans()):
        source = chosen["relying_on"] = data.draw(st.sampled_from(sources))
        expected = [c for c in expected if (c.id, source.id) in pairs]
    if actors and data.draw(st.booleans()):
        actor = chosen["voiced_by"] = data.draw(st.sampled_from(actors))
        expected = [c for c in expected if (c.id, actor.id) in voices]
    if data.draw(st.booleans()):
        chosen["status"] = data.draw(st.sampled_from(["cited", "matched", "voiced", "uncited"]))
        expected = [c for c in expected if kb.status(c) == chosen["status"]]
    assert list(kb.claims(**chosen)) == expected


@given(graphs(most=1))
@SLOW
def test_counting_candidates_adds_and_never_takes_away(kb: cg.ClaimGraph) -> None:
    for source in kb.all(cg.Source):
        explicit = set(kb.claims(relying_on=source))
        both = set(kb.claims(relying_on=source, counting="candidates"))
        assert explicit <= both


HOSTILE = ['"', "x> } ; DROP ALL", "?source }", "\\", "a\nb", "'; SELECT", "<b>", "{{}}"]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_can_never_become_part_of_a_query(briefing: cg.ClaimGraph, value: str) -> None:
    assert len(briefing.figures(unit=value)) == 0
    assert len(briefing.ask("claims-naming", name=value)) == 0
    with pytest.raises(cg.UnknownNode):
        briefing.claims(relying_on=value)


def test_unknown_names_suggest_the_nearest(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(cg.UnknownNode, match="did you mean 'Vance'"):
        briefing.claims(voiced_by="Vanse")
    with pytest.raises(cg.UnknownNode, match="no source is called 9"):
        briefing.claims(relying_on=9)
    with pytest.raises(cg.UnknownNode, match="did you mean 'cited'"):
        briefing.claims(status="cites")  # type: ignore[arg-type]  # the error is the point
    with pytest.raises(cg.UnknownNode, match="did you mean 'claims-relying-on'"):
        briefing.ask("claims-rely-on")
    with pytest.raises(cg.InvalidQuery, match="has no parameter 'claims'"):
        briefing.ask("claims-citing", claims=1)


def test_voices_that_are_no_actors_are_asked_for_too(briefing: cg.ClaimGraph) -> None:
    text = "Divers said that the pier is cracked. Ada Lind said that it is not."
    rows = cg.parse(text).ask("voicings")
    assert [(row["who"], row["actor"] is None) for row in rows] == [
        ("Divers", True),
        ("Ada Lind", False),
    ]
    assert {row["who"] for row in briefing.ask("voicings", actor="Vance")} == {"Vance"}


def test_an_empty_answer_is_empty(briefing: cg.ClaimGraph) -> None:
    assert list(briefing.claims(relying_on=1, status="uncited")) == []


def test_a_source_is_named_by_number_id_handle_or_object(briefing: cg.ClaimGraph) -> None:
    source = briefing["s5"]
    for name in (5, source.id, "s5", source, source.label):
        assert briefing.claims(relying_on=name) == briefing.claims(citing=5)


def test_a_number_needs_a_document_when_several_are_held() -> None:
    first = cg.parse("It rained [1].\n\n1. Weather: https://example.org/w")
    second = cg.parse("It snowed [1].\n\n1. Snow: https://example.org/s")
    both = first | second
    with pytest.raises(cg.errors.AmbiguousName, match="name the document"):
        both.claims(relying_on=1)
    found = both.claims(relying_on=1, document=first.document)
    assert [c.text for c in found] == ["It rained."]


def test_what_is_wrong_in_a_question_of_ones_own_names_its_file(
    briefing: cg.ClaimGraph, tmp_path: Any
) -> None:
    mine = tmp_path / "mine.rq"
    mine.write_text("# Which claims?\nSELECT ?claim {\n  ?claim a cg:Claim ;\n")
    with pytest.raises(cg.errors.InvalidQuery, match=r"mine\.rq: line 2, column 15: the \{ here"):
        briefing.ask(mine)


def test_users_add_their_own_questions(briefing: cg.ClaimGraph, tmp_path: Any) -> None:
    mine = tmp_path / "long-claims.rq"
    mine.write_text(
        "# Which claims rely on a source and are long?\n"
        "SELECT ?claim { VALUES ?source { UNDEF } ?claim cg:reliesOn ?source ; schema:text ?text\n"
        "  FILTER(STRLEN(?text) > 40) }"
    )
    assert {row["claim"] for row in briefing.ask(mine, source=5)} <= {
        c.id for c in briefing.claims(relying_on=5)
    }


def test_a_question_of_ones_own_goes_by_its_file_name(
    briefing: cg.ClaimGraph, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.rq").write_text("# Which?\nSELECT ?claim { ?claim a cg:Claim }")
    assert len(briefing.ask("mine.rq")) == len(briefing.claims())
    (tmp_path / "broken.rq").write_text("# Which?\nSELECT ?claim {\n  ?claim ???\n}")
    with pytest.raises(cg.InvalidQuery, match=r"line 3, column"):
        briefing.ask("broken.rq")
    (tmp_path / "bytes.rq").write_bytes(b"# \xff")
    with pytest.raises(cg.UnreadableInput, match=r"bytes\.rq: byte 2 is not UTF-8"):
        briefing.ask("bytes.rq")


@pytest.mark.parametrize("name", questions())
def test_a_question_runs_as_it_stands_in_any_engine(name: str) -> None:
    import pyoxigraph as ox

    ox.Store().query(question(name).text)  # no prefix is bound from outside
    declared = re.findall(r"^PREFIX (\w+): <(.+)>$", question(name).text, re.M)
    assert declared
    assert dict(declared).items() <= PREFIXES.items()


def test_a_code_is_the_unit_where_a_figure_has_a_noun_too() -> None:
    document = cg.Document(text="It rained.")
    wet, dry = (
        cg.Figure(document=document.id, value=n, unit_code=code, unit_text="drops", what="rain")
        for n, code in ((3, "mm"), (1, "cm"))
    )
    assert len(cg.ClaimGraph([document, wet, dry]).ask("figures-conflicting")) == 0


@given(
    st.lists(
        st.tuples(
            st.integers(0, 6), st.integers(1, 3), st.sampled_from(get_args(Comparator)),
            st.sampled_from(["EUR", None]), st.sampled_from(["aid", "age", "part of the aid"]),
        ), max_size=7,
    )
)  # fmt: skip
def test_of_exact_figures_python_and_sparql_give_the_same_conflicts(
    stated: list[tuple[int, int, Comparator, str | None, str]],
) -> None:
    document = cg.Document(text="It rained.")
    figures = {
        f.id: f for value, more, comparator, code, what in stated if comparator != "approximately"
        for f in [cg.Figure(
            document=document.id, value=value, comparator=comparator, unit_code=code, what=what,
            upper=value + more if comparator == "between" else None,
        )]
    }  # fmt: skip
    kb = cg.ClaimGraph([document, *figures.values()])
    asked = {(row["first"], row["second"]) for row in kb.ask("figures-conflicting")}
    assert asked == {(a.id, b.id) for a, b, _ in kb.figures(conflicting=True)}


@pytest.mark.parametrize("value", [10**20, 2 * 10**20])
def test_no_filter_passes_over_what_is_no_number_for_oxigraph(value: int) -> None:
    document = cg.Document(text="It rained.")
    kb = cg.ClaimGraph([document, cg.Figure(document=document.id, value=value, what="drops")])
    more = "SELECT ?f {{ ?f schema:value ?v FILTER({} > 5) }}"
    if value < 1.7e20:
        assert len(kb.sparql(more.format("?v"))) == 1
    else:
        with pytest.raises(cg.InvalidQuery, match="too large for SPARQL to compute “\\?v > 5”"):
            kb.sparql(more.format("?v"))
    assert len(kb.sparql(more.format("xsd:double(STR(?v))"))) == 1


def test_conflicting_figures_pass_the_other_filters() -> None:
    document = cg.Document(text="It rained.")
    figures = [
        cg.Figure(document=document.id, value=value, unit_code=unit, what=what)
        for value, unit, what in (
            (1, "mm", "rain"),
            (3, "mm", "rain"),
            (1, "EUR", "aid"),
            (9, "EUR", "aid"),
        )
    ]
    kb = cg.ClaimGraph([document, *figures])
    assert len(kb.figures(conflicting=True)) == 2
    (pair,) = kb.figures(unit="EUR", conflicting=True)
    assert {pair[0].unit, pair[1].unit} == {"EUR"}
    assert len(kb.figures(unit="kg", conflicting=True)) == 0


def test_numbers_bind_as_numbers(briefing: cg.ClaimGraph, tmp_path: Any) -> None:
    mine = tmp_path / "numbered.rq"
    mine.write_text(
        "# Which?\nSELECT ?r { VALUES ?n { UNDEF } ?r a cg:Reference ; schema:position ?n }"
    )
    (row,) = briefing.ask(mine, n=5)
    assert briefing[row["r"]].noun == "reference"


@pytest.mark.parametrize("query", [None, 5, "SELECT ?x { ?x ?y '\ud800' }"])
def test_what_is_no_query_is_refused(briefing: cg.ClaimGraph, query: Any) -> None:
    with pytest.raises(cg.InvalidQuery):
        briefing.sparql(query)


def test_prefixes_are_bound(briefing: cg.ClaimGraph) -> None:
    for prefix in PREFIXES:
        briefing.sparql(f"SELECT * {{ ?s {prefix}:nothing ?o }}")


def test_bad_sparql_shows_the_place(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(cg.InvalidQuery, match=r"line 1, column \d+.*\n.*\n *\^"):
        briefing.sparql("SELECT ?x { ?x ??? }")


def days_of(iso: str) -> tuple[date, date]:
    """The first and the last day of a year, month or day."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    first, last = parts[1:] * 2 or (1, 12)
    return date(parts[0], first, 1), date(parts[0], last, monthrange(parts[0], last)[1])


dates = st.sampled_from(["2024", "2025", "2024-02", "2024-12", "2025-01", "2024-02-29"])


@given(st.lists(st.tuples(st.none() | dates, st.none() | dates), max_size=5), dates)
def test_events_in_time_equal_the_calendar(held: list[tuple[Any, Any]], asked: str) -> None:
    document = cg.Document(text="x")
    events = [cg.Event(document=document.id, name=f"e{n}", start_date=a, end_date=b)
              for n, (a, b) in enumerate(held)]  # fmt: skip
    kb = cg.ClaimGraph([document, *events])
    first, last = days_of(asked)
    ends = {f"e{n}": (a and days_of(a)[0], b and days_of(b)[1]) for n, (a, b) in enumerate(held)}
    expected = {
        "during": {n for n, (a, b) in ends.items() if a and b and a >= first and b <= last},
        "after": {n for n, (a, _) in ends.items() if a and a > last},
        "before": {n for n, (_, b) in ends.items() if b and b < first},
    }
    for name, right in expected.items():
        assert {e.name for e in kb.events(**{name: asked})} == right, name


def test_an_archive_answers_by_time_too() -> None:
    text = "Ghana signed a treaty with Togo in 2019. Mali left in 2021."
    with cg.Archive() as held:
        held.add(cg.parse(text, language="en"))
        assert [e.start_date for e in held.events(before=date(2020, 1, 1))] == ["2019"]
        with pytest.raises(cg.InvalidQuery, match="is not a date"):
            held.events(during="soon")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("9" * 5_000, "9" * 5_000),
        ('"many"^^xsd:integer', "many"),
        ('"1e999999999"^^xsd:decimal', "1e999999999"),
        ("0." + "3" * 5_000, "0." + "3" * 5_000),
        ('"1_000"^^xsd:integer', "1_000"),
        ('"1"^^xsd:boolean', True),
        ("007", 7),
        ('"INF"^^xsd:double', float("inf")),
    ],
)
def test_a_number_that_python_cannot_hold_stays_as_it_is_written(term: str, value: object) -> None:
    kb = cg.example("eastern-flank")
    assert (
        kb.sparql(f"SELECT (xsd:string(?x) AS ?y) ?x {{ VALUES ?x {{ {term} }} }}")[0]["x"] == value
    )


@pytest.mark.parametrize("name", ["\ud800", "a\udfff", "%", "a%zz", "://", "http://[", "<>", "\0"])
def test_odd_names_are_unknown_names_in_graphs_and_archives(name: str) -> None:
    kb = cg.example("harbour-audit")
    archive = cg.Archive()
    archive.add(kb)
    asked = [
        ("claims", "relying_on"), ("claims", "voiced_by"), ("claims", "mentioning"),
        ("claims", "document"), ("sources", "of"), ("actors", "in_claim"),
        ("events", "involving"), ("without", "sources"),
    ]  # fmt: skip
    for held in (kb, archive):
        for question_asked, keyword in asked:
            with pytest.raises((cg.UnknownNode, cg.InvalidQuery)):
                repr(getattr(held, question_asked)(**{keyword: name}))
        assert name not in held
    with pytest.raises((cg.UnknownNode, cg.InvalidQuery)):
        archive.get(name)
