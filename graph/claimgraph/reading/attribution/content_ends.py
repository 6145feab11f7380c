"""Where reported clauses and quotations begin and end within one sentence."""

from __future__ import annotations

from claimgraph.reading.attribution.context import (
    DASHES,
    REFUTING,
    WITHHELD,
    Context,
    begins_attribution,
    frames_of,
    has_finite,
    in_quote,
    is_passive,
    predicate_at,
    withholds,
)
from claimgraph.reading.attribution.parentheticals import aside_end
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import is_base_form
from claimgraph.reading.lang.en.lexicon import SAYINGS
from claimgraph.reading.lang.en.noun_phrases import INSIDE
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.lang.word_lists import word_list

_FARTHEST = 300  # tokens of content that are read, so that a text without stops takes linear time
_SUBJECT = INSIDE | {"PRON"}
_TIMES_AND_REASONS = frozenset({"after", "before", "because", "as", "when", "since"})
_RULED = word_list("en/attribution.txt", "deeds of courts")
_ADVERBIAL_OPENERS = word_list("en/attribution.txt", "adverbial openers")


def clause_end(ctx: Context, start: int) -> int:
    """Return where content that begins here ends: the sentence's end, or another's words."""
    depth = 0
    limit = _quote_limit(ctx, start)
    for j in range(start, limit):
        text = ctx.tokens[j].text
        depth += (text == "(") - (text == ")")
        if depth < 0:
            return j
        if depth or in_quote(ctx, j, start):
            continue
        if j > start and _breaks(ctx, j):
            return j
    return limit


def statement_end(ctx: Context, start: int) -> int:
    """Return where content ends that is a clause: not at a comma before its own predicate.

    "estimated that 90 people, which is few, reported it"; "according to Orr, in 2016, it said so".
    """
    end = clause_end(ctx, start)
    while (close := aside_end(ctx, start, end)) or _lacks_predicate(ctx, start, end):
        end = clause_end(ctx, (close or end) + 1)
    return end


def _lacks_predicate(ctx: Context, start: int, comma: int) -> bool:
    """Whether the clause that begins here has its verb only behind a comma."""
    if ctx.s.lower(comma) != ",":
        return False
    opened = (j for j in range(start, comma) if ctx.s.tag(j) == "REL" and ctx.s.lower(j - 1) == ",")
    relative = next(opened, None)
    if relative is not None:
        tags = (ctx.s.tag(j) for j in range(start, relative) if not _is_apposed(ctx, j))
        return predicate_at(ctx, comma + 1) and FINITE.isdisjoint(tags)
    led = ctx.s.lower(start) in ("although", "though", "while") and begins_clause(ctx.s, start + 1)
    if led and begins_clause(ctx.s, comma + 1):
        return all(ctx.s.lower(j) != "," for j in range(start, comma))
    if predicate_at(ctx, comma + 1) and not has_finite(ctx, start, comma):
        return True  # "Jo Doe, the chairman, said it was late"
    dated = ctx.s.lower(start) == "as" and ctx.s.lower(start + 1) == "of"
    led = (dated or ctx.s.tag(start) == "PREP") and begins_clause(ctx.s, comma + 1)
    return led and not has_finite(ctx, start, comma)


def _is_apposed(ctx: Context, j: int) -> bool:
    """Whether a participle tells more of the noun before it: "people aged 12"."""
    return ctx.s.tag(j) == "PAST" and ctx.s.tag(j + 1) in ("NUM", "PREP")


def _breaks(ctx: Context, j: int) -> bool:
    """Whether content ends before a token; found once for all content that reaches it."""
    if j not in ctx.breaks:
        ctx.breaks[j] = _ends_content(ctx, j)
    return ctx.breaks[j]


def _quote_limit(ctx: Context, start: int) -> int:
    """Return where content must end: within the quotation it begins in, or the sentence."""
    if start >= len(ctx.tokens):
        return ctx.s.end
    at = ctx.tokens[start].start
    around = [q for q in ctx.quoted if q.start < at < q.end]
    if not around:
        return min(ctx.s.end, start + _FARTHEST)
    close = around[-1].end - 1
    ends = (j for j in range(start, ctx.s.end) if ctx.tokens[j].start >= close)
    return next(ends, ctx.s.end)


