"""Whose act a verb of saying is: its subject, whole, or that of the verb before."""

from __future__ import annotations

from claimgraph.reading.attribution.context import (
    Context,
    frames_of,
    has_finite,
    insertion_end,
    outermost_before,
    predicate_at,
    quote_opens,
)
from claimgraph.reading.attribution.objects import (
    can_speak,
    is_time,
    it_says,
    may_say,
    names_people,
)
from claimgraph.reading.lang.en.lexicon import BOUND_WORDS, REPORTING_NOUNS
from claimgraph.reading.lang.en.noun_phrases import (
    INSIDE,
    NEAR_TIMES,
    NOMINAL,
    phrase_after,
    phrase_before,
)
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import antecedent, group_start, main_subject, subject_of
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list

NAMING = frozenset({"name", "call", "label", "dub", "title", "nickname", "brand"})
_STANDING = word_list("en/attribution.txt", "standing near")
_FICTION = word_list("en/attribution.txt", "works of fiction")
_SCENES = frozenset({"scene", "chapter", "episode", "act", "verse", "scenes"})
_OPENING = 14
"""Tokens of the longest phrase that opens a sentence and names a work."""
_FARTHEST = 20
"""Tokens of a relative clause within a subject that are looked back over."""


def source_of(ctx: Context, i: int) -> Range | None:
    """Return who says what a verb reports: its subject, or that of the verb before "and"."""
    found = subject_of(ctx.s, i)
    if found and ctx.s.tag(found[1]) == "REL":
        found = _nearest_person(ctx, found)
    elif found and ctx.s.tag(found[1]) == "MARK" and ctx.s.tag(found[1] + 1) == "REL":
        found = _nearest_name(ctx, found)
    else:
        found = with_relative(ctx, i, found)
    if found is None and _continues(ctx, i):
        last = outermost_before(ctx) if ctx.found else None
        known = last is not None and last.rule != "noun"
        found = last.source if last and known else main_subject(ctx.s, i)
        noun = ctx.s.lower(i).removesuffix("s") in REPORTING_NOUNS and not known
        if noun and found and not may_say(ctx, found):
            return None  # "The mill burned, and claims that it was arson rest on a letter"
    if found and found[0] == 1 and ctx.s.tag(0) == "PREP" and ctx.s.lower(found[1]) == ",":
        named = phrase_after(ctx.s, found[1] + 1)  # "In a note seen by Orr, the aide, Eva Lund,"
        found = named if names_people(ctx, named) else found
    if found and _is_of_others(ctx, found, i):
        return None
    start = group_start(ctx.s, i)
    if found is None:
        found = _before_aside(ctx, start - 1) if ctx.s.lower(start - 1) == "," else None
        found = found or _before_phrase(ctx, start)
    if found and ctx.s.lower(found[0] - 1) == "of" and ctx.s.tag(found[0] - 2) == "PRON":
        found = (found[0] - 2, found[1])  # one of the members
    found = _from_one(ctx, found) if found else None
    one = found is not None and found[1] - found[0] == 1 and ctx.s.lower(found[0]) == "one"
    if found and one and ctx.s.tag(found[0] - 1) == "PREP" and ctx.s.tag(i + 1) == "NOUN":
        return None  # "in one widely cited estimate"
    if found and ctx.s.tag(found[0]) == "ADJ" and ctx.s.is_be(found[0] - 1):
        return None  # "I am confident Orr can lead and show"
    return found if found and (can_speak(ctx, found) or it_says(ctx, found, i)) else None


def _from_one(ctx: Context, found: Range) -> Range:
    """Return a speaker with the "one" before it, "one in four nurses"; who "himself" stands for."""
    before, first = found[0] - 1, found[0]
    if ctx.s.lower(first).endswith(("self", "selves")) and ctx.s.tag(before) in NOMINAL:
        return phrase_before(ctx.s, first) or found
    if ctx.s.lower(before) == "one" and ctx.s.tag(first) == ctx.s.tag(found[1] - 1) == "NOUN":
        return (before, found[1]) if names_people(ctx, found) else found
    share = ctx.s.lower(before) == "in" and ctx.s.lower(before - 1) == "one"
    return (before - 1, found[1]) if share and ctx.s.tag(first) == "NUM" else found


