"""How a worker and its owner speak: a header of JSON and a body of bytes, each with its length."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Callable
from typing import Any, NamedTuple

from claimgraph import errors
from claimgraph.errors import ClaimGraphError
from claimgraph.workers.clock import MOST

_LENGTHS = struct.Struct(">IQ")
_CHUNK = 1 << 18


class Received(NamedTuple):
    """A message, and the descriptors that came with it."""

    header: dict[str, Any]
    body: bytes
    lent: list[int]


def frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a message as bytes.

    >>> unframe(bytearray(frame({"job": "ask"}, b"ASK {}")))
    ({'job': 'ask'}, b'ASK {}')
    """
    text = json.dumps(header).encode()
    return _LENGTHS.pack(len(text), len(body)) + text + body


def unframe(data: bytearray) -> tuple[dict[str, Any], bytes] | None:
    """Return the message that some bytes hold; None as long as some of it is missing."""
    if len(data) < _LENGTHS.size:
        return None
    head, tail = _LENGTHS.unpack_from(data)
    start = _LENGTHS.size + head
    if len(data) < start + tail:
        return None
    header: dict[str, Any] = json.loads(bytes(data[_LENGTHS.size : start]))
    return header, bytes(data[start : start + tail])


def receive(link: socket.socket, arrived: Callable[[int], object]) -> Received | None:
    """Wait for one message; None when the other side has ended.

    Args:
        link: where it comes from; the next message is sent only when this one was answered.
        arrived: called when its first bytes are here, with how many descriptors came with them.
    """
    first, lent, _, _ = socket.recv_fds(link, _CHUNK, MOST)
    arrived(len(lent))
    data = bytearray(first)
    while (found := unframe(data)) is None:
        chunk = link.recv(_CHUNK) if first else b""
        if not chunk:
            return None
        data += chunk
    return Received(*found, lent)


def raised(failed: dict[str, Any]) -> Exception:
    """Return the error that a handler raised, as its own kind where it is one of ours."""
    kind = getattr(errors, failed["error"], None)
    if not (isinstance(kind, type) and issubclass(kind, ClaimGraphError)):
        return ClaimGraphError(failed["message"])
    error: ClaimGraphError = kind.__new__(kind, failed["message"])
    vars(error).update(failed["fields"])
    return error
