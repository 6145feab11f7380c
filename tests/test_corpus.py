"""The same questions on tables as on graphs: every engine gives the answers that arrays give."""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from strategies import graphs
from test_graph import MADE

import claimgraph as cg
from claimgraph.analysis.impact import Impact
from claimgraph.corpus import Corpus, grounding
from claimgraph.corpus.loss import CorpusLoss
from claimgraph.errors import AmbiguousName, MissingExtra
from claimgraph.model import (
    Citation,
    Claim,
    Document,
    Figure,
    Inference,
    Node,
    Notice,
    Passage,
    Source,
)
from claimgraph.rdf import to_nquads
from claimgraph.sketch import sketch

pytest.importorskip("duckdb")
GRAPHS = 320


def drawn(chance: random.Random, tag: str) -> list[Node]:
    """A small graph: alternatives, joint premises, circles, copies, advice, quoted words."""
    document = Document(text=f"{tag} " + "abcdefghij" * 4)
    held = Document(text=f"{tag} held " + "0123456789" * 3, origin=f"https://example.org/{tag}/0")
    sources = [
        Source(title=f"{tag} {n}", url=f"https://example.org/{tag}/{n}")
        for n in range(chance.randint(1, 5))
    ]
    ids = [s.id for s in sources]
    sources = [
        s.model_copy(
            update={"copy_of": tuple(sorted(set(chance.choices(ids, k=chance.randint(1, 2)))))}
        )
        if chance.random() < 0.35
        else s
        for s in sources
    ]
    spans = [document.cut(n * 3, n * 3 + chance.randint(1, 6)) for n in range(9)]
    words = [held.cut(n * 4, n * 4 + chance.randint(2, 6)) for n in range(5)]
    claims = [
        Claim(document=document.id, passage=chance.choice(spans).id, text=f"{tag} claim {n}")
        for n in range(chance.randint(1, 9))
    ]
    ties: dict[str, Node] = {}
    for claim in claims:
        for _ in range(chance.choice([0, 1, 2, 3])):
            evidence = (chance.choice(words).id,) if chance.random() < 0.25 else ()
            sure = chance.random() < 0.7
            tie: Node = Citation(
                claim=claim.id, source=chance.choice(ids), evidence=evidence,
                basis="curated" if sure else "headlineMatch",
                confidence=None if sure else chance.choice([0.3, 0.6, 0.9]),
            )  # fmt: skip
            ties[tie.id] = tie
        if chance.random() < 0.5:
            needs = tuple({c.id for c in chance.choices(claims, k=chance.randint(1, 3))})
            sure = chance.random() < 0.75
            tie = Inference(
                claim=claim.id, premises=needs, basis="curated" if sure else "inferred",
                confidence=None if sure else 0.5,
            )  # fmt: skip
            ties[tie.id] = tie
    return [document, held, *sources, *spans, *words, *claims, *ties.values()]


