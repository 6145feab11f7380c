"""What the object of a verb of saying is: words, a deed, or somebody."""

from __future__ import annotations

from claimgraph.reading.attribution.context import Context
from claimgraph.reading.lang.en.connectives import REPORTING_NOUNS
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_SAYINGS = REPORTING_NOUNS | word_list("en/attribution.txt", "what is held")
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
