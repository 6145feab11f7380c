"""Compares what is read from a composed document with its truth."""

from __future__ import annotations

import re
from dataclasses import dataclass

from composed import Composed, Entry

import claimgraph as cg

_EDGES = " .。*\t\n"


@dataclass(frozen=True)
class Outcome:
    """Links right, read and true; entries right, read and true; claims that are no sentence."""

    links: tuple[int, int, int]
    entries: tuple[int, int, int]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether all is as it should be."""
        alike = len({*self.links}) == 1 and len({*self.entries}) == 1
        return alike and not self.missing and not self.extra


def outcome(document: Composed) -> Outcome:
    """Read a document and return how what is read compares with what is true."""
    return compared(cg.parse(document.text, only_citations=True), document)


def compared(kb: cg.ClaimGraph, document: Composed) -> Outcome:
    """Return how the graph that was read from a document compares with what is true."""
    urls = {entry.url: entry.number for entry in document.entries}
    sources = {source.id: urls.get(source.url or "", 0) for source in kb.sources()}
    true = {(s, n) for s, numbers in document.cited.items() for n in numbers}
    read: set[tuple[str, int]] = set()
    found: set[str] = set()
    extra = []
    for claim in kb.all(cg.Claim):
        words = _bare(claim.text)
        sentences = [s for s in document.cited if s in words]
        found.update(s for s in sentences if s == words)
        if sentences != [words]:
            extra.append(claim.text)
        cited = {sources[c.source] for c in kb.citations(claim) if c.asserted}
        read |= {(s, n) for s in sentences or [words] for n in cited}
    return Outcome(
        (len(read & true), len(read), len(true)),
        _entries(kb, document),
        tuple(s for s in document.cited if s not in found),
        tuple(extra),
    )


def _bare(words: str) -> str:
    return " ".join(re.sub(r"\*\*", "", words).split()).strip(_EDGES)


def _entries(kb: cg.ClaimGraph, document: Composed) -> tuple[int, int, int]:
    """Compare the entries of source lists by title and url."""
    read = [r for r in kb.all(cg.Reference) if r.basis != "inlineLink"]
    right = sum(any(_same(r, e, document.titles) for r in read) for e in document.entries)
    return right, len(read), len(document.entries)


def _same(read: cg.Reference, true: Entry, titles: str) -> bool:
    title = (read.title or "").strip(' .,:“”"')
    alike = true.title in title if titles == "among" else title == true.title
    return read.url == true.url and (titles == "no" or (alike and "://" not in title))
