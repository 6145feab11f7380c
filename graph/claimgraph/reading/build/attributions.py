"""Voicings: who says which claim inside the text, in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimgraph.memory import made_once
from claimgraph.model import Actor, Claim, Reference, Voicing, unchecked
from claimgraph.model.fields import sorted_unique
from claimgraph.reading.attribution.detect import Attribution, find_attributions
from claimgraph.reading.attribution.speakers import Speakers
from claimgraph.reading.build.entities import Key
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.entities.mentions import named_in
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import tokenize
from claimgraph.reading.lang.word_lists import share
from claimgraph.reading.layers import Report
from claimgraph.reading.places import Span
from claimgraph.reading.text import Text

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
        whose = self._whose(report.attribution)
        cue, *_ = self.book.ids(voice.cue)
        speaker, *_ = (*self.book.ids(self.text.attributions[whose].source), None)
        for actor, confidence in self._speakers(whose):
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

    def _whose(self, k: int) -> int:
        """Return the attribution that names who speaks: “I thought it was gas,” the cook said."""
        voice = self.text.attributions[k]
        around = voice.within
        own = [self.text.source[slice(*span)] for span in voice.source] == ["I"]
        if not own or around is None:
            return k
        outer = self.text.attributions[around]
        quoted = any(a <= voice.source[0][0] < b for a, b in outer.quotes)
        return around if quoted and outer.source else k

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


SURE = share("claimgraph.reading.attribution", "title")
"""How sure it is that who has the words in a title has them in the text."""


_LONGEST = 400
"""Code points of the longest title that is read."""


_FEWEST = 6
"""Letters of the shortest quoted words that are known again."""


class Titles:
    """The quotations in the titles of listed sources, with the actors that the titles give them to.

    >>> lind = Actor(document="d", kind="person", name="Lind", id="lind")
    >>> entry = Reference(document="d", start=0, end=1, exact="x", source="s",
    ...                   title="Bridge ‘a death trap’, Lind says")
    >>> titles = Titles([lind], [entry])
    >>> titles.speaker(["A death trap"]), titles.speaker(["a bargain"])
    ('lind', None)
    """

    def __init__(self, actors: Sequence[Actor], references: Sequence[Reference]) -> None:
        self._actors, self._references = actors, references

    def speaker(self, quoted: Iterable[str]) -> str | None:
        """Return the one actor who has some quoted words in a title; None where no one has."""
        found = {actor for words in quoted for actor in self._speakers.get(_letters(words), ())}
        return found.pop() if len(found) == 1 else None

    @made_once
    def _speakers(self) -> dict[str, set[str]]:
        """Return by quoted words of titles who is named as saying them: "Orr: “We will pay”"."""
        named = {
            name.casefold(): actor.id
            for actor in self._actors
            for name in (actor.name, *actor.aliases)
        }
        found: dict[str, set[str]] = defaultdict(set)
        for title in dict.fromkeys(r.title for r in self._references if r.title):
            for who, words in _told(title):
                if who.casefold() in named and len(words) >= _FEWEST:
                    found[words].add(named[who.casefold()])
        return found


def _told(title: str) -> Iterable[tuple[str, str]]:
    """Yield who has which quoted words in a title."""
    if len(title) > _LONGEST:
        return
    tokens = tokenize(title)
    [names] = named_in(title, [tokens])
    for voice in find_attributions(title, [Sentence.named(tokens, names)]):
        for start, end in voice.source:
            for quote in voice.quotes:
                yield title[start:end], _letters(title[slice(*quote)])


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
