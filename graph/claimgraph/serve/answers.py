"""Answers given before: a copy of an archive never changes, so neither do they."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from claimgraph.serve.wire import Answer

ROOM, LARGEST = 8 << 20, 1 << 20
"""Bytes of all answers that are kept, and of the largest one."""
K = TypeVar("K", bound=Hashable)


class Answers(Generic[K]):
    """The answers asked for last, as many as there is room for.

    Errors are not to be kept: a limit that ended one query may not end the next.

    >>> answers = Answers()
    >>> answers.put("ASK {}", Answer(b"HTTP/1.1 200 OK", b"true"), 10)
    >>> answers.get("ASK {}").body, answers.get("else")
    (b'true', None)
    """

    def __init__(self) -> None:
        self._held: OrderedDict[K, tuple[Answer, int]] = OrderedDict()
        self._size = 0

    def get(self, key: K) -> Answer | None:
        """Return an answer given before, or None."""
        found = self._held.get(key)
        if found is None:
            return None
        self._held.move_to_end(key)
        return found[0]

    def put(self, key: K, answer: Answer, size: int) -> None:
        """Keep an answer to what has so many bytes; forget those not asked for in longest."""
        size += len(answer.head) + len(answer.body)
        if size > LARGEST or key in self._held:
            return
        self._held[key] = answer, size
        self._size += size
        while self._size > ROOM:
            _, (_, freed) = self._held.popitem(last=False)
            self._size -= freed
