"""Adds who says what to the nodes the reader made: voicings, and claims of the words reported."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.model import (
    EXPLICIT,
    Actor,
    Citation,
    Claim,
    Document,
    Inference,
    Node,
    Passage,
    Voicing,
)
from claimgraph.reading.actors.mentions import Mention, find_mentions, named_in
from claimgraph.reading.grammar.lexicon import CALENDAR
from claimgraph.reading.grammar.phrases import Sentence
from claimgraph.reading.grammar.tokens import tokenize
from claimgraph.reading.passages import Passages, Places, Span, places_of
from claimgraph.reading.voices.attributions import Attribution, find_voices
from claimgraph.reading.voices.cues import VERBS
from claimgraph.reading.voices.moods import Mood, mood_of
from claimgraph.reading.voices.reported import is_clause, proposition, trimmed
from claimgraph.reading.voices.speakers import Speaker, Speakers

_INSERTED = 3
"""Words between speaker and deed from which they are an insertion."""
_CLAUSAL = frozenset({"that", "tell", "wh"})
"""The frames of verbs that take a clause."""
_LONGEST_INSERTION = 600
"""Code points between speaker and deed beyond which nothing is an insertion."""
_RELATIVE = frozenset({"who", "whose", "whom", "that", "which", "where"})
_OPENING, _CLOSING = frozenset(",(–—-"), frozenset(",)–—-")
_FINITE = frozenset({"AUX", "MODAL", "VERB", "PAST"})


def voicing_nodes(document: Document, nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with what is said inside the text: its claims, and who voices them.

    A claim that only reports becomes the claim of what is reported, its citations with it; where a
    claim says more, the reported words become a claim of their own, cited as that one is. Run
    ``actor_nodes`` first, so that speakers are joined to their actors.

    >>> from claimgraph.reading.actors.joining import actor_nodes
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
    spoken = [speakers.of(v.source[0]) if v.source else None for v in voices]
    return _Joiner(document, nodes, voices, spoken, confidences).nodes()


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim of the reader with its place, and whether it does nothing but report."""

    claim: Claim
    start: int
    end: int
    only_reports: bool


