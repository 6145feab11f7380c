"""Notes in which the writer remarks on the text: they are no sources, and back nothing."""

from __future__ import annotations

import re
from collections import Counter

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.marked_text import MarkedText, SourceList
from claimgraph.reading.lang.word_lists import any_of, word_list


def remarks_apart(marked: MarkedText, found: list[SourceList]) -> list[SourceList]:
    """Return the lists; of two, one headed "Notes" has remarks, labelled "[note 1]" or "[a]".

    So Wikipedia is copied: both lists print plain numbers, or none. Remarks back nothing.
    """
    found = [_with_remarks(marked, one) for one in found]
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


def _with_remarks(marked: MarkedText, one: SourceList) -> SourceList:
    """Return a list of notes in which those that remark on the text back nothing."""
    headed = one.heading is not None and _NOTES.search(marked.words(one.heading))
    style = marked.blocks[min(one.taken)].style
    plain = one.heading is None and (style == "key" or not any(entry.url for entry in one.entries))
    if not (headed or plain or style in _OF_NOTES):
        return one
    parts = Counter(entry.label for entry in one.entries)
    entries = (
        e._replace(backs=e.backs and not _remarks(e, part=parts[e.label] > 1)) for e in one.entries
    )
    return one._replace(entries=tuple(entries))


def _remarks(one: Entry, *, part: bool = False) -> bool:
    """Say whether a note, or a ``part`` of one, is the writer's sentence and names no work.

    >>> _remarks(Entry(0, 5, "1", "The count excludes children.", None))
    True
    >>> _remarks(Entry(0, 5, "1", "The ferry was lost. Harbour Post, 1951.", None))
    False
    """
    words = (one.title or "").split()
    said = (one.title or "").rstrip(".") + "." if part else one.title or ""
    if one.url or len(words) < 4 or not _SENTENCE.fullmatch(said):
        return False
    opens = words[0].casefold().rstrip(",") in _OPENINGS
    named = sum(1 for word in words[1:] if word[0].isupper())
    if not opens or 3 * named > len(words):
        return False
    from claimgraph.reading.lang.en import dictionary  # here, as few notes need its words

    return any(
        word in _VERBS or dictionary.is_past(word)
        or (dictionary.is_third_person(word) and dictionary.verb_share(word) > _MOSTLY)
        for word in words[1:]
    )  # fmt: skip


_MOSTLY = 0.8
"""How often a word that may be a plural is a verb: "leaves" is, "mills" is not."""
_OF_NOTES = frozenset(("foot", "sup"))
_SENTENCE = regex(r"[^.“”\"«»*_()\[\]:;]{10,}[.!]")
"""One sentence in which nothing stands as titles, years and pages of works do."""
_OPENINGS = word_list("en/citations.txt", "openings of remarks")
_VERBS = word_list("en/citations.txt", "verbs of remarks")
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
