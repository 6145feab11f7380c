"""Credentials for a SPARQL server: from the environment, sent only when asked, never shown."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from urllib.parse import urlsplit
from urllib.request import AbstractDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm, Request
from urllib.request import parse_http_list as listed
from urllib.request import parse_keqv_list as pairs

from claimgraph.errors import EndpointProblem

USER, PASSWORD = "CLAIMGRAPH_USER", "CLAIMGRAPH_PASSWORD"
"""The environment variables that hold the credentials."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def authorization(method: str, url: str, headers: Mapping[str, str]) -> str:
    """Return the Authorization header a 401 asks for: digest, or basic where nobody listens in.

    Raises:
        EndpointProblem: it asks for another scheme, or for a password in the clear.
    """
    parts = urlsplit(url)
    asked = {}
    for challenge in headers.get("www-authenticate", "").split("\n"):
        scheme, _, rest = challenge.partition(" ")
        asked[scheme.lower()] = rest
    if "digest" in asked:
        return _digest(method, url, asked["digest"])
    if "basic" not in asked:
        known = " or ".join(filter(None, asked)) or "no scheme"
        raise EndpointProblem(f"{parts.netloc} wants credentials by {known}, not digest or basic")
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise EndpointProblem(
            f"{parts.netloc} asks for the password in the clear; use its https URL"
        )
    return f"Basic {_basic()}"


def _digest(method: str, url: str, challenge: str) -> str:
    parts = urlsplit(url)
    manager = HTTPPasswordMgrWithDefaultRealm()
    root = f"{parts.scheme}://{parts.netloc}/"
    manager.add_password(None, root, os.environ[USER], os.environ.get(PASSWORD, ""))
    handler = AbstractDigestAuthHandler(manager)
    try:
        asked = pairs(list(filter(None, listed(challenge))))
        answer = handler.get_authorization(Request(url, method=method), asked)
    except (ValueError, IndexError, KeyError):
        answer = None
    if not answer:
        raise EndpointProblem(f"{parts.netloc} asks for a digest that cannot be computed here")
    return f"Digest {answer}"


def _basic() -> str:
    both = f"{os.environ.get(USER, '')}:{os.environ.get(PASSWORD, '')}"
    return base64.b64encode(both.encode()).decode()


def without_password(text: str) -> str:
    """Return what a server said with the password left out, should it tell it back."""
    password = os.environ.get(PASSWORD)
    if not password:
        return text
    return text.replace(_basic(), "…").replace(password, "…")
