"""Finds events: who does what to whom, where and when, and whether it happened or is planned.

Conservative: a noun or verb of happening counts when something ties it down, be it who takes part,
a place, a time, or a verb that says that it happens; what shows no status is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimgraph.model import EventStatus
from claimgraph.reading.entities.mentions import Mention
from claimgraph.reading.entities.names import Name
from claimgraph.reading.events import status
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import subject_and_verb
from claimgraph.reading.events.context import Candidate, EventContext, EventMention
from claimgraph.reading.events.frames import head_of
from claimgraph.reading.events.labels import Told
from claimgraph.reading.events.nouns import is_noun, named_events, noun_event
from claimgraph.reading.events.verbs import verb_event
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.layers import Statement
from claimgraph.reading.places import Stretches
from claimgraph.reading.temporal.expressions import may_open, time_expressions
from claimgraph.reading.temporal.normalise import Clock, When

_VERBAL = frozenset({"VERB", "PAST", "AUX", "ING"})
_REACH = 60
"""How many tokens from a time its verb is looked for."""


def timed(ctx: EventContext, found: Sequence[Candidate], clock: Clock) -> list[Candidate]:
    """Return the events of a sentence with their times; the clock goes on to what it read."""
    events = list(found)
    for words in ctx.times:
        first, end = ctx.within(words.start, words.end)
        if _compared(ctx.s, first):
            if words.relation == "since":
                clock.read(words, forward=False)  # "the worst since 1987, when": that is told of
            continue
        verb = governing_verb(ctx.s, first, end)
        mine = [k for k, c in enumerate(events) if _belongs(ctx.s, c, first, end, verb)]
        if not mine and verb is not None and verb < first and ctx.s.tag(verb) == "ING":
            verb = _verb_before(ctx.s, verb)  # "held men carrying arms on Monday"
            mine = [k for k, c in enumerate(events) if _belongs(ctx.s, c, first, end, verb)]
        when = clock.read(words, _forward(ctx.s, verb, [events[k] for k in mine]))
        for k in mine:
            event = _dated(events[k].event, when, clock)
            events[k] = events[k]._replace(event=event)
    return events


def _compared(s: Sentence, first: int) -> bool:
    """Whether a time is that of what is compared with: "down from 29 million a year earlier".

    So it is in "the highest level since 1954".
    """
    if s.lower(first) == "since" and _is_record(s, first):
        return True
    j = first - 1
    while j > 0 and (s.tag(j) in ("NUM", "NOUN") or s.tokens[j].text in "$€£%"):
        j -= 1
    amount = any(s.tag(k) == "NUM" for k in range(j + 1, first))
    return amount and s.lower(j) in ("from", "than", "against")


def _is_record(s: Sentence, first: int) -> bool:
    """Whether a superlative or "first" stands shortly before: "its highest level since"."""
    for j in range(first - 1, max(-1, first - 6), -1):
        if s.tag(j) in ("VERB", "PAST", "AUX", "MODAL") or s.lower(j) == ",":
            return False
        if s.lower(j) == "first" or (s.lower(j).endswith("est") and s.tag(j) in ("ADJ", "NOUN")):
            return True
    return False


def governing_verb(s: Sentence, first: int, end: int) -> int | None:
    """Return the verb that words from ``first`` to ``end`` go with; None when there is none."""
    opens = s.tag(first - 1) in ("CONJ", "SUB", "REL") or first == 0
    within = s.lower(first) == "since" and end < s.end and s.lower(end) == ","
    if within and _verb_before(s, first) is None:
        return None  # "the party, in power since 1966, won"
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
        return event._replace(dated_by=spans)
    counted = when.confidence is not None
    if counted and event.status == "happened" and clock.is_to_come(when.period.start):
        return event._replace(dated_by=spans)  # what happened lies behind: counted from a wrong day
    start, end = when.period.start, when.period.end
    to_come = event.status == "ongoing" and clock.is_to_come(start)
    return event._replace(
        dated_by=spans, start_date=start, end_date=end, date_confidence=when.confidence,
        status="planned" if to_come else event.status,
    )  # fmt: skip


def find_events(
    text: str,
    sentences: Iterable[Sentence],
    names: Iterable[Sequence[Name]],
    mentions: Iterable[Mention],
    published: str | None = None,
    statements: Sequence[Statement] = (),
    alleged: Sequence[tuple[int, int]] = (),
) -> list[EventMention]:
    """Return the events told of in a text, in reading order, each mention by itself.

    Args:
        text: the document.
        sentences: its sentences in order, tagged with the names known.
        names: the names of each sentence.
        mentions: the actors mentioned.
        published: the day the text came out (ISO 8601), which "yesterday" is counted from.
        statements: what the text states, which tells whom "she" and "who" mean.
        alleged: what somebody is said to allege (code points, end excluded).
    """
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    starts = [m.start for m in ordered]
    clock = Clock(published)
    told = Told(statements, ordered)
    open_ = Stretches(alleged)
    found: list[EventMention] = []
    for sentence, named in zip(sentences, names, strict=True):
        if not sentence.tokens:
            continue
        start, end = sentence.tokens[0].start, sentence.tokens[-1].end
        here = ordered[bisect_left(starts, start) : bisect_right(starts, end)]
        openings = may_open(sentence.tokens)
        times = list(time_expressions(text, start, end, openings)) if openings else ()
        ctx = EventContext(text, sentence, named, here, times, told)
        headline = status.is_headline(sentence) and _heads(text, start, end)
        for c in timed(ctx, _candidates(ctx), clock):
            if c.told or c.event.definite:
                put = _put(ctx, c, open_)
                bare = not c.told or _names_nothing(c)
                found.append(c.event._replace(bare=bare, status=put, headline=headline))
    return sorted(found, key=lambda e: (e.start, e.end))


def _names_nothing(c: Candidate) -> bool:
    """Whether an event has one word for a name, by which nobody knows it: "the strike"."""
    event = c.event
    alone = " " not in event.name and event.definite and event.basis == "noun"
    return alone and not (event.agents or event.participants or event.places)


def _heads(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a line of its own that is no item of a list."""
    before = text[text.rfind("\n", max(0, start - 12), start) + 1 : start] if start else ""
    after = text[end : end + 12].lstrip("*_ ")
    return not before.strip("#*_ ") and after[:1] == "\n"


