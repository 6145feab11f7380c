"""Who says it inside the text: speaker, reporting words and content, each with exact places.

The split into source, cue and content is that of the PolNeAR corpus (Newell, Margolin and Ruths,
"An Attribution Relations Corpus for Political News", LREC 2018).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimgraph.model import VoicingStyle
from claimgraph.reading.attribution.context import Context, Draft
from claimgraph.reading.attribution.dialogue import turns_of
from claimgraph.reading.attribution.draft_checks import sound
from claimgraph.reading.attribution.listed_content import LeadIn
from claimgraph.reading.attribution.people import whole_name
from claimgraph.reading.attribution.reporting import drafts_of
from claimgraph.reading.attribution.set_off import set_off
from claimgraph.reading.attribution.turns import Said, Turn
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en.quotations import Quotation, Quotations
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.word_lists import share
from claimgraph.reading.places import Span


class Attribution(NamedTuple):
    """What one source is said to say (code points, end excluded; several spans where broken up).

    ``source`` is empty when nobody is named. ``verb`` is the base form of the reporting word,
    ``quotes`` the quoted words within the content, ``within`` the place in the list of the
    attribution that this one is part of, as in "X said that Y warned".
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    verb: str = ""
    quotes: tuple[Span, ...] = ()
    style: VoicingStyle = "indirect"
    within: int | None = None
    confidence: float | None = None
    """How sure it is where no grammar shows it: of a plug-in, or of a paragraph that goes on."""

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        spans = (*self.source, *self.cue, *self.content)
        return min(s for s, _ in spans), max(e for _, e in spans)

    @property
    def place(self) -> Span:
        """Where it stands; who is interviewed is named far above the answers."""
        answers = self.rule == "transcript"
        return (self.cue[0][0], self.content[-1][1]) if answers else self.span


def find_attributions(
    text: str,
    sentences: Iterable[Sentence],
    turns: Sequence[Span] = (),
    mentions: Sequence[Mention] = (),
    points: Iterable[tuple[LeadIn, Sequence[Span]]] = (),
) -> list[Attribution]:
    """Return the attributions of a text, in reading order; linear in its length.

    Args:
        text: the document.
        sentences: its sentences in order, tagged with the names known.
        turns: where the writer goes on against what was said, behind its marker: "… [1], but".
        mentions: who is named where, by which interviews tell whom they ask.
        points: what stands in the points below lines that say who says it.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "Ms. Lind said the bridge was safe."
    >>> found = find_attributions(text, [Sentence(tokenize(text), frozenset({4}))])
    >>> [[text[a:b] for a, b in spans] for v in found for spans in (v.source, v.cue, v.content)]
    [['Ms. Lind'], ['said'], ['the bridge was safe']]
    """
    sentences = list(sentences)
    said = Said(sentences)
    spoken = list(map(_spoken, turns_of(text, said, mentions)))
    apart = [] if spoken else list(map(_spoken, set_off(text, said)))
    quoted = Quotations(text)
    found: list[Attribution] = []
    told: list[Attribution] = []  # in the sentence before
    last = -1  # where the last one stands that is not within quoted words alone
    for here in sentences:
        if not here.tokens:
            continue
        span = here.tokens[0].start, here.tokens[-1].end
        near = [q for q in quoted.across(*span) if not here.in_title(q.start)]
        voices = sound(here, drafts_of(Context(here, near)))
        placed = [_before(turns, _placed(text, here, voice, near)) for voice in voices]
        placed[:1] = [_whole(quoted, voice, found[-_NEAR:]) for voice in placed[:1]]
        only_quoted = any(q.depth == 0 and _covers(text, q, span) for q in near)
        if last >= 0 and (only_quoted or not placed):
            before = found[last]
            found[last] = _continued(text, before, span, near, quoted.going_on)
            if told and found[last] == before:
                outer = max(told, key=lambda v: v.span[1] - v.span[0])
                placed = [*_in_next_paragraph(text, outer, span, near), *placed]
        told = [] if only_quoted and placed and placed[0].rule != "nextParagraph" else placed
        if placed and (not only_quoted or placed[0].rule == "nextParagraph"):
            last = len(found) + (0 if only_quoted else len(placed) - 1)
        found += placed
    if spoken:
        found = [voice for voice in found if voice.rule != "transcript"]
    found += [Attribution((led.source,), (led.cue,), tuple(said), "points", led.verb)
              for led, said in points]  # fmt: skip
    return _nested(sorted([*found, *spoken, *apart], key=lambda voice: voice.place))


