"""Who says what in set forms: transcripts, headlines, "as Lund said", "the court heard that"."""

from __future__ import annotations

from claimgraph.reading.attribution.content_ends import HEARERS, clause_end, quote_or_clause_end
from claimgraph.reading.attribution.context import (
    Context,
    Draft,
    as_range,
    clause_start,
    frames_of,
    has_finite,
    predicate_at,
    quote_opens,
    verb_group,
)
from claimgraph.reading.attribution.discontinuous import content_behind, left_of, past_adverbials
from claimgraph.reading.attribution.objects import names_people
from claimgraph.reading.attribution.sources import source_of
from claimgraph.reading.attribution.turns import asks
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_known_place
from claimgraph.reading.lang.en.lexicon import ORGANISATION_HEADS, ROLES
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import subject_of
from claimgraph.reading.lang.word_lists import word_list, word_table

_LONGEST_SPEAKER = 5
"""Tokens of the longest speaker behind a headline, its colon counted."""
_LONGEST_LABEL = 9
"""Tokens of the longest label before quoted words."""
_TELLERS = word_list("en/attribution.txt", "tellers")
_PEOPLE = ROLES | _TELLERS
_TOLD_BY = frozenset({"study", "survey", "poll", "report", "police", "union"})
_INTRODUCING = word_list("en/attribution.txt", "introducing")


_PERSONS = frozenset({"he", "she", "they", "we", "i"})


def transcribed(ctx: Context, i: int) -> Draft | None:
    """Read "LIND: We never saw it." of a transcript, and the headline "Council: bridge to open"."""
    name = range(i)
    if (told := _ends_headline(ctx, i) or _inverted(ctx, i) or _introduced(ctx, i)) is not None:
        return told
    if (handle := _posted(ctx, i)) is not None:
        return Draft(handle, ((i, i + 1),), as_range(ctx, i + 1, ctx.s.end), "headline", i)
    if named := _labels_quote(ctx, i):
        return Draft((0, named), ((i, i + 1),), as_range(ctx, i + 1, ctx.s.end), "headline", i)
    asked = asks(ctx.s)
    if not 0 < i <= 4 or ctx.tokens[0].text in ("Q", "A", "DEAR") or asked:
        return None
    capital = all(ctx.tokens[j].is_acronym or ctx.s.lower(j) == "." for j in name)
    spoken = capital and not all(is_word(ctx.tokens[j].text) for j in name)
    spoken = spoken and not is_known_place(ctx.tokens[i - 1].text.title())  # a dateline
    begin = i + 1 + (ctx.s.tag(i + 1) == "PAST")  # "API: Degraded performance" names no speaker
    if not (spoken and has_finite(ctx, begin, ctx.s.end)) and not _heads_line(ctx, i):
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
    somebody = {head, head.removesuffix("s")} & _PEOPLE
    if not (somebody and has_finite(ctx, 1, i) and begins_clause(s, 0)):
        return None
    return Draft(source, ((i, i + 1),), as_range(ctx, 0, i), "headline", i)


def _inverted(ctx: Context, i: int) -> Draft | None:
    """Read "Said Ada Lund, the mayor: “It fell.”": the verb, who says it, then quoted words."""
    source = phrase_after(ctx.s, 1) if "quote" in frames_of(ctx, 0) else None
    if source is None or source[1] > i or not quote_opens(ctx, i + 1) or has_finite(ctx, 1, i):
        return None
    if ctx.s.lower(source[1]) not in (",", ":") or not names_people(ctx, source):
        return None
    content = as_range(ctx, i + 1, quote_or_clause_end(ctx, i + 1))
    return Draft(source, ((0, 1),), content, "introduced", i)


