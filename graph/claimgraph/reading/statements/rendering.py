"""Words put in writing as one sentence, spaced and marked as the text has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.lexicon import TRANSITIONS
from claimgraph.reading.statements.words import Word, trimmed

_TIGHT_BEFORE = frozenset(",.;:!?)]%’'”»")
_TIGHT_AFTER = frozenset("([$€£“«‘")
_SIGNS = regex(r"\[|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ ]\"[^\"\n]*\")?\)|[*_]+")
_INNER_COMMA = regex(r",(?=[\"”’»]$)")
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
    said = _unquoted(spaced(text, words).strip(" |"))
    said = said[:1].upper() + said[1:] if said else said
    said = _INNER_COMMA.sub("", said)
    return said if said.rstrip("\"”’')»").endswith(_ENDS) else said + "."


def spaced(text: str, words: Sequence[Word]) -> str:
    """Return words as a string, spaced as in the text where they stand side by side there."""
    pieces: list[str] = []
    said = _as_printed(words)
    for before, word in zip((None, *said), said, strict=False):
        if before is not None:
            pieces.append(_gap(text, before, word))
        pieces.append(word.text)
    return "".join(pieces)


def _as_printed(words: Sequence[Word]) -> list[Word]:
    """Return words with each comma on the side of a quotation mark where the text has it."""
    said = list(words)
    for i in range(len(said) - 1):
        if said[i].tag == "QUOTE" and said[i + 1].text == "," and said[i + 1].end == said[i].start:
            said[i : i + 2] = [said[i + 1], said[i]]
    return said


def _unquoted(said: str) -> str:
    """Return words without a quotation mark at one end whose other half stands elsewhere."""
    for opening, closing in ('""', "“”", "«»", "‘’"):
        if said.startswith(opening) and closing not in said[1:]:
            said = said[1:].lstrip()
        if said.rstrip(",.").endswith(closing) and opening not in said.rstrip(",.")[:-1]:
            said = said.rstrip(",.")[:-1].rstrip(" ,")
    return said.rstrip(" ,")


def _gap(text: str, before: Word, word: Word) -> str:
    """Return what stands between two words: what the text has there, else a blank."""
    if before.end == word.start and word.end > word.start and before.end > before.start:
        return ""
    if before.end <= word.start and word.end > word.start:
        between = text[before.end : word.start]
        if between and not _SIGNS.sub("", between):
            return ""  # signs of emphasis or a link: "the *U.S.*-led talks", "[Orr](…)-led"
        if not between.strip() and between and len(between) < 4:
            return " "
        if between == "," and word.tag == "QUOTE":
            return ""  # of "called it “fair,” and left"
    tight = word.text in _TIGHT_BEFORE or word.text in ("’s", "'s") or before.text in _TIGHT_AFTER
    return "" if tight else " "


def outside_quotes(words: list[Word]) -> list[Word]:
    """Return words with the comma of "called it “fair,” and left" behind the closing mark: it parts
    the clauses, not the words quoted. What is said behind a comma keeps its own, as what opens."""
    opened = 0
    for i in range(1, len(words) - 2):
        comma, mark = words[i], words[i + 1]
        if words[i].held and not words[i - 1].held:
            opened = i
        inner = comma.text == "," and comma.held and mark.tag == "QUOTE" and mark.held
        if inner and opened and words[opened - 1].text != "," and not words[i + 2].held:
            words[i : i + 2] = [mark, replace(comma, held=False)]
    return words
