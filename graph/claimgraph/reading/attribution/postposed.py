"""Who says what behind the words: "“It fell,” said Lund", "it fell, the report says"."""

from __future__ import annotations

from claimgraph.reading.attribution.content_ends import hearing_at
from claimgraph.reading.attribution.contents import past_on
from claimgraph.reading.attribution.context import (
    PLAIN,
    REFUTING,
    Context,
    Draft,
    as_range,
    before_marker,
    clause_start,
    frames_of,
    has_finite,
    verb_group,
)
from claimgraph.reading.attribution.discontinuous import (
    breaks_off,
    content_behind,
    content_resumed,
    is_boundary,
    last_joint,
    left_of,
    named_behind_quote,
)  # fmt: skip
from claimgraph.reading.attribution.objects import may_say, names_people
from claimgraph.reading.attribution.sources import (
    past_apposition,
    source_of,
)
from claimgraph.reading.lang.en.dictionary import is_base_form, is_participle_only, is_plural
from claimgraph.reading.lang.en.lexicon import MADE_SOMETHING
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import group_start
from claimgraph.reading.lang.en.titles_of_works import WORKS
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list

TELLING = frozenset({"tell", "inform", "notify"})
"""Verbs that go before whoever is told, never before who speaks."""
_HOLDING = frozenset({"think", "believe", "consider", "deem", "judge"})


def closes_quote(ctx: Context, start: int) -> bool:
    """Whether a closing quotation mark stands right before a token, citation markers left out."""
    start = before_marker(ctx, start)
    return start > 0 and ctx.tokens[start - 1].end in ctx.closing


def postposed(ctx: Context, i: int, frames: frozenset[str], source: Range | None) -> Draft | None:
    """Read "…," said X and "…," X said, with what goes on behind it."""
    done = is_participle_only(ctx.s.lower(i)) and group_start(ctx.s, i) == i
    if done or not frames & {"quote", "that", "pause"}:
        return None  # "a hut, a barn and a mill, written about in 1848"
    verbs = set(ctx.s.verb_lemmas(i))
    says = {"that", "quote"} <= frames and "obj" not in frames and not verbs & REFUTING
    plain = says or verbs & PLAIN or _closes_finding(ctx, i, frames)
    start = min(group_start(ctx.s, i), source[0] if source else i)
    end = past_on(ctx, i)
    if not source or not is_boundary(ctx, source[0]):
        inverted = phrase_after(ctx.s, i + 1) if is_boundary(ctx, group_start(ctx.s, i)) else None
        if inverted is None or verbs & TELLING:
            return None
        made = verbs & MADE_SOMETHING and "QUOTE" not in (ctx.s.tag(i - 1), ctx.s.tag(i - 2))
        if ctx.s.lower(inverted[0]) in ("a", "an") and (made or not may_say(ctx, inverted)):
            return None  # "“Orr” proved a long book", "the fen, declared a reserve in 1998, is wet"
        source, start = inverted, group_start(ctx.s, i)
        end = past_apposition(ctx, inverted[1])
    elif verbs & TELLING and (hearer := phrase_after(ctx.s, end)):
        end = hearer[1]  # "…, Lund told the jury, and braked"
    left = left_of(ctx, start)
    first, last = left[0] if left else (0, 0)
    quoted = ctx.tokens[last - 1].end in ctx.closing
    if quoted and (not says or ctx.s.tag(end) == "SUB") and _is_of_phrase(ctx, last):
        return None
    named = None if quoted else named_behind_quote(ctx, first, last)
    if named:
        return Draft(named, (verb_group(ctx, i),), ((first, named[0]),), "postposed", i)
    if ctx.s.tag(last - 1) == "REL" and ctx.s.lower(last - 2) in ("–", "—"):
        return None  # "The mill – which, Orr says, leaks – was shut"
    if not quoted and breaks_off(ctx, first, start):
        return None  # "it was changed when, in fact, he answered"
    unnamed = not may_say(ctx, source) and not ctx.tokens[source[0]].is_capital
    if unnamed and not quoted and "np" in frames and ctx.s.lower(source[0]) in ("a", "an"):
        return None  # "…, a deal announced in May"
    loss = start == group_start(ctx.s, i) and not quoted and unnamed
    held = not quoted and bool(verbs & _HOLDING)  # ", a feat thought hard"
    apposed = held and end == i + 1 and ctx.s.tag(end) == "ADJ"
    if not left or not (plain or quoted) or loss or apposed:  # ", posted a loss"
        return None
    opens = not quoted and _only_opens(ctx, first, last)
    if opens and not content_behind(ctx, end, begun=(first, last)):
        return None  # "When he rang, a nurse answered"
    begun = last - 1 if ctx.s.tag(last - 1) == "SUB" else first  # "because, they said, it"
    before = any(first <= v.at for v in ctx.found)  # "Lund said it sank, but the crew, Orr said,"
    rest = content_resumed(ctx, end) or content_behind(ctx, end, begun=(begun, last))
    joint = None if rest and not before else last_joint(ctx, first, last)
    if joint is not None:
        left, rest = ((joint, last),), content_behind(ctx, end, begun=(joint, last))
    headed = ctx.s.lower(start - 1) in ("–", "—")  # behind the dash of a headline
    told = quoted or rest or (has_finite(ctx, first, last) and not headed)
    return Draft(source, (verb_group(ctx, i),), left + rest, "postposed", i) if told else None


