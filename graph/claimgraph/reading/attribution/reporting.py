"""Reads one sentence: which words report, whose words they are, and what is reported."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.attribution.content_ends import clause_end, statement_end
from claimgraph.reading.attribution.context import (
    ADVERBS,
    VERBS,
    Context,
    Draft,
    as_range,
    clause_start,
    frames_of,
    has_finite,
    insertion_end,
    predicate_at,
)
from claimgraph.reading.attribution.discontinuous import content_behind, content_resumed
from claimgraph.reading.attribution.draft_checks import is_said
from claimgraph.reading.attribution.noun_cues import HOLDING, by_adjective, by_noun
from claimgraph.reading.attribution.objects import may_say
from claimgraph.reading.attribution.postposed import behind_quote, reported_last, told_last
from claimgraph.reading.attribution.set_forms import (
    VIEWS,
    as_put,
    credited,
    in_view_of,
    sent_from,
    transcribed,
)
from claimgraph.reading.attribution.sources import past_apposition
from claimgraph.reading.attribution.verb_cues import by_verb
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.lexicon import REPORTING_NOUNS
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import antecedent, group_start
from claimgraph.reading.lang.en.tokens import FINITE, FULL_VERBS
from claimgraph.reading.lang.word_lists import word_list

_NOUNS = (
    REPORTING_NOUNS
    | {f"{noun}s" for noun in REPORTING_NOUNS}
    | {f"{noun[:-1]}ies" for noun in REPORTING_NOUNS if noun.endswith("y")}
)
_DASHES = frozenset("—–―")
_OPENERS = (
    _NOUNS
    | HOLDING
    | {"reports"}
    | ADVERBS
    | {"according", "per", "from", "put", "puts", ":"}
    | VIEWS.keys()
    | _DASHES
)
"""Words that report besides verbs."""
_MOST = 50
"""Voices looked for in one sentence; no prose has more, and a text made to be slow has."""


def drafts_of(ctx: Context) -> Sequence[Draft]:
    """Return who says what in this sentence, in order of the reporting words."""
    classed = enumerate(zip(ctx.tokens, ctx.s.tags, strict=True))
    found = [i for i, (t, tag) in classed if tag in FULL_VERBS or t.lower in _OPENERS]
    last = ctx.s.end - 1
    if ctx.s.tag(last) == "NOUN" and last not in found[-2:]:
        found.append(last)  # "…, emails show"
    for i in found:
        voice = _at(ctx, i)
        if voice and voice.content and not _is_told(ctx, voice) and is_said(ctx, voice):
            ctx.found.append(voice._replace(verb=_base(ctx, i)))
        if len(ctx.found) == _MOST:
            break
    return ctx.found


def _is_told(ctx: Context, voice: Draft) -> bool:
    """Whether the same words are told already: "said in a statement posted online that", "Orr's
    claim that it fell was rejected by the court"."""
    if voice.rule not in ("verb", "passive"):
        return False
    start = voice.content[0][0]
    return any(one.content[0][0] == start and one.source != voice.source for one in ctx.found)


def _at(ctx: Context, i: int) -> Draft | None:
    """Return who says what by the word at a place, by the rule of that word or of its class."""
    word = ctx.s.lower(i)
    if word == "according" and ctx.s.lower(i + 1) == "to":
        return _according(ctx, i)
    if word in ADVERBS:
        return _hearsay(ctx, i)
    if word == "per" and i + 1 < len(ctx.tokens):
        return _per(ctx, i)
    if word == "from" and i <= 1:
        return sent_from(ctx, i)
    if word in VIEWS and (held := in_view_of(ctx, i)):
        return held
    if word in ("put", "puts") and ctx.s.lower(i + 1) == "it":
        return as_put(ctx, i)
    if word == ":":
        return transcribed(ctx, i)
    if word in _DASHES and ctx.quoted:
        return credited(ctx, i)
    if word in HOLDING and (held := by_adjective(ctx, i)):
        return held
    tag = ctx.s.tag(i)
    if tag == "NOUN" and ctx.s.lower(i - 1) == "," and word.endswith("s") and frames_of(ctx, i):
        return reported_last(ctx, i)
    if tag == "NOUN" and i + 1 >= ctx.s.end and (told := told_last(ctx, i)):
        return told
    if tag == "NOUN" and word in _NOUNS:
        return by_noun(ctx, i)
    if tag in FULL_VERBS:
        frames = frames_of(ctx, i)
        if frames:
            return by_verb(ctx, i, frames)
        return behind_quote(ctx, i) if ctx.quoted else None
    return None


