"""Requests to a SPARQL server: one host, no redirects, and what goes wrong said plainly."""

from __future__ import annotations

import contextlib
import http.client
import os
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from socket import SHUT_RDWR
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from claimgraph.errors import EndpointProblem, LimitExceeded
from claimgraph.store.credentials import PASSWORD, USER, authorization
from claimgraph.store.limits import Limits

TIMEOUT = 60.0
"""Seconds a server may keep silent, and those until its answer begins."""
LONGEST = 600.0
"""Seconds a whole answer may take."""
LARGEST = 1 << 30
"""Bytes a whole answer may have."""
_CHUNK = 1 << 20


class Answer(NamedTuple):
    """What a server said: status, content type, headers in lower case, and the body."""

    status: int
    type: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Address:
    """The three URLs of a SPARQL server; without ``graphs``, all writing goes through updates."""

    query: str
    update: str
    graphs: str | None = None

    @classmethod
    def of(cls, url: str, update: str | None = None, graphs: str | None = None) -> Address:
        """Return the URLs of a server, the two not given as its kind usually has them.

        >>> Address.of("http://localhost:7878/query").graphs
        'http://localhost:7878/store'

        Raises:
            EndpointProblem: it is no http(s) URL, or holds credentials.
        """
        for one in (url, update, graphs):
            _check(one or url)
        base, _, last = url.rpartition("/")
        usual = {
            "query": (f"{base}/update", f"{base}/store"),
            "sparql": (url, f"{base}/sparql-graph-crud"),
            "sparql-auth": (url, f"{base}/sparql-graph-crud-auth"),
        }.get(last, (url, None))
        return cls(url, update or usual[0], graphs or usual[1])


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:  # brackets or a port that are not of an address
        raise EndpointProblem(f"{url!r} is not an http or https URL") from None
    if "@" in parts.netloc:
        raise EndpointProblem(
            f"leave the credentials out of the URL of {parts.hostname}; "
            f"set {USER} and {PASSWORD} in the environment"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EndpointProblem(f"{url!r} is not an http or https URL")


@dataclass
class Web:
    """One connection a host, kept open; threads take turns. A 401 is answered as it asks."""

    timeout: float = TIMEOUT
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)
    _held: dict[tuple[str, str], http.client.HTTPConnection] = field(
        default_factory=dict, repr=False
    )

    def send(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None = None,
        kind: str = "",
        accept: str = "*/*",
        limits: Limits | None = None,
        **parameters: str,
    ) -> Answer:
        """Send a request and return the answer, whatever its status.

        Raises:
            EndpointProblem: the server cannot be reached, is silent too long, or redirects.
            LimitExceeded: the answer took longer, or had more bytes, than ``limits`` allow.
        """
        if parameters:
            url += ("&" if "?" in url else "?") + urlencode(parameters, quote_via=quote)
        headers = {"Accept": accept, "User-Agent": "claimgraph"}
        if body is not None:
            headers["Content-Type"] = kind
        send = partial(self._once, method, url, body, headers, limits or Limits(bytes=LARGEST))
        with self._lock:
            answer = send()
            if answer.status == 401 and os.environ.get(USER):
                headers["Authorization"] = authorization(method, url, answer.headers)
                answer = send()
        return self._accepted(url, answer)

    def _accepted(self, url: str, answer: Answer) -> Answer:
        host = urlsplit(url).netloc
        if 300 <= answer.status < 400:
            where = urlsplit(answer.headers.get("location", "")).hostname or "elsewhere"
            raise EndpointProblem(f"{host} redirects to {where}; give the URL it ends at")
        if answer.status in (401, 403):
            raise EndpointProblem(
                f"{host} refuses (HTTP {answer.status}); set {USER} and {PASSWORD} in the "
                "environment to credentials that may do this"
            )
        return answer

    def _once(
        self, method: str, url: str, body: bytes | None, headers: dict[str, str], limits: Limits
    ) -> Answer:
        parts = urlsplit(url)
        target = parts.path + ("?" + parts.query if parts.query else "")
        for fresh in (False, True):
            connection = self._connection(parts.scheme, parts.netloc, fresh)
            watch = _Watch(connection, limits.seconds)
            try:
                watch.until(self.timeout)
                connection.request(method, target or "/", body, headers)
                got = connection.getresponse()
                watch.until(LONGEST)
                found = _answer(got, limits.bytes)
                watch.end()
                if watch.over:  # the end that it saw was ours
                    connection.close()
                    watch.tell(parts.netloc)
                return found
            except LimitExceeded:
                connection.close()
                raise
            except http.client.IncompleteRead as error:
                connection.close()
                watch.tell(parts.netloc)
                raise EndpointProblem(
                    f"{parts.netloc} broke off its answer after {len(error.partial)} bytes; "
                    "ask again, or for less"
                ) from error
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError) as error:
                connection.close()
                watch.tell(parts.netloc)
                if fresh:
                    raise EndpointProblem(
                        f"{parts.netloc} closed the connection without an answer; try again"
                    ) from error
            except TimeoutError as error:
                connection.close()
                watch.tell(parts.netloc)
                raise EndpointProblem(
                    f"{parts.netloc} did not answer within {self.timeout:g} seconds"
                ) from error
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                watch.tell(parts.netloc)
                raise EndpointProblem(
                    f"{parts.netloc} cannot be reached: {_reason(error)}"
                ) from error
            except ValueError:  # a header that cannot be sent; the error would show it
                raise EndpointProblem(
                    f"{USER} or {PASSWORD} holds characters that cannot be sent to {parts.netloc}"
                ) from None
            finally:
                watch.end()
        raise AssertionError("the second attempt returns or raises")

    def _connection(self, scheme: str, host: str, fresh: bool) -> http.client.HTTPConnection:
        if fresh or (scheme, host) not in self._held:
            kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
            self._held[scheme, host] = kind(host, timeout=self.timeout)
        return self._held[scheme, host]

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            while self._held:
                self._held.popitem()[1].close()


