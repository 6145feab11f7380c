"""What is said to somebody or of somebody: "told him that", "accused it of", "described it as"."""

from __future__ import annotations

from claimgraph.reading.attribution.content_ends import (
    clause_end,
    quote_or_clause_end,
    statement_end,
)
from claimgraph.reading.attribution.context import (
    Context,
    as_range,
    insertion_end,
    past_bound,
    quote_opens,
)
from claimgraph.reading.attribution.discontinuous import past_adverbial
from claimgraph.reading.attribution.objects import (
    deed_end,
    is_deed,
    is_said,
    is_somebody,
    is_time,
    may_say,
    thing_end,
)
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.dictionary import is_past_only
from claimgraph.reading.lang.en.lexicon import DAYS, ROLES
from claimgraph.reading.lang.en.noun_phrases import NEAR_TIMES, is_of_time, phrase_after
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.en.verb_groups import OBJECT_PRONOUNS

Reported = tuple[tuple[Range, ...], tuple[Range, ...]]
"""Further words of the cue, and the content."""
_PREPOSITIONS = {"objof": "of", "objfor": "for", "objon": "on", "objabout": "about"}
_HEADS = ("NOUN", "NAME", "PRON")
_WHOM = OBJECT_PRONOUNS | {"her"}


def with_object(ctx: Context, at: int, frames: frozenset[str]) -> Reported | None:
    """Return the content of verbs that take somebody first: told him that, described it as."""
    # "told cheering crowds that"
    doing = ctx.s.tag(at) == "ING" and ctx.s.tag(at + 1) == "NOUN" and "tell" in frames
    phrase = phrase_after(ctx.s, at + 1 if doing else past_bound(ctx, at))
    if ctx.s.lower(at) == "her" and ctx.s.tag(at + 1) in ("PRON", "DET", "POSS", "SUB"):
        phrase = (at, at + 1)  # "told her he would go"
    timed = ctx.s.lower(at) in NEAR_TIMES and is_of_time(ctx.s, at + 1)  # "estimated this year"
    timed = timed or ctx.s.lower(at) in DAYS  # "the office announced Monday"
    if phrase is None or timed or ctx.s.lower(phrase[1]) == "ago":
        return None
    after = object_end(ctx, phrase, frames)
    if frames & {"as", "objas"} and ctx.s.lower(after) != "as":
        after = _quoted_as(ctx, after) or after
    return (
        (_told(ctx, at, after) if "tell" in frames else None)
        or _of_object(ctx, at, after, frames)
        or _about_object(ctx, after, frames)
        or _object_itself(ctx, at, after, phrase, frames)
    )


def _quoted_as(ctx: Context, after: int) -> int | None:
    """Return where "as" stands before quoted words: "described the work done by Orr as “late”"."""
    for j in range(after, min(after + 15, ctx.s.end - 1)):
        told = ctx.s.tag(j) in ("AUX", "MODAL", "VERB") and ctx.s.lower(after) != "that"
        if ctx.s.lower(j) in (",", ";", ":") or told:
            return None
        if ctx.s.lower(j) == "as" and quote_opens(ctx, j + 1):
            return j
    return None


def _of_object(ctx: Context, at: int, after: int, frames: frozenset[str]) -> Reported | None:
    """Read what the object does or is: "urged him to go", "accused it of fraud"."""
    word = ctx.s.lower(after)
    deed = ctx.s.tag(after) == "TO" and ctx.s.tag(after + 1) in ("VERB", "AUX")
    such = any(ctx.s.lower(j) == "such" for j in range(at, after))  # "the end of such sums as 5"
    likened = word == "as" and not such and frames & {"as", "asonly", "objas"}
    office = ctx.s.lower(after + 1) in ROLES or ctx.s.lower(at) in _WHOM
    if likened and "said" in frames and (office or is_somebody(ctx, (at, after))):
        return None  # "dismissed Orr as captain", "dismissed him as lazy"
    held = "objbe" in frames and ctx.s.lower(after + 1) in ("be", "have")
    if "whom" in frames and not may_say(ctx, (at, after)):
        return None  # "pressing the boundaries to get attention"
    if "quote" in frames and word in (",", ":") and quote_opens(ctx, after + 1):
        return (), as_range(ctx, after + 1, quote_or_clause_end(ctx, after + 1))
    if likened or (deed and (held or frames & {"obj", "objinf"})):
        end = thing_end(ctx, at) if likened else deed_end(ctx, at)
        return (), as_range(ctx, at, _before_deed(ctx, at, end) if likened else end)
    blamed = {"of": "objof", "for": "objfor", "on": "objon"}.get(word)
    if blamed in frames or (word == "for" and "objon" in frames):
        content = as_range(ctx, after + 1, deed_end(ctx, after + 1))
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
        return (), as_range(ctx, at, _before_deed(ctx, at, deed_end(ctx, at)))
    felt = _attitude(ctx, at, after) if "attitude" in frames else None
    if felt or "np" not in frames or ("deed" in frames and is_deed(ctx, at)):
        return felt
    request = "said" in frames and not is_said(ctx, phrase)
    if request or ("reason" in frames and is_somebody(ctx, phrase)):
        return None  # "rejected a request", "citing two officials"
    end = thing_end(ctx, at)
    colons = (j for j in range(at, end) if "counter" in frames and ctx.s.lower(j) == ":")
    end = next((j for j in colons if begins_clause(ctx.s, j + 1)), end)  # "disputes this: it is"
    return (), as_range(ctx, at, end)


