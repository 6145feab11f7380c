"""Which clauses do nothing but report: every finite verb of theirs is part of an attribution."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span

_LONGEST_INSERTION = 600
"""Code points between speaker and reporting verb beyond which nothing is an insertion."""
_RELATIVE = word_list("en/attribution.txt", "relative words")
_OPENING, _CLOSING = frozenset(",(–—-"), frozenset(",)–—-")
_FINITE = frozenset({"AUX", "MODAL", "VERB", "PAST"})
_NEAR = 12
"""Stretches before a place that may reach into it."""


class Attributed:
    """The stretches of a text that attributions account for."""

    def __init__(
        self, text: str, sentences: Sentences, attributions: Iterable[Attribution]
    ) -> None:
        outer = [v for v in attributions if v.within is None]
        self._text, self._sentences = text, sentences
        gaps = [(s, e, v.cue[0]) for v in outer for s, e in v.source if e <= v.cue[0][0]]
        before = [(s, cue[1]) for s, e, cue in gaps if self._is_insertion(e, cue[0])]
        behind = [(e, _behind(e, v.content)) for v in outer for _, e in v.source if e > v.cue[0][0]]
        before += [gap for gap in behind if gap[0] < gap[1] and self._is_insertion(*gap)]
        self._spans = sorted(before + [s for v in outer for s in (*v.source, *v.cue, *v.content)])
        self._starts = [s for s, _ in self._spans]

    def is_all_of(self, start: int, end: int) -> bool:
        """Whether no finite verb of a stretch stands outside of what is attributed."""
        spans = self._within(start, end)
        if not spans:
            return False
        words = self._sentences.part((start, end))
        return not any(
            tag in _FINITE
            and not (token.is_capital and token.lower in CALENDAR)  # the month, not the verb "may"
            and not any(a <= token.start < b for a, b in spans)
            for token, tag in zip(words.tokens, words.tags, strict=True)
        )

    def _within(self, start: int, end: int) -> list[Span]:
        """Return those that begin in, or shortly before, a stretch and reach into it."""
        first = bisect_left(self._starts, start)
        near = self._spans[max(0, first - _NEAR) : bisect_left(self._starts, end)]
        return [(a, b) for a, b in near if b > start]

    def _is_insertion(self, start: int, end: int) -> bool:
        """Whether words between a speaker and the verb only tell who that is: ", who won, said".

        Words with the clause's own verb do not: "The town counted 9 cracks and expects to reopen".
        """
        if end - start > _LONGEST_INSERTION:
            return False
        found = self._sentences.part((start, end))
        words, tags = [t.lower for t in found.tokens], found.tags
        if not any(tag in _FINITE for tag in tags):
            return True
        last = next((n for n in reversed(range(len(tags))) if tags[n] != "ADV"), 0)
        relative = words[0] in _RELATIVE and words[last] != ","
        aside = words[0] in _OPENING and words[last] in _CLOSING
        resumed = any(w == "," and t in _FINITE for w, t in zip(words, tags[1:], strict=False))
        return (relative or aside) and tags[last] != "CONJ" and not resumed


def _behind(at: int, spans: Iterable[Span]) -> int:
    """Return where the first of some spans behind a place begins; the place, if none does."""
    return min((start for start, _ in spans if start >= at), default=at)