def _before_aside(ctx: Context, comma: int) -> Range | None:
    """Return who is told of by brackets and between commas: "Orr (Norway), the envoy, said"."""
    commas = (j for j in range(comma - 1, max(0, comma - 12), -1) if ctx.s.lower(j) == ",")
    opening = next(commas, 0)
    brackets = (j for j in range(opening - 2, max(0, opening - 6), -1) if ctx.s.lower(j) == "(")
    bracket = next(brackets, 0)
    if not bracket or ctx.s.lower(opening - 1) != ")" or has_finite(ctx, bracket, comma):
        return None
    named = phrase_before(ctx.s, bracket)
    return named if named and names_people(ctx, named) else None


def _before_phrase(ctx: Context, end: int) -> Range | None:
    """Return who is named before where and when: "The aide, Ada Orr, in a note on Friday, said"."""
    near = range(end - 2, max(1, end - 14), -1)
    comma = next((j for j in near if ctx.s.lower(j) == "," and ctx.s.tag(j + 1) == "PREP"), 0)
    start = comma
    while start and ctx.s.tag(start - 1) == "NAME":
        start -= 1
    apposed = ctx.s.lower(start - 1) == "," and comma - start > 1
    return (start, comma) if apposed and not has_finite(ctx, start, end) else None


def _nearest_person(ctx: Context, found: Range) -> Range:
    """Return the pilot of "the daughter of a pilot who said", where no comma parts the two."""
    start = found[1] - 1
    while start > found[0] and ctx.s.tag(start) in ("NOUN", "ADJ"):
        start -= 1
    whose = ctx.s.lower(start) in ("a", "an") and ctx.s.lower(start - 1) == "of"
    near = (start, found[1])
    return near if whose and start > found[0] and names_people(ctx, near) else found


def _nearest_name(ctx: Context, found: Range) -> Range:
    """Return the firm of "lost the race for the yard to Orr, which agreed": no race agrees."""
    start = found[1]
    while start > found[0] and ctx.tokens[start - 1].is_capital:
        start -= 1
    link = next((j for j in range(*found) if ctx.s.tag(j) == "PREP"), start)
    led = found[0] < start < found[1] and ctx.s.tag(start - 1) == "PREP"
    led = led and ctx.s.lower(start - 1) != "of"
    before = (found[0], link)
    spoken = (
        names_people(ctx, before) if ctx.s.lower(found[1] + 1) == "who" else may_say(ctx, before)
    )
    return (start, found[1]) if led and not spoken else found  # a warning from Orr, who


def _is_of_others(ctx: Context, found: Range, i: int) -> bool:
    """Whether "who have" tells of more than the one named last: "stars, such as Lund, who have"."""
    start = group_start(ctx.s, i)
    alone = all(ctx.s.tag(j) in ("NAME", "NOUN", "ADJ") for j in range(*found))
    many = ctx.s.lower(start) in ("have", "are", "were") and ctx.s.tag(start - 1) == "REL"
    return many and alone and ctx.s.tag(found[1] - 1) == "NAME"


