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
    inside = rule_base.markers_inside(survivors)
    found = [claim for claim, cited in inside.items() if _lost_part(cited, lost)]
    return ints(np.array(sorted(found), dtype=np.int64))


def _lost_part(cited: Collection[tuple[str, int]], lost: Collection[int]) -> bool:
    """Return whether a marker has no source left, of markers and their sources."""
    left = {marker for marker, source in cited if source not in lost}
    return any(marker not in left for marker, _ in cited)
