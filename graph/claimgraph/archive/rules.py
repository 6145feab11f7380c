"""The rule base of an archive, read by one query that is streamed once into arrays.

A name is numbered when it is first seen, and of a row only its numbers are kept. When all rows are
there, in whatever order they came, the names are numbered anew as a rule base has them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from claimgraph import rdf
from claimgraph.analysis.rule_base import unstated_words
from claimgraph.archive.load import Reader
from claimgraph.archive.loss import OPEN, ArchiveRuleBase, Links, Passages
from claimgraph.archive.units import SHARED
from claimgraph.model import ASSERTED, Passage
from claimgraph.progress import tracked
from claimgraph.rdf.vocabulary import FIELDS, ONTOLOGY, class_iri
from claimgraph.store import Store
from claimgraph.support import CompressedRows
from claimgraph.support.csr import Ints, ints, starts

Value = str | None
SPAN = 19
"""Longer than this, two numbers with a comma are no offsets (characters)."""


def read_rule_base(store: Store, base: str) -> ArchiveRuleBase:
    """Read the rule base of everything a store holds."""
    seen, reader = SeenLinks(), Reader(store, base)
    takes = {kind: getattr(seen, kind) for kind in _ROWS}
    for kind, x, a, b, basis, text in tracked(store.stream(_EVERYTHING), "links"):
        short = ((name or "").removeprefix(base) for name in (x, a, b))
        takes[kind or ""](*short, basis, text)
    seen.look_up(reader)
    return seen.rule_base(reader, partial(words_of, store, base))


def words_of(store: Store, base: str, document: str) -> Iterator[tuple[str, str]]:
    """Yield the passages of a document that hold claims, or are quoted, with what has them."""
    home = f"VALUES ?d {{ <{rdf.iri(document, base)}> }}"
    for claim, passage in store.stream(f"SELECT ?c ?p {{ {home} {_HOLDING} }}"):
        yield (passage or "").removeprefix(base), (claim or "").removeprefix(base)
    for (passage,) in store.stream(f"SELECT DISTINCT ?p {{ {home} {_QUOTED} }}"):
        yield (name := (passage or "").removeprefix(base)), name


def _pattern(text: str) -> str:
    """Return a pattern in which ``<noun>`` is a class and ``<noun.field>`` a property."""
    for noun, fields in FIELDS.items():
        text = text.replace(f"<{noun}>", f"<{class_iri(noun)}>")
        for name, prop in fields.items():
            text = text.replace(f"<{noun}.{name}>", f"<{prop.iri}>")
    return text


_ROWS = {
    "source": "?a a <source>",
    "url": f"GRAPH <{SHARED}> {{ ?a <source.url> ?text }}",
    "origin": "?a <document.origin> ?text",
    "notice": "?x <notice.passages> ?p ; <notice.source> ?b . ?p <passage.document> ?a",
    "claim": "?a <claim.passage> ?b",
    "copy": "?a <source.copy_of> ?b",
    "citation": "?x <citation.claim> ?a ; <citation.source> ?b ; <citation.basis> ?basis . "
    "OPTIONAL { ?x <citation.confidence> ?text }",
    "evidence": "?x <citation.evidence> ?a . ?a <passage.document> ?b",
    "inference": "?x <inference.claim> ?a ; <inference.premises> ?b ; <inference.basis> ?basis . "
    "OPTIONAL { ?x <inference.confidence> ?text }",
}
_EVERYTHING = "SELECT ?kind ?x ?a ?b ?basis ?text {{ {} }}".format(
    " UNION ".join(f'{{ {_pattern(p)} BIND("{kind}" AS ?kind) }}' for kind, p in _ROWS.items())
)
_HOLDING = _pattern("?c <claim.document> ?d ; <claim.passage> ?p")
_QUOTED = _pattern("?p <passage.document> ?d . ?c a <citation> ; <citation.evidence> ?p")
_ASSERTED = frozenset(ONTOLOGY + basis for basis in ASSERTED)
_OPEN = {ONTOLOGY + basis: place for place, basis in enumerate(OPEN) if basis}


class _Names(dict[str, int]):
    """Numbers for names, in the order in which they are first asked for."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


