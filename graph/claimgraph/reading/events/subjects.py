"""Which words can be the subject of a verb that tells of an event, and whom "it" in them means."""

from __future__ import annotations

from claimgraph.model import EventStatus
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import clause_end, subject_and_verb
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.extent import opens_clause
from claimgraph.reading.events.frames import head_of
from claimgraph.reading.events.labels import told_by
from claimgraph.reading.lang.en.dictionary import is_plural
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.lexicon import GROUP_HEADS, ORGANISATION_HEADS, ROLES
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.en.sentence import Range

FEW = 10
"""Tokens that a subject has at most to go into the words of its event."""
_PEOPLE = ORGANISATION_HEADS | GROUP_HEADS | tr.PEOPLE
_ONE, _SEVERAL = frozenset({"is", "was", "has"}), frozenset({"are", "were", "have"})
_NUMBERED = _ONE | _SEVERAL


def who_says_so(ctx: EventContext, pronoun: Range | None, lead: str) -> str:
    """Return a subject with who says it for "it" or "its" right behind the saying: "Acme said it".

    Whom "the judge said he had robbed" means is open.
    """
    if pronoun is None or ctx.s.lower(pronoun[0]) not in ("it", "its"):
        return lead
    verb = pronoun[0] - 1 - (ctx.s.lower(pronoun[0] - 1) == "that")
    while ctx.of_time(verb) or (ctx.s.tag(verb) == "PREP" and ctx.of_time(verb + 1)):
        verb -= 1  # "said on Tuesday it will close"
    if ctx.s.tag(verb) not in ("PAST", "VERB") or not tr.REPORTING & set(ctx.s.verb_lemmas(verb)):
        return lead
    subject, owner = subject_and_verb(ctx, verb)
    head = ctx.s.lower(head_of(ctx, subject)) if subject else ""
    persons = (m for j in range(*subject or (0, 0)) for m in ctx.mentions_at(j))
    if head in ROLES or is_person_noun(head) or any(m.kind == "person" for m in persons):
        return lead  # "a doctor at the clinic said it had"
    sayer = told_by(ctx, owner)
    owned = " ".join(lead.split()[1:])
    mark = "’" if sayer.endswith("s") else "’s"
    return (f"{sayer}{mark} {owned}" if owned else sayer) if sayer else lead


def is_no_subject(ctx: EventContext, subject: Range, i: int) -> bool:
    """Return whether words before a verb cannot be its subject.

    "Banning most rallies has closed it"; "it lost a state Orr won" has a clause of its own.
    """
    timely = all(ctx.of_time(j) or ctx.s.tag(j) == "NUM" for j in range(*subject))
    doing = ctx.s.tag(subject[0] - 1) == "ING" and ctx.s.tag(subject[0]) in ("NUM", "DET", "POSS")
    if doing and (subject[0] == 1 or ctx.s.tag(subject[0] - 2) in ("SUB", "MARK")):
        return True  # "that closing 40 libraries will save money"
    joint = subject[0] - 1
    if ctx.s.tag(joint) == "CONJ" and "between" in [
        ctx.s.lower(j) for j in range(joint - 3, joint)
    ]:
        return True  # "services between Malm and Osby were suspended"
    if opens_clause(ctx, *subject) or (timely and ctx.s.lower(subject[1]) == "that"):
        return True
    s, verb = ctx.s, ctx.s.lower(group_start(ctx.s, i))
    if verb not in _NUMBERED or any(s.lower(j) in ("and", "or", "&") for j in range(*subject)):
        return False
    head = head_of(ctx, subject)
    if s.tag(head) != "NOUN" or subject[1] != group_start(s, i):
        return False
    several = is_plural(s.lower(head), tuple(s.lower(j) for j in range(subject[0], head + 1)))
    if verb in _ONE:
        return several and s.lower(head).endswith("s") and s.tag(subject[0] - 1) == "ING"
    people = s.lower(head) in _PEOPLE
    last = s.lower(subject[1] - 1)
    return not (several or people or is_plural(last)) and s.lower(subject[0]) in ("some", "a", "an")


def holds_now(ctx: EventContext, i: int, told: EventStatus) -> bool:
    """Return whether a passive in the present tells how things are: "is covered in cloth"."""
    first, timed = ctx.s.lower(group_start(ctx.s, i)), range(i, clause_end(ctx, i))
    being = any(ctx.s.lower(j) in ("being", "been") for j in range(group_start(ctx.s, i), i))
    settled = told in ("planned", "hypothetical")
    if first not in ("is", "are") or being or settled:
        return False
    return not any(j in ctx.timed for j in timed)
