"""Who speaks in a transcript: each of its turns opens with a name or an office and a colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.lexicon import HONORIFICS, ROLES
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.mails import SENT

_TURN = regex(
    r"^[ \t>*_]{0,4}(?P<sent>" + SENT + r")?"
    r"(?P<label>[^\W\d_][^\n:*.?!\"“]{1,80}?\.?)\**(?P<colon>:)\**[ \t]+"
    r"(?P<said>\S.*)$",
    re.MULTILINE,
)
_BRACKET = regex(r"\(([^()]*)\)")
_SMALL = frozenset({"of", "for", "the", "and"})
_FEWEST = 3
"""Turns from which lines are a transcript."""
_LONGEST = 8
"""Words of the longest label."""


class Turn(NamedTuple):
    """The words of one turn, sentence by sentence, and where its speaker and colon stand."""

    speaker: Span
    colon: Span
    said: tuple[Span, ...]


def turns_of(text: str, sentences: Sequence[Sentence]) -> list[Turn]:
    """Return the turns of a transcript; none where a text is none.

    Some speaker has to speak twice, and another to answer. Questions state nothing.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "LUND: It fell.\\nORR: Did it?\\nLUND: It did."
    >>> lines = [Sentence(tokenize(text, *span)) for span in ((0, 14), (15, 27), (28, 41))]
    >>> [(text[slice(*t.speaker)], [text[a:b] for a, b in t.said]) for t in turns_of(text, lines)]
    [('LUND', ['It fell']), ('LUND', ['It did'])]
    """
    found = [m for m in _TURN.finditer(text) if _may_speak(m["label"])]
    names = Counter(text[slice(*_speaker(m))] for m in found)
    stopped = sum(m["said"].rstrip('*_"” ')[-1:] in ".?!…" for m in found)
    if len(found) < _FEWEST or len(names) in (1, len(found)):
        return []
    if 2 * stopped < len(found) and not found[0]["sent"]:
        return []  # messages of a chat seldom have full stops
    starts = [s.tokens[0].start if s.tokens else -1 for s in sentences]
    held = sorted((start, n) for n, start in enumerate(starts) if start >= 0)
    turns = []
    for m in found:
        first, last = bisect_left(held, (m.start(), 0)), bisect_left(held, (m.end(), 0))
        spoken = (_said(sentences[n], m.start("said")) for _, n in held[first:last])
        said = tuple(span for span in spoken if span)
        if said:
            turns.append(Turn(_speaker(m), m.span("colon"), said))
    return turns


def _may_speak(label: str) -> bool:
    """Whether a label names somebody: "MS VARGA", "The Minister (Al Groat)", no "Location"."""
    words = _BRACKET.sub(" ", label).replace(",", " ").split()
    if not 0 < len(words) <= _LONGEST or any(w[:1].islower() and w not in _SMALL for w in words):
        return False
    plain = [w.lower().rstrip(".") for w in words]
    if len(plain) == 1 and len(plain[0]) == 1:
        return False  # "Q:"
    office = plain[-1] in ROLES or (plain[0] == "the" and not ROLES.isdisjoint(plain))
    return office or plain[0] in HONORIFICS or not any(map(is_word, plain))


def _speaker(turn: re.Match[str]) -> Span:
    """Return whose turn it is: of "The Minister (Al Groat)" the name, not so of "Ed Lay (Lab)"."""
    start, label = turn.start("label"), turn["label"]
    bracket = _BRACKET.search(label)
    if bracket is None:
        return start, start + len(label.rstrip())
    if label.startswith("The ") and len(bracket[1].split()) > 1:
        return start + bracket.start(1), start + bracket.end(1)
    return start, start + len(label[: bracket.start()].rstrip())


def _said(sentence: Sentence, begun: int) -> Span | None:
    """Return the words of a sentence from a place on, without its stop; None if they state none."""
    first = next((i for i, t in enumerate(sentence.tokens) if t.start >= begun), sentence.end)
    states = any(sentence.tag(i) in FINITE for i in range(first, sentence.end))
    if not states or sentence.tokens[-1].text == "?":
        return None
    return sentence.tokens[first].start, sentence.tokens[sentence.end - 1].end
