"""A text laid out: its blocks, the marks in each, and which blocks belong to source lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from claimgraph.memory import made_once
from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.citations.unbracketed import raised_labels
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.layout.blocks import Block, underlines_heads
from claimgraph.reading.layout.lines import BLANK
from claimgraph.reading.places import Span

Numbering = Literal["printed", "order", "none"]

_LEAD_IN = regex(
    rf"[\s*_(（\[—–🔗📎📰➡→-]{{0,6}}{any_of('leads in')}"
    r"[*_]{0,3}[ ]?(?:[:：]{1,2}|(?=[\[(]?https?:))[\s*_]*",
    re.IGNORECASE,
)
_LONGEST_LEAD_IN = 60
_LED_BEHIND = regex(rf"[\w%)][.!?。][\"”’)]?[ ][*_(\[]{{0,3}}{any_of('leads in')}[*_]{{0,2}}[:：]")
_STAMP = regex(r"[\[(]?\d{1,4}[/:.-]\d{1,2}(?:[/:.-]\d{1,4})?,?[ ]{1,2}\d{1,2}:\d\d")
_WORD = regex(r"\w+")
EDGES = BLANK + "*_()[]<>（）.,;；|•·–—-"


def led_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words that lead to sources from a place on, such as "Sources:"; None for others.

    >>> led_in("It fell. Sources: [1], [2]", 9, 26)[0]
    'Sources: '
    """
    near = min(end, start + _LONGEST_LEAD_IN)
    if text.find(":", start, near) < 0 and text.find("：", start, near) < 0:
        return None  # nothing leads in without a colon, and few lines have one
    return _LEAD_IN.match(text, start, end)


class SourceList(NamedTuple):
    """A source list: its entries, how they are numbered, and the blocks it takes up.

    ``owner`` is the block whose sources they are, where the list stands right under it;
    ``section`` the blocks that they may back, where several sections have lists and no markers;
    ``part`` the stretch of the text whose markers mean it, where the notes of all parts stand
    together and count from one in each.
    """

    entries: tuple[Entry, ...]
    numbering: Numbering
    taken: tuple[int, ...]
    heading: int | None = None
    owner: int | None = None
    section: tuple[int, ...] = ()
    part: Span | None = None

    @property
    def start(self) -> int:
        """Where the first entry begins."""
        return self.entries[0].start

    @property
    def of_remarks(self) -> bool:
        """Whether its labels are of remarks beside sources: "note 1", or letters, "a"."""
        labels = [entry.label for entry in self.entries]
        return all(" " in label or (len(label) == 1 and label.isalpha()) for label in labels)