def _introduced(ctx: Context, i: int) -> Draft | None:
    """Read quoted words behind a colon: "She fumed: “Never.”", "The mayor was blunter: “No.”"."""
    if not quote_opens(ctx, i + 1) or any(v.content[0][0] > i for v in ctx.found):
        return None
    last = i - 1
    while ctx.s.tag(last) in ("ADV", "ADJ"):
        last -= 1
    described = ctx.s.is_be(last) and last < i - 1
    if not described and ctx.s.tag(last) != "PAST":
        finite = [j for j in range(i) if ctx.s.tag(j) in ("PAST", "VERB")]
        last = finite[0] if len(finite) == 1 else i
        if _INTRODUCING.isdisjoint(ctx.s.verb_lemmas(last)):
            return None
    source = subject_of(ctx.s, last)
    if source is None or not (names_people(ctx, source) or ctx.s.lower(source[0]) in _PERSONS):
        return None
    content = as_range(ctx, i + 1, quote_or_clause_end(ctx, i + 1))
    return Draft(source, ((last, i),), content, "introduced", i)


def _posted(ctx: Context, i: int) -> Range | None:
    """Return the account that a post opens with: "@quay_watch: It fell", "RT @quay_watch: …"."""
    sign = next((j for j in range(min(i, 2)) if ctx.tokens[j].text == "@"), None)
    if sign is None or not has_finite(ctx, i + 1, ctx.s.end):
        return None
    glued = all(ctx.tokens[j].end == ctx.tokens[j + 1].start for j in range(sign, i - 1))
    return (sign, i) if glued and i > sign + 1 and not has_finite(ctx, 0, sign) else None


def _labels_quote(ctx: Context, i: int) -> int:
    """Return where who speaks ends, where words that are all quoted follow a label: "Mayor Jo Orr:
    “We won.”", "Mayor on flood wall: “We lost.”"; else 0."""
    s = ctx.s
    about = next((j for j in range(1, i) if s.lower(j) in ("on", "about", "over")), 0)
    known = names_people(ctx, (0, about)) if about else i > 1 and s.tag(i - 1) == "NAME"
    if not known or i > _LONGEST_LABEL or s.tag(0) in ("CONJ", "PREP"):
        return 0
    quote = ctx.opening.get(ctx.tokens[i + 1].start) if i + 1 < s.end else None
    whole = quote is not None and quote.end >= ctx.tokens[-1].end - 1
    plain = ctx.tokens[0].is_capital and not has_finite(ctx, 0, i)
    return (about or i) if whole and plain and has_finite(ctx, i + 1, s.end) else 0


def _heads_line(ctx: Context, i: int) -> bool:
    """Whether a headline opens with who says it: a name or body, then a clause without a stop."""
    s = ctx.s
    named = all(s.tag(j) == "NAME" for j in range(i)) and i + 1 < len(ctx.tokens)
    body = s.lower(i - 1).removesuffix("s") in ROLES or s.lower(i - 1) in ORGANISATION_HEADS
    stopped = ctx.tokens[-1].text in ".!?:"
    quoted = quote_opens(ctx, i + 1)
    if ctx.tokens[0].text == "*" and not named:
        return False  # a label in bold: "**Owner:** Orr Group, which bought it in May"
    if i == 1 and s.lower(0) in _TOLD_BY and has_finite(ctx, i + 1, s.end):
        return True  # "Study: tea cures colds"
    done = any(s.tag(j) in ("TO", "MODAL", "AUX", "PAST") for j in range(i + 1, s.end))
    return not stopped and ((named and quoted) or (body and (quoted or done)))


def credited(ctx: Context, i: int) -> Draft | None:
    """Read "“We will stay.” — Ada Lind, mayor": whose words a quotation is, behind a dash."""
    start = next((j for j in range(i) if ctx.tokens[j].start in ctx.opening), i)
    source = phrase_after(ctx.s, i + 1)
    if (
        start == i
        or source is None
        or source[0] != i + 1
        or "NAME" not in ctx.s.tags[slice(*source)]
    ):
        return None
    quote = ctx.opening[ctx.tokens[start].start]
    whole = ctx.tokens[i - 1].end == quote.end and not any(t.is_word for t in ctx.tokens[:start])
    if not whole or has_finite(ctx, i + 1, ctx.s.end):
        return None
    return Draft(source, ((i, i + 1),), as_range(ctx, start, i), "credit", i)


