"""Words and signs of languages without a grammar: where each stands, elided articles apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.places import Span

_TOKEN = regex(r"[^\W\d_]+(?:[-’'.&][^\W\d_]+)*[’'.]?|\d+|[^\w\s]")
_ELIDED = regex(r"(?:[a-z]|qu|Qu|[A-Z](?=[’'][a-zà-ÿ]))[’'](?=\w)")
_OPENING_ELIDED = regex(r"[LDCJNSMTQ][’'](?=\w)")
BEGINNINGS = frozenset('.!?:…«»„“”"¿¡–—-•*(')
"""Signs behind which a word is capital for where it stands."""


class Token(NamedTuple):
    """A word or sign (code points, end excluded)."""

    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(text: str, span: Span) -> Iterator[Token]:
    """Yield the words and signs of a sentence, in order."""
    before = "."
    for match in _TOKEN.finditer(text, *span):
        start, word = match.start(), match[0]
        opening = before in BEGINNINGS and _OPENING_ELIDED.match(word)
        before = word
        if elided := opening or _ELIDED.match(word):
            yield Token(word[: elided.end()], start, start + elided.end())
            start, word = start + elided.end(), word[elided.end() :]
        if word[-1:] in ".’'" and len(word) > 1 and not _keeps_stop(word):
            yield Token(word[:-1], start, start + len(word) - 1)
            yield Token(word[-1], start + len(word) - 1, match.end())
        else:
            yield Token(word, start, match.end())


def _keeps_stop(word: str) -> bool:
    """Whether the stop behind a word is its own, as in "Sr." and "J."."""
    short = len(word) == 2 or (len(word) <= 4 and not word[:-1].isupper())
    return word[-1] == "." and (short or "." in word[:-1])
