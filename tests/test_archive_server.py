"""An archive behind a server, on two unrelated real ones; and what a hostile one is told."""

from __future__ import annotations

import base64
import contextlib
import http.client
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from servers import free_port, oxigraph, virtuoso
from test_archive import SLOW, linked

import claimgraph as cg
from claimgraph.archive.units import SHARED
from claimgraph.errors import EndpointProblem, VersionConflict
from claimgraph.questions.queries import questions

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
        assert list(far.documents()) == list(near.documents())
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


# -- writes that break off ------------------------------------------------------------------------


class Relay(BaseHTTPRequestHandler):
    """Passes requests on to a server, but for one of them, with which something goes wrong."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # one packet an answer
    to: str
    seen: list[str]
    wrong: dict[int, str]

    def _pass(self) -> None:
        number = len(self.seen)
        self.seen.append(f"{self.command} {self.path}")
        way = self.wrong.get(number, "")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if way == "refused":
            return self._say(500, "text/html", b"<html><b>out of memory</b></html>")
        status, kind, said = self._asked(body)
        if way == "unheard":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return None
        return self._say(status, kind, said, cut=way == "cut")

    do_GET = do_POST = do_PUT = do_DELETE = _pass  # noqa: N815  # the names http.server calls

    def _asked(self, body: bytes) -> tuple[int, str, bytes]:
        server = http.client.HTTPConnection(self.to, timeout=30)
        kept = {n: v for n, v in self.headers.items() if n in ("Accept", "Content-Type")}
        server.request(self.command, self.path, body, kept)
        got = server.getresponse()
        answer = got.status, got.headers.get("Content-Type", ""), got.read()
        server.close()
        return answer

    def _say(self, status: int, kind: str, body: bytes, cut: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut and len(body) > 1:
            self.close_connection = True

    def log_message(self, *words: object) -> None:
        pass


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """A server that answers as a handler does; yields its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.slow
@pytest.mark.parametrize("way", ["refused", "unheard", "cut"])
@pytest.mark.parametrize("protocol", ["graph store", "updates"])
def test_an_add_that_breaks_off_anywhere_can_be_made_again(
    tmp_path: Path, audit: cg.ClaimGraph, protocol: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimgraph.store.endpoint.MOST", 100)  # so that a document is several
    near = cg.Archive()
    near.add(audit)
    broken: dict[int, str] = {}
    seen: list[str] = []
    with oxigraph(tmp_path / "data") as url:
        to = url.removeprefix("http://").removesuffix("/query")
        relay = type("To", (Relay,), {"to": to, "seen": seen, "wrong": broken})
        with serving(relay) as port:
            at = f"http://127.0.0.1:{port}"
            plain = (f"{at}/query?", f"{at}/update", None)
            query, update, graphs = plain if protocol == "updates" else (f"{at}/query", None, None)
            with cg.Archive(query, update=update, graphs=graphs) as far:
                far.add(audit)
                writes = [n for n, asked in enumerate(seen) if not asked.startswith("POST /query")]
                reads = range(0, len(seen), 20)
                failed = 0
                for number in {*writes, *reads}:
                    far.remove(audit.document)
                    seen.clear()
                    broken.clear()
                    broken |= {number: way, number + 1: way}  # one is tried again at once
                    with contextlib.suppress(EndpointProblem):
                        far.add(audit)
                        failed -= 1
                    failed += 1
                    broken.clear()
                    far.add(audit)
                    assert far.get(audit.document) == audit
                    assert contents(far) == contents(near)
                assert failed > len(reads) // 2


def contents(archive: cg.Archive) -> dict[str, list[bytes]]:
    store = archive._site.store
    return {graph: store.lines(graph) for graph in store.graphs()}


@pytest.mark.slow
def test_a_server_that_starts_again_is_asked_again(tmp_path: Path, audit: cg.ClaimGraph) -> None:
    port = free_port()
    with oxigraph(tmp_path / "data", port) as url:
        far = cg.Archive(url)
        far.add(audit)
    with pytest.raises(EndpointProblem, match=r"cannot be reached: Connection refused"):
        far.get(audit.document)
    with oxigraph(tmp_path / "data", port), far:
        assert far.get(audit.document) == audit


# -- servers that misbehave -----------------------------------------------------------------------


class Scripted(BaseHTTPRequestHandler):
    """Answers every request alike, and remembers what it was sent."""

    status, head, body = 200, [("Content-Type", "text/html")], b"<html>hello</html>"
    missing, delay = 0, 0.0
    wbufsize = 1 << 16
    seen: list[dict[str, str]]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(dict(self.headers))
        time.sleep(self.delay)
        self.send_response(self.status)
        for name, value in self.head:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.body) + self.missing))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *words: object) -> None:
        pass


