"""What is said beside the clause around it: an aside within content, or content within an aside."""

from __future__ import annotations

from collections.abc import Callable

from claimgraph.reading.attribution.context import Context, has_finite, in_quote, predicate_at
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.noun_phrases import phrase_before
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import group_start

_OPENS = frozenset({"SUB", "REL", "CONJ"})


def until(
    ctx: Context, content: tuple[Range, ...], closes: Callable[[int], bool]
) -> tuple[Range, ...]:
    """Return content up to the first comma, outside of quotations, that closes it."""
    start, end = content[-1]
    commas = (j for j in range(start, end) if ctx.s.lower(j) == "," and not in_quote(ctx, j, start))
    return (*content[:-1], (start, next((j for j in commas if closes(j)), end)))


def before_main(ctx: Context, content: tuple[Range, ...], i: int) -> tuple[Range, ...]:
    """Return content without the main clause that goes on: "he quit, saying …, but was found",
    "The mill, citing a leak, closed"."""
    start, end = content[-1]
    waits = interrupted(ctx, i) is not None

    def closes(comma: int) -> bool:
        resumed = waits and predicate_at(ctx, comma + 1) and not has_finite(ctx, start, comma)
        goes_on = ctx.s.tag(comma + 1) == "CONJ" and predicate_at(ctx, comma + 2)
        return resumed or (comma <= end - 3 and goes_on and ctx.s.tag(comma + 2) != "VERB")

    return until(ctx, content, closes)


def opens_with(ctx: Context, i: int) -> bool:
    """Whether a participle opens a sentence, or stands between commas before its main clause."""
    bare = group_start(ctx.s, i) == i and (i == 0 or ctx.s.lower(i - 1) == ",")
    return bare and not has_finite(ctx, 0, i)


def before_warned(ctx: Context, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return content without the main clause: "Warned by Orr that it leaked, the crew left"."""
    if ctx.s.tag(content[0][0]) == "SUB":
        return content  # "that if it leaked, they would leave"
    return until(
        ctx,
        content,
        lambda comma: begins_clause(ctx.s, comma + 1) or predicate_at(ctx, comma + 1),
    )


def aside_end(ctx: Context, start: int, end: int) -> int | None:
    """Return the comma behind an aside within which content seemed to end, its verb still to come:
    "that landlords, expecting a ban, waited", "Lund, who led it and had warned of it, left", "the
    law, if passed, could be misused"."""
    near = range(end + 1, min(end + 16, ctx.s.end - 1))
    close = next((j for j in near if ctx.s.lower(j) == ","), None)
    if close is None or not predicate_at(ctx, close + 1):
        return None
    opened = (j for j in range(end - 1, start, -1) if ctx.s.tag(j) in _OPENS)
    first = next(opened, start - 1)
    short = ctx.s.tag(end + 1) == "SUB" and not begins_clause(ctx.s, end + 2)
    if ctx.s.lower(end) == "," and (ctx.s.tag(end + 1) == "ING" or short):
        return None if has_finite(ctx, first + 1, end) else close
    related = ctx.s.tag(end) == "CONJ" and ctx.s.tag(first) == "REL"
    return close if related and not has_finite(ctx, start, first) else None


def interrupted(ctx: Context, i: int) -> Range | None:
    """Return what a participle between commas parts from its verb: "The mill, citing a leak, …"."""
    near = range(i + 1, min(i + _LONGEST, ctx.s.end - 1))
    if not any(ctx.s.lower(j) == "," and predicate_at(ctx, j + 1) for j in near):
        return None  # "resigned as head, having announced it in May": no verb is still to come
    opened = (j for j in range(i - 1, 0, -1) if ctx.s.tag(j) in _OPENS)
    if ctx.s.lower(i - 1) != "," or has_finite(ctx, next(opened, 0), i):
        return None
    return phrase_before(ctx.s, i - 1)


_LONGEST = 30
"""Tokens of the longest aside."""
