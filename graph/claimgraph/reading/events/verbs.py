"""Events told by a verb: "Ghana signed a treaty", "the decision to deploy", "was arrested"."""

from __future__ import annotations

from claimgraph.model import EventStatus
from claimgraph.reading.events import extent, status
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import (
    arguments,
    clause_end,
    opening_places,
    subject_places,
)
from claimgraph.reading.events.context import Candidate, EventContext, EventMention, once
from claimgraph.reading.lang.en.phrases import group_start, main_subject, subject_of
from claimgraph.reading.lang.en.sentence import Range

_INSERTED = 4
"""Tokens between subject and verb from which they are an insertion, left out of the name."""


def verb_event(ctx: EventContext, i: int) -> Candidate | None:
    """Return the event that a verb tells; None when it tells of none."""
    deed = _deed(ctx, i)
    if deed is None or status.is_negated(ctx.s, i):
        return None
    if status.is_attribute(ctx.s, i) or status.is_rule(ctx.s, i):
        return None
    if ctx.s.tag(i - 1) == "TO":
        return _infinitive(ctx, i, deed)
    subject = _subject(ctx, i)
    if subject and (_is_deed_of_event(ctx, subject, i) or _does_nothing(ctx, subject)):
        return None
    return _event(ctx, i, deed, subject, status.verb_status(ctx.s, i), (i,))


def _deed(ctx: EventContext, i: int) -> str | None:
    """Return what a verb does; None for one that tells of no deed, or leaves that to its object."""
    forms = tr.VERBS & set(ctx.s.verb_lemmas(i)) or _unlisted(ctx, i)
    if not forms or (ctx.s.tag(i) == "ING" and not _is_progressive(ctx, i)):
        return None
    thing = _object_head(ctx, i)
    held = tr.is_nominal(thing) and tr.HOLDING & set(ctx.s.verb_lemmas(i))
    return None if held or thing in tr.ABSTRACT else min(forms)


def _unlisted(ctx: EventContext, i: int) -> set[str]:
    """Return the base form of a verb of no list that tells of a deed by its frame.

    It is finite and in the past (in the present in a headline), in a main clause, has a subject
    that is not a pronoun, and is none of being, thinking, saying and the like.
    """
    forms = set(ctx.s.verb_lemmas(i))
    group = group_start(ctx.s, i)
    told = {ctx.s.lower(j) for j in range(group, i)}
    if forms & tr.NOT_EVENTS or told & (tr.OPEN_MODALS | {"will", "would"}):
        return set()
    past = ctx.s.tag(i) == "PAST" and not told & {"is", "are"}
    headline = ctx.s.tag(i) == "VERB" and group == i and status.is_headline(ctx.s)
    if not (past or headline or told & {"has", "have", "had"}):
        return set()
    if ctx.s.tag(group - 1) in ("REL", "SUB") or (group == i and _is_reduced(ctx, i)):
        return set()
    subject = subject_of(ctx.s, i)
    if subject is None or ctx.s.tag(subject[0]) == "PRON" or not _is_plain(ctx, subject):
        return set()
    return forms


def _does_nothing(ctx: EventContext, subject: Range) -> bool:
    """Whether a subject is nobody, or a part of a text: "no entries were returned"."""
    none = ctx.s.lower(subject[0]) in ("no", "nobody", "nothing", "none")
    return none or ctx.s.lower(_head(ctx, subject)) in tr.TEXT_PARTS


def _is_plain(ctx: EventContext, phrase: Range) -> bool:
    """Whether a subject is a noun phrase alone, no verb of another clause within it."""
    return not any(ctx.s.tag(j) in ("VERB", "AUX", "MODAL", "SUB") for j in range(*phrase))


def _is_reduced(ctx: EventContext, i: int) -> bool:
    """Whether a participle only tells which noun is meant: "analysts polled by the agency said"."""
    if ctx.s.tag(i) != "PAST":
        return False
    if ctx.s.lower(i + 1) == "by":
        return True
    for j in range(i + 1, len(ctx.tokens)):
        if ctx.s.tag(j) in ("MARK", "CONJ", "SUB", "REL", "QUOTE"):
            return False
        if ctx.s.tag(j) in ("AUX", "MODAL", "VERB", "PAST"):
            return True
    return False


def _object_head(ctx: EventContext, i: int) -> str:
    """Return the noun that a verb has as its object; "" without one, or with "part of" another."""
    phrase = extent.object_phrase(ctx, i)
    head = _head(ctx, phrase) if phrase else -1
    return ctx.s.lower(head) if ctx.s.lower(head + 1) != "of" else ""


def _head(ctx: EventContext, phrase: Range) -> int:
    """Return the last word of a phrase before its first preposition."""
    cut = (j for j in range(*phrase) if ctx.s.tag(j) in ("PREP", "TO"))
    return next(cut, phrase[1]) - 1


def _is_progressive(ctx: EventContext, i: int) -> bool:
    return any(ctx.s.is_be(j) for j in range(group_start(ctx.s, i), i))


def _subject(ctx: EventContext, i: int) -> Range | None:
    """Return who does it; a verb after "and" shares the subject of the one before."""
    s = ctx.s
    found = subject_of(s, i)
    if found is None and s.tag(group_start(s, i) - 1) == "CONJ":
        found = main_subject(s, i)
    within = found is not None and s.tag(found[0] - 1) == "PREP"
    return None if within else found


