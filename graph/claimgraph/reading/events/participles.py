"""Participles: passives, and those that only tell which noun is meant."""

from __future__ import annotations

from claimgraph.reading.events import extent
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.word_lists import word_list

_APART = frozenset({"MARK", "CONJ", "SUB", "REL", "QUOTE"})


def is_passive(ctx: EventContext, i: int) -> bool:
    """Whether what stands before the verb has it done to it: "was arrested", "aid given by"."""
    j = i - 1
    while j >= 0 and ctx.s.tag(j) in ("ADV", "NOT"):
        j -= 1
    past = ctx.s.tag(i) == "PAST"
    return past and (ctx.s.is_be(j) or is_by_somebody(ctx, i))


def is_by_somebody(ctx: EventContext, i: int) -> bool:
    """Whether "by" and who or what did it follow, no time and no amount: "won by a landslide"."""
    if ctx.s.lower(i + 1) != "by":
        return False
    if any(ctx.s.lower(j) in ("has", "have", "had") for j in range(i - 2, i)):
        return False
    first = i + 2 + (ctx.s.tag(i + 2) in ("DET", "ADJ"))
    timely = i + 2 in ctx.timed or ctx.s.tag(i + 2) == "ADV"
    counted = ctx.s.tag(i + 2) == "NUM" and any(
        ctx.s.lower(j) in _AMOUNTS for j in range(i + 3, i + 6)
    )
    return not (timely or counted or ctx.s.lower(first) in _MARGINS)


_MARGINS = word_list("en/events.txt", "margins")
_AMOUNTS = frozenset({"%", "percent", "per", "points", "votes", "seats", "runs", "goals"})
"""What somebody wins by, or a figure moves by."""


def is_reduced(ctx: EventContext, i: int) -> bool:
    """Whether a participle only tells which noun is meant: "analysts polled by the agency said"."""
    s = ctx.s
    if s.tag(i) != "PAST" or any(s.tag(j) == "AUX" for j in range(group_start(s, i), i)):
        return False
    if is_by_somebody(ctx, i):
        return True
    for j in range(i - 1, max(-1, i - 25), -1):
        if s.tag(j) in _APART:
            break
        if s.tag(j) in FINITE:
            reporting = set(s.verb_lemmas(j)) & tr.REPORTING
            within = s.tag(extent.premodifiers(ctx, i - 1) - 1) == "PREP"  # "in a report released"
            return within or not (reporting and s.tag(j) != "AUX")  # "said shares dropped"
    for j in range(i + 1, len(ctx.tokens)):
        if s.tokens[j].text in "*_":
            continue
        if s.tag(j) in _APART:
            return s.lower(j) == "," and _goes_on(ctx, i, j)
        if s.tag(j) in FINITE:
            return True
    return False


def _goes_on(ctx: EventContext, i: int, comma: int) -> bool:
    """Whether the verb of a participle's noun follows a comma: "the talks, held in May, ended"."""
    s = ctx.s
    if s.tag(i + 1) not in ("PREP", "ADV"):
        return False
    wanted = FINITE if s.lower(i - 1) == "," else FINITE - {"PAST"}
    for j in range(comma + 1, min(comma + 25, len(ctx.tokens))):
        if s.tag(j) in ("SUB", "REL", "QUOTE") or s.tokens[j].text in ";:":
            return False
        if s.tag(j) in FINITE:
            return s.tag(j) in wanted and s.lower(j - 1) == ","
    return False
