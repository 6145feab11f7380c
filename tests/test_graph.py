"""ClaimGraph: an immutable mapping that checks what it holds."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from strategies import graphs

import claimgraph as cg
from claimgraph.errors import AmbiguousName
from claimgraph.model import Notice

DOCUMENT = cg.Document(text="It rained in Vilnius [1].")


def test_it_is_a_mapping_from_id_to_node(briefing: cg.ClaimGraph) -> None:
    assert len(briefing) == len(list(briefing))
    for key, node in briefing.items():
        assert briefing[key] is node
        assert briefing[briefing.handle(node)] is node
        assert key in briefing
    assert "c99" not in briefing


def test_an_unknown_key_suggests(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(KeyError, match="no node is called 'c99'; did you mean 'c9'"):
        briefing["c99"]


@given(graphs())
def test_handles_are_unique_and_in_reading_order(kb: cg.ClaimGraph) -> None:
    assert len({kb.handle(node) for node in kb.values()}) == len(kb)
    claims = kb.all(cg.Claim)
    assert [kb.handle(c) for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]


@given(graphs())
def test_order_of_nodes_does_not_matter(kb: cg.ClaimGraph) -> None:
    again = cg.ClaimGraph(reversed(list(kb.values())))
    assert again == kb
    assert list(again) == list(kb)
    assert hash(again) == hash(kb)


@given(graphs())
def test_every_claim_has_exactly_one_status(kb: cg.ClaimGraph) -> None:
    found = [kb.claims(status=s) for s in ("cited", "matched", "voiced", "uncited")]
    assert sum(map(len, found)) == len(kb.claims())


def test_the_census_counts(briefing: cg.ClaimGraph) -> None:
    assert repr(briefing) == ("<ClaimGraph: 25 claims, 5 sources, 16 actors, 8 events, 3 figures>")


def test_words_must_stand_where_they_say() -> None:
    moved = cg.Passage(document=DOCUMENT.id, start=0, end=3, exact="sun")
    with pytest.raises(cg.errors.SpanMismatch, match=r"document.text\[0:3\] is 'It ', not 'sun'"):
        cg.ClaimGraph([DOCUMENT, moved])


def test_links_must_lead_to_the_right_noun() -> None:
    passage = DOCUMENT.cut(0, 24)
    claim = cg.Claim(document=DOCUMENT.id, passage=DOCUMENT.id, text="It rained.")
    with pytest.raises(cg.errors.BrokenLink, match="should be a passage, but is a document"):
        cg.ClaimGraph([DOCUMENT, passage, claim])


def test_one_id_is_one_node() -> None:
    with pytest.raises(cg.errors.ConflictingNodes, match="differ in title: None and 'Rain'"):
        cg.ClaimGraph([DOCUMENT, cg.Document(text=DOCUMENT.text, title="Rain")])


def test_adding_nodes_makes_a_new_graph() -> None:
    kb = cg.ClaimGraph([DOCUMENT])
    more = kb.with_nodes(DOCUMENT.cut(0, 2))
    assert (len(kb), len(more)) == (1, 2)
    assert (kb | more) == more


def test_sources_of_a_claim_come_in_the_order_of_the_list() -> None:
    listed = "\n".join(f"[{n}] Report {n}: https://example.org/{n}" for n in range(1, 7))
    kb = cg.parse(f"It rained [3][1][5, 2].\n\n{listed}")
    assert kb.claims().rows()[0]["sources"] == ["s1", "s2", "s3", "s5"]


def test_edits_are_numbered_as_they_were_made(briefing: cg.ClaimGraph) -> None:
    kb = briefing
    for number in range(1, 6):
        kb = kb.attach(f"c{number}", 4, by="Ada", why=f"step {number}", at="2026-03-01T10:00:00Z")
    assert [kb[f"ed{n}"].label.rpartition(" ")[2] for n in range(1, 6)] == list("12345")


def test_notices_follow_their_source_and_date() -> None:
    kb = cited("It rained", "Rain")
    dates = ("2026-03-02", "2025", "2026-03-01")
    source = kb.sources()[0].id
    kb = kb.with_nodes(*(Notice(source=source, kind="corrected", date=d) for d in dates))
    assert [notice.date for notice in kb.all(Notice)] == sorted(dates)


def cited(words: str, title: str) -> cg.ClaimGraph:
    return cg.parse(f"{words} [1].\n\n[1] {title}: https://example.org/r")


def test_a_source_that_two_documents_title_differently_is_one_source() -> None:
    one, other = cited("It rained", "Rain"), cited("It poured", "Heavy rain")
    both = one | other
    assert [s.title for s in both.sources()] == ["Rain"]
    assert [s.title for s in (other | one).sources()] == ["Heavy rain"]
    assert {r.title for r in both.all(cg.Reference)} == {"Rain", "Heavy rain"}
    for document in both.all(cg.Document):
        assert len(both.claims(relying_on=1, document=document)) == 1


@given(graphs(most=1), graphs(most=1))
@settings(max_examples=15, deadline=None)
def test_a_graph_of_both_holds_all_of_both(one: cg.ClaimGraph, other: cg.ClaimGraph) -> None:
    if one.document == other.document:
        return
    both = one | other
    assert set(both) == set(one) | set(other)
    assert both | one == both


def test_only_graphs_are_merged(briefing: cg.ClaimGraph) -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        briefing | {}  # type: ignore[operator]  # the error is the point


def test_a_graph_can_be_sent_to_another_process(briefing: cg.ClaimGraph) -> None:
    briefing.claims()  # builds the store, which stays here
    assert pickle.loads(pickle.dumps(briefing)) == briefing


def test_names_of_another_noun_are_unknown(briefing: cg.ClaimGraph) -> None:
    for name in (5, 1.5, True, [1], None):
        with pytest.raises(cg.UnknownNode, match="no claim is called"):
            briefing.status(name)  # type: ignore[arg-type]  # the error is the point
    with pytest.raises(cg.UnknownNode, match="no actor is called 5"):
        briefing.claims(voiced_by=5)
    with pytest.raises(cg.UnknownNode, match="no source is called 9; there are: 1, 2, 3, 4, 5"):
        briefing.claims(relying_on=9)
    with pytest.raises(cg.UnknownNode, match="no node is called 'c99'"):
        briefing.handle("c99")


def test_rows_of_sources_count_claims(briefing: cg.ClaimGraph) -> None:
    for source, row in zip(briefing.sources(), briefing.sources().rows(), strict=True):
        assert row["claims"] == len(briefing.claims(relying_on=source))
        assert row["numbers"] == tuple(
            r.number for r in briefing.all(cg.Reference) if r.source == source.id
        )


def test_a_claim_cited_twice_names_its_source_once() -> None:
    kb = cg.parse("It rained [1], and then it rained again [1].\n\n1. A: https://example.org/a")
    assert [row["sources"] for row in kb.claims().rows()] == [["s1"]] * len(kb.claims())


def test_a_sentence_is_named_as_any_node_is(briefing: cg.ClaimGraph) -> None:
    sentence = briefing.sentences()[0]
    handle = briefing.handle(sentence)
    assert briefing.state(sentence) == briefing.state(handle) == briefing.state(sentence.id)


def test_every_sentence_has_a_state(briefing: cg.ClaimGraph) -> None:
    states = [briefing.state(sentence) for sentence in briefing.sentences()]
    assert len(states) == 13
    assert set(states) <= {"cited", "matched", "voiced", "uncited"}


def test_networkx_nodes_and_edges_are_typed(briefing: cg.ClaimGraph) -> None:
    graph = briefing.to_networkx()
    assert all(data["kind"] and data["label"] for _, data in graph.nodes(data=True))
    assert all(data["relation"] == key for _, _, key, data in graph.edges(keys=True, data=True))
    edges = graph.in_edges(briefing["s5"].id, data=True)
    citing = [start for start, _, data in edges if data["relation"] == "source"]
    assert len(citing) >= len(briefing.claims(relying_on=5))


def test_networkx_without_kind_is_refused() -> None:
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("x")
    with pytest.raises(cg.InvalidGraph, match="x: kind=None is none of document, passage"):
        cg.ClaimGraph.from_networkx(graph)


def test_the_citations_of_a_claim_come_in_the_order_of_the_list() -> None:
    entries = "\n".join(f"{n}. Rain: https://example.org/{n}" for n in range(1, 10))
    markers = "".join(f"[{n}]" for n in range(9, 0, -1))
    kb = cg.parse(f"It rained {markers}.\n\n{entries}\n")
    assert [kb.handle(c.source) for c in kb.citations("c1")] == [f"s{n}" for n in range(1, 10)]
    assert kb.claims().rows()[0]["sources"] == [f"s{n}" for n in range(1, 10)]


@pytest.mark.parametrize("format", ["graphml", "gexf", "gml", "pickle", "json"])
@pytest.mark.parametrize("name", ["eastern-flank", "harbour-audit"])
def test_a_networkx_graph_goes_through_its_file_formats_and_back(
    name: str, format: str, tmp_path: Path
) -> None:
    import networkx as nx

    kb, file = cg.example(name), tmp_path / f"kb.{format}"
    graph = kb.to_networkx()
    match format:
        case "pickle":
            back = pickle.loads(pickle.dumps(graph))
        case "json":
            back = nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(graph))))
        case _:
            getattr(nx, f"write_{format}")(graph, file)
            back = getattr(nx, f"read_{format}")(file)
    assert cg.ClaimGraph.from_networkx(back) == kb


def test_what_is_no_node_is_refused(briefing: cg.ClaimGraph) -> None:
    wrong: Any = "x"
    with pytest.raises(cg.InvalidGraph, match="'x' is a str, not a node"):
        briefing.with_nodes(wrong)


def test_part_of_a_title_suggests_it_and_what_is_ambiguous_is_told_by_handle_and_title() -> None:
    one = cg.parse("It rained [1].\n\n[1] Rain falls - Harbour Post: https://example.org/r")
    other = cg.parse("It poured [1].\n\n[1] Flood: https://example.org/f")
    with pytest.raises(cg.UnknownNode, match="did you mean 'Rain falls - Harbour Post'"):
        one.claims(relying_on="rain falls")
    with pytest.raises(cg.errors.AmbiguousName, match=r"s\d “Rain falls - Harbour Post”") as found:
        (one | other).claims(relying_on=1)
    assert set(found.value.candidates) == {s.id for s in (one | other).sources()}


def test_a_document_without_title_goes_by_its_first_line() -> None:
    assert cg.parse("# Port brief\n\nIt rained.").document.label == "Port brief"
    assert cg.parse("It rained.\nIt poured.").document.label == "It rained. It poured."


def test_a_long_chain_of_speakers_is_followed_once() -> None:
    kb = cg.parse("It rained [1].\n\n1. Rain: https://example.org/a", only_citations=True)
    (claim,), (document,) = kb.claims(), kb.all(cg.Document)
    actors = [cg.Actor(document=document.id, name=f"A{i}", kind="person") for i in range(2_000)]
    told: list[cg.Voicing] = []
    for actor in actors:
        outer = told[-1].id if told else None
        told.append(cg.Voicing(claim=claim.id, actor=actor.id, within=outer))
    steps = kb.with_nodes(*actors, *told).chain(claim)[2:]
    assert sorted(step.depth for step in steps) == [*range(2, 2_002)]
    assert all(step.words == f"A{step.depth - 2}" for step in steps)


def test_speakers_who_quote_each_other_in_a_circle_are_told_once() -> None:
    kb = cg.parse("It rained [1].\n\n1. Rain: https://example.org/a", only_citations=True)
    (claim,), (document,) = kb.claims(), kb.all(cg.Document)
    actors = [cg.Actor(document=document.id, name=name, kind="person") for name in ("A", "B")]
    first, second = (cg.Voicing(claim=claim.id, actor=actor.id) for actor in actors)
    circle = [first.but(within=second.id), second.but(within=first.id)]
    steps = kb.with_nodes(*actors, *circle).chain(claim)[2:]
    assert sorted(step.words for step in steps) == ["A", "B"]


MADE = """The dam leaked in May [1]. Two farms were flooded [2]. A bridge fell [3]. It rained [4].