def with_relative(ctx: Context, i: int, found: Range | None) -> Range | None:
    """Return a subject with the relative clause that it is the end of: "the man who left"."""
    start, end = found or (group_start(ctx.s, i), group_start(ctx.s, i))
    if found and ctx.s.tag(start - 1) == "ING" and ctx.s.tag(start - 2) in NOMINAL:
        doing = phrase_before(ctx.s, start - 1)  # "people living nearby"
        return (doing[0], end) if doing else found
    if (
        found is None
        and ctx.s.tag(start - 1) in ("VERB", "PAST")
        and ctx.s.tag(start - 2) == "PRON"
    ):
        whole = phrase_before(ctx.s, start - 2) if ctx.s.tag(start - 3) == "NOUN" else None
        return (whole[0], end) if whole else None  # "every reviewer I follow said"
    if (whole := _done_often(ctx, start, found)) is not None:
        return whole
    told = start - 1
    while found and ctx.s.tag(told) in ("PAST", "ING") and ctx.s.tag(start) == "NOUN":
        told -= 1
    if told < start - 1 and ctx.s.lower(told) == "of":
        whole = phrase_before(ctx.s, told)  # "a review of randomised controlled trials found"
        return (whole[0], end) if whole else found
    if found and is_time(ctx, found) and ctx.s.tag(start - 1) == "PREP":
        done = ctx.s.tag(start - 2) == "PAST" and ctx.s.tag(start - 3) in NOMINAL
        whole = phrase_before(ctx.s, start - 2) if done else None  # "a study done over two years"
        return (whole[0], end) if whole else None
    verb = start - 2 - (ctx.s.tag(start - 2) == "ADV")
    if found and ctx.s.lower(start - 1) == "by" and ctx.s.tag(verb) == "PAST":
        verb = _first_participle(ctx, verb)
        whole = phrase_before(ctx.s, verb) if ctx.s.tag(verb - 1) in NOMINAL else None
        if whole:
            return whole[0], end  # "a poll carried out by Orr found"
    if found and _is_reduced(ctx, start, i):
        named = phrase_before(ctx.s, start - 1)  # "no source asked this week", "a man named Orr"
        return (named[0], end) if named else found
    if found and ctx.s.lower(start - 2) in _STANDING and ctx.s.tag(start - 3) in NOMINAL:
        whole = phrase_before(ctx.s, start - 2)  # "sources close to the club"
        return (whole[0], end) if whole else found
    verbs: list[int] = []
    for j in range(start - 1, max(-1, start - _FARTHEST), -1):
        if ctx.s.tag(j) in ("MARK", "QUOTE", "CONJ"):
            return found
        if ctx.s.tag(j) == "TO" and verbs and not _in_relative(ctx, j):
            offering = ctx.s.tag(j - 1) == "ING"  # "doctors offering to run it"
            whole = phrase_before(ctx.s, j - offering)
            return (whole[0], end) if whole else found
        if _opens_relative(ctx, j):
            reports = any(frames_of(ctx, v) & {"that", "tell"} for v in verbs)
            reports = reports and found is not None and may_say(ctx, found)
            whole = antecedent(ctx.s, j) if verbs else None
            main = whole is not None and whole[0] == 0 and ctx.s.lower(i + 1) == "that"
            whole = whole if main or not reports else None  # "A judge who knew both men wrote that"
            return (whole[0], end) if whole else found
        verbs += [j] if ctx.s.tag(j) in FINITE else []
    return found


def _first_participle(ctx: Context, last: int) -> int:
    """Return the first of two participles: of "mails sent by staff and seen by Orr", "sent"."""
    if ctx.s.tag(last - 1) != "CONJ":
        return last
    for j in range(last - 2, max(0, last - _NEAREST - 2), -1):
        if ctx.s.tag(j) == "PAST":
            return j if ctx.s.tag(j - 1) in NOMINAL else last
        if ctx.s.tag(j) in FINITE or ctx.s.tag(j) in ("MARK", "REL", "SUB"):
            break
    return last


def _done_often(ctx: Context, start: int, found: Range | None) -> Range | None:
    """Return what a participle and how often tell of: "a post shared over 18,000 times"."""
    done = start - 1
    if found and "times" not in map(ctx.s.lower, range(*found)):
        return None
    while found and (ctx.s.lower(done) in BOUND_WORDS or ctx.s.tag(done) == "NUM"):
        done -= 1
    told = ctx.s.tag(done) == "PAST" and ctx.s.tag(done - 1) in NOMINAL
    whole = phrase_before(ctx.s, done) if told else None
    return (whole[0], found[1] if found else start + 1) if whole else found


