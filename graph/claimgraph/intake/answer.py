"""What an answer of a model API is to us, and how to take values out of data of any shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

_LINKED = ("](", "http", "【", "\ue200", "†")
"""What a stretch of text holds that is a citation already, and not the words that are cited for."""


@dataclass(frozen=True)
class Cited:
    """A source an answer names: its address, its title, and its number and day where told."""

    url: str | None
    title: str | None
    number: int | None = None
    published: str | None = None


@dataclass
class Answer:
    """The text of an answer, its sources in order, and what stands where in the text.

    ``marks`` holds where a stretch begins and ends that is to be replaced by markers of some
    sources, by their place in ``sources``; the stretch is empty where a marker is to be put in.
    ``numbered``: the markers are in the text already and count the sources from 1.
    """

    api: str
    text: str = ""
    sources: list[Cited] = field(default_factory=list)
    marks: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    numbered: bool = False
    created: str | None = None
    others: int = 0
    """Other answers that stand beside this one, which is the first of them."""
    known: dict[str | None, int] = field(default_factory=dict)

    def add(self, source: Cited) -> int:
        """Return the place of a source, which is new unless one of its address is there."""
        place = self.known.setdefault(source.url or source.title, len(self.sources))
        if place == len(self.sources):
            self.sources.append(source)
        return place

    def begin(self) -> int:
        """Return where the next text begins: in a paragraph of its own."""
        if self.text.strip():
            self.text = self.text.rstrip() + "\n\n"
        return len(self.text)

    def mark(self, start: object, end: object, places: Sequence[int], base: int = 0) -> None:
        """Put markers at the end of a stretch of the text, or in its place if it is a citation."""
        if not isinstance(end, int) or isinstance(end, bool):
            return
        end = min(max(base + end, base), len(self.text))
        begin = base + start if isinstance(start, int) and not isinstance(start, bool) else end
        words = self.text[begin:end] if base <= begin <= end else ""
        if not any(sign in words for sign in _LINKED):
            begin = end
        self.marks.append((begin, end, tuple(places)))


def maps(values: object) -> Iterator[Mapping[str, Any]]:
    """Yield the objects among some values."""
    return (v for v in values if isinstance(v, dict)) if isinstance(values, Iterable) else iter(())


def list_in(data: Mapping[str, Any], *keys: str) -> list[Any]:
    """Return the first list that an object has under one of some keys."""
    return next((data[key] for key in keys if isinstance(data.get(key), list)), [])


def strings(values: Iterable[Mapping[str, Any]], key: str) -> Iterator[str]:
    """Yield the words that some objects have under a key."""
    return (value[key] for value in values if isinstance(value.get(key), str))


def text_in(data: Mapping[str, Any], *keys: str) -> str | None:
    """Return the first words that an object has under one of some keys."""
    found = (data[key].strip() for key in keys if isinstance(data.get(key), str))
    return next((text for text in found if text), None)


def day_of(moment: object) -> str | None:
    """Return the day of a moment in seconds since 1970; None for anything else."""
    if not isinstance(moment, (int, float)) or not 0 < moment < 1e11:
        return None
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
