"""What an attribution makes claims of: its content, sentence by sentence, or the deed of speech."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.reading.passages import Passages, Span
from claimgraph.reading.voices.attributions import Attribution
from claimgraph.reading.voices.cues import VERBS
from claimgraph.reading.voices.moods import Mood, reported_mood
from claimgraph.reading.voices.reported import is_clause, proposition, trimmed

_INSERTED = 3
"""Words between speaker and deed from which they are an insertion."""
_CLAUSAL = frozenset({"that", "tell", "wh"})
"""The frames of verbs that take a clause."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of one sentence that somebody is said to say (code points, end excluded).

    ``content`` are all its parts, in order, ``words`` the longest of them; ``telling`` is the whole
    deed of speech where the content states nothing by itself: "The union called for calm".
    """

    content: tuple[Span, ...]
    words: Span
    mood: Mood
    telling: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()

    @property
    def place(self) -> Span:
        """Where its claim stands; words in quotation marks stay the place of their claim."""
        return self.telling[-1] if self.telling and not self.quotes else self.words

    def proposition(self, text: str, markers: Sequence[Span]) -> str:
        """Return it as a sentence."""
        parts = self.telling or self.content
        return proposition(text, parts, markers, gap=not self.telling)


def utterances(
    voice: Attribution, passages: Passages, clipped: Callable[[Span], Span], *, as_given: bool
) -> Iterator[Utterance]:
    """Yield the content of an attribution sentence by sentence, each once.

    ``clipped`` cuts off what is behind the words of a claim, as urls are. With ``as_given``
    content is never cut, nor widened to the deed of speech.
    """
    text = passages.document.text
    by_sentence: dict[str, list[Span]] = defaultdict(list)
    for span in voice.content:
        for sentence, part in _by_sentence(span, passages):
            by_sentence[sentence].append(part if as_given else trimmed(text, *clipped(part)))
    for parts in map(tuple, by_sentence.values()):
        alone = as_given or len(by_sentence) == 1
        mood = voice.mood if alone else reported_mood(text, parts, voice.cue, voice.verb)
        telling = () if as_given or _states(text, voice, parts) else _telling(voice, passages)
        words = max(parts, key=lambda p: p[1] - p[0])
        yield Utterance(parts, words, mood, telling, tuple(_quoted(text, voice, parts)))


def _by_sentence(span: Span, passages: Passages) -> Iterator[tuple[str, Span]]:
    text, whole = passages.document.text, passages.sentence_at(*span)
    if whole is not None:
        yield whole.id, trimmed(text, *span)
        return
    for sentence in passages.across(*span):
        start, end = max(span[0], sentence.start), min(span[1], sentence.end)
        if any(c.isalnum() for c in text[start:end]):
            yield sentence.id, trimmed(text, start, end)


def _states(text: str, voice: Attribution, parts: tuple[Span, ...]) -> bool:
    """Say whether reported words state something; "called it quiet" has no statement within."""
    if any(text[end - 5 : end].lower().split()[-1:] == ["that"] for _, end in voice.cue):
        return True
    frames = VERBS.get(voice.verb, _CLAUSAL)
    complement = not voice.quotes and not frames & _CLAUSAL
    return not complement and is_clause(text, parts)


def _telling(voice: Attribution, passages: Passages) -> tuple[Span, ...]:
    """Return the words that tell of a deed of speech whose content states nothing by itself.

    "The union called for calm" is such; of "the union said that prices fell", only the last
    words are the claim. Words between the speaker and the deed are left out.
    """
    text = passages.document.text
    deed = [*voice.cue, *voice.content]
    start, end = min(s for s, _ in deed), max(e for _, e in deed)
    for source in voice.source:
        if source[0] < start and len(text[source[1] : start].split()) > _INSERTED:
            return source, trimmed(text, start, end)
        start, end = min(start, source[0]), max(end, source[1])
    whole = trimmed(text, start, end)
    return (whole,) if passages.sentence_at(*whole) else ()


def _quoted(text: str, voice: Attribution, parts: Sequence[Span]) -> Iterator[Span]:
    """Yield the quoted words within some parts of the content, without the marks around them."""
    for start, end in voice.quotes:
        for a, b in parts:
            left, right = trimmed(text, max(start, a), min(end, b), quotes=True)
            if left < right:
                yield left, right
