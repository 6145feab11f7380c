"""Loss analysis over an archive: the numbers and rules of all documents.

Only ids and numbers are kept, some hundred bytes a claim; nodes are read when somebody looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, cast

import numpy as np

from claimgraph import rdf
from claimgraph.analysis.holder import ids_named, one_named
from claimgraph.analysis.rule_base import INSIDE, ONE_OF, IndexedLinks, Link, OpenLink, RuleBase
from claimgraph.archive.load import Reader
from claimgraph.archive.units import SHARED
from claimgraph.model import Claim, Node, Notice, Passage
from claimgraph.questions import Counting, Name, Questions
from claimgraph.rdf.vocabulary import FIELDS, class_iri
from claimgraph.store import Store
from claimgraph.support import CompressedRows, RuleIndex
from claimgraph.support.csr import Ints, ints, starts

_MARKER = FIELDS["citation"]["marker"].iri
OPEN = ("", INSIDE, ONE_OF)
"""The bases of citations that leave something open, by the number that arrays hold for each."""


class Passages(Mapping[str, Passage]):
    """Passages by id; those known beforehand are the quoted ones."""

    def __init__(self, quoted: Iterable[str], reader: Reader) -> None:
        self._quoted, self._reader = dict.fromkeys(quoted), reader

    def __getitem__(self, name: str) -> Passage:
        found = self._reader.load([name])
        if not found or not isinstance(found[0], Passage):
            raise KeyError(name)
        return found[0]

    def __contains__(self, name: object) -> bool:
        return name in self._quoted

    def __iter__(self) -> Iterator[str]:
        return iter(self._quoted)

    def __len__(self) -> int:
        return len(self._quoted)


@dataclass(frozen=True)
class Links:
    """Links of one kind: their ids, what each makes stand, what it needs, and how sure it is."""

    ids: list[str]
    heads: Ints
    bodies: CompressedRows
    asserted: np.ndarray[Any, np.dtype[np.bool_]]
    open: np.ndarray[Any, np.dtype[np.int8]]
    """Which are citations that leave something open: the place of their basis in ``OPEN``, or 0."""
    confidence: np.ndarray[Any, np.dtype[np.float64]]

    def counting(self, counting: Counting, least: float) -> Ints:
        """Return the places of the links that count."""
        sure = ~(self.confidence < least)  # one that says nothing is sure
        return ints(np.flatnonzero(sure & (self.asserted | (counting == "candidates"))))


@dataclass(frozen=True)
class ArchiveRuleBase(RuleBase):
    """A rule base whose links are arrays, and whose nodes are read when looked at."""

    reader: Reader = field(kw_only=True)
    links: tuple[Links, Links, Links] = field(kw_only=True, repr=False)
    """Copies, citations and inferences."""
    homes: Sequence[str] = field(kw_only=True, repr=False)
    """The document of each claim."""
    words: Callable[[str], Iterator[tuple[str, str]]] = field(kw_only=True, repr=False)
    """Finds the passages of a document that are quoted or hold claims, each with its node."""

    @cached_property
    def homes_of_words(self) -> Mapping[str, Sequence[str]]:
        """The documents that hold words of each source."""
        found: dict[str, list[str]] = defaultdict(list)
        for home, sources in self.texts.items():
            for source in sources:
                found[source].append(home)
        return found

    def some_claims(self, places: Sequence[int]) -> Sequence[Claim]:
        return claims_of([self], [places], self.reader)

    def open_links(self, claims: Collection[int]) -> Mapping[int, Sequence[OpenLink]]:
        found: dict[int, list[OpenLink]] = defaultdict(list)
        _, cited, _ = self.links
        of_these = np.isin(cited.heads, ints(list(claims)))
        for place in np.flatnonzero((cited.open > 0) & of_these).tolist():
            source = int(cited.bodies.row(place).min())  # sources are numbered first
            for marker in self.reader.told(cited.ids[place], _MARKER):
                one = OpenLink(marker, OPEN[cited.open[place]], source)
                found[int(cited.heads[place])].append(one)
        return found

    def words_in(self, documents: Collection[str]) -> Iterator[tuple[int, Passage]]:
        for document in documents:
            numbers: dict[str, list[int]] = {}
            for passage, node in self.words(document):
                if node in self.number:
                    numbers.setdefault(passage, []).append(self.number[node])
            for words in self.reader.load(numbers):
                yield from ((number, cast("Passage", words)) for number in numbers[words.id])

    def _make(self, counting: Counting, min_confidence: float) -> IndexedLinks:
        chosen = [(kind, kind.counting(counting, min_confidence)) for kind in self.links]
        heads = np.concatenate([kind.heads[places] for kind, places in chosen])
        sizes = np.concatenate([kind.bodies.sizes(places) for kind, places in chosen])
        body = np.concatenate([kind.bodies[places] for kind, places in chosen])
        order = np.argsort(heads, kind="stable")
        ids = [kind.ids[place] for kind, places in chosen for place in places.tolist()]
        bodies = CompressedRows(starts(sizes), body)[order]
        index = RuleIndex.of(self.grounds, len(self.ids), heads[order], sizes[order], bodies)
        links: Sequence[Link] = self.reader.lazily([ids[place] for place in order.tolist()])
        return IndexedLinks(index, links)


class ArchiveLossHolder:
    """An archive as loss analysis reads it: a ``LossHolder`` of rules and names, not of nodes.

    Args:
        held: the archive, for what names mean.
        store: where its nodes are read from.
        read: reads the rules of all documents, in parts.
        near: reads the rules that the loss of some sources and passages can reach, in parts; None
            where only all are to be had.
    """

    def __init__(
        self,
        held: Questions,
        store: Store,
        read: Callable[[], Sequence[ArchiveRuleBase]],
        near: Callable[[Iterable[str], Iterable[str]], Sequence[ArchiveRuleBase]] | None = None,
    ) -> None:
        self.base = held.base
        self._held, self._store, self._read, self._near = held, store, read, near
        self._reader = Reader(store, held.base)

    @cached_property
    def rule_bases(self) -> Sequence[ArchiveRuleBase]:
        return self._read()

    def claims_at(self, places: Sequence[Sequence[int]]) -> Sequence[Claim]:
        return claims_of(self.rule_bases, places, self._reader)

    def around(self, sources: Sequence[str], passages: Sequence[str]) -> ArchiveLossHolder:
        read, notices = self._near, self._notices()
        if read is None:
            return self
        lost = [*sources, *(notice.source for notice in notices)]
        words = [*passages, *(one for notice in notices for one in notice.passages)]
        return ArchiveLossHolder(self._held, self._store, lambda: read(lost, words))

    @cached_property
    def _told(self) -> Sequence[Notice]:
        kind = class_iri("notice")
        found = self._store.match(predicate=rdf.RDF_TYPE, value=kind, graph=SHARED)
        ids = [quad.subject.removeprefix(self.base) for quad in found]
        notices = cast("list[Notice]", list(self._reader.nodes(ids)))
        passages = {passage for notice in notices for passage in notice.passages}
        held = {node.id for node in self._reader.load(passages)}
        return [n for n in notices if held.issuperset(n.passages)]  # others wait for their words

    def _notices(self) -> Sequence[Notice]:
        return self._told

    def nodes(self, ids: list[str]) -> list[Node]:
        return list(self._held._nodes(ids))

    def handle(self, node: Node | str) -> str:
        return node if isinstance(node, str) else node.id

    def spoken(self, node: str) -> str:
        found = self._reader.load([node])
        return f"“{found[0].label}”" if found and found[0].noun == "source" else node

    def named(self, noun: str, names: Name | Iterable[Name]) -> tuple[str, ...]:
        return ids_named(self._held._resolve, noun, names)

    def one(self, noun: str, name: Name) -> str:
        return one_named(self._held._resolve, noun, name)


def claims_of(
    parts: Sequence[ArchiveRuleBase], places: Sequence[Sequence[int]], reader: Reader
) -> Sequence[Claim]:
    """Return the claims at some places of each part, in reading order; each is read when seen."""

    def order() -> list[str]:
        found = [
            (part.homes[place], part.ids[part.grounds + place])
            for part, some in zip(parts, places, strict=True)
            for place in some
        ]
        if len(parts) > 1:
            found.sort(key=itemgetter(0))  # a part is in order, and has whole documents
        return [claim for _, claim in found]

    return reader.ordered(sum(map(len, places)), order)