def _is_of_phrase(ctx: Context, last: int) -> bool:
    """Whether quoted words are what a preposition leads in, alone or as the last of several: "after
    the end of “Boat”, she turned to films", "from “Boat” and “The Mill,” her art turned"; or are
    the title of what it leads in: "in his book “Boat,” he argued that it fell"."""
    before = next((j for j in range(last - 2, -1, -1) if ctx.s.tag(j) == "QUOTE"), 0) - 1
    listed = ctx.s.tag(before) == "CONJ" and closes_quote(ctx, before)
    titled = ctx.s.lower(before) in WORKS and "PREP" in ctx.s.tags[max(0, before - 3) : before]
    return before >= 0 and (listed or titled or ctx.s.tag(before) in ("PREP", "TO"))


def heard_last(ctx: Context, i: int) -> Draft | None:
    """Read "…, an inquiry was told" and "…, court hears": nobody is named who says it."""
    comma = next((j for j in range(i - 1, max(0, i - 10), -1) if ctx.s.lower(j) == ","), 0)
    if not comma or hearing_at(ctx, comma + 1) != i:
        return None
    said = left_of(ctx, comma + 1)
    told = said and has_finite(ctx, *said[0])
    return Draft(None, (verb_group(ctx, i),), said, "postposed", i) if told else None


def denied_last(ctx: Context, i: int, source: Range | None) -> Draft | None:
    """Read "…, a charge his lawyer denies": somebody says that the words before are false."""
    if source is None:
        return None
    noun, after = source[0] - 1, min(i + 1, ctx.s.end - 1)
    noun -= ctx.s.lower(noun) in ("that", "which")
    ends = i + 1 >= ctx.s.end or ctx.tokens[after].text in ".;" or ctx.s.tag(after) == "ADV"
    comma = noun - 2
    apposed = ctx.s.lower(comma) == "," and ctx.s.lower(noun - 1) in ("a", "an")
    if not (ends and apposed) or ctx.s.lower(noun) not in _CLAIMS:
        return None
    told = [one for one in ctx.found if one.content and one.content[-1][1] == comma]
    if any(one.rule not in ("verb", "accordingTo") for one in told):
        return None  # "accused of fraud, a charge he denies"
    start = clause_start(ctx, comma)
    said = told[-1].content if told else as_range(ctx, start, comma)
    accused = any(_ACCUSING.intersection(ctx.s.verb_lemmas(j)) for j in range(start, comma))
    if not told and (accused or any(start <= one.at for one in ctx.found)):
        return None  # what is denied is the deed, not "he was charged with it"
    if not has_finite(ctx, *said[0]):
        return None
    return Draft(source, (verb_group(ctx, i),), said, "denied", i)


_ACCUSING = word_list("en/attribution.txt", "accusing")
_CLAIMS = word_list("en/attribution.txt", "what is denied")


def _only_opens(ctx: Context, first: int, last: int) -> bool:
    """Whether words only tell when, where or why, their main clause still to come."""
    if ctx.s.tag(first) == "PREP":  # "In a book, printed in 1900, she wrote of it"
        at = [j for j in range(first, last) if ctx.s.tag(j) in FINITE]
        return all("REL" in ctx.s.tags[first:j] or _modifies(ctx, first, j) for j in at)
    opened = ctx.s.tag(first) == "SUB" and ctx.s.lower(first) != "that"
    return opened and all(ctx.tokens[j].text != "," for j in range(first, last))


