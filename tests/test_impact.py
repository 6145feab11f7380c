"""What falls if a source falls, in words, over time and in other shapes."""

from __future__ import annotations

import random

import pytest
from rdflib.namespace import RDF

import claimgraph as cg
from claimgraph.files import dumps, loads
from claimgraph.model import Notice
from claimgraph.rdf.vocabulary import expand
from claimgraph.sketch import sketch


def handles(kb: cg.ClaimGraph, nodes: object) -> list[str]:
    return [kb.handle(node) for node in nodes]  # type: ignore[attr-defined]  # any sequence of nodes


def drawn(text: str) -> cg.ClaimGraph:
    return cg.ClaimGraph(sketch(text))


def test_each_claim_has_one_outcome_and_a_path() -> None:
    kb = drawn("c1 <- s1; c2 <- s1 | s2; c3 <- c1 & c2; c4 <- s2; c5; s1 <- s7")
    lost = kb.without(sources=7)
    assert handles(kb, lost.falls) == ["c1", "c3"]
    assert handles(kb, lost.survives) == ["c2"]
    assert handles(kb, lost.touched) == ["c1", "c2", "c3"]
    assert handles(kb, lost.untouched) == ["c4"]
    assert handles(kb, lost.unsupported) == ["c5"]
    assert [row["path"] for row in lost.rows()] == [
        "c1 fell: its only support was source 1, a copy of source 7, withdrawn",
        "c2 survives on source 2; it lost source 1, a copy of source 7, withdrawn",
        "c3 fell: its only support was c1 and c2 together, of which c1 fell, "
        "which rested on source 1, a copy of source 7, withdrawn",
        "c4 lost no support",
        "c5 never had support",
    ]
    assert handles(kb, lost.witness("c2")) == ["s2"]
    assert lost.witness("c1") == ()


def test_advisory_support_never_saves_a_claim_but_is_shown() -> None:
    kb = drawn("c1 <- s1; c1 <~ s2; c2 <- c1; c3 <~ s1; c4 <~ s2")
    lost = kb.without(sources=1)
    assert handles(kb, lost.falls) == handles(kb, lost.candidates) == ["c1", "c2"]
    assert lost.path("c1").endswith("; candidate: source 2")
    assert lost.path("c3") == "c3 never had support; its candidate is lost too"
    assert lost.path("c4") == "c4 never had support; candidate: source 2"
    generous = kb.without(sources=1, counting="candidates")
    assert handles(kb, generous.falls) == ["c3"]
    assert handles(kb, kb.without(sources=1, counting="candidates", min_confidence=0.7).falls) == [
        "c1",
        "c2",
    ]


def test_a_support_that_went_in_a_circle_is_told_as_one() -> None:
    kb = drawn("c1 <- c2 | s1; c2 <- c1")
    assert kb.without(sources=1).path("c1") == (
        "c1 fell: both its supports fell: source 1, withdrawn; c2, which rested on c1 itself"
    )


def notice(kb: cg.ClaimGraph, source: int, kind: str, date: str, *passages: str) -> Notice:
    found = kb[f"s{source}"].id
    return Notice.model_validate(
        {"source": found, "kind": kind, "date": date, "passages": passages}
    )


def test_notices_count_until_a_date_and_restoring_gives_back_the_graph() -> None:
    kb = drawn("c12 <- s1; c1 <- s1 | s2; s1 <- s7")
    told = kb.with_nodes(notice(kb, 7, "withdrawn", "2026-03-01"))
    assert handles(kb, told.without(as_of="2026-02-28").falls) == []
    assert handles(kb, told.without(as_of="2026-03").falls) == ["c2"]
    assert told.without().path("c2") == (
        "c2 fell: its only support was source 1, a copy of source 7, withdrawn 2026-03-01"
    )
    back = told.with_nodes(notice(kb, 7, "restored", "2026-04"))
    assert handles(kb, back.without().falls) == []
    assert handles(kb, back.without(as_of="2026-03-31").falls) == ["c2"]
    assert back.without().rows() == kb.without().rows()