def notices(chance: random.Random, kb: cg.ClaimGraph) -> list[Node]:
    kinds = ["withdrawn", "corrected", "superseded", "disputed", "restored"]
    words = [p.id for p in kb.all(Passage) if p.exact[:1].isdigit()]
    return [
        Notice.model_validate(
            {
                "source": chance.choice(kb.all(Source)).id,
                "kind": chance.choice(kinds),
                "date": chance.choice(["2026", "2026-02", "2026-02-03"]),
                "passages": tuple(chance.sample(words, 1)) if chance.random() < 0.5 else (),
            }
        )
        for _ in range(len(kb.all(Source)) // 8)
    ]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[cg.ClaimGraph, Path]:
    """Hundreds of graphs that share nothing, as one graph and as one folder."""
    chance = random.Random(8)
    kb = cg.ClaimGraph(n for g in range(GRAPHS) for n in drawn(chance, f"g{g}"))
    kb = kb.with_nodes(*notices(chance, kb))
    return kb, cg.tables.write(kb, tmp_path_factory.mktemp("batch") / "tables")


@pytest.fixture(scope="module")
def corpus(batch: tuple[cg.ClaimGraph, Path]) -> Iterator[Corpus]:
    with Corpus(batch[1], cg.engines.DuckDB(workers=1)) as held:
        yield held


def agree(found: CorpusLoss, wanted: Impact) -> None:
    """The loss of a corpus is that of the graph it was written from."""
    assert found.falls == ids(wanted.falls)
    assert found.survives == ids(wanted.survives)
    assert found.in_question == ids(wanted.in_question)
    assert found.unsupported == ids(wanted.unsupported)
    assert found.candidates == ids(wanted.candidates)
    assert found.unresolved == ids(wanted.unresolved)
    assert found.counts["untouched"] == len(wanted.untouched)


def ids(nodes: object) -> list[str]:
    return sorted(node.id for node in nodes)  # type: ignore[attr-defined]  # any sequence of nodes


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"as_of": "2026-02"},
        {"counting": "candidates"},
        {"counting": "candidates", "min_confidence": 0.6},
    ],
    ids=str,
)
def test_hundreds_of_losses_agree_with_the_arrays(
    batch: tuple[cg.ClaimGraph, Path], corpus: Corpus, chosen: dict[str, object]
) -> None:
    kb, _ = batch
    for seed in range(2):
        chance = random.Random(seed)
        sources = [s.id for s in kb.all(Source) if chance.random() < 0.3]
        words = [p.id for p in kb.all(Passage) if chance.random() < 0.02]
        wanted = kb.without(sources=sources, passages=words, **chosen)  # type: ignore[arg-type]  # as parametrised
        found = corpus.without(sources=sources, passages=words, **chosen)  # type: ignore[arg-type]  # as parametrised
        agree(found, wanted)
        assert len(found.falls) > 100
        assert len(found.survives) > 40
        found.close()


def test_a_claim_is_in_question_where_a_marker_inside_it_lost_its_sources(tmp_path: Path) -> None:
    kb = cg.parse(
        "Prices of wheat [1] and of barley [2][3] fell. Oats held [1][2].\n\n"
        "[1] Grain: https://a.example.org/1\n[2] Barley: https://b.example.org/2\n"
        "[3] Malt: https://c.example.org/3\n",
        only_citations=True,
    )
    folder = cg.tables.write(kb, tmp_path / "tables")
    with Corpus(folder, cg.engines.DuckDB(workers=1)) as corpus:
        for lost in ([1], [2], [2, 3], [1, 2, 3]):
            wanted = kb.without(sources=lost)
            named = [s.id for s in kb.sources() if kb.handle(s.id) in {f"s{n}" for n in lost}]
            with corpus.without(sources=named) as found:
                agree(found, wanted)
        with corpus.without(sources=[s.id for s in kb.sources()][:1]) as found:
            assert len(found.in_question) == len(found.survives) == 1


def test_a_claim_is_in_question_where_its_marker_may_mean_what_is_lost(tmp_path: Path) -> None:
    kb = cg.parse(
        "Wheat rose [1]. Barley fell [2]. Oats held [1][2].\n\n"
        "[1] Grain: https://a.example.org/1\n[1] Hay: https://a.example.org/2\n"
        "[2] Malt: https://c.example.org/3\n",
        only_citations=True,
    )
    wheat, barley, _ = kb.claims()
    kb = kb.with_nodes(cg.Inference(claim=barley.id, premises=(wheat.id,), basis="curated"))
    (malt,) = [s for s in kb.sources() if s.title == "Malt"]
    kb = kb.detach(barley, malt, by="Ana Kos", why="not said there")
    folder = cg.tables.write(kb, tmp_path / "tables")
    with Corpus(folder, cg.engines.DuckDB(workers=1)) as corpus:
        for lost in ([1], [2], [3], [1, 2], [1, 3]):
            named = [s.id for s in kb.sources() if kb.handle(s.id) in {f"s{n}" for n in lost}]
            with corpus.without(sources=named) as found:
                agree(found, kb.without(sources=named))
        with corpus.without(sources=[s.id for s in kb.sources()][:1]) as found:
            assert (len(found.in_question), found.unresolved) == (2, [barley.id])


def test_what_stands_is_what_the_arrays_say(
    batch: tuple[cg.ClaimGraph, Path], corpus: Corpus
) -> None:
    index = batch[0].rule_base.indexed().index
    assert corpus.ground() == int(index.stands.sum())


