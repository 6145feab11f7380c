"""One HTTP request with limits: no redirects, a deadline, and no secret in any message."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.parse import urlsplit

from claimgraph.errors import ExtractorFailed

_LARGEST = 4_000_000
"""Bytes of a reply that are read at most."""
_PIECE = 65_536
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
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=timeout) as response:
            return _read(response, time.monotonic() + timeout)
    except urllib.error.HTTPError as error:
        with error:
            return Reply(error.code, problem=f"the endpoint answered {error.code} {error.reason}")
    except (OSError, HTTPException, ValueError) as error:
        return Reply(0, problem=f"no answer ({type(error).__name__})")


def _read(response: HTTPResponse, deadline: float) -> Reply:
    """Read a body piece by piece, so that one that drips or never ends is given up."""
    pieces, size = [], 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST:
            return Reply(200, problem=f"the reply is larger than {_LARGEST} bytes")
        if time.monotonic() > deadline:
            return Reply(0, problem="no answer in time")
    return Reply(response.status, b"".join(pieces))
