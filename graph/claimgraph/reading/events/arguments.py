"""Who takes part in an event and where it is, by the words around a noun or a verb."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.reading.entities.mentions import Mention
from claimgraph.reading.events.context import EventContext, once
from claimgraph.reading.events.extent import OTHER_WORDS, PLACE_WORDS
from claimgraph.reading.lang.en.sentence import Range

_TAKING_PART = frozenset({"person", "organisation", "country", "group"})
_TOGETHER = frozenset({"with", "against"})
"""Before whom one does something, also where the text does not tell what the name names."""
_PREPOSITIONS = PLACE_WORDS | OTHER_WORDS | {"by"}
_CLAUSE_TAGS = frozenset({"PAST", "VERB", "AUX", "MODAL", "SUB", "REL", "TO", "ING"})
_REACH = 40
"""How many tokens behind a verb its complements are looked for."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Names of those who take part, of places, and of those who act ("by")."""

    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


def arguments(ctx: EventContext, first: int, last: int, *, receives: bool = False) -> Arguments:
    """Return who and where the words from one token to another say.

    Args:
        ctx: the sentence.
        first: the first token.
        last: the token after the last one.
        receives: whether "to" names who gets something, not where it goes.
    """
    others: list[str] = []
    places: list[str] = []
    by: list[str] = []
    preposition = ""
    past = 0
    for j in range(first, last):
        word = ctx.s.lower(j)
        if word in _PREPOSITIONS and j not in ctx.timed:
            preposition = word
        for m in ctx.mentions_at(j):
            if m.end <= past:  # within the one before: the "Lyon" of "Bank of Lyon"
                continue
            past = m.end
            if preposition == "by":
                by.append(m.name)
            elif _is_place(m, preposition, receives=receives):
                places.append(m.name)
            elif m.kind in _TAKING_PART or (m.kind is None and preposition in _TOGETHER):
                others.append(m.name)
    return Arguments(once(others), once(places), once(by))


def _is_place(mention: Mention, preposition: str, *, receives: bool) -> bool:
    towards = preposition == "to" and receives and mention.kind == "country"
    return preposition in PLACE_WORDS and mention.kind in ("country", "place") and not towards


def clause_end(ctx: EventContext, i: int) -> int:
    """Return where the complements of a verb end at the latest: at the next clause."""
    stop = min(ctx.s.end, i + _REACH)
    for j in range(i + 1, stop):
        closing = ctx.tokens[j].text in ";:" or ctx.s.tag(j) == "REL"
        if closing or (ctx.s.tag(j) in _CLAUSE_TAGS and j not in ctx.named):
            return j
    return stop


def subject_places(ctx: EventContext, subject: Range) -> tuple[str, ...]:
    """Return the places in a subject behind its head: "the airport in Leeds"."""
    heads = set(ctx.actors(subject, heads_only=True))
    found = arguments(ctx, subject[0] + 1, subject[1]).places
    return tuple(p for p in found if p not in heads)


def opening_places(ctx: EventContext, before: int) -> tuple[str, ...]:
    """Return the places of a phrase that opens the sentence: "In Kenya, floods …"."""
    if ctx.s.lower(0) not in ("in", "near", "at", "across", "outside", "off") or 0 in ctx.timed:
        return ()
    comma = next((j for j in range(min(before, 12)) if ctx.tokens[j].text == ","), None)
    return arguments(ctx, 0, comma).places if comma else ()
