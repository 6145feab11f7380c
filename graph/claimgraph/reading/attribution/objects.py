"""What a phrase beside a verb of saying names: words, a deed, or somebody who may speak.

And where a deed or thing ends that somebody asks for, plans or complains about.
"""

from __future__ import annotations

from claimgraph.reading.attribution.content_ends import clause_end
from claimgraph.reading.attribution.context import (
    Context,
    frames_of,
    has_finite,
    in_quote,
    past_bound,
    predicate_at,
    quote_opens,
)
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.closed_classes import STANDALONE
from claimgraph.reading.lang.en.dictionary import is_past_only
from claimgraph.reading.lang.en.gazetteer import demonym, is_person_noun
from claimgraph.reading.lang.en.noun_phrases import OBJECTS, head_of, phrase_after
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_SPEAKING = lx.SPEAKING_THINGS | word_list("en/attribution.txt", "studies")
_SPEAKERS = lx.ORGANISATION_HEADS | _SPEAKING
_BODIES = lx.ORGANISATION_HEADS | {"source", "people", "driver"}
_SAYINGS = lx.SAYINGS - {"request", "proposal", "demand"}
_DEEDS = phrase_list("en/attribution.txt", "deeds")
"""How nouns end that tell of a deed: deployment, expulsion, withdrawal, closure."""


def is_said(ctx: Context, phrase: Range) -> bool:
    """Whether a phrase is what can be said or held, not a thing that is asked for, nor somebody."""
    head = ctx.s.lower(head_of(ctx.s, phrase))
    return bool({head, head.removesuffix("s"), f"{head[:-3]}y"} & _SAYINGS)


def is_somebody(ctx: Context, phrase: Range) -> bool:
    """Whether a phrase names who has words, not the reason for something: "citing two aides"."""
    head = head_of(ctx.s, phrase)
    words = _forms(ctx, (head, head + 1))
    person = any(map(is_person_noun, words)) or bool(words & _BODIES)
    return ctx.s.names_role(head) or person or ctx.s.tag(head) == "NAME"


def is_deed(ctx: Context, at: int) -> bool:
    """Whether a thing announced is done by announcing it: "the withdrawal of troops"."""
    head = at + 1
    while ctx.s.tag(head) == "ADJ":
        head += 1
    of = ctx.s.lower(head + 1) == "of"
    return of and ctx.s.lower(at) == "the" and ctx.s.lower(head).endswith(_DEEDS)


def is_time(ctx: Context, phrase: Range) -> bool:
    """Whether a phrase tells when or how long: "the next two years"."""
    head = ctx.s.lower(phrase[1] - 1)
    timely = not lx.TIME_WORDS.isdisjoint({head, head.removesuffix("s")})
    return timely and ctx.s.tag(phrase[1] - 1) not in ("NAME", "DET")


_POINTING = frozenset({"it", "this", "that", "these", "those", "you"})
"""What names no speaker alone; "you" is whoever reads it: "when you consider that"."""


def can_speak(ctx: Context, source: Range) -> bool:
    """Whether a phrase can name a speaker: not "it", "nobody" or "a day"."""
    alone = source[1] - source[0] == 1
    each = ctx.tokens[source[0]].text == "a" and is_time(ctx, source)  # "two ships a day"
    if each or (alone and ctx.s.lower(source[0]) in _POINTING):
        return False
    words = {ctx.s.lower(j) for j in range(*source)}
    if ctx.s.lower(source[0] - 1) == "than" or words <= lx.TIME_WORDS or words == {"long"}:
        return False  # "more than we expect", "a letter this month stating", "who long called for"
    if alone and ctx.s.tag(source[0]) == "ADJ":
        return ctx.s.lower(source[0]) in STANDALONE  # "most say", not "older"
    sums = any(ctx.tokens[j].text in "$€£" for j in range(*source))
    if sums and ctx.s.tag(source[1] - 1) == "NAME":
        return False  # "the $27bn Orr says it owes"
    compared = ctx.s.lower(source[1] - 1) == "than"  # "lower than reported"
    return not compared and not words & {"there", "nothing", "nobody", "whose"}


