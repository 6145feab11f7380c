"""The analyses as methods of ``ClaimGraph``: each calls the function that computes it.

What they need is imported when one is called, so that a graph opens without numpy.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimgraph.analysis.holder import Holder, LossHolder
from claimgraph.progress import working
from claimgraph.questions import Counting, Name
from claimgraph.results import Result

if TYPE_CHECKING:
    from claimgraph.analysis.impact import Impact
    from claimgraph.analysis.loops import Loop
    from claimgraph.analysis.origins import Origins
    from claimgraph.analysis.propositions import Contradiction
    from claimgraph.analysis.scores import Method, SourceScores
    from claimgraph.analysis.support_sets import LoadBearing, SupportSets


class LossAnalysis:
    """The loss analysis that a graph in memory and an archive on disk share."""

    @abstractmethod
    def _loss_holder(self) -> LossHolder:
        """Return what loss analysis reads: the graph itself, or a view of an archive."""

    @working("computing")
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
            InvalidQuery: as_of is not a date.
        """
        from claimgraph.analysis.impact import impact

        return impact(
            self._loss_holder(),
            sources=sources,
            passages=passages,
            as_of=as_of,
            counting=counting,
            min_confidence=min_confidence,
        )


class Analysis(LossAnalysis, Holder):
    """The analyses of a graph in memory; how versions of it differ is in ``versions``."""

    def _loss_holder(self) -> LossHolder:
        return self

    @working("computing")
    def support(
        self,
        claim: Name,
        *,
        counting: Counting = "explicit",
        min_confidence: float = 0.0,
        as_of: object = None,
        limit: int = 1000,
    ) -> SupportSets:
        """Return all minimal sets of sources that hold a claim up, and all that topple it.

        Args:
            claim: which one.
            counting: "candidates" lets title matches and paragraph scope hold it up.
            min_confidence: links that say how sure they are count from this on, 0 to 1.
            as_of: an ISO date; notices until then count, or all of them.
            limit: how many sets of each kind to list; ``more_holds`` and ``more_topples`` say
                when there are others.

        >>> from claimgraph.sketch import sketch
        >>> kb = cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- s3; c3 <- c1 & c2"))
        >>> kb.support("c3")
        <Support of c3: 2 minimal sets hold it up, 2 topple it>
          set          size  sources
          holds it up  2     source 1, source 3
          holds it up  2     source 2, source 3
          topples it   1     source 3
          topples it   2     source 1, source 2
        """
        from claimgraph.analysis.support_sets import support_sets

        return support_sets(
            self,
            claim,
            counting=counting,
            min_confidence=min_confidence,
            as_of=as_of,
            limit=limit,
        )

    @working("computing")
    def load_bearing(
        self,
        *,
        counting: Counting = "explicit",
        min_confidence: float = 0.0,
        as_of: object = None,
        samples: int | None = None,
        seed: int = 0,
    ) -> LoadBearing:
        """Return the sources by how many claims fall with them, alone and in pairs.

        Claims that one loss only puts in question are counted apart, as ``without`` tells them.
        Each has its Shapley value: what it adds, on average over all orders of arrival, to the
        number of claims that stand. It is exact on small graphs, else sampled within an error.

        Args:
            counting: "candidates" lets title matches and paragraph scope hold claims up.
            min_confidence: links that say how sure they are count from this on, 0 to 1.
            as_of: an ISO date; notices until then count, or all of them.
            samples: how many random orders to draw; None for exact values where they can be had.
            seed: of the random orders.

        >>> from claimgraph.sketch import sketch
        >>> cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- s1; c3 <- c1 & c2")).load_bearing()
        <2 sources>
          source    lost alone  more with another  which     shapley  title
          source 1  2           1                  source 2  2.50     Source s1
          source 2  0           1                  source 1  0.50     Source s2
          Shapley values are exact.
        """
        from claimgraph.analysis.support_sets import load_bearing

        return load_bearing(
            self,
            counting=counting,
            min_confidence=min_confidence,
            as_of=as_of,
            samples=samples,
            seed=seed,
        )

    @working("computing")
    def origins(
        self, claim: Name, *, counting: Counting = "explicit", min_confidence: float = 0.0
    ) -> Origins:
        """Return the independent origins of a claim, with the grounds for taking sources as one.

        Sources are one when one copies the other or both copy a third, when their urls lead to one
        page, or when their titles, texts or figures are nearly the same;
        ``claimgraph.analysis.similarity`` states the measures.

        >>> from claimgraph.sketch import sketch
        >>> kb = cg.ClaimGraph(sketch("c1 <- s1 | s2 | s3; s1 <- s9; s2 <- s9"))
        >>> kb.origins("c1")
        <Origins of c1: 3 citations, 2 origins>
          origin    sources             grounds                               title
          source 9  source 1, source 2  source 1 and source 2: declared copy  Source s9
          source 3  source 3                                                  Source s3
        """
        from claimgraph.analysis.origins import origins

        return origins(self, claim, counting=counting, min_confidence=min_confidence)

    @working("computing")
    def loops(
        self,
        *,
        counting: Counting = "explicit",
        min_confidence: float = 0.0,
        limit: int = 100,
    ) -> Result[Loop]:
        """Return circular sourcing: who rests on itself, the earliest link, and where to cut.

        >>> from claimgraph.sketch import sketch
        >>> cg.ClaimGraph(sketch("c1 <- c2 | s1; c2 <- c1")).loops()
        <1 loop>
          loop          earliest  cut                 same claim
          c1 → c2 → c1            c2 follows from c1  yes
        """
        from claimgraph.analysis.loops import loops

        return loops(self, counting=counting, min_confidence=min_confidence, limit=limit)

    @working("computing")
    def contradictions(self, claim: Name | None = None) -> Result[Contradiction]:
        """Return what cannot both hold, or is disputed: both sides, and the sources of each.

        Figures by the algebra of quantities; disputes as claims and sources declare them.

        Args:
            claim: only those of this claim.

        >>> cg.example("eastern-flank").contradictions()
        <0 contradictions>
        """
        from claimgraph.analysis.propositions import contradicting

        return contradicting(self, claim)

    @working("computing")
    def source_scores(
        self,
        method: Method = "crh",
        *,
        counting: Counting = "explicit",
        min_confidence: float = 0.0,
    ) -> SourceScores:
        """Return truth-discovery scores of the sources, best first: ranks, not probabilities.

        Sources vote for the claims that rely on them; claims that contradict each other exclude
        each other; votes of one origin for one claim share a single vote. ``beliefs`` of the answer
        holds the scores of the claims.

        Args:
            method: "crh", "truthfinder", "sums" or "average-log"; ``method`` of the answer names
                the paper.
            counting: "candidates" also counts title matches and paragraph scope.
            min_confidence: links that say how sure they are count from this on, 0 to 1.

        >>> from claimgraph.sketch import sketch
        >>> cg.ClaimGraph(sketch("c1 <- s1 | s2; c2 <- s2")).source_scores("sums")
        <2 scores>
          source    score  claims  shared  title
          source 2  1.0    2       0       Source s2
          source 1  0.618  1       0       Source s1
          Scores by Sums (Pasternack and Roth, COLING 2010), copies discounted: they rank, ...
        """
        from claimgraph.analysis.scores import source_scores

        return source_scores(self, method, counting=counting, min_confidence=min_confidence)