def _spoken(turn: Turn) -> Attribution:
    """Return a turn of a talk, or a block quotation, as an attribution."""
    source = (turn.speaker,) if turn.speaker else ()
    return Attribution(source, (turn.colon,), turn.said, "transcript", style="direct")


# -- from tokens to places ----------------------------------------------------------------------


def _placed(text: str, sentence: Sentence, voice: Draft, near: Sequence[Quotation]) -> Attribution:
    """Return a draft, which counts in tokens, with its places in the text."""
    content = tuple(_whole_quotes(sentence, _span(sentence, r), near) for r in voice.content)
    cue = tuple(_span(sentence, r) for r in _joined(voice.cue))
    quotes = _quotes_in(content, near)
    return Attribution(
        source=(whole_name(text, _span(sentence, voice.source)),) if voice.source else (),
        cue=cue,
        content=content,
        rule=voice.rule,
        verb=voice.verb,
        quotes=quotes,
        style=_style(text, content, quotes),
    )


def _whole(quoted: Quotations, voice: Attribution, told: Sequence[Attribution]) -> Attribution:
    """Return quoted words with the paragraphs before that their quotation begins in."""
    before = quoted.going_on_to(voice.content[0][0])[-_MOST_PARTS:]
    others = {span for one in told for span in one.content}
    if not before or not others.isdisjoint(before):
        return voice
    return voice._replace(content=before + voice.content, quotes=before + voice.quotes)


def _before(turns: Sequence[Span], voice: Attribution) -> Attribution:
    """Return an attribution with what is said before the writer goes on against it.

    "Lind says that it is safe [1], but no test has shown that [2]": the second half has a source of
    its own. Quoted words, and those before "Lind says", go on.
    """
    at = bisect_left(turns, voice.span[0:1])
    for end, following in turns[at:]:
        if end >= voice.content[-1][1]:
            break
        quoted = any(a < following < b for a, b in voice.quotes)
        if voice.content[0][0] < end and voice.cue[-1][1] <= end and not quoted:
            said = [(a, min(b, end)) for a, b in voice.content if a < end]
            quotes = tuple(q for q in voice.quotes if q[1] <= end)
            return voice._replace(content=tuple(said), quotes=quotes)
    return voice


def _span(sentence: Sentence, tokens: Range) -> Span:
    return sentence.tokens[tokens[0]].start, sentence.tokens[tokens[1] - 1].end


def _whole_quotes(sentence: Sentence, span: Span, near: Sequence[Quotation]) -> Span:
    """Widen content to the whole of a quotation that ends or begins in another sentence."""
    start, end = span
    for q in near:
        if q.end == end and q.start < sentence.tokens[0].start:
            start = q.start
        if q.start == start and q.end > sentence.tokens[-1].end:
            end = q.end
    return start, end


