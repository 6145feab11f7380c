"""``without``: what falls with a source, asked of a graph and of an archive alike."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimgraph.questions import Counting, Name

if TYPE_CHECKING:
    from claimgraph.analysis.holder import Holder
    from claimgraph.analysis.impact import Impact


class Losing:
    """What holds claims and can be asked what their sources are worth to them."""

    @abstractmethod
    def _analysed(self) -> Holder:
        """Return what is held, as the analyses see it."""

    def without(
        self,
        *,
        sources: Name | Iterable[Name] = (),
        passages: Name | Iterable[Name] = (),
        as_of: object = None,
        counting: Counting = "explicit",
        min_confidence: float = 0.0,
    ) -> Impact:
        """Return what falls and what survives when sources or passages are withdrawn.

        What notices say of the sources counts too: until ``as_of``, or all of it.

        Args:
            sources: one source or several, supposed withdrawn.
            passages: one passage or several: citations that rest on their words, and claims made in
                them, are lost.
            as_of: an ISO date, to the day, month or year; later notices do not count.
            counting: "candidates" lets title matches and paragraph scope hold a claim up.
            min_confidence: links that say how sure they are count from this on, 0 to 1.

        >>> from claimgraph.sketch import sketch
        >>> kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- s1 | s2; c3; s1 <- s7"))
        >>> kb.without(sources=7)
        <Impact of losing source 7: 1 claim falls, 1 survives, 0 untouched, 1 unsupported>
         falls: ... c1 fell: its only support was source 1, a copy of source 7, withdrawn ...
         survives: ... c2 survives on source 2; it lost source 1, a copy of source 7, withdrawn ...

        Raises:
            UnknownNode: a name means nothing; the nearest names are suggested.
            InvalidQuery: as_of is no date.
        """
        from claimgraph.analysis.impact import impact

        return impact(
            self._analysed(),
            sources=sources,
            passages=passages,
            as_of=as_of,
            counting=counting,
            min_confidence=min_confidence,
        )
