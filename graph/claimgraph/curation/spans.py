"""Spans of a curated file: ``words`` are checked against ``at``; passages are kept once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from claimgraph.curation.positioned_yaml import YamlMapping
from claimgraph.model import Aside, Document, Passage, choices, clip, passage_id

Span = tuple[int, int]
"""Start and end, 0-based code points, end excluded."""
BLOCKS = ("heading", "paragraph")
"""What a block of the text can be."""


class Spans:
    """The stretches of one text that a file names: blocks, sentences in them, words in those."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._passages: dict[Span, dict[str, Any]] = {}
        self._blocks: list[Span] = []
        self._sentences: list[Span] = []
        self._markers: list[Span] = []

    def passages(self) -> Iterator[Passage]:
        """Yield all passages, each part of the sentence or the block that holds it."""
        for span, fields in self._passages.items():
            yield self.document.cut(*span, part_of=self._parent(span), **fields)

    def block(self, entry: YamlMapping) -> Span:
        """Keep a paragraph or a heading, and return where it stands."""
        span = self._measure(entry) if "words" in entry.values else self._numbers(entry)
        self._after(span, self._blocks, entry)
        role = entry.choice("role", BLOCKS) if "role" in entry.values else "paragraph"
        self._keep(span, entry, role)
        return span

    def sentence(self, entry: YamlMapping, block: Span) -> Span:
        """Keep a sentence of a block, and return where it stands."""
        span = self._measure(entry)
        if not _holds(block, span):
            raise entry.problem(f"the sentence stands outside its block {list(block)}", "at")
        self._after(span, self._sentences, entry)
        self._keep(span, entry, "sentence")
        return span

    def words(self, entry: YamlMapping, sentence: Span | None = None) -> str:
        """Keep some words, all in one sentence (this one, if given); return their passage's id."""
        span = self._measure(entry, sentence)
        home = sentence or next((s for s in self._sentences if s[0] <= span[0] < s[1]), None)
        if home and not _holds(home, span):
            raise entry.problem(f"the words reach out of their sentence {list(home)}", "at")
        return self._keep(span, entry)

    def marker(self, entry: YamlMapping) -> dict[str, Any]:
        """Return the fields of a marker's place; a marker after the stop belongs to no sentence."""
        span = self._measure(entry)
        self._markers.append(span)
        return self._pointer(span)

    def reference(self, entry: YamlMapping) -> dict[str, Any]:
        """Return the fields of a list entry's place."""
        return self._pointer(self._measure(entry))

    def check_complete(self) -> list[str]:
        """Return the words of paragraphs that stand in no sentence or marker, with their start."""
        left = []
        for start, end in self._blocks:
            if "heading" in self._passages[start, end]["roles"]:
                continue
            inner = sorted(s for s in (*self._sentences, *self._markers) if _holds((start, end), s))
            for a, b in _gaps((start, end), inner):
                words = self.document.text[a:b]
                if words.strip():
                    left.append(f"{b - len(words.lstrip())}: {clip(words)!r}")
        return left

    # -- inside ---------------------------------------------------------------------------------

    def _keep(self, span: Span, entry: YamlMapping, role: str = "") -> str:
        kept = self._passages.setdefault(span, {"roles": ()})
        if role:
            kept["roles"] = (*kept["roles"], role)
            if "aside" in entry.values:
                kept["aside"] = entry.choice("aside", choices(Aside))
            if "note" in entry.values:
                kept["note"] = entry.text("note")
        return passage_id(self.document.id, *span)

    def _pointer(self, span: Span) -> dict[str, Any]:
        start, end = span
        exact = self.document.text[start:end]
        return {"start": start, "end": end, "exact": exact, "part_of": self._parent(span)}

    def _parent(self, span: Span) -> str | None:
        for larger in (self._sentences, self._blocks):
            place = bisect_right(larger, (span[0], len(self.document.text) + 1)) - 1
            if place >= 0 and larger[place] != span and _holds(larger[place], span):
                return passage_id(self.document.id, *larger[place])
        return None

    def _measure(self, entry: YamlMapping, sentence: Span | None = None) -> Span:
        """Return where an entry's words stand, checked against the text."""
        words, text = entry.text("words"), self.document.text
        if "at" not in entry.values:
            raise entry.problem(f"is missing; {self._whereabouts(words, sentence)}", "at")
        start, end = self._numbers(entry)
        if text[start:end] != words:
            raise entry.problem(
                f"document.text[{start}:{end}] is {clip(text[start:end])!r}, not {clip(words)!r}; "
                f"{self._whereabouts(words, sentence)}",
                "at",
            )
        return start, end

    def _numbers(self, entry: YamlMapping) -> Span:
        numbers = entry.texts("at")
        if len(numbers) != 2 or not all(n.isascii() and n.isdecimal() for n in numbers):
            raise entry.problem("should be [start, end], in code points from 0, end excluded", "at")
        start, end = map(int, numbers)
        if not start < end <= len(self.document.text):
            size = len(self.document.text)
            raise entry.problem(f"[{start}, {end}] is not a stretch of {size} code points", "at")
        return start, end

    def _whereabouts(self, words: str, sentence: Span | None) -> str:
        """Say where words stand: in the sentence if they do, else anywhere."""
        found = list(_occurrences(self.document.text, words))
        near = [span for span in found if sentence and _holds(sentence, span)]
        if not found:
            return "these words stand nowhere in the text"
        return "the words stand at " + " or ".join(str(list(span)) for span in (near or found)[:5])

    def _after(self, span: Span, earlier: list[Span], entry: YamlMapping) -> None:
        if earlier and span[0] < earlier[-1][1]:
            raise entry.problem(f"starts before the one at {list(earlier[-1])} ends", "at")
        earlier.append(span)


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _occurrences(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + len(words))


def _gaps(whole: Span, inner: list[Span]) -> Iterator[Span]:
    """Yield the stretches of a whole between sorted inner spans."""
    reached = whole[0]
    for start, end in inner:
        yield reached, max(reached, start)
        reached = max(reached, end)
    yield reached, whole[1]
