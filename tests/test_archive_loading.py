"""Files of any order and kind load document by document, and broken ones add nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_archive_exchange import hashes

import claimgraph as cg
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
