"""Limits on what is read: more is an error before it costs time and memory."""

from __future__ import annotations

from dataclasses import dataclass, fields

from claimgraph.errors import LimitExceeded


@dataclass(frozen=True)
class ReadLimits:
    """How much one file or text may be; reading it takes time and memory in proportion.

    >>> ReadLimits(lines=2).check_text("a\\nb\\nc\\n")
    Traceback (most recent call last):
    claimgraph.errors.LimitExceeded: the text has more than 2 lines; split it, or allow more
    """

    size: int = 256 << 20
    """Bytes of the file."""
    unpacked: int = 64 << 20
    """Bytes that the words of a Word file or PDF may unpack to."""
    characters: int = 20_000_000
    """Characters of the text."""
    lines: int = 2_000_000
    """Lines of the text: each can be a paragraph, heading or entry of its own."""

    def check_size(self, data: bytes) -> None:
        """Raise LimitExceeded when a file has more bytes than it may."""
        _check("size", len(data), self.size)

    def check_text(self, text: str) -> None:
        """Raise LimitExceeded when a text has more characters or lines than it may."""
        _check("characters", len(text), self.characters)
        _check("lines", text.count("\n"), self.lines)


def _check(limit: str, found: int, allowed: int) -> None:
    if found > allowed:
        raise LimitExceeded(limit, allowed)


DEFAULT = ReadLimits()
NAMES = tuple(field.name for field in fields(ReadLimits))
