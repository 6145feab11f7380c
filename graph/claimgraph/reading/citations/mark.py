"""A marker or link of a text, and which of several that overlap is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimgraph.reading.citations.labels import Shape
from claimgraph.reading.places import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker or link in the text: what it spans, the labels it prints, where it leads.

    ``words`` is the span of a link's words; ``shape`` how it shows itself; ``target`` the offset of
    the entry it leads to, where an extractor knows; ``note`` the span of the words of a note that
    stands in the text itself.
    """

    start: int
    end: int
    shape: Shape
    labels: tuple[str, ...] = ()
    url: str | None = None
    words: Span | None = None
    target: int | None = None
    note: Span | None = None


def outside(found: Iterable[Mark], code: Sequence[Span]) -> list[Mark]:
    """Return the marks in order without those in code or inside others."""
    kept: list[Mark] = []
    spans = iter(code)
    span = next(spans, None)
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        while span is not None and span[1] <= mark.start:
            span = next(spans, None)
        inside = span is not None and span[0] < mark.end
        if not inside and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept
