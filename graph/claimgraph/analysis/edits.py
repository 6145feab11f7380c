"""Edits of one link: attached or detached, with who, when and why; undo gives the graph back.

An edit is a node of the graph (a PROV activity) that holds all that undoes it. The links of one
action share its ``order``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from claimgraph.analysis.holder import Holder
from claimgraph.errors import InvalidGraph, UnknownNode
from claimgraph.model import Citation, CitationBasis, Edit
from claimgraph.model.faults import problem
from claimgraph.questions import Name
from claimgraph.results import Result

H = TypeVar("H", bound=Holder)
_KEPT = ("claim", "source", "basis", "confidence", "marker", "evidence")
"""The fields of a citation that an edit keeps under the same name."""

_COLUMNS = ("order", "when", "who", "did", "claim", "source", "basis", "why")


def detach(kb: H, claim: Name, source: Name, *, by: str, why: str, at: str | None = None) -> H:
    """Return a graph in which a claim no longer cites a source."""
    ends = kb.one("claim", claim), kb.one("source", source)
    found = [c for c in kb.all(Citation) if (c.claim, c.source) == ends]
    if not found:
        cited = [kb.spoken(c.source) for c in kb.all(Citation) if c.claim == ends[0]]
        raise UnknownNode(f"citation of {kb.handle(ends[0])}", kb.spoken(ends[1]), cited)
    edits = _edits(kb, "detach", found, by, why, at)
    return kb.changed(drop=[citation.id for citation in found], add=edits)


def attach(
    kb: H,
    claim: Name,
    source: Name,
    *,
    by: str,
    why: str,
    at: str | None = None,
    basis: CitationBasis = "curated",
    confidence: float | None = None,
    marker: Name | None = None,
    evidence: Name | Iterable[Name] = (),
) -> H:
    """Return a graph in which a claim cites a source that it did not cite on this basis."""
    citation = Citation(
        claim=kb.one("claim", claim),
        source=kb.one("source", source),
        basis=basis,
        confidence=confidence,
        marker=None if marker is None else kb.one("marker", marker),
        evidence=kb.named("passage", evidence),
    )
    if citation.id in {known.id for known in kb.all(Citation)}:
        ends = f"{kb.handle(citation.claim)} cites {kb.spoken(citation.source)}"
        raise InvalidGraph(f"{ends} already on this basis ({basis}); detach it first to change it")
    return kb.changed(add=[citation, *_edits(kb, "attach", [citation], by, why, at)])


def _edits(
    kb: Holder, action: str, citations: Iterable[Citation], by: str, why: str, at: str | None
) -> list[Edit]:
    moment = at or datetime.now(UTC).isoformat(timespec="seconds")
    shared = {"action": action, "order": _next(kb), "by": by, "why": why, "at": moment}
    try:
        return [
            Edit.model_validate(
                shared
                | {field: getattr(citation, field) for field in _KEPT}
                | {"citation": citation.id, "citation_note": citation.note}
            )
            for citation in citations
        ]
    except ValueError as error:
        raise InvalidGraph(f"this edit cannot be made: {problem(error)}") from None


def _next(kb: Holder) -> int:
    return max((edit.order for edit in kb.all(Edit)), default=-1) + 1


def undo(kb: H) -> H:
    """Return the graph as it was before the last edit, which is forgotten."""
    last = [edit for edit in kb.all(Edit) if edit.order == _next(kb) - 1]
    if not last:
        raise InvalidGraph("nothing was edited, so there is nothing to undo")
    attached = [edit.citation for edit in last if edit.action == "attach"]
    detached = [_citation(edit) for edit in last if edit.action == "detach"]
    return kb.changed(drop=[*attached, *(edit.id for edit in last)], add=detached)


def _citation(edit: Edit) -> Citation:
    kept = {field: getattr(edit, field) for field in _KEPT}
    return Citation.model_validate(kept | {"id": edit.citation, "note": edit.citation_note})


def edits(kb: Holder) -> Result[Edit]:
    """Return the edits, oldest first: the audit trail."""

    def row(edit: Edit) -> Mapping[str, object]:
        return {
            "order": edit.order,
            "when": edit.at,
            "who": edit.by,
            "did": edit.action,
            "claim": kb.handle(edit.claim),
            "source": kb.spoken(edit.source),
            "basis": edit.basis,
            "why": edit.why,
        }

    return Result(sorted(kb.all(Edit), key=lambda e: (e.order, e.id)), row, "edits", _COLUMNS)
