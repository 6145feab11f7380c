"""Source lists: where they stand, what their entries are, and what proves that they are lists.

A list is announced by a heading, or shows itself: lines that define labels, numbered lines with
urls or numbers that the text cites, headlines at the very end of a text that cites numbers, and
urls on the lines under a paragraph or an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimgraph.reading.blocks import Block
from claimgraph.reading.entries import Entry, entry
from claimgraph.reading.headings import announces_sources, mentions_sources
from claimgraph.reading.inline_lists import find_inline
from claimgraph.reading.layout import LEAD_IN, Numbering, Page, SourceList, is_url_line

NUMBERED = frozenset(("num", "foot", "cjk", "twin", "rst", "sup", "paren", "ordered"))
_DEFINES = frozenset(("foot", "rst"))
_BRACKETED = frozenset(("num", "cjk", "twin"))
_APA = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b|\bn\.d\.")
_BARE_NUMBER = re.compile(r"(\d{1,3})[ \t\xa0]+(?=\D)")
_STOPS = (".", "。", "!", "?", "！", "？")


def find_lists(page: Page) -> list[SourceList]:
    """Return the source lists of a text in order; blocks they take up are added to ``used``."""
    found = [*find_inline(page)]
    found += [_owned(page, one) for one in _headed(page)]
    found += _runs(page)
    if not found and (closing := _closing(page)):
        found.append(closing)
    return sorted(found, key=lambda one: one.start)


# -- under a heading --------------------------------------------------------------------------------


def _headed(page: Page) -> Iterator[SourceList]:
    for index, block in enumerate(page.blocks):
        if index in page.used or block.end - block.start > 120 or not _may_head(page, index):
            continue
        strong = announces_sources(page.words(index))
        level = block.level if block.kind == "heading" else 8
        groups, end = _gather(page, index + 1, level)
        if groups and _proven(page, groups, strong):
            yield _list(page, groups, range(index, end), heading=index)


def _owned(page: Page, one: SourceList) -> SourceList:
    """Return urls under a plain "Sources:" line as sources of the block above that line."""
    heading = page.blocks[one.heading] if one.heading is not None else None
    if heading is None or heading.kind != "prose" or one.numbering != "order" or page.labels:
        return one
    above = [i for i in range(one.heading or 0) if i not in page.used][-1:]
    last = max(one.taken) >= len(page.blocks) - 1 and heading.gap
    if not above or last or not all(entry.url for entry in one.entries):
        return one
    return replace(one, numbering="none", owner=above[0])


def _may_head(page: Page, index: int) -> bool:
    block, words = page.blocks[index], page.words(index)
    if block.kind == "heading":
        return announces_sources(words) or mentions_sources(words)
    return block.kind == "prose" and announces_sources(words)


def _proven(page: Page, groups: list[list[int]], strong: bool) -> bool:
    """Say whether what stands under a heading is a source list rather than prose."""
    first = page.blocks[groups[0][0]]
    urls = sum(page.has_url(group) for group in groups) / len(groups)
    if first.style in NUMBERED:
        return strong or urls >= 0.3
    if not strong or first.kind == "row":
        return urls >= 0.5
    if first.kind == "item":
        return True
    return urls >= 0.5 or sum(_looks_listed(page.words(g[0])) for g in groups) * 2 >= len(groups)


def _looks_listed(words: str) -> bool:
    """Say whether a plain line may be an entry: dated, or a headline without a full stop."""
    return len(words) < 600 and (
        _APA.search(words) is not None or (len(words) < 200 and not words.endswith(_STOPS))
    )


# -- without one ------------------------------------------------------------------------------------


def _runs(page: Page) -> Iterator[SourceList]:
    index = 0
    while index < len(page.blocks):
        block, end = page.blocks[index], index + 1
        if index not in page.used and block.style in NUMBERED and block.kind != "heading":
            groups, end = _gather(page, index, 0)
            end = max(end, index + 1)
            if groups and _shows_itself(page, groups):
                heading = index - 1 if _leads_in(page, index) else None
                begin = index if heading is None else heading
                yield _list(page, groups, range(begin, groups[-1][-1] + 1), heading=heading)
        index = end


def _leads_in(page: Page, index: int) -> bool:
    """Say whether the line above a list is its heading, such as "Source: a conversation"."""
    if index == 0 or index - 1 in page.used or page.blocks[index].gap:
        return False
    above = page.blocks[index - 1]
    led = LEAD_IN.match(page.text, above.start, above.end)
    return led is not None and above.end - above.start < 120 and not page.has_url([index - 1])


def _shows_itself(page: Page, groups: list[list[int]]) -> bool:
    first = page.blocks[groups[0][0]]
    if first.style in _DEFINES or _defines(page, groups):
        return True
    inside = range(groups[0][0], groups[-1][-1] + 1)
    labels = {page.blocks[group[0]].label for group in groups}
    cited = page.cited(inside) & labels
    urls = sum(page.has_url(group) for group in groups) / len(groups)
    last = page.last <= groups[-1][-1]
    if first.style in _BRACKETED:
        listed = first.gap and last and _looks_listed(page.words(groups[0][0]))
        alone = len(groups) == 1 and not (cited and (urls or listed))
        return not alone and (urls >= 0.5 or (last and 2 * len(cited) >= len(labels)))
    if first.style in ("paren", "sup") and last and urls >= 0.6:
        return True
    if page.used or _own_marks(page, groups) * 5 > len(groups):
        return False
    if not cited:
        return last and all(_url_line(page, group[-1]) for group in groups)
    return 3 * len(cited) >= len(labels) and (urls >= 0.6 or last)


def _defines(page: Page, groups: list[list[int]]) -> bool:
    """Say whether the first line is a definition of Markdown, such as "[1]: https://…"."""
    block = page.blocks[groups[0][0]]
    return block.style == "num" and ":" in page.text[block.start : block.body] and (
        page.has_url(groups[0])
    )


def _own_marks(page: Page, groups: list[list[int]]) -> int:
    return sum(1 for g in groups if any(m.labels for m in page.marks[g[0]]))


def _closing(page: Page) -> SourceList | None:
    """Return the headlines at the very end of a text that cites numbers."""
    cited = {int(label) for label in page.labels if label.isdecimal() and int(label) < 200}
    end = len(page.blocks)
    while end and page.blocks[end - 1].kind in ("rule", "html"):
        end -= 1
    begin = end
    while begin and _headline(page, begin - 1, page.blocks[end - 1].kind):
        begin -= 1
    count = end - begin
    if not cited or count < 2 or begin == 0:
        return None
    exact = cited <= set(range(1, count + 1)) and max(cited) == count
    near = len([n for n in cited if 1 <= n <= count]) * 2 > max(len(cited), count)
    if not (exact or (near and page.blocks[begin].kind == "item")):
        return None
    return _list(page, [[i] for i in range(begin, end)], range(begin, end), numbering="order")


def _headline(page: Page, index: int, kind: str) -> bool:
    block, words = page.blocks[index], page.words(index)
    return (
        block.kind == kind
        and kind in ("item", "prose")
        and block.style in ("", "bullet")
        and len(words) < 300
        and not words.endswith(_STOPS[0:2])
        and not any(mark.labels for mark in page.marks[index])
    )


# -- gathering --------------------------------------------------------------------------------------


def _gather(page: Page, begin: int, level: int) -> tuple[list[list[int]], int]:
    """Return the entries from a block on, each as its blocks, and the index after the last."""
    groups: list[list[int]] = []
    style, base, index = "", 0, begin
    while index < len(page.blocks) and index not in page.used:
        block = page.blocks[index]
        if block.kind == "heading" or block.kind == "code":
            if not (groups and block.level > max(level, 1) and _resumes(page, index + 1, style)):
                break
        elif block.kind not in ("rule", "html"):
            if index > begin and not groups and _may_head(page, index):
                break
            if not style and not _introduces(page, index):
                style, base = _style(block), block.indent
            if _style(block) == style and (block.indent <= base + 1 or style != "bullet"):
                _add(page, groups, index, style)
            elif groups and _continues(page, groups[-1], index, base):
                groups[-1].append(index)
            elif style and not _resumes(page, index + 1, style):
                break
        index += 1
    return groups, (groups[-1][-1] + 1 if groups else begin)


def _add(page: Page, groups: list[list[int]], index: int, style: str) -> None:
    """Begin an entry, unless a plain line is the url of the entry before it."""
    if style == "plain" and groups and not page.has_url(groups[-1]) and _url_line(page, index):
        groups[-1].append(index)
    else:
        groups.append([index])


def _style(block: Block) -> str:
    return block.style or {"row": "row", "item": "bullet"}.get(block.kind, "plain")


def _introduces(page: Page, index: int) -> bool:
    words = page.words(index)
    return words.endswith((":", "：")) and not page.has_url([index]) and len(words) < 200


def _continues(page: Page, group: list[int], index: int, base: int) -> bool:
    block = page.blocks[index]
    if block.style in NUMBERED and block.style != "ordered":
        return False
    if block.indent > base and (block.kind == "item" or not block.gap or _url_line(page, index)):
        return True
    close = not block.gap and block.kind == "prose" and block.end - block.start < 300
    return (close and not any(mark.labels for mark in page.marks[index])) or (
        not page.has_url(group) and _url_line(page, index)
    )


def _resumes(page: Page, index: int, style: str) -> bool:
    return style != "plain" and any(_style(b) == style for b in page.blocks[index : index + 2])


def _url_line(page: Page, index: int) -> bool:
    from claimgraph.reading.attached import is_url_line

    return is_url_line(page.text, page.blocks[index], page.marks[index])


def _list(
    page: Page,
    groups: list[list[int]],
    taken: range,
    heading: int | None = None,
    numbering: Numbering | None = None,
) -> SourceList:
    entries_in = {i for group in groups for i in group}
    page.used.update(taken)
    page.loose.update(set(taken) - entries_in)
    if heading is not None:
        page.heads.add(heading)
    entries = _numbered([_entry(page, group) for group in groups])
    if numbering is None:
        numbering = "printed" if any(e.label for e in entries) else "order"
    return SourceList(entries, numbering, tuple(taken), heading)


def _numbered(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return entries with the bare numbers that begin each of them in rising order as labels."""
    found = [_BARE_NUMBER.match(entry.title or "") for entry in entries]
    numbers = [int(one[1]) for one in found if one]
    if len(numbers) < max(2, len(entries)) or numbers != sorted(set(numbers)):
        return tuple(entries)
    bare = ((one[1], one.end()) for one in found if one)
    return tuple(
        replace(entry, label=label, title=(entry.title or "")[end:])
        for entry, (label, end) in zip(entries, bare, strict=True)
    )


def _entry(page: Page, group: list[int]) -> Entry:
    first = page.blocks[group[0]]
    links = [m for i in group for m in page.marks[i] if m.url]
    label = first.label if first.style in NUMBERED else ""
    end = page.blocks[group[-1]].end
    itemised = len(group) > 1 and page.blocks[group[1]].kind == "item"
    title_end = first.end if itemised and not page.has_url(group[:1]) else None
    if not label and links and links[0].start == first.start and links[0].labels:
        label = links[0].labels[0]
    return entry(page.text, first.start, end, first.body, label, links, title_end)
