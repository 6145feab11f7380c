"""The language of a text, guessed from its script and its commonest words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_SAMPLE = 6_000
_WORD = regex(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff", 0.05),
    ("ko", "\uac00", "\ud7af", 0.2),
    ("zh", "\u3400", "\u9fff", 0.2),
    ("ar", "\u0600", "\u06ff", 0.3),
    ("he", "\u0590", "\u05ff", 0.3),
    ("el", "\u0370", "\u03ff", 0.3),
    ("hi", "\u0900", "\u097f", 0.3),
    ("th", "\u0e00", "\u0e7f", 0.3),
)
"""Each with its first and last letter, and the share of a text's letters that shows it."""
_COMMON = {
    language: word_list(f"{language}/common_words.txt", "common")
    for language in phrase_list("languages.txt", "common words")
}


def guess(text: str) -> str | None:
    """Return the BCP 47 tag of a text's language; None when nothing tells.

    >>> guess("It rained in Vilnius and the river rose."), guess("今天下雨。"), guess("1 2 3")
    ('en', 'zh', None)
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    wide = sorted(c for c in sample if c >= "\u0370")
    for language, first, last, least in _SCRIPTS:
        if bisect_right(wide, last) - bisect_left(wide, first) >= least * letters:
            return language
    words = Counter(_WORD.findall(sample.casefold()))
    counts = {code: sum(words[word] for word in common) for code, common in _COMMON.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] * 20 >= words.total() else None
