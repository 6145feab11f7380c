"""What is reported by verbs that take an object: told him that, called it late, denied it."""

from __future__ import annotations

from claimgraph.reading.attribution.broken import past_adverbial
from claimgraph.reading.attribution.clauses import (
    as_range,
    clause_end,
    in_quote,
    insertion_end,
    past_bound,
    predicate_at,
    quote_opens,
    quote_or_clause_end,
)
from claimgraph.reading.attribution.context import Context
from claimgraph.reading.lang.en.noun_phrases import phrase_after
from claimgraph.reading.lang.en.phrases import begins_clause
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.word_lists import phrase_list

Reported = tuple[tuple[Range, ...], tuple[Range, ...]]
"""Further words of the cue, and the content."""
_DEEDS = phrase_list("en/attribution.txt", "deeds")
"""How nouns end that tell of a deed: deployment, expulsion, withdrawal, closure."""
_PREPOSITIONS = {"objof": "of", "objfor": "for", "objon": "on", "objabout": "about"}
_HEADS = ("NOUN", "NAME", "PRON")


def with_object(ctx: Context, at: int, frames: frozenset[str]) -> Reported | None:
    """Return the content of verbs that take somebody first: told him that, described it as."""
    phrase = phrase_after(ctx.s, past_bound(ctx, at))
    if phrase is None:
        return None
    after = object_end(ctx, phrase, frames)
    return (
        (_told(ctx, after) if "tell" in frames else None)
        or _of_object(ctx, at, after, frames)
        or _about_object(ctx, after, frames)
        or _object_itself(ctx, at, after, phrase, frames)
    )


def _of_object(ctx: Context, at: int, after: int, frames: frozenset[str]) -> Reported | None:
    """Read what the object does or is: "urged him to go", "accused it of fraud"."""
    word = ctx.s.lower(after)
    deed = ctx.s.tag(after) == "TO" and ctx.s.tag(after + 1) in ("VERB", "AUX")
    likened = word == "as" and frames & {"as", "asonly", "objas"}
    if likened or (deed and frames & {"obj", "objinf"}):
        return (), as_range(ctx, at, clause_end(ctx, at))
    blamed = {"of": "objof", "for": "objfor", "on": "objon"}.get(word)
    if blamed in frames or (word == "for" and "objon" in frames):
        content = as_range(ctx, after + 1, clause_end(ctx, after + 1))
        return ((after, after + 1),), as_range(ctx, at, after) + content
    return None


def _about_object(ctx: Context, after: int, frames: frozenset[str]) -> Reported | None:
    """Read what somebody is asked about: "asked him whether", "asked him about"."""
    word = ctx.s.lower(after)
    if "objabout" in frames and word in ("whether", "if", "why"):
        return (), as_range(ctx, after, clause_end(ctx, after))
    if "objabout" in frames and word == "about":
        return ((after, after + 1),), as_range(ctx, after + 1, clause_end(ctx, after + 1))
    return None


def _object_itself(
    ctx: Context, at: int, after: int, phrase: Range, frames: frozenset[str]
) -> Reported | None:
    """Read what is said of the object, felt about it, or the object alone."""
    if "so" in frames and _has_complement(ctx, phrase):
        return (), as_range(ctx, at, clause_end(ctx, at))
    felt = _attitude(ctx, at, after) if "attitude" in frames else None
    if felt or "np" not in frames or ("deed" in frames and _is_deed(ctx, at)):
        return felt
    return (), as_range(ctx, at, _phrase_end(ctx, at))


def _has_complement(ctx: Context, phrase: Range) -> bool:
    """Whether something is said of an object: "called it late", not "called an election"."""
    start, after = phrase
    inner = range(start + 1, after)
    second = any(ctx.s.tag(j) in ("DET", "QUOTE") and ctx.s.tag(j - 1) in _HEADS for j in inner)
    quoted = any(quote_opens(ctx, j) for j in range(start, after))
    open_class = ("ADJ", "NOUN", "NAME", "DET", "PAST", "ADV", "QUOTE")
    follows = after < ctx.s.end and ctx.s.tag(after) in open_class
    closes = after - start > 1 and ctx.s.tag(after - 1) == "ADJ"
    return second or quoted or follows or closes


def _is_deed(ctx: Context, at: int) -> bool:
    """Whether a thing announced is done by announcing it: "the withdrawal of troops"."""
    head = at + 1
    while ctx.s.tag(head) == "ADJ":
        head += 1
    of = ctx.s.lower(head + 1) == "of"
    return of and ctx.s.lower(at) == "the" and ctx.s.lower(head).endswith(_DEEDS)


def _phrase_end(ctx: Context, at: int) -> int:
    """Return where a reported thing ends: with its clause, or where another clause begins."""
    end = clause_end(ctx, at)
    for j in range(at + 1, end - 2):
        verb = predicate_at(ctx, j + 1) and ctx.s.tag(j + 1) != "VERB"
        joined = ctx.s.tag(j) == "CONJ" and (verb or begins_clause(ctx.s, j + 1))
        if joined and not in_quote(ctx, j, at):
            return j
    return end


def object_end(ctx: Context, phrase: Range, frames: frozenset[str]) -> int:
    """Return where the object ends: before the "of" in "accused the bank of fraud"."""
    wanted = {preposition for frame, preposition in _PREPOSITIONS.items() if frame in frames}
    stops = (j for j in range(phrase[0] + 1, phrase[1]) if ctx.s.lower(j) in wanted)
    return next(stops, phrase[1])


def _attitude(ctx: Context, at: int, after: int) -> Reported | None:
    """Return the content of "expressed concern about": what stands behind the preposition."""
    for j in range(at, min(after + 1, ctx.s.end - 1)):
        if ctx.s.lower(j) in ("about", "over", "that", "for", "at", "in") and j > at:
            return ((at, j + 1),), as_range(ctx, j + 1, clause_end(ctx, j + 1))
    return None


def _told(ctx: Context, after: int) -> Reported | None:
    for at in (after, past_adverbial(ctx, after) or after):
        if ctx.s.lower(at) == ",":
            close = insertion_end(ctx, at)
            at = close + 1 if close else at
        if ctx.s.lower(at) == "that" and ctx.s.tag(at) == "SUB":
            return ((at, at + 1),), as_range(ctx, at + 1, clause_end(ctx, at + 1))
        if ctx.s.lower(at) in (":", ",") and quote_opens(ctx, at + 1):
            at += 1
        if quote_opens(ctx, at):
            return (), as_range(ctx, at, quote_or_clause_end(ctx, at))
        if begins_clause(ctx.s, at) and ctx.s.tag(at) in (
            "PRON",
            "DET",
            "NAME",
            "NOUN",
            "POSS",
        ):
            return (), as_range(ctx, at, clause_end(ctx, at))
        if ctx.s.lower(at) == "about":
            return ((at, at + 1),), as_range(ctx, at + 1, clause_end(ctx, at + 1))
    return None
