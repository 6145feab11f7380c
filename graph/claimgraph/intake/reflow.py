"""Joins the lines that the width of a printed page broke."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from claimgraph.intake.pins import PIN
from claimgraph.patterns import regex

_BEGINS = regex(r"(?:\[\^?\w{1,6}\]|\(\d{1,3}\)|\d{1,3}[.)]\s|[-–•▪◦‣*]\s|#{1,6}\s)")
"""What begins a line of its own: a list sign, an entry's number."""
_ADDRESS = regex(r"(?:https?://|www\.)\S", re.I)
_JOINTS = "/-_=&?%#~."
"""Characters behind which an address may be broken."""
_REST = regex(r"[a-z0-9%&?=#_/-]")
_HEADING = regex(r"#{1,6}\s")
_ENDS = (".", "!", "?", ":", "。", "！", "？", "”", '"', "]", ")")
_WIDER, _TALLER = 1.25, 1.1
"""How much wider the gap after a paragraph is, and how much taller the letters of a heading."""
_CJK = 0x2E80


@dataclass(frozen=True)
class Line:
    """A printed line: its text, where it stands and how large it is, in points; 0 when unknown."""

    text: str
    y: float = 0
    size: float = 0


def reflow(lines: list[Line]) -> str:
    """Return the lines as paragraphs, a line each.

    A line goes on in the next one unless it is short, a wide gap or another size of letters
    follows, or the next line begins with a list sign.

    >>> print(reflow([Line("The river rose in a forti-"), Line("fied town."), Line("- One")]))
    The river rose in a fortified town.
    - One
    """
    lengths = [len(line.text) for line in lines if line.text]
    wide = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0
    pitch = _pitch(lines)
    pieces: list[str] = []
    for line, following in zip(lines, [*lines[1:], Line("")], strict=True):
        if line.text:
            pieces += _joined(line, following, wide, pitch)
    return "".join(pieces).strip("\n")


def _pitch(lines: list[Line]) -> float:
    """Return the usual distance of two lines of one paragraph; 0 when places are unknown."""
    gaps = [a.y - b.y for a, b in pairwise(lines) if a.y and b.y and a.y > b.y]
    return quantiles(gaps, n=10)[0] if len(gaps) > 1 else 0


def _joined(line: Line, following: Line, wide: float, pitch: float) -> tuple[str, str]:
    here, there = PIN.sub("", line.text), PIN.sub("", following.text)
    if not there or _HEADING.match(here) or _BEGINS.match(there) or _apart(line, following, pitch):
        return line.text, "\n"
    if _broken_address(here, there):
        return line.text, ""
    if len(here) > 2 and here[-1] == "-" and here[-2].isalpha() and there[:1].islower():
        return _without_hyphen(line.text), ""
    if len(here) < 0.7 * wide and (here.endswith(_ENDS) or there[:1].isupper()):
        return line.text, "\n"
    unspaced = ord(here[-1]) > _CJK and ord(there[0]) > _CJK
    return line.text, "" if unspaced else " "


def _broken_address(here: str, there: str) -> bool:
    """Whether a line ends within a web address, which goes on in the next."""
    last, first = here.rpartition(" ")[2], there.partition(" ")[0]
    return bool(_ADDRESS.search(last) and last[-1] in _JOINTS and _REST.match(first))


def _without_hyphen(text: str) -> str:
    at = text.rindex("-")
    return text[:at] + text[at + 1 :]


def _apart(line: Line, following: Line, pitch: float) -> bool:
    sizes = sorted((line.size, following.size))
    if sizes[0] and sizes[1] > _TALLER * sizes[0]:
        return True
    gap = line.y - following.y
    return bool(pitch and line.y and following.y and gap > _WIDER * pitch)
