"""The passages of a document: noted by place while nodes link to them, made once at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimgraph.model import Aside, Document, Passage, Role, passage_id, unchecked
from claimgraph.reading.places import Span, Stretches
from claimgraph.reading.structure import Structure

_PARAGRAPHS = ("prose", "item", "row")
_NONE: Mapping[Span, Aside] = {}


@dataclass(slots=True)
class _Noted:
    """What is known of one span: its id, its roles, why it makes no claim, what holds it."""

    id: str
    roles: tuple[Role, ...] = ()
    aside: Aside | None = None
    part_of: str | None = None


class PassageBook:
    """The passages of one document.

    ``prose`` holds the sentences that a passage noted later is part of.

    >>> book = PassageBook(Document(text="It rained."), Stretches([(0, 10)]))
    >>> book.at(3, 9) == f"{book.document.id}#char=3,9"
    True
    >>> [(p.exact, p.part_of is not None) for p in book.passages()]
    [('rained', True)]
    """

    def __init__(self, document: Document, prose: Stretches) -> None:
        self.document, self._prose = document, prose
        self._noted: dict[Span, _Noted] = {}

    def note_sentences(self, found: Structure, labels: Mapping[Span, Aside] = _NONE) -> None:
        """Note each sentence, with the paragraph it is part of and why it makes no claim."""
        for sentence, reason in zip(found.sentences, found.reasons, strict=True):
            block = found.blocks[sentence.block]
            span, whole = (sentence.start, sentence.end), (block.start, block.end)
            reason = labels.get(span, reason)
            roles: tuple[Role, ...] = ("sentence",)
            if block.kind == "heading" or reason == "heading":
                roles = ("heading", "sentence")
            elif block.kind in _PARAGRAPHS:
                self._note(whole, ("paragraph",))
            noted = self._note(span, roles, whole if whole in self._noted else None)
            noted.aside = reason

    def at(self, start: int, end: int, *, part_of: Span | None = None) -> str:
        """Return the id of the passage from start to end (code points, end excluded)."""
        span = (start, end)
        noted = self._noted.get(span)
        if noted is None:
            noted = self._note(span, (), part_of or self._prose.holding(start, end))
        return noted.id

    def ids(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Return the ids of several passages."""
        return tuple([self.at(*span) for span in spans])

    def passages(self) -> Iterator[Passage]:
        """Yield all that were noted."""
        document, text = self.document.id, self.document.text
        for (start, end), noted in self._noted.items():
            yield unchecked(
                Passage, id=noted.id, document=document, start=start, end=end,
                exact=text[start:end], roles=noted.roles, aside=noted.aside, part_of=noted.part_of,
            )  # fmt: skip

    def _note(self, span: Span, roles: tuple[Role, ...], part_of: Span | None = None) -> _Noted:
        """Note a span with roles, which are in order, besides those that it has."""
        noted = self._noted.get(span)
        if noted is None:
            noted = self._noted[span] = _Noted(self._id(span), roles)
        elif roles and roles != noted.roles:
            noted.roles = tuple(sorted({*noted.roles, *roles}))
        if part_of is not None and part_of != span and noted.part_of is None:
            held = self._noted.get(part_of)
            noted.part_of = held.id if held else self._id(part_of)
        return noted

    def _id(self, span: Span) -> str:
        return passage_id(self.document.id, *span)