def test_claims_on_one_source_are_those_of_the_question(
    batch: tuple[cg.ClaimGraph, Path], corpus: Corpus
) -> None:
    kb, _ = batch
    found = corpus.single_source()
    cited: dict[str, set[str]] = defaultdict(set)
    for citation in kb.citations():
        if citation.asserted:
            cited[citation.claim].add(citation.source)
    assert found == {claim: min(held) for claim, held in cited.items() if len(held) == 1}
    source = next(iter(found.values()))
    assert ids(kb.claims(only_source=source)) == sorted(c for c, s in found.items() if s == source)


def test_clusters_are_the_components_of_copies(
    batch: tuple[cg.ClaimGraph, Path], corpus: Corpus
) -> None:
    kb, _ = batch
    parent = {s.id: s.id for s in kb.all(Source)}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for source in kb.all(Source):
        for up in source.copy_of:
            parent[root(source.id)] = root(up)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in parent:
        groups[root(name)].append(name)
    assert corpus.clusters() == sorted(tuple(sorted(g)) for g in groups.values() if len(g) > 1)


def test_a_long_chain_of_copies_is_one_cluster(tmp_path: Path) -> None:
    chain = "; ".join(f"s{n} <- s{n + 1}" for n in range(1, 300))
    kb = cg.ClaimGraph(sketch(f"c1 <- s1; {chain}"))
    with Corpus(cg.tables.write(kb, tmp_path / "tables")) as corpus:
        (cluster,) = corpus.clusters()
        assert len(cluster) == 300


def test_a_chain_of_copies_and_one_page_twice_are_one_origin(tmp_path: Path) -> None:
    chain = "; ".join(f"s{n} <- s{n + 1}" for n in range(1, 40))
    kb = cg.ClaimGraph(sketch(f"c1 <- s1 | s20 | s39 | s50; c2 <- s50; {chain}"))
    pages = [
        Source(id=f"page-{n}", url=url, title=f"Page {n}")
        for n, url in enumerate(["https://www.example.org/a?utm_source=x", "http://example.org/a"])
    ]
    claim = kb["c2"].id
    cited = [Citation(claim=claim, source=p.id, basis="curated") for p in pages]
    kb = kb.with_nodes(*pages, *cited)
    with Corpus(cg.tables.write(kb, tmp_path / "tables")) as corpus:
        found = {one.claim: (one.citations, one.origins) for one in corpus.origins()}
        assert found == {kb["c1"].id: (4, 2), claim: (3, 2)}
    assert len(kb.origins("c1")) == len(kb.origins("c2")) == 2


def test_load_bearing_agrees_with_the_losses(
    batch: tuple[cg.ClaimGraph, Path], corpus: Corpus
) -> None:
    kb, _ = batch
    found = corpus.load_bearing(6)
    assert len(found) == 6
    assert [load.cited_by for load in found] == sorted((x.cited_by for x in found), reverse=True)
    gone = len(kb.without().falls)
    assert gone > 10
    for load in found:
        assert load.alone == len(kb.without(sources=load.source).falls) - gone
        assert load.cited_by == len(kb.claims(relying_on=load.source))
        assert load.only_source == len(kb.claims(only_source=load.source))
    (early,) = corpus.load_bearing(1, as_of="2026-01")
    assert early.alone == len(kb.without(sources=early.source, as_of="2026-01").falls) - len(
        kb.without(as_of="2026-01").falls
    )


def test_load_bearing_is_what_the_graph_calls_so(tmp_path: Path) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- s1 | s2; c3 <- c1; c4 <- c2 & c5; c5 <- s3"))
    kb = kb.with_nodes(Notice(source=kb["s3"].id, kind="withdrawn", date="2026-03"))
    with Corpus(cg.tables.write(kb, tmp_path / "tables")) as corpus:
        found = {load.source: load.alone for load in corpus.load_bearing()}
        assert found == {load.source.id: load.alone for load in kb.load_bearing()}


TITLE = "storm closes the northern harbour for repairs after 40 days of rain"
WORDS = TITLE.split()


