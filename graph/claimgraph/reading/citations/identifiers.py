"""Works that a text names by a key, "[@orr]", or a number in a register, "(PMID: 12345678)".

Numbers of trials and books are left out: a sentence names by them what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import Mark, in_a_row

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


def registered_works(text: str) -> Iterator[Mark]:
    """Yield the numbers of works in brackets behind what they back.

    >>> text = "It fell (PMID: 12345678; arXiv:2031.01234)."
    >>> [text[slice(*mark.note)] for mark in registered_works(text)]
    ['PMID: 12345678', 'arXiv:2031.01234']
    """
    for found in _NUMBERS.finditer(text) if any(name in text for name in _REGISTERS) else ():
        start, parts = found.start(), [*_ONE.finditer(text, *found.span())]
        for part in parts:
            end = found.end() if part is parts[-1] else part.end()
            yield Mark(start, end, "note", note=part.span())
            start = end


def pandoc_keys(bare: str) -> tuple[str, ...]:
    """Return the keys of "see @ortega2007, pp. 3-5; @lund2012"; none where a part has none.

    >>> pandoc_keys("see @ortega2007, pp. 3-5; but cf. @lund2012")
    ('ortega2007', 'lund2012')
    """
    found = [_PANDOC.search(part) for part in bare.split(";")]
    keys = [one[1].rstrip(".:,?") for one in found if one]
    return tuple(dict.fromkeys(keys)) if len(keys) == len(found) else ()
