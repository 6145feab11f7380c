"""Answers given before: a copy of an archive never changes, so neither do they."""

from __future__ import annotations

from collections import OrderedDict

from claimgraph.serve.wire import Answer

ROOM = 8 << 20
"""Bytes of all answers that the serving process keeps."""


class Answers:
    """The answers asked for last, as many as there is room for, by the bytes of their requests.

    Errors are not to be kept: a limit that ended one query may not end the next.

    Args:
        room: for so many bytes; an answer that takes more than an eighth of it is not kept.

    >>> answers = Answers()
    >>> answers.put(b"GET /query?query=ASK{}", Answer(b"HTTP/1.1 200 OK", b"true"))
    >>> answers.get(b"GET /query?query=ASK{}").body, answers.get(b"GET /")
    (b'true', None)
    """

    def __init__(self, room: int = ROOM) -> None:
        self._held: OrderedDict[bytes, Answer] = OrderedDict()
        self._room, self._size = room, 0

    def get(self, request: bytes) -> Answer | None:
        """Return an answer given before, or None."""
        found = self._held.get(request)
        if found is not None:
            self._held.move_to_end(request)
        return found

    def put(self, request: bytes, answer: Answer) -> None:
        """Keep the answer to a request; forget those not asked for in longest."""
        size = _size(request, answer)
        if size > self._room >> 3 or request in self._held:
            return
        self._held[request] = answer
        self._size += size
        while self._size > self._room:
            self._size -= _size(*self._held.popitem(last=False))


def _size(request: bytes, answer: Answer) -> int:
    return len(request) + len(answer.head) + len(answer.body)
