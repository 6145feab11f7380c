"""Makes all nodes of a text from its layers; here the claims, and who says them in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import prod

from claimgraph.model import Actor, Claim, Inference, Node, Reference, Voicing, unchecked
from claimgraph.model.fields import sorted_unique
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.speakers import SURE, Speakers, Titles
from claimgraph.reading.build.citations import CitationBuilder
from claimgraph.reading.build.entities import Entities, Key
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Span
from claimgraph.reading.text import Text


def claims_of(text: Text, book: PassageBook, entities: Entities) -> list[Claim]:
    """Return the claim of each statement, in their order."""
    return [_claim(statement, text.document.id, book, entities) for statement in text.statements]


def _claim(statement: Statement, document: str, book: PassageBook, entities: Entities) -> Claim:
    factuality, proposal = statement.factuality, statement.proposal
    taken = {(i.start, i.end) for i in statement.inserted if i.start < i.end}
    parts = statement.parts if statement.parts != (statement.span,) else ()
    claim = unchecked(
        Claim,
        document=document,
        passage=book.at(*statement.span, part_of=statement.sentence),
        text=statement.text,
        kind=statement.kind,
        passages=sorted_unique(book.ids(parts)),
        completed_by=sorted_unique(book.ids(sorted(taken))),
        note=_note(statement),
        mentions=entities.actors_within(*statement.span),
        about=entities.events_within(*statement.span),
        figures=entities.figures_within(*statement.span),
        modality=factuality.modality if factuality else None,
        polarity=factuality.polarity if factuality else None,
        shown_by=sorted_unique(book.ids(factuality.shown_by)) if factuality else (),
    )
    if proposal is None:
        sure = _confidence(statement)
        return claim if sure == 1 else claim.but(confidence=sure)
    return claim.but(
        note=proposal.note,
        proposed_by=proposal.by,
        basis="inferred",
        confidence=proposal.confidence,
    )


def _confidence(statement: Statement) -> float:
    """Return how sure it is that the text states a claim: its cut, and each name put in."""
    names = {(i.start, i.end, i.words): i.confidence for i in statement.inserted}
    return round(prod((statement.cut, *names.values())), 2)


def _note(statement: Statement) -> str | None:
    """Return in plain words what was put into a claim, and why, and which unsure rule cut it."""
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
}


def build(text: Text) -> list[Node]:
    """Return the nodes of a text; ids and offsets are final, links are whole.

    The layers of the citation stages must be set. Those of the language's stages may be empty:
    then there are no actors, events, quantities and voicings.
    """
    book = PassageBook(text.document, text.prose)
    book.note_sentences(text.structure, text.labels)
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
    if not text.reports:
        return []
    from claimgraph.reading.build.nodes import voicings_of  # here, as it loads English

    return voicings_of(text, book, claims, entities.actors, cited.references)


_Made = list[tuple[Span, Voicing]]
"""The voicings of one attribution, each with the longest part of the words said."""


def voicings_of(
    text: Text,
    book: PassageBook,
    claims: Sequence[Claim],
    actors: Mapping[Key, Actor],
    references: Sequence[Reference],
) -> list[Voicing]:
    """Return the voicings that the reports of a text tell of, each once.

    Args:
        text: the text with its reports.
        book: where the passages are noted.
        claims: the claim of each statement.
        actors: who may speak, by kind and name.
        references: the listed entries, whose titles may name a speaker whom the text leaves out.
    """
    if not text.reports:
        return []
    builder = _Builder(text, book, claims, actors, Titles(list(actors.values()), references))
    return list(dict.fromkeys(v for k in builder.reports for _, v in builder.of(k)))


class _Builder:
    def __init__(
        self,
        text: Text,
        book: PassageBook,
        claims: Sequence[Claim],
        actors: Mapping[Key, Actor],
        titles: Titles,
    ) -> None:
        self.text, self.book, self.claims = text, book, claims
        self.actors, self.titles = actors, titles
        speakers = text.speakers or Speakers(text.source, text.mentions, text.sentences)
        self.spoken = [speakers.of(v.source[0]) if v.source else () for v in text.attributions]
        self.reports: dict[int, list[Report]] = defaultdict(list)
        for report in text.reports:
            self.reports[report.attribution].append(report)
        self._made: dict[int, _Made] = {}

    def of(self, k: int, seen: tuple[int, ...] = ()) -> _Made:
        """Return the voicings of an attribution, making those it is told in first."""
        if k not in self._made and k not in seen:
            around = self.text.attributions[k].within
            outer = self.of(around, (*seen, k)) if around is not None else []
            self._made[k] = [
                (report.words, voicing)
                for report in self.reports.get(k, ())
                for voicing in self._voicings(report, outer)
            ]
        return self._made.get(k, [])

    def _voicings(self, report: Report, outer: _Made) -> Iterator[Voicing]:
        """Yield the voicing of some words, one for each actor who is named as speaking."""
        voice = self.text.attributions[report.attribution]
        cue, *_ = self.book.ids(voice.cue)
        speaker, *_ = (*self.book.ids(voice.source), None)
        for actor, confidence in self._speakers(report.attribution):
            yield unchecked(
                Voicing,
                claim=self.claims[report.statement].id,
                actor=actor,
                cue=cue,
                speaker=speaker,
                content=sorted_unique(self.book.ids(report.content)),
                quotes=sorted_unique(self.book.ids(report.quotes)),
                style=voice.style,
                within=_around(report.words, outer),
                basis="explicit" if confidence is None else "inferred",
                confidence=confidence,
            )

    def _speakers(self, k: int) -> list[tuple[str | None, float | None]]:
        """Return the actors who speak, and how sure that is where it is not said outright."""
        named = [(self.actors.get((s.mention.kind, s.mention.name)), s) for s in self.spoken[k]]
        found = {actor.id: speaker.confidence for actor, speaker in named if actor}
        voice = self.text.attributions[k]
        if voice.confidence is not None:
            sure = voice.confidence
            return [(a, round(sure * (c or 1), 2)) for a, c in found.items()] or [(None, sure)]
        return list(found.items()) or [self._titled(voice)]

    def _titled(self, voice: Attribution) -> tuple[str | None, float | None]:
        """Return who has the quoted words in a listed title, where the text names nobody."""
        source = self.text.source
        told = None if voice.source else self.titles.speaker(source[a:b] for a, b in voice.quotes)
        return told, SURE if told else None


def _around(words: Span, outer: _Made) -> str | None:
    """Return the voicing that some words are told in: the one they stand in, else the first."""
    holding = [v for span, v in outer if span[0] <= words[0] and words[1] <= span[1]]
    return next((v.id for v in [*holding, *(v for _, v in outer)]), None)
