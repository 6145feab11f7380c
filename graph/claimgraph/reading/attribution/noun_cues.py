"""Who says what by a noun or adjective: "the claim that …", "her fear that …", "is sure that …"."""

from __future__ import annotations

from claimgraph.reading.attribution.content_ends import statement_end
from claimgraph.reading.attribution.context import (
    REFUTED,
    REFUTING,
    Context,
    Draft,
    as_range,
    clause_start,
    frames_of,
    has_finite,
    insertion_end,
)
from claimgraph.reading.attribution.draft_checks import DENIALS
from claimgraph.reading.attribution.objects import names_people
from claimgraph.reading.attribution.sources import source_of
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import FINITE, FULL_VERBS
from claimgraph.reading.lang.word_lists import word_list

_LIGHT = word_list("en/attribution.txt", "light verbs")


def by_noun(ctx: Context, i: int) -> Draft | None:
    """Read "the claim that …" and who makes it; None where nothing is said so."""
    at, source, extra = _noun_source(ctx, i)
    if ctx.s.lower(at) == ",":
        close = insertion_end(ctx, at)
        at = close + 1 if close else at
    if ctx.s.lower(at) == "of" and ctx.s.lower(at + 1) == "that":
        at += 1
    if ctx.s.lower(at) != "that" or not begins_clause(ctx.s, at + 1):
        return None
    if source is None:
        if _is_likened(ctx, i, at):
            return None
        source = _light_subject(ctx, i)
        if source is None and ctx.s.lower(i) == "evidence":
            return None  # "there is evidence that": nobody is said to say so
    end = statement_end(ctx, at + 1)
    if ctx.s.lower(end - 2) == "as" and ctx.s.tag(end - 3) in ("VERB", "PAST"):
        return None  # "a claim that the owner dismissed as absurd": which claim is meant
    if _takes_a_stand(ctx, at + 1, end):
        return None  # "a view that few have shared since"
    if not has_finite(ctx, clause_start(ctx, i), i):
        end, whole = _before_predicate(ctx, at + 1, end), end
        if ctx.s.tag(0) == "PREP" or ctx.s.tag(1) == "PREP":  # "Contrary to claims that …, it"
            end = next((j for j in range(at + 3, end) if _goes_on_behind(ctx, j)), end)
        elif end == whole or (source is None and _is_judged(ctx, end)):
            return None  # where "rumours that the king had died" end in "… spread" is not seen
    content = as_range(ctx, at + 1, end)
    if _already(ctx, at, content, named=source is not None):
        return None
    found = Draft(source, ((i, i + 1), *extra, (at, at + 1)), content, "noun", i)
    return None if source is None and _is_denied(ctx, found) else found


def by_adjective(ctx: Context, i: int) -> Draft | None:
    """Read "is adamant that it fell", "is convinced it fell", "was blunt: it fell", and "made (it)
    clear that it fell": who holds it is the subject, which must be somebody."""
    verb, at = i - 1, i + 1
    while ctx.s.tag(verb) == "ADV":
        verb -= 1
    made = ctx.s.lower(i) == "clear" and "make" in ctx.s.verb_lemmas(
        verb - (ctx.s.lower(verb) == "it")
    )
    verb -= made and ctx.s.lower(verb) == "it"
    that = ctx.s.lower(at) == "that"
    colon = ctx.s.lower(at) == ":"
    if not (made or ctx.s.is_be(verb)) or not begins_clause(ctx.s, at + (that or colon)):
        return None
    source = source_of(ctx, verb)
    somebody = source is not None and (
        names_people(ctx, source) or ctx.s.lower(source[0]) in ("he", "she", "they")
    )  # not so "“I’m sure it happens,” she said"
    if not somebody or not (that or colon or ctx.s.lower(i) in _BARE):
        return None
    content = as_range(ctx, at + (that or colon), statement_end(ctx, at + (that or colon)))
    cue = ((verb, i + 1), *(((at, at + 1),) if that else ()))
    return Draft(source, cue, content, "adjective", i)


HOLDING = word_list("en/attribution.txt", "holding")
_BARE = frozenset({"convinced", "certain", "sure", "confident"})
"""Adjectives that a clause may follow without "that"."""


def _is_judged(ctx: Context, verb: int) -> bool:
    """Whether a clause goes on with what such words are: "reports that it sank were denied"."""
    last = verb
    while ctx.s.tag(last + 1) in ("AUX", "ADV", "NOT"):
        last += 1
    return any(ctx.s.is_be(j) for j in range(verb, last + 1)) and ctx.s.tag(last + 1) != "ING"


def _is_likened(ctx: Context, noun: int, that: int) -> bool:
    """Whether somebody says what such words are: "described the idea that it sank as absurd"."""
    verb = next((j for j in range(noun - 1, max(-1, noun - 5), -1) if frames_of(ctx, j)), None)
    if verb is None or not frames_of(ctx, verb) & {"as", "asonly", "objas"}:
        return False
    return any(ctx.s.lower(j) == "as" for j in range(that, ctx.s.end))


