"""What leaves the library is opened by other tools, hostile values and all."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path
from time import process_time
from typing import Any

import networkx as nx
import pytest
import rdflib
from hostile import VALUES, graph_of

import claimgraph as cg
from claimgraph import pages, plot
from claimgraph.commands import printing
from claimgraph.files import dumps, loads

KB = graph_of(VALUES)
TEXTS = {claim.text for claim in KB.claims()}


def read_by_rdflib(**what: Any) -> set[Any]:
    """Return the triples that rdflib finds in a file or text, whatever graph they stand in."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib's own parser uses what it deprecates
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(**what)
        return set(dataset.triples((None, None, None)))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("nquads", "nquads"),
     ("trig", "trig")],
)  # fmt: skip
def test_rdflib_reads_what_we_write(ours: str, theirs: str) -> None:
    assert read_by_rdflib(data=dumps(KB, ours), format=theirs) == set(KB.to_rdf())


def test_rdf_xml_holds_all_that_xml_can_and_refuses_the_rest() -> None:
    with pytest.raises(cg.InvalidGraph, match=r"XML has no place for U\+.{4}; save it as Turtle"):
        dumps(KB, "rdfxml")
    kb = graph_of(tuple(v for v in VALUES if v.isprintable() or v[0] in "\r\u2028\x85\u202e"))
    text = dumps(kb, "rdfxml")
    assert loads(text, "rdfxml") == kb
    assert read_by_rdflib(data=text, format="xml") == set(kb.to_rdf())


def test_a_property_that_xml_cannot_name_is_refused() -> None:
    with pytest.warns(UserWarning, match="kept as they are"):
        kb = loads("<urn:a> <urn:1> 'x' .")
    with pytest.raises(cg.InvalidGraph, match="XML cannot name one of its properties"):
        dumps(kb, "rdfxml")


@pytest.mark.parametrize("format", ["graphml", "gexf", "gml"])
def test_networkx_files_hold_every_value(format: str, tmp_path: Path) -> None:
    file = tmp_path / f"kb.{format}"
    getattr(nx, f"write_{format}")(KB.to_networkx(), file)
    assert cg.ClaimGraph.from_networkx(getattr(nx, f"read_{format}")(file)) == KB


@pytest.mark.parametrize("convert", ["node_link", "cytoscape", "adjacency"])
def test_networkx_json_holds_every_value(convert: str) -> None:
    graph = KB.to_networkx()
    data = json.loads(json.dumps(getattr(nx, f"{convert}_data")(graph)))
    read = getattr(nx, f"{convert}_graph")(data)
    assert [d.get("amount") for _, d in read.nodes(data=True)] == [
        d.get("amount") for _, d in graph.nodes(data=True)
    ]
    assert cg.ClaimGraph.from_networkx(read) == KB


def test_attributes_of_others_are_told_and_left_out() -> None:
    graph = KB.to_networkx()
    nx.set_node_attributes(graph, 0.5, "pagerank")
    with pytest.warns(UserWarning, match=rf"no noun has: pagerank \({len(KB)}\)"):
        assert cg.ClaimGraph.from_networkx(graph) == KB


@pytest.mark.parametrize("question", ["claims", "sources", "actors", "figures", "sentences"])
def test_tables_keep_their_rows_in_csv(question: str) -> None:
    answer = getattr(KB, question)()
    raw = list(csv.DictReader(io.StringIO(answer.to_csv(raw=True), newline="")))
    safe = list(csv.DictReader(io.StringIO(answer.to_csv(), newline="")))
    assert len(raw) == len(safe) == len(answer) == len(answer.to_frame())
    assert [tuple(row) for row in raw] == [answer.columns] * len(raw)
    if question == "claims":
        assert {row["text"] for row in raw} == TEXTS
    cells = [cell for row in safe for cell in row.values()]
    assert not [c for c in cells if c[:1] in "=+@" and c]
    assert question == "figures" or [c for c in cells if c[:2] in ("'=", "'+", "'@", "'-")]


def test_frames_go_through_json_and_parquet(tmp_path: Path) -> None:
    frame = KB.claims().to_frame()
    pandas = pytest.importorskip("pandas")
    assert {row["text"] for row in json.loads(frame.to_json(orient="records"))} == TEXTS
    frame.to_parquet(tmp_path / "claims.parquet")
    assert set(pandas.read_parquet(tmp_path / "claims.parquet")["text"]) == TEXTS


