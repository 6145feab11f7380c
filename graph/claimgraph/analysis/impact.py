"""``Impact``: what falls, what survives and why, when sources or passages are withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from claimgraph import rdf
from claimgraph.analysis import impact_rdf, impact_text
from claimgraph.analysis.explain import Explainer
from claimgraph.analysis.holder import LossHolder
from claimgraph.analysis.notices import Losses, losses
from claimgraph.analysis.part_lost import PART_LOST, part_lost
from claimgraph.analysis.rule_base import IndexedLinks
from claimgraph.errors import UnknownNode
from claimgraph.model import Claim, Node, choices
from claimgraph.questions import Counting, Name
from claimgraph.results import Result
from claimgraph.support import Loss
from claimgraph.support.csr import Ints, ints

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

Outcome = Literal["falls", "in question", "survives", "untouched", "unsupported"]
"""What a loss does to a claim; every claim has exactly one outcome."""


class Impact:
    """What the loss of sources or passages does to every claim, each with the path that explains.

    Each claim has one outcome: it *falls*, *survives* (it lost a support and another holds it up),
    is *in question* (a marker inside its sentence lost all its sources: what stands may be for
    another part of it), is *untouched*, or is *unsupported*: it never had support that counts. Two
    further groups cut across: *candidates* fell, yet links that nobody asserted would hold them up;
    *unresolved* would fall if all that is in question were lost as well.
    """

    def __init__(
        self,
        kb: LossHolder,
        found: Losses,
        counting: Counting,
        min_confidence: float,
        whole: Callable[[], Impact] | None = None,
    ) -> None:
        self._make_whole = whole
        self._kb, self._losses = kb, found
        self._rule_base = kb.rule_base
        self._indexed = kb.rule_base.indexed(counting, min_confidence)
        self._loss = self._indexed.index.lose(_numbers(found.lost))
        self.counting, self.min_confidence = counting, min_confidence

    @cached_property
    def _whole(self) -> Impact:
        """The same impact over all claims, where only those that the loss reaches were read."""
        return self._make_whole() if self._make_whole else self

    # -- the groups -----------------------------------------------------------------------------

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """The ids of the sources, passages and claims whose loss was reckoned."""
        return tuple(self._rule_base.ids[n] for n in sorted(self._losses.lost))

    @cached_property
    def falls(self) -> Result[Claim]:
        """The claims that stood and no longer do."""
        return self._result(self._loss.fallen)

    @cached_property
    def survives(self) -> Result[Claim]:
        """The claims that lost a support and still stand, each with what holds it up."""
        return self._result(ints(np.setdiff1d(self._loss.survivors, self._part_lost)))

    @cached_property
    def in_question(self) -> Result[Claim]:
        """The claims that stand, yet a marker inside their sentence lost all its sources."""
        return self._result(self._part_lost)

    @cached_property
    def untouched(self) -> Result[Claim]:
        """The claims that lost no support."""
        if self._whole is not self:
            return self._whole.untouched
        kept = self._indexed.index.stands.copy()
        kept[self._loss.fallen] = False
        kept[self._loss.survivors] = False
        return self._result(ints(np.flatnonzero(kept)))

    @cached_property
    def unsupported(self) -> Result[Claim]:
        """The claims that never had support that counts."""
        if self._whole is not self:
            return self._whole.unsupported
        return self._result(ints(np.flatnonzero(~self._indexed.index.stands)))

    @cached_property
    def candidates(self) -> Result[Claim]:
        """The fallen claims that advisory links would hold up, such as a title that matches."""
        return self._result(ints(np.setdiff1d(self._loss.fallen, self._advisory.loss.fallen)))

    @cached_property
    def unresolved(self) -> Result[Claim]:
        """The claims that stand, but not if all that is in question were lost as well."""
        worst = self._indexed.index.lose(
            _numbers({**self._losses.lost, **self._losses.in_question})
        )
        return self._result(ints(np.setdiff1d(worst.fallen, self._loss.fallen)))

    # -- one claim ------------------------------------------------------------------------------

    def outcome(self, claim: Name) -> Outcome:
        """Return whether a claim falls, is in question, survives, is untouched or unsupported."""
        number = self._number(claim)
        return self._whole.outcome(claim) if number is None else self._outcome(number)

    def path(self, claim: Name) -> str:
        """Return in words why a claim fell, or what still holds it up."""
        number = self._number(claim)
        if number is None:
            return self._whole.path(claim)
        name = self._kb.handle(self._rule_base.ids[number])
        match self._outcome(number):
            case "falls":
                return self._explainer.fell(number) + self._advice(number)
            case "survives":
                return self._explainer.survives(number)
            case "in question":
                left = self._explainer.survives(number).removeprefix(f"{name} survives on ")
                return f"{name} is in question: {PART_LOST}; left is {left}"
            case "unsupported":
                return f"{name} never had support{self._advice(number)}"
            case _:
                return f"{name} lost no support{self._question(number)}"

    def witness(self, claim: Name) -> tuple[Node, ...]:
        """Return the claims and sources that hold a claim up; none for one that does not stand."""
        number = self._number(claim)
        if number is None:
            return self._whole.witness(claim)
        if self._outcome(number) in ("falls", "unsupported"):
            return ()
        ids = [self._rule_base.ids[n] for n in self._explainer.proof(number)]
        return tuple(self._kb.nodes([i for i in ids if not i.endswith("#unstated")]))

    # -- other shapes ---------------------------------------------------------------------------

    def rows(self) -> list[dict[str, object]]:
        """Return each claim as a plain row: id, outcome, path, text."""
        return [dict(self._whole._row(claim)) for claim in self._whole._rule_base.claims]

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each claim: id, outcome, path, text.

        Raises:
            MissingExtra: pandas is not installed.
        """
        return Result(
            self._whole._rule_base.claims, self._whole._row, "claims", _COLUMNS
        ).to_frame()

    def to_triples(self) -> Iterator[rdf.Triple]:
        """Return the impact as triples: an activity, and a note on each claim that it touches.

        The activity is PROV's, and invalidates what is withdrawn; the notes are Web Annotations of
        the claims, derived from the witnesses of those that survive.
        """
        return impact_rdf.triples(self, self._title, self._kb.base)

    def to_rdf(self) -> rdflib.Graph:
        """Return the impact as an rdflib Graph: what was withdrawn, and each claim it touches."""
        from claimgraph.rdf.rdflib import to_rdflib

        return to_rdflib(self.to_triples())

    # -- for people -----------------------------------------------------------------------------

    @property
    def summary(self) -> str:
        """One line: what was lost, and how many claims have which outcome."""
        return f"{self._title}: {impact_text.census(self)}"

    @property
    def _title(self) -> str:
        return impact_text.title(
            [self._kb.spoken(node) for node in self.withdrawn if node not in self._claim_ids]
        )

    def __repr__(self) -> str:
        return impact_text.printed(self)

    def _repr_html_(self) -> str:
        return impact_text.rendered(self)

    # -- how it is told -------------------------------------------------------------------------

    def _row(self, claim: Node) -> dict[str, object]:
        return {
            "id": self._kb.handle(claim),
            "outcome": self.outcome(claim),
            "path": self.path(claim),
            "text": claim.label,
        }

    def _result(self, numbers: Ints) -> Result[Claim]:
        first = self._rule_base.grounds
        held = sorted((numbers[numbers >= first] - first).tolist())
        return Result(self._rule_base.some_claims(held), self._row, "claims", _COLUMNS)

    def _number(self, claim: Name) -> int | None:
        """Return the number of a claim; None for one that the loss cannot reach, so not read."""
        name = claim.id if isinstance(claim, Node) else self._kb.one("claim", claim)
        number = self._rule_base.number.get(name)
        if number is None and self._whole is self:
            raise KeyError(name)
        return number

    def _outcome(self, number: int) -> Outcome:
        changed = self._changed.get(number)
        if changed is None:
            return "untouched" if self._indexed.index.stands[number] else "unsupported"
        return changed

    @cached_property
    def _claim_ids(self) -> set[str]:
        return set(self._rule_base.ids[self._rule_base.grounds :])

    @cached_property
    def _changed(self) -> dict[int, Outcome]:
        found: dict[int, Outcome] = dict.fromkeys(self._loss.fallen.tolist(), "falls")
        found |= dict.fromkeys(self._loss.survivors.tolist(), "survives")
        return found | dict.fromkeys(self._part_lost.tolist(), "in question")

    @cached_property
    def _part_lost(self) -> Ints:
        lost = {*self._losses.lost, *self._loss.fallen.tolist()}
        return part_lost(self._rule_base, self._loss.survivors.tolist(), lost)

    @cached_property
    def _explainer(self) -> Explainer:
        return self._explain(self._indexed, self._loss)

    @cached_property
    def _advisory(self) -> Explainer:
        """Tells the same loss when every link counts."""
        everything = self._rule_base.everything()
        return self._explain(everything, everything.index.lose(_numbers(self._losses.lost)))

    def _explain(self, indexed: IndexedLinks, loss: Loss) -> Explainer:
        return Explainer(indexed, loss, self._rule_base.ids, self._losses.lost, self._kb.spoken)

    def _advice(self, number: int) -> str:
        """Return what advisory links say of a claim that nothing asserted holds up."""
        advisory = self._advisory
        if not advisory.indexed.index.stands[number]:
            return ""
        if number in advisory.loss.cause:
            return "" if number in self._loss.cause else "; its candidate is lost too"
        return f"; candidate: {advisory.kept(number)}"

    def _question(self, number: int) -> str:
        claim = self._rule_base.claims[number - self._rule_base.grounds]
        return "; in question" if claim in self.unresolved else ""


_COLUMNS = ("id", "outcome", "path", "text")


def impact(
    kb: LossHolder,
    *,
    sources: Name | Iterable[Name] = (),
    passages: Name | Iterable[Name] = (),
    as_of: object = None,
    counting: Counting = "explicit",
    min_confidence: float = 0.0,
) -> Impact:
    """Return the impact of losing sources and passages, beside what notices say until a date."""
    if counting not in choices(Counting):
        raise UnknownNode("counting", counting, choices(Counting))
    lost = kb.named("source", sources), kb.named("passage", passages)
    until = None if as_of is None else str(as_of)

    def over(held: LossHolder, whole: Callable[[], Impact] | None = None) -> Impact:
        found = losses(
            held.rule_base, kb._notices(), sources=lost[0], passages=lost[1], as_of=until
        )
        return Impact(held, found, counting, min_confidence, whole)

    near = kb.around(*lost)
    return over(kb) if near is kb else over(near, lambda: over(kb))


def _numbers(found: dict[int, str]) -> Ints:
    return ints(list(found))
