"""Numbers in signs of their own, which only a source list can prove: "②③", "2️⃣", "/2/", "<2>"."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import Mark, expand, in_a_row

_A_CIRCLED = "[①-⑳㉑-㉟㊱-㊿❶-❿➀-➓⓫-⓴⓵-⓾⑴-⒇]"
_CIRCLED = regex(rf"{_A_CIRCLED}(?<=[ \xa0\S].){_A_CIRCLED}{{0,11}}")
_KEYCAPS = regex(r"(?<=\S)[ ]?((?:[0-9]\ufe0f?\u20e3|🔟){1,6})")
_ROW = in_a_row(r"\d{1,3}", r"[ ]?[,;–-][ ]?", 20)
_FENCED = regex(  # what it begins with first, as the rest is then tried at few places
    rf"[/<‹⟨〈](?:(?<=\S[ ]/)({_ROW})/"
    rf"|(?<!/)(?<!<<)(?:(?<=\S.)|(?<=\S[ ].))({_ROW})[>›⟩〉])(?=[\s.,;:!?)。，；]|$)"
)


def circled(body: str) -> Iterator[Mark]:
    """Yield "②③", which begin no line.

    >>> [mark.labels for mark in circled("It fell ①. It rose ②③.")]
    [('1',), ('2', '3')]
    """
    for found in _CIRCLED.finditer(body):
        if found.start() and body[found.start() - 1] not in "\n\t":
            labels = tuple(dict.fromkeys(str(int(unicodedata.numeric(n))) for n in found[0]))
            yield Mark(found.start(), found.end(), "proven", labels)


def keycaps(body: str) -> Iterator[Mark]:
    """Yield the numbers on keys, such as "2️⃣", which begin no line."""
    for found in _KEYCAPS.finditer(body) if "\u20e3" in body or "🔟" in body else ():
        keys = found[1].replace("\ufe0f", "").replace("🔟", "10").split("\u20e3")
        yield Mark(
            found.start(1), found.end(), "proven", tuple(dict.fromkeys(k for k in keys if k))
        )


def fenced(body: str) -> Iterator[Mark]:
    """Yield the numbers between strokes or angles, behind words.

    >>> [mark.labels for mark in fenced("It fell /1/ and rose <2, 3>, 4/5.")]
    [('1',), ('2', '3')]
    """
    for found in _FENCED.finditer(body):
        yield Mark(found.start(), found.end(), "proven", expand(found[found.lastindex or 0]))


SIGNED: tuple[Callable[[str], Iterator[Mark]], ...] = (circled, keycaps, fenced)
"""Each finds the numbers in one kind of signs."""
