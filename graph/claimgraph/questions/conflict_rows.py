"""Two figures that cannot both hold, as a row: where each stands, and what backs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from claimgraph.model import Claim, Document, Source
from claimgraph.nodes.contradictions import Conflict

CONFLICT = (
    "what", "first", "second", "reason",
    "first claim", "first document", "first sources",
    "second claim", "second document", "second sources",
)  # fmt: skip
"""The columns of a pair."""


def conflict_row(
    stating: Callable[[], Sequence[Claim]],
    documents: Callable[[str], Iterable[Document]],
    sources: Callable[[str], Iterable[Source]],
) -> Callable[[Conflict], Mapping[str, object]]:
    """Return how a pair reads as a row; of a figure that several claims state, the first is told.

    Args:
        stating: returns the claims that state figures; asked once, when a row is first read.
        documents: returns the document of an id.
        sources: returns the sources that a claim relies on, by its id.
    """

    @cache
    def claim_of() -> Mapping[str, Claim]:
        return {figure: one for one in reversed(stating()) for figure in one.figures}

    @cache
    def around(figure: str, document: str) -> tuple[object, ...]:
        home = ", ".join(one.label for one in documents(document))
        claim = claim_of().get(figure)
        backing = [] if claim is None else [source.label for source in sources(claim.id)]
        return "" if claim is None else claim.text, home, backing

    def row(pair: Conflict) -> Mapping[str, object]:
        first, second, reason = pair
        told = (cell for one in (first, second) for cell in around(one.id, one.document))
        cells = (first.what, first.label, second.label, reason, *told)
        return dict(zip(CONFLICT, cells, strict=True))

    return row
