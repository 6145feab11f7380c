"""Signs of emphasis around words of a sentence: "the *Maren Tide* sank", "**Orr Steel** left"."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.places import Span

_EMPHASIS = regex(
    r"(?<![*\w\\])(\*{1,3})(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*:.!?…。：])\1(?!\*)"
    r"|(?<![_\w\\])(_{1,3})(?=[^\s_])([^_\n]{1,200}?)(?<=[^\s_:.!?…。：])\3(?![_\w])"
)
_LABELS = regex(r"[ \t]*(?:[:.：]|[–—-](?!\w))")
"""What stands behind a label in bold: "**Cost**: it rose", "**Rain falls** — it"."""
_GOES_ON = regex(r",?[ ](?:[a-z(]|[A-Z][\w.]*\))|,[ ]|['’]s?\b|[)”\"]")
"""What stands behind the emphasised subject of a sentence, and not behind a heading in its line."""
_BEFORE = "\n-+•*>#|0123456789.) \t"


def emphasis(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the signs of emphasis around words that are part of a sentence, and no label.

    >>> text = "**Cost**: The *Ada* sank, and **Orr** left."
    >>> [text[a - 1 : b + 1] for a, b in emphasis(text, 0, len(text))]
    [' *A', 'a* ', ' **O', 'r** ']
    """
    words = text[start:end]
    if "*" not in words and "_" not in words:
        return
    first = end - len(words.lstrip(_BEFORE))
    for match in _EMPHASIS.finditer(text, start, end):
        sign = len(match[1] or match[3])
        opens = match.start() <= first
        if _LABELS.match(text, match.end()) or (opens and not _GOES_ON.match(text, match.end())):
            continue
        yield match.start(), match.start() + sign
        yield match.end() - sign, match.end()
