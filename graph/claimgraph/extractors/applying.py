"""Runs an extractor over a graph that is there already, and adds what its text bears out.

A text that is yet to be read takes extractors as stages (``stages.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.extractors.locating import Refused
from claimgraph.extractors.proposals import Extractor
from claimgraph.extractors.stages import proposed
from claimgraph.model import (
    EXPLICIT,
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    Figure,
    Marker,
    Node,
    Passage,
    Reference,
    merged,
)
from claimgraph.reading.attribution.reported_statements import reported_statements
from claimgraph.reading.build.attributions import voicings_of
from claimgraph.reading.build.entities import Entities
from claimgraph.reading.build.nodes import claims_of
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.entities import Mention
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tokens import tokenize
from claimgraph.reading.layers import Statement, beside
from claimgraph.reading.pipeline import NOT_PROSE
from claimgraph.reading.places import Places, Stretches, bounded
from claimgraph.reading.text import Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """The nodes after an extractor, and what it proposed that the text does not bear out."""

    nodes: tuple[Node, ...]
    refused: tuple[Refused, ...]


def apply(extractor: Extractor, document: Document, nodes: Sequence[Node]) -> Outcome:
    """Return the nodes of a document with an extractor's actors, voices and events added.

    Only words that stand in the text are stored; what is new is marked as inferred, with the
    extractor's confidence. What is there already stays as it is.

    Raises:
        ExtractorFailed: it gave no answer, or not one for each stretch of text.

    >>> class Reeds:
    ...     name = "reeds"
    ...
    ...     def propose(self, texts):
    ...         from claimgraph.extractors import ProposedActor, Proposals
    ...
    ...         reed = ProposedActor(kind="person", quotes=("Reed",), role=None, confidence=0.8)
    ...         return [Proposals(actors=(reed,)) for _ in texts]
    >>> document = Document(text="Reed won. Rain fell.")
    >>> outcome = apply(Reeds(), document, [document])
    >>> [n.name for n in outcome.nodes if isinstance(n, Actor)], outcome.refused
    (['Reed'], ())
    """
    mine = [n for n in nodes if getattr(n, "document", None) == document.id]
    stated = {n.id for n in mine if isinstance(n, Claim)}
    mine += [n for n in nodes if isinstance(n, Citation) and n.claim in stated]
    known = {n.name: n for n in mine if isinstance(n, Actor)}
    text = _read(document, mine)
    found = proposed(extractor, text)
    text.mentions = [_as_known(m, known) for m in found.mentions]
    text.events = found.events
    text.attributions = sorted(found.attributions, key=lambda a: a.span)
    text.proposed = found.claims
    added = _build(text, mine, list(known.values()))
    return Outcome(tuple(_merged([*nodes, *added])), tuple(found.refused))


def _read(document: Document, nodes: Sequence[Node]) -> Text:
    """Return a document as a text whose clauses are the claims that are there."""
    text = Text(document)
    spans = {n.id: (n.start, n.end) for n in nodes if isinstance(n, Passage)}
    sentences = (n for n in nodes if isinstance(n, Passage) and "sentence" in n.roles)
    text.prose = Stretches((n.start, n.end) for n in sentences if n.aside not in NOT_PROSE)
    cut = (piece for span in text.prose for piece in bounded(document.text, *span))
    text.sentences = Sentences([Sentence(tokenize(document.text, *span)) for span in cut])
    places = ((claim, spans[claim.passage]) for claim in _clauses(nodes))
    text.clauses = [
        Statement(*span, claim.text, text.prose.holding(*span) or span, None, n)
        for n, (claim, span) in enumerate(places)
    ]
    return text


def _clauses(nodes: Sequence[Node]) -> list[Claim]:
    """Return the claims of a document that no plug-in made: what new statements stand in."""
    passages = {n.id for n in nodes if isinstance(n, Passage)}
    claims = (n for n in nodes if isinstance(n, Claim))
    return [claim for claim in claims if claim.passage in passages and not claim.proposed_by]


def _build(text: Text, nodes: Sequence[Node], known: Sequence[Actor]) -> list[Node]:
    """Return the nodes of what is proposed; what somebody says is cited as its clause is."""
    text.statements, text.reports = reported_statements(
        text.source, text.prose, text.sentences, text.clauses, text.attributions,
        Places(()), sorted((n.start, n.end) for n in nodes if isinstance(n, Marker)),
    )  # fmt: skip
    new = list(beside(text.proposed, [*text.clauses, *text.statements]))
    text.statements = [*text.statements, *new]
    book = PassageBook(text.document, text.prose)
    entities = Entities(text, book, known)
    claims = _naming(claims_of(text, book, entities), text.statements, nodes)
    references = [n for n in nodes if isinstance(n, Reference)]
    voicings = voicings_of(text, book, claims, entities.actors, references)
    citations = _cited_alike(text.statements, claims, text.clauses, nodes)
    return [*book.passages(), *entities.nodes, *claims, *voicings, *citations]


_NAMED: tuple[tuple[str, type[Actor] | type[Event] | type[Figure]], ...] = (
    ("mentions", Actor), ("about", Event), ("figures", Figure),
)  # fmt: skip


def _naming(
    claims: Sequence[Claim], statements: Sequence[Statement], nodes: Sequence[Node]
) -> list[Claim]:
    """Return claims, the proposed ones with what is there already and is named in their words."""
    spans = {n.id: (n.start, n.end) for n in nodes if isinstance(n, Passage)}
    named = {
        field: Places(
            (*spans[p], n.id)
            for n in nodes
            if isinstance(n, noun)
            for p in n.mentioned_in
            if p in spans
        )
        for field, noun in _NAMED
    }
    return [
        claim.but(
            **{
                field: (*getattr(claim, field), *places.within(*statement.span))
                for field, places in named.items()
            }
        )
        if statement.proposal
        else claim
        for claim, statement in zip(claims, statements, strict=True)
    ]


def _cited_alike(
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    clauses: Sequence[Statement],
    nodes: Sequence[Node],
) -> Iterator[Citation]:
    """Yield, for each new claim, the citations that markers show for the clauses it is made of."""
    held = _clauses(nodes)
    ids = {claim.id for claim in held}
    shown: dict[str, list[Citation]] = defaultdict(list)
    for node in nodes:
        if isinstance(node, Citation) and node.basis in EXPLICIT:
            shown[node.claim].append(node)
    near: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for clause in clauses:
        near[clause.sentence].append(clause)
    for statement, claim in zip(statements, claims, strict=True):
        if claim.id in ids:
            continue
        parts = statement.parts if statement.proposal else ()
        backing = [
            c for c in near[statement.sentence] for a, b in parts if a < c.end and b > c.start
        ]
        numbers = [statement.clause, *(c.clause for c in backing)]
        for n in dict.fromkeys(n for n in numbers if n is not None):
            for citation in shown[held[n].id]:
                yield _moved(citation, claim)


def _moved(citation: Citation, claim: Claim) -> Citation:
    """Return a citation as one of another claim; of a proposed claim it is a candidate."""
    fields = {**dict(citation), "claim": claim.id}
    fields.pop("id")
    if claim.proposed_by:
        fields |= {"basis": "proposal", "confidence": claim.confidence}
    return Citation(**fields)


def _as_known(mention: Mention, known: dict[str, Actor]) -> Mention:
    """Return a mention as one of an actor that is there already, when names agree."""
    actor = known.get(mention.name)
    if actor is None:
        return mention
    return Mention(
        mention.start, mention.end, actor.kind, actor.name, mention.basis, mention.confidence,
        role=mention.role,
    )  # fmt: skip


def _merged(nodes: Iterable[Node]) -> list[Node]:
    """Return each node once; what was there first stays, with the mentions of both."""
    held: dict[str, Node] = {}
    for node in nodes:
        first = held.setdefault(node.id, node)
        if isinstance(first, (Actor, Claim, Event)) and first != node:
            held[node.id] = merged(first, node)
    return list(held.values())
