"""The claims that the reader made of whole sentences, by place, and which of them only report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimgraph.model import Claim, Document, Node, Passage
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import tokenize
from claimgraph.reading.passages import Span
from claimgraph.reading.voices.attributions import Attribution

_LONGEST_INSERTION = 600
"""Code points between speaker and deed beyond which nothing is an insertion."""
_RELATIVE = frozenset({"who", "whose", "whom", "that", "which", "where"})
_OPENING, _CLOSING = frozenset(",(–—-"), frozenset(",)–—-")
_FINITE = frozenset({"AUX", "MODAL", "VERB", "PAST"})
_NEAREST = 8
"""Claims before a place that are looked at for one that holds it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim of the reader with its place, and whether it does nothing but report."""

    claim: Claim
    start: int
    end: int
    only_reports: bool


class Standing:
    """The claims of one document as they stand before anybody's words are told apart."""

    def __init__(
        self, document: Document, nodes: Sequence[Node], voices: Sequence[Attribution]
    ) -> None:
        spans = {n.id: n for n in nodes if isinstance(n, Passage)}
        claims = [n for n in nodes if isinstance(n, Claim) and n.passage in spans]
        mine = [(c, spans[c.passage]) for c in claims if c.document == document.id]
        mine.sort(key=lambda pair: (pair[1].start, -pair[1].end))
        told = _Told(document.text, voices)
        self.held = [Held(c, p.start, p.end, told.is_all_of(p.start, p.end)) for c, p in mine]
        self.by_id = {h.claim.id: h.claim for h in self.held}
        self._starts = [h.start for h in self.held]

    def clipped(self, piece: Span) -> Span:
        """Return some words without the markers and urls behind the claim that they begin in."""
        last = bisect_left(self._starts, piece[0] + 1)
        begun = [h.end for h in self.held[max(0, last - _NEAREST) : last] if h.end > piece[0]]
        following = self._starts[last] if last < len(self._starts) else piece[1]
        return (piece[0], min(piece[1], max(begun))) if begun and following >= piece[1] else piece

    def holder(self, piece: Span) -> Held | None:
        """Return the smallest claim whose words hold a piece of content."""
        last = bisect_left(self._starts, piece[0] + 1)
        near = self.held[max(0, last - _NEAREST) : last]
        holding = [h for h in near if h.start <= piece[0] and piece[1] <= h.end + 2]
        return min(holding, key=lambda h: h.end - h.start, default=None)


class _Told:
    """The stretches of a text that attributions account for."""

    def __init__(self, text: str, voices: Iterable[Attribution]) -> None:
        outer = [v for v in voices if v.within is None]
        gaps = [(s, e, v.cue[0]) for v in outer for s, e in v.source if e <= v.cue[0][0]]
        before = [(s, cue[1]) for s, e, cue in gaps if _is_insertion(text, e, cue[0])]
        behind = [(e, _behind(e, v.content)) for v in outer for _, e in v.source if e > v.cue[0][0]]
        before += [gap for gap in behind if gap[0] < gap[1] and _is_insertion(text, *gap)]
        self._text = text
        self._spans = sorted(before + [s for v in outer for s in (*v.source, *v.cue, *v.content)])
        self._starts = [s for s, _ in self._spans]

    def is_all_of(self, start: int, end: int) -> bool:
        """Whether no finite verb of a stretch stands outside of what is attributed."""
        spans = self._within(start, end)
        if not spans:
            return False
        tokens = tokenize(self._text, start, end)
        tags = Sentence(tokens, frozenset()).tags
        return not any(
            tag in _FINITE
            and not (token.is_capital and token.lower in CALENDAR)  # the month, not the verb "may"
            and not any(a <= token.start < b for a, b in spans)
            for token, tag in zip(tokens, tags, strict=True)
        )

    def _within(self, start: int, end: int) -> list[Span]:
        """Return those that begin in, or shortly before, a stretch and reach into it."""
        first = bisect_left(self._starts, start)
        near = self._spans[max(0, first - 12) : bisect_left(self._starts, end)]
        return [(a, b) for a, b in near if b > start]


def _behind(at: int, spans: Iterable[Span]) -> int:
    """Return where the first of some spans behind a place begins; the place, if none does."""
    return min((start for start, _ in spans if start >= at), default=at)


def _is_insertion(text: str, start: int, end: int) -> bool:
    """Say whether words between a speaker and the deed only tell who that is: ", who won, said".

    Words with the clause's own verb do not: "The town counted 9 cracks and expects to reopen it".
    """
    if end - start > _LONGEST_INSERTION:
        return False
    sentence = Sentence(tokenize(text, start, end), frozenset())
    words, tags = [t.lower for t in sentence.tokens], sentence.tags
    if not any(tag in _FINITE for tag in tags):
        return True
    last = next((n for n in reversed(range(len(tags))) if tags[n] != "ADV"), 0)
    relative = words[0] in _RELATIVE and words[last] != ","
    aside = words[0] in _OPENING and words[last] in _CLOSING
    resumed = any(w == "," and t in _FINITE for w, t in zip(words, tags[1:], strict=False))
    return (relative or aside) and tags[last] != "CONJ" and not resumed
