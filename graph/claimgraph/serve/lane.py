"""What a worker does with a connection that is lent to it: it reads, answers and writes by itself.

Only a usual request that asks in SPARQL is answered here. Anything else is given back unread, with
the bytes that had come: the serving process knows what to do with it.
"""

from __future__ import annotations

import os
import select
import time
from collections import OrderedDict
from functools import lru_cache
from typing import Any, NamedTuple

from claimgraph.errors import ClaimGraphError
from claimgraph.serve import negotiation, protocol, refusals, wire
from claimgraph.serve.access import Access
from claimgraph.serve.answers import Answers
from claimgraph.store import Answering, Limits
from claimgraph.workers.child import limit_cpu
from claimgraph.workers.clock import Clock

LANE = f"{__name__}:Lane"
PATHS = ("/query", "/sparql")
KEEP, CLOSE, TAKE, LEND = "keep", "close", "take", "lend"
"""What to do with a connection: wait for the next request, close it, answer what came on it, or
lend it to another worker that does."""
_LARGEST = 1 << 20
"""Bytes of the largest request that is read here."""
_CHUNK = 1 << 14
"""Bytes read at once; the system's allocator takes longer over twice as many."""
_END = b"\r\n\r\n"
_HEADS, _LONGEST_HEAD = 200, 4096
"""Heads of requests that are remembered, and bytes of the longest one."""
_CHANGING = ("now", "rand", "uuid", "bnode", "\\u")
"""In a query, in small letters, whose answer may be another one each time; it may also only be part
of a text or a name. The last one may spell any of the others."""
_ROOM = 2 << 20
"""Bytes of the answers that one worker keeps until they are asked for again."""
_MARKS = 4096
"""Requests that are known again when they come a second time."""
_AGAIN, _SMALL = 8, 1 << 15
"""Answers asked for again that are told to the owner at once, and bytes of the largest one."""
_REST = 0.02
"""Seconds in which the rest of a request has to follow its beginning."""
_NEXT, _MOMENT = 10, 0.001
"""How many moments a worker waits for the next request, which it then answers without a hop, and
the seconds of a moment."""
_TURN = 0.01
"""Seconds in a row that a worker stays with one connection while others wait."""
_LONG = 0.3
"""Seconds after which a request counts as long; the owner then has something to see to."""