class _Joiner:
    """One document's attributions on their way into its nodes."""

    def __init__(
        self,
        document: Document,
        nodes: Sequence[Node],
        voices: Sequence[Attribution],
        spoken: Sequence[Speaker | None],
        confidences: Sequence[float] | None,
    ) -> None:
        self.document, self.given = document, nodes
        self.confidences = confidences
        self.voices, self.spoken = voices, spoken
        self.passages = Passages(document, nodes)
        self.actors = {(n.kind, n.name): n.id for n in nodes if isinstance(n, Actor)}
        self.places = Places(places_of(nodes))
        self.people = frozenset(self.actors.values())
        self.held = self._held()
        self.starts = [h.start for h in self.held]
        self.known = {h.claim.id: h.claim for h in self.held}
        self.claims: dict[str, Claim] = {}
        self.heirs: dict[str, list[str]] = defaultdict(list)
        self.copied: dict[str, list[str]] = defaultdict(list)
        self.voicings: dict[int, list[tuple[Span, Voicing]]] = {}

    def nodes(self) -> list[Node]:
        """Return all nodes, with voiced claims in the place of those that only report."""
        for k in range(len(self.voices)):
            self._voice(k, ())
        self._keep_what_reports_leave_out()
        kept = [n for n in self.given if n.id not in self.heirs]
        kept = [
            self._mooded(n) if isinstance(n, Claim) and n.id not in self.claims else n for n in kept
        ]
        kept = [n for n in kept if n.id not in self.claims]
        voicings = {v.id: v for found in self.voicings.values() for _, v in found}
        relinked = [m for n in kept for m in self._relinked(n)]
        return [*relinked, *self.claims.values(), *voicings.values(), *self.passages.new]

    # -- the reader's claims --------------------------------------------------------------------

    def _held(self) -> list[_Held]:
        spans = {n.id: n for n in self.given if isinstance(n, Passage)}
        claims = [n for n in self.given if isinstance(n, Claim) and n.passage in spans]
        mine = [(c, spans[c.passage]) for c in claims if c.document == self.document.id]
        mine.sort(key=lambda pair: (pair[1].start, -pair[1].end))
        told = _Told(self.document.text, self.voices)
        return [_Held(c, p.start, p.end, self._only_reports(p, told)) for c, p in mine]

    def _only_reports(self, passage: Passage, told: _Told) -> bool:
        """Whether no finite verb stands outside of what is attributed."""
        spans = told.within(passage.start, passage.end)
        if not spans:
            return False
        tokens = tokenize(self.document.text, passage.start, passage.end)
        tags = Sentence(tokens, frozenset()).tags
        return not any(
            tag in _FINITE
            and not (token.is_capital and token.lower in CALENDAR)  # the month, not the verb "may"
            and not any(a <= token.start < b for a, b in spans)
            for token, tag in zip(tokens, tags, strict=True)
        )

    def _keep_what_reports_leave_out(self) -> None:
        """Keep a claim, beside its heirs, that has a figure which none of them has."""
        for held in self.held:
            heirs = self.heirs.get(held.claim.id, ())
            taken = {f for h in heirs for f in (self.claims.get(h) or self.known[h]).figures}
            if heirs and not taken.issuperset(held.claim.figures):
                self.copied[held.claim.id] += self.heirs.pop(held.claim.id)

    def _holder(self, piece: Span) -> _Held | None:
        """Return the smallest claim of the reader whose words hold a piece of content."""
        last = bisect_left(self.starts, piece[0] + 1)
        near = self.held[max(0, last - 8) : last]
        holding = [h for h in near if h.start <= piece[0] and piece[1] <= h.end + 2]
        return min(holding, key=lambda h: h.end - h.start, default=None)

    # -- voicings -------------------------------------------------------------------------------

    def _voice(self, k: int, seen: tuple[int, ...]) -> list[tuple[Span, Voicing]]:
        """Return the voicings of an attribution, making them and those around it first."""
        if k in self.voicings or k in seen:
            return self.voicings.get(k, [])
        voice = self.voices[k]
        outer = self._voice(voice.within, (*seen, k)) if voice.within is not None else []
        made = [
            (piece, self._voicing(k, piece, parts, outer)) for piece, parts in self._pieces(voice)
        ]
        self.voicings[k] = made
        return made

    def _pieces(self, voice: Attribution) -> Iterator[tuple[Span, tuple[Span, ...]]]:
        """Yield the content sentence by sentence: the longest part, and all parts there."""
        by_sentence: dict[str, list[Span]] = defaultdict(list)
        for span in voice.content:
            for sentence, part in self._by_sentence(span):
                by_sentence[sentence].append(part)
        for parts in by_sentence.values():
            yield max(parts, key=lambda p: p[1] - p[0]), tuple(parts)

    def _by_sentence(self, span: Span) -> Iterator[tuple[str, Span]]:
        whole = self.passages.sentence_at(*span)
        if whole is not None:
            yield whole.id, trimmed(self.document.text, *span)
            return
        for sentence in self.passages.across(*span):
            start, end = max(span[0], sentence.start), min(span[1], sentence.end)
            if any(c.isalnum() for c in self.document.text[start:end]):
                yield sentence.id, trimmed(self.document.text, start, end)

    def _voicing(
        self, k: int, piece: Span, parts: tuple[Span, ...], outer: list[tuple[Span, Voicing]]
    ) -> Voicing:
        voice, speaker = self.voices[k], self.spoken[k]
        claim = self._claim(voice, piece, parts)
        around = [v for span, v in outer if span[0] <= piece[0] and piece[1] <= span[1]]
        actor = self.actors.get((speaker.mention.kind, speaker.mention.name)) if speaker else None
        inferred = actor is not None and speaker is not None and not speaker.explicit
        confidence = speaker.confidence if inferred and speaker else None
        if self.confidences is not None:
            inferred, confidence = True, self.confidences[k]
        return Voicing(
            claim=claim.id,
            actor=actor,
            cue=self.passages.at(*voice.cue[0]).id,
            speaker=self.passages.at(*voice.source[0]).id if voice.source else None,
            quotes=tuple(self.passages.at(*q).id for q in _inner(self.document.text, voice, parts)),
            style=voice.style,
            within=around[0].id if around else outer[0][1].id if outer else None,
            basis="inferred" if inferred else "explicit",
            confidence=confidence,
        )

    def _telling(self, voice: Attribution, parts: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the words that tell of a deed of speech whose content states nothing by itself.

        "The union called for calm" is such; of "the union said that prices fell", only the last
        words are the claim. Words between the speaker and the deed are left out.
        """
        text = self.document.text
        if self.confidences is not None or _states(text, voice, parts):
            return ()
        deed = [*voice.cue, *voice.content]
        start, end = min(s for s, _ in deed), max(e for _, e in deed)
        for source in voice.source:
            if source[0] < start and len(text[source[1] : start].split()) > _INSERTED:
                return source, trimmed(text, start, end)
            start, end = min(start, source[0]), max(end, source[1])
        whole = trimmed(text, start, end)
        return (whole,) if self.passages.sentence_at(*whole) else ()

    def _claim(self, voice: Attribution, piece: Span, parts: tuple[Span, ...]) -> Claim:
        """Return the claim of some reported words: the reader's own, or one in its place."""
        telling = self._telling(voice, parts)
        if telling:  # words in quotation marks stay the place of their claim
            piece, parts = (piece if voice.quotes else telling[-1]), telling
        text = proposition(self.document.text, parts, self.passages.markers, gap=not telling)
        passage = self.passages.at(*piece)
        claim = Claim(document=self.document.id, passage=passage.id, text=text)
        holder = self._holder(piece)
        links = holder.claim if holder else claim
        named = self.places.within(passage.start, passage.end)
        claim = claim.model_copy(
            update={
                "kind": links.kind,
                "mentions": tuple(n for n in named if n in self.people),
                "figures": tuple(f for f in links.figures if f in named),
                "about": tuple(e for e in links.about if e in named),
                **self._mood(voice.mood),
            }
        )
        if claim.id in self.claims:
            return self.claims[claim.id]
        if self.confidences is not None and claim.id in self.known:
            return self.known[claim.id]
        if holder and holder.claim.id != claim.id:
            sure = self.confidences is None
            replaced = sure and holder.only_reports and voice.within is None
            (self.heirs if replaced else self.copied)[holder.claim.id].append(claim.id)
        self.claims[claim.id] = claim
        return claim

    # -- moods and links ------------------------------------------------------------------------

    def _mood(self, mood: Mood) -> dict[str, object]:
        shown = tuple(sorted({self.passages.at(*span).id for span in mood.shown_by}))
        return {"modality": mood.modality, "polarity": mood.polarity, "shown_by": shown}

    def _mooded(self, claim: Claim) -> Claim:
        passage = self.passages.by_id(claim.passage)
        if claim.document != self.document.id or passage is None or claim.modality:
            return claim
        mood = mood_of(self.document.text, passage.start, passage.end)
        return claim.model_copy(update=self._mood(mood))

    def _relinked(self, node: Node) -> Iterator[Node]:
        """Yield a node with its links led to heirs of replaced claims, copied for added ones."""
        match node:
            case Citation():
                heirs = self.heirs.get(node.claim)
                for claim in heirs if heirs else [node.claim]:
                    yield _renewed(node, claim=claim)
                shown = self.copied.get(node.claim, ()) if node.basis in EXPLICIT else ()
                for claim in shown:
                    yield _renewed(node, claim=claim)
            case Inference():
                premises = [h for p in node.premises for h in self.heirs.get(p, [p])]
                for claim in self.heirs.get(node.claim) or [node.claim]:
                    yield _renewed(node, claim=claim, premises=tuple(premises))
            case _:
                yield node


def _renewed(node: Node, **changes: object) -> Node:
    """Return a node with other links, and the id that they give it."""
    fields = {**dict(node), **changes}
    fields.pop("id")
    return type(node)(**fields)


class _Told:
    """The stretches of a text that attributions account for."""

    def __init__(self, text: str, voices: Iterable[Attribution]) -> None:
        outer = [v for v in voices if v.within is None]
        gaps = [(s, e, v.cue[0]) for v in outer for s, e in v.source if e <= v.cue[0][0]]
        before = [(s, cue[1]) for s, e, cue in gaps if _is_insertion(text, e, cue[0])]
        self._spans = sorted(before + [s for v in outer for s in (*v.source, *v.cue, *v.content)])
        self._starts = [s for s, _ in self._spans]

    def within(self, start: int, end: int) -> list[Span]:
        """Return those that begin in, or shortly before, a stretch and reach into it."""
        first = bisect_left(self._starts, start)
        near = self._spans[max(0, first - 12) : bisect_left(self._starts, end)]
        return [(a, b) for a, b in near if b > start]


def _states(text: str, voice: Attribution, parts: tuple[Span, ...]) -> bool:
    """Say whether reported words state something; "called it quiet" has no statement within."""
    if any(text[end - 5 : end].lower().split()[-1:] == ["that"] for _, end in voice.cue):
        return True
    frames = VERBS.get(voice.verb, _CLAUSAL)
    complement = not voice.quotes and not frames & _CLAUSAL
    return not complement and is_clause(text, parts)


def _is_insertion(text: str, start: int, end: int) -> bool:
    """Say whether words between a speaker and the deed only tell who that is: ", who won, said".

    Words with the clause's own verb do not: "The town counted 9 cracks and expects to reopen it".
    """
    if end - start > _LONGEST_INSERTION:
        return False
    sentence = Sentence(tokenize(text, start, end), frozenset())
    words, tags = [t.lower for t in sentence.tokens], sentence.tags
    if not any(tag in _FINITE for tag in tags):
        return True
    last = next((n for n in reversed(range(len(tags))) if tags[n] != "ADV"), 0)
    relative = words[0] in _RELATIVE and words[last] != ","
    aside = words[0] in _OPENING and words[last] in _CLOSING
    resumed = any(w == "," and t in _FINITE for w, t in zip(words, tags[1:], strict=False))
    return (relative or aside) and tags[last] != "CONJ" and not resumed


def _inner(text: str, voice: Attribution, parts: Sequence[Span]) -> list[Span]:
    """Return the quoted words within some parts of the content, without the marks around them."""
    found = []
    for start, end in voice.quotes:
        for a, b in parts:
            left, right = max(start, a), min(end, b)
            if left < right:
                found.append(trimmed(text, left, right, quotes=True))
    return [(a, b) for a, b in found if a < b]
