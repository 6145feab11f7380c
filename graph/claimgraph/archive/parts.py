"""The rules of an archive in parts, so that what is added does not have all of them made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimgraph.archive.facts import PARTED, Facts
from claimgraph.archive.index import Index
from claimgraph.archive.loss import ArchiveRuleBase

FEW = 16
"""Once one name in so many was added since, all parts become one."""


class Parts:
    """Rule bases of which no claim rests on a claim of another.

    What is added becomes a part of its own, joined with those before it that are no larger, so that
    there are few; after an add only the last has to be made.

    Args:
        everything: makes the rules of all that was taken in.
        some: makes the rules of what has some names.
        size: how many names were taken in.
    """

    def __init__(
        self,
        everything: Callable[[], ArchiveRuleBase],
        some: Callable[[list[str]], ArchiveRuleBase],
        size: int,
    ) -> None:
        self._everything, self._some, self._size = everything, some, size
        self.first, self._late = everything(), list[tuple[list[str], ArchiveRuleBase]]()

    @property
    def rule_bases(self) -> tuple[ArchiveRuleBase, ...]:
        """The parts as they are now, the largest first."""
        return (self.first, *(rules for _, rules in self._late))

    def add(self, names: Iterable[str], *, apart: bool) -> None:
        """Take in what has some names; ``apart`` says that it can be a part of its own."""
        new = list(names)
        late = sum(len(held) for held, _ in self._late) + len(new)
        if not apart or late * FEW > self._size:
            self._size += late
            self.first, self._late = self._everything(), []
        elif new:
            while self._late and len(self._late[-1][0]) <= len(new):
                new = [*self._late.pop()[0], *new]
            self._late.append((new, self._some(new)))


def is_apart(facts: Facts, index: Index) -> bool:
    """Whether no claim of a document rests on claims of others, and none of others on its own."""
    return next(facts.leaving(), None) is None and not any(
        index.total(f"premise{PARTED}{claim}")[0] for claim in facts.claims
    )
