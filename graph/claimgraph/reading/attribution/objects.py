"""What a phrase beside a verb of saying names: words, a deed, or somebody who may speak."""

from __future__ import annotations

from claimgraph.reading.attribution.context import Context, frames_of
from claimgraph.reading.lang.en.closed_classes import STANDALONE
from claimgraph.reading.lang.en.connectives import REPORTING_NOUNS
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.lexicon import ORGANISATION_HEADS, ROLES
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_SPEAKING = word_list("en/attribution.txt", "speaking things") | word_list(
    "en/attribution.txt", "studies"
)
_SAYINGS = REPORTING_NOUNS | word_list("en/attribution.txt", "what is held")
_THINGS = frozenset({"it", "this", "that", "these", "those"})
_SAYINGS -= {"request", "proposal", "demand"}
_DEEDS = phrase_list("en/attribution.txt", "deeds")
"""How nouns end that tell of a deed: deployment, expulsion, withdrawal, closure."""


def is_said(ctx: Context, phrase: Range) -> bool:
    """Whether a phrase is what can be said or held, not a thing that is asked for, nor somebody."""
    head = ctx.s.lower(_head(ctx, phrase))
    return bool({head, head.removesuffix("s"), f"{head[:-3]}y"} & _SAYINGS)


def is_somebody(ctx: Context, phrase: Range) -> bool:
    """Whether a phrase names who has words, not the reason for something: "citing two aides"."""
    head = _head(ctx, phrase)
    word = ctx.s.lower(head).removesuffix("s")
    return ctx.s.names_role(head) or is_person_noun(word) or word in ("source", "people", "driver")


def _head(ctx: Context, phrase: Range) -> int:
    inner = (j for j in range(*phrase) if ctx.s.tag(j) in ("PREP", "TO"))
    return next(inner, phrase[1]) - 1


def is_deed(ctx: Context, at: int) -> bool:
    """Whether a thing announced is done by announcing it: "the withdrawal of troops"."""
    head = at + 1
    while ctx.s.tag(head) == "ADJ":
        head += 1
    of = ctx.s.lower(head + 1) == "of"
    return of and ctx.s.lower(at) == "the" and ctx.s.lower(head).endswith(_DEEDS)


def can_speak(ctx: Context, source: Range) -> bool:
    """Whether a phrase can name a speaker: not "it", "this" or "nobody"."""
    if source[1] - source[0] == 1 and ctx.s.lower(source[0]) in (
        "it",
        "this",
        "that",
        "these",
        "those",
    ):
        return False
    words = {ctx.s.lower(j) for j in range(*source)}
    if source[1] - source[0] == 1 and ctx.s.tag(source[0]) == "ADJ":
        return ctx.s.lower(source[0]) in STANDALONE  # "most say", not "older"
    compared = ctx.s.lower(source[1] - 1) == "than"  # "lower than reported"
    return not compared and not words & {"there", "nothing", "nobody", "whose"}


def it_says(ctx: Context, source: Range, i: int) -> bool:
    """Whether "it" is who speaks: "it said profits rose", not "it shows that"."""
    frames = frames_of(ctx, i)
    says = "quote" in frames and frames & {"that", "thatonly"} and "np" not in frames
    return bool(says) and source[1] - source[0] == 1 and ctx.s.lower(source[0]) == "it"


def may_say(ctx: Context, source: Range) -> bool:
    """Whether a phrase names somebody, a body, or what words stand in."""
    words = {ctx.s.lower(j).removesuffix("s") for j in range(*source)}
    return (
        names_people(ctx, source)
        or ctx.s.tag(source[0]) == "PRON"
        or bool(words & (ORGANISATION_HEADS | _SPEAKING))
    )


def names_people(ctx: Context, source: Range | None) -> bool:
    """Whether a phrase names somebody, or a kind of person: not "explained by fraud"."""
    if source is None:
        return False
    words = (ctx.s.lower(j).removesuffix("s") for j in range(*source))
    named = any(ctx.s.tag(j) == "NAME" for j in range(*source))
    return named or any(word in ROLES or is_person_noun(word) for word in words)
