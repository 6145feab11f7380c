"""Finds events: who does what to whom, where and when, and whether it happened or is planned.

Conservative: a noun or verb of happening counts when something ties it down, be it who takes part,
a place, a time, or a verb that says that it happens; what shows no status is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.reading.entities.mentions import Mention
from claimgraph.reading.entities.names import Name
from claimgraph.reading.events.clock import Clock
from claimgraph.reading.events.happenings import Candidate, Happening
from claimgraph.reading.events.nouns import named_events, noun_event
from claimgraph.reading.events.scene import Scene
from claimgraph.reading.events.timewords import may_say_when, time_words
from claimgraph.reading.events.timing import timed
from claimgraph.reading.events.verbs import verb_event
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import tokenize

Span = tuple[int, int]


def find_events(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[Sequence[Name]],
    mentions: Sequence[Mention],
    published: str | None = None,
) -> list[Happening]:
    """Return the events told of in a text, in reading order, each mention by itself.

    Args:
        text: the document.
        sentences: where its sentences are (code points, end excluded), in order.
        names: the names of each sentence.
        mentions: the actors mentioned.
        published: the day the text came out (ISO 8601), which "yesterday" is counted from.

    >>> from claimgraph.reading.entities.mentions import find_mentions, named_in
    >>> text = "Norway sent 40 medics to Chad on Tuesday."
    >>> spans = [(0, len(text))]
    >>> named, mentions = named_in(text, spans), find_mentions(text, spans)
    >>> for e in find_events(text, spans, named, mentions, "2026-03-11"):
    ...     print(e.name, e.status, e.agents, e.places, e.start_date)
    Norway sent 40 medics to Chad happened ('Norway',) ('Chad',) 2026-03-10
    """
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    starts = [m.start for m in ordered]
    clock = Clock(published)
    found: list[Happening] = []
    for (start, end), named in zip(sentences, names, strict=True):
        tokens = tokenize(text, start, end)
        inside = frozenset(t.start for t in tokens for n in named if n.start <= t.start < n.end)
        here = ordered[bisect_left(starts, start) : bisect_right(starts, end)]
        times = list(time_words(text, start, end)) if may_say_when(tokens) else ()
        scene = Scene(text, Sentence(tokens, inside), named, here, times)
        for c in timed(scene, _candidates(scene), clock):
            if c.told or c.event.definite:
                found.append(replace(c.event, bare=not c.told))
    return sorted(found, key=lambda e: (e.start, e.end))


def _candidates(scene: Scene) -> list[Candidate]:
    return [*named_events(scene), *_told(scene)]


def _told(scene: Scene) -> Iterator[Candidate]:
    """Yield what nouns and verbs tell; what lies within one event is part of it."""
    end = 0
    for i in range(len(scene.tokens)):
        if i < end or i in scene.named:
            continue
        found = noun_event(scene, i) if scene.s.tag(i) == "NOUN" else None
        if scene.s.tag(i) in ("VERB", "PAST", "ING"):
            found = verb_event(scene, i)
        if found:
            yield found
            end = found.last
