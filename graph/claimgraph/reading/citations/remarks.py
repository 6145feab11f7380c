"""Notes in which the writer remarks on the text: they are no sources, and back nothing."""

from __future__ import annotations

import re

from claimgraph.patterns import regex
from claimgraph.reading.citations.marked_text import MarkedText, SourceList
from claimgraph.reading.lang.word_lists import any_of


def remarks_apart(marked: MarkedText, found: list[SourceList]) -> list[SourceList]:
    """Return the lists; of two, one headed "Notes" has remarks, labelled "[note 1]" or "[a]".

    So Wikipedia is copied: both lists print plain numbers, or none. Remarks back nothing.
    """
    headed = [one for one in found if one.heading is not None]
    notes = [one for one in headed if _NOTES.search(marked.words(one.heading or 0))]
    if len(notes) != 1 or len(headed) < 2:
        return found
    labels = _labels_of_remarks(marked, notes[0])
    if not labels:
        return found
    entries = tuple(
        entry._replace(label=label, backs=entry.url is not None)
        for entry, label in zip(notes[0].entries, labels, strict=True)
    )
    remarks = notes[0]._replace(entries=entries, numbering="printed")
    return [remarks if one is notes[0] else one for one in found]


_NOTES = regex(rf"\b{any_of('note')}(?:e?s)?\b", re.IGNORECASE)
_LETTERED = regex(r"(?<=\S)\[([a-z])\]")


def _labels_of_remarks(marked: MarkedText, notes: SourceList) -> list[str]:
    """Return the label of each note where markers tell them from numbers; else none."""
    printed = [entry.label for entry in notes.entries]
    if any(printed) and not any(label.isdecimal() for label in printed):
        return printed
    words = {n.rpartition(" ")[0] for n in marked.labels if n.rpartition(" ")[2].isdecimal()} - {""}
    if len(words) == 1:
        word = words.pop()
        return [f"{word} {label or at}" for at, label in enumerate(printed, start=1)]
    letters = [chr(ord("a") + at) for at in range(min(26, len(printed)))]
    cited = set(_LETTERED.findall(marked.text, 0, notes.start))
    return letters if cited == set(letters) and len(printed) == len(letters) else []