def it_says(ctx: Context, source: Range, i: int) -> bool:
    """Whether "it" is who speaks: "it said profits rose", not "it shows that"."""
    frames, quoted = frames_of(ctx, i), ctx.tokens[source[0] - 1].end in ctx.closing
    says = "quote" in frames and frames & {"that", "thatonly"} and "np" not in frames
    one = source[1] - source[0] == 1 and ctx.s.lower(source[0]) == "it"
    return one and (bool(says) or (quoted and "pause" in frames))  # "“No,” it continued"


def may_say(ctx: Context, source: Range) -> bool:
    """Whether a phrase names somebody, a body, or what words stand in."""
    return (
        (names_people(ctx, source) or ctx.s.tag(source[0]) == "PRON")
        or bool(_forms(ctx, source) & _SPEAKERS)
        or bool(demonym(ctx.tokens[source[1] - 1].text.removesuffix("s")))  # "many Australians"
    )


def names_people(ctx: Context, source: Range | None) -> bool:
    """Whether a phrase names somebody, or a kind of person: not "explained by fraud"."""
    if source is None:
        return False
    named = any(ctx.s.tag(j) == "NAME" for j in range(*source))
    return named or any(word in lx.ROLES or is_person_noun(word) for word in _forms(ctx, source))


def _forms(ctx: Context, phrase: Range) -> set[str]:
    """Return the words of a phrase, also without an "s" at their end, which "witness" keeps."""
    words = {ctx.s.lower(j) for j in range(*phrase)}
    return words | {word.removesuffix("s") for word in words}


_BESIDE = frozenset({"as", "because", "although", "though", "while", "since", "whereas"})


def thing_end(ctx: Context, at: int) -> int:
    """Return where a reported thing ends: with its clause, or where another clause begins."""
    end = clause_end(ctx, at)
    depth = 0
    for j in range(at + 1, end - 2):
        depth += (ctx.s.lower(j) == "(") - (ctx.s.lower(j) == ")")
        if depth > 0:
            continue  # "implies change (warming, altered rain)"
        verb = predicate_at(ctx, j + 1) and ctx.s.tag(j + 1) != "VERB"
        joined = ctx.s.tag(j) == "CONJ" and (
            (verb and not _ends_things(ctx, at, j))
            or begins_clause(ctx.s, j + 1)
            or _says(ctx, j + 1)
        )
        related = ctx.s.lower(j) == "," and ctx.s.tag(j + 1) == "REL"
        told = related and not has_finite(ctx, at, j)  # "complained about the heat, which"
        comma = ctx.s.lower(j) == ","
        resumed = comma and verb  # "Lind, who denies the charge, was fined"
        resumed = resumed or (comma and ctx.s.lower(j + 1) == "with")  # "…, with talks planned"
        reason = comma and ctx.s.tag(j + 1) == "SUB" and ctx.s.lower(j + 1) in _BESIDE
        another = comma and (reason or _led_clause(ctx, j)) and not has_finite(ctx, at, j)
        if (joined or told or resumed or another) and not in_quote(ctx, j, at):
            return j
    return end


def _ends_things(ctx: Context, at: int, j: int) -> bool:
    """Whether "and" brings the last of several: "warned of floods, fires and failed crops"."""
    failed = (ctx.s.tag(j + 1), ctx.s.tag(j + 2)) == ("PAST", "NOUN")
    return failed and any(ctx.s.lower(k) == "," for k in range(at + 1, j))


def _says(ctx: Context, j: int) -> bool:
    """Whether one more saying begins: "deny claims of force and say they show restraint"."""
    return ctx.s.tag(j) == "VERB" and "that" in frames_of(ctx, j) and begins_clause(ctx.s, j + 1)