def _actors_of(ctx: EventContext, i: int, subject: Range | None) -> tuple[str, ...]:
    """Return the actors that are the subject, or stand beside it: "its owner, Acme, bought"."""
    found = ctx.actors(subject, heads_only=True) if subject else ()
    comma = group_start(ctx.s, i) - 1
    if found or subject is None or ctx.s.lower(comma) != ",":
        return found
    start = subject[1] + 1
    start += ctx.s.tag(start) == "DET"
    held = ctx.mentions_at(start) if start < comma else ()
    return once(m.name for m in held if m.end == ctx.tokens[comma - 1].end)


def _is_deed_of_event(ctx: EventContext, subject: Range, i: int) -> bool:
    """Whether the verb only says that an event happens: "an earthquake struck", "talks began"."""
    happens = bool(tr.OCCURRING & set(ctx.s.verb_lemmas(i)))
    return happens and tr.is_nominal(ctx.s.lower(_head(ctx, subject)))


def _event(
    ctx: EventContext, i: int, deed: str, subject: Range | None, told: EventStatus,
    verbs: tuple[int, ...],
) -> Candidate:  # fmt: skip
    actors = _actors_of(ctx, i, subject)
    last = extent.verb_phrase_end(ctx, i)
    around = arguments(ctx, i + 1, clause_end(ctx, i), receives=deed in tr.GIVING)
    passive = _is_passive(ctx, i)
    done_to, at = _object(ctx, i, deed)
    agents = around.by if passive else actors
    others = (actors if passive else done_to) + around.others
    first = _clause_start(ctx, subject, i, last)
    name = extent.event_name(ctx, first, i, last)
    if actors and (subject is None or i - subject[1] >= _INSERTED):
        name = f"{actors[0]} {name}"
    places = at + around.places + opening_places(ctx, i)
    places += _places_before(ctx, i, subject)
    event = EventMention(
        ctx.tokens[i].start, ctx.tokens[last - 1].end, name, deed, told, agents,
        tuple(p for p in once(others) if p not in agents), once(places), basis="verb",
    )  # fmt: skip
    return Candidate(event, i, last, verbs, sure=_is_told_whole(ctx, i, subject, told))


def _places_before(ctx: EventContext, i: int, subject: Range | None) -> tuple[str, ...]:
    """Return the places before a verb: of its subject, or "in Peru" right before."""
    if subject:
        return subject_places(ctx, subject)
    beside = subject_of(ctx.s, i)
    return arguments(ctx, beside[0] - 1, beside[1]).places if beside and beside[0] else ()


def _is_told_whole(ctx: EventContext, i: int, subject: Range | None, told: EventStatus) -> bool:
    """Whether a verb has a subject and tells of one deed, not of what is done as a rule."""
    rule = ctx.s.tag(i) == "VERB" and told == "ongoing"
    listed = tr.VERBS & set(ctx.s.verb_lemmas(i))
    if not listed and ctx.s.tag(i + 1) not in ("DET", "PREP", "NUM", "NAME", "POSS"):
        return False  # then who takes part, where or when must be said
    return subject is not None and ctx.s.tag(subject[0]) != "PRON" and not rule


def _object(ctx: EventContext, i: int, deed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return those a verb has as its object, and the places: "visited Tokyo"."""
    phrase = extent.object_phrase(ctx, i)
    if phrase is None:
        return (), ()
    found = ctx.actors(phrase, heads_only=True)
    reaching = {"country", "place"} if deed in tr.REACHING else {"place"}
    held = (m for j in range(*phrase) for m in ctx.mentions_at(j))
    places = {m.name for m in held if m.kind in reaching}
    return tuple(n for n in found if n not in places), tuple(n for n in found if n in places)


def _is_passive(ctx: EventContext, i: int) -> bool:
    """Whether what stands before the verb has it done to it: "was arrested", "aid given by"."""
    j = i - 1
    while j >= 0 and ctx.s.tag(j) in ("ADV", "NOT"):
        j -= 1
    past = ctx.s.tag(i) == "PAST"
    return past and (ctx.s.is_be(j) or ctx.s.lower(i + 1) == "by")


def _clause_start(ctx: EventContext, subject: Range | None, i: int, last: int) -> int:
    """Return where a deed's name begins: with its subject, or the verb if that is too long."""
    if subject is None or i - subject[1] >= _INSERTED:
        return group_start(ctx.s, i)
    return subject[0] if extent.fits_a_name(ctx, subject[0], last) else i


def _infinitive(ctx: EventContext, i: int, deed: str) -> Candidate | None:
    """Read "plans to close the plant" and "the government's decision to deploy 300 troops"."""
    if ctx.s.tag(i - 2) == "NOUN" and ctx.s.lower(i - 2) in tr.DECIDING:
        return _decided(ctx, i, deed)
    told = status.infinitive_status(ctx.s, i)
    if told is None:
        return None
    matrix = next((j for j in range(i - 2, max(-1, i - 6), -1) if _is_finite(ctx, j)), i - 2)
    subject = subject_of(ctx.s, matrix)
    return _event(ctx, i, deed, subject, told, (i, matrix, i - 2))


def _is_finite(ctx: EventContext, j: int) -> bool:
    return ctx.s.tag(j) in ("VERB", "PAST", "AUX", "MODAL")


def _decided(ctx: EventContext, i: int, deed: str) -> Candidate | None:
    noun = i - 2
    agents = ctx.actors((extent.premodifiers(ctx, noun), noun))
    if not agents:
        return None
    last = extent.verb_phrase_end(ctx, i)
    around = arguments(ctx, i + 1, last)
    event = EventMention(
        ctx.tokens[i].start, ctx.tokens[last - 1].end, extent.event_name(ctx, i, i, last),
        deed, "planned", agents, around.others, around.places, basis="verb",
    )  # fmt: skip
    return Candidate(event, i, last, (i,))
