"""Entries of BibTeX that a text holds, as the list that its keys lead to."""

from __future__ import annotations

import re

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry, clean
from claimgraph.reading.citations.marked_text import MarkedText, SourceList

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
    fields = {
        one["name"].lower(): clean(_BRACES.sub("", one["braced"] or one["quoted"]))
        for one in _FIELD.finditer(text, begins.end(), end)
    }
    url = fields.get("url") or ("https://doi.org/" + fields["doi"] if "doi" in fields else "")
    end = begins.start() + len(text[begins.start() : end].rstrip())
    address = url if _WEB.fullmatch(url) else None
    return Entry(begins.start(), end, begins["key"], fields.get("title"), address)
