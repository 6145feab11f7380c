"""What a page shows, as plain rows: claims, sources and entities with their places and ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimgraph.errors import UnknownNode
from claimgraph.graph import ClaimGraph
from claimgraph.model import (
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    Figure,
    Inference,
    Node,
    Notice,
    Passage,
    Reference,
    Source,
    Voicing,
)
from claimgraph.pages.impact import loss_outcomes
from claimgraph.pages.rows import ClaimRow, Entity, EntityRow, Ground, SourceRow


@dataclass(frozen=True)
class View:
    """The rows of a page, each list in the order it is shown."""

    kb: ClaimGraph
    documents: tuple[Document, ...]
    claims: tuple[ClaimRow, ...] = field(default=())
    sources: tuple[SourceRow, ...] = field(default=())
    entities: tuple[EntityRow, ...] = field(default=())

    @cached_property
    def source_places(self) -> dict[str, int]:
        """The place of each source, by id."""
        return {row.source.id: place for place, row in enumerate(self.sources)}

    @cached_property
    def entity_places(self) -> dict[str, int]:
        """The place of each actor, event and figure, by id."""
        return {row.entity.id: place for place, row in enumerate(self.entities)}

    @cached_property
    def speakers(self) -> frozenset[int]:
        """The places of the actors that say a claim."""
        return frozenset(place for row in self.claims for place in row.speakers)

    @cached_property
    def claims_of(self) -> dict[str, list[tuple[int, ClaimRow]]]:
        """The claims of each document, by its id, with their places."""
        grouped: dict[str, list[tuple[int, ClaimRow]]] = defaultdict(list)
        for place, row in enumerate(self.claims):
            grouped[row.claim.document].append((place, row))
        return grouped

    @cached_property
    def entities_of(self) -> dict[str, list[tuple[int, Entity]]]:
        """The actors, events and figures of each document, by its id, with their places."""
        grouped: dict[str, list[tuple[int, Entity]]] = defaultdict(list)
        for place, row in enumerate(self.entities):
            grouped[row.entity.document].append((place, row.entity))
        return grouped

    @cached_property
    def spans(self) -> dict[str, list[Passage]]:
        """The passages, markers and references of each document, by its id."""
        grouped: dict[str, list[Passage]] = defaultdict(list)
        for node in self.kb.values():
            if isinstance(node, Passage):
                grouped[node.document].append(node)
        return grouped


def view(kb: ClaimGraph, documents: Sequence[Document]) -> View:
    """Return what a page of some documents shows."""
    wanted = {document.id for document in documents}
    claims = [claim for claim in kb.all(Claim) if claim.document in wanted]
    sources = _sources(kb, claims, wanted)
    entities = _entities(kb, claims, wanted)
    rows = _claim_rows(kb, claims, sources, entities)
    return View(
        kb=kb,
        documents=tuple(documents),
        claims=rows,
        sources=_source_rows(kb, sources, rows, len(documents)),
        entities=_entity_rows(entities, rows),
    )


def chosen(kb: ClaimGraph, document: Document | str | None) -> tuple[Document, ...]:
    """Return the documents to show: the one named, or all but those that are sources' own texts."""
    if document is None:
        held = kb.all(Document)
        return tuple(d for d in held if d.id not in kb.rule_base.texts) or held
    node = document if isinstance(document, Document) else kb[document]
    if not isinstance(node, Document):
        raise UnknownNode("document", document, [d.label for d in kb.all(Document)])
    return (node,)


def _sources(kb: ClaimGraph, claims: Sequence[Claim], wanted: set[str]) -> list[Source]:
    """Return the sources the documents list or cite, and those they copy."""
    used = {r.source for r in kb.all(Reference) if r.document in wanted}
    used |= {citation.source for claim in claims for citation in kb.citations(claim)}
    pending = list(used)
    while pending:
        source = kb[pending.pop()]
        upstream = set(source.copy_of) - used if isinstance(source, Source) else set()
        used |= upstream
        pending += upstream
    return [source for source in kb.all(Source) if source.id in used]


