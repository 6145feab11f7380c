"""Typing of abbreviations by what is said around them."""

from __future__ import annotations

from claimgraph.reading.entities.context import type_by_context
from claimgraph.reading.entities.unlisted import USING, modifies
from claimgraph.reading.entities.words import Judgement, NameCandidate, Words, is_plain
from claimgraph.reading.lang.en import lexicon as lx

_LEADING = USING | lx.words("first second third fourth fifth sixth final") | {"("}
"""What stands before an acronym of a thing."""


def type_acronym(s: Words, run: NameCandidate) -> Judgement | None:
    """Judge an abbreviation by what bodies do and have; of one that nothing tells of, abstain.

    What it stands for where the text defines it is settled between names, not here.
    """
    token = s.tokens[run.first]
    if run.last - run.first > 1 or not token.is_acronym:
        return None
    if is_plain(token.text) and not _defined_here(s, run):
        return None  # a thing: DNA, TV
    if (judged := type_by_context(s, run)) is not None:
        return judged
    before = s.word(run.first - 1)
    dotted = len(token.text) < 5 and "." in token.text
    letters = len(token.text) < 3 and before != "the"
    led = before in _LEADING or before[:1].isdigit()
    bare = letters or led or dotted or s.word(run.last) == "+"
    return None, "modifier" if bare or modifies(s, run) else "acronym"


def _defined_here(s: Words, run: NameCandidate) -> bool:
    return s.word(run.first - 1) in ("(", "the")
