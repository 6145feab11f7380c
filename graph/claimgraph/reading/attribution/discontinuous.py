"""What is reported before a cue, and what goes on behind it."""

from __future__ import annotations

from claimgraph.reading.attribution.content_ends import clause_end, quote_or_clause_end
from claimgraph.reading.attribution.context import (
    Context,
    Draft,
    as_range,
    before_marker,
    begins_attribution,
    clause_start,
    has_finite,
    in_quote,
    insertion_end,
    past_bound,
    predicate_at,
    quote_opens,
    verb_group,
)
from claimgraph.reading.attribution.objects import is_time
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.dictionary import is_base_form
from claimgraph.reading.lang.en.lexicon import CALENDAR, DAYS, REPORTING_NOUNS, TRANSITIONS
from claimgraph.reading.lang.en.noun_phrases import (
    INSIDE,
    NEAR_TIMES,
    is_of_time,
    phrase_after,
    phrase_before,
)  # fmt: skip
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import antecedent, group_start
from claimgraph.reading.lang.en.tokens import FINITE

_SETTING_APART = frozenset({",", "–", "—"})
_COMPLETING = frozenset({"of", "than", "to", "into", "from"})
"""Prepositions behind a saying that go on with what is said: "capable, he said, of 200 miles"."""


def past_adverbial(ctx: Context, at: int) -> int | None:
    """Return where an adverb, a time or a prepositional phrase here ends; None without one."""
    timely = ctx.s.lower(at) in ("late", "early", "earlier", "later")
    if ctx.s.tag(at) == "ADV" or timely:
        return at + 1
    if past_bound(ctx, at) > at and ctx.s.lower(at) != "about":
        return None  # "at least 9 people" is the thing itself
    if ctx.s.tag(at) == "PREP" and ctx.s.lower(at + 1) == "[" and ctx.s.lower(at + 3) == "]":
        return at + 4  # "said at [23]"
    if ctx.s.tag(at) in ("PREP", "TO") or (ctx.s.lower(at) in ("after", "before", "as")):
        phrase = phrase_after(ctx.s, at + 1)
        dated = ctx.s.lower(at + 1) in CALENDAR and ctx.s.lower(at + 2) == "."
        if dated and ctx.s.tag(at + 3) == "NUM":
            return at + 4  # "on Sept. 30"
        return _before_clause(ctx, *phrase) if phrase else None
    online = ctx.s.lower(at + 1) == "that" and ctx.s.tag(at - 1) == "PAST"
    online = online and ctx.s.tag(at) == "ADJ"  # "wrote online that"
    if ctx.s.lower(at) in DAYS or online or _describes(ctx, at):
        return at + 1
    if ctx.s.lower(at) in NEAR_TIMES and is_of_time(ctx.s, at + 1):
        return at + 2  # "said this month that"
    if ctx.s.lower(at) == ",":
        close = insertion_end(ctx, at)
        return close + 1 if close else None
    return None


def _before_clause(ctx: Context, start: int, end: int) -> int:
    """Return where a phrase ends: where a clause begins in it: "in the release | this case is"."""
    for j in range(start + 1, end):
        apart = ctx.s.lower(j) in ("this", "these", "those") or is_of_time(ctx.s, j - 1)
        opens = ctx.s.tag(j) == "DET" and ctx.s.tag(j - 1) == "NOUN" and apart
        if opens and begins_clause(ctx.s, j):
            return j
    return end


def _describes(ctx: Context, at: int) -> bool:
    """Whether a participle tells more of the noun before: "in a statement posted online"."""
    after = ctx.s.tag(at + 1) in ("ADV", "PREP", "TO", "ADJ")
    return ctx.s.tag(at) == "PAST" and ctx.s.tag(at - 1) == "NOUN" and after


def is_boundary(ctx: Context, start: int) -> bool:
    """Whether a comma, a question mark or a closing quotation mark stands before."""
    start = before_marker(ctx, start)
    return start > 0 and (
        ctx.tokens[start - 1].text in ",?!–—" or ctx.tokens[start - 1].end in ctx.closing
    )


