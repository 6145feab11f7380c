"""Which words that say when belong to which event, and what days they mean there.

A time goes with the verb of its clause: the nearest before it, else the one that follows. It goes
with a noun it stands beside where that verb cannot take it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.events import status
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.mentions import Candidate, EventMention
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.temporal.normalise import Clock, When

_VERBAL = frozenset({"VERB", "PAST", "AUX", "ING"})
_REACH = 60
"""How many tokens from a time its verb is looked for."""


def timed(ctx: EventContext, found: Sequence[Candidate], clock: Clock) -> list[Candidate]:
    """Return the events of a sentence with their times; the clock goes on to what it read."""
    events = list(found)
    for words in ctx.times:
        first, end = ctx.within(words.start, words.end)
        verb = governing_verb(ctx.s, first, end)
        mine = [k for k, c in enumerate(events) if _belongs(ctx.s, c, first, end, verb)]
        when = clock.read(words, _forward(ctx.s, verb, [events[k] for k in mine]))
        for k in mine:
            event = _dated(events[k].event, when, clock)
            events[k] = replace(events[k], event=event)
    return events


def governing_verb(s: Sentence, first: int, end: int) -> int | None:
    """Return the verb that words from ``first`` to ``end`` go with; None when there is none."""
    opens = s.tag(first - 1) in ("CONJ", "SUB", "REL") or first == 0
    before = None if opens else _verb_before(s, first)
    return before if before is not None else _verb_after(s, end)


def _verb_before(s: Sentence, first: int) -> int | None:
    for j in range(first - 1, max(-1, first - _REACH), -1):
        if s.tag(j) in ("SUB", "REL") or s.lower(j) in (";", ":"):
            return None
        if s.tag(j) in _VERBAL and not status.is_attribute(s, j):
            return j
    return None


def _verb_after(s: Sentence, end: int) -> int | None:
    """Return the first finite verb, relative clauses passed over."""
    relative = False
    for j in range(end, min(len(s.tokens), end + _REACH)):
        relative = relative or s.tag(j) == "REL"
        if s.tag(j) in ("AUX", "MODAL", "PAST", "VERB"):
            if not relative:
                return status.main_verb(s, j)
            relative = s.tag(j + 1) in _VERBAL  # goes on until its last verb
    return None


def _belongs(s: Sentence, c: Candidate, first: int, end: int, verb: int | None) -> bool:
    """Whether words from ``first`` to ``end``, which go with a verb, say when an event is."""
    if c.event.basis == "name":
        return False
    if verb is not None and verb in c.verbs:
        return True
    if c.event.basis == "verb":
        return verb is not None and c.first <= verb < c.last
    within = c.first <= first and end <= c.last
    free = verb is None or verb >= c.last or status.verb_status(s, verb) == "ongoing"
    return within or (first == c.last and free)


def _forward(s: Sentence, verb: int | None, events: Sequence[Candidate]) -> bool | None:
    """Return whether a time lies ahead, by its verb or its event; None when that is open."""
    told = {c.event.status for c in events}
    if told & {"happened", "planned"} and len(told) == 1:
        return "planned" in told
    if verb is None:
        return None
    if s.tag(verb - 1) == "TO":
        return {"planned": True, "happened": False}.get(status.infinitive_status(s, verb) or "")
    state = status.verb_status(s, verb)
    if state in ("happened", "planned"):
        return state == "planned"
    group = {s.lower(j) for j in range(group_start(s, verb), verb)}
    return not group & {"have", "had", "was", "were"}


def _dated(event: EventMention, when: When, clock: Clock) -> EventMention:
    """Return an event with one more time; the first that gives days is its date."""
    spans = (*event.dated_by, (when.start, when.end))
    if when.period is None or event.start_date or event.end_date:
        return replace(event, dated_by=spans)
    start, end = when.period.start, when.period.end
    to_come = event.status == "ongoing" and clock.is_to_come(start)
    return replace(
        event, dated_by=spans, start_date=start, end_date=end, date_confidence=when.confidence,
        status="planned" if to_come else event.status,
    )  # fmt: skip
