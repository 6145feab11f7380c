"""Links to copies of the page that is named before them: archives are no further sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.lang.tables import any_of, citation_words

_COPIES = frozenset(citation_words("archived copy"))
_ARCHIVES = frozenset(citation_words("archive host"))
_COPIED = regex(rf"[,;]?[ ]{any_of('archived copy')}(?:[ ](?:on|from|by|via))?[ ]?$")
_BESIDE = 24
"""Code points between a link and that to its copy: "](…), archived at [".."""


def is_copy(words: str, url: str | None) -> bool:
    """Say whether a link leads to a copy of the page that was named before it, by words or host.

    >>> is_copy("archived", "https://a.example"), is_copy("", "https://archive.ph/x1")
    (True, True)
    """
    host = (url or "").partition("://")[2].partition("/")[0].removeprefix("www.").casefold()
    return host in _ARCHIVES or words.strip("[]()<>→… .:*_").casefold() in _COPIES


def without_copies(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks; a link to a copy of the page before it, "(archived)", is no other source."""
    before = None
    for mark in marks:
        words = text[slice(*mark.words)] if mark.words else ""
        near = before is not None and mark.start - before.end <= _BESIDE
        if near and mark.url and not mark.labels and is_copy(words, mark.url):
            led = _COPIED.search(text, before.end, mark.start) if before else None
            start = led.start() if led else mark.start
            mark = replace(mark, start=start, shape="editorial", url=None, words=None)
        else:
            before = mark if mark.url else None
        yield mark
