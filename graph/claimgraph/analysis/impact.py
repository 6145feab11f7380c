"""``Impact``: what falls, what survives and why, when sources or passages are withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimgraph import rdf
from claimgraph.analysis import impact_output
from claimgraph.analysis.holder import LossHolder
from claimgraph.analysis.notices import losses
from claimgraph.analysis.reckoning import Outcome, Reckoning
from claimgraph.errors import UnknownNode
from claimgraph.model import Claim, Node, choices
from claimgraph.questions import Counting, Name
from claimgraph.results import Result

if TYPE_CHECKING:
    import pandas as pd
    import rdflib


class Impact:
    """What the loss of sources or passages does to every claim, each with the path that explains.

    Each claim has one outcome: it *falls*, *survives* (it lost a support and another holds it up),
    is *in question* (a marker inside its sentence lost all its sources, so that what stands may be
    for another part of it; or a marker means one of several works, and one of them is lost), is
    *untouched*, or is *unsupported*: it never had support that counts. Two further groups cut
    across: *candidates* fell, yet links that nobody asserted would hold them up; *unresolved* would
    fall if all that is in question were lost as well.
    """

    def __init__(
        self,
        kb: LossHolder,
        parts: Sequence[Reckoning],
        counting: Counting,
        min_confidence: float,
        whole: Callable[[], Impact] | None = None,
    ) -> None:
        self._make_whole = whole
        self._kb, self._parts = kb, parts
        self.counting, self.min_confidence = counting, min_confidence

    @cached_property
    def _whole(self) -> Impact:
        """The same impact over all claims, where only those that the loss reaches were read."""
        return self._make_whole() if self._make_whole else self

    # -- the groups -----------------------------------------------------------------------------

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """The ids of the sources, passages and claims whose loss was reckoned."""
        return tuple(dict.fromkeys(one for part in self._parts for one, _ in part.withdrawn))

    @cached_property
    def falls(self) -> Result[Claim]:
        """The claims that stood and no longer do."""
        return self._result([part.falls for part in self._parts])

    @cached_property
    def survives(self) -> Result[Claim]:
        """The claims that lost a support and still stand, each with what holds it up."""
        return self._result([part.survives for part in self._parts])

    @cached_property
    def in_question(self) -> Result[Claim]:
        """The claims that stand, though what their text rests them on may be lost."""
        return self._result([part.in_question for part in self._parts])

    @cached_property
    def touched(self) -> Result[Claim]:
        """The claims that fall, are in question or survive, in reading order."""
        parts = self._parts
        return self._result([sorted([*p.falls, *p.in_question, *p.survives]) for p in parts])

    @cached_property
    def untouched(self) -> Result[Claim]:
        """The claims that lost no support."""
        if self._whole is not self:
            return self._whole.untouched
        return self._result([part.untouched for part in self._parts])

    @cached_property
    def unsupported(self) -> Result[Claim]:
        """The claims that never had support that counts."""
        if self._whole is not self:
            return self._whole.unsupported
        return self._result([part.unsupported for part in self._parts])

    @cached_property
    def candidates(self) -> Result[Claim]:
        """The fallen claims that advisory links would hold up, such as a title that matches."""
        return self._result([part.candidates for part in self._parts])

    @cached_property
    def unresolved(self) -> Result[Claim]:
        """The other claims that stand, but not if all that is in question were lost as well."""
        return self._result([part.unresolved for part in self._parts])

    # -- one claim ------------------------------------------------------------------------------

    def outcome(self, claim: Name) -> Outcome:
        """Return whether a claim falls, is in question, survives, is untouched or unsupported."""
        found = self._find(claim)
        return self._whole.outcome(claim) if found is None else found[0].outcome(found[1])

    def path(self, claim: Name) -> str:
        """Return in words why a claim fell, or what still holds it up."""
        found = self._find(claim)
        if found is None:
            return self._whole.path(claim)
        part, number = found
        return part.path(number, self._kb.handle(part.rule_base.ids[number]), self._kb.spoken)

    def witness(self, claim: Name) -> tuple[Node, ...]:
        """Return the claims and sources that hold a claim up; none for one that does not stand."""
        found = self._find(claim)
        if found is None:
            return self._whole.witness(claim)
        ids = found[0].witness(found[1])
        return tuple(self._kb.nodes(ids)) if ids else ()

    # -- other shapes ---------------------------------------------------------------------------

    def rows(self) -> list[dict[str, object]]:
        """Return each claim as a plain row: id, outcome, path, text."""
        return [dict(self._whole._row(claim)) for claim in self._whole._claims()]

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each claim: id, outcome, path, text.

        Raises:
            MissingExtra: pandas is not installed.
        """
        return Result(self._whole._claims(), self._whole._row, "claims", _COLUMNS).to_frame()

    def to_triples(self) -> Iterator[rdf.Triple]:
        """Return the impact as triples: an activity, and a note on each claim that it touches.

        The activity is PROV's, and invalidates what is withdrawn; the notes are Web Annotations of
        the claims, derived from the witnesses of those that survive.
        """
        return impact_output.triples(self, self._title, self._kb.base)

    def to_rdf(self) -> rdflib.Graph:
        """Return the impact as an rdflib Graph: what was withdrawn, and each claim it touches."""
        from claimgraph.rdf.rdflib import to_rdflib

        return to_rdflib(self.to_triples())

    # -- for people -----------------------------------------------------------------------------

    @property
    def summary(self) -> str:
        """One line: what was lost, and how many claims have which outcome."""
        return f"{self._title}: {impact_output.census(self)}"

    @property
    def _title(self) -> str:
        told = (one for part in self._parts for one, is_claim in part.withdrawn if not is_claim)
        return impact_output.title([self._kb.spoken(node) for node in dict.fromkeys(told)])

    def __repr__(self) -> str:
        return impact_output.printed(self)

    def _repr_html_(self) -> str:
        return impact_output.rendered(self)

    # -- how it is told -------------------------------------------------------------------------

    def _row(self, claim: Node) -> dict[str, object]:
        return {
            "id": self._kb.handle(claim),
            "outcome": self.outcome(claim),
            "path": self.path(claim),
            "text": claim.label,
        }

    def _result(self, places: Sequence[Sequence[int]]) -> Result[Claim]:
        return Result(self._kb.claims_at(places), self._row, "claims", _COLUMNS)

    def _claims(self) -> Sequence[Claim]:
        """Return all claims."""
        return self._kb.claims_at([range(len(part.rule_base.claims)) for part in self._parts])

    def _find(self, claim: Name) -> tuple[Reckoning, int] | None:
        """Return the number of a claim in its part; None for one that the loss cannot reach."""
        name = claim.id if isinstance(claim, Node) else self._kb.one("claim", claim)
        for part in self._parts:
            if (number := part.rule_base.number.get(name)) is not None:
                return part, number
        if self._whole is self:
            raise KeyError(name)
        return None


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
        parts = []
        for rules in held.rule_bases:
            found = losses(rules, kb._notices(), sources=lost[0], passages=lost[1], as_of=until)
            parts.append(Reckoning.of(rules, found, counting, min_confidence))
        return Impact(held, parts, counting, min_confidence, whole)

    near = kb.around(*lost)
    return over(kb) if near is kb else over(near, lambda: over(kb))
