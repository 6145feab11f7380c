"""Passages cut for the joins: one for each place, held by the sentence it stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimgraph.model import Actor, Document, Event, Figure, Marker, Node, Passage

Span = tuple[int, int]
_LONGEST = 2_500
"""Code points of the longest sentence that is read as one."""
_SKIPPED = frozenset({"chatter", "contents", "boilerplate", "listing"})
"""Sentences that are not of the text proper; nothing is read from them."""


def bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a stretch of text in pieces of some thousand code points at most, cut at blanks.

    >>> list(bounded("a" * 10, 0, 10))
    [(0, 10)]
    """
    while end - start > _LONGEST:
        cut = max(
            text.rfind(" ", start + 1, start + _LONGEST),
            text.rfind("\n", start + 1, start + _LONGEST),
        )
        stop = cut if cut > start else start + _LONGEST
        yield start, stop
        start = stop
    if start < end:
        yield start, end


class Passages:
    """The passages of one document: those there are, and those cut since.

    >>> document = Document(text="It rained.")
    >>> sentence = document.cut(0, 10, roles=("sentence",))
    >>> passages = Passages(document, [sentence])
    >>> passages.at(3, 9).part_of == sentence.id
    True
    >>> [p.exact for p in passages.new]
    ['rained']
    """

    def __init__(self, document: Document, nodes: Iterable[Node]) -> None:
        nodes = list(nodes)
        mine = [n for n in nodes if type(n) is Passage and n.document == document.id]
        self.document = document
        self.new: list[Passage] = []
        self._known = {(p.start, p.end): p for p in mine}
        self._by_id = {p.id: p for p in mine}
        self.sentences: Sequence[Passage] = sorted(
            (p for p in mine if "sentence" in p.roles and p.aside not in _SKIPPED),
            key=lambda p: (p.start, p.end),
        )
        self._starts = [p.start for p in self.sentences]
        self.markers = sorted(
            (n.start, n.end) for n in nodes if isinstance(n, Marker) and n.document == document.id
        )

    def at(self, start: int, end: int) -> Passage:
        """Return the passage from start to end (code points, end excluded), cut if need be."""
        known = self._known.get((start, end))
        if known is None:
            holder = self.sentence_at(start, end)
            known = self.document.cut(start, end, part_of=holder.id if holder else None)
            self._known[(start, end)] = known
            self.new.append(known)
        return known

    @property
    def spans(self) -> list[Span]:
        """Where the sentences are; one too long to be one is cut, so that reading stays linear."""
        return [
            piece for p in self.sentences for piece in bounded(self.document.text, p.start, p.end)
        ]

    def by_id(self, passage: str) -> Passage | None:
        """Return a passage of this document by its id."""
        return self._by_id.get(passage)

    def across(self, start: int, end: int) -> Sequence[Passage]:
        """Return the sentences that share words with a span."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [s for s in self.sentences[first:last] if s.end > start]

    def sentence_at(self, start: int, end: int) -> Passage | None:
        """Return the sentence that holds a span; None when none does."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        sentence = self.sentences[index]
        return sentence if end <= sentence.end else None


class Places:
    """Where things are named, so that those within a stretch of text are found fast.

    >>> Places([(0, 4, "a"), (6, 9, "b")]).within(5, 20)
    ('b',)
    """

    def __init__(self, named: Iterable[tuple[int, int, str]]) -> None:
        self._named = sorted(named)
        self._starts = [start for start, _, _ in self._named]

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of what is named from start to end (code points), each once, sorted."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(sorted({name for _, stop, name in self._named[first:last] if stop <= end}))


def places_of(nodes: Iterable[Node]) -> Iterable[tuple[int, int, str]]:
    """Yield where each actor, event and figure among some nodes is named."""
    held = list(nodes)
    spans = {n.id: (n.start, n.end) for n in held if isinstance(n, Passage)}
    for node in held:
        if isinstance(node, (Actor, Event, Figure)):
            for passage in node.mentioned_in:
                if passage in spans:
                    yield (*spans[passage], node.id)
