"""Evidence that survives edits: a passage found again in another version of its text.

By its words and what stands around them, as in the Web Annotation Data Model's TextQuoteSelector:
*exact* in the same place, *moved* elsewhere, *altered* where the nearest words are, or *lost*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from claimgraph.model import Document, Passage

State = Literal["exact", "moved", "altered", "lost"]
ALIKE = 70.0
"""The least similarity, 0 to 100, of altered words (Indel ratio of the best window, rapidfuzz)."""
CONTEXT = 48
"""Code points of context compared on each side."""
TRIED = 200
"""The most places of the same words that are compared by their context."""


@dataclass(frozen=True)
class Anchor:
    """Where a passage stands in another text: offsets into it, and how alike, 0 to 1."""

    passage: Passage
    state: State
    start: int | None = None
    end: int | None = None
    share: float = 0.0


def reanchor(passage: Passage, old: Document, new: Document) -> Anchor:
    """Return where the words of a passage stand in a new version of its document.

    >>> old, new = cg.Document(text="It rained. It snowed."), cg.Document(text="It snowed a lot.")
    >>> anchor = reanchor(old.cut(11, 20), old, new)
    >>> anchor.state, new.text[anchor.start : anchor.end]
    ('moved', 'It snowed')
    """
    start, end = passage.start, passage.end
    if new.text[start:end] == passage.exact and _around(old.text, start, end) == _around(
        new.text, start, end
    ):
        return Anchor(passage, "exact", start, end, 1.0)
    places = _places(passage.exact, new.text)
    if places:
        best = max(places, key=lambda place: _fit(old.text, (start, end), new.text, place))
        return Anchor(passage, "exact" if best == (start, end) else "moved", *best, 1.0)
    return _altered(passage, new.text)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _places(words: str, text: str) -> list[tuple[int, int]]:
    """Return where the same words stand, however they are spaced."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [match.span() for match in islice(pattern.finditer(text), TRIED)]


def _fit(old: str, span: tuple[int, int], new: str, place: tuple[int, int]) -> tuple[int, int]:
    """Return how well the context of a place fits, and how near it is."""
    (before, after), (was_before, was_after) = _around(new, *place), _around(old, *span)
    fits = _shared(before[::-1], was_before[::-1]) + _shared(after, was_after)
    return fits, -abs(place[0] - span[0])


def _shared(first: str, second: str) -> int:
    """Return how many code points two texts have in common at their beginnings."""
    pairs = zip(first, second, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def _altered(passage: Passage, text: str) -> Anchor:
    if len(passage.exact) > len(text):
        return Anchor(passage, "lost")
    found = fuzz.partial_ratio_alignment(passage.exact, text, score_cutoff=ALIKE)
    if found is None:
        return Anchor(passage, "lost")
    start, end = _aligned(passage.exact, text, found.dest_start, found.dest_end)
    return Anchor(passage, "altered", start, end, found.score / 100)


def _aligned(words: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span fitted to whole words: from the first in common to the last, with edges."""
    room = (end - start) // 4
    near = [match.span() for match in re.finditer(r"\S+", text[max(0, start - room) : end + room])]
    shift = max(0, start - room)
    mine, theirs = words.split(), [text[a + shift : b + shift] for a, b in near]
    blocks = [op for op in LCSseq.opcodes(mine, theirs) if op.tag == "equal"]
    if not blocks:
        return start, end
    first = max(0, blocks[0].dest_start - blocks[0].src_start)
    last = min(len(near), blocks[-1].dest_end + len(mine) - blocks[-1].src_end) - 1
    return near[first][0] + shift, near[last][1] + shift
