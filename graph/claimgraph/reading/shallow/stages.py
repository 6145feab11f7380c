"""The stages of languages that have a short folder: names, figures, quotations; no grammar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.speakers import Speaker
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Places, Span, Stretches
from claimgraph.reading.shallow.direct_quotations import attributions_in
from claimgraph.reading.shallow.figures import figures_in
from claimgraph.reading.shallow.folder import folder
from claimgraph.reading.shallow.names import names_in
from claimgraph.reading.text import Stage, Text

_WORD = regex(r"[^\W_]+")
_BETWEEN = regex(r"[.!?…]\s+(?=[A-ZÄÖÜÀ-Þ¿¡])")
_BESIDE = 4
"""Words that may stand beside a quotation and who says it without stating anything more."""


class NamedSpeakers:
    """Finds who a source phrase names: the first person in it, or the body that is all of it."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._places = Places((m.start, m.end, m) for m in text.mentions)
        self._articles = folder(_tag(text)).articles

    def of(self, source: Span) -> tuple[Speaker, ...]:
        """Return the actor that a source phrase names; none where it only describes one."""
        held: list[Mention] = self._places.within(*source)
        person = next((m for m in held if m.kind == "person"), None)
        if person is None:
            person = next((m for m in held if self._is_all(m, source)), None)
        return (Speaker(person),) if person else ()

    def _is_all(self, mention: Mention, source: Span) -> bool:
        before = self._text.source[source[0] : mention.start].lower().split()
        return mention.end == source[1] and set(before) <= self._articles


def _tag(text: Text) -> str:
    return (text.document.language or "").partition("-")[0]


def _mentions(text: Text) -> None:
    text.mentions = names_in(text.source, text.prose, _tag(text))


def _quantities(text: Text) -> None:
    pointers = Stretches(text.structure.pointers())
    text.quantities = [
        (span, figures_in(text.source, span, _tag(text), pointers))
        for span in text.structure.with_figures()
    ]


def _attributions(text: Text) -> None:
    text.attributions = attributions_in(text.source, _tag(text), text.prose, text.mentions)


def _statements(text: Text) -> None:
    """Make statements of what is quoted; a clause that says nothing else gives way to it."""
    spans = [(*span, (k, a)) for k, a in enumerate(text.attributions) for span in a.content]
    quoted = Places(spans)
    across = Stretches((start, end) for start, end, _ in spans)
    made: list[Statement] = []
    reports: list[Report] = []
    for clause in text.clauses:
        told = [
            (k, attribution, (max(start, clause.start), min(end, clause.end)))
            for start, end in across.across(clause.start, clause.end)
            for k, attribution in quoted.within(start, end)[:1]
        ]
        if not told or _says_more(text.source, clause, [a for _, a, _ in told]):
            made.append(clause)
        for k, _, inside in told:
            for statement in _spoken(text.source, clause, inside):
                words = statement.span
                reports.append(Report(k, len(made), words, (words,), (words,)))
                made.append(statement)
    text.statements, text.reports = made, reports
    text.speakers = NamedSpeakers(text)


def _spoken(text: str, clause: Statement, inside: Span) -> Iterator[Statement]:
    """Yield the sentences that are quoted in a clause; neither questions nor single words."""
    cuts = [inside[0], *(m.end() for m in _BETWEEN.finditer(text, *inside)), inside[1]]
    for first, last in pairwise(cuts):
        words = text[first:last].strip(" ,;:–—-\n")
        if len(words.split()) > 1 and words[-1] != "?":
            start = text.index(words, first)
            said = " ".join(words.split()) + ("" if words[-1] in ".!?…" else ".")
            said = said[0].upper() + said[1:]
            yield clause._replace(start=start, end=start + len(words), text=said)


def _says_more(text: str, clause: Statement, told: list[Attribution]) -> bool:
    """Whether a clause holds words of its own beside quotations, cues and speakers."""
    taken = Stretches(span for a in told for span in (*a.source, *a.cue, *a.content))
    own = 0
    for match in _WORD.finditer(text, clause.start, clause.end):
        own += not taken.across(*match.span())
    return own > _BESIDE


# -- the list of stages ---------------------------------------------------------------------------


def _shallow() -> Iterator[Stage]:
    yield Stage("short names", ("prose",), ("mentions",), _mentions)
    yield Stage("short quantities", ("structure",), ("quantities",), _quantities)
    yield Stage("direct quotations", ("prose", "mentions"), ("attributions",), _attributions)
    reads = ("clauses", "attributions", "mentions")
    writes = ("statements", "reports", "speakers")
    yield Stage("quoted statements", reads, writes, _statements)


STAGES = tuple(_shallow())
"""The stages, in the order in which they run."""
