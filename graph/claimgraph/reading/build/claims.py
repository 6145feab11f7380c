"""Claims: one for each statement, linked to who, what happens and how much its words name."""

from __future__ import annotations

from claimgraph.model import Claim
from claimgraph.reading.build.entities import Entities
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.layers import Statement
from claimgraph.reading.text import Text


def claims_of(text: Text, book: PassageBook, entities: Entities) -> list[Claim]:
    """Return the claim of each statement, in their order."""
    return [_claim(statement, text.document.id, book, entities) for statement in text.statements]


def _claim(statement: Statement, document: str, book: PassageBook, entities: Entities) -> Claim:
    factuality = statement.factuality
    return Claim(
        document=document,
        passage=book.at(*statement.span, part_of=statement.sentence),
        text=statement.text,
        mentions=entities.actors_within(*statement.span),
        about=entities.events_within(*statement.span),
        figures=entities.figures_within(*statement.span),
        modality=factuality.modality if factuality else None,
        polarity=factuality.polarity if factuality else None,
        shown_by=book.ids(factuality.shown_by) if factuality else (),
    )