def _goes_on_behind(ctx: Context, comma: int) -> bool:
    """Whether the main clause begins behind a comma that closes an opening phrase."""
    return ctx.s.lower(comma) == "," and begins_clause(ctx.s, comma + 1)


def _takes_a_stand(ctx: Context, start: int, end: int) -> bool:
    """Whether "that" is what a verb of agreeing, denying or telling lacks: "a claim that Orr
    denies", "a warning that he failed to disclose"."""
    verb = next((j for j in range(start, end) if ctx.s.tag(j) in FINITE), end)
    done = any(ctx.s.is_be(j) for j in range(start, verb + 2))  # "that it was denied"
    while verb + 1 < end and ctx.s.tag(verb) not in ("PAST", "VERB"):
        verb += 1
    verb += 2 if ctx.s.tag(verb + 1) == "TO" and ctx.s.tag(verb + 2) == "VERB" else 0
    stands = verb < end and not _STANDS.isdisjoint(ctx.s.verb_lemmas(verb))
    return stands and not done and ctx.s.tag(verb + 1) in ("MARK", "PREP", "SUB", "ADV")


_STANDS = word_list("en/statements.txt", "taking a stand") | {
    "share", "question", "doubt", "disclose", "reveal", "mention", "ignore",
}  # fmt: skip


def _already(ctx: Context, that: int, content: tuple[Range, ...], *, named: bool) -> bool:
    """Whether a verb has this content already, or holds it as its own and nobody is named."""
    start = content[0][0] if content else that
    same = any(start in (c[0], c[0] - 1) for v in ctx.found for c in v.content)
    held = any(c[0] <= that < c[1] for v in ctx.found for c in v.content)
    return same or (held and not named)


def _before_predicate(ctx: Context, start: int, end: int) -> int:
    """Return where a clause within a subject ends: "the claim that it fell | is false"."""
    seen = False
    for j in range(start, end):
        verbal = ctx.s.tag(j) in ("AUX", "MODAL", "VERB", "PAST", "ING")
        goes_on = ctx.s.tag(j - 1) in ("AUX", "MODAL", "NOT", "ADV", "TO")
        opens = ctx.s.tag(j - 1) in ("SUB", "REL", "CONJ", "PRON", "MARK")
        opens = opens and not (ctx.s.tag(j - 1) == "PRON" and ctx.s.tag(j - 2) in FULL_VERBS)
        if verbal and seen and not goes_on and not opens and ctx.s.tag(j) != "ING":
            return j
        seen = seen or (verbal and ctx.s.tag(j) != "ING")
    return end


def _noun_source(ctx: Context, i: int) -> tuple[int, Range | None, tuple[Range, ...]]:
    """Return what follows a noun of saying, and the source named by "by" or a possessive."""
    if ctx.s.lower(i + 1) in ("by", "from", "of") and ctx.s.lower(i + 2) != "that":
        source = phrase_after(ctx.s, i + 2)
        if source and ctx.s.lower(source[1]) == "that":
            return source[1], source, ((i + 1, i + 2),)
    if ctx.s.tag(i - 1) == "POSS" and ctx.s.lower(i - 1) in ("'s", "’s"):
        phrase = phrase_before(ctx.s, i - 1)
        return i + 1, phrase, ()
    if ctx.s.lower(i - 1) in ("his", "her", "their", "its", "my", "our"):
        return i + 1, (i - 1, i), ()
    if ctx.s.tag(i - 1) in ("NOUN", "NAME") and ctx.s.tag(i - 2) in ("DET", "NAME"):
        phrase = phrase_before(ctx.s, i)
        return i + 1, phrase, ()
    return i + 1, None, ()


def _light_subject(ctx: Context, i: int) -> Range | None:
    """Return who "expressed" or "made" it, when such a verb governs the noun."""
    j = i - 1
    while j > 0 and ctx.s.tag(j) in ("DET", "ADJ", "NOUN", "ADV") and i - j < 4:
        j -= 1
    if ctx.s.tag(j) in FULL_VERBS and _LIGHT & set(ctx.s.verb_lemmas(j)):
        return source_of(ctx, j)
    return None


def _is_denied(ctx: Context, draft: Draft) -> bool:
    """Whether what no one is named for is called false, or said not to be shown."""
    start = max(clause_start(ctx, draft.at), draft.at - _REACH)
    before = {ctx.s.lower(j) for j in range(start, draft.at)}
    verbs = {
        lemma
        for j in range(start, draft.at)
        if ctx.s.tag(j) in FULL_VERBS
        for lemma in ctx.s.verb_lemmas(j)
    }
    end = draft.content[-1][1] if draft.content else draft.at
    tail = max(draft.at + 1, end - 2)  # the predicate, where the clause could not be told from it
    after = {ctx.s.lower(j) for j in range(tail, min(end + 10, ctx.s.end))}
    denied = after & (REFUTED | {"not", "no", "never"})
    return bool(before & DENIALS or verbs & REFUTING or denied)


_REACH = 40
"""Tokens around a noun of saying that may say that it is not so."""
