"""What an attribution makes statements of: its content by sentence, or the whole act of speech."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.reading.attribution.cues import VERBS
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.factuality import reported_factuality
from claimgraph.reading.attribution.reported import is_clause, proposition, trimmed
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.layers import Factuality
from claimgraph.reading.places import Span, Stretches

_INSERTED = 3
"""Words between speaker and verb from which they are an insertion."""
_CLAUSAL = frozenset({"that", "tell", "wh"})
"""The frames of verbs that take a clause."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of one sentence that somebody is said to say (code points, end excluded).

    ``content`` are all its parts, in order, ``words`` the longest of them; ``telling`` is the whole
    act of speech where the content states nothing by itself: "The union called for calm".
    """

    content: tuple[Span, ...]
    words: Span
    sentence: Span
    factuality: Factuality
    telling: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()

    @property
    def place(self) -> Span:
        """Where its statement stands; quoted words stay the place of their statement."""
        return self.telling[-1] if self.telling and not self.quotes else self.words

    def proposition(self, text: str, markers: Sequence[Span]) -> str:
        """Return it as a sentence."""
        parts = self.telling or self.content
        return proposition(text, parts, markers, gap=not self.telling)


class Utterances:
    """Cuts the content of attributions into utterances.

    ``clipped`` cuts off what is behind the words of a clause, as urls are.
    """

    def __init__(
        self, text: str, prose: Stretches, sentences: Sentences, clipped: Callable[[Span], Span]
    ) -> None:
        self.text, self.prose, self.sentences, self.clipped = text, prose, sentences, clipped

    def of(self, voice: Attribution) -> Iterator[Utterance]:
        """Yield the content of an attribution sentence by sentence, each once."""
        cue = {t.lower for span in voice.cue for t in self.sentences.part(span).tokens}
        for sentence, parts in self._by_sentence(voice).items():
            said = [self.sentences.part(span) for span in parts]
            factuality = reported_factuality(said, voice.cue, cue, voice.verb)
            given = voice.confidence is not None  # then the words stay as they are
            telling = () if given or self._states(voice, parts) else self._telling(voice)
            words = max(parts, key=lambda p: p[1] - p[0])
            quotes = tuple(_quoted(self.text, voice, parts))
            yield Utterance(parts, words, sentence, factuality, telling, quotes)

    def _by_sentence(self, voice: Attribution) -> dict[Span, tuple[Span, ...]]:
        found: dict[Span, list[Span]] = defaultdict(list)
        for span in voice.content:
            for sentence, part in self._pieces(span):
                cut = part if voice.confidence is not None else self.clipped(part)
                found[sentence].append(trimmed(self.text, *cut))
        return {sentence: tuple(parts) for sentence, parts in found.items()}

    def _pieces(self, span: Span) -> Iterator[tuple[Span, Span]]:
        whole = self.prose.holding(*span)
        if whole is not None:
            yield whole, trimmed(self.text, *span)
            return
        for sentence in self.prose.across(*span):
            start, end = max(span[0], sentence[0]), min(span[1], sentence[1])
            if any(c.isalnum() for c in self.text[start:end]):
                yield sentence, trimmed(self.text, start, end)

    def _states(self, voice: Attribution, parts: tuple[Span, ...]) -> bool:
        """Whether reported words state something; "called it quiet" has no statement within."""
        if any(self.text[end - 5 : end].lower().split()[-1:] == ["that"] for _, end in voice.cue):
            return True
        frames = VERBS.get(voice.verb, _CLAUSAL)
        complement = not voice.quotes and not frames & _CLAUSAL
        return not complement and is_clause(self.sentences.part(*parts))

    def _telling(self, voice: Attribution) -> tuple[Span, ...]:
        """Return the words that tell of an act of speech whose content states nothing by itself.

        "The union called for calm" is such; of "the union said that prices fell", only the last
        words are the statement. Words between the speaker and the verb are left out.
        """
        parts = [*voice.cue, *voice.content]
        start, end = min(s for s, _ in parts), max(e for _, e in parts)
        for source in voice.source:
            if source[0] < start and len(self.text[source[1] : start].split()) > _INSERTED:
                return source, trimmed(self.text, start, end)
            start, end = min(start, source[0]), max(end, source[1])
        whole = trimmed(self.text, start, end)
        return (whole,) if self.prose.holding(*whole) else ()


def _quoted(text: str, voice: Attribution, parts: Sequence[Span]) -> Iterator[Span]:
    """Yield the quoted words within some parts of the content, without the marks around them."""
    for start, end in voice.quotes:
        for a, b in parts:
            left, right = trimmed(text, max(start, a), min(end, b), quotes=True)
            if left < right:
                yield left, right
