"""What changed between two versions of a text: claims, figures, sources, and where evidence is."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from rapidfuzz.distance import Indel

from claimgraph.analysis.anchors import Anchor, State, reanchor
from claimgraph.analysis.holder import Holder
from claimgraph.analysis.origins import group
from claimgraph.model import Citation, Claim, Document, Figure, Node, Passage, Source, Voicing
from claimgraph.nodes.status import STRENGTH, statuses
from claimgraph.patterns import regex
from claimgraph.results import Result, html_table, table_lines
from claimgraph.urls import page_key

Kind = Literal[
    "added", "dropped", "reworded", "figure changed", "source swapped", "source lost",
    "source gained", "weakened", "strengthened",
]  # fmt: skip
"""What can have become of a claim; one claim may have several changes."""
REWORDED = 0.5
"""The least share of words in common, in order, of two wordings of one claim (Indel similarity)."""
COMMON = 200
"""A word that more claims than this use does not make two of them worth comparing."""
_CHANGE = ("change", "old", "new", "detail")
_ANCHOR = ("state", "start", "end", "alike", "words")
_WORD = regex(r"\w+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Change:
    """One change of one claim, from ``old`` to ``new``, told in words."""

    kind: Kind
    old: Claim | None
    new: Claim | None
    detail: str


class Diff:
    """What changed from one version of a text to another.

    ``changes`` lists the changes in reading order; ``of(kind)`` those of one kind; ``anchors`` says
    where the words of every old claim stand in the new text.
    """

    def __init__(self, old: Holder, new: Holder) -> None:
        self._old, self._new = old, new
        self.pairs = tuple(_pairs(old.all(Claim), new.all(Claim)))

    @cached_property
    def changes(self) -> Result[Change]:
        """All changes: of each pair of claims, then what was dropped and what was added."""
        found = [change for pair in self.pairs for change in self._compare(*pair)]
        olds = {old.id for old, _ in self.pairs}
        news = {new.id for _, new in self.pairs}
        for claim in self._old.all(Claim):
            if claim.id not in olds:
                found.append(Change("dropped", claim, None, claim.label))
        for claim in self._new.all(Claim):
            if claim.id not in news:
                found.append(Change("added", None, claim, claim.label))
        return Result(found, self._row, "changes", _CHANGE)

    def of(self, kind: Kind) -> Result[Change]:
        """Return the changes of one kind."""
        return Result([c for c in self.changes if c.kind == kind], self._row, "changes", _CHANGE)

    @cached_property
    def anchors(self) -> Result[Anchor]:
        """Where the words of each old claim stand in the new text, if they do."""
        texts = dict(_documents(self._old.all(Document), self._new.all(Document)))
        passages = {passage.id: passage for passage in self._old.all(Passage)}
        found = []
        for claim in self._old.all(Claim):
            passage = passages[claim.passage]
            old, new = texts.get(claim.document, (None, None))
            lost = Anchor(passage, "lost")
            found.append(reanchor(passage, old, new) if old and new else lost)
        return Result(found, _anchor_row, "anchors", _ANCHOR)

    def rows(self) -> list[dict[str, object]]:
        """Return each change as a plain row."""
        return self.changes.rows()

    @property
    def summary(self) -> str:
        """One line: how many changes of each kind, and where words stand."""
        kinds = [(kind, len(self.of(kind))) for kind in get_args(Kind)]
        anchors = [
            (state, sum(anchor.state == state for anchor in self.anchors))
            for state in get_args(State)
        ]
        told = [f"{count} {name}" for name, count in kinds if count] or ["nothing changed"]
        words = ", ".join(f"{count} {name}" for name, count in anchors if count)
        return f"{', '.join(told)}; words of claims: {words or 'none'}"

    def __repr__(self) -> str:
        lines = table_lines(self.changes.shown(), 160)
        return "\n".join([f"<Diff: {self.summary}>", *lines, *self.changes.rest()])

    def _repr_html_(self) -> str:
        table = html_table(self.changes.shown(), caption=f"{len(self.changes)} changes")
        return f"<p>Diff: {html.escape(self.summary)}</p>{table}"

    def _row(self, change: Change) -> Mapping[str, object]:
        return {
            "change": change.kind,
            "old": change.old and self._old.handle(change.old),
            "new": change.new and self._new.handle(change.new),
            "detail": change.detail,
        }

    # -- one claim in both versions -------------------------------------------------------------

    def _compare(self, old: Claim, new: Claim) -> Iterator[Change]:
        if _folded(old) != _folded(new):
            yield Change("reworded", old, new, f"{old.text} → {new.text}")
        for detail in self._figures(old, new):
            yield Change("figure changed", old, new, detail)
        yield from self._sources(old, new)

    def _figures(self, old: Claim, new: Claim) -> Iterator[str]:
        """Yield how each figure changed, with what the algebra says of the two."""
        before, after = _stated(self._old, old), _stated(self._new, new)
        gone = [f for f in before if f.label not in {g.label for g in after}]
        come = [f for f in after if f.label not in {g.label for g in before}]
        for figure in gone:
            match = next((f for f in come if f.unit == figure.unit), None)
            if match is None:
                yield f"{figure.label} is no longer stated"
                continue
            come.remove(match)
            says = _VERDICTS[match.compare(figure).verdict]
            yield f"{figure.label} → {match.label}: the new one {says} the old"
        for figure in come:
            yield f"{figure.label} is stated now"

    def _sources(self, old: Claim, new: Claim) -> Iterator[Change]:
        before, after = self._backing(self._old, old), self._backing(self._new, new)
        lost = [before[key] for key in before if key not in after]
        gained = [after[key] for key in after if key not in before]
        if lost and gained:
            yield Change("source swapped", old, new, f"{_titles(lost)} → {_titles(gained)}")
        elif lost:
            yield Change("source lost", old, new, _titles(lost))
        elif gained:
            yield Change("source gained", old, new, _titles(gained))
        yield from self._strength(old, new, list(before.values()), list(after.values()))

    def _strength(
        self, old: Claim, new: Claim, before: list[Source], after: list[Source]
    ) -> Iterator[Change]:
        """Yield a change of status, or else of the number of independent origins."""
        was, now = self._statuses[0][old.id], self._statuses[1][new.id]
        if was != now:
            weaker = STRENGTH.index(now) > STRENGTH.index(was)
            yield Change("weakened" if weaker else "strengthened", old, new, f"{was} → {now}")
        elif before and after and before != after:
            had, has = len(group(self._old, before)), len(group(self._new, after))
            if had != has:
                kind: Kind = "weakened" if has < had else "strengthened"
                yield Change(kind, old, new, f"{had} → {has} independent origins")

    @cached_property
    def _statuses(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        def of(kb: Holder) -> Mapping[str, str]:
            nodes: list[Node] = [*kb.all(Claim), *kb.all(Citation), *kb.all(Voicing)]
            return statuses(nodes)

        return of(self._old), of(self._new)

    def _backing(self, kb: Holder, claim: Claim) -> dict[str, Source]:
        """Return the sources a claim relies on, by what makes them the same in both versions."""
        rule_base = kb.rule_base
        found = [
            rule_base.sources[rule_base.number[c.source]] for c in self._cited[id(kb)][claim.id]
        ]
        return {_work(source): source for source in found}

    @cached_property
    def _cited(self) -> dict[int, dict[str, list[Citation]]]:
        found: dict[int, dict[str, list[Citation]]] = {}
        for kb in (self._old, self._new):
            grouped = found.setdefault(id(kb), defaultdict(list))
            for citation in kb.all(Citation):
                if citation.asserted:
                    grouped[citation.claim].append(citation)
        return found


_VERDICTS = {
    "entails": "entails",
    "consistent": "is consistent with",
    "contradicts": "contradicts",
    "incomparable": "cannot be compared with",
}


def _anchor_row(anchor: Anchor) -> Mapping[str, object]:
    return {
        "state": anchor.state,
        "start": anchor.start,
        "end": anchor.end,
        "alike": f"{anchor.share:.0%}" if anchor.share else "",
        "words": anchor.passage.label,
    }


def _work(source: Source) -> str:
    return page_key(source.url) if source.url else (source.title or source.id).casefold()


def _titles(sources: Sequence[Source]) -> str:
    return ", ".join(source.label for source in sources)


def _folded(claim: Claim) -> str:
    return " ".join(claim.text.casefold().split())


def _stated(kb: Holder, claim: Claim) -> list[Figure]:
    wanted = set(claim.figures)
    return [figure for figure in kb.all(Figure) if figure.id in wanted]


def _documents(
    old: Sequence[Document], new: Sequence[Document]
) -> Iterator[tuple[str, tuple[Document, Document]]]:
    """Yield each old document with its new version: of one origin or title, or the only one."""
    named = {key: d for d in new for key in (d.id, d.origin, d.title) if key}
    for document in old:
        keys = (document.id, document.origin, document.title)
        found = next((named[key] for key in keys if key in named), None)
        if found is None and len(old) == len(new) == 1:
            found = new[0]
        if found is not None:
            yield document.id, (document, found)


def _pairs(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims that are one in both versions: in the same words, or else in the nearest."""
    same: dict[str, list[Claim]] = defaultdict(list)
    for claim in reversed(new):
        same[_folded(claim)].append(claim)
    found: dict[str, Claim] = {}
    for claim in old:
        if same[_folded(claim)]:
            found[claim.id] = same[_folded(claim)].pop()
    taken = {claim.id for claim in found.values()}
    rest = [c for c in old if c.id not in found], [c for c in new if c.id not in taken]
    for _, one, other in sorted(_alike(*rest), key=lambda pair: -pair[0]):
        if one.id not in found and other.id not in taken:
            found[one.id] = other
            taken.add(other.id)
    yield from ((claim, found[claim.id]) for claim in old if claim.id in found)


def _alike(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[tuple[float, Claim, Claim]]:
    """Yield pairs that share a word worth comparing, with how alike their wordings are."""
    words = [_WORD.findall(claim.text.casefold()) for claim in new]
    using: dict[str, list[int]] = defaultdict(list)
    for place, listed in enumerate(words):
        for word in set(listed):
            using[word].append(place)
    for claim in old:
        mine = _WORD.findall(claim.text.casefold())
        near = {p for word in set(mine) if len(using[word]) <= COMMON for p in using[word]}
        for place in sorted(near):
            share = Indel.normalized_similarity(mine, words[place])
            if share >= REWORDED:
                yield share, claim, new[place]
