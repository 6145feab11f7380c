"""A running endpoint of ours for tests, and what it is asked by plain HTTP."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from claimgraph import serve
from claimgraph.store import Limits

FORM = "application/x-www-form-urlencoded"
HTML = "text/html,application/xhtml+xml,*/*;q=0.8"


class Said(NamedTuple):
    """An answer: status, headers in lower case, and the body as text."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def rows(self) -> list[dict[str, str]]:
        found = json.loads(self.text)["results"]["bindings"]
        return [{name: one["value"] for name, one in row.items()} for row in found]


class Site:
    """An endpoint at a port of this machine."""

    def __init__(self, port: int, service: serve.Service) -> None:
        self.port, self.service = port, service
        self.host = f"127.0.0.1:{port}"
        self.url = f"http://{self.host}/query"

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Said:
        """Send a request; underscores in names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            got = connection.getresponse()
            told = {name.lower(): value for name, value in got.getheaders()}
            return Said(got.status, told, got.read().decode())
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "application/sparql-results+json", **more: Any) -> Said:
        """Send a query as a form."""
        body = urlencode({"query": query, **more}, doseq=True).encode()
        return self.send("POST", "/query", body, content_type=FORM, accept=accept)


class Wire:
    """A connection to a site that is kept open, to send what bytes one likes.

    Args:
        room: bytes that may wait here to be read; the system's choice without it.
    """

    def __init__(self, site: Site, room: int | None = None) -> None:
        self._socket = socket.socket()
        if room is not None:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        self._socket.settimeout(60)
        self._socket.connect(("127.0.0.1", site.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._read = self._socket.makefile("rb")

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self._read.close()
        self._socket.close()

    def ask(self, request: bytes) -> Said:
        """Send a request and return its answer."""
        self.send(request)
        return self.answer()

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def answer(self) -> Said:
        """Return the next answer."""
        status = int(self._read.readline().split()[1])
        headers = {}
        while line := self._read.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return Said(status, headers, self._read.read(int(headers["content-length"])).decode())

    def ended(self) -> bool:
        """Whether the other side has closed the connection."""
        return self._read.read(1) == b""


@contextmanager
def serving(
    archive: Path,
    limits: Limits | None = None,
    access: serve.Access | None = None,
    **options: Any,
) -> Iterator[Site]:
    """Serve an archive from a thread of this process."""
    service = serve.Service(archive, limits or Limits(seconds=10, rows=10_000), **options)
    listening = socket.create_server(("127.0.0.1", 0), backlog=200)
    running = serve.server(service, access or serve.Access())
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not running.started:
            time.sleep(0.01)
        yield Site(listening.getsockname()[1], service)
    finally:
        running.should_exit = True
        thread.join()
        listening.close()