def _ends_content(ctx: Context, j: int) -> bool:
    """Whether what is said ends before a word: at ", he added", "but could not say whose"."""
    text, word = ctx.tokens[j].text, ctx.s.lower(j)
    if text in ".!?" and j + 1 < ctx.s.end and ctx.tokens[j + 1].is_capital:
        return True  # of one sentence among those within quotation marks
    if text == ";" or _ends_headline(ctx, j) or (text == "," and hearing_at(ctx, j + 1)):
        return True
    if text in ",—–" and ctx.s.tag(j - 1) == "SUB":
        return False  # "criticised it because, they said, it was late"
    joined = text == "," and ctx.s.tag(j + 1) == "CONJ"
    if joined and (_answers(ctx, j + 2) or (ctx.s.tag(j + 2) == "MODAL" and _behind_aside(ctx, j))):
        return True  # "found that it had cheated, paying a clerk, and will rule in May"
    if joined and ctx.s.lower(j + 1) == "but" and ctx.s.lower(j + 2) == "there":
        return any(negates(ctx.s.lower(k)) or ctx.s.lower(k) == "no" for k in range(j + 3, j + 6))
    if joined and ctx.s.tag(j + 2) == "PRON" and ctx.s.lower(j + 4) in ("right", "wrong"):
        return True  # "said that it was late, and he was right"
    if joined and _is_broken_off(ctx, j + 2):
        return True
    if joined and _resumes_opener(ctx, j + 2):
        return True  # "rose after Orr said it would buy, and after Lund paused the tariff"
    led = text == "," and ctx.s.tag(0) in ("PAST", "ING") and ctx.s.lower(j + 1) in SUBJECT_PRONOUNS
    if led and ctx.s.tag(j + 2) in FINITE:
        return True  # "Backed by Orr, who asked that his name come first, he rented a mill"
    aside = _ASIDES.get(ctx.s.lower(j + 1)) if text == "," else None
    if aside is not None and aside(ctx, j + 2):
        return True
    told = text == "," and ctx.s.lower(j + 1) in ("a", "an")
    contact = ctx.s.tag(j + 3) in ("DET", "NAME", "PRON")  # "a charge the society rejects"
    if told and ctx.s.lower(j + 2) in SAYINGS and (contact or has_finite(ctx, j + 3, ctx.s.end)):
        return True  # "said it leaked, a claim that the owner called absurd"
    if text in ",—–":
        answered = ctx.s.tag(j + 2) == "REL" and ctx.s.lower(j + 1) == "to"
        return (
            begins_attribution(ctx, j + 3 if answered else j + 1)
            or ctx.s.lower(j + 1) in _ADVERBIAL_OPENERS
        )
    if word == "according" and ctx.s.lower(j + 1) == "to":
        return True
    told = word == "but" or (word == "and" and ctx.s.tag(j + 1) == "PAST")
    if told and withholds(ctx, _past_subject(ctx, j + 1)):
        return True  # "said that it was real but could not say whose", "and declined to say more"
    joins = ctx.s.tag(j) == "CONJ" or word in ("while", "whereas")
    if not joins or _goes_on_inside(ctx, j):
        return False
    if ctx.s.tag(j + 1) == "PAST" and set(ctx.s.verb_lemmas(j + 1)) & _RULED:
        return True  # "found that it had copied the pump and awarded Orr 3 million"
    return begins_attribution(ctx, j)


def hearing_at(ctx: Context, start: int) -> int | None:
    """Return the verb of ", an inquiry was told on Monday" or ", a court heard", where no more than
    a time follows; else None."""
    end = start
    while ctx.s.tag(end) in INSIDE:
        end += 1
    if not any(ctx.s.lower(j).removesuffix("s") in HEARERS for j in range(start, end)):
        return None
    verb = end
    while ctx.s.tag(verb) in ("AUX", "ADV"):
        verb += 1
    forms = ctx.s.verb_lemmas(verb)
    told = "hear" in forms if verb == end or not is_passive(ctx, verb) else "tell" in forms
    last = range(verb + 1, ctx.s.end)
    timed = len(last) < _FEW and all(ctx.s.tag(j) in INSIDE | {"PREP", "ADV"} for j in last)
    return verb if told and timed else None


HEARERS = word_list("en/attribution.txt", "hearers")
_FEW = 5
"""Tokens of a time behind a verb of hearing, and one."""


def _is_broken_off(ctx: Context, start: int) -> bool:
    """Whether a subject has its verb behind a clause of its own, or behind who says so: "and Lund,
    although he smiled, left", "but Austria, they said, would abstain"."""
    comma = start
    while ctx.s.tag(comma) in INSIDE:
        comma += 1
    if comma == start or ctx.s.lower(comma) != ",":
        return False
    if ctx.s.tag(start) == "NAME" and ctx.s.tag(comma + 1) in ("SUB", "REL"):
        return comma == start + 1
    close = next((k for k in range(comma + 1, comma + 6) if ctx.s.lower(k) == ","), comma)
    says = any(ctx.s.tag(k) in FINITE and "that" in frames_of(ctx, k) for k in range(comma, close))
    return says and predicate_at(ctx, close + 1)


def _does_beside(ctx: Context, j: int) -> bool:
    """Whether it goes on with what a speaker did: "said it was late, as he left the court"."""
    return ctx.s.lower(j) in ("he", "she", "they") and ctx.s.tag(j + 1) == "PAST"


def _is_doubted(ctx: Context, j: int) -> bool:
    """Whether the text goes on with who doubts what is said: ", which most scholars doubt"."""
    near = range(j + 1, min(j + 6, ctx.s.end))
    verb = next((k for k in near if ctx.s.tag(k) in FINITE or ctx.s.tag(k + 1) == "MARK"), j)
    return verb > j and not REFUTING.isdisjoint(ctx.s.verb_lemmas(verb))


