"""Finds events: who does what to whom, where and when, and whether it happened or is planned.

Conservative: a noun or verb of happening counts when something ties it down, be it who takes part,
a place, a time, or a verb that says that it happens; what shows no status is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from claimgraph.model import EventStatus
from claimgraph.patterns import regex
from claimgraph.reading.entities.names import Mention, Name
from claimgraph.reading.events import status
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.alone import named_alone, with_objects
from claimgraph.reading.events.arguments import subject_and_verb
from claimgraph.reading.events.context import Candidate, EventContext, EventMention, Told
from claimgraph.reading.events.extent import object_phrase
from claimgraph.reading.events.named_events import named_events
from claimgraph.reading.events.noun_events import is_noun, noun_event
from claimgraph.reading.events.timing import behind_date, timed
from claimgraph.reading.events.verb_events import verb_event
from claimgraph.reading.events.verb_forms import is_reduced
from claimgraph.reading.lang.en.lexicon import MEASURES
from claimgraph.reading.lang.en.noun_phrases import head_of
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.subjects import group_start
from claimgraph.reading.lang.word_lists import phrase_list, share
from claimgraph.reading.layers import Statement
from claimgraph.reading.places import Stretches
from claimgraph.reading.temporal.expressions import (
    TimeExpression,
    openings_in,
    time_expressions,
)
from claimgraph.reading.temporal.normalise import Clock


def find_events(
    text: str,
    sentences: Iterable[Sentence],
    names: Iterable[Sequence[Name]],
    mentions: Iterable[Mention],
    published: str | None = None,
    statements: Sequence[Statement] = (),
    alleged: Sequence[tuple[int, int]] = (),
    who: Callable[[tuple[int, int]], str | None] = lambda _: None,
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
        who: returns the person that the "he" or "she" at a place means; None where that is open.
    """
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    starts = [m.start for m in ordered]
    clock = Clock(published, south=any(m.name in _SOUTHERN for m in ordered))
    told = Told(text, statements, ordered)
    open_ = Stretches(alleged)
    found: list[EventMention] = []
    lead, past = None, 0
    for sentence, named in zip(sentences, names, strict=True):
        if not sentence.tokens or sentence.tokens[-1].text == "?":
            continue  # what is asked need not happen
        start, end = sentence.tokens[0].start, sentence.tokens[-1].end
        here = ordered[bisect_left(starts, start) : bisect_right(starts, end)]
        openings = openings_in(sentence)
        times = list(time_expressions(text, start, end, openings)) if openings else []
        times = times or _date_above(text, start)
        if year := start and _YEAR_LINE.search(text, max(0, start - _BEFORE), start):
            clock.read(TimeExpression(*year.span(1), "lead", {"y": year[1]}))
        ctx = EventContext(text, sentence, named, here, times, told)
        goes_on = lead == "line" and "\n" not in text[past:start]
        lead = ctx.lead = ctx.lead or ("line" if goes_on else None)
        past = end
        headline = status.is_headline(sentence) and _heads(text, start, end)
        for c in timed(ctx, _candidates(ctx), clock):
            if c.told or c.event.definite:
                put = _put(ctx, c, open_)
                bare = not c.told or _names_nothing(ctx, c)
                said = text[c.event.start : c.event.end]
                event = c.event._replace(bare=bare, status=put, headline=headline, said=said)
                if event.basis != "name":
                    rule = rule_of(ctx, c, headline=headline)
                    event = event._replace(rule=rule, confidence=share(_ROOM, rule))
                alone = named_alone(event, text[start:end], start, who)
                found.append(with_objects(sentence, alone, who))
    return sorted(found, key=lambda e: (e.start, e.end))


def rule_of(ctx: EventContext, c: Candidate, *, headline: bool) -> str:
    """Return the rule that finds what a noun or verb tells: a row of ``precision.tsv``."""
    if headline:
        return "headline"
    if behind_date(ctx, c.first):
        return "datedLine"
    if c.event.basis == "noun":
        return "noun" if c.event.deed in _NOMINAL_DEEDS else "nounOfAction"
    forms = set(ctx.s.verb_lemmas(c.first))
    if ctx.s.tag(group_start(ctx.s, c.first) - 1) == "TO":
        return "infinitive"
    if ctx.s.tag(c.first) == "ING" or is_reduced(ctx, c.first):
        return "participle"
    if " " in c.event.deed:
        return "phrasalVerb"
    done = c.event.deed not in forms and object_phrase(ctx, c.first) is not None
    if done and forms & (tr.LIGHT | tr.STAGING):
        return "lightVerb"
    return next((rule for rule, verbs in _RULES.items() if forms & verbs), "otherVerb")


