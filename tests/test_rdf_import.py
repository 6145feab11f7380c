"""Graphs of other tools: whatever of them is not ours is kept, counted, and written out again."""

from __future__ import annotations

import json
import pickle
import warnings
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from rdf_cases import FOREIGN, OWN, XML
from rdflib import Graph

import claimgraph as cg
from claimgraph.errors import SyntaxProblem
from claimgraph.files import dumps, loads
from claimgraph.rdf import Literal, UnreadTriples
from claimgraph.rdf.vocabulary import PREFIXES
from claimgraph.store import FORMATS

OURS = cg.parse("Wolves came back to Skane [1].\n\n[1] Wolf count: https://data.example/w")
CASES = pytest.mark.parametrize(
    ("name", "form", "text", "count"), FOREIGN, ids=[c[0] for c in FOREIGN]
)


def quads(text: str, form: str) -> set[ox.Quad]:
    """Return what another reader finds: for RDF/XML rdflib, as Oxigraph minds comments in texts."""
    text = text.removeprefix("\ufeff")
    if form == "rdfxml":
        text, form = Graph().parse(data=text, format="xml").serialize(format="nt"), "ntriples"
    return set(ox.parse(text.encode(), FORMATS[form], base_iri="https://kg.example/"))


def canonical(found: set[ox.Quad]) -> set[str]:
    dataset = ox.Dataset(found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, dataset))


def quietly(text: str, form: str) -> cg.ClaimGraph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnreadTriples)
        return loads(text, form)


@CASES
def test_foreign_statements_are_kept_and_counted(
    name: str, form: str, text: str, count: int
) -> None:
    with pytest.warns(UnreadTriples, match=r"kept as they are.*\(\d+\)"):
        kb = loads(text, form)
    assert len(kb.foreign) == count
    assert canonical(quads(dumps(kb, "nquads"), "nquads")) == canonical(quads(text, form))


@CASES
def test_they_are_the_same_each_time_and_in_each_format(
    name: str, form: str, text: str, count: int
) -> None:
    kb = quietly(text, form)
    assert quietly(text, form).foreign == kb.foreign
    for other in ("trig", "nquads"):
        back = quietly(dumps(kb, other), other)
        assert back.foreign == kb.foreign
        assert dumps(back, other) == dumps(kb, other)


@CASES
def test_beside_our_nodes_neither_harms_the_other(
    name: str, form: str, text: str, count: int
) -> None:
    kb = quietly(dumps(OURS, "nquads") + dumps(quietly(text, form), "nquads"), "nquads")
    assert kb == OURS
    assert len(kb.foreign) == count
    assert (
        len(kb.sparql("SELECT * { GRAPH ?g { ?s ?p ?o } }"))
        + len(kb.sparql("SELECT * FROM <urn:none> { ?s ?p ?o }"))
        >= 0
    )


XML_PLACES = [
    ("<e:p>x</e:q>", 3, "</e:q>"),
    ('<e:p rdf:resource="a b"/>', 3, None),
    ("<e:p><e:A/>words</e:p>", 3, None),
    ('<e:p rdf:datatype="urn:t">&nothing;</e:p>', 3, None),
    ('<rdf:Description rdf:about="a" rdf:ID="b"/>', 3, None),
]
"""What is wrong in RDF/XML, and the line it stands in."""


@pytest.mark.parametrize(("wrong", "line", "words"), XML_PLACES)
def test_what_is_wrong_in_rdf_xml_is_said_with_its_place(
    wrong: str, line: int, words: str | None
) -> None:
    text = XML % f'<!-- a\n--><rdf:Description rdf:about="x">\n{wrong}\n</rdf:Description>'
    with pytest.raises(SyntaxProblem, match=rf"line {line}, column ([2-9]|\d\d)"):
        loads(text, "rdfxml")


@pytest.mark.parametrize("within", ["a<!-- c -->b", "<![CDATA[a]]>b", "a<![CDATA[<b>&]]>c<?p q?>d"])
def test_comments_and_marked_text_within_a_text_are_read(within: str) -> None:
    text = XML % f'<rdf:Description rdf:about="urn:x"><e:p>{within}</e:p></rdf:Description>'
    (value,) = Graph().parse(data=text, format="xml").objects()
    assert [quad.object for quad in quietly(text, "rdfxml").foreign] == [Literal(str(value))]


def test_keys_of_json_ld_without_a_meaning_are_counted() -> None:
    text = '{"@context": {"a": "urn:a"}, "@id": "urn:x", "a": {"b": 1, "c": [2, 3]}, "b": null}'
    with pytest.warns(UnreadTriples) as told:
        loads(text, "jsonld")
    assert "left out keys to which the @context gives no meaning: b (1), c (2)" in str(told[0])


