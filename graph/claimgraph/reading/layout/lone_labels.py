"""Numbers and keys alone on a line: the labels of what stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.layout.headings import announces_sources
from claimgraph.reading.layout.lines import BACK, Line

_ALONE = regex(
    rf"(?:[\[(]?(\d{{1,3}})[\])]?[.:]?|{any_of('label')}[ ]\#?(\d{{1,3}})[:.]?"
    rf"|\[{{1,2}}(\d{{1,3}})\]{{1,2}}\([^()\s]{{0,300}}{BACK}[^()\s]{{0,60}}\))$"
)
"""A line that is nothing but the number of a note, also as the link back to the text."""
NUMBERS = regex(
    r"(?<=[^\W\d_][.,;:!?”\"’)])(\d{1,3})(?=\s|$)|(?<=[”\"’'][.,])(\d{1,3})(?=\s|$)|(?<=\d\d\d\d\.)(\d{1,3})(?=\s|$)"
    r"|(?<=[a-z]{2})(\d{1,3})(?=[.,;]?(?:\s|$)|,\d)|(?<=\d,)(\d{1,3})(?=[.;]?(?:\s|$))"
    r"|(?<=\d\.)(\d{1,3})(?=[ ]*(?:\n|\Z)|[ ][A-Z])|([⁰¹²³⁴-⁹]{1,3})"
    rf"|\[(?:{any_of('label')}[ ])?(\d{{1,3}})\]"
)
"""Numbers that may be markers: glued, raised or in brackets."""
_KEY_ALONE = regex(r"\[[^\[\]\n]{1,60}\]$")  # RFCs set long labels above their entries
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def with_lone_labels(text: str, found: list[Line]) -> list[Line]:
    """Return the lines; a number alone on a line is the label of the next, where the text cites it.

    So notes are copied from a page that sets each number beside its note. A label in brackets is
    that of the lines set in below it, as in RFCs.
    """
    found = _with_keys(text, found)
    alone = [(at, number) for at in range(len(found) - 1) if (number := _number(text, found, at))]
    ones = [at for at, number in alone if number == "1"]
    if not ones:
        return found
    headed = [at for at in ones if _announced(text, found, at)]
    first = headed[-1] if headed else ones[0]
    numbers = [(at, k) for at, k in alone if at >= first]
    run = {at: k for n, (at, k) in enumerate(numbers) if int(k) == n + 1}
    if headed and all(int(k) < int(later) for (_, k), (_, later) in pairwise(numbers)):
        run = dict(numbers)  # cards of the sources that an answer cites
    labels = set(run.values())
    cited = labels & numbers_printed(text, 0, found[first].start)
    spelled = not text[found[first].start].isdecimal()
    if cited != labels and not ((spelled or headed) and 2 * len(cited) >= len(labels)):
        return found
    if text[found[-1].start : found[-1].end] == str(len(run) + 1) and not headed:
        return found  # each number stands below its entry
    return _labelled(found, run)


def _with_keys(text: str, found: list[Line]) -> list[Line]:
    """Return the lines; a key in brackets begins the line set in below it."""
    keys = {
        at for at, (line, below) in enumerate(pairwise(found))
        if line.kind == below.kind == "plain" and below.indent > line.indent and not below.gap
        and _KEY_ALONE.match(text, line.start, line.end)
    }  # fmt: skip
    for at in keys:
        found[at + 1] = found[at + 1]._replace(start=found[at].start, indent=found[at].indent)
    return [line for at, line in enumerate(found) if at not in keys] if keys else found


def _number(text: str, found: Sequence[Line], at: int) -> str:
    """Return the number that is all of a line, where the next line prints none; else ""."""
    line, below = found[at], found[at + 1]
    if line.end - line.start > (400 if text[line.start] == "[" else 16):
        return ""
    if line.kind not in ("plain", "rule", "item") or below.kind != "plain" or below.label:
        return ""
    one = _ALONE.match(text[line.start : line.end])
    return one[one.lastindex or 0] if one else ""


def _labelled(found: Sequence[Line], run: dict[int, str]) -> list[Line]:
    """Return the lines with each label of a run before the line below it."""
    lines = list(found)
    for at, label in run.items():
        above, line = found[at], found[at + 1]
        lines[at + 1] = line._replace(start=above.start, gap=above.gap, label=label, style="key")
    return [line for at, line in enumerate(lines) if at not in run]


def _announced(text: str, found: Sequence[Line], at: int) -> bool:
    """Say whether a heading of sources stands over a line, perhaps with a sign between: "▼"."""
    above = (text[line.start : line.end] for line in found[max(0, at - 2) : at])
    return any(announces_sources(words) for words in above if len(words) < 100)


def numbers_printed(text: str, start: int, end: int) -> frozenset[str]:
    """Return the numbers that a stretch of text prints where a marker may stand."""
    printed = (m[m.lastindex or 0] for m in NUMBERS.finditer(text, start, end))
    return frozenset(str(int(n.translate(RAISED_DIGITS))) for n in printed)