def retold(chance: random.Random, nodes: list[Node]) -> list[Node]:
    """The same graph with sources that say nearly the same: pages, titles, texts and figures."""
    told: list[Node] = []
    for node in nodes:
        if isinstance(node, Source):
            words = chance.sample(WORDS, len(WORDS) - chance.choice([0, 0, 1, 2, 7, 9]))
            url = f"{node.url}{chance.choice(['', '/', '?utm_source=a', '#b'])}"
            if chance.random() < 0.3:
                url = f"http://www.example.org/{chance.randint(1, 3)}/amp"
            title = chance.choice([" ".join(words), None, f"{' '.join(words)} - Daily Post"])
            node = node.model_copy(update={"title": title, "url": url})
            if chance.random() < 0.5:
                told += text_of(chance, node)
        told.append(node)
    return told


def text_of(chance: random.Random, source: Source) -> list[Node]:
    """A document with the text of a source, which states figures."""
    words = " ".join(random.Random(chance.randint(1, 3)).choices(WORDS, k=40))
    document = Document(text=f"{words} {source.id}", origin=source.url)
    found: dict[str, Node] = {document.id: document}
    for n in range(chance.choice([0, 2, 4])):
        span = document.cut(n * 3, n * 3 + 2)
        figure = Figure(document=document.id, value=Decimal(n), mentioned_in=(span.id,))
        found |= {span.id: span, figure.id: figure}
    return list(found.values())


def test_origins_are_those_of_the_graph_on_every_ground(tmp_path: Path) -> None:
    chance = random.Random(5)
    kb = cg.ClaimGraph(n for g in range(GRAPHS) for n in retold(chance, drawn(chance, f"g{g}")))
    grounds = {one.ground for c in kb.all(Claim) for o in kb.origins(c) for one in o.collapses}
    assert len(grounds) == 5
    with Corpus(cg.tables.write(kb, tmp_path / "tables"), cg.engines.DuckDB(workers=1)) as corpus:
        for chosen in ({}, {"counting": "candidates", "min_confidence": 0.5}):
            wanted = {}
            for claim in kb.all(Claim):
                held = kb.origins(claim, **chosen)  # type: ignore[arg-type]  # as listed
                if held.citations:
                    wanted[claim.id] = (held.citations, len(held))
            found = corpus.origins(**chosen)  # type: ignore[arg-type]  # as listed
            assert {one.claim: (one.citations, one.origins) for one in found} == wanted
            assert sum(one.origins < one.citations for one in found) > 100


def test_resting_on_is_every_claim_a_chain_leads_from(tmp_path: Path) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- c1 & c3; c3 <- s2; c4 <- s2; s1 <- s5; c5 <~ s5"))
    with Corpus(cg.tables.write(kb, tmp_path / "tables")) as corpus:
        assert corpus.resting_on("Source s5") == sorted([kb["c1"].id, kb["c2"].id])
        with pytest.raises(cg.UnknownNode, match="no source is called 'Source s9'"):
            corpus.resting_on("Source s9")


def test_a_source_is_found_by_who_made_it_as_in_a_graph(tmp_path: Path) -> None:
    kb = cg.parse(MADE)
    with Corpus(cg.tables.write(kb, tmp_path / "tables")) as corpus:
        for name in ("velmpost", "VelmPost.example", "Tarm Radio", "the tarm radio", "dam leaks"):
            falls = sorted(claim.id for claim in kb.without(sources=name).falls)
            assert corpus.without(sources=name).falls == falls
            assert corpus.resting_on(name) == falls
        both = corpus.without(sources=["tarm radio", "velmpost"])
        assert len(both.falls) == 2
        with pytest.raises(AmbiguousName, match="names 2 sources"):
            corpus.without(sources="Coast Mail")
        for name in ("Velm Herald", "velm", "the ", "Tarm' Radio", ""):
            with pytest.raises(cg.UnknownNode):
                corpus.without(sources=name)


