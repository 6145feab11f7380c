"""Adds who says what to the nodes the reader made: voicings, and claims of the words reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.model import Actor, Claim, Document, Node, Voicing
from claimgraph.reading.entities.mentions import Mention, find_mentions, named_in
from claimgraph.reading.passages import Passages, Places, Span, places_of
from claimgraph.reading.voices.attributions import Attribution, find_voices
from claimgraph.reading.voices.heirs import Heirs
from claimgraph.reading.voices.moods import Mood, mood_of
from claimgraph.reading.voices.speakers import Speaker, Speakers
from claimgraph.reading.voices.standing import Standing
from claimgraph.reading.voices.titled import SURE, Titles
from claimgraph.reading.voices.utterances import Utterance, utterances

_Made = list[tuple[Span, Voicing]]
"""The voicings of one attribution, each with the place of its claim."""


def voicing_nodes(document: Document, nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with what is said inside the text: its claims, and who voices them.

    A claim that only reports becomes the claim of what is reported, its citations with it; where a
    claim says more, the reported words become a claim of their own, cited as that one is. Run
    ``actor_nodes`` first, so that speakers are joined to their actors.

    >>> from claimgraph.reading.entities.joining import actor_nodes
    >>> document = Document(text="Norway said that the bridge was safe.")
    >>> sentence = document.cut(0, 37, roles=("sentence",))
    >>> claim = Claim(document=document.id, passage=sentence.id, text=sentence.exact)
    >>> nodes = voicing_nodes(document, actor_nodes(document, [document, sentence, claim]))
    >>> [n.text for n in nodes if isinstance(n, Claim)]
    ['The bridge was safe.']
    >>> sum(isinstance(n, Voicing) for n in nodes)
    1
    """
    spans = Passages(document, nodes).spans
    names = [[(n.start, n.end) for n in found] for found in named_in(document.text, spans)]
    voices = find_voices(document.text, spans, names)
    mentions = find_mentions(document.text, spans)
    return with_voicings(document, nodes, voices, mentions)


def with_voicings(
    document: Document,
    nodes: Sequence[Node],
    voices: Sequence[Attribution],
    mentions: Sequence[Mention],
    confidences: Sequence[float] | None = None,
) -> list[Node]:
    """Return the nodes with attributions found in the text added, as ``voicing_nodes`` does.

    With ``confidences``, one for each attribution, they are somebody's guess: voicings are marked
    as inferred, and claims that are there already stay.
    """
    speakers = Speakers(document.text, mentions)
    spoken = [speakers.of(v.source[0]) if v.source else () for v in voices]
    return _Joiner(document, nodes, voices, spoken, confidences).nodes()


