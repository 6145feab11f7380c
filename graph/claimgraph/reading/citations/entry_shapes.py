"""Shapes that single entries have: rows of tables, cards, and several numbers before the title."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry, clean
from claimgraph.reading.citations.marked_text import MarkedText
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.layout.lines import BLANK

_ANOTHER = regex(
    r"(?:\\?\[){1,2}(?P<label>\d{1,3})(?:\\?\]){1,2}(?:\(https?://[^()\s]{1,2000}\))?[ \xa0]{1,2}"
)
"""A further number of an entry, as research reports of ChatGPT print it: "[3] [7] Ice in May"."""
_MOST_LABELS = 60


def row_number(marked: MarkedText, index: int) -> str:
    """Return the label of a row, or the digits that are a cell of it; "" when there are none."""
    if marked.blocks[index].label:
        return marked.blocks[index].label
    cells = (cell.strip(BLANK + "*[]") for cell in marked.words(index).split("|"))
    return next((cell for cell in cells if cell.isdecimal()), "")


def row_entry(marked: MarkedText, index: int) -> Entry:
    """Return the entry of a row: a label or digits are its number, the longest cell its title."""
    block = marked.blocks[index]
    url = next((mark.url for mark in marked.marks[index] if mark.url), None)
    cells = [cell.strip(BLANK + "*[]") for cell in marked.words(index).split("|")]
    label = row_number(marked, index)
    words = [c for c in cells if c not in ("", label) and not c.isdecimal() and "://" not in c]
    links = [marked.text[slice(*mark.words)] for mark in marked.marks[index] if mark.words]
    title = clean(max([*links, *words], key=len, default=""))
    return Entry(block.start, block.end, label, title or None, url)


def behind_labels(marked: MarkedText, index: int) -> tuple[int, list[str]]:
    """Return where the words of an entry begin, and the labels it prints behind the first."""
    block = marked.blocks[index]
    body, labels = block.body, list[str]()
    while (
        block.style == "num" and len(labels) < _MOST_LABELS
        and (another := _ANOTHER.match(marked.text, body, block.end))
    ):  # fmt: skip
        labels.append(another["label"])
        body = another.end()
    return body, labels


def is_card(marked: MarkedText, first: Block) -> bool:
    """Whether the number of an entry stands alone on the line above its title."""
    return first.style == "key" and "\n" in marked.text[first.start : first.body]
