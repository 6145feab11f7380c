"""One document as it is read: its text, the layers of spans over it, the stages that add them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from claimgraph.model import Aside, Document
from claimgraph.reading.places import Hyperlink, Stated

if TYPE_CHECKING:
    from claimgraph.reading.attribution.detect import Attribution
    from claimgraph.reading.attribution.speakers import Speaker
    from claimgraph.reading.entities.names import Mention, Name
    from claimgraph.reading.events.context import EventMention
    from claimgraph.reading.lang.en.sentence import Sentences
    from claimgraph.reading.lang.en.tokens import Token
    from claimgraph.reading.layers import Drawn, Report, Statement
    from claimgraph.reading.places import Span, Stretches
    from claimgraph.reading.quantities.detect import QuantitySpan
    from claimgraph.reading.structure import Structure


class SpeakerFinder(Protocol):
    """Finds the actors that a source phrase means."""

    def of(self, source: Span, /) -> tuple[Speaker, ...]:
        """Return the actors; none where nobody is sure."""


class Text:
    """One document under reading. Stages set layers, each once; offsets count into ``source``.

    A layer that no stage has set yet raises AttributeError; those that only some languages have are
    empty instead.

    Attributes:
        document: the node of the document.
        links: links that the text itself does not spell out.
        stated: who published its sources, and when, where the file had fields for it.
        forced: how its citations are to be read, whatever explains it best.
        structure: blocks, source lists, markers and sentences, and why a sentence makes no claim.
        clauses: what each sentence states, one statement a clause.
        prose: where the sentences of the text proper are, headings included.
        tokens: the tokens of each sentence of the prose. One that runs on for thousands of
            characters is cut, and one that was cut after "Mr." is whole again.
        names: the names in each of these sentences.
        sentences: these sentences with the word class of each token.
        labels: the lines that state nothing, each with the reason.
        mentions: who is mentioned where, in reading order.
        events: what happens, each mention by itself.
        quantities: the quantities stated in each sentence of the prose.
        attributions: who says what inside the text.
        speakers: finds whom a source phrase names, where a language has its own way to.
        proposed: what plug-ins propose that it states.
        statements: what becomes claims: the clauses, and what is said in them.
        reports: which statements are somebody's words.
        inferences: which statements the text draws from which others.
    """

    structure: Structure
    clauses: Sequence[Statement]
    prose: Stretches
    tokens: Sequence[Sequence[Token]]
    names: Sequence[Sequence[Name]]
    sentences: Sentences
    labels: Mapping[Span, Aside]
    mentions: Sequence[Mention]
    events: Sequence[EventMention]
    quantities: Sequence[tuple[Span, Sequence[QuantitySpan]]]
    attributions: Sequence[Attribution]
    speakers: SpeakerFinder | None
    proposed: Sequence[Statement]
    statements: Sequence[Statement]
    reports: Sequence[Report]
    inferences: Sequence[Drawn]

    def __init__(
        self,
        document: Document,
        links: Sequence[Hyperlink] = (),
        forced: str | None = None,
        stated: Sequence[Stated] = (),
    ) -> None:
        self.document, self.links, self.forced, self.stated = document, links, forced, stated
        self.mentions = self.events = self.quantities = self.attributions = self.reports = ()
        self.inferences = self.proposed = ()
        self.labels = {}
        self.speakers = None

    @property
    def source(self) -> str:
        """The text itself."""
        return self.document.text


LAYERS = tuple(Text.__annotations__)
"""The names of the layers."""


class Stage(NamedTuple):
    """One step of reading: the layers it reads, those it writes, and what it does to a text."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[[Text], None]
