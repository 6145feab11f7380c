"""One sentence whose attributions are read, and the words that report: what each takes.

``lang/en/reporting_verbs.txt`` lists the words and says what each frame means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.quotations import Quotation
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list, word_table

VERBS: dict[str, frozenset[str]] = {
    verb: frozenset(frames)
    for verb, frames in word_table("en/reporting_verbs.txt", "verbs").items()
}
ADVERBS = word_list("en/reporting_verbs.txt", "adverbs")
REFUTING = word_list("en/attribution.txt", "refuting")
"""Verbs by which somebody says that what is said is false."""


class Draft(NamedTuple):
    """Who says what in a sentence, as ranges of its tokens; ``rule`` is the way it was found.

    ``at`` is the token of the reporting word, ``verb`` its base form.
    """

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    rule: str
    at: int
    verb: str = ""


class Context:
    """One sentence with its quotations, and the attributions found in it so far.

    ``opening`` and ``closing`` hold the quotations by where they begin and end. ``breaks``
    remembers at which tokens content ends, so that each is looked at once.
    """

    def __init__(self, sentence: Sentence, quoted: Sequence[Quotation]) -> None:
        self.s = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.quoted = quoted
        self.opening = {q.start: q for q in quoted}
        self.closing = {q.end: q for q in quoted}
        self.breaks: dict[int, bool] = {}
        self.found: list[Draft] = []


def frames_of(ctx: Context, i: int) -> frozenset[str]:
    """Return the frames of the reporting verb at a token; none for another verb."""
    return _frames(ctx.s.lower(i))


@cache
def _frames(word: str) -> frozenset[str]:
    """Return the frames of a form of a verb; words of a language are few enough to be kept."""
    none: frozenset[str] = frozenset()
    return none.union(*(VERBS.get(lemma, none) for lemma in lemmas(word, "VERB")))
