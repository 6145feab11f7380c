"""Generated documents for benchmarks: the same for the same seed, in the shape of cited answers.

Each document has 50 claims (or another number) in as many sentences, a list of sources, markers,
citations, and now and then a voice, a figure or an inference. Sources are shared by documents,
their popularity follows Zipf's law, and some are copies of others.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from random import Random

import claimgraph as cg

CLAIMS = 50
"""Claims of one document."""
LISTED = 10
"""Sources one document lists."""
PLACES = ("harbour", "bridge", "railway", "airfield", "power station", "grain store", "school")
DEEDS = ("was closed", "was repaired", "reopened", "was inspected", "changed hands", "was extended")
SPEAKERS = ("Ada Lind", "Tomas Okafor", "Mira Sandoval", "Jonas Wirth", "Leila Haddad")


class Corpus:
    """Documents with so many claims in all, and the sources they cite.

    >>> corpus = Corpus(100)
    >>> len(list(corpus)), len(next(iter(corpus)).claims())
    (2, 50)
    """

    def __init__(
        self, claims: int, seed: int = 7, *, each: int = CLAIMS, paragraph: int = 0
    ) -> None:
        self.count, self._seed = claims // each, seed
        self.each, self.listed = each, min(LISTED, each)
        """Claims of one document, and sources it lists."""
        self._paragraph = paragraph or each
        """Sentences of one paragraph; all stand in one where none is told."""
        self.sources = [_source(n) for n in range(max(claims // 20, LISTED * 2))]
        self._popular = list(accumulate(1 / (n + 1) for n in range(len(self.sources))))

    def __iter__(self) -> Iterator[cg.ClaimGraph]:
        random = Random(self._seed)
        for number in range(self.count):
            yield self._document(number, random)

    def popular(self, random: Random) -> int:
        """Draw a source by Zipf popularity; return its place."""
        return bisect(self._popular, random.random() * self._popular[-1])

    def _document(self, number: int, random: Random) -> cg.ClaimGraph:
        chosen: dict[int, None] = {}
        while len(chosen) < self.listed:
            chosen[self.popular(random)] = None
        listed = [self.sources[place] for place in chosen]
        sentences = [_sentence(random, len(listed)) for _ in range(self.each)]
        return cg.ClaimGraph(
            _nodes(number, sentences, self._paragraph, listed, self.sources, random)
        )


def _source(number: int) -> cg.Source:
    url = f"https://news.example/{number}/article.html"
    upstream = cg.Source(url=f"https://news.example/{number - 1}/article.html").id
    copied = (upstream,) if number % 9 == 8 else ()
    return cg.Source(
        url=url, title=f"Report {number} on the works", publisher=f"Paper {number % 40}",
        published=f"2031-0{number % 9 + 1}-1{number % 10}", copy_of=copied,
    )  # fmt: skip


def _nodes(
    number: int, sentences: list[str], paragraph: int, listed: list[cg.Source],
    known: list[cg.Source], random: Random,
) -> Iterator[cg.model.Node]:  # fmt: skip
    starts = range(0, len(sentences), paragraph)
    prose = "\n\n".join(" ".join(sentences[start : start + paragraph]) for start in starts)
    entries = [f"{n}. {source.title}: {source.url}" for n, source in enumerate(listed, 1)]
    document = cg.Document(
        text=f"Notes {number}\n\n" + prose + "\n\n" + "\n".join(entries),
        title=f"Notes {number}",
    )
    yield document
    yield from listed
    yield from (known[int(s.url.split("/")[3]) - 1] for s in listed if s.copy_of and s.url)
    references = list(_references(document, entries, listed))
    yield from references
    actors = [cg.Actor(document=document.id, name=name, kind="person") for name in SPEAKERS]
    yield from actors
    claims: list[cg.Claim] = []
    place = document.text.index(sentences[0])
    for sentence in sentences:
        place = document.text.index(sentence, place)
        yield from _claim(document, place, sentence, references, actors, claims, random)
        place += len(sentence)


def _sentence(random: Random, listed: int) -> str:
    words = (
        f"The {random.choice(PLACES)} of district {random.randrange(900)} "
        f"{random.choice(DEEDS)} in week {random.randrange(1, 53)}"
    )
    cited = random.random() < 0.5
    return f"{words} [{random.randrange(listed) + 1}]." if cited else f"{words}."


def _references(
    document: cg.Document, entries: list[str], listed: list[cg.Source]
) -> Iterator[cg.Reference]:
    place = document.text.rindex("\n\n") + 2
    for number, (entry, source) in enumerate(zip(entries, listed, strict=True), 1):
        yield cg.Reference(
            document=document.id, start=place, end=place + len(entry), exact=entry,
            source=source.id, number=number, title=source.title, url=source.url,
        )  # fmt: skip
        place += len(entry) + 1


def _claim(
    document: cg.Document, place: int, sentence: str, references: list[cg.Reference],
    actors: list[cg.Actor], claims: list[cg.Claim], random: Random,
) -> Iterator[cg.model.Node]:  # fmt: skip
    words = document.cut(place, place + len(sentence), roles=("sentence",))
    actor = random.choice(actors)
    figure = cg.Figure(
        document=document.id, value=random.randrange(10**6), unit_code="EUR", what="works",
        mentioned_in=(words.id,),
    ) if random.random() < 0.2 else None  # fmt: skip
    claim = cg.Claim(
        document=document.id, passage=words.id, text=sentence.partition(" [")[0].rstrip(".") + ".",
        mentions=(actor.id,), figures=(figure.id,) if figure else (),
    )  # fmt: skip
    yield from (node for node in (words, figure, claim) if node)
    if "[" in sentence:
        yield from _cited(document, place, sentence, references, claim)
    if random.random() < 0.15:
        yield cg.Voicing(claim=claim.id, actor=actor.id, cue=words.id)
    if claims and random.random() < 0.1:
        yield cg.Inference(claim=claim.id, premises=(random.choice(claims).id,))
    claims.append(claim)


def _cited(
    document: cg.Document, place: int, sentence: str, references: list[cg.Reference],
    claim: cg.Claim,
) -> Iterator[cg.model.Node]:  # fmt: skip
    start = sentence.index("[")
    reference = references[int(sentence[start + 1 : -2]) - 1]
    marker = cg.Marker(
        document=document.id, start=place + start, end=place + len(sentence) - 1,
        exact=sentence[start:-1], labels=(sentence[start + 1 : -2],), denotes=(reference.id,),
    )  # fmt: skip
    yield marker
    yield cg.Citation(
        claim=claim.id, source=reference.source, basis="sameSentence", marker=marker.id
    )
