"""Requests to a SPARQL server: one host, credentials from the environment, no redirects."""

from __future__ import annotations

import http.client
import os
import threading
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import AbstractDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm, Request
from urllib.request import parse_http_list as listed
from urllib.request import parse_keqv_list as pairs

from claimgraph.errors import EndpointProblem

USER, PASSWORD = "CLAIMGRAPH_USER", "CLAIMGRAPH_PASSWORD"
"""The environment variables that hold the credentials."""
TIMEOUT = 60.0
"""Seconds a server may keep silent."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


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
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EndpointProblem(f"{url!r} is no http or https URL")
    if parts.username or parts.password:
        raise EndpointProblem(
            f"leave the credentials out of the URL of {parts.hostname}; "
            f"set {USER} and {PASSWORD} in the environment"
        )


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
                headers["Authorization"] = _credentials(method, url, answer.headers)
                answer = self._once(method, url, body, headers)
        return self._accepted(url, answer)

    def _accepted(self, url: str, answer: Answer) -> Answer:
        host = urlsplit(url).netloc
        if 300 <= answer.status < 400:
            where = urlsplit(answer.headers.get("location", "")).netloc or "elsewhere"
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
                lower = {name.lower(): value for name, value in got.getheaders()}
                kind = lower.get("content-type", "").partition(";")[0].strip()
                return Answer(got.status, kind, lower, got.read())
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError) as error:
                connection.close()
                if fresh:
                    raise EndpointProblem(f"{parts.netloc} closed the connection") from error
            except TimeoutError as error:
                connection.close()
                raise EndpointProblem(
                    f"{parts.netloc} did not answer within {self.timeout:g} seconds"
                ) from error
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                raise EndpointProblem(f"{parts.netloc} cannot be reached: {error}") from error
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


def _credentials(method: str, url: str, headers: dict[str, str]) -> str:
    """Return the Authorization header a 401 asks for: digest, or basic where nobody listens in.

    Raises:
        EndpointProblem: it asks for another scheme, or for a password in the clear.
    """
    user, password = os.environ[USER], os.environ.get(PASSWORD, "")
    scheme, _, challenge = headers.get("www-authenticate", "").partition(" ")
    parts = urlsplit(url)
    manager = HTTPPasswordMgrWithDefaultRealm()
    manager.add_password(None, f"{parts.scheme}://{parts.netloc}/", user, password)
    if scheme.lower() == "digest":
        asked = pairs(list(filter(None, listed(challenge))))
        answer = AbstractDigestAuthHandler(manager).get_authorization(
            Request(url, method=method), asked
        )
        if answer:
            return f"Digest {answer}"
    if scheme.lower() == "basic":
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise EndpointProblem(
                f"{parts.netloc} asks for the password in the clear; use its https URL"
            )
        import base64

        return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
    raise EndpointProblem(f"{parts.netloc} asks for credentials by {scheme or 'no known scheme'}")
