"""Makes all nodes of a text from its layers."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from claimgraph.model import Claim, Inference, Node, Voicing, unchecked
from claimgraph.model.fields import sorted_unique
from claimgraph.patterns import regex
from claimgraph.reading.build.citations import CitationBuilder
from claimgraph.reading.build.entities import Entities
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.layers import Statement
from claimgraph.reading.places import Span
from claimgraph.reading.text import Text


def claims_of(text: Text, book: PassageBook, entities: Entities) -> list[Claim]:
    """Return the claim of each statement, in their order."""
    return [_claim(statement, text.document.id, book, entities) for statement in text.statements]


def _claim(statement: Statement, document: str, book: PassageBook, entities: Entities) -> Claim:
    """Return the claim of a statement, with what stands within its words."""
    factuality, proposal = statement.factuality, statement.proposal
    put = statement.inserted
    taken = sorted({(i.start, i.end) for i in put if i.start < i.end}) if put else ()
    parted = bool(taken) or len(statement.parts) > 1
    span = _with_adjoining(book.document.text, statement, taken) if parted else statement.span
    parts = statement.parts if statement.parts != (span,) else ()
    sure = 1 if proposal else _confidence(statement)
    claim = unchecked(
        Claim,
        document=document,
        passage=book.at(*span, part_of=statement.sentence),
        text=statement.text,
        kind=statement.kind,
        passages=sorted_unique(book.ids(parts)) if parts else (),
        completed_by=sorted_unique(book.ids(taken)) if taken else (),
        note=_note(statement),
        mentions=entities.actors_within(*span),
        about=entities.events_within(*span),
        figures=entities.figures_within(*span),
        modality=factuality.modality if factuality else None,
        polarity=factuality.polarity if factuality else None,
        shown_by=sorted_unique(book.ids(factuality.shown_by)) if factuality else (),
        confidence=None if sure == 1 else sure,
    )
    if proposal is None:
        return claim
    return claim.but(
        note=proposal.note,
        proposed_by=proposal.by,
        basis="inferred",
        confidence=proposal.confidence,
    )


def _with_adjoining(text: str, statement: Statement, taken: Sequence[Span]) -> Span:
    """Return the words of a statement with those that complete it right beside them: "Lind, who
    left", not "left" alone."""
    start, end = statement.span
    first, last = statement.sentence
    near = [(a, b) for a, b in (*statement.parts, *taken) if first <= a and b <= last]
    while True:
        before = [a for a, b in near if a < start and _BESIDE.fullmatch(text, min(b, start), start)]
        after = [b for a, b in near if b > end and _BESIDE.fullmatch(text, end, max(a, end))]
        if not before and not after:
            return start, end
        start, end = min([start, *before]), max([end, *after])


_BESIDE = regex(r"[\s,:;()–—-]*(?:(?:who|whom|which|that|where|when|of|an?|the)\s+)?[\"“”‘’']?")
"""What may stand between a statement's words and those that complete it: marks, a relative word,
an article, the "of" of "the isle of Orr"."""


def _confidence(statement: Statement) -> float:
    """Return how sure it is that the text states a claim: its cut, and each name put in."""
    if not statement.inserted:
        return round(statement.cut, 2)
    names = {(i.start, i.end, i.words): i.confidence for i in statement.inserted}
    return round(prod((statement.cut, *names.values())), 2)


def _note(statement: Statement) -> str | None:
    """Return in plain words what was put into a claim, and why, and which unsure rule cut it."""
    if statement.cut == 1 and not statement.inserted:
        return None
    rule = statement.construction
    told_by = _CUTS.get(rule, rule.replace("_", " "))
    cut = f"cut off: {told_by}{_sure(statement.cut)}" if statement.cut < 1 else None
    told = [
        f"“{one.words}” ({_GROUNDS[one.ground]}{_sure(one.confidence)})"
        for one in statement.inserted
        if one.words
    ]
    put = f"put in: {', '.join(dict.fromkeys(told))}" if told else None
    return "; ".join(filter(None, (cut, put))) or None


def _sure(confidence: float) -> str:
    return "" if confidence == 1 else f", {confidence:.0%} sure"


_CUTS = {
    "decided": "what is decided",
    "participle_clause": "a participle",
    "postnominal_participle": "a participle behind a noun",
    "which_means": "what a whole clause means",
    "who_it_is": "who somebody is",
}
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
    "column": "the head of its column",
    "lead": "what leads its list in",
}


def build(text: Text) -> list[Node]:
    """Return the nodes of a text; ids and offsets are final, links are whole.

    The layers of the citation stages must be set. Those of the language's stages may be empty:
    then there are no actors, events, quantities and voicings.
    """
    book = PassageBook(text.document, text.prose)
    book.note_sentences(text.structure, text.labels)
    cited = CitationBuilder(text.document, text.structure, book, text.stated)
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
        *entities.nodes, *{claim.id: claim for claim in claims}.values(),
        *citations, *voicings, *inferences,
    ]  # fmt: skip
    return [*nodes, *book.passages()]


def _voicings(
    text: Text,
    book: PassageBook,
    claims: Sequence[Claim],
    entities: Entities,
    cited: CitationBuilder,
) -> list[Voicing]:
    """Return the voicings of what is reported."""
    if not text.reports:
        return []
    from claimgraph.reading.build.attributions import voicings_of  # here, as it loads English

    return voicings_of(text, book, claims, entities.actors, cited.references)