def is_inserted(ctx: Context, i: int, frames: frozenset[str]) -> bool:
    """Whether a verb and who says it stand between commas: ", explained the mayor,".

    Not so for ", predict future needs," in a list of what something does.
    """
    start = group_start(ctx.s, i)
    listed = "np" in frames and ctx.s.tag(i) == "VERB" and is_base_form(ctx.s.lower(i))
    if start < 1 or ctx.s.lower(start - 1) != "," or listed:
        return False
    who = phrase_after(ctx.s, i + 1)
    return who is not None and ctx.s.lower(who[1]) == ","


_BEFORE_QUOTES = frozenset({"–", "—", ":"})


def left_of(ctx: Context, start: int) -> tuple[Range, ...]:
    """Return the content that ends before a token."""
    end = before_marker(ctx, start)
    while end and ctx.tokens[end - 1].text in ",—–-" and ctx.tokens[end - 1].end not in ctx.closing:
        end -= 1
    first = clause_start(ctx, end)
    if not first and (ctx.s.lower(0),) in TRANSITIONS and ctx.s.lower(1) == ",":
        first = 2  # "However, 62 residents fell ill, she said"
    if ctx.tokens[end - 1].end in ctx.closing if end else False:
        quote = ctx.closing[ctx.tokens[end - 1].end]
        opens = next((j for j in range(end) if ctx.tokens[j].start >= quote.start), 0)
        subject = opens > first and predicate_at(ctx, opens + 1)  # the guards "say it pays"
        apart = ctx.s.lower(opens - 1) in _BEFORE_QUOTES  # "once — “I recall,” he said"
        quoted_only = apart or (not has_finite(ctx, first, opens) and not subject)
        first = opens if quoted_only else first
        return as_range(ctx, first, end)
    if ctx.s.tag(first) == "PAST" or (ctx.s.tag(first) == "ING" and not _doing_is(ctx, first, end)):
        return ()
    return as_range(ctx, first, end)


def _doing_is(ctx: Context, first: int, end: int) -> bool:
    """Whether a deed is what a clause tells of: "Selling it is hard", not "Speaking of it, …"."""
    for j in range(first, end):
        if ctx.s.tag(j) in FINITE:
            return True
        if ctx.s.tag(j) in ("SUB", "REL", "MARK"):
            return False
    return False


def content_resumed(ctx: Context, at: int) -> tuple[Range, ...]:
    """Return the content that goes on after "he said,"."""
    following = past_adverbials(ctx, at)
    if ctx.s.lower(following) in (",", ":", ";") and quote_opens(ctx, following + 1):
        following += 1
    if quote_opens(ctx, following) and ctx.s.lower(following - 1) not in ("'s", "’s"):
        return as_range(ctx, following, quote_or_clause_end(ctx, following))
    return ()


def content_behind(ctx: Context, at: int, *, begun: Range | None = None) -> tuple[Range, ...]:
    """Return the rest of a clause that "he said," breaks off: "The talks, he said, failed".

    What ``begun`` with "if" or "in May" may go on with a subject of its own; what ends in "is" goes
    on with anything, and what has no verb yet with any.
    """
    comma = past_adverbials(ctx, at)
    closes = ctx.s.lower(comma) in _SETTING_APART
    opened = ctx.s.lower(begun[1]) if begun else ","
    if opened in _SETTING_APART and opened != ctx.s.lower(comma):
        return ()  # "the inquiry – the first, he said – ended"
    if begun and closes and ctx.s.tag(begun[1] - 1) in ("AUX", "MODAL", "NOT"):
        return as_range(ctx, comma + 1, clause_end(ctx, comma + 1))
    if closes and begun and ctx.s.lower(comma + 1) in _COMPLETING:
        return as_range(ctx, comma + 1, clause_end(ctx, comma + 1))
    half = begun is not None and ctx.s.tag(begun[0]) in ("SUB", "PREP", "AUX", "MODAL")
    goes_on = predicate_at(ctx, comma + 1) or (half and begins_clause(ctx.s, comma + 1))
    also = ctx.s.lower(comma + 1) == "and" and begins_clause(ctx.s, comma + 2)
    quoted = begun is not None and ctx.tokens[begun[1] - 1].end in ctx.closing
    also = also or (not quoted and predicate_at(ctx, comma + 2))  # "It rose, he said, and fell"
    joined = ctx.s.tag(comma + 1) == "CONJ" and ctx.s.tag(comma + 2) != "PRON"
    joined = joined and not begins_attribution(ctx, comma + 1)  # "and traders reported that"
    if closes and begun and joined and also:
        return as_range(ctx, comma + 1, clause_end(ctx, comma + 1))  # "it fell, he said, and"
    if closes and begun and ctx.s.lower(comma + 1) == "that" and begins_clause(ctx.s, comma + 2):
        return as_range(ctx, comma + 1, clause_end(ctx, comma + 1))  # "He meant, he said, that it"
    another = begins_attribution(ctx, comma + 1) and not (begun and not has_finite(ctx, *begun))
    if not closes or not goes_on or another:
        return ()
    return as_range(ctx, comma + 1, clause_end(ctx, comma + 1))