_CONCEDING = frozenset({"although", "though", "while", "whereas"})


def _led_clause(ctx: Context, comma: int) -> bool:
    """Whether the main clause begins behind a comma: "When he asked for bread, she left"."""
    near = range(max(0, comma - 25), comma)
    led = ctx.s.tag(0) == "SUB" or any(ctx.s.lower(j) in _CONCEDING for j in near)
    return led and begins_clause(ctx.s, comma + 1 + quote_opens(ctx, comma + 1))


def deed_end(ctx: Context, at: int) -> int:
    """Return where a deed that is asked for or promised ends: "promised to help but sent …"."""
    end = clause_end(ctx, at)
    for j in range(at + 1 + (ctx.s.tag(at) != "ING"), end - 1):
        if in_quote(ctx, j, at):
            continue
        joins = ctx.s.tag(j + 1) == "CONJ" or ctx.s.lower(j + 1) == "so"
        if ctx.s.lower(j) == "," and (
            (joins and _own_clause(ctx, j + 2))
            or _led_clause(ctx, j)
            or (ctx.s.tag(j + 1) == "PAST" and is_past_only(ctx.s.lower(j + 1)))
            or (ctx.s.tag(j + 1) == "PAST" and ctx.s.tag(j + 2) in OBJECTS and _ends_list(ctx, j))
        ):
            return j  # "agreed to meet, lifted the ban and set up a court"
        beside = ctx.s.lower(j) == "as" and ctx.s.tag(j - 1) == "NOUN"
        if beside and ctx.s.tag(j + 1) != "PRON" and begins_clause(ctx.s, j + 1):
            return j  # "told staff to find new income as the bank moves in"
        if ctx.s.tag(j) in ("SUB", "REL"):
            return _before_but(ctx, j, end)
        if ctx.s.tag(j) == "CONJ" and (_goes_on(ctx, j + 1) or _ends_quote(ctx, j)):
            return j
    return end


def _ends_quote(ctx: Context, j: int) -> bool:
    """Whether "and" goes on with a clause of its own: "called it “fair,” and the town agreed"."""
    comma = ctx.s.tag(j - 1) == "QUOTE" and ctx.tokens[j - 2].text == ","
    return comma and (predicate_at(ctx, j + 1) or begins_clause(ctx.s, j + 1))


def _before_but(ctx: Context, start: int, end: int) -> int:
    """Return where ", but" sets what came of a deed against it: "told them to go, as …, but"."""
    for j in range(start, end - 2):
        against = ctx.s.lower(j) == "," and ctx.s.lower(j + 1) == "but"
        if against and _own_clause(ctx, j + 2) and not in_quote(ctx, j, start):
            return j
    return end


def _own_clause(ctx: Context, j: int) -> bool:
    """Whether a clause with its subject begins, perhaps behind a time: "in 1981 a court fined"."""
    if ctx.s.tag(j) == "PREP" and ctx.s.tag(j + 1) == "NUM":
        j += 2
    while ctx.s.tag(j) == "ADV" or ctx.s.lower(j) in ("yet", "still", "then"):
        j += 1
    j = past_bound(ctx, j)  # "and more than 400 people have been paid"
    opens = ctx.s.tag(j) in ("DET", "NAME", "PRON", "POSS", "NUM")
    return opens and begins_clause(ctx.s, j)


def _goes_on(ctx: Context, j: int) -> bool:
    """Whether a finite verb behind a conjunction goes on with the clause before the deed."""
    while ctx.s.tag(j) in ("ADV", "NOT"):
        j += 1
    if ctx.s.tag(j) in ("AUX", "MODAL"):
        return ctx.s.lower(j) not in ("be", "have", "do")
    return ctx.s.tag(j) == "PAST" and ctx.s.tag(j + 1) in _BEHIND_VERBS