def _entities(kb: ClaimGraph, claims: Sequence[Claim], wanted: set[str]) -> list[Entity]:
    """Return the documents' entities so that those of nearby claims stand near each other."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for name in {*_linked(claim), *(v.actor for v in kb.voicings(claim) if v.actor)}:
            places[name].append(place)
    found: list[Entity] = [*kb.all(Actor), *kb.all(Event), *kb.all(Figure)]

    def middle(entity: Entity) -> float:
        at = places[entity.id]
        return sum(at) / len(at) if at else len(claims)

    return sorted((e for e in found if e.document in wanted), key=middle)


def _linked(claim: Claim) -> tuple[str, ...]:
    return (*claim.mentions, *claim.about, *claim.figures)


def _claim_rows(
    kb: ClaimGraph, claims: Sequence[Claim], sources: Sequence[Source], entities: Sequence[Entity]
) -> tuple[ClaimRow, ...]:
    source_places, entity_places = _places(sources), _places(entities)
    claim_places = _places(claims)
    premises: dict[str, set[str]] = defaultdict(set)
    for inference in kb.all(Inference):
        premises[inference.claim].update(inference.premises if inference.asserted else ())

    def row(claim: Claim) -> ClaimRow:
        citations, voicings = kb.citations(claim), kb.voicings(claim)
        relies = _found(source_places, (c.source for c in citations if c.asserted))
        advisory = _found(source_places, (c.source for c in citations if not c.asserted))
        speakers = _found(entity_places, (v.actor for v in voicings))
        return ClaimRow(
            claim=claim,
            handle=kb.handle(claim),
            status=kb.status(claim),
            relies=relies,
            candidates=tuple(sorted(set(advisory) - set(relies))),
            grounds={source_places[c.source]: _ground(kb, c) for c in reversed(citations)},
            entities=tuple(sorted({*_found(entity_places, _linked(claim)), *speakers})),
            speakers=speakers,
            premises=_found(claim_places, premises[claim.id]),
            unnamed=_unnamed(kb, voicings),
        )

    return tuple(map(row, claims))


def _ground(kb: ClaimGraph, citation: Citation) -> Ground:
    spans = (kb[name] for name in citation.evidence)
    words = (span.exact for span in spans if isinstance(span, Passage))
    return Ground(citation.basis, citation.confidence, " … ".join(words))


def _unnamed(kb: ClaimGraph, voicings: Sequence[Voicing]) -> str:
    unnamed = [voicing for voicing in voicings if voicing.actor is None]
    words = (kb[v.speaker].label for v in unnamed if v.speaker)
    return next(words, "someone not named") if unnamed else ""


def _places(nodes: Sequence[Node]) -> dict[str, int]:
    return {node.id: place for place, node in enumerate(nodes)}


def _found(places: dict[str, int], ids: Iterable[str | None]) -> tuple[int, ...]:
    return tuple(sorted({places[i] for i in ids if i in places}))


def _source_rows(
    kb: ClaimGraph, sources: Sequence[Source], rows: Sequence[ClaimRow], documents: int
) -> tuple[SourceRow, ...]:
    relying, candidates = defaultdict(list), defaultdict(list)
    for place, row in enumerate(rows):
        for source in row.relies:
            relying[source].append(place)
        for source in row.candidates:
            candidates[source].append(place)
    places, lost = _places(sources), loss_outcomes(kb, sources, [row.claim for row in rows])
    tags = _tags(kb, sources, documents)
    notices = defaultdict(list)
    for notice in kb.all(Notice):
        notices[notice.source].append(notice)
    return tuple(
        SourceRow(
            source=source,
            handle=kb.handle(source),
            tag=tags[source.id],
            relying=tuple(relying[place]),
            candidates=tuple(candidates[place]),
            alone=sum(rows[claim].relies == (place,) for claim in relying[place]),
            loss=lost[source.id],
            copies=_found(places, source.copy_of),
            notices=tuple(notices[source.id]),
        )
        for place, source in enumerate(sources)
    )


def _entity_rows(entities: Sequence[Entity], rows: Sequence[ClaimRow]) -> tuple[EntityRow, ...]:
    claims: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for entity in row.entities:
            claims[entity].append(place)
    return tuple(EntityRow(entity, tuple(claims[i])) for i, entity in enumerate(entities))


def _tags(kb: ClaimGraph, sources: Sequence[Source], documents: int) -> dict[str, str]:
    """Return ``[3]`` for each source that the one document numbers, else the source's handle."""
    tags = {source.id: kb.handle(source) for source in sources}
    if documents == 1:
        for reference in reversed(kb.all(Reference)):
            if reference.source in tags and (reference.number is not None or reference.name):
                printed = reference.number if reference.number is not None else reference.name
                tags[reference.source] = f"[{printed}]"
    return tags
