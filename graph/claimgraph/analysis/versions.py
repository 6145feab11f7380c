"""Methods for versions of a graph: how two differ, and edits of one link with undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from claimgraph.analysis.holder import Holder
from claimgraph.model import CitationBasis, Edit
from claimgraph.progress import working
from claimgraph.questions import Name
from claimgraph.results import Result

if TYPE_CHECKING:
    from claimgraph.analysis.diff import Diff


class Versions(Holder):
    """How a graph differs from another, and how one link of it is changed and changed back."""

    @working("comparing")
    def diff(self, other: Holder) -> Diff:
        """Return what changed from this version to another.

        Claims added, dropped and reworded; figures changed, with what the algebra says of them;
        sources swapped, lost and gained; support weakened; and where the words of each claim are.

        >>> from claimgraph.sketch import sketch
        >>> old, new = (cg.ClaimGraph(sketch(s)) for s in ("c1 <- s1; c2 <- s2", "c1 <- s3; c2"))
        >>> old.diff(new)
        <Diff: 1 source swapped, 1 source lost, 1 weakened; words of claims: 2 exact>
          change          old  new  detail
          source swapped  c1   c1   Source s1 → Source s3
          source lost     c2   c2   Source s2
          weakened        c2   c2   cited → uncited
        """
        from claimgraph.analysis.diff import Diff

        return Diff(self, other)

    def detach(
        self, claim: Name, source: Name, *, by: str, why: str, at: str | None = None
    ) -> Self:
        """Return a graph in which a claim no longer cites a source; the edit is kept in it.

        Args:
            claim: which one.
            source: which one.
            by: who does it.
            why: for what reason.
            at: when, as an ISO 8601 time with its zone; now, when not given.

        >>> from claimgraph.sketch import sketch
        >>> kb = cg.ClaimGraph(sketch("c1 <- s1"))
        >>> edited = kb.detach("c1", 1, by="Ana Kos", why="page 4 says otherwise")
        >>> len(edited.without().unsupported), edited.undo() == kb
        (1, True)

        Raises:
            UnknownNode: the claim does not cite the source, or a name means nothing.
        """
        from claimgraph.analysis.edits import detach

        return detach(self, claim, source, by=by, why=why, at=at)

    def attach(
        self,
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
    ) -> Self:
        """Return a graph in which a claim cites a source too; the edit is kept in it.

        Args:
            claim: which one.
            source: which one; add a new one first, with ``with_nodes``.
            by: who does it.
            why: for what reason.
            at: when, as an ISO 8601 time with its zone; now, when not given.
            basis: on what ground; "curated" says that a person accepted the link.
            confidence: how sure, 0 to 1, where the basis is inferred.
            marker: what shows the link, where the basis is explicit.
            evidence: passages of the source that it rests on, where its text is held.

        Raises:
            InvalidGraph: the claim cites the source on this basis already.
            UnknownNode: a name means nothing.
        """
        from claimgraph.analysis.edits import attach

        return attach(
            self,
            claim,
            source,
            by=by,
            why=why,
            at=at,
            basis=basis,
            confidence=confidence,
            marker=marker,
            evidence=evidence,
        )

    def undo(self) -> Self:
        """Return the graph as it was before the last edit, to the byte.

        Raises:
            InvalidGraph: nothing was edited.
        """
        from claimgraph.analysis.edits import undo

        return undo(self)

    def edits(self) -> Result[Edit]:
        """Return the edits, oldest first: who attached or detached what, when and why."""
        from claimgraph.analysis.edits import edits

        return edits(self)
