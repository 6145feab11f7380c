"""Lines put together into blocks: headings, paragraphs, items, table rows, code.

A line that merely wraps is joined to the one before it; every other line is a block of its own, so
that a list whose items are plain lines, as answer engines print it, stays a list.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.tables import any_of
from claimgraph.reading.layout.enumerators import with_points
from claimgraph.reading.layout.learned_labels import LearnedLabels
from claimgraph.reading.layout.learning import learn
from claimgraph.reading.layout.lines import BLANK, Line, lines
from claimgraph.reading.places import Span

BlockKind = Literal["heading", "prose", "item", "row", "code", "rule", "html"]

_TERMINAL = tuple(".!?…。！？:：;；")
_CLOSERS = "\"'”’»)]】）」』*_`" + BLANK
_URL = ("http://", "https://", "www.", "<http", "🔗", "doi:")
_BOLD_LINE = regex(r"(\*\*|__)(?=[^\s*_])([^*\n]{1,160})\1[ \t]*[:：]?$")
_EDIT = ("[edit]", "[edit source]", "[編集]", "[编辑]")
_WIDEST = 120
"""No text that an editor wrapped is wider (columns)."""
_SENTENCE = 25
"""A shorter line is a greeting or a cell rather than the beginning of a sentence (columns)."""
_OPEN_END = regex(rf"(?<![\w’'-]){any_of('opens a phrase')}$|(?<=\w)[-–]$", re.IGNORECASE)
"""Words no phrase ends in (articles, conjunctions, prepositions that need a noun), or a hyphen."""
_CITING = regex(
    r"[^\W\d_][ ]?(?:[\[(]\d{1,3}[^()\[\]\n]{0,20}[\])]\.|\.[\[(]\d{1,3}[\])])[ ][^\W\d_a-z]"
)
"""A sentence that ends in a marker with another one behind it: running text, no entry or title."""
_BEFORE_NUMBER = regex(
    r"[a-z]\s(?:in|on|at|by|since|until|before|after|about|around|nearly|almost|over|under|with|for"
    r"|to|um|seit|bis|vor|nach|mit|en|avec|depuis|desde|hasta|con|nel|dal)$"
)
"""Words that a number follows on the next line of a text that an editor wrapped."""
_PROPERTY = regex(r"[\w-]{2,20}::?[ ]{0,2}\[?(?:https?://|\[)")
"""A word, a colon and an address: a line of its own."""
_WORK = regex(
    r"[^\W\d_a-z][\w’'-]{1,40},[ ][^\W\d_a-z]\."
    r"|[^\W\d_a-z][^\n()]{1,120}[ ]\((?:1[6-9]|20)\d\d[a-z]?\)[.,]"
)
"""How an entry of a bibliography begins: "Ortega, I." or "Harbour Board (2007)."."""
_HEADLINE = regex(r"(?:\*\*|__)?\[[^\[\]\n]{1,200}\]\([^()\s]{1,900}\)(?:\*\*|__)?[ ]?[—–·|-][ ]")
"""A link that is a headline: its publisher or day stands behind a dash."""
_QUOTED = frozenset('"“„«')
_BIBTEX = regex(r"@[A-Za-z]{3,20}[ ]?\{[ ]?[^\s,{}]{1,80},")
_LONGEST_ENTRY = 60
"""Lines of an entry of BibTeX."""
_BOLD_LEVEL = 7
"""The level of a heading that is one only by being a line in bold."""


class Block(NamedTuple):
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
    found = with_points(text, found)
    return list(_grouped(text, found, _width(text, found))), labels


def _autonumbered(found: list[Line]) -> list[Line]:
    """Return the lines; footnotes of reStructuredText without a label are counted: "#1", "#2"."""
    count = itertools.count(1)
    if not any(line.style == "rst" and not line.label for line in found):
        return found
    return [
        line._replace(label=f"#{next(count)}") if line.style == "rst" and not line.label else line
        for line in found
    ]


def _grouped(text: str, found: list[Line], width: int) -> Iterator[Block]:
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
        literal = line.indent if text[end - 2 : end] == "::" else -1
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
    line = found[index]
    match line.kind:
        case "heading" | "item" | "row" | "html":
            return line.kind
        case "rule" | "underline" | "fence":
            return "rule"
    if after == index + 1 and not line.label:
        words = text[line.start : min(line.end, line.start + 180)]
        titled = len(words) <= 170 and (_BOLD_LINE.match(words) or words.endswith(_EDIT))
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
        _runs_on(text, found[after - 1], found[after], width)
        or (width and _begins_in_marker(text, found, index, after, width))
    ):
        after += 1
    return after


def _begins_in_marker(text: str, found: list[Line], index: int, after: int, width: int) -> bool:
    """Say whether a line of wrapped words begins with the marker of the sentence before."""
    line, following = found[after - 1], found[after]
    if found[index].label or following.gap or following.style not in ("num", "cjk"):
        return False
    if (
        text[line.end - 1] not in '.!?。！？”"'
        or "://" in text[max(line.start, line.end - 90) : line.end]
    ):
        return False
    below = found[after + 1] if after + 1 < len(found) else None
    listed = below is not None and not below.gap and below.style == following.style
    return (
        not listed and following.kind == "plain" and following.quoted == line.quoted
        and _full(text, line, following, width)
    )  # fmt: skip


def _runs_on(text: str, line: Line, following: Line, width: int) -> bool:
    if following.kind != "plain" or following.gap or following.label:
        return False
    if following.quoted != line.quoted or text.startswith(_URL, following.start):
        return False
    if _PROPERTY.match(text, following.start, following.end):
        return False
    if text[line.end - 1] == ";" and {text[line.start], text[following.start]} <= _QUOTED:
        return False  # the next term that is defined
    if text[line.end - 1] in ".)]" and _WORK.match(text, following.start, following.end):
        return False  # the next entry
    if not text[following.start].islower() and _HEADLINE.match(text, line.start, line.end):
        return False
    last = text[max(line.start, line.end - 300) : line.end].rsplit(None, 1)[-1]
    if "://" in last and not text[following.start].islower():
        return False  # an address ends the entry of a list
    if width and _full(text, line, following, width):
        return True
    if text.startswith("  ", line.end):  # a hard line break of Markdown
        return False
    tail = text[max(line.start, line.end - 40) : line.end].rstrip(_CLOSERS)
    if text[following.start : following.start + 3].lstrip("*_`")[:1].islower():
        return not tail.endswith(_TERMINAL)
    if text[line.end - 1].isalpha() and _CITING.search(text, line.start, line.end):
        return True
    if text[following.start].isdecimal() and _BEFORE_NUMBER.search(tail):
        return True
    return _columns(line) >= _SENTENCE and _unfinished(tail)


def _unfinished(tail: str) -> bool:
    """Say whether a line ends where no sentence, title or entry can, whatever follows it."""
    return tail.endswith((",", "，", "、")) or _OPEN_END.search(tail) is not None


def _width(text: str, found: list[Line]) -> int:
    """Return the width a text is wrapped to (columns); 0 when each line is a paragraph."""
    pairs = [
        (line, following)
        for line, following in itertools.pairwise(found)
        if following.kind == "plain" and not following.gap and not following.label
        and line.kind in ("plain", "item")
    ]  # fmt: skip
    widest = max(
        (_columns(line) for line, _ in pairs if text.find(" ", line.start, line.end) > 0), default=0
    )
    if len(pairs) < 3 or not 30 < widest <= _WIDEST:
        return 0
    if len(pairs) < 8 and any(
        _columns(last) > widest and text.find("://", last.start, last.end) < 0 for _, last in pairs
    ):
        return 0  # lines of a list: no wrapped line is shorter than the one that ends a paragraph
    full = sum(_full(text, line, following, widest) for line, following in pairs)
    return widest if full * 5 >= len(pairs) * 3 else 0


def _columns(line: Line) -> int:
    return line.end - line.start + line.indent


def _full(text: str, line: Line, following: Line, width: int) -> bool:
    """Say whether the first word of the next line would not have fitted on this one."""
    word = text[following.start : min(following.end, following.start + 60)].split(None, 1)[0]
    return _columns(line) + 1 + len(word) > width - 4