def _before_deed(ctx: Context, start: int, end: int) -> int:
    """Return where what somebody is called ends: "called her a liar and left"."""
    for j in range(start + 1, end - 1):
        if ctx.s.tag(j) in FINITE:
            return end
        past = ctx.s.tag(j + 1) == "PAST" and ctx.s.tag(j - 1) == "QUOTE"
        past = past or is_past_only(ctx.s.lower(j + 1))  # not so "a mess and flawed"
        if ctx.s.lower(j) == "and" and past:
            return j
    return end


def _has_complement(ctx: Context, phrase: Range) -> bool:
    """Whether something is said of an object: "called it late", not "called an election"."""
    start, after = phrase
    inner = range(start + 1, after)
    second = any(ctx.s.tag(j) in ("DET", "QUOTE") and ctx.s.tag(j - 1) in _HEADS for j in inner)
    quoted = any(quote_opens(ctx, j) for j in range(start, after))
    open_class = ("ADJ", "NOUN", "NAME", "DET", "PAST", "ADV", "QUOTE")
    follows = ctx.s.tag(after) in open_class and not is_time(ctx, (after, after + 1))
    timely = is_time(ctx, (after - 1, after))  # "called him later"
    closes = after - start > 1 and ctx.s.tag(after - 1) == "ADJ" and not timely
    return second or quoted or follows or closes


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


def _told(ctx: Context, start: int, after: int) -> Reported | None:
    """Read what is told to somebody: "told the Post | that it fell", ", “it fell”", "about it"."""
    if ctx.s.lower(after) == "there" and begins_clause(ctx.s, after):
        return (), as_range(ctx, after, statement_end(ctx, after))
    second = (j for j in range(start + 1, after) if ctx.s.tag(j) == "DET" or _owned(ctx, j))
    heads = (j for j in second if ctx.s.tag(j - 1) in _HEADS)
    named = (j for j in range(start + 1, after) if ctx.s.tag(j) == "NAME" and _is_heard(ctx, j - 1))
    split = next(heads, None) or next(named, None)
    if split is not None and begins_clause(ctx.s, split):  # "told the Post the talks had ended"
        return (), as_range(ctx, split, statement_end(ctx, split))
    for at in (after, _past_relative(ctx, after), past_adverbial(ctx, after) or after):
        if ctx.s.lower(at) == ",":
            close = insertion_end(ctx, at)
            at = close + 1 if close else at
        if ctx.s.lower(at) == "that" and ctx.s.tag(at) == "SUB":
            return ((at, at + 1),), as_range(ctx, at + 1, statement_end(ctx, at + 1))
        if ctx.s.lower(at) in (":", ",") and quote_opens(ctx, at + 1):
            at += 1
        if quote_opens(ctx, at):
            return (), as_range(ctx, at, quote_or_clause_end(ctx, at))
        if ctx.s.lower(at) in ("what", "how", "why", "whether"):
            return (), as_range(ctx, at, clause_end(ctx, at))
        opens = ctx.s.tag(at) in ("PRON", "DET", "NAME", "NOUN", "POSS")
        if (opens or ctx.s.lower(at) == "there") and begins_clause(ctx.s, at):
            return (), as_range(ctx, at, statement_end(ctx, at))
        if ctx.s.lower(at) == "about":
            return ((at, at + 1),), as_range(ctx, at + 1, clause_end(ctx, at + 1))
    return None


def _is_heard(ctx: Context, j: int) -> bool:
    """Whether people stand here whom no name behind can be of: "told reporters Orr had left"."""
    word = ctx.s.lower(j)
    return ctx.s.tag(j) == "NOUN" and word.endswith("s") and word[:-1] in ROLES


def _owned(ctx: Context, j: int) -> bool:
    """Whether "his" or "their" opens a subject here: "told reporters his team had left"."""
    return ctx.s.tag(j) == "POSS" and ctx.s.lower(j) not in ("'s", "’s", "'", "’")


def _past_relative(ctx: Context, at: int) -> int:
    """Return where "that" stands behind a relative clause: "told teachers who came that"."""
    if ctx.s.tag(at) != "REL":
        return at
    near = range(at + 2, min(at + 15, ctx.s.end))
    that = (j for j in near if ctx.s.lower(j) == "that" and begins_clause(ctx.s, j + 1))
    return next(that, at)
