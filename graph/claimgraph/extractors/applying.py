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
    Marker,
    Node,
    Passage,
    Reference,
    merged,
)
from claimgraph.reading.attribution.statements import reported_statements
from claimgraph.reading.build.attributions import voicings_of
from claimgraph.reading.build.entities import Entities
from claimgraph.reading.build.nodes import claims_of
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.entities import Mention
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tokens import tokenize
from claimgraph.reading.layers import Statement
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
    found = proposed(extractor, document.text)
    mine = [n for n in nodes if getattr(n, "document", None) == document.id]
    known = {n.name: n for n in mine if isinstance(n, Actor)}
    text = _read(document, mine)
    text.mentions = [_as_known(m, known) for m in found.mentions]
    text.events = found.events
    text.attributions = sorted(found.attributions, key=lambda a: a.span)
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
    claims = [n for n in nodes if isinstance(n, Claim) and n.passage in spans]
    places = ((n, spans[n.passage]) for n in claims)
    text.clauses = [
        Statement(*span, claim.text, text.prose.holding(*span) or span, None, n)
        for n, (claim, span) in enumerate(places)
    ]
    return text


def _build(text: Text, nodes: Sequence[Node], known: Sequence[Actor]) -> list[Node]:
    """Return the nodes of what is proposed; what somebody says is cited as its clause is."""
    text.statements, text.reports = reported_statements(
        text.source, text.prose, text.sentences, text.clauses, text.attributions,
        Places(()), sorted((n.start, n.end) for n in nodes if isinstance(n, Marker)),
    )  # fmt: skip
    book = PassageBook(text.document, text.prose)
    entities = Entities(text, book, known)
    claims = claims_of(text, book, entities)
    references = [n for n in nodes if isinstance(n, Reference)]
    voicings = voicings_of(text, book, claims, entities.actors, references)
    citations = _cited_alike(text.statements, claims, nodes)
    return [*book.passages(), *entities.nodes, *claims, *voicings, *citations]


def _cited_alike(
    statements: Sequence[Statement], claims: Sequence[Claim], nodes: Sequence[Node]
) -> Iterator[Citation]:
    """Yield, for each new claim, the citations that markers show for the clause it stands in."""
    held = [n for n in nodes if isinstance(n, Claim)]
    ids = {claim.id for claim in held}
    shown: dict[str, list[Citation]] = defaultdict(list)
    for node in nodes:
        if isinstance(node, Citation) and node.basis in EXPLICIT:
            shown[node.claim].append(node)
    for statement, claim in zip(statements, claims, strict=True):
        if statement.clause is not None and claim.id not in ids:
            for citation in shown[held[statement.clause].id]:
                fields = {**dict(citation), "claim": claim.id}
                fields.pop("id")
                yield Citation(**fields)


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
