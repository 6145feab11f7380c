"""Independent origins of a claim: sources that are one collapse, each with the ground for it.

Ten outlets that carry one wire story are ten citations and one origin.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, cast, overload

from claimgraph.analysis.holder import Holder
from claimgraph.analysis.rule_base import ONE_OF, counts
from claimgraph.analysis.similarity import (
    FIGURES,
    TEXT,
    TITLE,
    Title,
    figures_share,
    near_titles,
    overlapping,
    runs,
    text_share,
    title_share,
)
from claimgraph.model import Citation, Source
from claimgraph.questions import Counting, Name
from claimgraph.results import Result, counted, none_at
from claimgraph.urls import page_key

Ground = Literal[
    "declared copy", "same page", "same title", "same text", "same figures", "one of several works"
]
Pairs = Iterator[tuple[int, int]]


@dataclass(frozen=True)
class Collapse:
    """Why two sources are one origin: the ground, and the share in common where it is measured."""

    first: Source
    second: Source
    ground: Ground
    share: float | None = None


@dataclass(frozen=True)
class Origin:
    """Sources that count as one: ``root`` is the original, or the earliest among them."""

    root: Source
    sources: tuple[Source, ...]
    collapses: tuple[Collapse, ...]


class Origins(Sequence[Origin]):
    """The independent origins of a claim; their number is what ``len`` gives."""

    def __init__(
        self, claim: Callable[[], str], citations: int, found: Sequence[Origin],
        named: Callable[[str], str],
    ) -> None:  # fmt: skip
        self.citations = citations
        self._claim, self._found, self._named = claim, tuple(found), named

    @cached_property
    def claim(self) -> str:
        """The short name of the claim."""
        return self._claim()

    @overload
    def __getitem__(self, index: int) -> Origin: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Origin, ...]: ...
    def __getitem__(self, index: int | slice) -> Origin | tuple[Origin, ...]:
        """Return one origin, or some."""
        try:
            return self._found[index]
        except IndexError as error:
            raise none_at(cast("int", index), self, "origins") from error

    def __len__(self) -> int:
        return len(self._found)

    def rows(self) -> list[dict[str, object]]:
        """Return each origin as a plain row: its root, its sources, and the grounds."""
        return [dict(self._row(origin)) for origin in self._found]

    def _row(self, origin: Origin) -> Mapping[str, object]:
        return {
            "origin": self._named(origin.root.id),
            "sources": [self._named(source.id) for source in origin.sources],
            "grounds": "; ".join(map(self._told, origin.collapses)),
            "title": origin.root.label,
        }

    def _told(self, collapse: Collapse) -> str:
        share = "" if collapse.share is None else f" ({collapse.share:.0%})"
        pair = f"{self._named(collapse.first.id)} and {self._named(collapse.second.id)}"
        return f"{pair}: {collapse.ground}{share}"

    @property
    def summary(self) -> str:
        """One line: how many citations, how many origins."""
        found = counted(len(self), "origins")
        return f"{self.claim}: {counted(self.citations, 'citations')}, {found}"

    @property
    def _table(self) -> Result[Origin]:
        return Result(self._found, self._row, "origins", _COLUMNS)

    def __repr__(self) -> str:
        return "\n".join([f"<Origins of {self.summary}>", *repr(self._table).splitlines()[1:]])

    def _repr_html_(self) -> str:
        return f"<p>Origins of {html.escape(self.summary)}</p>{self._table._repr_html_()}"


_COLUMNS = ("origin", "sources", "grounds", "title")


def origins(
    kb: Holder, claim: Name, *, counting: Counting = "explicit", min_confidence: float = 0.0
) -> Origins:
    """Return the independent origins of a claim, through its premises too."""
    node = kb.one("claim", claim)
    cited = _citations(kb, node, counting, min_confidence)
    sources = list(dict.fromkeys(citation.source for citation in cited))
    pairs = {(citation.claim, citation.source) for citation in cited}
    found = group(kb, [_source(kb, one) for one in sources], _meant_by_one_marker(kb, cited))
    return Origins(lambda: kb.handle(node), len(pairs), found, kb.spoken)


def _meant_by_one_marker(kb: Holder, cited: Sequence[Citation]) -> Iterator[Collapse]:
    """Yield the works of which a marker means one: they are one origin, whichever it is."""
    sure = {citation.source for citation in cited if citation.basis != ONE_OF}
    works: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for citation in cited:
        if citation.basis == ONE_OF:
            works[citation.claim, citation.marker].append(citation.source)
    for found in works.values():
        first = next((one for one in found if one in sure), found[0])
        for other in found:
            if other != first and other not in sure:
                yield Collapse(_source(kb, first), _source(kb, other), "one of several works")


def group(kb: Holder, sources: Sequence[Source], known: Iterable[Collapse] = ()) -> list[Origin]:
    """Return the origins of some sources: those with a ground to be one, together."""
    merged = _Merged(list(sources))
    for collapse in (*known, *_collapses(kb, list(sources), merged)):
        merged.join(collapse)
    found = [
        Origin(_root(kb, members), tuple(members), tuple(merged.grounds(members)))
        for members in merged.groups()
    ]
    return sorted(found, key=lambda origin: -len(origin.sources))


def _citations(kb: Holder, claim: str, counting: Counting, min_confidence: float) -> list[Citation]:
    """Return the citations under a claim, its own first, then those of its premises."""
    seen, waiting, found = {claim}, [claim], []
    for name in waiting:  # grows while it is walked
        for link in kb.links_of_claims.get(name, ()):
            if not counts(link, counting, min_confidence):
                continue
            if isinstance(link, Citation):
                found.append(link)
            else:
                waiting += [one for one in link.premises if one not in seen]
                seen.update(link.premises)
    return found


def _source(kb: Holder, name: str) -> Source:
    return kb.all(Source)[kb.source_places[name]]


def _collapses(kb: Holder, sources: list[Source], merged: _Merged) -> Iterator[Collapse]:
    """Yield the grounds, the surest first; pairs that are one already are not measured."""
    yield from _declared(kb, sources)
    by_page: dict[str, Source] = {}
    for source in sources:
        if source.url:
            first = by_page.setdefault(page_key(source.url), source)
            if first is not source:
                yield Collapse(first, source, "same page")
    yield from _alike(kb, sources, merged)


def _alike(kb: Holder, sources: list[Source], merged: _Merged) -> Iterator[Collapse]:
    """Yield what is nearly the same; pairs that can have too little in common are not measured."""
    if len(sources) < 2:
        return
    titles = [Title.of(source.title or "") for source in sources]
    texts = [runs(kb.source_texts.get(source.id, "")) for source in sources]
    figures = [kb.source_figures.get(source.id, []) for source in sources]
    measures: list[tuple[Ground, Pairs, Callable[[int, int], float], float]] = [
        ("same title", near_titles(titles), lambda a, b: title_share(titles[a], titles[b]), TITLE),
        ("same text", overlapping(texts), lambda a, b: text_share(texts[a], texts[b]), TEXT),
        (
            "same figures",
            overlapping(figures),
            lambda a, b: figures_share(figures[a], figures[b]),
            FIGURES,
        ),
    ]
    for ground, pairs, measure, least in measures:
        for one, other in pairs:
            if not merged.same(sources[one], sources[other]):
                share = measure(one, other)
                if share >= least:
                    yield Collapse(sources[one], sources[other], ground, share)


def _declared(kb: Holder, sources: list[Source]) -> Iterator[Collapse]:
    """Yield declared copies; a copy of several originals joins one that is known already."""
    roots = {source.id: _roots(kb, source) for source in sources}
    first: dict[str, Source] = {}
    for source in sorted(sources, key=lambda s: _rank(s, roots[s.id])):
        known = [first[root] for root in sorted(roots[source.id]) if root in first]
        if known:
            yield Collapse(known[0], source, "declared copy")
        for root in roots[source.id]:
            first.setdefault(root, source)


def _rank(source: Source, roots: list[str]) -> tuple[int, str]:
    """Return what copies are joined in the order of: whatever is cited first, the same origins."""
    return (len(roots), source.id if len(roots) > 1 else "")


def _roots(kb: Holder, source: Source) -> list[str]:
    """Return the works that a source copies in the end; of copies in a circle, the first named."""
    found = copies_up(kb, source.id)
    return [one for one in found if not _source(kb, one).copy_of] or [min(found)]


def copies_up(kb: Holder, source: str) -> list[str]:
    """Return a source and all that it copies, directly or not, nearest first."""
    found, seen = [source], {source}
    for one in found:  # grows while it is walked
        originals = [up for up in _source(kb, one).copy_of if up not in seen]
        seen.update(originals)
        found += originals
    return found


def _root(kb: Holder, members: list[Source]) -> Source:
    ends = [_source(kb, root) for member in members for root in _roots(kb, member)]
    return min(ends, key=lambda s: (s.published or "9999", kb.source_places[s.id]))


@dataclass
class _Merged:
    """Sources that are one, as they are found to be."""

    sources: list[Source]
    _parent: dict[str, str] = field(default_factory=dict)
    _grounds: list[Collapse] = field(default_factory=list)

    def _find(self, name: str) -> str:
        while self._parent.setdefault(name, name) != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def same(self, one: Source, other: Source) -> bool:
        return self._find(one.id) == self._find(other.id)

    def join(self, collapse: Collapse) -> None:
        if not self.same(collapse.first, collapse.second):
            self._parent[self._find(collapse.second.id)] = self._find(collapse.first.id)
            self._grounds.append(collapse)

    def groups(self) -> list[list[Source]]:
        found: dict[str, list[Source]] = defaultdict(list)
        for source in self.sources:
            found[self._find(source.id)].append(source)
        return list(found.values())

    def grounds(self, members: list[Source]) -> list[Collapse]:
        held = {member.id for member in members}
        return [one for one in self._grounds if one.first.id in held]