@dataclass
class MarkedText:
    """A text with its blocks and the marks that stand in each.

    ``used`` are the blocks of source lists, ``loose`` those of them that are no entries, and
    ``heads`` those that are the lists' headings. ``lenient`` says that markers alone may prove a
    list.
    """

    text: str
    blocks: Sequence[Block]
    marks: Sequence[Sequence[Mark]]
    used: set[int] = field(default_factory=set)
    loose: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)
    lenient: bool = False

    def words(self, index: int) -> str:
        """Return the words of a block."""
        block = self.blocks[index]
        return self.text[block.start : block.end]

    def has_url(self, indexes: Sequence[int]) -> bool:
        """Say whether any of some blocks holds a link."""
        return any(mark.url for i in indexes for mark in self.marks[i])

    def heads_table(self, index: int) -> bool:
        """Say whether a table row names the columns: a line of dashes stands under it."""
        below = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return self.blocks[index].kind == "row" and underlines_heads(self.text, below)

    @made_once
    def labels(self) -> Counter[str]:
        """How often markers print each label; a label that begins a line does not count."""
        return Counter(label for index in range(len(self.blocks)) for label in self._printed(index))

    def cited(self, without: Iterable[int]) -> frozenset[str]:
        """Return the labels that markers outside some blocks print."""
        inside = Counter(label for index in without for label in self._printed(index))
        return frozenset(n for n, count in self.labels.items() if count > inside[n])

    def _printed(self, index: int) -> Iterator[str]:
        block = self.blocks[index]
        for mark in self.marks[index]:
            if not (block.label and mark.start == block.start):
                yield from mark.labels

    @made_once
    def raised_counts(self) -> Counter[str]:
        """How often the text prints each number as a superscript, glued or in a circle."""
        return raised_labels(self.text)

    @made_once
    def plain(self) -> frozenset[str]:
        """The labels of markers in brackets that lead nowhere by themselves."""
        marks = (m for held in self.marks for m in held)
        return frozenset(n for m in marks if m.shape == "number" and not m.url for n in m.labels)

    @made_once
    def contents(self) -> frozenset[int]:
        """The lines of a table of contents: each comes again below, and so does the one above."""
        short = {
            at: self.words(at).strip(BLANK + "*_:：").casefold()
            for at, block in enumerate(self.blocks)
            if block.end - block.start < _LONGEST_LEAD_IN
        }
        last = {words: at for at, words in short.items()}
        again = {at for at, words in short.items() if last[words] > at}
        return frozenset(at for at in again if at - 1 in again and last[short[at - 1]] > at)

    @made_once
    def last(self) -> int:
        """The last block of any length: after it come rules and short remarks only."""
        long = (
            i for i in range(len(self.blocks) - 1, -1, -1)
            if self.blocks[i].kind not in ("rule", "html")
            and self.blocks[i].end - self.blocks[i].start >= 200
        )  # fmt: skip
        return next(long, -1)


def is_url_line(text: str, block: Block, marks: Sequence[Mark]) -> bool:
    """Say whether a block is nothing but urls, each perhaps with a short title before it."""
    links = [m for m in marks if m.url and m.shape in ("link", "url")]
    if not links or block.kind not in ("prose", "item") or any(m.labels for m in marks):
        return False
    words = words_beside(text, block, links)
    if _STAMP.match(text, text.rfind("\n", 0, block.start) + 1):
        return False  # a line of a chat
    if len(words) > 2 and _LED_BEHIND.search(text, block.start, links[0].start):
        return False  # a sentence, and its sources behind it
    if len(words) > 1 and _ends_in_stop(text, block, links[-1]):
        return False  # a sentence that gives its own source
    if led_in(text, block.start, block.end):
        return len(words) <= 14 * len(links) + 2
    if any(m.shape == "link" for m in links):
        outside = text[block.start : links[0].start] + text[links[-1].end : block.end]
        return len(words) <= 3 and not any(stop in outside for stop in ".!?。")
    return len(words) <= 14 and _last(text, block, links) and not _sentence(text, block, links[0])


def _ends_in_stop(text: str, block: Block, link: Mark) -> bool:
    """Say whether a full stop follows the address that ends a line, as behind a sentence."""
    tail = text[link.end : block.end].strip(BLANK + "*_")
    return len(tail) <= 3 and tail[-1:] in (".", "。") and not tail.strip(".。)]>）")


def words_beside(text: str, block: Block, links: Sequence[Mark]) -> list[str]:
    """Return the words of a block that no link covers."""
    found, at = [], block.start
    for link in links:
        found += _WORD.findall(text, at, max(at, link.start))
        at = link.end
    return found + _WORD.findall(text, at, max(at, block.end))


def _last(text: str, block: Block, links: Sequence[Mark]) -> bool:
    """Say whether a url stands at the end, or at the beginning."""
    tail = text[links[-1].end : block.end].strip(EDGES)
    return not tail or links[0].start - block.start <= 3


def _sentence(text: str, block: Block, link: Mark) -> bool:
    """Say whether the words before a url are a sentence of their own."""
    before = text[block.start : link.start].rstrip(BLANK + "*_🔗📎📰→➡")
    return before.endswith((".", "!", "?", "。")) and len(before.split()) > 4
