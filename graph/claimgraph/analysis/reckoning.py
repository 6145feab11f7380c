"""What the loss of some nodes does to the claims of one rule base, by their numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from typing import Literal

import numpy as np

from claimgraph.analysis.explain import Explainer
from claimgraph.analysis.notices import Losses
from claimgraph.analysis.rule_base import ONE_OF, IndexedLinks, OpenLink, RuleBase
from claimgraph.questions import Counting
from claimgraph.support import Loss
from claimgraph.support.csr import Ints, ints

Outcome = Literal["falls", "in question", "survives", "untouched", "unsupported"]
"""What a loss does to a claim; every claim has exactly one outcome."""


class Reckoning:
    """The outcome of each claim, as ``Impact`` tells them; each group is found when asked for.

    Args:
        rule_base: what rests on what.
        found: what is lost and in question.
        counting: which links count.
        min_confidence: links that say how sure they are count from this on.
    """

    def __init__(
        self, rule_base: RuleBase, found: Losses, counting: Counting, min_confidence: float
    ) -> None:
        self.rule_base, self.losses = rule_base, found
        self.indexed = rule_base.indexed(counting, min_confidence)
        self.loss = self.indexed.index.lose(_numbers(found.lost))

    @classmethod
    def of(
        cls, rule_base: RuleBase, found: Losses, counting: Counting, min_confidence: float
    ) -> Reckoning:
        """Return the reckoning of a loss; that of the last loss of each rule base is kept."""
        asked = (tuple(found.lost.items()), tuple(found.in_question.items()))
        key = (*asked, counting, min_confidence)
        kept = rule_base.reckoned.get("last")
        if kept is None or kept[0] != key:
            kept = key, cls(rule_base, found, counting, min_confidence)
            rule_base.reckoned["last"] = kept
        return kept[1]

    # -- the groups -----------------------------------------------------------------------------

    @cached_property
    def withdrawn(self) -> list[tuple[str, bool]]:
        """The ids of the sources, passages and claims that are lost, and which are claims."""
        ids, grounds = self.rule_base.ids, self.rule_base.grounds
        return [(ids[n], n >= grounds) for n in sorted(self.losses.lost)]

    @cached_property
    def falls(self) -> list[int]:
        """The places, in the row of claims, of those that stood and no longer do."""
        return self._places(self.loss.fallen)

    @cached_property
    def survives(self) -> list[int]:
        """The places of those that lost a support and still stand."""
        return self._places(ints(np.setdiff1d(self.loss.survivors, ints(list(self._doubted)))))

    @cached_property
    def in_question(self) -> list[int]:
        """The places of those that stand, though what their text rests them on may be lost."""
        return self._places(ints(list(self._doubted)))

    @cached_property
    def untouched(self) -> list[int]:
        """The places of those that lost no support."""
        kept = self.indexed.index.stands.copy()
        kept[self.loss.fallen] = False
        kept[self.loss.survivors] = False
        return self._places(ints(np.flatnonzero(kept)))

    @cached_property
    def unsupported(self) -> list[int]:
        """The places of those that never had support that counts."""
        return self._places(ints(np.flatnonzero(~self.indexed.index.stands)))

    @cached_property
    def candidates(self) -> list[int]:
        """The places of the fallen that advisory links would hold up."""
        return self._places(ints(np.setdiff1d(self.loss.fallen, self._advisory[1].fallen)))

    @cached_property
    def unresolved(self) -> list[int]:
        """The places of the others that stand, but not if all in question were lost as well."""
        doubted = {**self.losses.lost, **self.losses.in_question, **self._doubted}
        worst = self.indexed.index.lose(_numbers(doubted))
        told = [*self.loss.fallen.tolist(), *self._doubted]
        return self._places(ints(np.setdiff1d(worst.fallen, ints(told))))

    def _places(self, numbers: Ints) -> list[int]:
        first = self.rule_base.grounds
        found: list[int] = np.sort(numbers[numbers >= first] - first).tolist()
        return found

    # -- one claim ------------------------------------------------------------------------------

    def outcome(self, number: int) -> Outcome:
        """Return what the loss does to a claim."""
        changed = self._changed.get(number)
        if changed is None:
            return "untouched" if self.indexed.index.stands[number] else "unsupported"
        return changed

    def path(self, number: int, name: str, spoken: Callable[[str], str]) -> str:
        """Return in words why a claim fell, or what still holds it up.

        Args:
            number: of the claim.
            name: what the claim is called.
            spoken: how a sentence names a node.
        """
        explainer = self._explain(self.indexed, self.loss, spoken)
        match self.outcome(number):
            case "falls":
                return explainer.fell(number) + self._advice(number, spoken)
            case "survives":
                return explainer.survives(number)
            case "in question":
                left = explainer.survives(number).removeprefix(f"{name} survives on ")
                return f"{name} is in question: {self._doubted[number]}; left is {left}"
            case "unsupported":
                return f"{name} never had support{self._advice(number, spoken)}"
            case _:
                open_still = number - self.rule_base.grounds in self._unresolved
                return f"{name} lost no support{'; in question' if open_still else ''}"

    def witness(self, number: int) -> list[str]:
        """Return the ids of the claims and sources that hold a claim up."""
        if self.outcome(number) in ("falls", "unsupported"):
            return []
        proof = self._explain(self.indexed, self.loss, str).proof(number)
        ids = [self.rule_base.ids[n] for n in proof]
        return [one for one in ids if not one.endswith("#unstated")]

    @cached_property
    def _changed(self) -> dict[int, Outcome]:
        found: dict[int, Outcome] = dict.fromkeys(self.loss.fallen.tolist(), "falls")
        found |= dict.fromkeys(self.loss.survivors.tolist(), "survives")
        return found | dict.fromkeys(self._doubted, "in question")

    @cached_property
    def _doubted(self) -> dict[int, str]:
        """Those survivors that may have nothing left to rest on, each with the reason."""
        return doubted(self.rule_base, self.loss, self.losses.lost)

    @cached_property
    def _unresolved(self) -> set[int]:
        return set(self.unresolved)

    @cached_property
    def _advisory(self) -> tuple[IndexedLinks, Loss]:
        """The same loss when every link counts."""
        everything = self.rule_base.everything()
        return everything, everything.index.lose(_numbers(self.losses.lost))

    def _advice(self, number: int, spoken: Callable[[str], str]) -> str:
        """Return what advisory links say of a claim that nothing asserted holds up."""
        indexed, loss = self._advisory
        if not indexed.index.stands[number]:
            return ""
        if number in loss.cause:
            return "" if number in self.loss.cause else "; its candidate is lost too"
        return f"; candidate: {self._explain(indexed, loss, spoken).kept(number)}"

    def _explain(
        self, indexed: IndexedLinks, loss: Loss, spoken: Callable[[str], str]
    ) -> Explainer:
        return Explainer(indexed, loss, self.rule_base.ids, self.losses.lost, spoken)


def doubted(rule_base: RuleBase, loss: Loss, lost: Iterable[int]) -> dict[int, str]:
    """Return the claims that survive a loss, but may have nothing to rest on, with the reason."""
    gone = {*lost, *loss.fallen.tolist()}
    links = rule_base.open_links(loss.survivors.tolist())
    reasons = {claim: _doubt(links[claim], gone) for claim in sorted(links)}
    return {claim: reason for claim, reason in reasons.items() if reason}


def _numbers(found: dict[int, str]) -> Ints:
    return ints(list(found))


def _doubt(links: Sequence[OpenLink], lost: Collection[int]) -> str | None:
    """Return why a claim may have nothing left to rest on; None where it has for sure.

    "Prices of wheat [1] and barley [2] fell" rests on both sources, and the text does not show
    which of its parts either is for; without one of them a part of it has nothing. "Wheat rose
    (Lund, 2019)" rests on one of two works of Lund, which may be the one that is lost.
    """
    if any(link.basis == ONE_OF and link.source in lost for link in links):
        return "its marker means one of several works, of which one is lost"
    left = {link.marker for link in links if link.source not in lost}
    all_lost = any(link.marker not in left for link in links)
    return "a marker inside its sentence lost all its sources" if all_lost else None