def past_adverbials(ctx: Context, at: int) -> int:
    """Return where the adverbs and times behind a verb end, before a comma or quotation."""
    for _ in range(4):
        if ctx.s.lower(at) == "," or quote_opens(ctx, at):
            break
        step = past_adverbial(ctx, at)
        if step is None:
            break
        at = step
    return at


def parted_subject(ctx: Context, source: Range, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the subject of a predicate that the saying parts from it: "The mill, X says, was"."""
    first = content[0][0] + quote_opens(ctx, content[0][0])
    if not predicate_at(ctx, first) or ctx.s.lower(source[0] - 1) != ",":
        return ()
    if ctx.s.tag(first) in ("AUX", "MODAL") and any(
        ctx.s.lower(j) == "?" for j in range(first, content[-1][1])
    ):
        return ()  # "Standing by the water, she asked, “Could it rise?”"
    subject = phrase_before(ctx.s, source[0] - 1)
    opens = subject is not None and ctx.s.tag(subject[0] - 1) in ("MARK", "CONJ", "SUB")
    return as_range(ctx, *subject) if subject and opens else ()


def named_behind_quote(ctx: Context, first: int, last: int) -> Range | None:
    """Return who is named behind quoted words, and told of: "“It sank,” Ada Lind, of Orr, said"."""
    for j in range(first, last - 1):
        quote = ctx.closing.get(ctx.tokens[j].end)
        if quote and quote.start == ctx.tokens[first].start and ctx.s.tag(j + 1) == "NAME":
            end = next(k for k in range(j + 1, last + 1) if ctx.s.tag(k) != "NAME")
            return (j + 1, end) if ctx.s.lower(end) == "," else None
    return None


def has_gap(ctx: Context, i: int, frames: frozenset[str]) -> bool:
    """Whether the verb's object stands before it: "what officials have described as"."""
    takes_as = frames & {"as", "objas"} and ctx.s.lower(i + 1) == "as"
    takes_so = "so" in frames and ctx.s.tag(i + 1) in ("DET", "ADJ", "NOUN", "QUOTE")
    goes_on = "that" in frames and predicate_at(ctx, i + 1) and ctx.s.tag(i) in ("VERB", "PAST")
    subject = phrase_before(ctx.s, group_start(ctx.s, i))
    if subject is None or not (takes_as or takes_so or goes_on):
        return False
    quoted = takes_so and ctx.s.tag(i + 1) == "QUOTE" and _follows_noun(ctx, subject)
    return quoted or ctx.s.lower(subject[0] - 1) in ("what", "which", "that", "who", "whom")


def _follows_noun(ctx: Context, subject: Range) -> bool:
    """Whether a subject stands right behind the noun of its verb: "skills he hopes to teach"."""
    led = subject[0] - 1
    near = ctx.s.tag(led) in ("NOUN", "NAME") and ctx.s.tag(subject[0]) in ("PRON", "DET")
    return near and not is_time(ctx, (led, led + 1))


def is_related(ctx: Context, i: int) -> bool:
    """Whether a verb tells of what stands before its subject: "the data that we plan to use"."""
    subject = phrase_before(ctx.s, group_start(ctx.s, i))
    if subject is None or _follows_noun(ctx, subject):
        return subject is not None
    led, noun = ctx.s.lower(subject[0] - 1), ctx.s.lower(subject[0] - 2).removesuffix("s")
    told = ctx.s.tag(subject[0] - 2) in ("NOUN", "NAME", "PRON") and noun not in REPORTING_NOUNS
    return led in ("what", "which") or (led == "that" and told)


def by_relative(ctx: Context, i: int, source: Range | None) -> Draft | None:
    """Return what somebody says of a noun or "what": "cars that experts say will sell"."""
    subject = phrase_before(ctx.s, group_start(ctx.s, i))
    if subject is None:
        return None
    relative = subject[0] - 1
    asked = ctx.s.lower(relative) == "what"
    if asked and "call" in ctx.s.verb_lemmas(i):
        return None  # "what it calls “inner matters”" states nothing
    named = ctx.s.tag(relative) in ("NOUN", "NAME")  # "a plan the mayor called “daft”"
    above = phrase_before if named else antecedent
    what = None if asked else above(ctx.s, relative + named)
    if what and is_time(ctx, what):
        return None  # "cars due in two years that experts say will sell"
    after = i + 1 + (ctx.s.lower(i + 1) == "as")
    if what is None and ctx.s.is_be(after):  # "What he said was that it fell"
        if ctx.s.lower(after + 1) != "that" or ctx.s.tag(after + 1) != "SUB":
            return None
        after += 2
    end = clause_end(ctx, after)
    ends = (j for j in range(after, end) if ctx.s.tag(j + 1) in FINITE and not in_quote(ctx, j, i))
    stop = next((j for j in ends if ctx.tokens[j].text == ","), end)
    if ctx.s.lower(i + 1) == "as":  # "a bridge which Orr describes as unsafe will close"
        stop = next((j for j in range(after, stop) if ctx.s.tag(j) in FINITE), stop)
    close = next((j + 1 for j in range(after + 1, stop) if ctx.s.tag(j) == "QUOTE"), stop)
    ended = ctx.s.tag(close) in FINITE or ctx.tokens[close - 2].text == ","
    stop = close if ctx.s.tag(after) == "QUOTE" and ended else stop
    content = (as_range(ctx, *what) if what else ()) + as_range(ctx, after, stop)
    cue = (verb_group(ctx, i), *as_range(ctx, i + 1, after))
    return Draft(source or subject, cue, content, "relative", i)


def past_dashes(ctx: Context, at: int) -> int | None:
    """Return where an insertion between dashes ends: "claimed – falsely – that"."""
    if ctx.s.lower(at) not in ("–", "—", "-"):
        return None
    near = range(at + 1, min(at + 16, ctx.s.end))
    return next((j + 1 for j in near if ctx.s.lower(j) == ctx.s.lower(at)), None)


def last_joint(ctx: Context, first: int, last: int) -> int | None:
    """Return where a clause waits for its verb: "It sank, but the crew, Orr said, swam"."""
    joints = (j for j in range(last - 2, first, -1) if ctx.s.lower(j) == ",")
    comma = next((j for j in joints if ctx.s.tag(j + 1) == "CONJ"), None)
    if comma is None or not has_finite(ctx, first, comma) or has_finite(ctx, comma, last):
        return None
    named = all(ctx.s.tag(j) in INSIDE for j in range(comma + 2, last))
    return comma + 2 if named and ctx.tokens[last - 1].end not in ctx.closing else None


def breaks_off(ctx: Context, first: int, end: int) -> bool:
    """Return whether the clause behind "when," or "and," goes on with words between commas here."""
    comma = next((j for j in range(end - 2, first, -1) if ctx.s.lower(j) == ","), first)
    opened = ctx.s.tag(comma - 1) == "SUB" and ctx.s.lower(comma - 1) != "that"
    return comma > first and opened and not has_finite(ctx, comma, end)