@pytest.mark.parametrize("kind", ["corrected", "superseded", "disputed"])
def test_a_source_in_question_loses_nothing_but_leaves_claims_unresolved(kind: str) -> None:
    kb = drawn("c1 <- s1; c2 <- s1 | s2; c3 <- c1")
    told = kb.with_nodes(notice(kb, 1, kind, "2026-03-01")).without()
    assert not told.falls
    assert handles(kb, told.unresolved) == ["c1", "c3"]
    assert told.path("c1") == "c1 lost no support; in question"


def cited_words() -> tuple[cg.ClaimGraph, cg.Document]:
    """Two claims that quote a source whose text is held, one that only names it."""
    kb = drawn("c1; c2; c3")
    held = cg.Document(
        text="The bridge is open. The road is closed.", origin="https://example.org/a"
    )
    bridge, road = held.cut(0, 19), held.cut(20, 39)
    source = cg.Source(url="https://example.org/a")
    own = cg.Claim(document=held.id, passage=bridge.id, text=bridge.exact)
    cites = [
        cg.Citation(claim=kb[c].id, source=source.id, basis="curated", evidence=evidence)
        for c, evidence in [("c1", (bridge.id,)), ("c2", (road.id,)), ("c3", ())]
    ]
    return kb.with_nodes(held, bridge, road, source, own, *cites), held


def claim_texts(nodes: object) -> set[str]:
    return {node.label for node in nodes}  # type: ignore[attr-defined]  # any sequence of nodes


def test_losing_words_takes_what_rests_on_them_and_leaves_the_rest() -> None:
    kb, held = cited_words()
    word = held.cut(14, 18)  # "open", inside the first sentence
    lost = kb.with_nodes(word).without(passages=word)
    assert claim_texts(lost.falls) == {"Claim c1."}
    assert claim_texts(lost.unresolved) == {"Claim c3."}
    assert claim_texts(lost.untouched) == {"Claim c2.", "Claim c3."}
    assert "for its words" in lost.path(lost.falls[0])


@pytest.mark.parametrize(("kind", "falls"), [("corrected", 1), ("withdrawn", 1), ("disputed", 0)])
def test_notices_on_passages(kind: str, falls: int) -> None:
    kb, held = cited_words()
    bridge = held.cut(0, 19)
    source = next(s for s in kb.all(cg.Source) if s.url)
    told = Notice.model_validate(
        {"source": source.id, "kind": kind, "date": "2026", "passages": (bridge.id,)}
    )
    lost = kb.with_nodes(told).without()
    assert len(lost.falls) == falls
    assert len(lost.unresolved) == 2 - falls
    back = Notice(source=source.id, kind="restored", date="2027")
    assert not kb.with_nodes(told, back).without().falls


def test_the_same_impact_in_every_shape() -> None:
    kb = drawn("c1 <- s1; c2 <- s1 | s2; c3 <- c2")
    lost = kb.without(sources=[1])
    frame = lost.to_frame()
    assert list(frame["outcome"]) == ["falls", "survives", "untouched"]
    graph = lost.to_rdf()
    outcomes = list(graph.subjects(RDF.type, None))
    assert len(outcomes) == 3
    assert "1 claim falls, 1 survives, 1 untouched, 0 unsupported" in repr(lost)
    assert "<table>" in lost._repr_html_()
    assert {str(t.predicate) for t in lost.to_triples()} >= {expand("prov:invalidated")}


def test_hostile_titles_are_escaped_and_names_suggested() -> None:
    kb = drawn("c1 <- s1")
    assert (
        "<script"
        not in kb.with_nodes(
            cg.Source(id="x", title="<script>"), Notice(source="x", kind="withdrawn", date="2026")
        )
        .without()
        ._repr_html_()
    )
    with pytest.raises(cg.UnknownNode, match="Source s1"):
        kb.without(sources="Source s2")
    with pytest.raises(cg.InvalidQuery, match="is not a date"):
        kb.without(as_of="yesterday")
    with pytest.raises(cg.UnknownNode, match="candidates"):
        kb.without(counting="candidate")  # type: ignore[arg-type]  # what a mistyped call does


