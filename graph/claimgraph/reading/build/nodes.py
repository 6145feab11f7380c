"""Makes all nodes of a text from its layers."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.model import Claim, Inference, Node, Voicing
from claimgraph.reading.build.citations import CitationBuilder
from claimgraph.reading.build.claims import claims_of
from claimgraph.reading.build.entities import Entities
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.text import Text


def build(text: Text) -> list[Node]:
    """Return the nodes of a text; ids and offsets are final, links are whole.

    The layers of the citation stages must be set. Those of the language's stages may be empty:
    then there are no actors, events, quantities and voicings.
    """
    book = PassageBook(text.document, text.prose)
    book.note_sentences(text.structure)
    cited = CitationBuilder(text.document, text.structure, book)
    entities = Entities(text, book)
    claims = claims_of(text, book, entities)
    citations = cited.citations(text.statements, claims)
    voicings = _voicings(text, book, claims, entities, cited)
    inferences = [
        Inference(
            claim=claims[one.claim].id,
            premises=tuple(claims[n].id for n in one.premises),
            basis="explicit" if one.confidence is None else "inferred",
            confidence=one.confidence,
            note=one.note,
        )
        for one in text.inferences
    ]
    nodes: list[Node] = [
        text.document, *cited.markers.values(), *cited.references, *cited.sources,
        *entities.nodes, *dict.fromkeys(claims), *citations, *voicings, *inferences,
    ]  # fmt: skip
    return [*nodes, *book.passages()]


def _voicings(
    text: Text,
    book: PassageBook,
    claims: Sequence[Claim],
    entities: Entities,
    cited: CitationBuilder,
) -> list[Voicing]:
    if not text.reports:
        return []
    from claimgraph.reading.build.attributions import voicings_of  # here, as it loads English

    return voicings_of(text, book, claims, entities.actors, cited.references)
