"""Forms of verbs: passives, participles that only tell which noun is meant, results, tenses."""

from __future__ import annotations

from claimgraph.model import EventStatus
from claimgraph.reading.events import extent, status
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import clause_end
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.event_clauses import is_of_relative
from claimgraph.reading.events.timing import behind_date
from claimgraph.reading.lang.en.dictionary import parts_of_speech
from claimgraph.reading.lang.en.lexicon import VERB_PARTICLES
from claimgraph.reading.lang.en.noun_phrases import phrase_before
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.subjects import group_start
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list

_APART = frozenset({"MARK", "CONJ", "SUB", "REL", "QUOTE"})


def is_passive(ctx: EventContext, i: int) -> bool:
    """Whether what stands before the verb has it done to it: "was arrested", "aid given by"."""
    j = i - 1
    while j >= 0 and ctx.s.tag(j) in ("ADV", "NOT"):
        j -= 1
    past = ctx.s.tag(i) == "PAST"
    be = ctx.s.is_be(j) and ctx.s.tag(j) not in ("NAME", "POSS")  # not "Orr's"
    return past and (be or is_by_somebody(ctx, i))


def is_by_somebody(ctx: EventContext, i: int) -> bool:
    """Whether "by" and who or what did it follow, no time and no amount: "won by a landslide"."""
    if ctx.s.lower(i + 1) != "by":
        return False
    if any(ctx.s.lower(j) in ("has", "have", "had") for j in range(i - 2, i)):
        return False
    first = i + 2 + (ctx.s.tag(i + 2) in ("DET", "ADJ"))
    timely = i + 2 in ctx.timed or ctx.s.tag(i + 2) == "ADV"
    counted = ctx.s.tag(i + 2) == "NUM" and any(
        ctx.s.lower(j) in _AMOUNTS for j in range(i + 3, i + 6)
    )
    return not (timely or counted or ctx.s.lower(first) in _MARGINS)


_MARGINS = word_list("en/events.txt", "margins")
_AMOUNTS = frozenset({"%", "percent", "per", "points", "votes", "seats", "runs", "goals"})
"""What somebody wins by, or a figure moves by."""


def is_reduced(ctx: EventContext, i: int) -> bool:
    """Whether a participle only tells which noun is meant: "analysts polled by the agency said"."""
    s = ctx.s
    if s.tag(i) != "PAST" or any(s.tag(j) == "AUX" for j in range(group_start(s, i), i)):
        return False
    if is_by_somebody(ctx, i):
        return True
    if is_of_relative(s, i) or _keeps_object(ctx, i):
        return False
    for j in range(i - 1, max(-1, i - 25), -1):
        if s.tag(j) in _APART:
            break
        if s.tag(j) in FINITE and not _is_held(s, j):
            reporting = set(s.verb_lemmas(j)) & tr.REPORTING
            within = s.tag(extent.premodifiers(ctx, i - 1) - 1) == "PREP"  # "in a report released"
            return within or not (reporting and s.tag(j) != "AUX")  # "said shares dropped"
    for j in range(i + 1, len(ctx.tokens)):
        if s.tokens[j].text in "*_":
            continue
        if s.tag(j) in _APART:
            return s.lower(j) == "," and _goes_on(ctx, i, j)
        if s.tag(j) in FINITE and s.tag(j - 1) != "TO":
            return True
    return False


def _keeps_object(ctx: EventContext, i: int) -> bool:
    """Whether what is done to something stands behind: "police raided a house hit by fire".

    Verbs of giving and naming keep one object in the passive: "a woman given the prize".
    """
    behind = ctx.s.tag(i + 1) in ("DET", "POSS", "PRON") and i + 1 not in ctx.timed
    return behind and not ctx.of_time(i + 2) and tr.KEEPING.isdisjoint(ctx.s.verb_lemmas(i))


def _goes_on(ctx: EventContext, i: int, comma: int) -> bool:
    """Whether the verb of a participle's noun follows a comma: "the talks, held in May, ended"."""
    s = ctx.s
    if s.tag(i + 1) not in ("PREP", "ADV"):
        return False
    aside = s.tag(extent.premodifiers(ctx, i - 1) - 1) == "PREP"  # "Orr, in a note sent in May,"
    wanted = FINITE if aside or s.lower(i - 1) == "," else FINITE - {"PAST"}
    for j in range(comma + 1, min(comma + 25, len(ctx.tokens))):
        if s.tag(j) in ("SUB", "REL", "QUOTE") or s.tokens[j].text in ";:":
            return False
        if s.tag(j) in FINITE:
            return s.tag(j) in wanted and s.lower(j - 1) == ","
    return False


def described(ctx: EventContext, i: int) -> Range | None:
    """Return the noun that a participle tells more of: "the motion, moved by Cllr Hart,"."""
    before = group_start(ctx.s, i)
    before -= ctx.s.lower(before - 1) == ","
    return phrase_before(ctx.s, before) if before > 0 else None