class _Joiner:
    """One document's attributions on their way into its nodes."""

    def __init__(
        self,
        document: Document,
        nodes: Sequence[Node],
        voices: Sequence[Attribution],
        spoken: Sequence[tuple[Speaker, ...]],
        confidences: Sequence[float] | None,
    ) -> None:
        self.document, self.given = document, nodes
        self.voices, self.spoken, self.confidences = voices, spoken, confidences
        self.passages = Passages(document, nodes)
        self.actors = {(n.kind, n.name): n.id for n in nodes if isinstance(n, Actor)}
        self.people = frozenset(self.actors.values())
        self.places = Places(places_of(nodes))
        self.standing = Standing(document, nodes, voices)
        self.titles = Titles(nodes)
        self.heirs = Heirs()
        self.claims: dict[str, Claim] = {}
        self.voicings: dict[int, _Made] = {}

    def nodes(self) -> list[Node]:
        """Return all nodes, with voiced claims in the place of those that only report."""
        for k in range(len(self.voices)):
            self._voice(k, ())
        self.heirs.keep_wider({**self.standing.by_id, **self.claims})
        kept = [
            self._mooded(n) if isinstance(n, Claim) else n
            for n in self.given
            if n.id not in self.claims and not self.heirs.replaced(n.id)
        ]
        voicings = {v.id: v for made in self.voicings.values() for _, v in made}
        relinked = [m for n in kept for m in self.heirs.relinked(n)]
        return [*relinked, *self.claims.values(), *voicings.values(), *self.passages.new]

    # -- voicings -------------------------------------------------------------------------------

    def _voice(self, k: int, seen: tuple[int, ...]) -> _Made:
        """Return the voicings of an attribution, making them and those around it first."""
        if k in self.voicings or k in seen:
            return self.voicings.get(k, [])
        voice = self.voices[k]
        outer = self._voice(voice.within, (*seen, k)) if voice.within is not None else []
        given = self.confidences is not None
        self.voicings[k] = made = [
            (said.words, voicing)
            for said in utterances(voice, self.passages, self.standing.clipped, as_given=given)
            for voicing in self._voicings(k, said, outer)
        ]
        return made

    def _voicings(self, k: int, said: Utterance, outer: _Made) -> Iterator[Voicing]:
        """Yield the voicing of some words, one for each actor who is named as speaking."""
        claim = self._claim(self.voices[k], said)
        cue, *_ = self._ids(self.voices[k].cue)
        speaker, *_ = (*self._ids(self.voices[k].source), None)
        for actor, confidence in self._speakers(k):
            yield Voicing(
                claim=claim.id,
                actor=actor,
                cue=cue,
                speaker=speaker,
                content=self._ids(said.content),
                quotes=self._ids(said.quotes),
                style=self.voices[k].style,
                within=_around(said.words, outer),
                basis="explicit" if confidence is None else "inferred",
                confidence=confidence,
            )

    def _speakers(self, k: int) -> list[tuple[str | None, float | None]]:
        """Return the actors who speak, and how sure that is where it is not said outright."""
        named = [(self.actors.get((s.mention.kind, s.mention.name)), s) for s in self.spoken[k]]
        found = {actor: speaker.confidence for actor, speaker in named if actor}
        if self.confidences is not None:
            return [(actor, self.confidences[k]) for actor in found or (None,)]
        return list(found.items()) or [self._titled(self.voices[k])]

    def _titled(self, voice: Attribution) -> tuple[str | None, float | None]:
        """Return who has the quoted words in a listed title, where the text names nobody."""
        text = self.document.text
        told = None if voice.source else self.titles.speaker(text[a:b] for a, b in voice.quotes)
        return told, SURE if told else None

    def _ids(self, spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(self.passages.at(*span).id for span in spans)

    # -- claims ---------------------------------------------------------------------------------

    def _claim(self, voice: Attribution, said: Utterance) -> Claim:
        """Return the claim of some reported words: the reader's own, or one in its place."""
        holder = self.standing.holder(said.place)
        claim = self._made(said, holder.claim if holder else None)
        if claim.id in self.claims:
            return self.claims[claim.id]
        given = self.confidences is not None
        if given and claim.id in self.standing.by_id:
            return self.standing.by_id[claim.id]
        if holder and holder.claim.id != claim.id:
            replaced = holder.only_reports and voice.within is None and not given
            (self.heirs.replace if replaced else self.heirs.add)(holder.claim.id, claim.id)
        self.claims[claim.id] = claim
        return claim

    def _made(self, said: Utterance, holder: Claim | None) -> Claim:
        """Return a claim of reported words, with what the claim that holds them links to."""
        passage = self.passages.at(*said.place)
        named = self.places.within(passage.start, passage.end)
        text = said.proposition(self.document.text, self.passages.markers)
        claim = Claim(document=self.document.id, passage=passage.id, text=text)
        links = holder or claim
        return claim.model_copy(
            update={
                "kind": links.kind,
                "mentions": tuple(n for n in named if n in self.people),
                "figures": tuple(f for f in links.figures if f in named),
                "about": tuple(e for e in links.about if e in named),
                **self._mood(said.mood),
            }
        )

    def _mood(self, mood: Mood) -> dict[str, object]:
        shown = tuple(sorted(set(self._ids(mood.shown_by))))
        return {"modality": mood.modality, "polarity": mood.polarity, "shown_by": shown}

    def _mooded(self, claim: Claim) -> Claim:
        passage = self.passages.by_id(claim.passage)
        if claim.document != self.document.id or passage is None or claim.modality:
            return claim
        mood = mood_of(self.document.text, passage.start, passage.end)
        return claim.model_copy(update=self._mood(mood))


def _around(words: Span, outer: _Made) -> str | None:
    """Return the voicing that some words are told in: the one they stand in, else the first."""
    holding = [v for span, v in outer if span[0] <= words[0] and words[1] <= span[1]]
    return next((v.id for v in [*holding, *(v for _, v in outer)]), None)
