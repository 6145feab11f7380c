"""Every job on every engine: the answers of the graph itself, on a real cluster too."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_corpus import agree, drawn, ids, notices, retold

import claimgraph as cg
from claimgraph.corpus import Corpus, read_corpus
from claimgraph.engines import Engine
from claimgraph.model import Passage, Source
from claimgraph.rdf import to_nquads
from claimgraph.sketch import sketch
from claimgraph.tables import TABLES, parquet

SPARK = [
    pytest.mark.slow,
    pytest.mark.spark,
    pytest.mark.filterwarnings("default"),  # pyspark's own warnings are not ours to mend
]
GRAPHS = 40
"""With circles, copies and joint premises; ``test_corpus`` has hundreds, for DuckDB."""


@pytest.fixture(scope="module", params=["duckdb", pytest.param("spark", marks=SPARK)])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    if request.param == "duckdb":
        pytest.importorskip("duckdb")
        held: Engine = cg.engines.DuckDB(workers=1)
    else:
        session = request.getfixturevalue("session")
        held = cg.engines.Spark(session, tmp_path_factory.mktemp("work"))
    yield held
    held.close()


@pytest.fixture(scope="module")
def kb() -> cg.ClaimGraph:
    chance = random.Random(9)
    held = cg.ClaimGraph(n for g in range(GRAPHS) for n in drawn(chance, f"g{g}"))
    return held.with_nodes(*notices(chance, held))


@pytest.fixture(scope="module")
def folder(kb: cg.ClaimGraph, engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graphs as tables of their own for each engine: what ``ground`` finds is kept there."""
    return cg.tables.write(kb, tmp_path_factory.mktemp(f"batch-{engine.name}") / "tables")


@pytest.fixture
def corpus(folder: Path, engine: Engine) -> Corpus:
    return Corpus(folder, engine)


def test_ground(kb: cg.ClaimGraph, corpus: Corpus) -> None:
    assert corpus.ground() == int(kb.rule_base.indexed().index.stands.sum())


def test_without(kb: cg.ClaimGraph, corpus: Corpus) -> None:
    chance = random.Random(1)
    sources = [s.id for s in kb.all(Source) if chance.random() < 0.4]
    words = [p.id for p in kb.all(Passage) if chance.random() < 0.02]
    wanted = kb.without(sources=sources, passages=words)
    with corpus.without(sources=sources, passages=words) as found:
        agree(found, wanted)
        assert len(found.falls) > 20
        assert len(found.survives) > 5


def test_without_counting_candidates(kb: cg.ClaimGraph, corpus: Corpus) -> None:
    source = kb.all(Source)[3].id
    wanted = kb.without(sources=source, as_of="2026-02", counting="candidates", min_confidence=0.6)
    with corpus.without(
        sources=source, as_of="2026-02", counting="candidates", min_confidence=0.6
    ) as found:
        assert found.falls == ids(wanted.falls)
        assert found.survives == ids(wanted.survives)


def test_single_source(kb: cg.ClaimGraph, corpus: Corpus) -> None:
    assert corpus.single_source() == {
        claim: min(held) for claim, held in _cited(kb).items() if len(held) == 1
    }


def test_origins(engine: Engine, tmp_path: Path) -> None:
    chance = random.Random(5)
    kb = cg.ClaimGraph(n for g in range(20) for n in retold(chance, drawn(chance, f"g{g}")))
    grounds = {one.ground for c in kb.claims() for o in kb.origins(c) for one in o.collapses}
    assert len(grounds) > 2
    found = Corpus(cg.tables.write(kb, tmp_path / "tables"), engine).origins()
    told = {claim.id: kb.origins(claim) for claim in kb.claims()}
    assert [tuple(one) for one in found] == sorted(
        (claim, origins.citations, len(origins))
        for claim, origins in told.items()
        if origins.citations
    )


def test_clusters(kb: cg.ClaimGraph, corpus: Corpus) -> None:
    groups: dict[str, list[str]] = defaultdict(list)
    for source, root in _origin(kb).items():
        groups[root].append(source)
    assert corpus.clusters() == sorted(tuple(sorted(g)) for g in groups.values() if len(g) > 1)


