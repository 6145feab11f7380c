"""SPARQL stays on this machine and cannot crash it."""

from __future__ import annotations

import pytest

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
    with pytest.raises(cg.SyntaxProblem, match="nest too deeply"):
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
    with pytest.raises(cg.SyntaxProblem):
        list(parse_rdf(bomb, "rdfxml"))


def test_names_sort_by_their_numbers() -> None:
    assert sorted(["a10", "a9"], key=natural) == ["a9", "a10"]