class _Watch:
    """Closes a connection when its time is over, however slowly the server goes on speaking."""

    def __init__(self, connection: http.client.HTTPConnection, seconds: float | None) -> None:
        self._connection, self._asked = connection, seconds
        self._started = time.monotonic()
        self._timer: threading.Timer | None = None
        self._over: float | None = None

    def until(self, seconds: float) -> None:
        """Close it so many seconds after the start, or sooner where that is asked for."""
        self.end()
        if self._asked is not None:
            seconds = min(seconds, self._asked)
        left = max(0.0, self._started + seconds - time.monotonic())
        self._timer = threading.Timer(left, self._close, (seconds,))
        self._timer.daemon = True
        self._timer.start()

    def _close(self, seconds: float) -> None:
        self._over = seconds
        if (socket := self._connection.sock) is not None:
            with contextlib.suppress(OSError):
                socket.shutdown(SHUT_RDWR)

    @property
    def over(self) -> bool:
        """Whether the connection was closed here."""
        return self._over is not None

    def tell(self, host: str) -> None:
        """Raise what to say when the time was over."""
        if self._over is None:
            return
        if self._over == self._asked:
            raise LimitExceeded("seconds", self._over)
        raise EndpointProblem(f"{host} did not answer within {self._over:g} seconds")

    def end(self) -> None:
        """Leave the connection open."""
        if self._timer:
            self._timer.cancel()


def _answer(got: http.client.HTTPResponse, most: int) -> Answer:
    headers: dict[str, str] = {}
    for name, value in got.getheaders():  # of a header sent twice, both values, a line each
        before = headers.get(name.lower())
        headers[name.lower()] = value if before is None else f"{before}\n{value}"
    kind = headers.get("content-type", "").partition(";")[0].strip()
    try:
        return Answer(got.status, kind, headers, _body(got, most))
    finally:
        got.close()  # what is left of a broken answer holds the connection otherwise


def _body(got: http.client.HTTPResponse, most: int) -> bytes:
    """Return what follows the headers, or refuse to hold so much."""
    found = bytearray()
    while chunk := got.read(_CHUNK):
        found += chunk
        if len(found) > most:
            raise LimitExceeded("bytes", most)
    if got.length:  # reading in pieces does not notice an early end
        raise http.client.IncompleteRead(bytes(found), got.length)
    return bytes(found)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
