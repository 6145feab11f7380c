"""Markers as they stand together: brackets around links, links as words, markers as subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.reading.citations.entries import is_generic
from claimgraph.reading.citations.markers import Mark
from claimgraph.reading.layout.lines import BLANK

_OPENING = re.compile(
    r"[(（][*_]?(?:(?:see|sources?|via|refs?|cf\.|from|来源|参见|出典)[:：]?[ ]{0,2})?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:[ \t\xa0]|[,;，、；|]|\band\b|&){0,6}$")
_GOVERNS = re.compile(
    r"\b(?:see|see also|cf\.|refs?\.?|references?"
    r"|(?:shown|described|reported|discussed|proposed|given|presented"
    r"|introduced|studied|listed|used) (?:in|by))[ \xa0]$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[*_]?[ ]?[)）]")


@dataclass(frozen=True, slots=True)
class Cite:
    """One or several markers that stand as one in the text, with the brackets around them.

    ``inline`` is a link whose words are the sentence's; ``subject`` a marker that is a word of it.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    inline: bool = False
    subject: bool = False


def cites(text: str, marks: Sequence[Mark]) -> list[Cite]:
    """Return the markers of a block as they stand together: "([a](…), [b](…))" is one cite."""
    found: list[Cite] = []
    run: list[Mark] = []
    for mark in marks:
        if run and not _joined(text, run[-1], mark):
            found += _closed(text, run)
            run = []
        run.append(mark)
    return found + _closed(text, run)


def _joined(text: str, one: Mark, other: Mark) -> bool:
    between = text[one.end : other.start]
    return len(between) <= 8 and _JOINT.match(between) is not None and "\n" not in between


def _closed(text: str, run: list[Mark]) -> list[Cite]:
    """Return a run of markers as one cite when brackets hold it, else one cite for each marker."""
    if not run:
        return []
    opening = _OPENING.search(text, max(0, run[0].start - 14), run[0].start)
    closing = _CLOSING.match(text, run[-1].end)
    if opening and closing:
        return [Cite(opening.start(), closing.end(), tuple(run))]
    return [_cite(text, mark) for mark in run]


def _cite(text: str, mark: Mark) -> Cite:
    plain = mark.shape in ("number", "name", "linked", "token")
    subject = plain and (_opens(text, mark) or _governed(text, mark))
    inline = mark.shape == "url" or (
        mark.shape == "link" and mark.words is not None and not is_generic(text[slice(*mark.words)])
    )
    return Cite(mark.start, mark.end, (mark,), inline, subject)


def _governed(text: str, mark: Mark) -> bool:
    """Say whether a marker is an object of the words before it, as in "see [3] for details"."""
    return _GOVERNS.search(text, max(0, mark.start - 24), mark.start) is not None


def _opens(text: str, mark: Mark) -> bool:
    """Say whether a marker is the subject of what follows, as in "It fell. [3] argues that"."""
    after = text[mark.end : mark.end + 3]
    if after[:1] != " " or not after[1:2].islower() or after[2:3].isupper():
        return False
    before = text[max(0, mark.start - 12) : mark.start]
    if before and not before[-1].isspace():
        return False
    return before.rstrip(BLANK + '*_"”’')[-1:] in ("", ".", "!", "?", "。", ";") or "\n" in before
