"""Who says what by a participle or infinitive: ", adding that", "used the rally to urge"."""

from __future__ import annotations

from claimgraph.reading.attribution.contents import before_main, content_after
from claimgraph.reading.attribution.context import (
    Context,
    Draft,
    outermost_before,
    quote_opens,
    verb_group,
)
from claimgraph.reading.attribution.objects import can_speak, may_say
from claimgraph.reading.lang.en.dictionary import is_past_only, lemmas
from claimgraph.reading.lang.en.lexicon import WITHOUT_OBJECT
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.phrases import group_start, main_subject
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.tagging import FINITE

_ALONGSIDE = frozenset({"with", "by", "from", "of"})
"""Prepositions behind which somebody may do something: "with the mayor calling for"."""
_DOING = frozenset({"VERB", "PAST", "ING"})


def by_participle(ctx: Context, i: int, frames: frozenset[str]) -> Draft | None:
    """Read ", adding that" and "officials calling for": whose act it is stands before."""
    after = content_after(ctx, i, frames)
    start = group_start(ctx.s, i)
    bare = ctx.s.tag(start - 1) == "SUB" and after is not None and not after[0]
    if after is None or (bare and ctx.s.lower(start - 1) == "whereas"):
        return None  # "whereas adding hives helps nobody"
    source: Range | None
    if ctx.s.lower(start - 1) == "as" and ctx.s.tag(start - 2) in ("NOUN", "NAME", "PRON"):
        source = phrase_before(ctx.s, start - 1)  # "quoted a nurse as saying"
        return Draft(source, (verb_group(ctx, i), *after[0]), after[1], "participle", i)
    if ctx.s.tag(start - 1) in ("NOUN", "NAME", "PRON"):
        if not after[0] and not frames & {"so", "as"}:
            return None
        source = phrase_before(ctx.s, start)
        if source and ctx.s.tag(source[0] - 1) == "VERB" and ctx.s.tag(source[0]) == "POSS":
            return None  # "saw them lose their jobs knowing that"
        where = source is not None and ctx.s.tag(source[0] - 1) == "PREP"
        if source and where and ctx.s.lower(source[0] - 1) not in _ALONGSIDE:
            source = main_subject(ctx.s, i)
    elif ctx.found and ctx.found[-1].source and ctx.found[-1].rule != "accordingTo":
        source = (
            outermost_before(ctx).source if ctx.found[-1].rule != "noun" else main_subject(ctx.s, i)
        )
    else:
        source = _before_dashes(ctx, start) or main_subject(ctx.s, i)
    if source and ctx.s.lower(source[1] - 1) == "worth":  # "it is worth noting that"
        return Draft(None, (verb_group(ctx, i), *after[0]), after[1], "participle", i)
    if source is None or not can_speak(ctx, source):
        return None
    content = before_main(ctx, after[1])
    plain = not after[0] and not (content and quote_opens(ctx, content[0][0]))
    if plain and not may_say(ctx, source) and not {"np", "quote"} <= frames:
        return None  # "a design of 2016, finding its way into every model"
    return Draft(source, (verb_group(ctx, i), *after[0]), content, "participle", i)


def _before_dashes(ctx: Context, start: int) -> Range | None:
    """Return what an aside between dashes tells more of: "a group – old and young – saying"."""
    dash = ctx.s.lower(start - 1)
    if dash not in ("–", "—"):
        return None
    opening = next((j for j in range(start - 2, 0, -1) if ctx.s.lower(j) == dash), None)
    return phrase_before(ctx.s, opening) if opening else None


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
    cue = ((i, i + 1), *after[0])
    if ctx.s.tag(i - 2) == "ADJ" and _impersonal(ctx, i - 2):
        return Draft(None, cue, after[1], "infinitive", i)
    source = _moved(ctx, i) or (ctx.found[-1].source if ctx.found else main_subject(ctx.s, i))
    if source is None or not can_speak(ctx, source):
        return None
    return Draft(source, cue, after[1], "infinitive", i)


def _moved(ctx: Context, i: int) -> Range | None:
    """Return who is brought to say it: "the poster prompted farmers to argue that"."""
    verb = next((j for j in range(i - 2, max(-1, i - 12), -1) if ctx.s.tag(j) in _DOING), None)
    asked = phrase_before(ctx.s, i - 1)
    if asked and ctx.s.lower(asked[0] - 1) == "for":
        return asked  # "for the minister to claim that"
    whom = phrase_after(ctx.s, verb + 1) if verb is not None else None
    return whom if whom and whom[1] == i - 1 and may_say(ctx, whom) else None


def _impersonal(ctx: Context, adjective: int) -> bool:
    """Whether nobody is said to do it: "it was wrong to claim"."""
    verb = next((j for j in range(adjective, max(0, adjective - 4), -1) if ctx.s.is_be(j)), 0)
    return ctx.s.lower(group_start(ctx.s, verb) - 1) == "it"


def ends_in_participle(sentence: Sentence) -> bool:
    """Say whether the one verb of some words is a participle: "keys exposed on a server"."""
    verbs = [i for i, tag in enumerate(sentence.tags) if tag in FINITE]
    if len(verbs) != 1 or verbs[0] == 0 or sentence.tag(verbs[0]) != "PAST":
        return False
    i = verbs[0]
    done = sentence.tag(i - 1) == "NOUN" and sentence.tag(i + 1) in ("PREP", "MARK")
    return (
        done
        and not is_past_only(sentence.lower(i))
        and WITHOUT_OBJECT.isdisjoint(lemmas(sentence.lower(i), "VERB"))
    )