def sent_from(ctx: Context, i: int) -> Draft | None:
    """Read "And from the mayor: “We will stay.”": a quotation behind a colon."""
    source = phrase_after(ctx.s, i + 1)
    opens = source is not None and ctx.s.lower(source[1]) == ":" and quote_opens(ctx, source[1] + 1)
    if source is None or not opens or (i and ctx.s.tag(0) != "CONJ"):
        return None
    start = source[1] + 1
    content = as_range(ctx, start, quote_or_clause_end(ctx, start))
    return Draft(source, ((i, i + 1),), content, "from", i)


def in_view_of(ctx: Context, i: int) -> Draft | None:
    """Read "in the words of the coach, it was slow", "a fraud, in the view of Ora", "by the coach's
    own account, it was slow" and "it was, in her opinion, slow"."""
    first, source, end = _owner(ctx, i)
    if source is None or ctx.s.lower(first) not in VIEWS[ctx.s.lower(i)]:
        return None
    outside = (first, source[0]) if end == source[1] else (first, first + 1)
    cue = (outside,) if end == source[1] else (outside, (source[1] - 1, i + 1))
    after = ctx.s.lower(end)
    if first == 0 and after == ":" and quote_opens(ctx, end + 1):
        content = as_range(ctx, end + 1, quote_or_clause_end(ctx, end + 1))
        return Draft(source, cue, content, "wordsOf", i)
    if first == 0:
        content = as_range(ctx, end + 1, ctx.s.end) if after == "," else ()
        return Draft(source, cue, content, "wordsOf", i)
    return Draft(source, cue, _around(ctx, first, end), "wordsOf", i)


def _around(ctx: Context, first: int, end: int) -> tuple[Range, ...]:
    """Return what is said before words between commas, and behind them where they part it."""
    closed = end >= ctx.s.end or ctx.tokens[end].text in ",.–—"
    if not closed or first < 2 or ctx.s.lower(first - 1) not in (",", "–", "—"):
        return ()
    if ctx.s.tag(first - 2) in ("CONJ", "PREP", "SUB"):
        return ()  # "It was slow and, in Orr's view, unsafe", "Lund said that, in her view,"
    begun = (clause_start(ctx, first - 1), first - 1)
    if predicate_at(ctx, end + 1) and any(frames_of(ctx, k) for k in range(*begun)):
        return ()  # "Orr said the mill, in her view, was safe": Orr tells it
    whole = has_finite(ctx, *begun) and ctx.s.tag(first - 2) not in ("AUX", "MODAL")
    rest = () if whole else content_behind(ctx, end, begun=begun)
    return as_range(ctx, *begun) + rest if whole or rest else ()


VIEWS = word_table("en/attribution.txt", "in whose view")


def _owner(ctx: Context, i: int) -> tuple[int, Range | None, int]:
    """Return where a phrase opens that a noun of views heads, whose view it is, and its end."""
    if ctx.s.lower(i + 1) == "of":
        source = phrase_after(ctx.s, i + 2) if ctx.s.lower(i - 1) == "the" else None
        return i - 2, source, source[1] if source else i
    owned = i - (ctx.s.lower(i - 1) == "own")
    if ctx.s.lower(owned - 1) in OWNERS:
        return owned - 2, (owned - 1, owned), i + 1
    source = phrase_before(ctx.s, owned - 1) if ctx.s.tag(owned - 1) == "POSS" else None
    return (source[0] - 1, source, i + 1) if source else (0, None, i)


OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})


def as_put(ctx: Context, i: int) -> Draft | None:
    """Read "as the coach put it, we were slow" and "we were slow, as the coach put it"."""
    source = phrase_before(ctx.s, _before_marker(ctx, i - ctx.s.lower(i - 1).endswith("self")))
    if source is None or ctx.s.lower(source[0] - 1) != "as":
        return None
    opening = source[0] - 1
    cue = ((opening, opening + 1), (i, i + 2))
    after = past_adverbials(ctx, i + 2)  # "put it in his report"
    if opening == 0 and ctx.s.lower(after) in (",", ":"):
        content = as_range(ctx, after + 1, ctx.s.end)
    else:
        content = _around(ctx, opening, after)
    return Draft(source, cue, content, "put", i)


