"""Claims of which a part may have lost its source, as a marker inside the sentence had it alone."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from claimgraph.analysis.rule_base import RuleBase
from claimgraph.support.csr import Ints, ints

PART_LOST = "a marker inside its sentence lost all its sources"
"""Why such a claim is in question."""


def part_lost(rule_base: RuleBase, survivors: Collection[int], lost: Collection[int]) -> Ints:
    """Return those survivors of which a marker inside the sentence has no source left.

    "Wheat rose [1] and barley fell [2]" rests on both sources, and the text does not show which of
    its parts either is for; without one of them a part of it has nothing.

    Args:
        rule_base: the citations, and the numbers of nodes.
        survivors: the numbers of claims that lost a support and still stand.
        lost: the numbers of what is withdrawn or fell.
    """
    standing, number = frozenset(survivors), rule_base.number
    left: dict[tuple[int, str], bool] = {}
    for link in rule_base.citations if standing else ():
        claim = number[link.claim]
        if claim in standing and link.basis == "sameSentence" and link.marker:
            key = claim, link.marker
            left[key] = left.get(key, False) or number[link.source] not in lost
    found = sorted({claim for (claim, _), stands in left.items() if not stands})
    return ints(np.array(found, dtype=np.int64))
