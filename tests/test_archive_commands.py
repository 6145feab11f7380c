"""Archives on the command line, as people run it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command_line import run
from test_cli import BRIEFING, GRAPH

import claimgraph as cg

AUDIT = str(cg.resource("data/harbour-audit/graph.ttl"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive of two documents, added on the command line."""
    folder = str(tmp_path_factory.mktemp("kept") / "news")
    done = run("archive", "add", folder, GRAPH, AUDIT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "2 documents added\n")
    return folder


@pytest.fixture
def own(place: str, tmp_path: Path) -> str:
    """A copy of the archive to write to: what a command reads stays open while its process runs."""
    return str(shutil.copytree(place, tmp_path / "own"))


def test_adding_again_changes_nothing_and_a_new_version_needs_replace(own: str) -> None:
    assert run("archive", "add", own, AUDIT).stderr == "1 document unchanged\n"
    done = run("archive", "list", own, "--json")
    held = {row["text"]: row["claims"] for row in json.loads(done.stdout)}
    assert held["NATO eastern flank briefing"] == len(cg.example("eastern-flank").claims())
    assert len(held) == 2


def test_questions_take_an_archive(place: str, audit: cg.ClaimGraph) -> None:
    document = audit.document.id
    found = json.loads(
        run("claims", place, "--relying-on", "1", "--document", document, "--json").stdout
    )
    assert [row["id"] for row in found] == [c.id for c in audit.claims(relying_on=1)]
    told = run("claims", place, "--relying-on", "1")
    assert told.returncode == 2
    assert "use an id, or name the document as well" in told.stderr
    asked = json.loads(run("ask", "sources", place, "--json").stdout)
    assert len(asked) == len(json.loads(run("sources", place, "--json").stdout))
    lost = run("impact", place, "--without", audit.sources()[0].id, "--json")
    assert lost.returncode == 0, lost.stderr
    assert json.loads(lost.stdout)["withdrawn"] == [audit.sources()[0].id]


def test_free_sparql_on_an_archive_prints_the_columns_asked_for(
    place: str, audit: cg.ClaimGraph
) -> None:
    claim = audit.claims()[0]
    told = run("sparql", place, f"SELECT ?c {{ ?c a cg:Claim FILTER(?c = kg:{claim.id}) }}")
    assert told.stdout.split("\n")[:2] == ["c", claim.id]
    odd = run("sparql", place, 'SELECT ("claim-<b>" AS ?a) ("claim-0" AS ?b) {}')
    assert (odd.returncode, odd.stderr) == (0, "")
    assert "claim-<b>" in odd.stdout


@pytest.fixture
def audit() -> cg.ClaimGraph:
    return cg.example("harbour-audit")


def test_a_document_comes_back_as_it_went_in(
    place: str, tmp_path: Path, audit: cg.ClaimGraph
) -> None:
    run("archive", "get", place, audit.document.id, "-o", str(tmp_path / "a.ttl"))
    assert cg.load(tmp_path / "a.ttl") == audit
    assert run("archive", "get", place, audit.document.id).stdout == (tmp_path / "a.ttl").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld"])
def test_a_dump_loads_again(place: str, tmp_path: Path, ending: str) -> None:
    dump, copy = str(tmp_path / f"all{ending}"), str(tmp_path / "copy")
    assert run("dump", place, dump).stderr == f"saved {dump}\n"
    assert run("load", copy, dump).stderr == f"{dump}: 2 documents added\n"
    with cg.Archive(place, read_only=True) as one, cg.Archive(copy, read_only=True) as two:
        hashes = [[e.hash for e in a._site.ledger.entries("document")] for a in (one, two)]
        assert hashes[0] == hashes[1]


def test_verify_backup_and_remove(own: str, tmp_path: Path, audit: cg.ClaimGraph) -> None:
    copy = str(tmp_path / "copy")
    assert run("archive", "backup", own, copy).stderr == f"saved {copy}\n"
    done = run("archive", "verify", copy)
    assert (done.returncode, done.stderr.split(",")[0]) == (0, "2 documents")
    assert "1 document removed" in run("archive", "remove", copy, audit.document.id).stderr
    with cg.Archive(copy) as archive:
        store = archive._site.store
        store._store.update("DROP DEFAULT; DROP NAMED")  # type: ignore[attr-defined]  # behind its back
    done = run("archive", "verify", copy)
    assert done.returncode == 1
    assert "0 quads, and the ledger says" in done.stdout


def test_what_is_missing_is_told(own: str) -> None:
    for arguments in (["add", own], ["list", own, "x"], ["backup", own]):
        done = run("archive", *arguments)
        assert done.returncode == 2
        assert done.stderr.startswith("claimgraph archive: ")
        assert "archive " + arguments[0] in done.stderr
    assert "is not an archive" in run("archive", "list", own + "x").stderr
    assert "no document is called 'x'" in run("archive", "remove", own, "x").stderr
    done = run("archive", "add", own + "x", BRIEFING, BRIEFING + "x")
    assert (done.returncode, done.stderr) == (
        2, f"claimgraph archive: {BRIEFING}x: No such file or directory\n"
    )  # fmt: skip
    assert run("load", own + "x", BRIEFING + "x").returncode == 2
    assert "is not an archive; adding a document" in run("archive", "list", own + "x").stderr
    assert "is a file; an archive needs a folder" in run("archive", "add", AUDIT, AUDIT).stderr
    assert "try .trig, .nq, .jsonld" in run("dump", own, "all.ttl").stderr


def test_documents_are_listed_by_the_name_that_every_command_takes(place: str) -> None:
    listed = json.loads(run("archive", "list", place, "--json").stdout)
    names = {row["document"] for row in listed}
    claims = json.loads(run("claims", place, "--json").stdout)
    assert {row["document"] for row in claims} == names
    for name in names:
        assert json.loads(run("claims", place, "--document", name, "--json").stdout)
        assert run("archive", "get", place, name).returncode == 0
