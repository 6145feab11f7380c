"""A request of the SPARQL 1.1 Protocol, read strictly: one query, and the graphs to ask."""

from __future__ import annotations

from binascii import a2b_qp
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
READ_ONLY = "this endpoint only answers; it takes no updates"
_MOST = 1000
"""Parameters of one request."""
_SHORT = 64
"""Bytes of what is remembered when it was decoded."""


class Refused(Exception):
    """A request that breaks the protocol; ``status`` is that of the answer."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


class Request(NamedTuple):
    """One query, with the default graphs and the named graphs it is to be asked of."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    format: str | None = None

    def dataset(self) -> dict[str, list[str] | None]:
        """Return the graphs to ask, None for all that are held."""
        if not self.default and not self.named:
            return {"default_graph": None, "named_graphs": None}
        return {"default_graph": list(self.default), "named_graphs": list(self.named)}


def read(method: str, content_type: str, parameters: bytes, body: bytes) -> Request:
    """Return what is asked, from the parts of an HTTP request.

    >>> read("GET", "", b"query=ASK%20%7B%7D", b"").query
    'ASK {}'

    Raises:
        Refused: it is no request of the protocol, or an update.
    """
    if method in ("GET", "HEAD"):
        return _request(_pairs(parameters))
    if method != "POST":
        raise Refused(405, f"{method} is no method of a query; use GET or POST")
    kind = _kind(content_type)
    if kind == FORM:
        return _request(_pairs(body), _pairs(parameters) if parameters else [])
    if kind == DIRECT:
        return _request([("query", _text(body)), *_pairs(parameters)])
    if kind == "application/sparql-update":
        raise Refused(415, READ_ONLY)
    raise Refused(415, f"send a query as {FORM} or as {DIRECT}")


def _request(pairs: list[tuple[str, str]], more: Iterable[tuple[str, str]] = ()) -> Request:
    pairs += [one for one in more if one[0] != "query"]
    held: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in held:
            held[name].append(value)
        else:
            held[name] = [value]
    if "update" in held:
        raise Refused(400, READ_ONLY)
    queries = held.get("query", ())
    if len(queries) != 1:
        raise Refused(400, f"a request holds one query, not {len(queries) or 'none'}")
    return Request(
        queries[0],
        tuple(held.get("default-graph-uri", ())),
        tuple(held.get("named-graph-uri", ())),
        held["format"][0] if "format" in held else None,
    )


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    if encoded.count(b"&") >= _MOST:
        raise Refused(400, f"the request has more than {_MOST} parameters")
    if not encoded.isascii():
        raise Refused(400, "the request is not encoded in UTF-8")
    try:
        return [
            (_decoded(name), _decoded(value))
            for name, _, value in (pair.partition(b"=") for pair in encoded.split(b"&") if pair)
        ]
    except UnicodeDecodeError:
        raise Refused(400, "the request is not encoded in UTF-8") from None


def _decoded(text: bytes) -> str:
    """Return a name or a value of a form as it was before it was encoded.

    >>> _decoded(b"a+%C3%BC%3D")
    'a ü='
    """
    return _short(text) if len(text) < _SHORT else _long(text)


def _long(text: bytes) -> str:
    spaced = text.replace(b"+", b" ")
    if b"\n" not in text and b"\r" not in text:
        # Python's decoder of quoted-printable does the same in C, 50 times as fast as urllib.
        quoted = spaced.replace(b"=", b"=3D").replace(b"%", b"=")
        plain = a2b_qp(quoted)
        if len(plain) == len(quoted) - 2 * quoted.count(b"="):  # each escape was one
            return plain.decode("utf-8")
    return unquote_to_bytes(spaced).decode("utf-8")


_short = lru_cache(maxsize=256)(_long)
"""Names of parameters, and values that come again and again."""


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"byte {error.start} of the query is no UTF-8") from None


@lru_cache(maxsize=64)
def _kind(content_type: str) -> str:
    """Return the media type of a body, which has to be UTF-8 where it says how it is encoded."""
    kind, _, parameters = content_type.partition(";")
    name, _, value = parameters.partition("=")
    charset = value.strip().strip('"').lower()
    if name.strip().lower() == "charset" and charset not in ("utf-8", "utf8"):
        raise Refused(400, f"a query is encoded in UTF-8, not in {charset[:40]!r}")
    return kind.strip().lower()
