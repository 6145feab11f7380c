"""The text of a statement: its words as one sentence, with a capital and a full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.reading.lang.en.connectives import TRANSITIONS
from claimgraph.reading.statements.words import Word, trimmed

_TIGHT_BEFORE = frozenset(",.;:!?)]%’'”»")
_TIGHT_AFTER = frozenset("([$€£“«‘")
_INNER_COMMA = re.compile(r",(?=[\"”’»]$)")
_ENDS = (".", "!", "?", "…")
_LEADING = {
    first: tuple(p for p in TRANSITIONS if p[0] == first) for first in {p[0] for p in TRANSITIONS}
}


def without_transition(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words without what only leads over from the sentence before: "However, …"."""
    said = trimmed(words)
    for phrase in _LEADING.get(said[0].lower, ()) if said else ():
        n = len(phrase)
        opens = tuple(w.lower for w in said[:n]) == phrase
        if opens and len(said) > n + 2 and (said[n].text == "," or said[0].tag == "CONJ"):
            return trimmed(said[n:])
    return said


def rendered(text: str, words: Sequence[Word]) -> str:
    """Return words as one sentence, with a capital and a full stop."""
    said = _unquoted(spaced(text, words).strip())
    said = said[:1].upper() + said[1:] if said else said
    said = _INNER_COMMA.sub("", said)
    bare = said.rstrip("\"”’')»")
    return said if bare.endswith(_ENDS) else said + "."


def spaced(text: str, words: Sequence[Word]) -> str:
    """Return words as a string, spaced as in the text where they stand side by side there."""
    pieces: list[str] = []
    for before, word in zip((None, *words), words, strict=False):
        if before is not None:
            pieces.append(_gap(text, before, word))
        pieces.append(word.text)
    return "".join(pieces)


def _unquoted(said: str) -> str:
    """Return words without a quotation mark at one end whose other half stands elsewhere."""
    for opening, closing in ('""', "“”", "«»", "‘’"):
        if said.startswith(opening) and closing not in said[1:]:
            said = said[1:].lstrip()
        if said.rstrip(",.").endswith(closing) and opening not in said.rstrip(",.")[:-1]:
            said = said.rstrip(",.")[:-1].rstrip(" ,")
    return said.rstrip(" ,")


def _gap(text: str, before: Word, word: Word) -> str:
    if before.end == word.start and word.end > word.start and before.end > before.start:
        return ""
    if before.end <= word.start and word.end > word.start:
        between = text[before.end : word.start]
        if not between.strip() and between and len(between) < 4:
            return " "
    if word.text in _TIGHT_BEFORE or word.text in ("’s", "'s") or before.text in _TIGHT_AFTER:
        return ""
    return " "
