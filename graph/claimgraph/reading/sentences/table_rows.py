"""Rows of tables as words: what a row is of, and what is told of that under each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import clean
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.places import Span

_STOPS = (".", "!", "?", "。", "！", "？", "…")
_CELL = regex(r"[^|]+")
_COUNT = regex(r"#?\d{1,4}[.)]?")
"""A rank or number that opens a row, of which it is not."""
_EMPTY = frozenset({"", "-", "–", "—", "n/a", "N/A"})
_LONG = 8
"""Words from which a cell says by itself what it tells."""


class Head(NamedTuple):
    """What names a column: its words, and where they stand (code points, end excluded)."""

    words: str
    place: Span


def heads_of(text: str, blocks: Sequence[Block]) -> dict[int, tuple[Head, ...]]:
    """Return the heads of the columns that each row of a table stands under, by its block.

    A row names columns where a line of dashes stands under it.
    """
    found: dict[int, tuple[Head, ...]] = {}
    heads: tuple[Head, ...] = ()
    for index, block in enumerate(blocks):
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind == "row" and below and below.kind == "rule" and not below.gap:
            heads = tuple(_cells(text, block))
        elif block.kind == "row" and (not block.gap or blocks[index - 1].kind == "rule"):
            found[index] = heads
        elif block.kind != "rule" or block.gap:
            heads = ()
    return found


def _cells(text: str, block: Block) -> Iterator[Head]:
    row = text[block.start : block.end]
    begin = block.start + row.startswith("|")
    for cell in _CELL.finditer(text, begin, block.start + len(row.rstrip(" |"))):
        words = cell[0]
        start = cell.start() + len(words) - len(words.lstrip())
        yield Head(clean(words).strip(), (start, start + len(words.strip())))


def told_in_row(words: str, heads: Sequence[Head] = ()) -> tuple[str, tuple[Head, ...]]:
    """Return the cells of a row as words, and the heads of columns that were put in.

    >>> told_in_row("Brent | 90 dollars | 2-month high")[0]
    'Brent: 90 dollars; 2-month high'
    >>> told_in_row("Brent | 90 dollars", [Head("Oil", (0, 3)), Head("Price", (5, 10))])[0]
    'Brent – Price: 90 dollars'
    """
    cells = [cell.strip() for cell in words.split("|")]
    told_whole = any(cell.endswith(_STOPS) for cell in cells[:-1])
    if len(cells) != len(heads) or told_whole:
        return _unheaded([cell for cell in cells if any(map(str.isalnum, cell))], words), ()
    columns = [(head, cell) for head, cell in zip(heads, cells, strict=True) if cell]
    if len(columns) < 2:
        return words, ()
    cells = [cell for _, cell in columns]
    counted = len(columns) > 2 and _COUNT.fullmatch(cells[0]) and cells[1][:1].isalpha()
    (_, first), *rest = columns[1:] + columns[:1] if counted else columns
    told, put = [], []
    for head, cell in rest:
        if cell in _EMPTY:
            continue
        alone = not head.words or len(cell.split()) >= _LONG
        told.append(cell if alone else f"{head.words}: {cell}")
        put += [] if alone else [head]
    if not put:
        return _unheaded([cell for cell in cells if cell], words), ()
    first, of = first.rstrip(":"), columns[0][0]
    if of.words and not any(map(str.isalpha, first)):
        first, put = f"{of.words} {first}", [of, *put]  # "Version 4.2.1"
    return f"{first} – {'; '.join(told)}", tuple(put)


def _unheaded(cells: Sequence[str], words: str) -> str:
    if len(cells) < 2 or any(cell.endswith(_STOPS) for cell in cells[:-1]):
        return words
    return f"{cells[0].rstrip(':')}: {'; '.join(cells[1:])}"