def _base(ctx: Context, i: int) -> str:
    """Return the base form of a reporting word."""
    forms = [f for f in ctx.s.verb_lemmas(i) if f in VERBS]
    verbal = ctx.s.tag(i) in FULL_VERBS and forms
    return forms[0] if verbal else _noun_lemma(ctx.s.lower(i))


def _noun_lemma(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


_NORMS = word_list("en/attribution.txt", "norms")


def _according(ctx: Context, i: int) -> Draft | None:
    """Read "according to Orr": what stands before or behind it is what Orr says."""
    source = phrase_after(ctx.s, i + 2)
    if source is None or ctx.s.lower(source[1] - 1) in _NORMS:
        return None  # "run according to the rules"
    if ctx.s.tag(i - 1) in ("PAST", "ING") and not may_say(ctx, source):
        return None  # "defined according to two criteria"
    if ctx.s.tag(i - 1) == "REL":
        return None  # "Lund, who according to legend is buried here"
    if _is_about_an_adverb(ctx, i):
        return None
    if i == 0 and ctx.s.tag(source[1]) in ("AUX", "MODAL", "VERB"):
        return None  # "According to the index Professor Orr is": where the speaker ends is not seen
    cue = ((i, i + 2),)
    before = i - 1
    parted = before >= 0 and ctx.tokens[before].text in ",;–—"
    after = (j for j in range(source[1], ctx.s.end) if ctx.s.tag(j) not in ("MARK", "NAME"))
    behind = next(after, i)
    to_do = ctx.s.tag(behind) == "TO" and ctx.s.lower(behind - 1) == ","
    if parted and (ctx.s.tag(before - 1) == "REL" or to_do):
        return None  # "one of whom, according to Orr, left", "enough, according to Orr, to pay"
    joined = parted and ctx.s.tag(before - 1) == "CONJ"
    if joined and not begins_clause(ctx.s, _past_comma(ctx, source)):
        return None  # "lived by cooking and, according to his son, by betting"
    colon = (j for j in range(before - 1, max(0, before - 8), -1) if ctx.s.lower(j) == ":")
    first = next(colon, 0)  # "it worsened: by May, according to Orr, ten were ill"
    opens = before < 0 or (parted and not has_finite(ctx, first, before))
    within = parted and ctx.s.lower(before - 1) == "that"  # "Lund said that, according to Orr, it"
    opens = opens or within or clause_start(ctx, i) == i
    begun = (clause_start(ctx, i), before)
    broken = parted and ctx.s.tag(before - 1) in (
        "AUX",
        "MODAL",
    )  # "he had, according to Orr, left"
    told = past_apposition(ctx, source[1])  # "according to the coach, Ada Lund, “was slow”"
    rest = content_behind(ctx, told, begun=begun if broken else None) if parted else ()
    rest = rest or (content_resumed(ctx, told) if told > source[1] else ())
    if not rest and (opens or ctx.s.lower(before) in ("but", "and", "that")):
        start = _past_comma(ctx, source)
        return Draft(source, cue, as_range(ctx, start, statement_end(ctx, start)), "accordingTo", i)
    content = as_range(ctx, begun[0], before if parted else i)
    if content and has_finite(ctx, *content[0]) and not broken:
        rest = ()
    return Draft(source, cue, content + rest, "accordingTo", i)


def _past_comma(ctx: Context, source: Range) -> int:
    """Return where the clause behind "according to somebody," begins, insertions left out."""
    depth = 0
    for k in range(source[1], min(source[1] + 25, ctx.s.end)):
        depth += (ctx.tokens[k].text == "(") - (ctx.tokens[k].text == ")")
        if ctx.tokens[k].text == "," and not depth:
            close = insertion_end(ctx, k)
            alone = close and all(ctx.s.tag(j) == "NAME" for j in range(k + 1, close))
            goes_on = close and (ctx.s.tag(close + 1) == "PREP" or begins_clause(ctx.s, close + 1))
            if close and alone and goes_on and ctx.s.tag(source[1] - 1) == "NOUN":
                return close + 1  # "According to the coach, Ada Lund, in May it sank"
            return close + 1 if close and _tells_who(ctx, source, k + 1, close) else k + 1
    return source[1]


def _tells_who(ctx: Context, source: Range, start: int, end: int) -> bool:
    """Whether words between commas say who a speaker is: ", the mayor," or ", who left,"."""
    participle = ctx.s.tag(start) in ("ING", "PAST") and begins_clause(ctx.s, end + 1)
    if ctx.s.tag(start) == "REL" or ctx.s.lower(start) == "where" or participle:
        return True
    if has_finite(ctx, start, end) or not begins_clause(ctx.s, end + 1):
        return False
    named = ctx.s.tag(source[1] - 1) == "NAME"
    if named and _opens_list(ctx, start, end):
        return False
    names = all(ctx.s.tag(j) == "NAME" for j in range(start, end))
    return names != named and ctx.s.tag(start) in ("NAME", "DET", "NOUN", "ADJ")


def _opens_list(ctx: Context, start: int, end: int) -> bool:
    """Whether words between commas open a list, and tell nothing of a name: "According to Orr,
    children, the old and pregnant women should rest"."""
    stops = (j for j in range(end + 1, ctx.s.end) if ctx.s.tag(j) in (*FINITE, "MARK"))
    listed = range(end + 1, next(stops, ctx.s.end))
    joined = any(ctx.s.tag(j) == "CONJ" for j in listed)
    told = ctx.s.tag(start) == "DET" or any(map(ctx.s.names_role, range(start, end)))
    return joined and not told


def _is_about_an_adverb(ctx: Context, i: int) -> bool:
    """Whether only an adverb is said: "he claimed – falsely, according to the auditor – that"."""
    dash = next((j for j in range(i - 1, max(-1, i - 5), -1) if ctx.s.lower(j) in "–—"), None)
    return dash is not None and all(ctx.s.tag(j) in ("ADV", "MARK") for j in range(dash + 1, i))


def _per(ctx: Context, i: int) -> Draft | None:
    """Read "Per the union, 67 workers walked out" and "the mill, per the union, is safe"."""
    source = phrase_after(ctx.s, i + 1)
    if source is None or ctx.s.tag(i + 1) not in ("DET", "NAME"):
        return None
    cue = ((i, i + 1),)
    if not i and ctx.s.lower(source[1]) == ",":
        start = source[1] + 1
        close = insertion_end(ctx, source[1])
        if close and ctx.s.tag(start) == "DET" and predicate_at(ctx, close + 1):
            return None  # "Per Lund, the last of his line, left"
        return Draft(source, cue, as_range(ctx, start, statement_end(ctx, start)), "per", i)
    if ctx.s.lower(i - 1) != "," or not may_say(ctx, source):
        return None
    before = as_range(ctx, clause_start(ctx, i - 1), i - 1)
    rest = content_behind(ctx, source[1])
    whole = before and has_finite(ctx, *before[0])
    return Draft(source, cue, before + (() if whole else rest), "per", i) if whole or rest else None


def _hearsay(ctx: Context, i: int) -> Draft | None:
    """Read "the mill reportedly shut" and "Orr, who reportedly left": its clause is hearsay."""
    aside = ctx.s.lower(i - 1) == "," and ctx.s.tag(i + 1) == "PAST"
    if aside or ctx.s.tag(i - 1) in ("DET", "POSS"):
        return None  # "the allegedly stolen boat sank", "The boat, allegedly stolen, sank"
    start = clause_start(ctx, i)
    what: tuple[Range, ...] = ()
    end = clause_end(ctx, i + 1)
    opener = next((j for j in range(i - 1, start, -1) if ctx.s.tag(j) in ("REL", "SUB")), None)
    group = group_start(ctx.s, i)
    subject = phrase_before(ctx.s, group)
    if subject and ctx.s.tag(group - 1) == "PRON" and ctx.s.tag(group - 2) in ("NOUN", "NAME"):
        return None  # "a call he reportedly made"
    if opener is not None and not has_finite(ctx, opener, group):
        commas = (j + 1 for j in range(group - 1, opener, -1) if ctx.s.lower(j) == ",")
        start = next(commas, opener + 1)  # "While searching the car, officers reportedly"
        if ctx.s.tag(opener) == "REL":
            found = antecedent(ctx.s, opener)
            if found is None or opener + 1 != group:
                return None
            what = as_range(ctx, *found)
            commas = (j for j in range(i + 1, end) if ctx.s.lower(j) == ",")
            end = next((j for j in commas if predicate_at(ctx, j + 1)), end)
    if subject and start < subject[0]:  # behind a label, and behind another clause
        marks = (j for j in range(subject[0] - 1, start, -1) if _begins_anew(ctx, start, j))
        start = next(marks, start - 1) + 1
    for first, last in (part for voice in ctx.found for part in voice.content):
        if first <= i < last:  # "Lund said the mill reportedly shut"
            start, end = max(start, first), min(end, last)
    content = (*what, *as_range(ctx, start, i), *as_range(ctx, i + 1, end))
    return Draft(None, ((i, i + 1),), content, "hearsay", i)


def _begins_anew(ctx: Context, start: int, j: int) -> bool:
    """Whether a clause begins behind a token: behind "**Details:**", behind ", and"."""
    if ctx.tokens[j].text in ":*":
        return True
    joined = ctx.s.tag(j) == "CONJ" and ctx.s.lower(j - 1) == ","
    return joined and has_finite(ctx, start, j)
