"""What is reported: the words behind a reporting verb, by what the verb takes."""

from __future__ import annotations

from claimgraph.reading.attribution.addressed import Reported, with_object
from claimgraph.reading.attribution.content_ends import (
    quote_or_clause_end,
    statement_end,
)
from claimgraph.reading.attribution.context import (
    QUESTIONS,
    REFUTING,
    Context,
    as_range,
    frames_of,
    has_finite,
    in_quote,
    predicate_at,
    quote_opens,
)
from claimgraph.reading.attribution.discontinuous import past_adverbial, past_dashes
from claimgraph.reading.attribution.objects import (
    deed_end,
    opens_clause,
    that_points,
    thing_end,
)
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.noun_phrases import phrase_after
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import INFINITIVE_NOUNS
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list

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


_MOST_STEPS = 7
"""Adverbs, times and phrases between a verb and its content that are passed over."""


def past_on(ctx: Context, i: int) -> int:
    """Return where the words behind a verb begin: behind "went on", too."""
    frames = frames_of(ctx, i)
    goes_on = ctx.s.lower(i + 1) == "on" and "pause" in frames and "quote" not in frames
    return i + 1 + goes_on


def content_after(ctx: Context, i: int, frames: frozenset[str]) -> Reported | None:
    """Return further cue words and the content that follows a reporting verb."""
    at = past_on(ctx, i)
    of = ctx.s.lower(at) == "of"
    for _ in range(_MOST_STEPS):
        found = _content_at(ctx, at, frames, direct=at == i + 1)
        if found and found[1]:  # a quotation that closes here leaves nothing
            return found[0], _before_deed(ctx, before_answer(ctx, i, found[1]))
        following = past_adverbial(ctx, at) or past_dashes(ctx, at)
        if following is None or (of and ctx.s.lower(at) == "as"):
            return None  # "thought of it as a tale that one could sell"
        at = following
    return None


def _content_at(ctx: Context, at: int, frames: frozenset[str], *, direct: bool) -> Reported | None:
    return (
        _quoted_at(ctx, at, frames)
        or _clause_at(ctx, at, frames, direct=direct)
        or _with_preposition(ctx, at, frames)
        or (with_object(ctx, at, frames) if direct else None)
    )


def _quoted_at(ctx: Context, at: int, frames: frozenset[str]) -> Reported | None:
    """Read words in quotation marks behind a verb, a comma or a colon: "chanted: “Out”"."""
    pause = ctx.s.lower(at) in (":", ",")
    at += pause
    speech = {"quote", "that", "tell", "pause"} if pause else {"quote", "that", "tell"}
    clause = "thatonly" in frames and quote_opens(ctx, at) and begins_clause(ctx.s, at + 1)
    if not (quote_opens(ctx, at) and (speech & frames or clause)):
        return None
    end = quote_or_clause_end(ctx, at)
    joined = ctx.s.tag(end) == "CONJ" and quote_opens(ctx, end + 1)  # "chanted “Out,” and “Now,”"
    return (), as_range(ctx, at, quote_or_clause_end(ctx, end + 1) if joined else end)


def _clause_at(ctx: Context, at: int, frames: frozenset[str], *, direct: bool) -> Reported | None:
    """Return a clause with its "that", a question, what to do, "no", or a bare clause."""
    word = ctx.s.lower(at)
    clausal = ctx.s.tag(at) == "SUB" or quote_opens(ctx, at + 1)
    led = ctx.s.tag(at + 1) == "PAST" and ctx.s.tag(at + 2) == "PREP"  # "that based on a poll,"
    resumed = predicate_at(ctx, at + 1) and ctx.s.lower(at + 1) != "there" and not led
    clausal = clausal and not resumed  # "adding to losses that have grown"
    clausal = clausal and not that_points(ctx, at)
    if word == "that" and frames & {"that", "tell", "thatonly"} and clausal:
        return ((at, at + 1),), as_range(ctx, at + 1, statement_end(ctx, at + 1))
    noun = not direct and ctx.s.lower(at - 1).removesuffix("s") in INFINITIVE_NOUNS
    deed = ctx.s.tag(at) == "TO" and ctx.s.tag(at + 1) in ("VERB", "AUX") and not noun
    if "that" in frames and word in ("yes", "no") and ctx.s.tag(at + 1) == "MARK":
        return (), as_range(ctx, at, at + 1)
    if deed and "inf" in frames:
        return (), as_range(ctx, at, deed_end(ctx, at))
    asked = "wh" in frames and word in QUESTIONS and ctx.s.tag(at) != "NAME"  # ", says WHO"
    doing = ctx.s.tag(at) == "ING" or word in ("being", "having")
    if "ing" in frames and doing:  # "denies hacking and will stand trial"
        return (), as_range(ctx, at, deed_end(ctx, at))
    if not asked and not ("that" in frames and opens_clause(ctx, at)):
        return None
    if (
        direct
        and "recall" in ctx.s.verb_lemmas(at - 1)
        and "NUM" in (ctx.s.tag(at), ctx.s.tag(at + 1))
    ):
        return None  # "is recalling about 900 carts sold in May"
    end = statement_end(ctx, at)  # "found a knife, Orr said" holds no clause that is found
    if not asked and _only_names(ctx, at, end):
        return None
    return ((), as_range(ctx, at, end)) if asked or has_finite(ctx, at, end) else None


