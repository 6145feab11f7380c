"""Learns what a list labels its entries with, whatever the shape: ``[Ort07]``, ``ii.``, ``†``.

A line may begin with anything. What it begins with is a label when the text uses the same words as
a marker elsewhere, or when lines one below the other count up. Nothing else is learned.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.layout.learned_labels import (
    LEAD,
    NOTHING_LEARNED,
    SPLIT_LABELS,
    LabelCandidate,
    LearnedLabels,
    keyed,
    shape,
    stars,
    without_locator,
)
from claimgraph.reading.layout.lines import SIGNS, Line
from claimgraph.reading.layout.lone_labels import (
    NUMBERS,
    RAISED_DIGITS,
    numbers_printed,
    with_lone_labels,
)

_BRACKETED = regex(r"[\[(（]([^\[\]()（）\n]{1,300})[\])）]")
_LINK = regex(r"\[([^\[\]\n]{1,60})\]\(")
_RAISED = regex(
    r"<sup>\s?\[?([a-z]{1,6})\]?\s?</sup>|\^([a-z]{1,6})\^|(?<=\w)\^([a-z])(?![\w^])", re.IGNORECASE
)
_GLUED_ROMAN = regex(r"(?<=[^\W_][.,;”\"]|[%)\]”\"][.,;])([ivxlc]{1,6})(?=\s+[A-Z]|\s*$)", re.M)
_SIGN = regex(rf"(?<=[^\s*{SIGNS}|])([{SIGNS}]{{1,3}}|\*(?!\*))(?=[\s.,;:)]|$)", re.MULTILINE)
_KOME = regex(r"(?:(?<=\S)|(?<=\S[ ]))[※＊📄📎📚📰🔖]\d{1,3}")
_ENTRY_LIKE = regex(
    r"(?:[.;,(]|\b\w\.)[ ]?(?:\d{1,2}\.?[ ])?(?:[^\W\d_a-z]\w+\.?[ ])?(?:\d{1,2},[ ])?"
    r"\(?(?:1[6-9]|20)\d\d"
)
"""A year behind a stop or a bracket, as in the entries of a bibliography."""
_ALPHABETIC = regex(r"[A-Za-z+]{1,8}\d{2,4}[a-z]?")
"""A label of authors and a year, "Ort07" or "OT+12": those of one list differ in shape."""
_CITED_IN_BRACKETS = {
    "[", "(", "（", "roman", "letter", "worded", "named", "outlet", "hash", "cell",
}  # fmt: skip
"""Kinds of labels that a text cites in brackets."""
_BRACKETED_ONE = regex(r"\w[ ]?\(1\)|\[1\]")
_LAST = 4
"""Lines at the end of a text in which its one note begins."""


def learn(text: str, found: list[Line]) -> tuple[list[Line], LearnedLabels]:
    """Return the lines, with the labels that the text proves, and those labels."""
    found = with_lone_labels(text, found)
    candidates = [
        LabelCandidate(at, *key)
        for at, line in enumerate(found)
        if line.kind in ("plain", "item", "row") and (key := keyed(text, line))
    ]
    used = _used(text, candidates, found) if candidates else frozenset()
    chosen = [c for group in _groups(candidates) for c in _proven(group, used, found, text)]
    chosen += stars(text, found, {c.place for c in chosen if c.kind == "sign"})
    if not chosen:
        return found, NOTHING_LEARNED
    lines = list(found)
    for one in chosen:
        line = lines[one.place]
        if line.kind == "row":
            lines[one.place] = line._replace(label=one.label)
        elif line.style == "ordered":
            lines[one.place] = line._replace(key=one.label, body=one.body)
        else:
            lines[one.place] = line._replace(label=one.printed, style="key", body=one.body)
    return lines, _labels([c for c in chosen if c.kind != "bare"])


def _groups(candidates: Sequence[LabelCandidate]) -> Iterable[list[LabelCandidate]]:
    groups: dict[str, list[LabelCandidate]] = defaultdict(list)
    for one in candidates:
        groups[one.kind].append(one)
    return groups.values()


def _used(text: str, candidates: Sequence[LabelCandidate], found: Sequence[Line]) -> frozenset[str]:
    """Return what the text uses as markers elsewhere than at the beginning of these lines."""
    spans = sorted((found[c.place].start, c.body) for c in candidates)
    kinds = {c.kind.removesuffix(":") for c in candidates}
    used: set[str] = set()
    if kinds & _CITED_IN_BRACKETS:
        for one in _outside(_BRACKETED.finditer(text), spans):
            used.add(one[1].strip().casefold())
            for item in SPLIT_LABELS.split(one[1]):
                words = LEAD.sub("", item.strip(), count=1).strip("^ ").casefold()
                used.update((words, words.lstrip("#"), without_locator(words.lstrip("#"))))
    if kinds & {"roman", "letter"}:
        used.update(m[m.lastindex or 0].casefold() for m in _RAISED.finditer(text))
    if "roman" in kinds:
        used.update(m[1] for m in _GLUED_ROMAN.finditer(text))
    if "kome" in kinds:
        used.update(m[0] for m in _outside(_KOME.finditer(text), spans))
    if "sign" in kinds:
        used.update(m[1] for m in _outside(_SIGN.finditer(text), spans))
    return frozenset(used - {""})


def _outside(
    found: Iterable[re.Match[str]], spans: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    at = 0
    for one in found:
        while at < len(spans) and spans[at][1] <= one.start():
            at += 1
        if at == len(spans) or one.start() < spans[at][0]:
            yield one


def _proven(
    group: Sequence[LabelCandidate], used: frozenset[str], found: Sequence[Line], text: str
) -> list[LabelCandidate]:
    """Return those of one kind that the text proves to be labels."""
    kind = group[0].kind
    if kind in ("bare", "worded"):
        return list(_counting(group, found, text, cited=kind == "worded"))
    if kind[0] in "(（" and not kind.endswith(":"):
        ordered = [c for c in group if found[c.place].style == "ordered"]
        group = ordered or (group if 2 * _like_entries(group, found, text) > len(group) else [])
    if kind == "named":
        group = [c for c in group if " " not in c.label] or _documents(group, found, text)
    hits = {c for c in group if c.label.casefold() in used}
    if kind == "outlet":
        group = list(_beside_addresses(group, found, text))
        hits &= set(group)
        linked = {m[1].strip().casefold() for m in _LINK.finditer(text)}
        hits = {c for c in hits if c.label.casefold() not in linked and 2 * len(hits) >= len(group)}
    if not hits or (kind in ("letter", "roman") and len(hits) < 2 <= len(group)):
        return []
    if 2 * len({c.label for c in hits}) < len(hits):
        return []  # one sign before line after line labels nothing
    shapes = {shape(c.label) for c in hits}
    loose = kind in ("roman", "letter", "sign", "outlet")
    alphabetic = any(_ALPHABETIC.fullmatch(c.label) for c in hits)
    return [
        c for c in group
        if c in hits or loose or shape(c.label) in shapes
        or (alphabetic and _ALPHABETIC.fullmatch(c.label))
    ]  # fmt: skip


def _documents(
    group: Sequence[LabelCandidate], found: Sequence[Line], text: str
) -> list[LabelCandidate]:
    """Return the lines "Ex. A – Lease", "Annex 1: Lease" of a list of documents; none of others.

    They stand one below the other, behind what cites them; annexes of the text itself stand apart,
    and its table of contents stands before it.
    """
    places = [one.place for one in group]
    between = {*range(places[0], places[-1])}.difference(places)
    behind = text[found[places[-1]].end :].casefold()
    after = any(f"{sign}{one.label.casefold()}" in behind for one in group for sign in "([")
    return list(group) if not after and not any(found[at].gap for at in between) else []


def _beside_addresses(
    group: Sequence[LabelCandidate], found: Sequence[Line], text: str
) -> Iterator[LabelCandidate]:
    """Yield the lines "Reuters: …" with an address, and those right above or below."""
    opening = ("http", '"', "“")
    linked = [c for c in group if "://" in text[c.body : found[c.place].end]]
    plain = {c.place for c in linked if text.startswith(opening, c.body)}
    for one in [*group, *group[::-1]]:
        if one.place in plain or not plain.isdisjoint((one.place - 1, one.place + 1)):
            plain.add(one.place)
    yield from (c for c in group if c.place in plain)


def _counting(
    group: Sequence[LabelCandidate], found: Sequence[Line], text: str, *, cited: bool
) -> Iterator[LabelCandidate]:
    """Yield lines one below the other whose numbers count up and that look like entries.

    They count from 1; the notes of a page go on from those of the page before, and the text above
    prints the number of each.
    """
    run: list[LabelCandidate] = []
    printed = _first_printed(text) if len(group) > 1 else {}
    for one in [*group, None]:
        if one is not None and run and one.number == run[-1].number + 1:
            run.append(one)
            continue
        first = run[0].number if run else 0
        if len(run) == 1 and first == 1 and not cited and _is_only_note(run[0], found, text):
            yield run[0]
        if len(run) > 1 and (
            (first == 1 and (cited or 2 * _like_entries(run, found, text) > len(run)))
            or (first > 0 and (first == 1 or not cited) and _printed_above(run, found, printed))
        ):
            yield from run
        run = [one] if one is not None else []


def _is_only_note(one: LabelCandidate, found: Sequence[Line], text: str) -> bool:
    """Say whether a line is the one note of a text: at its end, set off, its number glued above."""
    line, above = found[one.place], found[one.place - 1].kind if one.place else "plain"
    apart = line.kind == "plain" and (line.gap or above in ("rule", "underline"))
    printed = (
        numbers_printed(text, 0, line.start) if apart and len(found) - one.place <= _LAST else ()
    )
    return "1" in printed and "2" not in printed and not _BRACKETED_ONE.search(text)


def _printed_above(
    run: Sequence[LabelCandidate], found: Sequence[Line], printed: Mapping[str, int]
) -> bool:
    """Say whether the text prints the number of each of some plain lines above that line.

    So the notes of a page do, or those of pages in a row. ``printed`` is where the text prints each
    number first.
    """
    begin = found[run[0].place]
    if begin.kind != "plain" or (run[0].number != 1 and not begin.gap):
        return False
    starts = (found[c.place].start for c in run)
    return all(printed.get(c.label, at) < at for c, at in zip(run, starts, strict=True))


def _first_printed(text: str) -> dict[str, int]:
    """Return where a text first prints each number, of those that stand where a marker may."""
    first: dict[str, int] = {}
    for found in NUMBERS.finditer(text):
        number = found[found.lastindex or 0].translate(RAISED_DIGITS)
        first.setdefault(str(int(number)), found.start())
    return first


def _like_entries(group: Sequence[LabelCandidate], found: Sequence[Line], text: str) -> int:
    """Return how many lines have an address or a year as entries of a bibliography have."""
    words = (text[found[c.place].start : found[c.place].end] for c in group)
    return sum(1 for line in words if "://" in line or _ENTRY_LIKE.search(line))


def _labels(chosen: Sequence[LabelCandidate]) -> LearnedLabels:
    printed = {c.label.casefold(): c.printed for c in chosen}
    bracketed = (c.label for c in chosen if c.kind[0] in "[(（" and len(c.label) <= 20)
    shapes = frozenset(
        one
        for label in bracketed
        if any(sign.isalpha() for sign in label) and "0" in (one := shape(label))
    )
    raised = any(c.kind in ("sign", "roman", "letter", "kome") for c in chosen)
    return LearnedLabels(printed, shapes, raised)