def test_outcomes_are_the_oracles_on_generated_graphs() -> None:
    rng = random.Random(7)
    for _ in range(120):
        text = _random_sketch(rng)
        kb = drawn(text)
        source = rng.choice(kb.all(cg.Source)) if kb.all(cg.Source) else None
        if source is None:
            continue
        before, after = oracle(kb, set()), oracle(kb, {source.id})
        lost = kb.without(sources=source)
        assert {c.id for c in lost.falls} == before - after
        assert {c.id for c in lost.unsupported} == {c.id for c in kb.all(cg.Claim)} - before
        groups = (lost.falls, lost.survives, lost.untouched, lost.unsupported)
        assert sum(map(len, groups)) == len(kb.all(cg.Claim))
        assert all(row["path"] for row in lost.rows())


def oracle(kb: cg.ClaimGraph, gone: set[str]) -> set[str]:
    """Return the claims that stand, read off the model from scratch."""
    stands: set[str] = set()
    while True:
        found = {s.id for s in kb.all(cg.Source) if s.id not in gone and set(s.copy_of) <= stands}
        found |= {c.claim for c in kb.all(cg.Citation) if c.asserted and c.source in stands}
        found |= {i.claim for i in kb.all(cg.Inference) if i.asserted and set(i.premises) <= stands}
        if found <= stands:
            return stands & {c.id for c in kb.all(cg.Claim)}
        stands |= found


def _random_sketch(rng: random.Random) -> str:
    claims, sources = rng.randint(1, 7), rng.randint(1, 4)
    lines = [f"c{n}" for n in range(1, claims + 1)]
    for n in range(1, claims + 1):
        for _ in range(rng.randint(0, 2)):
            arrow = rng.choice(["<-", "<-", "<~"])
            premises = {f"c{rng.randint(1, claims)}" for _ in range(rng.randint(1, 2))}
            lines.append(f"c{n} {arrow} {' & '.join(sorted(premises))}")
        if rng.random() < 0.5:
            lines.append(f"c{n} {rng.choice(['<-', '<~'])} s{rng.randint(1, sources)}")
    for n in range(1, sources + 1):
        if rng.random() < 0.3:
            lines.append(f"s{n} <- s{rng.randint(1, sources)}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("source", "falls"),
    [
        (1, ["c1", "c2", "c4", "c5", "c8"]),
        (2, ["c9", "c10"]),
        (3, ["c16", "c17"]),
        (4, ["c19"]),
        (5, ["c22", "c23", "c24"]),
    ],
)
def test_the_briefing_without_each_source_in_turn(source: int, falls: list[str]) -> None:
    """What a careful reader would say: see the notes of the inferences in the curated file."""
    kb = cg.example("eastern-flank")
    lost = kb.without(sources=source)
    assert handles(kb, lost.falls) == falls
    assert not lost.survives
    assert {c.id for c in lost.falls} == oracle(kb, set()) - oracle(kb, {kb[f"s{source}"].id})


def test_notices_edits_and_evidence_keep_through_files_and_networkx() -> None:
    kb, held = cited_words()
    source = next(s for s in kb.all(cg.Source) if s.url)
    told = Notice(
        source=source.id,
        kind="corrected",
        date="2026-03",
        passages=(held.cut(0, 19).id,),
        note="a figure was wrong",
    )
    edited = kb.with_nodes(told).detach("c2", source, by="Ana Kos", why="page 4 says otherwise")
    for format in ("turtle", "trig", "nquads", "jsonld"):
        assert loads(dumps(edited, format), format) == edited
    assert cg.ClaimGraph.from_rdf(edited.to_rdf()) == edited
    assert cg.ClaimGraph.from_networkx(edited.to_networkx()) == edited
    assert edited.undo() == kb.with_nodes(told)


def test_a_claim_that_lost_the_marker_inside_its_sentence_is_in_question() -> None:
    kb = cg.parse(
        "Wheat rose in May [1] and in June [2]. Rye was flat [1, 2].\n\n"
        "[1] Wheat: https://a.example.org/w\n[2] Barley: https://b.example.org/b",
        only_citations=True,
    )
    lost = kb.without(sources=1)
    first, second = kb.claims()
    assert (lost.outcome(first), lost.outcome(second)) == ("in question", "survives")
    assert list(lost.in_question) == [first]
    assert "left is source 2" in lost.path(first)
    assert "1 in question" in lost.summary