def _quotes_in(content: Sequence[Span], near: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the quotations within some content, those within another of them left out."""
    found: list[Span] = []
    for q in near:  # outer ones come first
        held = any(a <= q.start and q.end <= b for a, b in content)
        if held and not (found and q.end <= found[-1][1]):
            found.append((q.start, q.end))
    return tuple(found)


def _style(text: str, content: Sequence[Span], quotes: Sequence[Span]) -> VoicingStyle:
    """Tell direct from mixed speech by whether words stand outside of quotation marks."""
    if not quotes:
        return "indirect"
    said = sum(_letters(text, span) for span in content)
    quoted = sum(_letters(text, span) for span in quotes)
    return "direct" if said <= quoted else "mixed"


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span[0] : span[1]]))


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Return ranges, those that touch merged."""
    joined: list[Range] = []
    for first, last in sorted(set(ranges)):
        touches = joined and first <= joined[-1][1]
        before = joined.pop() if touches else (first, last)
        joined.append((before[0], max(before[1], last)))
    return joined


# -- across sentences ---------------------------------------------------------------------------


def _continued(
    text: str,
    voice: Attribution,
    sentence: Span,
    near: Sequence[Quotation],
    going_on: frozenset[int],
) -> Attribution:
    """Add a sentence that is all quotation to the words quoted before it in its paragraph.

    The paragraph after it counts where the quotation is not closed and opens there again.
    """
    if len(voice.content) > _MOST_PARTS:
        return voice
    whole = [q for q in near if q.depth == 0 and _covers(text, q, sentence)]
    between = text[voice.span[1] : sentence[0]]
    parted = "\n" in between and voice.content[-1][1] not in going_on
    if not whole or voice.style == "indirect" or parted or len(between) > _GAP:
        return voice
    added = (whole[0].start, whole[0].end)
    if added in voice.content or any(s <= added[0] < e for s, e in voice.content):
        return voice
    return voice._replace(content=(*voice.content, added), quotes=(*voice.quotes, added))


_GAP = 250
"""How far a quotation may stand from the words it goes on from, in code points."""
_MOST_PARTS = 200
"""Quotations that one attribution goes on through; a text made to be slow has more."""


def _covers(text: str, quote: Quotation, sentence: Span) -> bool:
    start, end = sentence
    return not _letters(text, (start, quote.start)) and not _letters(text, (quote.end, end))


def _in_next_paragraph(
    text: str, before: Attribution, sentence: Span, near: Sequence[Quotation]
) -> list[Attribution]:
    """Return a paragraph that is one quotation as words of whoever is quoted just before it."""
    gap = text[before.span[1] : sentence[0]]
    quote = next((q for q in near if q.depth == 0 and _covers(text, q, sentence)), None)
    asked = any("?" in text[b - 3 : b] for _, b in before.content)  # somebody else answers
    if quote is None or asked or not before.source or len(gap) > _GAP:
        return []
    ends = text.find("\n", quote.end)
    rest = text[quote.end : ends if ends >= 0 else len(text)]
    last = quote.end - (1 if quote.goes_on else 2)
    stopped = text[last] in ".!?…,"  # a heading in quotation marks has no stop
    credited = text[quote.end :][:3].strip()[:1] in ("–", "—")  # to somebody below
    if not stopped or credited or "\n" not in gap or any(map(str.isalnum, rest)):
        return []
    said, rule = ((quote.start, quote.end),), "nextParagraph"
    return [before._replace(content=said, quotes=said, rule=rule, within=None, confidence=_CARRIED)]


_CARRIED = share("claimgraph.reading.attribution", "nextParagraph")
"""How sure it is that a paragraph of quoted words alone is of whoever is quoted before it."""


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Return attributions, each knowing the innermost one whose content holds it."""
    placed: list[Attribution] = []
    for n, voice in enumerate(found):
        holders = (
            (end - start, k)
            for k in range(max(0, n - _NEAR), min(len(found), n + _NEAR))
            if k != n
            for start, end in found[k].content
            if start <= voice.cue[0][0] and voice.cue[-1][1] <= end and not _same(found[k], voice)
        )
        closest = min(holders, default=None)
        placed.append(voice._replace(within=closest[1]) if closest else voice)
    return placed


_NEAR = 12
"""How many attributions before and after are looked at for one that holds another."""


def _same(outer: Attribution, inner: Attribution) -> bool:
    return any(start <= outer.cue[0][0] and outer.cue[-1][1] <= end for start, end in inner.content)