def _ends_list(ctx: Context, j: int) -> bool:
    """Whether "and" with a further past form stands behind a comma."""
    return any(
        ctx.s.tag(k) == "CONJ" and ctx.s.tag(k + 1) == "PAST"
        for k in range(j + 2, min(j + 40, ctx.s.end - 1))
    )


_BEHIND_VERBS = frozenset({"DET", "POSS", "PRON", "PREP", "NUM", "NAME", "ADV", "SUB", "TO"})


def takes_main_verb(ctx: Context, source: Range, content: tuple[Range, ...]) -> bool:
    """Whether the only verb left for a subject is within what its relative clause tells."""
    related = ctx.s.lower(source[1]) in ("that", "who", "which")
    if not related or quote_opens(ctx, content[0][0]) or ctx.s.tag(content[0][0]) == "ING":
        return False
    beside = has_finite(ctx, 0, source[0]) or has_finite(ctx, content[-1][1], ctx.s.end)
    return not beside and has_finite(ctx, *content[0])


def that_points(ctx: Context, that: int) -> bool:
    """Whether "that" points at a thing: "would deny that relief to millions, but they differ"."""
    named = ctx.s.tag(that + 1) == "ING" and ctx.s.tag(that + 2) == "MARK"  # "that reading,"
    if not named and ctx.s.tag(that + 1) not in ("NOUN", "ADJ"):
        return False
    for j in range(that + 1, min(that + 30, ctx.s.end)):
        if ctx.s.tag(j) in FINITE or ctx.s.tag(j) in ("SUB", "REL"):
            return False
        if ctx.s.lower(j) in (",", ";"):
            return ctx.s.tag(j + 1) in ("CONJ", "ING")  # "disputes that view, saying"
        if ctx.s.lower(j) == ":":
            return True  # "disputes that figure: 300 came"
    return True


def _opens_related(ctx: Context, at: int) -> bool:
    """Whether a subject with a relative clause has its verb behind: "a man who fell has died"."""
    end = phrase_after(ctx.s, at)
    if end is None or ctx.s.lower(end[1]) not in ("who", "that") or is_time(ctx, end):
        return False
    groups = [
        j
        for j in range(end[1] + 1, min(end[1] + 25, ctx.s.end))
        if ctx.s.tag(j) in FINITE and ctx.s.tag(j - 1) not in ("AUX", "MODAL", "NOT", "ADV", "CONJ")
    ]
    between = range(end[1] + 1, groups[1]) if len(groups) > 1 else ()
    parted = any(ctx.s.tag(j) in ("SUB", "CONJ") or ctx.s.lower(j) in (",", ";") for j in between)
    return bool(between) and not parted and ctx.s.tag(groups[1]) in ("AUX", "MODAL")


def opens_clause(ctx: Context, at: int) -> bool:
    """Whether a clause begins here, also with a bound: "at least nine people were hurt"."""
    phrase = phrase_after(ctx.s, at)
    if ctx.s.lower(at) in ("pursuant", "due", "prior", "subject") and ctx.s.lower(at + 1) == "to":
        return False  # "a panel established pursuant to the act met"
    compared = ctx.s.lower(at) in ("more", "less") and ctx.s.lower(at + 2) == "than"
    if compared or (phrase and ctx.s.lower(phrase[1]) == "ago"):
        return False  # "proved more stubborn than Orr had said", "as Orr said a few hours ago, …"
    after = past_bound(ctx, at)
    bound = after > at and ctx.s.tag(after) in ("NUM", "DET", "NOUN")
    if ctx.s.tag(at) == "ING" and ctx.s.tag(at + 1) == "NOUN" and begins_clause(ctx.s, at + 1):
        return True  # "said rising demand led to faults"
    conceding = ctx.s.lower(at) in ("although", "though", "while") and begins_clause(ctx.s, at + 1)
    return (
        conceding
        or _opens_related(ctx, at)
        or begins_clause(ctx.s, at)
        or (bound and begins_clause(ctx.s, after))
    )
