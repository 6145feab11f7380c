"""Sources that stand right under the words they back: url lines, and "Sources: a; b" lines."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry, clean, entry, names_address, says_nothing
from claimgraph.reading.citations.links import is_copy
from claimgraph.reading.citations.marked_text import (
    EDGES,
    MarkedText,
    SourceList,
    is_url_line,
    led_in,
    words_beside,
)
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.places import Span

_JOINTS = regex(r"[ ]?[;；|•·][ ]?|[ ]{2,}|\n")
_STOPS = tuple('.!?。！？…"”')
_MOST_ABOVE = 40
"""Paragraphs of a section that sources listed under it are offered to."""
_ACCORDING = regex(rf"[*_]{{0,3}}{any_of('according to')}\b", re.IGNORECASE)
_PLACED = regex(rf"\b{any_of('place')}[ ]?(?=\d)", re.IGNORECASE)
_ARROWS = ("→", "➡", "->", "=>", "⟶")
_ICON = ("🔗", "📎", "📰", "➡", "→")


def find_attached(marked: MarkedText) -> Iterator[SourceList]:
    """Yield the sources that stand right under a block; the list's owner is that block."""
    owner = None
    for index, block in enumerate(marked.blocks):
        if index in marked.used or block.kind in ("rule", "html", "code"):
            owner = None if index in marked.used or block.kind == "code" else owner
            continue
        if points := _points(marked, index):
            marked.used.add(index)
            link = next(m for m in marked.marks[index] if m.url and m.words)
            found = entry(marked.text, link.start, block.end, link.start, "", [link])
            for point in points:
                yield SourceList((found,), "none", (index,), owner=point)
            owner = None
            continue
        if owner is not None and block.gap and (bare := _bare_run(marked, index)):
            marked.used.update(bare)
            yield _behind_a_gap(marked, owner, bare)
            owner = None
            continue
        if owner is not None and _under(marked, owner, index):
            entries = list(_own_entries(marked, block, marked.marks[index]))
            if _only_copies(marked, index) and any(marked.has_url([i]) for i in (owner, index - 1)):
                marked.used.add(index)
                marked.loose.add(index)
                continue
            if entries and _closes_all(marked, owner, index):
                above = tuple(_above(marked, owner, section=False))
                marked.used.add(index)
                marked.loose.add(index)
                yield SourceList(tuple(entries), "none", (index,), section=above)
                continue
            if entries:
                marked.used.add(index)
                if entries[0].start > block.start:
                    marked.loose.add(index)
                for row in _rows_above(marked, owner):
                    yield SourceList(tuple(entries), "none", (index,), owner=row)
                continue
        owner = index


def _rows_above(marked: MarkedText, owner: int) -> list[int]:
    """Return the rows without a marker of the table that a block ends; else the block alone."""
    rows, at = [], owner
    while at >= 0 and marked.blocks[at].kind in ("row", "rule"):
        if marked.blocks[at].kind == "row" and not marked.marks[at]:
            rows.append(at)
        at -= 1
    return rows[::-1] or [owner]


def _bare_run(marked: MarkedText, index: int) -> range:
    """Return the items from a block on that are addresses without words; none when they are not."""
    end = index
    while (
        end < len(marked.blocks) and end not in marked.used and marked.blocks[end].kind == "item"
        and not (end > index and marked.blocks[end].gap)
        and is_url_line(marked.text, marked.blocks[end], marked.marks[end])
        and not words_beside(
            marked.text, marked.blocks[end], [m for m in marked.marks[end] if m.url]
        )
        and all(mark.shape == "url" for mark in marked.marks[end])
    ):  # fmt: skip
        end += 1
    return range(index, end)


def _behind_a_gap(marked: MarkedText, owner: int, bare: range) -> SourceList:
    """Return addresses that stand apart under a paragraph: its sources, or of its section."""
    entries = tuple(
        e for i in bare for e in _own_entries(marked, marked.blocks[i], marked.marks[i])
    )
    above = _above(marked, owner, section=True)
    if len(above) == 1:
        return SourceList(entries, "none", tuple(bare), owner=owner)
    return SourceList(entries, "none", tuple(bare), section=tuple(above))


