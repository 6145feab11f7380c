"""Events that have names: "2014 Norwegian general election"."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.model import EventStatus
from claimgraph.reading.events import status
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.context import Candidate, EventContext, EventMention
from claimgraph.reading.events.coreference import plain_name
from claimgraph.reading.lang.en.tokens import has_four_digits


def named_events(ctx: EventContext) -> Iterator[Candidate]:
    """Yield the events that have names, "2014 Norwegian general election"."""
    for name in ctx.names:
        if name.kind != "event":
            continue
        if ctx.text[name.end : name.end + 2] in ("-s", "-t", "-e", "-l"):
            continue  # a World Cup-style event
        words = " ".join(ctx.text[name.start : name.end].split())
        years = [w for w in words.split() if has_four_digits(w)]
        year = years[0] if len(years) == 1 and years[0][0] in "12" else None
        at = ctx.text.find(year, name.start) if year else 0
        first, last = ctx.within(name.start, name.end)
        event = EventMention(
            name.start, name.end, words, plain_name(words), _named_status(ctx, first, last),
            start_date=year, end_date=year, dated_by=((at, at + 4),) if year else (),
            basis="name", rule=name.basis, confidence=name.confidence,
        )  # fmt: skip
        yield Candidate(event, first, last, sure=True)


def _named_status(ctx: EventContext, first: int, last: int) -> EventStatus:
    """Return that a named event happened, unless words around it say that it is to come."""
    before = {ctx.s.lower(j) for j in range(max(0, first - 3), first)}
    governed = status.clause_status(ctx.s, first, last, past_infinitives=False)
    return "planned" if before & tr.PLANNED or governed == "planned" else "happened"