def _cited(kb: cg.ClaimGraph) -> dict[str, set[str]]:
    cited: dict[str, set[str]] = defaultdict(set)
    for citation in kb.citations():
        if citation.asserted:
            cited[citation.claim].add(citation.source)
    return cited


def _origin(kb: cg.ClaimGraph) -> dict[str, str]:
    """The least source that each is joined to by copies: labels are passed on until none moves."""
    root = {source.id: source.id for source in kb.all(Source)}
    moved = True
    while moved:
        moved = False
        for source in kb.all(Source):
            for up in source.copy_of:
                least = min(root[source.id], root[up])
                moved |= {root[source.id], root[up]} != {least}
                root[source.id] = root[up] = least
    return root


def test_load_bearing(kb: cg.ClaimGraph, corpus: Corpus) -> None:
    (found,) = corpus.load_bearing(1)
    most = max(len(kb.claims(relying_on=source)) for source in kb.all(Source))
    assert found.cited_by == len(kb.claims(relying_on=found.source)) == most
    assert found.only_source == len(kb.claims(only_source=found.source))
    assert found.alone == len(kb.without(sources=found.source).falls) - len(kb.without().falls)


def test_resting_on(engine: Engine, tmp_path: Path) -> None:
    kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- c1 & c3; c3 <- s2; c4 <- s2; s1 <- s5; c5 <~ s5"))
    corpus = Corpus(cg.tables.write(kb, tmp_path / "tables"), engine)
    assert corpus.resting_on("Source s5") == sorted([kb["c1"].id, kb["c2"].id])


def test_aggregates(kb: cg.ClaimGraph, corpus: Corpus) -> None:
    found = corpus.aggregates()
    assert found["status"] == Counter(kb.status(claim) for claim in kb.claims())
    assert found["kind"] == Counter(claim.kind for claim in kb.claims())
    assert found["basis"] == Counter(citation.basis for citation in kb.citations())


def test_export_nquads(kb: cg.ClaimGraph, corpus: Corpus, tmp_path: Path) -> None:
    """Sorted, the bytes are those of the graph, so that all engines write the same."""
    lines = sorted(line.encode() for line in set(to_nquads(kb.to_triples())))
    assert _lines(corpus.export_nquads(tmp_path / "quads")) == lines


def test_export_nquads_of_odd_characters(engine: Engine, tmp_path: Path) -> None:
    odd = "".join(map(chr, [*range(1, 40), 92, 127, 128, 0x2028, 0xFEFF, 0x1F600])) + "'\\n''"
    kb = cg.ClaimGraph([Source(id="source-odd", title=odd)])
    corpus = Corpus(cg.tables.write(kb, tmp_path / "tables"), engine)
    lines = sorted(line.encode() for line in to_nquads(kb.to_triples()))
    assert _lines(corpus.export_nquads(tmp_path / "quads")) == lines
    assert corpus.without(sources=odd).counts["falls"] == 0


def _lines(folder: Path) -> list[bytes]:
    files = [file for file in folder.iterdir() if file.name.endswith(".txt")]
    return sorted(line + b"\n" for file in files for line in file.read_bytes().split(b"\n") if line)


def test_read_corpus(engine: Engine, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for n in range(12):
        texts.joinpath(f"{n:02}.txt").write_text(
            f"The mayor said {n}00 barges passed [1].\n\n1. W: https://example.org/{n % 5}\n"
        )
    texts.joinpath("empty.txt").write_text("")
    texts.joinpath("bytes.txt").write_bytes(bytes(range(256)) * 40)
    found = read_corpus(texts.iterdir(), tmp_path / "tables", engine=engine)
    assert found.documents == 12
    assert [Path(failure.path).name for failure in found.failures] == ["bytes.txt", "empty.txt"]
    wanted: dict[str, list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    for path in sorted(texts.glob("[0-9]*.txt")):
        tables = cg.tables.write(cg.read(path), tmp_path / path.stem)
        for table in TABLES:
            for row in parquet.read_table(tables, table).to_pylist():
                key = f"{table} {row.get('rule', row.get('node'))}"  # the first file's is kept
                if first.setdefault(key, path.name) == path.name:
                    wanted[table].append(str(row))
    for table in TABLES:
        held = parquet.read_table(found.folder, table).to_pylist()
        assert sorted(map(str, held)) == sorted(wanted[table]), table
