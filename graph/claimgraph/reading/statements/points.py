"""Which points stand below which line, as far as their signs and their indent show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.structure import Structure

_MOST, _LINE = 40, 120
"""Lines of the longest list without signs, and code points of one of them."""


def lists(text: str, structure: Structure) -> Iterator[tuple[int, list[int]]]:
    """Yield the block before each list and its points; a point may lead in deeper ones."""
    heads: list[tuple[int, int]] = []  # what lists may stand below: its indent, the block
    first: Block | None = None  # the first point of the outermost list
    points: dict[int, list[int]] = {}
    for n, block in enumerate(structure.blocks):
        if block.kind == "item":
            if first is not None and _is_of_another(first, block):
                heads = []
            first = block if first is None or not heads else first
            while heads and block.indent <= heads[-1][0]:
                heads.pop()
            if heads:
                points.setdefault(heads[-1][1], []).append(n)
            heads.append((block.indent, n))
        elif (
            block.kind == "prose"
            and len(heads) == 1
            and _is_line(text, structure.blocks, heads[0][1], n)
        ):
            points.setdefault(heads[0][1], []).append(n)
        else:
            heads, first = [(-1, n)] if block.kind == "prose" else [], None
    yield from points.items()


def _is_of_another(first: Block, block: Block) -> bool:
    """Whether a point is of another list than the first one: further out, or with other signs."""
    other = (block.style == "ordered") != (first.style == "ordered")
    return block.indent < first.indent or (other and block.indent == first.indent)


def _is_line(text: str, blocks: Sequence[Block], head: int, n: int) -> bool:
    """Whether a line is one of several right below a colon, as lists are copied without signs."""
    words = text[blocks[n].start : blocks[n].end]
    if text[blocks[head].end - 1] != ":" or n - head > _MOST or len(words) > _LINE:
        return False
    above = n == head + 1 or not blocks[n].gap
    below = n + 1 < len(blocks) and blocks[n + 1].kind == "prose" and not blocks[n + 1].gap
    return above and (below or not blocks[n].gap) and not words.endswith(":")  # the next list
