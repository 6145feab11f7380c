"""Whether a claim that an extractor words itself says nothing that its text does not have."""

from __future__ import annotations

import unicodedata

from claimgraph.model import clip
from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.spelled import MANY, ONES, SCALES, TENS

_WORD = regex(r"[^\W_]+(?:[-'’.,:/][^\W_]+)*")
_JOINERS = "\u200c\u200d"
"""Format characters that words of some scripts are spelled with."""
_PARTED = regex(r"[-/'’.,:]")
_OPENING = word_list("en/function_words.txt", "function words")
"""Words that open a sentence with a capital and name nothing."""
_NUMBERS = {*ONES, *TENS, *SCALES, *MANY} - {"one"}
"""English words for numbers; "one" is a pronoun, too."""
_POSSESSIVE = regex(r"['’]s$")


def unfit(claim: str, stretch: str, quotes: tuple[str, ...]) -> str | None:
    """Return why the words of a claim cannot be stored; None when they can.

    Every name and number in them must stand in the text that the extractor was given, so that no
    figure and nobody is made up. They are one line, without characters that a terminal or a page
    obeys. The quotes must hold a word each.

    Args:
        claim: the claim in the extractor's words.
        stretch: the text that it was given.
        quotes: the words of the text that it says the claim is made of.

    >>> unfit("Lind sold 2 ships.", "Ida Lind has sold 2 ships.", ("sold 2 ships",))
    >>> unfit("Lind sold 3 ships.", "Ida Lind has sold 2 ships.", ("sold 2 ships",))
    'the text does not have “3”'
    """
    if any(_is_obeyed(c) for c in claim):
        return "its words hold control characters"
    if claim != " ".join(claim.split()):
        return "it is not one line of words"
    if not all(any(map(str.isalnum, quote)) for quote in quotes):
        return "a quote holds no word"
    known = _known(stretch)
    lower = {word.casefold() for word in known}
    for n, word in enumerate(map(_bare, _WORD.findall(claim))):
        if not _tells(word) or word in known:
            continue
        opening = n == 0 and not any(map(str.isdigit, word))
        if not opening or word.casefold() not in lower | _OPENING:
            return f"the text does not have “{clip(word, 40)}”"
    return None


def _known(text: str) -> set[str]:
    """Return the words of a text, and the parts of those with a hyphen that hold no digit."""
    words = {_bare(word) for word in _WORD.findall(text)}
    joined = [w for w in words if not w.isalnum() and not any(map(str.isdigit, w))]
    return words | {part for word in joined for part in _PARTED.split(word) if part}


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def _tells(word: str) -> bool:
    """Whether a word is a number, or may be a name."""
    return word[0].isupper() or any(map(str.isdigit, word)) or word.casefold() in _NUMBERS


def _is_obeyed(character: str) -> bool:
    return unicodedata.category(character)[0] == "C" and character not in _JOINERS
