"""Answers given before: a copy of an archive never changes, so neither do they."""

from __future__ import annotations

from collections import OrderedDict

from claimgraph.store import Written

ROOM, LARGEST = 8 << 20, 1 << 20
"""Bytes of all answers that are kept, and of the largest one."""


class Answers:
    """The answers asked for last, as many as there is room for.

    >>> answers = Answers()
    >>> answers.put("ASK {}", Written("text/csv", b"true"))
    >>> answers.get("ASK {}").body, answers.get("else")
    (b'true', None)
    """

    def __init__(self) -> None:
        self._held: OrderedDict[str, Written] = OrderedDict()
        self._size = 0

    def get(self, key: str) -> Written | None:
        """Return an answer given before, or None."""
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: str, answer: Written) -> None:
        """Keep an answer, and forget those that were not asked for in longest."""
        size = len(key) + len(answer.body)
        if size > LARGEST or key in self._held:
            return
        self._held[key] = answer
        self._size += size
        while self._size > ROOM:
            name, old = self._held.popitem(last=False)
            self._size -= len(name) + len(old.body)
