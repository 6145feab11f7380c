"""Markers, references, sources, and the citations that join claims to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimgraph.model import (
    Citation,
    CitationBasis,
    Claim,
    Document,
    Marker,
    Reference,
    ReferenceBasis,
    Source,
    node_id,
    unchecked,
)
from claimgraph.model.fields import sorted_unique
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.imprints import Imprint, agreed, imprint
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.citations.resolve import (
    AFTER,
    BEFORE,
    BLOCK,
    Listed,
    headline_matches,
    scoped,
)
from claimgraph.reading.layers import Statement
from claimgraph.reading.places import Places, Stated
from claimgraph.reading.structure import Structure, markers_of_leads
from claimgraph.urls import canonical

_MOST_OFFERED = 20
"""Claims before the last one of a block that the sources under it are offered to."""
_BASES: dict[str, ReferenceBasis] = {
    "printed": "printedNumber", "order": "listOrder", "none": "inlineLink",
}  # fmt: skip


class _Shown(NamedTuple):
    """A marker, and the sources of the entries it denotes; of those ``open`` it means one."""

    marker: Marker
    sources: tuple[str, ...]
    open: frozenset[str] = frozenset()


class CitationBuilder:
    """The markers, references and sources of one document, each made once."""

    def __init__(
        self,
        document: Document,
        found: Structure,
        book: PassageBook,
        stated: Sequence[Stated] = (),
    ) -> None:
        self._document, self._structure = document, found
        self._references: dict[int, Reference] = {}
        self._works: dict[str, tuple[str | None, str | None]] = {}
        self._imprints: dict[str, list[Imprint]] = defaultdict(list)
        self._stated = Places((one.at, one.at, one) for one in stated)
        self._shown: dict[int, _Shown] = {}
        self._led = markers_of_leads(document.text, found)
        for sentence in found.sentences:
            if sentence.cites:
                part_of = book.at(sentence.start, sentence.end)
                for mark in [m for cite in sentence.cites for m in cite.marks]:
                    self._mark(mark, part_of)
        self._attached = [
            (one.owner, listed)
            for listed in found.binder.listed
            if listed.place is not None and (one := found.lists[listed.place]).owner is not None
        ]
        self._under = {id(listed): self._marker_of(listed) for _, listed in self._attached}
        for listed in found.binder.listed:
            self._reference(listed)

    @property
    def markers(self) -> dict[str, Marker]:
        """The markers by id."""
        marks = [shown.marker for shown in self._shown.values()]
        return {marker.id: marker for marker in (*marks, *self._under.values())}

    @property
    def references(self) -> list[Reference]:
        """The entries of source lists, and the links in the text that are of none."""
        return list(self._references.values())

    @property
    def sources(self) -> list[Source]:
        """What the references lead to."""
        return [
            unchecked(
                Source, id=key, title=title, url=url,
                **agreed(self._imprints[key])._asdict(),
            )
            for key, (title, url) in self._works.items()
        ]  # fmt: skip

    def _mark(self, mark: Mark, sentence: str) -> None:
        """Make the marker of a mark, and remember which sources back what it stands behind."""
        if mark.shape == "editorial":
            return
        text = self._document.text
        meant = self._structure.binder.resolve(text, mark)
        denoted = [self._reference(one.listed) for one in meant]
        marker = unchecked(
            Marker, document=self._document.id, start=mark.start, end=mark.end,
            exact=text[mark.start : mark.end], labels=sorted_unique(mark.labels), url=mark.url,
            denotes=sorted_unique([r.id for r in denoted]), part_of=sentence,
        )  # fmt: skip
        backing = [
            (r.source, one.open)
            for r, one in zip(denoted, meant, strict=True)
            if one.listed.entry.backs
        ]
        sources = tuple(dict.fromkeys([source for source, _ in backing]))
        several = {source for source, is_open in backing if is_open}
        if len(several) > 1:
            several -= {source for source, is_open in backing if not is_open}
            self._shown[id(mark)] = _Shown(marker, sources, frozenset(several))
        else:
            self._shown[id(mark)] = _Shown(marker, sources)

    def _marker_of(self, listed: Listed) -> Marker:
        """Return the marker that a source right under a block is for that block."""
        reference = self._reference(listed)
        return unchecked(
            Marker, document=self._document.id, start=reference.start, end=reference.end,
            exact=reference.exact, url=reference.url, denotes=(reference.id,),
        )  # fmt: skip

    # -- references and sources -----------------------------------------------------------------

    def _reference(self, listed: Listed) -> Reference:
        """Return the reference of an entry, made once."""
        entry = listed.entry
        key = id(entry)  # one entry may stand over several points
        if key not in self._references:
            source = self._source(listed)
            plain = entry.label.isdecimal() or not entry.label
            self._references[key] = unchecked(
                Reference, document=self._document.id, start=entry.start, end=entry.end,
                exact=self._document.text[entry.start : entry.end], source=source,
                number=listed.number, name=None if plain else entry.label,
                basis=self._basis(listed), title=entry.title, url=entry.url,
            )  # fmt: skip
        return self._references[key]

    def _basis(self, listed: Listed) -> ReferenceBasis:
        if listed.place is None:
            return "inlineLink"
        return _BASES[self._structure.lists[listed.place].numbering]

    def _source(self, listed: Listed) -> str:
        """Return the id of an entry's source; of several entries the first title counts."""
        entry = listed.entry
        title = entry.title or (None if entry.url else self._document.text[entry.start : entry.end])
        url = canonical(entry.url) if entry.url else None
        key = node_id("source", url) if url else node_id("source", self._document.id, title)
        known, _ = self._works.get(key, (None, None))
        self._works[key] = known or title, url
        if listed.place is not None:
            self._imprints[key].append(self._imprint(entry, title, url))
        return key

    def _imprint(self, entry: Entry, title: str | None, url: str | None) -> Imprint:
        """Return what the file's own fields say of an entry's work, or else its words."""
        if stated := self._stated.within(entry.start, entry.end):
            return agreed([Imprint(one.publisher, one.published) for one in stated])
        return imprint(self._document.text[entry.start : entry.end], entry.label, title, url)

    # -- citations ------------------------------------------------------------------------------

    def citations(self, statements: Sequence[Statement], claims: Sequence[Claim]) -> list[Citation]:
        """Return the citations of claims: those that markers show, then the candidates.

        Args:
            statements: the statements of the text.
            claims: the claim of each.
        """
        held = _by_id(
            c for s, claim in zip(statements, claims, strict=True) for c in self._explicit(s, claim)
        )
        blocks: dict[int, list[tuple[Statement, Claim]]] = defaultdict(list)
        for statement, claim in zip(statements, claims, strict=True):
            if statement.block is not None:
                blocks[statement.block].append((statement, claim))
        under: set[str] = set()
        for owner, listed in self._attached:
            held |= _by_id(self._from_below(listed, blocks[owner], under))
        for listed in self._structure.binder.listed:
            if listed.place is not None:
                section = self._structure.lists[listed.place].section
                offered = [claim for block in section for _, claim in blocks[block]]
                held |= _by_id(self._from_section(listed, offered))
        found = list(held.values())
        return [*found, *self._candidates(found, claims, blocks.values(), under)]

    def _explicit(self, statement: Statement, claim: Claim) -> Iterator[Citation]:
        """Yield the citations that markers show, of the clause and of the sentence."""
        led = () if statement.own or statement.block is None else self._led.get(statement.block, ())
        if not (statement.own or statement.shared or led):
            return
        bases: tuple[tuple[tuple[Cite, ...], CitationBasis], ...] = (
            (statement.own, "proposal" if statement.proposal else "sameClause"),
            (statement.shared or led, "sameSentence"),
        )
        for cites, basis in bases:
            for mark in [m for cite in cites if not cite.against for m in cite.marks]:
                shown = self._shown.get(id(mark))
                if shown is None:
                    continue
                for source in shown.sources:
                    is_open = source in shown.open and not statement.proposal
                    yield unchecked(
                        Citation, claim=claim.id, source=source,
                        basis="oneOfSeveral" if is_open else basis, marker=shown.marker.id,
                        confidence=claim.confidence if statement.proposal else None,
                    )  # fmt: skip

    def _from_below(
        self, listed: Listed, block: Sequence[tuple[Statement, Claim]], under: set[str]
    ) -> Iterator[Citation]:
        """Yield what ties a source right under a block to its last clause and offers it to others.

        ``under`` takes in the claims that it is offered to.
        """
        if not block:
            return
        source, marker = self._reference(listed).source, self._under[id(listed)].id
        last = block[-1][0].clause
        for statement, claim in block:
            if statement.clause == last:
                yield unchecked(
                    Citation, claim=claim.id, source=source, basis="sameClause", marker=marker
                )
        for _, claim in [pair for pair in block if pair[0].clause != last][-_MOST_OFFERED:]:
            under.add(claim.id)
            yield scoped(claim, source, marker, BLOCK, "it stands right under this")

    def _from_section(self, listed: Listed, claims: Sequence[Claim]) -> Iterator[Citation]:
        """Yield what offers a source listed under a section without markers to its claims."""
        source = self._reference(listed).source
        reason = "it is listed under this section, which prints no marker"
        for claim in claims[:_MOST_OFFERED]:
            yield scoped(claim, source, None, AFTER, reason)

    def _candidates(
        self,
        held: Sequence[Citation],
        claims: Sequence[Claim],
        blocks: Iterable[list[tuple[Statement, Claim]]],
        under: set[str],
    ) -> Iterator[Citation]:
        """Yield what may back uncited claims: a like title, the one source of a paragraph."""
        by_claim: dict[str, list[Citation]] = defaultdict(list)
        for citation in held:
            if citation.asserted:
                by_claim[citation.claim].append(citation)
        uncited = [c for c in claims if c.id not in by_claim and not c.proposed_by]
        listed = [r for r in self.references if r.basis != "inlineLink"]
        yield from headline_matches(uncited, listed)
        for block in blocks:
            yield from _of_paragraph([claim for _, claim in block], by_claim, under)


def _by_id(citations: Iterable[Citation]) -> dict[str, Citation]:
    return {citation.id: citation for citation in citations}


def _of_paragraph(
    claims: Sequence[Claim], by_claim: dict[str, list[Citation]], under: set[str]
) -> Iterator[Citation]:
    """Yield the candidates where all markers of a paragraph denote one source."""
    shown = [citation for claim in claims for citation in by_claim.get(claim.id, ())]
    if len({citation.source for citation in shown}) != 1 or shown[0].marker is None:
        return
    before = True
    for claim in claims:
        if claim.id in by_claim:
            before = False
        elif claim.id not in under:
            confidence = BEFORE if before else AFTER
            reason = "the only source that this paragraph cites"
            yield scoped(claim, shown[0].source, shown[0].marker, confidence, reason)