def _closes_all(marked: MarkedText, owner: int, index: int) -> bool:
    """Say whether a line at the end stands behind a rule: its sources are those of the text."""
    kinds = (marked.blocks[at].kind for at in range(index + 1, len(marked.blocks)))
    if not all(kind in ("rule", "html") for kind in kinds):
        return False  # seen from the next block, as a rule may be far above
    return any(marked.blocks[at].kind == "rule" for at in range(owner + 1, index))


def _above(marked: MarkedText, owner: int, *, section: bool) -> list[int]:
    """Return the paragraphs and items from a block upwards, to the end of its section or beyond."""
    above = []
    for at in range(owner, max(-1, owner - _MOST_ABOVE), -1):
        if at not in marked.used and marked.blocks[at].kind in ("prose", "item"):
            above.append(at)
        elif section:
            break
    return above


def _points(marked: MarkedText, index: int) -> list[int]:
    """Return what stands under a line that is the link to its source; none when it is not one.

    That is the points under an item, or the lines right below a headline.
    """
    block, marks = marked.blocks[index], marked.marks[index]
    links = [m for m in marks if m.url and m.words]
    if block.kind not in ("item", "prose") or len(links) != 1 or any(m.labels for m in marks):
        return []
    if block.kind == "prose" and marked.text[block.end - 1] in ":：":
        return _points_below(marked, index, links[0])
    before = marked.text[block.start : links[0].start].strip(EDGES)
    if before or len(words_beside(marked.text, block, links)) > 8:
        return []
    if block.kind == "prose" and (not block.gap or marked.text[block.end - 1] in _STOPS):
        return []
    points = []
    for at in range(index + 1, len(marked.blocks)):
        point = marked.blocks[at]
        if at in marked.used or point.kind != block.kind:
            break
        if point.indent <= block.indent if block.kind == "item" else point.gap:
            break
        if marked.has_url([at]) or any(m.labels for m in marked.marks[at]):
            return []  # they have sources of their own
        points.append(at)
    return points


def _points_below(marked: MarkedText, index: int, link: Mark) -> list[int]:
    """Return the points under "According to the [Board](…):"; none under another line."""
    block = marked.blocks[index]
    named = _ACCORDING.match(marked.text, block.start, link.start)
    if named is None or len(words_beside(marked.text, block, [link])) > 6:
        return []
    points = []
    for at in range(index + 1, len(marked.blocks)):
        if at in marked.used or marked.blocks[at].kind != "item":
            break
        if marked.has_url([at]) or any(m.labels for m in marked.marks[at]):
            return []
        points.append(at)
    return points


def _under(marked: MarkedText, owner: int, index: int) -> bool:
    """Say whether a block gives the sources of the block before it."""
    block, marks = marked.blocks[index], marked.marks[index]
    if block.kind not in ("prose", "item") or any(mark.labels for mark in marks):
        return False
    led = led_in(marked.text, block.start, block.end)
    if led and led.end() < block.end:
        return is_url_line(marked.text, block, marks) or _names(marked, block, led.end())
    if not is_url_line(marked.text, block, marks):
        return False
    above = marked.blocks[owner]
    beside = block.kind == above.kind == "item" and block.indent == above.indent
    says = any(not _says_only_where(marked, m) for m in marks if m.url)
    if beside and says and marked.has_url([owner]):
        return False  # headlines that are links
    if _states(marked, block, marks, beside=beside):
        return False
    beside = beside or (_leads(marked, owner) and _leads(marked, index))
    words = words_beside(marked.text, block, marks)
    if marked.has_url([owner]) and len(words) > (0 if beside else 2):
        return False  # both give their own source
    if marked.words(index)[0] in _ICON or block.indent > marked.blocks[owner].indent:
        return True
    if not words:
        alone = block.kind == "prose" or marked.text[
            max(0, block.start - 4) : block.start
        ].rstrip().endswith(_ARROWS)
        told = alone and above.kind in ("prose", "item") and not _names_a_section(marked, owner)
        return not block.gap or index - 1 != owner or (told and not says)
    return not block.gap and not _names_a_section(marked, owner)


