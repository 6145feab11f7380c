"""Prints how long each reader of actors, events and voices takes, and its share of the whole.

    python benchmarks/extractors.py [MEGABYTES]

The text is the briefing over and over; at half the size and at the whole, to show that time grows
with length alone.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

import claimgraph as cg
from claimgraph.model import Document, Node
from claimgraph.reading.actors import mentions_of, named_in, with_actors
from claimgraph.reading.events import find_events, with_events
from claimgraph.reading.figures.nodes import figure_nodes
from claimgraph.reading.parse import read_text
from claimgraph.reading.passages import Passages
from claimgraph.reading.voices import find_voices, with_voicings

T = TypeVar("T")


def main(megabytes: float) -> None:
    """Print the times at half the size and at the whole."""
    for size in (megabytes / 2, megabytes):
        times = measure(text_of(int(size * 1_000_000)))
        whole = sum(times.values())
        print(f"{size:g} MB: {whole:.1f} s")
        for name, seconds in times.items():
            print(f"  {name:10} {seconds:7.2f} s  {seconds / whole:4.0%}")


def text_of(length: int) -> str:
    """Return so many code points of running text."""
    text = cg.example("eastern-flank").document.text
    body = text[: text.index("\n- ")] if "\n- " in text else text
    return (body + "\n\n") * (length // len(body) + 1)


def measure(text: str) -> dict[str, float]:
    """Return the seconds of each step, dictionaries loaded before."""
    mentions_of("Norway voted.", [(0, 13)], named_in("Norway voted.", [(0, 13)]))
    times: dict[str, float] = {}

    def timed(name: str, step: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = step()
        times[name] = times.get(name, 0) + time.perf_counter() - start
        return result

    read: list[Node] = timed("citations", lambda: read_text(text, only_citations=True))
    nodes = read
    document = nodes[0]
    assert isinstance(document, Document)
    spans = Passages(document, nodes).spans
    names = timed("names", lambda: named_in(text, spans))
    mentions = timed("actors", lambda: mentions_of(text, spans, names))
    events = timed("events", lambda: find_events(text, spans, names, mentions))
    places = [[(n.start, n.end) for n in found] for found in names]
    voices = timed("voices", lambda: find_voices(text, spans, places))
    nodes = timed("joins", lambda: with_actors(document, nodes, mentions))
    nodes = timed("joins", lambda: with_events(document, nodes, events))
    nodes = timed("joins", lambda: with_voicings(document, nodes, voices, mentions))
    timed("figures", lambda: figure_nodes(nodes))
    return times


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2)
