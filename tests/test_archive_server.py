"""An archive behind a server, on two unrelated real ones; and what a hostile one is told."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from servers import oxigraph, virtuoso
from test_archive import SLOW, linked

import claimgraph as cg
from claimgraph.archive.units import SHARED
from claimgraph.errors import EndpointProblem, VersionConflict
from claimgraph.queries import questions

SERVERS = [
    pytest.param(oxigraph, id="oxigraph", marks=pytest.mark.slow),
    pytest.param(virtuoso, id="virtuoso", marks=pytest.mark.slow),
]


@pytest.fixture(scope="module")
def audit() -> cg.ClaimGraph:
    return cg.example("harbour-audit")


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_USER", "dba")
    monkeypatch.setenv("CLAIMGRAPH_PASSWORD", "dba")


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_keeps_documents_and_answers(
    server: Callable[[Path], Any], tmp_path: Path, briefing: cg.ClaimGraph, audit: cg.ClaimGraph
) -> None:
    near = cg.Archive()
    near.add_many([briefing, audit])
    with server(tmp_path / "data") as url, cg.Archive(url) as far:
        assert len(far) == 0
        assert far.add_many([briefing, audit], progress=False).added == tuple(
            kb.document.id for kb in (briefing, audit)
        )
        assert sorted(far) == sorted(near)
        assert far.get(briefing.document) == briefing
        assert far.get(*far) == briefing | audit
        assert len(far.add(audit).unchanged) == 1
        for name in questions():
            assert rows(far, name) == rows(near, name), name
        assert list(far.claims(status="cited")) == list(near.claims(status="cited"))
        assert far.sparql("ASK { ?c a cg:Claim }")[0]["answer"] is True
        source = audit.all(cg.Source)[0]
        assert list(far.without(sources=source).falls) == list(near.without(sources=source).falls)
        edited = noted(audit, "corrected")
        with pytest.raises(VersionConflict):
            far.add(edited)
        assert far.replace(edited).replaced
        assert far.get(audit.document) == edited
        assert far.verify(progress=False).ok
        far.remove(audit.document)
        assert sorted(far) == [briefing.document.id]
        assert far.get(briefing.document) == briefing
        far.remove(briefing.document)
        assert far.sparql("SELECT ?s { ?s cg:basis ?o }").rows() == []


@pytest.mark.parametrize("server", SERVERS)
def test_any_graph_is_kept_and_answered_as_here(
    server: Callable[[Path], Any], tmp_path: Path
) -> None:
    """Circles, odd characters, documents without a title: whatever ``linked`` thinks of."""
    with server(tmp_path / "data") as url, cg.Archive(url) as far:

        @given(linked())
        @settings(SLOW, max_examples=12)
        def agree(kb: cg.ClaimGraph) -> None:
            near = cg.Archive()
            near.add(kb)
            far.add(kb)
            assert far.get(*far) == kb
            for name in questions():
                assert rows(far, name) == rows(near, name), name
            for source in near.sources():
                lost = far.without(sources=source).falls
                assert list(lost) == list(near.without(sources=source).falls)
                asked = far.ask("claims-left-without", source=source)
                assert asked.rows() == near.ask("claims-left-without", source=source).rows()
            assert far.verify(progress=False).ok
            far.remove(*far)
            assert not any(graph.startswith((far.base, SHARED)) for graph in graphs_of(far))

        agree()


def graphs_of(archive: cg.Archive) -> list[str]:
    return archive._site.store.graphs()


@pytest.mark.slow
def test_a_server_without_a_graph_store_takes_updates(
    tmp_path: Path, briefing: cg.ClaimGraph
) -> None:
    with oxigraph(tmp_path / "data") as url:
        update = url.replace("/query", "/update")
        plain = cg.Archive(f"{url}?", update=update)
        assert plain._site.store._at.graphs is None  # type: ignore[attr-defined]  # an endpoint's
        plain.add(briefing)
        assert plain.get(briefing.document) == briefing
        plain.remove(briefing.document)
        assert len(plain) == 0
        plain.close()


def rows(held: Any, name: str) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(row.values()) for row in held.ask(name))


def noted(kb: cg.ClaimGraph, note: str) -> cg.ClaimGraph:
    """The graph with a note on its document."""
    document = kb.document.model_copy(update={"note": note})
    return cg.ClaimGraph([document if node == kb.document else node for node in kb.values()])


# -- servers that misbehave -----------------------------------------------------------------------


class Scripted(BaseHTTPRequestHandler):
    """Answers every request alike, and remembers what it was sent."""

    status, head, body = 200, {"Content-Type": "text/html"}, b"<html>hello</html>"
    seen: list[dict[str, str]]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(dict(self.headers))
        self.send_response(self.status)
        for name, value in self.head.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *words: object) -> None:
        pass


@contextmanager
def scripted(**answer: Any) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that answers so; yields its URL and the headers of what it was sent."""
    seen: list[dict[str, str]] = []
    handler = type("Answer", (Scripted,), {**answer, "seen": seen})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({}, "this is no answer to a query: <html>hello</html>"),
        ({"status": 500, "body": b"out of\nmemory"}, "answers HTTP 500: out of memory"),
        (
            {"status": 302, "head": {"Location": "http://198.51.100.7/"}},
            "redirects to 198.51.100.7",
        ),
        ({"status": 403}, "refuses .HTTP 403.; set CLAIMGRAPH_USER and CLAIMGRAPH_PASSWORD"),
        ({"head": {"X-SPARQL-MaxRows": "10000"}}, "cut the answer at 10000 rows"),
        ({"status": 401, "head": {"WWW-Authenticate": "Negotiate"}}, "credentials by Negotiate"),
    ],
)
def test_a_server_that_fails_is_told_of_plainly(answer: dict[str, Any], told: str) -> None:
    with scripted(**answer) as (url, seen), cg.Archive(url) as archive:
        with pytest.raises(EndpointProblem, match=told):
            len(archive)
        assert len(seen) == 1


