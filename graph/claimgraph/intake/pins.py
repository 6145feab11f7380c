"""Where links and places stand in a text while its lines are still being put together.

Each is a private character in the text, taken out at the end, when offsets are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claimgraph.patterns import regex
from claimgraph.reading.places import Hyperlink

_FIRST, _LAST = 0x100000, 0x10FFFD
PIN = regex(f"[{chr(_FIRST)}-{chr(_LAST)}]")
"""A private character that marks where something stands."""


@dataclass
class Pins:
    """Hands out marks, and turns those of a text into links."""

    urls: list[str | None] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def link(self, words: str, url: str | None = None, place: str = "") -> str:
        """Return words marked as a link to a url, or to a place of this text."""
        if len(self.kinds) + 2 > _LAST - _FIRST:
            return words
        return self._pin("open", url, place) + words + self._pin("close")

    def place(self, name: str) -> str:
        """Return the mark of a place; put it before the words that stand there."""
        return self._pin("place", None, name) if len(self.kinds) < _LAST - _FIRST else ""

    def _pin(self, kind: str, url: str | None = None, place: str = "") -> str:
        self.kinds.append(kind)
        self.urls.append(url)
        self.places.append(place)
        return chr(_FIRST + len(self.kinds) - 1)

    def taken_out(self, text: str) -> tuple[str, tuple[Hyperlink, ...]]:
        """Return the text without marks, and its links; those to a missing place are left out.

        >>> pins = Pins()
        >>> pins.taken_out("It rained" + pins.link("[1]", place="n") + ". " + pins.place("n") + "P")
        ('It rained[1]. P', (Hyperlink(start=9, end=12, url=None, target=14),))
        """
        pieces, at, length = [], 0, 0
        there: dict[str, int] = {}
        opened: list[tuple[int, int]] = []
        spans: list[tuple[int, int, int]] = []
        for mark in PIN.finditer(text):
            pieces.append(text[at : mark.start()])
            length += mark.start() - at
            at, number = mark.end(), ord(mark.group()) - _FIRST
            kind = self.kinds[number] if number < len(self.kinds) else ""
            if kind == "place":
                there.setdefault(self.places[number], length)
            elif kind == "open":
                opened.append((number, length))
            elif kind == "close" and opened:
                first, start = opened.pop()
                spans.append((start, length, first))
        links = [
            Hyperlink(start, end, url=self.urls[n], target=there.get(self.places[n]))
            for start, end, n in sorted(spans)
            if start < end and (self.urls[n] or self.places[n] in there)
        ]
        return "".join(pieces) + text[at:], tuple(links)
