"""The entries of a source list gathered: which blocks belong to which entry, and where it ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry, clean, entry
from claimgraph.reading.citations.labels import expand
from claimgraph.reading.citations.page import Numbering, Page, SourceList, is_url_line, words_beside
from claimgraph.reading.citations.repeated_sources import several, with_repeated
from claimgraph.reading.citations.unbracketed import raised_labels
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.layout.headings import announces_sources, mentions_sources
from claimgraph.reading.layout.lines import BLANK

NUMBERED = frozenset(("num", "foot", "cjk", "twin", "rst", "sup", "paren", "ordered", "key", "led"))
_YEAR = regex(r"\b(?:1[6-9]|20)\d\d[a-z]?\b")
_MERGED = regex(r"\d[,–-]")
_FOLLOWING = {
    "sup": regex(r"(?<=\s)([⁰¹²³⁴-⁹]{1,3})[ ]?(?=\S)"),
    "ordered": regex(r"(?<=\s)([①-⑳])[ ]?(?=\S)"),
    "num": regex(r"(?<=[\s;,])\[(\d{1,4})\][ ](?=\S)"),
    ". ": regex(  # but not "vom 3. Mai"
        r"(?<=[ ])(?<![ ][a-z]{2}[ ])(?<![ ][a-z]{3}[ ])(?<![ ][a-z]{4}[ ])(\d{1,3})\.[ ](?=\S)"
    ),
    ") ": regex(r"(?<=[ ])(\d{1,3})\)[ ](?=\S)"),
}
_BARE_NUMBER = regex(r"(\d{1,3})[ \t\xa0]+(?=\D)")


def gather(page: Page, begin: int, level: int) -> tuple[list[list[int]], int]:
    """Return the entries from a block on, each as its blocks, and the index after the last."""
    groups: list[list[int]] = []
    style, base, index = "", 0, begin
    while index < len(page.blocks) and index not in page.used:
        block = page.blocks[index]
        if block.kind == "heading" or block.kind == "code":
            if not (groups and block.level > max(level, 1) and _resumes(page, index + 1, style, 1)):
                break
        elif block.kind not in ("rule", "html"):
            if index > begin and (block.gap or not groups) and may_head(page, index):
                break
            if not style and not _introduces(page, index):
                style, base = _style(block), block.indent
            if style == "row" and page.heads_table(index):
                pass  # the names of the columns
            elif _style(block) == style and (block.indent <= base + 1 or style != "bullet"):
                _add(page, groups, index, style)
            elif groups and _continues(page, groups[-1], index, base):
                groups[-1].append(index)
            elif style and (_cites(page, index) or not _resumes(page, index + 1, style)):
                break
        index += 1
    return groups, (groups[-1][-1] + 1 if groups else begin)


def _add(page: Page, groups: list[list[int]], index: int, style: str) -> None:
    """Begin an entry, unless a plain line is the url of the entry before it."""
    if style == "plain" and groups and not page.has_url(groups[-1]) and _mere_url(page, index):
        groups[-1].append(index)
    else:
        groups.append([index])


def _style(block: Block) -> str:
    return block.style or {"row": "row", "item": "bullet"}.get(block.kind, "plain")


def _introduces(page: Page, index: int) -> bool:
    words = page.words(index)
    return (
        not page.blocks[index].label
        and words.endswith((":", "："))
        and not page.has_url([index])
        and len(words) < 200
    )


def _continues(page: Page, group: list[int], index: int, base: int) -> bool:
    block = page.blocks[index]
    if block.style in NUMBERED and block.style != "ordered":
        return False
    if page.blocks[group[0]].style == "foot" and block.indent > base + 1:
        return True
    if block.indent > base and (block.kind == "item" or not block.gap or url_line(page, index)):
        return True
    close = not block.gap and block.kind == "prose" and block.end - block.start < 300
    return (close and not any(mark.labels for mark in page.marks[index])) or (
        not page.has_url(group) and url_line(page, index)
    )


def _resumes(page: Page, index: int, style: str, within: int = 2) -> bool:
    """Say whether a list goes on behind a line; the heading of another list ends it."""
    for at in range(index, min(index + within, len(page.blocks)) if style != "plain" else index):
        if may_head(page, at):
            return False
        if _style(page.blocks[at]) == style:
            return True
        if any(mark.labels for mark in page.marks[at]):
            return False  # words of the text, which cite
    return False


def _cites(page: Page, index: int) -> bool:
    """Say whether a block behind a gap is words of the text, which print raised numbers."""
    block = page.blocks[index]
    return (
        block.kind == "prose" and block.gap and not block.label
        and not page.raised_counts.keys().isdisjoint(raised_labels(page.words(index)))
        and not page.has_url([index])
    )  # fmt: skip


def url_line(page: Page, index: int) -> bool:
    """Say whether a block is nothing but urls."""
    return is_url_line(page.text, page.blocks[index], page.marks[index])


def _mere_url(page: Page, index: int) -> bool:
    """Say whether a line is the address of the entry above it: it has no words of an entry."""
    block, links = page.blocks[index], [m for m in page.marks[index] if m.url]
    few = len(words_beside(page.text, block, links)) <= 4
    return url_line(page, index) and (
        few or (not block.gap and not _YEAR.search(page.words(index)))
    )


def make_list(
    page: Page,
    groups: list[list[int]],
    taken: range,
    heading: int | None = None,
    numbering: Numbering | None = None,
) -> SourceList:
    """Return the list of some entries, and mark the blocks it takes up as used."""
    entries_in = {i for group in groups for i in group}
    page.used.update(taken)
    page.loose.update(set(taken) - entries_in)
    if heading is not None:
        page.heads.add(heading)
    entries = _numbered([entry for group in groups for entry in _entries(page, group)])
    entries = with_repeated(entries, page.text)
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
        entry._replace(label=label, title=(entry.title or "")[end:])
        for entry, (label, end) in zip(entries, bare, strict=True)
    )


def row_number(page: Page, index: int) -> str:
    """Return the label of a row, or the digits that are a cell of it; "" when there are none."""
    if page.blocks[index].label:
        return page.blocks[index].label
    cells = (cell.strip(BLANK + "*[]") for cell in page.words(index).split("|"))
    return next((cell for cell in cells if cell.isdecimal()), "")


def _row_entry(page: Page, index: int) -> Entry:
    """Return the entry of a row: a label or digits are its number, the longest cell its title."""
    block = page.blocks[index]
    url = next((mark.url for mark in page.marks[index] if mark.url), None)
    cells = [cell.strip(BLANK + "*[]") for cell in page.words(index).split("|")]
    label = row_number(page, index)
    words = [c for c in cells if c not in ("", label) and not c.isdecimal() and "://" not in c]
    links = [page.text[slice(*mark.words)] for mark in page.marks[index] if mark.words]
    title = clean(max([*links, *words], key=len, default=""))
    return Entry(block.start, block.end, label, title or None, url)


def _entries(page: Page, group: list[int]) -> Iterator[Entry]:
    """Yield the entry of some blocks: one for each source that it names and each number."""
    if len(group) == 1 and (line := list(_on_one_line(page, page.blocks[group[0]]))):
        yield from line
        return
    one = _entry(page, group)
    first, *more = expand(one.label) if _MERGED.search(one.label) else (one.label,)
    body = page.blocks[group[0]].body
    for part in several(page.text, one._replace(label=first), max(body, one.start)):
        yield part
        for at, label in enumerate(more, start=1):
            yield part._replace(label=label, start=part.start + at)


def _on_one_line(page: Page, block: Block) -> Iterator[Entry]:
    """Yield the entries that one line holds, each behind its number: "¹ Budget: … ² Rain: …"."""
    sign = page.text[block.body - 2 : block.body] if block.style == "ordered" else ""
    pattern = _FOLLOWING.get(sign) or _FOLLOWING.get(block.style)
    numbers = list(pattern.finditer(page.text, block.body, block.end)) if pattern else []
    labels = [block.label, *(_number(found[1]) for found in numbers)]
    if not numbers or not block.label.isdecimal():
        return
    if labels != [str(int(labels[0]) + at) for at in range(len(labels))]:
        return
    starts = [block.start, *(found.start() for found in numbers)]
    bodies = [block.body, *(found.end() for found in numbers)]
    ends = [*starts[1:], block.end]
    for label, start, body, end in zip(labels, starts, bodies, ends, strict=True):
        end = start + len(page.text[start:end].rstrip(BLANK + ";,·|•"))
        yield entry(page.text, start, end, min(body, end), label, ())


def _number(printed: str) -> str:
    return str(int("".join(str(int(unicodedata.numeric(sign))) for sign in printed)))


def _entry(page: Page, group: list[int]) -> Entry:
    first = page.blocks[group[0]]
    if first.kind == "row":
        return _row_entry(page, group[0])
    links = [m for i in group for m in page.marks[i] if m.url]
    label = first.label if first.style in NUMBERED else ""
    end = page.blocks[group[-1]].end
    itemised = len(group) > 1 and page.blocks[group[1]].kind == "item"
    title_end = first.end if itemised and not page.has_url(group[:1]) else None
    if not label and links and links[0].start == first.start and links[0].labels:
        label = links[0].labels[0]
    found = entry(page.text, first.start, end, first.body, label, links, title_end)
    return found._replace(also=(first.key,)) if first.key else found


def may_head(page: Page, index: int) -> bool:
    """Say whether a block may be the heading of a source list."""
    block, words = page.blocks[index], page.words(index)
    if block.kind == "heading":
        return announces_sources(words) or mentions_sources(words)
    return block.kind == "prose" and announces_sources(words)
