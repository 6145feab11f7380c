"""Who says what by an infinitive: "used the rally to urge …", "wrote to warn that …"."""

from __future__ import annotations

from itertools import pairwise

from claimgraph.reading.attribution.contents import content_after
from claimgraph.reading.attribution.context import Context, Draft, quote_opens
from claimgraph.reading.attribution.objects import can_speak, may_say
from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import group_start, main_subject, subject_of
from claimgraph.reading.lang.en.tokens import FINITE, FULL_VERBS
from claimgraph.reading.lang.word_lists import word_list

_LACKING = frozenset({"no", "nothing", "little", "few", "insufficient", "none", "nobody"})
_NEVERTHELESS = frozenset({"hesitate", "wait", "fail", "forget", "shy", "stop"})
"""Verbs that, denied, tell that something was said after all."""
_BRINGING = word_list("en/attribution.txt", "bringing others to say")


def by_infinitive(ctx: Context, i: int, frames: frozenset[str]) -> Draft | None:
    """Read "used the rally to urge…": only strong verbs, for the sentence's subject."""
    if not frames & {"that", "callfor", "obj", "objof"}:
        return None
    after = content_after(ctx, i, frames)
    if after is None or ctx.s.tag(i - 2) == "MARK":
        return None
    if not after[0] and not quote_opens(ctx, after[1][0][0]):
        return None
    if ctx.s.lower(i - 2) in ("difficult", "hard", "impossible"):
        return None  # "it is hard to say that it will help"
    means = phrase_before(ctx.s, i - 1)
    if means and any(ctx.s.lower(j) in _LACKING for j in range(*means)):
        return None  # "found no data to suggest that it broke", "has little to show that it did"
    cue = ((i, i + 1), *after[0])
    plain = ctx.s.tag(i - 2) in ("ADJ", "VERB")  # a bare verb behind "was" is an adjective
    if plain and _impersonal(ctx, i - 2):
        return Draft(None, cue, after[1], "infinitive", i)
    if _holds_main_verb(ctx, i, after[1]):
        return None
    source = None if _is_undone(ctx, i - 1) else _moved(ctx, i) or _before(ctx, i)
    if source is None or not can_speak(ctx, source):
        return None
    return Draft(source, cue, after[1], "infinitive", i)


def _holds_main_verb(ctx: Context, i: int, content: tuple[Range, ...]) -> bool:
    """Whether content may run on into the main clause: "a film that claims to show that it sank |
    is fake"."""
    relative = next((j for j in range(i) if ctx.s.tag(j) in ("REL", "SUB")), i)
    before = any(ctx.s.tag(j) in FINITE for j in range(relative))
    verbs = [j for start, end in content for j in range(start, end) if ctx.s.tag(j) in FINITE]
    gaps = [b for a, b in pairwise(verbs) if b - a > 1 or ctx.s.tag(b) != "PAST"]
    return relative < i and not before and bool(gaps)


def _is_undone(ctx: Context, to: int) -> bool:
    """Whether nothing was done to say it: "did not use the rally to claim that", but "did not
    hesitate to say that"."""
    verb = next((j for j in range(to - 1, -1, -1) if ctx.s.tag(j) in FULL_VERBS), None)
    if verb is None or not _NEVERTHELESS.isdisjoint(ctx.s.verb_lemmas(verb)):
        return False
    before = range(max(0, group_start(ctx.s, verb) - 1), verb)
    return any(negates(ctx.s.lower(j)) for j in before) and "only" not in map(ctx.s.lower, before)


def _before(ctx: Context, i: int) -> Range | None:
    """Return whose act it is: of who spoke before, or of the verb before in what is said: "Orr
    said an engineer wrote to warn that"."""
    if not ctx.found:
        return main_subject(ctx.s, i)
    first = next((a for a, b in ctx.found[-1].content if a <= i < b), None)
    verbs = (j for j in range(i - 2, first or i, -1) if ctx.s.tag(j) in FINITE)
    verb = next(verbs, None) if first is not None else None
    own = subject_of(ctx.s, verb) if verb is not None else None
    return own or ctx.found[-1].source


def _moved(ctx: Context, i: int) -> Range | None:
    """Return who is brought to say it: "the poster prompted farmers to argue that"."""
    verb = next((j for j in range(i - 2, max(-1, i - 12), -1) if ctx.s.tag(j) in FULL_VERBS), None)
    asked = phrase_before(ctx.s, i - 1)
    if asked and ctx.s.lower(asked[0] - 1) == "for":
        return asked  # "for the minister to claim that"
    if verb is None or _BRINGING.isdisjoint(ctx.s.verb_lemmas(verb)):
        return None
    whom = phrase_after(ctx.s, verb + 1)
    return whom if whom and whom[1] == i - 1 and may_say(ctx, whom) else None


def _impersonal(ctx: Context, adjective: int) -> bool:
    """Whether nobody is said to do it: "it was wrong to claim"."""
    verb = next((j for j in range(adjective, max(0, adjective - 4), -1) if ctx.s.is_be(j)), 0)
    return ctx.s.lower(group_start(ctx.s, verb) - 1) == "it"
