"""Who may ask: the right host name, no foreign page, and a token where strangers can reach us."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")
COOKIE = "claimgraph-token"


@dataclass(frozen=True)
class Access:
    """What a request has to bring.

    Args:
        hosts: the names by which this server may be called, ports left out; a page of another site
            that has its name lead here is refused by them.
        origins: pages of other sites that may ask, such as ``https://example.org``.
        token: what each request has to bring, as bearer, as the password, or in a cookie.
    """

    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    token: str | None = field(default=None, repr=False)

    def refusal(self, headers: Mapping[str, str], scheme: str = "http") -> tuple[int, str] | None:
        """Return the status and the message of a request that is refused; None for one let in.

        >>> Access().refusal({"host": "localhost:7878"})
        >>> Access().refusal({"host": "evil.example:7878"})
        (421, 'this server is not called evil.example; give that name with --host-name')
        """
        host = headers.get("host", "")
        name = _name(host)
        if name not in self.hosts:
            return 421, f"this server is not called {name}; give that name with --host-name"
        origin = headers.get("origin")
        if origin is not None and origin not in self.origins and not _same(origin, scheme, host):
            return 403, "pages of other sites may not ask; allow one with --origin"
        if self.token is not None and not self._is_known(headers):
            return 401, "this server wants its token, as a bearer or as the password"
        return None

    def fits(self, token: str) -> bool:
        """Whether a token is the right one."""
        return self.token is not None and hmac.compare_digest(token.encode(), self.token.encode())

    def _is_known(self, headers: Mapping[str, str]) -> bool:
        return any(self.fits(one) for one in _brought(headers))


def _brought(headers: Mapping[str, str]) -> Iterable[str]:
    """Yield the tokens that a request brings."""
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        yield value.strip()
    elif scheme.lower() == "basic":
        with contextlib.suppress(binascii.Error, UnicodeDecodeError):
            yield base64.b64decode(value, validate=True).decode().partition(":")[2]
    try:
        held = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        held = None
    if held is not None:
        yield held.value


def _name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()[:100]
    except ValueError:
        return ""


def _same(origin: str, scheme: str, host: str) -> bool:
    """Whether a page is one of ours."""
    return origin.lower() == f"{scheme}://{host}".lower()
