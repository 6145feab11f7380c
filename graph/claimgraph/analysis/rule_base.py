"""The rule base: nodes as numbers, links as rules, for the algorithms of ``support``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from claimgraph.model import Citation, Claim, Document, Inference, Notice, Passage, Source
from claimgraph.questions import Counting

if TYPE_CHECKING:
    from claimgraph.support import RuleIndex

Link = Citation | Inference | Source
"""What a rule comes from: a citation, an inference, or a source that copies others."""
INSIDE, ONE_OF = "sameSentence", "oneOfSeveral"
"""Bases of citations that leave something open: the marker stands inside a sentence, so maybe for a
part of it; or it means one of several works, which are the sources of all citations by it."""


class OpenLink(NamedTuple):
    """A citation that leaves something open: its marker, its basis, and its source by number."""

    marker: str
    basis: str
    source: int


@dataclass(frozen=True)
class IndexedLinks:
    """The links that count, as a rule index, and the link behind each of its rules."""

    index: RuleIndex
    links: Sequence[Link]


@dataclass(frozen=True)
class RuleBase:
    """Sources, quoted passages and claims by number, in this order, and how they lean on another.

    A citation rests on its source and on the passages that are its ``evidence``. One that names
    none, of a source whose words are held, rests on words *unstated*: a ground of its own.
    """

    ids: tuple[str, ...]
    number: Mapping[str, int]
    grounds: int
    sources: Sequence[Source]
    citations: Sequence[Citation]
    inferences: Sequence[Inference]
    claims: Sequence[Claim]
    passages: Mapping[str, Passage]
    texts: Mapping[str, frozenset[str]]
    _made: dict[tuple[Counting, float], IndexedLinks] = field(default_factory=dict, repr=False)
    _sure: dict[tuple[Counting, float], RuleIndex] = field(default_factory=dict, repr=False)
    reckoned: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What the last loss did, kept for whoever asks the same again."""

    @classmethod
    def of(
        cls,
        *,
        sources: Sequence[Source],
        claims: Sequence[Claim],
        citations: Sequence[Citation],
        inferences: Sequence[Inference],
        passages: Iterable[Passage],
        texts: Mapping[str, frozenset[str]],
    ) -> RuleBase:
        """Return the rule base of some nodes, each noun in reading order.

        ``texts`` holds for each document the sources whose text it is known to hold.
        """
        held = {p.id: p for p in passages}
        quoted = dict.fromkeys(p for c in citations for p in c.evidence)
        unstated = [unstated_words(s) for s in dict.fromkeys(s for t in texts.values() for s in t)]
        grounds = [*(s.id for s in sources), *quoted, *unstated]
        ids = (*grounds, *(c.id for c in claims))
        number = {node: place for place, node in enumerate(ids)}
        return cls(
            ids, number, len(grounds), tuple(sources), tuple(citations), tuple(inferences),
            tuple(claims), held, texts,
        )  # fmt: skip

    def indexed(self, counting: Counting = "explicit", min_confidence: float = 0.0) -> IndexedLinks:
        """Return the index of the links that count, made once.

        Args:
            counting: "candidates" also counts what no marker shows and nobody accepted.
            min_confidence: links that say how sure they are count from this on, 0 to 1.
        """
        key = (counting, min_confidence)
        if key not in self._made:
            self._made[key] = self._make(counting, min_confidence)
        return self._made[key]

    def surely(self, counting: Counting, min_confidence: float) -> RuleIndex:
        """Return the index in which what rests on one of several works rests on all of them."""
        key = (counting, min_confidence)
        if key not in self._sure:
            open_works = any(link.basis == ONE_OF for link in self.citations)
            self._sure[key] = (
                self._index(self._with_works_together(*key)) if open_works
                else self.indexed(*key).index
            )  # fmt: skip
        return self._sure[key]

    def _with_works_together(
        self, counting: Counting, min_confidence: float
    ) -> list[tuple[int, list[int]]]:
        rules: list[tuple[int, list[int]]] = []
        works: dict[tuple[str, str | None], list[int]] = {}
        for head, body, link in self.rules(counting, min_confidence):
            if isinstance(link, Citation) and link.basis == ONE_OF:
                key = link.claim, link.marker
                if key in works:
                    works[key] += [node for node in body if node not in works[key]]
                    continue
                works[key] = body
            rules.append((head, body))
        return rules

    def open_links(self, claims: Collection[int]) -> Mapping[int, Sequence[OpenLink]]:
        """Return the citations of some claims, by number, that leave something open."""
        return {claim: self._open[claim] for claim in claims if claim in self._open}

    @cached_property
    def _open(self) -> Mapping[int, Sequence[OpenLink]]:
        found: dict[int, list[OpenLink]] = defaultdict(list)
        for link in self.citations:
            if link.basis in (INSIDE, ONE_OF) and link.marker:
                one = OpenLink(link.marker, link.basis, self.number[link.source])
                found[self.number[link.claim]].append(one)
        return dict(found)

    def some_claims(self, places: Sequence[int]) -> Sequence[Claim]:
        """Return the claims at some places in the row of claims."""
        return [self.claims[place] for place in places]

    def words_in(self, documents: Collection[str]) -> Iterator[tuple[int, Passage]]:
        """Yield the number and the words of each quoted passage and claim of some documents."""
        quoted = [node for node in self.ids[: self.grounds] if node in self.passages]
        made = [claim.passage for claim in self.claims]
        numbers = (*map(self.number.__getitem__, quoted), *range(self.grounds, len(self.ids)))
        for number, passage in zip(numbers, (*quoted, *made), strict=True):
            if (words := self.passages[passage]).document in documents:
                yield number, words

    def everything(self) -> IndexedLinks:
        """Return the index of all links, advisory ones included."""
        return self.indexed("candidates", 0.0)

    def _make(self, counting: Counting, min_confidence: float) -> IndexedLinks:
        rules = sorted(self.rules(counting, min_confidence), key=lambda rule: rule[0])
        index = self._index([(head, body) for head, body, _ in rules])
        return IndexedLinks(index, tuple(link for _, _, link in rules))

    def _index(self, rules: Iterable[tuple[int, list[int]]]) -> RuleIndex:
        from claimgraph.support import RuleIndex

        found = sorted(rules, key=lambda rule: rule[0])
        return RuleIndex.of(
            self.grounds,
            len(self.ids),
            [head for head, _ in found],
            [len(body) for _, body in found],
            [node for _, body in found for node in body],
        )

    def rules(
        self, counting: Counting, min_confidence: float
    ) -> Iterator[tuple[int, list[int], Link]]:
        """Yield the rules that count: what stands, on all of which nodes, by which link."""
        number = self.number
        for source in self.sources:
            if source.copy_of:
                yield number[source.id], [number[up] for up in source.copy_of], source
        for citation in self.citations:
            if counts(citation, counting, min_confidence):
                body = [citation.source, *citation.evidence]
                if not citation.evidence and (words := unstated_words(citation.source)) in number:
                    body.append(words)
                yield number[citation.claim], [number[node] for node in body], citation
        for inference in self.inferences:
            if counts(inference, counting, min_confidence):
                yield number[inference.claim], [number[p] for p in inference.premises], inference


def counts(link: Citation | Inference, counting: Counting, min_confidence: float) -> bool:
    """Whether a link counts: somebody asserted it, or candidates do, and it is sure enough."""
    sure = link.confidence is None or link.confidence >= min_confidence
    return sure and (link.asserted or counting == "candidates")


def unstated_words(source: str) -> str:
    """Return the name of the ground for words of a source that a citation does not point out."""
    return f"{source}#unstated"


def source_documents(
    sources: Iterable[Source],
    citations: Iterable[Citation],
    notices: Iterable[Notice],
    home: Callable[[str], str],
    documents: Iterable[Document],
) -> dict[str, frozenset[str]]:
    """Return, for each document, the sources whose text it is known to hold.

    ``home`` tells the document of a passage.
    """
    found: dict[str, set[str]] = defaultdict(set)
    by_url: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        if source.url:
            by_url[source.url].add(source.id)
    for document in documents:
        if document.origin in by_url:
            found[document.id] |= by_url[document.origin]
    for citation in citations:
        for passage in citation.evidence:
            found[home(passage)].add(citation.source)
    for notice in notices:
        for passage in notice.passages:
            found[home(passage)].add(notice.source)
    return {document: frozenset(held) for document, held in found.items()}