@contextmanager
def scripted(**answer: Any) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that answers so; yields its URL and the headers of what it was sent."""
    seen: list[dict[str, str]] = []
    with serving(type("Answer", (Scripted,), {**answer, "seen": seen})) as port:
        yield f"http://127.0.0.1:{port}/query", seen


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({}, "this is no answer to a query: <html>hello</html>"),
        ({"status": 500, "body": b"out of\nmemory"}, "answers HTTP 500: out of memory"),
        (
            {"status": 302, "head": [("Location", "http://198.51.100.7/")]},
            "redirects to 198.51.100.7",
        ),
        ({"status": 403}, "refuses .HTTP 403.; set CLAIMGRAPH_USER and CLAIMGRAPH_PASSWORD"),
        ({"head": [("X-SPARQL-MaxRows", "10000")]}, "cut the answer at 10000 rows"),
        ({"body": b'{"head":{"vars":["d"]},"res'}, "the answer breaks off after 27 bytes; ask"),
        ({"missing": 5}, "broke off its answer after 18 bytes; ask again"),
        ({"body": b'{"head":{"vars":["d"]},"results":{"bindings":[[1]]}}'}, "no answer to a query"),
        ({"body": b"[" * 100_000}, "no answer to a query"),
        (
            {"body": b'{"head":{"vars":["x"]},"results":{"bindings":[{}]}}'},
            "other columns than it was asked for",
        ),
        ({"status": 401, "head": [("WWW-Authenticate", "Digest x")]}, "cannot be computed here"),
        (
            {"status": 401, "head": [("WWW-Authenticate", "Negotiate")]},
            "credentials by negotiate, not digest or basic",
        ),
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
    challenge = [("WWW-Authenticate", 'Basic realm="x"')]
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


def test_of_two_ways_to_say_a_password_the_safer_is_taken() -> None:
    asked = [
        ("WWW-Authenticate", 'Digest realm="x", nonce="y", qop="auth"'),
        ("WWW-Authenticate", 'Basic realm="x"'),
    ]
    with scripted(status=401, head=asked) as (url, seen), cg.Archive(url) as archive:
        with pytest.raises(EndpointProblem, match=r"refuses .HTTP 401"):
            len(archive)
        assert seen[1]["Authorization"].startswith('Digest username="dba", realm="x"')


def test_a_password_that_a_server_tells_back_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_PASSWORD", "s3cret")
    token = base64.b64encode(b"dba:s3cret")
    with (
        scripted(status=500, body=b"you sent Basic " + token + b", that is s3cret") as (url, _),
        cg.Archive(url) as archive,
        pytest.raises(EndpointProblem, match=r"you sent Basic …, that is …$"),
    ):
        len(archive)


def test_a_name_that_no_header_can_hold_is_told_of_and_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLAIMGRAPH_USER", "ann\nX-Evil: 1")
    challenge = [("WWW-Authenticate", 'Digest realm="x", nonce="y", qop="auth"')]
    with (
        scripted(status=401, head=challenge) as (url, seen),
        cg.Archive(url) as archive,
        pytest.raises(EndpointProblem, match="holds characters that cannot be sent") as told,
    ):
        len(archive)
    assert len(seen) == 1
    assert told.value.__suppress_context__


def test_a_silent_server_is_not_waited_for_without_end() -> None:
    with scripted(delay=0.5) as (url, _), cg.Archive(url) as archive:
        archive._site.store._web.timeout = 0.1  # type: ignore[attr-defined]  # an endpoint's
        with pytest.raises(EndpointProblem, match=r"did not answer within 0\.1 seconds"):
            len(archive)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://ann:s3cret@example.org/sparql", "leave the credentials out of the URL"),
        ("ftp://example.org/sparql", "is not an http or https URL"),
        ("http://ann:s3cret@example.org/sparql", "leave the credentials out of the URL"),
        ("https:///sparql", "is not an http or https URL"),
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
