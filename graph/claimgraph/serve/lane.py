"""What a worker does with a connection that is lent to it: it reads, answers and writes by itself.

Only a usual request that asks in SPARQL is answered here. Anything else is given back unread, with
the bytes that had come: the serving process knows what to do with it.
"""

from __future__ import annotations

import os
import select
from functools import lru_cache
from typing import Any

from claimgraph.errors import ClaimGraphError
from claimgraph.serve import negotiation, protocol, refusals, wire
from claimgraph.serve.access import Access
from claimgraph.serve.answers import Answers
from claimgraph.store import Answering, Written
from claimgraph.workers.child import limit_cpu
from claimgraph.workers.clock import Clock

LANE = f"{__name__}:Lane"
PATHS = ("/query", "/sparql")
KEEP, CLOSE, TAKE = "keep", "close", "take"
"""What to do with a connection: wait for the next request, close it, or answer what came on it."""
_LARGEST = 1 << 20
"""Bytes of the largest request that is read here."""
_CHUNK = 1 << 16
_REST = 0.02
"""Seconds in which the rest of a request has to follow its beginning."""
_NEXT = 0.01
"""Seconds that a worker waits for the next request, which it then answers without a hop."""
_TURN = 8
"""Requests in a row on one connection while others wait."""
_LONG = 0.3
"""Seconds after which a request counts as long; the owner then has something to see to."""


class Lane:
    """Answers queries over a copy of an archive, as jobs or on connections.

    Args:
        folder: of the store.
    """

    def __init__(self, folder: str) -> None:
        self._answering = Answering(folder)
        self._answers = Answers()

    def __call__(self, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        return self._answering(header, body)

    def serve(
        self, header: dict[str, Any], body: bytes, connection: int, clock: Clock
    ) -> tuple[dict[str, Any], bytes]:
        """Answer the requests that come on a connection, until none comes or others wait.

        Returns:
            ``then``, which is what to do with the connection, and bytes: for ``TAKE`` those that
            were read, else those of an answer that are still to be written.
        """
        access = _access(*(tuple(held or ()) for held in header["access"][:2]), header["access"][2])
        line = _Line(connection, body)
        turn = 0
        while line.arrives(_NEXT if turn else 0.0):
            message = line.message()
            asked = _asked(message, access) if message else None
            if message is None or asked is None:
                return {"then": TAKE}, line.read
            limit_cpu(header["limits"]["seconds"])
            clock.begin()
            answer = self._answer(*asked, message.keeps, header["limits"])
            long = (clock.at_work() or 0.0) > _LONG
            clock.done()
            rest = line.write(answer)
            if rest is None or rest or not message.keeps:
                return {"then": KEEP if rest and message.keeps else CLOSE}, rest or b""
            turn += 1
            called = clock.called()
            if long or called > 1 or (called and turn >= _TURN):
                break
        return {"then": CLOSE if line.ended else KEEP}, b""

    def _answer(
        self, asked: protocol.Request, accept: str, keep: bool, limits: dict[str, Any]
    ) -> bytes:
        try:
            found = self._written(asked, accept, limits)
        except ClaimGraphError as error:
            status, headers, text = refusals.told(error)
            kind = ("content-type", "text/plain; charset=utf-8")
            return wire.response(status, [kind, *headers.items()], text.encode(), keep=keep)
        kind = ("content-type", negotiation.typed(found.type))
        return wire.response(200, [kind, ("vary", "accept")], found.body, keep=keep)

    def _written(self, asked: protocol.Request, accept: str, limits: dict[str, Any]) -> Written:
        key = f"{asked.default} {asked.named} {accept} {asked.query}"
        if (known := self._answers.get(key)) is not None:
            return known
        wanted = {**negotiation.wanted(accept), **asked.dataset(), "limits": limits}
        told, body = self._answering({"job": "query", **wanted}, asked.query.encode())
        found = Written(told["type"], body)
        self._answers.put(key, found)
        return found


@lru_cache(maxsize=1)
def _access(hosts: tuple[str, ...], origins: tuple[str, ...], token: str | None) -> Access:
    return Access(hosts, origins, token)


def _asked(message: wire.Message, access: Access) -> tuple[protocol.Request, str] | None:
    """Return what a message asks and what it accepts; None where it is not for here."""
    headers, parameters = message.headers, message.parameters
    if not message.usual or message.path not in PATHS or message.method not in ("GET", "POST"):
        return None
    accept = headers.get("accept", "*/*")
    page = b"format=" not in parameters and negotiation.prefers_html(accept)
    description = message.method == "GET" and not parameters
    if page or description or access.refusal(headers) is not None:
        return None
    kind = headers.get("content-type", "")
    try:
        asked = protocol.read(message.method, kind, parameters, message.body)
    except protocol.Refused:
        return None
    if asked.format is not None:
        accept = negotiation.SHORT.get(asked.format, asked.format)
    if asked.format in negotiation.SPREADSHEETS or not any(negotiation.wanted(accept).values()):
        return None
    return asked, accept


class _Line:
    """A connection, and what was read from it since the last whole request."""

    def __init__(self, connection: int, read: bytes) -> None:
        self._connection, self.read, self.ended = connection, read, False
        self._poll = select.poll()
        self._poll.register(connection, select.POLLIN)

    def arrives(self, seconds: float) -> bool:
        """Whether something to read comes in time."""
        return bool(self.read) or self._more(seconds)

    def message(self) -> wire.Message | None:
        """Return the request that arrives; None where it is not one that is read here."""
        message = wire.Message()
        message.feed(self.read)
        while not message.whole:
            held = len(self.read)
            if not message.usual or held > _LARGEST or not self._more(_REST):
                return None
            message.feed(self.read[held:])
        if not message.usual:
            return None
        return message

    def write(self, data: bytes) -> bytes | None:
        """Write an answer; return what there is no room for now, None where nobody reads it."""
        self.read = b""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._connection, view) :]
        except BlockingIOError:
            return bytes(view)
        except OSError:
            return None
        return b""

    def _more(self, seconds: float) -> bool:
        """Read what comes in time; False where nothing does, or nothing ever will."""
        if not self._poll.poll(seconds * 1000):
            return False
        try:
            chunk = os.read(self._connection, _CHUNK)
        except OSError:
            chunk = b""
        self.ended = not chunk
        self.read += chunk
        return bool(chunk)