def _before_marker(ctx: Context, end: int) -> int:
    """Return where the words before a marker end: "As Moe et al. (2020) put it"."""
    if ctx.s.lower(end - 1) not in (")", "]"):
        return end
    opening = next((j for j in range(end - 2, 0, -1) if ctx.tokens[j].text in "(["), end)
    return opening - (ctx.tokens[opening - 1].text == ".")


def _only_describes(ctx: Context, start: int, end: int) -> bool:
    """Whether the only verb of some words is a participle behind a comma."""
    part = next((j for j in range(start, end) if ctx.s.lower(j) == ","), end)
    done = ctx.s.tag(part + 1) == "PAST" and not has_finite(ctx, start, part)
    return done and not has_finite(ctx, part + 2, end)


def as_said(ctx: Context, i: int, source: Range) -> Draft | None:
    """Read "As Lund said, it fell", "it fell, as Lund said" and "the mill, as Lund said, fell"."""
    opening, end = source[0] - 1, past_adverbials(ctx, i + 1)
    closed = end >= ctx.s.end or ctx.tokens[end].text in ",."
    more = ctx.s.lower(end + 1) in ("that", "more", "less") or ctx.s.tag(end + 1) == "TO"
    if ctx.s.lower(opening) != "as" or not closed or (more and opening):
        return None  # "it is this, as nurses say, that makes", "it bent, as he admitted, more than"
    content: tuple[Range, ...] = ()
    if opening == 0:
        content = as_range(ctx, end + 1, clause_end(ctx, end + 1))
    elif ctx.tokens[opening - 1].end in ctx.closing:
        content = left_of(ctx, opening)  # “We go on,” as she used to say
    elif ctx.s.lower(opening - 1) == ",":
        if ctx.s.tag(opening - 2) in ("PREP", "CONJ"):
            return None  # "a debt rather than, as Lund believed, a gift"
        start = clause_start(ctx, opening - 1)
        that = (k for k in range(start + 1, opening) if ctx.s.lower(k) == "that")
        if ctx.s.tag(opening - 2) == "NOT" or any("that" in frames_of(ctx, k - 1) for k in that):
            return None  # "Moe doubted that it fell, as she claimed", "is not, as Orr claims, safe"
        whole = has_finite(ctx, start, opening - 1) and ctx.s.tag(opening - 2) != "AUX"
        if whole and end < ctx.s.end and _only_describes(ctx, start, opening - 1):
            return None  # "Lund, dismissed in 2023, as she claims, for talking, left"
        rest = () if whole else content_behind(ctx, end, begun=(start, opening - 1))
        content = as_range(ctx, start, opening - 1) + rest if whole or rest else ()
    return Draft(source, (verb_group(ctx, i),), content, "asSaid", i) if content else None


def heard(ctx: Context, i: int) -> Draft | None:
    """Read "the court heard that" and "heard from Dr Lee that": nobody, or Dr Lee, says it."""
    s = ctx.s
    subject = source_of(ctx, i)
    told = subject is not None and any(
        s.lower(j).removesuffix("s") in HEARERS for j in range(*subject)
    )
    teller = phrase_after(s, i + 2) if s.lower(i + 1) == "from" else None
    that = teller[1] if teller else i + 1
    clause = s.lower(that) in ("how", "why") or begins_clause(s, that)  # "the court heard he left"
    if told and not teller and clause:
        return Draft(None, ((i, i + 1),), as_range(ctx, that, clause_end(ctx, that)), "heard", i)
    if not told or s.lower(that) != "that" or s.tag(that) != "SUB":
        return None
    cue = ((i, i + 1 + bool(teller)), (that, that + 1))
    return Draft(teller, cue, as_range(ctx, that + 1, clause_end(ctx, that + 1)), "heard", i)
