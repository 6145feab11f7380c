"""Capitals of labels and lead-ins, which name nobody: "Key Points:"."""

from __future__ import annotations

from claimgraph.reading.entities.words import NameCandidate, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import country, is_known_organisation, is_known_place

_BODIES = lx.words("committee subcommittee commission tribunal court council ministry")
"""Heads of bodies that labels are not called by."""


def is_layout(s: Words, run: NameCandidate) -> bool:
    """Return whether plain words have their capitals from a label or lead-in: "Key Points:"."""
    if run.last > s.label:
        return False
    if any(t.is_capital for t in s.tokens[: run.first]):
        return True
    text = s.text(run)
    bold = s.word(run.last) == ":" and s.word(run.first - 1) == "*"
    known = is_known_place(text) and not is_word(text) and not bold
    if text in s.known or country(text) or is_known_organisation(text) or known:
        return False
    if text.isupper() and s.known.get(text.title()) == "person":
        return False
    words = s.tokens[run.first : run.last]
    if len(words) > 1 and words[-1].lower in _BODIES:
        return False  # Audit Committee: heard the minister
    return all(is_word(t.text) or not t.text.isalpha() or _is_plural_word(t.lower) for t in words)


def _is_plural_word(word: str) -> bool:
    return word.endswith("s") and is_word(word[:-1])
