"""Source lists of other forms than an entry a line: on one line, and in BibTeX."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry, clean, entry
from claimgraph.reading.citations.marked_text import EDGES, MarkedText, SourceList, led_in
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.layout.lines import BLANK


def find_inline(marked: MarkedText) -> Iterator[SourceList]:
    """Yield the lists that one line holds, each entry behind its number."""
    for index, block in enumerate(marked.blocks):
        if index in marked.used or block.kind not in ("prose", "item"):
            continue
        numbers = [m for m in marked.marks[index] if m.shape == "number" and len(m.labels) == 1]
        led = led_in(marked.text, block.start, block.end)
        begin = led.end() if led else block.start
        linked = sum(1 for mark in marked.marks[index] if mark.url)
        if not numbers or (led is None and (len(numbers) < 2 or linked < len(numbers))):
            continue
        if marked.text[begin : max(begin, numbers[0].start)].strip(EDGES):
            continue
        entries = tuple(_entries(marked, index, numbers))
        if _listed(entries, led is not None):
            marked.used.add(index)
            if led is not None:
                marked.loose.add(index)
            yield SourceList(entries, "printed", (index,))


def _entries(marked: MarkedText, index: int, numbers: Sequence[Mark]) -> Iterator[Entry]:
    """Yield the entries of one line, each from its number to the next: "[1] A [2] B"."""
    ends = [number.start for number in numbers[1:]] + [marked.blocks[index].end]
    linked = deque(m for m in marked.marks[index] if m.url)
    for number, end in zip(numbers, ends, strict=True):
        words = marked.text[number.start : end].rstrip(EDGES.replace(")", "").replace("]", ""))
        end = number.start + len(words)
        links = []
        while linked and linked[0].start < end:
            links.append(linked.popleft())
        yield entry(marked.text, number.start, end, min(number.end, end), number.labels[0], links)


def _listed(entries: Sequence[Entry], led: bool) -> bool:
    """Say whether the pieces of a line are entries: with words, or urls where none leads in."""
    if led:
        return all(one.title or one.url for one in entries)
    return len(entries) > 1 and all(one.url for one in entries)


_FOLLOWING = {
    "sup": regex(r"(?<=\s)([⁰¹²³⁴-⁹]{1,3})[ ]?(?=\S)"),
    "ordered": regex(r"(?<=\s)([①-⑳])[ ]?(?=\S)"),
    "num": regex(r"(?<=[\s;,])\[(\d{1,4})\][ ](?=\S)"),
    ". ": regex(  # but not "vom 3. Mai"
        r"(?<=[ ])(?<![ ][a-z]{2}[ ])(?<![ ][a-z]{3}[ ])(?<![ ][a-z]{4}[ ])(?<!№[ ])"
        r"(\d{1,3})\.[ ](?=\S)(?![^\W\d_]{3,12}[ ](?:1[89]|20)\d\d\b)"
    ),
    ") ": regex(r"(?<=[ ])(\d{1,3})\)[ ](?=\S)"),
}


def on_one_line(marked: MarkedText, block: Block, following: str) -> Iterator[Entry]:
    """Yield the entries that one line holds, each behind its number: "¹ Budget: … ² Rain: …".

    ``following`` is the label of the line below it.
    """
    sign = marked.text[block.body - 2 : block.body] if block.style == "ordered" else ""
    pattern = _FOLLOWING.get(sign) or _FOLLOWING.get(block.style)
    numbers = list(pattern.finditer(marked.text, block.body, block.end)) if pattern else []
    labels = [block.label, *(_number(found[1]) for found in numbers)]
    if not numbers or not block.label.isdecimal():
        return
    if labels != [str(int(labels[0]) + at) for at in range(len(labels))] or following in labels:
        return  # "№ 4. S. 35" of the third entry
    starts = [block.start, *(found.start() for found in numbers)]
    bodies = [block.body, *(found.end() for found in numbers)]
    ends = [*starts[1:], block.end]
    for label, start, body, end in zip(labels, starts, bodies, ends, strict=True):
        end = start + len(marked.text[start:end].rstrip(BLANK + ";,·|•"))
        yield entry(marked.text, start, end, min(body, end), label, ())


def _number(printed: str) -> str:
    return str(int("".join(str(int(unicodedata.numeric(sign))) for sign in printed)))


_BEGINS = regex(
    r"@(?!(?:comment|string|preamble)\b)[A-Za-z]{3,20}[ ]?\{[ ]?(?P<key>[^\s,{}]{1,80}),"
)
_FIELD = regex(
    r"\b(?P<name>title|url|doi)[ ]{0,8}=[ ]{0,8}"
    r"(?:\{(?P<braced>(?:[^{}]|\{[^{}]{0,200}\}){1,600})\}|\"(?P<quoted>[^\"\n]{1,600})\")",
    re.IGNORECASE,
)
_BRACES = regex(r"[{}]")
_WEB = regex(r"https?://[^\s<>\"]+")


def find_bibtex(marked: MarkedText) -> SourceList | None:
    """Return the list that entries of BibTeX make; None when the text has none that it cites."""
    entries, taken = [], []
    cited = {label.casefold() for label in marked.labels}
    for index, block in enumerate(marked.blocks):
        if index in marked.used or block.kind != "code":
            continue
        found = [*_BEGINS.finditer(marked.text, block.start, block.end)]
        if not found:
            continue
        ends = [*(one.start() for one in found[1:]), block.end]
        entries += [
            _bibtex_entry(marked.text, one, end) for one, end in zip(found, ends, strict=True)
        ]
        taken.append(index)
    if cited.isdisjoint(entry.label.casefold() for entry in entries):
        return None  # how to cite the text itself
    marked.used.update(taken)
    return SourceList(tuple(entries), "printed", tuple(taken))


def _bibtex_entry(text: str, begins: re.Match[str], end: int) -> Entry:
    """Return an entry of BibTeX with its key, title, and url or DOI."""
    fields = {
        one["name"].lower(): clean(_BRACES.sub("", one["braced"] or one["quoted"]))
        for one in _FIELD.finditer(text, begins.end(), end)
    }
    url = fields.get("url") or ("https://doi.org/" + fields["doi"] if "doi" in fields else "")
    end = begins.start() + len(text[begins.start() : end].rstrip())
    address = url if _WEB.fullmatch(url) else None
    return Entry(begins.start(), end, begins["key"], fields.get("title"), address)
