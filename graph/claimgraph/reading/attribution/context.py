"""One sentence whose attributions are read, what stands where in it, and the words that report.

``lang/en/reporting_verbs.txt`` lists the words and says what each frame means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.lexicon import WEEKDAYS
from claimgraph.reading.lang.en.noun_phrases import INSIDE, NOMINAL
from claimgraph.reading.lang.en.quotations import Quotation
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.subjects import group_start
from claimgraph.reading.lang.en.tokens import FINITE, Token, has_four_digits, words_of_bound
from claimgraph.reading.lang.word_lists import phrase_list, word_list, word_table

VERBS: dict[str, frozenset[str]] = {
    verb: frozenset(frames)
    for verb, frames in word_table("en/reporting_verbs.txt", "verbs").items()
}
ADVERBS = word_list("en/reporting_verbs.txt", "adverbs")
REFUTING = word_list("en/attribution.txt", "refuting")
"""Verbs by which somebody says that what is said is false."""
REFUTED = word_list("en/attribution.txt", "refuted")
"""Words by which a text says that what is said is false."""
PLAIN = word_list("en/attribution.txt", "verbs behind what is said")
"""Verbs that may follow what was said, without the frames of saying: "it was late, she hoped"."""
WITHHELD = word_list("en/attribution.txt", "withheld by speakers")


DASHES = frozenset("—–-")
_LABELS = frozenset(phrase_list("en/statements.txt", "labels of lines"))


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
    return verb_frames(ctx.s.lower(i))


@cache
def verb_frames(word: str) -> frozenset[str]:
    """Return the frames of a form of a verb; words of a language are few enough to be kept."""
    none: frozenset[str] = frozenset()
    return none.union(*(VERBS.get(lemma, none) for lemma in lemmas(word, "VERB")))


def takes_only_clauses(word: str) -> bool:
    """Whether what stands right behind a form of a verb is a clause: "says", not "reports"."""
    frames = verb_frames(word)
    held = "objbe" in frames and "quote" not in frames  # "knew a man named Orr"
    return "that" in frames and not held and frames.isdisjoint({"np", "finding"})


def is_passive(ctx: Context, i: int) -> bool:
    """Whether a participle is the verb of a passive: a form of "to be" stands before it."""
    if ctx.s.tag(i) != "PAST":
        return False
    j = i - 1
    while j >= 0 and (ctx.s.tag(j) in ("ADV", "NOT") or ctx.s.lower(j) == "first"):
        j -= 1
    return ctx.s.is_be(j)


def past_bound(ctx: Context, at: int) -> int:
    """Return where words such as "at least" or "nearly" end; here when there are none."""
    return at + words_of_bound(ctx.s.lower(at), ctx.s.lower(at + 1))


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


def before_marker(ctx: Context, at: int) -> int:
    """Return where a marker that ends here begins: "“It fell”,[1] Orr said"."""
    marker = ctx.s.marker_start(at)
    return at if marker is None else marker


_OF = frozenset({"of", "for", "at", "from"})
"""Prepositions that go on with a subject."""


QUESTIONS = word_list("en/attribution.txt", "questions")


def begins_attribution(ctx: Context, j: int) -> bool:
    """Whether "but added that" or "and he said" begins here."""
    at = j + 1 if ctx.s.tag(j) == "CONJ" or ctx.s.lower(j) in ("while", "though") else j
    if ctx.s.tag(at) == "NOT" and ctx.s.tag(at + 1) in ("DET", "NAME", "NOUN", "ADJ"):
        return False  # "that the gin, and not the poison found in a barn, was"
    inserted = _insertion(ctx, at)
    reach = at + 7 + len(inserted)
    k = at - 1
    while (k := k + 1) < min(reach, ctx.s.end):
        if k in inserted:
            continue
        if k > at and ctx.s.lower(k) in _OF and ctx.s.tag(k - 1) in NOMINAL:
            reach += 3  # "and the head of the union said it was late"
            continue
        if ctx.s.tag(k) in ("MARK", "SUB", "QUOTE", "PREP") or _new_clause(ctx, k, at):
            return False
        if ctx.s.tag(k) in ("VERB", "PAST", "ING"):
            frames = frames_of(ctx, k)
            strong = ctx.s.lower(k + 1) == "that" or quote_opens(ctx, k + 1)
            strong = strong or (ctx.s.tag(k) == "ING" and _quotes(ctx, k, frames))
            strong = strong or (ctx.s.lower(k + 1) == ":" and quote_opens(ctx, k + 2))
            lead = k == at or ctx.s.tag(k) != "ING"
            closes = k > at and (_closes(ctx, k, frames) or ctx.s.tag(k - 1) == "NOT")
            told = closes or _seems_to_report(ctx, k, frames)
            reports = strong or (told and not is_passive(ctx, k))  # ", is often found in mammals"
            return bool(frames and lead and reports)
    return False


def _quotes(ctx: Context, verb: int, frames: frozenset[str]) -> bool:
    """Whether quoted words follow a verb and where they stood: "writing in a post “It sank”"."""
    near = range(verb + 1, min(verb + 8, ctx.s.end))
    opens = next((j for j in near if quote_opens(ctx, j)), None)
    return "quote" in frames and opens is not None and not has_finite(ctx, verb + 1, opens)


def _insertion(ctx: Context, at: int) -> range:
    """Return the tokens of a name set between commas: "its author, Eva Lind, warned"; or of the
    year of a work: "Orr et al. (2020) argued"."""
    near = range(at + 1, min(at + 6, ctx.s.end - 2))
    year = next((k for k in near if ctx.tokens[k].text == "("), None)
    if year is not None and ctx.s.tag(year + 1) == "NUM" and ctx.tokens[year + 2].text == ")":
        return range(year - (ctx.tokens[year - 1].text == "."), year + 3)
    comma = next((k for k in range(at, min(at + 6, ctx.s.end)) if ctx.s.lower(k) == ","), None)
    close = insertion_end(ctx, comma) if comma is not None else None
    if comma is None or close is None or close - comma > 6:
        return range(0)
    named = all(ctx.s.tag(k) == "NAME" for k in range(comma + 1, close))
    return range(comma, close + 1) if named and close > comma + 1 else range(0)


def _new_clause(ctx: Context, k: int, start: int) -> bool:
    """Whether a conjunction here joins more than two nouns: not that of "Jo and Di said"."""
    nouns = k > start and ctx.s.tag(k - 1) in NOMINAL and ctx.s.tag(k + 1) in INSIDE
    return ctx.s.tag(k) == "CONJ" and not nouns


def _closes(ctx: Context, i: int, frames: frozenset[str]) -> bool:
    """Whether a verb of saying ends the sentence, or only a day follows: ", the paper said"."""
    day = i + 1 + (ctx.s.lower(i + 1) == "on")
    after = day + 1 if ctx.s.lower(day) in WEEKDAYS else i + 1
    cites = ctx.s.lower(after) == "," and ctx.s.tag(after + 1) == "ING"
    ends = after >= ctx.s.end or ctx.tokens[after].text in ".;" or _adverbial_last(ctx, after)
    told = "that" in frames or not PLAIN.isdisjoint(ctx.s.verb_lemmas(i))
    return (ends or cites) and told and ctx.s.tag(i) in ("VERB", "PAST")


def _adverbial_last(ctx: Context, at: int) -> bool:
    """Whether only where or when it was said follows: ", the firms said in a statement"."""
    if ctx.s.lower(at) not in ("in", "on", "at", "during", "outside", "before", "after"):
        return False
    near = range(at, min(at + 10, ctx.s.end))
    stop = next((k for k in near if ctx.tokens[k].text in ".,;:"), ctx.s.end)
    return stop - at < 10 and not has_finite(ctx, at, stop) and "," not in ctx.tokens[stop - 1].text


def _seems_to_report(ctx: Context, i: int, frames: frozenset[str]) -> bool:
    """Whether a verb of saying has its content right behind it."""
    word, here = ctx.s.lower(i + 1), ctx.s.tag(i + 1)
    if here in ("PRON", "DET", "NAME", "POSS", "NOUN", "NUM", "ADJ"):
        return bool(frames & {"that", "tell", "so", "np", "obj", "objof", "objfor", "as"})
    prepositions = {"for": "callfor", "about": "about", "of": "of", "against": "against",
                    "on": "callon", "upon": "callon"}  # fmt: skip
    if word in QUESTIONS and "wh" in frames:
        return True  # "and asked why an offer had been turned down"
    if here == "PAST" and ctx.s.tag(i + 2) == "NOUN" and "objof" in frames:
        return True  # "and accused armed men of theft"
    if here == "ING" and "ing" in frames:
        return True  # "and denied losing 60 men"
    return (here == "TO" and "inf" in frames) or prepositions.get(word, "-") in frames


def verb_group(ctx: Context, i: int) -> Range:
    """Return the verb with its auxiliaries, without the adverbs that open the group."""
    start = group_start(ctx.s, i)
    while start < i and ctx.s.tag(start) == "ADV":
        start += 1
    return start, i + 1


def clause_start(ctx: Context, end: int) -> int:
    """Return where the clause that ends here begins, conjunctions left out."""
    start = end
    while start > 0 and ctx.tokens[start - 1].text != ";" and not _is_lead(ctx, start - 1):
        start -= 1
    while start < end and (ctx.s.tag(start) == "CONJ" or ctx.tokens[start].text in ",-–—"):
        start += 1
    return start


def _is_lead(ctx: Context, j: int) -> bool:
    """Whether a headline or label ends here: "** —", "**Upside:** …", "**Fuel**.", "Update:"."""
    text, before = ctx.tokens[j].text, ctx.s.lower(j - 1)
    if text not in (":", "*", ".") and text not in DASHES:
        return False
    named = text == ":" and " ".join(t.lower for t in ctx.tokens[: min(j, 5)]) in _LABELS
    stopped = before in (":", ".") or ctx.s.lower(j - 2) in (":", ".")
    bold = stopped if text == "*" else before == "*" and text in (":", ".")
    dated = text != "-" and j < 12 and has_four_digits(before)  # "Sund, 9 July 2031 — The"
    dated = dated and not any(t.text[0].islower() for t in ctx.tokens[:j])
    return named or bold or (text in DASHES and (dated or before in ("*", ")", "]")))


def withholds(ctx: Context, j: int) -> bool:
    """Return whether words tell what a speaker leaves unsaid: "could not say"."""
    if ctx.s.tag(j + 1) == "TO" and not {"decline", "refuse"}.isdisjoint(ctx.s.verb_lemmas(j)):
        return not WITHHELD.isdisjoint(ctx.s.verb_lemmas(j + 2))
    if ctx.s.tag(j) not in ("AUX", "MODAL"):
        return False
    apart = ctx.s.tag(j + 1) == "NOT"
    denied = apart or negates(ctx.s.lower(j))
    return denied and not WITHHELD.isdisjoint(ctx.s.verb_lemmas(j + 1 + apart))
