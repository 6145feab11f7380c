"""Files of any order and kind load document by document, and broken ones add nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_archive import SLOW, linked
from test_archive_exchange import hashes
from writers import made

import claimgraph as cg
from claimgraph.archive.dumps import Dump, NotOurs
from claimgraph.errors import InvalidGraph, SyntaxProblem


@pytest.fixture(scope="module")
def held() -> cg.Archive:
    archive = cg.Archive()
    archive.add_many([cg.example("eastern-flank"), cg.example("harbour-audit")])
    return archive


def test_lines_may_come_in_any_order_and_twice(held: cg.Archive, tmp_path: Path) -> None:
    lines = held.dump(tmp_path / "all.nq").read_text().splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    mixed = tmp_path / "mixed.nq"
    mixed.write_text("".join([*lines, *lines[:50]]))
    copy = cg.Archive()
    copy.load(mixed)
    assert hashes(copy) == hashes(held)


def test_an_error_in_the_last_line_adds_nothing(held: cg.Archive, tmp_path: Path) -> None:
    dump = held.dump(tmp_path / "all.nq")
    count = dump.read_text().count("\n")
    dump.write_text(dump.read_text() + '<urn:a> <urn:b> "c .\n')
    copy = cg.Archive()
    with pytest.raises(SyntaxProblem) as error:
        copy.load(dump)
    assert f"all.nq, line {count + 1}, column 17" in str(error.value)
    assert len(copy) == 0
    assert copy.sparql("SELECT ?s { ?s ?p ?o }").rows() == []


def test_a_document_that_does_not_fit_together_is_refused(held: cg.Archive, tmp_path: Path) -> None:
    dump = held.dump(tmp_path / "all.nq")
    lines = dump.read_text().splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if "oa#start> " in line)
    dump.write_text("".join(lines[:number] + lines[number + 1 :]))
    with pytest.raises(InvalidGraph):
        cg.Archive().load(dump)


def test_a_file_without_named_graphs_is_one_graph(tmp_path: Path) -> None:
    audit = cg.example("harbour-audit")
    cg.save(audit, tmp_path / "audit.ttl")
    archive = cg.Archive()
    archive.load(tmp_path / "audit.ttl")
    assert archive.get(audit.document) == audit


def test_quoted_triples_too_deep_to_read_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "deep.nq"
    file.write_text("<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * 5000 + "\n")
    with pytest.raises(SyntaxProblem, match="nest too deeply"):
        cg.Archive().load(file)


def test_a_dump_of_ours_is_read_by_its_lines(tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(linked())
    @settings(SLOW, max_examples=10)
    def read(kb: cg.ClaimGraph) -> None:
        folder = tmp_path_factory.mktemp("dump")
        archive = cg.Archive()
        archive.add(kb)
        dump = Dump(archive.dump(folder / "all.nq"), archive.base, progress=False)
        documents = [one.units[0] for (one,) in dump]
        dump.close()
        told = {unit.iri: (unit.entry.quads, unit.entry.hash) for unit in documents}
        assert told == {i: e for i, e in hashes(archive).items() if i in told}
        assert len(told) == len(archive)

    read()


@given(where=st.floats(0, 1), cut=st.integers(0, 3), put=st.sampled_from(["", " ", "x", ">", "\n"]))
@settings(SLOW, max_examples=15)
def test_what_differs_by_a_character_is_not_taken_for_a_dump_of_ours(
    held: cg.Archive, tmp_path_factory: pytest.TempPathFactory, where: float, cut: int, put: str
) -> None:
    file = held.dump(tmp_path_factory.mktemp("dump") / "all.nq")
    text = file.read_text()
    place = round(where * len(text))
    changed = text[:place] + put + text[place + cut :]
    file.write_text(changed)
    try:
        Dump(file, held.base, progress=False).close()
    except NotOurs:
        return
    again = cg.Archive()
    again.load(file)
    assert again.dump(file.with_name("again.nq")).read_text() == changed


def test_a_file_that_changes_while_it_is_read_is_refused(held: cg.Archive, tmp_path: Path) -> None:
    file = held.dump(tmp_path / "all.nq")
    dump = Dump(file, held.base, progress=False)
    with file.open("r+b") as stream:
        stream.seek(-200, 2)
        stream.write(b"x" * 100)
    with pytest.raises(cg.UnreadableInput, match="was changed while"):
        list(dump)
    dump.close()


def test_the_documents_and_lines_of_a_dump_may_come_in_any_order(
    held: cg.Archive, tmp_path: Path
) -> None:
    dump = held.dump(tmp_path / "all.nq")
    lines = sorted(dump.read_bytes().splitlines(keepends=True), key=lambda line: line[::-1])
    dump.write_bytes(b"".join(reversed(lines)))
    Dump(dump, held.base, progress=False).close()
    copy = cg.Archive()
    copy.load(dump)
    assert hashes(copy) == hashes(held)


def test_many_documents_are_told_apart(tmp_path: Path) -> None:
    archive = cg.Archive()
    archive.add_many([*(made(number) for number in range(60)), cg.example("eastern-flank")])
    dump = Dump(archive.dump(tmp_path / "all.nq"), archive.base, progress=False)
    assert len(dump) == 61
    dump.close()
    again = cg.Archive()
    again.load(tmp_path / "all.nq")
    assert hashes(again) == hashes(archive)


@pytest.mark.parametrize("value", ["_:x", "<<( <urn:a> <urn:b> _:x )>>", "<urn:z>"])
def test_values_of_others_that_no_iri_names_are_left_out_and_told(
    value: str, held: cg.Archive, tmp_path: Path
) -> None:
    dump = held.dump(tmp_path / "all.nq")
    graph = dump.read_text().split("\n", 1)[0].rpartition("<")[2].rstrip(" .>")
    more = f'<urn:a> <urn:by> {value} <{graph}> .\n_:x <urn:name> "Ann" <{graph}> .\n'
    dump.write_text(dump.read_text() + more)
    copy = cg.Archive()
    with pytest.warns(UserWarning, match=r"left out what no noun holds: .*urn:by \(1\)"):
        copy.load(dump)
    assert hashes(copy) == hashes(held)


def test_a_context_that_would_be_fetched_is_refused_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "far.jsonld"
    file.write_text('{\n "@context": "http://127.0.0.1:9/c",\n "@id": "urn:x"}')
    with pytest.raises(SyntaxProblem, match=r"far\.jsonld, line 2, column 3: .*nothing is fetched"):
        cg.Archive().load(file)
    with pytest.raises(SyntaxProblem, match=r"far\.jsonld, line 2, column 3: .*nothing is fetched"):
        cg.load(file)