class Lane:
    """Answers queries over a copy of an archive, as jobs or on connections.

    Args:
        folder: of the store.
        copied: whether its data is held in memory.
    """

    def __init__(self, folder: str, *, copied: bool = False) -> None:
        self._answering = Answering(folder, copied=copied)
        self._answers = Answers(_ROOM)
        self._again: dict[bytes, wire.Answer] = {}
        self._heads = _Heads()
        self._marks: set[int] = set()

    def __call__(self, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        return self._answering(header, body)

    def serve(
        self, header: dict[str, Any], body: bytes, connection: int, clock: Clock
    ) -> tuple[dict[str, Any], bytes]:
        """Answer the requests that come on a connection, until none comes or others wait.

        Returns:
            ``then``, which is what to do with the connection, ``size``, the number of bytes that
            this is about: for ``TAKE`` and ``LEND`` those that were read, else those of an answer
            that are still to be written; and ``again``, the lengths of what was asked more than
            once and of its answer. The bytes of all these, one after the other.
        """
        then, rest = self._served(header, _Line(connection, body), clock)
        told, self._again = self._again, {}
        lengths = [(len(asked), *map(len, known)) for asked, known in told.items()]
        known = (part for asked, answer in told.items() for part in (asked, *answer))
        return {"then": then, "size": len(rest), "again": lengths}, b"".join((rest, *known))

    def _served(self, header: dict[str, Any], line: _Line, clock: Clock) -> tuple[str, bytes]:
        limits = _limits(*header["limits"].values())
        access = _access(*(tuple(held or ()) for held in header["access"][:2]), header["access"][2])
        began, first = time.monotonic(), True
        while line.arrives() if first else line.follows(clock):
            if not first and clock.called() > 1:
                return LEND, line.read
            first = False
            keeps, long = True, False
            answer = self._known(line.read)
            if answer is None:
                asked = self._heads.asked(line, access)
                if asked is None:
                    return TAKE, line.read
                keeps = asked.keeps
                limit_cpu(limits.seconds)
                clock.begin()
                answer = self._answer(asked, line.read, limits)
                long = (clock.at_work() or 0.0) > _LONG
                clock.done()
            rest = line.write(wire.written(answer, keep=keeps))
            if rest is None or rest or not keeps:
                return KEEP if rest and keeps else CLOSE, rest or b""
            called = clock.called()
            if long or called > 1 or (called and time.monotonic() - began > _TURN):
                break
        return CLOSE if line.ended else KEEP, b""

    def _known(self, read: bytes) -> wire.Answer | None:
        """Return the answer to a request of the same bytes; the owner may give it next time."""
        found = self._answers.get(read)
        if found is not None and len(self._again) < _AGAIN and len(found.body) < _SMALL:
            self._again[read] = found
        return found

    def _answer(self, asked: _Asked, read: bytes, limits: Limits) -> wire.Answer:
        query, wanted = asked.request.query, negotiation.wanted(asked.accept)
        try:
            body = self._answering.answer(query, wanted, asked.request.dataset(), limits)
        except ClaimGraphError as error:
            status, headers, text = refusals.told(error)
            kind = ("content-type", "text/plain; charset=utf-8")
            return wire.answer(status, (kind, *headers.items()), text.encode())
        kind = ("content-type", negotiation.typed(body.type))
        found = wire.answer(200, (kind, ("vary", "accept")), body.body)
        if asked.keeps and self._asked_before(read):
            lower = query.lower()
            if not any(word in lower for word in _CHANGING):
                self._answers.put(read, found)
        return found

    def _asked_before(self, read: bytes) -> bool:
        """Whether a request of the same bytes came lately; most are asked once, and never again.

        To keep the answers of those takes memory that the processor's cache has not.
        """
        mark = hash(read)
        if mark in self._marks:
            return True
        if len(self._marks) >= _MARKS:
            self._marks.clear()
        self._marks.add(mark)
        return False


@lru_cache(maxsize=1)
def _access(hosts: tuple[str, ...], origins: tuple[str, ...], token: str | None) -> Access:
    return Access(hosts, origins, token)


@lru_cache(maxsize=1)
def _limits(*values: Any) -> Limits:
    return Limits(*values)


class _Asked(NamedTuple):
    """What a request asks, what it accepts, and whether its connection stays open."""

    request: protocol.Request
    accept: str
    keeps: bool


class _Heads:
    """Reads requests. Clients send the same head again and again, and only the body differs."""

    def __init__(self) -> None:
        self._held: OrderedDict[bytes, wire.Message] = OrderedDict()

    def asked(self, line: _Line, access: Access) -> _Asked | None:
        """Return what the request that arrives asks; None where it is not for here."""
        head, _, body = line.read.partition(_END)
        message = self._held.get(head)
        if message is None or len(body) != message.length:
            message = line.message()
            if message is None or not _allowed(message, access):
                return None
            head, _, rest = line.read.partition(_END)
            body, message.body = message.body, b""
            if message.length == len(rest) and message.method == "POST":
                self._keep(head, message)
        return _asked(message, body)

    def _keep(self, head: bytes, message: wire.Message) -> None:
        if len(head) < _LONGEST_HEAD:
            self._held[head] = message
            if len(self._held) > _HEADS:
                self._held.popitem(last=False)


def _allowed(message: wire.Message, access: Access) -> bool:
    """Whether a head is that of a usual request in SPARQL by somebody who may ask."""
    if not message.usual or message.path not in PATHS or message.method not in ("GET", "POST"):
        return False
    accept = message.headers.get("accept", "*/*")
    page = b"format=" not in message.parameters and negotiation.prefers_html(accept)
    description = message.method == "GET" and not message.parameters
    return not page and not description and access.refusal(message.headers) is None


def _asked(message: wire.Message, body: bytes) -> _Asked | None:
    """Return what a request that is allowed asks; None where it is not for here."""
    kind = message.headers.get("content-type", "")
    try:
        asked = protocol.read(message.method, kind, message.parameters, body)
    except protocol.Refused:
        return None
    accept = message.headers.get("accept", "*/*")
    if asked.format is not None:
        accept = negotiation.SHORT.get(asked.format, asked.format)
    if asked.format in negotiation.SPREADSHEETS or not any(negotiation.wanted(accept).values()):
        return None
    return _Asked(asked, accept, message.keeps)


class _Line:
    """A connection, and what was read from it since the last whole request."""

    def __init__(self, connection: int, read: bytes) -> None:
        self._connection, self.read, self.ended = connection, read, False
        self._poll = select.poll()
        self._poll.register(connection, select.POLLIN)

    def arrives(self) -> bool:
        """Whether something to read is here."""
        return bool(self.read) or self._more(0)

    def follows(self, clock: Clock) -> bool:
        """Whether another request comes soon; who is called back waits only for a moment."""
        for _ in range(_NEXT):
            if self._more(_MOMENT):
                return True
            if self.ended or clock.called():
                return False
        return False

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
