"""SPARQL stays on this machine and cannot crash it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.store import guard, natural, parse_rdf

SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { { SeRvIcE ?x { ?s ?p ?o } } }",
    "SELECT * { # comment\nSERVICE\n<http://127.0.0.1:9/>{ ?s ?p ?o } }",
]
HARMLESS = [
    'SELECT * { ?s ?p "SERVICE" }',
    "SELECT * { ?s ?p 'a SERVICE b' }",
    "SELECT * { ?s ?p <http://example.org/SERVICE> } # SERVICE",
    "SELECT ?SERVICE { ?SERVICE ?p ?o }",
    'SELECT * { ?s ?p """x " SERVICE""" }',
]


@pytest.mark.parametrize("query", SERVICES)
def test_other_servers_are_never_asked(briefing: cg.ClaimGraph, query: str) -> None:
    with pytest.raises(cg.InvalidQuery, match="SERVICE would query another server"):
        briefing.sparql(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_is_free_in_strings_iris_comments_and_variables(
    briefing: cg.ClaimGraph, query: str
) -> None:
    briefing.sparql(query)


def test_an_unknown_function_is_a_bad_query(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(cg.InvalidQuery, match="cannot run"):
        briefing.sparql("SELECT * { ?s a cg:Claim FILTER(<urn:f>(?s)) }")


def test_from_reads_no_file(briefing: cg.ClaimGraph) -> None:
    assert len(briefing.sparql("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")) == 0


def test_updates_are_refused(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(cg.InvalidQuery):
        briefing.sparql("DELETE WHERE { ?s ?p ?o }")


def test_nesting_that_would_kill_the_parser_is_refused(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(cg.InvalidQuery, match="nests deeper than"):
        briefing.sparql("SELECT * " + "{" * 3000 + "?s ?p ?o" + "}" * 3000)
    with pytest.raises(cg.errors.SyntaxProblem, match="nest too deeply"):
        list(parse_rdf("[" * 5000, "jsonld"))


def test_the_guard_is_linear() -> None:
    guard("SELECT * { ?s ?p '" + "a\\\\" * 200_000 + "' }")
    guard('"' * 200_000)


def test_ask_and_construct_answer_too(briefing: cg.ClaimGraph) -> None:
    assert briefing.sparql("ASK { ?c a cg:Claim }")[0]["answer"] is True
    made = briefing.sparql("CONSTRUCT { ?c a cg:Source } { ?c a cg:Source }")
    assert {row["predicate"] for row in made} == {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"}


def test_a_byte_order_mark_is_no_part_of_turtle() -> None:
    assert len(list(parse_rdf(b"\xef\xbb\xbf<urn:a> <urn:b> <urn:c> .", "turtle"))) == 1


def test_entities_in_xml_are_refused() -> None:
    bomb = (
        '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">'
        '<rdf:Description rdf:about="urn:a"><e:t>&b;</e:t></rdf:Description></rdf:RDF>'
    )
    with pytest.raises(cg.errors.SyntaxProblem):
        list(parse_rdf(bomb, "rdfxml"))


def test_names_sort_by_their_numbers() -> None:
    assert sorted(["a10", "a9"], key=natural) == ["a9", "a10"]


PREFIXED = [
    (
        "SELECT ?c { ?c cgg:text ?t }",
        r"column 16: the prefix cgg: is not declared; did you mean cg:",
    ),
    ("SELECT ?c {\n ?c a x:y }", r"line 2, column 7: the prefix x: .*bound are .*PREFIX x: <"),
    ("SELECT ?c { ?c a 'no:thing' . # in:deed\n ?c a z:z }", "the prefix z: is not declared"),
    ("PREFIX mine: <urn:m> SELECT ?c { ?c a mine:x, other:x }", "the prefix other: is not"),
]


@pytest.mark.parametrize(("query", "says"), PREFIXED)
def test_a_prefix_that_nobody_declares_is_named(
    briefing: cg.ClaimGraph, query: str, says: str
) -> None:
    with pytest.raises(cg.InvalidQuery, match=says) as caught:
        briefing.sparql(query)
    assert str(caught.value).count("\n") == 2


WRONG = [
    ("SELEC ?c { ?c a ?t }", "SELEC ", "SELEC is no keyword; did you mean SELECT?"),
    ("SELECT ?c {\n ?c a ?t\n FILTR(?c > 1) }", "FILTR(", "did you mean FILTER?"),
    ("SELECT ?c { ?c 'a long word' ?t }", "'a long", "cannot stand here"),
    ("SELECT ?c { ?c a ?t FILTER(?c > ) }", ") }", ") cannot stand here"),
    ("SELECT ?c WHERE ?c a ?t }", "?c a", "?c cannot stand here; expected {"),
    ("SELECT ?c { { ?c a ?t ", "{ ?c a", "the { here is never closed"),
    ("SELECT ?c { ?c ?p 'open }", "'open", "the ' here is never closed"),
    ("SELECT ?c { ?c a ?t } ORDER BY", "", "the query ends too early"),
    ("SELECT * { ?s a ?t } # x\n LIMIT many", "many", "many cannot stand here"),
    ("DROP ALL", "DROP", "DROP would change the data"),
    ("", "", "the query ends too early"),
]


@pytest.mark.parametrize(("query", "there", "says"), WRONG)
def test_bad_sparql_is_told_in_a_few_words_at_its_place(
    briefing: cg.ClaimGraph, query: str, there: str, says: str
) -> None:
    with pytest.raises(cg.InvalidQuery) as caught:
        briefing.sparql(query)
    message, *window = str(caught.value).split("\n")
    assert says in message
    assert len(message) < 100
    if query:
        line, caret = window
        assert line[2:] in query.split("\n")
        assert line[caret.index("^") :].startswith(there)


def test_the_rules_of_select_are_told_in_the_words_of_the_parser(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(cg.InvalidQuery, match="contains a variable that is unbound"):
        briefing.sparql("SELECT ?c (COUNT(?x) AS ?n) { ?c a ?x }")


@given(st.text(alphabet="SELECT{}?xy: .;'\"<>()#\n\\a1", max_size=60))
def test_whatever_is_wrong_is_told_shortly(query: str) -> None:
    told = ""
    try:
        cg.ClaimGraph().sparql(query)
    except cg.InvalidQuery as error:
        told = str(error)
    assert told.count("\n") <= 2


@pytest.mark.parametrize("left", ["<urn:a> <urn:b> 'x", "<urn:a> <urn:b> ", "<urn:a> <urn:b"])
def test_half_a_file_is_told_as_such(left: str) -> None:
    with pytest.raises(cg.errors.SyntaxProblem, match="the file may be cut off"):
        list(parse_rdf(left, "turtle"))


def test_a_turtle_error_names_its_place_once() -> None:
    with pytest.raises(cg.errors.SyntaxProblem) as caught:
        list(parse_rdf("<urn:a> <urn:b> 'x\u2028y\x0cz' .\n<urn:a> wrong:b 1 .", "turtle"))
    told = str(caught.value)
    assert told.count("line") == 1
    assert "<urn:a> wrong:b 1 ." in told
