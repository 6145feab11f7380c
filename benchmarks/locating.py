"""Where the words of a converted text stand in the file that they were taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"\w+")
_NEAR, _FAR = 400, 4000
"""Between two words stand at most so many characters of markup: at first, and later on."""
_TRIES = 400


def located(raw: str, sentences: list[str]) -> Iterator[tuple[int, int] | None]:
    """Yield start and end of each sentence in a raw text, in order; None where it is not found.

    >>> raw = "<p>It <b>rained</b>.</p><p>Rome was dry.</p>"
    >>> list(located(raw, ["It rained.", "Rome was dry."]))
    [(3, 15), (27, 39)]
    """
    after = 0
    for sentence in sentences:
        words = _WORD.findall(sentence)
        found = _find(raw, words, after) or _find(raw, words, 0)
        if found is not None:
            after = found[1]
        yield found


def _find(raw: str, words: list[str], after: int) -> tuple[int, int] | None:
    if not words:
        return None
    start = raw.find(words[0], after)
    for _ in range(_TRIES):
        if start < 0:
            return None
        end = _follow(raw, words, start)
        if end is not None:
            return start, end
        start = raw.find(words[0], start + 1)
    return None


def _follow(raw: str, words: list[str], start: int) -> int | None:
    """Return where the last of some words ends, each found not far behind the one before."""
    end = start + len(words[0])
    for place, word in enumerate(words[1:], start=1):
        at = raw.find(word, end, end + (_NEAR if place < 4 else _FAR) + len(word))
        if at < 0:
            return None
        end = at + len(word)
    return end
