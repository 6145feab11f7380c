"""The stages of languages that have a short folder: names, figures, quotations; no grammar.

A direct quotation is found with who says it: “…”, sagte Anna Weber; selon M. Roux : « … ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.speakers import Speaker
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Places, Span, Stretches
from claimgraph.reading.shallow.figures import figures_in
from claimgraph.reading.shallow.folder import any_of, folder
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
        return (Speaker(person, explicit=True),) if person else ()

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
    text.attributions = attributions_in(text.source, _tag(text), text.prose)


def _statements(text: Text) -> None:
    """Make statements of what is quoted; a clause that says nothing else gives way to it."""
    quoted = Places((*a.content[0], (k, a)) for k, a in enumerate(text.attributions))
    across = Stretches(a.content[0] for a in text.attributions)
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


# -- direct quotations ----------------------------------------------------------------------------

_LINE = r"\n(?!\s*\n)"
_QUOTE = regex(
    rf"„((?:[^„“”\n]|{_LINE}){{3,2000}})[“”]|«\s?((?:[^«»\n]|{_LINE}){{3,2000}}?)\s?»"
    rf"|»((?:[^«»\n]|{_LINE}){{3,2000}})«|“((?:[^“”\n]|{_LINE}){{3,2000}})”"
    rf"|(?<!\w)\"((?:[^\"\n]|{_LINE}){{3,2000}})\"(?!\w)"
)
_FEWEST = 3
"""Words of the shortest quotation that states something."""
_SHORT = ("Dr", "Dra", "Prof", "St", "M", "MM", "Mr", "Me", "Pr", "Sr", "Sra", "Srta", "D")
_ABBREVIATED = [rf"\b{word}" for word in (*_SHORT, "[A-ZÀ-Þ]")]
_STOPPED = "(?:" + "|".join(f"(?<={word})" for word in _ABBREVIATED) + r")\.(?=\s)"
_PHRASE = rf"(?:(?:{'|'.join(_SHORT)})\.\s)?[^\W\d_](?:{_STOPPED}|[^.!?;:„“”«»\"]){{0,120}}?"
"""What may name a speaker, titles and initials with their stops inside."""
_STOP = r"(?:[,;:!?„“”«»\"(\[]|\." + "".join(rf"(?<!{word}\.)" for word in _ABBREVIATED) + ")"
_RUN = regex(r"[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[a-z’']{1,3}\s){0,2}[A-ZÀ-Þ][\w’'.-]*)*")
"""A name in capitals, as a phrase for a speaker goes on with where and when something was said."""
_REACH = 200
_LONGEST_ASIDE = 60
"""Code points that may stand between a cue and its colon, as in "sagte am Montag:"."""


def attributions_in(text: str, language: str, prose: Stretches) -> list[Attribution]:
    """Return the direct quotations that the text gives to somebody, in order.

    Only quoted words of three or more count, which stand beside a reporting verb or a word such as
    "selon", with the one who speaks between commas or as the verb's subject.

    Args:
        text: the document.
        language: the tag of a language that has a folder.
        prose: where the sentences of the text proper are.
    """
    found: list[Attribution] = []
    for match in _QUOTE.finditer(text):
        inside = match.span(match.lastindex or 0)
        if prose.across(*inside) and len(text[slice(*inside)].split()) >= _FEWEST:
            found += _given(text, match.span(), inside, language)
    return found


def _given(text: str, whole: Span, inside: Span, language: str) -> Iterator[Attribution]:
    """Yield the attribution of a quotation, if the words beside it give it to anyone."""
    told = _before(text, whole[0], language) or _behind(text, whole[1], language)
    if told is None:
        return
    source, cue = _trimmed(text, told[0]), told[1]
    if source and text[slice(*source)].split()[0].lower() in folder(language).behind_speakers:
        source = None  # "dice sobre el británico": of whom it is said
    yield Attribution(
        source=(source,) if source else (),
        cue=(cue,),
        content=(inside,),
        rule="direct quotation",
        verb=text[slice(*cue)],
        quotes=(inside,),
        style="direct",
    )


def _before(text: str, opening: int, language: str) -> tuple[Span, Span] | None:
    """Return speaker and cue of "Anna Weber sagte: " right before an opening mark."""
    colon = opening - 1 - (text[opening - 1 : opening] in " \xa0\u202f")
    if colon < 1 or text[colon] != ":":
        return None
    line = max(text.rfind("\n\n", 0, colon) + 1, colon - _REACH)
    first = max(line, *(text.rfind(stop, line, colon) + 1 for stop in ".!?;:…"))
    cues = list(_reporting(language).finditer(text, first, colon))
    if not cues or colon - cues[-1].end() > _LONGEST_ASIDE:
        return None
    cue = cues[-1].span()
    if _MARK.search(text, first, cue[0]):  # “…”, said somebody: “…”
        return (cue[1], colon), cue
    return (first, cue[0]), cue


def _behind(text: str, closing: int, language: str) -> tuple[Span, Span] | None:
    """Return speaker and cue of ", sagte Anna Weber." right behind a closing mark."""
    match = _follows(language).match(text, closing, closing + _REACH)
    if match is None:
        return None
    start, end = match.span("who") if match["who"] else (match.end(), match.end())
    named = _RUN.search(text, start, end)
    if named and not folder(language).nouns_are_capital:
        end = named.end()
    return (start, end), match.span("cue")


@cache
def _reporting(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{any_of(folder(language).reporting)})(?!\w)")


@cache
def _follows(language: str) -> re.Pattern[str]:
    words = folder(language)
    verbs = any_of((*words.reporting, *words.sources))
    behind = any_of(words.behind_speakers)
    ends = rf"(?={_STOP}|\n\s*\n|\Z|\s(?:{behind})(?!\w))"
    return re.compile(rf"[,.]?\s?[,–—-]?\s?(?P<cue>{verbs})(?!\w)(?:\s(?P<who>{_PHRASE}))?{ends}")


_MARK = regex('[„“”«»"]')
_EDGES = ' ,\n"“”„«»'


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    return (start, end) if start < end else None


# -- the list of stages ---------------------------------------------------------------------------


def _shallow() -> Iterator[Stage]:
    yield Stage("short names", ("prose",), ("mentions",), _mentions)
    yield Stage("short quantities", ("structure",), ("quantities",), _quantities)
    yield Stage("direct quotations", ("prose",), ("attributions",), _attributions)
    reads = ("clauses", "attributions", "mentions")
    writes = ("statements", "reports", "speakers")
    yield Stage("quoted statements", reads, writes, _statements)


STAGES = tuple(_shallow())
"""The stages, in the order in which they run."""