def _leaves_open(ctx: Context, j: int) -> bool:
    """Whether a speaker leaves something out: "said it was late, without giving details"."""
    j += ctx.s.tag(j) == "ADV"
    return ctx.s.tag(j) == "ING" and not WITHHELD.isdisjoint(ctx.s.verb_lemmas(j))


_ASIDES = {"as": _does_beside, "which": _is_doubted, "without": _leaves_open}
"""By the word behind a comma, what ends the content."""


def _past_subject(ctx: Context, j: int) -> int:
    """Return where "the agency" ends, or a pronoun, if one begins here."""
    if ctx.s.tag(j) == "DET" and ctx.s.tag(j + 1) == "NOUN":
        return j + 2
    return j + (ctx.s.tag(j) == "PRON")


def _resumes_opener(ctx: Context, j: int) -> bool:
    """Whether a clause opens with the "after" that opened the one of the saying, too."""
    word = ctx.s.lower(j)
    if word not in _TIMES_AND_REASONS or ctx.s.tag(j + 1) not in _SUBJECT:
        return False
    said = (
        k for k in range(j - 2, max(0, j - 40), -1) if frames_of(ctx, k) and ctx.s.tag(k) in FINITE
    )
    first = next(said, 0)
    return any(ctx.s.lower(k) == word for k in range(max(0, first - 8), first))


def _behind_aside(ctx: Context, j: int) -> bool:
    """Whether a comma closes a participle that another comma opened."""
    opening = next((k for k in range(j - 1, max(0, j - 20), -1) if ctx.tokens[k].text == ","), j)
    return ctx.s.tag(opening + 1) == "ING"


def _answers(ctx: Context, j: int) -> bool:
    """Whether a clause without its verb begins here: "claims that he failed, but he did not"."""
    aux = k = next((k for k in range(j, j + 6) if ctx.s.tag(k) not in _SUBJECT), j + 6)
    while ctx.s.tag(k) in ("AUX", "MODAL", "NOT"):
        k += 1
    return k > aux > j and ctx.s.tag(k) == "MARK"


def _goes_on_inside(ctx: Context, j: int) -> bool:
    """Whether a verb goes on with what is said: "warned that it excludes tax and assumes"."""
    verb = j + 2 if ctx.s.tag(j + 1) == "ADV" else j + 1
    if ctx.s.tag(verb) == "PAST":  # "said he had been ill, had paid the fine and felt sorry"
        near = range(max(0, j - 30), j)
        said = next((k for k in reversed(near) if "that" in frames_of(ctx, k)), j)
        if ctx.s.tag(said) == "VERB" and ctx.s.lower(said + 1) == "that":
            return True  # "a post says that the city banned stoves and fined owners"
        return any(ctx.s.lower(k) == "," and ctx.s.lower(k + 1) == "had" for k in near)
    if ctx.s.tag(verb) != "VERB":
        return False
    if goes_on_with_infinitive(ctx, j, verb):
        return True
    finite = [ctx.s.tag(k) for k in range(max(0, j - 40), j) if ctx.s.tag(k) in FINITE]
    return finite[-2:] == ["PAST", "VERB"]


def goes_on_with_infinitive(ctx: Context, joint: int, verb: int) -> bool:
    """Whether a verb behind a joint is one more deed: "told them to stop, wait and report"."""
    near = range(max(0, joint - 15), joint - 1)
    asked = any(ctx.s.tag(k) == "TO" and ctx.s.tag(k + 1) == "VERB" for k in near)
    return asked and ctx.s.tag(verb) == "VERB" and is_base_form(ctx.s.lower(verb))


def _ends_headline(ctx: Context, j: int) -> bool:
    """Whether emphasis closes here and a dash or bracket follows: "**Rain falls** — It …"."""
    if ctx.tokens[j].text != "*" or ctx.tokens[j - 1].end != ctx.tokens[j].start:
        return False
    after = next((k for k in range(j, j + 4) if ctx.s.lower(k) != "*"), j)
    return ctx.s.lower(after) in DASHES or ctx.s.lower(after) == "("


def quote_or_clause_end(ctx: Context, at: int) -> int:
    """Return where content opened by a quotation ends: with it, or with its clause."""
    quote = ctx.opening[ctx.tokens[at].start]
    last = len(ctx.tokens)
    ending = (j for j in range(at, last) if ctx.tokens[j].end >= quote.end)
    # one that goes on ends before its next mark
    close = next((j + (ctx.tokens[j].start < quote.end) for j in ending), last)
    goes_on = ctx.s.tag(close) == "CONJ" and predicate_at(ctx, close + 1)
    if close >= ctx.s.end or quote.goes_on or goes_on or ctx.tokens[close - 2].text in ",.?!":
        return max(close, at + 1)
    where = ctx.s.tag(close) == "PREP" and has_finite(ctx, at, close)  # wrote “it fell” in a note
    where = where and not has_finite(ctx, close, ctx.s.end)
    if where or ctx.s.tag(close) == "MARK" or begins_attribution(ctx, close):
        return close
    return clause_end(ctx, close)
