"""What a text states once attributions are told apart: the writer's own words, and those reported.

A clause that only reports gives way to what is reported, its markers with it. Where a clause says
more, it stays, and the reported words are a statement beside it, cited as the clause is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimgraph.reading.attribution.attributed import Attributed, turns_against
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.factuality import as_quoted, factuality_of
from claimgraph.reading.attribution.utterances import Utterance, Utterances
from claimgraph.reading.citations.clusters import Cite, stands_within
from claimgraph.reading.lang.en.quotations import outermost
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Places, Span, Stretches
from claimgraph.reading.sentences.cited_clauses import clause_between

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
    ends = dict(markers)
    attributions = [
        voice._replace(content=tuple(_past_markers(text, span, ends) for span in voice.content))
        for voice in attributions
    ]
    told = Attributed(text, sentences, attributions)
    clauses = _uncut(text, sorted(clauses, key=lambda c: (c.start, -c.end)), attributions)
    quoted = outermost(text)
    made = _Made(clauses, told, quantities, attributions, quoted)
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


def _past_markers(text: str, said: Span, ends: Mapping[int, int]) -> Span:
    """Return what is said without markers that stand before it and back the clause before."""
    start, end = said
    while start in ends and ends[start] < end:
        start = ends[start]
        start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, end


def turns(text: str, clauses: Sequence[Statement]) -> list[Span]:
    """Return where a clause with a marker behind it is followed by one against it: "[1], but".

    >>> text = "It is safe [1], but it leaked [2]."
    >>> said = [Statement(0, 10, "", (0, 34), 0, 0), Statement(20, 29, "", (0, 34), 0, 1)]
    >>> turns(text, said)
    [(10, 20)]
    """
    gaps = ((a.end, b.start) for a, b in pairwise(clauses) if a.sentence == b.sentence)
    return [gap for gap in gaps if turns_against(text[slice(*gap)])]


def _uncut(
    text: str, clauses: Sequence[Statement], attributions: Sequence[Attribution]
) -> list[Statement]:
    """Return the clauses, those joined again that a marker parts within what somebody says.

    "A study found that tea helps [1], and it also lowers risk [2]": the grammar parts what is said.
    """
    said = sorted({span for voice in attributions for span in voice.content})
    found: list[Statement] = []
    for clause in clauses:
        before = found[-1] if found else None
        if before is None or before.sentence != clause.sentence:
            found.append(clause)
            continue
        first = bisect_left(said, (before.start,))
        near = said[first : bisect_left(said, (before.end,))]
        if all(end <= clause.start for _, end in near):
            found.append(clause)
            continue
        cites = [*before.own, *before.shared, *clause.own, *clause.shared]
        cites.sort(key=lambda cite: cite.start)
        whole = clause_between(text, before.start, max(clause.end, cites[-1].end), cites)
        found[-1] = before._replace(
            end=whole.end, text=whole.text, own=whole.own, shared=whole.shared
        )
    return found


@dataclass(slots=True)
class _Place:
    """What is said in one place, the clause that holds it, and the attributions that tell it."""

    said: Utterance
    text: str
    clause: int | None
    replaces: bool
    outermost: bool
    reports: list[tuple[int, Utterance]]


class _Made:
    """The statements of reported words, each once, on their way into the list of all."""

    def __init__(
        self,
        clauses: Sequence[Statement],
        told: Attributed,
        quantities: Places[Span],
        attributions: Sequence[Attribution],
        quoted: Stretches,
    ) -> None:
        self._quoted = quoted
        self.clauses, self.quantities, self._told = clauses, quantities, told
        self.attributions = attributions
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
            place = _Place(said, text, self._holder(said.place), False, outermost, [])
            self._places[said.place, text] = place
        only_reports = place.clause is not None and self.only_reports[place.clause]
        if outermost and not place.outermost:  # "two have asked for tours, Lund said": he says so
            place.said, place.outermost = said, True
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
        lead = [(i.start, i.end) for i in found.inserted if i.ground == "lead"]
        put = factuality_of(sentences.part(*lead, found.span))
        if found.text.endswith("?") and put.modality != "asked":  # "Is it safe [3]?"
            put = put._replace(modality="asked")
        if found.factuality and put.modality == "asserted":  # a point of what others put forward
            put = put._replace(modality=found.factuality.modality)
        return found._replace(factuality=as_quoted(put, found.span, self._quoted))

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
        """Return the statement of a place: its clause, with the markers behind its words."""
        start, end = place.said.place
        factuality = place.said.factuality
        if place.clause is None:
            whole = place.said.sentence
            return Statement(start, end, place.text, whole, None, None, factuality=factuality)
        clause = self.clauses[place.clause]
        voices = [self.attributions[k] for k, _ in place.reports]
        own, shared = _behind_words(clause, (start, end), voices, self._told)
        return clause._replace(
            start=start, end=end, text=place.text, own=own, shared=shared, factuality=factuality
        )


def _behind_words(
    clause: Statement, said: Span, voices: Sequence[Attribution], told: Attributed
) -> tuple[Cites, Cites]:
    """Return the markers of reported words: those behind them that no further clause parts off.

    "Rents rose [1] and the bank said costs fell [2]" gives what the bank said the second alone,
    "Lind doubts that it works [1], and two trials failed [2]" what Lind doubts the first. A marker
    at the name of who says it counts, too: "Lind (2019) says that it works, but it failed [2]".
    """
    start, end = said
    cites = sorted((*clause.own, *clause.shared), key=lambda c: c.start)
    ended = [c for c in cites if c.end <= start and told.ends_at_semicolon(c.end)]
    if ended:
        cites = [c for c in cites if c not in ended]
        own, shared = (tuple(c for c in of if c in cites) for of in (clause.own, clause.shared))
        clause = clause._replace(own=own, shared=shared)
    naming = [c for c in cites if c.end <= start and any(_names(v, c, told) for v in voices)]
    behind = [c for c in cites if c.start >= end]
    telling = [b for v in voices for _, b in (*v.source, *v.cue) if b > end]
    near: list[Cite] = []
    for cite in behind:
        last = max((b for b in telling if b <= cite.start), default=end)  # "…”, Lind said [1]"
        if told.parted(near[-1].end if near else last, cite.start):
            break
        near.append(cite)
    inside = [c for c in cites if start <= c.start < end]
    if not near and not naming and not inside:
        return ((), tuple(behind[:1])) if behind else (clause.own, clause.shared)
    if not naming and len(near) == len(behind) and not any(c.end <= start for c in cites):
        return clause.own, clause.shared
    mine = (*naming, *inside, *near)
    apart = any(b.start - a.end > _ADJACENT for a, b in pairwise(near))  # "rose [1], Orr said [2]"
    unsure = apart or stands_within(inside, end) or (naming and len(mine) > len(naming))
    return ((), mine) if unsure else (mine, ())


def _names(voice: Attribution, cite: Cite, told: Attributed) -> bool:
    """Whether a marker stands at the name of who speaks: "Lind (2019) says", "Lind [2] says"."""
    return any(
        start < cite.end
        and cite.start <= end + _AT_NAME
        and not told.tells_between(start, cite.start)
        for start, end in voice.source
    )


_ADJACENT = 3
"""Code points between markers that stand as one."""
_AT_NAME = 2
"""Code points between a name and the marker at it: a blank and a bracket."""
