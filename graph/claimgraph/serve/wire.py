"""Plain HTTP as a worker reads and writes it: one whole, usual request, and its answer."""

from __future__ import annotations

import time
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import NamedTuple

import httptools

SAFE = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
"""Headers of every answer."""
LONGEST_HEAD = 64 << 10
"""Bytes of the longest head of a request, its address and its headers."""
_UNUSUAL = {"expect", "upgrade", "x-forwarded-proto"}
"""Headers that mean more than this module knows of."""


class Message:
    r"""A request, fed with bytes until it is whole.

    >>> message = Message()
    >>> message.feed(b"GET /query?query=ASK%20%7B%7D HTTP/1.1\r\nHost: localhost\r\n\r\n")
    >>> message.whole, message.usual, message.path, message.headers
    (True, True, '/query', {'host': 'localhost'})
    """

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.body, self.url = b"", b""
        self.method = ""
        self.whole = self.keeps = False
        self._usual, self._begun, self._head = True, 0, 0
        self._parser = httptools.HttpRequestParser(self)

    def feed(self, data: bytes) -> None:
        """Take more bytes."""
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._usual = False

    @property
    def usual(self) -> bool:
        """Whether this is one request of HTTP/1.1, as far as it is here, with nothing unusual."""
        return self._usual and self._begun == 1 and not _UNUSUAL & self.headers.keys()

    @property
    def length(self) -> int | None:
        """How many bytes of body the head announces; None where it does not say so plainly."""
        told = self.headers.get("content-length", "")
        plain = told.isascii() and told.isdigit() and "transfer-encoding" not in self.headers
        return int(told) if plain and len(told) < 10 else None

    @property
    def path(self) -> str:
        """What stands before the parameters, as it was sent."""
        return self.url.partition(b"?")[0].decode("latin-1")

    @property
    def parameters(self) -> bytes:
        """What stands after the question mark, as it was sent."""
        return self.url.partition(b"?")[2]

    # -- called by the parser -------------------------------------------------------------------

    def on_message_begin(self) -> None:
        self._begun += 1

    def on_url(self, url: bytes) -> None:
        self.url += url
        self._count(len(url))

    def _count(self, size: int) -> None:
        self._head += size
        self._usual &= self._head <= LONGEST_HEAD

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count(len(name) + len(value))
        known = name.decode("latin-1").lower()
        self._usual &= known not in self.headers
        self.headers[known] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        self.method = self._parser.get_method().decode("ascii")
        self.keeps = self._parser.should_keep_alive()
        self._usual &= self._parser.get_http_version() == "1.1" and b"#" not in self.url

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        self.whole = True


class Answer(NamedTuple):
    """An answer that may be given again: all but what changes from one time to the next."""

    head: bytes
    body: bytes


def answer(status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> Answer:
    """Return an answer."""
    return Answer(b"%bcontent-length: %d\r\n" % (_head(status, headers), len(body)), body)


@lru_cache(maxsize=64)
def _head(status: int, headers: tuple[tuple[str, str], ...]) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in (*headers, *SAFE.items()))
    return f"HTTP/1.1 {status} {_PHRASES[status]}\r\n{lines}".encode("latin-1")


def written(answer: Answer, *, keep: bool) -> bytes:
    r"""Return an answer as bytes.

    >>> written(answer(400, (("content-type", "text/plain"),), b"no"), keep=True)[:26]
    b'HTTP/1.1 400 Bad Request\r\n'
    """
    end = _end(int(time.time()))
    return b"".join((answer.head, end if keep else b"connection: close\r\n" + end, answer.body))


_PHRASES = {one.value: one.phrase for one in HTTPStatus}


@lru_cache(maxsize=1)
def _end(second: int) -> bytes:
    return f"date: {formatdate(second, usegmt=True)}\r\n\r\n".encode("latin-1")