def _modifies(ctx: Context, first: int, j: int) -> bool:
    """Whether a past form behind a comma, or behind the noun of an opening "in", is a participle:
    "In a note posted online, they claimed it"."""
    noun = phrase_before(ctx.s, j) if ctx.s.tag(j) == "PAST" else None
    opens = noun is not None and noun[0] == first + 1 and ctx.s.tag(j + 1) in ("PREP", "ADV")
    return ctx.s.lower(j - 1) == "," or opens


def _closes_finding(ctx: Context, i: int, frames: frozenset[str]) -> bool:
    """Whether a clause ends with what shows it: "fares are too high, a survey has shown"."""
    ends = "finding" in frames and ctx.s.tag(i + 1) == "MARK"
    return ends and has_finite(ctx, 0, group_start(ctx.s, i))


def behind_quote(ctx: Context, i: int) -> Draft | None:
    """Read "…," X shot back: any verb will do where a comma ends the quoted words."""
    source = source_of(ctx, i) if ctx.s.tag(i) in ("VERB", "PAST") else None
    start = source[0] if source else 0
    if ctx.s.tag(group_start(ctx.s, i) - 1) == "REL":
        return None  # "“It fell,” Orr, who runs it, said"
    if _exclaimed(ctx, i):
        return postposed(ctx, i, frozenset({"quote"}), None)
    if ctx.s.tag(i + 1) == "NOUN" and any(frames_of(ctx, j) for j in range(i + 2, i + 5)):
        return None  # "the retired teacher said"
    if source and group_start(ctx.s, i) != source[1] and ctx.s.tag(i - 1) == "CONJ":
        return None  # "“…,” she said, but refused to say more"
    outside = start > 1 and ctx.s.lower(start - 1) == ","  # “I resign”, the coach texted
    stop = ctx.tokens[start - 2].text if start > 1 else ""
    if not closes_quote(ctx, start - outside) or (stop != "," and not outside):
        return None
    if outside and not (has_finite(ctx, 0, start - 1) and names_people(ctx, source)):
        return None
    if source and ctx.s.lower(source[0]) in ("a", "an") and not may_say(ctx, source):
        return None  # "“dry lung,” a type of harm caused by feathers"
    return postposed(ctx, i, frozenset({"quote"}), source)


def reported_last(ctx: Context, i: int) -> Draft | None:
    """Read "…, reports Wee" and "…, claims the leaflet", where "reports" is no noun.

    A name, or a noun with its article, ends the clause.
    """
    who = phrase_after(ctx.s, i + 1)
    ends = who is not None and (who[1] >= ctx.s.end or ctx.tokens[who[1]].text in ",.;")
    named = who is not None and any(ctx.tokens[j].is_capital for j in range(*who))
    named = named or (ctx.s.tag(i + 1) == "DET" and has_finite(ctx, 0, i))
    return postposed(ctx, i, frames_of(ctx, i), None) if ends and named else None


def told_last(ctx: Context, i: int) -> Draft | None:
    """Read "…, the lawsuit claims", "“…,” the letter reads" and "…, emails show", where the last
    word is no noun."""
    word, frames = ctx.s.lower(i), frames_of(ctx, i)
    several = is_base_form(word) and is_plural(ctx.s.lower(i - 1))
    if not frames or not (word.endswith("s") or several):
        return None
    near = range(i - 1, max(0, i - 6), -1)
    quoted = next((j for j in near if closes_quote(ctx, j)), None)
    comma = next((j for j in near if ctx.s.lower(j) == ","), i)
    start = comma + 1 if quoted is None else quoted
    opens = ctx.s.tag(start) in ("DET", "NAME") and start + 1 <= i
    opens = opens or (several and quoted is None and start + 1 == i)
    if not opens or not (quoted or ("that" in frames and has_finite(ctx, 0, comma))):
        return None
    return postposed(ctx, i, frames, (start, i))


def _exclaimed(ctx: Context, i: int) -> bool:
    """Whether a name follows the verb right behind quoted words: "Never!" sighed Meg."""
    closed = closes_quote(ctx, i) and i > 1 and ctx.tokens[i - 2].text in ",!?"
    return closed and ctx.s.tag(i) == "PAST" and ctx.s.tag(i + 1) == "NAME"
