"""Rows of tables as words: what a row is of, and what is told of that under each column.

And the lines beside a table or picture: its caption, and what it is taken from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.citations.entries import clean
from claimgraph.reading.citations.marked_text import EDGES, led_in
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layout.blocks import Block, underlines_heads
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.boilerplate import PREDICATE
from claimgraph.reading.sentences.cited_clauses import plain
from claimgraph.reading.sentences.segmentation import SentenceSpan

_STOPS = (".", "!", "?", "。", "！", "？", "…")
_CELL = regex(r"[^|]+")
_COUNT = regex(r"#?\d{1,4}[.)]?")
"""A rank or number that opens a row, of which it is not."""
_NUMBERED = word_list("en/statements.txt", "what is numbered")
_OF_ANYTHING = word_list("en/statements.txt", "heads that say nothing")
_EMPTY = frozenset({"", "-", "–", "—", "n/a", "N/A"})
POINTED = regex(r"[|\s]*[•·–-]\s+")
_NAME = 60
"""Code points of the longest line that names what the rows below it are of."""
_LONG = 8
"""Words from which a cell says by itself what it tells."""


class Head(NamedTuple):
    """What names a column: its words, and where they stand (code points, end excluded)."""

    words: str
    place: Span


def heads_of(text: str, blocks: Sequence[Block]) -> dict[int, tuple[Head, ...]]:
    """Return the heads of the columns that each row of a table stands under, by its block.

    A row names columns where a line of dashes stands under it. A row that opens with the sign of a
    point is of what the last one without it is of, or of the line above: "Area", "• Total | 268".
    """
    found: dict[int, tuple[Head, ...]] = {}
    heads: tuple[Head, ...] = ()
    above: tuple[Head, ...] = ()
    for index, block in enumerate(blocks):
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind == "row" and POINTED.match(text, block.start):
            found[index] = above = () if block.gap else above
            continue
        short = block.kind == "prose" and block.end - block.start < _NAME
        named = block.kind == "row" or (short and text[block.end - 1] not in _STOPS)
        above = tuple(_cells(text, block))[:1] if named else ()
        if block.kind == "row" and underlines_heads(text, below):
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


class CitedCell(NamedTuple):
    """What a row tells in one cell that has its own marker: where the cell stands, its words behind
    what the row is of, the heads that were put in, and its markers and those of the whole row."""

    place: Span
    words: str
    subject: Head
    heads: tuple[Head, ...]
    own: tuple[Cite, ...]
    shared: tuple[Cite, ...]


def cited_cells(
    text: str, row: Span, cites: Sequence[Cite], heads: Sequence[Head] = ()
) -> list[CitedCell]:
    """Return the cells of a row, where markers stand in several of them; else none.

    A marker beside what the row is of may back any of them.
    """
    cells = [(m.start(), m.end()) for m in _CELL.finditer(text, *row) if m[0].strip()]
    held = [tuple(c for c in cites if a <= c.start < b) for a, b in cells]
    plainly = [plain(text, a, b, of).strip(" |") for (a, b), of in zip(cells, held, strict=True)]
    told = [n for n in range(1, len(cells)) if held[n] and plainly[n] not in _EMPTY]
    if len(told) < 2 or not plainly[0] or any(c.inline for c in cites):
        return []
    subject = Head(plainly[0].rstrip(":"), _trimmed(text, *cells[0]))
    heads = heads if len(heads) == len(cells) else ()
    found: list[CitedCell] = []
    for n in range(1, len(cells)):
        if plainly[n] in _EMPTY:
            continue
        head = (heads[n],) if heads and heads[n].words and len(plainly[n].split()) < _LONG else ()
        said = ": ".join([*(h.words for h in head), plainly[n]])
        place = _trimmed(text, *cells[n])
        found.append(CitedCell(place, f"{subject.words} – {said}", subject, head, held[n], held[0]))
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def told_in_row(words: str, heads: Sequence[Head] = ()) -> tuple[str, tuple[Head, ...]]:
    """Return the cells of a row as words, and the heads of columns that were put in.

    >>> told_in_row("Brent | 90 dollars | 2-month high")[0]
    'Brent: 90 dollars; 2-month high'
    >>> told_in_row("Brent | 90 dollars", [Head("Oil", (0, 3)), Head("Price", (5, 10))])[0]
    'Brent – Price: 90 dollars'
    """
    cells = [cell.strip() for cell in words.split("|")]
    asks = cells[0].endswith("?")  # "Who pays? | The port"
    told_whole = any(cell.endswith(_STOPS) for cell in cells[asks:-1])
    if len(heads) == 1 and (sign := POINTED.match(words)):
        cells = [words[sign.end() :].split("|")[0].strip(), *cells[1:]]
        return f"{heads[0].words} – {_unheaded(cells, words)}", tuple(heads)
    if len(cells) != len(heads) or told_whole:
        return _unheaded([cell for cell in cells if any(map(str.isalnum, cell))], words), ()
    columns = [(head, cell) for head, cell in zip(heads, cells, strict=True) if cell]
    if len(columns) < 2:
        return words, ()
    cells = [cell for _, cell in columns]
    if len(columns) == 2 and heads[1].words.lower() in _OF_ANYTHING:
        return _unheaded(cells, words), ()  # "Item | Detail"
    named = heads[0].words.lower() in _NUMBERED
    counted = len(columns) > 2 and _COUNT.fullmatch(cells[0]) and cells[1][:1].isalpha()
    counted = counted and not named
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
    if of.words and (len(first) == 1 or not any(map(str.isalpha, first))):
        first, put = f"{of.words} {first}", [of, *put]  # "Version 4.2.1"
    return f"{first} – {'; '.join(told)}", tuple(put)


def _unheaded(cells: Sequence[str], words: str) -> str:
    asks = cells[0].endswith("?") if cells else False
    if len(cells) < 2 or any(cell.endswith(_STOPS) for cell in cells[asks:-1]):
        return words
    return f"{cells[0].rstrip(':')}{'' if asks else ':'} {'; '.join(cells[1:])}"


# -- beside a table or picture ---------------------------------------------------------------------

_CAPTION = regex(
    r"[*_]{0,3}(?:Figure|Fig\.?|FIG\.?|Table|TABLE|Chart|Graph|Map|Exhibit|Plate|Scheme|Abbildung"
    r"|Tabelle)[ \xa0](?:[A-Z]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[IVX]{1,5})[*_]{0,3}"
    r"(?:[.:|–—]|[ ][–—|-][ ]|$)"
)
"""How what stands under a figure or over a table begins."""
_LONGEST_CREDIT = 200
"""Code points of the longest line that only names sources."""


def is_caption(text: str, block: Block) -> bool:
    """Whether a block begins as the caption of a figure or table does: "Table 2: Lamps"."""
    return _CAPTION.match(text, block.start, block.end) is not None


def names_sources(text: str, sentence: SentenceSpan) -> bool:
    """Whether a line only names sources, with a marker or without: "Source: Board, table 6 [3]"."""
    led = led_in(text, sentence.start, sentence.end)
    begin = led.end() if led else sentence.start
    words = ""
    for cite in sentence.cites:
        words += text[begin : max(begin, cite.start)]
        begin = max(begin, cite.end)
    words += text[begin : sentence.end]
    if led is None or len(words) > _LONGEST_CREDIT:
        bare = bool(sentence.cites) and not any(cite.inline for cite in sentence.cites)
        return bare and not words.strip(EDGES)
    return PREDICATE.search(words) is None


def only_names_figure(text: str, sentence: SentenceSpan) -> bool:
    """Whether a sentence of a caption tells nothing: "Fig. 2. Dots: surveyed twice."."""
    words = text[sentence.start : sentence.end]
    return PREDICATE.search(words) is None or words[-1:].isalnum()
