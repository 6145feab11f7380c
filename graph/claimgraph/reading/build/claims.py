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
    taken = {(i.start, i.end) for i in statement.inserted if i.start < i.end}
    parts = statement.parts if statement.parts != (statement.span,) else ()
    return Claim(
        document=document,
        passage=book.at(*statement.span, part_of=statement.sentence),
        text=statement.text,
        kind=statement.kind,
        passages=book.ids(parts),
        completed_by=book.ids(sorted(taken)),
        note=_note(statement),
        mentions=entities.actors_within(*statement.span),
        about=entities.events_within(*statement.span),
        figures=entities.figures_within(*statement.span),
        modality=factuality.modality if factuality else None,
        polarity=factuality.polarity if factuality else None,
        shown_by=book.ids(factuality.shown_by) if factuality else (),
    )


def _note(statement: Statement) -> str | None:
    """Return in plain words what was put into a claim, and why."""
    told = [
        f"“{one.words}” ({_GROUNDS[one.ground]}{_sure(one.confidence)})"
        for one in statement.inserted
        if one.words
    ]
    return f"put in: {', '.join(dict.fromkeys(told))}" if told else None


def _sure(confidence: float) -> str:
    return "" if confidence == 1 else f", {confidence:.0%} sure"


_GROUNDS = {
    "subject": "the subject",
    "auxiliary": "the auxiliary verb shared",
    "antecedent": "what it tells of",
    "verb": "a verb it leaves out",
    "inflection": "its verb as a main verb",
    "preposition": "a relative word said out",
    "context": "what it goes on from",
    "pronoun": "for a pronoun",
    "description": "for a description",
}
