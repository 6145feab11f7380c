"""Queries of strangers: decided by the parser, ended by limits, and never able to end us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.errors import LimitExceeded, SyntaxProblem
from claimgraph.files import WRITABLE, dumps, loads
from claimgraph.store import guard, parse_rdf

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GROWING = (
    'SELECT ?x { BIND("0123456789abcdef" AS ?x0) '
    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(32))
    + " BIND(STRLEN(?x32) AS ?x) }"
)
TEXT = "SELECT ?c ?t { ?c a cg:Claim ; schema:text ?t } ORDER BY ?c"


@pytest.fixture(scope="module")
def kb() -> cg.ClaimGraph:
    return cg.example("eastern-flank")


@pytest.mark.parametrize(
    "query",
    [
        TEXT,
        "ASK { ?c a cg:Claim }",
        "SELECT ?n ?d { ?r schema:position ?n OPTIONAL { ?r schema:startDate ?d } } ORDER BY ?n ?r",
        'SELECT ("line\\nbreak" AS ?a) ("tab\\t\\"" AS ?b) (1.50 AS ?c) ("x"@en AS ?d) { }',
    ],
)
def test_limits_change_no_answer(kb: cg.ClaimGraph, query: str) -> None:
    assert kb.sparql(query, timeout=60, max_rows=1000).rows() == kb.sparql(query).rows()


def test_triples_come_back_too(kb: cg.ClaimGraph) -> None:
    query = "CONSTRUCT WHERE { ?s schema:headline ?o }"
    assert set(kb.sparql(query, timeout=60)) == set(kb.sparql(query))


def test_too_many_rows_are_an_error_and_not_the_first_ones(kb: cg.ClaimGraph) -> None:
    whole = kb.sparql(TEXT)
    assert len(kb.sparql(TEXT, max_rows=len(whole))) == len(whole)
    with pytest.raises(LimitExceeded) as caught:
        kb.sparql(TEXT, max_rows=len(whole) - 1)
    assert caught.value.limit == "rows"


@given(st.lists(st.text(st.sampled_from('a"{}<>,\\\n:[]'), max_size=8), max_size=6))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_are_counted_whatever_their_words(kb: cg.ClaimGraph, texts: list[str]) -> None:
    escaped = (t.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for t in texts)
    values = " ".join(f'"{t}"' for t in escaped)
    query = f"SELECT ?x {{ VALUES ?x {{ {values} }} }}"
    assert [row["x"] for row in kb.sparql(query, max_rows=max(1, len(texts)))] == texts
    if len(texts) > 1:
        with pytest.raises(LimitExceeded):
            kb.sparql(query, max_rows=len(texts) - 1)


def test_a_query_that_runs_on_is_ended_and_the_next_one_answered(kb: cg.ClaimGraph) -> None:
    with pytest.raises(LimitExceeded) as caught:
        kb.sparql(CROSS, timeout=0.3)
    assert caught.value.limit == "seconds"
    assert len(kb.sparql(TEXT, timeout=60)) == 25


def test_a_query_that_grows_is_ended(kb: cg.ClaimGraph) -> None:
    with pytest.raises(LimitExceeded) as caught:
        kb.sparql(GROWING, timeout=1)
    assert caught.value.limit in ("memory", "seconds")
    assert len(kb.sparql(TEXT, timeout=60)) == 25


@pytest.mark.parametrize("word", ["timeout", "max_rows"])
def test_a_limit_of_nothing_is_refused(kb: cg.ClaimGraph, word: str) -> None:
    with pytest.raises(cg.InvalidQuery, match=f"{word}=0"):
        kb.sparql(TEXT, **{word: 0})


def test_an_archive_answers_with_limits_what_it_holds_now(tmp_path: Path) -> None:
    count = "SELECT ?c { ?c a cg:Claim }"
    for place in (None, tmp_path / "news"):
        archive = cg.Archive(place)
        seen = []
        for name in ("eastern-flank", "harbour-audit"):
            archive.add(cg.example(name))
            seen.append(len(archive.sparql(count, timeout=60)))
        assert seen == [25, len(archive.claims())]
        archive.close()
    assert sorted(p.name for p in (tmp_path / "news").iterdir()) == [
        "ledger.sqlite", "lock", "store",
    ]  # fmt: skip
    with cg.Archive(tmp_path / "news", read_only=True) as archive:
        assert len(archive.sparql(count, timeout=60)) == seen[1]


LONG = """
import claimgraph as cg
kb = cg.example("eastern-flank")
kb.sparql("ASK {}", **LIMITS)
print("asking", flush=True)
try:
    kb.sparql(QUERY, **LIMITS)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def hears_ctrl_c() -> None:
    """Let a child hear Ctrl-C also where the tests run in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("limits", [{}, {"timeout": 600}])
def test_ctrl_c_ends_the_waiting(limits: dict[str, float]) -> None:
    program = LONG.replace("LIMITS", repr(limits)).replace("QUERY", repr(CROSS))
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, preexec_fn=hears_ctrl_c
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"asking\n"
        timer = threading.Timer(0.3, os.kill, (process.pid, signal.SIGINT))
        timer.start()
        assert process.stdout.readline() == b"stopped\n"
        assert process.wait(60) == 0
        timer.join()


# -- the guard -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service schema:text "the SERVICE # of service" }',
        "SELECT * { ?s ?p <http://example.org/service> } # service",
        "PREFIX service: <urn:x#> SELECT * { ?from a service:Service ; service:from service:a }",
        'SELECT * { ?s ?p "service"@en-service FILTER(?p < <urn:service>) }',
        'SELECT ("\\from service" AS ?x) ("\\u00AFrom" AS ?y) { ?s <urn:%DEscribe> <urn:%2From> }',
        "SELECT * { ?s <urn:describe> '''service ' from '' construct''' }",
        "SELECT * { BIND(1 AS ?construct) FILTER(?describe<?from&&?from>?service) }",
    ],
)
def test_words_in_texts_and_names_are_not_keywords(kb: cg.ClaimGraph, query: str) -> None:
    assert guard(query) == frozenset()
    kb.sparql(query)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT*FROM<urn:g>{?s ?p ?from}", {"FROM"}),
        ("construct{?s ?p ?o}where{?s ?p ?o}", {"CONSTRUCT"}),
        ("# from here\rDESCRIBE ?x FROM NAMED <urn:g> { ?x ?p 1 }", {"DESCRIBE", "FROM"}),
    ],
)
def test_keywords_are_found_as_the_parser_reads_them(query: str, words: set[str]) -> None:
    assert guard(query) == words


@pytest.mark.parametrize("space", [" ", "\t", "\r", "\n", "", "# so\n", "# so\r"])
@pytest.mark.parametrize("word", ["SERVICE", "service", "SeRvIcE SILENT"])
@pytest.mark.parametrize("before", ["", "?s ?p 1", "?s ?p 1 .", "FILTER(?a<?b)", "{} UNION {}"])
def test_another_server_is_never_asked(
    kb: cg.ClaimGraph, before: str, word: str, space: str
) -> None:
    query = f"SELECT * {{ {before}{word}{space}<http://127.0.0.1:9/>{space}{{ ?s ?p ?o }} }}"
    with pytest.raises(cg.InvalidQuery):
        kb.sparql(query)
    with pytest.raises(cg.InvalidQuery):
        kb.sparql(query, timeout=60)


# -- files of strangers --------------------------------------------------------------------------

_RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF>'


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?>\n<!DOCTYPE rdf:RDF [<!ENTITY a "b">]>' + _RDF.format(""),
        "<!-- x -->\n" + _RDF.format('<!doctype x [<!ENTITY a "b">]>'),
    ],
)
def test_a_document_type_is_refused_where_it_stands(text: str) -> None:
    with pytest.raises(SyntaxProblem, match="document type") as caught:
        loads(text, "rdfxml")
    assert caught.value.line == 2
    where = text.split("\n")[1].lower().index("<!doctype") + 1
    assert caught.value.column == where


def test_words_about_a_document_type_are_read() -> None:
    said = '<rdf:Description rdf:about="urn:a"><rdf:value><![CDATA[<!DOCTYPE]]></rdf:value>'
    text = "<!-- <!DOCTYPE a> -->" + _RDF.format(said + "</rdf:Description>")
    (triple,) = parse_rdf(text, "rdfxml")
    assert getattr(triple.object, "text", "") == "<!DOCTYPE"


def test_a_file_with_many_brackets_is_parsed_aside_alike() -> None:
    lines = [f"<urn:a{i}> <urn:p> [ <urn:q> ( 1 {i} ) ] ." for i in range(600)]
    few = [list(parse_rdf(line, "turtle")) for line in lines]
    assert len(list(parse_rdf("\n".join(lines), "turtle"))) == sum(map(len, few))
    with pytest.raises(SyntaxProblem, match=r"news.ttl, line 601, column"):
        list(parse_rdf("\n".join([*lines, "<urn:a> urn:p ."]), "turtle", "news.ttl"))


@pytest.mark.parametrize("format", WRITABLE)
def test_a_text_that_no_parser_takes_is_neither_written_nor_read(format: str) -> None:
    kb = cg.ClaimGraph([cg.Document(text="a" * (17 << 20))])
    with pytest.raises(cg.InvalidGraph, match="16 MiB"):
        dumps(kb, format)


@pytest.mark.parametrize("format", ["turtle", "nquads", "trig"])
def test_a_longer_text_than_parsers_take_is_an_error_of_ours(format: str) -> None:
    with pytest.raises(cg.UnreadableInput, match="16 MiB"):
        loads(f'<urn:a> <urn:b> "{"a" * (17 << 20)}" .', format)


@pytest.mark.parametrize("timeout", [None, 60])
@pytest.mark.parametrize(
    "last", ["<urn:c>", '"x\\n"', '"x"@en', '"5"^^<http://www.w3.org/2001/XMLSchema#integer>']
)
def test_a_triple_in_an_answer_is_told_as_it_is_written(
    kb: cg.ClaimGraph, timeout: float | None, last: str
) -> None:
    (row,) = kb.sparql(f"SELECT (TRIPLE(<urn:a>, <urn:b>, {last}) AS ?t) {{}}", timeout=timeout)
    assert str(row["t"]).startswith("<<( <urn:a> <urn:b> " + last)


def test_a_context_elsewhere_is_not_fetched_and_said_plainly() -> None:
    with pytest.raises(SyntaxProblem, match="nothing is fetched; write the context out"):
        loads('{"@context": "https://schema.org/", "name": "a"}', "jsonld")
