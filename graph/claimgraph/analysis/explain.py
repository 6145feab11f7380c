"""Explanations in words: why a claim fell, and what still supports another.

"c12 fell: its only support was source 1, a copy of source 7, withdrawn 2026-03-01".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from claimgraph.analysis.rule_base import ONE_OF, IndexedLinks
from claimgraph.model import Citation, Inference
from claimgraph.support import Loss

SHOWN = 3
"""Supports told one by one; the rest is counted."""
HOPS = 12
"""Links of a path told; the rest is left out with an ellipsis."""


@dataclass(frozen=True)
class Explainer:
    """Tells what a loss does; ``named`` says what a node is called, ``reasons`` why it is lost."""

    indexed: IndexedLinks
    loss: Loss
    ids: tuple[str, ...]
    reasons: Mapping[int, str]
    named: Callable[[str], str]

    def fell(self, node: int) -> str:
        """Return why a fallen claim fell, with the path to what was withdrawn."""
        if node in self.reasons:
            return f"{self._name(node)} fell: its own words are {self.reasons[node]}"
        supports = [self._lost(node, rule) for rule in self._rules(node)]
        if len(supports) == 1:
            return f"{self._name(node)} fell: its only support was {supports[0]}"
        count = (
            "both its supports" if len(supports) == 2 else f"all {len(supports)} of its supports"
        )
        more = f"; and {len(supports) - SHOWN} more" if len(supports) > SHOWN else ""
        return f"{self._name(node)} fell: {count} fell: {'; '.join(supports[:SHOWN])}{more}"

    def survives(self, node: int) -> str:
        """Return what a surviving claim lost and what still holds it up, down to a source."""
        lost = [self._lost(node, rule) for rule in self._rules(node) if not self._holds(rule)]
        more = f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
        told = "; ".join(lost[:SHOWN]) + more
        return f"{self._name(node)} survives on {self.kept(node)}; it lost {told}"

    def kept(self, node: int) -> str:
        """Return what holds a standing claim up: a source, or premises and the sources under."""
        rule = self.loss.rule(self.indexed.index, node)
        link = self.indexed.links[rule]
        if isinstance(link, Citation):
            return " or ".join(self._works(node, link))
        grounds = self.indexed.index.grounds
        last = listed([self._name(n) for n in self.proof(node) if n < grounds])
        rest = "rests" if len(self.indexed.index.bodies.row(rule)) == 1 else "rest"
        return f"{self._members(rule)}, which {rest} on {last}"

    def _works(self, node: int, citation: Citation) -> list[str]:
        """Return the source of a citation; where its marker means one of several, all of them."""
        if citation.basis != ONE_OF:
            return [self.named(citation.source)]
        held = [self.indexed.links[rule] for rule in self._rules(node) if self._holds(rule)]
        return [
            self.named(link.source)
            for link in held
            if isinstance(link, Citation) and (link.basis, link.marker) == (ONE_OF, citation.marker)
        ]

    def proof(self, node: int) -> list[int]:
        """Return the nodes that hold a standing one up, each once, nearest first."""
        index, found, at = self.indexed.index, [node], 0
        seen = {node}
        while at < len(found):
            rule = self.loss.rule(index, found[at])
            for member in index.bodies.row(rule).tolist() if rule >= 0 else ():
                if member not in seen:
                    seen.add(member)
                    found.append(member)
            at += 1
        return found[1:]

    def _rules(self, node: int) -> list[int]:
        """Return the rules of a node that stood before the loss."""
        index = self.indexed.index
        return [rule for rule in index.rules.row(node).tolist() if index.grades[rule]]

    def _holds(self, rule: int) -> bool:
        return not any(m in self.loss.cause for m in self.indexed.index.bodies.row(rule).tolist())

    def _lost(self, node: int, rule: int) -> str:
        """Return a rule of a node that broke, and the path from it to what was withdrawn."""
        members = self.indexed.index.bodies.row(rule).tolist()
        below = next(member for member in members if member in self.loss.cause)
        told = [self._support(rule, below)]
        path = self.loss.path(below)
        if node == below:
            return f"{told[0]} itself"
        for upper, lower in islice(pairwise(path), HOPS):
            told.append(self._step(upper, lower))
            if lower == node:
                return f"{', '.join(told)} itself"
        return ", ".join([*told, "…" if len(path) > HOPS else self.reasons[path[-1]]])

    def _support(self, rule: int, below: int) -> str:
        link = self.indexed.links[rule]
        if isinstance(link, Citation):
            words = (
                f" for its words {self._name(below)}" if self.ids[below] in link.evidence else ""
            )
            return self.named(link.source) + words
        if isinstance(link, Inference) and len(link.premises) > 1:
            return f"{self._members(rule)} together, of which {self._name(below)} fell"
        return self._name(below)

    def _step(self, upper: int, lower: int) -> str:
        """Return how a path goes on from a fallen node to the one that it rested on."""
        if upper < self.indexed.index.grounds:
            return f"a copy of {self._name(lower)}"
        return f"which rested on {self._name(lower)}"

    def _members(self, rule: int) -> str:
        members = sorted(self.indexed.index.bodies.row(rule).tolist())  # in reading order
        return listed([self._name(member) for member in members])

    def _name(self, node: int) -> str:
        return self.named(self.ids[node].removesuffix("#unstated"))


def listed(names: list[str]) -> str:
    """Return names as a list in words, long ones cut and counted.

    >>> listed(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    shown = [*names[:SHOWN], *([f"{len(names) - SHOWN} more"] if len(names) > SHOWN else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