@pytest.mark.parametrize("held", [{"title": "Letter"}, [{"title": "Letter"}]], ids=["one", "list"])
def test_maps_of_json_ld_keep_the_ids_of_what_they_hold(held: Any) -> None:
    """rdflib 7.6 forgets the ids of lists (``findings/rdflib-json-ld-forgets-…``)."""
    terms = {"@vocab": "urn:v:", "cites": {"@container": "@id"}}
    text = json.dumps({"@context": terms, "@id": "urn:report", "cites": {"urn:letter": held}})
    said = {(quad.subject, quad.object) for quad in quietly(text, "jsonld").foreign}
    assert said == {("urn:report", "urn:letter"), ("urn:letter", Literal("Letter"))}


BESIDE = {
    "another language": ("kg:s schema:headline 'Wolf'@en, 'Varg'@sv .", "Wolf", 2),
    "a plain title first": ("kg:s schema:headline 'Lupus', 'Wolf'@en .", "Lupus", 1),
    "a datatype": ("kg:s schema:headline 'Wolf'^^<urn:t> .", "Wolf", 1),
    "another class": ("kg:s a schema:Article, cg:Sauce ; schema:headline 'Wolf' .", "Wolf", 2),
    "an iri for a text": ("kg:s schema:headline 'Wolf' ; dcterms:publisher e:press .", "Wolf", 1),
    "an outer link": ("kg:s schema:headline 'Wolf' ; cito:disputes e:other .", "Wolf", 1),
    "an outer shortcut": ("kg:s schema:headline 'Wolf' ; prov:wasDerivedFrom e:run .", "Wolf", 1),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_a_node_cannot_hold_is_kept_beside_it(name: str) -> None:
    more, title, count = BESIDE[name]
    text = OWN + "@prefix cito: <http://purl.org/spar/cito/> . kg:s a cg:Source .\n" + more
    kb = quietly(text, "turtle")
    assert [source.title for source in kb.sources()] == [title]
    assert len(kb.foreign) == count
    assert quads(text, "turtle") <= quads(dumps(kb, "nquads"), "nquads")
    back = quietly(dumps(kb), "turtle")
    assert back == kb
    assert back.foreign == kb.foreign


def test_one_thing_of_two_classes_is_refused() -> None:
    with pytest.raises(cg.InvalidGraph, match="cannot be a claim and a source"):
        loads(OWN + "kg:x a cg:Source, cg:Claim .")


def test_nodes_without_a_name_get_the_same_one_each_time() -> None:
    text = (
        OWN + "[] a cg:Source ; schema:headline 'Wolf' . [] a cg:Source ; schema:headline 'Elk' ."
    )
    assert loads(text) == loads(text)
    assert len(loads(text).sources()) == 2


def test_foreign_statements_go_wherever_the_graph_goes() -> None:
    kb = quietly(dumps(OURS) + "\n<urn:a> <urn:p> _:x .", "turtle")
    assert kb.sparql("SELECT ?s { ?s <urn:p> ?o }")[0]["s"] == "urn:a"
    assert kb.with_nodes(cg.Source(title="Elk")).foreign == kb.foreign
    assert pickle.loads(pickle.dumps(kb)).foreign == kb.foreign
    assert cg.ClaimGraph.from_networkx(kb.to_networkx()).foreign == kb.foreign
    with pytest.warns(UnreadTriples):
        assert len(cg.ClaimGraph.from_rdf(kb.to_rdf()).foreign) == 1


@pytest.mark.parametrize("format", ["graphml", "gexf", "gml"])
@pytest.mark.parametrize("ours", [True, False])
def test_foreign_statements_are_in_every_file_of_networkx(
    format: str, ours: bool, tmp_path: Path
) -> None:
    more = '<urn:a> <urn:p> _:x, "two\\nlines\\u0007 <&>"@en .\n_:x <urn:q> "100"^^<urn:t> .'
    kb = quietly((dumps(OURS) if ours else "") + "\n" + more, "turtle")
    file = tmp_path / f"kb.{format}"
    getattr(nx, f"write_{format}")(kb.to_networkx(), file)
    back = cg.ClaimGraph.from_networkx(getattr(nx, f"read_{format}")(file))
    assert (back, back.foreign) == (kb, kb.foreign)
    assert len(back.foreign) == 3


def test_statements_beside_a_networkx_graph_are_read_from_the_graph_too() -> None:
    graph = OURS.to_networkx()
    graph.graph["foreign"] = "<urn:a> <urn:p> <urn:b> .\n"
    assert [quad.subject for quad in cg.ClaimGraph.from_networkx(graph).foreign] == ["urn:a"]


def test_blank_nodes_of_two_graphs_stay_apart() -> None:
    one, other = (quietly(f"_:x <urn:p> '{word}' .", "turtle") for word in ("a", "b"))
    assert len({quad.subject for quad in (one | other).foreign}) == 2
    assert (one | one).foreign == one.foreign


def test_what_a_format_cannot_hold_is_told() -> None:
    kb = quietly("<urn:a> <urn:p> 'x' <urn:g> .".replace("'", '"'), "nquads")
    with pytest.warns(UnreadTriples, match="1 statements are written without their named graph"):
        dumps(kb, "turtle")
    kb = quietly("<urn:a> <urn:p> <<( <urn:a> <urn:p> <urn:b> )>> .", "turtle")
    with pytest.warns(UnreadTriples, match="JSON-LD has none"):
        dumps(kb, "jsonld")
    with pytest.warns(UnreadTriples, match="rdflib has none"):
        kb.to_rdf()


def test_tables_and_rdflib_tell_what_they_leave(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    kb = OURS | quietly('<urn:a> <urn:p> "x"@ar--rtl .', "turtle")
    with pytest.warns(UnreadTriples, match=r"tables hold only nodes; left out: urn:p \(1\)"):
        folder = cg.tables.write(kb, tmp_path / "tables")
    assert cg.tables.read(folder) == OURS
    with pytest.warns(UnreadTriples, match="1 texts are left without their direction: rdflib"):
        kb.to_rdf()


ODD = [
    '"-0044-03-15"^^xsd:date', '"12026-01-01"^^xsd:date', '"2031-02-30"^^xsd:date',
    '"24:00:00"^^xsd:time', '"-0"^^xsd:integer', '"+007"^^xsd:integer', '"309.10"^^xsd:decimal',
    '"1e400"^^xsd:double', '"NaN"^^xsd:double', '"many"^^xsd:integer', '"TRUE"^^xsd:boolean',
    '"x"@zh-Hant-TW', '"x"@EN-us', '""', '""@de', '"=1+2"', '"a\\u0000b"', '"\\uFFFF"', '"\\r"',
    '"<b>x</b>"^^rdf:XMLLiteral', '<https://x.example/a%20b%2F?q=%E2%82%AC>',
    '<https://x.example/ü%C3%BC>', '"p"^^<urn:dt:%20>', "[]",
]  # fmt: skip


@pytest.mark.parametrize("value", ODD, ids=ascii)
def test_odd_values_of_others_come_back_as_they_were(
    value: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    prefixes = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("xsd", "rdf"))
    kb = OURS | quietly(f"{prefixes}<urn:s%20> <urn:p> {value} .", "turtle")
    (said,) = kb.foreign
    forms = ["turtle", "trig", "nquads", "ntriples", "jsonld"]
    forms += [] if "\\u" in value else ["rdfxml"]
    for form in forms:
        assert shaped(quietly(dumps(kb, form), form)) == shaped(kb), form
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert shaped(cg.ClaimGraph.from_rdf(kb.to_rdf())) == shaped(kb)
        network = kb.to_networkx()
        nx.write_graphml(network, tmp_path / "kb.graphml")
        for read in (
            nx.read_graphml(tmp_path / "kb.graphml"),
            nx.cytoscape_graph(json.loads(json.dumps(nx.cytoscape_data(network)))),
            nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(network)))),
        ):
            assert shaped(cg.ClaimGraph.from_networkx(read)) == shaped(kb)
    assert not caplog.records
    assert said.predicate == "urn:p"


