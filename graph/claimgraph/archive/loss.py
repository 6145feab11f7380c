"""Loss analysis over an archive: the numbers and rules of all documents, read in one pass.

Only ids and numbers are kept, some hundred bytes a claim; nodes are read when somebody looks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar, cast

import numpy as np

from claimgraph import triples
from claimgraph.analysis.holder import Holder
from claimgraph.analysis.ledger import Ledger, Link, Reckoning, unstated_words
from claimgraph.archive.reading import Reader
from claimgraph.archive.units import SHARED
from claimgraph.errors import ArchiveProblem
from claimgraph.model import ASSERTED, Claim, Node, Notice, Passage
from claimgraph.questions import Counting, Questions
from claimgraph.results import Lazy
from claimgraph.store import Store
from claimgraph.support import Rows, Support
from claimgraph.support.rows import Ints, ints, starts
from claimgraph.vocabulary import FIELDS, ONTOLOGY, class_iri

N = TypeVar("N", bound=Node)


def _nodes(ids: Sequence[str], reader: Reader) -> Lazy[Any]:
    """Return nodes by their ids, each read when it is looked at."""

    def read(keys: Sequence[str]) -> list[Node]:
        held = {node.id: node for node in reader.load(keys)}
        return [held[key] for key in keys]

    return Lazy(len(ids), lambda: ids, read)


class _Passages(Mapping[str, Passage]):
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
class _Links:
    """Links of one kind: their ids, what each makes stand, what it needs, and how sure it is."""

    ids: list[str]
    heads: Ints
    bodies: Rows
    asserted: np.ndarray[Any, np.dtype[np.bool_]]
    confidence: np.ndarray[Any, np.dtype[np.float64]]

    def counting(self, counting: Counting, least: float) -> Ints:
        """Return the places of the links that count."""
        sure = ~(self.confidence < least)  # one that says nothing is sure
        return ints(np.flatnonzero(sure & (self.asserted | (counting == "candidates"))))


@dataclass(frozen=True)
class ArchiveLedger(Ledger):
    """A ledger whose links are arrays, and whose nodes are read when looked at."""

    reader: Reader = field(kw_only=True)
    links: tuple[_Links, ...] = field(kw_only=True, repr=False)
    words: Callable[[str], Iterator[tuple[str, str]]] = field(kw_only=True, repr=False)
    """Finds the passages of a document that are quoted or hold claims, each with its node."""

    def some_claims(self, places: Sequence[int]) -> Sequence[Claim]:
        ids = [self.ids[self.grounds + place] for place in places]
        return _nodes(ids, self.reader)

    def words_in(self, documents: Collection[str]) -> Iterator[tuple[int, Passage]]:
        for document in documents:
            numbers: dict[str, list[int]] = {}
            for passage, node in self.words(document):
                numbers.setdefault(passage, []).append(self.number[node])
            for words in self.reader.load(numbers):
                yield from ((number, cast("Passage", words)) for number in numbers[words.id])

    def _reckon(self, counting: Counting, min_confidence: float) -> Reckoning:
        chosen = [(kind, kind.counting(counting, min_confidence)) for kind in self.links]
        heads = np.concatenate([kind.heads[places] for kind, places in chosen])
        sizes = np.concatenate([kind.bodies.sizes(places) for kind, places in chosen])
        body = np.concatenate([kind.bodies[places] for kind, places in chosen])
        order = np.argsort(heads, kind="stable")
        ids = [kind.ids[place] for kind, places in chosen for place in places.tolist()]
        bodies = Rows(starts(sizes), body)[order]
        index = Support.of(self.grounds, len(self.ids), heads[order], sizes[order], bodies)
        links: Sequence[Link] = _nodes([ids[place] for place in order.tolist()], self.reader)
        return Reckoning(index, links)


def read_ledger(store: Store, base: str) -> ArchiveLedger:
    """Read the ledger of everything a store holds."""
    return _Reading(store, base).ledger()


class _Reading:
    """One pass over a store."""

    def __init__(self, store: Store, base: str) -> None:
        self._store, self._base = store, base
        self._reader = Reader(store, base)

    def ledger(self) -> ArchiveLedger:
        """Number everything, then read the links as numbers."""
        sources = sorted(row[0] for row in self._rows("?s a <source>", "s"))
        claims = self._claims()
        evidence = self._evidence()
        texts = self._texts(evidence)
        quoted = dict.fromkeys(p for found in evidence.values() for p in found)
        unstated = [unstated_words(s) for s in dict.fromkeys(s for t in texts.values() for s in t)]
        ids = (*sources, *quoted, *unstated, *claims)
        number = {node: place for place, node in enumerate(ids)}
        links = (
            self._copies(number),
            self._citations(number, evidence),
            self._inferences(number),
        )
        read = self._reader
        return ArchiveLedger(
            ids, number, len(ids) - len(claims), _nodes(sources, read), _nodes(links[1].ids, read),
            _nodes(links[2].ids, read), _nodes(claims, read), _Passages(quoted, read), texts,
            reader=read, links=links, words=self._words,
        )  # fmt: skip

    def _words(self, document: str) -> Iterator[tuple[str, str]]:
        """Yield the passages of a document that hold claims, or are quoted, with what has them."""
        home = f"VALUES ?d {{ <{triples.iri(document, self._base)}> }} "
        yield from self._rows(f"{home} ?c <claim.document> ?d ; <claim.passage> ?p", "p", "c")
        quoted = f"{home} ?p <passage.document> ?d . ?x <citation.evidence> ?p"
        yield from {(passage, passage): None for (passage,) in self._rows(quoted, "p")}

    def _claims(self) -> list[str]:
        """Return the claims in reading order."""
        pattern = "?c a <claim> ; <claim.document> ?d ; <claim.passage> ?p . "
        pattern += "?p <passage.start> ?s ; <passage.end> ?e"
        found = self._rows(pattern, "d", "s", "e", "c")
        return [row[3] for row in sorted((d, int(s), int(e), c) for d, s, e, c in found)]

    def _evidence(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for citation, passage in self._rows("?c <citation.evidence> ?p", "c", "p"):
            found.setdefault(citation, []).append(passage)
        return {citation: sorted(passages) for citation, passages in found.items()}

    def _texts(self, evidence: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
        """Return, for each document, the sources whose text it is known to hold."""
        found: dict[str, set[str]] = {}
        for document, source in (
            *self._rows(_SAME_URL, "d", "s"),
            *self._rows(_QUOTED, "d", "s"),
            *self._rows(_NOTICED, "d", "s"),
        ):
            found.setdefault(document, set()).add(source)
        return {document: frozenset(held) for document, held in found.items()}

    def _copies(self, number: Mapping[str, int]) -> _Links:
        bodies: dict[str, list[int]] = {}
        for source, upstream in self._rows("?s <source.copy_of> ?u", "s", "u"):
            bodies.setdefault(source, []).append(number[upstream])
        return _links([(s, number[s], sorted(b), True, None) for s, b in sorted(bodies.items())])

    def _citations(self, number: Mapping[str, int], evidence: Mapping[str, list[str]]) -> _Links:
        pattern = "?x <citation.claim> ?c ; <citation.source> ?s ; <citation.basis> ?b . "
        pattern += "OPTIONAL { ?x <citation.confidence> ?f }"
        found = []
        for one, claim, source, basis, sure in self._rows(pattern, "x", "c", "s", "b", "f"):
            body = [number[source], *(number[p] for p in evidence.get(one, ()))]
            if len(body) == 1 and (words := unstated_words(source)) in number:
                body.append(number[words])
            found.append((one, number[claim], body, basis in ASSERTED, sure))
        return _links(found)

    def _inferences(self, number: Mapping[str, int]) -> _Links:
        pattern = "?x <inference.claim> ?c ; <inference.premises> ?p ; <inference.basis> ?b . "
        pattern += "OPTIONAL { ?x <inference.confidence> ?f }"
        held: dict[str, tuple[str, str, str | None, list[str]]] = {}
        for one, claim, premise, basis, sure in self._rows(pattern, "x", "c", "p", "b", "f"):
            held.setdefault(one, (claim, basis, sure, []))[3].append(premise)
        return _links(
            [
                (one, number[claim], sorted(number[p] for p in premises), basis in ASSERTED, sure)
                for one, (claim, basis, sure, premises) in sorted(held.items())
                if all(p in number for p in premises)  # one that is held nowhere cannot stand
            ]
        )

    def _rows(self, pattern: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a pattern, ids and concepts short; ``<noun.field>`` is a property."""
        for noun, fields in FIELDS.items():
            pattern = pattern.replace(f"<{noun}>", f"<{class_iri(noun)}>")
            for name, prop in fields.items():
                pattern = pattern.replace(f"<{noun}.{name}>", f"<{prop.iri}>")
        chosen = " ".join(f"?{column}" for column in columns)
        for row in self._store.stream(f"SELECT {chosen} {{ {pattern} }}"):
            yield tuple(self._short(value) for value in row)

    def _short(self, value: str | None) -> str | None:
        if value is None:
            return None
        return value.removeprefix(self._base).removeprefix(ONTOLOGY)


