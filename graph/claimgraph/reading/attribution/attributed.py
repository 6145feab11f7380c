"""What of a text attributions account for: who says it, the reporting words and what is said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.lang.en.tokens import FINITE, has_four_digits
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span

_LONGEST_INSERTION = 600
"""Code points between speaker and reporting verb beyond which nothing is an insertion."""
_LONGEST_ADVERBIAL = 150
"""Code points between a reporting verb and what is said that may be a time or a place."""
_RELATIVE = word_list("en/attribution.txt", "relative words")
_OPENING, _CLOSING = frozenset(",(–—-"), frozenset(",)–—-")
_FEWEST = 6
"""Words of an insertion, commas counted, from which a relative clause is a statement."""
_NEAR = 12
"""Stretches before a place that may reach into it."""


class Attributed:
    """The stretches of a text that attributions account for."""

    def __init__(
        self, text: str, sentences: Sentences, attributions: Iterable[Attribution]
    ) -> None:
        outer = [v for v in attributions if v.within is None]
        self._text, self._sentences = text, sentences
        gaps = [(s, e, v.cue[0], v) for v in outer for s, e in v.source if e <= v.cue[0][0]]
        before = [
            (s, cue[1])
            for s, e, cue, v in gaps
            if self._is_insertion(e, cue[0], before=not v.quotes or s < v.content[0][0])
        ]
        behind = [(e, _behind(e, v.content)) for v in outer for _, e in v.source if e > v.cue[0][0]]
        before += [gap for gap in behind if gap[0] < gap[1] and self._is_insertion(*gap)]
        before += [gap for v in outer if (gap := self._adverbial(v))]
        asides = ((end, cue[0]) for _, end, cue, _ in gaps if end < cue[0])
        known = (s for v in outer for s in v.source if self._tells_who(s))
        self._naming = sorted([*(aside for aside in asides if self._is_bare(aside)), *known])
        self._spans = sorted(before + [s for v in outer for s in (*v.source, *v.cue, *v.content)])
        self._starts = [s for s, _ in self._spans]

    def _tells_who(self, source: Span) -> bool:
        """Whether a number in a source only tells who it is: "the two firms", "three bakers"."""
        if self._text[source[0] : source[0] + 4].lower() == "the ":
            return True
        said = self._sentences.part(source)
        counts = said.tags[:1] == ["NUM"] or said.lower(0) == "one"
        return counts and said.tokens[0].text.isalpha()

    def _adverbial(self, voice: Attribution) -> Span | None:
        """Return the words between a reporting verb and what is said: "said on Sunday that"."""
        verb, content = voice.cue[0][1], voice.content[0][0]
        that = next((start for start, _ in voice.cue[1:] if verb < start <= content), content)
        gap = verb, that
        return gap if verb < that <= verb + _LONGEST_ADVERBIAL and self._is_bare(gap) else None

    def _is_bare(self, gap: Span) -> bool:
        """Whether words have no verb of their own but participles: ", 54, of Hythe,"."""
        return not {"AUX", "MODAL", "VERB"}.intersection(self._sentences.part(gap).tags)

    def names(self, quantity: Span) -> bool:
        """Whether a quantity only tells who speaks: "Rosa Venn, 54, said", "the 61-year-old said".

        How many speak in figures is more than that, "40 bakers said", but for "the two firms".
        """
        if "-year-old" in self._text[quantity[0] : quantity[1] + 9]:
            return True
        at = bisect_right(self._naming, (quantity[0] + 1,))
        near = self._naming[max(0, at - _NEAR) : at]
        return any(start <= quantity[0] and quantity[1] <= end for start, end in near)

    def tells_between(self, start: int, end: int) -> bool:
        """Whether some words hold a finite verb."""
        return not FINITE.isdisjoint(self._sentences.part((start, end)).tags)

    def parted(self, start: int, end: int) -> bool:
        """Whether a further clause stands between two places, or begins there."""
        words = self._text[start:end].rstrip(",;")  # "at risk;6" is not parted from its note
        joined = ";" in words or turns_against(words) or _GOES_ON.search(words)
        return bool(joined) or self.tells_between(start, end)

    def ends_at_semicolon(self, end: int) -> bool:
        """Whether a semicolon stands right behind a place: "Rents rose [1]; the bank said …"."""
        return self._text[end : end + 3].lstrip(" )").startswith(";")

    def is_all_of(self, start: int, end: int, *, dated: bool = False) -> bool:
        """Whether no finite verb of a stretch stands outside of what is attributed.

        With ``dated``, no year may stand outside either.
        """
        spans = self._within(start, end)
        if not spans:
            return False
        words = self._sentences.part((start, end))
        return not any(
            (tag in FINITE or (dated and tag == "NUM" and has_four_digits(token.text)))
            and not (token.is_capital and token.lower in CALENDAR)  # the month, not the verb "may"
            and not any(a <= token.start < b for a, b in spans)
            for token, tag in zip(words.tokens, words.tags, strict=True)
        )

    def _within(self, start: int, end: int) -> list[Span]:
        """Return those that begin in, or shortly before, a stretch and reach into it."""
        first = bisect_left(self._starts, start)
        near = self._spans[max(0, first - _NEAR) : bisect_left(self._starts, end)]
        return [(a, b) for a, b in near if b > start]

    def _is_insertion(self, start: int, end: int, *, before: bool = False) -> bool:
        """Whether words between a speaker and the verb only tell who that is: ", who won, said".

        ``before`` says that the speaker stands first, or behind words that are not quoted; what a
        relative clause then states is a statement of its own. Words with the clause's own verb do
        not: "The town counted 9 cracks and expects to reopen".
        """
        if end - start > _LONGEST_INSERTION:
            return False
        found = self._sentences.part((start, end))
        words, tags = [t.lower for t in found.tokens], found.tags
        if not any(tag in FINITE for tag in tags):
            return True
        last = next((n for n in reversed(range(len(tags))) if tags[n] != "ADV"), 0)
        relative = words[0] in _RELATIVE and words[last] != ","
        aside = words[0] in _OPENING and words[last] in _CLOSING and not (before and _states(words))
        resumed = any(w == "," and t in FINITE for w, t in zip(words, tags[1:], strict=False))
        return (relative or aside) and tags[last] != "CONJ" and not resumed


def turns_against(words: str) -> bool:
    """Return whether words hold one that sets the next clause against the last, such as "but".

    >>> turns_against("[1], but "), turns_against("[1] and ")
    (True, False)
    """
    return not _AGAINST.isdisjoint(words.lower().split())


_GOES_ON = regex(r"\b(?:and|or)\s+\w")
_AGAINST = frozenset({"but", "yet", "while", "whereas", "although", "though"})


def _states(words: Sequence[str]) -> bool:
    """Whether words between commas state more than who speaks: ", who has run it since May,"."""
    aged = len(words) > _FEWEST and words[1].isdecimal() and words[2] == ","  # ", 47, whose"
    first = words[3] if aged else words[1]
    return len(words) >= _FEWEST and words[0] == "," and first in ("who", "which", "whose")


def _behind(at: int, spans: Iterable[Span]) -> int:
    """Return where the first of some spans behind a place begins; the place, if none does."""
    return min((start for start, _ in spans if start >= at), default=at)
