"""Finds events: who does what to whom, where and when, and whether it happened or is planned.

Conservative: a noun or verb of happening counts when something ties it down, be it who takes part,
a place, a time, or a verb that says that it happens; what shows no status is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimgraph.reading.entities.mentions import Mention
from claimgraph.reading.entities.names import Name
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.mentions import Candidate, EventMention
from claimgraph.reading.events.nouns import named_events, noun_event
from claimgraph.reading.events.timing import timed
from claimgraph.reading.events.verbs import verb_event
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.temporal.expressions import may_say_when, time_expressions
from claimgraph.reading.temporal.normalise import Clock


def find_events(
    text: str,
    sentences: Iterable[Sentence],
    names: Iterable[Sequence[Name]],
    mentions: Iterable[Mention],
    published: str | None = None,
) -> list[EventMention]:
    """Return the events told of in a text, in reading order, each mention by itself.

    Args:
        text: the document.
        sentences: its sentences in order, tagged with the names known.
        names: the names of each sentence.
        mentions: the actors mentioned.
        published: the day the text came out (ISO 8601), which "yesterday" is counted from.
    """
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    starts = [m.start for m in ordered]
    clock = Clock(published)
    found: list[EventMention] = []
    for sentence, named in zip(sentences, names, strict=True):
        if not sentence.tokens:
            continue
        start, end = sentence.tokens[0].start, sentence.tokens[-1].end
        here = ordered[bisect_left(starts, start) : bisect_right(starts, end)]
        times = list(time_expressions(text, start, end)) if may_say_when(sentence.tokens) else ()
        ctx = EventContext(text, sentence, named, here, times)
        for c in timed(ctx, _candidates(ctx), clock):
            if c.told or c.event.definite:
                found.append(replace(c.event, bare=not c.told))
    return sorted(found, key=lambda e: (e.start, e.end))


def _candidates(ctx: EventContext) -> list[Candidate]:
    return [*named_events(ctx), *_told(ctx)]


def _told(ctx: EventContext) -> Iterator[Candidate]:
    """Yield what nouns and verbs tell; what lies within one event is part of it."""
    end = 0
    for i in range(len(ctx.tokens)):
        if i < end or i in ctx.named:
            continue
        tag = ctx.s.tag(i)
        if tag == "NOUN":
            found = noun_event(ctx, i)
        elif tag in ("VERB", "PAST", "ING"):
            found = verb_event(ctx, i)
        else:
            continue
        if found:
            yield found
            end = found.last