def _candidates(ctx: EventContext) -> list[Candidate]:
    found: list[Candidate] = list(named_events(ctx))
    for candidate in _told(ctx):
        before = found[-1] if found else None
        if before is not None and _is_subject(ctx, before, candidate):
            found[-1] = candidate
        elif before is not None and _is_effect(ctx, before, candidate):
            event = candidate.event._replace(deed=before.event.deed)
            found[-1] = candidate._replace(event=event, verbs=(*before.verbs, *candidate.verbs))
        elif before is not None and _does(ctx, before, candidate):
            found[-1] = candidate._replace(verbs=(*before.verbs, *candidate.verbs))
        else:
            found.append(candidate)
    return found


def _put(ctx: EventContext, c: Candidate, alleged: Stretches) -> EventStatus:
    """Return the status of an event: alleged or denied where its statement is, else its own."""
    at = ctx.tokens[c.verbs[0] if c.verbs and c.event.basis == "verb" else c.first].start
    if c.event.basis != "name" and status.is_accused(ctx.s, c.first):
        return "alleged"
    if c.event.status not in ("happened", "ongoing"):
        return c.event.status
    statement = ctx.told.at(at)
    put = statement.factuality if statement else None
    if put and put.modality == "denied" and all(a != at for a, _ in put.shown_by):
        return "denied"
    claimed = alleged.holding(at, at + 1) is not None
    return "alleged" if claimed or status.is_alleged(ctx.s, c.first) else c.event.status


def _is_effect(ctx: EventContext, noun: Candidate, verb: Candidate) -> bool:
    """Whether a verb tells what its subject, an event, does: "a fire damaged the hall"."""
    if noun.event.basis != "noun" or verb.event.basis != "verb":
        return False
    subject = subject_and_verb(ctx, verb.first)[0]
    within = verb.event.start <= noun.event.start and noun.event.end <= verb.event.end
    within = within or (subject is not None and subject[0] <= noun.first < noun.last <= subject[1])
    return within and not tr.EFFECTS.isdisjoint(ctx.s.verb_lemmas(verb.first))


def _does(ctx: EventContext, noun: Candidate, verb: Candidate) -> bool:
    """Whether a noun of happening is who acts in the next event: "an inquiry cleared her"."""
    if noun.event.basis != "noun" or verb.event.basis != "verb":
        return False
    subject = subject_and_verb(ctx, verb.first)[0]
    return subject is not None and head_of(ctx, subject) == head_of(ctx, (noun.first, noun.last))


def _is_subject(ctx: EventContext, noun: Candidate, verb: Candidate) -> bool:
    """Whether a noun is the subject of a passive that tells what came of it: "the protest was
    rejected" is one event."""
    within = verb.event.start <= noun.event.start and noun.event.end <= verb.event.end
    if noun.event.basis != "noun" or verb.event.basis != "verb" or not within:
        return False
    return any(ctx.s.is_be(j) for j in range(group_start(ctx.s, verb.first), verb.first))


def _told(ctx: EventContext) -> Iterator[Candidate]:
    """Yield what nouns and verbs tell; what lies within one event is part of it."""
    end = 0
    for i in range(len(ctx.tokens)):
        if i < end or i in ctx.named:
            continue
        tag = ctx.s.tag(i)
        if tag == "NOUN" or (tag == "ING" and is_noun(ctx, i)):
            found = noun_event(ctx, i)
        elif tag in ("VERB", "PAST", "ING"):
            found = verb_event(ctx, i)
        else:
            continue
        if found:
            yield found
            end = found.last
