"""The entries of a source list gathered: which blocks belong to which entry, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.compound_notes import by_address, works_named
from claimgraph.reading.citations.embedded_lists import on_one_line
from claimgraph.reading.citations.entries import Entry, entry
from claimgraph.reading.citations.entry_shapes import behind_labels, is_card, row_entry
from claimgraph.reading.citations.marked_text import MarkedText, Numbering, SourceList, is_url_line
from claimgraph.reading.citations.marker_labels import expand
from claimgraph.reading.citations.unbracketed import raised_labels
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.layout.headings import announces_sources, mentions_sources
from claimgraph.urls import canonical

NUMBERED = frozenset(("num", "foot", "cjk", "twin", "rst", "sup", "paren", "ordered", "key", "led"))
_MERGED = regex(r"\d{1,4}(?:[ ]?[,–-][ ]?\d{1,4}){1,12}")
_BARE_NUMBER = regex(r"(\d{1,3})[ \t\xa0]+(?=\D)")


def gather(marked: MarkedText, begin: int, level: int) -> tuple[list[list[int]], int]:
    """Return the entries from a block on, each as its blocks, and the index after the last."""
    groups: list[list[int]] = []
    style, base, index = "", 0, begin
    while index < len(marked.blocks) and index not in marked.used:
        block = marked.blocks[index]
        if block.kind == "heading" or block.kind == "code":
            if not block.level > max(level, 1) or not (
                _resumes(marked, index + 1, style, 1) if groups else _begins(marked, index + 1)
            ):
                break
        elif block.kind not in ("rule", "html"):
            if index > begin and (block.gap or not groups) and may_head(marked, index):
                break
            if block.gap and style == "plain" and _runs_on(marked, index):
                break
            again = level == 0 and block.style == style and groups
            if block.gap and again and _begins_again(marked, groups, index):
                break  # points of the text, and below them their sources
            if block.gap and style == "foot" and not block.style and block.indent <= base:
                break  # a paragraph between definitions is text
            if _heads_part(marked, index):
                index += 1
                continue
            if not style and not _introduces(marked, index):
                style, base = _style(block), block.indent
            if style == "row" and marked.heads_table(index):
                pass  # the names of the columns
            elif style == "plain" and groups and _addresses(marked, groups, index):
                groups[-1].append(index)
            elif _style(block) == style and (block.indent <= base + 1 or style != "bullet"):
                groups.append([index])
            elif groups and _goes_on(marked, groups[-1], index, base):
                groups[-1].append(index)
            elif style and (_cites(marked, index) or not _resumes(marked, index + 1, style)):
                break
        index += 1
    return groups, (groups[-1][-1] + 1 if groups else begin)


def _style(block: Block) -> str:
    return block.style or {"row": "row", "item": "bullet"}.get(block.kind, "plain")


def _introduces(marked: MarkedText, index: int) -> bool:
    """Whether a line leads entries in: "For more, see:"."""
    words = marked.words(index)
    return (
        not marked.blocks[index].label
        and words.endswith((":", "："))
        and not marked.has_url([index])
        and len(words) < 200
    )


def _begins(marked: MarkedText, index: int) -> bool:
    """Say whether a block is the first of numbered ones."""
    block = marked.blocks[index] if index < len(marked.blocks) else None
    return block is not None and block.style in NUMBERED and block.label == "1"


def _addresses(marked: MarkedText, groups: list[list[int]], index: int) -> bool:
    """Say whether a line is the address of the title on the line above it."""
    return (
        not marked.blocks[index].gap and url_line(marked, index)
        and not marked.has_url(groups[-1]) and not url_line(marked, groups[0][0])
    )  # fmt: skip


def _begins_again(marked: MarkedText, groups: list[list[int]], index: int) -> bool:
    """Say whether a list begins: at 1, or at a lower number and with the first address."""
    label, last = marked.blocks[index].label, marked.blocks[groups[-1][0]].label
    if label == "1" or not (label.isdecimal() and last.isdecimal()):
        return label == "1"
    falls = int(label) < int(last) and marked.has_url([index])
    return falls and not any(marked.has_url(group) for group in groups)


def _goes_on(marked: MarkedText, group: list[int], index: int, base: int) -> bool:
    return _continues(marked, group, index, base) or _of_card(marked, group, index)


def _of_card(marked: MarkedText, group: list[int], index: int) -> bool:
    """Say whether a short line goes on with an entry whose number stands alone above its title.

    So are cards copied: number, title, publisher and address, each on a line of its own.
    """
    first, block = marked.blocks[group[0]], marked.blocks[index]
    if not is_card(marked, first) or block.label or marked.has_url(group):
        return False
    if block.kind != "prose" or block.end - block.start > _LONGEST_OF_CARD:
        return False
    closes = any(mark.url and mark.end == block.end for mark in marked.marks[index])
    return closes or (index + 1 < len(marked.blocks) and url_line(marked, index + 1))


_LONGEST_OF_CARD = 160


def _heads_part(marked: MarkedText, index: int) -> bool:
    """Say whether a line stands over the notes of one part, which count from one: "Chapter 2"."""
    block = marked.blocks[index]
    return (
        block.kind == "prose" and not block.label and _begins(marked, index + 1)
        and block.end - block.start < _LONGEST_HEADING
        and not marked.words(index).endswith((".", ",", ";"))
        and not marked.has_url([index])
    )  # fmt: skip


_LONGEST_HEADING = 80


def _continues(marked: MarkedText, group: list[int], index: int, base: int) -> bool:
    """Whether a block goes on with an entry: indented, close below, or its address."""
    block = marked.blocks[index]
    if block.style in NUMBERED and block.style != "ordered":
        return False
    if marked.blocks[group[0]].style == "foot" and block.indent > base + 1:
        return True
    if block.indent > base and (block.kind == "item" or not block.gap or url_line(marked, index)):
        return True
    close = not block.gap and block.kind == "prose" and block.end - block.start < 300
    if close and not any(mark.labels for mark in marked.marks[index]):
        return True
    named = {canonical(m.url) for i in group for m in marked.marks[i] if m.url}
    below = (canonical(m.url) for m in marked.marks[index] if m.url)
    return url_line(marked, index) and (not named or not named.isdisjoint(below))


def _resumes(marked: MarkedText, index: int, style: str, within: int = 2) -> bool:
    """Say whether a list goes on behind a line; the heading of another list ends it."""
    for at in range(index, min(index + within, len(marked.blocks)) if style != "plain" else index):
        if may_head(marked, at):
            return False
        if _style(marked.blocks[at]) == style:
            return True
        if any(mark.labels for mark in marked.marks[at]):
            return False  # words of the text, which cite
    return False


def _runs_on(marked: MarkedText, index: int) -> bool:
    """Say whether a paragraph is running text, whose sentences have verbs, and no entry of a list.

    So "Sources" on a line of a page's navigation announces no more than the names below it.
    """
    block = marked.blocks[index]
    if block.label or block.end - block.start < _SHORTEST_TEXT or marked.has_url([index]):
        return False
    return len(_TOLD.findall(marked.words(index))) > 1


_SHORTEST_TEXT = 120
_TOLD = regex(
    r"[ ][a-z][\w’'-]*[ ](?:is|are|was|were|has|have|had|will|would|could|can)[ ]"
    r"[^.!?\n]{8,400}[.!?](?=\s|$)"
)
"""The end of a sentence with a verb of English that no title of a work has."""


def _cites(marked: MarkedText, index: int) -> bool:
    """Say whether a block behind a gap is words of the text, which print raised numbers."""
    block = marked.blocks[index]
    return (
        block.kind == "prose" and block.gap and not block.label and not marked.has_url([index])
        and any(n in marked.raised_counts for n in raised_labels(marked.words(index)))
    )  # fmt: skip


def url_line(marked: MarkedText, index: int) -> bool:
    """Say whether a block is nothing but urls."""
    return is_url_line(marked.text, marked.blocks[index], marked.marks[index])


def make_list(
    marked: MarkedText,
    groups: list[list[int]],
    taken: range,
    heading: int | None = None,
    numbering: Numbering | None = None,
) -> SourceList:
    """Return the list of some entries, and mark the blocks it takes up as used."""
    entries_in = {i for group in groups for i in group}
    marked.used.update(taken)
    marked.loose.update(set(taken) - entries_in)
    if heading is not None:
        marked.heads.add(heading)
    # Wikipedia's numbers are lost in copying, and "^" is left
    counted = all(marked.blocks[group[0]].style == "caret" for group in groups)
    entries = _numbered([
        entry for at, group in enumerate(groups, start=1)
        for entry in _entries(marked, group, str(at) if counted else "")
    ])  # fmt: skip
    if numbering is None and not counted:
        numbering = "printed" if any(e.label for e in entries) else "order"
    return SourceList(entries, numbering or "order", tuple(taken), heading)


def _numbered(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return entries with the bare numbers that begin each of them in rising order as labels."""
    found = [_BARE_NUMBER.match(entry.title or "") for entry in entries]
    numbers = [int(one[1]) for one in found if one]
    if len(numbers) < max(2, len(entries)) or numbers != sorted(set(numbers)):
        return tuple(entries)
    bare = ((one[1], one.end()) for one in found if one)
    return tuple(
        entry._replace(label=label, title=(entry.title or "")[end:])
        for entry, (label, end) in zip(entries, bare, strict=True)
    )


