"""Points that begin with "(a)", "ii)", "b." or "o", as in statutes, minutes and plain-text reports.

They are points only where each of a run that counts up begins a line: in running text such a letter
parts what one sentence says, and may stand at the beginning of a line by chance.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.layout.lines import Line

_ENUMERATOR = regex(r"([(\[]?)([a-z]|[ivx]{2,5})([).\]])[ \t\xa0]+(?=\S)")
_RING = regex(r"o[ \t]+(?=\S)")
"""The letter that stands for a ring, as typewriters had none."""
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_AFTER = {**{chr(n): {chr(n + 1)} for n in range(ord("a"), ord("z"))},
          **{one: {two} for one, two in pairwise(_ROMANS)}}  # fmt: skip
_AFTER |= {one: _AFTER[one] | {chr(ord(one) + 1)} for one in ("i", "v")}
"""What may follow each letter or number of a run."""
_FARTHEST = 40
"""Lines in which the next of a run is looked for."""


_Begun = tuple[int, re.Match[str]]
"""A line, by its place, and the enumerator that it begins with."""


def with_points(text: str, found: list[Line]) -> list[Line]:
    """Return the lines, those that begin with enumerators of a run as items without these.

    >>> from claimgraph.reading.layout.lines import lines
    >>> text = "The objections were\\n(a) the noise;\\n(b) the smell."
    >>> [(one.kind, text[one.start : one.end]) for one in with_points(text, list(lines(text)))][1:]
    [('item', 'the noise;'), ('item', 'the smell.')]
    """
    begun = [
        (at, one)
        for at, line in enumerate(found)
        if line.kind == "plain" and not line.label
        and (one := _ENUMERATOR.match(text, line.start, line.end))
    ]  # fmt: skip
    rings = [
        (at, one)
        for at, line in enumerate(found)
        if line.kind == "plain" and text.startswith("o", line.start)
        and (one := _RING.match(text, line.start, line.end))
    ]  # fmt: skip
    if max(len(begun), len(rings)) < 2:
        return found
    points = [*_in_runs(begun), *((at, one, 0) for at, one in rings if len(rings) > 1)]
    lines = list(found)
    for at, one, depth in points:
        line = lines[at]
        lines[at] = line._replace(
            kind="item", start=one.end(), body=one.end(), label="-", style="bullet",
            indent=line.indent + depth,
        )  # fmt: skip
    return lines


def _in_runs(begun: Sequence[_Begun]) -> Iterator[tuple[int, re.Match[str], int]]:
    """Yield the enumerators of runs of two or more, each with how many runs it stands within."""
    runs: list[list[_Begun]] = []
    near: list[list[_Begun]] = []
    for at, one in begun:
        near = [run for run in near if at - run[-1][0] <= _FARTHEST]
        for run in reversed(near):
            _, last = run[-1]
            alike = last[1] == one[1] and last[3] == one[3]
            if alike and one[2] in _AFTER.get(last[2], ()):
                run.append((at, one))
                break
        else:
            if one[2] in ("a", "i"):
                near.append([(at, one)])
                runs.append(near[-1])
    runs = [run for run in runs if len(run) > 1]
    starts, ends = (sorted(run[side][0] for run in runs) for side in (0, -1))
    for run in runs:
        begin = run[0][0]
        around = bisect_left(starts, begin) - bisect_right(ends, begin)
        yield from ((at, one, around) for at, one in run)
