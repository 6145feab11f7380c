"""What a worker does with a connection that is lent to it: it reads, answers and writes by itself.

Only a usual request that asks in SPARQL is answered here. Anything else is given back unread, with
the bytes that had come: the serving process knows what to do with it.
"""

from __future__ import annotations

import select
import time
from collections import OrderedDict
from functools import lru_cache
from typing import Any, NamedTuple

from claimgraph.errors import ClaimGraphError
from claimgraph.serve import negotiation, protocol, refusals, wire
from claimgraph.serve.access import Access
from claimgraph.serve.answers import Answers
from claimgraph.serve.line import Line, coming
from claimgraph.store import Answering, Limits
from claimgraph.workers.child import limit_cpu
from claimgraph.workers.clock import Clock
from claimgraph.workers.lending import CLOSE, KEEP, MORE

LANE = f"{__name__}:Lane"
PATHS = ("/query", "/sparql")
TAKE = "take"
"""What else to do with a connection that comes back: answer what came on it in the owner."""
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
_TURN, _ROUND = 0.01, 0.1
"""Seconds in a row that a worker stays with its connections while others wait, and while none do:
then all are shared out anew."""
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
        self, header: dict[str, Any], body: bytes, connections: list[int], clock: Clock
    ) -> tuple[dict[str, Any], bytes]:
        """Answer the requests that come on some connections, until none comes or others wait.

        Returns:
            ``lines``: what to do with each connection, and the number of bytes that this is about:
            for ``TAKE`` those that were read, else those of an answer that are still to be written.
            ``again``: the lengths of what was asked more than once and of its answer. The bytes of
            all these, one after the other.
        """
        lines, start = [], 0
        for connection, size in zip(connections, header["sizes"], strict=True):
            lines.append(Line(connection, body[start : start + size]))
            start += size
        self._round(header, lines, clock)
        told, self._again = self._again, {}
        lengths = [(len(asked), *map(len, known)) for asked, known in told.items()]
        known = (part for asked, answer in told.items() for part in (asked, *answer))
        rest = [line.rest if line.begun else b"" for line in lines]
        given = [(line.then, len(data)) for line, data in zip(lines, rest, strict=True)]
        return {"lines": given, "again": lengths}, b"".join((*rest, *known))

    def _round(self, header: dict[str, Any], lines: list[Line], clock: Clock) -> None:
        limits = _limits(*header["limits"].values())
        access = _access(*(tuple(held or ()) for held in header["access"][:2]), header["access"][2])
        poll, by_number = select.poll(), {}
        for number, line in enumerate(lines):
            poll.register(line.connection, select.POLLIN)
            by_number[line.connection] = number
        ready = [number for number, line in enumerate(lines) if line.rest]
        began = time.monotonic()
        while ready or (ready := [by_number[one] for one in coming(poll, clock)]):
            for number in ready:
                line = lines[number]
                if clock.called() > 1 or not clock.turn(number):
                    return
                if not self._answered(line, access, limits, clock):
                    return
                if line.then == CLOSE:
                    poll.unregister(line.connection)
            ready = []
            passed = time.monotonic() - began
            if passed > _TURN and (clock.called() or passed > _ROUND):
                for line in lines:
                    line.then = MORE if line.then == KEEP and line.begun else line.then
                return

    def _answered(self, line: Line, access: Access, limits: Limits, clock: Clock) -> bool:
        """Answer what comes on a connection; False where all are to be given back now."""
        line.begun = True
        if not line.rest and not line.more(0):
            line.then = CLOSE
            return True
        read, keeps, long = line.rest, True, False
        answer = self._known(read)
        if answer is None:
            asked = self._heads.asked(line, access)
            if asked is None:
                line.then = TAKE
                return False
            read, keeps = line.rest, asked.keeps
            limit_cpu(limits.seconds)
            clock.begin()
            answer = self._answer(asked, read, limits)
            long = (clock.at_work() or 0.0) > _LONG
            clock.done()
        rest = line.write(wire.written(answer, keep=keeps))
        if rest is None or rest or not keeps:
            line.then, line.rest = KEEP if rest and keeps else CLOSE, rest or b""
            return False
        line.then = KEEP
        return not long

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

    def asked(self, line: Line, access: Access) -> _Asked | None:
        """Return what the request that arrives asks; None where it is not for here."""
        head, _, body = line.rest.partition(_END)
        message = self._held.get(head)
        if message is None or len(body) != message.length:
            message = line.message()
            if message is None or not _allowed(message, access):
                return None
            head, _, rest = line.rest.partition(_END)
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
