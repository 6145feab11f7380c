"""The name that a verb gives its event: who or what does it, and the words of the deed."""

from __future__ import annotations

from claimgraph.reading.events import extent
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import subject_and_verb
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.frames import head_of, is_reduced
from claimgraph.reading.events.labels import predicate, put_in, told_subject
from claimgraph.reading.lang.en.dictionary import is_plural
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.en.sentence import Range

FEW = 10
"""Tokens that a subject has at most to go into the name of its event as it stands."""

_PASSIVE = frozenset({"was", "were", "been"})
_OWNING = frozenset({"his", "her", "its", "their"})


def subject_and_name(
    ctx: EventContext, i: int, subject: Range | None, owner: int, opens: int | None, last: int,
    actors: tuple[str, ...],
) -> tuple[str, str]:  # fmt: skip
    """Return the words for who or what does it, or "", and the name of the event with them."""
    verb = i if opens is None else opens
    group = group_start(ctx.s, verb)
    said = predicate(ctx, group, i, last, shared=owner not in (i, verb))
    shared = opens is None and owner != i
    who = (put_in(ctx, i) if shared else "") or _named_subject(ctx, owner, subject)
    said = _as_passive(ctx, i, subject, said) if opens is None and group == i else said
    impersonal = subject is not None and ctx.s.lower(subject[0]) in ("it", "there", "that")
    if not who and impersonal and opens is not None:
        said = ctx.text[ctx.tokens[i].start : ctx.tokens[last - 1].end]
    nobody = subject is not None and ctx.s.tag(subject[0]) == "PRON"
    own = "" if nobody and actors else _own(ctx, subject)
    lead = who or ("" if impersonal else own or " and ".join(actors[:2]))
    if not lead and opens is None:
        lead = told_subject(ctx, i, pointing=True)
    said += "%" * (last < len(ctx.tokens) and ctx.s.lower(last) == "%")
    return who or ("" if impersonal or nobody else lead), extent.short(f"{lead} {said}")


def _as_passive(ctx: EventContext, i: int, subject: Range | None, said: str) -> str:
    """Return the words of a participle alone with "was": "an army sent by the king"."""
    by = ctx.s.lower(i + 1) == "by" and ctx.s.tag(i + 2) != "NOUN"  # not "voted by mail"
    if not by or subject is None or subject[1] != i or not said.startswith(ctx.tokens[i].text):
        return said
    if head_of(ctx, subject) + 1 != i or ctx.s.tag(subject[0]) == "PRON":
        return said
    head = head_of(ctx, subject)
    several = is_plural(ctx.s.lower(head)) or ctx.s.tag(subject[0]) == "NUM"
    return f"{'were' if several else 'was'} {said}"


def _own(ctx: EventContext, subject: Range | None) -> str:
    """Return the words of a subject without those that say when."""
    first = next((j for j in range(*subject) if j not in ctx.timed), None) if subject else None
    if subject is None or first is None or subject[1] - first > FEW:
        return ""
    last = ctx.s.tag(subject[1] - 1), ctx.s.tag(subject[1] - 2)
    if last[0] == "PRON" and last[1] != "PREP" and subject[1] - first > 1:
        return ctx.tokens[subject[1] - 1].text.capitalize()  # "at its peak in the 1830s it"
    return " ".join(ctx.text[ctx.tokens[first].start : ctx.tokens[subject[1] - 1].end].split())


def _named_subject(ctx: EventContext, i: int, subject: Range | None) -> str:
    """Return the words for who or what does it, or has it done to it; "" where none says it all.

    A pronoun, "who" and a participle take their subject from the statement of their verb.
    """
    if subject is None or ctx.s.tag(subject[0]) == "PRON":
        return told_subject(ctx, i) or _who_says_so(ctx, subject)
    own, told = _own(ctx, subject), ""
    owned = own.split(" ", 1)[0].lower() in _OWNING
    after = subject[1] + (ctx.s.lower(subject[1]) == ",")
    statement = ctx.told.at(ctx.tokens[i].start) if is_reduced(ctx, i) else None
    if statement is not None and not statement.construction:
        return own  # "blames it on rumours spread online": the clause is of another verb
    if _is_cut(ctx, subject):
        return told_subject(ctx, i) or own
    if not own or owned or not (after == group_start(ctx.s, i) or ctx.s.tag(after) == "REL"):
        told = told_subject(ctx, i)
    if own and ctx.s.lower(after) == "that" and after + 1 == group_start(ctx.s, i):
        return own  # "the wreck of a ferry that sank"
    return own if own and not owned and (not told or told.startswith(own)) else told


def _is_cut(ctx: EventContext, subject: Range) -> bool:
    """Whether a subject begins behind what belongs to it: the "C" of "12 °C"."""
    if ctx.s.tag(subject[0] - 1) == "VERB" and ctx.s.tag(subject[0] - 2) == "TO":
        return True  # "a plan to replace the lamp was dropped"
    before = ctx.tokens[subject[0] - 1].text if subject[0] else ","
    joined = before == "." and ctx.tokens[subject[0] - 1].end == ctx.tokens[subject[0]].start
    return ctx.s.tag(subject[0] - 1) == "MARK" and (before in "°/&§#" or joined)


def _who_says_so(ctx: EventContext, pronoun: Range | None) -> str:
    """Return who says it, whom "it" right behind the saying means: "Acme said it would".

    Whom "the judge said he had robbed" means is open.
    """
    if pronoun is None or ctx.s.lower(pronoun[0]) != "it":
        return ""
    verb = pronoun[0] - 1 - (ctx.s.lower(pronoun[0] - 1) == "that")
    reports = ctx.s.tag(verb) in ("PAST", "VERB") and tr.REPORTING & set(ctx.s.verb_lemmas(verb))
    if not reports:
        return ""
    subject, owner = subject_and_verb(ctx, verb)
    return _named_subject(ctx, owner, subject) if subject and subject != pronoun else ""


def is_done_to(ctx: EventContext, i: int, name: str) -> bool:
    """Whether a participle is told as a passive: "Moe, arrested in May, was freed"."""
    words = name.lower().split()
    verb = ctx.tokens[i].lower
    at = words.index(verb) if ctx.s.tag(i) == "PAST" and verb in words else 0
    return at > 0 and not _PASSIVE.isdisjoint(words[max(0, at - 2) : at])