def tells_of_a_text(ctx: EventContext, i: int, deed: str) -> bool:
    """Whether a participle only tells of a text: "in a report released", "Posted by Jo Doe"."""
    s = ctx.s
    helped = any(s.tag(j) == "AUX" for j in range(group_start(s, i), i))
    done = s.tag(i + 1) in ("DET", "POSS", "NUM") and i + 1 not in ctx.timed  # "freed 14 men"
    if s.tag(i) not in ("PAST", "ADJ") or deed not in tr.MAKING_KNOWN or helped or done:
        return False
    if not any(s.tag(j) != "MARK" for j in range(i)):
        return s.lower(i + 1) == "by"
    text = described(ctx, i) if s.lower(i - 1) != "," else None
    if text is None:
        return False
    first = extent.premodifiers(ctx, text[1] - 1)
    source = s.lower(first - 1) in ("in", "to", "by", "from", "with")
    return source or (is_reduced(ctx, i) and s.lower(text[1] - 1) in tr.TEXTS)


def is_amount(ctx: EventContext, i: int) -> bool:
    """Whether the object of a verb is an amount of money or a share."""
    near = range(i + 1, min(i + 7, len(ctx.tokens)))
    number = next((j for j in near if ctx.s.tag(j) == "NUM"), None)
    if number is None or any(ctx.s.tag(j) in ("NOUN", "VERB") for j in range(i + 1, number)):
        return False
    return any(ctx.s.tokens[j].text in "$€£%" or ctx.s.lower(j) == "percent" for j in near)


def holds_now(ctx: EventContext, i: int, told: EventStatus) -> bool:
    """Return whether a passive in the present tells how things are: "is covered in cloth"."""
    first, timed = ctx.s.lower(group_start(ctx.s, i)), range(i, clause_end(ctx, i))
    being = any(ctx.s.lower(j) in ("being", "been") for j in range(group_start(ctx.s, i), i))
    settled = told in ("planned", "hypothetical")
    if first not in ("is", "are") or being or settled or ctx.lead is not None:
        return False
    return not any(j in ctx.timed for j in timed)


def is_progressive(ctx: EventContext, i: int) -> bool:
    """Whether a form of "to be" stands before an -ing: "is closing"."""
    return any(ctx.s.is_be(j) for j in range(group_start(ctx.s, i), i))


def is_begun(ctx: EventContext, i: int) -> bool:
    """Whether somebody begins or stops doing it: "began shipping"."""
    before = set(ctx.s.verb_lemmas(i - 1))
    return ctx.s.tag(i - 1) in ("VERB", "PAST") and bool(before & _BEGINNING)


def result_of(ctx: EventContext, i: int) -> int | None:
    """Return the verb in the past whose result an -ing behind a comma tells, or "by" which."""
    s = ctx.s
    if s.tag(i) != "ING" or s.lower(i - 1) not in _BEFORE_RESULTS:
        return None
    if s.lower(i - 1) == "for" and s.lower(i - 2) not in tr.PUNISHING:
        return None
    bare = ("NOUN", "ADJ") if s.lower(i - 1) == "," else ()  # "by retreating soldiers"
    if s.tag(i + 1) not in (*_OBJECT, *bare) or ctx.of_time(i + 1):
        return None
    near = range(i - 2, max(-1, i - 40), -1)
    verb = next((j for j in near if s.tag(j) in FINITE and not _is_held(s, j)), None)
    past = verb is not None and (s.tag(verb) == "PAST" or s.lower(verb) in ("was", "were"))
    return verb if past else None


def _is_held(s: Sentence, j: int) -> bool:
    """Whether a participle with "by" only describes: "for men held by Orr, raising hopes"."""
    return s.tag(j) == "PAST" and s.lower(j + 1) == "by" and not s.is_be(j - 1)


_BEGINNING = tr.BEGINNING | {"stop"}
_BEFORE_RESULTS = frozenset({",", "after", "by", "for"})
_OBJECT = frozenset({"DET", "PREP", "NUM", "NAME", "POSS"})


def has_object(ctx: EventContext, i: int) -> bool:
    """Whether an object, a place or the like follows a verb at once, or its particle."""
    at = i + 1 + (ctx.s.lower(i + 1) in VERB_PARTICLES)
    bare = ctx.s.tag(at) == "NOUN" and not ctx.of_time(at)
    bare = bare and ctx.s.tag(i) == "PAST" and "ADJ" not in parts_of_speech(ctx.s.lower(i))
    return ctx.s.tag(at) in _OBJECT or bare


def tells_past(ctx: EventContext, i: int) -> bool:
    """Whether a verb is past or a perfect, stands behind "to" or "will", or opens a headline."""
    if ctx.s.tag(i) == "PAST":
        return True
    before = ctx.s.tag(group_start(ctx.s, i) - 1), ctx.s.tag(i - 1)
    headline = ctx.lead is not None or status.is_headline(ctx.s)
    return ctx.s.tag(i) == "VERB" and (headline or "TO" in before or "MODAL" in before)


def opens_line(ctx: EventContext, i: int) -> bool:
    """Whether a verb without a subject opens a dated line: "2019: Opens a plant"."""
    return ctx.s.tag(i) in ("VERB", "PAST") and behind_date(ctx, i)