class _Found:
    """The links of one kind as they come: a head for each, and pairs of link and body."""

    def __init__(self) -> None:
        self.number = _Names()
        self._links, self._heads = array("i"), array("i")
        self._stated, self._open, self._sure = array("b"), array("b"), array("d")
        self._of, self._bodies = array("i"), array("i")

    def add(self, link: str, head: int, basis: Value, sure: Value) -> None:
        """Take in what a link makes stand, on which basis; None where it needs none."""
        self._links.append(self.number[link])
        self._heads.append(head)
        self._stated.append(basis is None or basis in _ASSERTED)
        self._open.append(_OPEN.get(basis or "", 0))
        self._sure.append(np.nan if sure is None else float(sure))

    def needs(self, link: str, body: int) -> None:
        """Take in one of the nodes that a link needs."""
        self._of.append(self.number[link])
        self._bodies.append(body)

    def links(self, final: Ints, words: Ints | None = None) -> Links:
        """Return the links in the order of their ids, by the final numbers of their nodes.

        Args:
            final: the final number of each node, -1 for one that is not held.
            words: the final number of a source's unstated words, -1 where there are none; a link
                that needs nothing but the source rests on them too.
        """
        ids = list(self.number)
        of, bodies = self._pairs(final, words)
        heads, sure = np.full(len(ids), -1), np.empty(len(ids))
        asserted, still_open = np.zeros(len(ids), bool), np.zeros(len(ids), np.int8)
        places = ints(self._links)
        heads[places], sure[places] = final[self._heads], self._sure
        asserted[places], still_open[places] = self._stated, self._open
        heads[of[bodies < 0]] = -1  # what rests on something held nowhere cannot stand
        rows = CompressedRows(
            starts(np.bincount(of, minlength=len(ids))), bodies[np.lexsort((bodies, of))]
        )
        by_id = _by_name(ids)
        held = by_id[heads[by_id] >= 0]
        return Links(
            [ids[place] for place in held.tolist()],
            ints(heads[held]),
            CompressedRows(starts(rows.sizes(held)), rows[held]),
            asserted[held],
            still_open[held],
            sure[held],
        )

    def _pairs(self, final: Ints, words: Ints | None) -> tuple[Ints, Ints]:
        of, bodies = ints(self._of), ints(self._bodies)
        if words is None:
            return of, final[bodies]
        alone = (np.bincount(of) == 1)[of] & (words[bodies] >= 0)
        return np.append(of, of[alone]), np.append(final[bodies], words[bodies[alone]])


