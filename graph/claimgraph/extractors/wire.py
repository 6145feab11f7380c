"""One HTTP request with limits: no redirects, a deadline, and no secret in any message."""

from __future__ import annotations

import contextlib
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, responses
from socket import SHUT_RDWR, socket
from typing import IO
from urllib.parse import urlsplit

from claimgraph.errors import ExtractorFailed

_LARGEST = 4_000_000
"""Bytes of a reply that are read at most."""
_PIECE = 65_536
_LATE = "no answer in time"
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the HTTP status (0 when nothing did), the body, and what was wrong."""

    status: int
    body: bytes = b""
    problem: str = ""

    @property
    def passing(self) -> bool:
        """Whether to ask again may help."""
        return self.status == 0 or self.status in _PASSING


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, as it would carry the key elsewhere."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str,
        headers: object, newurl: str,
    ) -> None:  # fmt: skip
        return None


def post(url: str, headers: Mapping[str, str], body: bytes, *, timeout: float) -> Reply:
    """Send JSON and return the reply, whatever its status.

    Raises:
        ExtractorFailed: the url is neither https nor on this machine, or holds a password.
    """
    parts = urlsplit(url)
    if parts.username or parts.password:
        raise ExtractorFailed("the url holds a name or password; give the key by the environment")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise ExtractorFailed(f"{url} is not https; plain http is for this machine only")
    sent = {"Content-Type": "application/json", **headers}
    request = urllib.request.Request(url, data=body, headers=sent, method="POST")
    watch = _Watch()
    proxies: dict[str, str] | None = (
        {} if parts.hostname in _HERE else None
    )  # None takes those of the environment
    opener = urllib.request.build_opener(
        _NoRedirect, urllib.request.ProxyHandler(proxies), *_handlers(watch)
    )
    with watch.until(timeout):
        try:
            with opener.open(request, timeout=timeout) as response:
                reply = _read(response)
                return Reply(0, problem=_LATE) if watch.rang else reply
        except urllib.error.HTTPError as error:
            with error:  # the server's own words are left out: they may repeat the key
                meaning = responses.get(error.code, "an unknown status")
                return Reply(error.code, problem=f"the endpoint answered {error.code} {meaning}")
        except (OSError, HTTPException, ValueError) as error:
            late = _LATE if watch.rang else f"no answer ({type(error).__name__})"
            return Reply(0, problem=late)


class _Watch:
    """One deadline for all of a request, to the last byte of headers and body."""

    def __init__(self) -> None:
        self.rang = False
        self._held: list[socket] = []

    def hold(self, connection: HTTPConnection) -> HTTPConnection:
        """Have a connection cut when the time is over."""
        connect = connection.connect

        def connected() -> None:
            connect()
            self._held.append(connection.sock)  # which urllib takes from it later

        connection.connect = connected  # type: ignore[method-assign]  # reason: of this one only
        return connection

    @contextmanager
    def until(self, seconds: float) -> Iterator[None]:
        """Cut the connections when this takes longer."""
        timer = threading.Timer(seconds, self._ring)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _ring(self) -> None:
        self.rang = True
        for one in self._held:
            with contextlib.suppress(OSError):  # closed already
                one.shutdown(SHUT_RDWR)


def _handlers(watch: _Watch) -> tuple[urllib.request.BaseHandler, ...]:
    """Return what opens connections that a watch can cut."""

    class Plain(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> HTTPResponse:
            return self.do_open(lambda *a, **k: watch.hold(HTTPConnection(*a, **k)), req)

    class Secure(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> HTTPResponse:
            return self.do_open(lambda *a, **k: watch.hold(HTTPSConnection(*a, **k)), req)

    return Plain(), Secure()


def _read(response: HTTPResponse) -> Reply:
    """Read a body piece by piece, so that one that never ends is given up."""
    pieces, size = [], 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST:
            return Reply(200, problem=f"the reply is larger than {_LARGEST} bytes")
    if response.length:
        return Reply(0, problem="the reply broke off")
    return Reply(response.status, b"".join(pieces))
