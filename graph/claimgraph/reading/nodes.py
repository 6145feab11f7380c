"""From structure to nodes: passages, markers, references, sources, claims and citations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimgraph.model import (
    Aside,
    Citation,
    CitationBasis,
    Claim,
    Document,
    Marker,
    Node,
    Passage,
    Reference,
    ReferenceBasis,
    Role,
    Source,
    node_id,
)
from claimgraph.reading.binding import Listed
from claimgraph.reading.candidates import AFTER, BEFORE, BLOCK, headline_matches, scoped
from claimgraph.reading.claims import Clause, clauses
from claimgraph.reading.markers import Mark, Span
from claimgraph.reading.sentences import Sentence
from claimgraph.reading.structure import Structure
from claimgraph.urls import canonical

_MOST_OFFERED = 20
"""Claims before the last one of a block that the sources under it are offered to."""
_BASES: dict[str, ReferenceBasis] = {
    "printed": "printedNumber", "order": "listOrder", "none": "inlineLink",
}  # fmt: skip


@dataclass(slots=True)
class _Words:
    """What is known of one span: its roles, why it makes no claim, what holds it."""

    roles: set[Role] = field(default_factory=set)
    aside: Aside | None = None
    part_of: Span | None = None


class NodeBuilder:
    """Makes the nodes of one document from its structure."""

    def __init__(self, document: Document, found: Structure) -> None:
        self.document, self.structure = document, found
        self.text = document.text
        self.passages: dict[Span, _Words] = {}
        self.markers: list[Marker] = []
        self.claims: list[Claim] = []
        self.citations: list[Citation] = []
        self.references: dict[int, Reference] = {}
        self.sources: dict[str, Source] = {}
        self.by_block: dict[int, list[Claim]] = defaultdict(list)
        self.under: set[str] = set()

    def nodes(self) -> list[Node]:
        """Return all nodes; ids and offsets are final, links are whole."""
        for sentence, reason in zip(self.structure.sentences, self.structure.reasons, strict=True):
            self._sentence(sentence, reason)
        for listed in tuple(self.structure.binder.listed):
            one = self.structure.lists[listed.place] if listed.place is not None else None
            if one is not None and one.owner is not None:
                self._attached(listed, one.owner)
        for listed in self.structure.binder.listed:
            self._reference(listed)
            if listed.place is not None:
                self._offered(listed, self.structure.lists[listed.place].section)
        self._candidates()
        passages = [self._passage(span, words) for span, words in self.passages.items()]
        references = list(self.references.values())
        return [
            self.document, *passages, *self.markers, *references, *self.sources.values(),
            *self.claims, *self.citations,
        ]  # fmt: skip

    # -- passages -------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence, reason: Aside | None) -> None:
        block = self.structure.blocks[sentence.block]
        span, whole = (sentence.start, sentence.end), (block.start, block.end)
        roles: tuple[Role, ...] = ("sentence",)
        if block.kind == "heading" or reason == "heading":
            roles = ("sentence", "heading")
        elif block.kind in ("prose", "item", "row"):
            self._note(whole, "paragraph")
        self._note(span, *roles, part_of=whole if whole in self.passages else None)
        self.passages[span].aside = reason
        if reason is None:
            for clause in clauses(self.text, sentence):
                self._claim(clause, span, sentence.block)
        for cite in sentence.cites if reason is not None else ():
            for mark in cite.marks:
                self._marker(mark, span)

    def _note(self, span: Span, *roles: Role, part_of: Span | None = None) -> None:
        words = self.passages.setdefault(span, _Words())
        words.roles.update(roles)
        if part_of not in (None, span):
            words.part_of = words.part_of or part_of

    def _passage(self, span: Span, words: _Words) -> Passage:
        part_of = self._id(words.part_of) if words.part_of else None
        return self.document.cut(
            *span, roles=tuple(words.roles), aside=words.aside, part_of=part_of
        )

    def _id(self, span: Span) -> str:
        return f"{self.document.id}#char={span[0]},{span[1]}"

    # -- claims and what backs them -------------------------------------------------------------

    def _claim(self, clause: Clause, sentence: Span, block: int) -> None:
        span = (clause.start, clause.end)
        self._note(span, part_of=sentence)
        text = clause.text or self.text[clause.start : clause.end]
        claim = Claim(document=self.document.id, passage=self._id(span), text=text)
        self.claims.append(claim)
        self.by_block[block].append(claim)
        for cite in clause.own:
            self._cite(claim, cite.marks, "sameClause", sentence)
        for cite in clause.shared:
            self._cite(claim, cite.marks, "sameSentence", sentence)

    def _cite(
        self, claim: Claim, marks: tuple[Mark, ...], basis: CitationBasis, sentence: Span
    ) -> None:
        for mark in marks:
            marker, denoted = self._marker(mark, sentence)
            for source in dict.fromkeys(reference.source for reference in denoted):
                self.citations.append(
                    Citation(claim=claim.id, source=source, basis=basis, marker=marker)
                )

    def _marker(self, mark: Mark, sentence: Span) -> tuple[str | None, list[Reference]]:
        if mark.shape == "editorial":
            return None, []
        denoted = [self._reference(one) for one in self.structure.binder.resolve(self.text, mark)]
        marker = Marker(
            document=self.document.id, start=mark.start, end=mark.end,
            exact=self.text[mark.start : mark.end], labels=mark.labels, url=mark.url,
            denotes=tuple(r.id for r in denoted), part_of=self._id(sentence),
        )  # fmt: skip
        self.markers.append(marker)
        return marker.id, denoted

    # -- the list -------------------------------------------------------------------------------

    def _reference(self, listed: Listed) -> Reference:
        key = id(listed)
        if key not in self.references:
            entry, basis = listed.entry, self._basis(listed)
            source = self._source(listed)
            plain = entry.label.isdecimal() or not entry.label
            self.references[key] = Reference(
                document=self.document.id, start=entry.start, end=entry.end,
                exact=self.text[entry.start : entry.end], source=source.id, number=listed.number,
                name=None if plain else entry.label, basis=basis, title=entry.title, url=entry.url,
            )  # fmt: skip
        return self.references[key]

    def _basis(self, listed: Listed) -> ReferenceBasis:
        if listed.place is None:
            return "inlineLink"
        return _BASES[self.structure.lists[listed.place].numbering]

    def _source(self, listed: Listed) -> Source:
        entry = listed.entry
        if entry.url:
            url = canonical(entry.url)
            made = Source(title=entry.title, url=url)
        else:
            title = entry.title or self.text[entry.start : entry.end]
            made = Source(id=node_id("source", self.document.id, title), title=title)
        known = self.sources.get(made.id)
        if known is None or (known.title is None and made.title is not None):
            self.sources[made.id] = known = made
        return known

    def _attached(self, listed: Listed, owner: int) -> None:
        """Tie a source right under a block to its last claim, and offer it to the others."""
        reference = self._reference(listed)
        marker = Marker(
            document=self.document.id, start=reference.start, end=reference.end,
            exact=reference.exact, url=reference.url, denotes=(reference.id,),
        )  # fmt: skip
        self.markers.append(marker)
        *others, last = self.by_block[owner] or (None,)
        if last is None:
            return
        self.citations.append(
            Citation(claim=last.id, source=reference.source, basis="sameClause", marker=marker.id)
        )
        for claim in others[-_MOST_OFFERED:]:
            self.citations.append(
                scoped(claim, reference.source, marker.id, BLOCK, "it stands right under this")
            )
            self.under.add(claim.id)

    def _offered(self, listed: Listed, section: Sequence[int]) -> None:
        """Offer a source listed under a section without markers to the claims of that section."""
        claims = [claim for block in section for claim in self.by_block[block]]
        source = self._reference(listed).source
        reason = "it is listed under this section, which prints no marker"
        for claim in claims[:_MOST_OFFERED]:
            self.citations.append(scoped(claim, source, None, AFTER, reason))

    # -- candidates -----------------------------------------------------------------------------

    def _candidates(self) -> None:
        cited = {citation.claim for citation in self.citations if citation.asserted}
        uncited = [claim for claim in self.claims if claim.id not in cited]
        references = [r for r in self.references.values() if r.basis != "inlineLink"]
        by_claim: dict[str, list[Citation]] = defaultdict(list)
        for citation in self.citations:
            if citation.asserted:
                by_claim[citation.claim].append(citation)
        self.citations += headline_matches(uncited, references)
        for claims in self.by_block.values():
            self.citations += self._scope(claims, by_claim)

    def _scope(
        self, claims: list[Claim], by_claim: dict[str, list[Citation]]
    ) -> Iterator[Citation]:
        """Yield the candidates where all markers of a paragraph denote one source."""
        shown = [citation for claim in claims for citation in by_claim[claim.id]]
        if len({citation.source for citation in shown}) != 1 or len(shown) == 0:
            return
        before = True
        for claim in claims:
            if by_claim[claim.id]:
                before = False
            elif shown[0].marker is not None and claim.id not in self.under:
                confidence = BEFORE if before else AFTER
                reason = "the only source that this paragraph cites"
                yield scoped(claim, shown[0].source, shown[0].marker, confidence, reason)
