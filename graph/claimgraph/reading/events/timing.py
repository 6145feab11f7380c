"""When events happen: the words of a sentence that say when, of which event, and their days."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.patterns import regex
from claimgraph.reading.events import status
from claimgraph.reading.events.context import Candidate, EventContext, EventMention, Lead
from claimgraph.reading.lang.en.lexicon import BOUNDS, SAME_IN_PAST
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.subjects import group_start
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.temporal.expressions import TimeExpression
from claimgraph.reading.temporal.normalise import Clock, When

_VERBAL = frozenset({"VERB", "PAST", "AUX", "ING"})
_REACH = 60
"""How many tokens from a time its verb is looked for."""


def timed(ctx: EventContext, found: Sequence[Candidate], clock: Clock) -> list[Candidate]:
    """Return the events of a sentence with their times; the clock goes on to what it read."""
    events = list(found)
    for words in ctx.times:
        first, end = ctx.within(words.start, words.end)
        if _is_dateline(ctx, words.end, first):
            clock.read(words, forward=False)
            continue
        beside = _of_noun(ctx, words, first, end)
        if beside and words.relation is not None:
            clock.read(words._replace(relation=None), forward=False)
            continue  # "after the March 2020 attack": of the attack, and no bound of its day
        if _compared(ctx.s, first, words.kind):
            if words.relation == "since":
                clock.read(words, forward=False)  # "the worst since 1987, when": that is told of
            continue
        verb = None if beside else governing_verb(ctx.s, first, end)
        mine = [k for k, c in enumerate(events) if _belongs(ctx.s, c, first, end, verb)]
        if not mine and verb is not None and verb < first and ctx.s.tag(verb) == "ING":
            verb = _verb_before(ctx.s, verb)  # "held men carrying arms on Monday"
            mine = [k for k, c in enumerate(events) if _belongs(ctx.s, c, first, end, verb)]
        told = clock.latest
        if verb is not None and verb > end and ctx.s.lower(end + 1) == "when":
            words = words._replace(relation=None)  # "until 2013, when they banned it"
        ahead = _forward(ctx.s, verb, [events[k] for k in mine])
        so_far = (ctx.s.lower(first - 2), ctx.s.lower(first - 1)) == ("as", "of")
        line = ctx.lead == "line" and first == 0  # "May 3 – Rebels sign a truce"
        ahead = ahead and not (line or (so_far and _goes_on_with(ctx.s, verb)))
        when = clock.read(words, ahead, in_order=line)
        aside = group_start(ctx.s, verb) - 1 if verb is not None else 0
        if ctx.s.tag(aside) == "REL" or (
            ctx.s.lower(aside) == "that" and ctx.s.tag(aside - 1) == "NOUN"
        ):
            clock.latest = told  # an aside: the text goes on where it was
        for k in mine:
            event = _dated(events[k].event, when, clock, ctx.lead)
            if ctx.lead is None and _is_arranged(ctx.s, events[k], words):
                event = event._replace(status="planned")
            events[k] = events[k]._replace(event=event)
    return events


def behind_date(ctx: EventContext, i: int) -> bool:
    """Return whether a token stands right behind the date of a line: "2019: Opens a plant"."""
    timed = (j in ctx.timed or ctx.s.tag(j) == "MARK" for j in range(i))
    return ctx.lead == "line" and all(timed)


def _of_noun(ctx: EventContext, words: TimeExpression, first: int, end: int) -> bool:
    """Whether a time belongs to a noun and not to what the sentence tells.

    So does "its late February tariffs", what stands in "since its birth in 1949, it has grown",
    and, if it is no day, in "after the war in 1945 he left".
    """
    s = ctx.s
    named = s.tag(end) in ("NOUN", "ADJ") and s.lower(end) not in _PARTS_OF_DAY
    owned = s.tag(first - 1) in ("DET", "POSS") or s.lower(first - 1) in ("'s", "’s")
    article = " the " in ctx.text[words.start : words.end]
    if named and words.kind in _CALENDAR and (owned or (article and words.relation)):
        return True
    if s.lower(end) in ("'s", "’s") or ctx.text[words.end : words.end + 2] in ("'s", "’s"):
        return True  # "over last month's attack"
    if _is_apposed(s, first, end) or _is_in_brackets(s, first, end):
        return True
    at = first - (s.lower(first - 1) in ("to", "from"))
    at -= s.lower(at - 1) == "back"
    span = at < first and s.lower(at - 1) in ("year", "months", "quarter", "weeks")
    if span or s.lower(at - 1) in _DATING:
        return True  # "in the year to May", "11 other fires dating back to July 2015"
    if s.lower(first) == "from" and words.relation and s.tag(first - 1) == "NOUN":
        return True  # "in its opinion from 19 July"
    if s.tag(first - 2) == "POSS" and s.lower(first - 1) in _MEASURED:
        return True  # "a tenth of its size in 1963"
    if words.relation is not None or s.lower(first) not in _PLACING:
        return False
    j = first - 1
    while j >= 0 and (s.tag(j) in _NOMINAL or s.lower(j) in _INSIDE):
        j -= 1
    if j == first - 1 or s.lower(j) not in _BOUNDING:
        return s.lower(j - 1) + " " + s.lower(j) in _BOUNDING_PAIRS and j < first - 1
    days = words.kind in ("weekday", "day", "day_after", "deictic", "iso")
    return s.lower(j) not in ("after", "following") or not days


def _is_in_brackets(s: Sentence, first: int, end: int) -> bool:
    """Whether a time stands in brackets without a verb: "the trend (1995-2005)"."""
    j = first - 1
    while j > 0 and s.lower(j) not in ("(", ")") and s.tag(j) not in _VERBAL:
        j -= 1
    k = end
    while k < s.end and s.lower(k) not in ("(", ")") and s.tag(k) not in _VERBAL:
        k += 1
    return j > 1 and s.lower(j) == "(" and s.lower(k) == ")"


def _is_apposed(s: Sentence, first: int, end: int) -> bool:
    """Whether a time is of what stands between commas: "Lee, a winner here in 2012, lost"."""
    j = first - 1
    while j > 0 and s.lower(j) != "," and s.tag(j) not in _VERBAL:
        j -= 1
    k = end
    while k < s.end and s.lower(k) != "," and s.tag(k) not in _VERBAL:
        k += 1
    return 0 < j < first - 1 and s.lower(j) == s.lower(k) == "," and s.tag(j + 1) == "DET"


_MEASURED = word_list("en/temporal.txt", "measured")
_DATING = frozenset({"dating", "dated", "stretching"})
_CALENDAR = frozenset(
    {"day", "day_after", "month", "month_year", "year", "season_year", "years_joined"}
)
_PLACING = frozenset({"in", "on", "of", "at"})
_NOMINAL = frozenset({"NOUN", "ADJ", "DET", "POSS", "NUM", "NAME"})
_INSIDE = frozenset({"of", "'s", "’s", "'", "’"})
_BOUNDING = frozenset({"since", "before", "until", "after", "following"})
_BOUNDING_PAIRS = frozenset({"prior to", "ahead of"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})


def _is_dateline(ctx: EventContext, end: int, first: int) -> bool:
    """Whether a time stands in a dateline: "KARST, Sept 10 (Meridian) — ..."."""
    opens = not any(ctx.s.tag(j) in _VERBAL for j in range(first))
    dated = first or "(" in ctx.text[end : end + 2]  # not "March 1984 – Orr sells the mill"
    return bool(opens and dated and first < _HEAD and _DATELINE.match(ctx.text, end))


_HEAD = 10
"""Tokens within which a dateline ends."""
_DATELINE = regex(r"\s?(?:\([^()\n]{2,40}\)\s?-\s|(?:\([^()\n]{2,40}\))?\s?[—–]\s)")


def _compared(s: Sentence, first: int, kind: str) -> bool:
    """Whether a time is that of what is compared with: "down from 29 million a year earlier".

    So it is in "the highest level since 1954", but not in "led from 20 homes on Sunday".
    """
    if s.lower(first) == "since" and _is_record(s, first):
        return True
    j = first - 1
    while j > 0 and (
        s.tag(j) in ("NUM", "NOUN") or s.tokens[j].text in "$€£%" or s.lower(j) in BOUNDS
    ):
        j -= 1
    amount = any(s.tag(k) == "NUM" for k in range(j + 1, first))
    figures = kind not in ("weekday", "day", "day_after", "deictic")
    figures = figures or s.lower(j - 1) in ("down", "up", "compared")
    return amount and (s.lower(j) == "than" or (figures and s.lower(j) in ("from", "against")))


ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "tenth"})


def _is_record(s: Sentence, first: int) -> bool:
    """Whether a superlative or "first" stands shortly before: "its highest level since"."""
    for j in range(first - 1, max(-1, first - 6), -1):
        if s.tag(j) in FINITE or s.lower(j) == ",":
            return False
        if s.lower(j) in ORDINALS or (s.lower(j).endswith("est") and s.tag(j) in ("ADJ", "NOUN")):
            return True
    return False


def governing_verb(s: Sentence, first: int, end: int) -> int | None:
    """Return the verb that words from ``first`` to ``end`` go with; None when there is none."""
    opens = s.tag(first - 1) in ("CONJ", "SUB", "REL") or first == 0
    within = s.lower(first) == "since" and end < s.end and s.lower(end) == ","
    if within and _verb_before(s, first) is None:
        return None  # "the party, in power since 1966, won"
    before = None if opens else _verb_before(s, first)
    after = _verb_after(s, end) if before is None or s.tag(before) == "AUX" else None
    parts = after is not None and before is not None and group_start(s, after) <= before
    return after if before is None or parts else before  # "was on Tuesday freed"


def _verb_before(s: Sentence, first: int) -> int | None:
    for j in range(first - 1, max(-1, first - _REACH), -1):
        role = s.lower(j) == "as" and s.tag(j + 1) in ("NOUN", "ADJ")  # "as head of Orr in 1851"
        if (s.tag(j) in ("SUB", "REL") and not role) or s.lower(j) in (";", ":"):
            return None
        if s.tag(j) in _VERBAL and not status.is_attribute(s, j):
            return j
    return None


def _verb_after(s: Sentence, end: int) -> int | None:
    """Return the first finite verb, relative clauses passed over."""
    relative = False
    for j in range(end, min(len(s.tokens), end + _REACH)):
        relative = relative or s.tag(j) == "REL"
        if s.tag(j) in FINITE:
            if not relative:
                return status.last_of_group(s, j)
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
    if end + 1 == c.first and s.tokens[end].text in ":–—-":
        return True  # "2007: First shipment to Oslo"
    within = c.first <= first and end <= c.last
    free = verb is None or verb >= c.last or _goes_on_with(s, verb)
    return within or (first == c.last and free)


def _is_perfect(s: Sentence, verb: int) -> bool:
    """Whether a verb does not say on which side a day lies: "has met", "was set to meet"."""
    group = [s.lower(j) for j in range(group_start(s, verb), verb)]
    if s.tag(verb - 1) == "TO" and verb > 1:
        group = [s.lower(j) for j in range(group_start(s, verb - 2), verb - 1)]
        return not {"was", "were", "had"}.isdisjoint(group)
    return group[:1] in (["has"], ["have"])


def _goes_on_with(s: Sentence, verb: int | None) -> bool:
    """Whether a verb tells of what runs: "is probing the fire on Monday", not "to discuss it"."""
    if verb is None:
        return False
    return status.verb_status(s, verb) == "ongoing" and s.tag(verb - 1) != "TO"


def _forward(s: Sentence, verb: int | None, events: Sequence[Candidate]) -> bool | None:
    """Return whether a time lies ahead, by its verb or its event; None when that is open."""
    if verb is not None and _is_perfect(s, verb):
        return None  # "has outlined a risk on Saturday" may be either
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
    if s.lower(verb) in SAME_IN_PAST and not group:
        return None  # "they put out a memo over the weekend"
    return not group & {"have", "had", "was", "were"}


def _is_arranged(s: Sentence, c: Candidate, words: TimeExpression) -> bool:
    """Whether a verb in the present has a day to come: "The board votes on Monday"."""
    present = c.event.basis == "verb" and c.event.status == "ongoing" and s.tag(c.first) == "VERB"
    return present and words.kind in ("weekday", "day") and group_start(s, c.first) == c.first


def _dated(event: EventMention, when: When, clock: Clock, lead: Lead | None) -> EventMention:
    """Return an event with one more time; the first that gives days is its date."""
    spans = (*event.dated_by, (when.start, when.end))
    if when.period is None or event.start_date or event.end_date:
        return event._replace(dated_by=spans)
    counted = when.confidence is not None
    if counted and event.status == "happened" and clock.is_to_come(when.period.start):
        return event._replace(dated_by=spans)  # what happened lies behind: counted from a wrong day
    start, end = when.period.start, when.period.end
    told = event.status
    if told == "ongoing" and clock.is_to_come(start):
        told = "planned"
    elif told == "ongoing" and (lead == "line" or (lead and clock.today)):
        told = "happened"  # "1899 – Kresge founds the firm"
    return event._replace(
        dated_by=spans, start_date=start, end_date=end, date_confidence=when.confidence, status=told
    )