def _is_reduced(ctx: Context, start: int, i: int) -> bool:
    """Whether a participle stands before what seems a subject: "moves labelled early were"."""
    if ctx.s.tag(start - 1) != "PAST" or ctx.s.tag(start - 2) not in NOMINAL:
        return False
    finite = any(ctx.s.tag(j) in ("AUX", "MODAL") for j in range(group_start(ctx.s, i), i))
    naming = not NAMING.isdisjoint(ctx.s.verb_lemmas(start - 1))
    return (
        naming
        or ctx.s.lower(start) in NEAR_TIMES
        or (finite and not frames_of(ctx, start - 1) & {"that", "tell", "finding"})
    )


def _in_relative(ctx: Context, to: int) -> bool:
    """Whether "to do" stands in a clause that "who" opens: "aides who asked not to be named"."""
    for j in range(to - 1, max(-1, to - _NEAREST), -1):
        if ctx.s.tag(j) in ("MARK", "QUOTE", "CONJ"):
            return False
        if ctx.s.tag(j) == "REL":
            return True
    return False


_NEAREST = 6
"""Tokens between "who" and the "to" of its clause."""


def _opens_relative(ctx: Context, j: int) -> bool:
    """Whether a clause begins here that tells which noun is meant: "who", or "boats that"."""
    noun = ctx.s.lower(j - 1).removesuffix("s")
    thing = ctx.s.tag(j - 1) in NOMINAL and noun not in REPORTING_NOUNS
    return ctx.s.tag(j) == "REL" or (ctx.s.lower(j) == "that" and thing)


def _continues(ctx: Context, i: int) -> bool:
    """Whether the verb shares its subject with one before: "and said", "but added"."""
    start = group_start(ctx.s, i)
    return ctx.s.tag(start - 1) == "CONJ" or (
        ctx.s.tag(start - 1) == "MARK" and ctx.s.lower(start - 1) == "," and ctx.s.tag(i) == "ING"
    )


def past_apposition(ctx: Context, comma: int) -> int:
    """Return where words end that tell who speaks: "said Ada Lund, the mayor, “and it fell”"."""
    close = insertion_end(ctx, comma) if ctx.s.lower(comma) == "," else None
    if close is None:
        return comma
    resumed = ctx.opening.get(ctx.tokens[min(close + 1, ctx.s.end - 1)].start)
    ends = resumed and not any(t.text.isalpha() for t in ctx.tokens if t.start >= resumed.end)
    related = ctx.s.tag(comma + 1) == "REL" and ends  # not so ", who wore a shirt, “Go,” on Friday"
    apposed = ctx.s.tag(comma + 1) in INSIDE and not has_finite(ctx, comma, close)
    if not (related or apposed):
        return comma
    goes_on = quote_opens(ctx, close + 1) or predicate_at(ctx, close + 1)
    return close if goes_on and not quote_opens(ctx, comma + 1) else comma


def is_fiction(ctx: Context, source: Range) -> bool:
    """Whether somebody made up speaks: "in her novel, a priest says", "the film's hero says"."""
    comma = next((j for j in range(min(_OPENING, source[0])) if ctx.s.lower(j) == ","), 0)
    opened = range(comma) if ctx.s.lower(0) == "in" else range(0)
    where = source[0] - 1
    staged = ctx.s.tag(where) == "REL" and any(
        ctx.s.lower(j) in _SCENES for j in range(max(0, where - 2), where)
    )
    if staged:
        return True  # "the scene in which the priest confesses"
    owned = (j for j in range(*source) if ctx.s.tag(j + 1) == "POSS" or j + 1 == source[1])
    return any(ctx.s.lower(j) in _FICTION for j in (*opened, *owned))
