"""Lines that merely wrap: whether the words of a line run on to the next one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.layout.lines import BLANK, Line

_TERMINAL = tuple(".!?…。！？:：;；")
_CLOSERS = "\"'”’»)]】）」』*_`" + BLANK
_URL = ("http://", "https://", "www.", "<http", "🔗", "doi:")
_WIDEST = 120
"""No text that an editor wrapped is wider (columns)."""
_NARROWEST = 30
"""Nor is any narrower."""
_NARROW = 44
"""Up to here more lines must show that a text is wrapped: few lines of a list look so by chance."""
_WIDTHS = (1, 0.98, 0.95, 0.9)
"""Shares of its lines that a wrapped text is as wide as, at most: a table may be wider."""
_SENTENCE = 25
"""A shorter line is a greeting or a cell rather than the beginning of a sentence (columns)."""
_OPEN_END = regex(rf"(?<![\w’'-]){any_of('opens a phrase')}$|(?<=\w)[-–]$", re.IGNORECASE)
"""Words no phrase ends in (articles, conjunctions, prepositions that need a noun), or a hyphen."""
_ASKING = regex(r"(?:What|Which|Who|Where|How)[ ]")
_CITING = regex(
    r"[^\W\d_][ ]?(?:[\[(]\d{1,3}[^()\[\]\n]{0,20}[\])]\.|\.[\[(]\d{1,3}[\])])[ ][^\W\d_a-z]"
)
"""A sentence that ends in a marker with another one behind it: running text, no entry or title."""
_OPENED, _CLOSES = regex(r"\([^()]{1,60}$"), regex(r"[^()]{1,80}\)")
"""A bracket that a line leaves open, and a line that closes it."""
_STOPPED = regex(
    r"(?<![\w.])(?:[^\W\d_A-Z]{3,40}|[^\W\d_]{5,40})[.!?][\"”’')]{0,2}[ ]{1,2}"
    r"[^\W\d_a-z][^\n]{0,200}[ ]\S+$"
)
"""A sentence that ends in a line with another one behind it."""
_BEFORE_NUMBER = regex(
    r"[a-z]\s(?:in|on|at|by|since|until|before|after|about|around|nearly|almost|over|under|with|for"
    r"|to|um|seit|bis|vor|nach|mit|en|avec|depuis|desde|hasta|con|nel|dal)$"
)
"""Words that a number follows on the next line of a text that an editor wrapped."""
_DAY = regex(
    r"(?:\d(?:st|nd|rd|th)?(?: day)?(?: of)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}),?$"
)
"""A day without its year: "18th December,", "May 3,", "31st day of October"."""
_PROPERTY = regex(r"[\w-]{2,20}::?[ ]{0,2}\[?(?:https?://|\[)")
"""A word, a colon and an address: a line of its own."""
_LED = regex(rf"[*_(\[—–-]{{0,3}}[ ]?{any_of('leads in')}[*_]{{0,2}}[ ]?[:：]", re.IGNORECASE)
"""What begins a line of sources, below a sentence: "Source: World Bank"."""
_WORK = regex(
    r"[^\W\d_a-z][\w’'-]{1,40},[ ][^\W\d_a-z]"
    r"(?:\.|[\w’'-]{1,20}(?:[ ][A-Z])?(?:\.|,[ ](?:and|et)[ ]))"
    r"|[—–―_-]{2,6}[.,][ ]"
    r"|[^\W\d_a-z][^\n()]{1,120}[ ]\((?:1[6-9]|20)\d\d[a-z]?\)[.,]"
)
"""How an entry of a bibliography begins: "Ortega, I.", "Ortega, Ines.", "---.", "Board (2007)."."""
_HEADLINE = regex(r"(?:\*\*|__)?\[[^\[\]\n]{1,200}\]\([^()\s]{1,900}\)(?:\*\*|__)?[ ]?[—–·|-][ ]")
"""A link that is a headline: its publisher or day stands behind a dash."""
_DASHES = frozenset("—–―")
_CLOSED = ('"', "”", "»", "’’")
_LONGEST_CREDIT = 90
_MARKERS = (
    r"(?:\[\^?\d{1,4}\]|[【［]\d{1,4}(?::\d{1,5})?(?:†[^【】\n]{0,80})?[】］]|\(\d{1,3}\)){1,5}"
)
_SMALL = r"[ ](?=[^\W\d_A-Z][\w’'-]{0,30}[ ,;.)])"
_GOES_ON = regex(rf"{_MARKERS}(?:{_SMALL}|(?=[,;)]))")
"""Markers with a small letter or a comma behind them, where a sentence goes on."""
_GOES_ON_WRAPPED = regex(rf"{_MARKERS}(?:{_SMALL}|(?=[,;).]))")
"""In a wrapped text also those with a full stop, which some lists print behind their labels."""
_QUOTED = frozenset('"“„«')


def begins_in_marker(text: str, found: list[Line], index: int, after: int, width: int) -> bool:
    r"""Say whether a line begins with the marker of the words before it, and with no entry's label.

    >>> from claimgraph.reading.layout.lines import lines
    >>> text = "The mill by the river was shut in May\n[1] and burned in June."
    >>> begins_in_marker(text, list(lines(text)), index=0, after=1, width=0)
    True
    """
    line, following = found[after - 1], found[after]
    if following.gap or following.kind != "plain" or following.quoted != line.quoted:
        return False
    wrapped = width > 0 and _full(text, line, following, width)
    below = found[after + 1] if after + 1 < len(found) else None
    listed = below is not None and not below.gap and below.label and below.style == following.style
    if listed and (
        not wrapped or found[index].label or not _full(text, following, found[after + 1], width)
    ):
        return False  # a list
    if "://" in text[max(line.start, line.end - 90) : line.end]:
        return False
    if text[line.end - 1] in '.!?。！？”"':
        in_text = not found[index].label and following.style in ("num", "cjk")
        return bool(wrapped and in_text and not listed)
    return (
        found[index].style in ("", "bullet", "ordered")
        and _columns(line) >= _SENTENCE
        and not text[max(line.start, line.end - 40) : line.end].rstrip(_CLOSERS).endswith(_TERMINAL)
        and (_GOES_ON_WRAPPED if wrapped else _GOES_ON).match(text, following.start, following.end)
        is not None
    )


def runs_on(text: str, line: Line, following: Line, width: int) -> bool:
    """Say whether the words of a line go on in the next one.

    ``width`` is what the text is wrapped to (``width_of``).

    >>> from claimgraph.reading.layout.lines import lines
    >>> text = "The river rose on Monday. Most of it went to\\nVelm, where the dike is low."
    >>> runs_on(text, *lines(text), width=0)
    True
    """
    if _is_credit(text, line, following):
        return True
    if following.kind != "plain" or following.gap or following.label:
        return False
    if following.quoted != line.quoted or text.startswith(_URL, following.start):
        return False
    if _PROPERTY.match(text, following.start, following.end):
        return False
    if text[line.end - 1] in _TERMINAL and _LED.match(text, following.start, following.end):
        return False
    if _capitals(text, line):
        below = text[following.start : following.end]
        stops = ". " in text[line.start : line.end] or ". " in below or below.endswith(".")
        if below.isupper() and stops and text[line.end - 1] not in _TERMINAL:
            return True  # a notice in capitals
        if not _capitals(text, following):
            return False  # a heading
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
    if _OPENED.search(tail) and _CLOSES.match(text, following.start, following.end):
        return True
    if last.islower() and last.isalpha() and _STOPPED.search(text, line.start, line.end):
        return True
    if text[following.start].isdecimal() and _BEFORE_NUMBER.search(tail):
        return True
    if _ASKING.match(text, line.start, line.end):
        return False  # "What the drug is used for", a title
    return _columns(line) >= _SENTENCE and _unfinished(tail)


def without_double_spacing(text: str, found: list[Line]) -> list[Line]:
    """Return the lines, no gap before those that go on over an empty line.

    So a PDF is copied that was set with wide lines: each is followed by an empty one, and many of
    them leave their sentence open and go on in a small letter.

    >>> from claimgraph.reading.layout.lines import lines
    >>> text = "The gate\\n\\nof the port\\n\\nwas shut by\\n\\nthe mayor in May."
    >>> [line.gap for line in without_double_spacing(text, list(lines(text)))]
    [True, False, False, False]
    """
    pairs = [
        at for at, (line, following) in enumerate(itertools.pairwise(found), start=1)
        if following.gap and line.kind == following.kind == "plain"
    ]  # fmt: skip
    open_ = [
        at for at in pairs
        if text[found[at].start].islower() and not found[at].label
        and not text[max(0, found[at - 1].end - 4) : found[at - 1].end].rstrip(_CLOSERS).endswith(
            _TERMINAL
        )
    ]  # fmt: skip
    many = len(open_) >= 2 * _FEWEST or len(open_) * 4 >= len(pairs)
    if len(open_) < _FEWEST or not many:
        return found
    lines = list(found)
    for at in open_:
        lines[at] = lines[at]._replace(gap=False)
    return lines


_FEWEST = 3
"""Lines that go on over an empty one, so that it is no chance."""


def leaves_year_open(text: str, line: Line) -> bool:
    """Say whether a line ends in a day, or where a number must follow: "on the 18th December,"."""
    tail = text[max(line.start, line.end - 40) : line.end]
    return _DAY.search(tail) is not None or _BEFORE_NUMBER.search(tail) is not None


def _capitals(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return words.isupper() and " " in words and line.end - line.start > _SENTENCE


def _is_credit(text: str, line: Line, following: Line) -> bool:
    """Say whether a line names who said what the line before quotes: "— Ada Lind, mayor"."""
    if following.quoted != line.quoted or following.label not in _DASHES:
        return False
    words = text[following.start : following.end]
    if following.gap and (text[line.start] not in _QUOTED or words.endswith(_TERMINAL)):
        return False
    closed = text[line.start : line.end].rstrip("*_ ").endswith(_CLOSED)
    return closed and len(words) <= _LONGEST_CREDIT and words.lstrip("*_[")[:1].isupper()


def _unfinished(tail: str) -> bool:
    """Say whether a line ends where no sentence, title or entry can, whatever follows it."""
    return tail.endswith((",", "，", "、")) or _OPEN_END.search(tail) is not None


def width_of(text: str, found: list[Line]) -> int:
    """Return the width a text is wrapped to (columns); 0 when each line is a paragraph."""
    pairs = [
        (line, following)
        for line, following in itertools.pairwise(found)
        if following.kind == "plain" and not following.gap and line.kind in ("plain", "item")
        and (not following.label or _may_go_on(text, line, following))
    ]  # fmt: skip
    widest = max(
        (_columns(line) for line, _ in pairs if text.find(" ", line.start, line.end) > 0), default=0
    )
    if len(pairs) < (3 if widest > _NARROW else 6) or widest <= _NARROWEST:
        return 0
    if widest > _WIDEST:
        return _shown_width(text, pairs)
    if len(pairs) < 8 and any(
        _columns(last) > widest and text.find("://", last.start, last.end) < 0 for _, last in pairs
    ):
        return 0  # lines of a list: no wrapped line is shorter than the one that ends a paragraph
    full = sum(_full(text, line, following, widest) for line, following in pairs)
    return widest if full * 5 >= len(pairs) * 3 else _shown_width(text, pairs)


def _may_go_on(text: str, line: Line, following: Line) -> bool:
    """Say whether a label may be the marker of a sentence that the line before leaves open."""
    return (
        _columns(line) >= _SENTENCE and text[line.end - 1] not in _TERMINAL
        and _GOES_ON_WRAPPED.match(text, following.start, following.end) is not None
    )  # fmt: skip


def _shown_width(text: str, pairs: Sequence[tuple[Line, Line]]) -> int:
    """Return the width that lines which go on in a small letter agree on; 0 where they do not.

    So a text is wrapped that has many short lines besides: addresses, headings, tables.
    """
    shown = [
        (line, following)
        for line, following in pairs
        if (first := text[following.start : following.start + 2]).isalpha() and first.islower()
        and text[line.end - 1] not in _TERMINAL
        and _NARROWEST < _columns(line) <= _WIDEST
    ]  # fmt: skip
    widths = sorted(_columns(line) for line, _ in shown)
    for share in _WIDTHS if len(shown) >= 3 else ():
        widest = widths[int(share * (len(widths) - 1))]
        full = sum(_full(text, line, following, widest) for line, following in shown)
        if full * 5 >= len(shown) * 3:
            return widest
    return 0


def _columns(line: Line) -> int:
    return line.end - line.start + line.indent


def _full(text: str, line: Line, following: Line, width: int) -> bool:
    """Say whether the first word of the next line would not have fitted on this one."""
    word = text[following.start : min(following.end, following.start + 60)].split(None, 1)[0]
    return width - 4 < _columns(line) + 1 + len(word) and _columns(line) <= width + 4
