"""Lines put together into blocks: headings, paragraphs, items, table rows, code.

A line that merely wraps is joined to the one before it; every other line is a block of its own, so
that a list whose items are plain lines, as answer engines print it, stays a list.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claimgraph.patterns import regex
from claimgraph.reading.layout.enumerators import with_points
from claimgraph.reading.layout.learned_labels import LearnedLabels
from claimgraph.reading.layout.learning import learn
from claimgraph.reading.layout.lines import LITERAL, Line, lines
from claimgraph.reading.layout.wrapping import (
    begins_in_marker,
    runs_on,
    width_of,
    without_double_spacing,
)
from claimgraph.reading.places import Span

BlockKind = Literal["heading", "prose", "item", "row", "code", "rule", "html"]

_BOLD_LINE = regex(r"(\*\*|__)(?=[^\s*_])([^*\n]{1,160})\1[ \t]*[:：]?$")
_EDIT = ("[edit]", "[edit source]", "[編集]", "[编辑]")
_BIBTEX = regex(r"@[A-Za-z]{3,20}[ ]?\{[ ]?[^\s,{}]{1,80},")
_LONGEST_ENTRY = 60
"""Lines of an entry of BibTeX."""
_SENTENCE = 5
"""Words from which a line in bold that ends in a full stop is a sentence, and heads nothing."""
_BOLD_LEVEL = 7
"""The level of a heading that is one only by being a line in bold."""


@dataclass(slots=True, unsafe_hash=True)
class Block:
    """A stretch of text that is read as one: its words from ``start`` to ``end``.

    ``body``, ``label``, ``style`` and ``key`` are those of its first line; ``gap`` says that an
    empty line or a rule stands before it.
    """

    kind: BlockKind
    start: int
    end: int
    indent: int = 0
    gap: bool = False
    level: int = 0
    body: int = 0
    label: str = ""
    style: str = ""
    key: str = ""


def blocks(
    text: str, whole: Sequence[Span] = (), *, learning: bool = True
) -> tuple[list[Block], LearnedLabels]:
    """Return the blocks of a text in order, and the labels learned from its lists.

    Args:
        text: the whole text.
        whole: stretches inside which a line break ends no line.
        learning: whether lines may begin with labels of a shape that only the text proves.

    >>> [b.kind for b in blocks("# Rain\\n\\nIt rained\\nin Vilnius.\\n- A river rose.")[0]]
    ['heading', 'prose', 'item']
    """
    found, labels = _autonumbered(list(lines(text, whole))), LearnedLabels()
    if learning:
        found, labels = learn(text, found)
    found = with_points(text, without_double_spacing(text, found))
    return list(_grouped(text, found, width_of(text, found))), labels


def underlines_heads(text: str, below: Block | None) -> bool:
    """Say whether what stands under a row of a table is the line that parts the heads from it.

    Where every row has a line under it, "+---+", that of the heads is another: "+===+".
    """
    drawn = below is not None and below.kind == "rule" and not below.gap
    return drawn and below is not None and not text.startswith("+-", below.start)


def _autonumbered(found: list[Line]) -> list[Line]:
    """Return the lines; footnotes of reStructuredText without a label are counted: "#1", "*1"."""
    counts = {"": itertools.count(1), "*": itertools.count(1)}
    return [
        line._replace(label=f"{line.label or '#'}{next(counts[line.label])}")
        if line.style == "rst" and line.label in counts
        else line
        for line in found
    ]


def _grouped(text: str, found: list[Line], width: int) -> Iterator[Block]:
    """Yield blocks of lines that go together: code, wrapped prose, a heading, a list item."""
    index, gap, literal = 0, True, -1
    while index < len(found):
        line = found[index]
        after = _code_end(text, found, index, literal)
        if after > index:
            yield _block("code", found[index:after], gap)
        else:
            after = _wrapped_end(text, found, index, width)
            yield _block(_kind(text, found, index, after), found[index:after], gap)
        end = found[after - 1].end
        opens = text[end - 2 : end] == "::" or LITERAL.match(text, line.start) is not None
        literal = line.indent if opens else -1
        gap = line.kind in ("rule", "underline")
        index = after + _underlined(found, index, after)


def _block(kind: BlockKind, inside: list[Line], gap: bool) -> Block:
    first = inside[0]
    level = first.level or (_BOLD_LEVEL if kind == "heading" else 0)
    return Block(
        kind, first.start, inside[-1].end, first.indent, gap or first.gap, level,
        first.body or first.start, first.label, first.style, first.key,
    )  # fmt: skip


def _kind(text: str, found: list[Line], index: int, after: int) -> BlockKind:
    """Return the kind of a block by its first line; a short bold line is a heading."""
    line = found[index]
    match line.kind:
        case "heading" | "item" | "row" | "html":
            return line.kind
        case "rule" | "underline" | "fence":
            return "rule"
    if after == index + 1 and not line.label:
        words = text[line.start : min(line.end, line.start + 180)]
        bold = _BOLD_LINE.match(words)
        stated = bold and bold[2][-1] == "." and len(bold[2].split()) >= _SENTENCE
        titled = len(words) <= 170 and not stated and (bold or words.endswith(_EDIT))
        if titled or _underlined(found, index, after):
            return "heading"
    return "prose"


def _underlined(found: list[Line], index: int, after: int) -> int:
    """Return 1 when the line is a heading that the next line underlines, else 0."""
    line, below = found[index], found[after] if after < len(found) else None
    if below is None or below.kind != "underline" or below.gap or line.kind != "plain":
        return 0
    length, drawn = line.end - line.start, below.end - below.start
    return int(after == index + 1 and length <= 100 and drawn >= 4 and drawn * 5 >= length * 3)


def _code_end(text: str, found: list[Line], index: int, literal: int) -> int:
    """Return the index after the code that begins at this line; the index itself when none does.

    ``literal`` is the indent of a line before it that ended in "::", -1 when none did.
    """
    line = found[index]
    if line.kind == "fence":
        sign = text[line.start]
        for at in range(index + 1, len(found)):
            if found[at].kind == "fence" and text[found[at].start] == sign:
                return at + 1
        return index
    if (
        text.startswith("@", line.start)
        and line.kind == "plain"
        and _BIBTEX.match(text, line.start)
    ):
        return _bibtex_end(text, found, index)
    after = index
    while line.kind == "prompt" and after < len(found) and _prompted(text, found[after]):
        after += 1
    while literal >= 0 and after < len(found) and found[after].indent > literal:
        after += 1
    return after


def _bibtex_end(text: str, found: list[Line], index: int) -> int:
    """Return the index after an entry of BibTeX, whose last line is a brace or ends in two."""
    for at in range(index, min(len(found), index + _LONGEST_ENTRY)):
        words = text[found[at].start : found[at].end].rstrip(" ,")
        if (
            words == "}"
            or (words.endswith("}}") and at > index)
            or (at == index and words[-1] == "}")
        ):
            return at + 1
        if at > index and found[at].gap:
            return index
    return index


def _prompted(text: str, line: Line) -> bool:
    """Say whether a line is typed at a prompt of Python."""
    return line.kind == "prompt" or (not line.gap and text.startswith("...", line.start))


def _wrapped_end(text: str, found: list[Line], index: int, width: int) -> int:
    """Return the index after the last line that this line's words run on to."""
    after = index + 1
    if found[index].kind not in ("plain", "item"):
        return after
    while after < len(found) and (
        runs_on(text, found[after - 1], found[after], width)
        or begins_in_marker(text, found, index, after, width)
    ):
        after += 1
    return after