def test_a_query_it_refuses_is_an_invalid_query() -> None:
    with (
        scripted(status=400, body=b"parse error") as (url, _),
        cg.Archive(url) as archive,
        pytest.raises(cg.InvalidQuery, match="cannot run this: parse error"),
    ):
        archive.sparql("SELECT * { ?s ?p ?o }")


def test_nobody_listening_is_told_of_plainly() -> None:
    told = r"127\.0\.0\.1:9 cannot be reached"
    with cg.Archive("http://127.0.0.1:9/query") as far, pytest.raises(EndpointProblem, match=told):
        list(far)


def test_a_password_goes_only_where_it_is_asked_for_and_is_never_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLAIMGRAPH_PASSWORD", "s3cret")
    challenge = {"WWW-Authenticate": 'Basic realm="x"'}
    with (
        scripted(status=401, head=challenge) as (url, seen),
        cg.Archive(url) as archive,
        pytest.raises(EndpointProblem) as told,
    ):
        len(archive)
    assert [("Authorization" in headers) for headers in seen] == [False, True]
    assert "s3cret" not in str(told.value) + repr(archive)
    with scripted() as (url, seen), cg.Archive(url) as archive, pytest.raises(EndpointProblem):
        len(archive)
    assert not any("Authorization" in headers for headers in seen)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://ann:s3cret@example.org/sparql", "leave the credentials out of the URL"),
        ("https:///sparql", "is no http or https URL"),
    ],
)
def test_a_bad_url_is_refused(url: str, told: str) -> None:
    with pytest.raises(EndpointProblem, match=told) as found:
        cg.Archive(url)
    assert "s3cret" not in str(found.value)


def test_service_is_refused_before_anything_is_sent() -> None:
    with (
        scripted() as (url, seen),
        cg.Archive(url) as archive,
        pytest.raises(cg.InvalidQuery, match="SERVICE would query another server"),
    ):
        archive.sparql("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert seen == []
