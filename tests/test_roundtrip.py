"""One round trip over every format: model → format → model, equal by value; same bytes twice."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import graphs

import claimgraph as cg
from claimgraph.files import GRAPH_ENDINGS, WRITABLE, dumps, loads
from claimgraph.rdf import Literal

PREFIX = "@prefix cg: <https://w3id.org/claimgraph/ontology#> ."
ENDINGS = {format: ending for ending, format in GRAPH_ENDINGS.items()}
ROUND_TRIP = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def no_xml(kb: cg.ClaimGraph) -> bool:
    """Whether a text holds a sign that XML 1.0 has no place for."""
    words = (t.object.text for t in kb.to_triples() if isinstance(t.object, Literal))
    return any(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text) for text in words)


@given(graphs())
@ROUND_TRIP
def test_every_format_gives_back_the_graph_and_the_same_bytes(kb: cg.ClaimGraph) -> None:
    for format in WRITABLE:
        if format == "rdfxml" and no_xml(kb):
            with pytest.raises(cg.InvalidGraph, match=r"XML has no place for U\+"):
                dumps(kb, format)
            continue
        text = dumps(kb, format)
        back = loads(text, format)
        assert back == kb, format
        assert dumps(back, format) == text, format


@given(graphs())
@ROUND_TRIP
def test_networkx_and_rdflib_give_back_the_graph(kb: cg.ClaimGraph) -> None:
    assert cg.ClaimGraph.from_networkx(kb.to_networkx()) == kb
    assert cg.ClaimGraph.from_rdf(kb.to_rdf()) == kb


@pytest.mark.parametrize("format", WRITABLE)
@pytest.mark.parametrize("nodes", [[], [cg.Document(text="It rained.")]])
def test_the_smallest_graphs_come_back(format: str, nodes: list[cg.Document]) -> None:
    kb = cg.ClaimGraph(nodes)
    assert loads(dumps(kb, format), format) == kb


def test_a_dataset_of_named_graphs_is_read_whole(briefing: cg.ClaimGraph) -> None:
    from rdflib import Dataset

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib's own parser uses what it deprecates
        dataset = Dataset()
        dataset.parse(data=dumps(briefing, "nquads"), format="nquads")
    assert cg.ClaimGraph.from_rdf(dataset) == briefing


@pytest.mark.parametrize("format", WRITABLE)
def test_saved_files_load_again(briefing: cg.ClaimGraph, tmp_path: Path, format: str) -> None:
    path = cg.save(briefing, tmp_path / f"kb{ENDINGS[format]}")
    assert cg.load(path) == briefing
    assert path.read_bytes() == cg.save(briefing, tmp_path / f"again{ENDINGS[format]}").read_bytes()


def test_both_engines_read_the_same_triples(briefing: cg.ClaimGraph) -> None:
    from rdflib import Graph
    from rdflib.compare import isomorphic

    turtle = Graph().parse(data=dumps(briefing, "turtle"), format="turtle")
    jsonld = Graph().parse(data=dumps(briefing, "jsonld"), format="json-ld")
    assert isomorphic(turtle, briefing.to_rdf())
    assert isomorphic(jsonld, turtle)


def test_each_document_has_a_named_graph_of_its_own() -> None:
    first = cg.parse("It rained [1].\n\n1. Weather: https://example.org/w")
    second = cg.parse("It snowed [1].\n\n1. Weather: https://example.org/w")
    text = dumps(first | second, "nquads")
    graphs = {line.split()[-2] for line in text.splitlines()}
    assert graphs == {f"<https://kg.example/{kb.document.id}>" for kb in (first, second)}


def test_words_that_moved_are_refused(briefing: cg.ClaimGraph, tmp_path: Path) -> None:
    path = cg.save(briefing, tmp_path / "kb.ttl")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('oa:exact "[3]"', 'oa:exact "[4]"'), encoding="utf-8")
    with pytest.raises(
        cg.errors.SpanMismatch, match=r"document.text\[\d+:\d+\] is '\[3\]', not '\[4\]'"
    ):
        cg.load(path)


def test_broken_turtle_shows_line_column_and_caret(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(
        "@prefix cg: <https://w3id.org/claimgraph/ontology#> .\n<urn:a> a cg:Claim ;;; .\n}"
    )
    with pytest.raises(
        cg.errors.SyntaxProblem, match=r"broken.ttl, line 3, column \d+.*\n  }\n  \^"
    ):
        cg.load(path)


def test_a_dangling_link_is_refused() -> None:
    text = (
        f"{PREFIX} @prefix cito: <http://purl.org/spar/cito/> .\n<c> a cg:Citation ; "
        "cito:hasCitingEntity <x> ; cito:hasCitedEntity <y> ; cg:basis cg:curated ."
    )
    with pytest.raises(
        cg.errors.BrokenLink, match="claim = 'x' should be a claim, but is not in the graph"
    ):
        loads(text)


def test_a_missing_field_is_named() -> None:
    text = f"{PREFIX} <c> a cg:Citation ; cg:basis cg:curated ."
    with pytest.raises(cg.InvalidGraph, match="c is not a valid citation: claim: Field required"):
        loads(text)


def test_foreign_triples_are_counted_not_dropped_in_silence(briefing: cg.ClaimGraph) -> None:
    text = (
        dumps(briefing)
        + "\n<https://example.org/x> <https://example.org/likes> <https://example.org/y> ."
    )
    with pytest.warns(UserWarning, match=r"https://example.org/likes \(1\)"):
        assert loads(text) == briefing


def test_reading_back_what_we_wrote_warns_of_nothing(briefing: cg.ClaimGraph) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for format in WRITABLE:
            loads(dumps(briefing, format), format)


def test_remote_contexts_are_never_fetched() -> None:
    with pytest.raises(cg.errors.SyntaxProblem):
        loads('{"@context": "https://example.org/context.jsonld", "@id": "x"}', "jsonld")


def test_a_file_appears_whole_or_not_at_all(briefing: cg.ClaimGraph, tmp_path: Path) -> None:
    with pytest.raises(cg.UnreadableInput, match=r"\.docx.* names no RDF format"):
        cg.save(briefing, tmp_path / "kb.docx")
    assert list(tmp_path.iterdir()) == []