def shaped(kb: cg.ClaimGraph) -> tuple[cg.ClaimGraph, set[Any]]:
    """A graph and its foreign statements, nodes without a name by a word for all of them."""
    named = {
        tuple("_:" if isinstance(term, str) and term[:2] == "_:" else term for term in quad)
        for quad in kb.foreign
    }
    return cg.ClaimGraph(kb.values()), named


def test_json_ld_never_takes_an_iri_for_a_short_name() -> None:
    kb = quietly("<urn:a> <urn:p> <schema:Person> .", "turtle")
    with pytest.raises(cg.InvalidGraph, match="would take <schema:Person> for a short name"):
        dumps(kb, "jsonld")


@CASES
def test_json_ld_says_what_turtle_says(name: str, form: str, text: str, count: int) -> None:
    if "1.2" in name or any(quad.graph for quad in quietly(text, form).foreign):
        pytest.skip("JSON-LD is written without named graphs and RDF 1.2")
    kb = quietly(text, form)
    assert canonical(quads(dumps(kb, "jsonld"), "jsonld")) == canonical(quads(text, form))


def test_an_archive_takes_marked_files_and_counts_what_it_leaves(tmp_path: Path) -> None:
    file = tmp_path / "kb.ttl"
    file.write_text("\ufeff" + dumps(OURS) + "\n<urn:a> <urn:p> 'x' .", encoding="utf-8")
    with cg.Archive(tmp_path / "archive") as archive:
        with pytest.warns(UnreadTriples, match="left out"):
            archive.load(file)
        assert archive.get(OURS.document) == OURS
