"""What proves that blocks are a source list, and which of two lists with the same labels is which.

Their labels are cited, and they look like entries.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.gathering import NUMBERED, url_line
from claimgraph.reading.citations.glued_numbers import COUNTING
from claimgraph.reading.citations.marked_text import MarkedText, SourceList
from claimgraph.reading.citations.marker_labels import YEAR, Mark
from claimgraph.reading.citations.repeated_sources import AGAIN
from claimgraph.reading.citations.unbracketed import parenthesised, superscript
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layout.headings import plain

_DEFINES = frozenset(("foot", "rst"))
_BRACKETED = frozenset(("num", "cjk", "twin", "key"))
_APA = regex(r"\b(?:1[89]|20)\d\d(?:[a-z]?\b|(?=年))|\bn\.d\.")
_STOPS = (".", "。", "!", "?", "！", "？")
_WORK = regex(rf"(?P<authors>[^\W\d_a-z][^\n()\[\]]{{1,200}}?)[(\[]?{YEAR}[)\]]?[.,:;]")
"""The beginning of an entry: its authors, a year, and a stop."""


def proven_by_heading(marked: MarkedText, groups: list[list[int]], strong: bool) -> bool:
    """Say whether what stands under a heading is a source list rather than prose."""
    first = marked.blocks[groups[0][0]]
    urls = sum(marked.has_url(group) for group in groups) / len(groups)
    if first.style in NUMBERED:
        return strong or urls >= 0.3
    if 6 * sum(marked.words(g[0]).isdecimal() for g in groups) >= len(groups):
        return False  # cards, whose lines are no entries each
    if not strong or first.kind == "row":
        return urls >= 0.5
    if first.kind == "item":
        return True
    return urls >= 0.5 or sum(_looks_listed(marked.words(g[0])) for g in groups) * 2 >= len(groups)


def _looks_listed(words: str) -> bool:
    """Say whether a plain line may be an entry: dated, or a headline without a full stop."""
    return len(words) < 600 and (
        _APA.search(words) is not None or (len(words) < 200 and not words.endswith(_STOPS))
    )


def _dated(words: str) -> bool:
    return "://" in words or _APA.search(words) is not None


def shows_itself(marked: MarkedText, groups: list[list[int]]) -> bool:
    """Say whether numbered or labelled blocks are a source list without a heading that says so.

    The text cites their labels, or they look like entries: definitions, addresses, years, the end.
    """
    first = marked.blocks[groups[0][0]]
    if first.style in _DEFINES or _defines(marked, groups):
        return True
    keycap = marked.text.startswith(("\ufe0f\u20e3", "\u20e3"), first.start + 1)
    inside = range(groups[0][0], groups[-1][-1] + 1)
    labels = {marked.blocks[group[0]].label for group in groups}
    cited = marked.cited(inside) & labels
    urls = sum(marked.has_url(group) for group in groups) / len(groups)
    last = marked.last <= groups[-1][-1]
    if first.style == "led":
        named = labels & marked.plain
        return last and marked.plain <= labels and 2 * len(named) >= len(labels)
    if (first.style == "key" or keycap) and labels <= marked.raised_counts.keys():
        return True
    if first.style == "sup" and all(marked.raised_counts[label] > 1 for label in labels):
        if first.gap and last:
            return True
        return 2 * sum(_looks_listed(marked.words(group[0])) for group in groups) > len(groups)
    if keycap:
        return False
    before = marked.text[: first.start]
    shown = list(parenthesised(before)) if first.style == "paren" and last else []
    if shown and labels <= {label for mark in shown for label in mark.labels}:
        most_dated = 2 * sum(_dated(marked.words(g[0])) for g in groups) > len(groups)
        alone = not first.gap or len(groups) == 1
        return most_dated or not (alone or labels != _closing_clauses(before, shown))
    if marked.lenient and _may_be_listed(marked, groups, cited, urls):
        return True
    if first.style in _BRACKETED:
        listed = first.gap and last and _looks_listed(marked.words(groups[0][0]))
        alone = len(groups) == 1 and not (cited and (urls or listed))
        return not alone and (urls >= 0.5 or (last and 2 * len(cited) >= len(labels)))
    if first.style in ("paren", "sup") and last and urls >= 0.6:
        return True
    told = (marked.text[marked.blocks[g[0]].body : marked.blocks[g[0]].end] for g in groups)
    dated = sum(_dated(one) or AGAIN.match(one) is not None for one in told) / len(groups)
    raised = dated >= 0.6 and 2 * len(labels & marked.raised_counts.keys()) > len(labels)
    if raised and last and not cited:
        return True
    if last and first.gap and len(labels) > 2 and labels == marked.raised_counts.keys():
        return True  # the text raises just these numbers
    if marked.used or own_marks(marked, groups) * 5 > len(groups):
        return False
    if not cited:
        return last and (all(url_line(marked, group[-1]) for group in groups))
    return 3 * len(cited) >= len(labels) and (urls >= 0.6 or last)


def _closing_clauses(text: str, shown: Sequence[Mark]) -> frozenset[str]:
    """Return the numbers that a text shows in parentheses, where each stands before a stop.

    None where a word before them asks for one ("see (2)"), or most count something ("option (2)").
    """
    before = [text[max(0, m.start - 40) : m.start].rsplit(None, 1)[-1:] for m in shown]
    words = [word[0].casefold() for word in before if word]
    asked = not _ASKING.isdisjoint(words) or 2 * sum(w in COUNTING for w in words) > len(words)
    closing = all(text[mark.end : mark.end + 1] in _CLAUSE_ENDS for mark in shown)
    return frozenset(n for mark in shown for n in mark.labels if closing and not asked)


_ASKING = word_list("en/citations.txt", "words before a marker in its sentence")
_CLAUSE_ENDS = frozenset((*".,;:!?。，；", ""))


def _may_be_listed(
    marked: MarkedText, groups: list[list[int]], cited: frozenset[str], urls: float
) -> bool:
    """Say whether numbered lines that markers cite are entries: with addresses, years or titles."""
    first = marked.blocks[groups[0][0]]
    labels = {marked.blocks[group[0]].label for group in groups}
    closing = groups[-1][-1] == len(marked.blocks) - 1 and first.gap
    if not cited and closing and len(groups) > 1:
        return labels <= marked.raised_counts.keys()
    if not cited or own_marks(marked, groups) * 5 > len(groups):
        return False
    if first.style in _BRACKETED and first.gap and labels <= cited:
        return marked.last <= groups[-1][-1] or len(marked.blocks) - 1 == groups[-1][-1]
    listed = sum(_looks_listed(marked.words(group[0])) for group in groups)
    return urls >= 0.5 or (2 * listed >= len(groups) and marked.last <= groups[-1][-1])


def _defines(marked: MarkedText, groups: list[list[int]]) -> bool:
    """Say whether the first line is a definition of Markdown, such as "[1]: https://…"."""
    block = marked.blocks[groups[0][0]]
    return (
        block.style == "num"
        and ":" in marked.text[block.start : block.body]
        and (marked.has_url(groups[0]))
    )


def own_marks(marked: MarkedText, groups: list[list[int]]) -> int:
    """Return how many entries hold markers of their own, as sentences that cite do."""
    bodies = ((g[0], marked.blocks[g[0]].body) for g in groups)
    return sum(any(m.labels and m.start > body for m in marked.marks[at]) for at, body in bodies)


def is_work(marked: MarkedText, index: int) -> bool:
    """Say whether a block begins as an entry of a bibliography does: authors, then a year."""
    block, words = marked.blocks[index], marked.words(index)
    if block.kind not in ("item", "prose") or block.style not in ("", "bullet") or len(words) > 600:
        return False
    year = _WORK.match(words)
    if year is None:
        return False
    return marked.has_url([index]) or all(
        word[0].isupper() or len(word) < 4 for word in re.findall(r"[^\W\d_]+", year["authors"])
    )


def is_headline(marked: MarkedText, index: int, kind: str) -> bool:
    """Say whether a block of a kind is a bare title: short, without a full stop or a marker."""
    block, words = marked.blocks[index], marked.words(index)
    return (
        block.kind == kind
        and kind in ("item", "prose")
        and block.style in ("", "bullet")
        and len(words) < 300
        and not words.endswith(_STOPS[0:2])
        and not any(mark.labels for mark in marked.marks[index])
    )


def raised_apart(marked: MarkedText, found: list[SourceList]) -> list[SourceList]:
    """Return the lists; notes labelled "¹" beside references labelled "[1]" keep their own labels.

    Markers tell the two apart by being raised or in brackets.
    """
    raised = [one for one in found if _style(marked, one) == "sup"]
    others = {entry.label for one in found if one not in raised for entry in one.entries} - {""}
    for one in raised:
        if others.isdisjoint(entry.label for entry in one.entries):
            continue
        entries = tuple(entry._replace(label=superscript(entry.label)) for entry in one.entries)
        found = [one._replace(entries=entries) if other is one else other for other in found]
    return found


def _style(marked: MarkedText, one: SourceList) -> str:
    """Return the style of the labels that a list prints."""
    return next((marked.blocks[i].style for i in one.taken if i not in marked.loose), "")


def by_parts(marked: MarkedText, one: SourceList, marks: Sequence[Mark]) -> list[SourceList]:
    """Return a list whose labels begin again as one for each part of the text that it is of.

    The parts are those under the headings which the list repeats, or else the stretches in which
    the markers count up. Where neither tells as many parts as the list has, it stays one.
    """
    runs: list[list[Entry]] = []
    for entry in one.entries:
        if not entry.label.isdecimal():
            return [one]
        if not runs or (int(entry.label) < int(runs[-1][-1].label)):
            runs.append([])
        runs[-1].append(entry)
    if len(runs) < 2:
        return [one]
    low, high = marked.blocks[min(one.taken)].start, marked.blocks[max(one.taken)].end
    body = [
        mark for mark in marks
        if mark.labels and all(map(str.isdecimal, mark.labels)) and not low <= mark.start < high
    ]  # fmt: skip
    starts = _repeated_headings(marked, runs) or _counting_again(body, runs)
    if len(starts) != len(runs):
        return [one]
    ends = [*starts[1:], len(marked.text)]
    return [
        one._replace(entries=tuple(run), part=(start, end))
        for run, start, end in zip(runs, [0, *starts[1:]], ends, strict=True)
    ]


def _repeated_headings(marked: MarkedText, runs: Sequence[Sequence[Entry]]) -> list[int]:
    """Return where the parts begin whose headings stand over the runs of a list; else nothing."""
    starts = [block.start for block in marked.blocks]
    places: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(marked.blocks):
        if at not in marked.used and block.end - block.start < 120:
            places[plain(marked.words(at))].append(block.start)
    found: list[int] = []
    for run in runs:
        above = bisect_left(starts, run[0].start) - 1
        same = places[plain(marked.words(above))] if above in marked.loose else []
        if len(same) != 1 or (found and same[0] <= found[-1]):
            return []
        found += same
    return found


def _counting_again(body: Sequence[Mark], runs: Sequence[Sequence[Entry]]) -> list[int]:
    """Return where markers begin to count again as the runs of a list do; else nothing."""
    found: list[list[Mark]] = []
    for mark in body:
        if not found or int(mark.labels[0]) <= int(found[-1][-1].labels[-1]):
            found.append([])
        found[-1].append(mark)
    held = [{entry.label for entry in run} for run in runs]
    cited = [{label for mark in group for label in mark.labels} for group in found]
    alike = len(held) == len(cited) and all(map(set.issubset, cited, held))
    return [group[0].start for group in found] if alike else []
