"""On what grounds each entry of a source list is bound to the claims that cite it.

A number or a place in the list is a ground of form; the words of the title are a ground of content.
Where a claim's sentences state another entry's title better than the bound one's, the grounds
disagree, and the order of the list is in doubt.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from claimgraph.model import Claim, Marker, Node, Passage, Reference, ReferenceBasis
from claimgraph.text_similarity import stems, weights

_MARGIN: dict[ReferenceBasis, float] = {"listOrder": 0.05, "printedNumber": 0.5, "inlineLink": 2.0}
"""How much better another title must fit before the grounds disagree: a printed number weighs more
than a place in the list, and a link says itself where it leads."""
_MOST_POSTINGS = 50
_MOST_NEAR = 200
"""How many titles that share words with a sentence are looked at: time grows with length alone."""


class Binding(NamedTuple):
    """The grounds on which one entry of a source list is cited.

    ``overlap`` is the share of the title, weighed by rarity, that the sentences citing it state (0
    to 1; None when nothing cites it or it has no title); ``rival`` is the other entry whose title
    those sentences state best, with its ``rival_overlap``. ``count_agrees`` says that the list has
    as many entries as the markers have numbers.
    """

    reference: str
    number: int | None
    basis: ReferenceBasis
    markers: tuple[str, ...]
    count_agrees: bool
    overlap: float | None = None
    rival: str | None = None
    rival_overlap: float = 0.0

    @property
    def disagrees(self) -> bool:
        """Whether the words point to another entry than the number or the order does."""
        margin = _MARGIN[self.basis]
        return self.overlap is not None and self.rival_overlap > self.overlap + margin


def bindings(nodes: Iterable[Node]) -> tuple[Binding, ...]:
    """Return the grounds of every entry of every source list, in reading order.

    >>> text = "It rained in Vilnius [1]. Rome was dry [2].\\n\\n- Rome dry\\n- Vilnius rained"
    >>> kb = cg.parse(text)
    >>> [(b.number, b.overlap, b.rival_overlap, b.disagrees) for b in bindings(kb.values())]
    [(1, 0.0, 1.0, True), (2, 0.0, 1.0, True)]
    """
    held = list(nodes)
    passages = {n.id: n for n in held if isinstance(n, Passage)}
    documents: dict[str, list[Reference]] = defaultdict(list)
    for node in held:
        if isinstance(node, Reference) and node.basis != "inlineLink":
            documents[node.document].append(node)
    markers = [n for n in held if isinstance(n, Marker)]
    citing = _citing_words(held, markers, passages)
    found = [
        binding
        for document, references in documents.items()
        for binding in _grounds(
            sorted(references, key=lambda r: r.start),
            [m for m in markers if m.document == document],
            citing,
        )
    ]
    return tuple(found)


def _citing_words(
    held: Iterable[Node], markers: Iterable[Marker], passages: Mapping[str, Passage]
) -> dict[str, str]:
    """Return for each marker the words of the sentence or claim that it stands behind."""
    claimed = {n.passage: n.text for n in held if isinstance(n, Claim)}
    words = {}
    for marker in markers:
        sentence = passages.get(marker.part_of or "")
        words[marker.id] = claimed.get(marker.part_of or "") or (sentence.exact if sentence else "")
    return words


def _grounds(
    references: list[Reference], markers: list[Marker], citing: Mapping[str, str]
) -> Iterable[Binding]:
    """Yield the grounds of some entries; those cited together in one sentence are no rivals.

    The words of a sentence are looked up once, however many entries it cites.
    """
    titles = {r.id: stems(r.title or "") for r in references}
    weight = weights(titles.values())
    whole = {key: math.fsum(weight[stem] for stem in title) for key, title in titles.items()}
    postings: dict[str, list[str]] = defaultdict(list)
    for held, title in titles.items():
        for stem in title:
            postings[stem].append(held)
    denoting: dict[str, list[str]] = defaultdict(list)
    places: dict[str, set[str]] = defaultdict(set)
    for marker in markers:
        for denoted in marker.denotes:
            denoting[denoted].append(marker.id)
            places[denoted].add(marker.part_of or marker.id)
    agrees = _count_agrees(references, markers)

    stated = cache(stems)

    @cache
    def near(texts: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        words = frozenset[str]().union(*map(stated, texts))
        found = Counter(r for s in words for r in postings.get(s, ())[:_MOST_POSTINGS])
        return words, tuple(r for r, _ in found.most_common(_MOST_NEAR))

    def share(key: str, words: frozenset[str]) -> float:
        """Return how much of a title some words state, as ``coverage`` does."""
        shared = math.fsum(weight[stem] for stem in titles[key] & words)
        return shared / whole[key] if shared else 0.0

    for reference in references:
        shown = denoting[reference.id]
        words, candidates = near(frozenset(citing[m] for m in shown))
        cited = places[reference.id] if shown else frozenset[str]()
        rivals = [
            r for r in candidates if r != reference.id and cited.isdisjoint(places.get(r, ()))
        ]
        others = {r: share(r, words) for r in rivals[:_MOST_POSTINGS]}
        rival = max(others, key=lambda r: (others[r], r), default=None)
        own = round(share(reference.id, words), 4) if shown and titles[reference.id] else None
        yield Binding(
            reference.id, reference.number, reference.basis, tuple(shown), agrees,
            own, rival, round(others[rival], 4) if rival else 0.0,
        )  # fmt: skip


def _count_agrees(references: list[Reference], markers: list[Marker]) -> bool:
    """Say whether the list has an entry for each number the text cites, and no more."""
    cited = {label for marker in markers for label in marker.labels}
    listed = {r.name or str(r.number) for r in references if r.name or r.number is not None}
    return cited == listed
