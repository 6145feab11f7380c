"""Offsets in a text that are not counted in characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any


def places_of(text: str, spans: Sequence[tuple[Any, Any]]) -> Callable[[Any], Any]:
    """Return how offsets in a text become places of characters.

    No API says what it counts where a character takes two units of UTF-16: what leaves the most
    stretches whole is taken, characters where that is the same.

    >>> count = places_of("🚢 left", [(0, 2), (3, 7)])
    >>> count(3), count(7)
    (2, 6)
    """
    if text.isascii() or max(text) <= "\uffff":
        return lambda offset: offset
    units, size = {0: 0}, 0
    for place, letter in enumerate(text, 1):
        size += 1 + (letter > "\uffff")
        units[size] = place

    def utf16(offset: Any) -> Any:
        return units.get(offset) if isinstance(offset, int) else offset

    def whole(count: Callable[[Any], Any]) -> int:
        return sum(_is_whole(text, count(start), count(end)) for start, end in spans)

    return utf16 if whole(utf16) > whole(lambda offset: offset) else lambda offset: offset


def _is_whole(text: str, start: Any, end: Any) -> bool:
    """Whether a stretch begins and ends where words do, and holds all of a link or none."""
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return False
    words = text[start:end]
    cut = (text[start - 1 : start + 1].isalnum() and start > 0) or text[end - 1 : end + 1].isalnum()
    linked = "](" in words
    return (not cut or end == len(text)) and (not linked or (words[0] in "([" and words[-1] == ")"))


def byte_ends(text: str) -> dict[int, int]:
    """Return where each character ends in UTF-8, as Gemini counts, with its end in characters."""
    ends, size = {0: 0}, 0
    for place, letter in enumerate(text, 1):
        size += len(letter.encode("utf-8", "surrogatepass"))
        ends[size] = place
    return ends