class SeenLinks:
    """What has been seen of a store; the methods named in ``_ROWS`` take in its rows."""

    def __init__(self) -> None:
        self._number, self._documents = _Names(), _Names()
        self._sources, self._claims = array("i"), array("i")
        self._places = array("q")  # of each claim: its document, start and end
        self._unplaced: dict[str, list[int]] = defaultdict(list)
        self._copies, self._citations, self._inferences = _Found(), _Found(), _Found()
        self._cited = array("i")  # of each citation: itself and its source
        self._quoted = array("i")  # of each evidence: its citation, passage and document
        self._urls: dict[Value, list[str]] = defaultdict(list)
        self._origins: dict[str, Value] = {}
        self._texts: dict[str, set[str]] = defaultdict(set)

    # -- rows -----------------------------------------------------------------------------------

    def source(self, _x: str, source: str, *_: object) -> None:
        self._sources.append(self._number[source])

    def url(self, _x: str, source: str, _b: str, _basis: Value, url: Value) -> None:
        self._urls[url].append(source)

    def origin(self, _x: str, document: str, _b: str, _basis: Value, origin: Value) -> None:
        self._origins[document] = origin

    def notice(self, _x: str, document: str, source: str, *_: object) -> None:
        self._texts[document].add(source)

    def words_held(self, source: str) -> None:
        """Take in that some document holds the words of a source, without saying which one."""
        self._texts[""].add(source)

    def claim(self, _x: str, claim: str, passage: str, *_: object) -> None:
        """Take in a claim; the id of its passage says where it stands, or it is looked up."""
        self._claims.append(self._number[claim])
        document, _char, span = passage.rpartition("#char=")  # RFC 5147
        start, _comma, end = span.partition(",")
        if start.isdecimal() and end.isdecimal() and len(span) <= SPAN:
            self._places.extend((self._documents[document], int(start), int(end)))
        else:
            self._unplaced[passage].append(len(self._places))
            self._places.extend((0, 0, 0))

    def copy(self, _x: str, source: str, upstream: str, *_: object) -> None:
        self._copies.add(source, self._number[source], None, None)
        self._copies.needs(source, self._number[upstream])

    def citation(self, one: str, claim: str, source: str, basis: Value, sure: Value) -> None:
        body = self._number[source]
        self._citations.add(one, self._number[claim], basis, sure)
        self._citations.needs(one, body)
        self._cited.extend((self._citations.number[one], body))

    def evidence(self, one: str, passage: str, document: str, *_: object) -> None:
        body = self._number[passage]
        self._citations.needs(one, body)
        self._quoted.extend((self._citations.number[one], body, self._documents[document]))

    def inference(self, one: str, claim: str, premise: str, basis: Value, sure: Value) -> None:
        self._inferences.add(one, self._number[claim], basis, sure)
        self._inferences.needs(one, self._number[premise])

    def look_up(self, reader: Reader) -> None:
        """Look up where the passages stand whose ids do not say it."""
        for words in reader.load(self._unplaced):
            if isinstance(words, Passage):
                place = array("q", (self._documents[words.document], words.start, words.end))
                for at in self._unplaced[words.id]:
                    self._places[at : at + 3] = place
        self._unplaced.clear()

    # -- the rule base -----------------------------------------------------------------------------

    def rule_base(
        self, reader: Reader, words: Callable[[str], Iterator[tuple[str, str]]]
    ) -> ArchiveRuleBase:
        """Return all that was seen, numbered as a rule base has it; more can be seen after."""
        names = list(self._number)
        rank = _ranks(names)
        texts, quoted = self._evident(names)
        unstated = sorted({unstated_words(s) for held in texts.values() for s in held})
        ordered, homes = self._in_order(rank)
        groups = [_sorted(ints(self._sources), rank), _sorted(quoted, rank), ordered]
        sources, passages, claims = ([names[n] for n in group.tolist()] for group in groups)
        grounds = len(sources) + len(passages) + len(unstated)
        final = np.full(len(names), -1, dtype=np.int32)
        final[np.concatenate(groups[:2])] = np.arange(grounds - len(unstated))
        final[groups[2]] = np.arange(grounds, grounds + len(claims))
        stated = np.full(len(names), -1, dtype=np.int32)
        for place, name in enumerate(unstated, grounds - len(unstated)):
            stated[self._number[name.removesuffix(unstated_words(""))]] = place
        ids = (*sources, *passages, *unstated, *claims)
        links = (
            self._copies.links(final),
            self._citations.links(final, stated),
            self._inferences.links(final),
        )
        return ArchiveRuleBase(
            ids, {name: place for place, name in enumerate(ids)}, grounds,
            reader.lazily(sources), reader.lazily(links[1].ids), reader.lazily(links[2].ids),
            reader.lazily(claims), Passages(passages, reader), texts,
            reader=reader, links=links, homes=homes, words=words,
        )  # fmt: skip

    def _evident(self, names: Sequence[str]) -> tuple[dict[str, frozenset[str]], Ints]:
        """Return of each document the sources whose text it holds, and the passages quoted."""
        for document, origin in self._origins.items():
            if origin in self._urls:
                self._texts[document].update(self._urls[origin])
        cited, quoted = ints(self._cited).reshape(-1, 2), ints(self._quoted).reshape(-1, 3)
        source = np.full(len(self._citations.number), -1)
        source[cited[:, 0]] = cited[:, 1]
        quoted = quoted[source[quoted[:, 0]] >= 0]  # others than citations have evidence too
        homes = list(self._documents)
        for one, home in zip(source[quoted[:, 0]].tolist(), quoted[:, 2].tolist(), strict=True):
            self._texts[homes[home]].add(names[one])
        return {home: frozenset(held) for home, held in self._texts.items()}, quoted[:, 1]

    def _in_order(self, rank: Ints) -> tuple[Ints, list[str]]:
        """Return the claims in reading order, by document, start, end and id; and documents."""
        claims = ints(self._claims)
        document, start, end = np.array(self._places).reshape(-1, 3).T
        names = list(self._documents)
        order = np.lexsort((rank[claims], end, start, _ranks(names)[document]))
        return claims[order], [names[home] for home in document[order].tolist()]


def _ranks(names: Sequence[str]) -> Ints:
    """Return the place of each name among all, sorted."""
    rank = np.empty(len(names), dtype=np.int32)
    rank[_by_name(names)] = np.arange(len(names))
    return rank


def _by_name(names: Sequence[str]) -> Ints:
    """Return the places of names in the order of the names."""
    return ints(sorted(range(len(names)), key=names.__getitem__))  # NumPy takes twice as long


def _sorted(numbers: Ints, rank: Ints) -> Ints:
    """Return numbers of names, each once, in the order of the names."""
    once = np.unique(numbers)
    return once[np.argsort(rank[once])]
