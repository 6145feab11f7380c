"""Headlines that open a sentence, and whether what stands behind or below them says the same."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.lexicon import FUNCTION_WORDS
from claimgraph.reading.places import Span
from claimgraph.reading.statements.decomposition import is_sentence
from claimgraph.reading.statements.words import Word

_LEAD = regex(
    r"(?P<mark>\*\*|__|\*|_)(?P<words>[^*\n]{8,200}?)(?P=mark)"
    r"(?:(?:[ ]?[*_]?\([^()\n]{1,40}\)[*_]?)?(?:[ ]?[—–:]|[ ]-)[ ]+"
    r"|[ ][*_]?\([^()\n]{1,40}\)[*_]?[ ]+(?=[A-Z“\"]))"
)
_WORD = regex(r"\w{3,}")
_NUMBER = regex(r"\d[\d.,]*\b")
_SHORTEST = 3
"""Words of the shortest headline that may have a capital for each."""
_SAME = 0.6
"""The share of a headline's words that its summary must repeat to say the same."""


def headline(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """Return where the words of a headline stand that opens a sentence, and where the rest begins.

    >>> headline("**Bridge closed for good** — The council shut it.", 0, 48)
    ((2, 24), 29)
    """
    found = _LEAD.match(text, start, end)
    words = found["words"].split() if found else []
    if len(words) < _SHORTEST and all(word[0].isupper() for word in words):
        return None  # a name
    return (found.span("words"), found.end()) if found else None


def before_dash(text: str, words: Sequence[Word]) -> tuple[Span, int] | None:
    """Return the same of a headline that only a dash parts from its text; both are sentences."""
    dashes = [i for i, w in enumerate(words) if w.text in ("—", "–") and not w.held]
    if len(dashes) != 1:
        return None
    at = dashes[0]
    before, behind = words[:at], words[at + 1 :]
    if not behind or not behind[0].text[0].isupper() or behind[0].tag not in _OPENING:
        return None
    if not (is_sentence(before) and is_sentence(behind)):
        return None
    return (before[0].start, before[-1].end), behind[0].start


_OPENING = frozenset({"DET", "NAME", "NOUN", "ADJ", "NUM", "PRON"})


def repeats(headline: str, summary: str) -> bool:
    """Whether a summary says what its headline says: its figures, and most words in some form.

    >>> repeats("Council closes bridge", "The council closed the bridge on Monday.")
    True
    """
    if not set(_NUMBER.findall(headline)) <= set(_NUMBER.findall(summary)):
        return False
    words = [w[:5] for w in _WORD.findall(headline.lower()) if w not in FUNCTION_WORDS]
    said = {w[:5] for w in _WORD.findall(summary.lower())}
    return bool(words) and sum(w in said for w in words) >= _SAME * len(words)
