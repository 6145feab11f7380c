"""Links attached and detached, with an audit trail, and undone to the byte."""

from __future__ import annotations

import random
from typing import Any

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import PROV

import claimgraph as cg
from claimgraph.errors import BrokenLink, ConflictingNodes
from claimgraph.files import dumps, loads
from claimgraph.model import Citation, Edit, Inference
from claimgraph.sketch import sketch

WHO: dict[str, Any] = {
    "by": "Ana Kos",
    "why": "page 4 says otherwise",
    "at": "2026-03-01T09:30:00+01:00",
}


@pytest.fixture
def kb() -> cg.ClaimGraph:
    return cg.ClaimGraph(sketch("c1 <- s1 | s2; c1 <~ s3; c2 <- c1"))


def test_detaching_takes_one_link_and_says_who_when_and_why(kb: cg.ClaimGraph) -> None:
    edited = kb.detach("c1", 1, **WHO)
    assert [c.source for c in edited.citations("c1") if c.asserted] == [kb["s2"].id]
    assert len(kb.citations("c1")) == 3  # the graph itself never changes
    (row,) = edited.edits().rows()
    assert row == {
        "order": 0,
        "when": "2026-03-01T08:30:00Z",
        "who": "Ana Kos",
        "did": "detach",
        "claim": "c1",
        "source": "source 1",
        "basis": "curated",
        "why": "page 4 says otherwise",
    }
    assert [edited.handle(c) for c in edited.detach("c1", 2, **WHO).without().unsupported] == [
        "c1",
        "c2",
    ]


def test_attaching_lets_a_claim_stand(kb: cg.ClaimGraph) -> None:
    edited = kb.attach("c1", 3, **WHO)
    assert not edited.without(sources=[1, 2]).falls
    with pytest.raises(cg.InvalidGraph, match="already on this basis"):
        edited.attach("c1", 3, **WHO)


@pytest.mark.parametrize("format", ["turtle", "trig", "jsonld"])
def test_undoing_gives_the_same_bytes_even_after_a_file(kb: cg.ClaimGraph, format: str) -> None:
    rng = random.Random(8)
    before = [dumps(kb, format)]
    edited = kb
    for _ in range(6):
        claim, source = rng.choice(["c1", "c2"]), rng.randint(1, 3)
        known = [c for c in edited.citations(claim) if c.source == kb[f"s{source}"].id]
        change = edited.detach if known else edited.attach
        edited = change(claim, source, by="Ana Kos", why="a test")
        before.append(dumps(edited, format))
    back = edited if format == "jsonld" else loads(before[-1], format)
    assert back == edited
    for expected in before[-2::-1]:
        back = back.undo()
        assert dumps(back, format) == expected
    assert back == kb
    with pytest.raises(cg.InvalidGraph, match="nothing to undo"):
        back.undo()


def test_one_action_on_several_citations_is_undone_at_once(kb: cg.ClaimGraph) -> None:
    twice = kb.attach("c1", 3, **WHO)
    assert len([c for c in twice.citations("c1") if c.source == kb["s3"].id]) == 2
    detached = twice.detach("c1", 3, **WHO)
    assert len(detached.all(Edit)) == 3
    assert detached.undo() == twice
    assert detached.undo().undo() == kb


def test_notes_and_confidence_come_back(kb: cg.ClaimGraph) -> None:
    citation = Citation(
        claim=kb["c2"].id, source=kb["s3"].id, basis="paragraphScope", confidence=0.4, note="weak"
    )
    told = kb.with_nodes(citation)
    assert told.detach("c2", 3, **WHO).undo() == told


def test_the_trail_is_prov(kb: cg.ClaimGraph) -> None:
    graph = kb.attach("c2", 1, **WHO).detach("c1", 1, **WHO).to_rdf()
    assert len(list(graph.subject_objects(PROV.wasAssociatedWith))) == 2
    assert len(list(graph.subject_objects(PROV.generated))) == 1
    assert len(list(graph.subject_objects(PROV.invalidated))) == 1
    assert len(list(graph.subject_objects(PROV.endedAtTime))) == 2


def test_what_is_not_there_cannot_be_detached(kb: cg.ClaimGraph) -> None:
    with pytest.raises(cg.UnknownNode, match="citation of c2"):
        kb.detach("c2", 1, **WHO)
    with pytest.raises(ValueError, match="at"):
        kb.detach("c1", 1, by="Ana Kos", why="a test", at="yesterday")


@pytest.mark.parametrize(
    "written",
    ["2026-03-31T09:30:00.50+05:30", "2026-03-31T04:00:00.5Z", "2026-03-31T04:00:00.5000-00:00"],
)
def test_one_moment_is_one_edit_however_it_is_written(kb: cg.ClaimGraph, written: str) -> None:
    edited = kb.attach("c2", 1, by="Ana Kos", why="a test", at=written)
    (edit,) = edited.all(Edit)
    assert edit.at == "2026-03-31T04:00:00.5Z"
    assert edited == kb.attach("c2", 1, by="Ana Kos", why="a test", at="2026-03-31T04:00:00.5Z")


def test_a_moment_that_utc_does_not_have_is_refused(kb: cg.ClaimGraph) -> None:
    with pytest.raises(ValueError, match="before the year 1 or after 9999 in UTC"):
        kb.attach("c2", 1, by="Ana Kos", why="a test", at="0001-01-01T00:00:00+05:30")


@given(strategies.graphs(), st.data())
def test_a_graph_of_which_links_change_is_the_one_made_of_its_nodes(
    kb: cg.ClaimGraph, data: st.DataObject
) -> None:
    ends = [n for n in kb.values() if n.noun in ("citation", "inference", "notice", "edit")]
    gone = data.draw(st.lists(st.sampled_from(ends), unique_by=id) if ends else st.just([]))
    kept = [node for node in kb.values() if node not in gone]
    less = kb.changed(drop=[node.id for node in gone])
    assert list(less.values()) == list(cg.ClaimGraph(kept).values())
    assert list(less.with_nodes(*gone).values()) == list(kb.values())
    assert less.claims() == cg.ClaimGraph(kept).claims()


def test_a_link_that_leads_nowhere_is_refused_wherever_it_comes_from(kb: cg.ClaimGraph) -> None:
    known, lost = kb["c1"].id, Inference(claim=kb["c2"].id, premises=("claim-lost",))
    swapped = Citation(claim=kb["s1"].id, source=known, basis="curated", confidence=1.0)
    for wrong in (lost, swapped):
        with pytest.raises(BrokenLink) as made:
            cg.ClaimGraph([*kb.values(), wrong])
        with pytest.raises(BrokenLink) as changed:
            kb.with_nodes(wrong)
        assert str(changed.value) == str(made.value)


def test_a_link_that_is_held_already_may_come_again_and_not_in_another_way(
    kb: cg.ClaimGraph,
) -> None:
    (link, *_) = kb.all(Citation)
    assert kb.with_nodes(link) == kb
    with pytest.raises(ConflictingNodes):
        kb.with_nodes(link.but(note="told otherwise"))
    with pytest.raises(ConflictingNodes):
        kb.changed(drop=[link.id], add=[link, link.but(note="told otherwise")])
    with pytest.raises(cg.InvalidGraph):
        kb.with_nodes("no node")  # type: ignore[arg-type]  # reason: what anybody may try
