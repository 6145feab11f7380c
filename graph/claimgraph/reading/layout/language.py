"""The language of a text: as its caller names it, or guessed from script and commonest words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import phrase_list, word_list, word_pairs

_SAMPLE = 6_000
_WORD = regex(r"[^\W\d_]+")
_ADDRESS = regex(r"\S*://\S*|\bwww\.\S*|\b[\w-]+\.[a-z]{2,4}\b")
_WIDE = regex("[^\0-\u036f]")
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
_ENGLISH_TOO = word_list("en/common_words.txt", "of others too") | _COMMON["en"]
_TAG = regex(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{1,8})*)")
_OTHER_CODES = word_pairs("languages.txt", "other codes")
UNKNOWN = "und"
"""The tag of a language that nothing tells (BCP 47), which no rules of English are for."""


def tag_of(language: str) -> str | None:
    """Return the tag that a language has here, however it is named; None for what is no tag.

    >>> tag_of("EN"), tag_of("deu"), tag_of("por-BR"), tag_of("sw"), tag_of("English")
    ('en', 'de', 'pt-BR', 'sw', None)
    """
    if not (match := _TAG.fullmatch(language)):
        return None
    code = match[1].lower()
    return _OTHER_CODES.get(code, code) + match[2]


def is_known(tag: str) -> bool:
    """Return whether something is known here of the language of a tag.

    >>> is_known("pt-BR"), is_known("sw")
    (True, False)
    """
    code = tag.partition("-")[0]
    return code == UNKNOWN or code in phrase_list("languages.txt", "headings")


def guess(text: str) -> str | None:
    """Return the BCP 47 tag of a text's language; None when nothing tells.

    >>> guess("It rained in Vilnius and the river rose."), guess("今天下雨。"), guess("1 2 3")
    ('en', 'zh', None)
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    wide = sorted(_WIDE.findall(sample))
    for language, first, last, least in _SCRIPTS:
        if bisect_right(wide, last) - bisect_left(wide, first) >= least * letters:
            return language
    printed = _words(sample)  # those with a capital count less: "Le Pen", "São Paulo"
    counts = _counts([w for w in printed if w.islower()] or printed, printed)
    closer = _counts(printed, printed)  # of two that fit as well, by the words with a capital too
    best, *others = sorted(counts, key=lambda code: (counts[code], closer[code]), reverse=True)
    if closer["en"] > closer[best] or (best == "en" and not counts["en"]):
        best = "en"  # "The board met", where only "met" is in small letters
        counts = closer
    if counts[best] * 20 < len(printed) or not counts[best]:
        return None
    alike = (counts[best], closer[best]) == (counts[others[0]], closer[others[0]])
    alike = alike or (best != "en" and counts[best] == counts["en"] > closer[best] - 2)
    return None if alike else best


def is_foreign(text: str) -> bool:
    """Return whether a text whose language nothing tells is surely not in English.

    >>> is_foreign("Starosta řekl, že přístav hoří."), is_foreign("Rents fell 3%.")
    (True, False)
    """
    printed = _words(text[:_SAMPLE])
    words = [word for word in printed if word.islower()]
    letters = sum(any(c > "\u007f" for c in word) for word in words)
    both = (_counts(words, printed), _counts(printed, printed))  # "The board met" is not Dutch
    return letters * _FOREIGN > len(words) or all(max(c.values()) > c["en"] for c in both)


_FOREIGN = 8
"""One word in so many with a letter that English lacks shows another language."""


def _words(sample: str) -> list[str]:
    """Return the words of a text, addresses left out."""
    parts = [
        _ADDRESS.sub(" ", part) if "." in part[:-1] or ":" in part else part
        for part in sample.split()
    ]
    return _WORD.findall(" ".join(parts))


def _counts(words: Iterable[str], printed: Iterable[str]) -> dict[str, int]:
    """Return how many of the common words of each language there are among some words of a text.

    Where the text has none that English has not, "Trump met Putin", they show no other language.
    """
    found = Counter(map(str.casefold, words))
    foreign = {word.casefold() for word in printed} - _ENGLISH_TOO
    return {
        code: 0
        if code != "en" and common.isdisjoint(foreign)
        else sum(found[word] for word in common & found.keys())
        for code, common in _COMMON.items()
    }
