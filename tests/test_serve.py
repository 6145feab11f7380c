"""The endpoint: the protocol to the letter, nothing let in, and one answer however it is asked."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import FORM, HTML, Site, Wire, serving

import claimgraph as cg
from claimgraph import serve
from claimgraph.archive.load import Reader
from claimgraph.serve.asked import Asked
from claimgraph.store import Limits

JSON = "application/sparql-results+json"
CLAIMS = "SELECT ?c ?t { ?c a cg:Claim ; schema:text ?t } ORDER BY ?c"
HANG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "news"
    with cg.Archive(folder) as held:
        held.add_many([cg.example("eastern-flank"), cg.example("harbour-audit")])
    return folder


@pytest.fixture(scope="module")
def site(archive: Path) -> Iterator[Site]:
    with serving(archive) as running:
        yield running


def held_at(url: str) -> int:
    """Return how many documents are held behind a url."""
    with cg.Archive(url) as far:
        return len(far)


# -- the protocol: the read-only cases of the W3C's test suite ------------------------------------

ASK = "ASK {}"
GOOD = {
    "query_get": ("GET", f"?query={quote(ASK)}", None, ""),
    "query_post_form": ("POST", "", urlencode({"query": ASK}), FORM),
    "query_post_direct": ("POST", "", ASK, "application/sparql-query"),
    "query_content_type_select": ("POST", "", "SELECT (1 AS ?x) {}", "application/sparql-query"),
    "query_content_type_ask": ("POST", "", ASK, "application/sparql-query"),
    "query_content_type_describe": (
        "POST", "", "DESCRIBE <urn:x>", "application/sparql-query; charset=UTF-8",
    ),
    "query_content_type_construct": (
        "POST", "", "CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}", "application/sparql-query",
    ),
}  # fmt: skip
BAD = {
    "bad_query_method": ("PUT", f"?query={quote(ASK)}", None, ""),
    "bad_multiple_queries": ("GET", f"?query={quote(ASK)}&query={quote('SELECT * {}')}", None, ""),
    "bad_query_wrong_media_type": ("POST", "", ASK, "text/plain"),
    "bad_query_missing_form_type": ("POST", "", urlencode({"query": ASK}), ""),
    "bad_query_missing_direct_type": ("POST", "", ASK, ""),
    "bad_query_non_utf8": (
        "POST", "", ASK.encode("utf-16"), "application/sparql-query; charset=UTF-16",
    ),
    "bad_query_syntax": ("GET", f"?query={quote('ASK { ')}", None, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_the_protocol_answers(site: Site, name: str) -> None:
    method, parameters, body, kind = GOOD[name]
    headers = {"content_type": kind} if kind else {}
    said = site.send(method, f"/query{parameters}", body.encode() if body else None, **headers)
    graph = "describe" in name or "construct" in name
    assert (said.status, said.type) == (200, "text/turtle" if graph else JSON)


@pytest.mark.parametrize("name", BAD)
def test_the_protocol_refuses(site: Site, name: str) -> None:
    method, parameters, body, kind = BAD[name]
    headers = {"content_type": kind} if kind else {}
    sent = body.encode() if isinstance(body, str) else body
    said = site.send(method, f"/query{parameters}", sent, **headers)
    assert 400 <= said.status < 500
    assert said.text.strip()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("default", "named", "query", "truth"),
    [
        ([0], [], "ASK { ?c a cg:Claim }", True),
        ([0], [], "ASK { GRAPH ?g { ?c a cg:Claim } }", False),
        ([], [0], "ASK { GRAPH ?g { ?c a cg:Claim } }", True),
        ([], [0], "ASK { ?c a cg:Claim }", False),
        ([0], [1], "ASK { ?a a cg:Claim GRAPH ?g { ?b a cg:Claim } }", True),
        ([0, 1], [], "SELECT DISTINCT ?d { ?d a ?t }", 2),
        ([0], [], "SELECT DISTINCT ?d FROM <urn:else> { ?d a ?t }", 1),
    ],
)
def test_the_graphs_of_a_request_are_those_asked(
    site: Site, archive: Path, method: str, default: list[int], named: list[int], query: str,
    truth: bool | int,
) -> None:  # fmt: skip
    with cg.Archive(archive, read_only=True) as held:
        iris = [held.base + one for one in held]
    graphs = [("default-graph-uri", iris[n]) for n in default]
    graphs += [("named-graph-uri", iris[n]) for n in named]
    sent = urlencode([("query", query), *graphs])
    if method == "GET":
        said = site.send("GET", f"/query?{sent}", accept=JSON)
    else:
        said = site.send("POST", "/query", sent.encode(), content_type=FORM, accept=JSON)
    found = json.loads(said.text)
    if isinstance(truth, bool):
        assert found["boolean"] is truth
    else:
        graphs_found = {row["d"]["value"] for row in found["results"]["bindings"]}
        assert len(graphs_found & set(iris)) == truth


def test_the_service_describes_itself(site: Site) -> None:
    said = site.send("GET", "/query", accept="text/turtle")
    graph = rdflib.Graph().parse(data=said.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert list(graph.objects(None, sd.endpoint)) == [rdflib.URIRef(site.url)]
    assert (None, sd.supportedLanguage, sd.SPARQL11Query) in graph


# -- one answer in every format, to every client --------------------------------------------------


def test_every_format_tells_the_same_rows(site: Site, archive: Path) -> None:
    with cg.Archive(archive, read_only=True) as held:
        texts = sorted(str(row["t"]) for row in held.sparql(CLAIMS))
    assert sorted(row["t"] for row in site.ask(CLAIMS).rows) == texts
    xml = ET.fromstring(site.ask(CLAIMS, "application/sparql-results+xml").text)
    assert sorted(e.text or "" for e in xml.findall(".//{*}literal")) == texts
    for accept in ("text/csv", "text/tab-separated-values"):
        said = site.ask(CLAIMS, accept)
        assert said.type == accept
        assert len(said.text.splitlines()) == len(texts) + 1
    graph = rdflib.Graph()
    turtle = site.ask("CONSTRUCT { ?c schema:text ?t } { ?c a cg:Claim ; schema:text ?t }", "*/*")
    graph.parse(data=turtle.text, format="turtle")
    assert sorted(map(str, graph.objects())) == texts


def test_rdflib_gets_the_same_rows(site: Site, archive: Path) -> None:
    store = SPARQLStore(site.url)
    prologue = "".join(
        f"PREFIX {name}: <{iri}>\n"
        for name, iri in cg.example("harbour-audit").to_rdf().namespaces()
    )
    answer: Any = rdflib.Graph(store).query(prologue + CLAIMS)
    found = sorted(str(row.t) for row in answer)
    with cg.Archive(archive, read_only=True) as held:
        assert found == sorted(str(row["t"]) for row in held.sparql(CLAIMS))


def test_an_archive_behind_our_endpoint_answers_like_the_one_it_serves(
    site: Site, archive: Path
) -> None:
    with cg.Archive(site.url) as far, cg.Archive(archive, read_only=True) as near:
        assert list(far) == list(near)
        assert far.get(*far) == near.get(*near)
        assert far.claims(status="cited").rows() == near.claims(status="cited").rows()
        assert far.sparql(CLAIMS).rows() == near.sparql(CLAIMS).rows()
        source = near.sources()[0].id
        assert far.without(sources=source).rows() == near.without(sources=source).rows()
        assert far.verify(progress=False).problems == ()
        with pytest.raises(cg.errors.LimitExceeded) as caught:
            far.sparql("SELECT (1 AS ?x) { ?a ?b ?c . ?d ?e ?f } LIMIT 10001")
        assert caught.value.limit == "rows"
        with pytest.raises(cg.errors.EndpointProblem, match="takes no updates"):
            far.add(cg.parse("It rained [1].\n\n[1] Rain: https://example.org/r"))


BUILT = "CONSTRUCT { ?c schema:text ?t } WHERE { ?c schema:text ?t }"


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [
        (CLAIMS, "image/png", 406),
        (CLAIMS, "text/turtle", 406),
        (CLAIMS, "text/turtle, text/csv;q=0.1", 200),
        (CLAIMS, "application/n-triples, text/csv;q=0", 406),
        (ASK, "application/rdf+xml", 406),
        (BUILT, JSON, 406),
        (BUILT, "text/csv", 406),
        (BUILT, "application/json, application/ld+json;q=0.2", 200),
        ("DESCRIBE <urn:x>", "application/sparql-results+xml", 406),
    ],
)
def test_a_format_that_an_answer_has_not_is_said(
    site: Site, query: str, accept: str, status: int
) -> None:
    said = site.ask(query, accept)
    assert said.status == status
    if status == 406:
        assert "/" in said.text  # the formats that there are


def test_a_format_may_stand_in_the_link(site: Site) -> None:
    assert site.send("GET", f"/query?format=csv&query={quote(CLAIMS)}").type == "text/csv"


def test_csv_for_spreadsheets_holds_no_formula(site: Site) -> None:
    cells = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\\t=1", '=A(\\"x\\",1)', "-5", "a=b", "x,=1"]
    query = "SELECT ?t ?n { VALUES (?t ?n) {" + "".join(f'("{c}" -7)' for c in cells) + "} }"
    said = [row[0] for row in csv.reader(StringIO(_csv(site, "csv", query)))][1:]
    rows = list(csv.reader(StringIO(_csv(site, "spreadsheet", query), newline="")))[1:]
    assert len(rows) == len(said) == len(cells)
    for (cell, number), plain in zip(rows, said, strict=True):
        formula = plain[0] in "=+-@\t" and plain != "-5"
        assert cell == (f"'{plain}" if formula else plain)
        assert number == "-7"
    page = site.ask(query, HTML).text
    assert "format=spreadsheet" in page


def test_tsv_for_spreadsheets_holds_no_formula(site: Site) -> None:
    cells = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", '=A(\\"x\\",1)', "-5", "a=b", "\\t=1"]
    query = "SELECT ?t ?n { VALUES (?t ?n) {" + "".join(f'("{c}" -7)' for c in cells) + "} }"
    answer = site.send("GET", f"/query?format=spreadsheet-tsv&query={quote(query)}")
    assert answer.type == "text/tab-separated-values"
    plain = site.send("GET", f"/query?format=tsv&query={quote(query)}")
    told = zip(answer.text.splitlines()[1:], plain.text.splitlines()[1:], strict=True)
    for line, row in told:
        formula = row[1] in "=+-@" and not row.startswith('"-5"')
        assert line == (f"\"'{row[1:]}" if formula else row)
    page = site.ask(query, HTML).text
    assert "format=spreadsheet-tsv" in page
    assert "format=tsv" not in page


def _csv(site: Site, form: str, query: str) -> str:
    answer = site.send("GET", f"/query?format={form}&query={quote(query)}")
    assert answer.type == "text/csv"
    return answer.text


# -- connections that workers answer by themselves ------------------------------------------------

UNUSUAL = {"X-Forwarded-Proto": "http"}
"""Has the serving process read a request that a worker reads otherwise."""


@pytest.mark.parametrize("name", [*GOOD, *BAD])
@pytest.mark.parametrize("accept", [None, "text/csv", "image/png"])
def test_the_answer_is_the_same_whoever_reads_the_request(
    site: Site, name: str, accept: str | None
) -> None:
    method, parameters, body, kind = (GOOD | BAD)[name]
    headers = {"content_type": kind} if kind else {}
    headers |= {"accept": accept} if accept else {}
    sent = body.encode() if isinstance(body, str) else body
    near = site.send(method, f"/query{parameters}", sent, **headers)
    far = site.send(method, f"/query{parameters}", sent, **headers, **UNUSUAL)
    told = [(said.status, said.type, said.text) for said in (near, far)]
    assert told[0] == told[1]
    assert {"x-content-type-options", "referrer-policy", "date"} <= near.headers.keys()


def asking(query: str, *more: str, path: str = "/query") -> bytes:
    """Return a request that is whole."""
    lines = [f"GET {path}?query={quote(query)} HTTP/1.1", "Host: localhost", *more, "", ""]
    return "\r\n".join(lines).encode()


def test_one_connection_carries_requests_of_all_kinds(site: Site) -> None:
    with Wire(site) as wire:
        assert wire.ask(asking(ASK)).status == 200
        assert wire.ask(asking("ASK {")).status == 400
        assert len(wire.ask(asking(CLAIMS, "Accept: " + JSON)).rows) == 41
        time.sleep(0.1)  # by then the worker has given it back
        assert wire.ask(asking(ASK, path="/sparql")).status == 200
        page = wire.ask(asking(CLAIMS, f"Accept: {HTML}"))
        assert (page.status, page.type) == (200, "text/html")
        assert wire.ask(asking(ASK)).status == 200
        assert wire.ask(asking(ASK, "Connection: close")).headers["connection"] == "close"
        assert wire.ended()


@pytest.mark.parametrize("pause", [0.0, 0.005, 0.06])
@pytest.mark.parametrize("size", [7, 400])
def test_a_request_may_come_in_pieces(site: Site, size: int, pause: float) -> None:
    body = urlencode({"query": CLAIMS}).encode()
    head = f"POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\n"
    whole = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    with Wire(site) as wire:
        for number, start in enumerate(range(0, len(whole), size)):
            wire.send(whole[start : start + size])
            time.sleep(pause if number < 5 else 0)
        assert len(wire.answer().rows) == 41
        assert wire.ask(asking(ASK)).status == 200


def test_requests_may_be_sent_before_the_answers_are_there(site: Site) -> None:
    with Wire(site) as wire:
        wire.send(asking(ASK) + asking("ASK { FILTER(false) }") + asking(CLAIMS))
        truths = [json.loads(wire.answer().text)["boolean"] for _ in range(2)]
        assert truths == [True, False]
        assert len(wire.answer().rows) == 41


def test_a_long_answer_waits_for_its_reader_and_holds_nobody_up(site: Site) -> None:
    long = "SELECT ?a ?b ?c { ?a ?b ?c . ?d a cg:Claim } LIMIT 9999"
    with Wire(site, room=4096) as wire:
        wire.send(asking(long, "Accept: application/sparql-results+xml"))
        time.sleep(0.3)
        assert [site.ask(ASK).status for _ in range(20)] == [200] * 20
        said = wire.answer()
        assert ET.fromstring(said.text).tag.endswith("sparql")
        assert said.text.count("<result>") == 9999
        assert wire.ask(asking(ASK)).status == 200


def test_a_client_may_go_at_any_moment(site: Site) -> None:
    for sent in (asking(ASK)[:20], asking(ASK), asking(CLAIMS) + asking(ASK)[:9]):
        for _ in range(5):
            with Wire(site) as wire:
                wire.send(sent)
    assert len(site.ask(CLAIMS).rows) == 41


# -- answers given again ---------------------------------------------------------------------------


def until_kept(site: Site, request: bytes) -> None:
    """Ask the same until the serving process itself has the answer."""
    for _ in range(100):
        with Wire(site) as wire:
            assert wire.ask(request).status == wire.ask(request).status == 200
        if site.service.given_before(request) is not None:
            return
        time.sleep(0.02)
    pytest.fail("the answer was never kept")


def test_what_many_ask_is_answered_from_memory_and_is_the_same(site: Site) -> None:
    request = asking(CLAIMS, "Accept: text/csv")
    with Wire(site) as wire:
        first = wire.ask(request)
    until_kept(site, request)
    with Wire(site) as wire:
        for _ in range(3):
            again = wire.ask(request)
            told = {name: value for name, value in again.headers.items() if name != "date"}
            assert told == {name: value for name, value in first.headers.items() if name != "date"}
            assert (again.status, again.text) == (first.status, first.text)
        other = wire.ask(asking(CLAIMS, "Accept: " + JSON))
        assert (other.type, len(other.rows)) == (JSON, 41)
        wire.send(request + request[:30])  # the end of the second comes later
        assert wire.answer().text == first.text
        wire.send(request[30:])
        assert wire.answer().text == first.text


def test_a_kept_answer_is_forgotten_when_the_archive_changes(tmp_path: Path) -> None:
    place = tmp_path / "news"
    with cg.Archive(place) as held:
        held.add(cg.example("harbour-audit"))
    count = asking("SELECT (COUNT(*) AS ?n) { ?c a cg:Claim }", "Accept: " + JSON)
    with serving(place) as site, Wire(site) as wire:
        until_kept(site, count)
        before = wire.ask(count).rows
        with cg.Archive(place) as held:
            held.add(cg.example("eastern-flank"))
        deadline = time.monotonic() + 30
        while wire.ask(count).rows == before and time.monotonic() < deadline:
            time.sleep(0.05)
        after = wire.ask(count).rows
        assert int(after[0]["n"]) > int(before[0]["n"])
        with Wire(site) as other:  # what one client has seen, all see from then on
            assert [other.ask(count).rows for _ in range(20)] == [after] * 20


def test_an_answer_that_is_another_one_each_time_is_never_kept(site: Site) -> None:
    for asked in ("RAND()", "NOW()", "uuid()", "StrUUID ()", "BNODE()"):
        request = asking(f"SELECT ?x {{ BIND({asked} AS ?x) }}", "Accept: " + JSON)
        with Wire(site) as wire:
            said = {wire.ask(request).text for _ in range(5)}
        assert len(said) == 5, asked
        assert site.service.given_before(request) is None


def test_an_error_is_never_kept(archive: Path) -> None:
    with serving(archive, Limits(seconds=5, rows=3)) as site:
        for query, status in ((CLAIMS, 400), ("SELECT {", 400)):
            request = asking(query, "Accept: " + JSON)
            for _ in range(4):
                with Wire(site) as wire:
                    assert wire.ask(request).status == wire.ask(request).status == status
            assert site.service.given_before(request) is None


def test_a_kept_answer_is_only_for_who_may_ask(archive: Path) -> None:
    with serving(archive, access=serve.Access(token="secret words")) as site:
        known = asking(CLAIMS, "Accept: text/csv", "Authorization: Bearer secret words")
        until_kept(site, known)
        for header in (b"Bearer secret word\r", b"Bearer secret wordS\r"):
            with Wire(site) as wire:
                assert wire.ask(known.replace(b"Bearer secret words\r", header)).status == 401
        with Wire(site) as wire:
            assert wire.ask(asking(CLAIMS, "Accept: text/csv")).status == 401
            assert wire.ask(asking(CLAIMS, "Host: elsewhere.example")).status != 200


def test_heads_that_come_again_are_read_as_the_first_time(site: Site) -> None:
    def posted(query: str, *more: str, length: int | None = None) -> bytes:
        body = urlencode({"query": query}).encode()
        size = len(body) if length is None else length
        lines = ["POST /query HTTP/1.1", "Host: localhost", f"Content-Type: {FORM}", *more]
        return "\r\n".join([*lines, f"Content-Length: {size}", "", ""]).encode() + body

    with Wire(site) as wire:
        for number in range(10, 40):
            said = wire.ask(posted(f"SELECT ({number} AS ?n) {{}}", "Accept: " + JSON))
            assert said.rows == [{"n": str(number)}]
        one, two = (posted(f"SELECT ({n} AS ?n) {{}}", "Accept: " + JSON) for n in (50, 51))
        wire.send(one + two)
        assert [wire.answer().rows for _ in range(2)] == [[{"n": "50"}], [{"n": "51"}]]
    with Wire(site) as wire:
        wire.send(one[:-4])
        time.sleep(0.05)
        wire.send(one[-4:])
        assert wire.answer().rows == [{"n": "50"}]


@pytest.mark.slow
def test_a_store_that_is_too_large_for_memory_is_asked_on_disk(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimgraph.serve.service._IN_MEMORY", 0)
    with serving(archive, Limits(seconds=2, rows=10_000)) as site:
        assert len(site.ask(CLAIMS).rows) == 41
        assert site.ask(HANG).status == 503
        assert len(site.ask(CLAIMS).rows) == 41


# -- nothing let in, nothing that cannot be stopped ------------------------------------------------


@pytest.mark.parametrize(
    "update",
    [
        "DROP ALL",
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "LOAD <http://127.0.0.1:9/x.ttl>",
        "CLEAR ALL",
    ],
)
def test_nothing_is_written(site: Site, archive: Path, update: str) -> None:
    before = site.ask(CLAIMS).text
    assert 400 <= site.ask(update).status < 500
    for name in ("update", "query"):
        body = urlencode({name: update}).encode()
        assert 400 <= site.send("POST", "/query", body, content_type=FORM).status < 500
    direct = site.send("POST", "/query", update.encode(), content_type="application/sparql-update")
    assert direct.status == 415
    assert site.send("PUT", "/store?graph=urn:x", b"", content_type="text/turtle").status == 405
    assert site.ask(CLAIMS).text == before


def test_no_file_and_no_server_is_read(site: Site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:secret> <urn:p> 1 .")
    for place in (secret.as_uri(), "http://127.0.0.1:9/"):
        for clause in (f"FROM <{place}>", f"FROM NAMED <{place}>"):
            said = site.ask(
                f"SELECT * {clause} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
            )
            assert said.rows == []
        assert site.ask(f"SELECT * {{ SERVICE <{place}> {{ ?s ?p ?o }} }}").status == 400
        told = site.ask("SELECT * { ?s ?p ?o }", **{"default-graph-uri": place})
        assert told.rows == []
    assert site.send("GET", f"/questions/{quote(str(secret), safe='')}").status == 404
    own = tmp_path / "own.rq"
    own.write_text("SELECT * { ?s ?p ?o }")
    assert site.send("GET", f"/questions/{quote(str(own), safe='')}?ask=1").status == 404


def test_limits_end_a_query_with_an_error_and_the_next_is_answered(archive: Path) -> None:
    with serving(archive, Limits(seconds=0.5, rows=30, bytes=20_000)) as site:
        late = site.ask(HANG)
        assert (late.status, late.headers["claimgraph-limit"]) == (503, "seconds 0.5")
        many = site.ask("SELECT * { ?s ?p ?o }")
        assert (many.status, many.headers["claimgraph-limit"]) == (400, "bytes 20000")
        rows = site.ask("SELECT ?s { ?s ?p ?o } LIMIT 31")
        assert (rows.status, rows.headers["claimgraph-limit"]) == (400, "rows 30")
        deep = site.ask("SELECT * " + "{" * 5000 + "}" * 5000)
        assert deep.status == 400
        assert site.ask(ASK).status == 200


@pytest.mark.slow
def test_others_are_answered_while_eight_queries_hang(archive: Path) -> None:
    with serving(archive, Limits(seconds=12, rows=10_000)) as site:
        ended: list[int] = []
        hanging = [
            threading.Thread(target=lambda: ended.append(site.ask(HANG).status)) for _ in range(8)
        ]
        for thread in hanging:
            thread.start()
        time.sleep(0.5)
        answered = [site.ask(ASK).status for _ in range(5)]
        still = len(ended)
        for thread in hanging:
            thread.join()
    assert answered == [200] * 5
    assert still == 0
    assert ended == [503] * 8


def test_connections_that_stay_open_are_answered_beside_those_that_hang(archive: Path) -> None:
    """Those that share a worker with a query that hangs are taken to another one, nothing lost."""
    wrong: list[object] = []

    def ask(site: Site, number: int) -> None:
        with Wire(site) as wire:
            for turn in range(40):
                request = asking(f"SELECT ({number * 100 + turn} AS ?n) {{}}", "Accept: " + JSON)
                said = wire.ask(request)
                if said.status != 200 or said.rows != [{"n": str(number * 100 + turn)}]:
                    wrong.append(said)
                time.sleep(0.03)

    with serving(archive, Limits(seconds=1.5, rows=10_000)) as site:
        asking_often = [threading.Thread(target=ask, args=(site, n)) for n in range(12)]
        ended: list[int] = []
        hanging = [
            threading.Thread(target=lambda: ended.append(site.ask(HANG).status)) for _ in range(3)
        ]
        for thread in [*asking_often, *hanging]:
            thread.start()
        for thread in [*asking_often, *hanging]:
            thread.join()
    assert not wrong
    assert ended == [503] * 3


def first_line(site: Site, sent: str) -> int:
    """Return the status that comes for what is not even a whole request."""
    with socket.create_connection(("127.0.0.1", site.port), 30) as line:
        with contextlib.suppress(ConnectionError):
            line.sendall(sent.encode())
        return int(line.recv(15).split()[1])


def test_a_large_or_odd_request_is_refused(site: Site) -> None:
    assert site.ask("#" * (5 << 20)).status == 413
    head = f"POST /query HTTP/1.1\r\nHost: localhost:{site.port}\r\nContent-Type: {FORM}\r\n"
    assert first_line(site, f"{head}Content-Length: 99999999999\r\n\r\nquery=") == 413
    assert first_line(site, head + "A: b\r\n" * 50_000) == 400
    assert first_line(site, f"{head}A: " + "b" * 200_000) == 400
    for size, status in ((60_000, 200), (70_000, 400), (120_000, 400)):
        asked = f"GET /query?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost:{site.port}\r\n"
        assert first_line(site, f"{asked}A: {'b' * size}\r\n\r\n") == status
        assert first_line(site, asked.replace("ASK", f"ASK%23{'b' * size}%0A") + "\r\n") == status
    many = "&".join(f"a{n}=1" for n in range(2000)).encode()
    assert site.send("POST", "/query", many, content_type=FORM).status == 400
    assert site.send("GET", "/query?query=%FF").status == 400
    assert site.send("GET", "/assets/..%2Fapp.py").status == 404
    assert site.send("GET", "/documents/..%2F..%2Fetc").status == 404


# -- who may ask -----------------------------------------------------------------------------------


def test_only_our_own_name_and_pages_are_let_in(site: Site) -> None:
    assert site.send("GET", "/", Host="evil.example").status == 421
    assert site.send("GET", "/", Host=f"localhost:{site.port}").status == 200
    assert site.send("GET", "/query?query=ASK%7B%7D", Origin="https://evil.example").status == 403
    assert site.send("GET", "/query?query=ASK%7B%7D", Origin="null").status == 403
    assert site.send("GET", "/query?query=ASK%7B%7D", Origin=f"http://{site.host}").status == 200


def test_a_token_is_wanted_where_there_is_one(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(archive, access=serve.Access(token="open-sesame-0")) as site:
        refused = site.send("GET", "/query?query=ASK%7B%7D")
        assert refused.status == 401
        assert "open-sesame" not in str(refused)
        good = site.send("GET", "/query?query=ASK%7B%7D", Authorization="Bearer open-sesame-0")
        assert good.status == 200
        assert site.send("GET", "/", Authorization="Bearer else").status == 401
        welcome = site.send("GET", "/?token=open-sesame-0")
        assert (welcome.status, welcome.headers["location"]) == (303, "/")
        cookie = welcome.headers["set-cookie"].partition(";")[0]
        assert "httponly" in welcome.headers["set-cookie"].lower()
        assert site.send("GET", "/", Cookie=cookie).status == 200
        monkeypatch.setenv("CLAIMGRAPH_USER", "anybody")
        monkeypatch.setenv("CLAIMGRAPH_PASSWORD", "open-sesame-0")
        assert held_at(site.url) == 2


# -- while others write ----------------------------------------------------------------------------


def test_a_writer_is_not_kept_out_and_what_it_wrote_is_answered_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimgraph.serve.app._WATCH", 0.2)
    folder = tmp_path / "news"
    with cg.Archive(folder) as held:
        held.add(cg.example("eastern-flank"))
    count = "SELECT ?d { ?d a schema:CreativeWork ; schema:text ?t }"
    with serving(folder) as site:
        before = held_at(site.url)
        with cg.Archive(folder) as writer:
            writer.add(cg.example("harbour-audit"))
            assert held_at(site.url) == before == 1
        for _ in range(200):
            if held_at(site.url) == 2:
                break
            time.sleep(0.1)
        assert held_at(site.url) == 2
        assert site.ask(count).status == 200
    assert [p.name for p in tmp_path.iterdir()] == ["news"]


# -- the pages -------------------------------------------------------------------------------------


def test_a_person_gets_pages(site: Site, archive: Path) -> None:
    home = site.send("GET", "/", accept=HTML)
    assert home.type == "text/html"
    assert "script-src 'self'" in home.headers["content-security-policy"]
    answer = site.send("GET", f"/query?query={quote(CLAIMS)}", accept=HTML)
    assert "41 rows" in answer.text
    wrong = site.send("GET", f"/query?query={quote('SELECT <b> ?')}", accept=HTML)
    assert wrong.status == 400
    assert "<b>" not in wrong.text
    (first, *_) = re.findall(r'href="(/documents/[^"]+)"', home.text)
    document = site.send("GET", first, accept=HTML)
    assert document.status == 200
    assert "Velmar" in document.text or "flank" in document.text
    assert 'href="/">' in document.text
    asked = site.send("GET", "/questions/claims-with-status?status=cited&ask=1", accept=HTML)
    assert "18 in all" in asked.text
    assert "<option selected>cited</option>" in asked.text
    (node, *_) = re.findall(r'href="(/query[^"]+)"', asked.text)
    assert "Claim" in site.send("GET", node, accept=HTML).text
    missing = site.send("GET", "/documents/none", accept=HTML)
    assert (missing.status, missing.type) == (404, "text/html")
    told = site.send("GET", "/questions/claims-with-status?status=quoted&ask=1", accept=HTML)
    assert site.send("GET", "/favicon.ico").status == 204
    assert told.status == 404
    assert "quoted" in told.text


def test_the_editor_knows_terms_and_questions(site: Site) -> None:
    said = site.send("GET", "/assets/known.js")
    assert said.type == "text/javascript"
    known = json.loads(said.text.partition(" = ")[2].rstrip(";\n"))
    assert {"cg:Claim", "cito:cites", "schema:text"} <= set(known["terms"])
    assert known["prefixes"]["cito"] == "http://purl.org/spar/cito/"
    for _, _, query in known["questions"]:
        assert site.ask(query).status == 200
    assert site.send("GET", "/assets/editor.js").text.startswith("/* CodeMirror")


def test_a_question_is_paged_as_json(site: Site) -> None:
    whole = json.loads(site.send("GET", "/questions/claims-with-status?ask=1").text)
    part = json.loads(site.send("GET", "/questions/claims-with-status?ask=1&start=40").text)
    assert (whole["total"], whole["next"]) == (41, None)
    assert part["rows"] == whole["rows"][40:]
    assert all(row["text"] for row in whole["rows"])


# -- the command -----------------------------------------------------------------------------------


def test_the_command_serves_a_text_and_ends_by_ctrl_c(tmp_path: Path) -> None:
    text = tmp_path / "rain.txt"
    text.write_text("It rained in Velmar [1].\n\n[1] Rain: https://example.org/r\n")
    command = [sys.executable, "-m", "claimgraph", "serve", str(text), "--port", "0"]
    hears = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # also in the background
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=hears) as process:
        assert process.stderr
        lines = [process.stderr.readline(), process.stderr.readline()]
        url = lines[1].rpartition(" ")[2].strip()
        for _ in range(100):
            try:
                found = held_at(url)
                break
            except cg.errors.EndpointProblem:
                time.sleep(0.1)
        assert found == 1
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(30) in (0, 130)


def test_a_loss_is_told_by_the_page_and_what_it_leaves_is_not_read(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    load = Reader.load

    def noted(reader: Reader, ids: Any) -> Any:
        read.extend(wanted := list(ids))
        return load(reader, wanted)

    with cg.Archive(archive, read_only=True) as held:
        source = max(held.sources(), key=lambda one: len(held.claims(relying_on=one))).id
        whole = held.without(sources=source)
        kept = {claim.id for claim in (*whole.untouched, *whole.unsupported)}
        rows = [r for r in whole.rows() if r["outcome"] not in ("untouched", "unsupported")]
    monkeypatch.setattr(Reader, "load", noted)
    asked = {"source": source, "start": 1, "count": 2}
    told = json.loads(Asked(str(archive))({"job": "without"}, json.dumps(asked).encode())[1])
    assert told["rows"] == rows[1:3]
    assert (told["total"], told["next"]) == (len(rows), 3)
    assert len(kept.intersection(read)) <= 1 < len(kept)  # one stands in why another survives
