"""The tokens that quantities are read from.

They are finer than those of sentences (``lang/en/tokens``): a number is one token with its
thousands and decimals, also across blanks ("300 000"), and each sign and each part of "3.5bn" or
"25-year" is one of its own. Only sentences that hold a number are cut in this way, in any language.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimgraph.memory import made_once
from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.places import Span


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list printed with white space between them."""
    return frozenset(listed.split())


Kind = Literal["number", "word", "sign", "gap"]


@dataclass(slots=True)
class QuantityToken:
    """A number in digits, a word, a sign, or a gap that nothing is read across."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    spaced: bool
    """Whether white space stands before it."""


class QuantityTokens(list[QuantityToken]):
    """The tokens of a stretch of text, ``size`` of them, and gaps for what is outside of it.

    The gaps are the end of the list, where places before the first token (from -1 down) lead, too.
    """

    def __init__(self, found: list[QuantityToken], text: str) -> None:
        super().__init__([*found, *[_NOTHING] * _PADDING])
        self.text, self.size = text, len(found)

    @made_once
    def word(self) -> Callable[[int], str]:
        """Gives a token in lower case; nothing for one outside."""
        return [token.lower for token in self].__getitem__

    def printed(self, start: int, end: int) -> str:
        """Return the words of the tokens from start to end, white space evened."""
        return " ".join(self.text[self[start].start : self[end - 1].end].split())

    def after(self, at: int, place: int) -> int | None:
        """Return the first token from ``at`` on that starts at or after a place in the text.

        None when a gap lies before it or the place is inside a token.
        """
        while at < self.size and self[at].start < place:
            if self[at].kind == "gap" or self[at].end > place:
                return None
            at += 1
        return at

    def hyphen(self, index: int) -> bool:
        """Whether a token is a hyphen that joins the tokens on either side."""
        token = self[index]
        return (
            token.text in _HYPHENS
            and not token.spaced
            and not self[index + 1].spaced
            and self[index + 1].kind != "gap"
        )

    def names(self, index: int, longest: int) -> list[tuple[tuple[str, ...], int]]:
        """Return the runs of words from a place on, longest first, each with where it ends.

        Hyphens inside a run are left out, so that "kilowatt-hours" is two words.
        """
        runs: list[tuple[tuple[str, ...], int]] = []
        run: tuple[str, ...] = ()
        while len(run) < longest and self[index].kind == "word":
            run += (self[index].lower,)
            index += 1
            runs.insert(0, (run, index))
            index += self.hyphen(index)
        return runs


_PADDING = 64
"""How far a reader of figures may look past either end."""
_NOTHING = QuantityToken("gap", "", "", -1, -1, True)
_HYPHENS = ("-", "\u2010", "\u2011")
_SPACES = "\u00a0\u2009\u202f"
_TOKEN = regex(
    r"(?P<word>(?:[^\W\d_]\.){2,6}(?!\w)|[^\W\d_⁰¹²³⁴-⁹]+(?:['’][^\W\d_]+)*)"
    r"|(?P<number>(?<!\d,)0,\d+(?!\d|[.,]\d)"
    r"|\d{1,3}(?:,\d{3}){1,10}(?!\d|,\d)(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2}){1,10},\d{3}(?!\d)"
    rf"|\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,10}}(?!\d|,\d{{3}})(?:[.,]\d+)?"
    r"|\d{1,3}(?: \d{3}){1,10}(?!\d| \d|,\d{3})(?:[.,]\d+)?"
    r"|\d{1,3}(?:\.\d{3}){1,10},\d+(?!\d|[.,]\d)"
    r"|\d{1,3}(?:['’]\d{3}){1,10}(?!\d)(?:\.\d+)?"  # as the Swiss print them
    r"|(?<!\d,)\d{1,7},(?:\d{1,2}|\d{4,9})(?!\d|[.,]\d)"
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<sign>[^\w\s]|_|[⁰¹²³⁴-⁹]+)"
    r"|(?P<gap>\n\s*\n|\n(?=[ \t]{0,9}(?:[-*•>|#]|\(?\d{1,3}[.)]\s)))"
)


def decimal_comma(text: str) -> str | None:
    """Return what stands before the decimal comma of a number; None when it has none.

    >>> decimal_comma("2,75"), decimal_comma("1.234,56"), decimal_comma("2,300")
    ('2', '1.234', None)
    """
    whole, _, decimals = text.rpartition(",")
    thousands = len(decimals) == 3 and whole != "0" and whole.replace(",", "").isdecimal()
    return whole if whole and decimals.isdecimal() and not thousands else None


def quantity_tokens(text: str, start: int, end: int, skipped: Iterable[Span]) -> QuantityTokens:
    """Return the tokens of ``text[start:end]``, with a gap for each skipped span."""
    found: list[QuantityToken] = []
    last = start
    for low, high in stretches(start, end, skipped):
        if low > last:
            found.append(QuantityToken("gap", "", "", last, low, True))
        last = low
        for match in _TOKEN.finditer(text, low, high):
            words, (first, end) = match[0], match.span()
            kind: Kind = match.lastgroup  # type: ignore[assignment]  # the groups are the kinds
            spaced = first > last or first == start
            found.append(QuantityToken(kind, words, words.lower(), first, end, spaced))
            last = end
    return QuantityTokens(found, text)


def stretches(start: int, end: int, skipped: Iterable[Span]) -> Iterator[Span]:
    """Yield the parts of a span that no skipped span covers."""
    for low, high in sorted(skipped):
        if start < low:
            yield start, min(low, end)
        start = max(start, high)
        if start >= end:
            return
    yield start, end


def asides(text: str, start: int, end: int) -> list[Span]:
    """Return the spans in ``text[start:end]`` that are surely no figures, in no order.

    >>> text = "On 5 May 2022 at 11:45, 300 troops [3] left (see https://example.org/7)."
    >>> [text[a:b] for a, b in sorted(asides(text, 0, len(text)))]
    ['5 May 2022', '11:45', '[3]', 'https://example.org/7).']
    """
    found: list[Span] = []
    if _DIGIT_OR_BRACKET.search(text, start, end):
        found += [m.span() for m in _ASIDE.finditer(text, start, end)]
        if _MAY_DATE.search(text, start, end):
            found += [m.span() for m in _dates().finditer(text, start, end)]
    if _ADDRESSED.search(text, start, end):
        found += [span for m in _CHUNK.finditer(text, start, end) if (span := _address(m))]
    return found


_DIGIT_OR_BRACKET = regex(r"[\d【]")
"""What each of the asides but addresses holds."""
_MAY_DATE = regex(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d[-/]\d")
"""What each of the dates holds; the whole pattern is costly to compile and to try everywhere."""
_LETTERS = string.ascii_letters
_CHUNK = regex(r"\S+")
_ADDRESSED = regex(r"\]\(|://|@|www\.|doi:|\d[-–/.]\d")
"""What each of the chunks that are addresses or chains of numbers holds."""
_SERIAL = regex(r"[(\[]?(?!\d{1,3}(?:\.\d{3})+,\d)\d+([-–/.])\d+(?:\1\d+)+")


def _address(match: re.Match[str]) -> Span | None:
    """Return the url, e-mail address or chain of numbers in a chunk without white space."""
    chunk, start, end = match.group(), match.start(), match.end()
    if "](" in chunk:  # a link of Markdown; its words before "](" are text
        return start + chunk.index("]("), end
    if "://" in chunk:
        return start + len(chunk[: chunk.index("://")].rstrip(_LETTERS)), end
    if "@" in chunk or chunk.startswith(("www.", "doi:")) or _SERIAL.match(chunk):
        return start, end
    return None


_ASIDE = regex(
    r"""
    (?=[\[【\d'’+(v>\#]|(?m:^)[ \t])(?:                           # how one of them begins
    \[\^?\d{1,4}(?:\s{0,2}[,;–-]\s{0,2}\d{1,4}){0,40}\]       # [3], [^3], [1, 4–6]
  | 【[^】\n]{1,60}】
  | (?<![\w.])\d{1,3}(?:st|nd|rd|th)\b
  | (?<![\w.])(?:\d{2}|\d{4})['’]?s\b | (?<!\d)['’]\d{2}s?\b  # 1990s, '68
  | (?<![\w.,])\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[ap]m\b|[ap]\.m\.|UTC\b|GMT\b|[CE]E?S?T\b))?
  | (?<![\w.,])\d{1,2}(?:\s?[–-]\s?\d{1,2}|\.\d{2})?\s?(?:[ap]m\b|[ap]\.m\.|o['’]clock\b)
  | (?<![\w.,])\d{1,4}:\d{1,4}\b                              # odds and verses
  | \+\d[\d\s().-]{6,18}\d | \(\d{3}\)\s?\d{3}-\d{4}\b
  | (?<![\w.])v\d+(?:\.\d+)*\b
  | (?m:^[ \t>]{0,9}\(?\d{1,3}[.)](?=\s))                     # the number of a list item
  | (?m:^[ \t]{0,9}\#{1,6}[ \t]+\d+(?:\.\d+)*\.?(?=\s))       # the number of a heading
    )
    """,
    re.VERBOSE,
)


@cache
def _dates() -> re.Pattern[str]:
    """Return the pattern of dates in English."""
    wide = [name.title() for name in phrase_list("en/calendar.txt", "months")[0].split()]
    names = {*wide, *(name[:3] for name in wide), "Sept"}
    month = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    days = rf"{day}(?:\s?(?:[-–—/]|and|or|to)\s?{day}){{0,2}}"
    year = r"(?:\d{4})\b"
    return re.compile(
        rf"(?<![\w.,])(?:{days}\s(?:of\s)?{month}(?:,?\s{year})?"
        rf"|{month}\s{days}(?!\d|,\d{{3}}|\s(?:million|billion|percent|%))(?:\s?[-–—]\s?{month}\s{day})?"
        rf"(?:,?\s{year})?"
        rf"|{month},?\s{year}|{year}\s{month}"
        r"|\d{4}-\d{2}-\d{2}(?:T[\d:.]{2,15}Z?)?|\d{1,2}/\d{1,2}/\d{2,4})(?!\w)"
    )
