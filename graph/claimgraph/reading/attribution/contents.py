"""What is reported: the words behind a reporting verb, by what the verb takes."""

from __future__ import annotations

from claimgraph.reading.attribution.broken import past_adverbial
from claimgraph.reading.attribution.clauses import (
    as_range,
    clause_end,
    past_bound,
    quote_opens,
    quote_or_clause_end,
)
from claimgraph.reading.attribution.context import Context
from claimgraph.reading.attribution.objects import Reported, with_object
from claimgraph.reading.lang.en.phrases import begins_clause
from claimgraph.reading.lang.word_lists import word_list

_QUESTIONS = word_list("en/attribution.txt", "questions")
_BEHIND = {
    "for": frozenset({"for", "callfor", "askfor", "forq"}),
    "of": frozenset({"of"}),
    "against": frozenset({"against"}),
    "about": frozenset({"about"}),
    "on": frozenset({"on", "callon"}),
    "upon": frozenset({"callon"}),
    "to": frozenset({"to"}),
}
"""The frames that each preposition behind a verb belongs to."""


def content_after(ctx: Context, i: int, frames: frozenset[str]) -> Reported | None:
    """Return further cue words and the content that follows a reporting verb."""
    at = i + 1
    for _ in range(4):
        found = _content_at(ctx, at, frames, direct=at == i + 1)
        if found and found[1]:  # a quotation that closes here leaves nothing
            return found
        following = past_adverbial(ctx, at) or _past_dashes(ctx, at)
        if following is None:
            return None
        at = following
    return None


def _past_dashes(ctx: Context, at: int) -> int | None:
    """Return where an insertion between dashes ends: "claimed – falsely – that"."""
    if ctx.s.lower(at) not in ("–", "—", "-"):
        return None
    near = range(at + 1, min(at + 16, ctx.s.end))
    close = next((j for j in near if ctx.s.lower(j) == ctx.s.lower(at)), None)
    return close + 1 if close is not None else None


def _content_at(ctx: Context, at: int, frames: frozenset[str], *, direct: bool) -> Reported | None:
    return (
        _quoted_at(ctx, at, frames)
        or _clause_at(ctx, at, frames)
        or _with_preposition(ctx, at, frames)
        or (with_object(ctx, at, frames) if direct else None)
    )


def _quoted_at(ctx: Context, at: int, frames: frozenset[str]) -> Reported | None:
    pause = ctx.s.lower(at) in (":", ",")
    at += pause
    speech = {"quote", "that", "tell", "pause"} if pause else {"quote", "that", "tell"}
    if quote_opens(ctx, at) and speech & frames:
        return (), as_range(ctx, at, quote_or_clause_end(ctx, at))
    return None


def _clause_at(ctx: Context, at: int, frames: frozenset[str]) -> Reported | None:
    """Return a clause with its "that", a question, what to do, "no", or a bare clause."""
    word = ctx.s.lower(at)
    clausal = ctx.s.tag(at) == "SUB" or quote_opens(ctx, at + 1)
    if word == "that" and frames & {"that", "tell", "thatonly"} and clausal:
        return ((at, at + 1),), as_range(ctx, at + 1, clause_end(ctx, at + 1))
    deed = ctx.s.tag(at) == "TO" and ctx.s.tag(at + 1) in ("VERB", "AUX")
    if "that" in frames and word in ("yes", "no") and ctx.s.tag(at + 1) == "MARK":
        return (), as_range(ctx, at, at + 1)
    asked = "wh" in frames and word in _QUESTIONS
    bare = "that" in frames and _opens_clause(ctx, at)
    if asked or bare or (deed and "inf" in frames):
        return (), as_range(ctx, at, clause_end(ctx, at))
    return None


def _opens_clause(ctx: Context, at: int) -> bool:
    """Whether a clause begins here, also with a bound: "at least nine people were hurt"."""
    after = past_bound(ctx, at)
    bound = after > at and ctx.s.tag(after) in ("NUM", "DET", "NOUN")
    return begins_clause(ctx.s, at) or (bound and begins_clause(ctx.s, after))


def _with_preposition(ctx: Context, at: int, frames: frozenset[str]) -> Reported | None:
    wanted = _BEHIND.get(ctx.s.lower(at), frozenset())
    if not wanted & frames or ctx.s.tag(at + 1) == "MARK":
        return None
    return ((at, at + 1),), as_range(ctx, at + 1, clause_end(ctx, at + 1))