_ROOM = "claimgraph.reading.events"
_NOMINAL_DEEDS = frozenset(tr.NOMINAL.values())
_RULES = {"listedVerb": tr.VERBS, "verbByObject": tr.NOT_EVENTS}
_SOUTHERN = frozenset(phrase_list("en/temporal.txt", "southern"))
_DATE_LINE = regex(r"(?:^|\n)[ *#-]*([^\n:]{4,30}):[ *]*\n\s*$")
_YEAR_LINE = regex(r"(?:^|\n)[ *#]*((?:1\d|20)\d\d)[ *]*\n\s*$")
"""A year in a line of its own, under which a timeline gives days alone."""
_BEFORE = 50
"""Characters before a sentence among which a date in a line of its own is looked for."""


def _date_above(text: str, start: int) -> list[TimeExpression]:
    """Return the date that a line gives, with a colon, for the sentence below it: "1837:"."""
    line = _DATE_LINE.search(text, max(0, start - _BEFORE), start) if start else None
    if line is None:
        return []
    found = list(time_expressions(text, *line.span(1)))
    return found if [(t.start, t.end) for t in found] == [line.span(1)] else []


_NO_SUBJECTS = frozenset({"i", "we", "you", "whose", "which", "who"})
"""Words that begin no name of an event that reads alone."""
_CONDITIONS = frozenset({"if", "unless", "when", "whether"})
_NO_OPENERS = _NO_SUBJECTS | _CONDITIONS


def _names_nothing(ctx: EventContext, c: Candidate) -> bool:
    """Whether nobody knows an event by its name: "the strike", "a six-hour debate"."""
    event = c.event
    if event.basis == "verb":
        return event.name.split(" ", 1)[0].lower() in _NO_OPENERS
    alone = " " not in event.name and event.basis == "noun" and (event.definite or not c.sure)
    happened = event.definite and all(w in tr.HAPPENED for w in event.name.split()[1:])
    alone = alone or (event.basis == "noun" and (happened or _only_lasts(ctx, c)))
    return alone and not (event.agents or event.participants or event.places)


def _only_lasts(ctx: EventContext, c: Candidate) -> bool:
    """Whether a noun is told of by how long it lasts alone: "a six-hour debate"."""
    beside = [j for j in range(c.first, c.last) if ctx.s.tag(j) in ("NOUN", "NAME", "ADJ")]
    apart = [ctx.s.lower(j) for j in beside if not tr.is_nominal(ctx.s.lower(j))]
    return bool(apart) and all(word.rpartition("-")[2] in MEASURES for word in apart)


def _heads(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a line of its own that is no item of a list."""
    before = text[text.rfind("\n", max(0, start - 12), start) + 1 : start] if start else ""
    after = text[end : end + 12].lstrip("*_ ")
    return not before.strip("#*_ ") and after[:1] == "\n"


def _candidates(ctx: EventContext) -> list[Candidate]:
    named = list(named_events(ctx))
    found: list[Candidate] = []
    for candidate in _told(ctx):
        named = [one for one in named if not _is_subject(ctx, one, candidate)]
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
    return [*named, *found]


def _put(ctx: EventContext, c: Candidate, alleged: Stretches) -> EventStatus:
    """Return the status of an event: alleged or denied where its statement is, else its own."""
    at = ctx.tokens[c.verbs[0] if c.verbs and c.event.basis == "verb" else c.first].start
    if c.event.basis != "name" and status.is_accused(ctx.s, c.first):
        return "alleged"
    over = status.put_by_clause_over(ctx.s, c.verbs[0]) if c.event.basis == "verb" else None
    if c.event.status == "ongoing" and ctx.lead == "line" and ctx.s.tag(c.first) != "ING":
        c = c._replace(event=c.event._replace(status="happened"))  # "talks follow in Oslo"
    if c.event.status not in ("happened", "ongoing"):
        return "hypothetical" if over == "hypothetical" else c.event.status
    statement = ctx.told.at(at)
    put = statement.factuality if statement else None
    if put and put.modality == "denied" and all(a != at for a, _ in put.shown_by):
        return "denied"
    if over:
        return over
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
    return subject is not None and head_of(ctx.s, subject) == head_of(
        ctx.s, (noun.first, noun.last)
    )


def _is_subject(ctx: EventContext, noun: Candidate, verb: Candidate) -> bool:
    """Whether a noun is the subject of a passive that tells what came of it: "the protest was
    rejected" is one event."""
    if noun.event.basis == "name":
        told = verb.event.name.removeprefix("The ").removeprefix("the ")
        does = tr.EFFECTS & set(ctx.s.verb_lemmas(verb.first))
        return told.startswith(f"{noun.event.name} ") and bool(
            does or told.startswith((f"{noun.event.name} was ", f"{noun.event.name} were "))
        )
    within = verb.event.start <= noun.event.start and noun.event.end <= verb.event.end
    if noun.event.basis != "noun" or verb.event.basis != "verb" or not within:
        return False
    group = group_start(ctx.s, verb.first)
    held = group == verb.first == noun.last and ctx.s.tag(group) == "PAST" and is_passive_of(verb)
    return held or any(ctx.s.is_be(j) for j in range(group, verb.first))


def is_passive_of(verb: Candidate) -> bool:
    """Return whether the name of an event says that it is done: "A deal was signed in Orr"."""
    return " was " in verb.event.name or " were " in verb.event.name


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
