"""One sentence whose attributions are read, what stands where in it, and the words that report.

``lang/en/reporting_verbs.txt`` lists the words and says what each frame means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.quotations import Quotation
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import phrase_list, word_list, word_table

VERBS: dict[str, frozenset[str]] = {
    verb: frozenset(frames)
    for verb, frames in word_table("en/reporting_verbs.txt", "verbs").items()
}
_BOUND = word_list("en/attribution.txt", "loose bounds")
_BOUNDS = {tuple(pair.split()) for pair in phrase_list("en/attribution.txt", "bounds")}
"""Words before a number with which a clause may begin."""
ADVERBS = word_list("en/reporting_verbs.txt", "adverbs")
REFUTING = word_list("en/attribution.txt", "refuting")
"""Verbs by which somebody says that what is said is false."""


class Draft(NamedTuple):
    """Who says what in a sentence, as ranges of its tokens; ``rule`` is the way it was found.

    ``at`` is the token of the reporting word, ``verb`` its base form.
    """

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    rule: str
    at: int
    verb: str = ""


class Context:
    """One sentence with its quotations, and the attributions found in it so far.

    ``opening`` and ``closing`` hold the quotations by where they begin and end. ``breaks``
    remembers at which tokens content ends, so that each is looked at once.
    """

    def __init__(self, sentence: Sentence, quoted: Sequence[Quotation]) -> None:
        self.s = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.quoted = quoted
        self.opening = {q.start: q for q in quoted}
        self.closing = {q.end: q for q in quoted}
        self.breaks: dict[int, bool] = {}
        self.found: list[Draft] = []


def outermost_before(ctx: Context) -> Draft:
    """Return the last saying that is not told within another: "Orr said Lund had …, adding"."""
    last = ctx.found[-1]
    for one in reversed(ctx.found[:-1]):
        if any(start <= last.at < end for start, end in one.content):
            last = one
    return last


def frames_of(ctx: Context, i: int) -> frozenset[str]:
    """Return the frames of the reporting verb at a token; none for another verb."""
    return _frames(ctx.s.lower(i))


@cache
def _frames(word: str) -> frozenset[str]:
    """Return the frames of a form of a verb; words of a language are few enough to be kept."""
    none: frozenset[str] = frozenset()
    return none.union(*(VERBS.get(lemma, none) for lemma in lemmas(word, "VERB")))


def is_passive(ctx: Context, i: int) -> bool:
    """Whether a participle is the verb of a passive: a form of "to be" stands before it."""
    if ctx.s.tag(i) != "PAST":
        return False
    j = i - 1
    while j >= 0 and ctx.s.tag(j) in ("ADV", "NOT"):
        j -= 1
    return ctx.s.is_be(j)


def past_bound(ctx: Context, at: int) -> int:
    """Return where words such as "at least" or "nearly" end; here when there are none."""
    two = (ctx.s.lower(at), ctx.s.lower(at + 1)) in _BOUNDS
    return at + 2 if two else at + (ctx.s.lower(at) in _BOUND)


def quote_opens(ctx: Context, j: int) -> bool:
    """Whether a quotation begins at a token."""
    return 0 <= j < len(ctx.tokens) and ctx.tokens[j].start in ctx.opening


def in_quote(ctx: Context, j: int, start: int) -> bool:
    """Whether a token lies in a quotation that begins at a token or behind it."""
    at = ctx.tokens[j].start
    return any(q.start <= at < q.end and q.start >= ctx.tokens[start].start for q in ctx.quoted)


def insertion_end(ctx: Context, comma: int) -> int | None:
    """Return the comma that closes what a comma opens; None when none is near."""
    near = range(comma + 1, min(comma + 16, ctx.s.end))
    return next((j for j in near if ctx.s.lower(j) == ","), None)


def predicate_at(ctx: Context, j: int) -> bool:
    """Whether a finite verb stands here, adverbs passed over."""
    while j < ctx.s.end and ctx.s.tag(j) in ("ADV", "NOT"):
        j += 1
    return j < ctx.s.end and ctx.s.tag(j) in FINITE


def has_finite(ctx: Context, start: int, end: int | None) -> bool:
    """Whether a finite verb stands in a stretch of tokens."""
    stop = ctx.s.end if end is None else end
    return any(ctx.s.tag(j) in FINITE for j in range(start, stop))


def as_range(ctx: Context, start: int, end: int) -> tuple[Range, ...]:
    """Return a stretch without commas and markers at its ends; nothing when it is empty."""
    while start < end and ctx.tokens[end - 1].text in ",;:":
        end -= 1
    while (marker := ctx.s.marker_start(end)) is not None and marker > start:
        end = marker
    while start < end and ctx.tokens[start].text in ",;:":
        start += 1
    return ((start, end),) if start < end else ()
