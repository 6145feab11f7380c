"""When and where somebody was born or died: two things to check."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.statements.phrases import subject
from claimgraph.reading.statements.words import Clause, Word, borrowed, cut


def born_and_died(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "She was born on 3 May 1961 in Bergen" into the day and the place."""
    w, main = clause.words, clause.main
    if main is None or w[main.head].lower not in ("born", "died"):
        return None
    found = subject(clause, main)
    pieces = _adjuncts(w, main.end)
    if found is None or pieces is None or len(pieces) != 2:
        return None
    (a, b), (c, d) = pieces
    if _dated(w[a:b]) == _dated(w[c:d]):
        return None
    opening = borrowed(w[found[0] : main.end], "subject")
    return cut(clause, w[:b], (*opening, *w[c:d]))


def _dated(words: Sequence[Word]) -> bool:
    return any(x.lower in CALENDAR or (x.text.isdecimal() and len(x.text) == 4) for x in words)


def _adjuncts(w: Sequence[Word], start: int) -> list[tuple[int, int]] | None:
    """Return the phrases "on 3 May" and "in Bergen" behind a verb; None when there is more."""
    starts = [
        i for i in range(start, len(w)) if w[i].lower in ("on", "in", "at") and w[i].tag == "PREP"
    ]
    if not starts or starts[0] != start:
        return None
    if any(
        x.tag in ("SUB", "REL", "ING", "PAST", "TO", "CONJ", "VERB") or x.held for x in w[start:]
    ):
        return None
    ends = [*starts[1:], len(w)]
    spans = [
        (a, b - 1 if b < len(w) and w[b - 1].text == "," else b)
        for a, b in zip(starts, ends, strict=True)
    ]
    return _merged(w, spans)


def _merged(w: Sequence[Word], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a phrase with the one before it where both tell when, or both where."""
    merged: list[tuple[int, int]] = []
    for span in spans:
        if merged and _dated(w[slice(*merged[-1])]) == _dated(w[slice(*span)]):
            merged[-1] = (merged[-1][0], span[1])
        else:
            merged.append(span)
    return merged
