"""Who says what before or behind a colon: transcripts and headlines."""

from __future__ import annotations

from claimgraph.reading.attribution.context import Context, Draft, as_range, has_finite, quote_opens
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.lexicon import ORGANISATION_HEADS, ROLES
from claimgraph.reading.lang.en.noun_phrases import phrase_after
from claimgraph.reading.lang.en.phrases import begins_clause
from claimgraph.reading.lang.word_lists import word_list

_LONGEST_SPEAKER = 5
"""Tokens of the longest speaker behind a headline, its colon counted."""
_TELLERS = word_list("en/attribution.txt", "tellers")


def transcribed(ctx: Context, i: int) -> Draft | None:
    """Read "LIND: We never saw it." of a transcript, and the headline "Council: bridge to open"."""
    name = range(i)
    if (told := _ends_headline(ctx, i)) is not None:
        return told
    if not 0 < i <= 4 or ctx.tokens[0].text in ("Q", "A"):
        return None
    capital = all(ctx.tokens[j].is_acronym or ctx.s.lower(j) == "." for j in name)
    spoken = capital and not all(is_word(ctx.tokens[j].text) for j in name)
    if not (spoken and has_finite(ctx, i + 1, ctx.s.end)) and not _heads_line(ctx, i):
        return None
    rule = "transcript" if spoken else "headline"
    return Draft((0, i), ((i, i + 1),), as_range(ctx, i + 1, ctx.s.end), rule, i)


def _ends_headline(ctx: Context, i: int) -> Draft | None:
    """Read the headline "Rebels seize airport: army spokesman": a clause, then who says it."""
    s, last = ctx.s, ctx.s.end
    source = phrase_after(s, i + 1)
    if source is None or source != (i + 1, last) or last - i > _LONGEST_SPEAKER:
        return None
    head = s.lower(last - 1)
    somebody = {head, head.removesuffix("s")} & (ROLES | _TELLERS)
    if not (somebody and has_finite(ctx, 1, i) and begins_clause(s, 0)):
        return None
    return Draft(source, ((i, i + 1),), as_range(ctx, 0, i), "headline", i)


def _heads_line(ctx: Context, i: int) -> bool:
    """Whether a headline opens with who says it: a name or body, then a clause without a stop."""
    s = ctx.s
    named = all(s.tag(j) == "NAME" for j in range(i)) and i + 1 < len(ctx.tokens)
    body = s.lower(i - 1).removesuffix("s") in ROLES or s.lower(i - 1) in ORGANISATION_HEADS
    stopped = ctx.tokens[-1].text in ".!?:"
    quoted = quote_opens(ctx, i + 1)
    done = any(s.tag(j) in ("TO", "MODAL", "AUX", "PAST") for j in range(i + 1, s.end))
    return not stopped and ((named and quoted) or (body and (quoted or done)))