def _only_copies(marked: MarkedText, index: int) -> bool:
    """Say whether a line leads to copies of pages named above it: "Archived: https://…"."""
    block, links = marked.blocks[index], [m for m in marked.marks[index] if m.url]
    words = marked.text[block.start : links[0].start] if links else ""
    return bool(links) and all(is_copy(words, link.url) for link in links)


def _says_only_where(marked: MarkedText, link: Mark) -> bool:
    """Say whether a link names no more than a place to look: "Read more", its publisher."""
    words = marked.text[slice(*link.words)] if link.words else ""
    return says_nothing(words) or (len(words) < 60 and names_address(words, link.url))


def _states(marked: MarkedText, block: Block, marks: Sequence[Mark], *, beside: bool) -> bool:
    """Say whether a line says something before its address: "- Fares fell 12%. https://…".

    A title seldom has "were" or "had"; ``beside`` says that the line is a point as the one above.
    """
    link = next(m for m in marks if m.url)
    before = marked.text[block.start : link.start].rstrip(" *_([<").removesuffix(")")
    if _LED.search(before):
        return True
    words = before.split()
    verbs = _VERBS if beside else _PAST
    if (
        len(words) > 3
        and not verbs.isdisjoint(words)
        and 2 * sum(map(str.istitle, words)) < len(words)
    ):
        return True
    last = before.rstrip(".!?").split()[-1:]
    stopped = before.endswith((".", "!", "?")) and not (last and last[0][0].isupper())
    return beside and stopped


_LED = regex(rf"[^\W\d_][.)]?[ ][(\[]?{any_of('leads in')}:?$", re.IGNORECASE)
_PAST = frozenset({"was", "were", "had", "did"})
_VERBS = _PAST | {"is", "are", "has", "have"}


def _leads(marked: MarkedText, index: int) -> bool:
    """Say whether an arrow leads from the words of a block to its address, "It fell → https://…"."""
    link = next((m for m in marked.marks[index] if m.url), None)
    return link is not None and marked.text[max(0, link.start - 4) : link.start].rstrip(
        " "
    ).endswith(_ARROWS)


def _names_a_section(marked: MarkedText, owner: int) -> bool:
    """Say whether a block says nothing that a source could back: a heading, or a line like one."""
    block, words = marked.blocks[owner], marked.words(owner)
    short = block.kind == "prose" and len(words) <= 40 and len(words.split()) <= 4
    return block.kind == "heading" or (short and not words.endswith(_STOPS))


def _names(marked: MarkedText, block: Block, begin: int) -> bool:
    """Say whether words after "Source:" only name sources, as in "Source: World Bank; IMF"."""
    words = marked.text[begin : block.end].strip(EDGES)
    if ". " in _PLACED.sub("", words) or len(words) > 1500:
        return False
    return all(0 < len(p) <= 200 and len(p.split()) <= 24 for p in _JOINTS.split(words))


def _own_entries(marked: MarkedText, block: Block, marks: Sequence[Mark]) -> Iterator[Entry]:
    """Yield the entries that a line of sources names: "Sources: A (url); B (url)"."""
    text = marked.text
    led = led_in(text, block.start, block.end)
    begin = led.end() if led and led.end() < block.end else block.start
    links = deque(m for m in marks if m.url and m.start >= begin)
    for start, end in _pieces(text, begin, block.end, links):
        held = []
        while links and links[0].start < end:
            held.append(links.popleft())
        found = entry(text, start, end, start, "", held)
        if found.title or found.url:
            yield found._replace(title=clean(found.title) if found.title else None)


def _pieces(text: str, begin: int, end: int, links: Collection[Mark]) -> list[Span]:
    """Return the span of each source in a line: parted by semicolons, or one link each."""
    joints = [m.start() for m in _JOINTS.finditer(text, begin, end)]
    cuts = joints if not links or len(joints) == len(links) - 1 else [m.end for m in links][:-1]
    found = []
    for cut in [*cuts, end]:
        piece = text[begin:cut]
        start = begin + len(piece) - len(piece.lstrip(EDGES.replace("[", "").replace("<", "")))
        stop = cut - (len(piece) - len(piece.rstrip(EDGES.replace(")", "").replace(">", ""))))
        if start < stop:
            found.append((start, stop))
        begin = cut
    return found