def _entries(marked: MarkedText, group: list[int], count: str) -> Iterator[Entry]:
    """Yield the entry of some blocks: one for each source that it names and each number.

    ``count`` is its number where the list prints none, "" where numbers mean nothing.
    """
    below = marked.blocks[group[0] + 1].label if group[0] + 1 < len(marked.blocks) else ""
    if len(group) == 1 and (line := list(on_one_line(marked, marked.blocks[group[0]], below))):
        yield from line
        return
    one = _entry(marked, group)
    one = one._replace(label=one.label or count)
    merged = _MERGED.fullmatch(one.label) and marked.blocks[group[0]].style != "foot"
    first, *more = expand(one.label) if merged else (one.label,)  # "[^1-2]" is one label
    body, others = behind_labels(marked, group[0])
    more += others
    named = works_named if one.label else by_address
    for part in named(marked.text, one._replace(label=first), max(body, one.start)):
        yield part
        for at, label in enumerate(more, start=1):
            yield part._replace(label=label, start=part.start + at)


def _entry(marked: MarkedText, group: list[int]) -> Entry:
    """Return the entry that some blocks make."""
    first = marked.blocks[group[0]]
    if first.kind == "row":
        return row_entry(marked, group[0])
    links = [m for i in group for m in marked.marks[i] if m.url]
    label = first.label if first.style in NUMBERED else ""
    end = marked.blocks[group[-1]].end
    itemised = len(group) > 1 and marked.blocks[group[1]].kind == "item"
    apart = len(group) > 1 and marked.blocks[group[1]].gap
    itemised = itemised or (apart and is_card(marked, first))
    title_end = first.end if itemised and not marked.has_url(group[:1]) else None
    body, others = behind_labels(marked, group[0])
    if others:  # what those numbers lead to is what the first leads to
        links = [m for m in links if not first.body <= m.start < body]
    found = entry(marked.text, first.start, end, body, label, links, title_end)
    return found._replace(also=(first.key,)) if first.key else found


def may_head(marked: MarkedText, index: int) -> bool:
    """Say whether a block may be the heading of a source list."""
    block, words = marked.blocks[index], marked.words(index)
    if block.kind == "heading":
        heads = announces_sources(words) or mentions_sources(words)
    else:
        heads = block.kind == "prose" and announces_sources(words)
    return heads and index not in marked.contents
