"""How a worker and its owner speak: a header of JSON and a body of bytes, each with its length."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from typing import Any

_LENGTHS = struct.Struct(">IQ")


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


def frames(read: Any) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield the messages of a stream until it ends, given how to read a number of its bytes."""
    while len(lengths := read(_LENGTHS.size)) == _LENGTHS.size:
        head, tail = _LENGTHS.unpack(lengths)
        text, body = read(head), read(tail)
        if len(text) == head and len(body) == tail:
            yield json.loads(text), body