@pytest.mark.parametrize("many", [grounding.MANY, 0], ids=["look-up", "job"])
def test_resting_on_is_what_rules_that_stand_lead_to(
    batch: tuple[cg.ClaimGraph, Path], corpus: Corpus, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(grounding, "MANY", many)
    rule_base = batch[0].rule_base
    stands = rule_base.indexed().index.stands
    rules = [(h, b) for h, b, _ in rule_base.rules("explicit", 0.0) if all(stands[n] for n in b)]
    most = 0
    for number in range(0, 200, 20):
        reached, before = {number}, 0
        while len(reached) > before:
            before = len(reached)
            reached |= {head for head, body in rules if reached & set(body)}
        wanted = sorted(rule_base.ids[n] for n in reached if n >= rule_base.grounds)
        assert corpus.resting_on(rule_base.ids[number]) == wanted
        most = max(most, len(wanted))
    assert most > 3


def test_hops_count_from_the_loss(tmp_path: Path) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- c1; c3 <- c2 | s2; s1 <- s5"))
    with Corpus(cg.tables.write(kb, tmp_path / "tables")) as corpus:
        lost = corpus.without(sources="source-s5")
        rows = [(kb.handle(row["id"]), row["outcome"], row["hops"]) for row in lost.rows()]
        assert rows == [("c1", "falls", 2), ("c2", "falls", 3), ("c3", "survives", 4)]
        assert lost.save(tmp_path / "outcomes").joinpath("part-0.parquet").exists()


def test_export_says_what_the_graph_says(
    batch: tuple[cg.ClaimGraph, Path], corpus: Corpus, tmp_path: Path
) -> None:
    assert quads(corpus, tmp_path) == set(to_nquads(batch[0].to_triples()))


def quads(corpus: Corpus, place: Path) -> set[str]:
    files = corpus.export_nquads(place / "quads").iterdir()
    lines = (line for file in files for line in file.read_bytes().decode().split("\n"))
    return {line + "\n" for line in lines if line}


def test_export_knows_every_noun(tmp_path: Path) -> None:
    kb = cg.example("eastern-flank")
    kb = kb.with_nodes(Notice(source=kb["s1"].id, kind="disputed", date="2026-03"))
    kb = kb.detach(kb.claims(relying_on=5)[0], 5, by='Ana \\ "Kos"', why="no\nsuch link")
    with Corpus(cg.tables.write(kb, tmp_path / "tables")) as corpus:
        assert quads(corpus, tmp_path) == set(to_nquads(kb.to_triples()))


def test_export_with_graphs_goes_back_into_an_archive(tmp_path: Path) -> None:
    kb = cg.example("eastern-flank")
    kb = kb.detach(kb.claims(relying_on=5)[0], 5, by="Ana Kos", why="no such link")
    other = cg.example("harbour-audit")
    first = other.all(Claim)[0]
    alike = first.model_copy(update={"alternate_of": (kb.all(Claim)[0].id,)})
    both = cg.ClaimGraph([*kb.values(), *(alike if n is first else n for n in other.values())])
    both = both.with_nodes(Notice(source=kb["s1"].id, kind="disputed", date="2026-03"))
    archive = cg.Archive()
    archive.add(both)
    with Corpus(cg.tables.write(archive, tmp_path / "tables")) as corpus:
        folder = corpus.export_nquads(tmp_path / "quads", graphs=True)
    file = tmp_path / "all.nq"
    file.write_bytes(b"".join(part.read_bytes() for part in folder.iterdir()))
    again = cg.Archive()
    again.load(file)
    assert again.get(*again) == archive.get(*archive) == both
    archive.dump(tmp_path / "dump.nq")
    lines = {*file.read_bytes().splitlines()}
    assert lines == {*tmp_path.joinpath("dump.nq").read_bytes().splitlines()}


@pytest.mark.slow
@given(graphs())
@settings(max_examples=12, deadline=None)
def test_export_escapes_what_any_text_holds(kb: cg.ClaimGraph) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = cg.tables.write(kb, Path(place) / "tables")
        with Corpus(folder, cg.engines.DuckDB(workers=1)) as corpus:
            assert quads(corpus, Path(place)) == set(to_nquads(kb.to_triples()))


def test_a_missing_engine_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(MissingExtra, match=r"claimgraph\[duckdb\]"):
        cg.engines.DuckDB()