@pytest.mark.parametrize("ending", ["nq", "trig", "jsonld"])
def test_dumps_of_archives_are_read_by_rdflib_and_by_us(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"all.{ending}"
    with cg.Archive(tmp_path / "one") as archive:
        archive.add(KB)
        archive.dump(file)
    with cg.Archive(tmp_path / "two") as archive:
        archive.load(file)
        assert archive.get(KB.document) == KB
    assert read_by_rdflib(source=str(file)) == set(KB.to_rdf())


HIDING = "\u202e\u2066\u200b\u200f\u061c\U000e0041"
"""Characters that hide or reorder words, which a reader must see."""
REORDERED = cg.parse(
    "".join(f"The qu{one}ay is closed, An{one}n Berg said [1]. " for one in HIDING)
    + "\n\n1. Log \u202ebook https://example.org/a\n"
)


def shown_to_people(kb: cg.ClaimGraph, folder: Path) -> dict[str, str]:
    """Return what people see of a graph, by where."""
    shown = {
        "repr": repr(kb.claims()) + repr(kb.claims()[0]),
        "notebook": kb.claims()._repr_html_(),
        "text in a notebook": kb._repr_html_(),
        "report": str(kb.report()),
        "impact": str(kb.without(sources=1)),
        "csv": kb.claims().to_csv() + kb.sources().to_csv(),
        "json": printing.safe_json(kb.claims().rows()),
        "labels": " ".join(data["label"] for _, data in kb.to_networkx().nodes(data=True)),
    }
    for view in ("layered", "origins"):
        plot.save(getattr(plot, view)(kb), folder / "p.svg")
        shown[view] = folder.joinpath("p.svg").read_text(encoding="utf-8")
    return shown


def test_what_hides_or_reorders_words_is_shown_to_people_and_kept_in_data(tmp_path: Path) -> None:
    for where, text in shown_to_people(REORDERED, tmp_path).items():
        assert not set(HIDING) & set(text), where
        assert any(sign in text for sign in ("\ufffd", "U+202E", "\\u202e")), where
    data = {
        "raw csv": REORDERED.claims().to_csv(raw=True),
        "turtle": dumps(REORDERED, "turtle"),
        "jsonld": dumps(REORDERED, "jsonld"),
        "networkx": " ".join(str(d) for _, d in REORDERED.to_networkx().nodes(data="text")),
    }
    for where, text in data.items():
        assert set(HIDING) <= set(text), where


def test_a_page_keeps_what_reorders_words_alone_and_shows_its_number(tmp_path: Path) -> None:
    page = pages.page(REORDERED, tmp_path / "p.html").read_text(encoding="utf-8")
    body = page[page.index("<body") : page.index("<script")]
    for one in HIDING:
        alone = f'<bdi class="odd" data-u="U+{ord(one):04X}">{one}</bdi>'
        assert body.count(alone) == body.count(one) > 0


def test_a_frame_counts_what_hides_or_reorders_words() -> None:
    pytest.importorskip("pandas", reason="pandas is an extra")
    frame = REORDERED.sources().to_frame()
    assert frame.attrs["invisible"] == {"U+202E": 1}
    assert any("\u202e" in str(value) for value in frame.iloc[0])
    assert cg.parse("It rained [1].\n\n1. Log").sources().to_frame().attrs["invisible"] == {}


def test_invisible_characters_are_counted_in_the_report() -> None:
    kb = cg.parse("The quay \u202eis closed\u202c and\u200b dry.")
    seen = kb.report().documents[0]
    assert seen.invisible == {"U+200B": 1, "U+202C": 1, "U+202E": 1}
    assert "invisible characters: 1 U+200B, 1 U+202C, 1 U+202E" in seen.lines()
    assert cg.parse("The quay is closed.").report().documents[0].invisible == {}


def test_a_text_longer_than_anybody_reads_is_cut_in_a_picture(tmp_path: Path) -> None:
    endless = "quay " * 20_000
    picture = plot.layered(graph_of((endless, "The quay is closed.")))
    plot.save(picture, tmp_path / "p.svg")
    drawn = tmp_path.joinpath("p.svg").read_text(encoding="utf-8")
    assert 0 < drawn.count("quay") < 2_000
    assert "…" in drawn


def test_a_picture_of_too_many_pixels_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    picture = plot.matrix(cg.example("harbour-audit"))
    with pytest.raises(cg.errors.LimitExceeded, match="pixels; take fewer dots per inch") as told:
        plot.save(picture, tmp_path / "a.png", dpi=20_000)
    assert told.value.limit == "pixels"
    assert not list(tmp_path.iterdir())


def test_a_page_with_a_chain_of_four_hundred_copies_takes_seconds(tmp_path: Path) -> None:
    kb = cg.parse("It rained [1].\n\n1. Rain: https://example.org/a", only_citations=True)
    (claim,), (first,) = kb.claims(), kb.sources()
    chain = [first]
    for n in range(400):
        copied = (chain[-1].id,)
        chain.append(cg.Source(url=f"https://example.org/{n}", title=f"T{n}", copy_of=copied))
    last = cg.Citation(claim=claim.id, source=chain[-1].id, basis="curated")
    began = process_time()
    page = pages.page(kb.with_nodes(*chain[1:], last), tmp_path / "p.html").read_text()
    assert process_time() - began < 8
    assert page.count("T399") >= 1
