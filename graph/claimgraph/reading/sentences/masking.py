"""A text with its markers blanked out, of the same length, so that words can be segmented."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimgraph.reading.citations.clusters import Cite

_HOLE = "\x00"
_SPACES = ("\r", "\n", "\t", "\x0b", "\x0c", "\xa0", "\u2028", "\u2029", "\x85", "\u3000")
_EMPHASIS = ("*", "_", "`")
_MOVED = re.compile(
    r"(?<![ \x00])([ ]{0,4}\x00(?:(?=[ ]{0,4}\x00)[ ]{0,4}\x00)*+)"
    r"((?:[.!?…。！？,;:，；：”’»)\]）」』]|(?=[\"'](?:[\s.,;:!?)]|$))[\"'])++)"
)
_QUOTE_SIGNS = re.compile(r"(?m)^[ \t]{0,8}>[> \t]{0,20}")
_TAGS = re.compile(
    r"</?(?:sup|sub|br|b|i|em|strong|u|a|span|p|cite|q|small)(?:\s[^<>]{0,300})?/?>", re.I
)
_POINTS = re.compile(r"(?:[.!?。！？:：)）>→➡🔗📎📰|][*_\x00]{0,4}|^|\n|  )[ 🔗📎📰→➡]{0,4}$")


def masked(text: str, found: Iterable[Cite]) -> str:
    """Return the text with markers, emphasis and line breaks blanked out, of the same length.

    >>> masked("It fell [1]. It **rose**.", [Cite(8, 11, ())])
    'It fell.     It   rose.  '
    """
    base = text
    for sign in _SPACES:
        base = base.replace(sign, " ")
    for sign in _EMPHASIS:
        base = base.replace(sign, _HOLE)
    if ">" in base:
        base = _TAGS.sub(_holes, base)
        base = _QUOTE_SIGNS.sub(_holes, base) if "\n>" in text or text[:1] == ">" else base
    pieces, at = [], 0
    for cite in found:
        pieces += [base[at : cite.start], _mask(base, cite)]
        at = cite.end
    whole = "".join([*pieces, base[at:]])
    return _MOVED.sub(r"\2\1", whole).replace(_HOLE, " ")


def _holes(found: re.Match[str]) -> str:
    return _HOLE * len(found[0])


def _mask(base: str, cite: Cite) -> str:
    size = cite.end - cite.start
    if cite.subject:
        return "S" + "s" * (size - 1)
    mark = cite.marks[0] if cite.marks else None
    if cite.inline and mark is not None:
        if mark.words is None:
            return (
                _HOLE if _POINTS.search(base, max(0, cite.start - 12), cite.start) else "u"
            ) * size
        start, end = mark.words
        words = base[start:end].replace("[", _HOLE).replace("]", _HOLE)
        return _HOLE * (start - mark.start) + words + _HOLE * (mark.end - end)
    return _HOLE * size
