"""Works that a text names by a key, "[@orr]", or a number, "Sources: 1, 3", "(PMID: 12345678)".

Numbers of trials and books are left out: a sentence names by them what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import Mark, expand, in_a_row
from claimgraph.reading.lang.word_lists import any_of

_NUMBER = (
    r"(?:PMID[: ]{1,2}\d{5,9}|PMC(?:ID)?[: ]{0,2}(?:PMC)?\d{5,9}"
    r"|arXiv[: ]{1,2}(?:\d{4}\.\d{4,5}(?:v\d)?|[a-z-]{2,10}/\d{7}))"
)
_NUMBERS = regex(
    rf"[(\[](?<=\S[ ][(\[]){in_a_row(_NUMBER, '[,;][ ]', 9)}[)\]](?=[.,;:!?)]|\s|$)", re.I
)
_ONE = regex(_NUMBER, re.I)
_REGISTERS = ("PMID", "PMC", "arXiv")
_PANDOC = regex(r"-?@\{?([\w][\w:.#$%&+?<>~/-]{0,80})")


def works_by_number(text: str) -> Iterator[Mark]:
    """Yield the works that a text names by numbers: of its list, or in a register."""
    yield from _registered_works(text)
    yield from _lines_of_numbers(text)


def _registered_works(text: str) -> Iterator[Mark]:
    """Yield the numbers of works in brackets behind what they back.

    >>> text = "It fell (PMID: 12345678; arXiv:2031.01234)."
    >>> [text[slice(*mark.note)] for mark in _registered_works(text)]
    ['PMID: 12345678', 'arXiv:2031.01234']
    """
    for found in _NUMBERS.finditer(text) if any(name in text for name in _REGISTERS) else ():
        start, parts = found.start(), [*_ONE.finditer(text, *found.span())]
        for part in parts:
            end = found.end() if part is parts[-1] else part.end()
            yield Mark(start, end, "note", note=part.span())
            start = end


_LINE_OF_NUMBERS = regex(
    rf"^[ \t>|]*(?P<led>[(*_]{{0,4}}(?!via|link|more|read){any_of('leads in')}"
    r"[*_]{0,3}[:：][*_]{0,3}[ \xa0]?)"
    rf"({in_a_row(r'[0-9]{1,3}', '[ ]?[,;–-][ ]?', 30)})\.?[)*_]{{0,4}}[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def _lines_of_numbers(text: str) -> Iterator[Mark]:
    """Yield the numbers on a line of their own that names the sources of what stands above it.

    >>> [mark.labels for mark in _lines_of_numbers("It fell.\\n\\nSources: 1, 3")]
    [('1', '3')]
    """
    for found in _LINE_OF_NUMBERS.finditer(text) if _NUMBERS_END.search(text) else ():
        yield Mark(found.start("led"), found.end(2), "number", expand(found[2]))


_NUMBERS_END = regex(r"[:：][*_ \xa0]{0,4}\d{1,3}(?!\d)")
"""What each such line holds."""


def pandoc_keys(bare: str) -> tuple[str, ...]:
    """Return the keys of "see @ortega2007, pp. 3-5; @lund2012"; none where a part has none.

    >>> pandoc_keys("see @ortega2007, pp. 3-5; but cf. @lund2012")
    ('ortega2007', 'lund2012')
    """
    found = [_PANDOC.search(part) for part in bare.split(";")]
    keys = [one[1].rstrip(".:,?") for one in found if one]
    return tuple(dict.fromkeys(keys)) if len(keys) == len(found) else ()
