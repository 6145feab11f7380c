"""Source lists: where they stand, what their entries are, and what proves that they are lists.

A list is announced by a heading, or shows itself: lines that define labels, numbered lines with
urls or numbers that the text cites, headlines at the very end of a text that cites numbers, and
urls on the lines under a paragraph or an item.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.author_year import author_year_keys, author_year_marks
from claimgraph.reading.citations.embedded_lists import find_bibtex, find_inline
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.entry_shapes import row_number
from claimgraph.reading.citations.gathering import NUMBERED, gather, make_list, may_head
from claimgraph.reading.citations.list_evidence import (
    is_headline,
    is_work,
    own_marks,
    proven_by_heading,
    raised_apart,
    shows_itself,
)
from claimgraph.reading.citations.marked_text import (
    MarkedText,
    Numbering,
    SourceList,
    led_in,
)
from claimgraph.reading.citations.remarks import remarks_apart
from claimgraph.reading.lang.word_lists import citation_words
from claimgraph.reading.layout.headings import announces_sources, mentions_sources


def find_lists(marked: MarkedText) -> list[SourceList]:
    """Return the source lists of a text in order; blocks they take up are added to ``used``."""
    found = [*find_inline(marked), *_headings(marked)]
    headed = list(_headed(marked))
    naming = Counter(url for one in headed for url in {entry.url for entry in one.entries})
    found += [_owned(marked, one, naming) for one in headed]
    found += [one] if (one := find_bibtex(marked)) else []
    found += _tables(marked)
    found = _without_points(marked, [*found, *_runs(marked)])
    found += _led_to(marked)
    if not found and (closing := _closing(marked)):
        found.append(closing)
    if not any(one.numbering == "order" for one in found) and (works := _works(marked)):
        found.append(works)
    found = raised_apart(marked, remarks_apart(marked, found))
    return sorted(found, key=lambda one: one.start)


_IN_BRACKETS = frozenset({"num", "foot", "twin", "rst", "cjk"})
"""Styles of labels that no points of a sentence have."""


def _without_points(marked: MarkedText, found: list[SourceList]) -> list[SourceList]:
    """Return the lists; points that a sentence brings are none, where sources have their numbers.

    "There are two kinds [3]: / 1. low cars / 2. old cars", and below "[1]: https://…".
    """
    sure = [
        one for one in found
        if all(entry.url for entry in one.entries) or one.heading is not None
        or marked.blocks[min(one.taken)].style in _IN_BRACKETS
    ]  # fmt: skip
    sources = {entry.label for one in sure for entry in one.entries}
    kept: list[SourceList] = []
    for one in found:
        first = min(one.taken)
        above = marked.words(first - 1) if first else ""
        headed = first > 0 and marked.blocks[first - 1].kind == "heading"
        told = above.rstrip(" *_").endswith((":", "：")) or (
            headed and not announces_sources(above) and not mentions_sources(above)
        )
        bare = not any(entry.url for entry in one.entries)
        if (
            told
            and bare
            and one not in sure
            and not sources.isdisjoint(e.label for e in one.entries)
        ):
            marked.used.difference_update(one.taken)
        else:
            kept.append(one)
    return kept


# -- under a heading ---------------------------------------------------------------------------


def _headed(marked: MarkedText) -> Iterator[SourceList]:
    """Yield lists below a heading that announces sources, or that their entries prove."""
    for index, block in enumerate(marked.blocks):
        if index in marked.used or block.end - block.start > 120 or not may_head(marked, index):
            continue
        strong = announces_sources(marked.words(index))
        level = block.level if block.kind == "heading" else 8
        groups, end = gather(marked, index + 1, level)
        if groups and proven_by_heading(marked, groups, strong):
            yield make_list(marked, groups, range(index, end), heading=index)


def _owned(marked: MarkedText, one: SourceList, naming: Counter[str | None]) -> SourceList:
    """Return urls under a plain "Sources:" line as sources of the block above that line.

    Numbers promise markers; where the text prints none, such a list is offered to its section. A
    list at the very end is that of the whole text, unless others stand before it.
    """
    if one.heading is None or marked.labels or not all(entry.url for entry in one.entries):
        return one
    if any(author_year_marks(marked.text, one.start, author_year_keys(one.entries, marked.text))):
        return one
    heading = marked.blocks[one.heading]
    above = next((i for i in range(one.heading - 1, -1, -1) if i not in marked.used), None)
    after = marked.blocks[max(one.taken) + 1 :]
    last = heading.gap and all(block.kind in ("rule", "html") for block in after)
    if one.numbering == "printed" and _one_of_several(one, naming):
        return one._replace(section=tuple(_section(marked, one.heading)))
    if one.numbering != "order" or heading.kind != "prose" or above is None:
        return one
    if last and not _one_of_several(one, naming):
        return one
    return one._replace(numbering="none", owner=above)


def _one_of_several(one: SourceList, naming: Counter[str | None]) -> bool:
    """Say whether other lists stand before or after, and name nothing that this one names."""
    urls = {entry.url for entry in one.entries}
    return len(naming) > len(urls) and all(naming[url] == 1 for url in urls)


def _section(marked: MarkedText, heading: int) -> Iterator[int]:
    """Yield the blocks above the heading of a list, back to the heading of their section."""
    for index in range(heading - 1, -1, -1):
        if index in marked.used or marked.blocks[index].kind == "heading":
            break
        yield index


def _headings(marked: MarkedText) -> Iterator[SourceList]:
    """Yield the lists whose entries are headings, such as "### [1] Rain" with its url below."""
    places = [i for i, b in enumerate(marked.blocks) if b.kind == "heading" and b.label]
    while places:
        begin, level = places[0], marked.blocks[places[0]].level
        starts = [i for i in places if marked.blocks[i].level == level]
        groups, end = [], begin
        for at, following in zip(starts, [*starts[1:], len(marked.blocks)], strict=True):
            end = next(
                (i for i in range(at + 1, following) if marked.blocks[i].kind == "heading"),
                following,
            )
            groups.append(list(range(at, end)))
            if end != following:
                break
        linked = [group for group in groups if marked.has_url(group)]
        if 2 * len(linked) > len(groups):
            yield make_list(marked, groups, range(begin, end))
        places = [i for i in places if i >= max(end, begin + 1)]


# -- without one -------------------------------------------------------------------------------


def _runs(marked: MarkedText) -> Iterator[SourceList]:
    """Yield runs of numbered lines that show by themselves to be lists of sources."""
    index = 0
    while index < len(marked.blocks):
        block, end = marked.blocks[index], index + 1
        if index not in marked.used and block.style in NUMBERED and block.kind != "heading":
            groups, end = gather(marked, index, 0)
            end = max(end, index + 1)
            if groups and shows_itself(marked, groups) and not _told_points(marked, groups):
                heading = index - 1 if _leads_in(marked, index) else None
                begin = index if heading is None else heading
                yield make_list(marked, groups, range(begin, groups[-1][-1] + 1), heading=heading)
        index = end


def _told_points(marked: MarkedText, groups: list[list[int]]) -> bool:
    """Say whether entries are points that each name their source: "1. It fell. / Source: https://…"."""
    told = 0
    for group in groups:
        start, end = marked.blocks[group[0]].start, marked.blocks[group[-1]].end
        breaks = [m.end() for m in _BREAK.finditer(marked.text, start, end)]
        told += any(led_in(marked.text, at, end) for at in breaks)
    return 2 * told > len(groups)


_BREAK = regex(r"\n[ \t*_>-]*")


def _tables(marked: MarkedText) -> Iterator[SourceList]:
    """Yield the tables whose rows have addresses and numbers that the text cites."""
    for index in range(len(marked.blocks)):
        if index in marked.used or not marked.heads_table(index):
            continue
        groups, _ = gather(marked, index, 0)
        if not groups or own_marks(marked, groups):
            continue
        numbers = {n for g in groups if (n := row_number(marked, g[0]))}
        cited = marked.cited([i for group in groups for i in group]) & numbers
        urls = sum(marked.has_url(group) for group in groups)
        told = 2 * urls > len(groups) or _lists_documents(marked, index, groups)
        if 2 * len(cited) >= len(groups) and told:
            yield make_list(marked, groups, range(index, groups[-1][-1] + 1))


def _lists_documents(marked: MarkedText, heads: int, groups: list[list[int]]) -> bool:
    """Say whether a column or the line above a table names documents, and all rows have labels."""
    cells = {cell.strip(" *_\t").casefold() for cell in marked.words(heads).split("|")}
    above = marked.words(heads - 1).casefold().split() if heads else []
    labelled = all(marked.blocks[group[0]].label for group in groups)
    return labelled and not _COLUMNS.isdisjoint([*cells, *above])


_COLUMNS = frozenset(citation_words("column of sources"))


def _led_to(marked: MarkedText) -> Iterator[SourceList]:
    """Yield the items that links of the text lead to, such as works that notes name in short."""
    targets = sorted(m.target for held in marked.marks for m in held if m.target is not None)
    if not targets:
        return
    starts = [block.start for block in marked.blocks]
    aimed = {bisect_right(starts, target) - 1 for target in targets} - marked.used
    index = 0
    while index < len(marked.blocks):
        end = index
        while (
            end < len(marked.blocks)
            and (marked.blocks[end].kind == "item" or (marked.blocks[end].label and end in aimed))
            and end not in marked.used
        ):
            end += 1
        if end > index and 2 * len(aimed.intersection(range(index, end))) >= end - index:
            groups = [[i] for i in range(index, end)]
            told = any(marked.blocks[i].style in NUMBERED for i in range(index, end))
            numbering: Numbering = "printed" if told else "order"
            yield make_list(marked, groups, range(index, end), numbering=numbering)
        index = max(end, index + 1)


def _leads_in(marked: MarkedText, index: int) -> bool:
    """Say whether the line above a list is its heading, such as "Source: a conversation"."""
    if index == 0 or index - 1 in marked.used or marked.blocks[index].gap:
        return False
    above = marked.blocks[index - 1]
    led = led_in(marked.text, above.start, above.end)
    return led is not None and above.end - above.start < 120 and not marked.has_url([index - 1])


def _closing(marked: MarkedText) -> SourceList | None:
    """Return the headlines at the very end of a text that cites numbers."""
    cited = {int(label) for label in marked.labels if label.isdecimal() and int(label) < 200}
    end = len(marked.blocks)
    while end and marked.blocks[end - 1].kind in ("rule", "html"):
        end -= 1
    begin = end
    while begin and is_headline(marked, begin - 1, marked.blocks[end - 1].kind):
        begin -= 1
    count = end - begin
    if not cited or count < 2 or begin == 0:
        return None
    exact = cited <= set(range(1, count + 1)) and max(cited) == count
    near = len([n for n in cited if 1 <= n <= count]) * 2 > max(len(cited), count)
    if not (exact or (near and marked.blocks[begin].kind == "item")):
        return None
    return make_list(marked, [[i] for i in range(begin, end)], range(begin, end), numbering="order")


def _works(marked: MarkedText) -> SourceList | None:
    """Return the works at the end of a text that cites them by author and year, without a heading.

    An entry begins with its authors; in running text no stop follows the year.
    """
    end = len(marked.blocks)
    while end and (
        marked.blocks[end - 1].kind in ("rule", "html") or marked.words(end - 1).isdecimal()
    ):
        end -= 1  # the number of a page
    begin = end
    while begin and begin - 1 not in marked.used and is_work(marked, begin - 1):
        begin -= 1
    if not 0 < begin < end:
        return None
    start = marked.blocks[begin].start
    made = [Entry(b.start, b.end, "", None, None) for b in marked.blocks[begin:end]]
    keys = author_year_keys(made, marked.text)
    cited = {n for m in author_year_marks(marked.text, start, keys) for n in m.labels}
    named = {entry.start for key in cited for entry in keys[key]}
    if 2 * len(named) < len(made):
        return None
    groups = [[i] for i in range(begin, end)]
    return make_list(marked, groups, range(begin, end), numbering="order")
