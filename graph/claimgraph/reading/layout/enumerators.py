"""Points and paragraphs that statutes, minutes and plain-text reports count: "(a)", "ii)", "14 ".

A letter or number is taken off its line where a run of them counts up; one by itself may be a word
of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.layout.lines import Line
from claimgraph.reading.layout.wrapping import leaves_year_open

_ENUMERATOR = regex(
    r"([(\[]?)([a-z]|[ivx]{2,5})([).\]])(?:[ \t\xa0]+(?=\S)|(?<=[)\]])(?=[^\W\d_])|$)"
)
"""What begins a point: "(a) ", "ii) ", "b. ", and "(a)" glued to its words or alone on its line."""
_ALONE = regex(r"()([a-z]|[ivx]{2,5})()$")
"""A letter alone on its line, as pages of laws set it before the line of its point."""
_RING = regex(r"o[ \t]+(?=\S)")
"""The letter that stands for a ring, as typewriters had none."""
_NUMBER = regex(r"(\d{1,3})(?:[ \t\xa0]+(?=[A-Z“‘\"'])|\.?(?=[A-Z][a-z]*\b))")
"""The number of a paragraph, as reports of inquiries print it: "14 The train ran on."; copied from
a page it may be glued to its words."""
_DROPPED = -1
"""The level of a line that is nothing but the letter of the point below it."""
_WHEREAS = regex(
    r"(?:(?:\(?(?:[A-Z]{1,2}|\d{1,3})[.)]|[-–—])[ \t\xa0]+whereas|WHEREAS,?)[ \t\xa0]+(?=\S)"
)
"""What begins a recital: "A. whereas the port was shut", "WHEREAS, the port was shut"."""
_YEAR = regex(r"(?:1[5-9]|20)\d\d$")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_AFTER = {**{chr(n): {chr(n + 1)} for n in range(ord("a"), ord("z"))},
          **{one: {two} for one, two in pairwise(_ROMANS)}}  # fmt: skip
_AFTER |= {one: _AFTER[one] | {chr(ord(one) + 1)} for one in ("i", "v")}
"""What may follow each letter or number of a run."""
_FARTHEST = 40
"""Lines in which the next of a run is looked for."""
_PARAGRAPHS, _WORDS = 3, 4
"""Numbers of the shortest run of paragraphs, one less where empty lines part them, and words of the
shortest line that begins one: two lines, and cells of a table, may begin with counts by chance."""
_Begun = tuple[int, re.Match[str]]
"""A line, by its place, and the enumerator that it begins with."""


def with_points(text: str, found: list[Line]) -> list[Line]:
    """Return the lines, those that begin with enumerators of a run as items without these.

    They are points only where each of a run that counts up begins a line: in running text such a
    letter parts what one sentence says, and may stand at the beginning of a line by chance.

    >>> from claimgraph.reading.layout.lines import lines
    >>> text = "The objections were\\n(a) the noise;\\n(b) the smell."
    >>> [(one.kind, text[one.start : one.end]) for one in with_points(text, list(lines(text)))][1:]
    [('item', 'the noise;'), ('item', 'the smell.')]
    """
    found = _without_years(text, found)
    plain = [(at, line) for at, line in enumerate(found) if line.kind == "plain" and not line.label]
    begun = [
        (at, one)
        for at, line in plain
        if (one := _ENUMERATOR.match(text, line.start, line.end)
            or (_ALONE.match(text, line.start, line.end) if line.end - line.start < 6 else None))
    ]  # fmt: skip
    rings = [
        (at, one)
        for at, line in plain
        if text.startswith("o", line.start) and (one := _RING.match(text, line.start, line.end))
    ]
    pointed = list(found)
    for at, one, depth in _in_runs(begun):
        _make_item(pointed, at, one.end(), depth)
    for at, one in rings if len(rings) > 1 else ():
        _make_item(pointed, at, one.end(), 0)
    for at, line in enumerate(pointed):
        if line.kind in ("plain", "item") and (one := _WHEREAS.match(text, line.start, line.end)):
            _make_item(pointed, at, one.end(), 0)
    for at, one in _paragraphs(text, plain):
        line = pointed[at]
        pointed[at] = line._replace(
            kind="item", start=one.end(), body=one.end(), label=one[1], style="ordered"
        )
    return [line for line in pointed if line.level != _DROPPED]


def _make_item(pointed: list[Line], at: int, begin: int, depth: int) -> None:
    """Make an item of a line whose words begin behind an enumerator, or of the line below it."""
    line = pointed[at]
    if begin == line.end:
        if at + 1 == len(pointed) or pointed[at + 1].kind != "plain" or pointed[at + 1].label:
            return
        pointed[at] = line._replace(kind="rule", level=_DROPPED)
        at, begin = at + 1, pointed[at + 1].start
    pointed[at] = pointed[at]._replace(
        kind="item", start=begin, body=begin, label="-", style="bullet", indent=line.indent + depth
    )


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


def _paragraphs(text: str, plain: Sequence[tuple[int, Line]]) -> Iterator[_Begun]:
    """Yield the lines that begin paragraphs with a number, of runs that count up."""
    runs: list[list[_Begun]] = []
    for at, line in plain:
        one = _NUMBER.match(text, line.start, line.end)
        if one is None or not _is_prose(text[one.end() : line.end]):
            continue
        last = runs[-1][-1] if runs else None
        if last and int(one[1]) == int(last[1][1]) + 1 and at - last[0] <= _FARTHEST:
            runs[-1].append((at, one))
        else:
            runs.append([(at, one)])
    lines = dict(plain)
    for run in runs:
        apart = run[0][1][1] == "1" and all(lines[at].gap for at, _ in run)
        yield from run if len(run) >= _PARAGRAPHS - apart else ()


def _is_prose(line: str) -> bool:
    """Say whether most words of a line begin with a small letter, as those of a paragraph do."""
    words = line.split()
    return len(words) >= _WORDS and 2 * sum(word[0].islower() for word in words) > len(words)


def _without_years(text: str, found: list[Line]) -> list[Line]:
    """Return the lines; one that opens with the year of the date above it is no point of a list."""
    years = [
        at for at, (above, line) in enumerate(pairwise(found), start=1)
        if line.style == "ordered" and not line.gap and above.kind in ("plain", "item")
        and _YEAR.match(line.label) and leaves_year_open(text, above)
    ]  # fmt: skip
    if not years:
        return found
    lines = list(found)
    for at in years:
        start = text.rindex(lines[at].label, 0, lines[at].start)
        lines[at] = lines[at]._replace(kind="plain", start=start, body=start, label="", style="")
    return lines
