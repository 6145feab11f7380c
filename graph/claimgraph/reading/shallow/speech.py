"""Direct quotations, and who is said to say them: “…”, sagte Anna Weber; selon M. Roux : « … »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimgraph.patterns import regex
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.places import Span, Stretches
from claimgraph.reading.shallow.folder import any_of, folder

_LINE = r"\n(?!\s*\n)"
_QUOTE = regex(
    rf"„((?:[^„“”\n]|{_LINE}){{3,2000}})[“”]|«\s?((?:[^«»\n]|{_LINE}){{3,2000}}?)\s?»"
    rf"|»((?:[^«»\n]|{_LINE}){{3,2000}})«|“((?:[^“”\n]|{_LINE}){{3,2000}})”"
    rf"|(?<!\w)\"((?:[^\"\n]|{_LINE}){{3,2000}})\"(?!\w)"
)
_FEWEST = 3
"""Words of the shortest quotation that states something."""
_PHRASE = r"[^\W\d_][^.!?;:„“”«»\"]{0,120}?"
_RUN = regex(r"[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[a-z’']{1,3}\s){0,2}[A-ZÀ-Þ][\w’'.-]*)*")
"""A name in capitals, as a phrase for a speaker goes on with where and when something was said."""
_REACH = 200
_LONGEST_ASIDE = 60
"""Code points that may stand between a cue and its colon, as in "sagte am Montag:"."""


def quotations_in(text: str, start: int, end: int) -> list[Span]:
    """Return where quoted words stand, without their marks.

    >>> text = "« Le pont est sûr », dit-elle."
    >>> [text[a:b] for a, b in quotations_in(text, 0, len(text))]
    ['Le pont est sûr']
    """
    return [m.span(m.lastindex or 0) for m in _QUOTE.finditer(text, start, end)]


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
    return (first, cues[-1].start()), cues[-1].span()


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
    when = r"und|et|y|e|am|in|im|bei|auf|à|lors|en|na|no|em|ao"
    ends = rf"(?=[.,;:!?„“”«»\"(\[]|\n\s*\n|\Z|\s(?:{when})\s)"
    return re.compile(rf"[,.]?\s?[,–—-]?\s?(?P<cue>{verbs})(?!\w)(?:\s(?P<who>{_PHRASE}))?{ends}")


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip(" ,"))
    end -= len(words) - len(words.rstrip(" ,"))
    return (start, end) if start < end else None
