"""Source lists that one line holds: "Sources: [1] https://…, [2] https://…"."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from claimgraph.reading.citations.entries import Entry, entry
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.citations.marked_text import EDGES, LEAD_IN, MarkedText, SourceList


def find_inline(marked: MarkedText) -> Iterator[SourceList]:
    """Yield the lists that one line holds, each entry behind its number."""
    for index, block in enumerate(marked.blocks):
        if index in marked.used or block.kind not in ("prose", "item"):
            continue
        numbers = [m for m in marked.marks[index] if m.shape == "number" and len(m.labels) == 1]
        led = LEAD_IN.match(marked.text, block.start, block.end)
        begin = led.end() if led else block.start
        linked = sum(1 for mark in marked.marks[index] if mark.url)
        if not numbers or (led is None and (len(numbers) < 2 or linked < len(numbers))):
            continue
        if marked.text[begin : max(begin, numbers[0].start)].strip(EDGES):
            continue
        entries = tuple(_entries(marked, index, numbers))
        if _listed(entries, led is not None):
            marked.used.add(index)
            if led is not None:
                marked.loose.add(index)
            yield SourceList(entries, "printed", (index,))


def _entries(marked: MarkedText, index: int, numbers: Sequence[Mark]) -> Iterator[Entry]:
    ends = [number.start for number in numbers[1:]] + [marked.blocks[index].end]
    linked = deque(m for m in marked.marks[index] if m.url)
    for number, end in zip(numbers, ends, strict=True):
        words = marked.text[number.start : end].rstrip(EDGES.replace(")", "").replace("]", ""))
        end = number.start + len(words)
        links = []
        while linked and linked[0].start < end:
            links.append(linked.popleft())
        yield entry(marked.text, number.start, end, min(number.end, end), number.labels[0], links)


def _listed(entries: Sequence[Entry], led: bool) -> bool:
    """Say whether the pieces of a line are entries: with words, or urls where none leads in."""
    if led:
        return all(one.title or one.url for one in entries)
    return len(entries) > 1 and all(one.url for one in entries)
