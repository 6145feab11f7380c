"""Requests to a SPARQL server: one host, no redirects, and what goes wrong said plainly."""

from __future__ import annotations

import http.client
import os
import threading
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from claimgraph.errors import EndpointProblem
from claimgraph.store.credentials import PASSWORD, USER, authorization

TIMEOUT = 60.0
"""Seconds a server may keep silent."""


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
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise EndpointProblem(
            f"leave the credentials out of the URL of {parts.hostname}; "
            f"set {USER} and {PASSWORD} in the environment"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EndpointProblem(f"{url!r} is no http or https URL")


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
        **parameters: str,
    ) -> Answer:
        """Send a request and return the answer, whatever its status.

        Raises:
            EndpointProblem: the server cannot be reached, is silent too long, or redirects.
        """
        if parameters:
            url += ("&" if "?" in url else "?") + urlencode(parameters, quote_via=quote)
        headers = {"Accept": accept, "User-Agent": "claimgraph"}
        if body is not None:
            headers["Content-Type"] = kind
        with self._lock:
            answer = self._once(method, url, body, headers)
            if answer.status == 401 and os.environ.get(USER):
                headers["Authorization"] = authorization(method, url, answer.headers)
                answer = self._once(method, url, body, headers)
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

    def _once(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        parts = urlsplit(url)
        target = parts.path + ("?" + parts.query if parts.query else "")
        for fresh in (False, True):
            connection = self._connection(parts.scheme, parts.netloc, fresh)
            try:
                connection.request(method, target or "/", body, headers)
                got = connection.getresponse()
                return _answer(got)
            except http.client.IncompleteRead as error:
                connection.close()
                raise EndpointProblem(
                    f"{parts.netloc} broke off its answer after {len(error.partial)} bytes; "
                    "ask again, or for less"
                ) from error
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError) as error:
                connection.close()
                if fresh:
                    raise EndpointProblem(
                        f"{parts.netloc} closed the connection without an answer; try again"
                    ) from error
            except TimeoutError as error:
                connection.close()
                raise EndpointProblem(
                    f"{parts.netloc} did not answer within {self.timeout:g} seconds"
                ) from error
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                raise EndpointProblem(
                    f"{parts.netloc} cannot be reached: {_reason(error)}"
                ) from error
            except ValueError:  # a header that cannot be sent; the error would show it
                raise EndpointProblem(
                    f"{USER} or {PASSWORD} holds characters that cannot be sent to {parts.netloc}"
                ) from None
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


def _answer(got: http.client.HTTPResponse) -> Answer:
    headers: dict[str, str] = {}
    for name, value in got.getheaders():  # of a header sent twice, both values, a line each
        before = headers.get(name.lower())
        headers[name.lower()] = value if before is None else f"{before}\n{value}"
    kind = headers.get("content-type", "").partition(";")[0].strip()
    return Answer(got.status, kind, headers, got.read())


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
