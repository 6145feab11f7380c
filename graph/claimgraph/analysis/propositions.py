"""Which claims say the same thing, and which cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimgraph.analysis.holder import Holder
from claimgraph.model import Citation, Claim, Document, Source
from claimgraph.questions import Name
from claimgraph.results import Result


def propositions(claims: Iterable[Claim]) -> dict[str, int]:
    """Return the same number for claims joined as alternates or told in the same words, by id.

    >>> kb = cg.parse("It rained. It snowed. It  rained.")
    >>> sorted(propositions(kb.all(cg.Claim)).values())
    [0, 0, 1]
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    listed = list(claims)
    for claim in listed:
        words = " ".join(claim.text.casefold().split())
        for other in (f"words {words}", *claim.alternate_of):
            parent[root(other)] = root(claim.id)
    numbers: dict[str, int] = {}
    return {claim.id: numbers.setdefault(root(claim.id), len(numbers)) for claim in listed}


@dataclass(frozen=True)
class Contradiction:
    """Two sides that cannot both hold, or of which one disputes the other, and who backs each.

    ``second`` is a claim; ``first`` a claim, or a source that disputes it. ``ground`` is "figures"
    or "disputes"; ``reason`` tells it in words.
    """

    first: Claim | Source
    second: Claim
    ground: str
    reason: str
    first_sources: tuple[Source, ...]
    second_sources: tuple[Source, ...]


_COLUMNS = (
    "one side", "its text", "its document", "its sources",
    "other side", "other text", "other document", "other sources",
    "ground", "reason",
)  # fmt: skip


def contradicting(
    kb: Holder, claim: Name | None = None, *, ids: bool = False
) -> Result[Contradiction]:
    """Return the contradictions, both sides with their sources; of one claim, or all of them.

    With ``ids`` rows name nodes by their ids, as those of an archive do, not by handles.
    """
    only = None if claim is None else kb.one("claim", claim)
    found = [
        one
        for one in (*_disputes(kb, ids), *_figures(kb))
        if only is None or only in (one.first.id, one.second.id)
    ]
    return Result(found, _teller(kb, ids), "contradictions", _COLUMNS)


def _disputes(kb: Holder, ids: bool) -> Iterator[Contradiction]:
    claims = {claim.id: claim for claim in kb.all(Claim)}
    backing = _backing(kb)
    sides: list[Claim | Source] = [*kb.all(Claim), *kb.all(Source)]
    for node in sides:
        for other in node.disputes:
            own = (node,) if isinstance(node, Source) else backing.get(node.id, ())
            sides_named = (one if ids else kb.spoken(one) for one in (node.id, other))
            reason = " disputes ".join(sides_named)
            yield Contradiction(
                node, claims[other], "disputes", reason, own, backing.get(other, ())
            )


def _figures(kb: Holder) -> Iterator[Contradiction]:
    """Yield the claims whose figures cannot both hold, each pair once."""
    stating: dict[str, list[Claim]] = defaultdict(list)
    for claim in kb.all(Claim):
        for figure in claim.figures:
            stating[figure].append(claim)
    backing, seen = _backing(kb), set()
    for low, high, why in kb.figures(conflicting=True):
        for first in stating[low.id]:
            for second in stating[high.id]:
                pair = frozenset((first.id, second.id))
                if len(pair) == 2 and pair not in seen:
                    seen.add(pair)
                    reason = f"{low.label} and {high.label}: {why}"
                    sides = (backing.get(one.id, ()) for one in (first, second))
                    yield Contradiction(first, second, "figures", reason, *sides)


def _backing(kb: Holder) -> dict[str, tuple[Source, ...]]:
    """Return the sources that each claim relies on."""
    rule_base = kb.rule_base
    found: dict[str, dict[str, Source]] = defaultdict(dict)
    for citation in kb.all(Citation):
        if citation.asserted:
            found[citation.claim][citation.source] = rule_base.sources[
                rule_base.number[citation.source]
            ]
    return {claim: tuple(sources.values()) for claim, sources in found.items()}


def _teller(kb: Holder, ids: bool) -> Callable[[Contradiction], Mapping[str, object]]:
    """Return how a contradiction reads as a row: of each side its words, document and sources."""
    documents = {document.id: document.label for document in kb.all(Document)}

    def named(node: Claim | Source) -> str:
        return node.id if ids else kb.spoken(node.id)

    def side(node: Claim | Source, sources: Iterable[Source]) -> tuple[object, ...]:
        home = documents.get(node.document, "") if isinstance(node, Claim) else ""
        return named(node), node.label, home, [source.label for source in sources]

    def row(one: Contradiction) -> Mapping[str, object]:
        first = side(one.first, one.first_sources)
        second = side(one.second, one.second_sources)
        return dict(zip(_COLUMNS, (*first, *second, one.ground, one.reason), strict=True))

    return row
