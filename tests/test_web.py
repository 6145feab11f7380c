"""A SPARQL server that does its worst: it drips, it never ends, it sends too much."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

import claimgraph as cg
from claimgraph.errors import EndpointProblem, LimitExceeded
from claimgraph.store.limits import Limits
from claimgraph.store.web import Web

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"


@contextmanager
def saying(speak: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that reads a request and then does as it is told; yields its url."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.2)
    over = threading.Event()

    def answer() -> None:
        while not over.is_set():
            try:
                connection, _ = listening.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(5)
                connection.recv(1 << 16)
                try:
                    speak(connection)
                except OSError:
                    continue

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/query"
    finally:
        over.set()
        thread.join()
        listening.close()


def drip(begin: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    """Say something, and then little again and again, always before the silence is too long."""

    def speak(connection: socket.socket) -> None:
        connection.sendall(begin)
        for _ in range(100):
            connection.sendall(piece)
            time.sleep(0.05)

    return speak


DRIPS = {
    "headers": drip(HEAD, b"X-More: 1\r\n"),
    "chunks": drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n{\r\n"),
    "body": drip(HEAD + b"Content-Length: 100000\r\n\r\n", b" "),
}


@pytest.mark.parametrize("name", DRIPS)
def test_slow_words_do_not_outlast_the_time_that_was_given(name: str) -> None:
    with saying(DRIPS[name]) as url, cg.Archive(url) as far:
        with pytest.raises(LimitExceeded) as caught:
            far.sparql("ASK {}", timeout=0.5)
        assert caught.value.limit == "seconds"


def test_slow_headers_do_not_outlast_the_silence_that_is_borne() -> None:
    web = Web(timeout=0.5)
    with saying(DRIPS["headers"]) as url:
        with pytest.raises(EndpointProblem, match=r"did not answer within 0\.5 seconds"):
            web.send("GET", url)
        web.close()


def test_an_answer_without_end_does_not_fill_the_memory() -> None:
    def speak(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"\r\n")
        while True:
            connection.sendall(b" " * (1 << 16))

    web = Web()
    with saying(speak) as url:
        with pytest.raises(LimitExceeded) as caught:
            web.send("GET", url, limits=Limits(seconds=60, bytes=1 << 20))
        assert caught.value.limit == "bytes"
        web.close()


def test_rows_of_a_server_are_counted() -> None:
    rows = b",".join([b'{"x":{"type":"literal","value":"1"}}'] * 11)
    body = b'{"head":{"vars":["x"]},"results":{"bindings":[' + rows + b"]}}"

    def speak(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    with saying(speak) as url, cg.Archive(url) as far:
        assert len(far.sparql("SELECT ?x { ?s ?p ?x }", max_rows=11)) == 11
    with saying(speak) as url, cg.Archive(url) as far, pytest.raises(LimitExceeded):
        far.sparql("SELECT ?x { ?s ?p ?x }", max_rows=10)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { ?s vendor::words "service" }',
    ],
)
def test_what_another_server_may_take_for_a_service_is_not_sent(query: str) -> None:
    with cg.Archive("http://127.0.0.1:9/query") as far, pytest.raises(cg.InvalidQuery):
        far.sparql(query)
