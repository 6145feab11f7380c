"""Whose words a block quotation is, by the line above it or the one below its words.

"Lund wrote:" above lines that open with ">", or "— Ada Lund, 2021" below them.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.attribution.context import Context, frames_of
from claimgraph.reading.attribution.sources import source_of
from claimgraph.reading.attribution.turns import Said, Turn
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.tokens import FULL_VERBS
from claimgraph.reading.places import Span

_BLOCK = regex(r"(?m)(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+")
_CREDIT = regex(
    r"(?:^|\n)[ \t]{0,3}(?:>[ \t]*)?[*_]{0,2}(?:[–—―]|--?)[ ]?[*_]{0,2}\[?"
    r"(?P<who>[A-Z][^\n,;(\]*_]{1,60}?)[ ]*(?:[,;(\]*_][^\n]*)?\s*\Z"
)
"""The last line of a block quotation that tells who says it."""
_BELOW = regex(r"\s{0,4}(?P<line>[–—―][^\n]{2,160})")
"""A credit right below the block."""
_NEAR = 4
"""Code points between a line that leads on and the block."""
_SPEECH = frozenset({"that", "quote", "tell", "pause"})


def set_off(text: str, said: Said) -> Iterator[Turn]:
    """Yield each block quotation that is told to be somebody's words."""
    if ">" not in text:
        return
    for block in _BLOCK.finditer(text):
        credit = _credit(text, block.span())
        end = credit[0] if credit else block.end()
        who = credit or _led_by(said, block.start())
        told = said.within(block.start(), block.start(), end) if who else ()
        if who and told:
            yield Turn(who, (block.start(), block.start() + 1), told)


def _credit(text: str, block: Span) -> Span | None:
    """Return where whoever is credited is named, in the last line of a block or right below it."""
    inside = _CREDIT.search(text[slice(*block)].rstrip())
    if inside and inside.start() > 0:
        return block[0] + inside.start("who"), block[0] + inside.end("who")
    below = _BELOW.match(text, block[1])
    found = _CREDIT.match(below["line"]) if below else None
    if below is None or found is None:
        return None
    return below.start("line") + found.start("who"), below.start("line") + found.end("who")


def _led_by(said: Said, at: int) -> Span | None:
    """Return who is told of in a sentence that leads on to a block: "Lund wrote:"."""
    before = [s for s in said.between(max(0, at - _REACH), at) if s.tokens[-1].end <= at]
    if not before or before[-1].tokens[-1].text != ":" or at - before[-1].tokens[-1].end > _NEAR:
        return None
    source = _source(before[-1])
    tokens = before[-1].tokens
    return (tokens[source[0]].start, tokens[source[1] - 1].end) if source else None


_REACH = 400
"""Code points before a block in which the sentence begins that leads on to it."""


def _source(sentence: Sentence) -> Range | None:
    """Return the source of the last verb of speech in a sentence."""
    ctx = Context(sentence, ())
    for i in range(len(ctx.tokens) - 1, 0, -1):
        if ctx.s.tag(i) in FULL_VERBS and _SPEECH & frames_of(ctx, i):
            return source_of(ctx, i)
    return None