_SAME_URL = f"?d a <document> ; <document.origin> ?o . GRAPH <{SHARED}> {{ ?s <source.url> ?u }} "
_SAME_URL += "FILTER(STR(?u) = STR(?o))"
_QUOTED = "?x <citation.evidence> ?p ; <citation.source> ?s . ?p <passage.document> ?d"
_NOTICED = "?x <notice.passages> ?p ; <notice.source> ?s . ?p <passage.document> ?d"


def _links(found: list[tuple[str, int, list[int], bool, str | None]]) -> _Links:
    sizes = [len(body) for _, _, body, _, _ in found]
    return _Links(
        [one for one, _, _, _, _ in found],
        ints([head for _, head, _, _, _ in found]),
        Rows(starts(sizes), ints([node for _, _, body, _, _ in found for node in body])),
        np.array([asserted for _, _, _, asserted, _ in found], dtype=bool),
        np.array([np.nan if sure is None else float(sure) for _, _, _, _, sure in found]),
    )


class Analysed(Holder):
    """An archive as the analyses see it."""

    def __init__(self, held: Questions, store: Store, ledger: Ledger) -> None:
        self.base = held.base
        self._held, self._store, self._read = held, store, ledger
        self._reader = Reader(store, held.base)

    @property
    def ledger(self) -> Ledger:
        return self._read

    def all(self, noun: type[N]) -> tuple[N, ...]:
        if noun is not Notice:
            raise ArchiveProblem("an archive reads its nodes one document at a time")
        kind = class_iri("notice")
        found = self._store.match(predicate=triples.RDF_TYPE, value=kind, graph=SHARED)
        ids = [quad.subject.removeprefix(self.base) for quad in found]
        return cast("tuple[N, ...]", tuple(self._reader.nodes(ids)))

    def handle(self, node: Node | str) -> str:
        return node if isinstance(node, str) else node.id

    def spoken(self, node: str) -> str:
        found = self._reader.load([node])
        return f"“{found[0].label}”" if found and found[0].noun == "source" else node

    def changed(self, *, drop: Iterable[str] = (), add: Iterable[Node] = ()) -> Self:
        raise ArchiveProblem("an archive is changed by replace()")

    def _select(self, query: str) -> Any:
        return self._held._select(query)

    def _resolve(self, noun: str, name: Any, document: Any = None) -> tuple[str, ...]:
        return self._held._resolve(noun, name, document)

    def _nodes(self, ids: Iterable[str]) -> Any:
        return self._held._nodes(ids)

    def _row(self, node: Node) -> Mapping[str, object]:
        return self._held._row(node)
