"""Whatever a file holds, an importer gives a graph or an error of ours."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from intake_files import docx, footnote, paragraph, pdf

import claimgraph as cg
from claimgraph.curation.curated_graph import from_yaml
from claimgraph.errors import ClaimGraphError
from claimgraph.files import dumps, loads, read_bytes

INPUTS = 5_000
LOADS = 500
"""A load is written to an archive, and takes a hundred times as long."""
TEXT = "# Rain\n\nIt rained in Oslo [1]. Ann Berg said that 3 km of road closed.[^2]\n\n"
LIST = "## Sources\n\n1. Rain: https://example.org/a\n\n[^2]: Road, https://example.org/b\n"
HTML = (
    "<!doctype html><html><head><meta charset=utf-8><title>Rain</title></head><body><nav>Home</nav>"
    "<h1>Rain</h1><p>It rained<sup><a href='#n1'>[1]</a></sup>. <b>3 km</b> closed.</p>"
    "<table><tr><td>x</table><ol><li id=n1>Rain <a href='https://example.org/a'>x</a> "
    "<a href='#r1'>↩</a></ol></body>"
)
WIKI = (
    "== Rain ==\nIt rained.<ref name=a>{{cite web|url=https://example.org/a|title=Rain}}</ref> "
    "'''Roads'''{{sfn|Berg|2020|p=3}} closed.<ref name=a/>\n* [[Oslo|a city]]\n{{reflist}}\n"
)
ANSWER = json.dumps(
    {
        "choices": [{"message": {"content": "It rained [1].", "annotations": [
            {"type": "url_citation", "url_citation": {
                "url": "https://example.org/a", "title": "Rain", "start_index": 0, "end_index": 9}}
        ]}}],
        "citations": ["https://example.org/a"],
    }
)  # fmt: skip
PIECES = (
    "[1]", "[^1]", "](", "<ref>", "{{", "}}", "<a href='http://['>", "</", "<!--", "\x00", "\ud7ff",
    "\u202e", "&#xd800;", '"', "'''", "\\u00", "null", "-1", "1e999", "9" * 400, "[[", "]]", ": ",
    "\n\n", "\t", "{", "}", "<script>", "^^", "@en", "_:b", "<urn:x>", "%zz", ";", " .", "stream\n",
    "endobj", "PK\x03\x04",
)  # fmt: skip


def damaged(whole: bytes, seed: int) -> Iterator[bytes]:
    """Yield damaged copies: bytes changed, parts cut, moved or doubled, and signs put in."""
    rng = random.Random(seed)
    for _ in range(INPUTS):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 6)):
            a, b = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
            b = min(b, a + 60)
            match rng.randint(0, 5):
                case 0 if data:
                    data[min(a, len(data) - 1)] = rng.randrange(256)
                case 1:
                    del data[a:b]
                case 2:
                    data[a:a] = data[a:b] * rng.randint(1, 4)
                case 3:
                    data[a:b] = bytes(reversed(data[a:b]))
                case 4:
                    data[a:a] = rng.choice(PIECES).encode("utf-8", "surrogatepass")
                case _:
                    moved = data[a:b]
                    del data[a:b]
                    place = rng.randint(0, len(data))
                    data[place:place] = moved
        yield bytes(data)


def packed(part: str, whole: bytes) -> Callable[[bytes], bytes]:
    """Return how to put a damaged part back into a zip file that is whole."""

    def put(damaged_part: bytes) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                new.writestr(name, damaged_part if name == part else old.read(name))
        return made.getvalue()

    return put


def survives(take: Callable[[bytes], object], data: bytes) -> bool:
    """Whether data gave a graph; anything but a graph and an error of ours fails the test."""
    try:
        take(data)
    except ClaimGraphError:
        return False
    return True


def reader(name: str) -> Callable[[bytes], object]:
    return lambda data: read_bytes(data, name, only_citations=True)


def graph_reader(form: str) -> Callable[[bytes], object]:
    return lambda data: loads(data.decode("utf-8", "replace"), form)


def rdf(form: str) -> bytes:
    """Return a graph of ours with statements of others, which are kept."""
    kb = cg.parse(TEXT + LIST, only_citations=True)
    others = loads('<urn:a> <urn:p> _:x, "y"@de . _:x <urn:q> 5 .')
    return dumps(kb | others, form).encode()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # reason: what is left out of damaged graphs is told
@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("a.txt", TEXT + LIST),
        ("a.md", TEXT + LIST),
        ("a.html", HTML),
        ("a.wiki", WIKI),
        ("a.json", ANSWER),
    ],
)
def test_thousands_of_damaged_texts_give_a_graph_or_an_error_of_ours(name: str, whole: str) -> None:
    taken = sum(survives(reader(name), data) for data in damaged(whole.encode(), 1))
    assert 0 < taken <= INPUTS


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # reason: what is foreign in damaged graphs is told
@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"])
def test_thousands_of_damaged_graphs_give_a_graph_or_an_error_of_ours(form: str) -> None:
    taken = sum(survives(graph_reader(form), data) for data in damaged(rdf(form), 2))
    assert 0 < taken < INPUTS


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # reason: parsers warn of what is damaged
def test_thousands_of_damaged_word_files_give_a_graph_or_an_error_of_ours() -> None:
    pytest.importorskip("mammoth", reason="mammoth is an extra")
    whole = docx(paragraph("It rained.", 1), footnote(1, "Rain, https://example.org/a"))
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        part = package.read("word/document.xml")
    put = packed("word/document.xml", whole)
    taken = sum(survives(reader("a.docx"), put(data)) for data in damaged(part, 3))
    assert 0 < taken < INPUTS


@pytest.mark.slow
def test_thousands_of_damaged_pdfs_give_a_graph_or_an_error_of_ours() -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is an extra")
    whole = pdf(
        [[(72, 700, 11, "It rained in Oslo [1]."), (72, 100, 9, "1 Rain")]],
        ["https://example.org/a"],
    )
    taken = sum(survives(reader("a.pdf"), data) for data in damaged(whole, 4))
    assert 0 < taken < INPUTS


@pytest.mark.slow
def test_thousands_of_damaged_curated_graphs_give_a_graph_or_an_error_of_ours() -> None:
    folder = cg.resource("data/harbour-audit")
    text = folder.joinpath("answer.md").read_text(encoding="utf-8")
    whole = folder.joinpath("graph.yaml").read_bytes()

    def take(data: bytes) -> object:
        return from_yaml(data.decode("utf-8", "replace"), text)

    taken = sum(survives(take, data) for data in damaged(whole, 5))
    assert 0 < taken < INPUTS


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # reason: what is foreign in damaged graphs is told
def test_thousands_of_damaged_networkx_graphs_give_a_graph_or_an_error_of_ours() -> None:
    whole = cg.parse(TEXT + LIST).to_networkx()
    taken = sum(survives(cg.ClaimGraph.from_networkx, one) for one in damaged_networks(whole, 6))
    assert taken < INPUTS


def damaged_networks(whole: nx.MultiDiGraph[str], seed: int) -> Iterator[nx.MultiDiGraph[str]]:
    """Yield copies with attributes changed, doubled or gone, nodes renamed, and edges moved."""
    rng = random.Random(seed)
    odd: tuple[Any, ...] = (
        None, "", "x", "[]", "[1]", "{", '["a", 1]', 0, -1, 1 << 80, 1.5, float("nan"), True,
        b"x", [], ["a"], {"a": 1}, "\ud800", "\x00", "9" * 400, "claim", "1e999", object(),
    )  # fmt: skip
    names = sorted(
        {key for _, data in whole.nodes(data=True) for key in data}
        | {"escaped", "foreign_nquads", 7},
        key=str,
    )
    for _ in range(INPUTS):
        graph = whole.copy()
        for _ in range(rng.randint(1, 4)):
            node, other = rng.choices(list(graph), k=2)
            match rng.randint(0, 5):
                case 0 | 1:
                    graph.nodes[node][rng.choice(names)] = rng.choice(odd)
                case 2:
                    graph.nodes[node].pop(rng.choice(names), None)
                case 3:
                    graph.add_edge(
                        node, other, relation=rng.choice((*odd[:2], "source", "passage"))
                    )
                case 4:
                    graph.remove_edges_from(list(graph.out_edges(node))[:1])
                case _:
                    graph.add_node(rng.choice((7, "", "a b", "<x>", ("a",))), kind="claim")
        graph.graph.update({rng.choice(("foreign", "x")): rng.choice(odd)})
        yield graph


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # reason: what is foreign in damaged dumps is told
def test_thousands_of_damaged_dumps_are_loaded_or_refused_and_the_archive_stays_whole(
    tmp_path: Path,
) -> None:
    file = tmp_path / "dump.nq"
    with cg.Archive() as whole:
        whole.add(cg.parse(TEXT + LIST, only_citations=True))
        whole.dump(file)
    data = file.read_bytes()
    taken = 0
    with cg.Archive() as archive:

        def load(damaged_dump: bytes) -> object:
            file.write_bytes(damaged_dump)
            return archive.load(file)

        for one in islice(damaged(data, 7), LOADS):
            held = len(archive)
            done = survives(load, one)
            assert done or len(archive) == held
            taken += done
    assert taken < INPUTS


@pytest.mark.parametrize("cut", [0, 4, 0.5, -8, -1])
def test_a_table_that_is_not_whole_is_refused_by_its_name(cut: float, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    folder = cg.tables.write(cg.parse(TEXT + LIST, only_citations=True), tmp_path / "tables")
    file = next(folder.joinpath("claims").glob("*.parquet"))
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * cut) if cut == 0.5 else int(cut)])
    with pytest.raises(cg.UnreadableInput, match="claims is damaged: "):
        cg.tables.read(folder)


def test_a_table_whose_bytes_have_changed_is_refused_by_its_name(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    folder = cg.tables.write(cg.parse(TEXT + LIST, only_citations=True), tmp_path / "tables")
    file = next(folder.joinpath("passages").glob("*.parquet"))
    whole = file.read_bytes()
    file.write_bytes(whole[:8] + bytes(len(whole) - 80) + whole[-72:])
    with pytest.raises(cg.UnreadableInput, match="passages is damaged: "):
        cg.tables.read(folder)
