"""What a text states once attributions are told apart: the writer's own words, and those reported.

A clause that only reports gives way to what is reported, its markers with it. Where a clause says
more, it stays, and the reported words are a statement beside it, cited as the clause is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.factuality import factuality_of
from claimgraph.reading.attribution.utterances import Utterance, Utterances
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Places, Span, Stretches

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
        gaps = [(s, e, v.cue[0]) for v in outer for s, e in v.source if e <= v.cue[0][0]]
        before = [(s, cue[1]) for s, e, cue in gaps if self._is_insertion(e, cue[0], before=True)]
        behind = [(e, _behind(e, v.content)) for v in outer for _, e in v.source if e > v.cue[0][0]]
        before += [gap for gap in behind if gap[0] < gap[1] and self._is_insertion(*gap)]
        before += [gap for v in outer if (gap := self._adverbial(v))]
        asides = ((end, cue[0]) for _, end, cue in gaps if end < cue[0])
        known = (s for v in outer for s in v.source if self._tells_who(s))
        self._naming = sorted([*(aside for aside in asides if self._is_bare(aside)), *known])
        self._spans = sorted(before + [s for v in outer for s in (*v.source, *v.cue, *v.content)])
        self._starts = [s for s, _ in self._spans]

    def _tells_who(self, source: Span) -> bool:
        """Whether a number in a source only tells who it is: "the two firms", "three bakers"."""
        if self._text[source[0] : source[0] + 4].lower() == "the ":
            return True
        said = self._sentences.part(source)
        return said.tags[:1] == ["NUM"] and said.tokens[0].text.isalpha()

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

        ``before`` says that the speaker stands first; what a relative clause then states is a
        statement of its own. Words with the clause's own verb do not: "The town counted 9 cracks
        and expects to reopen".
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


def _states(words: Sequence[str]) -> bool:
    """Whether words between commas state more than who speaks: ", who has run it since May,"."""
    aged = len(words) > _FEWEST and words[1].isdecimal() and words[2] == ","  # ", 47, whose"
    first = words[3] if aged else words[1]
    return len(words) >= _FEWEST and words[0] == "," and first in ("who", "which", "whose")


def _behind(at: int, spans: Iterable[Span]) -> int:
    """Return where the first of some spans behind a place begins; the place, if none does."""
    return min((start for start, _ in spans if start >= at), default=at)


_NEAREST = 8
"""Clauses before a place that are looked at for one that holds it."""
Key = tuple[Span, str]
Cites = tuple[Cite, ...]


def reported_statements(
    text: str,
    prose: Stretches,
    sentences: Sentences,
    clauses: Sequence[Statement],
    attributions: Sequence[Attribution],
    quantities: Places[Span],
    markers: Sequence[Span],
) -> tuple[list[Statement], list[Report]]:
    """Return the statements of a text, reported ones included, and who reports which.

    Args:
        text: the document.
        prose: where its sentences are.
        sentences: the same, tagged.
        clauses: what each sentence states, in order.
        attributions: who says what.
        quantities: where quantities are stated.
        markers: where the markers are, in order.
    """
    told = Attributed(text, sentences, attributions)
    clauses = sorted(clauses, key=lambda c: (c.start, -c.end))
    made = _Made(clauses, told, quantities)
    finder = Utterances(text, prose, sentences, made.clipped)
    for k, voice in enumerate(attributions):
        for said in finder.of(voice):
            made.add(
                k,
                said,
                said.proposition(text, markers),
                outermost=voice.within is None and voice.confidence is None,
            )
    return made.result(sentences)


@dataclass(slots=True)
class _Place:
    """What is said in one place, the clause that holds it, and the attributions that tell it."""

    said: Utterance
    text: str
    clause: int | None
    replaces: bool
    reports: list[tuple[int, Utterance]]


class _Made:
    """The statements of reported words, each once, on their way into the list of all."""

    def __init__(
        self, clauses: Sequence[Statement], told: Attributed, quantities: Places[Span]
    ) -> None:
        self.clauses, self.quantities, self._told = clauses, quantities, told
        self.only_reports = [told.is_all_of(*clause.span) for clause in clauses]
        self._starts = [clause.start for clause in clauses]
        self._places: dict[Key, _Place] = {}

    def clipped(self, piece: Span) -> Span:
        """Return some words without the markers and urls behind the clause that they begin in."""
        last = bisect_left(self._starts, piece[0] + 1)
        begun = [c.end for c in self.clauses[max(0, last - _NEAREST) : last] if c.end > piece[0]]
        following = self._starts[last] if last < len(self._starts) else piece[1]
        return (piece[0], min(piece[1], max(begun))) if begun and following >= piece[1] else piece

    def add(self, attribution: int, said: Utterance, text: str, *, outermost: bool) -> None:
        """Take in what one attribution says; what another says in the same words is one."""
        place = self._places.get((said.place, text))
        if place is None:
            place = _Place(said, text, self._holder(said.place), False, [])
            self._places[said.place, text] = place
        only_reports = place.clause is not None and self.only_reports[place.clause]
        place.replaces = place.replaces or (only_reports and outermost)
        place.reports.append((attribution, said))

    def _holder(self, piece: Span) -> int | None:
        """Return the smallest clause whose words hold a piece of content."""
        last = bisect_left(self._starts, piece[0] + 1)
        near = range(max(0, last - _NEAREST), last)
        held = self.clauses
        holding = [n for n in near if held[n].start <= piece[0] and piece[1] <= held[n].end + 2]
        return min(holding, key=lambda n: held[n].end - held[n].start, default=None)

    def result(self, sentences: Sentences) -> tuple[list[Statement], list[Report]]:
        """Return all statements in reading order, and the reports of those that are reported."""
        kept = [(self._own(n, sentences), None) for n in self._kept()]
        reported = [(self._statement(place), place) for place in self._places.values()]
        ordered = sorted([*kept, *reported], key=lambda pair: (pair[0].start, -pair[0].end))
        reports = [
            Report(k, n, said.words, said.content, said.quotes)
            for n, (_, place) in enumerate(ordered)
            for k, said in (place.reports if place else ())
        ]
        return [statement for statement, _ in ordered], sorted(reports, key=lambda r: r.attribution)

    def _own(self, clause: int, sentences: Sentences) -> Statement:
        found = self.clauses[clause]
        return found._replace(factuality=factuality_of(sentences.part(found.span)))

    def _kept(self) -> Iterator[int]:
        """Yield the clauses that are statements: not those for which what they report stands.

        One with a quantity that no reported words have stays, too.
        """
        heirs: dict[int, list[_Place]] = defaultdict(list)
        for place in self._places.values():
            if place.clause is not None and place.replaces:
                heirs[place.clause].append(place)
        same = {place.clause for place in self._places.values() if self._is_clause(place)}
        for n, clause in enumerate(self.clauses):
            if n in same:
                continue
            held = self.quantities.within(*clause.span)
            stated = {q for q in held if not self._told.names(q)}
            said = {span for p in heirs[n] for span in (p.said.place, *p.said.content)}
            taken = {q for span in said for q in self.quantities.within(*span)}
            if not heirs[n] or not taken.issuperset(stated):
                yield n

    def _is_clause(self, place: _Place) -> bool:
        """Whether reported words are all of a clause, so that the two are one statement."""
        clause = None if place.clause is None else self.clauses[place.clause]
        return clause is not None and (clause.span, clause.text) == (place.said.place, place.text)

    def _statement(self, place: _Place) -> Statement:
        start, end = place.said.place
        factuality = place.said.factuality
        if place.clause is None:
            whole = place.said.sentence
            return Statement(start, end, place.text, whole, None, None, factuality=factuality)
        clause = self.clauses[place.clause]
        own, shared = _behind_words(clause, start, end)
        return clause._replace(
            start=start, end=end, text=place.text, own=own, shared=shared, factuality=factuality
        )


def _behind_words(clause: Statement, start: int, end: int) -> tuple[Cites, Cites]:
    """Return the markers of reported words: those behind them, where others stand before them.

    "Rents rose [1] and the bank said costs fell [2]" gives what the bank said the second alone.
    """
    cites = sorted((*clause.own, *clause.shared), key=lambda c: c.start)
    behind = tuple(c for c in cites if c.start >= end)
    if not behind or not any(c.end <= start for c in cites):
        return clause.own, clause.shared
    return behind, ()