Sources
[1] Coast Mail, "Dam leaks", 4 March 2024.
[2] Farms under water, https://www.velmpost.example/farms
[3] Tarm Radio. Evening news. 4 March 2024.
[4] Coast Mail, "Rain", 5 March 2024.
"""


@pytest.mark.parametrize(
    ("name", "number"),
    [("velmpost", 2), ("VelmPost.example", 2), ("Tarm Radio", 3), ("Dam leaks", 1)],
)
def test_a_source_is_found_by_who_made_it(name: str, number: int) -> None:
    kb = cg.parse(MADE)
    assert kb.without(sources=name).falls == kb.without(sources=number).falls
    assert kb.claims(relying_on=name) == kb.claims(relying_on=number)


def test_several_sources_of_one_maker_are_told_apart_first() -> None:
    kb = cg.parse(MADE)
    with pytest.raises(AmbiguousName, match="names 2 sources: s1 “Dam leaks”, s4 “Rain”"):
        kb.without(sources="Coast Mail")
    with pytest.raises(cg.UnknownNode):
        kb.without(sources="Velm Herald")


def test_a_number_is_that_of_the_answers_where_no_list_prints_any() -> None:
    kb = cg.parse("The dam leaked (https://post.example/1). Roofs flew (https://mail.example/2).")
    assert [claim.text for claim in kb.claims(relying_on=2)] == ["Roofs flew."]
    assert "source 2, withdrawn" in kb.without(sources=2).path("c2")
    with pytest.raises(cg.UnknownNode):
        kb.without(sources=3)
    with pytest.raises(cg.UnknownNode):
        cg.parse(MADE + "It rained (https://post.example/1).").without(sources=5)


def test_changed_drops_by_id_or_handle_and_refuses_what_is_not_there() -> None:
    kb = cg.example("eastern-flank")
    claim = kb.claims()[0]
    anew = claim.but(kind="evaluation")
    assert kb.changed(drop=["c1"], add=[anew]) == kb.changed(drop=[claim.id], add=[anew])
    with pytest.raises(cg.UnknownNode, match="c99"):
        kb.changed(drop=["c99"])


@pytest.mark.parametrize(
    ("named", "tag"),
    [
        ("EN", "en"), ("En-GB", "en-GB"), ("eng", "en"), ("deu", "de"), ("GER", "de"),
        ("fre-CA", "fr-CA"), ("spa", "es"), ("por", "pt"), ("no", "nb"),
    ],
)  # fmt: skip
def test_a_language_has_one_tag_however_it_is_named(named: str, tag: str, tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    file.write_text("Velm 45 km.", encoding="utf-8")
    [parsed] = cg.parse(file.read_text(encoding="utf-8"), language=named).all(cg.Document)
    [read] = cg.read(file, language=named).all(cg.Document)
    assert parsed.language == read.language == tag


@pytest.mark.parametrize(("named", "figures"), [("eng", 1), ("deu", 1), ("EN-gb", 1), ("ita", 0)])
def test_the_rules_of_a_language_are_found_by_each_name(named: str, figures: int) -> None:
    assert len(cg.parse("Velm 45 km.", language=named).figures()) == figures


@pytest.mark.parametrize("name", ["sw", "xx", "qqq-Latn"])
def test_a_language_of_which_nothing_is_known_is_told(name: str) -> None:
    with pytest.warns(UserWarning, match=f"nothing is known of the language '{name}'"):
        kb = cg.parse("Velm 45 km.", language=name)
    assert list(kb.claims())
    assert not kb.figures()


@pytest.mark.parametrize("name", ["english", "e", "en_GB", "the English one"])
def test_a_language_that_is_no_tag_is_refused(name: str) -> None:
    with pytest.raises(cg.UnreadableInput, match="no tag of a language; write en or pt-BR"):
        cg.parse("It rained.", language=name)