def _only_names(ctx: Context, start: int, end: int) -> bool:
    """Whether the only verb tells the name of a thing: "established a firm called Orr"."""
    verbs = [j for j in range(start, end) if ctx.s.tag(j) in FINITE]
    one = len(verbs) == 1 and ctx.s.lower(start) in ("a", "an")  # not "the suit named Orr"
    named = one and ctx.s.lower(verbs[0]) in _NAMED
    return named and ctx.s.tag(verbs[0] - 1) == "NOUN" and ctx.s.tag(verbs[0] + 1) == "NAME"


_NAMED = frozenset({"called", "named", "nicknamed", "dubbed"})


def _with_preposition(ctx: Context, at: int, frames: frozenset[str]) -> Reported | None:
    if not _BEHIND.get(ctx.s.lower(at), frozenset()) & frames or ctx.s.tag(at + 1) == "MARK":
        return None
    if ctx.s.lower(at) == "about" and ctx.s.tag(at + 1) == "NUM":
        return None  # "recalled about 900 cars"
    return ((at, at + 1),), as_range(ctx, at + 1, thing_end(ctx, at + 1))


def before_answer(ctx: Context, i: int, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return content without what is set against it: "Some claim that it killed many, but no deaths
    were found"; "said it fell but Moe disagreed"; "had warned of it, but the owner did nothing";
    "promised roads, but none were built"."""
    start, end = content[-1]
    verbs = {ctx.s.lower(i - 1), *ctx.s.verb_lemmas(i)}
    contested, foreseen = not verbs.isdisjoint(_CONTESTED), not verbs.isdisjoint(_FORESEEING)
    vague = contested and ctx.s.lower(i - 1) in _ANYBODY
    within = ("TO", "SUB") if vague else ("PRON", "TO", "SUB")
    for j in range(start + 1, end - 1):
        if ctx.s.lower(j) != "but" or ctx.s.tag(j + 1) in within:
            continue
        verb = next((k for k in range(j + 2, min(j + 9, end)) if ctx.s.tag(k) in FINITE), j)
        answers = bool(_ANSWERING & set(ctx.s.verb_lemmas(verb)))
        outcome = ctx.s.tag(verb) == "PAST" or ctx.s.lower(verb) in ("was", "were", "had", "did")
        set_against = ctx.s.lower(j - 1) == "," and begins_clause(ctx.s, j + 1)
        done = ctx.s.tag(i) == ctx.s.tag(verb) == "PAST"  # "said it would not pay, but banks did"
        later = done and any(ctx.s.lower(k) == "would" for k in range(start, j))
        told = contested or (foreseen and outcome) or later
        thing = verb > j and ctx.s.lower(j - 1) == "," and not has_finite(ctx, start, j)
        if (answers or thing or (told and set_against)) and not in_quote(ctx, j, start):
            return (*content[:-1], *as_range(ctx, start, j))
    return content


def _before_deed(ctx: Context, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return content without what a speaker did to what it tells of, as nothing is both subject and
    object: "said the plan was fine and signed it"."""
    start, end = content[0]
    phrase = phrase_after(ctx.s, start)
    joint = phrase[1] + 1 if phrase and ctx.s.is_be(phrase[1]) else end
    while ctx.s.tag(joint) in ("ADV", "ADJ", "NOUN", "NOT", "QUOTE", "DET"):
        joint += 1
    joint += ctx.s.lower(joint) == ","
    deed = joint < end and ctx.s.tag(joint) == "CONJ" and ctx.s.lower(joint + 2) in _DONE_TO
    if not deed or ctx.s.tag(joint + 1) not in ("PAST", "VERB"):
        return content
    return as_range(ctx, start, joint - (ctx.s.lower(joint - 1) == ","))


_DONE_TO = frozenset({"it", "them", "him"})
_CONTESTED = REFUTING | {"claim", "allege", "argue", "believe", "think", "suspect", "assume"}
_ANYBODY = frozenset({"people", "some", "many", "others", "most"})
_FORESEEING = word_list("en/attribution.txt", "foreseeing")
_ANSWERING = frozenset({"disagree", "differ", "deny", "dispute", "reject", "object"})
