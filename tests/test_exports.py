"""What leaves the library is opened by other tools, hostile values and all."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib
from hostile import VALUES, graph_of

import claimgraph as cg
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


def test_invisible_characters_are_counted_in_the_report() -> None:
    kb = cg.parse("The quay \u202eis closed\u202c and\u200b dry.")
    seen = kb.report().documents[0]
    assert seen.invisible == {"U+200B": 1, "U+202C": 1, "U+202E": 1}
    assert "invisible characters: 1 U+200B, 1 U+202C, 1 U+202E" in seen.lines()
    assert cg.parse("The quay is closed.").report().documents[0].invisible == {}
